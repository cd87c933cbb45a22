//! A sheet filled from the activity: what such an actor usually gives and seeks, to be confirmed by it.

use std::sync::Arc;

use uuid::Uuid;

use super::found::{self, Planned};
use super::outside::Outside;
use super::refusal::Refusal;
use crate::base::i18n::Lang;
use crate::edit::{Change, ChangeName, Edit};
use crate::matching::missing::{activity, typical_flows};
use crate::model::{Actor, Flow, Project, Status};
use crate::reference::{Knowledge, Nomenclature, profile};

/// Shortest word of a name that may tell an activity.
const TELLING: usize = 4;

/// The activity whose usual flows an actor may have: by its code, else by the one word of its activity or its name
/// that names one activity only (« Scierie Martin »).
pub fn class_of(actor: &Actor, lang: Lang) -> Option<String> {
    if let Some(line) = profile(&actor.activity_code).first() {
        return Some(line.class.clone());
    }
    let words = [&actor.activity, &actor.name]
        .into_iter()
        .flat_map(|text| text.split_whitespace());
    let mut told = words
        .filter(|word| word.chars().count() >= TELLING)
        .filter_map(|word| {
            let found = activity::search(word, lang);
            let only = found.first().filter(|_| found.len() == 1);
            only.map(|class| (*class).to_owned())
        });
    told.next()
}

/// The usual flows that an actor lacks; none when nothing is known of its activity.
pub fn lacking(
    project: &Project,
    actor: &Actor,
    lang: Lang,
    known: &Knowledge,
    fresh: &mut dyn FnMut() -> Uuid,
) -> Vec<Flow> {
    let Some(class) = class_of(actor, lang) else {
        return Vec::new();
    };
    let mut usual = typical_flows(&class, actor.id, lang, fresh);
    let own: Vec<&Flow> = project.flows_of(actor.id).map(AsRef::as_ref).collect();
    usual.retain(|flow| !own.iter().any(|held| is_like(held, flow, known.natures())));
    usual
}

/// True when one flow says what the other does, as widely or more narrowly.
fn is_like(held: &Flow, usual: &Flow, natures: &Nomenclature) -> bool {
    let ix = |flow: &Flow| natures.index_of(flow.nature.as_deref()?);
    let Some((held_ix, usual_ix)) = ix(held).zip(ix(usual)) else {
        return false;
    };
    let related = held_ix == usual_ix
        || natures.is_ancestor(held_ix, usual_ix)
        || natures.is_ancestor(usual_ix, held_ix);
    held.direction == usual.direction && related
}

/// True for a flow that comes from what is generally known, and that the actor has not confirmed.
pub fn is_to_confirm(flow: &Flow) -> bool {
    matches!(flow.origin.status, Some(Status::Knowledge | Status::Recalled))
}

/// Takes in the usual flows that an actor lacks, as one change.
///
/// # Errors
/// [`Refusal`] for an unknown actor, or when nothing is known of its activity or nothing is lacking.
pub(super) fn fill(project: &Project, id: &str, lang: Lang, outside: &mut Outside) -> Planned {
    let actor = found::actor(project, id)?;
    let known = Knowledge::of(&project.settings);
    let flows = lacking(project, actor, lang, &known, &mut || outside.fresh());
    if flows.is_empty() {
        return Err(Refusal::NoProfile {
            activity: match actor.activity.as_str() {
                "" => actor.name.clone(),
                told => told.to_owned(),
            },
        });
    }
    let edits = flows.into_iter().map(|flow| Edit::Flow {
        old: None,
        new: Some(Arc::new(flow)),
    });
    let name = ChangeName::new("change-fill-actor", actor.name.as_str());
    Ok((
        Change {
            name,
            edits: edits.collect(),
        },
        None,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ids::ActorId;
    use crate::model::Direction;

    #[test]
    fn a_sheet_is_filled_once_and_only_with_what_it_lacks() {
        let mut project = Project::default();
        let mut outside = Outside::counting(0);
        let mut actor = Actor::named(ActorId(Uuid::from_u128(1)), "Scierie");
        actor.activity_code = "16.10A".to_owned();
        let reference = actor.reference.clone();
        project.actors.insert(actor.id, Arc::new(actor.clone()));
        let all = lacking(&project, &actor, Lang::Fr, Knowledge::built_in(), &mut || {
            outside.fresh()
        })
        .len();
        assert!(all >= 3, "{all}");
        assert_eq!(
            class_of(&actor, Lang::Fr).as_deref(),
            Some("16.10"),
            "a class, which has a name"
        );
        let by_name = Actor::named(ActorId(Uuid::from_u128(3)), "Scierie Martin");
        assert_eq!(class_of(&by_name, Lang::Fr).as_deref(), Some("16.10"));
        let unknown = Actor::named(ActorId(Uuid::from_u128(4)), "Martin et fils");
        assert_eq!(class_of(&unknown, Lang::Fr), None);
        let mut bark = Flow::said(
            crate::base::ids::FlowId(Uuid::from_u128(2)),
            actor.id,
            Direction::Offer,
            "écorces",
        );
        bark.nature = Some("W.WOOD.BARK".to_owned());
        project.flows.insert(bark.id, Arc::new(bark));
        let (change, _) = fill(&project, &reference, Lang::Fr, &mut outside).expect("a profile");
        assert_eq!(change.edits.len(), all - 1, "bark was said already");
        crate::edit::apply(&mut project, &change).expect("it fits");
        assert_eq!(
            project.flows_of(actor.id).filter(|f| is_to_confirm(f)).count(),
            all - 1
        );
        let again = fill(&project, &reference, Lang::Fr, &mut outside);
        assert!(
            matches!(again, Err(Refusal::NoProfile { .. })),
            "nothing is added twice"
        );
    }
}
