# « Suivi » : ce qui est décidé, par étape.
tab-board = Suivi
board-week = Cette semaine
board-late = { $count } en retard
board-due = { $count } à faire
board-stale = { $count } sans nouvelle depuis 90 jours
board-filter-hint = Ne montrer que celles-ci ; encore : toutes
board-nothing-yet = Rien à suivre encore : gardez une proposition (touche G) et elle arrive ici.
board-columns = Tableau
board-table = Liste
board-all-owners = Tous les porteurs
board-all-families = Toutes les familles
board-no-owner = sans porteur
board-no-action = Prochaine action à convenir
board-aside = À part
board-running = { $n ->
    [one] échange en service
   *[other] échanges en service
}
step-piste = Piste
step-discussion = Discussion
step-etude = Étude
step-negociation = Négociation
step-mise_en_oeuvre = Mise en œuvre
step-en_service = En service
step-piste-empty = Rien encore. Une synergie arrive ici quand une proposition est gardée.
step-discussion-empty = Rien encore. Une synergie arrive ici quand les acteurs se parlent.
step-etude-empty = Rien encore. Une synergie arrive ici quand quelqu'un étudie sa faisabilité.
step-negociation-empty = Rien encore. Une synergie arrive ici quand le prix et les conditions se discutent.
step-mise_en_oeuvre-empty = Rien encore. Une synergie arrive ici quand la convention est signée.
