//! One source: its switch, where it stands, and its address.

use egui::{Align, Layout, RichText, Stroke, Ui};

use crate::online::{Provider, Template};
use crate::ui::icons;
use crate::ui::message::Message;
use crate::ui::online::OnlineWish;
use crate::ui::panels::Scope;
use crate::ui::theme::{Type, color, palette, role, space};
use crate::ui::widgets::{Button, Notice, NoticeKind, TextField, icon_button};

/// Shows the source.
pub fn show(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    editing: &mut Option<(Provider, String)>,
    provider: Provider,
) {
    ui.spacing_mut().item_spacing.y = space::TIGHT;
    let on = head(ui, scope, editing, provider);
    role::small(ui, scope.tr(&format!("online-about-{}", provider.key())));
    if on {
        status(ui, scope, provider);
    }
    let is_edited = editing.as_ref().is_some_and(|(edited, _)| *edited == provider);
    if is_edited {
        address(ui, scope, editing, provider);
    }
}

/// The switch, and the way to the address; true when it is switched on.
fn head(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    editing: &mut Option<(Provider, String)>,
    provider: Provider,
) -> bool {
    let mut on = scope.online.choices().of(provider).on;
    ui.horizontal(|ui| {
        let name = Type::Strong.rich(provider.name(scope.lang));
        if check(ui, &mut on, name) {
            scope.say(Message::Online(OnlineWish::Switch(provider, on)));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let named = scope.tr_with("online-address-of", &[("name", &provider.name(scope.lang))]);
            if icon_button(ui, icons::EDIT, &named).clicked() {
                *editing = Some((provider, current(scope, provider)));
            }
        });
    });
    on
}

/// A box to tick; true when it was.
fn check(ui: &mut Ui, on: &mut bool, words: RichText) -> bool {
    let palette = palette(ui.ctx());
    let fill = if *on { palette.accent } else { palette.surface };
    ui.scope(|ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        for look in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active] {
            look.bg_fill = color(fill);
            look.bg_stroke = Stroke::new(1.5, color(if *on { palette.accent } else { palette.rule_strong }));
        }
        for look in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active] {
            look.fg_stroke = Stroke::new(2.0, color(palette.on_accent));
        }
        ui.checkbox(on, words.color(color(palette.text))).changed()
    })
    .inner
}

/// Where it stands, in a calm line.
fn status(ui: &mut Ui, scope: &Scope<'_>, provider: Provider) {
    if let Err(fault) = scope.online.choices().template(provider) {
        Notice::new(NoticeKind::Warning, &fault.message(scope.lang)).show(ui);
        return;
    }
    let status = scope.online.status(provider);
    let zoom = scope.document.map.view.as_ref().map_or(0.0, |view| view.zoom);
    let from = provider.zooms().0;
    let words = match status.trouble {
        Some(trouble) => trouble.message(scope.lang),
        None if zoom.round() < f64::from(from) => {
            scope.tr_with("online-too-far", &[("zoom", &from.to_string())])
        }
        None if status.waiting > 0 => scope.count("online-waiting", status.waiting),
        None if status.arrived > 0 => {
            let arrived = usize::try_from(status.arrived).unwrap_or(usize::MAX);
            scope.count("online-arrived", arrived)
        }
        None if status.absent > 0 => scope.tr("online-nothing-here"),
        None => scope.tr("online-ready"),
    };
    ui.label(Type::Body.rich(words));
}

fn address(ui: &mut Ui, scope: &mut Scope<'_>, editing: &mut Option<(Provider, String)>, provider: Provider) {
    let Some((_, text)) = editing else { return };
    // The field is tall so that a long address is seen whole; it is one line all the same.
    text.retain(|letter| letter != '\n');
    let checked = Template::new(text);
    let problem = checked.as_ref().err().map(|fault| fault.message(scope.lang));
    let label = scope.tr_with("online-address-of", &[("name", &provider.name(scope.lang))]);
    TextField::new(&label, text)
        .rows(4)
        .problem(problem.as_deref())
        .show(ui);
    if checked.as_ref().is_ok_and(Template::is_loopback) {
        Notice::new(NoticeKind::Info, &scope.tr("online-address-loopback")).show(ui);
    }
    let typed = text.clone();
    let (mut done, mut taken) = (false, None);
    ui.horizontal_wrapped(|ui| {
        let save = Button::secondary(&scope.tr("online-address-keep"))
            .enabled(problem.is_none())
            .show(ui);
        if save.clicked() {
            taken = Some((typed.trim() != provider.usual_address()).then(|| typed.trim().to_owned()));
        }
        ui.spacing_mut().item_spacing.x = space::MARGIN;
        let has_own = scope.online.choices().of(provider).address.is_some();
        let usual = scope.tr("online-address-usual");
        if has_own && Button::quiet(&usual).icon(icons::UNDO).show(ui).clicked() {
            taken = Some(None);
        }
        done = Button::quiet(&scope.tr("online-address-leave"))
            .show(ui)
            .clicked();
    });
    if let Some(address) = taken {
        scope.say(Message::Online(OnlineWish::Address(provider, address)));
        done = true;
    }
    if done {
        *editing = None;
    }
}

fn current(scope: &Scope<'_>, provider: Provider) -> String {
    let own = scope.online.choices().of(provider).address.as_deref();
    own.unwrap_or_else(|| provider.usual_address()).to_owned()
}
