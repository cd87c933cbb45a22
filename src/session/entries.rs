//! Spoken lines: heard the same way by the window, which shows what was understood, and by the session, which keeps it.

use std::sync::Arc;

use super::corrections::Corrections;
use super::found::Planned;
use super::lookups::{commune_meant, place_by_commune};
use super::naming::kind_of_name;
use super::outside::Outside;
use super::refusal::Refusal;
use crate::base::ids::{ActorId, FlowId};
use crate::edit::{Change, ChangeName, Edit};
use crate::entry::{ActorGuess, Entry, KnownActor, parse};
use crate::model::{Actor, Direction, Flow, Project};
use crate::reference::Knowledge;

/// What the room knows before a line is said.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Said {
    /// Reference of the actor who has the word: meant when the line names nobody.
    pub speaker: Option<String>,
    /// Direction of the question that goes round: meant when the line says none.
    pub direction: Option<Direction>,
    /// What was put right in the line.
    pub correct: Corrections,
}

/// What a line says.
pub fn hear(project: &Project, text: &str, said: &Said, known: &Knowledge) -> Entry {
    let actors: Vec<KnownActor> = project.actors.values().map(|a| known_actor(a)).collect();
    let mut entry = parse(text, &actors, said.speaker.as_deref(), known);
    if let Some(direction) = said.direction {
        entry.assume_direction(direction, known);
    }
    said.correct.apply(&mut entry, project, known);
    settle_place(&mut entry, project);
    entry
}

/// A commune that is known bears its official name; one that is not stays doubtful, so that it is seen.
fn settle_place(entry: &mut Entry, project: &Project) {
    let Some(said) = &mut entry.place.value else {
        return;
    };
    let found = commune_meant(project, said);
    if let Some(place) = found {
        said.clone_from(&place.name);
    }
    entry.place.sure = found.is_some();
}

fn known_actor(actor: &Actor) -> KnownActor {
    KnownActor {
        reference: actor.reference.clone(),
        name: actor.name.clone(),
        short_name: actor.short_name.clone(),
    }
}

/// Keeps what a line says: a flow, and its actor when nobody of that name is there.
///
/// # Errors
/// [`Refusal::UnclearEntry`] when it does not say who gives or seeks what.
pub(super) fn plan(
    project: &Project,
    text: &str,
    said: &Said,
    known: &Knowledge,
    outside: &mut Outside,
) -> Planned {
    let entry = hear(project, text, said, known);
    let named = !entry.actor.span.is_empty();
    let (Some(who), Some(direction), Some(label)) =
        (entry.actor.value, entry.direction.value, entry.label.value)
    else {
        return Err(Refusal::UnclearEntry {
            text: text.to_owned(),
        });
    };
    let mut edits = Vec::new();
    let (owner, name) = match who {
        ActorGuess::Known { reference, name } => match project.actor_by_ref(&reference) {
            Some(actor) => {
                edits.extend(
                    entry
                        .place
                        .value
                        .and_then(|commune| located(project, actor, commune)),
                );
                (actor.id, name)
            }
            None => return Err(Refusal::NoActor { id: reference }),
        },
        ActorGuess::New { name } => {
            let mut actor = Actor::named(ActorId(outside.fresh()), name.clone());
            actor.kind = kind_of_name(&name);
            actor.commune = entry.place.value.unwrap_or_default();
            place_by_commune(project, &mut actor);
            let id = actor.id;
            edits.push(Edit::Actor {
                old: None,
                new: Some(Arc::new(actor)),
            });
            (id, name)
        }
    };
    let mut flow = Flow::said(FlowId(outside.fresh()), owner, direction, label);
    flow.nature = entry.nature.value;
    flow.quantity = entry.quantity.value.unwrap_or_default();
    flow.temperature_c = entry.temperature_c.value;
    flow.availability = entry.availability.value;
    flow.note = entry.note;
    let made = flow.reference.clone();
    edits.push(Edit::Flow {
        old: None,
        new: Some(Arc::new(flow)),
    });
    // What was noted names whoever had the word.
    let line = match named {
        true => text.trim().to_owned(),
        false => format!("{name}\u{a0}: {}", text.trim()),
    };
    let name = ChangeName::new("change-entry", line);
    Ok((Change { name, edits }, Some(made)))
}

/// Somebody known of whom nobody had said yet where they are.
fn located(project: &Project, actor: &Arc<Actor>, commune: String) -> Option<Edit> {
    if actor.position.is_some() || !actor.commune.is_empty() {
        return None;
    }
    let mut new = (**actor).clone();
    new.commune = commune;
    place_by_commune(project, &mut new);
    Some(Edit::Actor {
        old: Some(Arc::clone(actor)),
        new: Some(Arc::new(new)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ActorKind;
    use uuid::Uuid;

    fn told(line: &str, said: &Said) -> String {
        let mut project = Project::default();
        let mut actor = Actor::named(ActorId(Uuid::from_u128(1)), "Scierie Martin");
        actor.reference = "a1".to_owned();
        project.actors.insert(actor.id, Arc::new(actor));
        let mut outside = Outside::counting(0);
        match plan(&project, line, said, Knowledge::built_in(), &mut outside) {
            Err(refusal) => format!("{refusal:?}"),
            Ok((change, _)) => {
                let flow = change.edits.iter().find_map(|edit| match edit {
                    Edit::Flow { new, .. } => new.clone(),
                    _ => None,
                });
                let flow = flow.unwrap();
                format!(
                    "{} | {} {}",
                    change.name.subject,
                    flow.direction.code(),
                    flow.label
                )
            }
        }
    }

    #[test]
    fn who_has_the_word_and_the_question_fill_what_a_line_does_not_say() {
        let said = Said {
            speaker: Some("a1".to_owned()),
            direction: Some(Direction::Offer),
            ..Said::default()
        };
        assert_eq!(
            told("120 t/an de sciure", &said),
            "Scierie Martin\u{a0}: 120 t/an de sciure | offer sciure"
        );
        assert_eq!(
            told("cherche des palettes", &said),
            "Scierie Martin\u{a0}: cherche des palettes | need palettes"
        );
        assert_eq!(
            told("Ferme Bio donne 3 t de paille", &said),
            "Ferme Bio donne 3 t de paille | offer paille"
        );
        assert!(told("120 t/an de sciure", &Said::default()).starts_with("UnclearEntry"));
    }

    #[test]
    fn what_is_put_right_counts_and_the_words_of_the_line_stay() {
        let mut project = Project::default();
        let mut actor = Actor::named(ActorId(Uuid::from_u128(1)), "Scierie Martin");
        actor.reference = "a1".to_owned();
        project.actors.insert(actor.id, Arc::new(actor));
        let heard = |line: &str, correct: Corrections| {
            let said = Said {
                correct,
                ..Said::default()
            };
            let entry = hear(&project, line, &said, Knowledge::built_in());
            let who = match entry.actor.value.expect("somebody") {
                ActorGuess::Known { name, .. } => name,
                ActorGuess::New { name } => format!("+{name}"),
            };
            let quantity = entry
                .quantity
                .value
                .and_then(|q| Some(format!("{} {}", q.value?, q.unit)));
            format!(
                "{who} | {:?} | {} | {} | {}",
                entry.direction.value,
                entry.label.value.unwrap_or_default(),
                entry.nature.value.unwrap_or_default(),
                quantity.unwrap_or_default(),
            )
        };
        let line = "Sciries Martyn donne 120 t/an sciure";
        let text = |words: &str| Some(words.to_owned());
        let put_right = Corrections {
            actor: text("martin"),
            ..Corrections::default()
        };
        assert_eq!(
            heard(line, put_right),
            "Scierie Martin | Some(Offer) | sciure | W.WOOD.SAWDUST | 120 t"
        );
        let put_right = Corrections {
            actor: text("Ferme Bio"),
            direction: Some(Direction::Need),
            label: text("paille"),
            quantity: text("12 t/mois"),
            ..Corrections::default()
        };
        let expected = "+Ferme Bio | Some(Need) | paille | W.ORG.STRAW | 12 t";
        assert_eq!(heard(line, put_right), expected);
        let put_right = Corrections {
            nature: text("W.WOOD.BARK"),
            quantity: text(""),
            actor: text("martin"),
            ..Corrections::default()
        };
        assert_eq!(
            heard(line, put_right),
            "Scierie Martin | Some(Offer) | sciure | W.WOOD.BARK | "
        );
    }

    #[test]
    fn where_somebody_is_counts_for_new_and_known_actors_alike() {
        let mut project = Project::default();
        let mut actor = Actor::named(ActorId(Uuid::from_u128(1)), "Laiterie Martin");
        actor.reference = "a1".to_owned();
        project.actors.insert(actor.id, Arc::new(actor));
        let placed = |line: &str| {
            let mut outside = Outside::counting(0);
            let plan = plan(
                &project,
                line,
                &Said::default(),
                Knowledge::built_in(),
                &mut outside,
            );
            let (change, _) = plan.unwrap();
            change.edits.iter().find_map(|edit| match edit {
                Edit::Actor { new: Some(actor), .. } => Some((
                    actor.name.clone(),
                    actor.commune.clone(),
                    actor.position.is_some(),
                    actor.kind,
                )),
                _ => None,
            })
        };
        for (line, name, commune, found, kind) in [
            (
                "Laiterie Martin a machecoul saint meme donne 3 t de petit lait",
                "Laiterie Martin",
                "Machecoul-Saint-Même",
                true,
                ActorKind::Company,
            ),
            (
                "Ferme Bertin à Nullepartville donne de la paille",
                "Ferme Bertin",
                "Nullepartville",
                false,
                ActorKind::Farm,
            ),
        ] {
            let expected = Some((name.to_owned(), commune.to_owned(), found, kind));
            assert_eq!(placed(line), expected, "{line}");
        }
        assert_eq!(placed("Laiterie Martin donne 3 t de petit lait"), None);
    }
}
