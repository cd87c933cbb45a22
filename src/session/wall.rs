//! What a room may see: the project cut to its audience, its own list of proposals, and the stories to tell.
//!
//! Everything is computed from the cut project. What the audience may not know is not there, so neither an order
//! nor a score nor a sentence can betray it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::audience::cut;
use super::framing;
use super::map_input::synergy_link_id;
use super::reserve::Reserve;
use super::snapshot::{LISTED, News};
use crate::base::geo::{GeoBox, LonLat};
use crate::base::i18n::{Lang, tr_args};
use crate::base::ids::ActorId;
use crate::matching::explain::explain;
use crate::matching::{Candidate, MatchError, Matcher, Rulebook};
use crate::model::{Level, Project, Synergy, SynergyState};

/// How much wider the wall may grow to hold those of whom nothing is told.
const WIDENED: f64 = 1.6;
/// Room under the lowest, as a share of the height of the territory.
const CLEAR: f64 = 0.06;
/// Proposals told one by one, after everything that is decided.
const PROPOSALS_TOLD: usize = 12;

/// What may be shown to an audience, of one revision of the project.
#[derive(Clone, Debug)]
pub struct WallAnswer {
    /// The session's revision that it belongs to.
    pub revision: u64,
    /// For whom.
    pub level: Level,
    /// The project as the audience may know it.
    pub project: Project,
    /// The proposals that the audience may know, best first.
    pub candidates: Arc<Vec<Candidate>>,
    /// How many there are, listed or not.
    pub count: usize,
    /// What they are judged by.
    pub rules: Arc<Rulebook>,
    /// Proposals that rest on something hidden.
    pub confidential: usize,
    /// Proposals among the best that would bring competitors together, and were left out.
    pub held_back: usize,
    /// What can be told, in order.
    pub stories: Vec<Story>,
}

/// One synergy or proposal that can be told.
#[derive(Clone, PartialEq, Debug)]
pub struct Story {
    /// Identifier of its link or group on the map.
    pub link: String,
    /// Who takes part.
    pub actors: Vec<ActorId>,
    /// Of what it tells.
    pub about: About,
}

/// What a story tells of.
#[derive(Clone, PartialEq, Debug)]
pub enum About {
    /// A decided synergy, by reference.
    Synergy(String),
    /// A proposal.
    Candidate(Candidate),
}

impl WallAnswer {
    /// Works out what that audience may see. `count` is the number of proposals that the operator has.
    ///
    /// # Errors
    /// The project has more pairs than memory holds.
    pub fn of(project: &Project, revision: u64, level: Level, count: usize) -> Result<Self, MatchError> {
        let reserve = Reserve::of(project, level);
        let project = cut(project, level);
        let matcher = Matcher::new(&project)?;
        let mut candidates = matcher.candidates(&project, LISTED);
        let found = candidates.len();
        let held_back = reserve.map_or(0, |reserve| reserve.hold_back(&mut candidates, &project));
        let impossible = found - candidates.len() - held_back;
        let shown = matcher.count() + matcher.pool_count() - impossible;
        Ok(Self {
            revision,
            level,
            stories: stories(&project, &candidates),
            candidates: Arc::new(candidates),
            rules: Arc::new(matcher.rules().clone()),
            count: shown - held_back,
            confidential: count.saturating_sub(shown),
            held_back,
            project,
        })
    }

    /// The box that the wall shows at first.
    pub fn territory(&self) -> Option<GeoBox> {
        around(&self.project, &self.stories)
    }

    /// Index of the story with that link or group of the map. A proposal that is not among those told one by one is
    /// added at the end; what the audience may not know has none.
    pub fn story_of(&mut self, link: &str) -> Option<usize> {
        if let Some(at) = self.stories.iter().position(|story| story.link == link) {
            return Some(at);
        }
        let candidate = self.candidates.iter().find(|c| c.id(&self.project) == link)?;
        self.stories.push(proposed(&self.project, candidate));
        Some(self.stories.len() - 1)
    }

    /// The newest of the proposals, as a story.
    pub fn newest(&self, news: &News) -> Option<Story> {
        let newest = self.candidates.iter().find(|candidate| news.is_new(candidate))?;
        Some(proposed(&self.project, newest))
    }

    /// The story in one sentence; `None` when what it tells of is no more.
    pub fn sentence(&self, story: &Story, lang: Lang) -> Option<String> {
        match &story.about {
            About::Candidate(candidate) => self.proposal_sentence(candidate, lang),
            About::Synergy(reference) => {
                let synergy = self.project.synergy_by_ref(reference)?;
                Some(synergy_sentence(&self.project, synergy, lang))
            }
        }
    }

    fn proposal_sentence(&self, candidate: &Candidate, lang: Lang) -> Option<String> {
        explain(&self.project, &self.rules, candidate, self.level, lang).map(|words| words.title)
    }
}

/// The box that the wall shows at first: that of the zones, else around those of whom there is something to tell,
/// else around everybody.
pub fn territory(project: &Project, candidates: &[Candidate]) -> Option<GeoBox> {
    around(project, &stories(project, candidates))
}

fn around(project: &Project, stories: &[Story]) -> Option<GeoBox> {
    if !project.zones.is_empty() {
        return framing::territory(project);
    }
    let told: BTreeSet<ActorId> = stories.iter().flat_map(|s| s.actors.iter().copied()).collect();
    let places = told.iter().filter_map(|id| project.actors.get(id)?.position);
    let told = framing::heart(places.map(|p| p.at).collect());
    let all = framing::territory(project);
    match (told, all) {
        // Those of whom nothing is told yet may speak next: they stay in sight unless that costs much of the picture.
        (Some(told), Some(all)) if !is_much_wider(all, told) => {
            // Whoever stands below all that is told keeps clear of the credits and the sentence.
            let clear = if all.south < told.south { CLEAR } else { 0.0 };
            let low = all.south.min(told.south) - (all.north - all.south) * clear;
            let corners = [(told, low), (all, low)].map(|(b, low)| [(b.west, low), (b.east, b.north)]);
            GeoBox::around(corners.concat().into_iter().map(|(lon, lat)| LonLat { lon, lat }))
        }
        (told, all) => told.or(all),
    }
}

/// True when bringing all into view would shrink what is told too much.
fn is_much_wider(all: GeoBox, told: GeoBox) -> bool {
    let [wide, narrow] = [all, told].map(|b| [b.east - b.west, b.north - b.south]);
    wide.iter()
        .zip(narrow)
        .any(|(wide, narrow)| *wide > narrow * WIDENED)
}

/// Decided synergies, the furthest first, then the best proposals.
fn stories(project: &Project, candidates: &[Candidate]) -> Vec<Story> {
    let mut decided: Vec<(u8, &Synergy)> = project
        .synergies
        .values()
        .filter_map(|s| Some((rank(s.state)?, s.as_ref())))
        .collect();
    decided.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.reference.cmp(&b.1.reference)));
    let decided = decided.into_iter().map(|(_, synergy)| Story {
        link: synergy_link_id(synergy),
        actors: members(project, synergy),
        about: About::Synergy(synergy.reference.clone()),
    });
    let best = candidates.iter().take(PROPOSALS_TOLD);
    decided
        .chain(best.map(|candidate| proposed(project, candidate)))
        .collect()
}

fn proposed(project: &Project, candidate: &Candidate) -> Story {
    Story {
        link: candidate.id(project),
        actors: candidate.actors(project),
        about: About::Candidate(candidate.clone()),
    }
}

/// Order of telling; `None` for what is not told.
fn rank(state: SynergyState) -> Option<u8> {
    use SynergyState as S;
    Some(match state {
        S::EnService => 0,
        S::MiseEnOeuvre => 1,
        S::Negociation => 2,
        S::Etude => 3,
        S::Discussion => 4,
        S::Piste => 5,
        S::Attente | S::Suspendue | S::Abandonnee | S::Arretee | S::Refusee => return None,
    })
}

fn members(project: &Project, synergy: &Synergy) -> Vec<ActorId> {
    let pooled = synergy.pool.and_then(|pool| project.pools.get(&pool));
    let pooled = pooled.into_iter().flat_map(|pool| &pool.flows);
    let pooled = pooled
        .filter_map(|flow| project.flows.get(flow))
        .map(|flow| flow.actor);
    let ends = [synergy.from_actor, synergy.to_actor].into_iter().flatten();
    ends.chain(pooled).collect()
}

fn synergy_sentence(project: &Project, synergy: &Synergy, lang: Lang) -> String {
    let name = |actor: Option<ActorId>| {
        let actor = actor.and_then(|id| project.actors.get(&id));
        actor.map_or_else(String::new, |a| a.map_name().to_owned())
    };
    // What flows says more in a sentence than the title that the synergy bears in lists.
    let flow = synergy
        .offer_flow
        .or(synergy.need_flow)
        .and_then(|id| project.flows.get(&id));
    let label = flow.map_or_else(|| synergy.label.clone(), |f| f.label.clone());
    let stage = match synergy.state {
        SynergyState::EnService => "running",
        SynergyState::MiseEnOeuvre => "building",
        SynergyState::Etude | SynergyState::Negociation => "studied",
        _ => "lead",
    };
    if synergy.pool.is_some() {
        let names: Vec<String> = members(project, synergy)
            .into_iter()
            .map(|id| name(Some(id)))
            .collect();
        let args = [("label", label.into()), ("members", names.join(", ").into())];
        return tr_args(lang, &format!("wall-pool-{stage}"), &args);
    }
    let args = [
        ("label", label.into()),
        ("from", name(synergy.from_actor).into()),
        ("to", name(synergy.to_actor).into()),
    ];
    tr_args(lang, &format!("wall-link-{stage}"), &args)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{Outside, start};

    fn wall(sample: &str, level: Level) -> WallAnswer {
        let project = start::sample(sample, &mut Outside::counting(0)).expect("a sample");
        let matcher = Matcher::new(&project).expect("a list");
        let count = matcher.count() + matcher.pool_count();
        WallAnswer::of(&project, 0, level, count).expect("a wall")
    }

    #[test]
    fn every_story_has_a_sentence_and_people_in_it() {
        for sample in crate::samples::list() {
            let sample = sample.key;
            let wall = wall(sample, Level::Public);
            assert!(!wall.stories.is_empty(), "{sample}");
            for story in &wall.stories {
                assert!(story.actors.len() >= 2, "{sample}: {story:?}");
                for lang in [Lang::Fr, Lang::En] {
                    let words = wall.sentence(story, lang).expect("a sentence");
                    assert!(!words.contains("wall-") && !words.contains("{"), "{words}");
                }
            }
        }
    }

    #[test]
    fn what_is_decided_and_furthest_is_told_first() {
        let wall = wall("kalundborg", Level::Public);
        let About::Synergy(first) = &wall.stories[0].about else {
            panic!("a proposal comes first");
        };
        let synergy = wall.project.synergy_by_ref(first).expect("it is there");
        assert_eq!(synergy.state, SynergyState::EnService);
    }

    #[test]
    fn competitors_do_not_meet_on_the_wall_until_somebody_says_so() {
        let mut project = start::sample("dunkerque", &mut Outside::counting(0)).expect("a sample");
        let first = wall_of(&project).candidates[0].clone();
        let [one, other] = [0, 1].map(|at| first.actors(&project)[at]);
        let key = |project: &Project| {
            let mut refs = [one, other].map(|id| project.actors[&id].reference.clone());
            refs.sort();
            format!("{}{}+{}", crate::session::rivals::RIVAL, refs[0], refs[1])
        };
        let key = key(&project);
        project.settings.insert(key.clone(), "rivals".to_owned());
        let wall = wall_of(&project);
        let meet = |wall: &WallAnswer| {
            let both = |c: &&Candidate| [one, other].iter().all(|id| c.actors(&wall.project).contains(id));
            wall.candidates.iter().filter(both).count()
        };
        assert_eq!(meet(&wall), 0);
        assert!(wall.held_back > 0);
        let told = wall
            .stories
            .iter()
            .filter(|s| matches!(s.about, About::Candidate(_)));
        assert!(
            told.into_iter()
                .all(|s| !(s.actors.contains(&one) && s.actors.contains(&other)))
        );
        assert!(wall.project.settings.keys().all(|key| !key.starts_with("rival.")));
        project.settings.insert(key, "shown".to_owned());
        assert!(meet(&wall_of(&project)) > 0);
    }

    fn wall_of(project: &Project) -> WallAnswer {
        WallAnswer::of(project, 0, Level::Public, 0).expect("a wall")
    }
}
