//! An actor that nobody has met yet, made of what its activity usually takes in and gives out.

use uuid::Uuid;

use super::activity;
use crate::base::geo::LonLat;
use crate::base::i18n::{Lang, tr};
use crate::base::ids::{ActorId, FlowId};
use crate::matching::known::Known;
use crate::model::{Actor, ActorKind, COMMUNE_PRECISION_M, Direction, Flow, Origin, Position, Status};
use crate::reference::profiles::ProfileLine;
use crate::reference::{Knowledge, profile};

/// An actor of that activity at that place, with its usual flows; `None` when the activity has no profile.
///
/// Its place is rough, as nobody has chosen it yet; its flows say where they come from and have no quantity.
///
/// # Arguments
/// `code`: class or code of the activity, such as `16.10` or `16.10A`.
/// `fresh`: gives identifiers.
pub fn hypothetical(
    code: &str,
    at: LonLat,
    lang: Lang,
    fresh: &mut dyn FnMut() -> Uuid,
) -> Option<(Actor, Vec<Flow>)> {
    let lines = profile(code);
    let class = lines.first()?.class.as_str();
    let mut actor = Actor::named(ActorId(fresh()), activity::name(class, lang));
    actor.kind = kind(class);
    actor.activity_code = class.to_owned();
    actor.activity = activity::name(class, lang);
    actor.position = Some(Position {
        at,
        precision_m: Some(COMMUNE_PRECISION_M),
    });
    actor.note = tr(lang, "missing-actor-note");
    actor.origin = Origin {
        status: Some(Status::Knowledge),
        source: tr(lang, "missing-actor-source"),
    };
    let flows = typical_flows(code, actor.id, lang, fresh);
    Some((actor, flows))
}

/// What an activity usually gives and seeks, as flows of an actor: typical, without quantity, to be confirmed.
/// Empty when the activity has no profile.
pub fn typical_flows(code: &str, actor: ActorId, lang: Lang, fresh: &mut dyn FnMut() -> Uuid) -> Vec<Flow> {
    let lines = profile(code).into_iter();
    let flow = |line: &ProfileLine| {
        let nature = Knowledge::built_in().natures().get(line.nature);
        let mut flow = Flow::said(FlowId(fresh()), actor, line.direction, nature.label(lang));
        flow.nature = Some(nature.code.clone());
        flow.note = tr(lang, "missing-flow-note");
        flow.origin = Origin {
            status: line.origin.status.or(Some(Status::Knowledge)),
            source: tr(lang, "missing-flow-source"),
        };
        flow
    };
    lines
        .filter(|line| line.direction != Direction::Pool)
        .map(flow)
        .collect()
}

/// Such an actor while it is only shown, with what decides its pairs.
#[derive(Clone, PartialEq, Debug)]
pub struct Imagined {
    /// European class of its activity.
    pub class: String,
    /// The actor.
    pub actor: Actor,
    /// Its flows, those whose nature the project knows.
    pub flows: Vec<Flow>,
    /// What decides the pairs of each flow; [`super::super::VisitorPair::own`] counts both.
    pub known: Vec<Known>,
}

impl Imagined {
    /// Imagines an actor of that activity; `None` when the activity has no profile.
    pub fn new(code: &str, at: LonLat, lang: Lang, knowledge: &Knowledge) -> Option<Self> {
        let (actor, flows) = hypothetical(code, at, lang, &mut passing_ids())?;
        let known = |flow: Flow| Some((Known::of(&flow, &actor, knowledge)?, flow));
        let (known, flows) = flows.into_iter().filter_map(known).unzip();
        Some(Self {
            class: actor.activity_code.clone(),
            actor,
            flows,
            known,
        })
    }
}

/// Farms and public services are told by their division; the others are taken for firms.
fn kind(class: &str) -> ActorKind {
    match class.get(..2) {
        Some("01" | "03") => ActorKind::Farm,
        Some("36" | "37" | "84" | "85" | "86" | "93") => ActorKind::Public,
        Some("95") => ActorKind::Association,
        _ => ActorKind::Company,
    }
}

/// Identifiers for an actor that is only shown: the same each time, and never those of a project.
fn passing_ids() -> impl FnMut() -> Uuid {
    let mut last = u128::MAX;
    move || {
        last -= 1;
        Uuid::from_u128(last)
    }
}
