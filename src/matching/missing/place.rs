//! Where an activity would help most: a few places are tried, the best one wins.

use std::collections::BTreeMap;

use crate::base::geo::LonLat;
use crate::matching::engine::OpenFlow;
use crate::matching::facts::judge;
use crate::matching::known::Known;
use crate::matching::rulebook::Rulebook;
use crate::matching::score::{nearness, parts, score};
use crate::reference::NatureIx;

/// Waiting flows of one nature that are looked at; of more, every so many-th counts for its neighbours.
const OF_A_NATURE: usize = 120;
/// Waiting flows that one activity is tried on.
const OF_AN_ACTIVITY: usize = 600;
/// Side of the squares in which flows are counted, in degrees of latitude: about 5 km.
const SQUARE: f64 = 0.045;
/// Squares and sites that are tried.
const SQUARES: usize = 8;
const SITES: usize = 6;
/// Places are told to a hundred metres or so.
const DECIMALS: f64 = 1e3;

/// The waiting flows by direction and nature.
pub(super) struct Wishes<'a> {
    flows: BTreeMap<(bool, NatureIx), Vec<&'a OpenFlow>>,
}

/// How strongly one flow draws the activity.
#[derive(Clone, Copy)]
struct Pull {
    at: Option<LonLat>,
    /// Score side by side, in thousandths.
    nearby: f64,
    /// Present best score.
    held: f64,
    limit_km: f64,
    /// How many flows it stands for.
    weight: f64,
}

impl<'a> Wishes<'a> {
    /// Sorts the waiting flows.
    pub(super) fn of(open: &'a [OpenFlow]) -> Self {
        let mut flows: BTreeMap<_, Vec<&OpenFlow>> = BTreeMap::new();
        for flow in open {
            flows
                .entry((flow.known.is_offer, flow.known.nature))
                .or_default()
                .push(flow);
        }
        Self { flows }
    }

    /// The best place for an actor with these flows, and roughly what it would bring there; `None` when nothing
    /// that waits has a place.
    pub(super) fn best_place(&self, own: &[Known], rules: &Rulebook) -> Option<(LonLat, f64)> {
        let pulls = thinned(self.pulls(own, rules), OF_AN_ACTIVITY);
        let exponent = rules.weights.distance;
        let worth = |at: LonLat| -> f64 { pulls.iter().map(|p| p.gain(at, exponent)).sum() };
        let mut best: Option<(LonLat, f64)> = None;
        for at in places(&pulls).into_iter().map(rounded) {
            keep_better(&mut best, at, worth(at));
        }
        // Once more from the middle of what the best place serves.
        let (at, _) = best?;
        let again = centre(pulls.iter().map(|p| (p.at, p.gain(at, exponent))));
        if let Some(at) = again.map(rounded) {
            keep_better(&mut best, at, worth(at));
        }
        best
    }

    /// What draws an actor with these flows, each waiting flow once by its best pair.
    fn pulls(&self, own: &[Known], rules: &Rulebook) -> Vec<Pull> {
        let mut by_flow: BTreeMap<_, Pull> = BTreeMap::new();
        for known in own {
            let there: Vec<NatureIx> = match known.is_offer {
                true => rules
                    .relations
                    .from_offer(known.nature)
                    .map(|(_, r)| r.need)
                    .collect(),
                false => rules
                    .relations
                    .to_need(known.nature)
                    .map(|(_, r)| r.offer)
                    .collect(),
            };
            for nature in there {
                let waiting = self.flows.get(&(!known.is_offer, nature));
                let waiting = waiting.map_or(&[][..], Vec::as_slice);
                let step = waiting.len().div_ceil(OF_A_NATURE).max(1);
                for flow in waiting.iter().step_by(step) {
                    let Some(mut pull) = pull(known, flow, rules) else {
                        continue;
                    };
                    pull.weight = step as f64;
                    let held = by_flow.entry(flow.id).or_insert(pull);
                    if pull.nearby > held.nearby {
                        *held = pull;
                    }
                }
            }
        }
        by_flow.into_values().collect()
    }
}

/// Keeps the better of two places; of equally good ones the south-western, so that the answer never depends on order.
fn keep_better(best: &mut Option<(LonLat, f64)>, at: LonLat, worth: f64) {
    let better = best.is_none_or(|(held, most)| {
        worth > most || (worth == most && (at.lon, at.lat) < (held.lon, held.lat))
    });
    if worth > 0.0 && better {
        *best = Some((at, worth));
    }
}

/// How strongly a waiting flow draws one of the actor's own, were they side by side.
fn pull(own: &Known, flow: &OpenFlow, rules: &Rulebook) -> Option<Pull> {
    let own = Known {
        at: flow.known.at,
        ..*own
    };
    let (offer, need) = match own.is_offer {
        true => (&own, &flow.known),
        false => (&flow.known, &own),
    };
    let relation = rules.relations.between(offer.nature, need.nature)?;
    let row = rules.relations.get(relation)?;
    let facts = judge(offer, need, row, rules);
    let nearby = f64::from(score(&parts(&facts, row), &rules.weights));
    let held = flow.best.map_or(0.0, f64::from);
    (facts.block.is_none() && nearby > held).then_some(Pull {
        at: flow.known.at,
        nearby,
        held,
        limit_km: facts.limit_km,
        weight: 1.0,
    })
}

impl Pull {
    /// What the flow would gain from an actor at that place.
    fn gain(&self, at: LonLat, exponent: f64) -> f64 {
        let share = match self.at.map(|own| own.distance_km(at)) {
            None => 1.0,
            Some(km) if km > self.limit_km => 0.0,
            Some(km) => nearness(km, self.limit_km).powf(exponent),
        };
        self.weight * (self.nearby * share - self.held).max(0.0)
    }
}

/// Places worth trying: the middle of all, of the fullest squares, and the sites that draw most.
fn places(pulls: &[Pull]) -> Vec<LonLat> {
    let mut squares: BTreeMap<(i64, i64), Vec<(LonLat, f64)>> = BTreeMap::new();
    let mut sites: BTreeMap<(u64, u64), (LonLat, f64)> = BTreeMap::new();
    for pull in pulls {
        let Some(at) = pull.at else { continue };
        let weight = pull.weight * (pull.nearby - pull.held);
        let wide = SQUARE / at.lat.to_radians().cos().max(0.05);
        let square = ((at.lat / SQUARE).floor() as i64, (at.lon / wide).floor() as i64);
        squares.entry(square).or_default().push((at, weight));
        let site = sites
            .entry((at.lon.to_bits(), at.lat.to_bits()))
            .or_insert((at, 0.0));
        site.1 += weight;
    }
    let mut found: Vec<LonLat> = centre(pulls.iter().map(|p| (p.at, p.weight)))
        .into_iter()
        .collect();
    let sum = |members: &[(LonLat, f64)]| members.iter().map(|(_, w)| w).sum::<f64>();
    let mut squares: Vec<_> = squares.into_iter().map(|(key, m)| (sum(&m), key, m)).collect();
    squares.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    for (_, _, members) in squares.into_iter().take(SQUARES) {
        found.extend(centre(members.into_iter().map(|(at, w)| (Some(at), w))));
    }
    let mut sites: Vec<_> = sites.into_iter().collect();
    sites.sort_by(|a, b| b.1.1.total_cmp(&a.1.1).then(a.0.cmp(&b.0)));
    found.extend(sites.into_iter().take(SITES).map(|(_, (at, _))| at));
    found
}

/// The weighted middle; `None` without weight. Across the antimeridian it is of no use, which territories never are.
fn centre(points: impl Iterator<Item = (Option<LonLat>, f64)>) -> Option<LonLat> {
    let (mut lon, mut lat, mut total) = (0.0, 0.0, 0.0);
    for (at, weight) in points {
        if let Some(at) = at {
            lon += at.lon * weight;
            lat += at.lat * weight;
            total += weight;
        }
    }
    (total > 0.0)
        .then(|| LonLat::checked(lon / total, lat / total))
        .flatten()
}

fn rounded(at: LonLat) -> LonLat {
    let round = |degrees: f64| (degrees * DECIMALS).round() / DECIMALS;
    LonLat {
        lon: round(at.lon),
        lat: round(at.lat),
    }
}

/// Every so many-th, heavier by as much.
fn thinned(pulls: Vec<Pull>, most: usize) -> Vec<Pull> {
    let step = pulls.len().div_ceil(most).max(1);
    let heavier = |mut pull: Pull| {
        pull.weight *= step as f64;
        pull
    };
    pulls.into_iter().step_by(step).map(heavier).collect()
}
