# What leaves the room: record, hand-outs, invitation, questions.
report-page = page { $at } of { $count }
report-unmade = The document could not be put together ({ $why }): try the other form, PDF or spreadsheet.
report-no-workshop = This workshop is not in the project: make it in the Workshop tab, or check its identifier.
report-no-actor = This actor is not in the project, or this audience may not know it: check the identifier and the audience.
report-sheet-document = Document
report-sheet-day = dd mmm yyyy
