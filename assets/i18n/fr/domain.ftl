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
