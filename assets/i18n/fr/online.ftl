# Fonds en ligne
online-name-plan = Plan IGN
online-name-photo = Photographies aériennes (IGN)
online-name-cadastre = Cadastre
online-name-osm = OpenStreetMap

# Adresses
online-address-too-long = Cette adresse est trop longue. Gardez moins de 2 000 caractères.
online-address-no-place = Il manque {"{z}"}, {"{x}"} ou {"{y}"} dans l'adresse. Écrivez-les là où vont le niveau de zoom, la colonne et la ligne.
online-address-braces = Seuls {"{z}"}, {"{x}"} et {"{y}"} peuvent être entre accolades, et jamais dans le nom du serveur. Corrigez l'adresse.
online-address-none = Ceci n'est pas une adresse. Elle doit commencer par https://
online-address-clear = Cette adresse n'est pas chiffrée. Écrivez https:// à la place de http://
online-address-password = Un nom ou un mot de passe figure dans l'adresse. Retirez-le : il serait gardé en clair.

# Ennuis
online-trouble-unreachable = Le serveur n'est pas joignable. La carte embarquée reste affichée ; vérifiez la connexion à internet, un nouvel essai se fera de lui-même.
online-trouble-cut = La réponse du serveur s'est interrompue. Un nouvel essai se fera de lui-même.
online-trouble-wait = { $minutes ->
    [one] Le serveur demande d'attendre une minute.
   *[other] Le serveur demande d'attendre { $minutes } minutes.
}
online-trouble-refused = Le serveur refuse de répondre ({ $status }). Vérifiez l'adresse et les conditions du fournisseur, puis coupez et remettez la source.
online-trouble-fault = Le serveur est en panne ({ $status }). Attendez un peu avant de reprendre.
online-trouble-elsewhere = Le serveur renvoie vers une autre adresse qui n'est pas sûre. Vérifiez l'adresse, puis coupez et remettez la source.
online-trouble-too-large = La réponse du serveur est bien trop grande pour une tuile. Vérifiez l'adresse.
online-trouble-not-a-picture = Le serveur a répondu autre chose qu'une image. Si le Wi-Fi demande une identification, ouvrez d'abord sa page dans un navigateur ; sinon vérifiez l'adresse.
online-trouble-nothing-there = Le serveur n'a aucune tuile dans cette zone. Abandonnez, puis choisissez une autre zone ou une autre source.
online-trouble-disk = Le paquet n'a pas pu être écrit : { $cause }. Vérifiez la place sur le disque, puis reprenez.

# Préparation
online-plan-not-allowed = Ce serveur ne permet pas de préparer une zone à l'avance. Seules les sources de l'IGN s'y prêtent.
online-plan-empty = La zone est vide à ces niveaux de zoom. Agrandissez la zone ou changez les niveaux.
online-plan-too-many = { $count } tuiles, c'est trop ; { $most } au plus. Rapprochez la vue ou baissez le niveau le plus fin.

# Page
online-lead = Rien n'est demandé à internet tant qu'aucune source n'est cochée ici. Une source cochée reçoit la position et le niveau de zoom de ce que vous regardez, jamais vos données.
online-sources = En ligne
online-about-plan = Carte dessinée : rues, bâtiments, noms. © IGN
online-about-photo = Photographies vues du ciel. © IGN
online-about-cadastre = Limites des parcelles, posées sur n'importe quel fond. © IGN / DGFiP
online-about-osm = Carte des contributeurs d'OpenStreetMap ; ce que vous regardez est gardé, rien n'est pris d'avance.
online-ready = Prête : les tuiles viendront quand vous regarderez la carte.
online-too-far = Visible à partir du niveau de zoom { $zoom } : rapprochez-vous.
online-nothing-here = Cette source n'a rien à cet endroit.
online-waiting = { $n ->
    [one] Une tuile en route…
   *[other] { $count } tuiles en route…
}
online-arrived = { $n ->
    [one] À jour : une tuile reçue depuis le démarrage.
   *[other] À jour : { $count } tuiles reçues depuis le démarrage.
}
online-address-of = Adresse des tuiles : { $name }
online-address-keep = Garder cette adresse
online-address-usual = Adresse habituelle
online-address-leave = Laisser
online-address-loopback = Ce serveur est sur cet ordinateur : rien ne sort sur internet.
online-prepare = Préparer une zone hors ligne
online-prepare-none = Cochez d'abord une source de l'IGN : sa carte pourra être prise d'avance et servir sans réseau.
online-prepare-osm = OpenStreetMap interdit de prendre une zone d'avance. Cochez une source de l'IGN pour préparer une zone.
online-area = Zone
online-area-view = Ce que montre la carte
online-area-territory = Tout le territoire
online-deepest-name = Niveau le plus fin
online-deepest = Jusqu'au niveau { $zoom } : { $detail }
online-detail-communes = communes et grandes routes
online-detail-roads = routes et quartiers
online-detail-streets = rues et îlots
online-detail-buildings = bâtiments
online-tiles = { $n ->
    [one] Une tuile,
   *[other] { $count } tuiles,
}
online-about-size = environ { $size } (estimation)
online-conditions = Les conditions d'usage du fournisseur s'appliquent (cartes.gouv.fr/cgu) : lisez-les avant de préparer une zone. Quatre demandes à la fois au plus ; la préparation s'arrête si le serveur le demande.
online-prepare-begin = Préparer cette zone
online-megabytes = { $size } Mo
online-progress = { $done } sur { $total } tuiles · { $size }
online-pause = Pause
online-resume = Reprendre
online-resume-off = Cochez à nouveau cette source, à la même adresse, pour reprendre.
online-paused = En pause. Ce qui est déjà là est gardé.
online-give-up = Abandonner
online-give-up-hint = Arrête et efface ce qui a été pris pour ce paquet
online-cancelled = Abandonné : rien n'a été gardé.
online-finished = Le paquet est prêt ({ $size }) : { $path }
online-absent = { $n ->
    [one] Une tuile manque : le serveur ne l'a pas.
   *[other] { $count } tuiles manquent : le serveur ne les a pas.
}
online-another = Préparer une autre zone
online-unfinished = Préparation interrompue : { $name }
online-memory = Tuiles gardées
online-memory-size = { $size } sur cet ordinateur, 500 Mo au plus ; elles restent visibles sans réseau.
online-memory-empty = Vider
online-draw-pack = Dessiner ce paquet
online-drawn = En ligne : dessiné tant que la source est cochée plus bas
