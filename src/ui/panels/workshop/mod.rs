//! « Atelier »: a meeting prepared, held as a tour de table, and what comes of it.

mod appeared;
mod noted;
mod papers;
mod participants;
mod prepare;
pub mod side_line;
mod turn;

use egui::Ui;

use super::Scope;

pub use prepare::WorkshopState;

/// Whose turn it is, how much time is left, and who comes next.
pub fn turn(ui: &mut Ui, scope: &mut Scope<'_>) {
    turn::show(ui, scope);
}

/// What has just appeared, who is interested, and what was noted.
pub fn appeared(ui: &mut Ui, scope: &mut Scope<'_>) {
    appeared::show(ui, scope);
}

/// Workshops past and to come, and the one that is being prepared.
pub fn prepare(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut WorkshopState) {
    prepare::show(ui, scope, state);
}

/// Unix milliseconds of the clock on the wall.
pub fn now_ms() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}
