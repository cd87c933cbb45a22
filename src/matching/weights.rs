//! Weights and limits that the animateur may change; they live in the project's settings.

use super::pools::{Bound, PoolKind};
use crate::model::{Family, Project};
use crate::reference::{NatureIx, Nomenclature};

/// How strongly each part counts, and how far things may travel.
#[derive(Clone, PartialEq, Debug)]
pub struct Weights {
    /// Exponent of the relation part; 0 ignores it, 1 is the default.
    pub relation: f64,
    /// Exponent of the distance part.
    pub distance: f64,
    /// Exponent of the quantity part.
    pub quantity: f64,
    /// Exponent of the season part.
    pub season: f64,
    /// How far missing data lower the score: 0 not at all, 1 to one half.
    pub data: f64,
    /// Largest distance of each nature in km, by index of the nomenclature.
    limits_km: Vec<f64>,
    /// Largest distance between two members of a pool in km, by family.
    pool_km: [f64; Family::ALL.len()],
    /// Members from which a pool is worth the trouble, by kind.
    pool_members: [usize; PoolKind::ALL.len()],
    /// Bound of the total quantity of a pool a year, by kind.
    pool_bound: [Option<Bound>; PoolKind::ALL.len()],
}

/// Shared rounds, rooms and machines travel less than the things themselves. Orders of magnitude, common knowledge.
const POOL_KM: [(Family, f64); 8] = [
    (Family::Material, 30.0),
    (Family::Energy, 5.0),
    (Family::Water, 5.0),
    (Family::Waste, 10.0),
    (Family::Equipment, 15.0),
    (Family::Logistics, 30.0),
    (Family::Skills, 30.0),
    (Family::Services, 50.0),
];

/// A pool can be asked to have no more members than this.
const MOST_MEMBERS: f64 = 60.0;

impl Weights {
    /// Prefix of the settings that change a weight, followed by the name of the part.
    pub const WEIGHT: &'static str = "weight.";
    /// Prefix of the settings that change a limit, followed by a nature code; holds for the natures below it too.
    pub const LIMIT: &'static str = "limit.";
    /// Prefix of the settings that change the spread of pools, followed by a family code.
    pub const POOL: &'static str = "pool.";
    /// Prefix of the settings that change how many members a pool needs, followed by a kind: `pool_members.round`.
    pub const POOL_MEMBERS: &'static str = "pool_members.";
    /// Prefix of the settings that change how much members must bring, or can share, together in a year, followed by
    /// a kind that has such a bound: `pool_quantity.round` (t), `.jobs` and `.equipment` (h).
    pub const POOL_QUANTITY: &'static str = "pool_quantity.";

    /// Reads the settings of a project; a setting that is no number of 0 or more is ignored.
    pub fn of(project: &Project, natures: &Nomenclature) -> Self {
        let number = |key: &str| -> Option<f64> {
            let value: f64 = project.settings.get(key)?.parse().ok()?;
            (value.is_finite() && value >= 0.0).then_some(value)
        };
        let weight = |part: &str| number(&format!("{}{part}", Self::WEIGHT)).map_or(1.0, |w| w.min(3.0));
        let limits_km = natures
            .indices()
            .map(|ix| {
                std::iter::once(ix)
                    .chain(natures.ancestors(ix))
                    .find_map(|n| number(&format!("{}{}", Self::LIMIT, natures.get(n).code)))
                    .unwrap_or(natures.get(ix).max_km)
            })
            .collect();
        let mut pool_km = [0.0; Family::ALL.len()];
        for (family, km) in POOL_KM {
            pool_km[family as usize] = number(&format!("{}{}", Self::POOL, family.code())).unwrap_or(km);
        }
        let pool_members = PoolKind::ALL.map(|kind| {
            let said = number(&format!("{}{}", Self::POOL_MEMBERS, kind.code()));
            said.map_or(kind.usual_members(), |n| {
                (n.min(MOST_MEMBERS).ceil() as usize).max(2)
            })
        });
        let pool_bound = PoolKind::ALL.map(|kind| {
            let said = number(&format!("{}{}", Self::POOL_QUANTITY, kind.code())).filter(|q| *q > 0.0);
            kind.usual_bound().map(|usual| match usual {
                Bound::AtLeast(least) => Bound::AtLeast(said.unwrap_or(least)),
                Bound::AtMost(most) => Bound::AtMost(said.unwrap_or(most)),
            })
        });
        Self {
            relation: weight("relation"),
            distance: weight("distance"),
            quantity: weight("quantity"),
            season: weight("season"),
            data: weight("data").min(1.0),
            limits_km,
            pool_km,
            pool_members,
            pool_bound,
        }
    }

    /// True when a change of that setting changes scores or limits.
    pub fn concerns(setting: &str) -> bool {
        [
            Self::WEIGHT,
            Self::LIMIT,
            Self::POOL,
            Self::POOL_MEMBERS,
            Self::POOL_QUANTITY,
        ]
        .iter()
        .any(|prefix| setting.starts_with(prefix))
    }

    /// Largest distance of a nature in km.
    pub fn limit_km(&self, nature: NatureIx) -> f64 {
        self.limits_km.get(nature.index()).copied().unwrap_or(0.0)
    }

    /// Largest distance between two members of a pool of that nature in km.
    pub fn pool_km(&self, nature: Option<NatureIx>, natures: &Nomenclature) -> f64 {
        let Some(ix) = nature else {
            return self.pool_km[Family::Equipment as usize];
        };
        self.pool_km[natures.get(ix).family as usize].min(self.limit_km(ix))
    }

    /// Members from which a pool of that kind is worth the trouble.
    pub fn pool_members(&self, kind: PoolKind) -> usize {
        self.pool_members[kind as usize]
    }

    /// Bound of the total quantity a year of a pool of that kind, in its unit.
    pub fn pool_bound(&self, kind: PoolKind) -> Option<Bound> {
        self.pool_bound[kind as usize]
    }
}
