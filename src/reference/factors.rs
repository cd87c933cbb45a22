//! Emission factors, taxes and prices, each with its scope, place, year and source.

use std::sync::LazyLock;

use serde::Deserialize;

use super::nomenclature::{NatureIx, nomenclature};
use super::table;
use crate::base::i18n::Lang;
use crate::model::Origin;

const TABLE: &str = include_str!("../../assets/data/factors.csv");

/// What a factor is for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// Making a material.
    Material,
    /// Treating a waste. Read the scope: some count transport to the plant only.
    WasteTreatment,
    /// Freight.
    Transport,
    /// Water supply and treatment.
    Water,
    /// Fuel supply, without burning.
    EnergyUpstream,
    /// Energy as used.
    Energy,
    /// Emissions avoided by a replacement.
    SubstitutionBenefit,
    /// Prices and taxes.
    Cost,
}

/// One factor.
#[derive(Clone, PartialEq, Debug)]
pub struct Factor {
    /// Stable code, named wherever an indicator uses it.
    pub code: String,
    /// What it is for.
    pub category: Category,
    /// French name.
    pub label_fr: String,
    /// English name.
    pub label_en: String,
    /// The figure, in [`Self::unit`].
    pub value: f64,
    /// Unit such as `kgCO2e/t` or `EUR/t`.
    pub unit: String,
    /// Nature it is about; `None` when it is about none of ours.
    pub nature: Option<NatureIx>,
    /// `FR`, `UK` or `world`.
    pub geography: String,
    /// Year of the figure; `None` when the source does not say.
    pub year: Option<u16>,
    /// What is counted.
    pub scope: String,
    /// Warning or basis, may be empty.
    pub note: String,
    /// Where the figure comes from.
    pub origin: Origin,
}

impl Factor {
    /// Name in a language.
    pub fn label(&self, lang: Lang) -> &str {
        table::in_lang(lang, &self.label_fr, &self.label_en)
    }
}

#[derive(Deserialize)]
struct Row {
    code: String,
    category: Category,
    label_fr: String,
    label_en: String,
    value: f64,
    unit: String,
    resource_code: String,
    geography: String,
    year: Option<u16>,
    scope: String,
    status: String,
    note: String,
    source: String,
}

/// All factors in the order of the table.
pub fn factors() -> &'static [Factor] {
    static FACTORS: LazyLock<Vec<Factor>> = LazyLock::new(|| {
        let rows: Vec<Row> = table::rows(TABLE);
        rows.into_iter().map(factor_of).collect()
    });
    &FACTORS
}

fn factor_of(row: Row) -> Factor {
    Factor {
        nature: nomenclature().index_of(&row.resource_code),
        code: row.code,
        category: row.category,
        label_fr: row.label_fr,
        label_en: row.label_en,
        value: row.value,
        unit: row.unit,
        geography: row.geography,
        year: row.year,
        scope: row.scope,
        note: row.note,
        origin: table::origin(&row.status, row.source),
    }
}

/// The factor of a code.
pub fn factor(code: &str) -> Option<&'static Factor> {
    factors().iter().find(|factor| factor.code == code)
}

/// Factors of a category about a nature, else about the nearest nature above it that has any.
pub fn factors_for(nature: NatureIx, category: Category) -> Vec<&'static Factor> {
    let line = std::iter::once(nature).chain(nomenclature().ancestors(nature));
    let of = |ix: NatureIx| -> Vec<_> {
        let about = |f: &&Factor| f.category == category && f.nature == Some(ix);
        factors().iter().filter(about).collect()
    };
    line.map(of).find(|found| !found.is_empty()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_factor_reads_and_is_sound() {
        let rows: Vec<Row> = table::rows(TABLE);
        assert_eq!(rows.len(), table::count(TABLE));
        let codes: std::collections::BTreeSet<_> = factors().iter().map(|f| &f.code).collect();
        assert_eq!(codes.len(), factors().len());
        for row in rows {
            let known = row.resource_code.is_empty() || nomenclature().index_of(&row.resource_code).is_some();
            assert!(known, "{}: nature {}", row.code, row.resource_code);
        }
        for f in factors() {
            assert!(f.value.is_finite() && f.value != 0.0, "{}", f.code);
            assert!(f.unit.contains('/') && !f.scope.is_empty(), "{}", f.code);
            assert!(
                ["FR", "UK", "world"].contains(&f.geography.as_str()),
                "{}",
                f.code
            );
            assert!(!f.label_fr.is_empty() && !f.label_en.is_empty(), "{}", f.code);
            table::assert_origin(&f.origin, &f.code);
        }
    }

    #[test]
    fn a_nature_without_factor_takes_those_above_it() {
        let film = nomenclature().index_of("W.PLAST.FILM").unwrap();
        let found = factors_for(film, Category::WasteTreatment);
        assert!(!found.is_empty());
        assert!(factors_for(film, Category::Transport).is_empty());
        assert!(factor("pv_fr").is_some() && factor("nothing").is_none());
    }
}
