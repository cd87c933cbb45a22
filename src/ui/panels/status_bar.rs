//! Status line: saved or not, counts, what just happened, audience, zoom.

use egui::{Align, Layout, Ui};

use super::Scope;
use super::memo::Memo;
use crate::model::SynergyState;
use crate::ui::document::Saving;
use crate::ui::icons;
use crate::ui::theme::{Type, color, palette, space};

/// Shows the line.
///
/// # Arguments
/// `running`: how many synergies run, kept from frame to frame.
pub fn show(ui: &mut Ui, scope: &mut Scope<'_>, running: &mut Memo<usize>) {
    let document = scope.document;
    let palette = palette(ui.ctx());
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = space::NEAR;
        ui.add_space(space::PAD);
        let (icon, tint, words) = match &document.saving {
            Saving::Saved(at) => {
                let file = document.file_name();
                (
                    icons::SAVED.filled(),
                    palette.ok,
                    scope.tr_with("saving-saved", &[("at", &at.words(scope.lang)), ("file", &file)]),
                )
            }
            Saving::Pending => (icons::SAVED, palette.text_2, scope.tr("saving-pending")),
            Saving::Failed(why) => (icons::LATE.filled(), palette.warning, why.clone()),
            Saving::ReadOnly(why) => (icons::LATE.filled(), palette.warning, why.clone()),
        };
        let calm = matches!(document.saving, Saving::Saved(_) | Saving::Pending);
        let ink = if calm { palette.text } else { palette.warning };
        ui.label(icon.text(space::ICON_SMALL).color(color(tint)));
        ui.add(egui::Label::new(Type::Small.tinted(words, color(ink))).truncate());
        if let Some(told) = document.told() {
            ui.add_space(space::NEAR);
            ui.label(Type::Small.tinted(told, color(palette.text_2)));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(space::PAD);
            let zoom = (ui.ctx().zoom_factor() * 100.0).round();
            ui.label(Type::Small.tinted(format!("{zoom:.0}\u{a0}%"), color(palette.text_2)));
            ui.add_space(space::NEAR);
            ui.label(Type::Small.rich(scope.tr("audience-operator")));
            ui.label(icons::PUBLIC_VIEW.text(space::ICON_SMALL));
            ui.add_space(space::NEAR);
            ui.add(
                egui::Label::new(Type::Small.tinted(counts(scope, running), color(palette.text_2)))
                    .truncate(),
            );
        });
    });
}

fn counts(scope: &Scope<'_>, running: &mut Memo<usize>) -> String {
    let session = &scope.document.session;
    let project = session.project();
    let running = running.rows(session.revision(), "", || {
        let all = project.synergies.values();
        vec![all.filter(|s| s.state == SynergyState::EnService).count()]
    })[0];
    let parts = [
        scope.count("count-actors", project.actors.len()),
        scope.count("count-flows", project.flows.len()),
        scope.count("count-running", running),
    ];
    let workshop = scope.document.workshop().map(|workshop| {
        let present = workshop.present().count().to_string();
        scope.tr_with(
            "status-workshop",
            &[("name", &workshop.name), ("count", &present)],
        )
    });
    let matching = scope.document.matching.then(|| scope.tr("list-updating"));
    workshop
        .into_iter()
        .chain(parts)
        .chain(matching)
        .collect::<Vec<_>>()
        .join(" · ")
}
