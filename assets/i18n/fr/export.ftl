# La page qui met la carte dans un fichier
action-export-map = Exporter la carte…
export-title = Exporter la carte
export-what = Fichier
export-pdf = Page à imprimer (PDF)
export-png = Image (PNG)
export-svg = Dessin (SVG)
export-pdf-hint = Nette à toute taille, avec des noms que l'on peut chercher et copier.
export-png-hint = Pour un diaporama, un message ou un site.
export-svg-hint = À retoucher dans un logiciel de dessin. La police IBM Plex Sans n'y est pas incluse.
export-size = Taille
export-way = Sens de la page
export-portrait = Portrait
export-landscape = Paysage
export-shown = Partie montrée
export-view = Cette vue
export-territory = Tout le territoire
export-for = Pour qui
export-public = Public
export-partners = Partenaires
export-operator = Animateur
export-public-hint = Sans les quantités, les coûts, les contacts ni ce qui est confidentiel : rien de cela n'est dans le fichier.
export-partners-hint = Avec ce que les partenaires peuvent savoir, sans ce qui est réservé à l'animateur.
export-operator-hint = Ce fichier montre aussi ce qui est confidentiel : ne le diffusez pas.
export-look = Présentation
export-map-title = Titre
export-light = Clair
export-light-contrast = Clair contrasté
export-dark = Sombre
export-dark-contrast = Sombre contrasté
export-save = Enregistrer…
export-file-name = { $stem } carte.{ $ending }
export-under-way = Carte en cours d'export : { $name }
export-remaining = encore { $n ->
    [one] une seconde environ
   *[other] { $count } secondes environ
}
export-stop = Arrêter
export-written = Enregistré : { $path }
export-copy = Copier
