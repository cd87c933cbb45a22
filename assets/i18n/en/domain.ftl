# Words of the domain: kinds, families, states, reasons, levels, origins.
kind-company = company
kind-public = public body
kind-farm = farm
kind-association = association
kind-household = households

family-material = Materials
family-energy = Energy, heat
family-water = Water
family-waste = Waste, organics
family-equipment = Equipment, spaces
family-logistics = Logistics
family-skills = Skills, jobs
family-services = Purchases, services
family-unknown = To be recognised

direction-offer = gives
direction-need = seeks
direction-pool = shares

period-hour = per hour
period-day = per day
period-week = per week
period-month = per month
period-year = per year
period-once = once
per-hour = /h
per-day = /day
per-week = /week
per-month = /month
per-year = /yr
per-once = { " " }(once)

state-piste = lead
state-discussion = discussion
state-etude = study
state-negociation = negotiation
state-mise_en_oeuvre = being set up
state-en_service = running
state-attente = on hold
state-suspendue = suspended
state-abandonnee = given up
state-arretee = stopped
state-refusee = refused
state-candidate = proposed

reason-technique = technical
reason-economique = economic
reason-reglementaire = regulatory
reason-quantite = quantity
reason-qualite = quality
reason-distance = distance
reason-confiance = trust
reason-disponibilite = availability
reason-autre = other

level-public = public
level-partners = partners
level-operator = operator only
level-sealed = sealed

status-declared = declared
status-sourced = source read
status-derived = derived from a source
status-recalled = recalled, to be checked
status-knowledge = common knowledge, to be checked
status-illustrative = illustrative

month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec

conversion-yearly = ≈ { $amount }/year
conversion-once = ≈ { $amount } once
conversion-basis = { $factor }: { $note }, { $status }

month-long-1 = January
month-long-2 = February
month-long-3 = March
month-long-4 = April
month-long-5 = May
month-long-6 = June
month-long-7 = July
month-long-8 = August
month-long-9 = September
month-long-10 = October
month-long-11 = November
month-long-12 = December

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
date-long = { $weekday } { $day } { $month } { $year }
