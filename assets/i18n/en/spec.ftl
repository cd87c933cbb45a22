# Refusal of a table of the timed work (verb match)
spec-sentence = { $place }: { $what }
spec-at-line = { $file }, line { $line }
spec-at-column = { $file }, line { $line }, column { $column }
spec-unreadable = cannot be read ({ $reason }); check the folder and the CSV format
spec-no-column = the header lacks this column; add it
spec-id = an identifier must be a whole number from 1 to 4294967295
spec-twice = this identifier stands twice; keep one row
spec-number = not a number, or out of range; correct it
spec-word = unknown word; direction: offer or need; kind: move, put or del
spec-no-site = this site is not in sites.csv; add it
spec-no-nature = this nature is not in limits.csv or prices.csv; add it
spec-too-many = more rows than this program takes; split the project
spec-not-solved = the allocation stopped before its optimum; split the project
spec-too-many-pairs = more than { $limit } pairs are possible; shorten the distance limits or split the project
