# Refused intents: what, where, what to do.
refusal-not-json = Ligne illisible à partir du caractère { $value } : écrire un objet JSON par ligne.
refusal-malformed = Ligne mal formée ({ $value }) : comparer avec les exemples de l'aide.
refusal-unknown-verb = Action inconnue « { $value } » : vérifier le mot après "do".
refusal-unknown-field = Champ inconnu « { $value } » : le retirer ou corriger son nom.
refusal-missing-field = Il manque « { $value } » : l'ajouter.
refusal-bad-date = { $field } : « { $value } » n'est pas une date ; écrire par exemple 15/1, 15 janvier ou fin janvier.
refusal-bad-value = « { $value } » ne convient pas pour { $field } : corriger la valeur.
refusal-no-actor = Aucun acteur « { $value } » : vérifier la référence ou l'ajouter d'abord.
refusal-no-flow = Aucun flux « { $value } » : vérifier la référence ou l'ajouter d'abord.
refusal-no-synergy = Aucune synergie « { $value } » : vérifier la référence.
refusal-no-candidate = La proposition « { $value } » n'existe plus : choisir dans la liste actuelle.
refusal-taken = La référence « { $value } » est déjà prise : en choisir une autre.
refusal-not-a-pair = Un échange relie une offre et un besoin de deux acteurs différents : choisir les deux flux.
refusal-not-a-pool = Une mutualisation réunit au moins deux acteurs, un flux chacun : compléter le groupe.
refusal-needs-reason = L'état « { $value } » demande un motif : technique, économique, réglementaire, quantité, qualité, distance, confiance, disponibilité ou autre.
refusal-unclear-entry = « { $value } » ne dit pas qui donne ou cherche quoi : par exemple « Scierie Martin donne 120 t/an sciure ».
refusal-no-profile = On ne sait pas ce que l'activité « { $value } » prend et donne d'habitude : en choisir une autre, ou ajouter l'acteur et ses flux à la main.
refusal-bad-knowledge = « { $row } » : { $why }
refusal-nature-in-use = { $n ->
    [0] Un flux porte encore cette nature (« { $flow } ») : lui en donner une autre d'abord.
    [one] Deux flux portent encore cette nature (dont « { $flow } ») : leur en donner une autre d'abord.
   *[other] « { $flow } » et { $count } autres flux portent encore cette nature : leur en donner une autre d'abord.
}
refusal-nothing-to-undo = Rien à annuler.
refusal-nothing-to-redo = Rien à rétablir.
refusal-read-only = Le territoire est ouvert en lecture seule : enregistrer une copie pour le modifier.
refusal-stale = Les données ont changé entre-temps : recommencer l'action.

session-set-aside = Des saisies d'une session interrompue appartiennent à un autre état du fichier ; elles sont gardées à part : { $copy }
refusal-no-workshop = Aucun atelier « { $value } » dans ce territoire
refusal-no-remark = Aucune note « { $value } » dans ce territoire
refusal-no-zone = Aucune zone « { $value } » : vérifier la référence.
refusal-no-place = Aucune commune ni intercommunalité de code « { $value } » : vérifier le code INSEE ou le SIREN.
refusal-no-outline = Le contour de { $value } n'est pas connu : le dessiner sur la carte ou importer un fichier GeoJSON.
refusal-zone-there = { $value } fait déjà partie du territoire.
shape-fault-no-surface = Il n'y a pas de surface : seuls les polygones deviennent des zones.
shape-fault-malformed = La géométrie est illisible : l'exporter de nouveau en GeoJSON.
shape-fault-corners = Un contour demande au moins trois points : en ajouter.
shape-fault-off-earth = Un point est hors du globe : exporter en degrés (WGS 84) ou en Lambert-93.
shape-fault-no-area = Le contour n'entoure rien : déplacer un de ses points.
shape-fault-crossing = Le contour se croise lui-même : le dessiner sans croisement.
shape-fault-points = Le contour a trop de points : le simplifier.
