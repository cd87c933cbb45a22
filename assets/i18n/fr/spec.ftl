# Refus d'une table du banc de mesure (verbe match)
spec-sentence = { $place } : { $what }
spec-at-line = { $file }, ligne { $line }
spec-at-column = { $file }, ligne { $line }, colonne { $column }
spec-unreadable = lecture impossible ({ $reason }) ; vérifiez le dossier et le format CSV
spec-no-column = colonne absente de l'en-tête ; ajoutez-la
spec-id = identifiant attendu : un entier de 1 à 4294967295
spec-twice = identifiant déjà donné ; gardez une seule ligne
spec-number = nombre illisible ou hors des bornes ; corrigez-le
spec-word = mot inconnu ; direction : offer ou need ; kind : move, put ou del
spec-no-site = site absent de sites.csv ; ajoutez-le
spec-no-nature = nature absente de limits.csv ou de prices.csv ; ajoutez-la
spec-too-many = trop de lignes pour ce programme ; partagez le projet
spec-not-solved = l'allocation s'est arrêtée avant son optimum ; partagez le projet
spec-too-many-pairs = plus de { $limit } paires possibles ; réduisez les distances limites ou partagez le projet
