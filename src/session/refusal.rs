//! Why an intent was refused: what, where, what to do.

use crate::base::i18n::{Lang, tr, tr_args};
use crate::base::shape::ShapeFault;
use crate::import::zones::fault_key;
use crate::store::StoreError;

/// A refused intent. Nothing has changed.
#[derive(Debug)]
pub enum Refusal {
    /// A script line that is not one JSON object.
    NotJson {
        /// Where reading stopped, from 1.
        column: usize,
    },
    /// A script line of the wrong shape.
    Malformed {
        /// What the reader found.
        detail: String,
    },
    /// An unknown `do`.
    UnknownVerb {
        /// As written.
        verb: String,
    },
    /// A field that this intent does not have.
    UnknownField {
        /// As written.
        field: String,
    },
    /// A field that this intent needs.
    MissingField {
        /// Its name.
        field: String,
    },
    /// A value that the field cannot take.
    BadValue {
        /// The field.
        field: String,
        /// As written.
        value: String,
    },
    /// No actor has that reference.
    NoActor {
        /// As written.
        id: String,
    },
    /// No flow has that reference.
    NoFlow {
        /// As written.
        id: String,
    },
    /// No synergy has that reference.
    NoSynergy {
        /// As written.
        id: String,
    },
    /// No workshop has that reference.
    NoWorkshop {
        /// As written.
        id: String,
    },
    /// No remark has that reference.
    NoRemark {
        /// As written.
        id: String,
    },
    /// No zone has that reference.
    NoZone {
        /// As written.
        id: String,
    },
    /// No commune and no group of communes has that code.
    NoPlace {
        /// As written.
        code: String,
    },
    /// The outline of that place is not known.
    NoOutline {
        /// Its name.
        name: String,
    },
    /// That place is a zone already.
    ZoneThere {
        /// Its name.
        name: String,
    },
    /// The corners are no surface.
    BadShape(ShapeFault),
    /// No candidate has that identifier any more.
    NoCandidate {
        /// As written.
        id: String,
    },
    /// The reference is taken.
    Taken {
        /// As written.
        id: String,
    },
    /// An exchange needs an offer and a need of two actors.
    NotAPair,
    /// A pool needs at least two actors.
    NotAPool,
    /// The state demands a reason.
    NeedsReason {
        /// Code of the state.
        state: String,
    },
    /// The line does not say who gives or seeks what.
    UnclearEntry {
        /// As typed.
        text: String,
    },
    /// Nothing is known of what that activity usually takes and gives.
    NoProfile {
        /// As written.
        activity: String,
    },
    /// A nature or rule of the project that could not be used like that.
    BadKnowledge {
        /// Code of the nature or identifier of the rule.
        row: String,
        /// Key of the sentence that says why, in `knowledge.ftl`.
        why: &'static str,
    },
    /// Flows still have that nature.
    NatureInUse {
        /// Label of one of them.
        flow: String,
        /// How many more.
        others: usize,
    },
    /// Nothing to undo.
    NothingToUndo,
    /// Nothing to redo.
    NothingToRedo,
    /// The project is open for reading only.
    ReadOnly,
    /// The present state is not the one that the change starts from.
    Stale,
    /// The file could not take it.
    Store(StoreError),
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl Refusal {
    /// The refusal as a sentence: what, where, what to do.
    pub fn message(&self, lang: Lang) -> String {
        let say = |key: &str, value: &str| tr_args(lang, key, &[("value", value.into())]);
        match self {
            Self::NotJson { column } => say("refusal-not-json", &column.to_string()),
            Self::Malformed { detail } => say("refusal-malformed", detail),
            Self::UnknownVerb { verb } => say("refusal-unknown-verb", verb),
            Self::UnknownField { field } => say("refusal-unknown-field", field),
            Self::MissingField { field } => say("refusal-missing-field", &field_words(lang, field)),
            Self::BadValue { field, value } => {
                let key = match field.as_str() {
                    "due" | "nda" => "refusal-bad-date",
                    _ => "refusal-bad-value",
                };
                let field = field_words(lang, field);
                tr_args(
                    lang,
                    key,
                    &[("field", field.into()), ("value", value.as_str().into())],
                )
            }
            Self::NoActor { id } => say("refusal-no-actor", id),
            Self::NoFlow { id } => say("refusal-no-flow", id),
            Self::NoSynergy { id } => say("refusal-no-synergy", id),
            Self::NoWorkshop { id } => say("refusal-no-workshop", id),
            Self::NoRemark { id } => say("refusal-no-remark", id),
            Self::NoZone { id } => say("refusal-no-zone", id),
            Self::NoPlace { code } => say("refusal-no-place", code),
            Self::NoOutline { name } => say("refusal-no-outline", name),
            Self::ZoneThere { name } => say("refusal-zone-there", name),
            Self::BadShape(fault) => tr(lang, fault_key(*fault)),
            Self::NoCandidate { id } => say("refusal-no-candidate", id),
            Self::Taken { id } => say("refusal-taken", id),
            Self::NotAPair => say("refusal-not-a-pair", ""),
            Self::NotAPool => say("refusal-not-a-pool", ""),
            Self::NeedsReason { state } => say("refusal-needs-reason", state),
            Self::UnclearEntry { text } => say("refusal-unclear-entry", text),
            Self::NoProfile { activity } => say("refusal-no-profile", activity),
            Self::BadKnowledge { row, why } => {
                let why = tr(lang, why);
                let args = [("row", row.as_str().into()), ("why", why.into())];
                tr_args(lang, "refusal-bad-knowledge", &args)
            }
            Self::NatureInUse { flow, others } => {
                let args = [
                    ("flow", flow.as_str().into()),
                    ("n", (*others as f64).into()),
                    ("count", others.to_string().into()),
                ];
                tr_args(lang, "refusal-nature-in-use", &args)
            }
            Self::NothingToUndo => say("refusal-nothing-to-undo", ""),
            Self::NothingToRedo => say("refusal-nothing-to-redo", ""),
            Self::ReadOnly => say("refusal-read-only", ""),
            Self::Stale => say("refusal-stale", ""),
            Self::Store(error) => error.message(lang),
        }
    }
}

/// A field as forms call it; those that only scripts name stay as written.
fn field_words(lang: Lang, field: &str) -> String {
    let key = match field {
        "name" => "field-name",
        "short_name" => "field-short-name",
        "kind" => "field-kind",
        "activity" => "field-activity",
        "commune" => "field-commune",
        "lat, lon" | "lat" | "lon" => "field-position",
        "employees" => "field-employees",
        "note" => "field-note",
        "direction" => "field-direction",
        "label" => "field-label",
        "quantity" | "quantity_min" | "quantity_max" => "field-quantity",
        "unit" => "field-unit",
        "period" => "field-period",
        "temperature_c" => "field-temperature",
        "availability" => "field-months",
        "level" | "confidentiality" => "field-level",
        "owner" => "field-owner",
        "due" => "field-due",
        "reason" => "field-reason",
        "next_action" => "field-next-action",
        "brakes" => "field-brakes",
        "motive" => "field-motive",
        "documents" => "field-documents",
        "nda" => "field-nda",
        other => return other.to_owned(),
    };
    tr(lang, key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_value_names_its_field_as_the_form_does() {
        let refused = |field: &str, lang| {
            let (field, value) = (field.to_owned(), "bientôt".to_owned());
            Refusal::BadValue { field, value }.message(lang)
        };
        let date = refused("due", Lang::Fr);
        assert!(
            date.contains("Échéance") && date.contains("fin janvier"),
            "{date}"
        );
        assert!(!date.contains("due"), "{date}");
        assert!(
            refused("due", Lang::En).contains("Due"),
            "{}",
            refused("due", Lang::En)
        );
        assert!(refused("employees", Lang::Fr).contains("Salariés"));
        let missing = Refusal::MissingField {
            field: "label".to_owned(),
        };
        assert!(missing.message(Lang::Fr).contains("Quoi"));
    }
}
