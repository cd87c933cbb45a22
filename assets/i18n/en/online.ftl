# Online maps
online-name-plan = IGN map
online-name-photo = Aerial photographs (IGN)
online-name-cadastre = Land parcels
online-name-osm = OpenStreetMap

# Addresses
online-address-too-long = This address is too long. Keep it under 2,000 characters.
online-address-no-place = {"{z}"}, {"{x}"} or {"{y}"} is missing in the address. Write them where zoom level, column and row go.
online-address-braces = Only {"{z}"}, {"{x}"} and {"{y}"} may stand in braces, and never in the name of the server. Correct the address.
online-address-none = This is not an address. It must begin with https://
online-address-clear = This address is not encrypted. Write https:// instead of http://
online-address-password = A name or a password stands in the address. Remove it: it would be kept readable for all.

# Trouble
online-trouble-unreachable = The server cannot be reached. The built-in map stays on show; check the connection to the internet, it will be tried again by itself.
online-trouble-cut = The answer of the server broke off. It will be tried again by itself.
online-trouble-wait = { $minutes ->
    [one] The server asks to wait for a minute.
   *[other] The server asks to wait for { $minutes } minutes.
}
online-trouble-refused = The server refuses to answer ({ $status }). Check the address and the provider's conditions, then switch the source off and on again.
online-trouble-fault = The server is out of order ({ $status }). Wait a while before going on.
online-trouble-elsewhere = The server sends on to another address that is not safe. Check the address, then switch the source off and on again.
online-trouble-too-large = The answer of the server is far too large for a tile. Check the address.
online-trouble-not-a-picture = The server answered something else than a picture. If the Wi-Fi asks you to log in, open its page in a browser first; else check the address.
online-trouble-nothing-there = The server has no tile in this area. Give it up, then choose another area or another source.
online-trouble-disk = The pack could not be written: { $cause }. Check the room on the disk, then go on.

# Preparation
online-plan-not-allowed = This server does not allow areas to be prepared in advance. Only IGN sources do.
online-plan-empty = The area is empty at these zoom levels. Make it larger or change the levels.
online-plan-too-many = { $count } tiles are too many; { $most } at most. Zoom in or lower the finest level.

# Page
online-lead = Nothing is asked of the internet until a source is ticked here. A ticked source receives the position and zoom level of what you look at, never your data.
online-sources = Online
online-about-plan = Drawn map: streets, buildings, names. © IGN
online-about-photo = Photographs seen from the sky. © IGN
online-about-cadastre = Limits of land parcels, laid over any map. © IGN / DGFiP
online-about-osm = Map by the contributors of OpenStreetMap; what you look at is kept, nothing is taken in advance.
online-ready = Ready: tiles will come when you look at the map.
online-too-far = Seen from zoom level { $zoom }: come closer.
online-nothing-here = This source has nothing in this place.
online-waiting = { $n ->
    [one] One tile on its way…
   *[other] { $count } tiles on their way…
}
online-arrived = { $n ->
    [one] Up to date: one tile received since the start.
   *[other] Up to date: { $count } tiles received since the start.
}
online-address-of = Address of the tiles: { $name }
online-address-keep = Keep this address
online-address-usual = Usual address
online-address-leave = Leave
online-address-loopback = This server is on this computer: nothing goes out to the internet.
online-prepare = Prepare an area for offline use
online-prepare-none = First tick a source of IGN: its map can then be taken in advance and serve without a network.
online-prepare-osm = OpenStreetMap forbids taking an area in advance. Tick a source of IGN to prepare an area.
online-area = Area
online-area-view = What the map shows
online-area-territory = The whole territory
online-deepest-name = Finest level
online-deepest = Down to level { $zoom }: { $detail }
online-detail-communes = communes and main roads
online-detail-roads = roads and districts
online-detail-streets = streets and blocks
online-detail-buildings = buildings
online-tiles = { $n ->
    [one] One tile,
   *[other] { $count } tiles,
}
online-about-size = about { $size } (estimate)
online-conditions = The provider's terms of use apply (cartes.gouv.fr/cgu): read them before preparing an area. Four requests at a time at most; it stops when the server asks for it.
online-prepare-begin = Prepare this area
online-megabytes = { $size } MB
online-progress = { $done } of { $total } tiles · { $size }
online-pause = Pause
online-resume = Go on
online-resume-off = Tick this source again, at the same address, to go on.
online-paused = Paused. What is already there is kept.
online-give-up = Give up
online-give-up-hint = Stops and erases what was taken for this pack
online-cancelled = Given up: nothing was kept.
online-finished = The pack is ready ({ $size }): { $path }
online-absent = { $n ->
    [one] One tile is missing: the server does not have it.
   *[other] { $count } tiles are missing: the server does not have them.
}
online-another = Prepare another area
online-unfinished = Interrupted preparation: { $name }
online-memory = Kept tiles
online-memory-size = { $size } on this computer, 500 MB at most; they stay visible without a network.
online-memory-empty = Empty
online-draw-pack = Draw this pack
online-drawn = Online: drawn while the source is ticked below
