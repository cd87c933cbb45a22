//! One flow that could join a pool, reduced to what decides which others it can join.

use crate::base::geo::{EARTH_RADIUS_KM, LonLat};
use crate::base::ids::{ActorId, FlowId};
use crate::base::month::Months;
use crate::model::{Actor, Direction, Flow};
use crate::reference::{Knowledge, NatureIx, waste_code};

use super::key::{Key, keys_of, nature_of};
use super::kind::PoolKind;

/// A place on the globe, ready for quick comparison.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Place {
    /// In degrees.
    pub at: LonLat,
    /// On the unit sphere.
    pub unit: [f64; 3],
}

impl Place {
    /// Prepares a place.
    pub fn new(at: LonLat) -> Self {
        let (lon, lat) = (at.lon.to_radians(), at.lat.to_radians());
        let unit = [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()];
        Self { at, unit }
    }

    /// Square of the straight line through the unit sphere: grows with distance and costs no sine.
    pub fn chord2(&self, other: &Self) -> f64 {
        let [x, y, z] = std::array::from_fn(|i| self.unit[i] - other.unit[i]);
        x * x + y * y + z * z
    }
}

/// A limit of distance, ready for quick comparison.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Reach {
    /// In kilometres.
    pub km: f64,
    /// As the square of a chord.
    pub chord2: f64,
}

impl Reach {
    /// Prepares a limit.
    pub fn new(km: f64) -> Self {
        let half = (km / (2.0 * EARTH_RADIUS_KM)).min(std::f64::consts::FRAC_PI_2);
        Self {
            km,
            chord2: 4.0 * half.sin().powi(2),
        }
    }

    /// True when two places are no farther apart. Chords decide unless rounding could: then the distance itself does.
    pub fn holds(&self, a: &Place, b: &Place) -> bool {
        let (found, slack) = (a.chord2(b), self.chord2 * 1e-9 + 1e-28);
        if (found - self.chord2).abs() > slack {
            return found < self.chord2;
        }
        a.at.distance_km(b.at) <= self.km
    }
}

/// What is known of the waste code of a flow.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(super) struct Waste {
    /// The six digits as a number, when the list holds them.
    pub code: Option<u32>,
    /// Hazardous or not, when the code or its star says so.
    pub hazardous: Option<bool>,
}

impl Waste {
    /// Reads a waste code as people write it.
    pub fn read(text: &str) -> Self {
        if text.is_empty() {
            return Self::default();
        }
        let listed = waste_code(text);
        let star = text.trim_end().ends_with('*').then_some(true);
        Self {
            code: listed.and_then(|w| w.code.parse().ok()),
            hazardous: listed.map(|w| w.hazardous).or(star),
        }
    }

    /// True unless both are known and differ.
    pub fn may_mix(self, other: Self) -> bool {
        let same_code = self.code.zip(other.code).is_none_or(|(a, b)| a == b);
        let same_hazard = self.hazardous.zip(other.hazardous).is_none_or(|(a, b)| a == b);
        same_code && same_hazard
    }
}

/// One flow that could join a pool.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Member {
    /// The flow.
    pub id: FlowId,
    /// Whose it is.
    pub actor: ActorId,
    /// Its human reference, which orders what is otherwise equal.
    pub reference: String,
    /// Where its actor is, when known.
    pub place: Option<Place>,
    /// Its nature, when recognised.
    pub nature: Option<NatureIx>,
    /// True when its actor asked to share.
    pub asked: bool,
    /// Its waste code.
    pub waste: Waste,
    /// Its months, when known.
    pub months: Option<Months>,
    /// Some quantity is known.
    pub is_measured: bool,
    /// Amount a year in the unit that bounds its kind of pool; `None` where there is no such bound.
    pub amount: Option<f64>,
}

impl Member {
    /// A flow of an actor with the keys under which it may be pooled; `None` when it is not for pools.
    pub fn read(flow: &Flow, actor: &Actor, knowledge: &Knowledge) -> Option<(Self, Vec<Key>)> {
        let keys = keys_of(flow, knowledge);
        let kind = keys.first()?.kind(knowledge.natures());
        let nature = nature_of(flow, knowledge);
        let member = Self {
            id: flow.id,
            actor: flow.actor,
            reference: flow.reference.clone(),
            place: actor
                .position
                .and_then(|p| LonLat::checked(p.at.lon, p.at.lat))
                .map(Place::new),
            nature,
            asked: flow.direction == Direction::Pool,
            waste: Waste::read(&flow.waste_code),
            months: flow.availability.filter(|m| m.count() > 0),
            is_measured: flow.quantity.typical().is_some(),
            amount: kind
                .unit()
                .and_then(|unit| amount_in(flow, nature, unit, knowledge)),
        };
        Some((member, keys))
    }
}

/// Amount a year in a unit; `None` when unknown, zero or not convertible. An empty unit is the nature's usual one.
pub(super) fn amount_in(
    flow: &Flow,
    nature: Option<NatureIx>,
    unit: &str,
    knowledge: &Knowledge,
) -> Option<f64> {
    let usual = nature.map_or("", |ix| &knowledge.natures().get(ix).unit);
    let said = Some(flow.quantity.unit.as_str()).filter(|unit| !unit.is_empty());
    let value = knowledge
        .convert(flow.quantity.per_year()?, said.unwrap_or(usual), unit, nature)?
        .value;
    (value.is_finite() && value > 0.0).then_some(value)
}

/// The hard rules of one key: who may stand in a pool together.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Rules {
    /// What is shared.
    pub key: Key,
    /// The kind of pool.
    pub kind: PoolKind,
    /// How far apart any two members may be.
    pub reach: Reach,
}

impl Rules {
    /// True when two flows may stand in one pool. What is unknown never keeps them apart.
    pub fn fits(&self, a: &Member, b: &Member) -> bool {
        let near = || a.place.zip(b.place).is_none_or(|(a, b)| self.reach.holds(&a, &b));
        a.actor != b.actor && self.mixes(a, b) && near()
    }

    /// The rules of a waste round: one hazard, one code, a month in common.
    pub fn mixes(&self, a: &Member, b: &Member) -> bool {
        let common = || {
            a.months
                .zip(b.months)
                .is_none_or(|(a, b)| a.common(b).count() > 0)
        };
        self.kind != PoolKind::Round || (a.waste.may_mix(b.waste) && common())
    }

    /// True for the flows that a pool of this key is built around: those that say just what it is about.
    pub fn leads(&self, member: &Member) -> bool {
        match self.key {
            Key::Asked(nature) => member.nature == Some(nature),
            Key::Unasked(_) => member.asked,
            Key::Words(_) => true,
        }
    }
}
