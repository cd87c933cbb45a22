# The picture of the map: legend, tags, what lies out of frame.
map-new = new
map-legend = Legend
map-proposals = the best { $shown } of { $found } proposals
map-faded = { $n ->
    [one] { $shown } weaker proposal faded
   *[other] { $shown } weaker proposals faded
}
map-full = { $n ->
    [one] { $shown } link drawn one by one
   *[other] { $shown } links drawn one by one
}
map-bundled = { $n ->
    [one] { $shown } weaker in a grey bundle
   *[other] { $shown } weaker in grey bundles
}
map-hidden = { $n ->
    [one] { $shown } weaker link hidden
   *[other] { $shown } weaker links hidden
}
map-ratio = 1:{ $n }
map-off-frame = { $distance } away, off the map
map-lanes-more = + { $n }
map-visitor = imagined actor
map-visitor-count = { $n ->
    [0] no possible exchange here
    [one] 1 possible exchange
   *[other] { $count } possible exchanges
}

# The bar under the map.
action-filter = Choose what the map shows
filter-all = Everything
filter-all-hint = What is decided, and the best proposals
filter-new = New
filter-new-hint = Only proposals that the last entry brought
filter-quick = Quick wins
filter-quick-hint = Only proposals that score well and take no more than transport or sorting
filter-month = Month shown on the map
filter-year = all year
filter-around = { $name }:
filter-both = All its links
filter-incoming = What comes in
filter-outgoing = What goes out
filter-everything = Show everything
filter-close = Close this bar
month-name-1 = January
month-name-2 = February
month-name-3 = March
month-name-4 = April
month-name-5 = May
month-name-6 = June
month-name-7 = July
month-name-8 = August
month-name-9 = September
month-name-10 = October
month-name-11 = November
month-name-12 = December

# What a screen reader says of things on the map.
map-stop-link = { $label }, from { $from } to { $to }, { $state }
map-stop-pool = together, { $members }, { $state }
map-stop-cluster = { $count } actors together, { $place }: { $first } and others
filter-narrow = The map does not show everything (key F)
filter-patterns = Patterns
filter-patterns-hint = Each family also has its own pattern inside the line: useful without colours
