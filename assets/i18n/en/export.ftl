# The page that puts the map into a file
action-export-map = Export the map…
export-title = Export the map
export-what = File
export-pdf = Page to print (PDF)
export-png = Picture (PNG)
export-svg = Drawing (SVG)
export-pdf-hint = Sharp at any size, with names that can be searched and copied.
export-png-hint = For slides, a message or a web site.
export-svg-hint = To be reworked in a drawing program. The typeface IBM Plex Sans is not in it.
export-size = Size
export-way = Way of the page
export-portrait = Portrait
export-landscape = Landscape
export-shown = Part shown
export-view = This view
export-territory = The whole territory
export-for = For whom
export-public = Public
export-partners = Partners
export-operator = Operator
export-public-hint = Without quantities, costs, contacts or anything confidential: none of it is in the file.
export-partners-hint = With what partners may know, without what is for the operator alone.
export-operator-hint = This file also shows what is confidential: do not hand it on.
export-look = Presentation
export-map-title = Title
export-light = Light
export-light-contrast = Light, high contrast
export-dark = Dark
export-dark-contrast = Dark, high contrast
export-save = Save…
export-file-name = { $stem } map.{ $ending }
export-under-way = Exporting the map: { $name }
export-remaining = about { $n ->
    [one] one second
   *[other] { $count } seconds
} left
export-stop = Stop
export-written = Saved: { $path }
export-copy = Copy
