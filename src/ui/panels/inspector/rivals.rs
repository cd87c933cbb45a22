//! Competitors: asked about once, flagged at the desk, held back from the wall until somebody says so.

use egui::Ui;

use super::Scope;
use crate::base::ids::ActorId;
use crate::model::{Actor, Project};
use crate::session::Intent;
use crate::session::naming::actor_named;
use crate::session::rivals::{Rivals, Standing, may_compete};
use crate::ui::icons;
use crate::ui::message::{Message, Selection};
use crate::ui::panels::in_place::{Draft, Look};
use crate::ui::theme::{color, palette, role, space};
use crate::ui::widgets::{Button, ListRow, Notice, NoticeEvent, NoticeKind, section};

/// Says that competitors would meet, or asks whether two of the same trade compete.
pub(super) fn show_between(ui: &mut Ui, scope: &mut Scope<'_>, actors: &[ActorId]) {
    let project = scope.document.session.project();
    let rivals = Rivals::of(project);
    let Some((pair, standing)) = rivals.among(actors) else {
        if let Some(pair) = to_ask(project, &rivals, actors) {
            ask(ui, scope, pair);
        }
        return;
    };
    let Some([one, other]) = named(project, pair) else {
        return;
    };
    let args = [("one", one.map_name()), ("other", other.map_name())];
    let refs = [one.reference.clone(), other.reference.clone()];
    let (what, remedy, action, then) = match standing {
        Standing::Rivals => (
            "rivals-held",
            "rivals-held-remedy",
            "rivals-show",
            Standing::Shown,
        ),
        _ => (
            "rivals-shown",
            "rivals-shown-remedy",
            "rivals-hold",
            Standing::Rivals,
        ),
    };
    let (what, remedy, action) = (scope.tr_with(what, &args), scope.tr(remedy), scope.tr(action));
    let notice = Notice::new(NoticeKind::Warning, &what)
        .remedy(&remedy)
        .action(&action, "");
    if notice.show(ui) == Some(NoticeEvent::Action) {
        scope.say(stand(refs, Some(then)));
    }
    ui.add_space(space::NEAR);
}

/// Two of the same trade of whom nobody said whether they compete.
fn to_ask(project: &Project, rivals: &Rivals, actors: &[ActorId]) -> Option<[ActorId; 2]> {
    let pairs = actors
        .iter()
        .enumerate()
        .flat_map(|(at, a)| actors[at + 1..].iter().map(|b| [*a, *b]));
    let mut open = pairs.filter(|[a, b]| {
        let alike = named(project, [*a, *b]).is_some_and(|[a, b]| may_compete(a, b));
        alike && rivals.standing(*a, *b).is_none()
    });
    open.next()
}

fn ask(ui: &mut Ui, scope: &mut Scope<'_>, pair: [ActorId; 2]) {
    let Some([one, other]) = named(scope.document.session.project(), pair) else {
        return;
    };
    let args = [("one", one.map_name()), ("other", other.map_name())];
    let refs = [one.reference.clone(), other.reference.clone()];
    let what = scope.tr_with("rivals-ask", &args);
    Notice::new(NoticeKind::Question, &what).show(ui);
    ui.horizontal(|ui| {
        for (key, standing) in [("rivals-yes", Standing::Rivals), ("rivals-no", Standing::Not)] {
            if Button::secondary(&scope.tr(key)).show(ui).clicked() {
                scope.say(stand(refs.clone(), Some(standing)));
            }
        }
    });
    ui.add_space(space::NEAR);
}

/// The competitors of an actor; one more by name.
pub(super) fn show_of(ui: &mut Ui, scope: &mut Scope<'_>, draft: &mut Draft, actor: &Actor) {
    let project = scope.document.session.project();
    let rivals = Rivals::of(project).of_actor(actor.id);
    // Where nobody competes, one line to say so is enough.
    if !rivals.is_empty() {
        section(ui, &scope.tr("rivals"));
        ui.add_space(space::TIGHT);
    }
    let mut taken_back = None;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for other in rivals.iter().filter_map(|id| project.actors.get(id)) {
            let icon = icons::COMPETITION;
            let row = ListRow::new(&other.name)
                .icon(icon, color(palette(ui.ctx()).text_2))
                .plain()
                .inset()
                .show(ui);
            if row.clicked() {
                scope.say(Message::Select(Selection::Actor(other.id)));
            }
            let words = scope.tr_with("rivals-take-back", &[("name", other.map_name())]);
            if Button::quiet(&words).icon(icons::CLOSE).show(ui).clicked() {
                taken_back = Some(other.reference.clone());
            }
        }
    });
    if let Some(other) = taken_back {
        scope.say(stand([actor.reference.clone(), other], None));
    }
    let (label, hint) = (scope.tr("rivals-add"), scope.tr("rivals-add-hint"));
    let key = format!("{} rivals", actor.reference);
    if let Some(typed) = draft.field(ui, &key, "", Look::line(&label, &hint)) {
        let typed = typed.trim();
        let found = actor_named(project, typed).filter(|other| other.id != actor.id);
        match found {
            Some(other) => {
                let refs = [actor.reference.clone(), other.reference.clone()];
                scope.say(stand(refs, Some(Standing::Rivals)));
            }
            None => scope.say(Message::Tell(scope.tr_with("rivals-nobody", &[("name", typed)]))),
        }
    }
    if !rivals.is_empty() {
        role::small(ui, scope.tr("rivals-hint"));
    }
    ui.add_space(space::PAD);
}

fn named(project: &Project, pair: [ActorId; 2]) -> Option<[&Actor; 2]> {
    let [one, other] = pair.map(|id| project.actors.get(&id).map(AsRef::as_ref));
    Some([one?, other?])
}

fn stand(actors: [String; 2], standing: Option<Standing>) -> Message {
    Message::Do(Intent::SetRivals { actors, standing })
}
