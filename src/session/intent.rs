//! What a person asks, as plain data: the window makes these values, and [`super::script`] reads them from scripts.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::entries::Said;
use super::rivals::Standing;
use crate::base::geo::LonLat;
use crate::base::i18n::Lang;
use crate::base::shape::Ring;

/// Fields given by name, in the words of the tables: `null` makes a field unknown again.
pub type Fields = Map<String, Value>;

/// New values by key; `None` goes back to the default.
pub type Rows = BTreeMap<String, Option<String>>;

/// One intent. Every `id` is a reference as shown, not an internal identifier.
#[derive(Clone, PartialEq, Debug)]
pub enum Intent {
    /// Adds an actor; `fields` must hold a name.
    AddActor {
        /// Reference to give it; one is made when absent.
        id: Option<String>,
        /// Everything known.
        fields: Fields,
    },
    /// Takes an imagined actor in, with the usual flows of its activity, to be invited.
    InviteActor(Invitation),
    /// Gives an actor the usual flows of its activity that it lacks, to be confirmed.
    FillActor {
        /// Which.
        id: String,
        /// Language of their words.
        lang: Lang,
    },
    /// Changes fields of an actor.
    EditActor {
        /// Which.
        id: String,
        /// What changes.
        fields: Fields,
    },
    /// Puts an actor somewhere else.
    MoveActor {
        /// Which.
        id: String,
        /// Degrees north.
        lat: f64,
        /// Degrees east.
        lon: f64,
    },
    /// Deletes an actor with its flows.
    DeleteActor {
        /// Which.
        id: String,
    },
    /// Adds a flow; `fields` must hold a direction and a label.
    AddFlow {
        /// Reference to give it; one is made when absent.
        id: Option<String>,
        /// Whose.
        actor: String,
        /// Everything known.
        fields: Fields,
    },
    /// Changes fields of a flow.
    EditFlow {
        /// Which.
        id: String,
        /// What changes.
        fields: Fields,
    },
    /// Deletes a flow.
    DeleteFlow {
        /// Which.
        id: String,
    },
    /// One spoken line: who gives, seeks or shares what.
    Entry {
        /// As typed.
        text: String,
        /// What the room knows before it is said.
        said: Said,
    },
    /// Decides on a pair, a candidate or a pool.
    Decide(Box<Decision>),
    /// Draws a synergy that no rule found.
    DrawSynergy {
        /// Reference to give it.
        id: Option<String>,
        /// The giving actor.
        from: String,
        /// The receiving actor.
        to: String,
        /// Label, motive and the like.
        fields: Fields,
    },
    /// Moves a synergy to another state.
    SetState {
        /// Which.
        synergy: String,
        /// Code of the state.
        state: String,
        /// Why, where the state demands it.
        reason: Option<String>,
    },
    /// Changes fields of a synergy.
    EditSynergy {
        /// Which.
        id: String,
        /// What changes.
        fields: Fields,
    },
    /// Deletes a synergy.
    DeleteSynergy {
        /// Which.
        id: String,
    },
    /// Changes who may see a field of a flow or an actor.
    SetLevel {
        /// The flow, unless an actor is meant.
        flow: Option<String>,
        /// The actor, unless a flow is meant.
        actor: Option<String>,
        /// The field; absent for the whole flow.
        field: Option<String>,
        /// Code of the level.
        level: String,
    },
    /// Prepares a workshop; `fields` must hold a name.
    AddWorkshop {
        /// Reference to give it; one is made when absent.
        id: Option<String>,
        /// Everything known.
        fields: Fields,
    },
    /// Changes fields of a workshop, begins it or ends it.
    EditWorkshop {
        /// Which.
        id: String,
        /// What changes.
        fields: Fields,
    },
    /// Deletes a workshop; what was noted in it stays.
    DeleteWorkshop {
        /// Which.
        id: String,
    },
    /// Notes something said, a question, or a raised hand.
    AddRemark {
        /// Reference to give it; one is made when absent.
        id: Option<String>,
        /// Everything known.
        fields: Fields,
    },
    /// Changes fields of a remark.
    EditRemark {
        /// Which.
        id: String,
        /// What changes.
        fields: Fields,
    },
    /// Deletes a remark.
    DeleteRemark {
        /// Which.
        id: String,
    },
    /// Adds a zone of the territory.
    AddZone {
        /// Reference to give it; one is made when absent.
        id: Option<String>,
        /// Its name; that of the place when absent.
        name: Option<String>,
        /// What it is made of.
        outline: Outline,
    },
    /// Changes fields of a zone.
    EditZone {
        /// Which.
        id: String,
        /// What changes.
        fields: Fields,
    },
    /// Deletes a zone.
    DeleteZone {
        /// Which.
        id: String,
    },
    /// Sets a weight, a limit or a preference of the project; `None` goes back to the default.
    Setting {
        /// Which.
        key: String,
        /// Its value.
        value: Option<String>,
    },
    /// Sets several settings as one step.
    Settings(Rows),
    /// Says how two actors stand to each other.
    SetRivals {
        /// Both, by reference.
        actors: [String; 2],
        /// `None` takes back what was said.
        standing: Option<Standing>,
    },
    /// Renames the territory.
    Rename {
        /// Its new name.
        name: String,
    },
    /// Takes the newest change back.
    Undo,
    /// Does the newest change taken back again.
    Redo,
    /// Writes the visible file.
    Publish,
}

/// What a new zone is made of.
#[derive(Clone, PartialEq, Debug)]
pub enum Outline {
    /// The commune, municipality or group of communes with that code.
    Code(String),
    /// Rings of polygons, in WGS 84 degrees.
    Polygons(Vec<Vec<Ring>>),
}

/// An imagined actor that is to be invited.
#[derive(Clone, PartialEq, Debug)]
pub struct Invitation {
    /// Reference to give it; one is made when absent.
    pub id: Option<String>,
    /// Class or code of its activity.
    pub activity: String,
    /// Where it would stand.
    pub at: LonLat,
    /// Language of its words.
    pub lang: Lang,
}

/// A decision of the room: on two flows, on a candidate, or on a pool.
#[derive(Clone, PartialEq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Decision {
    /// Reference to give a new synergy.
    pub id: Option<String>,
    /// The flow given.
    pub offer: Option<String>,
    /// The flow sought.
    pub need: Option<String>,
    /// A candidate by its identifier, in place of flows.
    pub candidate: Option<String>,
    /// Flows that form a pool.
    pub pool: Option<Vec<String>>,
    /// Code of the state.
    pub state: String,
    /// Why, where the state demands it.
    pub reason: Option<String>,
    /// Who carries it.
    pub owner: Option<String>,
    /// When, as an ISO date.
    pub due: Option<String>,
    /// What happens next.
    pub next_action: Option<String>,
    /// Why the actors want it.
    pub motive: Option<String>,
    /// What stands in the way.
    pub brakes: Option<String>,
    /// A remark.
    pub note: Option<String>,
}
