# Fond de plan embarqué
basemap-attribution = Fond de plan : © les contributeurs d'OpenStreetMap (ODbL) · IGN, Insee, Etalab (Licence Ouverte) · Geodatastyrelsen · GeoNames (CC BY 4.0) · Natural Earth
basemap-attribution-short = © les contributeurs d'OpenStreetMap · IGN, Insee, Etalab · Geodatastyrelsen · GeoNames · Natural Earth

# Paquets de tuiles
tiles-part-header = en-tête
tiles-part-directory = liste des tuiles
tiles-part-metadata = description
tiles-part-tile = tuile
tiles-part-outlines = contours
tiles-error-read = Le fichier de tuiles n'a pas pu être lu : { $cause }. Vérifiez qu'il est toujours à sa place et qu'il est lisible.
tiles-error-not-a-pack = Ce fichier n'est pas un paquet de tuiles. Choisissez un fichier .pmtiles ou .mbtiles.
tiles-error-not-mbtiles = Ce fichier n'est pas un paquet MBTiles. Choisissez un fichier .mbtiles ou .pmtiles.
tiles-error-database = Ce paquet MBTiles ne peut pas être lu ({ $cause }). Téléchargez-le ou recopiez-le à nouveau.
tiles-error-too-much-work = Ce paquet demande trop de travail pour une seule tuile ; il n'a pas été lu. Refaites-le ou choisissez-en un autre.
tiles-error-not-pmtiles = Ce fichier n'est pas un paquet PMTiles. Choisissez un fichier .pmtiles.
tiles-error-version = Ce paquet PMTiles est de version { $found } ; seule la version 3 est lue. Convertissez-le avec l'outil pmtiles.
tiles-error-compression = Ce paquet emploie une compression qui n'est pas lue. Refaites-le avec la compression gzip.
tiles-error-on-its-way = La tuile n'est pas encore arrivée. Elle s'affichera d'elle-même.
tiles-error-damaged = Ce paquet de tuiles est abîmé ({ $part }). Téléchargez-le ou recopiez-le à nouveau.
tiles-error-too-large = Ce paquet de tuiles a une partie trop grande pour être honnête ({ $part }). Il n'a pas été lu ; faites-en un autre.
tiles-credit-unknown = Source du fond de plan non précisée
tiles-credit-unnamed = Fond de plan « { $name } », source non précisée
tiles-error-not-our-pack = Le fond de plan rangé dans ce projet n'est pas tel que Maillage l'écrit ; il n'a pas été lu. Retirez-le, puis mettez-en un autre.

# Mettre un paquet dans le projet
pack-error-too-many = Ce paquet couvre trop de terrain ({ $count } carrés à regarder). Coupez-le au territoire.
pack-error-too-large = Ce qu'il faudrait mettre dans le projet dépasse { $limit } Mo. Coupez-le au territoire, ou prenez un paquet moins détaillé.
pack-error-nothing = Ce paquet n'a aucune tuile à cet endroit. Choisissez un paquet de votre territoire.
pack-error-stopped = Arrêté à votre demande. Le projet n'a pas changé.
pack-error-disk = Le paquet n'a pas pu être préparé : { $why }. Faites de la place sur le disque, puis recommencez.
change-put-pack = mettre le fond de plan { $subject } dans le projet
change-remove-pack = retirer le fond de plan du projet

country-france = France
country-denmark = Danemark
