//! A synergy drawn by hand: from the actor that gives to the one that receives, with Alt held down.

use egui::{Pos2, Rect, Response, Stroke, Ui, pos2, vec2};

use super::state::TOLERANCE;
use super::state::{Gesture, Picture};
use crate::picture::Hit;
use crate::ui::document::Document;
use crate::ui::message::Message;
use crate::ui::theme::{color, palette};

/// Width of the line, and radius of the ring around whom it reaches, in points.
const LINE: f32 = 3.0;
const RING: f32 = 16.0;
/// Length of the head, in points.
const HEAD: f32 = 14.0;

/// The pointer was let go: asks to tie both, when it lies on another actor.
pub fn released(rect: Rect, response: &Response, document: &Document, from: &str) -> Option<Message> {
    let picture = document.map.picture.as_ref()?;
    let at = response.interact_pointer_pos()?;
    let (to, _) = reached(picture, rect, at)?;
    (to != from).then(|| Message::Tie {
        from: from.to_owned(),
        to: Some(to),
    })
}

/// Draws the line under way over the map.
pub fn draw(ui: &Ui, rect: Rect, document: &Document) {
    let (Some(Gesture::Tie { from }), Some(picture)) = (&document.map.gesture, &document.map.picture) else {
        return;
    };
    let index = picture.input.actors.iter().position(|a| a.reference == *from);
    let disc = index.and_then(|index| picture.scene.discs.iter().find(|d| d.actor as usize == index));
    let (Some(disc), Some(pointer)) = (disc, ui.input(|i| i.pointer.hover_pos())) else {
        return;
    };
    let painter = ui.painter_at(rect);
    let palette = palette(ui.ctx());
    let start = pos2(rect.min.x + disc.at[0], rect.min.y + disc.at[1]);
    let reached = reached(picture, rect, pointer).filter(|(to, _)| to != from);
    let end = reached.as_ref().map_or(pointer, |(_, place)| *place);
    let ink = if reached.is_some() {
        palette.accent
    } else {
        palette.text_2
    };
    for (width, ink) in [(LINE + 3.0, palette.halo), (LINE, ink)] {
        painter.line_segment([start, end], Stroke::new(width, color(ink)));
    }
    let along = (end - start).normalized();
    if along.is_finite() {
        let side = vec2(-along.y, along.x) * HEAD * 0.4;
        let foot = end - along * HEAD;
        painter.add(egui::Shape::convex_polygon(
            vec![end, foot + side, foot - side],
            color(ink),
            Stroke::NONE,
        ));
    }
    if reached.is_some() {
        painter.circle_stroke(end, RING, Stroke::new(LINE, color(palette.accent)));
    }
}

/// The actor under the pointer, with its middle.
fn reached(picture: &Picture, rect: Rect, at: Pos2) -> Option<(String, Pos2)> {
    let [x, y] = [at.x - rect.min.x, at.y - rect.min.y];
    let Some(Hit::Actor(index)) = picture.scene.hit(x, y, TOLERANCE) else {
        return None;
    };
    let actor = picture.input.actors.get(index as usize)?;
    let disc = picture
        .scene
        .discs
        .iter()
        .find(|d| d.actor == index && !d.off_frame)?;
    Some((
        actor.reference.clone(),
        pos2(rect.min.x + disc.at[0], rect.min.y + disc.at[1]),
    ))
}
