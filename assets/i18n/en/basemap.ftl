# Embedded base map
basemap-attribution = Base map: © OpenStreetMap contributors (ODbL) · IGN, Insee, Etalab (Licence Ouverte) · Geodatastyrelsen · GeoNames (CC BY 4.0) · Natural Earth
basemap-attribution-short = © OpenStreetMap contributors · IGN, Insee, Etalab · Geodatastyrelsen · GeoNames · Natural Earth

# Tile packs
tiles-part-header = header
tiles-part-directory = list of tiles
tiles-part-metadata = description
tiles-part-tile = tile
tiles-error-read = The tile file could not be read: { $cause }. Check that it is still in its place and can be read.
tiles-error-not-pmtiles = This file is not a PMTiles pack. Choose a .pmtiles file.
tiles-error-version = This PMTiles pack has version { $found }; only version 3 is read. Convert it with the pmtiles tool.
tiles-error-compression = This pack uses a compression that is not read. Make it again with gzip compression.
tiles-error-on-its-way = The tile has not arrived yet. It will show by itself.
tiles-error-damaged = This tile pack is damaged ({ $part }). Download or copy it again.
tiles-error-too-large = This tile pack has a part too large to be honest ({ $part }). It was not read; make another one.
tiles-credit-unknown = Source of the base map not stated
tiles-credit-unnamed = Base map “{ $name }”, source not stated

country-france = France
country-denmark = Denmark
