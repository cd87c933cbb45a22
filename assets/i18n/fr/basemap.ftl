# Fond de plan embarqué
basemap-attribution = Fond de plan : © les contributeurs d'OpenStreetMap (ODbL) · IGN, Insee, Etalab (Licence Ouverte) · Geodatastyrelsen · GeoNames (CC BY 4.0) · Natural Earth
basemap-attribution-short = © les contributeurs d'OpenStreetMap · IGN, Insee, Etalab · Geodatastyrelsen · GeoNames · Natural Earth

# Paquets de tuiles
tiles-part-header = en-tête
tiles-part-directory = liste des tuiles
tiles-part-metadata = description
tiles-part-tile = tuile
tiles-error-read = Le fichier de tuiles n'a pas pu être lu : { $cause }. Vérifiez qu'il est toujours à sa place et qu'il est lisible.
tiles-error-not-pmtiles = Ce fichier n'est pas un paquet PMTiles. Choisissez un fichier .pmtiles.
tiles-error-version = Ce paquet PMTiles est de version { $found } ; seule la version 3 est lue. Convertissez-le avec l'outil pmtiles.
tiles-error-compression = Ce paquet emploie une compression qui n'est pas lue. Refaites-le avec la compression gzip.
tiles-error-on-its-way = La tuile n'est pas encore arrivée. Elle s'affichera d'elle-même.
tiles-error-damaged = Ce paquet de tuiles est abîmé ({ $part }). Téléchargez-le ou recopiez-le à nouveau.
tiles-error-too-large = Ce paquet de tuiles a une partie trop grande pour être honnête ({ $part }). Il n'a pas été lu ; faites-en un autre.
tiles-credit-unknown = Source du fond de plan non précisée
tiles-credit-unnamed = Fond de plan « { $name } », source non précisée

country-france = France
country-denmark = Danemark
