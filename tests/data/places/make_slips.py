#!/usr/bin/env python3
"""Adds queries with slips of the keyboard to queries.csv: python3 make_slips.py PLACES.csv >> queries.csv

Communes of more than 4,000 inhabitants whose name is alone of its kind, one or two slips each, written as people type:
no capitals, often no accents, blanks for hyphens. Knows nothing of how the search works.
"""
import csv, random, sys, unicodedata

ROWS = ('azertyuiop', 'qsdfghjklm', 'wxcvbn')
NEIGHBOURS = {row[i]: row[i + 1] if i + 1 < len(row) else row[i - 1] for row in ROWS for i in range(len(row))}
random.seed(20261124)

def plain(name):
    letters = unicodedata.normalize('NFD', name.lower().replace('œ', 'oe'))
    return ''.join(c for c in letters if not unicodedata.combining(c)).replace('-', ' ').replace("'", ' ')

def slip(word):
    at = random.randrange(1, len(word) - 1)
    while not (word[at].isalpha() and word[at + 1].isalpha()): at = random.randrange(1, len(word) - 1)
    kind = random.choice(['left out', 'doubled', 'swapped', 'neighbour'])
    if kind == 'left out': return word[:at] + word[at + 1:]
    if kind == 'doubled': return word[:at] + word[at] + word[at:]
    if kind == 'swapped': return word[:at] + word[at + 1] + word[at] + word[at + 2:]
    return word[:at] + NEIGHBOURS[word[at]] + word[at + 1:]

rows = [r for r in csv.DictReader(open(sys.argv[1], encoding='utf-8')) if r['kind'] == 'commune']
named = {}
for row in rows: named.setdefault(plain(row['name']), []).append(row)
chosen = sorted((r for r in rows if int(r['population']) > 4000 and len(named[plain(r['name'])]) == 1), key=lambda r: r['code'])
out = csv.writer(sys.stdout, lineterminator='\n')
for row in random.sample(chosen, 150):
    name = plain(row['name'])
    if len(name) < 5: continue
    typed = slip(name)
    if len(name) >= 10 and random.random() < 0.3: typed = slip(typed)
    out.writerow([typed, row['code'], row['name']])
