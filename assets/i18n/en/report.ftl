# What leaves the room: record, hand-outs, invitation, questions.
report-title = { $sort }: { $name }
report-page = page { $at } of { $count }
report-unmade = The document could not be put together ({ $why }): try the other form, PDF or spreadsheet.
report-no-workshop = This workshop is not in the project: make it in the Workshop tab, or check its identifier.
report-no-actor = This actor is not in the project, or this audience may not know it: check the identifier and the audience.
report-sheet-document = Document
report-sheet-day = dd mmm yyyy

report-record = Record of a workshop
report-handouts = Participants' sheets
report-handout = Participant's sheet
report-invitation = Invitation
report-questions = Open questions
report-for-operator = Animateur's document
report-for-partners = Version for partners
report-for-public = Public version
report-for-participant = Handed to each participant
report-cut-note = This version holds only what its readers may know: no protected quantities, no names of people, no remarks noted for the animateur.

report-count-decisions = { $n ->
    [one] 1 decision
   *[other] { $n } decisions
}
report-count-kept = { $n } kept
report-count-parked = { $n } parked
report-count-refused = { $n } refused
report-count-said = { $n ->
    [one] 1 offer or need said
   *[other] { $n } offers and needs said
}
report-count-open = { $n ->
    [one] 1 open question
   *[other] { $n } open questions
}
report-nothing-yet = Nothing has been noted for this workshop yet: begin it in the Workshop tab, and this record fills.
report-held = Held
report-held-from-to = from { $from } to { $to }
report-present-count = { $present } of { $all }
report-present = Present
report-who-came = Who was there
report-who-missed = Expected, absent: { $names }.
report-actor = Actor
report-people = People
report-table = Table

report-kept = { $n ->
    [one] What the room kept: one decision
   *[other] What the room kept: { $n } decisions
}
report-parked = { $n ->
    [one] Parked
   *[other] Parked: { $n }
}
report-refused = { $n ->
    [one] Set aside, and why
   *[other] Set aside, and why: { $n }
}
report-synergy = Synergy
report-between = Between
report-state = Step
report-owner = Owner
report-due = By
report-next = Next
report-motive = Motive
report-reason = Reason
report-brakes = Brakes
report-remark = Remark
report-by-hand = drawn by hand

report-interests = Who is interested
report-proposal = Proposal
report-interested = Interested
report-open = Questions left open
report-question = Question
report-about = About
report-asked-by = Asked by
report-asked-on = On
report-said = What each said
report-direction = Says
report-what = What
report-details = Details
report-amount = How much
report-waste = waste { $code }
report-noted = Noted in the room
report-clock = { $hours }:{ $minutes }
report-time = Time
report-speaker = Who
report-words = What was said
report-answer = Answer
report-answered = question answered
report-unanswered = open question
report-next-workshop = Next workshop

report-activity = Activity
report-commune = Commune
report-agreed = What was agreed
report-runs = What runs already
report-you-offer = What you offer
report-you-seek = What you seek
report-you-share = What you would share
report-side = Side
report-said-nothing = Nothing is noted for you yet: what you have, what you seek or what you would share can still be said.
report-who-could = Who could
report-with = With
report-far = Distance
report-why = Why
report-to-tell = What you could tell us
report-best-of = The { $shown } best proposals of { $count }.

report-you-are-invited = You are expected, to find out together who in the territory { $name } could exchange or share what: materials, energy, water, equipment, skills, purchases.
report-agenda = Agenda
report-prepare = To prepare
report-prepare-how = Three questions will go round the table. One sentence is enough for each, with a rough figure when you have one:
report-turn-have = I have: what you no longer use, what is lost, what is too much.
report-turn-want = I seek: what you buy, what you lack, what you would pay less for elsewhere.
report-turn-share = I share: what is not always in use, what would be better bought together.
report-turn = { $n ->
    [1] One minute for each in every turn.
   *[other] { $minutes } minutes for each in every turn.
}
report-expected = Who is expected
report-asked = Questions asked, without an answer
report-raised = What would be good to know of the synergies under way
report-to-whom = To whom
report-steps = Steps that are late or due this week
report-late = late
report-late-head = Late
report-nothing-open = No open question: everything that was asked has found its answer.

report-sheet-decisions = Decisions
report-sheet-said = What was said
report-sheet-present = Present
report-sheet-interests = Interests
report-sheet-questions = Questions
report-sheet-raised = To find out
report-sheet-steps = Steps
report-sheet-noted = Remarks
report-sheet-flows = Offers and needs
report-sheet-agreed = Agreed
report-sheet-proposals = Proposals
