# Ce qui sort de la salle : compte rendu, fiches, invitation, questions.
report-title = { $sort } : { $name }
report-page = page { $at } sur { $count }
report-unmade = Le document n'a pas pu être composé ({ $why }) : essayez l'autre forme, PDF ou tableur.
report-no-workshop = Cet atelier n'est pas dans le projet : créez-le dans l'onglet Atelier, ou vérifiez son identifiant.
report-no-actor = Cet acteur n'est pas dans le projet, ou ce public ne doit pas le connaître : vérifiez son identifiant et le public.
report-sheet-document = Document
report-sheet-day = dd/mm/yyyy

report-record = Compte rendu d'atelier
report-handouts = Fiches participants
report-handout = Fiche participant
report-invitation = Invitation
report-questions = Questions ouvertes
report-for-operator = Document de l'animateur
report-for-partners = Version pour les partenaires
report-for-public = Version publique
report-for-participant = Remis à chaque participant
report-cut-note = Cette version ne contient que ce que ses lecteurs peuvent connaître : ni quantités protégées, ni noms de personnes, ni remarques notées pour l'animateur.

report-count-decisions = { $n ->
    [one] 1 décision
   *[other] { $n } décisions
}
report-count-kept = { $n ->
    [one] 1 gardée
   *[other] { $n } gardées
}
report-count-parked = { $n } en attente
report-count-refused = { $n ->
    [one] 1 refusée
   *[other] { $n } refusées
}
report-count-said = { $n ->
    [one] 1 offre ou besoin dit
   *[other] { $n } offres et besoins dits
}
report-count-open = { $n ->
    [one] 1 question ouverte
   *[other] { $n } questions ouvertes
}
report-nothing-yet = Rien n'a encore été noté pour cet atelier : commencez-le dans l'onglet Atelier, et ce compte rendu se remplit.
report-held = Tenu
report-held-from-to = de { $from } à { $to }
report-present-count = { $present } sur { $all }
report-present = Présents
report-who-came = Qui était là
report-who-missed = Attendus, absents : { $names }.
report-actor = Acteur
report-people = Personnes
report-table = Table

report-kept = { $n ->
    [one] Ce que la salle a gardé : une décision
   *[other] Ce que la salle a gardé : { $n } décisions
}
report-parked = { $n ->
    [one] Mise en attente
   *[other] Mises en attente : { $n }
}
report-refused = { $n ->
    [one] Écartée, et pourquoi
   *[other] Écartées, et pourquoi : { $n }
}
report-synergy = Synergie
report-between = Entre
report-state = Étape
report-owner = Qui la porte
report-due = Pour le
report-next = La suite
report-motive = Motif
report-reason = Raison
report-brakes = Freins
report-remark = Remarque
report-by-hand = dessinée à la main

report-interests = Qui est intéressé
report-proposal = Proposition
report-interested = Intéressés
report-open = Questions laissées ouvertes
report-question = Question
report-about = À propos
report-asked-by = Demandé par
report-asked-on = Le
report-said = Ce que chacun a dit
report-direction = Dit
report-what = Quoi
report-details = Précisions
report-amount = Combien
report-waste = déchet { $code }
report-noted = Noté dans la salle
report-clock = { $hours }{ "\u00A0" }h{ "\u00A0" }{ $minutes }
report-time = Heure
report-speaker = Qui
report-words = Ce qui s'est dit
report-answer = Réponse
report-answered = question répondue
report-unanswered = question ouverte
report-next-workshop = Prochain atelier

report-activity = Activité
report-commune = Commune
report-agreed = Ce qui a été convenu
report-runs = Ce qui fonctionne déjà
report-you-offer = Ce que vous proposez
report-you-seek = Ce que vous cherchez
report-you-share = Ce que vous partageriez
report-side = Sens
report-said-nothing = Rien n'est encore noté pour vous : ce que vous avez, ce que vous cherchez ou ce que vous partageriez peut toujours se dire.
report-who-could = Qui pourrait
report-with = Avec
report-far = Distance
report-why = Pourquoi
report-to-tell = Ce que vous pourriez nous dire
report-best-of = Les { $shown } meilleures propositions sur { $count }.

report-you-are-invited = Vous êtes attendus pour chercher ensemble qui, sur le territoire { $name }, pourrait échanger ou partager quoi : matières, énergie, eau, équipements, compétences, achats.
report-agenda = Ordre du jour
report-prepare = À préparer
report-prepare-how = Trois questions feront le tour de la table. Une phrase suffit pour chacune, et un ordre de grandeur quand vous l'avez :
report-turn-have = J'ai : ce dont vous n'avez plus l'usage, ce qui se perd, ce qui est en trop.
report-turn-want = Je cherche : ce que vous achetez, ce qui vous manque, ce que vous paieriez moins cher ailleurs.
report-turn-share = Je partage : ce qui ne sert pas toujours, ce qui s'achèterait mieux à plusieurs.
report-turn = { $n ->
    [1] Une minute de parole pour chacun à chaque tour.
   *[other] { $minutes } minutes de parole pour chacun à chaque tour.
}
report-expected = Qui est attendu
report-asked = Questions posées, sans réponse
report-raised = Ce qu'il faudrait savoir des synergies en cours
report-to-whom = À qui
report-steps = Étapes en retard ou pour cette semaine
report-late = en retard
report-late-head = Retard
report-nothing-open = Aucune question ouverte : tout ce qui a été demandé a trouvé sa réponse.

report-sheet-decisions = Décisions
report-sheet-said = Ce qui s'est dit
report-sheet-present = Présents
report-sheet-interests = Intérêts
report-sheet-questions = Questions
report-sheet-raised = À savoir
report-sheet-steps = Étapes
report-sheet-noted = Remarques
report-sheet-flows = Offres et besoins
report-sheet-agreed = Convenu
report-sheet-proposals = Propositions
