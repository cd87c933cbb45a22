# The wall: the picture for the room, and the operator's side of it.
wall = Wall
action-wall = Project in this window
action-wall-apart = Project in a second window
action-wall-blank = Black screen
action-full-screen = Full screen
wall-window = Wall: { $name }
wall-public = Public view
wall-partners = Partners’ view
wall-lit = Lit room
wall-dark = Dark room
wall-counts-hidden = Confidential leads are counted
wall-leaves-hidden = Confidential leads are left out
wall-change = Change to: { $to }
wall-change-short = change
wall-black = Black screen
wall-black-short = Black
wall-waiting = Preparing the view…
wall-all = { $n ->
    [0] no exchange
    [one] 1 exchange shown
   *[other] { $all } exchanges shown
}
wall-some = { $shown } of { $all } exchanges shown
wall-confidential = { $n ->
    [one] and 1 confidential lead
   *[other] and { $count } confidential leads
}
wall-story-count = story { $at } of { $of }
wall-overview = overview
wall-stands-apart = Wall in its own window
wall-previous = Previous story
wall-next = Next story
wall-away = Put the wall away
wall-drag-over = Drag its window onto the projector’s screen, then press F11
wall-link-running = { $from } supplies “{ $label }” to { $to }
wall-link-building = { $from } is about to supply “{ $label }” to { $to }: being set up
wall-link-studied = { $from } and { $to } are studying “{ $label }” together
wall-link-lead = A lead between { $from } and { $to }: “{ $label }”
wall-pool-running = { $members } share “{ $label }”
wall-pool-building = { $members } are about to share “{ $label }”: being set up
wall-pool-studied = { $members } are studying “{ $label }” together
wall-pool-lead = A shared lead, { $members }: “{ $label }”
