# Words of the window.
tab-map = Map
tab-proposals = Proposals
tab-actors = Actors
tab-flows = Flows
close = Close

action-new = New territory…
action-open = Open…
action-save = Save now
action-save-copy = Save a copy…
action-home = First page
action-undo = Undo
action-redo = Redo
action-entry = Enter a line
action-search = Search
action-add-actor = Add an actor
action-add-flow = Add a flow
action-typical = Typical sheet
action-edit = Edit
action-delete = Delete
action-keep = Keep
action-park = Later
action-refuse = Refuse…
action-room-map = Map
action-room-workshop = Workshop
action-room-board = Follow-up
action-room-matrix = Priorities: gain and effort
action-round-next = Next speaker
action-round-back = Speaker before
action-keep-top = Keep the proposal on top
action-park-top = Park the proposal on top
action-refuse-top = Refuse the proposal on top
action-interest = The speaker is interested
action-top-down = Next proposal
action-top-up = Proposal before
action-note = Note or ask something
action-grid = Grid
action-tie = Tie two actors
action-missing = Who is missing?
action-fit = See everything
action-zoom-in = Closer
action-zoom-out = Further
action-switch-language = Français
action-switch-theme = Light or dark
action-larger = Larger
action-smaller = Smaller
action-normal-size = Normal size
action-back = Back

key-shift = Shift
key-space = Space
key-escape = Esc
key-delete = Del
key-page-down = PgDn
key-page-up = PgUp
key-home = Home
key-enter = Enter

undo-named = Undo: { $what }
redo-named = Redo: { $what }
nothing-to-undo = Nothing to undo
nothing-to-redo = Nothing to redo
told-done = Done: { $what }
told-undone = Undone: { $what }
told-redone = Redone: { $what }
told-recovered = The last entries of the interrupted session were taken up.
told-script-line = Script, line { $line }: { $why }
told-copied = Copy saved: { $path }
told-matching-failed = The proposals could not be computed ({ $why }). Lower the distance limits.

saving-saved = Saved at { $at } · { $file }
saving-pending = Saving…
saving-read-only = Open for reading only: save a copy to edit.
time-of-day = { $hour }:{ $minute }
list-updating = updating…
count-actors = { $n ->
    [0] no actor
    [one] 1 actor
   *[other] { $count } actors
}
count-flows = { $n ->
    [0] no flow
    [one] 1 flow
   *[other] { $count } flows
}
count-running = { $n ->
    [0] no running exchange
    [one] 1 running exchange
   *[other] { $count } running exchanges
}

search-hint = Actor, town…
search-nothing = Nothing is called “{ $words }”: try a shorter word.
filter-actors = Filter the actors
filter-flows = Filter the flows
filter-nothing = Nothing matches. Clear the filter to see everything.

entry-name = Entry: who gives or seeks what?
entry-hint = Who gives or seeks what?   Scierie Martin gives 120 t/yr sawdust
chip-who = who
chip-direction = way
chip-what = what
chip-place = where
chip-quantity = how much
chip-months = months
chip-then = then
chip-temperature = temperature
chip-take = Take { $words }
chip-new-actor = { $name } (new actor)

list-first = The proposals are coming…
list-empty = No proposal yet. Add actors and what they give or seek: for example “Scierie Martin gives 120 t/yr sawdust” in the line above.
list-all-decided = All that could be exchanged is decided. A new actor or flow will bring more proposals.
list-more = { $n ->
    [one] and one more, weaker
   *[other] and { $count } more, weaker
}
list-decided = Decided, to follow ({ $count })
list-running = Running ({ $count })
list-aside = Stopped, refused, on hold ({ $count })
row-gone = no longer proposed
blocked-show = Show the impossible pairs, with their reason
blocked-hide = Hide the impossible pairs
blocked-none = No impossible pair nearby. Further away, distance alone rules out.
show-list = List
show-map = Map
tag-new = new
score-stronger = ↑ { $score }
score = Score
out-of-100 = out of 100
gain = Gain
effort = Effort
answer = Answer
proposal-gone = This proposal no longer exists: the data have changed.
proposal-conditions = Conditions: { $conditions }
proposal-example = It exists: { $example }
keep-now = Keep as a lead
refuse-why = Why refuse it?

actors-empty = No actor. Type a first actor in the line above, or press N and click on the map.
flows-empty = No flow. Choose an actor, then “Add a flow”.
actor-unplaced = to be placed
actor-flows = What the actor gives, seeks or shares
actor-no-flow = Nothing yet.
actor-links = Its links
actor-no-link = No link yet.
flow-edit-hint = Edit this flow
employees = { $count } employees
position-to-km = position within { $km } km
position-to-m = position within { $m } m
origin-unsaid = Source of the data: not said
origin-status = Origin: { $status }.
origin-source = Origin: { $status }; { $source }
centre = Centre
synergy-why = Why
synergy-actors = The actors
synergy-step = How far is it?
synergy-delete = Delete the synergy

form-new-actor = New actor
form-actor = Edit the actor
form-new-flow = New flow
form-flow = Edit the flow
form-save = Save
form-cancel = Give up
form-needs = The name or label is missing: fill it in, everything else can wait.
form-placed = Placed on the map.
form-place-by-click = A town is enough; or click on the map to place it.
field-name = Name
field-name-hint = Scierie Martin
field-commune = Town
field-commune-hint = Ghyvelde
field-position = Position
field-kind = Kind of actor
field-activity = Activity
field-employees = Employees
field-short-name = Short name for the map
field-short-name-hint = 18 letters at most
field-note = Remark
field-direction = Way
field-label = What?
field-label-hint = sawdust, heat, meeting room…
field-quantity = Quantity
field-unit = Unit
field-period = Period
field-temperature = Temperature
field-months = Which months? (none: not known)
field-level = Who may know?
field-owner = Owner
field-due = Due
field-due-hint = 15/01/2027
field-reason = Reason
field-next-action = Next action
field-brakes = Brakes
field-motive = Motive
not-a-number = This is not a number: write for example 1,200 or 12.5.
nature-understood = Understood as
nature-unknown = What is it?

map-description = Map of { $name }: { $actors } actors, { $synergies } decided synergies. Arrow keys move, page up and down zoom.
map-empty = Type a first actor, for example: Scierie Martin in Ghyvelde gives 120 t/yr sawdust
map-place-hint = Click where the new actor is, or type its town.
legend-hint = Click: only this; again: everything

welcome-purpose = Who could exchange or share what, on a map, in the room, without a network.
welcome-samples = Open a sample
welcome-recent = Recent
welcome-open-recent = Open this territory
copy-file-name = { $stem } copy.gpkg
new-file-name = territory.gpkg
problem-folder = The folder { $folder } cannot be made ({ $why }): free some room or check the rights.
problem-script = The script { $path } cannot be read ({ $why }): check its path and content.
problem-thread = The system refuses a thread ({ $why }): close other programs and try again.
window-usage = Argument not understood ({ $why }). Usage: maillage [PROJECT.gpkg | sample:NAME] [tile PACK] [--lang fr|en] [--script FILE]
window-no-display = The window cannot open: it needs a screen and OpenGL 2.0, software will do. On a remote machine, install the Mesa drivers.

# What decides, when, what stands in the way.
field-only = Kept for
field-only-hint = Names of actors, parted by commas
field-never = Not for
field-never-hint = Actors, materials, or “hazardous waste”
proposal-brakes = What may stand in the way
proposal-months = Month by month
months-given = given
months-sought = sought
months-key = filled bar: given; outline: sought ({ $unit })
months-assumed = months assumed, to be confirmed
questions-decide = Answers that would decide this synergy
deciding-show = What to ask?
deciding-proposals = { $n ->
    [one] 1 proposal waits for it
   *[other] { $count } proposals wait for it
}
deciding-none = No open question.

# Quantities, alone and shared.
shares-heading = Quantities
shares-alone = Alone: { $amount }
shares-net = Shared with the others: { $amount }
shares-net-ratios = Shared with the others, each pair with its own yield: { $amount }
shares-nothing = Shared with the others: nothing, other pairs make better use of it.
shares-pinned = Chosen by the room: { $amount }
shares-waiting = Sharing with the others: under way…
shares-pin-none = Share at best
shares-pin-all = Keep it all for it
shares-pin-zero = Give it nothing
action-territory = Territory
territory-which = Which territory?
territory-lead = Type a commune or a group of communes: its outline appears on the map. You can also start without, and come back through the menu.
territory-lead-more = The outline of the territory stands out on the map. Click a zone to bring it into view.
territory-field = Commune or group of communes
territory-draw = Draw on the map
territory-import = Import a GeoJSON…
territory-zones = Zones
zone-commune = commune
zone-epci = group of communes
zone-drawn = drawn
zone-imported = imported
zone-name = Name of the zone
zone-rename = Rename { $name }
zone-delete = Delete { $name }
zone-drawn-name = Zone { $number }
map-tie-hint = Let go on the receiving actor. Esc: tie nothing.
map-draw-hint = A click sets a point · Enter or double click closes · Backspace removes the last · Esc gives up
told-zones = Zones: { $added } added, { $updated } updated.
search-is-actor = actor
search-is-commune = commune · { $name } ({ $code })
search-is-epci = group of communes
search-is-town = town · { $country }
search-is-kommune = Danish municipality
menu-tools = Tools and settings
chip-edit = Correct: { $name }
entry-unplaced = { $name } is not on the map yet:
entry-commune = Its town
entry-commune-hint = its town, then Enter
entry-commune-unknown = No town “{ $name }”: correct the name, or place it with a click
entry-later = Later
place-by-click = Place with a click
typical-hint = What actors of this activity usually give and seek, to be confirmed with them.
typical-to-confirm = typical, to confirm
typical-confirm = Confirm
typical-drop = Remove
grid-lead = Tab goes on, Enter or the arrows go down. The first row is for the next flow: who, which way, what suffice.
grid-new = New row: { $name }
grid-needs = Who, which way (gives, seeks, shares) or what is missing.
grid-way = The way is: gives, seeks or shares.
grid-amount = “{ $text }” is no quantity: for example 120 t/yr.
action-help = Help and shortcuts
grid-leave = Back to the map
help-first = The first five things to do
help-here = Keys of this screen
help-anywhere = Keys everywhere
help-letters = Single letters act only while you are not typing in a field.
help-first-territory = Say which territory: the wheel, then Territory. You can also come back to it later.
help-first-line = Write in the line at the top who gives or needs what, such as “Scierie Martin gives 120 t/year sawdust”, then Enter.
help-first-proposal = Click a proposal at the left: why it holds, how far apart, what remains to be asked.
help-first-decide = Keep it, put it aside or refuse it. What is kept is found again under Follow-up.
help-first-wall = Show the wall: F5. Only what is public appears there; Esc comes back.
score-hint = Mark out of 100: how feasible it seems
score-means = How feasible it seems
