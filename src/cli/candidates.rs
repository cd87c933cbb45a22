//! Verb `candidates`: who could exchange or share what, best first.

use std::collections::BTreeMap;

use serde::Serialize;

use super::args::Args;
use super::desk::{Desk, aligned};
use super::failure::Failure;
use super::listed::{Choice, List, Listed};
use super::opening;
use crate::base::i18n::{tr, tr_args};
use crate::base::ids::FlowId;
use crate::base::number;
use crate::matching::explain::brakes::block_words;
use crate::matching::explain::kilometres;
use crate::matching::{Candidate, Explanation, Matcher, explain};
use crate::model::{Level, Project};
use crate::session::audience::{AUDIENCES, cut};
use crate::session::reserve::Reserve;

/// Lines shown to people who did not say how many.
const SHOWN: usize = 40;

/// One candidate as other programs read it; keys in the order of the contract.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    kind: &'static str,
    offer_flow: Option<&'a str>,
    need_flow: Option<&'a str>,
    via: Option<&'a str>,
    members: Vec<&'a str>,
    relation: &'static str,
    rule: Option<&'a str>,
    distance_km: Option<f64>,
    score: Option<f64>,
    parts: BTreeMap<&'static str, Option<f64>>,
    gain: &'a str,
    effort: u8,
    quantity_alone: Option<f64>,
    quantity_net: Option<f64>,
    unit: Option<&'a str>,
    blocked: Option<String>,
    reasons: Vec<String>,
    questions: Vec<&'a str>,
    competitors: Vec<&'a str>,
    new: bool,
}

/// Prints the list.
///
/// # Errors
/// The file is no readable project, or it has more pairs than memory holds.
pub fn run(args: &Args, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let audience = args.choice("audience", &AUDIENCES)?.unwrap_or_default();
    let shown = if args.json { usize::MAX } else { SHOWN };
    let choice = Choice {
        limit: args.count("limit")?.unwrap_or(shown),
        all: args.has("all"),
        blocked: args.has("blocked"),
    };
    let whole = opening::project(&args.path(0), desk)?;
    let reserve = Reserve::of(&whole, audience.level);
    let project = cut(&whole, audience.level);
    let matcher = Matcher::new(&project).map_err(|error| {
        Failure::Failed(desk.tr_with("cli-match-failed", &[("why", error.to_string().into())]))
    })?;
    let list = List::of(&project, &matcher, choice, reserve.as_ref());
    let teller = Teller {
        project: &project,
        matcher: &matcher,
        list: &list,
        audience: audience.level,
    };
    if args.json {
        teller.json(desk)
    } else {
        teller.lines(desk)
    }
}

struct Teller<'a> {
    project: &'a Project,
    matcher: &'a Matcher,
    list: &'a List<'a>,
    audience: Level,
}

impl Teller<'_> {
    fn explained<'b>(
        &'b self,
        desk: &Desk<'_>,
    ) -> impl Iterator<Item = (&'b Listed<'b>, Explanation)> + use<'b> {
        let lang = desk.lang;
        let words = move |row: &Listed<'_>| {
            explain(
                self.project,
                self.matcher.rules(),
                &row.candidate,
                self.audience,
                lang,
            )
        };
        self.list
            .rows
            .iter()
            .filter_map(move |row| Some((row, words(row)?)))
    }

    fn json(&self, desk: &mut Desk<'_>) -> Result<(), Failure> {
        let mut before = "[";
        for (row, words) in self.explained(desk) {
            let id = row.candidate.id(self.project);
            let told = serde_json::to_string(&self.row(row, &id, &words, desk));
            let told = told.map_err(|error| Failure::Failed(error.to_string()))?;
            desk.line(&format!("{before}{told}"))?;
            before = ",";
        }
        desk.line(if before == "[" { "[]" } else { "]" })
    }

    fn row<'b>(&'b self, row: &Listed<'_>, id: &'b str, words: &'b Explanation, desk: &Desk<'_>) -> Row<'b> {
        let refs: Vec<&str> = row
            .candidate
            .flows()
            .iter()
            .filter_map(|f| self.project.flows.get(f))
            .map(|f| f.reference.as_str())
            .collect();
        let pair = !matches!(row.candidate, Candidate::Pool(_));
        let via = match &row.candidate {
            Candidate::Chain(chain) => self.actor_of(chain.into),
            _ => None,
        };
        let (amount, unit) = words
            .quantity_alone
            .as_ref()
            .map(|(q, unit)| (*q, unit.as_str()))
            .unzip();
        Row {
            id,
            kind: match row.candidate {
                Candidate::Exchange(_) => "exchange",
                Candidate::Chain(_) => "chain",
                Candidate::Pool(_) => "pool",
            },
            offer_flow: refs.first().copied().filter(|_| pair),
            need_flow: refs.last().copied().filter(|_| pair),
            via,
            members: if pair { Vec::new() } else { refs },
            relation: words.relation,
            rule: Some(words.rule.as_str()).filter(|rule| !rule.is_empty()),
            distance_km: words.distance_km.map(|km| rounded(km, 3)),
            score: row
                .block
                .is_none()
                .then(|| f64::from(row.candidate.score()) / 1000.0),
            parts: words
                .parts
                .iter()
                .map(|p| (p.key, p.value.map(|v| rounded(v, 4))))
                .collect(),
            gain: &words.gain,
            effort: words.effort_level,
            quantity_alone: amount.map(|q| rounded(q, 6)),
            quantity_net: self.list.net(row).map(|q| rounded(q, 6)),
            unit,
            blocked: row.block.map(|block| block_words(desk.lang, block)),
            reasons: reasons(row, words, desk),
            questions: words.questions.iter().map(|q| q.text.as_str()).collect(),
            competitors: self.list.competitors(row, id),
            new: false,
        }
    }

    fn actor_of(&self, flow: FlowId) -> Option<&str> {
        let actor = self.project.flows.get(&flow)?.actor;
        self.project.actors.get(&actor).map(|a| a.reference.as_str())
    }

    fn lines(&self, desk: &mut Desk<'_>) -> Result<(), Failure> {
        let mut rows = Vec::new();
        for (row, words) in self.explained(desk) {
            let score = match row.block {
                None => number::format(desk.lang, f64::from(row.candidate.score()) / 1000.0, 0),
                Some(_) => "–".to_owned(),
            };
            let why = match (&row.block, row.decided) {
                (Some(block), _) => block_words(desk.lang, *block),
                (None, Some(synergy)) => tr(desk.lang, &format!("state-{}", synergy.state.code())),
                (None, None) => words.hint.clone(),
            };
            let km = words
                .distance_km
                .map_or_else(|| "?".to_owned(), |km| kilometres(desk.lang, km));
            rows.push(vec![score, words.ends, words.short, km, why]);
        }
        aligned(&rows, &[0, 3])
            .iter()
            .try_for_each(|line| desk.line(line))?;
        let count = number::format(desk.lang, self.list.count as f64, 0);
        let shown = number::format(desk.lang, rows.len() as f64, 0);
        let words = desk.tr_with(
            "cli-candidates-count",
            &[("count", count.into()), ("shown", shown.into())],
        );
        desk.line(&words)
    }
}

/// Why it is proposed, what is decided about it, and on what that rests.
fn reasons(row: &Listed<'_>, words: &Explanation, desk: &Desk<'_>) -> Vec<String> {
    let mut reasons = Vec::new();
    if let Some(synergy) = row.decided {
        let state = tr(desk.lang, &format!("state-{}", synergy.state.code()));
        reasons.push(tr_args(
            desk.lang,
            "cli-already-decided",
            &[("state", state.into())],
        ));
    }
    reasons.push(words.why.clone());
    reasons.extend(
        [&words.conditions]
            .into_iter()
            .chain(&words.brakes)
            .chain([&words.origin])
            .filter(|text| !text.is_empty())
            .cloned(),
    );
    reasons
}

/// Sines and roots differ between machines in their last digits; nobody needs those.
fn rounded(value: f64, decimals: i32) -> f64 {
    let scale = 10f64.powi(decimals);
    let rounded = (value * scale).round() / scale;
    if rounded.is_finite() { rounded } else { value }
}
