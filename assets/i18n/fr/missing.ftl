# Who is missing: imagined actors, on the page and in the list.
missing-actor-note = Acteur imaginé, à inviter. Ses flux sont typiques de son activité, à confirmer.
missing-actor-source = imaginé d'après son activité
missing-flow-note = Typique, à confirmer.
missing-flow-source = profil type de l'activité, à confirmer

missing-title = Qui manque ?
missing-purpose = Les activités qui répondraient le mieux à ce qui n'a encore ni preneur ni fournisseur. Choisissez-en une : elle apparaît sur la carte, et se déplace avec la souris.
missing-search = Une autre activité…
missing-searching = Recherche en cours…
missing-none = Rien ne manque : chaque flux a déjà une bonne proposition.
missing-no-such = Aucune activité connue ne s'appelle « { $words } ».
missing-near = Vers { $place }
missing-here = Ici
missing-offers = { $n ->
    [one] 1 flux trouverait preneur
   *[other] { $count } flux trouveraient preneur
}
missing-needs = { $n ->
    [one] 1 besoin serait servi
   *[other] { $count } besoins seraient servis
}
missing-why = { $place } : { $what } ({ $examples })
missing-any = Aucun flux en attente pour elle : à essayer sur la carte.
missing-chains = Par leur intermédiaire
missing-chain = { $offer } → { $need }
missing-chain-ends = { $from } → { $who } → { $to }
visitor-tag = acteur imaginé
visitor-count = { $n ->
    [0] Aucun échange possible ici. Faites glisser l'hexagone ailleurs sur la carte.
    [one] 1 échange possible ici. Faites glisser l'hexagone sur la carte : la liste suit.
   *[other] { $count } échanges possibles ici. Faites glisser l'hexagone sur la carte : la liste suit.
}
visitor-best = Ses meilleurs échanges
visitor-best-of = { $shown } sur { $count }
visitor-gives-to = donnerait à { $who }
visitor-takes-from = prendrait chez { $who }
visitor-habits = Ce que cette activité prend et donne d'habitude
visitor-takes = Prend : { $list }.
visitor-gives = Donne : { $list }.
visitor-origin = Profil type de l'activité : connaissance générale, à confirmer avec l'acteur.
visitor-invite = Ajouter comme acteur à inviter
visitor-dismiss = Retirer
