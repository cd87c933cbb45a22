# The picture of the map: legend, tags, what lies out of frame.
map-new = nouveau
map-legend = Légende
map-proposals = { $shown } propositions sur { $found }, les meilleures
map-faded = { $n ->
    [one] { $shown } proposition plus faible, estompée
   *[other] { $shown } propositions plus faibles, estompées
}
map-full = { $n ->
    [one] { $shown } lien tracé un à un
   *[other] { $shown } liens tracés un à un
}
map-bundled = { $n ->
    [one] { $shown } plus faible en faisceau gris
   *[other] { $shown } plus faibles en faisceaux gris
}
map-hidden = { $n ->
    [one] { $shown } lien plus faible masqué
   *[other] { $shown } liens plus faibles masqués
}
map-ratio = 1 : { $n }
map-off-frame = à { $distance }, hors cadre
map-lanes-more = + { $n }
map-visitor = acteur imaginé
map-visitor-count = { $n ->
    [0] aucun échange possible ici
    [one] 1 échange possible
   *[other] { $count } échanges possibles
}

# The bar under the map.
action-filter = Choisir ce que la carte montre
filter-all = Tout
filter-all-hint = Ce qui est décidé et les meilleures propositions
filter-new = Nouveautés
filter-new-hint = Seulement les propositions apparues avec la dernière saisie
filter-quick = Gains rapides
filter-quick-hint = Seulement les propositions bien notées qui ne demandent que du transport ou du tri
filter-month = Mois montré sur la carte
filter-year = toute l'année
filter-around = { $name } :
filter-both = Tous ses liens
filter-incoming = Ce qui arrive
filter-outgoing = Ce qui part
filter-everything = Tout montrer
filter-close = Fermer cette barre
month-name-1 = janvier
month-name-2 = février
month-name-3 = mars
month-name-4 = avril
month-name-5 = mai
month-name-6 = juin
month-name-7 = juillet
month-name-8 = août
month-name-9 = septembre
month-name-10 = octobre
month-name-11 = novembre
month-name-12 = décembre

# What a screen reader says of things on the map.
map-stop-link = { $label }, de { $from } vers { $to }, { $state }
map-stop-pool = à plusieurs, { $members }, { $state }
map-stop-cluster = { $count } acteurs ensemble, { $place } : { $first } et d'autres
filter-narrow = La carte ne montre pas tout (touche F)
filter-patterns = Trames
filter-patterns-hint = Chaque famille a aussi sa trame dans le trait : utile sans les couleurs
