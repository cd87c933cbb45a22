//! Units and the many ways people write them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::table;
use crate::base::i18n::Lang;
use crate::base::text::fold;
use crate::model::Period;

const TABLE: &str = include_str!("../../assets/data/units.csv");

/// What a unit measures. Only units of one dimension convert without knowing the nature.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// Tonnes, kilograms.
    Mass,
    /// Cubic metres, litres.
    Volume,
    /// Gas volume at normal conditions.
    GasVolume,
    /// Energy, fuels at their lower heating value.
    Energy,
    /// Fuel energy at the higher heating value.
    EnergyHhv,
    /// Power.
    Power,
    /// Surfaces.
    Area,
    /// Distances.
    Length,
    /// Durations.
    Time,
    /// Money.
    Money,
    /// Mass times distance.
    Freight,
    /// Things counted: pallets, meals, places. Units of this dimension do not convert into each other.
    Count,
}

/// One unit.
#[derive(Clone, PartialEq, Debug)]
pub struct Unit {
    /// Canonical spelling, written in files.
    pub code: String,
    /// What it measures.
    pub dimension: Dimension,
    /// French name, singular.
    pub label_fr: String,
    /// English name, singular.
    pub label_en: String,
}

impl Unit {
    /// Singular name in a language.
    pub fn label(&self, lang: Lang) -> &str {
        table::in_lang(lang, &self.label_fr, &self.label_en)
    }
}

#[derive(Deserialize)]
struct Row {
    code: String,
    dimension: Dimension,
    label_fr: String,
    label_en: String,
    aliases: String,
}

struct Units {
    list: Vec<Unit>,
    by_spelling: BTreeMap<String, usize>,
}

static UNITS: LazyLock<Units> = LazyLock::new(|| {
    let rows: Vec<Row> = table::rows(TABLE);
    let mut units = Units {
        list: Vec::new(),
        by_spelling: BTreeMap::new(),
    };
    for row in rows {
        let at = units.list.len();
        for spelling in row
            .aliases
            .split('|')
            .chain([row.code.as_str(), &row.label_fr, &row.label_en])
        {
            units.by_spelling.entry(key(spelling)).or_insert(at);
        }
        units.list.push(Unit {
            code: row.code,
            dimension: row.dimension,
            label_fr: row.label_fr,
            label_en: row.label_en,
        });
    }
    units
});

/// All units in the order of the table.
pub fn units() -> &'static [Unit] {
    &UNITS.list
}

/// The unit behind a spelling: `tonnes`, `m³`, `kWh`, `palettes` … Case and accents do not matter.
pub fn unit(text: &str) -> Option<&'static Unit> {
    let text = text.trim();
    let exact = UNITS.list.iter().find(|unit| unit.code == text);
    exact.or_else(|| UNITS.by_spelling.get(&key(text)).map(|&at| &UNITS.list[at]))
}

/// What a unit measures; `None` for an unknown unit.
pub fn dimension(text: &str) -> Option<Dimension> {
    unit(text).map(|unit| unit.dimension)
}

/// A unit with the period that was written behind it: `t/an`, `m3 par jour`, `MW` (an energy each hour).
///
/// ```
/// use maillage::{model::Period, reference::units::unit_and_period};
/// let (unit, period) = unit_and_period("m³/jour").unwrap();
/// assert_eq!((unit.code.as_str(), period), ("m3", Some(Period::Day)));
/// ```
pub fn unit_and_period(text: &str) -> Option<(&'static Unit, Option<Period>)> {
    if let Some(whole) = unit(text) {
        let hourly = match whole.code.as_str() {
            "kW" => unit("kWh"),
            "MW" => unit("MWh"),
            _ => None,
        };
        return Some(hourly.map_or((whole, None), |energy| (energy, Some(Period::Hour))));
    }
    let spaced = text.replace('/', " / ");
    for cut in [" / ", " par ", " per ", " a la ", " à la ", " à l’", " à l'"] {
        if let Some((left, right)) = spaced.rsplit_once(cut)
            && let (Some(unit), Some(period)) = (unit(left), period(right))
        {
            return Some((unit, Some(period)));
        }
    }
    let (left, right) = text.trim().rsplit_once(' ')?;
    Some((unit(left)?, Some(period(right)?)))
}

/// The period behind a word: `an`, `mois`, `semaine`, `jour`, `h`, `une fois` … in French or English.
pub fn period(text: &str) -> Option<Period> {
    Some(match key(text).as_str() {
        "h" | "heure" | "heures" | "hour" | "hourly" | "horaire" => Period::Hour,
        "j" | "jour" | "jours" | "jr" | "journee" | "day" | "d" | "daily" | "quotidien" => Period::Day,
        "sem" | "semaine" | "semaines" | "week" | "w" | "weekly" | "hebdo" | "hebdomadaire" => Period::Week,
        "mois" | "month" | "mo" | "monthly" | "mensuel" => Period::Month,
        "an" | "ans" | "annee" | "annees" | "a" | "y" | "yr" | "year" | "yearly" | "annuel" | "saison" => {
            Period::Year
        }
        "fois" | "une fois" | "1 fois" | "once" | "ponctuel" | "one off" => Period::Once,
        _ => return None,
    })
}

fn key(spelling: &str) -> String {
    let plain = spelling
        .replace('²', "2")
        .replace('³', "3")
        .replace('€', "eur")
        .replace('_', " ");
    fold(&plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_reads_and_no_spelling_is_shared() {
        let rows: Vec<Row> = table::rows(TABLE);
        assert_eq!(rows.len(), table::count(TABLE));
        let mut owner: BTreeMap<String, &str> = BTreeMap::new();
        for row in &rows {
            for spelling in row.aliases.split('|').chain([row.code.as_str()]) {
                let other = owner.insert(key(spelling), &row.code);
                assert!(
                    other.is_none_or(|o| o == row.code),
                    "{spelling}: {} and {other:?}",
                    row.code
                );
                assert_eq!(
                    unit(spelling).map(|u| u.code.as_str()),
                    Some(row.code.as_str()),
                    "{spelling}"
                );
            }
        }
    }

    #[test]
    fn people_spell_units_their_way() {
        for (said, code) in [
            ("tonnes", "t"),
            ("M³", "m3"),
            ("kwh", "kWh"),
            ("Palettes", "pallet"),
            ("bennes", "skip"),
        ] {
            assert_eq!(unit(said).map(|u| u.code.as_str()), Some(code), "{said}");
        }
        assert!(unit("poignées").is_none() && unit("").is_none());
    }

    #[test]
    fn a_period_behind_a_unit_is_read() {
        for (said, code, expected) in [
            ("t/an", "t", Some(Period::Year)),
            ("tonnes par mois", "t", Some(Period::Month)),
            ("kg / semaine", "kg", Some(Period::Week)),
            ("m3/h", "m3", Some(Period::Hour)),
            ("MW", "MWh", Some(Period::Hour)),
            ("palettes à la semaine", "pallet", Some(Period::Week)),
            ("MWh", "MWh", None),
        ] {
            let (unit, period) = unit_and_period(said).unwrap();
            assert_eq!((unit.code.as_str(), period), (code, expected), "{said}");
        }
        assert!(unit_and_period("t/lune").is_none());
    }
}
