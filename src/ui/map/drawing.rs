//! A zone under way: its corners so far, and the line that follows the pointer.

use egui::{Key, Modifiers, Rect, Response, Stroke, Ui, pos2};

use super::state::MapState;
use crate::base::geo::LonLat;
use crate::ui::message::{DrawStep, Message};
use crate::ui::theme::{color, palette};

/// Radius of a corner, in points.
const CORNER: f32 = 4.0;
/// Width of the line, in points.
const LINE: f32 = 2.0;

/// A click sets a corner, a double click closes; Enter closes, Backspace takes the last corner back.
pub fn read(ui: &Ui, rect: Rect, response: &Response, map: &MapState, out: &mut Vec<Message>) {
    let (Some(view), Some(_)) = (&map.view, &map.drawing) else {
        return;
    };
    if response.double_clicked() {
        out.push(Message::Draw(DrawStep::Close));
    } else if response.clicked()
        && let Some(at) = response.interact_pointer_pos()
    {
        let place = LonLat::from_mercator(view.unproject([at.x - rect.min.x, at.y - rect.min.y]));
        out.push(Message::Draw(DrawStep::Corner(place)));
    }
    if ui.ctx().text_edit_focused() {
        return;
    }
    for (key, step) in [
        (Key::Enter, DrawStep::Close),
        (Key::Backspace, DrawStep::TakeBack),
    ] {
        if ui.input_mut(|i| i.consume_key(Modifiers::NONE, key)) {
            out.push(Message::Draw(step));
        }
    }
}

/// Draws it over the map.
pub fn draw(ui: &Ui, rect: Rect, map: &MapState) {
    let (Some(view), Some(corners)) = (&map.view, &map.drawing) else {
        return;
    };
    let painter = ui.painter_at(rect);
    let palette = palette(ui.ctx());
    let (accent, halo) = (color(palette.accent), color(palette.halo));
    let mut points: Vec<egui::Pos2> = corners
        .iter()
        .map(|corner| {
            let [x, y] = view.project(corner.to_mercator());
            pos2(rect.min.x + x, rect.min.y + y)
        })
        .collect();
    let set = points.clone();
    points.extend(
        ui.input(|i| i.pointer.hover_pos())
            .filter(|at| rect.contains(*at)),
    );
    for (width, ink) in [(LINE + 3.0, halo), (LINE, accent)] {
        painter.line(points.clone(), Stroke::new(width, ink));
    }
    for corner in set {
        painter.circle(corner, CORNER, halo, Stroke::new(LINE, accent));
    }
}
