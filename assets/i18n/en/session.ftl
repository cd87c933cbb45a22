# Refused intents: what, where, what to do.
refusal-not-json = Line not readable from character { $value }: write one JSON object a line.
refusal-malformed = Line of the wrong shape ({ $value }): compare with the examples in the help.
refusal-unknown-verb = Unknown action “{ $value }”: check the word after "do".
refusal-unknown-field = Unknown field “{ $value }”: remove it or correct its name.
refusal-missing-field = “{ $value }” is missing: add it.
refusal-bad-date = { $field }: “{ $value }” is not a date; write 15/1, 15 January or end of January, for example.
refusal-bad-value = “{ $value }” does not fit { $field }: correct the value.
refusal-no-actor = No actor “{ $value }”: check the reference or add it first.
refusal-no-flow = No flow “{ $value }”: check the reference or add it first.
refusal-no-synergy = No synergy “{ $value }”: check the reference.
refusal-no-candidate = The proposal “{ $value }” no longer exists: choose from the present list.
refusal-taken = The reference “{ $value }” is taken: choose another.
refusal-not-a-pair = An exchange joins an offer and a need of two different actors: choose both flows.
refusal-not-a-pool = A pool joins at least two actors, one flow each: complete the group.
refusal-needs-reason = The state “{ $value }” needs a reason: technique, économique, réglementaire, quantité, qualité, distance, confiance, disponibilité or autre.
refusal-unclear-entry = “{ $value }” does not say who gives or seeks what: for example “Scierie Martin gives 120 t/an sciure”.
refusal-no-profile = What the activity "{ $value }" usually takes and gives is not known: choose another one, or add the actor and its flows by hand.
refusal-bad-knowledge = “{ $row }”: { $why }
refusal-nature-in-use = { $n ->
    [0] A flow still has this nature (“{ $flow }”): give it another one first.
    [one] Two flows still have this nature (one is “{ $flow }”): give them another one first.
   *[other] “{ $flow }” and { $count } more flows still have this nature: give them another one first.
}
refusal-nothing-to-undo = Nothing to undo.
refusal-nothing-to-redo = Nothing to redo.
refusal-read-only = The territory is open for reading only: save a copy to edit it.
refusal-stale = The data have changed meanwhile: repeat the action.

session-set-aside = Entries of an interrupted session belong to another state of the file; they are kept apart: { $copy }
refusal-no-workshop = No workshop “{ $value }” in this territory
refusal-no-remark = No note “{ $value }” in this territory
refusal-no-zone = No zone “{ $value }”: check the reference.
refusal-no-place = No commune or group of communes has the code “{ $value }”: check the INSEE code or the SIREN.
refusal-no-outline = The outline of { $value } is not known: draw it on the map or import a GeoJSON file.
refusal-zone-there = { $value } is part of the territory already.
shape-fault-no-surface = There is no surface: only polygons become zones.
shape-fault-malformed = The geometry cannot be read: export it again as GeoJSON.
shape-fault-corners = An outline needs at least three points: add some.
shape-fault-off-earth = A point is not on Earth: export in degrees (WGS 84) or in Lambert-93.
shape-fault-no-area = The outline encloses nothing: move one of its points.
shape-fault-crossing = The outline crosses itself: draw it without a crossing.
shape-fault-points = The outline has too many points: simplify it.
