//! Competitors: who must not be surprised to meet on the wall, and what the room was asked about it.
//!
//! Kept as settings of the project, which never leave it for another audience.

use std::collections::BTreeMap;

use super::found::{self, Planned};
use super::refusal::Refusal;
use crate::base::ids::ActorId;
use crate::edit::{Change, ChangeName, Edit};
use crate::matching::Candidate;
use crate::model::{Actor, Project};

/// Prefix of the settings: `rival.A+B`, both references in order.
pub const RIVAL: &str = "rival.";

/// How two actors stand to each other, as the operator said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// Competitors: what ties them is held back from the wall.
    Rivals,
    /// Competitors who know of it: the wall may show them together.
    Shown,
    /// Asked, and no.
    Not,
}

impl Standing {
    /// Its stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Rivals => "rivals",
            Self::Shown => "shown",
            Self::Not => "not",
        }
    }

    /// Reads a code back.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Rivals, Self::Shown, Self::Not]
            .into_iter()
            .find(|standing| standing.code() == code)
    }
}

/// Everything said about competitors in one project.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Rivals {
    pairs: BTreeMap<[ActorId; 2], Standing>,
}

impl Rivals {
    /// Reads the settings; a pair of which one is gone says nothing any more.
    pub fn of(project: &Project) -> Self {
        let own = project.settings.range(RIVAL.to_owned()..);
        let own = own.take_while(|(key, _)| key.starts_with(RIVAL));
        let pairs = own.filter_map(|(key, value)| {
            let pair = ends(project, key.strip_prefix(RIVAL)?)?;
            Some((ordered(pair), Standing::from_code(value)?))
        });
        Self {
            pairs: pairs.collect(),
        }
    }

    /// How those two stand to each other; `None` while nobody said.
    pub fn standing(&self, a: ActorId, b: ActorId) -> Option<Standing> {
        self.pairs.get(&ordered([a, b])).copied()
    }

    /// The first competitors among those actors.
    pub fn among(&self, actors: &[ActorId]) -> Option<([ActorId; 2], Standing)> {
        if self.pairs.is_empty() {
            return None;
        }
        let pairs = actors
            .iter()
            .enumerate()
            .flat_map(|(at, a)| actors[at + 1..].iter().map(|b| [*a, *b]));
        let told = pairs.filter_map(|pair| Some((pair, self.standing(pair[0], pair[1])?)));
        let mut told: Vec<_> = told.filter(|(_, standing)| *standing != Standing::Not).collect();
        // One pair that may not be shown holds back all.
        told.sort_by_key(|(_, standing)| *standing == Standing::Shown);
        told.into_iter().next()
    }

    /// Leaves out what another audience than the operator may not see: competitors who do not know of it.
    pub fn hold_back(&self, candidates: &mut Vec<Candidate>, project: &Project) -> usize {
        let all = candidates.len();
        candidates.retain(|candidate| !self.holds_back(candidate, project));
        all - candidates.len()
    }

    /// True when competitors who were not asked would meet in it.
    pub fn holds_back(&self, candidate: &Candidate, project: &Project) -> bool {
        let among = self.among(&candidate.actors(project));
        among.is_some_and(|(_, standing)| standing == Standing::Rivals)
    }

    /// The competitors of an actor.
    pub fn of_actor(&self, actor: ActorId) -> Vec<ActorId> {
        let told = self
            .pairs
            .iter()
            .filter(|(_, standing)| **standing != Standing::Not);
        told.filter_map(|(pair, _)| match *pair {
            [a, b] if a == actor => Some(b),
            [a, b] if b == actor => Some(a),
            _ => None,
        })
        .collect()
    }
}

/// The same two actors whichever was named first.
fn ordered([a, b]: [ActorId; 2]) -> [ActorId; 2] {
    if a <= b { [a, b] } else { [b, a] }
}

/// The two actors of a key; a reference may itself hold the sign between them.
fn ends(project: &Project, pair: &str) -> Option<[ActorId; 2]> {
    pair.match_indices('+').find_map(|(at, _)| {
        let (a, b) = (
            project.actor_by_ref(&pair[..at])?,
            project.actor_by_ref(&pair[at + 1..])?,
        );
        Some([a.id, b.id])
    })
}

/// The key of a pair, by references in order.
fn key(a: &str, b: &str) -> String {
    let (first, second) = if a <= b { (a, b) } else { (b, a) };
    format!("{RIVAL}{first}+{second}")
}

/// Says how two actors stand to each other; `None` takes back what was said.
///
/// # Errors
/// [`Refusal`] for an unknown actor, or twice the same one.
pub(super) fn plan(project: &Project, [a, b]: [&str; 2], standing: Option<Standing>) -> Planned {
    let (one, other) = (found::actor(project, a)?, found::actor(project, b)?);
    if one.id == other.id {
        return Err(Refusal::BadValue {
            field: "actors".to_owned(),
            value: format!("{a}, {b}"),
        });
    }
    let key = key(&one.reference, &other.reference);
    let edit = Edit::Setting {
        old: project.settings.get(&key).cloned(),
        new: standing.map(|s| s.code().to_owned()),
        key,
    };
    let name = match standing {
        Some(standing) => format!("change-rivals-{}", standing.code()),
        None => "change-rivals-unsaid".to_owned(),
    };
    let subject = format!("{}, {}", one.map_name(), other.map_name());
    Ok((
        Change {
            name: ChangeName::new(&name, subject),
            edits: vec![edit],
        },
        None,
    ))
}

/// What was said about an actor goes with it when it is deleted.
pub(super) fn forget(project: &Project, actor: &Actor) -> Vec<Edit> {
    let own = project.settings.range(RIVAL.to_owned()..);
    let own = own.take_while(|(key, _)| key.starts_with(RIVAL));
    own.filter(|(key, _)| {
        let pair = key.strip_prefix(RIVAL).and_then(|pair| ends(project, pair));
        pair.is_some_and(|pair| pair.contains(&actor.id))
    })
    .map(|(key, value)| Edit::Setting {
        key: key.clone(),
        old: Some(value.clone()),
        new: None,
    })
    .collect()
}

/// True when both do the same by the first four signs of their activity code: worth asking whether they compete.
pub fn may_compete(a: &Actor, b: &Actor) -> bool {
    let class = |actor: &Actor| -> String {
        let signs = actor.activity_code.chars().filter(char::is_ascii_digit);
        signs.take(4).collect()
    };
    let (one, other) = (class(a), class(b));
    one.len() == 4 && one == other
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use uuid::Uuid;

    fn project() -> Project {
        let mut project = Project::default();
        for (n, reference) in ["a+1", "b", "c"].into_iter().enumerate() {
            let mut actor = Actor::named(ActorId(Uuid::from_u128(n as u128 + 1)), reference);
            actor.reference = reference.to_owned();
            project.actors.insert(actor.id, Arc::new(actor));
        }
        project
    }

    fn say(project: &mut Project, pair: [&str; 2], standing: Option<Standing>) {
        let (change, _) = plan(project, pair, standing).expect("two actors");
        crate::edit::apply(project, &change).expect("it fits");
    }

    #[test]
    fn competitors_are_the_same_from_both_sides_and_one_hidden_pair_holds_back_all() {
        let mut project = project();
        let [a, b, c] = ["a+1", "b", "c"].map(|r| project.actor_by_ref(r).expect("it is there").id);
        say(&mut project, ["b", "a+1"], Some(Standing::Shown));
        say(&mut project, ["c", "b"], Some(Standing::Rivals));
        let rivals = Rivals::of(&project);
        assert_eq!(rivals.standing(a, b), Some(Standing::Shown));
        assert_eq!(rivals.standing(b, c), rivals.standing(c, b));
        assert_eq!(rivals.among(&[a, b, c]).map(|(_, s)| s), Some(Standing::Rivals));
        assert_eq!(rivals.of_actor(b), [a, c]);
        assert_eq!(rivals.among(&[a, c]), None);
        say(&mut project, ["b", "c"], Some(Standing::Not));
        assert_eq!(Rivals::of(&project).of_actor(c), []);
        say(&mut project, ["a+1", "b"], None);
        assert_eq!(Rivals::of(&project).standing(a, b), None);
        assert!(plan(&project, ["b", "b"], None).is_err() && plan(&project, ["b", "x"], None).is_err());
        let b = Arc::clone(project.actor_by_ref("b").expect("it is there"));
        assert_eq!(forget(&project, &b).len(), 1);
    }
}
