//! What if somebody came: the questions put to the matcher's thread, and the visitor on the map.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Refusal;
use crate::base::geo::LonLat;
use crate::base::i18n::{Lang, tr, tr_args};
use crate::base::ids::ActorId;
use crate::base::number;
use crate::basemap::gazetteer;
use crate::matching::known::Known;
use crate::matching::missing::{Imagined, MissingActor, missing_actors};
use crate::matching::{Matcher, VisitorPair};
use crate::model::{Flow, Project};
use crate::picture::{MapVisitor, VisitorLink};

/// Pairs that an answer carries; the rest is counted.
const CARRIED: usize = 100;
/// Links drawn from the visitor, strongest first.
const DRAWN: usize = 12;
/// Missing activities told.
const MISSING: usize = 24;
/// A place is called after the nearest commune within this distance, in km.
const NEAR_KM: f64 = 15.0;

/// Where a visitor stands, and what decides its pairs.
#[derive(Clone, Debug)]
pub struct Visit {
    /// Which visitor, for telling late answers from fresh ones.
    pub of: u64,
    /// Its flows.
    pub known: Arc<[Known]>,
    /// Its place.
    pub at: LonLat,
}

/// What a visitor would exchange.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct VisitAnswer {
    /// Which visitor.
    pub of: u64,
    /// The best pairs, best first.
    pub pairs: Vec<VisitorPair>,
    /// Number of pairs in all.
    pub count: usize,
}

impl Visit {
    /// Looks for its pairs.
    pub fn answer(&self, matcher: &Matcher) -> VisitAnswer {
        let mut pairs = matcher.candidates_of_visitor(&self.known, self.at);
        let count = pairs.len();
        pairs.truncate(CARRIED);
        VisitAnswer {
            of: self.of,
            pairs,
            count,
        }
    }
}

/// Who is missing in a project.
#[derive(Clone, PartialEq, Debug)]
pub struct MissingAnswer {
    /// The activities, best first.
    pub actors: Arc<Vec<MissingActor>>,
    /// The session's revision that they belong to.
    pub revision: u64,
}

impl MissingAnswer {
    /// Works it out.
    pub fn of(project: &Project, revision: u64, matcher: &Matcher) -> Self {
        Self {
            actors: Arc::new(missing_actors(project, matcher, MISSING)),
            revision,
        }
    }
}

/// Name of the nearest commune, or nothing far from any.
pub fn place_name(at: LonLat) -> Option<String> {
    gazetteer::nearest(at, NEAR_KM).map(|place| place.name.clone())
}

/// An actor of that activity, which is only imagined.
///
/// # Errors
/// Nothing is known of what the activity usually takes and gives.
pub fn imagined(activity: &str, at: LonLat, matcher: &Matcher, lang: Lang) -> Result<Imagined, Refusal> {
    let made = Imagined::new(activity, at, lang, &matcher.rules().knowledge);
    made.ok_or_else(|| Refusal::NoProfile {
        activity: activity.to_owned(),
    })
}

/// The visitor as the map draws it: at its place, with its strongest links, one for each other actor and direction.
pub fn map_visitor(
    project: &Project,
    imagined: &Imagined,
    at: LonLat,
    answer: &VisitAnswer,
    lang: Lang,
) -> MapVisitor {
    let mut seen: BTreeSet<(ActorId, bool)> = BTreeSet::new();
    let mut links = Vec::new();
    for pair in &answer.pairs {
        let (Some(own), Some(flow)) = (imagined.known.get(pair.own), project.flows.get(&pair.other)) else {
            continue;
        };
        let place = project.actors.get(&flow.actor).and_then(|a| a.position);
        let Some(place) = place.filter(|_| seen.insert((flow.actor, own.is_offer))) else {
            continue;
        };
        links.push(VisitorLink {
            mercator: place.at.to_mercator(),
            gives: own.is_offer,
            family: if own.is_offer {
                imagined.flows.get(pair.own).and_then(Flow::family)
            } else {
                flow.family()
            },
        });
        if links.len() >= DRAWN {
            break;
        }
    }
    let count = number::format(lang, answer.count as f64, 0);
    let args = [("n", (answer.count as f64).into()), ("count", count.into())];
    MapVisitor {
        name: imagined.actor.name.clone(),
        note: format!(
            "{} · {}",
            tr(lang, "map-visitor"),
            tr_args(lang, "map-visitor-count", &args)
        ),
        kind: imagined.actor.kind,
        mercator: at.to_mercator(),
        links,
    }
}
