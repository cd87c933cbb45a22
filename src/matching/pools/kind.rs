//! What sort of thing a pool shares, and what that sort usually needs to be worth the trouble.

/// The sorts of pool.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum PoolKind {
    /// A joint collection of waste.
    Round,
    /// A joint purchase.
    Purchase,
    /// A machine or vehicle used in turn.
    Equipment,
    /// An employee shared by several employers.
    Jobs,
    /// Loads and trips put together.
    Logistics,
    /// A room, yard or car park used together.
    Space,
    /// A service, training or inspection ordered together.
    Services,
    /// A heat loop, common boiler, solar roof or water network.
    Energy,
    /// Something whose nature is not recognised.
    Other,
}

/// How many hours a year one full-time employee works: the legal year in France.
const FULL_TIME_H: f64 = 1607.0;

/// Natures by kind; the longest branch that holds a nature decides.
const BRANCHES: [(&str, PoolKind); 21] = [
    ("W", PoolKind::Round),
    ("S.WASTECOLL", PoolKind::Round),
    ("M", PoolKind::Purchase),
    ("B", PoolKind::Purchase),
    ("B.INSUR", PoolKind::Services),
    ("B.TRAINING", PoolKind::Services),
    ("B.SERVICES", PoolKind::Services),
    ("E.EL", PoolKind::Purchase),
    ("E.FUEL", PoolKind::Purchase),
    ("E.EL.PV", PoolKind::Energy),
    ("E.EL.SURPLUS", PoolKind::Energy),
    ("E", PoolKind::Energy),
    ("H", PoolKind::Energy),
    ("Q", PoolKind::Equipment),
    ("P", PoolKind::Space),
    ("L", PoolKind::Logistics),
    ("K", PoolKind::Jobs),
    ("K.TRAINING", PoolKind::Services),
    ("K.MENTOR", PoolKind::Services),
    ("K.VISIT", PoolKind::Services),
    ("S", PoolKind::Services),
];

/// Natures that people buy, each branch with the group purchase that serves it.
const PURCHASES: [(&str, &str); 12] = [
    ("E.EL", "B.ELEC"),
    ("E.FUEL.NG", "B.GAS"),
    ("M.PACK", "B.PACK"),
    ("M.FERT", "B.AGRI"),
    ("M.FEED", "B.AGRI"),
    ("M.FOOD", "B.FOOD"),
    ("M.FURN", "B.FURN"),
    ("M.CHEM.O2", "B.GASES"),
    ("M.CHEM.N2", "B.GASES"),
    ("E.FUEL.DIESEL", "B.FUEL"),
    ("E.FUEL.WOODCHIP", "B.WOODFUEL"),
    ("E.FUEL.PELLET", "B.WOODFUEL"),
];

/// How a total quantity decides whether a pool works.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Bound {
    /// The members together need at least this much a year.
    AtLeast(f64),
    /// The members together can use at most this much a year.
    AtMost(f64),
}

impl PoolKind {
    /// All kinds in the order of the issue.
    pub const ALL: [Self; 9] = [
        Self::Round,
        Self::Purchase,
        Self::Equipment,
        Self::Jobs,
        Self::Logistics,
        Self::Space,
        Self::Services,
        Self::Energy,
        Self::Other,
    ];

    /// Stable code, used in settings and message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Round => "round",
            Self::Purchase => "purchase",
            Self::Equipment => "equipment",
            Self::Jobs => "jobs",
            Self::Logistics => "logistics",
            Self::Space => "space",
            Self::Services => "services",
            Self::Energy => "energy",
            Self::Other => "other",
        }
    }

    /// The kind of a pool around that nature code.
    pub fn of_nature(code: &str) -> Self {
        let holding = BRANCHES.iter().filter(|(branch, _)| is_within(code, branch));
        holding
            .max_by_key(|(branch, _)| branch.len())
            .map_or(Self::Other, |(_, kind)| *kind)
    }

    /// Usual number of members from which a pool is worth the trouble. Orders of magnitude, common knowledge.
    pub(in crate::matching) fn usual_members(self) -> usize {
        match self {
            Self::Round | Self::Purchase | Self::Services => 3,
            _ => 2,
        }
    }

    /// Usual bound of the total quantity. Orders of magnitude, common knowledge: a round pays from about a tonne
    /// a fortnight, a shared job from 0.8 of a full-time post, and one machine works at most 1,600 h a year.
    pub(in crate::matching) fn usual_bound(self) -> Option<Bound> {
        match self {
            Self::Round => Some(Bound::AtLeast(26.0)),
            Self::Jobs => Some(Bound::AtLeast(0.8 * FULL_TIME_H)),
            Self::Equipment => Some(Bound::AtMost(1600.0)),
            _ => None,
        }
    }

    /// Unit in which the total quantity is bounded, a code of `units.csv`.
    pub fn unit(self) -> Option<&'static str> {
        match self {
            Self::Round => Some("t"),
            Self::Jobs | Self::Equipment => Some("h"),
            _ => None,
        }
    }

    /// True when members get in each other's way in the same months: one machine, one pair of hands, one room.
    pub fn competes_in_time(self) -> bool {
        matches!(self, Self::Equipment | Self::Jobs | Self::Space)
    }

    /// True when members must act in the same months: one round, one order, one date.
    pub fn acts_together(self) -> bool {
        matches!(
            self,
            Self::Round | Self::Purchase | Self::Services | Self::Logistics
        )
    }
}

/// The group purchase that serves a need of that nature code, itself included when it is one.
pub(super) fn purchase_of(code: &str) -> Option<&str> {
    if is_within(code, "B") {
        return Some(code);
    }
    let mut serving = PURCHASES.iter().filter(|(branch, _)| is_within(code, branch));
    serving.next().map(|(_, purchase)| *purchase)
}

/// True when a code is that branch or lies below it.
pub(super) fn is_within(code: &str, branch: &str) -> bool {
    code.strip_prefix(branch)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}
