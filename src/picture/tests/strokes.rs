//! What reaches the canvas, stroke by stroke.

use super::maps::{Pattern, dunkerque, random, view_of};
use crate::base::i18n::Lang;
use crate::picture::paint::{Canvas, Ink, Layer, Look, Pen, TextStyle, paint_curve};
use crate::picture::scene::{LabelRole, Point, distance};
use crate::picture::tokens::Theme;
use crate::picture::*;

/// One call: what it draws in which ink, and all its lengths.
#[derive(Debug)]
struct Drawn {
    what: String,
    ink: Ink,
    lengths: Vec<f32>,
}

/// A canvas that notes what it is told.
#[derive(Default)]
struct Notes(Vec<Drawn>);

impl Notes {
    fn note(&mut self, what: &str, ink: Ink, points: &[Point], more: &[f32]) {
        let lengths = points.iter().flatten().chain(more).copied().collect();
        let what = what.to_owned();
        self.0.push(Drawn { what, ink, lengths });
    }

    fn of(scene: &Scene, look: &Look) -> Self {
        let mut notes = Self::default();
        for layer in Layer::ALL {
            layer.paint(scene, look, &mut notes);
        }
        notes
    }
}

impl Canvas for Notes {
    fn stroke(&mut self, points: &[Point], pen: Pen<'_>) {
        self.note("stroke", pen.ink, points, &[&[pen.width], pen.dash].concat());
    }

    fn polygon(&mut self, points: &[Point], fill: Ink) {
        self.note("polygon", fill, points, &[]);
    }

    fn outline(&mut self, points: &[Point], pen: Pen<'_>) {
        self.note("outline", pen.ink, points, &[&[pen.width], pen.dash].concat());
    }

    fn circle(&mut self, centre: Point, radius: f32, fill: Option<Ink>, edge: Option<Pen<'_>>) {
        if let Some(fill) = fill {
            self.note("disc", fill, &[centre], &[radius]);
        }
        if let Some(edge) = edge {
            self.note("ring", edge.ink, &[centre], &[radius, edge.width]);
        }
    }

    fn rect(&mut self, rect: Rect, corner: f32, fill: Ink) {
        self.note("rect", fill, &[], &[rect.x, rect.y, rect.w, rect.h, corner]);
    }

    fn text(&mut self, text: &str, at: Point, style: TextStyle) {
        let halo = style.halo.map_or(0.0, |(_, width)| width);
        self.note(text, style.ink, &[at], &[style.size, halo]);
    }
}

fn maps() -> Vec<MapInput> {
    vec![
        dunkerque(),
        random(1, 60, 90, Pattern::Any),
        random(2, 30, 34, Pattern::Hubs),
    ]
}

#[test]
fn twice_the_scale_is_the_same_picture_twice_as_large() {
    for input in maps() {
        for wall in [false, true] {
            let small = View {
                wall,
                ..view_of(&input, 1366.0, 768.0)
            };
            let large = View {
                width: 2.0 * small.width,
                height: 2.0 * small.height,
                scale: 2.0,
                ..small.clone()
            };
            let drawn = |view| {
                let scene = layout(&input, view, &Emphasis::default(), Lang::Fr);
                Notes::of(&scene, &Look::of(Theme::LightContrast)).0
            };
            let (small, large) = (drawn(&small), drawn(&large));
            assert_eq!(small.len(), large.len());
            for (small, large) in small.iter().zip(&large) {
                assert_eq!((&small.what, small.ink), (&large.what, large.ink));
                assert_eq!(small.lengths.len(), large.lengths.len());
                let pairs = small.lengths.iter().zip(&large.lengths);
                let far = pairs.map(|(s, l)| (2.0 * s - l).abs()).fold(0.0, f32::max);
                assert!(far < 0.05, "{small:?}\n{large:?}");
            }
        }
    }
}

#[test]
fn the_name_of_an_actor_stands_beside_its_mark() {
    for input in maps() {
        let view = view_of(&input, 1366.0, 768.0);
        let scene = layout(&input, &view, &Emphasis::default(), Lang::Fr);
        let mut named = 0;
        for label in &scene.labels {
            let disc = scene.discs.iter().find(|d| Some(d.actor) == label.actor);
            let (Some(disc), LabelRole::Actor) = (disc, label.role) else {
                continue;
            };
            let rect = label.rect;
            let nearest = [
                disc.at[0].clamp(rect.x, rect.x + rect.w),
                disc.at[1].clamp(rect.y, rect.y + rect.h),
            ];
            let gap = distance(nearest, disc.at) - disc.r;
            assert!(gap < 20.0, "{} lies {gap} from its disc", label.text);
            named += 1;
        }
        assert!(named > 0);
    }
}

#[test]
fn in_high_contrast_what_is_not_faded_has_an_edge_of_ink() {
    let input = dunkerque();
    let emphasis = Emphasis {
        hot_actors: vec![14],
        dim_others: true,
        ..Emphasis::default()
    };
    let scene = layout(&input, &view_of(&input, 1062.0, 650.0), &emphasis, Lang::Fr);
    assert!(scene.curves.iter().any(|c| c.dimmed) && scene.curves.iter().any(|c| !c.dimmed));
    for (theme, contrast) in [(Theme::Light, false), (Theme::DarkContrast, true)] {
        let look = Look::of(theme);
        let edge = Ink::solid(look.palette.text);
        for curve in &scene.curves {
            let mut notes = Notes::default();
            paint_curve(curve, 0.0, 1.0, &look, &mut notes);
            let edged = notes.0.iter().any(|d| d.what == "stroke" && d.ink == edge);
            assert_eq!(edged, contrast && !curve.dimmed, "{}", curve.id);
        }
    }
}
