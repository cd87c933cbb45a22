//! The line under the top bar, in large type: entries, or what is typed in their place.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Id, Response, TextEdit, Ui};

use crate::ui::icons::Icon;
use crate::ui::theme::{Type, color, palette, space};
use crate::ui::widgets::key_cap;

/// Puts the cursor behind what stands there already.
fn go_to_end(ui: &Ui, id: Id, text: &str) {
    let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::one(end)));
    state.store(ui.ctx(), id);
}

/// Longest line, in characters.
const LONGEST: usize = 500;

/// What the line looks like and is called.
pub struct SpokenLine<'a> {
    /// Where its focus lives.
    pub id: Id,
    /// What is typed in it.
    pub icon: Icon,
    /// Its accessible name.
    pub name: String,
    /// Grey words while it is empty.
    pub hint: String,
    /// The key at its end.
    pub keys: &'a str,
}

impl SpokenLine<'_> {
    /// Shows the line; it takes the focus when that is wanted.
    pub fn show(self, ui: &mut Ui, text: &mut String, wants_focus: &mut bool) -> Response {
        ui.horizontal_centered(|ui| {
            let palette = palette(ui.ctx());
            ui.add_space(space::PAD);
            ui.label(self.icon.text(space::ICON).color(color(palette.accent)));
            ui.add_space(space::TIGHT);
            let cap = key_cap::size(ui, self.keys).x;
            let field = TextEdit::singleline(text)
                .id(self.id)
                .font(Type::Entry.font())
                .frame(egui::Frame::NONE)
                .align(egui::Align2::LEFT_CENTER)
                .char_limit(LONGEST)
                .hint_text(Type::Entry.tinted(self.hint, color(palette.text_2)))
                .desired_width(ui.available_width() - cap - space::APART);
            let response = ui.add(field);
            response.widget_info(|| {
                let mut info = egui::WidgetInfo::text_edit(true, text.as_str(), text.as_str(), "");
                info.label = Some(self.name.clone());
                info
            });
            key_cap(ui, self.keys);
            if std::mem::take(wants_focus) {
                response.request_focus();
                go_to_end(ui, self.id, text);
            }
            response
        })
        .inner
    }
}
