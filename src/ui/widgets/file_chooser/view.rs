//! The chooser on the screen: a panel in place, not a floating window.

use egui::{Align, EventFilter, Frame, Id, Key, Layout, Modifiers, ScrollArea, Ui, vec2};

use super::{Chooser, ChooserEvent, ChooserMode, Item, MOST_ENTRIES, PlaceKind};
use crate::base::i18n::{Lang, tr, tr_args};
use crate::base::number;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{color, palette, role, space};
use crate::ui::widgets::buttons::{Button, icon_button};
use crate::ui::widgets::choice::arrow_steps;
use crate::ui::widgets::list_row::ListRow;
use crate::ui::widgets::notice::{Notice, NoticeEvent, NoticeKind};
use crate::ui::widgets::section::{hairline, section};
use crate::ui::widgets::text_field::TextField;

const PLACES_WIDTH: f32 = 200.0;
/// Below this width the places go and the list takes all.
const WIDE_ENOUGH: f32 = 520.0;

impl Chooser {
    /// Shows the chooser over the room at hand; returns how it ended.
    pub fn show(&mut self, ui: &mut Ui, lang: Lang) -> Option<ChooserEvent> {
        let frame = Frame::new().inner_margin(space::NEAR);
        frame.show(ui, |ui| self.show_parts(ui, lang)).inner
    }

    fn show_parts(&mut self, ui: &mut Ui, lang: Lang) -> Option<ChooserEvent> {
        let mut event = None;
        event = event.or(self.show_head(ui, lang));
        event = event.or(self.show_path(ui, lang));
        ui.add_space(space::NEAR);
        hairline(ui);
        // The list leaves room for what stands below it.
        let below = if self.problem.is_some() || self.replacing.is_some() {
            190.0
        } else {
            64.0
        };
        let height = (ui.available_height() - below).max(2.0 * space::ROW);
        let body = vec2(ui.available_width(), height);
        event = event.or(ui.allocate_ui(body, |ui| self.show_body(ui, lang, height)).inner);
        hairline(ui);
        event = event.or(self.show_problem(ui, lang));
        event = event.or(self.show_foot(ui, lang));
        event
    }

    fn show_head(&self, ui: &mut Ui, lang: Lang) -> Option<ChooserEvent> {
        ui.horizontal(|ui| {
            role::title(ui, tr(lang, self.title));
            let at_right = Layout::right_to_left(Align::Center);
            let close = ui.with_layout(at_right, |ui| {
                icon_button(ui, icons::CLOSE, &tr(lang, "chooser-close"))
            });
            close.inner.clicked().then_some(ChooserEvent::Cancelled)
        })
        .inner
    }

    fn show_path(&mut self, ui: &mut Ui, lang: Lang) -> Option<ChooserEvent> {
        let id = Id::unique("file chooser path");
        let focused = ui.memory(|memory| memory.has_focus(id));
        let event = if focused {
            self.keys(ui)
        } else {
            self.escape_key(ui)
        };
        let completes = self.completion().is_some();
        ui.horizontal(|ui| {
            if icon_button(ui, icons::PARENT, &tr(lang, "chooser-parent")).clicked() {
                self.go_up();
            }
            let (label, hint) = (tr(lang, "chooser-path"), tr(lang, "chooser-path-hint"));
            let before = self.text.clone();
            let field = TextField::new(&label, &mut self.text).bare().hint(&hint).id(id);
            let response = field.show(ui);
            if std::mem::take(&mut self.text_replaced) {
                // Typing goes on where the list, a place or a completion has led.
                response.request_focus();
                move_cursor_to_end(ui, id, &self.text);
            }
            if focused {
                // Tab completes while there is something to complete; otherwise it leaves the field as everywhere.
                let filter = EventFilter {
                    tab: completes,
                    horizontal_arrows: true,
                    vertical_arrows: true,
                    escape: true,
                };
                ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
            }
            if self.text != before {
                self.typed();
            }
        });
        event
    }

    fn keys(&mut self, ui: &mut Ui) -> Option<ChooserEvent> {
        let pressed = |ui: &mut Ui, modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        // Before the plain arrows, which would take it as well.
        if pressed(ui, Modifiers::ALT, Key::ArrowUp) {
            self.go_up();
        }
        let steps = arrow_steps(ui);
        self.move_mark(steps);
        if self.completion().is_some() && pressed(ui, Modifiers::NONE, Key::Tab) {
            self.complete();
        }
        if pressed(ui, Modifiers::NONE, Key::Enter) {
            return match self.replacing.take() {
                Some(path) => Some(ChooserEvent::Chosen(path)),
                None => self.confirm(),
            };
        }
        self.escape_key(ui)
    }

    fn escape_key(&mut self, ui: &mut Ui) -> Option<ChooserEvent> {
        let pressed = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        if pressed { self.escape() } else { None }
    }

    fn show_body(&mut self, ui: &mut Ui, lang: Lang, height: f32) -> Option<ChooserEvent> {
        let wide = ui.available_width() >= WIDE_ENOUGH;
        ui.horizontal_top(|ui| {
            ui.set_min_height(height);
            let mut event = None;
            if wide {
                let places = vec2(PLACES_WIDTH, height);
                let down = Layout::top_down(Align::Min);
                let places = ui.allocate_ui_with_layout(places, down, |ui| self.show_places(ui, lang));
                event = places.inner;
            }
            event.or(ui.vertical(|ui| self.show_list(ui, lang)).inner)
        })
        .inner
    }

    fn show_places(&mut self, ui: &mut Ui, lang: Lang) -> Option<ChooserEvent> {
        let grey = color(palette(ui.ctx()).text_2);
        let scroll = ScrollArea::vertical()
            .id_salt("places")
            .auto_shrink([false, false]);
        scroll
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.add_space(space::NEAR);
                section(ui, &tr(lang, "chooser-places"));
                for place in self.places.clone() {
                    let row = ListRow::new(&place.label)
                        .plain()
                        .icon(place_icon(place.kind), grey);
                    if row.selected(place.path == self.folder).show(ui).clicked() {
                        self.go(&place.path);
                    }
                }
                if self.recent.is_empty() {
                    return None;
                }
                ui.add_space(space::MARGIN);
                section(ui, &tr(lang, "chooser-recent"));
                self.show_recent(ui)
            })
            .inner
    }

    fn show_recent(&mut self, ui: &mut Ui) -> Option<ChooserEvent> {
        let grey = color(palette(ui.ctx()).text_2);
        let mut event = None;
        for path in self.recent.clone() {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let row = ListRow::new(&name).plain().icon(icons::HISTORY, grey).show(ui);
            let row = row.on_hover_text(path.display().to_string());
            if row.clicked() {
                match self.mode {
                    ChooserMode::Open => event = self.take(&path),
                    ChooserMode::Save => self.go(path.parent().unwrap_or(&path)),
                }
            }
        }
        event
    }

    fn show_list(&mut self, ui: &mut Ui, lang: Lang) -> Option<ChooserEvent> {
        let items: Vec<Item> = self.shown().cloned().collect();
        ui.spacing_mut().item_spacing.y = 0.0;
        if items.is_empty() {
            ui.add_space(space::MARGIN);
            role::small(ui, self.empty_sentence(lang));
            return None;
        }
        if self.listing.cut {
            let n = number::format(lang, MOST_ENTRIES as f64, 0);
            role::small(ui, tr_args(lang, "chooser-too-many", &[("n", n.into())]));
        }
        let marked_before = ui
            .data(|data| data.get_temp::<Option<usize>>(ui.scope_id().with("mark")))
            .flatten();
        let mut taken = None;
        let row_height = ListRow::new("").height();
        let mut area = ScrollArea::vertical()
            .id_salt("files")
            .auto_shrink([false, false]);
        if let Some(mark) = self.marked.filter(|_| marked_before != self.marked) {
            let middle = mark as f32 * row_height - (ui.available_height() - row_height) / 2.0;
            area = area.vertical_scroll_offset(middle.max(0.0));
        }
        ui.data_mut(|data| data.insert_temp(ui.scope_id().with("mark"), self.marked));
        area.show_rows(ui, row_height, items.len(), |ui, visible| {
            for index in visible {
                if show_item(ui, lang, &items[index], self.marked == Some(index)) {
                    taken = items.get(index).map(|item| item.path.clone());
                }
            }
        });
        self.take(&taken?)
    }

    fn empty_sentence(&self, lang: Lang) -> String {
        let (_, name) = self.split_text();
        if name.is_empty() || self.mode == ChooserMode::Save {
            tr_args(lang, "chooser-empty", &[("kinds", self.kinds_text().into())])
        } else {
            tr_args(lang, "chooser-no-match", &[("text", name.into())])
        }
    }

    fn show_problem(&mut self, ui: &mut Ui, lang: Lang) -> Option<ChooserEvent> {
        if let Some(path) = &self.replacing {
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let what = tr_args(lang, "chooser-replace-what", &[("name", name.into())]);
            let (remedy, word) = (tr(lang, "chooser-replace-remedy"), tr(lang, "chooser-replace"));
            let key = tr(lang, "chooser-key-enter");
            let notice = Notice::new(NoticeKind::Warning, &what)
                .remedy(&remedy)
                .action(&word, &key);
            if notice.show(ui) == Some(NoticeEvent::Action) {
                return self.replacing.take().map(ChooserEvent::Chosen);
            }
        } else if let Some(problem) = &self.problem {
            let (what, place, remedy) = (problem.message(lang), problem.place(), problem.remedy(lang));
            Notice::new(NoticeKind::Error, &what)
                .place(&place)
                .remedy(&remedy)
                .show(ui);
        }
        None
    }

    fn show_foot(&mut self, ui: &mut Ui, lang: Lang) -> Option<ChooserEvent> {
        let word = match self.mode {
            ChooserMode::Open => "chooser-open",
            ChooserMode::Save => "chooser-save",
        };
        ui.add_space(space::TIGHT);
        ui.horizontal_wrapped(|ui| {
            let (confirm, enter) = (tr(lang, word), tr(lang, "chooser-key-enter"));
            let (cancel, escape) = (tr(lang, "chooser-cancel"), tr(lang, "chooser-key-escape"));
            let primary = Button::primary(&confirm)
                .key(&enter)
                .enabled(self.replacing.is_none());
            if primary.show(ui).clicked() {
                return self.confirm();
            }
            if Button::secondary(&cancel).key(&escape).show(ui).clicked() {
                return Some(ChooserEvent::Cancelled);
            }
            role::small(
                ui,
                tr_args(lang, "chooser-filter", &[("kinds", self.kinds_text().into())]),
            );
            None
        })
        .inner
    }
}

fn show_item(ui: &mut Ui, lang: Lang, item: &Item, marked: bool) -> bool {
    let grey = color(palette(ui.ctx()).text_2);
    let size = if item.is_folder {
        String::new()
    } else {
        size_text(lang, item.bytes)
    };
    let icon = if item.is_folder {
        icons::FOLDER
    } else {
        icons::FILE
    };
    let row = ListRow::new(&item.name).plain().icon(icon, grey).note(&size);
    row.selected(marked).show(ui).clicked()
}

fn size_text(lang: Lang, bytes: u64) -> String {
    let kilobytes = bytes as f64 / 1_000.0;
    let (key, n) = if kilobytes < 1_000.0 {
        ("chooser-size-kb", kilobytes.ceil())
    } else {
        ("chooser-size-mb", kilobytes / 1_000.0)
    };
    tr_args(lang, key, &[("n", number::format_measure(lang, n).into())])
}

const fn place_icon(kind: PlaceKind) -> Icon {
    match kind {
        PlaceKind::Home => icons::HOUSEHOLD,
        PlaceKind::Documents => icons::DOCUMENTS,
        PlaceKind::Medium => icons::DISK,
    }
}

fn move_cursor_to_end(ui: &Ui, id: Id, text: &str) {
    use egui::text::{CCursor, CCursorRange};
    let Some(mut state) = egui::TextEdit::load_state(ui.ctx(), id) else {
        return;
    };
    let end = CCursor::new(text.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::one(end)));
    egui::TextEdit::store_state(ui.ctx(), id, state);
}
