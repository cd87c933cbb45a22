# Follow-up: what is decided, by step.
tab-board = Follow-up
board-week = This week
board-late = { $count } late
board-due = { $count } to do
board-stale = { $count } without news for 90 days
board-filter-hint = Show only these; again: all
board-nothing-yet = Nothing to follow yet: keep a proposal (key G) and it comes here.
board-columns = Board
board-table = List
board-all-owners = All owners
board-all-families = All families
board-no-owner = no owner
board-no-action = Next action to be agreed
board-aside = Set aside
board-running = { $n ->
    [one] running exchange
   *[other] running exchanges
}
step-piste = Lead
step-discussion = Talks
step-etude = Study
step-negociation = Negotiation
step-mise_en_oeuvre = Setting up
step-en_service = Running
step-piste-empty = Nothing yet. A synergy comes here when a proposal is kept.
step-discussion-empty = Nothing yet. A synergy comes here when the actors talk.
step-etude-empty = Nothing yet. A synergy comes here when somebody studies whether it can be done.
step-negociation-empty = Nothing yet. A synergy comes here when price and terms are discussed.
step-mise_en_oeuvre-empty = Nothing yet. A synergy comes here when the agreement is signed.
