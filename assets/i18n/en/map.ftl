# The picture of the map: legend, tags, what lies out of frame.
map-new = new
map-hidden = { $n ->
    [one] { $shown } weaker link hidden
   *[other] { $shown } weaker links hidden
}
map-off-frame = { $distance } away, off the map
map-lanes-more = + { $n }
map-visitor = imagined actor
map-visitor-count = { $n ->
    [0] no possible exchange here
    [one] 1 possible exchange
   *[other] { $count } possible exchanges
}
