# Why a candidate is one.
explain-title = { $giver } pourrait fournir « { $offer } » à { $seeker }

explain-same-hint = Même nature des deux côtés
explain-same-why = L'un donne ce que l'autre cherche : { $sought }.
explain-same-part = même nature
explain-wider-hint = Convient à ce qui est cherché
explain-wider-why = Ce qui est donné ({ $offered }) fait partie de ce qui est cherché ({ $sought }).
explain-wider-part = fait partie du besoin
explain-narrower-hint = À préciser : le besoin est plus étroit
explain-narrower-why = Le besoin est plus précis ({ $sought }) que ce qui est donné ({ $offered }) : à vérifier ensemble.
explain-narrower-part = nature exacte à vérifier
explain-rule-hint = Possible après : { $processing }
explain-rule-why = Possible après traitement ({ $processing }) : { $offered } peut servir de { $sought }.
explain-rule-part = { $processing }
explain-as-it-is-hint = Utilisable sans traitement
explain-as-it-is-why = Sans traitement, { $offered } peut servir de { $sought }.
explain-as-it-is-part = sans traitement
explain-pump-hint = (pompe à chaleur)
explain-pump-why = Une pompe à chaleur relève la température de { $lift } K.
explain-pump-part = + pompe à chaleur

explain-runs-hint = Complément d'un échange en service
explain-runs-why = Un échange de même nature est déjà en service entre eux : ce serait un complément.

explain-quantities = Donné : { $supply } ; cherché : { $demand }.
explain-distance = Les deux sites sont à { $km } l'un de l'autre, pour une limite de { $limit }.
explain-distance-heat = Les deux sites sont à { $km } l'un de l'autre ; une conduite reste raisonnable jusqu'à { $limit }.
explain-no-place = L'un des deux n'est pas encore placé sur la carte.

part-relation = Relation
part-distance = Distance
part-quantity = Quantité
part-season = Saison
part-data = Données
part-distance-reason = { $km } sur { $limit }
part-distance-unknown = lieu inconnu
part-quantity-reason = { $less } sur { $more }
part-quantity-hidden = quantités confidentielles
part-quantity-no-offer = offre inconnue
part-quantity-no-need = besoin inconnu
part-quantity-unknown = quantités non dites
part-season-reason = { $common } mois sur { $sought }
part-season-unknown = mois non dits
part-data-reason = { $n ->
    [0] tout est connu
    [one] une réponse manque
   *[other] { $count } réponses manquent
}

explain-gain = Jusqu'à { $amount } échangés
explain-gain-unknown = Quantité à demander
explain-effort-1 = Faible : un transport, un tri
explain-effort-2 = Moyen : un traitement ou un raccordement
explain-effort-3 = Fort : une installation

ask-offer-place = Où est { $giver } ?
ask-need-place = Où est { $seeker } ?
ask-offer-quantity = Combien { $giver } peut-il donner de « { $offer } » ?
ask-need-quantity = Combien { $seeker } cherche-t-il de « { $need } » ?
ask-offer-temperature = À quelle température { $giver } donne-t-il « { $offer } » ?
ask-need-temperature = À quelle température { $seeker } cherche-t-il « { $need } » ?
ask-offer-months = Quels mois { $giver } donne-t-il « { $offer } » ?
ask-need-months = Quels mois { $seeker } cherche-t-il « { $need } » ?
ask-exact-nature = De quoi s'agit-il exactement : « { $offer } » ?
ask-pool-quantity = Combien pour { $name } : « { $label } » ?
ask-pool-place = Où est { $name } ?
ask-pool-waste-code = Quel code déchet pour { $name } : « { $label } » ?
ask-pool-months = Quels mois pour { $name } : « { $label } » ?

explain-origin-rule = Règle { $rule } ({ $status }) : { $source }.
explain-origin-nature = Rapprochement par nature.
explain-origin-data = Données : offre { $given }, besoin { $sought }.
status-none = origine non dite

explain-pool-short = { $what }, à plusieurs
explain-pool-title-round = { $what } : une tournée commune pour { $count } acteurs
explain-pool-title-purchase = { $what } : un achat commun à { $count } acteurs
explain-pool-title-equipment = { $what } : un même matériel pour { $count } acteurs
explain-pool-title-jobs = { $what } : des heures partagées entre { $count } employeurs
explain-pool-title-logistics = { $what } : des trajets communs à { $count } acteurs
explain-pool-title-space = { $what } : un même lieu pour { $count } acteurs
explain-pool-title-services = { $what } : une commande commune à { $count } acteurs
explain-pool-title-energy = { $what } : une installation commune à { $count } acteurs
explain-pool-title-other = { $what } : { $count } acteurs pourraient s'y mettre ensemble
explain-pool-why = { $names } ont le même besoin ou le même moyen à partager.
explain-pool-unasked = Personne ne l'a demandé : ils ont le même besoin ({ $names }).
explain-pool-unasked-hint = Même besoin, à leur proposer.
explain-pool-some-asked = { $asked ->
    [one] Un seul l'a demandé ; les autres ont le même besoin ({ $names }).
   *[other] { $asked } l'ont demandé ; les autres ont le même besoin ({ $names }).
}
explain-pool-more = { $names } et { $more } autres
explain-pool-spread = Le groupe s'étend sur { $km }, pour une limite de { $limit } entre deux membres.
explain-pool-no-place = L'un des membres n'est pas encore placé sur la carte.
explain-pool-enough = { $count } acteurs, le nombre suffit.
explain-pool-missing = { $missing ->
    [1] Il manque un acteur pour que cela vaille la peine.
   *[other] Il manque { $missing } acteurs pour que cela vaille la peine.
}
explain-pool-total = Ensemble : { $total }.
explain-pool-known-total = Déjà { $total }, sans ceux qui n'ont pas dit combien.
explain-pool-too-little = Ensemble : { $total } ; il en faudrait environ { $bound }, il manque { $short }.
explain-pool-too-much = Ensemble : { $total }, plus qu'un seul matériel ne peut donner (environ { $bound }) : il en faudrait un second.
explain-pool-smallest = Le plus petit groupe viable : { $names }.
explain-pool-invite = À inviter, car leur activité a d'ordinaire ce besoin : { $names }.
explain-pool-look-for = À chercher, car ces activités ont d'ordinaire ce besoin : { $names }.
brake-pool-no-common-month = Aucun mois où tous y sont : à répartir en deux temps.
brake-pool-contested = Plusieurs en ont besoin en même temps ({ $months }).
brake-pool-contested-all-year = Plusieurs en ont besoin toute l'année, à se partager par jour ou par semaine.
explain-pool-in-turn = Leurs mois se complètent : chacun son tour.
explain-pool-gain-round = Un seul passage au lieu d'un par acteur.
explain-pool-gain-purchase = Une seule commande, un meilleur prix.
explain-pool-gain-equipment = Un seul matériel à payer et à entretenir.
explain-pool-gain-jobs = Un poste durable au lieu d'heures éparses.
explain-pool-gain-logistics = Moins de trajets à vide ou à moitié pleins.
explain-pool-gain-space = Un seul lieu à louer et à entretenir.
explain-pool-gain-services = Un seul déplacement du prestataire, un prix de groupe.
explain-pool-gain-energy = Une seule installation, mieux employée.
explain-pool-gain-other = Un achat ou un moyen pour tous au lieu d'un par acteur.
explain-pool-share = À { $count }, chacun porte 1/{ $count } des frais fixes.
explain-pool-next = Avec { $name } en plus du plus petit groupe, chacun porte 1/{ $after } des frais fixes au lieu de 1/{ $before }.
explain-pool-next-adds = Avec { $name } en plus du plus petit groupe, chacun porte 1/{ $after } des frais fixes au lieu de 1/{ $before }, et { $adds } s'ajoutent.
explain-pool-next-more = Avec { $name } en plus du plus petit groupe, chacun porte 1/{ $after } des frais fixes au lieu de 1/{ $before } ; tous ensemble, 1/{ $all }.
explain-pool-next-adds-more = Avec { $name } en plus du plus petit groupe, chacun porte 1/{ $after } des frais fixes au lieu de 1/{ $before }, et { $adds } s'ajoutent ; tous ensemble, 1/{ $all }.
explain-pool-effort = Faible : se mettre d'accord
explain-pool-check-round = même contenant, même fréquence de passage, même filière
explain-pool-check-purchase = même qualité, même calendrier, fin des contrats en cours
explain-pool-check-equipment = transport entre les sites, entretien, assurance, réservation
explain-pool-check-jobs = même qualification, jours de présence, qui est l'employeur
explain-pool-check-logistics = mêmes trajets, même véhicule, charges compatibles, température
explain-pool-check-space = horaires, accès, assurance
explain-pool-check-services = même échéance (date limite du contrôle, session), même prestataire accepté
explain-pool-check-energy = place, raccordement, qui porte l'installation
explain-pool-check-other = de quoi s'agit-il exactement pour chacun
explain-pool-origin = Nombre, quantité et étendue : ordres de grandeur (connaissance, à vérifier). L'étendue se règle dans « Réglages du calcul ».
part-pool-relation = même besoin
part-pool-wider = besoins proches
part-pool-words = mêmes mots
part-pool-unasked = même besoin, pas encore demandé
part-pool-distance = étendue { $km }
part-pool-too-little = quantité trop faible
part-pool-too-much = plus qu'un seul matériel ne peut donner
part-pool-common = { $months ->
    [0] aucun mois où tous y sont
    [one] un mois où tous y sont
   *[other] { $months } mois où tous y sont
}
part-pool-contested = { $months ->
    [0] chacun son tour
    [one] un mois disputé
   *[other] { $months } mois disputés
}
part-pool-any-month = sans effet
part-pool-data = { $unknown ->
    [0] toutes les quantités sont connues
    [one] une quantité manque
   *[other] { $unknown } quantités manquent
}

# Hard rules.
block-distance = Trop loin : { $km } pour une limite de { $limit }
block-season = Aucun mois en commun
block-too-cold = Trop froid : { $offered } donnés pour { $sought } cherchés, même avec une pompe à chaleur
block-out-of-range = La température donnée ({ $offered }) ne convient pas au traitement (seuil { $bound })

# Cascades, likeness, brakes.
explain-case = Cela s'est déjà fait : { $case }, { $place } ({ $source }).
explain-case-alike = Cela s'est déjà fait entre des activités pareilles : { $case }, { $place } ({ $source }).
explain-kept = { $n ->
    [one] Vous avez déjà retenu une paire de ce genre.
   *[other] Vous avez déjà retenu { $n } paires de ce genre.
}
explain-refused = { $n ->
    [one] Vous avez déjà écarté une paire de ce genre.
   *[other] Vous avez déjà écarté { $n } paires de ce genre.
}
explain-by-code = La nature est déduite du code déchet, qui dit une origine et non un usage : à confirmer.
explain-cascade-hint = Plus que ce qui est demandé : en cascade
explain-cascade-why = Ce qui est donné ({ $offered }) dépasse ce qui est demandé ({ $sought }) : il peut y servir une seconde fois.
explain-cascade-part = qualité supérieure au besoin
explain-upgrade-hint = À relever par une pompe à chaleur
explain-upgrade-why = Ce qui est donné ({ $offered }) est trop tiède pour ce qui est cherché ({ $sought }) : il faudrait une pompe à chaleur.
explain-upgrade-part = pompe à chaleur nécessaire
ask-need-nature = De quoi s'agit-il exactement : « { $need } » ?
ask-takes-hazard = { $seeker } a-t-il le droit de recevoir un déchet dangereux ?
brake-hazard = Déchet dangereux : autorisation, bordereau et transporteur agréé à vérifier.
brake-status = Déchet, sous-produit ou sortie du statut de déchet ? À vérifier avec les services de l'État.
brake-pump = Pompe à chaleur : environ { $cop } de chaleur pour 1 d'électricité, soit { $share } % d'électricité dans la chaleur livrée (ordre de grandeur).
brake-line = Conduite de { $km }, environ { $diameter } de diamètre : { $share } % de pertes (ordre de grandeur).
brake-line-lossy = Conduite longue pour ce qu'elle livre : { $km }, environ { $diameter } de diamètre, { $share } % de pertes (ordre de grandeur).
brake-far = La distance pèse : le transport est à chiffrer.
brake-offer-small = L'offre ne couvre qu'une petite part du besoin : à compléter par d'autres.
brake-need-small = Le besoin ne prend qu'une petite part de l'offre : le reste est à placer ailleurs.
brake-season = Rien pendant { $gap } des mois cherchés : stocker, ou un secours.
brake-plant = Il faut une installation : étude et investissement.
block-exclusive = Réservé à un autre acteur
block-refused = Refusé par l'un des deux acteurs
block-hazard = Déchet dangereux, refusé par celui qui reçoit

# Chains.
explain-chain-ends = { $giver } → { $via } → { $seeker }
explain-chain-title = « { $offer } » de { $giver } pourrait devenir « { $product } » chez { $via }, pour { $seeker }
explain-chain-hint = En passant par { $via }
explain-chain-why = { $via } prend ce que donne { $giver } et en fait ce que cherche { $seeker }.
part-first-half = Première moitié
part-second-half = Seconde moitié
brake-chain = Trois acteurs doivent s'accorder : commencer par { $via }.
brake-suspect = Peut contenir : { $why }. Une analyse est à demander.
