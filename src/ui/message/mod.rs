//! What panels say: they read a view and push messages; the app carries them out after the frame.

use std::path::PathBuf;

pub mod ground;
pub mod round;
pub mod wall;

use self::ground::GroundWish;
use self::round::{RoundWish, SideLine};
use self::wall::Wish;
use super::actions::Action;
use super::online::OnlineWish;
use crate::base::geo::{GeoBox, LonLat};
use crate::base::ids::{ActorId, FlowId, SynergyId};
use crate::model::{Level, SynergyState};
use crate::session::after::{Form, Kind};
use crate::session::{Intent, MapFilter};

/// What the window is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Room {
    /// The map with its lists.
    #[default]
    Map,
    /// Workshops: prepared, and held as a tour de table.
    Workshop,
    /// The follow-up of decided synergies.
    Board,
    /// Gain against effort.
    Matrix,
    /// Flows as a table to type in.
    Grid,
}

/// What the inspector shows.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Selection {
    /// Nothing: the map takes the room.
    #[default]
    Nothing,
    /// A candidate by its identifier.
    Candidate(String),
    /// An actor.
    Actor(ActorId),
    /// A decided synergy.
    Synergy(SynergyId),
    /// Who is missing, or the actor that is imagined.
    Missing,
    /// The zones of the territory.
    Territory,
    /// How proposals are ranked.
    Ranking,
    /// What is drawn beneath everything.
    Backdrop,
    /// Natures and rules.
    Knowledge(Page),
    /// Who helps.
    Support,
    /// The phases of the démarche.
    Phases,
    /// Putting the map into a file.
    Export,
    /// What to do first, and the keys.
    Help,
}

impl Selection {
    /// True for a page of its own, which has no counterpart on the map.
    pub fn is_page(&self) -> bool {
        matches!(
            self,
            Self::Territory
                | Self::Ranking
                | Self::Backdrop
                | Self::Knowledge(_)
                | Self::Support
                | Self::Phases
                | Self::Export
                | Self::Help
        )
    }
}

/// A page of natures and rules.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Page {
    /// All natures by family.
    #[default]
    All,
    /// One nature by its code.
    Nature(String),
    /// One rule by its identifier.
    Rule(String),
}

/// What is being edited in place.
#[derive(Clone, PartialEq, Debug)]
pub enum Editing {
    /// A new actor, perhaps already placed.
    NewActor(Option<LonLat>),
    /// An actor's own fields.
    Actor(ActorId),
    /// A new flow of an actor.
    NewFlow(ActorId),
    /// A flow.
    Flow(FlowId),
}

/// One step of drawing a zone.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum DrawStep {
    /// Start, without a corner.
    Begin,
    /// One more corner.
    Corner(LonLat),
    /// Without the last corner.
    TakeBack,
    /// The outline is whole.
    Close,
}

/// One thing that a panel asks for.
#[derive(Clone, PartialEq, Debug)]
pub enum Message {
    /// Change the project.
    Do(Intent),
    /// Change the project and end what was being edited.
    DoAndClose(Intent),
    /// Change the project and show something; a refusal stays on the page of natures and rules.
    DoAndShow(Intent, Selection),
    /// Something asked of the tour de table.
    Round(RoundWish),
    /// Type something in place of the entry line; `None` gives it back to entries.
    SideLine(Option<SideLine>),
    /// Tie two actors: the line opens with both names.
    Tie {
        /// The giving actor, by reference.
        from: String,
        /// The receiving one; to be named when absent.
        to: Option<String>,
    },
    /// Go to another room.
    Enter(Room),
    /// Run an action of the registry.
    Act(Action),
    /// Show something in the inspector.
    Select(Selection),
    /// Edit something in place; `None` ends it without saving.
    Edit(Option<Editing>),
    /// A synergy leaves the path; its page asks why where that is demanded.
    Leave(SynergyId, SynergyState),
    /// Move the map to an actor.
    Centre(ActorId),
    /// The next click on the map places that actor; `None` places nobody.
    Place(Option<String>),
    /// Move the map to a place.
    GoTo(LonLat),
    /// Bring a box into view.
    Frame(GeoBox),
    /// Draw a zone on the map.
    Draw(DrawStep),
    /// Choose a file of zones.
    ChooseZones,
    /// Take the zones of a GeoJSON file in.
    ImportZones(PathBuf),
    /// Ask something of the wall.
    Wall(Wish),
    /// Light falls on the screen of the wall.
    WallLit(bool),
    /// Say on the wall how many proposals rest on something hidden.
    WallConfidential(bool),
    /// Show other links on the map.
    Filter(MapFilter),
    /// Tell families by patterns inside the lines too, or by colour and icon alone.
    Patterns(bool),
    /// Open or close the bar that chooses them.
    FilterBar(bool),
    /// Show an actor somewhere else while a drag is under way.
    Preview {
        /// Reference of the actor.
        id: String,
        /// Where it is held.
        at: LonLat,
    },
    /// Show the list as it would be with a setting changed, while a slider is held.
    PreviewSetting {
        /// Its key.
        key: String,
        /// Its value; `None` is the default.
        value: Option<String>,
    },
    /// Show the greatest distance of a nature, by its code, among how proposals are ranked.
    ShowLimit(String),
    /// The drag was given up.
    EndPreview,
    /// Imagine an actor of that activity there, or in the middle of the map.
    Imagine {
        /// European class of the activity.
        class: String,
        /// Where.
        at: Option<LonLat>,
    },
    /// Put the imagined actor elsewhere.
    MoveVisitor(LonLat),
    /// Take the imagined actor off the map.
    DismissVisitor,
    /// Make the imagined actor one of the territory.
    InviteVisitor,
    /// Something asked of what is drawn beneath everything.
    Backdrop(GroundWish),
    /// Something about online maps.
    Online(OnlineWish),
    /// Open a project file.
    Open(PathBuf),
    /// Make a project file: from a sample, or empty with that name.
    Create {
        /// Where.
        path: PathBuf,
        /// Key of the sample zone; `None` for an empty project.
        sample: Option<String>,
    },
    /// Open a sample zone as a file of the person's own, in the data folder.
    OpenSample(String),
    /// Write a copy of the project.
    SaveCopy(PathBuf),
    /// Write a record, hand-out or invitation beside the project.
    Paper(Kind, Form),
    /// For whom such documents are.
    PapersFor(Level),
    /// Choose where the map is to be written.
    ChooseExport,
    /// Write the map there.
    ExportMap(PathBuf),
    /// Stop writing the map, or put away why it was not written.
    StopExport,
    /// Say something in the status line.
    Tell(String),
}
