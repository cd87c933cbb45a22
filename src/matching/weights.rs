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

/// Where the limit of a nature comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LimitFrom {
    /// The project sets it for that very nature.
    Own,
    /// The project sets it for a nature above.
    Above(NatureIx),
    /// The table, or what the project says of a nature of its own.
    Usual,
}

/// A pool can be asked to have no more members than this.
const MOST_MEMBERS: f64 = 60.0;

impl Weights {
    /// Prefix of the settings that change a weight, followed by the name of the part.
    pub const WEIGHT: &'static str = "weight.";
    /// Prefix of the settings that change a limit, followed by a nature code; holds for the natures below it too.
    pub const LIMIT: &'static str = "limit.";
    /// Prefix of the settings that change the spread of pools, followed by a family code.
    pub const POOL: &'static str = "pool.";
    /// The parts of a score in the order in which they are shown, each with its greatest weight.
    pub const PARTS: [(&'static str, f64); 5] = [
        ("relation", 3.0),
        ("distance", 3.0),
        ("quantity", 3.0),
        ("season", 3.0),
        ("data", 1.0),
    ];
    /// Weight of a part that nobody changed.
    pub const USUAL: f64 = 1.0;
    /// Prefix of the settings that change how many members a pool needs, followed by a kind: `pool_members.round`.
    pub const POOL_MEMBERS: &'static str = "pool_members.";
    /// Prefix of the settings that change how much members must bring, or can share, together in a year, followed by
    /// a kind that has such a bound: `pool_quantity.round` (t), `.jobs` and `.equipment` (h).
    pub const POOL_QUANTITY: &'static str = "pool_quantity.";

    /// Reads the settings of a project; a setting that is no number of 0 or more is ignored.
    pub fn of(project: &Project, natures: &Nomenclature) -> Self {
        let weight = |part: &str| Self::weight_of(project, part);
        let mut pool_km = [0.0; Family::ALL.len()];
        for family in Family::ALL {
            pool_km[*family as usize] = Self::pool_km_of(project, *family);
        }
        let pool_members = PoolKind::ALL.map(|kind| {
            let said = number(project, Self::POOL_MEMBERS, kind.code());
            said.map_or(kind.usual_members(), |n| {
                (n.min(MOST_MEMBERS).ceil() as usize).max(2)
            })
        });
        let pool_bound = PoolKind::ALL.map(|kind| {
            let said = number(project, Self::POOL_QUANTITY, kind.code()).filter(|q| *q > 0.0);
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
            data: weight("data"),
            limits_km: natures
                .indices()
                .map(|ix| Self::limit_of(project, natures, ix).0)
                .collect(),
            pool_km,
            pool_members,
            pool_bound,
        }
    }

    /// The weight of a part in a project, from 0 to its greatest.
    pub fn weight_of(project: &Project, part: &str) -> f64 {
        let most = Self::PARTS
            .iter()
            .find(|(name, _)| *name == part)
            .map_or(Self::USUAL, |(_, most)| *most);
        number(project, Self::WEIGHT, part).map_or(Self::USUAL, |w| w.min(most))
    }

    /// The limit of a nature in a project, in km, and where it comes from.
    pub fn limit_of(project: &Project, natures: &Nomenclature, ix: NatureIx) -> (f64, LimitFrom) {
        let set = |n: NatureIx| number(project, Self::LIMIT, &natures.get(n).code);
        if let Some(km) = set(ix) {
            return (km, LimitFrom::Own);
        }
        let above = natures
            .ancestors(ix)
            .find_map(|n| Some((set(n)?, LimitFrom::Above(n))));
        above.unwrap_or((natures.get(ix).max_km, LimitFrom::Usual))
    }

    /// The spread of pools of a family in a project, in km.
    pub fn pool_km_of(project: &Project, family: Family) -> f64 {
        number(project, Self::POOL, family.code()).unwrap_or_else(|| Self::usual_pool_km(family))
    }

    /// The spread of pools of a family that nobody changed, in km.
    pub fn usual_pool_km(family: Family) -> f64 {
        let row = POOL_KM.iter().find(|(of, _)| *of == family);
        row.map_or(0.0, |(_, km)| *km)
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

/// A setting that is a number of 0 or more.
fn number(project: &Project, prefix: &str, name: &str) -> Option<f64> {
    // Most projects change nothing of the kind: no key is put together for each of hundreds of natures then.
    let mut own = project.settings.range(prefix.to_owned()..);
    own.next().filter(|(key, _)| key.starts_with(prefix))?;
    let value: f64 = project.settings.get(&format!("{prefix}{name}"))?.parse().ok()?;
    (value.is_finite() && value >= 0.0).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::Knowledge;

    fn project(rows: &[(&str, &str)]) -> Project {
        Project {
            settings: rows
                .iter()
                .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
                .collect(),
            ..Project::default()
        }
    }

    #[test]
    fn a_limit_says_whether_it_is_own_taken_over_or_usual() {
        let natures = Knowledge::built_in().natures();
        let (wood, bark, paper) = (
            natures.index_of("W.WOOD").unwrap(),
            natures.index_of("W.WOOD.BARK").unwrap(),
            natures.index_of("W.PAP").unwrap(),
        );
        let project = project(&[("limit.W.WOOD", "12"), ("limit.W.PAP", "far away")]);
        assert_eq!(Weights::limit_of(&project, natures, wood), (12.0, LimitFrom::Own));
        assert_eq!(
            Weights::limit_of(&project, natures, bark),
            (12.0, LimitFrom::Above(wood))
        );
        let usual = natures.get(paper).max_km;
        assert_eq!(
            Weights::limit_of(&project, natures, paper),
            (usual, LimitFrom::Usual)
        );
        let weights = Weights::of(&project, natures);
        for ix in natures.indices() {
            assert_eq!(weights.limit_km(ix), Weights::limit_of(&project, natures, ix).0);
        }
    }

    #[test]
    fn weights_stay_within_their_bounds_and_nonsense_is_the_usual() {
        let project = project(&[
            ("weight.distance", "9"),
            ("weight.data", "9"),
            ("weight.season", "-1"),
            ("weight.quantity", "0"),
            ("pool.water", "NaN"),
        ]);
        let of = |part| Weights::weight_of(&project, part);
        assert_eq!(
            [
                of("relation"),
                of("distance"),
                of("quantity"),
                of("season"),
                of("data")
            ],
            [1.0, 3.0, 0.0, 1.0, 1.0]
        );
        assert_eq!(Weights::pool_km_of(&project, Family::Water), 5.0);
    }

    #[test]
    fn every_family_has_a_usual_spread() {
        assert!(Family::ALL.iter().all(|f| Weights::usual_pool_km(*f) > 0.0));
    }
}
