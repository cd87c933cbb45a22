//! What a person asks, as plain data: one JSON object a line in scripts, the same values from the window.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::corrections::Corrections;
use super::entries::Said;
use super::refusal::Refusal;
use super::rivals::Standing;
use super::settings::Rows;
use super::zones::Outline;
use crate::base::geo::LonLat;
use crate::base::i18n::Lang;
use crate::model::Direction;

/// Fields given by name, in the words of the tables: `null` makes a field unknown again.
pub type Fields = Map<String, Value>;

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

impl Intent {
    /// Reads one line of a script.
    ///
    /// # Errors
    /// [`Refusal`] for anything but one object with a known `do` and known fields.
    pub fn parse(line: &str) -> Result<Self, Refusal> {
        let not_json = |e: serde_json::Error| Refusal::NotJson { column: e.column() };
        let Value::Object(mut fields) = serde_json::from_str(line).map_err(not_json)? else {
            return Err(Refusal::NotJson { column: 1 });
        };
        // `t` only paces a replay.
        fields.remove("t");
        let verb = take_text(&mut fields, "do")?;
        Self::of_verb(&verb, fields)
    }

    fn of_verb(verb: &str, mut fields: Fields) -> Result<Self, Refusal> {
        let f = &mut fields;
        // Verbs that take free fields hand over what is left.
        match verb {
            "add_actor" => {
                return Ok(Self::AddActor {
                    id: take_optional(f, "id")?,
                    fields,
                });
            }
            "edit_actor" => {
                return Ok(Self::EditActor {
                    id: take_text(f, "id")?,
                    fields,
                });
            }
            "add_flow" => {
                let (id, actor) = (take_optional(f, "id")?, take_text(f, "actor")?);
                return Ok(Self::AddFlow { id, actor, fields });
            }
            "edit_flow" => {
                return Ok(Self::EditFlow {
                    id: take_text(f, "id")?,
                    fields,
                });
            }
            "edit_zone" => {
                return Ok(Self::EditZone {
                    id: take_text(f, "id")?,
                    fields,
                });
            }
            "add_workshop" | "edit_workshop" | "remark" | "edit_remark" => {
                return Self::of_meeting_verb(verb, fields);
            }
            "edit_synergy" => {
                return Ok(Self::EditSynergy {
                    id: take_text(f, "id")?,
                    fields,
                });
            }
            "draw_synergy" => {
                let (id, from, to) = (
                    take_optional(f, "id")?,
                    take_text(f, "from")?,
                    take_text(f, "to")?,
                );
                return Ok(Self::DrawSynergy { id, from, to, fields });
            }
            "decide" => {
                let decision = serde_json::from_value(Value::Object(fields));
                return decision.map(Self::Decide).map_err(|e| Refusal::Malformed {
                    detail: e.to_string(),
                });
            }
            _ => {}
        }
        let intent = Self::of_closed_verb(verb, f)?;
        match fields.keys().next() {
            Some(field) => Err(Refusal::UnknownField { field: field.clone() }),
            None => Ok(intent),
        }
    }

    /// Verbs of workshops and of what is noted in them, which take free fields.
    fn of_meeting_verb(verb: &str, mut fields: Fields) -> Result<Self, Refusal> {
        if matches!(verb, "add_workshop" | "remark") {
            let id = take_optional(&mut fields, "id")?;
            return Ok(match verb {
                "remark" => Self::AddRemark { id, fields },
                _ => Self::AddWorkshop { id, fields },
            });
        }
        let id = take_text(&mut fields, "id")?;
        Ok(match verb {
            "edit_remark" => Self::EditRemark { id, fields },
            _ => Self::EditWorkshop { id, fields },
        })
    }

    /// Verbs whose fields are all known; what they do not take stays in `f`.
    fn of_closed_verb(verb: &str, f: &mut Fields) -> Result<Self, Refusal> {
        Ok(match verb {
            "invite_actor" => Self::InviteActor(Invitation {
                id: take_optional(f, "id")?,
                activity: take_text(f, "activity")?,
                at: take_place(f)?,
                lang: take_lang(f)?,
            }),
            "fill_actor" => Self::FillActor {
                id: take_text(f, "id")?,
                lang: take_lang(f)?,
            },
            "move_actor" => Self::MoveActor {
                id: take_text(f, "id")?,
                lat: take_number(f, "lat")?,
                lon: take_number(f, "lon")?,
            },
            "delete_actor" => Self::DeleteActor {
                id: take_text(f, "id")?,
            },
            "delete_flow" => Self::DeleteFlow {
                id: take_text(f, "id")?,
            },
            "delete_synergy" => Self::DeleteSynergy {
                id: take_text(f, "id")?,
            },
            "add_zone" => Self::AddZone {
                id: take_optional(f, "id")?,
                name: take_optional(f, "name")?,
                outline: Outline::take(f)?,
            },
            "delete_zone" => Self::DeleteZone {
                id: take_text(f, "id")?,
            },
            "delete_workshop" => Self::DeleteWorkshop {
                id: take_text(f, "id")?,
            },
            "delete_remark" => Self::DeleteRemark {
                id: take_text(f, "id")?,
            },
            "entry" => Self::Entry {
                text: take_text(f, "text")?,
                said: Said {
                    speaker: take_optional(f, "speaker")?,
                    direction: take_direction(f)?,
                    correct: take_corrections(f)?,
                },
            },
            "set_state" => Self::SetState {
                synergy: take_text(f, "synergy")?,
                state: take_text(f, "state")?,
                reason: take_optional(f, "reason")?,
            },
            "set_level" => Self::SetLevel {
                flow: take_optional(f, "flow")?,
                actor: take_optional(f, "actor")?,
                field: take_optional(f, "field")?,
                level: take_text(f, "level")?,
            },
            "setting" => Self::Setting {
                key: take_text(f, "key")?,
                value: take_optional(f, "value")?,
            },
            "settings" => Self::Settings(take_rows(f)?),
            "set_rivals" => Self::SetRivals {
                actors: [take_text(f, "actor")?, take_text(f, "other")?],
                standing: take_standing(f)?,
            },
            "rename" => Self::Rename {
                name: take_text(f, "name")?,
            },
            "undo" => Self::Undo,
            "redo" => Self::Redo,
            "publish" => Self::Publish,
            _ => {
                return Err(Refusal::UnknownVerb {
                    verb: verb.to_owned(),
                });
            }
        })
    }
}

fn take_optional(fields: &mut Fields, key: &str) -> Result<Option<String>, Refusal> {
    match fields.remove(key) {
        None | Some(Value::Null) => Ok(None),
        // A blank says nothing, here as in a table.
        Some(Value::String(text)) if text.trim().is_empty() => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(Value::Number(number)) => Ok(Some(number.to_string())),
        Some(other) => Err(Refusal::BadValue {
            field: key.to_owned(),
            value: other.to_string(),
        }),
    }
}

/// The rows of `set`: text or a number for each key, `null` for the default.
fn take_rows(fields: &mut Fields) -> Result<Rows, Refusal> {
    let Some(Value::Object(mut set)) = fields.remove("set") else {
        return Err(Refusal::MissingField {
            field: "set".to_owned(),
        });
    };
    let keys: Vec<String> = set.keys().cloned().collect();
    keys.into_iter()
        .map(|key| Ok((key.clone(), take_optional(&mut set, &key)?)))
        .collect()
}

fn take_text(fields: &mut Fields, key: &str) -> Result<String, Refusal> {
    take_optional(fields, key)?.ok_or_else(|| Refusal::MissingField {
        field: key.to_owned(),
    })
}

fn take_place(fields: &mut Fields) -> Result<LonLat, Refusal> {
    let (lon, lat) = (take_number(fields, "lon")?, take_number(fields, "lat")?);
    LonLat::checked(lon, lat).ok_or_else(|| Refusal::BadValue {
        field: "lat, lon".to_owned(),
        value: format!("{lat}, {lon}"),
    })
}

fn take_direction(fields: &mut Fields) -> Result<Option<Direction>, Refusal> {
    let Some(code) = take_optional(fields, "direction")? else {
        return Ok(None);
    };
    let bad = || Refusal::BadValue {
        field: "direction".to_owned(),
        value: code.clone(),
    };
    Direction::from_code(&code).map(Some).ok_or_else(bad)
}

fn take_corrections(fields: &mut Fields) -> Result<Corrections, Refusal> {
    let Some(corrections) = fields.remove("correct") else {
        return Ok(Corrections::default());
    };
    serde_json::from_value(corrections).map_err(|error| Refusal::Malformed {
        detail: error.to_string(),
    })
}

fn take_standing(fields: &mut Fields) -> Result<Option<Standing>, Refusal> {
    let Some(code) = take_optional(fields, "standing")? else {
        return Ok(None);
    };
    Standing::from_code(&code).map(Some).ok_or(Refusal::BadValue {
        field: "standing".to_owned(),
        value: code,
    })
}

fn take_lang(fields: &mut Fields) -> Result<Lang, Refusal> {
    let Some(code) = take_optional(fields, "lang")? else {
        return Ok(Lang::default());
    };
    Lang::from_code(&code).ok_or_else(|| Refusal::BadValue {
        field: "lang".to_owned(),
        value: code,
    })
}

fn take_number(fields: &mut Fields, key: &str) -> Result<f64, Refusal> {
    let text = take_text(fields, key)?;
    let number = crate::base::number::parse(&text);
    number.ok_or_else(|| Refusal::BadValue {
        field: key.to_owned(),
        value: text,
    })
}
