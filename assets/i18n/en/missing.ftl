# Who is missing: imagined actors, on the page and in the list.
missing-actor-note = Imagined actor, to be invited. Its flows are typical of its activity, to be confirmed.
missing-actor-source = imagined from its activity
missing-flow-note = Typical, to be confirmed.
missing-flow-source = usual profile of the activity, to be confirmed

missing-title = Who is missing?
missing-purpose = The activities that would best answer what nobody takes or supplies yet. Choose one: it appears on the map and moves with the mouse.
missing-search = Another activity…
missing-searching = Searching…
missing-none = Nothing is missing: every flow already has a good proposal.
missing-no-such = No known activity is called "{ $words }".
missing-near = Near { $place }
missing-here = Here
missing-offers = { $n ->
    [one] 1 flow would find a taker
   *[other] { $count } flows would find a taker
}
missing-needs = { $n ->
    [one] 1 need would be met
   *[other] { $count } needs would be met
}
missing-why = { $place }: { $what } ({ $examples })
missing-any = No flow waits for it: try it on the map.
missing-chains = Through them
missing-chain = { $offer } → { $need }
missing-chain-ends = { $from } → { $who } → { $to }
visitor-tag = imagined actor
visitor-count = { $n ->
    [0] No possible exchange here. Drag the hexagon elsewhere on the map.
    [one] 1 possible exchange here. Drag the hexagon over the map: the list follows.
   *[other] { $count } possible exchanges here. Drag the hexagon over the map: the list follows.
}
visitor-best = Its best exchanges
visitor-best-of = { $shown } of { $count }
visitor-gives-to = would give to { $who }
visitor-takes-from = would take from { $who }
visitor-habits = What it usually takes and gives
visitor-takes = Takes: { $list }.
visitor-gives = Gives: { $list }.
visitor-origin = Usual profile of the activity: general knowledge, to be confirmed with the actor.
visitor-invite = Add as an actor to invite
visitor-dismiss = Remove
