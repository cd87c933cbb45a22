//! The tile pack that travels in the project: put in, taken out, read.
//!
//! A pack is no ground data. Putting one in or taking it out is durable at once and travels with the file, but undo
//! passes over it, and says so where it is done.

use std::path::PathBuf;
use std::sync::Arc;

use super::Session;
use super::document::Done;
use super::refusal::Refusal;
use crate::base::geo::GeoBox;
use crate::base::ids::OperationId;
use crate::basemap::project_pack::ProjectPack;
use crate::basemap::staging::Staged;
use crate::basemap::{About, TileError, TileSource};
use crate::edit::{Change, ChangeName, Step};
use crate::model::Touched;
use crate::session::framing;
use crate::store::LogEntry;

/// Room left around a territory when a pack is cut to it, as a share of its sides, and at least so many degrees.
const ROOM: (f64, f64) = (0.15, 0.03);

impl Session {
    /// The pack that the project carries; `None` without one.
    ///
    /// # Errors
    /// When something of that name is there that this program did not make, or it cannot be read.
    pub fn pack(&self) -> Result<Option<Arc<dyn TileSource>>, TileError> {
        let place = self.working.pack_place();
        let pack = ProjectPack::open(&place.path, place.is_live)?;
        Ok(pack.map(|pack| Arc::new(pack) as Arc<dyn TileSource>))
    }

    /// What the pack that the project carries says of itself, and its bytes; `None` without one.
    ///
    /// # Errors
    /// As [`Self::pack`].
    pub fn pack_weight(&self) -> Result<Option<(About, u64)>, TileError> {
        let place = self.working.pack_place();
        let Some(pack) = ProjectPack::open(&place.path, place.is_live)? else {
            return Ok(None);
        };
        let [_, bytes] = pack.weight()?;
        Ok(Some((pack.about().clone(), bytes)))
    }

    /// A file name for a pack that is being made ready for this project.
    ///
    /// # Errors
    /// When nothing can be changed.
    pub fn staging(&self) -> Result<PathBuf, Refusal> {
        Ok(self.working.staging()?)
    }

    /// Puts a pack in, instead of the one that is there.
    ///
    /// # Errors
    /// [`Refusal`], ready to be shown; nothing has changed then.
    pub fn put_pack(&mut self, staged: &Staged) -> Result<Done, Refusal> {
        let name = ChangeName::new("change-put-pack", staged.sheet.name.as_str());
        let (entry, now) = self.pack_entry(name)?;
        self.working.put_pack(&staged.path, &staged.sheet, &entry, now)?;
        Ok(Self::pack_done(entry))
    }

    /// Takes the pack out.
    ///
    /// # Errors
    /// [`Refusal`], ready to be shown; nothing has changed then.
    pub fn remove_pack(&mut self) -> Result<Done, Refusal> {
        let (entry, now) = self.pack_entry(ChangeName::new("change-remove-pack", ""))?;
        self.working.remove_pack(&entry, now)?;
        Ok(Self::pack_done(entry))
    }

    fn pack_entry(&mut self, name: ChangeName) -> Result<(LogEntry, i64), Refusal> {
        if self.read_only {
            return Err(Refusal::ReadOnly);
        }
        let entry = LogEntry {
            step: Step::Do,
            id: OperationId(self.outside.fresh()),
            change: Change {
                name,
                edits: Vec::new(),
            },
        };
        Ok((entry, self.outside.now_ms()))
    }

    fn pack_done(entry: LogEntry) -> Done {
        Done {
            touched: Touched::default(),
            name: Some(entry.change.name),
            ..Done::default()
        }
    }

    /// The box to which a pack is cut: the territory with some room around it; `None` while nobody is placed.
    pub fn pack_area(&self) -> Option<GeoBox> {
        framing::territory(&self.project).map(with_room)
    }
}

fn with_room(b: GeoBox) -> GeoBox {
    let room = |low: f64, high: f64| ((high - low) * ROOM.0).max(ROOM.1);
    let (across, along) = (room(b.west, b.east), room(b.south, b.north));
    GeoBox {
        west: (b.west - across).max(-180.0),
        south: (b.south - along).max(-90.0),
        east: (b.east + across).min(180.0),
        north: (b.north + along).min(90.0),
    }
}
