//! The pack of a prepared area: an MBTiles file, under another name until it is whole.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, params};

use super::cache::TileKey;
use super::choices::Allowed;
use super::plan::Plan;
use crate::base::geo::GeoBox;
use crate::base::text::fold;
use crate::basemap::TileType;

/// End of the name of a pack that is not yet whole.
const UNFINISHED: &str = "unfinished";
/// "MPBX" in ASCII: the number that the MBTiles specification gives.
const APPLICATION_ID: i32 = 0x4d50_4258;
/// More packs of one name than anybody makes.
const MOST_NAMES: u32 = 1_000;

const SCHEMA: &str = "
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    CREATE TABLE IF NOT EXISTS metadata (name TEXT NOT NULL, value TEXT);
    CREATE TABLE IF NOT EXISTS tiles (
        zoom_level INTEGER NOT NULL, tile_column INTEGER NOT NULL, tile_row INTEGER NOT NULL, tile_data BLOB NOT NULL,
        UNIQUE (zoom_level, tile_column, tile_row)
    );
    CREATE TABLE IF NOT EXISTS maillage_plan (plan TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS maillage_absent (z INTEGER NOT NULL, x INTEGER NOT NULL, y INTEGER NOT NULL);";

/// What is in a pack so far.
#[derive(Clone, Debug, Default)]
pub struct Contents {
    /// Tiles that are in it or that the server has not.
    pub settled: BTreeSet<TileKey>,
    /// How many of them the server has not.
    pub absent: u64,
    /// Bytes of the tiles.
    pub bytes: u64,
}

/// A pack that is being written.
#[derive(Debug)]
pub struct PackWriter {
    conn: Connection,
    path: PathBuf,
    plan: Plan,
    tile_type: Option<TileType>,
}

impl PackWriter {
    /// Begins a pack in that folder.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn begin(folder: &Path, plan: Plan) -> Result<Self, rusqlite::Error> {
        // A failure shows when the file is made.
        let _ = std::fs::create_dir_all(folder);
        let path = free_name(folder, &plan);
        let conn = Connection::open(&path)?;
        conn.execute_batch(SCHEMA)?;
        let text = serde_json::to_string(&plan).unwrap_or_default();
        conn.execute("INSERT INTO maillage_plan VALUES (?1)", [text])?;
        Ok(Self {
            conn,
            path,
            plan,
            tile_type: None,
        })
    }

    /// Takes a pack up where it was left, with what is in it.
    ///
    /// # Errors
    /// When it is not such a pack or is damaged.
    pub fn resume(path: &Path) -> Result<(Self, Contents), rusqlite::Error> {
        let conn = Connection::open(path)?;
        conn.pragma_update(None, "trusted_schema", false)?;
        let plan = read_plan(&conn)?;
        conn.execute_batch(SCHEMA)?;
        let mut contents = Contents::default();
        let mut writer = Self {
            conn,
            path: path.to_owned(),
            plan,
            tile_type: None,
        };
        writer.read(&mut contents)?;
        Ok((writer, contents))
    }

    fn read(&mut self, contents: &mut Contents) -> Result<(), rusqlite::Error> {
        let sql = "SELECT zoom_level, tile_column, tile_row, LENGTH(tile_data), SUBSTR(tile_data, 1, 16) FROM tiles";
        let mut rows = self.conn.prepare(sql)?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            let (z, x, row_from_south): (u8, u32, u32) = (row.get(0)?, row.get(1)?, row.get(2)?);
            contents.settled.insert((z, x, turned(z, row_from_south)));
            contents.bytes += row.get::<_, i64>(3)?.unsigned_abs();
            let head: Vec<u8> = row.get(4)?;
            self.tile_type = self.tile_type.or(TileType::of_picture(&head));
        }
        let mut rows = self.conn.prepare("SELECT z, x, y FROM maillage_absent")?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            contents.settled.insert((row.get(0)?, row.get(1)?, row.get(2)?));
            contents.absent += 1;
        }
        Ok(())
    }

    /// What it is for.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Puts a tile in.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn put(
        &mut self,
        (z, x, y): TileKey,
        bytes: &[u8],
        tile_type: TileType,
    ) -> Result<(), rusqlite::Error> {
        self.tile_type.get_or_insert(tile_type);
        self.conn
            .prepare_cached("INSERT OR REPLACE INTO tiles VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![z, x, turned(z, y), bytes])
            .map(drop)
    }

    /// Notes that there is no such tile.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn put_absent(&mut self, (z, x, y): TileKey) -> Result<(), rusqlite::Error> {
        self.conn
            .prepare_cached("INSERT INTO maillage_absent VALUES (?1, ?2, ?3)")?
            .execute(params![z, x, y])
            .map(drop)
    }

    /// Closes the pack and gives it its own name, which is told.
    ///
    /// # Errors
    /// When the disk does not take it; the pack can then be resumed.
    pub fn finish(self, allowed: &Allowed) -> io::Result<PathBuf> {
        self.describe(allowed).map_err(io::Error::other)?;
        self.conn.close().map_err(|(_, error)| io::Error::other(error))?;
        let whole = self.path.with_extension("");
        std::fs::rename(&self.path, &whole)?;
        Ok(whole)
    }

    fn describe(&self, allowed: &Allowed) -> Result<(), rusqlite::Error> {
        let GeoBox {
            west,
            south,
            east,
            north,
        } = self.plan.area;
        let (min_zoom, max_zoom) = (self.plan.min_zoom, self.plan.max_zoom);
        let centre = self.plan.area.centre();
        let format = match self.tile_type {
            Some(TileType::Jpeg) => "jpg",
            Some(TileType::Webp) => "webp",
            _ => "png",
        };
        let kind = if allowed.provider().is_overlay() {
            "overlay"
        } else {
            "baselayer"
        };
        let described = [
            ("name", self.plan.name.clone()),
            ("format", format.to_owned()),
            ("bounds", format!("{west:.6},{south:.6},{east:.6},{north:.6}")),
            (
                "center",
                format!("{:.6},{:.6},{min_zoom}", centre.lon, centre.lat),
            ),
            ("minzoom", min_zoom.to_string()),
            ("maxzoom", max_zoom.to_string()),
            ("attribution", allowed.attribution()),
            ("description", allowed.template().host().to_owned()),
            ("type", kind.to_owned()),
            ("version", "1".to_owned()),
        ];
        self.conn.execute_batch("BEGIN; DELETE FROM metadata;")?;
        for (name, value) in described {
            self.conn
                .execute("INSERT INTO metadata VALUES (?1, ?2)", [name, &value])?;
        }
        self.conn.execute_batch(
            "DROP TABLE maillage_plan; DROP TABLE maillage_absent; COMMIT; PRAGMA journal_mode = DELETE;",
        )?;
        self.conn.pragma_update(None, "application_id", APPLICATION_ID)
    }

    /// Throws it away.
    pub fn discard(self) {
        let path = self.path.clone();
        drop(self.conn);
        remove(&path);
    }
}

/// Removes an unfinished pack and what the database keeps beside it.
pub fn remove(path: &Path) {
    for end in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        // What cannot be removed is offered to be taken up again, which says what is wrong.
        let _ = std::fs::remove_file(name);
    }
}

/// Unfinished packs of that folder, by name, with their plans; those that cannot be read are left out.
pub fn unfinished(folder: &Path) -> Vec<(PathBuf, Plan)> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<_> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == UNFINISHED))
        .filter_map(|path| {
            let plan = read_plan(&Connection::open(&path).ok()?).ok()?;
            Some((path, plan))
        })
        .collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

fn read_plan(conn: &Connection) -> Result<Plan, rusqlite::Error> {
    let text: String = conn.query_row("SELECT plan FROM maillage_plan", [], |row| row.get(0))?;
    serde_json::from_str(&text).map_err(|_| rusqlite::Error::InvalidQuery)
}

/// A name that neither a pack nor an unfinished one has.
fn free_name(folder: &Path, plan: &Plan) -> PathBuf {
    let folded: String = fold(&plan.name)
        .chars()
        .map(|letter| {
            if letter.is_ascii_alphanumeric() {
                letter
            } else {
                '-'
            }
        })
        .take(60)
        .collect();
    let stem = folded
        .split('-')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-");
    let name = |count: u32| match count {
        0 => format!("{stem}.mbtiles"),
        count => format!("{stem}-{}.mbtiles", count + 1),
    };
    let is_free = |name: &String| {
        let whole = folder.join(name);
        !whole.exists() && !folder.join(format!("{name}.{UNFINISHED}")).exists()
    };
    let free = (0..MOST_NAMES)
        .map(name)
        .find(is_free)
        .unwrap_or_else(|| name(MOST_NAMES));
    folder.join(format!("{free}.{UNFINISHED}"))
}

/// MBTiles counts rows from the south.
fn turned(z: u8, row: u32) -> u32 {
    ((1_u32 << z.min(30)) - 1).saturating_sub(row)
}
