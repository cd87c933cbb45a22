# Ce qui sort de la salle : compte rendu, fiches, invitation, questions.
report-page = page { $at } sur { $count }
report-unmade = Le document n'a pas pu être composé ({ $why }) : essayez l'autre forme, PDF ou tableur.
report-no-workshop = Cet atelier n'est pas dans le projet : créez-le dans l'onglet Atelier, ou vérifiez son identifiant.
report-no-actor = Cet acteur n'est pas dans le projet, ou ce public ne doit pas le connaître : vérifiez son identifiant et le public.
report-sheet-document = Document
report-sheet-day = dd/mm/yyyy
