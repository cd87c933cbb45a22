# Gain against effort: what brings most for least.
tab-matrix = Priorities
matrix-title = Gain and effort
matrix-gain = Gain
matrix-effort = Effort
matrix-quick = Quick wins
matrix-gain-3 = Large
matrix-gain-2 = Medium
matrix-gain-1 = Small
matrix-gain-unknown = To estimate
matrix-effort-1 = Low: transport, sorting
matrix-effort-2 = Medium: treatment, a connection
matrix-effort-3 = High: a plant
matrix-effort-unknown = To estimate
matrix-more = { $n ->
    [one] and { $count } other
   *[other] and { $count } others
}
matrix-count = { $count }
matrix-key = Filled icon: kept by the room. Hollow icon: a proposal.
matrix-scale = Gain a year: medium from { $mass }, { $volume }, { $energy } or { $partners } partners; large from { $mass-large }, { $volume-large }, { $energy-large } or { $partners-large } partners. Orders of magnitude, to sort and not to promise.
matrix-empty = Nothing to sort yet: say who gives and who seeks, proposals find their place here by themselves.
matrix-item = { $title }, { $ends }, gain: { $gain }, effort: { $effort }
matrix-on-wall = Gain and effort
