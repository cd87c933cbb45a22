//! Verb `scenario`: what changes if an actor arrives or leaves. Nothing is written.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Serialize;

use super::args::Args;
use super::desk::{Desk, aligned};
use super::failure::Failure;
use super::opening;
use crate::base::geo::LonLat;
use crate::base::ids::{ActorId, FlowId, SynergyId};
use crate::base::number;
use crate::edit::{apply, delete};
use crate::matching::explain::kilometres;
use crate::matching::missing::activity;
use crate::matching::{Candidate, Exchange, Matcher};
use crate::model::{Project, Touched};
use crate::session::Refusal;
use crate::session::snapshot::LISTED;
use crate::session::what_if::{imagined, place_name};

/// Lines shown to people.
const SHOWN: usize = 40;
/// Any score is a candidate here: what has one is not stranded.
const ANY: u32 = 0;

/// The territory before and after, and what differs.
struct Scenario {
    before: Project,
    after: Project,
    gained: Vec<Exchange>,
    lost: Vec<Exchange>,
    /// Pools and chains that come.
    groups_gained: Vec<String>,
    /// Pools and chains that go.
    groups_lost: Vec<String>,
    /// Flows that had no candidate and get one.
    unlocked: BTreeSet<FlowId>,
    /// Flows of others that lose their last candidate.
    stranded: BTreeSet<FlowId>,
    /// Decided synergies that fall.
    synergies_lost: Vec<String>,
}

/// Tells what changes.
///
/// # Errors
/// Neither or both of the options are given, an actor or activity is not known, or the file is no readable project.
pub fn run(args: &Args, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let arrival = args.visitor()?;
    let leaving = args.text("without");
    if arrival.is_some() == leaving.is_some() || (arrival.is_some() && args.words().len() > 1) {
        return Err(Failure::Usage(desk.tr("cli-scenario-one")));
    }
    let before = opening::project(&args.path(0), desk)?;
    let matcher = matched(&before, desk)?;
    if let Some((activity, at)) = arrival {
        let scenario = with(before, matcher, &activity, at, desk)?;
        return match args.json {
            true => json(&scenario, desk),
            false => tell_arrival(&scenario, at, desk),
        };
    }
    let more = args
        .words()
        .iter()
        .skip(1)
        .map(|w| w.to_string_lossy().into_owned());
    let names: Vec<String> = leaving.into_iter().chain(more).collect();
    let (scenario, who) = without(before, matcher, &names, desk)?;
    match args.json {
        true => json(&scenario, desk),
        false => tell_departure(&scenario, &who, desk),
    }
}

fn matched(project: &Project, desk: &Desk<'_>) -> Result<Matcher, Failure> {
    Matcher::new(project).map_err(|error| {
        Failure::Failed(desk.tr_with("cli-match-failed", &[("why", error.to_string().into())]))
    })
}

/// An actor of that activity arrives.
fn with(
    before: Project,
    matcher: Matcher,
    activity: &str,
    at: LonLat,
    desk: &Desk<'_>,
) -> Result<Scenario, Failure> {
    let imagined = imagined(activity, at, &matcher, desk.lang)
        .map_err(|refusal| Failure::refusal(&refusal, desk.lang))?;
    let mut after = before.clone();
    let mut touched = Touched::default();
    let mut actor = imagined.actor;
    actor.reference = free("visitor", |r| before.actor_by_ref(r).is_some());
    touched.actors.insert(actor.id);
    after.actors.insert(actor.id, Arc::new(actor));
    for (i, mut flow) in (1..).zip(imagined.flows) {
        flow.reference = free(&format!("visitor-{i}"), |r| before.flow_by_ref(r).is_some());
        touched.flows.insert(flow.id);
        after.flows.insert(flow.id, Arc::new(flow));
    }
    compared(before, after, &touched, matcher, desk)
}

/// A reference that nobody has.
fn free(wanted: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut reference = wanted.to_owned();
    while taken(&reference) {
        reference.push('+');
    }
    reference
}

/// Actors leave, named by reference or by their whole name.
fn without(
    before: Project,
    matcher: Matcher,
    names: &[String],
    desk: &Desk<'_>,
) -> Result<(Scenario, Vec<String>), Failure> {
    let mut after = before.clone();
    let mut touched = Touched::default();
    let mut who = Vec::new();
    for name in names {
        let found = before
            .actor_by_ref(name)
            .or_else(|| before.actors.values().find(|a| a.name == *name));
        let missing = || Failure::refusal(&Refusal::NoActor { id: name.clone() }, desk.lang);
        let actor = found.ok_or_else(missing)?;
        // The same actor named twice leaves once.
        if let Some(change) = delete::delete_actor(&after, actor.id) {
            who.push(actor.name.clone());
            let stale = |_| Failure::refusal(&Refusal::Stale, desk.lang);
            touched.merge(apply(&mut after, &change).map_err(stale)?);
        }
    }
    Ok((compared(before, after, &touched, matcher, desk)?, who))
}

fn compared(
    before: Project,
    after: Project,
    touched: &Touched,
    mut matcher: Matcher,
    desk: &Desk<'_>,
) -> Result<Scenario, Failure> {
    let waiting = |matcher: &Matcher, project: &Project| -> BTreeSet<FlowId> {
        let open = matcher.open_flows(project, ANY);
        open.into_iter().map(|f| f.id).collect()
    };
    let (groups, open) = (groups_of(&matcher, &before), waiting(&matcher, &before));
    let moves = matcher.update(&after, touched).map_err(|error| {
        Failure::Failed(desk.tr_with("cli-match-failed", &[("why", error.to_string().into())]))
    })?;
    let (groups_now, still) = (groups_of(&matcher, &after), waiting(&matcher, &after));
    let gone = |id: &SynergyId| !after.synergies.contains_key(id);
    let mut synergies_lost: Vec<String> = before
        .synergies
        .iter()
        .filter(|(id, _)| gone(id))
        .map(|(_, s)| s.reference.clone())
        .collect();
    synergies_lost.sort();
    let sorted = |mut exchanges: Vec<Exchange>, project: &Project| {
        let id = |e: &Exchange| Candidate::Exchange(*e).id(project);
        exchanges.sort_by_cached_key(|e| (std::cmp::Reverse(e.score), id(e)));
        exchanges
    };
    Ok(Scenario {
        gained: sorted(moves.new, &after),
        lost: sorted(moves.gone, &before),
        groups_gained: groups_now.difference(&groups).cloned().collect(),
        groups_lost: groups.difference(&groups_now).cloned().collect(),
        unlocked: open
            .difference(&still)
            .filter(|f| after.flows.contains_key(f))
            .copied()
            .collect(),
        stranded: still
            .difference(&open)
            .filter(|f| before.flows.contains_key(f))
            .copied()
            .collect(),
        synergies_lost,
        before,
        after,
    })
}

/// Identifiers of the chains and pools that are proposed.
fn groups_of(matcher: &Matcher, project: &Project) -> BTreeSet<String> {
    let chains = matcher.chains(LISTED, 0).into_iter().map(Candidate::Chain);
    let pools = matcher.pools(usize::MAX).into_iter().map(Candidate::Pool);
    chains.chain(pools).map(|c| c.id(project)).collect()
}

/// One pair as other programs read it.
#[derive(Serialize)]
struct Row<'a> {
    offer_flow: &'a str,
    need_flow: &'a str,
    from_actor: &'a str,
    to_actor: &'a str,
    offer: &'a str,
    need: &'a str,
    score: f64,
    distance_km: Option<f64>,
}

#[derive(Serialize)]
struct Told<'a> {
    gained: Vec<Row<'a>>,
    lost: Vec<Row<'a>>,
    groups_gained: &'a [String],
    groups_lost: &'a [String],
    unlocked: Vec<&'a str>,
    stranded: Vec<&'a str>,
    synergies_lost: &'a [String],
}

fn row<'a>(project: &'a Project, exchange: &Exchange) -> Option<Row<'a>> {
    let (offer, need) = (
        project.flows.get(&exchange.offer)?,
        project.flows.get(&exchange.need)?,
    );
    let (from, to) = (
        project.actors.get(&offer.actor)?,
        project.actors.get(&need.actor)?,
    );
    let km = from
        .position
        .zip(to.position)
        .map(|(a, b)| a.at.distance_km(b.at));
    Some(Row {
        offer_flow: &offer.reference,
        need_flow: &need.reference,
        from_actor: &from.name,
        to_actor: &to.name,
        offer: &offer.label,
        need: &need.label,
        score: f64::from(exchange.score) / 1000.0,
        distance_km: km.map(|km| (km * 1000.0).round() / 1000.0),
    })
}

/// References of flows, ascending.
fn refs<'a>(project: &'a Project, flows: &BTreeSet<FlowId>) -> Vec<&'a str> {
    let found = flows.iter().filter_map(|f| project.flows.get(f));
    let mut refs: Vec<&str> = found.map(|f| f.reference.as_str()).collect();
    refs.sort_unstable();
    refs
}

fn json(scenario: &Scenario, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let (before, after) = (&scenario.before, &scenario.after);
    desk.json(&Told {
        gained: scenario.gained.iter().filter_map(|e| row(after, e)).collect(),
        lost: scenario.lost.iter().filter_map(|e| row(before, e)).collect(),
        groups_gained: &scenario.groups_gained,
        groups_lost: &scenario.groups_lost,
        unlocked: refs(after, &scenario.unlocked),
        stranded: refs(after, &scenario.stranded),
        synergies_lost: &scenario.synergies_lost,
    })
}

fn tell_arrival(scenario: &Scenario, at: LonLat, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let new = |id: &&ActorId| !scenario.before.actors.contains_key(id);
    let arrived = scenario
        .after
        .actors
        .keys()
        .find(new)
        .and_then(|id| scenario.after.actors.get(id));
    let class = arrived.map_or("", |a| a.activity_code.as_str());
    let degrees = format!("{:.3}, {:.3}", at.lon, at.lat);
    let place = match place_name(at) {
        Some(near) => format!("{near} ({degrees})"),
        None => degrees,
    };
    let words = desk.tr_with(
        "cli-scenario-with",
        &[
            ("who", activity::headline(class, desk.lang).into()),
            ("place", place.into()),
            ("count", counted(scenario.gained.len(), desk).into()),
            ("unlocked", counted(scenario.unlocked.len(), desk).into()),
        ],
    );
    desk.line(&words)?;
    pairs(&scenario.after, &scenario.gained, "cli-scenario-gained", desk)?;
    flows(&scenario.after, &scenario.unlocked, "cli-scenario-unlocked", desk)
}

fn tell_departure(scenario: &Scenario, who: &[String], desk: &mut Desk<'_>) -> Result<(), Failure> {
    let words = desk.tr_with(
        "cli-scenario-without",
        &[
            ("who", who.join(", ").into()),
            ("count", counted(scenario.lost.len(), desk).into()),
            ("stranded", counted(scenario.stranded.len(), desk).into()),
            ("synergies", counted(scenario.synergies_lost.len(), desk).into()),
        ],
    );
    desk.line(&words)?;
    pairs(&scenario.before, &scenario.lost, "cli-scenario-lost", desk)?;
    pairs(&scenario.after, &scenario.gained, "cli-scenario-gained", desk)?;
    flows(&scenario.after, &scenario.stranded, "cli-scenario-stranded", desk)
}

fn counted(n: usize, desk: &Desk<'_>) -> String {
    number::format(desk.lang, n as f64, 0)
}

/// The best pairs, one a line, with the word for what happens to them.
fn pairs(project: &Project, exchanges: &[Exchange], key: &str, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let word = desk.tr(key);
    let lines: Vec<Vec<String>> = exchanges
        .iter()
        .take(SHOWN)
        .filter_map(|e| row(project, e))
        .map(|row| {
            let km = row.distance_km;
            vec![
                word.clone(),
                number::format(desk.lang, row.score, 0),
                format!("{} → {}", row.from_actor, row.to_actor),
                row.offer.to_owned(),
                km.map_or_else(|| "?".to_owned(), |km| kilometres(desk.lang, km)),
            ]
        })
        .collect();
    let shown = lines.len();
    aligned(&lines, &[1, 4])
        .iter()
        .try_for_each(|line| desk.line(line))?;
    if shown < exchanges.len() {
        let words = desk.tr_with("cli-scenario-shown", &[("shown", counted(shown, desk).into())]);
        desk.line(&words)?;
    }
    Ok(())
}

/// Labels of flows with their actors, on one line.
fn flows(project: &Project, flows: &BTreeSet<FlowId>, key: &str, desk: &mut Desk<'_>) -> Result<(), Failure> {
    if flows.is_empty() {
        return Ok(());
    }
    let found = flows.iter().filter_map(|f| project.flows.get(f));
    let mut named: Vec<String> = found
        .map(|flow| {
            let owner = project.actors.get(&flow.actor).map_or("", |a| a.map_name());
            format!("{} ({owner})", flow.label)
        })
        .collect();
    named.sort();
    let words = desk.tr_with(key, &[("list", named.join(", ").into())]);
    desk.line(&words)
}
