# The picture of the map: legend, tags, what lies out of frame.
map-new = nouveau
map-hidden = { $n ->
    [one] { $shown } lien plus faible masqué
   *[other] { $shown } liens plus faibles masqués
}
map-off-frame = à { $distance }, hors cadre
map-lanes-more = + { $n }
map-visitor = acteur imaginé
map-visitor-count = { $n ->
    [0] aucun échange possible ici
    [one] 1 échange possible
   *[other] { $count } échanges possibles
}
