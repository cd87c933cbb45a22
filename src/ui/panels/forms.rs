//! Editing in place: the fields of an actor or a flow, in the inspector.

use egui::{Key, Ui};
use serde_json::{Map, Value};

use super::Scope;
use super::focus::enter_is_free;
use crate::base::geo::LonLat;
use crate::base::i18n::Lang;
use crate::base::month::Months;
use crate::base::number;
use crate::entry::conversion_words;
use crate::matching::conditions::{NEVER, ONLY};
use crate::model::{Actor, ActorKind, Direction, Flow, Level, Period, Quantity};
use crate::session::Intent;
use crate::session::conditions;
use crate::session::intent::Fields;
use crate::ui::actions::Action;
use crate::ui::message::{Editing, Message};
use crate::ui::theme::{Type, color, palette, role, space};
use crate::ui::widgets::{Button, Entry, Notice, NoticeKind, TextField, Typed, choice, typed_number};

/// Most natures offered for a label.
const NATURES: usize = 6;

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

#[derive(Clone, Debug, Default, PartialEq)]
struct ActorFields {
    name: String,
    short_name: String,
    kind: Option<ActorKind>,
    activity: String,
    commune: String,
    employees: String,
    note: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct FlowFields {
    direction: Option<Direction>,
    label: String,
    nature: Option<String>,
    /// The person chose the nature, so the label no longer does.
    nature_chosen: bool,
    quantity: String,
    unit: String,
    period: Option<Period>,
    temperature: String,
    /// Twelve months as a mask; 0 while nobody said.
    months: u16,
    level: Option<Level>,
    note: String,
    /// The only actors that may have it, by name.
    only: String,
    /// Actors and natures that it refuses, by name.
    never: String,
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

impl ActorFields {
    fn of(actor: &Actor, lang: Lang) -> Self {
        Self {
            name: actor.name.clone(),
            short_name: actor.short_name.clone(),
            kind: Some(actor.kind),
            activity: actor.activity.clone(),
            commune: actor.commune.clone(),
            employees: actor
                .employees
                .map(|n| number::format(lang, f64::from(n), 0))
                .unwrap_or_default(),
            note: actor.note.clone(),
        }
    }

    fn to_fields(&self) -> Fields {
        let kind = self.kind.unwrap_or(ActorKind::Company).code();
        fields(&[
            ("name", &self.name),
            ("short_name", &self.short_name),
            ("kind", kind),
            ("activity", &self.activity),
            ("commune", &self.commune),
            ("employees", &self.employees),
            ("note", &self.note),
        ])
    }
}

impl FlowFields {
    fn of(flow: &Flow, lang: Lang) -> Self {
        Self {
            direction: Some(flow.direction),
            label: flow.label.clone(),
            nature: flow.nature.clone(),
            nature_chosen: flow.nature.is_some(),
            quantity: flow
                .quantity
                .typical()
                .map(|v| number::format(lang, v, 6))
                .unwrap_or_default(),
            unit: flow.quantity.unit.clone(),
            period: flow.quantity.period,
            temperature: flow
                .temperature_c
                .map(|v| number::format(lang, v, 2))
                .unwrap_or_default(),
            months: flow.availability.map_or(0, |m| m.0),
            level: Some(flow.level),
            note: flow.note.clone(),
            only: String::new(),
            never: String::new(),
        }
    }

    fn to_fields(&self) -> Fields {
        let mut all = fields(&[
            ("direction", self.direction.map_or("", Direction::code)),
            ("label", &self.label),
            ("quantity", &self.quantity),
            ("unit", &self.unit),
            ("period", self.period.map_or("", Period::code)),
            ("temperature_c", &self.temperature),
            (
                "availability",
                &if self.months == 0 {
                    String::new()
                } else {
                    Months(self.months).digits()
                },
            ),
            ("note", &self.note),
            ("only", &self.only),
            ("never", &self.never),
        ]);
        if self.nature_chosen {
            all.insert(
                "nature".to_owned(),
                self.nature.clone().map_or(Value::Null, Value::String),
            );
        }
        if let Some(level) = self.level {
            all.insert("level".to_owned(), Value::String(level.code().to_owned()));
        }
        all
    }
}

fn fields(pairs: &[(&str, &str)]) -> Fields {
    let text = |(key, value): &(&str, &str)| ((*key).to_owned(), Value::String((*value).trim().to_owned()));
    pairs.iter().map(text).collect::<Map<_, _>>()
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
    role::title(ui, scope.tr(heading));
    ui.add_space(space::NEAR);
    let focus = std::mem::take(&mut form.focus);
    match editing {
        Editing::NewActor(_) | Editing::Actor(_) => actor_fields(ui, scope, form, focus),
        Editing::NewFlow(_) | Editing::Flow(_) => flow_fields(ui, scope, &mut form.flow, focus),
    }
    if let Some(problem) = &form.problem {
        ui.add_space(space::NEAR);
        Notice::new(NoticeKind::Error, problem).show(ui);
    }
    ui.add_space(space::PAD);
    buttons(ui, scope, form);
}

fn actor_fields(ui: &mut Ui, scope: &Scope<'_>, form: &mut FormState, focus: bool) {
    let fields = &mut form.actor;
    let name = TextField::new(&scope.tr("field-name"), &mut fields.name)
        .hint(&scope.tr("field-name-hint"))
        .show(ui);
    if focus {
        name.request_focus();
    }
    TextField::new(&scope.tr("field-commune"), &mut fields.commune)
        .hint(&scope.tr("field-commune-hint"))
        .show(ui);
    if form.placed.is_some() {
        role::small(ui, scope.tr("form-placed"));
    } else if matches!(form.of, Some(Editing::NewActor(_))) {
        role::small(ui, scope.tr("form-place-by-click"));
    }
    ui.add_space(space::TIGHT);
    field_name(ui, scope, "field-kind");
    coded_choice(
        ui,
        scope,
        "field-kind",
        "kind",
        ActorKind::ALL,
        ActorKind::code,
        &mut fields.kind,
    );
    TextField::new(&scope.tr("field-activity"), &mut fields.activity).show(ui);
    TextField::new(&scope.tr("field-employees"), &mut fields.employees)
        .number(&scope.tr("not-a-number"))
        .show(ui);
    TextField::new(&scope.tr("field-short-name"), &mut fields.short_name)
        .hint(&scope.tr("field-short-name-hint"))
        .show(ui);
    TextField::new(&scope.tr("field-note"), &mut fields.note)
        .rows(2)
        .show(ui);
}

fn flow_fields(ui: &mut Ui, scope: &Scope<'_>, fields: &mut FlowFields, focus: bool) {
    coded_choice(
        ui,
        scope,
        "field-direction",
        "direction",
        Direction::ALL,
        Direction::code,
        &mut fields.direction,
    );
    let hint = scope.tr("field-label-hint");
    let label = TextField::new(&scope.tr("field-label"), &mut fields.label)
        .hint(&hint)
        .show(ui);
    if focus {
        label.request_focus();
    }
    nature_ui(ui, scope, fields);
    ui.horizontal_top(|ui| {
        let third = (ui.available_width() - 2.0 * space::NEAR) / 3.0;
        TextField::new(&scope.tr("field-quantity"), &mut fields.quantity)
            .width(third)
            .show(ui);
        TextField::new(&scope.tr("field-unit"), &mut fields.unit)
            .hint("t")
            .width(third)
            .show(ui);
        ui.vertical(|ui| {
            field_name(ui, scope, "field-period");
            coded_choice(
                ui,
                scope,
                "field-period",
                "period",
                Period::ALL,
                Period::code,
                &mut fields.period,
            );
        });
    });
    if typed_number(&fields.quantity) == Typed::Unclear {
        Notice::new(NoticeKind::Warning, &scope.tr("not-a-number")).show(ui);
    }
    if let Some(words) = conversion(scope, fields) {
        role::small(ui, words);
    }
    let thermal = |code: &str| code.starts_with('E') || code.starts_with('H');
    if fields.nature.as_deref().is_some_and(thermal) || !fields.temperature.is_empty() {
        let (name, problem) = (scope.tr("field-temperature"), scope.tr("not-a-number"));
        let field = TextField::new(&name, &mut fields.temperature).number(&problem);
        field.unit("°C").show(ui);
    }
    months_ui(ui, scope, &mut fields.months);
    ui.add_space(space::TIGHT);
    field_name(ui, scope, "field-level");
    coded_choice(
        ui,
        scope,
        "field-level",
        "level",
        Level::ALL,
        Level::code,
        &mut fields.level,
    );
    if fields.direction != Some(Direction::Pool) {
        TextField::new(&scope.tr("field-only"), &mut fields.only)
            .hint(&scope.tr("field-only-hint"))
            .show(ui);
        TextField::new(&scope.tr("field-never"), &mut fields.never)
            .hint(&scope.tr("field-never-hint"))
            .show(ui);
    }
    TextField::new(&scope.tr("field-note"), &mut fields.note)
        .rows(2)
        .show(ui);
}

/// What the quantity comes to in a year in the usual unit, with the figures it rests on.
fn conversion(scope: &Scope<'_>, fields: &FlowFields) -> Option<String> {
    let known = scope.document.session.knowledge();
    let nature = known.natures().index_of(fields.nature.as_deref()?)?;
    let quantity = Quantity {
        value: number::parse(&fields.quantity),
        unit: fields.unit.trim().to_owned(),
        period: fields.period,
        ..Quantity::default()
    };
    conversion_words(&known, nature, &quantity, scope.lang)
}

/// Twelve months to press; none pressed means that nobody said.
fn months_ui(ui: &mut Ui, scope: &Scope<'_>, months: &mut u16) {
    ui.add_space(space::TIGHT);
    field_name(ui, scope, "field-months");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::TIGHT, space::TIGHT);
        for month in 0..12 {
            let words = scope.tr(&format!("month-{}", month + 1));
            if Button::toggle(&words, *months >> month & 1 == 1)
                .show(ui)
                .clicked()
            {
                *months ^= 1 << month;
            }
        }
    });
}

/// The name above a choice, as text fields have theirs.
fn field_name(ui: &mut Ui, scope: &Scope<'_>, key: &str) {
    ui.label(Type::SmallStrong.tinted(scope.tr(key), color(palette(ui.ctx()).text_2)));
}

/// One of a closed list, each value called by `words-code`.
fn coded_choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    scope: &Scope<'_>,
    name: &str,
    words: &str,
    all: &[T],
    code: impl Fn(T) -> &'static str,
    chosen: &mut Option<T>,
) {
    let labels: Vec<String> = all
        .iter()
        .map(|v| scope.tr(&format!("{words}-{}", code(*v))))
        .collect();
    let entries: Vec<_> = all
        .iter()
        .zip(&labels)
        .map(|(v, label)| Entry {
            value: *v,
            label,
            note: "",
        })
        .collect();
    choice(ui, &scope.tr(name), "", &entries, chosen);
}

/// What the label was understood as, with the other readings one press away.
fn nature_ui(ui: &mut Ui, scope: &Scope<'_>, fields: &mut FlowFields) {
    if fields.label.trim().is_empty() {
        return;
    }
    let known = scope.document.session.knowledge();
    let natures = known.natures();
    let heard = known.recognise_as(&fields.label, fields.direction);
    if !fields.nature_chosen {
        fields.nature = heard.nature.map(|ix| natures.get(ix).code.clone());
    }
    let chosen = fields.nature.as_deref().and_then(|code| natures.index_of(code));
    let mut offered: Vec<_> = chosen
        .into_iter()
        .chain(heard.alternatives.iter().map(|(ix, _)| *ix))
        .collect();
    offered.extend(known.search(&fields.label, scope.lang, NATURES));
    let mut seen = std::collections::BTreeSet::new();
    offered.retain(|ix| seen.insert(*ix));
    offered.truncate(NATURES);
    let key = if chosen.is_some() {
        "nature-understood"
    } else {
        "nature-unknown"
    };
    ui.label(Type::SmallStrong.tinted(scope.tr(key), color(palette(ui.ctx()).text_2)));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::TIGHT, space::TIGHT);
        for ix in offered {
            let words = natures.label(ix, scope.lang);
            if Button::toggle(words, chosen == Some(ix)).show(ui).clicked() {
                fields.nature = Some(natures.get(ix).code.clone());
                fields.nature_chosen = true;
            }
        }
    });
    ui.add_space(space::TIGHT);
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
        if Button::secondary(&cancel).key(&escape).show(ui).clicked() {
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
