//! The icons of the product, by meaning, from the Phosphor fonts (regular and fill share their code points).
//!
//! One icon per meaning: panels name the meaning, never a code point.

use egui::{Color32, FontId, Painter, Pos2, RichText, pos2};

use super::theme::fonts;
use crate::model::{ActorKind, Family};

/// A glyph of the icon font, outlined unless [`Icon::filled`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Icon {
    glyph: char,
    fill: bool,
}

impl Icon {
    const fn new(glyph: char) -> Self {
        Self { glyph, fill: false }
    }

    /// The same icon filled: active things, families and kinds.
    pub const fn filled(self) -> Self {
        Self { fill: true, ..self }
    }

    /// The icon's character, only meaningful in the icon fonts.
    pub const fn glyph(self) -> char {
        self.glyph
    }

    /// The font that draws it at that size in points.
    pub fn font(self, size: f32) -> FontId {
        FontId::new(size, fonts::icon_family(self.fill))
    }

    /// The icon as text of egui's own widgets.
    pub fn text(self, size: f32) -> RichText {
        RichText::new(self.glyph.to_string()).font(self.font(size))
    }

    /// Paints the icon centred, moved to whole pixels so that its strokes stay sharp.
    pub fn paint(self, painter: &Painter, center: Pos2, size: f32, color: Color32) {
        let galley = painter.layout_no_wrap(self.glyph.to_string(), self.font(size), color);
        let corner = center - galley.size() / 2.0;
        let scale = painter.pixels_per_point();
        let sharp = pos2(
            (corner.x * scale).round() / scale,
            (corner.y * scale).round() / scale,
        );
        painter.galley(sharp, galley, color);
    }
}

/// The filled icon of a family of resources; a question mark for one not yet recognised.
pub const fn family(family: Option<Family>) -> Icon {
    match family {
        Some(Family::Material) => MATERIAL.filled(),
        Some(Family::Energy) => ENERGY.filled(),
        Some(Family::Water) => WATER.filled(),
        Some(Family::Waste) => WASTE.filled(),
        Some(Family::Equipment) => EQUIPMENT.filled(),
        Some(Family::Logistics) => LOGISTICS.filled(),
        Some(Family::Skills) => SKILLS.filled(),
        Some(Family::Services) => SERVICES.filled(),
        None => QUESTION,
    }
}

/// The icon of a kind of actor.
pub const fn actor(kind: ActorKind) -> Icon {
    match kind {
        ActorKind::Company => COMPANY,
        ActorKind::Public => AUTHORITY,
        ActorKind::Farm => FARM,
        ActorKind::Association => ASSOCIATION,
        ActorKind::Household => HOUSEHOLD,
    }
}

// Actors.

/// A company or a plant.
pub const COMPANY: Icon = Icon::new('\u{e760}');
/// A local authority.
pub const AUTHORITY: Icon = Icon::new('\u{e0b4}');
/// A farm.
pub const FARM: Icon = Icon::new('\u{ebae}');
/// An association.
pub const ASSOCIATION: Icon = Icon::new('\u{e68e}');
/// Households; the home folder.
pub const HOUSEHOLD: Icon = Icon::new('\u{e2c2}');

// Families.

/// Materials.
pub const MATERIAL: Icon = Icon::new('\u{e390}');
/// Energy and heat.
pub const ENERGY: Icon = Icon::new('\u{e242}');
/// Water.
pub const WATER: Icon = Icon::new('\u{e210}');
/// Waste and organic residues.
pub const WASTE: Icon = Icon::new('\u{e75a}');
/// Equipment and spaces.
pub const EQUIPMENT: Icon = Icon::new('\u{eca0}');
/// Logistics.
pub const LOGISTICS: Icon = Icon::new('\u{e4b4}');
/// Skills and jobs.
pub const SKILLS: Icon = Icon::new('\u{e68e}');
/// Purchases and services.
pub const SERVICES: Icon = Icon::new('\u{e41e}');

// Actions.

/// A synergy.
pub const SYNERGY: Icon = Icon::new('\u{e582}');
/// Quick entry.
pub const ENTRY: Icon = Icon::new('\u{e34c}');
/// Add.
pub const ADD: Icon = Icon::new('\u{e3d6}');
/// Put on the map.
pub const PLACE: Icon = Icon::new('\u{e314}');
/// Edit.
pub const EDIT: Icon = Icon::new('\u{e3b4}');
/// Delete.
pub const DELETE: Icon = Icon::new('\u{e4a6}');
/// Undo.
pub const UNDO: Icon = Icon::new('\u{e08a}');
/// Redo.
pub const REDO: Icon = Icon::new('\u{e08c}');
/// Search.
pub const SEARCH: Icon = Icon::new('\u{e30c}');
/// Command palette.
pub const COMMANDS: Icon = Icon::new('\u{e1c4}');
/// Filter.
pub const FILTER: Icon = Icon::new('\u{e266}');
/// Centre on the map.
pub const CENTER: Icon = Icon::new('\u{e1d6}');
/// Merge.
pub const MERGE: Icon = Icon::new('\u{e280}');
/// Import.
pub const IMPORT: Icon = Icon::new('\u{e20c}');
/// Export.
pub const EXPORT: Icon = Icon::new('\u{e4c0}');
/// Open.
pub const OPEN: Icon = Icon::new('\u{e256}');
/// Settings.
pub const SETTINGS: Icon = Icon::new('\u{e270}');
/// History.
pub const HISTORY: Icon = Icon::new('\u{e1a0}');
/// Copy.
pub const COPY: Icon = Icon::new('\u{e1ca}');
/// Close.
pub const CLOSE: Icon = Icon::new('\u{e4f6}');
/// Keep; done.
pub const KEEP: Icon = Icon::new('\u{e182}');
/// Later, parked.
pub const LATER: Icon = Icon::new('\u{e3a0}');
/// Refuse.
pub const REFUSE: Icon = Icon::new('\u{e4f6}');
/// Call again.
pub const CALL: Icon = Icon::new('\u{e3b8}');
/// Go on.
pub const PLAY: Icon = Icon::new('\u{e3d0}');
/// Pause.
pub const PAUSE: Icon = Icon::new('\u{e39e}');

// Views.

/// Wall view.
pub const WALL: Icon = Icon::new('\u{e658}');
/// Closer.
pub const CLOSER: Icon = Icon::new('\u{e3d4}');
/// Further away.
pub const FURTHER: Icon = Icon::new('\u{e32a}');
/// Full screen.
pub const FULL_SCREEN: Icon = Icon::new('\u{e1d0}');
/// Map.
pub const MAP: Icon = Icon::new('\u{e31a}');
/// Workshop.
pub const WORKSHOP: Icon = Icon::new('\u{e600}');
/// Board.
pub const BOARD: Icon = Icon::new('\u{eb54}');
/// Gain against effort.
pub const MATRIX: Icon = Icon::new('\u{e464}');
/// List.
pub const LIST: Icon = Icon::new('\u{e2f2}');
/// Table.
pub const TABLE: Icon = Icon::new('\u{e476}');
/// Report.
pub const REPORT: Icon = Icon::new('\u{e150}');
/// Legend.
pub const LEGEND: Icon = Icon::new('\u{e466}');
/// What an audience sees.
pub const PUBLIC_VIEW: Icon = Icon::new('\u{e220}');
/// Hidden.
pub const HIDDEN: Icon = Icon::new('\u{e224}');
/// Confidential.
pub const CONFIDENTIAL: Icon = Icon::new('\u{e308}');

// States and facts.

/// A question.
pub const QUESTION: Icon = Icon::new('\u{e3e8}');
/// Quantities.
pub const QUANTITIES: Icon = Icon::new('\u{e750}');
/// Regulation.
pub const RULES: Icon = Icon::new('\u{ea32}');
/// Competition.
pub const COMPETITION: Icon = Icon::new('\u{ed3c}');
/// Blocked.
pub const BLOCKED: Icon = Icon::new('\u{e3de}');
/// Source, information.
pub const SOURCE: Icon = Icon::new('\u{e2ce}');
/// Illustrative.
pub const ILLUSTRATIVE: Icon = Icon::new('\u{e79e}');
/// Two actors tied by hand.
pub const TIE: Icon = Icon::new('\u{e2e2}');
/// Who helps.
pub const SUPPORT: Icon = Icon::new('\u{e63a}');
/// Owner.
pub const OWNER: Icon = Icon::new('\u{e4c2}');
/// Due date.
pub const DUE: Icon = Icon::new('\u{e10a}');
/// Late; warning.
pub const LATE: Icon = Icon::new('\u{e4e0}');
/// To do this week.
pub const TO_DO: Icon = Icon::new('\u{ed2c}');
/// No news.
pub const NO_NEWS: Icon = Icon::new('\u{e2b8}');
/// Has the floor.
pub const SPEAKER: Icon = Icon::new('\u{e75c}');
/// Interested.
pub const INTERESTED: Icon = Icon::new('\u{e57e}');
/// Saved.
pub const SAVED: Icon = Icon::new('\u{e184}');
/// Stopped.
pub const STOPPED: Icon = Icon::new('\u{e46e}');
/// Not yet.
pub const NEXT: Icon = Icon::new('\u{e18a}');
/// Position.
pub const POSITION: Icon = Icon::new('\u{e316}');
/// Given up.
pub const GIVEN_UP: Icon = Icon::new('\u{e4f8}');
/// Loss or refusal.
pub const ERROR: Icon = Icon::new('\u{e4e2}');

// Files.

/// PDF.
pub const PDF: Icon = Icon::new('\u{e702}');
/// Spreadsheet.
pub const SHEET: Icon = Icon::new('\u{eb22}');
/// A file.
pub const FILE: Icon = Icon::new('\u{e230}');
/// A folder.
pub const FOLDER: Icon = Icon::new('\u{e24a}');
/// A disk or key.
pub const DISK: Icon = Icon::new('\u{e2a0}');
/// One folder up.
pub const PARENT: Icon = Icon::new('\u{e08e}');
/// Documents.
pub const DOCUMENTS: Icon = Icon::new('\u{e710}');

// Small marks.

/// Sorted, the first above.
pub const SORTED_UP: Icon = Icon::new('\u{e13c}');
/// Sorted, the first below.
pub const SORTED_DOWN: Icon = Icon::new('\u{e136}');
/// Opens below.
pub const CARET_DOWN: Icon = Icon::new('\u{e136}');
/// Opens further.
pub const CARET_RIGHT: Icon = Icon::new('\u{e13a}');
/// Back.
pub const CARET_LEFT: Icon = Icon::new('\u{e138}');
