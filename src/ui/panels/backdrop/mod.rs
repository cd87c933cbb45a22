//! The page « Fond de plan »: what is drawn, other packs, and taking one along in the project.

mod travel;

use egui::{ScrollArea, Ui};

use super::Scope;
use super::online::{self, OnlineState};
use super::page_head::head;
use crate::base::number;
use crate::basemap::About;
use crate::ui::icons;
use crate::ui::message::Message;
use crate::ui::message::ground::{Drawn, GroundWish};
use crate::ui::theme::{color, palette, role, space};
use crate::ui::widgets::{Button, ListRow, Notice, NoticeKind, section};

/// Bytes of a megabyte as people count them.
const MEGABYTE: f64 = 1e6;

/// Shows the page.
pub fn show(ui: &mut Ui, scope: &mut Scope<'_>, online: &mut OnlineState) {
    ScrollArea::vertical()
        .auto_shrink(false)
        .id_salt("backdrop")
        .show(ui, |ui| {
            head(ui, scope, |ui, scope| {
                drop(role::title(ui, scope.tr("action-backdrop")));
            });
            role::small(ui, scope.tr("backdrop-lead"));
            ui.add_space(space::PAD);
            drawn(ui, scope);
            ui.add_space(space::APART);
            others(ui, scope);
            ui.add_space(space::APART);
            travel::show(ui, scope);
            ui.add_space(space::APART);
            online::show(ui, scope, online);
            ui.add_space(space::MARGIN);
        });
}

/// The grounds at hand, the one that is drawn marked.
fn drawn(ui: &mut Ui, scope: &mut Scope<'_>) {
    section(ui, &scope.tr("backdrop-drawn"));
    let document = scope.document;
    let backdrop = &document.backdrop;
    let now = match (&backdrop.drawn, &backdrop.carried) {
        // Nothing of the kind travels in the project: the embedded map shows.
        (Drawn::Project, None) => Drawn::Embedded,
        (drawn, _) => drawn.clone(),
    };
    let online = scope.online.choices().ground();
    if let Some(provider) = online {
        let name = provider.name(scope.lang);
        let words = scope.tr("online-drawn");
        let tint = color(palette(ui.ctx()).text_2);
        let row = ListRow::new(&name).icon(icons::MAP, tint);
        row.detail(&words, 1).selected(true).show(ui);
    }
    let now = match online {
        Some(_) => None,
        None => Some(now),
    };
    let words = scope.tr("backdrop-embedded-detail");
    choice(
        ui,
        scope,
        Drawn::Embedded,
        now.as_ref(),
        &scope.tr("backdrop-embedded"),
        &words,
    );
    if let Some((about, bytes)) = &backdrop.carried {
        let mut words = described(scope, about);
        words += &format!(" · {}", size(scope, *bytes));
        choice(
            ui,
            scope,
            Drawn::Project,
            now.as_ref(),
            &scope.tr("backdrop-carried"),
            &words,
        );
    }
    if let Drawn::File(path) = &backdrop.drawn {
        let words = match &backdrop.about {
            Some(about) => described(scope, about),
            None => scope.tr("backdrop-not-drawn"),
        };
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        choice(ui, scope, backdrop.drawn.clone(), now.as_ref(), &name, &words);
    }
    if let Some(problem) = &backdrop.problem {
        ui.add_space(space::NEAR);
        let remedy = scope.tr("backdrop-problem-remedy");
        Notice::new(NoticeKind::Warning, problem).remedy(&remedy).show(ui);
    }
    ui.add_space(space::NEAR);
    let credit = match &backdrop.about {
        Some(about) if !about.attribution.is_empty() => about.attribution.clone(),
        Some(_) => scope.tr("backdrop-no-credit"),
        None => scope.tr("basemap-attribution"),
    };
    role::small(ui, credit);
}

fn choice(ui: &mut Ui, scope: &mut Scope<'_>, ground: Drawn, now: Option<&Drawn>, title: &str, detail: &str) {
    let tint = color(palette(ui.ctx()).text_2);
    let row = ListRow::new(title)
        .icon(icons::MAP, tint)
        .detail(detail, 2)
        .selected(Some(&ground) == now);
    if row.show(ui).clicked() {
        scope.say(Message::Backdrop(GroundWish::Draw(ground)));
    }
}

/// Kind, zooms and name of a pack in a line.
fn described(scope: &Scope<'_>, about: &About) -> String {
    let key = if about.tile_type.is_picture() {
        "backdrop-pictures"
    } else {
        "backdrop-shapes"
    };
    let (low, high) = (about.min_zoom.to_string(), about.max_zoom.to_string());
    let words = scope.tr_with(
        key,
        &[("kind", about.tile_type.name()), ("low", &low), ("high", &high)],
    );
    if about.name.is_empty() {
        return words;
    }
    format!("{} · {words}", about.name)
}

/// Bytes in words.
fn size(scope: &Scope<'_>, bytes: u64) -> String {
    let megabytes = number::format(scope.lang, bytes as f64 / MEGABYTE, 1);
    scope.tr_with("backdrop-size", &[("size", &megabytes)])
}

/// Packs in files: one to choose, and those used lately.
fn others(ui: &mut Ui, scope: &mut Scope<'_>) {
    section(ui, &scope.tr("backdrop-others"));
    ui.add_space(space::TIGHT);
    let words = scope.tr("backdrop-choose");
    if Button::secondary(&words).icon(icons::OPEN).show(ui).clicked() {
        scope.say(Message::Backdrop(GroundWish::Choose));
    }
    role::small(ui, scope.tr("backdrop-choose-hint"));
    let document = scope.document;
    let tint = color(palette(ui.ctx()).text_2);
    for path in &document.backdrop.recent {
        let ground = Drawn::File(path.clone());
        if ground == document.backdrop.drawn {
            continue;
        }
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let folder = path.parent().unwrap_or(path).display().to_string();
        let row = ListRow::new(&name)
            .plain()
            .icon(icons::FILE, tint)
            .detail(&folder, 1);
        if row.show(ui).clicked() {
            scope.say(Message::Backdrop(GroundWish::Draw(ground)));
        }
    }
}
