//! How a project file names the tile pack that travels in it: the same for those who write it and those who read it.

/// The table of tiles, rows counted from the north.
pub const PACK_TABLE: &str = "basemap_tiles";

/// Its text, compared letter by letter when a file is opened: anything else of that name is no pack of ours.
pub const PACK_TABLE_SQL: &str = "CREATE TABLE basemap_tiles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  zoom_level INTEGER NOT NULL,
  tile_column INTEGER NOT NULL,
  tile_row INTEGER NOT NULL,
  tile_data BLOB NOT NULL,
  UNIQUE (zoom_level, tile_column, tile_row)
)";

/// Entry of the file's own table that describes the pack.
pub const PACK_ENTRY: &str = "pack";
