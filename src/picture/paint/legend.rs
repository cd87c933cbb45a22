//! The legend: a sample and a word for each family and line.

use super::canvas::{Canvas, Ink, Pen, TextStyle, icon};
use super::{Look, PARKED};
use crate::picture::icons;
use crate::picture::input::LineState;
use crate::picture::scene::{LegendKey, Scene};
use crate::picture::typeface::Weight;
use crate::picture::view::Rect;

/// Opacity of the grounds under legend and credits.
const GROUND: f32 = 0.9;

pub(super) fn paint_legend(scene: &Scene, look: &Look, canvas: &mut impl Canvas) {
    let Some(legend) = &scene.legend else { return };
    let palette = look.palette;
    let halo = Ink::solid(palette.halo);
    if legend.boxed {
        canvas.rect(
            legend.rect,
            3.0 * scene.unit,
            Ink::solid(palette.surface).faded(GROUND),
        );
    }
    for row in &legend.rows {
        let rgb = match row.key {
            LegendKey::Family(family) => {
                let ink = Ink::solid(palette.family(family));
                icon(
                    canvas,
                    icons::family(family),
                    row.sample.centre(),
                    legend.size * 1.3,
                    ink,
                    Weight::IconFill,
                );
                palette.text
            }
            LegendKey::Line(line) => {
                line_sample(row.sample, line, legend.size, look, canvas);
                palette.text
            }
            LegendKey::Title => {
                let ink = Ink::solid(palette.accent);
                let at = row.sample.centre();
                icon(canvas, icons::LEGEND, at, legend.size * 1.3, ink, Weight::Icon);
                palette.accent
            }
            LegendKey::Proposals
            | LegendKey::Faded
            | LegendKey::Full
            | LegendKey::Bundled
            | LegendKey::Hidden => palette.text_2,
        };
        let style = TextStyle::plain(Weight::Regular, legend.size, Ink::solid(rgb));
        let style = if legend.boxed { style } else { style.haloed(halo) };
        canvas.text(&row.text, row.text_at, style);
    }
}

/// A short line with the dash and head of a state, in grey.
fn line_sample(sample: Rect, line: LineState, size: f32, look: &Look, canvas: &mut impl Canvas) {
    let ink = match line {
        LineState::Stopped => Ink::solid(look.palette.stopped),
        LineState::Parked => Ink::solid(look.palette.stopped).faded(PARKED),
        _ => Ink::solid(look.palette.text_2),
    };
    let y = sample.centre()[1];
    let (length, breadth) = (size * 0.88, size * 0.82);
    let (right, notch) = (sample.x + sample.w, sample.x + sample.w - length * 0.82);
    // The sample is too short for the longest dashes at full size; their order stays.
    let dash: &[f32] = match line {
        LineState::Proposed => &[3.5, 3.5],
        LineState::Lead => &[6.0, 3.5],
        LineState::Parked => &[6.0, 5.0],
        LineState::Study => &[10.0, 3.5],
        LineState::SettingUp => &[15.0, 3.0],
        LineState::Running | LineState::Stopped => &[],
    };
    let dash: Vec<f32> = dash.iter().map(|d| d * size / 12.5).collect();
    let hollow = matches!(line, LineState::Proposed | LineState::Parked);
    let width = if hollow { size * 0.13 } else { size * 0.26 };
    canvas.stroke(
        &[[sample.x, y], [notch, y]],
        Pen {
            dash: &dash,
            ..Pen::solid(width, ink)
        },
    );
    let head = [
        [right, y],
        [right - length, y - breadth / 2.0],
        [notch, y],
        [right - length, y + breadth / 2.0],
    ];
    if hollow {
        canvas.outline(&head, Pen::solid(size * 0.11, ink));
    } else {
        canvas.polygon(&head, ink);
    }
}
