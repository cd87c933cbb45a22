//! The keys of the wall: those that lecturers know, and those of a remote control.

use egui::{Key, Modifiers, Ui};

use super::Wall;
use crate::ui::message::Message;
use crate::ui::message::wall::Wish;

/// Closer or further with one press.
const ZOOM_STEP: f64 = 0.5;

/// Reads the keys of the window that shows the wall.
pub fn read(ui: &Ui, wall: &mut Wall, out: &mut Vec<Message>) {
    // A remote control may send several presses within one frame.
    let presses = |keys: &[(Modifiers, Key)]| -> i32 {
        let count = |(modifiers, key): &(Modifiers, Key)| {
            ui.input_mut(|i| i.count_and_consume_key(*modifiers, *key)) as i32
        };
        keys.iter().map(count).sum()
    };
    let plain = |key| (Modifiers::NONE, key);
    let shift_f5 = (Modifiers::SHIFT, Key::F5);
    let mut wish = |wish| out.push(Message::Wall(wish));
    if presses(&[shift_f5, plain(Key::F5), plain(Key::Escape)]) > 0 {
        // Escape first brings the picture back.
        wish(if wall.blank {
            Wish::Blank(false)
        } else {
            Wish::At(None)
        });
    }
    if presses(&[plain(Key::B), plain(Key::Period)]) % 2 == 1 {
        wish(Wish::Blank(!wall.blank));
    }
    if presses(&[plain(Key::M)]) % 2 == 1 {
        wish(Wish::Matrix(!wall.matrix));
    }
    if presses(&[plain(Key::F11)]) % 2 == 1 {
        wish(Wish::FullScreen);
    }
    let on = [Key::ArrowRight, Key::ArrowDown, Key::PageDown, Key::Space].map(plain);
    let back = [Key::ArrowLeft, Key::ArrowUp, Key::PageUp].map(plain);
    let steps = presses(&on) - presses(&back);
    if steps != 0 {
        wish(Wish::Step(steps));
    }
    if presses(&[plain(Key::Home)]) > 0 {
        wish(Wish::Overview);
    }
    let closer = presses(&[plain(Key::Plus), plain(Key::Equals)]) - presses(&[plain(Key::Minus)]);
    if closer != 0 {
        let middle = ui.max_rect().size() / 2.0;
        wall.map
            .zoom_by(f64::from(closer) * ZOOM_STEP, [middle.x, middle.y]);
    }
}
