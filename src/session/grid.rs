//! Flows as rows of a table: what is typed into a cell becomes the same intents as everywhere else.

use super::corrections::Corrections;
use super::entries::Said;
use super::intent::{Fields, Intent};
use crate::entry::parse;
use crate::model::{Direction, Flow};
use crate::reference::Knowledge;
use serde_json::Value;

/// A row that is being typed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct NewRow {
    /// Who: somebody known, else somebody new.
    pub who: String,
    /// Gives, seeks or shares.
    pub way: Option<Direction>,
    /// What.
    pub what: String,
    /// How much: « 120 t/an ».
    pub amount: String,
}

impl NewRow {
    /// The intent that takes the row in; `None` while who, which way or what is missing.
    pub fn intent(&self) -> Option<Intent> {
        let told = |text: &str| Some(text.trim().to_owned()).filter(|t| !t.is_empty());
        let (who, what) = (told(&self.who)?, told(&self.what)?);
        let correct = Corrections {
            direction: Some(self.way?),
            quantity: Some(self.amount.trim().to_owned()),
            actor: Some(who.clone()),
            label: Some(what.clone()),
            ..Corrections::default()
        };
        Some(Intent::Entry {
            // What is noted of it names both.
            text: format!("{who}\u{a0}: {what}"),
            said: Said {
                correct,
                ..Said::default()
            },
        })
    }
}

/// The intent that gives a flow another quantity, as it is said; an empty text takes it away. `None` for what is no
/// quantity.
pub fn set_amount(flow: &Flow, text: &str, known: &Knowledge) -> Option<Intent> {
    let mut fields = Fields::new();
    let text = text.trim();
    let said = parse(text, &[], None, known).quantity.value;
    let quantity = match said {
        Some(quantity) => quantity,
        None if text.is_empty() => Default::default(),
        None => return None,
    };
    let number = |value: Option<f64>| value.map_or(Value::Null, Value::from);
    fields.insert("quantity".to_owned(), number(quantity.value));
    fields.insert("quantity_min".to_owned(), number(quantity.min));
    fields.insert("quantity_max".to_owned(), number(quantity.max));
    fields.insert("unit".to_owned(), quantity.unit.into());
    let period = quantity.period.map_or(Value::Null, |period| period.code().into());
    fields.insert("period".to_owned(), period);
    Some(edit(flow, fields))
}

/// The intent that changes one field of a flow.
pub fn set_text(flow: &Flow, field: &str, text: &str) -> Intent {
    let mut fields = Fields::new();
    fields.insert(field.to_owned(), text.trim().into());
    edit(flow, fields)
}

fn edit(flow: &Flow, fields: Fields) -> Intent {
    Intent::EditFlow {
        id: flow.reference.clone(),
        fields,
    }
}
