//! Conversions between units, some exact, some only true for one nature (densities, heating values).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::nomenclature::{NatureIx, nomenclature};
use super::{table, units};
use crate::base::i18n::Lang;
use crate::model::{Origin, Status};

const TABLE: &str = include_str!("../../assets/data/unit_conversions.csv");

/// Going through a figure of a nature costs more than any chain of exact ones, so exact ways win.
const NATURE_STEP_COST: u32 = 100;

/// One unit of `from` is `factor` units of `to`.
#[derive(Clone, PartialEq, Debug)]
pub struct Conversion {
    /// Unit code.
    pub from: String,
    /// Unit code.
    pub to: String,
    /// Above 0.
    pub factor: f64,
    /// Nature for which it holds, with everything below it; `None` when it always holds.
    pub nature: Option<NatureIx>,
    /// Basis in French, may be empty.
    pub note_fr: String,
    /// Basis in English, may be empty.
    pub note_en: String,
    /// Where the figure comes from.
    pub origin: Origin,
}

/// A converted value and the figures it rests on.
#[derive(Clone, PartialEq, Debug)]
pub struct Converted {
    /// Value in the unit asked for.
    pub value: f64,
    /// The least sure of the figures used.
    pub status: Status,
    /// The figures used, in order; empty when both units are the same.
    pub steps: Vec<&'static Conversion>,
}

impl Converted {
    /// Bases of the figures used, in a language; empty when all are exact.
    pub fn note(&self, lang: Lang) -> String {
        let notes = self
            .steps
            .iter()
            .map(|step| table::in_lang(lang, &step.note_fr, &step.note_en));
        notes
            .filter(|note| !note.is_empty())
            .collect::<Vec<_>>()
            .join(" ; ")
    }
}

#[derive(Deserialize)]
struct Row {
    from_unit: String,
    to_unit: String,
    factor: f64,
    resource_code: String,
    note_fr: String,
    note_en: String,
    status: String,
    source: String,
}

/// All conversions in the order of the table.
pub fn conversions() -> &'static [Conversion] {
    static CONVERSIONS: LazyLock<Vec<Conversion>> = LazyLock::new(|| {
        let rows: Vec<Row> = table::rows(TABLE);
        rows.into_iter().map(conversion).collect()
    });
    &CONVERSIONS
}

fn conversion(row: Row) -> Conversion {
    Conversion {
        from: row.from_unit,
        to: row.to_unit,
        factor: row.factor,
        nature: nomenclature().index_of(&row.resource_code),
        note_fr: row.note_fr,
        note_en: row.note_en,
        origin: table::origin(&row.status, row.source),
    }
}

/// Converts a value for a nature given with the natures above it, nearest first; see [`super::Knowledge::convert`].
pub(super) fn convert_along(
    value: f64,
    from_unit: &str,
    to_unit: &str,
    line: &[NatureIx],
) -> Option<Converted> {
    let from = units::unit(from_unit)?.code.as_str();
    let to = units::unit(to_unit)?.code.as_str();
    if from == to {
        return Some(Converted {
            value,
            status: Status::Sourced,
            steps: Vec::new(),
        });
    }
    let (factor, steps) = way(from, to, line)?;
    let status = steps.iter().filter_map(|step| step.origin.status).max();
    Some(Converted {
        value: value * factor,
        status: status.unwrap_or(Status::Knowledge),
        steps,
    })
}

/// The rows that hold for a nature: of several for one pair of units, the one given nearest to the nature.
fn edges_for(line: &[NatureIx]) -> Vec<&'static Conversion> {
    let mut nearest: BTreeMap<(&str, &str), (usize, &'static Conversion)> = BTreeMap::new();
    for edge in conversions() {
        let depth = match edge.nature {
            None => Some(usize::MAX),
            Some(of) => line.iter().position(|&ix| ix == of),
        };
        let Some(depth) = depth else { continue };
        let best = nearest.entry((&edge.from, &edge.to)).or_insert((depth, edge));
        if depth < best.0 {
            *best = (depth, edge);
        }
    }
    nearest.into_values().map(|(_, edge)| edge).collect()
}

/// A unit reached so far: cost of the way, factor from the start, rows used.
type Reached = (u32, f64, Vec<&'static Conversion>);

/// Cheapest way between two units (Dijkstra over some fifty units).
fn way(from: &'static str, to: &str, line: &[NatureIx]) -> Option<(f64, Vec<&'static Conversion>)> {
    let edges = edges_for(line);
    let mut open: BTreeMap<&'static str, Reached> = BTreeMap::from([(from, (0, 1.0, Vec::new()))]);
    let mut closed: BTreeMap<&'static str, Reached> = BTreeMap::new();
    while let Some(unit) = open
        .iter()
        .min_by_key(|(name, reached)| (reached.0, **name))
        .map(|(name, _)| *name)
    {
        let reached = open.remove(unit)?;
        if unit == to {
            return Some((reached.1, reached.2));
        }
        for edge in &edges {
            let (next, factor) = if edge.from == unit {
                (edge.to.as_str(), edge.factor)
            } else if edge.to == unit {
                (edge.from.as_str(), 1.0 / edge.factor)
            } else {
                continue;
            };
            let cost = reached.0
                + if edge.nature.is_some() {
                    NATURE_STEP_COST
                } else {
                    1
                };
            let known = open.get(next).or(closed.get(next));
            if known.is_none_or(|k| cost < k.0) {
                let mut steps = reached.2.clone();
                steps.push(edge);
                open.insert(next, (cost, reached.1 * factor, steps));
            }
        }
        closed.insert(unit, reached);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::{Knowledge, unit};

    fn value(amount: f64, from: &str, to: &str, nature: &str) -> Option<f64> {
        Knowledge::built_in()
            .convert(amount, from, to, nomenclature().index_of(nature))
            .map(|c| (c.value * 1e6).round() / 1e6)
    }

    #[test]
    fn every_conversion_reads_and_is_sound() {
        let rows: Vec<Row> = table::rows(TABLE);
        assert_eq!(rows.len(), table::count(TABLE));
        let mut pairs = std::collections::BTreeSet::new();
        for row in rows {
            let name = format!("{} → {} {}", row.from_unit, row.to_unit, row.resource_code);
            assert!(row.factor > 0.0 && row.factor.is_finite(), "{name}");
            for code in [&row.from_unit, &row.to_unit] {
                assert_eq!(
                    unit(code).map(|u| &u.code),
                    Some(code),
                    "{name}: unit not in units.csv"
                );
            }
            let known = row.resource_code.is_empty() || nomenclature().index_of(&row.resource_code).is_some();
            assert!(known, "{name}: nature");
            assert!(pairs.insert(name.clone()), "{name}: twice");
            assert_eq!(row.note_fr.is_empty(), row.note_en.is_empty(), "{name}");
            table::assert_origin(&conversion(row).origin, &name);
        }
    }

    #[test]
    fn exact_units_convert_both_ways_and_through_others() {
        assert_eq!(value(1.5, "tonnes", "kg", ""), Some(1500.0));
        assert_eq!(value(3600.0, "MJ", "MWh", ""), Some(1.0));
        assert_eq!(value(2.0, "GWh", "kWh", ""), Some(2e6));
        assert_eq!(value(1.0, "t", "m3", ""), None, "no density without a nature");
        assert_eq!(value(1.0, "repas", "places", ""), None);
    }

    #[test]
    fn densities_and_heating_values_hold_for_natures_below() {
        assert_eq!(value(10.0, "m3", "t", "W.ORG.SLURRY"), Some(10.0));
        assert_eq!(
            value(100.0, "m3", "t", "H.WW.ORG"),
            Some(100.0),
            "water, from the root"
        );
        assert_eq!(
            value(1.0, "m3", "t", "H.SEA"),
            Some(1.025),
            "the nearer figure wins"
        );
        assert_eq!(value(10.0, "t", "MWh", "E.HEAT.STEAM.HP"), Some(7.0));
        assert_eq!(value(1000.0, "L", "MWh", "E.FUEL.FUELOIL"), Some(9.9611));
    }

    #[test]
    fn the_note_and_the_least_sure_status_travel_with_the_value() {
        let bark = nomenclature().index_of("W.WOOD.BARK");
        let converted = Knowledge::built_in().convert(2.0, "bennes", "t", bark).unwrap();
        assert!((converted.value - 9.0).abs() < 1e-9);
        assert_eq!(converted.status, Status::Knowledge);
        assert_eq!(converted.note(Lang::En), "skip taken as 15 m³ (8-30) ; bulk");
        assert_eq!(
            Knowledge::built_in()
                .convert(2.0, "t", "kg", bark)
                .unwrap()
                .note(Lang::Fr),
            ""
        );
    }
}
