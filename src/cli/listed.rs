//! The list of candidates as the verb shows it: chosen, ordered, with what competes and what is left.

use std::collections::BTreeMap;

use crate::base::ids::FlowId;
use crate::matching::blocked::blocked;
use crate::matching::facts::Block;
use crate::matching::net::{FlowPair, Net, net_quantities};
use crate::matching::{Candidate, Exchange, Matcher, candidate};
use crate::model::{Project, Synergy};
use crate::session::reserve::Reserve;

/// Others named beside a candidate.
const COMPETITORS: usize = 5;
/// Most blocked pairs looked at.
const MOST_BLOCKED: usize = 100_000;

/// One line of the list.
pub struct Listed<'a> {
    /// What is proposed.
    pub candidate: Candidate,
    /// The rule that forbids it, for pairs shown all the same.
    pub block: Option<Block>,
    /// What the room decided, for pairs shown all the same.
    pub decided: Option<&'a Synergy>,
}

/// What is asked for.
#[derive(Clone, Copy)]
pub struct Choice {
    /// At most so many of each sort.
    pub limit: usize,
    /// Pairs that were decided on, too.
    pub all: bool,
    /// Blocked pairs, too, after the others.
    pub blocked: bool,
}

/// The list and what is needed to tell it.
pub struct List<'a> {
    /// Best first, blocked ones last.
    pub rows: Vec<Listed<'a>>,
    /// How many undecided candidates there are in all.
    pub count: usize,
    rivals: BTreeMap<FlowId, Vec<String>>,
    net: Net,
}

impl<'a> List<'a> {
    /// Chooses and orders. Competitors who do not know of it are held back from another audience than the operator.
    pub fn of(
        project: &'a Project,
        matcher: &Matcher,
        choice: Choice,
        reserve: Option<&Reserve<'_>>,
    ) -> Self {
        let mut all = matcher.candidates(project, usize::MAX);
        if let Some(reserve) = reserve {
            reserve.hold_back(&mut all, project);
        }
        let count = all.len();
        let exchanges: Vec<Exchange> = all.iter().filter_map(exchange).copied().collect();
        let net = net_quantities(project, &exchanges, matcher.rules());
        let rivals = rivals(project, &all);
        let mut shown = all;
        shown.truncate(choice.limit);
        let decided = decided(project);
        if choice.all {
            shown.extend(matcher.decided_exchanges().into_iter().map(Candidate::Exchange));
            candidate::sort(&mut shown, project);
            shown.truncate(choice.limit);
        }
        let synergy = |c: &Candidate| exchange(c).and_then(|e| decided.get(&(e.offer, e.need)).copied());
        let listed = |candidate| Listed {
            decided: synergy(&candidate),
            candidate,
            block: None,
        };
        let mut rows: Vec<Listed<'a>> = shown.into_iter().map(listed).collect();
        if choice.blocked {
            let blocked = blocked_rows(project, matcher, choice.limit);
            rows.extend(
                blocked
                    .into_iter()
                    .filter(|row| !reserve.is_some_and(|r| r.holds_back(&row.candidate, project))),
            );
        }
        Self {
            rows,
            count,
            rivals,
            net,
        }
    }

    /// Identifiers of other candidates for the same offer or need, best first.
    pub fn competitors(&self, row: &Listed<'_>, own: &str) -> Vec<&str> {
        if row.block.is_some() {
            return Vec::new();
        }
        let mut found: Vec<&str> = Vec::new();
        let lists = row.candidate.flows();
        let mut lists: Vec<_> = lists
            .iter()
            .filter_map(|f| self.rivals.get(f))
            .map(|ids| ids.iter())
            .collect();
        // Turn by turn, so that neither side of the pair hides the other.
        while found.len() < COMPETITORS {
            let next: Vec<&str> = lists
                .iter_mut()
                .filter_map(|ids| ids.find(|id| *id != own))
                .map(String::as_str)
                .collect();
            if next.is_empty() {
                break;
            }
            for id in next {
                if found.len() < COMPETITORS && !found.contains(&id) {
                    found.push(id);
                }
            }
        }
        found
    }

    /// What is left for the pair a year, in the usual unit of the offer's nature.
    pub fn net(&self, row: &Listed<'_>) -> Option<f64> {
        let pair = exchange(&row.candidate).filter(|_| row.block.is_none())?;
        Some(self.net.pair(pair.offer, pair.need)?.quantity)
    }
}

fn exchange(candidate: &Candidate) -> Option<&Exchange> {
    match candidate {
        Candidate::Exchange(exchange) => Some(exchange),
        Candidate::Chain(_) | Candidate::Pool(_) => None,
    }
}

fn decided(project: &Project) -> BTreeMap<FlowPair, &Synergy> {
    let mut decided: BTreeMap<FlowPair, &Synergy> = BTreeMap::new();
    for synergy in project.synergies.values() {
        if let Some(pair) = synergy.offer_flow.zip(synergy.need_flow) {
            let held = decided.entry(pair).or_insert(synergy);
            if synergy.reference < held.reference {
                *held = synergy;
            }
        }
    }
    decided
}

/// The best candidates of each flow, one more than are named, as one of them is the candidate itself.
fn rivals(project: &Project, all: &[Candidate]) -> BTreeMap<FlowId, Vec<String>> {
    let mut rivals: BTreeMap<FlowId, Vec<String>> = BTreeMap::new();
    for candidate in all.iter().filter(|c| exchange(c).is_some()) {
        for flow in candidate.flows() {
            let ids = rivals.entry(flow).or_default();
            if ids.len() <= COMPETITORS {
                ids.push(candidate.id(project));
            }
        }
    }
    rivals
}

fn blocked_rows<'a>(project: &Project, matcher: &Matcher, limit: usize) -> Vec<Listed<'a>> {
    let mut rows: Vec<(String, Listed<'a>)> = blocked(project, matcher.rules(), MOST_BLOCKED)
        .into_iter()
        .map(|pair| {
            let exchange = Exchange {
                offer: pair.offer,
                need: pair.need,
                relation: pair.relation,
                score: 0,
            };
            let candidate = Candidate::Exchange(exchange);
            (
                candidate.id(project),
                Listed {
                    candidate,
                    block: Some(pair.block),
                    decided: None,
                },
            )
        })
        .collect();
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    rows.truncate(limit);
    rows.into_iter().map(|(_, row)| row).collect()
}
