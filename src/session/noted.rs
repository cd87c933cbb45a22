//! What was noted in a room, with its time: read from the log of changes, so that nothing has to be noted twice and
//! what was taken back is gone.

use crate::base::i18n::Lang;
use crate::base::ids::{ActorId, FlowId};
use crate::base::text::capitalised;
use crate::edit::{Change, Edit, History};
use crate::model::{Project, Remark, RemarkKind, Workshop};

/// One thing noted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Noted {
    /// When, in Unix milliseconds.
    pub at_ms: i64,
    /// What, in words.
    pub words: String,
}

/// What was noted between the beginning and the end of a workshop, newest first. Settings and moves of the map's
/// furniture are no part of it.
pub fn noted(history: &History, workshop: &Workshop, lang: Lang) -> Vec<Noted> {
    let Some(started) = workshop.started_ms else {
        return Vec::new();
    };
    let ended = workshop.ended_ms.unwrap_or(i64::MAX);
    let newest_first = history.changes().iter().rev();
    let in_time = newest_first
        .map(|(operation, change)| (operation.at_ms().unwrap_or_default(), change))
        .skip_while(|(at, _)| *at > ended)
        .take_while(|(at, _)| *at >= started);
    in_time
        .filter(|(_, change)| is_said(change))
        .map(|(at_ms, change)| Noted {
            at_ms,
            words: words(change, lang),
        })
        .collect()
}

/// True for what people say: actors, flows, decisions, remarks.
fn is_said(change: &Change) -> bool {
    change.edits.iter().any(|edit| {
        matches!(
            edit,
            Edit::Actor { .. } | Edit::Flow { .. } | Edit::Synergy { .. } | Edit::Remark { .. }
        )
    })
}

/// A spoken line as it was said; anything else as it is called in « Annuler : … ».
fn words(change: &Change, lang: Lang) -> String {
    if matches!(change.name.key.as_str(), "change-entry" | "change-remark") {
        return change.name.subject.clone();
    }
    capitalised(&change.name.words(lang))
}

/// Those who raised a hand for the proposal of these flows, with their remarks, in the order of raising.
pub fn hands<'a>(project: &'a Project, flows: &[FlowId]) -> Vec<(ActorId, &'a Remark)> {
    let mut hands: Vec<(ActorId, &Remark)> = project
        .remarks
        .values()
        .filter(|remark| remark.kind == RemarkKind::Interest && remark.flows == flows)
        .filter_map(|remark| Some((remark.actor?, remark.as_ref())))
        .collect();
    hands.sort_by_key(|(_, remark)| (remark.at_ms, remark.id));
    hands
}
