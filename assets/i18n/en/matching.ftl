# Why a candidate is one.
explain-title = { $giver } could supply “{ $offer }” to { $seeker }

explain-same-hint = Same nature on both sides
explain-same-why = One gives what the other seeks: { $sought }.
explain-same-part = same nature
explain-wider-hint = Fits what is sought
explain-wider-why = What is given ({ $offered }) is a kind of what is sought ({ $sought }).
explain-wider-part = a kind of the need
explain-narrower-hint = To be specified: the need is narrower
explain-narrower-why = The need ({ $sought }) is more specific than what is given ({ $offered }): check together.
explain-narrower-part = exact nature to be checked
explain-rule-hint = Possible after: { $processing }
explain-rule-why = Possible after processing ({ $processing }): { $offered } can serve as { $sought }.
explain-rule-part = { $processing }
explain-as-it-is-hint = Usable without processing
explain-as-it-is-why = Without processing, { $offered } can serve as { $sought }.
explain-as-it-is-part = no processing
explain-pump-hint = (heat pump)
explain-pump-why = A heat pump lifts the temperature by { $lift } K.
explain-pump-part = + heat pump

explain-runs-hint = Would add to a running exchange
explain-runs-why = An exchange of the same nature already runs between them: this would add to it.

explain-quantities = Given: { $supply }; sought: { $demand }.
explain-distance = The two sites are { $km } apart, for a limit of { $limit }.
explain-distance-heat = The two sites are { $km } apart; a pipe stays reasonable up to { $limit }.
explain-no-place = One of the two is not on the map yet.

part-relation = Relation
part-distance = Distance
part-quantity = Quantity
part-season = Season
part-data = Data
part-distance-reason = { $km } of { $limit }
part-distance-unknown = place unknown
part-quantity-reason = { $less } of { $more }
part-quantity-hidden = quantities confidential
part-quantity-no-offer = offer unknown
part-quantity-no-need = need unknown
part-quantity-unknown = quantities not told
part-season-reason = { $common } months of { $sought }
part-season-unknown = months not told
part-data-reason = { $n ->
    [0] everything is known
    [one] one answer is missing
   *[other] { $count } answers are missing
}

explain-gain = Up to { $amount } exchanged
explain-gain-unknown = Quantity to be asked
explain-effort-1 = Low: transport, sorting
explain-effort-2 = Medium: processing or a connection
explain-effort-3 = High: an installation

ask-offer-place = Where is { $giver }?
ask-need-place = Where is { $seeker }?
ask-offer-quantity = How much “{ $offer }” can { $giver } give?
ask-need-quantity = How much “{ $need }” does { $seeker } seek?
ask-offer-temperature = At what temperature does { $giver } give “{ $offer }”?
ask-need-temperature = At what temperature does { $seeker } seek “{ $need }”?
ask-offer-months = In which months does { $giver } give “{ $offer }”?
ask-need-months = In which months does { $seeker } seek “{ $need }”?
ask-exact-nature = What exactly is “{ $offer }”?
ask-pool-quantity = How much for { $name }: “{ $label }”?
ask-pool-place = Where is { $name }?
ask-pool-waste-code = Which waste code for { $name }: “{ $label }”?
ask-pool-months = Which months for { $name }: “{ $label }”?

explain-origin-rule = Rule { $rule } ({ $status }): { $source }.
explain-origin-nature = Matched by nature.
explain-origin-data = Data: offer { $given }, need { $sought }.
status-none = origin not told

explain-pool-short = { $what }, together
explain-pool-title-round = { $what }: one round for { $count } actors
explain-pool-title-purchase = { $what }: one order for { $count } actors
explain-pool-title-equipment = { $what }: one machine for { $count } actors
explain-pool-title-jobs = { $what }: hours shared by { $count } employers
explain-pool-title-logistics = { $what }: trips shared by { $count } actors
explain-pool-title-space = { $what }: one place for { $count } actors
explain-pool-title-services = { $what }: one contract for { $count } actors
explain-pool-title-energy = { $what }: one installation for { $count } actors
explain-pool-title-other = { $what }: { $count } actors could join forces
explain-pool-why = { $names } have the same need or means to share.
explain-pool-unasked = Nobody asked for it: they have the same need ({ $names }).
explain-pool-unasked-hint = Same need, to be suggested to them.
explain-pool-some-asked = { $asked ->
    [one] Only one asked for it; the others have the same need ({ $names }).
   *[other] { $asked } asked for it; the others have the same need ({ $names }).
}
explain-pool-more = { $names } and { $more } more
explain-pool-spread = The group spreads over { $km }, for a limit of { $limit } between two members.
explain-pool-no-place = One of the members is not on the map yet.
explain-pool-enough = { $count } actors, enough of them.
explain-pool-missing = { $missing ->
    [1] One more actor is needed to make it worthwhile.
   *[other] { $missing } more actors are needed to make it worthwhile.
}
explain-pool-total = Together: { $total }.
explain-pool-known-total = Already { $total }, without those who did not say how much.
explain-pool-too-little = Together: { $total }; about { $bound } would be needed, { $short } are missing.
explain-pool-too-much = Together: { $total }, more than one machine can give (about { $bound }): a second one would be needed.
explain-pool-smallest = The smallest viable group: { $names }.
explain-pool-invite = To be invited, as their activity usually has this need: { $names }.
explain-pool-look-for = To look for, as these activities usually have this need: { $names }.
brake-pool-no-common-month = There is no month in which all are there: to be done in two steps.
brake-pool-contested = Several need it at the same time ({ $months }).
brake-pool-contested-all-year = Several need it all year round, to be shared by day or by week.
explain-pool-in-turn = Their months complement each other: each in turn.
explain-pool-gain-round = One collection instead of one for each actor.
explain-pool-gain-purchase = One order, a better price.
explain-pool-gain-equipment = One machine to pay for and to maintain.
explain-pool-gain-jobs = A lasting job instead of scattered hours.
explain-pool-gain-logistics = Fewer trips that are empty or half full.
explain-pool-gain-space = One place to rent and to maintain.
explain-pool-gain-services = One visit of the provider, a group price.
explain-pool-gain-energy = One installation, better used.
explain-pool-gain-other = One purchase or means for all instead of one each.
explain-pool-share = With { $count }, each bears 1/{ $count } of the fixed cost.
explain-pool-next = With { $name } on top of the smallest group, each bears 1/{ $after } of the fixed cost instead of 1/{ $before }.
explain-pool-next-adds = With { $name } on top of the smallest group, each bears 1/{ $after } of the fixed cost instead of 1/{ $before }, and { $adds } are added.
explain-pool-next-more = With { $name } on top of the smallest group, each bears 1/{ $after } of the fixed cost instead of 1/{ $before }; all together, 1/{ $all }.
explain-pool-next-adds-more = With { $name } on top of the smallest group, each bears 1/{ $after } of the fixed cost instead of 1/{ $before }, and { $adds } are added; all together, 1/{ $all }.
explain-pool-effort = Low: coming to an agreement
explain-pool-check-round = same container, same frequency, same outlet
explain-pool-check-purchase = same quality, same calendar, end of present contracts
explain-pool-check-equipment = transport between sites, maintenance, insurance, booking
explain-pool-check-jobs = same qualification, days of presence, who is the employer
explain-pool-check-logistics = same routes, same vehicle, loads that go together, temperature
explain-pool-check-space = hours, access, insurance
explain-pool-check-services = same due date (inspection, session), same provider accepted
explain-pool-check-energy = room, connection, who runs the installation
explain-pool-check-other = what exactly it is for each of them
explain-pool-origin = Number, quantity and spread: orders of magnitude (knowledge, to be checked). The spread is set in “How proposals are ranked”.
part-pool-relation = same need
part-pool-wider = close needs
part-pool-words = same words
part-pool-unasked = same need, not asked for yet
part-pool-distance = spread { $km }
part-pool-too-little = quantity too small
part-pool-too-much = more than one machine can give
part-pool-common = { $months ->
    [0] no month in which all are there
    [one] one month in which all are there
   *[other] { $months } months in which all are there
}
part-pool-contested = { $months ->
    [0] each in turn
    [one] one contested month
   *[other] { $months } contested months
}
part-pool-any-month = no effect
part-pool-data = { $unknown ->
    [0] all quantities are known
    [one] one quantity is missing
   *[other] { $unknown } quantities are missing
}

# Hard rules.
block-distance = Too far: { $km } for a limit of { $limit }
block-season = No month in common
block-too-cold = Too cold: { $offered } given for { $sought } sought, even with a heat pump
block-out-of-range = The temperature given ({ $offered }) does not suit the processing (threshold { $bound })

# Cascades, likeness, brakes.
explain-case = This has been done: { $case }, { $place } ({ $source }).
explain-case-alike = This has been done between like activities: { $case }, { $place } ({ $source }).
explain-kept = { $n ->
    [one] You have already kept one pair of this kind.
   *[other] You have already kept { $n } pairs of this kind.
}
explain-refused = { $n ->
    [one] You have already set one pair of this kind aside.
   *[other] You have already set { $n } pairs of this kind aside.
}
explain-by-code = The nature is inferred from the waste code, which names an origin and not a use: to be confirmed.
explain-cascade-hint = More than what is asked: in cascade
explain-cascade-why = What is given ({ $offered }) exceeds what is asked ({ $sought }): it can serve there a second time.
explain-cascade-part = better than what is asked
explain-upgrade-hint = To be lifted by a heat pump
explain-upgrade-why = What is given ({ $offered }) is too cool for what is sought ({ $sought }): a heat pump would be needed.
explain-upgrade-part = heat pump needed
ask-need-nature = What exactly is “{ $need }”?
ask-takes-hazard = Is { $seeker } allowed to take hazardous waste?
brake-hazard = Hazardous waste: permit, consignment note and licensed haulier to be checked.
brake-status = Waste, by-product or end of waste? To be checked with the authorities.
brake-pump = Heat pump: about { $cop } of heat for 1 of electricity, so { $share } % of the heat delivered is electricity (order of magnitude).
brake-line = A line of { $km }, about { $diameter } across: { $share } % lost (order of magnitude).
brake-line-lossy = A long line for what it delivers: { $km }, about { $diameter } across, { $share } % lost (order of magnitude).
brake-far = Distance weighs: transport has to be costed.
brake-offer-small = The offer covers only a small part of the need: others must add to it.
brake-need-small = The need takes only a small part of the offer: the rest must go elsewhere.
brake-season = Nothing during { $gap } of the months sought: store, or keep a back-up.
brake-plant = A plant is needed: study and investment.
block-exclusive = Kept for another actor
block-refused = Refused by one of the two actors
block-hazard = Hazardous waste, refused by the one who would take it

# Chains.
explain-chain-ends = { $giver } → { $via } → { $seeker }
explain-chain-title = “{ $offer }” from { $giver } could become “{ $product }” at { $via }, for { $seeker }
explain-chain-hint = By way of { $via }
explain-chain-why = { $via } takes what { $giver } gives and makes of it what { $seeker } seeks.
part-first-half = First half
part-second-half = Second half
brake-chain = Three actors must agree: begin with { $via }.
brake-suspect = May contain: { $why }. An analysis has to be asked for.
