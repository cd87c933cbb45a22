//! The window, driven by what people read and press, without a display.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot set its stage fails"
)]

mod backdrop;
mod chooser;
mod desk;
mod drawn;
mod dropping;
mod entry;
mod export;
mod keyboard;
mod missing;
mod online;
mod priorities;
mod round;
mod scenario;
mod settings;
mod territory;
mod tokens;
mod tour;
mod typed;
mod wall;
mod widgets;
mod window;
mod workshop;

use egui_kittest::{Harness, HarnessBuilder};
use maillage::ui::theme::{self, Theme};

/// A harness dressed as the window is.
fn dressed<'a, State>(
    size: [f32; 2],
    app: impl FnMut(&mut egui::Ui, &mut State) + 'a,
    state: State,
) -> Harness<'a, State> {
    let builder: HarnessBuilder<State> = Harness::builder();
    builder
        .with_size(size)
        .with_context_setup(|ctx| {
            theme::install(ctx);
            theme::apply(ctx, Theme::Light, true);
        })
        .build_ui_state(app, state)
}
