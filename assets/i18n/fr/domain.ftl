# Words of the domain: kinds, families, states, reasons, levels, origins.
kind-company = entreprise
kind-public = collectivité
kind-farm = exploitation
kind-association = association
kind-household = habitants

family-material = Matière
family-energy = Énergie, chaleur
family-water = Eau
family-waste = Déchet, organique
family-equipment = Équipements, espaces
family-logistics = Logistique
family-skills = Compétences, emplois
family-services = Achats, services
family-unknown = À reconnaître

direction-offer = donne
direction-need = cherche
direction-pool = partage

period-hour = par heure
period-day = par jour
period-week = par semaine
period-month = par mois
period-year = par an
period-once = en une fois
per-hour = /h
per-day = /j
per-week = /semaine
per-month = /mois
per-year = /an
per-once = { " " }(une fois)

state-piste = piste
state-discussion = discussion
state-etude = étude
state-negociation = négociation
state-mise_en_oeuvre = mise en œuvre
state-en_service = en service
state-attente = en attente
state-suspendue = suspendue
state-abandonnee = abandonnée
state-arretee = arrêtée
state-refusee = refusée
state-candidate = proposée

reason-technique = technique
reason-economique = économique
reason-reglementaire = réglementaire
reason-quantite = quantité
reason-qualite = qualité
reason-distance = distance
reason-confiance = confiance
reason-disponibilite = disponibilité
reason-autre = autre

level-public = public
level-partners = partenaires
level-operator = animateur seul
level-sealed = protégé

status-declared = déclaré
status-sourced = source lue
status-derived = calculé depuis une source
status-recalled = de mémoire, à vérifier
status-knowledge = connaissance, à vérifier
status-illustrative = illustratif

month-1 = janv.
month-2 = févr.
month-3 = mars
month-4 = avr.
month-5 = mai
month-6 = juin
month-7 = juil.
month-8 = août
month-9 = sept.
month-10 = oct.
month-11 = nov.
month-12 = déc.

conversion-yearly = ≈ { $amount }/an
conversion-once = ≈ { $amount } en une fois
conversion-basis = { $factor } : { $note }, { $status }

month-long-1 = janvier
month-long-2 = février
month-long-3 = mars
month-long-4 = avril
month-long-5 = mai
month-long-6 = juin
month-long-7 = juillet
month-long-8 = août
month-long-9 = septembre
month-long-10 = octobre
month-long-11 = novembre
month-long-12 = décembre

weekday-1 = lundi
weekday-2 = mardi
weekday-3 = mercredi
weekday-4 = jeudi
weekday-5 = vendredi
weekday-6 = samedi
weekday-7 = dimanche
date-long = { $weekday } { $day ->
    [1] 1er
   *[other] { $day }
} { $month } { $year }
