//! The natures of what is exchanged or shared: a small forest of dotted codes such as `W.ORG.WHEY`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::table;
use crate::base::i18n::Lang;
use crate::model::{Family, Origin};

const TABLE: &str = include_str!("../../assets/data/resources.csv");
/// The reasons of distances in both languages.
const REASONS: &str = include_str!("../../assets/data/distance_reasons.csv");

/// Dense index of a nature, valid in one [`super::Knowledge`]; never written to a file. The compiled-in natures have the
/// same index everywhere.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct NatureIx(u16);

impl NatureIx {
    /// Position in [`Nomenclature::all`], for side tables.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// One nature of resource.
#[derive(Clone, PartialEq, Debug)]
pub struct Nature {
    /// Dotted code, written in files.
    pub code: String,
    /// The nature one level above; `None` for a one-letter root.
    pub parent: Option<NatureIx>,
    /// French name.
    pub label_fr: String,
    /// English name.
    pub label_en: String,
    /// What the colour and icon on the map stand for.
    pub family: Family,
    /// Usual unit, a code of `units.csv`.
    pub unit: String,
    /// `solid`, `liquid`, `gas`, `sludge`, `energy`, `space` or `immaterial`.
    pub state: String,
    /// Usual limit of distance in kilometres, an order of magnitude.
    pub max_km: f64,
    /// Why the limit is what it is, in French.
    pub distance_reason: String,
    /// Where the row comes from.
    pub origin: Origin,
}

impl Nature {
    /// Name in a language.
    pub fn label(&self, lang: Lang) -> &str {
        table::in_lang(lang, &self.label_fr, &self.label_en)
    }

    /// Why the limit is what it is, in a language.
    pub fn distance_reason(&self, lang: Lang) -> &str {
        static ENGLISH: LazyLock<BTreeMap<String, String>> =
            LazyLock::new(|| table::rows::<(String, String)>(REASONS).into_iter().collect());
        match lang {
            Lang::En => ENGLISH
                .get(&self.distance_reason)
                .unwrap_or(&self.distance_reason),
            Lang::Fr => &self.distance_reason,
        }
    }
}

#[derive(Deserialize)]
struct Row {
    code: String,
    parent: String,
    label_fr: String,
    label_en: String,
    usual_unit: String,
    state: String,
    typical_max_distance_km: f64,
    distance_reason: String,
    status: String,
    source: String,
}

/// A nature that a project adds below one that is there.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Addition {
    pub code: String,
    pub parent: NatureIx,
    pub label: String,
    /// A code of `units.csv`; `None` is that of the parent.
    pub unit: Option<String>,
    /// Kilometres; `None` is that of the parent.
    pub max_km: Option<f64>,
    pub origin: Origin,
}

/// All natures with their tree.
#[derive(Clone, Debug)]
pub struct Nomenclature {
    natures: Vec<Nature>,
    by_code: BTreeMap<String, NatureIx>,
    children: Vec<Vec<NatureIx>>,
}

/// The compiled-in nomenclature.
pub(super) fn nomenclature() -> &'static Nomenclature {
    static NOMENCLATURE: LazyLock<Nomenclature> =
        LazyLock::new(|| Nomenclature::from_rows(table::rows(TABLE)));
    &NOMENCLATURE
}

impl Nomenclature {
    fn from_rows(rows: Vec<Row>) -> Self {
        let by_code: BTreeMap<String, NatureIx> = (0..u16::MAX)
            .zip(&rows)
            .map(|(ix, row)| (row.code.clone(), NatureIx(ix)))
            .collect();
        let natures: Vec<Nature> = rows
            .into_iter()
            .filter_map(|row| {
                Some(Nature {
                    family: Family::of_nature(&row.code)?,
                    parent: by_code.get(&row.parent).copied(),
                    code: row.code,
                    label_fr: row.label_fr,
                    label_en: row.label_en,
                    unit: row.usual_unit,
                    state: row.state,
                    max_km: row.typical_max_distance_km,
                    distance_reason: row.distance_reason,
                    origin: table::origin(&row.status, row.source),
                })
            })
            .collect();
        let mut children = vec![Vec::new(); natures.len()];
        for (ix, nature) in (0..u16::MAX).zip(&natures) {
            if let Some(parent) = nature.parent {
                children[parent.index()].push(NatureIx(ix));
            }
        }
        Self {
            natures,
            by_code,
            children,
        }
    }

    /// Adds a nature after all others; `None` when the code is taken or no number is left.
    pub(super) fn add(&mut self, new: Addition) -> Option<NatureIx> {
        let ix = NatureIx(u16::try_from(self.natures.len()).ok()?);
        if self.by_code.contains_key(&new.code) {
            return None;
        }
        let above = self.get(new.parent).clone();
        self.by_code.insert(new.code.clone(), ix);
        self.children[new.parent.index()].push(ix);
        self.children.push(Vec::new());
        self.natures.push(Nature {
            code: new.code,
            parent: Some(new.parent),
            label_fr: new.label.clone(),
            label_en: new.label,
            unit: new.unit.unwrap_or(above.unit),
            max_km: new.max_km.unwrap_or(above.max_km),
            origin: new.origin,
            ..above
        });
        Some(ix)
    }

    /// The nature of a code; `None` when the code is not one of ours.
    pub fn index_of(&self, code: &str) -> Option<NatureIx> {
        self.by_code.get(code).copied()
    }

    /// The nature at an index.
    pub fn get(&self, ix: NatureIx) -> &Nature {
        &self.natures[ix.index()]
    }

    /// Name of a nature in a language.
    pub fn label(&self, ix: NatureIx, lang: Lang) -> &str {
        self.get(ix).label(lang)
    }

    /// All natures in the order of the table: a parent comes before its children.
    pub fn all(&self) -> &[Nature] {
        &self.natures
    }

    /// All indices, in the same order as [`Self::all`].
    pub fn indices(&self) -> impl DoubleEndedIterator<Item = NatureIx> + use<> {
        (0..u16::try_from(self.natures.len()).unwrap_or(u16::MAX)).map(NatureIx)
    }

    /// The nature one level above.
    pub fn parent(&self, ix: NatureIx) -> Option<NatureIx> {
        self.get(ix).parent
    }

    /// True for a one-letter root (`M`, `W`, `E` …), which matches nothing by ancestry.
    pub fn is_root(&self, ix: NatureIx) -> bool {
        self.parent(ix).is_none()
    }

    /// The natures above, nearest first, the root last.
    pub fn ancestors(&self, ix: NatureIx) -> impl Iterator<Item = NatureIx> + '_ {
        std::iter::successors(self.parent(ix), |&above| self.parent(above))
    }

    /// True when `above` lies strictly above `below`.
    pub fn is_ancestor(&self, above: NatureIx, below: NatureIx) -> bool {
        self.ancestors(below).any(|ix| ix == above)
    }

    /// The natures one level below, in the order of the table.
    pub fn children(&self, ix: NatureIx) -> &[NatureIx] {
        &self.children[ix.index()]
    }

    /// The natures strictly below, in the order of the table.
    pub fn descendants(&self, ix: NatureIx) -> Vec<NatureIx> {
        self.indices()
            .filter(|&below| self.is_ancestor(ix, below))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ix(code: &str) -> NatureIx {
        nomenclature().index_of(code).unwrap()
    }

    #[test]
    fn every_row_reads_and_is_sound() {
        let all = nomenclature();
        assert_eq!(all.all().len(), table::count(TABLE));
        assert_eq!(all.by_code.len(), all.all().len(), "codes are unique");
        for (at, nature) in all.indices().zip(all.all()) {
            let code = &nature.code;
            assert_eq!(all.index_of(code), Some(at));
            assert_eq!(code.contains('.'), nature.parent.is_some(), "{code}: parent");
            if let Some(parent) = nature.parent {
                let (above, _) = code.rsplit_once('.').unwrap();
                assert_eq!(all.get(parent).code, above);
                assert!(parent < at, "{code} comes before its parent");
            }
            assert!(
                !nature.label_fr.is_empty() && !nature.label_en.is_empty(),
                "{code}"
            );
            assert!(nature.max_km > 0.0, "{code}");
            assert!(!nature.distance_reason.is_empty(), "{code}");
            let reasons = table::rows::<(String, String)>(REASONS);
            assert!(
                reasons.iter().any(|(fr, _)| *fr == nature.distance_reason),
                "{code}: its reason has no English"
            );
            assert_eq!(
                crate::reference::unit(&nature.unit).map(|u| u.code.as_str()),
                Some(nature.unit.as_str())
            );
            let states = [
                "solid",
                "liquid",
                "gas",
                "sludge",
                "energy",
                "space",
                "immaterial",
            ];
            assert!(states.contains(&nature.state.as_str()), "{code}");
            table::assert_origin(&nature.origin, code);
        }
    }

    #[test]
    fn the_tree_is_walked_both_ways() {
        let all = nomenclature();
        let steam = ix("E.HEAT.STEAM");
        assert!(all.is_ancestor(ix("E"), ix("E.HEAT.STEAM.HP")));
        assert!(!all.is_ancestor(steam, steam) && !all.is_ancestor(ix("E.HEAT.STEAM.HP"), steam));
        assert_eq!(
            all.children(steam),
            [ix("E.HEAT.STEAM.HP"), ix("E.HEAT.STEAM.LP")]
        );
        assert_eq!(all.descendants(ix("E.HEAT")).len(), 9);
        assert!(all.is_root(ix("W")) && !all.is_root(ix("W.ASH")));
    }

    #[test]
    fn labels_are_unique_in_each_language() {
        for pick in [|n: &Nature| n.label_fr.clone(), |n: &Nature| n.label_en.clone()] {
            let mut labels: Vec<String> = nomenclature().all().iter().map(pick).collect();
            labels.sort();
            let repeated: Vec<_> = labels
                .windows(2)
                .filter(|w| w[0] == w[1])
                .map(|w| &w[0])
                .collect();
            assert!(repeated.is_empty(), "{repeated:?}");
        }
    }
}
