//! Tags: a word about what is beside it. They cannot be pressed.

use egui::{Color32, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, Vec2, vec2};

use super::paint;
use crate::ui::icons::{ILLUSTRATIVE, Icon};
use crate::ui::theme::{Type, color, palette, space};

const HEIGHT: f32 = 22.0;
const PAD: f32 = 8.0;
const GAP: f32 = 6.0;
const DASH: [f32; 2] = [3.0, 2.0];

/// The three looks of a tag.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TagKind {
    /// New; the only user of the signal colour.
    Signal,
    /// Illustrative data: dashed outline.
    Dashed,
    /// Anything else.
    Neutral,
}

/// A tag and its words.
#[derive(Clone, Copy, Debug)]
pub struct Tag<'a> {
    kind: TagKind,
    icon: Option<Icon>,
    text: &'a str,
}

impl<'a> Tag<'a> {
    /// The saffron tag of new things.
    pub const fn signal(text: &'a str) -> Self {
        Self {
            kind: TagKind::Signal,
            icon: None,
            text,
        }
    }

    /// The dashed tag of illustrative data.
    pub const fn illustrative(text: &'a str) -> Self {
        Self {
            kind: TagKind::Dashed,
            icon: Some(ILLUSTRATIVE),
            text,
        }
    }

    /// A plain tag.
    pub const fn neutral(icon: Option<Icon>, text: &'a str) -> Self {
        Self {
            kind: TagKind::Neutral,
            icon,
            text,
        }
    }

    /// Its word, for those who cannot see it.
    pub const fn text(&self) -> &'a str {
        self.text
    }

    /// Shows the tag in the flow of the layout.
    pub fn show(self, ui: &mut Ui) -> Response {
        let (rect, response) = ui.allocate_exact_size(self.size(ui), Sense::hover());
        paint::name(ui, &response, Role::Label, self.text);
        self.paint_in(ui, rect);
        response
    }

    /// Room that the tag takes, in points.
    pub fn size(self, ui: &Ui) -> Vec2 {
        let text = self.galley(ui, Color32::PLACEHOLDER).size().x.ceil();
        let icon = if self.icon.is_some() {
            space::ICON_SMALL + GAP
        } else {
            0.0
        };
        vec2(text + icon + 2.0 * PAD, HEIGHT)
    }

    /// Paints the tag so that it ends at `right`, the middle of its right edge; returns where it is.
    pub fn paint_before(self, ui: &Ui, right: Pos2) -> Rect {
        let size = self.size(ui);
        let corner = paint::snap(ui.painter(), right - vec2(size.x, size.y / 2.0));
        let rect = Rect::from_min_size(corner, size);
        self.paint_in(ui, rect);
        rect
    }

    fn galley(self, ui: &Ui, ink: Color32) -> std::sync::Arc<egui::Galley> {
        paint::line(ui, self.text, Type::SmallStrong, ink, f32::INFINITY)
    }

    fn paint_in(self, ui: &Ui, rect: Rect) {
        let palette = palette(ui.ctx());
        let painter = ui.painter();
        let (fill, ink) = match self.kind {
            TagKind::Signal => (Some(palette.signal), palette.on_signal),
            TagKind::Neutral => (Some(palette.surface_2), palette.text),
            TagKind::Dashed => (None, palette.text),
        };
        let ink = color(ink);
        if let Some(fill) = fill {
            painter.rect_filled(rect, space::RADIUS_TAG, color(fill));
        } else {
            painter.extend(dashed_outline(rect, color(palette.text_2)));
        }
        let mut left = rect.left() + PAD;
        if let Some(icon) = self.icon {
            let center = Pos2::new(left + space::ICON_SMALL / 2.0, rect.center().y);
            icon.paint(painter, center, space::ICON_SMALL, ink);
            left += space::ICON_SMALL + GAP;
        }
        paint::put_middle(painter, Pos2::new(left, rect.center().y), self.galley(ui, ink));
    }
}

/// A dashed rectangle, its lines on the middle of pixels.
pub fn dashed_outline(rect: Rect, tint: Color32) -> Vec<Shape> {
    let r = rect.shrink(space::HAIR / 2.0);
    let corners = [
        r.left_top(),
        r.right_top(),
        r.right_bottom(),
        r.left_bottom(),
        r.left_top(),
    ];
    Shape::dashed_line(&corners, Stroke::new(space::HAIR, tint), DASH[0], DASH[1])
}
