# Gain contre effort : ce qui rapporte le plus pour le moins de peine.
tab-matrix = Priorités
matrix-title = Gain et effort
matrix-gain = Gain
matrix-effort = Effort
matrix-quick = Gains rapides
matrix-gain-3 = Grand
matrix-gain-2 = Moyen
matrix-gain-1 = Petit
matrix-gain-unknown = À estimer
matrix-effort-1 = Faible : un transport, un tri
matrix-effort-2 = Moyen : un traitement, un raccordement
matrix-effort-3 = Fort : une installation
matrix-effort-unknown = À estimer
matrix-more = { $n ->
    [one] et { $count } autre
   *[other] et { $count } autres
}
matrix-count = { $count }
matrix-key = Icône pleine : retenue par la salle. Icône creuse : proposition.
matrix-scale = Gain par an : moyen dès { $mass }, { $volume }, { $energy } ou { $partners } partenaires ; grand dès { $mass-large }, { $volume-large }, { $energy-large } ou { $partners-large } partenaires. Ordres de grandeur, pour trier et non pour promettre.
matrix-empty = Rien à trier encore : dites qui donne et qui cherche, les propositions se rangent ici d'elles-mêmes.
matrix-item = { $title }, { $ends }, gain : { $gain }, effort : { $effort }
matrix-on-wall = Gain et effort
