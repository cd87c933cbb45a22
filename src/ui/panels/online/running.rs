//! A preparation under way, just over, or left from another day.

use egui::Ui;

use super::size;
use crate::base::number;
use crate::online::prepare::{Preparation, Progress, Stage};
use crate::ui::icons;
use crate::ui::message::Message;
use crate::ui::message::ground::{Drawn, GroundWish};
use crate::ui::online::OnlineWish;
use crate::ui::panels::Scope;
use crate::ui::theme::{Type, role, space};
use crate::ui::widgets::{Button, Notice, NoticeKind, progress};

/// Shows how far it has come, and what can be done with it.
pub fn show(ui: &mut Ui, scope: &mut Scope<'_>, preparation: &Preparation) {
    ui.label(Type::Strong.rich(preparation.plan().name.clone()));
    let now = preparation.progress();
    match &now.stage {
        Stage::Running => {
            let pause = scope.tr("online-pause");
            if bar(ui, scope, &now, &pause) {
                scope.say(Message::Online(OnlineWish::Pause));
            }
            give_up(ui, scope);
        }
        Stage::Paused => paused(ui, scope, preparation, &now, &scope.tr("online-paused")),
        Stage::Stopped(trouble) => paused(ui, scope, preparation, &now, &trouble.message(scope.lang)),
        Stage::Finished(path) => {
            let args = [
                ("size", size(scope, now.bytes)),
                ("path", path.display().to_string()),
            ];
            let args = args.each_ref().map(|(name, value)| (*name, value.as_str()));
            Notice::new(NoticeKind::Info, &scope.tr_with("online-finished", &args)).show(ui);
            if now.absent > 0 {
                let absent = usize::try_from(now.absent).unwrap_or(usize::MAX);
                role::small(ui, scope.count("online-absent", absent));
            }
            ui.add_space(space::NEAR);
            if Button::primary(&scope.tr("online-draw-pack")).show(ui).clicked() {
                scope.say(Message::Backdrop(GroundWish::Draw(Drawn::File(path.clone()))));
            }
            over(ui, scope);
        }
        Stage::Cancelled => {
            role::small(ui, scope.tr("online-cancelled"));
            over(ui, scope);
        }
    }
}

fn paused(ui: &mut Ui, scope: &mut Scope<'_>, preparation: &Preparation, now: &Progress, why: &str) {
    Notice::new(NoticeKind::Info, why).show(ui);
    ui.add_space(space::TIGHT);
    let may_resume =
        preparation.wait().is_zero() && preparation.plan().allowed(scope.online.choices()).is_some();
    let resume = scope.tr("online-resume");
    if bar(ui, scope, now, &resume) && may_resume {
        scope.say(Message::Online(OnlineWish::Resume));
    }
    if preparation.plan().allowed(scope.online.choices()).is_none() {
        role::small(ui, scope.tr("online-resume-off"));
    }
    give_up(ui, scope);
}

fn bar(ui: &mut Ui, scope: &Scope<'_>, now: &Progress, word: &str) -> bool {
    let shown = |count: u64| number::format(scope.lang, count as f64, 0);
    let sentence = scope.tr_with(
        "online-progress",
        &[
            ("done", &shown(now.done)),
            ("total", &shown(now.total)),
            ("size", &size(scope, now.bytes)),
        ],
    );
    let fraction = now.done as f32 / now.total.max(1) as f32;
    progress(ui, &sentence, Some(fraction), "", (word, ""))
}

fn give_up(ui: &mut Ui, scope: &mut Scope<'_>) {
    let button = Button::quiet(&scope.tr("online-give-up"))
        .icon(icons::CLOSE)
        .show(ui);
    if button.on_hover_text(scope.tr("online-give-up-hint")).clicked() {
        scope.say(Message::Online(OnlineWish::Cancel));
    }
}

fn over(ui: &mut Ui, scope: &mut Scope<'_>) {
    ui.add_space(space::NEAR);
    if Button::secondary(&scope.tr("online-another")).show(ui).clicked() {
        scope.say(Message::Online(OnlineWish::Close));
    }
}

/// Preparations that were interrupted: to go on with or to throw away.
pub fn unfinished(ui: &mut Ui, scope: &mut Scope<'_>) {
    for (path, plan) in scope.online.unfinished() {
        let words = scope.tr_with("online-unfinished", &[("name", &plan.name)]);
        Notice::new(NoticeKind::Info, &words).show(ui);
        let able = plan.allowed(scope.online.choices()).is_some();
        if !able {
            role::small(ui, scope.tr("online-resume-off"));
        }
        ui.horizontal_wrapped(|ui| {
            let resume = scope.tr("online-resume");
            if Button::secondary(&resume).enabled(able).show(ui).clicked() {
                scope.say(Message::Online(OnlineWish::TakeUp(path.clone())));
            }
            ui.spacing_mut().item_spacing.x = space::MARGIN;
            let discard = scope.tr("online-give-up");
            if Button::quiet(&discard).icon(icons::CLOSE).show(ui).clicked() {
                scope.say(Message::Online(OnlineWish::Discard(path.clone())));
            }
        });
        ui.add_space(space::PAD);
    }
}
