# La carte en fichier : ce qui s'y lit, et pourquoi elle n'a pas été écrite
audience-operator = Vue animateur
print-subtitle = { $date } · { $actors ->
    [one] { $actors-shown } acteur
   *[other] { $actors-shown } acteurs
} · { $links ->
    [one] { $links-shown } échange ou piste
   *[other] { $links-shown } échanges et pistes
}
print-description = Carte de { $title } : { $actors } acteurs, { $links } échanges et pistes.
print-stopped = L'export a été arrêté ; aucun fichier n'a été écrit.
print-too-large = Une image de { $width } × { $height } pixels est trop grande : { $long } × { $short } au plus. Demandez une taille ou une finesse plus petite, ou un PDF.
print-matching = Le rapprochement n'a pas pu se faire ({ $why }) : réduisez les limites de distance, ou partagez le projet.
print-memory = La mémoire ne suffit pas pour cette image : demandez une taille plus petite.
print-full = { $path } n'a pas été écrit : le disque est plein. Libérez de la place, ou choisissez un autre disque.
print-read-only = { $path } n'a pas été écrit : ce dossier ou ce fichier est en lecture seule. Choisissez un autre dossier ou un autre nom.
print-no-folder = { $path } n'a pas été écrit : ce dossier n'existe pas. Choisissez-en un autre.
print-unwritable = { $path } n'a pas été écrit ({ $why }) : vérifiez le dossier, ses droits et la place libre.
print-pdf = Le PDF n'a pas pu être composé ({ $why }) : exportez la carte en PNG ou en SVG.
