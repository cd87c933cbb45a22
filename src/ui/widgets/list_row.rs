//! Rows of lists: hairline below, fixed columns `icon 18 | words | figure at the right`.

use egui::{Color32, CursorIcon, Pos2, Rangef, Rect, Response, Role, Sense, Ui, vec2};

use super::line_sample::{self, LineLook};
use super::paint;
use super::tag::Tag;
use crate::ui::icons::Icon;
use crate::ui::theme::{Palette, Type, color, palette, space};

const PAD_Y: f32 = 10.0;
const EDGE: f32 = 14.0;
const WORDS_WIDTH: f32 = 52.0;

/// What stands before the words of a row.
#[derive(Clone, Copy, Debug)]
enum Lead<'a> {
    Nothing,
    Icon(Icon, Color32),
    Words(&'a str),
    Sample(LineLook, Color32),
}

/// A row that can be clicked.
#[derive(Clone, Copy, Debug)]
#[must_use = "call show(ui)"]
pub struct ListRow<'a> {
    lead: Lead<'a>,
    second_icon: Option<(Icon, Color32)>,
    title: &'a str,
    title_type: Type,
    detail: &'a str,
    detail_rows: usize,
    number: &'a str,
    note: &'a str,
    trail: Option<(LineLook, Color32)>,
    tag: Option<Tag<'a>>,
    selected: bool,
    gone: bool,
    late: bool,
    bare: bool,
    edge: f32,
}

impl<'a> ListRow<'a> {
    /// A row with these words.
    pub const fn new(title: &'a str) -> Self {
        Self {
            lead: Lead::Nothing,
            second_icon: None,
            title,
            title_type: Type::Strong,
            detail: "",
            detail_rows: 0,
            number: "",
            note: "",
            trail: None,
            tag: None,
            selected: false,
            gone: false,
            late: false,
            bare: false,
            edge: EDGE,
        }
    }

    /// An icon in front.
    pub const fn icon(self, icon: Icon, tint: Color32) -> Self {
        Self {
            lead: Lead::Icon(icon, tint),
            ..self
        }
    }

    /// A grey word in front (`donne`, `cherche`), then the icon.
    pub const fn lead(self, words: &'a str, icon: Icon, tint: Color32) -> Self {
        Self {
            lead: Lead::Words(words),
            second_icon: Some((icon, tint)),
            ..self
        }
    }

    /// A line sample in front.
    pub const fn sample(self, look: LineLook, tint: Color32) -> Self {
        Self {
            lead: Lead::Sample(look, tint),
            ..self
        }
    }

    /// Grey text under the title: exactly `rows` lines are kept for it, so that all rows of a list are equally high.
    pub const fn detail(self, text: &'a str, rows: usize) -> Self {
        Self {
            detail: text,
            detail_rows: rows,
            ..self
        }
    }

    /// The figure at the right, with its unit; `–` for none.
    pub const fn number(self, text: &'a str) -> Self {
        Self { number: text, ..self }
    }

    /// A grey figure or word at the right, under the number (or beside the title when there is no detail).
    pub const fn note(self, text: &'a str) -> Self {
        Self { note: text, ..self }
    }

    /// A line sample at the right edge of the first line.
    pub const fn trail(self, look: LineLook, tint: Color32) -> Self {
        Self {
            trail: Some((look, tint)),
            ..self
        }
    }

    /// A tag on the first line, before the number.
    pub const fn tag(self, tag: Tag<'a>) -> Self {
        Self {
            tag: Some(tag),
            ..self
        }
    }

    /// Title in normal weight.
    pub const fn plain(self) -> Self {
        Self {
            title_type: Type::Body,
            ..self
        }
    }

    /// Without the hairline below, as in a menu.
    pub const fn bare(self) -> Self {
        Self { bare: true, ..self }
    }

    /// Tinted, with the accent bar at the left.
    pub const fn selected(self, selected: bool) -> Self {
        Self { selected, ..self }
    }

    /// Grey and struck: it is no longer there.
    pub const fn gone(self, gone: bool) -> Self {
        Self { gone, ..self }
    }

    /// A red bar at the left: its date has passed.
    pub const fn late(self, late: bool) -> Self {
        Self { late, ..self }
    }

    /// Without space at both ends, inside a panel that has its own margin.
    pub const fn inset(self) -> Self {
        Self { edge: 0.0, ..self }
    }

    /// Height in points, the hairline included: the same for all rows with as many detail lines.
    pub const fn height(&self) -> f32 {
        if self.detail_rows == 0 {
            return space::ROW + space::TIGHT;
        }
        2.0 * PAD_Y
            + Type::Strong.line_height()
            + self.detail_rows as f32 * Type::Small.line_height()
            + space::HAIR
    }

    /// Shows the row over the width at hand.
    pub fn show(self, ui: &mut Ui) -> Response {
        let size = vec2(ui.available_width(), self.height());
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        self.describe(ui, &response);
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let palette = palette(ui.ctx());
        self.paint_ground(ui, &response, palette);
        let elided = self.paint_words(ui, rect, palette);
        paint::focus_ring_inside(ui, &response);
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        if elided {
            response.on_hover_ui(|ui| self.tooltip(ui))
        } else {
            response
        }
    }

    /// Rows are called by their title; the rest is their description.
    fn describe(&self, ui: &Ui, response: &Response) {
        paint::name_selectable(ui, response, Role::ListBoxOption, self.title, self.selected);
        let lead = if let Lead::Words(words) = self.lead {
            words
        } else {
            ""
        };
        let tag = self.tag.map_or("", |tag| tag.text());
        let rest = [lead, tag, self.detail, self.number, self.note];
        let rest: Vec<&str> = rest.into_iter().filter(|part| !part.is_empty()).collect();
        if !rest.is_empty() {
            ui.ctx()
                .accesskit_node_builder(response.id, |node| node.set_description(rest.join(", ")));
        }
    }

    fn paint_ground(&self, ui: &Ui, response: &Response, palette: &Palette) {
        let rect = response.rect;
        let painter = ui.painter();
        if self.selected {
            painter.rect_filled(rect, 0.0, color(palette.tint));
        } else if response.hovered() {
            painter.rect_filled(rect, 0.0, color(palette.surface_2));
        }
        let body = Rangef::new(rect.top(), rect.bottom() - space::HAIR);
        let bar = match (self.late, self.selected) {
            (true, _) => Some(palette.error),
            (false, true) => Some(palette.accent),
            (false, false) => None,
        };
        if let Some(bar) = bar {
            paint::upright(painter, rect.left(), body, space::ACCENT_BAR, color(bar));
        }
        if !self.bare {
            paint::rule(
                painter,
                rect.x_range(),
                rect.bottom(),
                space::HAIR,
                color(palette.rule),
            );
        }
    }

    /// Returns true when something was cut.
    fn paint_words(&self, ui: &Ui, rect: Rect, palette: &Palette) -> bool {
        let ink = color(if self.gone { palette.text_2 } else { palette.text });
        let grey = color(palette.text_2);
        let line = self.title_type.line_height();
        let first = if self.detail_rows == 0 {
            (rect.height() - space::HAIR - line) / 2.0
        } else {
            PAD_Y
        };
        let top = rect.top() + first;
        let middle = top + line / 2.0;
        let left = self.paint_lead(ui, Pos2::new(rect.left() + self.edge, middle), grey);
        let end = rect.right() - if self.edge > 0.0 { space::PAD } else { 0.0 };
        let right = self.paint_right(ui, Pos2::new(end, middle), ink, grey);

        let title = paint::line(ui, self.title, self.title_type, ink, right - left);
        let mut elided = title.elided;
        let title_end = left + title.size().x;
        paint::put(ui.painter(), Pos2::new(left, top), title);
        if self.gone {
            paint::rule(ui.painter(), left..=title_end, middle + 1.0, space::HAIR, ink);
        }
        if self.detail_rows > 0 {
            elided |= self.paint_detail(ui, left, Pos2::new(end, top + line), grey);
        }
        elided
    }

    /// Returns where the title starts.
    fn paint_lead(&self, ui: &Ui, at: Pos2, grey: Color32) -> f32 {
        let painter = ui.painter();
        let mut left = at.x;
        let icon = match self.lead {
            Lead::Nothing => None,
            Lead::Icon(icon, tint) => Some((icon, tint)),
            Lead::Words(words) => {
                let text = paint::line(ui, words, Type::Small, grey, WORDS_WIDTH);
                paint::put_middle(painter, at, text);
                left += WORDS_WIDTH + space::NEAR;
                self.second_icon
            }
            Lead::Sample(look, tint) => {
                let size = vec2(line_sample::WIDTH, space::ICON);
                let rect = Rect::from_min_size(at - vec2(0.0, size.y / 2.0), size);
                line_sample::paint_in(ui, rect, look, tint);
                left += size.x + space::NEAR;
                None
            }
        };
        if let Some((icon, tint)) = icon {
            let center = Pos2::new(left + space::ICON / 2.0, at.y);
            icon.paint(painter, center, space::ICON, tint);
            left += space::ICON + space::NEAR;
        }
        left
    }

    /// Paints what stands at the right of the first line; returns where the title must end.
    fn paint_right(&self, ui: &Ui, end: Pos2, ink: Color32, grey: Color32) -> f32 {
        let mut right = end;
        if let Some((look, tint)) = self.trail {
            let size = vec2(line_sample::WIDTH, space::ICON);
            let rect = Rect::from_min_size(right - vec2(size.x, size.y / 2.0), size);
            line_sample::paint_in(ui, rect, look, tint);
            right.x = rect.left() - space::NEAR;
        }
        let aside = if self.detail_rows == 0 { self.note } else { "" };
        for (text, kind, tint) in [(self.number, Type::Strong, ink), (aside, Type::Small, grey)] {
            if !text.is_empty() {
                let galley = paint::line(ui, text, kind, tint, f32::INFINITY);
                let corner = right - vec2(0.0, galley.size().y / 2.0);
                right.x -= galley.size().x.ceil() + space::PAD;
                paint::put_right(ui.painter(), corner, galley);
            }
        }
        if let Some(tag) = self.tag {
            right.x = tag.paint_before(ui, right).left() - space::NEAR;
        }
        right.x
    }

    /// Paints the grey lines and the note beside the first of them; returns true when they were cut.
    fn paint_detail(&self, ui: &Ui, left: f32, end: Pos2, grey: Color32) -> bool {
        let note = paint::line(ui, self.note, Type::Small, grey, f32::INFINITY);
        let room = note.size().x.ceil();
        let width = end.x - left - if room > 0.0 { room + space::PAD } else { 0.0 };
        paint::put_right(ui.painter(), end, note);
        let text = paint::block(ui, self.detail, Type::Small, grey, width, self.detail_rows);
        let elided = text.elided;
        paint::put(ui.painter(), Pos2::new(left, end.y), text);
        elided
    }

    fn tooltip(&self, ui: &mut Ui) {
        ui.label(Type::Strong.rich(self.title));
        if !self.detail.is_empty() {
            ui.label(Type::Small.rich(self.detail));
        }
    }
}
