# The picture of the map: legend, tags, what lies out of frame.
map-new = nouveau
map-hidden = { $n ->
    [one] { $shown } lien plus faible masqué
   *[other] { $shown } liens plus faibles masqués
}
map-off-frame = à { $distance }, hors cadre
map-lanes-more = + { $n }
