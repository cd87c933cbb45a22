# Le programme en ligne de commande.
cli-help = Maillage { $version }, en ligne de commande. Verbes :
cli-help-everywhere = Partout : --lang fr|en, --json (sortie pour les programmes), --help.
    Code de sortie : 0 fait, 1 refusé ou échoué, 2 commande mal écrite.

cli-verb-samples = Liste les territoires d'exemple.
cli-verb-new = Crée un projet, vide ou à partir d'un territoire d'exemple.
cli-verb-import = Reprend des tables CSV dans un projet ; chaque ligne est reprise ou nommée. Réimporter met à jour.
cli-verb-candidates = Liste les synergies possibles, les meilleures d'abord.
cli-verb-recognise = Reconnaît la nature de libellés : entre guillemets, ou un par ligne sur l'entrée standard.
cli-verb-match = Mesure le moteur de rapprochement sur un dossier de tables.
cli-verb-map = Dessine la carte dans un fichier : image (PNG), dessin (SVG) ou page à imprimer (PDF).
cli-verb-scenario = Dit ce qui change si un acteur arrive (activité et lieu) ou s'en va.
cli-verb-export = Écrit les tables du projet dans un dossier, pour l'animateur.
cli-verb-check = Vérifie un projet sans le modifier ; avec --salvage FICHIER, recopie ce qui est intact.
cli-verb-dump = Affiche toutes les données de base en JSON canonique.
cli-verb-script = Joue des actions, un objet JSON par ligne (« - » : entrée standard) ; --ack confirme chaque ligne durable.
cli-verb-dump-geometry = Affiche en JSON ce que la carte dessinerait, en pixels.

cli-unknown-verb = Verbe inconnu « { $word } » : voyez la liste avec « maillage-cli --help ».
cli-unknown-option = Option non comprise « { $word } » : voyez « maillage-cli VERBE --help ».
cli-missing-value = L'option { $word } attend une valeur : écrivez-la juste après.
cli-missing-option = Il manque l'option { $word } : ajoutez-la avec sa valeur.
cli-missing-word = Il manque un mot : écrivez « maillage-cli { $word } ».
cli-contradiction = { $word } et { $other } s'excluent : gardez l'un des deux.
cli-extra-word = « { $word } » est de trop : retirez-le, ou mettez entre guillemets ce qui contient des espaces.
cli-bad-value = { $option } ne peut pas être « { $value } » : attendu { $expected }.
cli-expected-count = un nombre entier à partir de 1
cli-expected-size = LARGEURxHAUTEUR en pixels, par exemple 1600x900 (16384 au plus par côté, 100 millions en tout)
cli-expected-between = un nombre entier de { $least } à { $most }
cli-expected-date = une date comme 2027-01-15
cli-expected-bbox = ouest,sud,est,nord en degrés, par exemple 2.1,50.9,2.6,51.1
cli-expected-visitor = ACTIVITÉ@LONGITUDE,LATITUDE, par exemple 16.10@2.3,51.0

cli-read-all-the-same = Lu quand même : { $why }
cli-recovered = { $path } : des modifications d'une session interrompue, pas encore enregistrées dans le fichier, sont reprises.
cli-unreadable = { $path } ne peut pas être lu ({ $why }) : vérifiez le chemin et les droits.
cli-unwritable = { $path } ne peut pas être écrit ({ $why }) : vérifiez le dossier, ses droits et la place libre.
cli-output-refused = La sortie n'accepte plus rien ({ $why }) : vérifiez la place libre.
cli-in-file = { $path } : { $why }
cli-match-failed = Le rapprochement n'a pas pu se faire ({ $why }) : réduisez les limites de distance, ou partagez le projet.

cli-made = { $path } créé : { $actors } acteurs, { $flows } flux.

cli-import-only-text = cette version ne reprend que des tables CSV ou TSV. Enregistrez le fichier en CSV depuis votre tableur ou votre SIG.
cli-import-read = { $file } : { $rows } lignes lues, encodage { $encoding }, séparateur { $separator }
cli-tab = tabulation
cli-import-dry = Essai seulement : rien n'a été écrit.
cli-import-left-out = { $count } lignes n'ont pas été reprises : corrigez-les d'après la liste, puis importez de nouveau.

cli-candidates-count = { $shown } lignes montrées, { $count } synergies possibles en tout.
cli-already-decided = Déjà décidée : { $state }.

cli-not-recognised = pas reconnu
cli-alternatives = ou : { $list }

cli-check-counts = { $name } : { $actors } acteurs, { $flows } flux, { $synergies } synergies.
cli-check-whole = Le fichier est entier et toutes ses valeurs se lisent.
cli-check-findings = { $path } : { $count } valeurs ne se lisent pas comme elles le devraient. Corrigez-les dans Maillage, ou reprenez une sauvegarde.
cli-salvaged = Ce qui est intact est dans { $path }.

cli-script-line = Ligne { $line } : { $why }
cli-script-done = { $count } lignes faites et enregistrées.
cli-script-refused = { $count } lignes refusées ; la première, ligne { $line } : { $why }
cli-line-too-long = La ligne dépasse 1 Mo : partagez-la.
cli-line-not-utf8 = La ligne n'est pas en UTF-8 : enregistrez le texte en UTF-8.

cli-map-forms = { $path } n'est ni un PNG, ni un SVG, ni un PDF : écrivez par exemple --out carte.pdf --paper A3.
cli-map-written = Carte écrite dans { $path }.

cli-export-only-folder = Cette version n'écrit que des tables dans un dossier : écrivez --out DOSSIER/.
cli-export-only-operator = Cette version n'écrit que les tables complètes de l'animateur : retirez --audience, et ne transmettez pas ces tables telles quelles.
cli-exported = Tables écrites dans { $path }.

cli-scenario-one = Écrivez soit --with ACTIVITÉ@LON,LAT, soit --without ACTEUR, l'un des deux.
cli-scenario-with = { $who } vers { $place } : { $count } échanges possibles, { $unlocked } flux qui n'en avaient aucun.
cli-scenario-without = Sans { $who } : { $count } échanges possibles perdus, { $stranded } flux n'en auraient plus aucun, { $synergies } synergies décidées tomberaient.
cli-scenario-gained = gagné
cli-scenario-lost = perdu
cli-scenario-shown = { $shown } lignes montrées.
cli-scenario-unlocked = Flux débloqués : { $list }
cli-scenario-stranded = Flux sans autre échange possible : { $list }
cli-verb-tiles = Le fond de plan rangé dans le projet : le montrer, en mettre un (entier ou coupé), le retirer.
cli-tiles-one-of = Choisissez une seule chose : --list, --add PAQUET ou --remove.
cli-tiles-none = Ce projet ne contient pas de fond de plan.
cli-tiles-listed = Fond de plan « { $name } » ({ $kind }), zooms { $low } à { $high } : { $tiles } tuiles, { $size } Mo.
cli-tiles-unreadable = { $path } : { $why }
cli-tiles-skipped = Tuiles abîmées laissées de côté : { $count }.
cli-tiles-removed = Le fond de plan a été retiré du projet.
cli-import-zones = Zones : { $added } ajoutées, { $updated } mises à jour, { $unchanged } inchangées, { $refused } laissées de côté.
cli-import-zones-lambert = Coordonnées lues en Lambert-93.
cli-verb-report = Écrit un document : le compte rendu d'un atelier (--id ATELIER, sinon le dernier) ou la fiche d'un acteur (--id ACTEUR).
cli-report-forms = { $path } n'est ni un PDF ni un tableur XLSX : écrivez par exemple --out compte-rendu.pdf.
cli-report-later = Cette version n'écrit pas encore de document « { $kind } » : demandez --kind atelier ou --kind acteur.
cli-report-no-workshop = Aucun atelier { $id } dans ce projet : préparez-en un dans l'onglet Atelier, ou vérifiez l'identifiant avec « maillage-cli dump ».
cli-report-no-actor = Aucun acteur « { $id } » dans ce projet : écrivez --id avec l'identifiant d'un acteur, que « maillage-cli dump » montre.
cli-report-written = Document écrit dans { $path }.
