# Words of the window.
tab-map = Carte
tab-proposals = Propositions
tab-actors = Acteurs
tab-flows = Flux
close = Fermer

action-new = Nouveau territoire…
action-open = Ouvrir…
action-save = Enregistrer maintenant
action-save-copy = Enregistrer une copie…
action-home = Page d'accueil
action-undo = Annuler
action-redo = Rétablir
action-entry = Saisir une ligne
action-search = Chercher
action-add-actor = Ajouter un acteur
action-add-flow = Ajouter un flux
action-typical = Fiche type
action-edit = Modifier
action-delete = Supprimer
action-keep = Garder
action-park = Plus tard
action-refuse = Refuser…
action-room-map = Carte
action-room-workshop = Atelier
action-room-board = Suivi
action-room-matrix = Priorités : gain et effort
action-round-next = Orateur suivant
action-round-back = Orateur précédent
action-keep-top = Garder la proposition du haut
action-park-top = Mettre de côté la proposition du haut
action-refuse-top = Refuser la proposition du haut
action-interest = Celui qui parle est intéressé
action-top-down = Proposition suivante
action-top-up = Proposition précédente
action-note = Noter ou poser une question
action-grid = Saisie en grille
action-tie = Relier deux acteurs
action-missing = Qui manque ?
action-fit = Tout voir
action-zoom-in = Plus près
action-zoom-out = Plus loin
action-switch-language = English
action-switch-theme = Clair ou sombre
action-larger = Plus grand
action-smaller = Plus petit
action-normal-size = Taille normale
action-back = Retour

key-shift = Maj
key-space = Espace
key-escape = Échap
key-delete = Suppr
key-page-down = Page suiv.
key-page-up = Page préc.
key-home = Origine
key-enter = Entrée

undo-named = Annuler : { $what }
redo-named = Rétablir : { $what }
nothing-to-undo = Rien à annuler
nothing-to-redo = Rien à rétablir
told-done = C'est fait : { $what }
told-undone = Annulé : { $what }
told-redone = Rétabli : { $what }
told-recovered = Les dernières saisies de la session interrompue ont été reprises.
told-script-line = Script, ligne { $line } : { $why }
told-copied = Copie enregistrée : { $path }
told-matching-failed = Les propositions n'ont pas pu être calculées ({ $why }). Réduire les limites de distance.

saving-saved = Enregistré à { $at } · { $file }
saving-pending = Enregistrement…
saving-read-only = Ouvert en lecture seule : enregistrer une copie pour modifier.
time-of-day = { $hour } h { $minute }
list-updating = mise à jour…
count-actors = { $n ->
    [0] aucun acteur
    [one] 1 acteur
   *[other] { $count } acteurs
}
count-flows = { $n ->
    [0] aucun flux
    [one] 1 flux
   *[other] { $count } flux
}
count-running = { $n ->
    [0] aucun échange en service
    [one] 1 échange en service
   *[other] { $count } échanges en service
}

search-hint = Acteur, commune…
search-nothing = Rien ne s'appelle « { $words } » : essayer un mot plus court.
filter-actors = Filtrer les acteurs
filter-flows = Filtrer les flux
filter-nothing = Rien ne correspond. Effacer le filtre pour tout revoir.

entry-name = Saisie : qui donne ou cherche quoi ?
entry-hint = Qui donne ou cherche quoi ?   Scierie Martin donne 120 t/an sciure
chip-who = qui
chip-direction = sens
chip-what = quoi
chip-place = où
chip-quantity = combien
chip-months = mois
chip-then = puis
chip-temperature = température
chip-take = Prendre { $words }
chip-new-actor = { $name } (nouvel acteur)

list-first = Les propositions arrivent…
list-empty = Aucune proposition pour l'instant. Ajoutez des acteurs et ce qu'ils donnent ou cherchent : par exemple « Scierie Martin donne 120 t/an sciure » dans la ligne du haut.
list-all-decided = Tout ce qui pouvait s'échanger est décidé. Un nouvel acteur ou un nouveau flux amènera d'autres propositions.
list-more = { $n ->
    [one] et une autre, plus faible
   *[other] et { $count } autres, plus faibles
}
list-decided = Déjà décidé, à suivre ({ $count })
list-running = En service ({ $count })
list-aside = Arrêtées, refusées, en attente ({ $count })
row-gone = n'est plus proposée
blocked-show = Voir les paires impossibles, avec leur raison
blocked-hide = Masquer les paires impossibles
blocked-none = Aucune paire impossible dans le voisinage. Au-delà, la distance seule écarte.
show-list = Liste
show-map = Carte
tag-new = nouveau
score-stronger = ↑ { $score }
score = Score
out-of-100 = sur 100
gain = Gain
effort = Effort
answer = Répondre
proposal-gone = Cette proposition n'existe plus : les données ont changé.
proposal-conditions = Conditions : { $conditions }
proposal-example = Cela existe : { $example }
keep-now = Garder comme piste
refuse-why = Pourquoi la refuser ?

actors-empty = Aucun acteur. Tapez un premier acteur dans la ligne du haut, ou touche N puis un clic sur la carte.
flows-empty = Aucun flux. Choisissez un acteur, puis « Ajouter un flux ».
actor-unplaced = à placer
actor-flows = Ce que l'acteur donne, cherche ou partage
actor-no-flow = Rien encore.
actor-links = Ses liens
actor-no-link = Aucun lien pour l'instant.
flow-edit-hint = Modifier ce flux
employees = { $count } salariés
position-to-km = position à { $km } km près
position-to-m = position à { $m } m près
origin-unsaid = Source des données : non précisée
origin-status = Origine : { $status }.
origin-source = Origine : { $status } ; { $source }
centre = Centrer
synergy-why = Pourquoi
synergy-actors = Les acteurs
synergy-step = Où en est-on ?
synergy-delete = Supprimer la synergie

form-new-actor = Nouvel acteur
form-actor = Modifier l'acteur
form-new-flow = Nouveau flux
form-flow = Modifier le flux
form-save = Enregistrer
form-cancel = Abandonner
form-needs = Il manque le nom ou le libellé : le compléter, tout le reste peut attendre.
form-placed = Placé sur la carte.
form-place-by-click = Une commune suffit ; ou cliquez sur la carte pour le placer.
field-name = Nom
field-name-hint = Scierie Martin
field-commune = Commune
field-commune-hint = Ghyvelde
field-position = Position
field-kind = Sorte d'acteur
field-activity = Activité
field-employees = Salariés
field-short-name = Nom court pour la carte
field-short-name-hint = 18 lettres au plus
field-note = Remarque
field-direction = Sens
field-label = Quoi ?
field-label-hint = sciure, chaleur, salle de réunion…
field-quantity = Quantité
field-unit = Unité
field-period = Période
field-temperature = Température
field-months = Quels mois ? (aucun : on ne sait pas)
field-level = Qui peut le savoir ?
field-owner = Porteur
field-due = Échéance
field-due-hint = 15/01/2027
field-reason = Motif
field-next-action = Prochaine action
field-brakes = Freins
field-motive = Motivation
not-a-number = Ce n'est pas un nombre : écrire par exemple 1 200 ou 12,5.
nature-understood = Compris comme
nature-unknown = De quoi s'agit-il ?

map-description = Carte de { $name } : { $actors } acteurs, { $synergies } synergies décidées. Flèches pour se déplacer, page haut et bas pour zoomer.
map-empty = Tapez un premier acteur, par exemple : Scierie Martin à Ghyvelde donne 120 t/an sciure
map-place-hint = Cliquez à l'endroit du nouvel acteur, ou tapez sa commune.
legend-hint = Cliquer : seulement ceci ; encore : tout

welcome-purpose = Qui peut échanger ou partager quoi, sur une carte, dans la salle, sans réseau.
welcome-samples = Ouvrir un exemple
welcome-recent = Récents
welcome-open-recent = Ouvrir ce territoire
copy-file-name = { $stem } copie.gpkg
new-file-name = territoire.gpkg
problem-folder = Le dossier { $folder } ne peut pas être créé ({ $why }) : libérer de la place ou vérifier les droits.
problem-script = Le script { $path } ne se lit pas ({ $why }) : vérifier son chemin et son contenu.
problem-thread = Le système refuse un fil d'exécution ({ $why }) : fermer d'autres programmes et recommencer.
window-usage = Argument non compris ({ $why }). Usage : maillage [PROJET.gpkg | sample:NOM] [PAQUET de tuiles] [--lang fr|en] [--script FICHIER]
window-no-display = La fenêtre ne peut pas s'ouvrir : il faut un écran et OpenGL 2.0, même logiciel. Sur un poste distant, installer les pilotes Mesa.

# What decides, when, what stands in the way.
field-only = Réservé à
field-only-hint = Noms d'acteurs, séparés par des virgules
field-never = Pas pour
field-never-hint = Acteurs, matières, ou « dangereux »
proposal-brakes = Ce qui peut freiner
proposal-months = Mois par mois
months-given = donné
months-sought = cherché
months-key = barre pleine : donné ; contour : cherché ({ $unit })
months-assumed = mois supposés, à confirmer
questions-decide = Réponses qui décideraient de cette synergie
deciding-show = Que demander ?
deciding-proposals = { $n ->
    [one] 1 proposition l'attend
   *[other] { $count } propositions l'attendent
}
deciding-none = Aucune question ouverte.

# Quantities, alone and shared.
shares-heading = Quantités
shares-alone = Seul : { $amount }
shares-net = Partagé avec les autres : { $amount }
shares-net-ratios = Partagé avec les autres, chaque paire avec son propre rendement : { $amount }
shares-nothing = Partagé avec les autres : rien, d'autres paires en font un meilleur usage.
shares-pinned = Choisi par la salle : { $amount }
shares-waiting = Partage avec les autres : en cours…
shares-pin-none = Partager au mieux
shares-pin-all = Tout lui réserver
shares-pin-zero = Ne rien lui donner
action-territory = Territoire
territory-which = Quel territoire ?
territory-lead = Tapez une commune ou une intercommunalité : son contour s'affiche sur la carte. On peut aussi commencer sans, et y revenir par le menu.
territory-lead-more = Le contour du territoire ressort sur la carte. Cliquer une zone pour la cadrer.
territory-field = Commune ou intercommunalité
territory-draw = Dessiner sur la carte
territory-import = Importer un GeoJSON…
territory-zones = Zones
zone-commune = commune
zone-epci = intercommunalité
zone-drawn = dessinée
zone-imported = importée
zone-name = Nom de la zone
zone-rename = Renommer { $name }
zone-delete = Supprimer { $name }
zone-drawn-name = Zone { $number }
map-tie-hint = Relâchez sur l'acteur qui reçoit. Échap : ne rien relier.
map-draw-hint = Cliquer pose un point · Entrée ou double clic ferme · Retour arrière retire le dernier · Échap abandonne
told-zones = Zones : { $added } ajoutées, { $updated } mises à jour.
search-is-actor = acteur
search-is-commune = commune · { $name } ({ $code })
search-is-epci = intercommunalité
search-is-town = ville · { $country }
search-is-kommune = commune danoise
menu-tools = Outils et réglages
chip-edit = Corriger : { $name }
entry-unplaced = { $name } n'est pas encore sur la carte :
entry-commune = Sa commune
entry-commune-hint = sa commune, puis Entrée
entry-commune-unknown = Aucune commune « { $name } » : corriger le nom, ou placer d'un clic
entry-later = Plus tard
place-by-click = Placer d'un clic
typical-hint = Ce que donnent et cherchent d'habitude les acteurs de cette activité, à confirmer avec eux.
typical-to-confirm = typique, à confirmer
typical-confirm = Confirmer
typical-drop = Retirer
grid-lead = Tab pour avancer, Entrée ou les flèches pour descendre. La première ligne est pour le flux suivant : qui, sens, quoi suffisent.
grid-new = Nouvelle ligne : { $name }
grid-needs = Il manque qui, le sens (donne, cherche, partage) ou quoi.
grid-way = Le sens est : donne, cherche ou partage.
grid-amount = « { $text } » n'est pas une quantité : par exemple 120 t/an.
action-help = Aide et raccourcis
grid-leave = Retour à la carte
help-first = Les cinq premières choses à faire
help-here = Touches de cet écran
help-anywhere = Touches partout
help-letters = Les lettres seules n'agissent que si l'on n'est pas en train d'écrire dans un champ.
help-first-territory = Dire le territoire : la roue dentée, puis Territoire. On peut aussi y revenir plus tard.
help-first-line = Écrire dans la ligne du haut qui donne ou cherche quoi, par exemple « Scierie Martin donne 120 t/an sciure », puis Entrée.
help-first-proposal = Cliquer une proposition à gauche : pourquoi elle tient, à quelle distance, ce qu'il reste à demander.
help-first-decide = Garder, mettre de côté ou refuser. Ce qui est gardé se retrouve dans Suivi.
help-first-wall = Montrer au mur : F5. Seul ce qui est public y paraît ; Échap revient.
score-hint = Note sur 100 : à quel point cela paraît faisable
score-means = À quel point cela paraît faisable
