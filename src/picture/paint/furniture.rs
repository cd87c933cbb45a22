//! What stands around the map: scale bar, north and the words at its edges.

use super::Look;
use super::canvas::{Canvas, Ink, Pen, TextStyle, icon};
use super::legend::paint_legend;
use crate::picture::icons;
use crate::picture::scene::{Notice, NoticeRole, Scene};
use crate::picture::typeface::{Weight, measure};
use crate::picture::view::Rect;

/// Legend, scale bar, north, credits and the words around the map.
pub fn paint_furniture(scene: &Scene, look: &Look, canvas: &mut impl Canvas) {
    for notice in scene.notices.iter().chain(&scene.attribution) {
        paint_notice(notice, scene, look, canvas);
    }
    paint_legend(scene, look, canvas);
    let ink = Ink::solid(look.palette.text);
    let halo = Ink::solid(look.palette.halo);
    if let Some(bar) = &scene.scale_bar {
        let tick = 4.0 * scene.unit;
        let line = [
            [bar.from[0], bar.from[1] - tick],
            bar.from,
            bar.to,
            [bar.to[0], bar.to[1] - tick],
        ];
        let width = if scene.wall { 1.0 } else { 1.6 } * scene.unit;
        canvas.stroke(&line, Pen::solid(width + 2.4 * scene.unit, halo));
        canvas.stroke(&line, Pen::solid(width, ink));
        let style = TextStyle::plain(Weight::Medium, bar.size, ink).haloed(halo);
        canvas.text(&bar.text, bar.text_at, style);
    }
    if let Some([x, y]) = scene.north {
        let r = 7.0 * scene.unit;
        let arrow = [
            [x, y - 1.7 * r],
            [x + 0.72 * r, y + 0.2 * r],
            [x, y - 0.25 * r],
            [x - 0.72 * r, y + 0.2 * r],
        ];
        canvas.outline(&arrow, Pen::solid(2.4 * scene.unit, halo));
        canvas.polygon(&arrow, ink);
        let size = scene.legend_size();
        let left = x - measure("N", Weight::SemiBold, size) / 2.0;
        let style = TextStyle::plain(Weight::SemiBold, size, ink).haloed(halo);
        canvas.text("N", [left, y + 0.2 * r + size], style);
    }
}

impl Scene {
    /// Type size of legend and north.
    fn legend_size(&self) -> f32 {
        self.legend
            .as_ref()
            .map_or(12.5 * self.unit, |legend| legend.size)
    }
}

fn paint_notice(notice: &Notice, scene: &Scene, look: &Look, canvas: &mut impl Canvas) {
    let palette = look.palette;
    let unit = scene.unit;
    let (rgb, halo) = match notice.role {
        NoticeRole::Title => (palette.text, true),
        NoticeRole::Subtitle => (palette.text_2, true),
        NoticeRole::Sentence => {
            canvas.rect(notice.rect, 0.0, Ink::solid(palette.surface));
            canvas.rect(
                Rect {
                    h: 1.5 * unit,
                    ..notice.rect
                },
                0.0,
                Ink::solid(palette.signal),
            );
            (palette.text, false)
        }
        NoticeRole::Badge => {
            canvas.rect(notice.rect, 3.0 * unit, Ink::solid(palette.rule_strong));
            canvas.rect(
                notice.rect.grown(-0.8 * unit),
                2.4 * unit,
                Ink::solid(palette.surface),
            );
            let at = [notice.rect.x + notice.size * 1.35, notice.rect.centre()[1]];
            icon(
                canvas,
                icons::EYE,
                at,
                notice.size * 1.25,
                Ink::solid(palette.text),
                Weight::Icon,
            );
            (palette.text, false)
        }
        NoticeRole::Attribution => {
            canvas.rect(notice.rect, 2.0 * unit, Ink::solid(palette.land).faded(0.72));
            (palette.text_2, false)
        }
    };
    let mut style = TextStyle::plain(notice.weight, notice.size, Ink::solid(rgb));
    if halo {
        style = style.haloed(Ink::solid(palette.halo));
    }
    for (text, at) in &notice.lines {
        canvas.text(text, *at, style);
    }
}
