# The picture of the map: legend, tags, what lies out of frame.
map-new = new
map-hidden = { $n ->
    [one] { $shown } weaker link hidden
   *[other] { $shown } weaker links hidden
}
map-off-frame = { $distance } away, off the map
map-lanes-more = + { $n }
