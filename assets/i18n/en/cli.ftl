# The headless program.
cli-help = Maillage { $version }, command line. Verbs:
cli-help-everywhere = Everywhere: --lang fr|en, --json (output for programs), --help.
    Exit code: 0 done, 1 refused or failed, 2 command not understood.

cli-verb-samples = Lists the sample zones.
cli-verb-new = Makes a project, empty or from a sample zone.
cli-verb-import = Takes CSV tables into a project; every row is taken or named. Importing again updates.
cli-verb-candidates = Lists the candidate synergies, best first.
cli-verb-recognise = Recognises the nature of French labels: in quotes, or one a line on standard input.
cli-verb-match = Times the matching engine on a folder of tables.
cli-verb-map = Draws the map into a file: picture (PNG), drawing (SVG) or page to print (PDF).
cli-verb-scenario = Says what changes if an actor arrives (activity and place) or leaves.
cli-verb-export = Writes the tables of the project into a folder, for the operator.
cli-verb-check = Checks a project without changing it; with --salvage FILE, copies out what is intact.
cli-verb-dump = Prints all ground data as canonical JSON.
cli-verb-script = Plays intents, one JSON object a line ("-": standard input); --ack confirms each durable line.
cli-verb-dump-geometry = Prints as JSON what the map would draw, in pixels.

cli-unknown-verb = Unknown verb "{ $word }": see the list with "maillage-cli --help".
cli-unknown-option = Option not understood "{ $word }": see "maillage-cli VERB --help".
cli-missing-value = Option { $word } needs a value: write it right after.
cli-missing-option = Option { $word } is missing: add it with its value.
cli-missing-word = A word is missing: write "maillage-cli { $word }".
cli-contradiction = { $word } and { $other } exclude each other: keep one of them.
cli-extra-word = "{ $word }" is one word too many: remove it, or quote what holds spaces.
cli-bad-value = { $option } cannot be "{ $value }": expected { $expected }.
cli-expected-count = a whole number from 1
cli-expected-size = WIDTHxHEIGHT in pixels, for example 1600x900 (at most 16384 a side, 100 million in all)
cli-expected-between = a whole number from { $least } to { $most }
cli-expected-date = a date such as 2027-01-15
cli-expected-bbox = west,south,east,north in degrees, for example 2.1,50.9,2.6,51.1
cli-expected-visitor = ACTIVITY@LONGITUDE,LATITUDE, for example 16.10@2.3,51.0

cli-read-all-the-same = Read all the same: { $why }
cli-recovered = { $path }: edits of an interrupted session, not yet saved in the file, are taken up.
cli-unreadable = { $path } cannot be read ({ $why }): check the path and the permissions.
cli-unwritable = { $path } cannot be written ({ $why }): check the folder, its permissions and the free space.
cli-output-refused = The output takes no more ({ $why }): check the free space.
cli-in-file = { $path }: { $why }
cli-match-failed = Matching failed ({ $why }): lower the limits of distance, or split the project.

cli-made = { $path } made: { $actors } actors, { $flows } flows.

cli-import-only-text = this version takes only CSV or TSV tables. Save the file as CSV from your spreadsheet or GIS.
cli-import-read = { $file }: { $rows } rows read, encoding { $encoding }, separator { $separator }
cli-tab = tab
cli-import-dry = Dry run only: nothing was written.
cli-import-left-out = { $count } rows were not taken: correct them by the list, then import again.

cli-candidates-count = { $shown } lines shown, { $count } candidate synergies in all.
cli-already-decided = Already decided: { $state }.

cli-not-recognised = not recognised
cli-alternatives = or: { $list }

cli-check-counts = { $name }: { $actors } actors, { $flows } flows, { $synergies } synergies.
cli-check-whole = The file is whole and all its values can be read.
cli-check-findings = { $path }: { $count } values cannot be read as they should. Correct them in Maillage, or take a backup.
cli-salvaged = What is intact is in { $path }.

cli-script-line = Line { $line }: { $why }
cli-script-done = { $count } lines done and saved.
cli-script-refused = { $count } lines refused; the first, line { $line }: { $why }
cli-line-too-long = The line is longer than 1 MB: split it.
cli-line-not-utf8 = The line is not UTF-8: save the text as UTF-8.

cli-map-forms = { $path } is no PNG, SVG or PDF: write for example --out map.pdf --paper A3.
cli-map-written = Map written to { $path }.

cli-export-only-folder = This version writes only tables into a folder: write --out FOLDER/.
cli-export-only-operator = This version writes only the complete tables of the operator: remove --audience, and do not pass these tables on as they are.
cli-exported = Tables written to { $path }.

cli-scenario-one = Write either --with ACTIVITY@LON,LAT or --without ACTOR, one of the two.
cli-scenario-with = { $who } near { $place }: { $count } possible exchanges, { $unlocked } flows that had none.
cli-scenario-without = Without { $who }: { $count } possible exchanges lost, { $stranded } flows would have none left, { $synergies } decided synergies would fall.
cli-scenario-gained = gained
cli-scenario-lost = lost
cli-scenario-shown = { $shown } lines shown.
cli-scenario-unlocked = Flows unlocked: { $list }
cli-scenario-stranded = Flows without any other possible exchange: { $list }
cli-verb-tiles = The base map kept in the project: show it, put one in (whole or cut), take it out.
cli-tiles-one-of = Choose exactly one: --list, --add PACK or --remove.
cli-tiles-none = This project carries no base map.
cli-tiles-listed = Base map “{ $name }” ({ $kind }), zooms { $low } to { $high }: { $tiles } tiles, { $size } MB.
cli-tiles-unreadable = { $path }: { $why }
cli-tiles-skipped = Damaged tiles left out: { $count }.
cli-tiles-removed = The base map has been taken out of the project.
cli-import-zones = Zones: { $added } added, { $updated } updated, { $unchanged } unchanged, { $refused } left out.
cli-import-zones-lambert = Coordinates read as Lambert-93.
cli-verb-report = Writes a document: the record of a workshop (--id WORKSHOP, else the last one) or the sheet of an actor (--id ACTOR).
cli-report-forms = { $path } is neither a PDF nor an XLSX spreadsheet: write for instance --out record.pdf.
cli-report-later = This version does not write a document of the kind "{ $kind }" yet: ask for --kind atelier or --kind acteur.
cli-report-no-workshop = No workshop { $id } in this project: prepare one in the Workshop tab, or check the identifier with "maillage-cli dump".
cli-report-no-actor = No actor "{ $id }" in this project: write --id with the identifier of an actor, which "maillage-cli dump" shows.
cli-report-written = Document written to { $path }.
