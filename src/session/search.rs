//! Actors of the territory and places of the gazetteer in one ranked list.

use std::sync::Arc;

use crate::base::i18n::Lang;
use crate::base::ids::ActorId;
use crate::base::likeness::{Distance, Spelt, Typed};
use crate::basemap::gazetteer::{self, Place};
use crate::matching::Rulebook;
use crate::model::{Actor, Flow, Project};
use std::collections::BTreeMap;

/// Found by what an actor does rather than by its name.
const BY_ACTIVITY: Distance = 60;
/// Found by where an actor is.
const BY_COMMUNE: Distance = 70;
/// Found by what an actor gives or seeks.
const BY_FLOW: Distance = 65;

/// The territory's own actors stand so much nearer than places of the country that fit as well.
const HOME: Distance = 25;
/// A place of exactly that name still comes before an actor that only has the word in its name.
const AFTER_THE_SAME_PLACE: Distance = 3;

/// One answer.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Found {
    /// An actor.
    Actor(ActorId),
    /// A place.
    Place(&'static Place),
}

/// What actors may be found by, made ready once and kept as long as they do not change.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct ActorNames {
    rows: Vec<Row>,
}

/// One actor with its names, each with how much further it is than a name would be.
#[derive(Clone, PartialEq, Debug)]
struct Row {
    actor: Arc<Actor>,
    flows: Vec<Arc<Flow>>,
    names: Vec<(Distance, Spelt)>,
}

impl Row {
    fn new(actor: &Arc<Actor>, flows: Vec<Arc<Flow>>, rules: &Rulebook) -> Self {
        let name = |text: &str| Spelt::new(text).beside(&actor.commune);
        let texts = [
            (0, &actor.name),
            (0, &actor.short_name),
            (BY_ACTIVITY, &actor.activity),
            (BY_COMMUNE, &actor.commune),
        ];
        let said = texts.into_iter().filter(|(_, text)| !text.is_empty());
        let mut names: Vec<(Distance, Spelt)> = said.map(|(further, text)| (further, name(text))).collect();
        let natures = rules.natures();
        for flow in &flows {
            names.push((BY_FLOW, name(&flow.label)));
            let nature = flow.nature.as_deref().and_then(|code| natures.index_of(code));
            let called = nature.map(|nature| Lang::ALL.map(|lang| name(natures.label(nature, lang))));
            names.extend(called.into_iter().flatten().map(|name| (BY_FLOW, name)));
        }
        Self {
            actor: Arc::clone(actor),
            flows,
            names,
        }
    }
}

impl ActorNames {
    /// Follows the project; actors that did not change keep their row.
    pub fn follow(&mut self, project: &Project) {
        let mut before = std::mem::take(&mut self.rows).into_iter().peekable();
        let rules = Rulebook::of(project);
        let mut flows: BTreeMap<ActorId, Vec<Arc<Flow>>> = BTreeMap::new();
        for flow in project.flows.values() {
            flows.entry(flow.actor).or_default().push(Arc::clone(flow));
        }
        for actor in project.actors.values() {
            while before.next_if(|row| row.actor.id < actor.id).is_some() {}
            let own = flows.remove(&actor.id).unwrap_or_default();
            let same = |row: &Row| {
                let mut pairs = row.flows.iter().zip(&own);
                Arc::ptr_eq(&row.actor, actor)
                    && row.flows.len() == own.len()
                    && pairs.all(|(held, now)| Arc::ptr_eq(held, now))
            };
            let kept = before.next_if(|row| same(row));
            self.rows
                .push(kept.unwrap_or_else(|| Row::new(actor, own, &rules)));
        }
    }

    fn find(&self, typed: &Typed) -> Vec<(Distance, &Actor)> {
        let distance = |row: &Row| {
            let distances = row
                .names
                .iter()
                .filter_map(|(further, name)| Some(typed.distance(name)? + further));
            distances.min()
        };
        let rows = self.rows.iter();
        rows.filter_map(|row| Some((distance(row)?, row.actor.as_ref())))
            .collect()
    }
}

/// The distance of an actor among places.
fn at_home(distance: Distance) -> Distance {
    let nearer = distance.saturating_sub(HOME);
    nearer.max(distance.min(AFTER_THE_SAME_PLACE))
}

/// The answers to what was typed, the nearest first; at the same distance actors go before places. At most `limit`.
pub fn search(names: &ActorNames, text: &str, limit: usize) -> Vec<Found> {
    let mut actors = names.find(&Typed::new(text));
    actors.sort_by(|(d1, a), (d2, b)| d1.cmp(d2).then_with(|| a.name.cmp(&b.name)).then(a.id.cmp(&b.id)));
    let actors = actors
        .into_iter()
        .take(limit)
        .map(|(d, actor)| (at_home(d), Found::Actor(actor.id)));
    let places = gazetteer::search(text, limit)
        .into_iter()
        .map(|(d, place)| (d, Found::Place(place)));
    let mut found: Vec<(Distance, Found)> = actors.chain(places).collect();
    // Stable: what was in order stays so.
    found.sort_by_key(|(distance, _)| *distance);
    found.truncate(limit);
    found.into_iter().map(|(_, found)| found).collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::base::ids::FlowId;
    use crate::model::Direction;

    fn project(rows: &[(&str, &str, &str)]) -> Project {
        let mut project = Project::default();
        for (number, (name, activity, commune)) in (1..).zip(rows) {
            let mut actor = Actor::named(ActorId(Uuid::from_u128(number)), *name);
            (actor.activity, actor.commune) = ((*activity).to_owned(), (*commune).to_owned());
            project.actors.insert(actor.id, Arc::new(actor));
        }
        project
    }

    fn first(names: &ActorNames, text: &str) -> String {
        match search(names, text, 3).first() {
            Some(Found::Actor(id)) => format!("actor {}", id.0.as_u128()),
            Some(Found::Place(place)) => place.name.clone(),
            None => String::new(),
        }
    }

    #[test]
    fn actors_and_places_stand_in_one_list() {
        let project = project(&[
            ("Scierie Martin", "Sciage et rabotage du bois", "Ghyvelde"),
            ("Brasserie des Dunes", "Fabrication de bière", "Dunkerque"),
        ]);
        let mut names = ActorNames::default();
        names.follow(&project);
        for (text, expected) in [
            ("sierie martin", "actor 1"),
            ("MARTIN", "actor 1"),
            ("scierie ghyvelde", "actor 1"),
            ("brasseire", "actor 2"),
            ("biere fabrication", "actor 2"),
            ("dunkerque", "Dunkerque"),
            ("cu dunkerque", "CU de Dunkerque"),
        ] {
            assert_eq!(first(&names, text), expected, "{text}");
        }
        let dunkerque = search(&names, "dunkerque", 40);
        assert!(dunkerque.contains(&Found::Actor(ActorId(Uuid::from_u128(2)))));
    }

    #[test]
    fn an_actor_is_found_by_what_it_gives_and_by_the_name_of_its_nature() {
        let mut project = project(&[("Alpha", "", ""), ("Beta", "", "")]);
        let mut names = ActorNames::default();
        names.follow(&project);
        assert_ne!(first(&names, "petit lait"), "actor 2");
        let mut flow = Flow::said(
            FlowId(Uuid::from_u128(9)),
            ActorId(Uuid::from_u128(2)),
            Direction::Offer,
            "petit lait",
        );
        flow.nature = Some("W.ORG.WHEY".to_owned());
        project.flows.insert(flow.id, Arc::new(flow));
        names.follow(&project);
        for text in ["petit lait", "lactosérum", "lactoserum"] {
            assert_eq!(first(&names, text), "actor 2", "{text}");
        }
    }

    #[test]
    fn the_names_follow_the_project() {
        let mut project = project(&[("A1", "", ""), ("Beta", "", ""), ("Gamma", "", "")]);
        let mut names = ActorNames::default();
        names.follow(&project);
        let second = ActorId(Uuid::from_u128(2));
        let mut renamed = (*project.actors[&second]).clone();
        renamed.name = "Scierie Delta".to_owned();
        project.actors.insert(second, Arc::new(renamed));
        project.actors.remove(&ActorId(Uuid::from_u128(1)));
        names.follow(&project);
        let mut anew = ActorNames::default();
        anew.follow(&project);
        assert_eq!(names, anew);
        assert_eq!(first(&names, "delta"), "actor 2");
    }
}
