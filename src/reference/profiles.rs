//! What a kind of activity usually takes in and gives out: suggestions, never facts about one actor.

use std::sync::LazyLock;

use serde::Deserialize;

use super::activities::class_of;
use super::nomenclature::{NatureIx, nomenclature};
use super::table;
use crate::model::Origin;
use crate::model::flow::Direction;

const TABLE: &str = include_str!("../../assets/data/activity_profiles.csv");

/// How much a line matters for that activity.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Importance {
    /// Nearly every such site has it, in quantity.
    High,
    /// Usual.
    Medium,
    /// Sometimes.
    Low,
}

/// One usual input or output of a class of activities.
#[derive(Clone, PartialEq, Debug)]
pub struct ProfileLine {
    /// European class: `16.10`.
    pub class: String,
    /// Name of the activity in everyday French.
    pub activity_fr: String,
    /// [`Direction::Need`] for an input, [`Direction::Offer`] for an output.
    pub direction: Direction,
    /// Nature taken in or given out.
    pub nature: NatureIx,
    /// How much the line matters.
    pub importance: Importance,
    /// Usual magnitude in French words, empty when unknown.
    pub magnitude_fr: String,
    /// Usual unit, a code of `units.csv`.
    pub unit: String,
    /// Where the line comes from.
    pub origin: Origin,
}

#[derive(Deserialize)]
struct Row {
    naf_class: String,
    activity_fr: String,
    direction: String,
    nature: String,
    importance: Importance,
    typical_magnitude_fr: String,
    usual_unit: String,
    status: String,
    source: String,
}

/// All lines in the order of the table.
pub fn profiles() -> &'static [ProfileLine] {
    static PROFILES: LazyLock<Vec<ProfileLine>> = LazyLock::new(|| {
        let rows: Vec<Row> = table::rows(TABLE);
        rows.into_iter().filter_map(line).collect()
    });
    &PROFILES
}

fn line(row: Row) -> Option<ProfileLine> {
    Some(ProfileLine {
        direction: match row.direction.as_str() {
            "in" => Direction::Need,
            "out" => Direction::Offer,
            _ => return None,
        },
        nature: nomenclature().index_of(&row.nature)?,
        class: row.naf_class,
        activity_fr: row.activity_fr,
        importance: row.importance,
        magnitude_fr: row.typical_magnitude_fr,
        unit: row.usual_unit,
        origin: table::origin(&row.status, row.source),
    })
}

/// The usual inputs and outputs for an activity code with or without dot, most important first.
pub fn profile(activity_code: &str) -> Vec<&'static ProfileLine> {
    let Some(class) = class_of(activity_code) else {
        return Vec::new();
    };
    let mut lines: Vec<_> = profiles().iter().filter(|line| line.class == class).collect();
    lines.sort_by_key(|line| line.importance);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::activities::activity;
    use crate::reference::unit;

    #[test]
    fn every_line_reads_and_is_sound() {
        assert_eq!(
            profiles().len(),
            table::count(TABLE),
            "a foreign key does not resolve"
        );
        let mut seen = std::collections::BTreeSet::new();
        for line in profiles() {
            let name = format!("{} {:?} {:?}", line.class, line.direction, line.nature);
            assert!(activity(&line.class).is_some(), "{name}: class");
            assert!(unit(&line.unit).is_some(), "{name}: unit {}", line.unit);
            assert!(!line.activity_fr.is_empty(), "{name}");
            table::assert_origin(&line.origin, &name);
            assert!(
                seen.insert((line.activity_fr.clone(), name.clone())),
                "{name}: twice"
            );
        }
    }

    #[test]
    fn a_sawmill_gives_sawdust() {
        let lines = profile("1610A");
        let natures: Vec<_> = lines
            .iter()
            .map(|l| nomenclature().get(l.nature).code.as_str())
            .collect();
        assert!(natures.contains(&"W.WOOD.SAWDUST"), "{natures:?}");
        assert!(lines.windows(2).all(|w| w[0].importance <= w[1].importance));
        assert!(profile("").is_empty() && profile("84.11Z").iter().all(|l| l.class == "84.11"));
    }
}
