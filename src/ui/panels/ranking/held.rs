//! A slider that is being moved: shown at once, saved as one step when it is let go.

use std::time::Duration;

use egui::{Response, Ui};

use super::Scope;
use crate::session::Intent;
use crate::ui::message::Message;

/// A value moved by keys is settled after this much quiet, in seconds.
const QUIET: f64 = 0.8;

/// The value of a setting that is not yet saved.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// The setting.
    pub key: String,
    /// Where its slider stands.
    pub value: f64,
    /// What is written; `None` is the default.
    written: Option<String>,
    /// When it last moved, in the window's seconds.
    moved: f64,
    dragged: bool,
    /// Escape was pressed: whatever the pointer still does until it lets go is ignored.
    given_up: bool,
}

impl Held {
    /// The value to show for a setting.
    pub fn shown(held: Option<&Self>, key: &str) -> Option<f64> {
        held.filter(|h| h.key == key && !h.given_up).map(|h| h.value)
    }
}

/// Gives up what was moved; false when there was nothing.
pub fn give_up(held: &mut Option<Held>) -> bool {
    let Some(h) = held.as_mut().filter(|h| !h.given_up) else {
        return false;
    };
    h.given_up = true;
    held.take_if(|h| !h.dragged);
    true
}

/// Takes in what a slider did. `usual` is the value that needs no setting.
pub fn take(
    ui: &Ui,
    scope: &mut Scope<'_>,
    held: &mut Option<Held>,
    (key, value, usual): (&str, f64, f64),
    slider: &Response,
) {
    if held.as_ref().is_some_and(|h| h.given_up) {
        held.take_if(|h| h.key == key && !slider.is_pointer_button_down_on());
        return;
    }
    if slider.changed() {
        if held.as_ref().is_some_and(|h| h.key != key) {
            settle(scope, held);
        }
        let written = written(value, usual);
        let moved = held.as_ref().is_none_or(|h| h.written != written);
        if moved {
            scope.say(Message::PreviewSetting {
                key: key.to_owned(),
                value: written.clone(),
            });
        }
        *held = Some(Held {
            key: key.to_owned(),
            value,
            written,
            moved: ui.input(|i| i.time),
            dragged: slider.is_pointer_button_down_on(),
            given_up: false,
        });
    }
    let is_it = held.as_ref().is_some_and(|h| h.key == key);
    if is_it && (slider.drag_stopped() || slider.lost_focus()) && !escaped(ui) {
        settle(scope, held);
    }
}

/// True in the frame of Escape: it ends drags and focus by itself, before the action that gives up is carried out.
fn escaped(ui: &Ui) -> bool {
    let is_escape = |e: &egui::Event| {
        matches!(
            e,
            egui::Event::Key {
                key: egui::Key::Escape,
                pressed: true,
                ..
            }
        )
    };
    ui.input(|i| i.raw.events.iter().any(is_escape))
}

/// Saves what was moved.
pub fn settle(scope: &mut Scope<'_>, held: &mut Option<Held>) {
    if let Some(Held { key, written, .. }) = held.take().filter(|h| !h.given_up) {
        scope.say(Message::Do(Intent::Setting { key, value: written }));
    }
}

/// Saves what was moved by keys once they rest.
pub fn settle_when_quiet(ui: &Ui, scope: &mut Scope<'_>, held: &mut Option<Held>) {
    let Some(moved) = held.as_ref().filter(|h| !h.dragged).map(|h| h.moved) else {
        return;
    };
    let left = moved + QUIET - ui.input(|i| i.time);
    if left <= 0.0 {
        settle(scope, held);
    } else {
        ui.ctx().request_repaint_after(Duration::from_secs_f64(left));
    }
}

/// A value as the setting holds it: at most four decimals, nothing for the usual one.
fn written(value: f64, usual: f64) -> Option<String> {
    let rounded = (value * 10_000.0).round() / 10_000.0;
    ((rounded - usual).abs() > 1e-9).then(|| rounded.to_string())
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn a_value_is_written_without_the_noise_of_sums_and_the_usual_not_at_all() {
        assert_eq!(written(0.1 + 0.2, 1.0).as_deref(), Some("0.3"));
        assert_eq!(written(2.0, 1.0).as_deref(), Some("2"));
        assert_eq!(written(0.0, 1.0).as_deref(), Some("0"));
        assert_eq!(written(1.0 + 1e-12, 1.0), None);
    }
}
