# Embedded base map
basemap-attribution = Base map: © OpenStreetMap contributors (ODbL) · IGN, Insee, Etalab (Licence Ouverte) · Geodatastyrelsen · GeoNames (CC BY 4.0) · Natural Earth
basemap-attribution-short = © OpenStreetMap contributors · IGN, Insee, Etalab · Geodatastyrelsen · GeoNames · Natural Earth

# Tile packs
tiles-part-header = header
tiles-part-directory = list of tiles
tiles-part-metadata = description
tiles-part-tile = tile
tiles-part-outlines = outlines
tiles-error-read = The tile file could not be read: { $cause }. Check that it is still in its place and can be read.
tiles-error-not-a-pack = This file is not a tile pack. Choose a .pmtiles or .mbtiles file.
tiles-error-not-mbtiles = This file is not an MBTiles pack. Choose a .mbtiles or .pmtiles file.
tiles-error-database = This MBTiles pack cannot be read ({ $cause }). Download or copy it again.
tiles-error-too-much-work = This pack asks for too much work for a single tile; it was not read. Make it again or choose another one.
tiles-error-not-pmtiles = This file is not a PMTiles pack. Choose a .pmtiles file.
tiles-error-version = This PMTiles pack has version { $found }; only version 3 is read. Convert it with the pmtiles tool.
tiles-error-compression = This pack uses a compression that is not read. Make it again with gzip compression.
tiles-error-on-its-way = The tile has not arrived yet. It will show by itself.
tiles-error-damaged = This tile pack is damaged ({ $part }). Download or copy it again.
tiles-error-too-large = This tile pack has a part too large to be honest ({ $part }). It was not read; make another one.
tiles-credit-unknown = Source of the base map not stated
tiles-credit-unnamed = Base map “{ $name }”, source not stated
tiles-error-not-our-pack = The base map kept in this project is not as Maillage writes it; it was not read. Take it out, then put another one in.

# Putting a pack into the project
pack-error-too-many = This pack covers too much ground ({ $count } squares to look at). Cut it to the territory.
pack-error-too-large = What would go into the project is above { $limit } MB. Cut it to the territory, or take a less detailed pack.
pack-error-nothing = This pack has no tile there. Choose a pack of your territory.
pack-error-stopped = Stopped as you asked. The project has not changed.
pack-error-disk = The pack could not be made ready: { $why }. Make room on the disk, then try again.
change-put-pack = put the base map { $subject } into the project
change-remove-pack = take the base map out of the project

country-france = France
country-denmark = Denmark
