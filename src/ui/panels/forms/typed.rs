//! The fields of an actor and of a flow as they are typed, and as they are saved.

use serde_json::{Map, Value};

use crate::base::i18n::Lang;
use crate::base::month::Months;
use crate::base::number;
use crate::model::{Actor, ActorKind, Direction, Flow, Level, Period};
use crate::session::intent::Fields;

/// What is typed about an actor.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct ActorFields {
    pub(super) name: String,
    pub(super) short_name: String,
    pub(super) kind: Option<ActorKind>,
    pub(super) activity: String,
    pub(super) commune: String,
    pub(super) employees: String,
    pub(super) note: String,
}

/// What is typed about a flow.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct FlowFields {
    pub(super) direction: Option<Direction>,
    pub(super) label: String,
    pub(super) nature: Option<String>,
    /// The person chose the nature, so the label no longer does.
    pub(super) nature_chosen: bool,
    pub(super) quantity: String,
    pub(super) unit: String,
    pub(super) period: Option<Period>,
    pub(super) temperature: String,
    /// Twelve months as a mask; 0 while nobody said.
    pub(super) months: u16,
    pub(super) level: Option<Level>,
    pub(super) note: String,
    /// The only actors that may have it, by name.
    pub(super) only: String,
    /// Actors and natures that it refuses, by name.
    pub(super) never: String,
}

impl ActorFields {
    pub(super) fn of(actor: &Actor, lang: Lang) -> Self {
        Self {
            name: actor.name.clone(),
            short_name: actor.short_name.clone(),
            kind: Some(actor.kind),
            activity: actor.activity.clone(),
            commune: actor.commune.clone(),
            employees: actor
                .employees
                .map(|n| number::format(lang, f64::from(n), 0))
                .unwrap_or_default(),
            note: actor.note.clone(),
        }
    }

    pub(super) fn to_fields(&self) -> Fields {
        let kind = self.kind.unwrap_or(ActorKind::Company).code();
        fields(&[
            ("name", &self.name),
            ("short_name", &self.short_name),
            ("kind", kind),
            ("activity", &self.activity),
            ("commune", &self.commune),
            ("employees", &self.employees),
            ("note", &self.note),
        ])
    }
}

impl FlowFields {
    pub(super) fn of(flow: &Flow, lang: Lang) -> Self {
        Self {
            direction: Some(flow.direction),
            label: flow.label.clone(),
            nature: flow.nature.clone(),
            nature_chosen: flow.nature.is_some(),
            quantity: flow
                .quantity
                .typical()
                .map(|v| number::format(lang, v, 6))
                .unwrap_or_default(),
            unit: flow.quantity.unit.clone(),
            period: flow.quantity.period,
            temperature: flow
                .temperature_c
                .map(|v| number::format(lang, v, 2))
                .unwrap_or_default(),
            months: flow.availability.map_or(0, |m| m.0),
            level: Some(flow.level),
            note: flow.note.clone(),
            only: String::new(),
            never: String::new(),
        }
    }

    pub(super) fn to_fields(&self) -> Fields {
        let mut all = fields(&[
            ("direction", self.direction.map_or("", Direction::code)),
            ("label", &self.label),
            ("quantity", &self.quantity),
            ("unit", &self.unit),
            ("period", self.period.map_or("", Period::code)),
            ("temperature_c", &self.temperature),
            (
                "availability",
                &if self.months == 0 {
                    String::new()
                } else {
                    Months(self.months).digits()
                },
            ),
            ("note", &self.note),
            ("only", &self.only),
            ("never", &self.never),
        ]);
        if self.nature_chosen {
            all.insert(
                "nature".to_owned(),
                self.nature.clone().map_or(Value::Null, Value::String),
            );
        }
        if let Some(level) = self.level {
            all.insert("level".to_owned(), Value::String(level.code().to_owned()));
        }
        all
    }
}

fn fields(pairs: &[(&str, &str)]) -> Fields {
    let text = |(key, value): &(&str, &str)| ((*key).to_owned(), Value::String((*value).trim().to_owned()));
    pairs.iter().map(text).collect::<Map<_, _>>()
}
