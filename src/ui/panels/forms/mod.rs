//! Editing in place: the fields of an actor or a flow, in the inspector.
//!
//! [`typed`] holds what is typed, [`actor`] and [`flow`] show it.

mod actor;
mod choices;
mod flow;
mod typed;

use egui::{Key, ScrollArea, Ui};

use self::actor::actor_fields;
use self::flow::flow_fields;
use self::typed::{ActorFields, FlowFields};
use super::Scope;
use super::focus::enter_is_free;
use crate::base::geo::LonLat;
use crate::matching::conditions::{NEVER, ONLY};
use crate::model::{ActorKind, Direction, Level, Period};
use crate::session::Intent;
use crate::session::conditions;
use crate::session::intent::Fields;
use crate::ui::actions::Action;
use crate::ui::message::{Editing, Message};
use crate::ui::theme::{role, space};
use crate::ui::widgets::{Button, Notice, NoticeKind, hairline};

/// Room for why the form was refused, in points.
const PROBLEM: f32 = 76.0;

/// A form under way. It is filled once, when editing starts, and then belongs to the person typing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FormState {
    of: Option<Editing>,
    actor: ActorFields,
    flow: FlowFields,
    /// Where a new actor will be, when someone has pointed at it.
    pub placed: Option<LonLat>,
    /// Why the last attempt to save was refused.
    pub problem: Option<String>,
    /// The first field has yet to get the focus.
    focus: bool,
    /// What the form was filled with: only what differs is saved, so that a figure shown rounded stays exact.
    before: Fields,
}

impl FormState {
    /// Fills the form when something else is edited than before.
    pub fn follow(&mut self, scope: &Scope<'_>) {
        let editing = scope.document.editing.clone();
        if self.of == editing {
            return;
        }
        if let (Some(Editing::NewActor(_)), Some(Editing::NewActor(at))) = (&self.of, &editing) {
            // Pointing at its place keeps what was typed about it.
            self.placed = *at;
            self.focus = true;
            self.of = editing;
            return;
        }
        *self = Self {
            of: editing.clone(),
            focus: true,
            ..Self::default()
        };
        let project = scope.document.session.project();
        match editing {
            Some(Editing::NewActor(at)) => {
                self.placed = at;
                self.actor.kind = Some(ActorKind::Company);
            }
            Some(Editing::Actor(id)) => {
                if let Some(actor) = project.actors.get(&id) {
                    self.actor = ActorFields::of(actor, scope.lang);
                }
            }
            Some(Editing::Flow(id)) => {
                if let Some(flow) = project.flows.get(&id) {
                    let known = scope.document.session.knowledge();
                    self.flow = FlowFields::of(flow, scope.lang);
                    self.flow.only = conditions::told(project, flow, ONLY, &known);
                    self.flow.never = conditions::told(project, flow, NEVER, &known);
                }
            }
            Some(Editing::NewFlow(_)) => {
                self.flow = FlowFields {
                    direction: Some(Direction::Offer),
                    period: Some(Period::Year),
                    level: Some(Level::Public),
                    ..FlowFields::default()
                };
            }
            None => {}
        }
        self.before = match self.of {
            Some(Editing::Actor(_)) => self.actor.to_fields(),
            Some(Editing::Flow(_)) => self.flow.to_fields(),
            _ => Fields::new(),
        };
    }

    /// The fields that differ from what the form was filled with.
    fn changed(&self, now: Fields) -> Fields {
        now.into_iter()
            .filter(|(key, value)| self.before.get(key) != Some(value))
            .collect()
    }
}

/// Shows the form that is under way.
pub fn show(ui: &mut Ui, scope: &mut Scope<'_>, form: &mut FormState) {
    let Some(editing) = form.of.clone() else { return };
    let heading = match &editing {
        Editing::NewActor(_) => "form-new-actor",
        Editing::Actor(_) => "form-actor",
        Editing::NewFlow(_) => "form-new-flow",
        Editing::Flow(_) => "form-flow",
    };
    let focus = std::mem::take(&mut form.focus);
    // The buttons stay at the foot, whatever the fields take; they come after the fields, which take Enter first.
    let told = form.problem.as_ref().map_or(0.0, |_| PROBLEM);
    let foot = space::CONTROL + 2.0 * space::PAD + told;
    ScrollArea::vertical()
        .auto_shrink(false)
        .max_height(ui.available_height() - foot)
        .id_salt("form")
        .show(ui, |ui| {
            role::title(ui, scope.tr(heading));
            ui.add_space(space::NEAR);
            match editing {
                Editing::NewActor(_) | Editing::Actor(_) => actor_fields(ui, scope, form, focus),
                Editing::NewFlow(_) | Editing::Flow(_) => flow_fields(ui, scope, &mut form.flow, focus),
            }
        });
    hairline(ui);
    if let Some(problem) = &form.problem {
        Notice::new(NoticeKind::Error, problem).show(ui);
    }
    ui.add_space(space::TIGHT);
    buttons(ui, scope, form);
}

fn buttons(ui: &mut Ui, scope: &mut Scope<'_>, form: &mut FormState) {
    let save = scope.tr("form-save");
    let cancel = scope.tr("form-cancel");
    let escape = Action::Back.key_cap(scope.lang);
    let enter = scope.tr("key-enter");
    let from_anywhere = ui.input(|i| i.key_pressed(Key::Enter) && i.modifiers.command);
    let typed_enter = from_anywhere || enter_is_free(ui);
    ui.horizontal(|ui| {
        let pressed = Button::primary(&save).key(&enter).show(ui).clicked();
        if pressed || typed_enter {
            match intent(scope, form) {
                Some(intent) => scope.say(Message::DoAndClose(intent)),
                None => form.problem = Some(scope.tr("form-needs")),
            }
        }
        let cancelled = Button::secondary(&cancel).show(ui).on_hover_text(escape);
        if cancelled.clicked() {
            scope.say(Message::Edit(None));
        }
    });
}

/// The intent that saves the form; `None` while a needed field is empty.
fn intent(scope: &Scope<'_>, form: &FormState) -> Option<Intent> {
    let project = scope.document.session.project();
    match form.of.as_ref()? {
        Editing::NewActor(_) => {
            let mut fields = form.actor.to_fields();
            if let Some(at) = form.placed {
                fields.insert("lat".to_owned(), at.lat.into());
                fields.insert("lon".to_owned(), at.lon.into());
            }
            (!form.actor.name.trim().is_empty()).then_some(Intent::AddActor { id: None, fields })
        }
        Editing::Actor(id) => {
            let id = project.actors.get(id)?.reference.clone();
            let fields = form.changed(form.actor.to_fields());
            (!form.actor.name.trim().is_empty()).then_some(Intent::EditActor { id, fields })
        }
        Editing::NewFlow(actor) => {
            let actor = project.actors.get(actor)?.reference.clone();
            let fields = form.flow.to_fields();
            (!form.flow.label.trim().is_empty()).then_some(Intent::AddFlow {
                id: None,
                actor,
                fields,
            })
        }
        Editing::Flow(id) => {
            let id = project.flows.get(id)?.reference.clone();
            let fields = form.changed(form.flow.to_fields());
            (!form.flow.label.trim().is_empty()).then_some(Intent::EditFlow { id, fields })
        }
    }
}
