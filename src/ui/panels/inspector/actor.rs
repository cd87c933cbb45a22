//! An actor: who it is, what it gives and seeks, its links and proposals.

use egui::{ScrollArea, Ui};

use super::{Scope, rivals};
use crate::base::ids::{ActorId, FlowId};
use crate::base::number::format;
use crate::matching::missing::activity;
use crate::matching::{Candidate, explain};
use crate::model::{Actor, Family, Flow, Level, Project};
use crate::reference::saying::quantity_words;
use crate::session::Intent;
use crate::session::after::{Form, Kind};
use crate::session::intent::Fields;
use crate::session::typical::{self, is_to_confirm};
use crate::ui::actions::Action;
use crate::ui::icons;
use crate::ui::message::{Editing, Message, Selection};
use crate::ui::panels::in_place::Draft;
use crate::ui::panels::memo::Memo;
use crate::ui::panels::page_head::head;
use crate::ui::theme::{Type, color, palette, role, space};
use crate::ui::widgets::{Button, ListRow, Tag, section};

/// Most proposals shown with an actor.
const PROPOSALS: usize = 12;

/// What the page lists, worked out once for each change: a territory may hold many thousand flows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ActorState {
    flows: Memo<FlowId>,
    links: Memo<LinkRow>,
    lacking: Memo<Flow>,
    rival: Draft,
}

pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut ActorState, id: ActorId) {
    let Some(actor) = scope.document.session.project().actors.get(&id).cloned() else {
        return;
    };
    ScrollArea::vertical()
        .auto_shrink(false)
        .id_salt(("actor", id))
        .show(ui, |ui| {
            head(ui, scope, |ui, _| drop(role::title(ui, actor.name.as_str())));
            role::small(ui, who(scope, &actor));
            ui.add_space(space::TIGHT);
            tags(ui, scope, &actor);
            ui.add_space(space::PAD);
            flows_ui(ui, scope, &mut state.flows, &actor);
            typical_ui(ui, scope, &mut state.lacking, &actor);
            add_flow(ui, scope, &actor);
            links_ui(ui, scope, &mut state.links, &actor);
            ui.add_space(space::PAD);
            rivals::show_of(ui, scope, &mut state.rival, &actor);
            origin_ui(ui, scope, &actor);
            ui.add_space(space::PAD);
            actions_ui(ui, scope, &actor);
            ui.add_space(space::PAD);
        });
}

fn who(scope: &Scope<'_>, actor: &Actor) -> String {
    let employees = actor.employees.map(|n| {
        let count = format(scope.lang, f64::from(n), 0);
        scope.tr_with("employees", &[("count", &count)])
    });
    let kind = scope.tr(&format!("kind-{}", actor.kind.code()));
    let activity = if actor.activity.is_empty() {
        kind
    } else {
        actor.activity.clone()
    };
    let parts = [
        Some(activity),
        Some(actor.commune.clone()).filter(|c| !c.is_empty()),
        employees,
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn tags(ui: &mut Ui, scope: &mut Scope<'_>, actor: &Actor) {
    let exact = actor.position.is_some_and(|p| p.precision_m.is_none());
    if exact && !actor.origin.is_illustrative() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::NEAR;
        if actor.origin.is_illustrative() {
            Tag::illustrative(&scope.tr("status-illustrative")).show(ui);
        }
        let words = match actor.position {
            None => {
                Tag::neutral(Some(icons::POSITION), &scope.tr("actor-unplaced")).show(ui);
                if Button::quiet(&scope.tr("place-by-click"))
                    .icon(icons::PLACE)
                    .show(ui)
                    .clicked()
                {
                    scope.say(Message::Place(Some(actor.reference.clone())));
                }
                return;
            }
            Some(p) => match p.precision_m {
                Some(m) if m >= 1000.0 => {
                    let km = format(scope.lang, m / 1000.0, 1);
                    scope.tr_with("position-to-km", &[("km", &km)])
                }
                Some(m) => scope.tr_with("position-to-m", &[("m", &format(scope.lang, m, 0))]),
                None => return,
            },
        };
        Tag::neutral(Some(icons::POSITION), &words).show(ui);
    });
}

fn flows_ui(ui: &mut Ui, scope: &mut Scope<'_>, memo: &mut Memo<FlowId>, actor: &Actor) {
    section(ui, &scope.tr("actor-flows"));
    let project = scope.document.session.project();
    let flows = memo.rows(scope.document.map.version(), &actor.reference, || {
        flows(project, actor.id)
    });
    if flows.is_empty() {
        ui.add_space(space::NEAR);
        role::small(ui, scope.tr("actor-no-flow"));
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    for flow in flows.iter().filter_map(|id| project.flows.get(id)) {
        let sense = scope.tr(&format!("direction-{}", flow.direction.code()));
        let quantity = quantity_words(scope.lang, &flow.quantity).unwrap_or_else(|| "?".to_owned());
        let label = match flow.temperature_c {
            Some(celsius) => format!(
                "{}, {}",
                flow.label,
                crate::base::number::format_with_unit(scope.lang, celsius, "°C")
            ),
            None => flow.label.clone(),
        };
        let tint = color(palette(ui.ctx()).family(flow.family()));
        let row = ListRow::new(&label)
            .lead(&sense, icons::family(flow.family()), tint)
            .plain()
            .number(&quantity)
            .inset()
            .show(ui);
        if row.on_hover_text(scope.tr("flow-edit-hint")).clicked() {
            scope.say(Message::Edit(Some(Editing::Flow(flow.id))));
        }
        if is_to_confirm(flow) {
            to_confirm(ui, scope, flow);
        }
    }
}

fn add_flow(ui: &mut Ui, scope: &mut Scope<'_>, actor: &Actor) {
    ui.add_space(space::NEAR);
    let (words, keys) = (
        Action::AddFlow.words(scope.lang),
        Action::AddFlow.key_cap(scope.lang),
    );
    if Button::quiet(&words)
        .icon(icons::ADD)
        .key(&keys)
        .show(ui)
        .clicked()
    {
        scope.say(Message::Edit(Some(Editing::NewFlow(actor.id))));
    }
    ui.add_space(space::PAD);
}

/// A flow that comes from the activity: confirmed by the actor with one click, or taken out.
fn to_confirm(ui: &mut Ui, scope: &mut Scope<'_>, flow: &Flow) {
    ui.horizontal(|ui| {
        ui.add_space(space::APART);
        let tint = color(palette(ui.ctx()).warning);
        ui.label(Type::Small.tinted(scope.tr("typical-to-confirm"), tint));
        for (key, confirmed) in [("typical-confirm", true), ("typical-drop", false)] {
            let words = scope.tr(key);
            let spoken = format!("{words}, {}", flow.label);
            if !Button::quiet(&words).spoken(&spoken).show(ui).clicked() {
                continue;
            }
            let id = flow.reference.clone();
            scope.say(Message::Do(if confirmed {
                let mut fields = Fields::new();
                fields.insert("status".to_owned(), "declared".into());
                fields.insert("source".to_owned(), "".into());
                fields.insert("note".to_owned(), "".into());
                Intent::EditFlow { id, fields }
            } else {
                Intent::DeleteFlow { id }
            }));
        }
    });
}

/// Offers the usual flows of the activity, while the sheet lacks some.
fn typical_ui(ui: &mut Ui, scope: &mut Scope<'_>, memo: &mut Memo<Flow>, actor: &Actor) {
    let Some(class) = typical::class_of(actor, scope.lang) else {
        return;
    };
    let session = &scope.document.session;
    let lacking = memo.rows(scope.document.map.version(), &actor.reference, || {
        let known = session.knowledge();
        typical::lacking(session.project(), actor, scope.lang, &known, &mut uuid::Uuid::nil)
    });
    if session.is_read_only() || lacking.is_empty() {
        return;
    }
    ui.add_space(space::NEAR);
    let (words, keys) = (
        Action::Typical.words(scope.lang),
        Action::Typical.key_cap(scope.lang),
    );
    let words = format!("{words} : {}", activity::name(&class, scope.lang));
    let button = Button::quiet(&words).icon(icons::LIST).key(&keys).show(ui);
    if button.on_hover_text(scope.tr("typical-hint")).clicked() {
        scope.say(Message::Act(Action::Typical));
    }
}

/// Flows of an actor by direction and reference.
fn flows(project: &Project, actor: ActorId) -> Vec<FlowId> {
    let mut flows: Vec<_> = project.flows_of(actor).collect();
    flows.sort_by(|a, b| (a.direction, &a.reference).cmp(&(b.direction, &b.reference)));
    flows.into_iter().map(|f| f.id).collect()
}

fn links_ui(ui: &mut Ui, scope: &mut Scope<'_>, memo: &mut Memo<LinkRow>, actor: &Actor) {
    section(ui, &scope.tr("actor-links"));
    let rows = memo.rows(scope.document.map.version(), &actor.reference, || {
        let mut rows = decided(scope, actor);
        rows.extend(proposals(scope, actor));
        rows
    });
    if rows.is_empty() {
        ui.add_space(space::NEAR);
        role::small(ui, scope.tr("actor-no-link"));
        return;
    }
    let fresh = scope.tr("tag-new");
    for link in rows {
        let tint = color(palette(ui.ctx()).family(link.family));
        let mut row = ListRow::new(&link.words)
            .plain()
            .note(&link.note)
            .inset()
            .icon(icons::family(link.family), tint);
        if link.is_new {
            row = row.tag(Tag::signal(&fresh));
        }
        if row.show(ui).clicked() {
            scope.say(Message::Select(link.selection.clone()));
        }
    }
}

/// One synergy or proposal of the actor.
#[derive(Clone, Debug, PartialEq)]
struct LinkRow {
    words: String,
    family: Option<Family>,
    note: String,
    selection: Selection,
    is_new: bool,
}

/// What people decided on with the actor.
fn decided(scope: &Scope<'_>, actor: &Actor) -> Vec<LinkRow> {
    let project = scope.document.session.project();
    let name = |id: ActorId| {
        let actor = project.actors.get(&id);
        actor.map(|a| a.map_name().to_owned()).unwrap_or_default()
    };
    let mut rows = Vec::new();
    for synergy in project.synergies.values() {
        let pool = synergy.pool.and_then(|p| project.pools.get(&p));
        let own = |f: &FlowId| project.flows.get(f).is_some_and(|f| f.actor == actor.id);
        let in_pool = pool.is_some_and(|p| p.flows.iter().any(own));
        let words = match [synergy.from_actor, synergy.to_actor] {
            [Some(from), Some(to)] if from == actor.id => format!("→ {}", name(to)),
            [Some(from), Some(to)] if to == actor.id => format!("← {}", name(from)),
            _ if in_pool => synergy.label.clone(),
            _ => continue,
        };
        let flow = synergy.offer_flow.or(synergy.need_flow);
        rows.push(LinkRow {
            words,
            family: flow.and_then(|f| project.flows.get(&f)).and_then(|f| f.family()),
            note: scope.tr(&format!("state-{}", synergy.state.code())),
            selection: Selection::Synergy(synergy.id),
            is_new: false,
        });
    }
    rows
}

/// The best proposals with the actor.
fn proposals(scope: &Scope<'_>, actor: &Actor) -> Vec<LinkRow> {
    let Some(snapshot) = scope.document.snapshot.as_ref() else {
        return Vec::new();
    };
    let project = &snapshot.project;
    let concerns = |c: &&Candidate| c.actors(project).contains(&actor.id);
    let row = |candidate: &Candidate| {
        let words = explain(project, &snapshot.rules, candidate, Level::Operator, scope.lang)?;
        let actors = candidate.actors(project);
        let other = match candidate {
            Candidate::Exchange(_) => {
                let arrow = if actors.first() == Some(&actor.id) {
                    "→"
                } else {
                    "←"
                };
                let other = actors
                    .iter()
                    .find(|a| **a != actor.id)
                    .and_then(|a| project.actors.get(a))?;
                format!("{arrow} {}, {}", other.map_name(), words.short)
            }
            Candidate::Chain(_) => format!("{}, {}", words.ends, words.short),
            Candidate::Pool(_) => words.short,
        };
        let score = (f64::from(candidate.score()) / 1000.0).round().to_string();
        Some(LinkRow {
            words: other,
            family: words.family,
            note: score,
            selection: Selection::Candidate(candidate.id(project)),
            is_new: snapshot.news.is_new(candidate),
        })
    };
    snapshot
        .candidates
        .iter()
        .filter(concerns)
        .take(PROPOSALS)
        .filter_map(row)
        .collect()
}

fn origin_ui(ui: &mut Ui, scope: &Scope<'_>, actor: &Actor) {
    let mut words = scope.origin(&actor.origin);
    if !actor.note.is_empty() {
        words = format!("{}\n{words}", actor.note);
    }
    role::small(ui, words);
}

fn actions_ui(ui: &mut Ui, scope: &mut Scope<'_>, actor: &Actor) {
    ui.horizontal_wrapped(|ui| {
        let lang = scope.lang;
        let words = |action: Action| (action.words(lang), action.key_cap(lang));
        let (edit, delete) = (words(Action::Edit), words(Action::Delete));
        if Button::secondary(&edit.0)
            .icon(icons::EDIT)
            .key(&edit.1)
            .show(ui)
            .clicked()
        {
            scope.say(Message::Edit(Some(Editing::Actor(actor.id))));
        }
        let (tie, keys) = words(Action::Tie);
        if Button::quiet(&tie).icon(icons::TIE).key(&keys).show(ui).clicked() {
            scope.say(Message::Tie {
                from: actor.reference.clone(),
                to: None,
            });
        }
        let sheet = scope.tr("paper-handout");
        if Button::quiet(&sheet).icon(icons::PDF).show(ui).clicked() {
            scope.say(Message::Paper(Kind::Handout(actor.id), Form::Pdf));
        }
        if Button::quiet(&scope.tr("centre"))
            .icon(icons::CENTER)
            .show(ui)
            .clicked()
        {
            scope.say(Message::Centre(actor.id));
        }
        if Button::quiet(&delete.0).icon(icons::DELETE).show(ui).clicked() {
            scope.say(Message::Do(Intent::DeleteActor {
                id: actor.reference.clone(),
            }));
        }
    });
}
