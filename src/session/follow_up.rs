//! The follow-up of decided synergies: what is late, what is due, what nobody has spoken of for long.
//!
//! Worked out from the project and from the log of changes; nothing of it is stored.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::base::ids::SynergyId;
use crate::base::text::capitalised;
use crate::edit::{ChangeName, Edit, History};
use crate::model::{Family, Flow, Project, Synergy, SynergyState};
use crate::reference::Knowledge;

/// Without news for this many days a synergy comes forward.
pub const STALE_DAYS: i64 = 90;
/// What is due within this many days is for this week.
const WEEK: i64 = 7;

/// The steps of the board, in order.
pub const STEPS: [SynergyState; 5] = [
    SynergyState::Piste,
    SynergyState::Discussion,
    SynergyState::Etude,
    SynergyState::Negociation,
    SynergyState::MiseEnOeuvre,
];

/// The states beside the path, in the order in which they are told.
pub const ASIDE: [SynergyState; 5] = [
    SynergyState::Attente,
    SynergyState::Suspendue,
    SynergyState::Abandonnee,
    SynergyState::Arretee,
    SynergyState::Refusee,
];

/// How much a synergy asks for attention, the most first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Urgency {
    /// Its date has passed.
    Late,
    /// It is due within a week.
    ThisWeek,
    /// Nobody has touched it for long.
    Stale,
    /// Nothing presses.
    Calm,
}

/// One synergy as it is followed.
#[derive(Clone, PartialEq, Debug)]
pub struct Followed {
    /// Which.
    pub id: SynergyId,
    /// How far it has come.
    pub state: SynergyState,
    /// What it is about.
    pub title: String,
    /// Who takes part: "A → B", or the members.
    pub ends: String,
    /// Family of what flows.
    pub family: Option<Family>,
    /// Who carries it; empty while nobody does.
    pub owner: String,
    /// What happens next; empty while nothing is agreed.
    pub next_action: String,
    /// When.
    pub due: Option<Date>,
    /// The day of the last change; unknown when it came from a table.
    pub changed: Option<Date>,
    /// How much it asks for attention.
    pub urgency: Urgency,
}

/// One change in the life of a synergy.
#[derive(Clone, PartialEq, Debug)]
pub struct Passage {
    /// The day.
    pub day: Option<Date>,
    /// What was done.
    pub name: ChangeName,
    /// The state that it came to, when it changed.
    pub state: Option<SynergyState>,
}

/// Every followed synergy: late ones first, then what is due, by date and title.
pub fn followed(project: &Project, history: &History, today: Date) -> Vec<Followed> {
    let changed = last_changes(history);
    let mut all: Vec<Followed> = project
        .synergies
        .values()
        .map(|synergy| {
            let changed = changed.get(&synergy.id).copied();
            let due = synergy.due.parse::<Date>().ok();
            Followed {
                id: synergy.id,
                state: synergy.state,
                title: title(project, synergy),
                ends: ends(project, synergy),
                family: family(project, synergy),
                owner: synergy.owner.clone(),
                next_action: synergy.next_action.clone(),
                due,
                changed,
                urgency: urgency(synergy.state, due, changed, today),
            }
        })
        .collect();
    let far = Date::MAX;
    all.sort_by(|a, b| {
        // A synergy without news is as calm as its date until somebody asks for those.
        let press = |one: &Followed| one.urgency.min(Urgency::Stale);
        press(a)
            .cmp(&press(b))
            .then_with(|| a.due.unwrap_or(far).cmp(&b.due.unwrap_or(far)))
            .then_with(|| a.title.cmp(&b.title))
            .then_with(|| a.id.cmp(&b.id))
    });
    all
}

/// The life of a synergy, oldest first.
pub fn passages(history: &History, id: SynergyId) -> Vec<Passage> {
    let mut passages = Vec::new();
    for (operation, change) in history.changes() {
        for edit in &change.edits {
            let Edit::Synergy { old, new } = edit else {
                continue;
            };
            if old.as_ref().or(new.as_ref()).is_none_or(|s| s.id != id) {
                continue;
            }
            let state = new.as_ref().map(|s| s.state);
            let before = old.as_ref().map(|s| s.state);
            passages.push(Passage {
                day: operation.at_ms().and_then(day),
                name: change.name.clone(),
                state: state.filter(|now| Some(*now) != before),
            });
        }
    }
    passages
}

/// True for the steps between a lead and a running exchange.
pub fn is_under_way(state: SynergyState) -> bool {
    STEPS.contains(&state)
}

fn urgency(state: SynergyState, due: Option<Date>, changed: Option<Date>, today: Date) -> Urgency {
    if !is_under_way(state) {
        return Urgency::Calm;
    }
    let within = |days: i64| today.checked_add(days.days()).unwrap_or(today);
    let since = |days: i64| today.checked_sub(days.days()).unwrap_or(today);
    match due {
        Some(due) if due < today => Urgency::Late,
        Some(due) if due <= within(WEEK) => Urgency::ThisWeek,
        _ if changed.is_some_and(|day| day <= since(STALE_DAYS)) => Urgency::Stale,
        _ => Urgency::Calm,
    }
}

/// The day on which each synergy was changed last.
fn last_changes(history: &History) -> BTreeMap<SynergyId, Date> {
    let mut changes = BTreeMap::new();
    for (operation, change) in history.changes() {
        let Some(day) = operation.at_ms().and_then(day) else {
            continue;
        };
        for edit in &change.edits {
            if let Edit::Synergy { new: Some(new), .. } = edit {
                changes.insert(new.id, day);
            }
        }
    }
    changes
}

fn day(at_ms: i64) -> Option<Date> {
    let at = Timestamp::from_millisecond(at_ms).ok()?;
    Some(at.to_zoned_datetime(TimeZone::system()).date())
}

/// Family of what flows.
pub fn family(project: &Project, synergy: &Synergy) -> Option<Family> {
    match main_flow(project, synergy) {
        Some(flow) => flow.family(),
        // Drawn by hand: what people called it tells as much.
        None => {
            let known = Knowledge::built_in();
            let nature = known.recognise(&synergy.label).nature?;
            Some(known.natures().get(nature).family)
        }
    }
}

fn main_flow<'a>(project: &'a Project, synergy: &Synergy) -> Option<&'a Flow> {
    let pooled = || project.pools.get(&synergy.pool?)?.flows.first().copied();
    let flow = synergy.offer_flow.or(synergy.need_flow).or_else(pooled)?;
    project.flows.get(&flow).map(AsRef::as_ref)
}

/// What a synergy is about: its label, else what flows.
pub fn title(project: &Project, synergy: &Synergy) -> String {
    let flow = || main_flow(project, synergy).map(|flow| flow.label.clone());
    let label = (!synergy.label.is_empty()).then(|| synergy.label.clone());
    let title = label.or_else(flow).unwrap_or_else(|| synergy.reference.clone());
    capitalised(&title)
}

/// "A → B" by the names of the map, or the members of a group.
pub fn ends(project: &Project, synergy: &Synergy) -> String {
    let name = |id| project.actors.get(&id).map(|a| a.map_name().to_owned());
    if let (Some(from), Some(to)) = (synergy.from_actor.and_then(name), synergy.to_actor.and_then(name)) {
        return format!("{from} → {to}");
    }
    let pool = synergy.pool.and_then(|pool| project.pools.get(&pool));
    let flows = pool.into_iter().flat_map(|pool| &pool.flows);
    let members = flows.filter_map(|flow| name(project.flows.get(flow)?.actor));
    members.collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_that_has_passed_presses_more_than_one_that_comes_and_both_more_than_silence() {
        let today: Date = "2026-11-24".parse().expect("a date");
        let on = |date: &str| Some(date.parse().expect("a date"));
        let asked = |due, changed| urgency(SynergyState::Piste, due, changed, today);
        assert_eq!(asked(on("2026-11-23"), None), Urgency::Late);
        assert_eq!(asked(on("2026-11-24"), None), Urgency::ThisWeek);
        assert_eq!(asked(on("2026-12-01"), None), Urgency::ThisWeek);
        assert_eq!(asked(on("2026-12-02"), None), Urgency::Calm);
        assert_eq!(asked(None, on("2026-08-26")), Urgency::Stale);
        assert_eq!(asked(None, on("2026-08-27")), Urgency::Calm);
        assert_eq!(asked(on("2027-02-01"), on("2026-01-01")), Urgency::Stale);
        assert_eq!(
            asked(None, None),
            Urgency::Calm,
            "what came from a table is not accused"
        );
        let running = urgency(SynergyState::EnService, on("2020-01-01"), None, today);
        assert_eq!(running, Urgency::Calm, "what runs has no next step to miss");
    }
}
