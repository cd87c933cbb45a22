//! Where the focus of the bars lives, so that keys and panels can ask for it without knowing the bars.

use egui::{Id, Key, Ui};

/// The entry line.
pub fn line_id() -> Id {
    Id::unique("entry line")
}

/// The part of the entry line that is being put right.
pub fn chip_id() -> Id {
    Id::unique("entry chip")
}

/// The search at the top.
pub fn search_id() -> Id {
    Id::unique("top-bar search")
}

/// True when Enter was pressed for the text at hand: not for a button, nor in one of the bars above.
pub fn enter_is_free(ui: &Ui) -> bool {
    let bars = [line_id(), search_id()];
    ui.input(|i| i.key_pressed(Key::Enter) && i.modifiers.is_none())
        && ui.memory(|m| m.focused().is_none() && !bars.iter().any(|bar| m.had_focus_last_frame(*bar)))
}
