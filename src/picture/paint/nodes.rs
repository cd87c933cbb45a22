//! Actors, clusters and the names beside them.

use super::Look;
use super::canvas::{Canvas, Ink, Pen, TextStyle, diamond, icon};
use crate::picture::dress::RING;
use crate::picture::icons;
use crate::picture::scene::{Disc, LabelRole, Scene};
use crate::picture::typeface::{Weight, measure};

/// Actors and clusters.
pub fn paint_discs(scene: &Scene, look: &Look, canvas: &mut impl Canvas) {
    let unit = scene.unit;
    let ink = Ink::solid(look.palette.text);
    let surface = Ink::solid(look.palette.surface);
    for cluster in &scene.clusters {
        let rim = Ink::solid(look.palette.halo);
        canvas.circle(cluster.at, cluster.ring + unit, Some(rim), None);
        canvas.circle(cluster.at, cluster.ring, None, Some(Pen::solid(0.9 * unit, ink)));
        let edge = if cluster.hot { 2.6 } else { 1.8 };
        canvas.circle(
            cluster.at,
            cluster.r,
            Some(surface),
            Some(Pen::solid(edge * unit, ink)),
        );
    }
    for disc in &scene.discs {
        paint_disc(disc, unit, look, canvas);
    }
}

fn paint_disc(disc: &Disc, unit: f32, look: &Look, canvas: &mut impl Canvas) {
    let palette = look.palette;
    let (ink, surface, halo) = (
        Ink::solid(palette.text),
        Ink::solid(palette.surface),
        Ink::solid(palette.halo),
    );
    if let Some(anchor) = disc.anchor {
        canvas.stroke(&[anchor, disc.at], Pen::solid(unit, Ink::solid(palette.text_2)));
        canvas.circle(anchor, 2.0 * unit, Some(Ink::solid(palette.text_2)), None);
    }
    if disc.off_frame {
        let shape = diamond(disc.at, disc.r);
        canvas.polygon(&diamond(disc.at, disc.r + 2.5 * unit), halo);
        canvas.polygon(&shape, surface);
        canvas.outline(&shape, Pen::solid(1.6 * unit, ink));
        return;
    }
    if disc.hot || disc.signal {
        let ring = if disc.signal {
            Ink::solid(palette.signal)
        } else {
            ink
        };
        let r = disc.r + (RING - 1.4) * unit;
        canvas.circle(disc.at, r + 2.6 * unit, Some(halo), None);
        canvas.circle(disc.at, r, Some(surface), Some(Pen::solid(2.5 * unit, ring)));
    }
    canvas.circle(disc.at, disc.r + 1.8 * unit, Some(halo), None);
    let dash = [3.4 * unit, 2.4 * unit];
    let dash: &[f32] = if disc.dashed { &dash } else { &[] };
    let edge = Pen {
        dash,
        ..Pen::solid(1.6 * unit, ink)
    };
    canvas.circle(disc.at, disc.r - 0.8 * unit, Some(surface), Some(edge));
    icon(
        canvas,
        icons::actor_kind(disc.kind),
        disc.at,
        12.0 * unit,
        ink,
        Weight::IconFill,
    );
}

/// Names, counts and tags.
pub fn paint_names(scene: &Scene, look: &Look, canvas: &mut impl Canvas) {
    let palette = look.palette;
    for label in &scene.labels {
        let rgb = match label.role {
            LabelRole::Actor | LabelRole::Cluster | LabelRole::Count => palette.text,
            LabelRole::Place => palette.place_name,
            LabelRole::Detail | LabelRole::Zone => palette.text_2,
        };
        let halo = (label.halo > 0.0).then(|| (Ink::solid(palette.halo), label.halo));
        let style = TextStyle {
            weight: label.weight,
            size: label.size,
            ink: Ink::solid(rgb),
            halo,
        };
        canvas.text(&label.text, [label.rect.x, label.baseline], style);
    }
    for tag in &scene.tags {
        if let Some(leader) = &tag.leader {
            canvas.stroke(leader, Pen::solid(scene.unit, Ink::solid(palette.text)));
        }
        let corner = 2.0 * scene.unit;
        canvas.rect(tag.rect.grown(1.5 * scene.unit), corner, Ink::solid(palette.halo));
        canvas.rect(tag.rect, corner, Ink::solid(palette.signal));
        let x = tag.rect.centre()[0] - measure(&tag.text, Weight::SemiBold, tag.size) / 2.0;
        let style = TextStyle::plain(Weight::SemiBold, tag.size, Ink::solid(palette.on_signal));
        canvas.text(&tag.text, [x, tag.baseline], style);
    }
}
