//! An intent as one JSON object in a line of a script: the word of `do`, and the fields that it takes.

use serde_json::Value;

use super::corrections::Corrections;
use super::entries::Said;
use super::intent::{Fields, Intent, Invitation, Outline, Rows};
use super::refusal::Refusal;
use super::rivals::Standing;
use crate::base::geo::LonLat;
use crate::base::i18n::Lang;
use crate::import::geojson;
use crate::model::Direction;

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
            "add_zone" => Self::AddZone {
                id: take_optional(f, "id")?,
                name: take_optional(f, "name")?,
                outline: take_outline(f)?,
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
            _ => return Self::of_deletion(verb, f),
        })
    }

    /// The verb takes something away, or there is no such verb.
    fn of_deletion(verb: &str, f: &mut Fields) -> Result<Self, Refusal> {
        let made: fn(String) -> Self = match verb {
            "delete_actor" => |id| Self::DeleteActor { id },
            "delete_flow" => |id| Self::DeleteFlow { id },
            "delete_synergy" => |id| Self::DeleteSynergy { id },
            "delete_zone" => |id| Self::DeleteZone { id },
            "delete_workshop" => |id| Self::DeleteWorkshop { id },
            "delete_remark" => |id| Self::DeleteRemark { id },
            _ => {
                return Err(Refusal::UnknownVerb {
                    verb: verb.to_owned(),
                });
            }
        };
        take_text(f, "id").map(made)
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

/// Takes `code`, `rings` or `geometry` (GeoJSON) out of the fields.
fn take_outline(fields: &mut Fields) -> Result<Outline, Refusal> {
    if let Some(code) = fields.remove("code").filter(|code| !code.is_null()) {
        return match code {
            Value::String(code) => Ok(Outline::Code(code)),
            other => Err(bad("code", &other)),
        };
    }
    let rings = fields
        .remove("rings")
        .map(|value| ("rings", geojson::bare_rings(&value), value));
    let geometry = fields
        .remove("geometry")
        .map(|value| ("geometry", geojson::polygons(&value), value));
    let missing = || Refusal::MissingField {
        field: "code".to_owned(),
    };
    let (field, polygons, value) = rings.or(geometry).ok_or_else(missing)?;
    polygons.map(Outline::Polygons).map_err(|_| bad(field, &value))
}

fn bad(field: &str, value: &Value) -> Refusal {
    Refusal::BadValue {
        field: field.to_owned(),
        value: value.to_string().chars().take(60).collect(),
    }
}
