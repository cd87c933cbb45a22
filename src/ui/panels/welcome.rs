//! First page: sample zones, a new territory, recent files.

use std::path::{Path, PathBuf};

use egui::{Align, Layout, ScrollArea, Ui, vec2};

use crate::base::i18n::{Lang, tr};
use crate::samples;
use crate::ui::actions::Action;
use crate::ui::icons;
use crate::ui::message::Message;
use crate::ui::theme::{Type, color, palette, role, space};
use crate::ui::widgets::{Button, ListRow, Notice, NoticeKind, section};

/// Widest column of the page.
const COLUMN: f32 = 560.0;

/// Shows the page.
pub fn show(ui: &mut Ui, lang: Lang, recent: &[PathBuf], problem: Option<&str>, out: &mut Vec<Message>) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let side = ((ui.available_width() - COLUMN) / 2.0).max(space::MARGIN);
        ui.horizontal_top(|ui| {
            ui.add_space(side);
            ui.allocate_ui_with_layout(
                vec2(
                    COLUMN.min(ui.available_width() - space::MARGIN),
                    ui.available_height(),
                ),
                Layout::top_down(Align::Min),
                |ui| page(ui, lang, recent, problem, out),
            );
        });
    });
}

fn page(ui: &mut Ui, lang: Lang, recent: &[PathBuf], problem: Option<&str>, out: &mut Vec<Message>) {
    ui.add_space(56.0);
    ui.label(Type::ScoreLarge.rich("Maillage"));
    ui.add_space(space::TIGHT);
    role::reason(ui, tr(lang, "welcome-purpose"));
    ui.add_space(space::APART);
    if let Some(problem) = problem {
        Notice::new(NoticeKind::Error, problem).show(ui);
        ui.add_space(space::MARGIN);
    }
    section(ui, &tr(lang, "welcome-samples"));
    ui.spacing_mut().item_spacing.y = 0.0;
    for sample in samples::list() {
        let row = ListRow::new(&sample.name)
            .icon(icons::MAP, color(palette(ui.ctx()).accent))
            .detail(sample.description(lang), 1)
            .show(ui);
        if row.clicked() {
            out.push(Message::OpenSample(sample.key.to_owned()));
        }
    }
    ui.add_space(space::APART);
    ui.horizontal(|ui| {
        for (action, icon) in [(Action::New, icons::ADD), (Action::Open, icons::OPEN)] {
            let (words, keys) = (action.words(lang), action.key_cap(lang));
            if Button::secondary(&words).icon(icon).key(&keys).show(ui).clicked() {
                out.push(Message::Act(action));
            }
            ui.add_space(space::NEAR);
        }
    });
    ui.add_space(space::NEAR);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::PAD;
        for action in [Action::SwitchLanguage, Action::SwitchTheme] {
            let words = action.words(lang);
            if Button::quiet(&words).show(ui).clicked() {
                out.push(Message::Act(action));
            }
        }
    });
    if !recent.is_empty() {
        ui.add_space(space::APART);
        section(ui, &tr(lang, "welcome-recent"));
        for path in recent {
            recent_row(ui, lang, path, out);
        }
    }
    ui.add_space(space::APART);
}

fn recent_row(ui: &mut Ui, lang: Lang, path: &Path, out: &mut Vec<Message>) {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let folder = path.parent().map(|p| p.display().to_string()).unwrap_or_default();
    let row = ListRow::new(&name)
        .icon(icons::FILE, color(palette(ui.ctx()).text_2))
        .detail(&folder, 1)
        .show(ui);
    if row.on_hover_text(tr(lang, "welcome-open-recent")).clicked() {
        out.push(Message::Open(path.to_path_buf()));
    }
}
