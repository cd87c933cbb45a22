# Freins : des questions, jamais un verdict. Concurrents : rien au mur sans qu'on l'ait dit.
checks = Freins à lever
checks-hint = Des questions à se poser, pas un avis juridique. Même réponse une seconde fois : elle s'efface.
checks-ahead = { $n ->
    [one] Avant de s'engager : { $count } question
   *[other] Avant de s'engager : { $count } questions
}
checks-trust = Silos et confiance
checks-regulation = Réglementation
checks-minds = Mentalités
checks-family = { $name } · { $seen } sur { $all } vues
checks-family-to-see = { $name } · { $seen } sur { $all } vues, { $to-see } à voir
checks-family-ahead = { $name } · { $all }
answer-yes = Oui
answer-no = Non
answer-to-see = À voir
checks-only = « { $flow } » est réservé à : { $who }
checks-never = « { $flow } » n'est pas pour : { $who }
rivals = Concurrents
rivals-add = Ajouter un concurrent
rivals-add-hint = Son nom
rivals-hint = Une proposition entre concurrents reste à votre écran ; elle ne va au mur que si vous le dites.
rivals-take-back = Retirer { $name }
rivals-nobody = Personne ne s'appelle « { $name } » ici.
rivals-ask = { $one } et { $other } ont la même activité. Sont-ils concurrents ?
rivals-yes = Oui, concurrents
rivals-no = Non
rivals-held = { $one } et { $other } sont concurrents : à présenter avec précaution.
rivals-held-remedy = Leurs noms ne sont pas réunis au mur. Parlez-en d'abord à chacun.
rivals-show = Montrer au mur
rivals-shown = { $one } et { $other } sont concurrents et le savent.
rivals-shown-remedy = Cette proposition peut aller au mur.
rivals-hold = Retenir du mur
rivals-row = concurrents
rivals-wall = { $n ->
    [one] { $count } proposition entre concurrents retenue
   *[other] { $count } propositions entre concurrents retenues
}
