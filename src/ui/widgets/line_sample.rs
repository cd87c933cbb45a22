//! A short line with its head, as the map draws it: for lists and the legend.

use egui::{Color32, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, pos2, vec2};

use super::paint;
use crate::model::SynergyState;

/// How the head of a line is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Head {
    /// An outline.
    Hollow,
    /// Filled.
    Filled,
}

/// Dash, width and head of one state.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct LineLook {
    /// Dash and gap in points; `None` for a solid line.
    pub dash: Option<[f32; 2]>,
    /// Width in points.
    pub width: f32,
    /// Head.
    pub head: Head,
    /// True when the line is grey whatever its family.
    pub grey: bool,
}

impl LineLook {
    /// The look of a state; `None` is a proposal that nobody has decided on.
    pub const fn of(state: Option<SynergyState>) -> Self {
        use SynergyState as S;
        const MEDIUM: f32 = 3.0;
        let (dash, width, head, grey) = match state {
            None => (Some([5.0, 5.0]), 2.2, Head::Hollow, false),
            Some(S::Piste | S::Discussion) => (Some([9.0, 5.0]), MEDIUM, Head::Filled, false),
            Some(S::Etude | S::Negociation) => (Some([16.0, 5.0]), MEDIUM, Head::Filled, false),
            Some(S::MiseEnOeuvre) => (Some([26.0, 4.0]), MEDIUM, Head::Filled, false),
            Some(S::EnService) => (None, MEDIUM, Head::Filled, false),
            Some(S::Attente | S::Suspendue) => (Some([9.0, 5.0]), 2.0, Head::Hollow, true),
            Some(S::Arretee | S::Abandonnee | S::Refusee) => (None, MEDIUM, Head::Filled, true),
        };
        Self {
            dash,
            width,
            head,
            grey,
        }
    }
}

/// Width of a sample in points.
pub const WIDTH: f32 = 34.0;
const HEIGHT: f32 = 14.0;
const HEAD_LENGTH: f32 = 11.0;
const HEAD_BREADTH: f32 = 10.0;
const HOLLOW_STROKE: f32 = 1.6;

/// Shows a sample in the flow of the layout. The words beside it name it.
pub fn line_sample(ui: &mut Ui, look: LineLook, tint: Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(WIDTH, HEIGHT), Sense::hover());
    paint_in(ui, rect, look, tint);
    response
}

/// Paints the sample over the width of `rect`, at its middle.
pub fn paint_in(ui: &Ui, rect: Rect, look: LineLook, tint: Color32) {
    let painter = ui.painter();
    let from = paint::snap(painter, rect.left_center());
    let tip = pos2(rect.right() - 1.0, from.y);
    let neck = pos2(tip.x - HEAD_LENGTH, from.y);
    let stroke = Stroke::new(look.width, tint);
    match look.dash {
        Some([dash, gap]) => painter.extend(fitted_dashes(from, neck, dash, gap, stroke)),
        None => {
            painter.line_segment([from, neck], stroke);
        }
    }
    let half = HEAD_BREADTH / 2.0;
    let corners = vec![tip, pos2(neck.x, tip.y - half), pos2(neck.x, tip.y + half)];
    painter.add(match look.head {
        Head::Filled => Shape::convex_polygon(corners, tint, Stroke::NONE),
        Head::Hollow => Shape::closed_line(corners, Stroke::new(HOLLOW_STROKE, tint)),
    });
}

/// At least one gap must show on so short a line, so long dashes are shortened in proportion.
fn fitted_dashes(from: Pos2, to: Pos2, dash: f32, gap: f32, stroke: Stroke) -> Vec<Shape> {
    let length = to.x - from.x;
    let needed = 1.5 * dash + gap;
    let scale = if needed > length {
        (length - gap) / (1.5 * dash)
    } else {
        1.0
    };
    Shape::dashed_line(&[from, to], stroke, dash * scale, gap)
}
