//! Gain against effort, drawn.

use super::Look;
use super::canvas::{Canvas, Ink, TextStyle, icon};
use crate::picture::icons;
use crate::picture::matrix::{MatrixItem, MatrixScene, Words};
use crate::picture::tokens::Rgb;
use crate::picture::typeface::Weight;
use crate::picture::view::Rect;

/// Corner of a cell, as a part of the type size.
const CORNER: f32 = 0.3;

/// Draws the grid. `chosen` is the identifier of what stands out.
pub fn paint_matrix(
    scene: &MatrixScene,
    items: &[MatrixItem],
    chosen: Option<&str>,
    look: &Look,
    canvas: &mut impl Canvas,
) {
    let palette = look.palette;
    let write = |canvas: &mut _, words: &Words, weight, rgb| write(canvas, words, weight, rgb);
    for cell in &scene.cells {
        let ground = if cell.quick { palette.tint } else { palette.surface };
        canvas.rect(cell.rect, scene.size * CORNER, Ink::solid(ground));
        if let Some(more) = &cell.more {
            write(canvas, more, Weight::Regular, palette.text_2);
        }
    }
    write(canvas, &scene.quick, Weight::SemiBold, palette.accent);
    for words in &scene.heads {
        write(canvas, words, Weight::Medium, palette.text);
    }
    for words in &scene.axes {
        write(canvas, words, Weight::SemiBold, palette.text_2);
    }
    let [title, subtitle, sentence] = &scene.captions;
    write(canvas, title, Weight::Bold, palette.text);
    write(canvas, subtitle, Weight::Regular, palette.text_2);
    write(canvas, sentence, Weight::SemiBold, palette.text);
    for row in &scene.rows {
        let Some(item) = items.get(row.item) else { continue };
        let is_chosen = chosen == Some(item.id.as_str());
        if is_chosen || item.new {
            let ground = if is_chosen {
                palette.surface_2
            } else {
                palette.signal_ground
            };
            canvas.rect(row.rect, scene.size * CORNER, Ink::solid(ground));
        }
        if is_chosen {
            let bar = Rect {
                w: scene.size * 0.25,
                ..row.rect
            };
            canvas.rect(bar, 0.0, Ink::solid(palette.accent));
        }
        // Filled: the room has kept it. Hollow: a proposal. The same as the heads of the lines on the map.
        let weight = if item.decided {
            Weight::IconFill
        } else {
            Weight::Icon
        };
        let ink = Ink::solid(palette.family(item.family));
        icon(
            canvas,
            icons::family(item.family),
            row.icon,
            scene.size * 1.25,
            ink,
            weight,
        );
        write(canvas, &row.title, Weight::SemiBold, palette.text);
        write(canvas, &row.ends, Weight::Regular, palette.text_2);
    }
}

fn write(canvas: &mut impl Canvas, words: &Words, weight: Weight, rgb: Rgb) {
    if !words.text.is_empty() {
        canvas.text(
            &words.text,
            words.at,
            TextStyle::plain(weight, words.size, Ink::solid(rgb)),
        );
    }
}
