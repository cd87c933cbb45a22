//! An intent handed to the session, and what follows in the window: what it made is shown, a refusal is said where it
//! belongs.

use super::App;
use super::into_view::bring_into_view;
use crate::base::ids::ActorId;
use crate::entry;
use crate::session::Intent;
use crate::ui::document::Document;
use crate::ui::map::state::Placing;
use crate::ui::message::{Room, Selection};
use crate::ui::panels::entry_bar::EntryState;
use crate::ui::panels::inspector::ProposalState;

impl App {
    /// Carries out an intent; a refusal is said where it belongs.
    pub(super) fn handle(&mut self, intent: &Intent) -> bool {
        let lang = self.settings.lang;
        let Some(document) = &mut self.document else {
            return false;
        };
        match document.handle(intent, lang) {
            Ok(done) => {
                end_placing(document, intent);
                if matches!(intent, Intent::Entry { .. }) {
                    let rest = entry::first_breath(&self.entry.text).1.to_owned();
                    self.entry = EntryState::default();
                    // In the grid the next row is typed on.
                    self.entry.wants_focus = document.room != Room::Grid;
                    let flow = done
                        .made
                        .as_deref()
                        .and_then(|made| document.session.project().flow_by_ref(made));
                    if let Some(actor) = flow.map(|f| f.actor) {
                        self.entry.text = in_the_name_of(document, actor, rest);
                        bring_into_view(document, actor);
                        self.entry.unplaced = Some(actor).filter(|id| is_new_and_unplaced(document, *id));
                    }
                }
                let in_line = document.side_line.is_some();
                let decided = matches!(intent, Intent::Decide(_)) && !in_line;
                let drawn = matches!(intent, Intent::DrawSynergy { .. }) && document.room == Room::Map;
                if let (true, Some(made)) = (decided || drawn, &done.made) {
                    let synergy = document.session.project().synergy_by_ref(made).map(|s| s.id);
                    document.selection = synergy.map_or(Selection::Nothing, Selection::Synergy);
                }
                if decided {
                    // Undone, the proposal is asked afresh: a half-filled form would take a refusal for its text.
                    self.inspector.proposal = ProposalState::default();
                }
                if ends_the_line(intent) {
                    self.side_line_done();
                }
                true
            }
            Err(refusal) => {
                let words = refusal.message(lang);
                if let (Some(line), true) = (&mut document.side_line, ends_the_line(intent)) {
                    line.complaint = Some(words);
                    line.wants_focus = true;
                    return false;
                }
                match intent {
                    Intent::Entry { .. } => {
                        self.entry.complaint = Some(words);
                        self.entry.wants_focus = true;
                    }
                    _ => document.tell(words),
                }
                false
            }
        }
    }

    /// Saves a form: closed when it was taken, kept with the reason when not.
    pub(super) fn handle_form(&mut self, intent: &Intent) {
        let lang = self.settings.lang;
        let Some(document) = &mut self.document else {
            return;
        };
        match document.handle(intent, lang) {
            Ok(done) => {
                document.editing = None;
                document.map.placing = None;
                if let (Intent::AddActor { .. }, Some(made)) = (intent, &done.made) {
                    let actor = document.session.project().actor_by_ref(made).cloned();
                    if let Some(actor) = actor {
                        document.selection = Selection::Actor(actor.id);
                        if let Some(place) = actor
                            .position
                            .filter(|_| document.session.project().actors.len() == 1)
                        {
                            document.map.go_to(place.at);
                        }
                    }
                }
            }
            Err(refusal) => self.inspector.form.problem = Some(refusal.message(lang)),
        }
    }

    /// Saves a form of natures and rules: its page follows when it was taken, it keeps the reason when not.
    pub(super) fn handle_page(&mut self, intent: &Intent, then: Selection) {
        let lang = self.settings.lang;
        let Some(document) = &mut self.document else {
            return;
        };
        match document.handle(intent, lang) {
            Ok(_) => {
                self.inspector.knowledge.close_form();
                document.selection = then;
            }
            Err(refusal) => self.inspector.knowledge.refuse(refusal.message(lang)),
        }
    }

    /// The imagined actor becomes one of the territory; its page opens.
    pub(super) fn invite_visitor(&mut self) {
        let lang = self.settings.lang;
        let Some(document) = &mut self.document else {
            return;
        };
        let Some(intent) = document.invitation(lang) else {
            return;
        };
        match document.handle(&intent, lang) {
            Ok(done) => {
                document.dismiss_visitor();
                let made = done
                    .made
                    .and_then(|made| document.session.project().actor_by_ref(&made).map(|a| a.id));
                document.selection = made.map_or(Selection::Nothing, Selection::Actor);
            }
            Err(refusal) => document.tell(refusal.message(lang)),
        }
    }
}

/// What the line still has to say, of the same actor.
fn in_the_name_of(document: &Document, actor: ActorId, rest: String) -> String {
    let actor = document.session.project().actors.get(&actor);
    match actor.filter(|_| !rest.is_empty()) {
        Some(actor) => format!("{} {rest}", actor.name),
        None => rest,
    }
}

/// Whoever a commune has placed waits for no click any more.
fn end_placing(document: &mut Document, intent: &Intent) {
    let Intent::EditActor { id, fields } = intent else {
        return;
    };
    let waits = matches!(&document.map.placing, Some(Placing::Known(held)) if held == id);
    let actor = document.session.project().actor_by_ref(id);
    if waits && fields.contains_key("commune") && actor.is_some_and(|actor| actor.position.is_some()) {
        document.map.placing = None;
    }
}

/// True for what is typed in place of the entry line; a hand may be raised while something is.
fn ends_the_line(intent: &Intent) -> bool {
    match intent {
        Intent::Decide(_) | Intent::DrawSynergy { .. } => true,
        Intent::AddRemark { fields, .. } => fields.contains_key("text"),
        _ => false,
    }
}

/// True for somebody whom the last line has named for the first time, without a place.
fn is_new_and_unplaced(document: &Document, actor: ActorId) -> bool {
    let project = document.session.project();
    let unplaced = project.actors.get(&actor).is_some_and(|a| a.position.is_none());
    unplaced && project.flows_of(actor).count() == 1
}
