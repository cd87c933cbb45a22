# The wall: the picture for the room, and the operator's side of it.
wall = Mur
action-wall = Projeter dans cette fenêtre
action-wall-apart = Projeter dans une seconde fenêtre
action-wall-blank = Écran noir
action-full-screen = Plein écran
wall-window = Mur : { $name }
wall-public = Vue publique
wall-partners = Vue partenaires
wall-lit = Salle éclairée
wall-dark = Salle sombre
wall-counts-hidden = Pistes confidentielles comptées
wall-leaves-hidden = Pistes confidentielles tues
wall-change = Passer à : { $to }
wall-change-short = changer
wall-black = Écran noir
wall-black-short = Noir
wall-waiting = Préparation de la vue…
wall-all = { $n ->
    [0] aucun échange
    [one] 1 échange affiché
   *[other] { $all } échanges affichés
}
wall-some = { $shown } échanges affichés sur { $all }
wall-confidential = { $n ->
    [one] et 1 piste confidentielle
   *[other] et { $count } pistes confidentielles
}
wall-story-count = récit { $at } sur { $of }
wall-overview = vue d'ensemble
wall-stands-apart = Mur dans sa fenêtre
wall-previous = Récit précédent
wall-next = Récit suivant
wall-away = Ranger le mur
wall-drag-over = Glissez sa fenêtre sur l'écran du projecteur, puis F11
wall-link-running = { $from } fournit « { $label } » à { $to }
wall-link-building = { $from } va fournir « { $label } » à { $to } : la mise en œuvre est en cours
wall-link-studied = { $from } et { $to } étudient ensemble « { $label } »
wall-link-lead = Une piste entre { $from } et { $to } : « { $label } »
wall-pool-running = { $members } partagent « { $label } »
wall-pool-building = { $members } vont partager « { $label } » : la mise en œuvre est en cours
wall-pool-studied = { $members } étudient ensemble « { $label } »
wall-pool-lead = Une piste à plusieurs, { $members } : « { $label } »
