//! What the pointer does to the picture: things stand out, and nothing moves.

use super::maps::{dunkerque, view_of};
use crate::base::i18n::Lang;
use crate::picture::input::LineState;
use crate::picture::*;

fn lines(scene: &Scene) -> Vec<(String, Vec<[f32; 2]>)> {
    let mut lines: Vec<_> = scene
        .curves
        .iter()
        .map(|curve| (curve.id.clone(), curve.points.clone()))
        .collect();
    lines.sort_by(|a, b| a.0.cmp(&b.0));
    lines
}

#[test]
fn pointing_at_an_actor_or_a_line_moves_no_line() {
    let input = dunkerque();
    let view = view_of(&input, 1366.0, 768.0);
    let still = layout(&input, &view, &Emphasis::default(), Lang::Fr);
    for index in 0..input.actors.len() as u32 {
        let pointed = Emphasis {
            hovered_actor: Some(index),
            ..Emphasis::default()
        };
        assert_eq!(lines(&layout(&input, &view, &pointed, Lang::Fr)), lines(&still));
    }
    for index in 0..input.links.len() as u32 {
        let pointed = Emphasis {
            hovered_link: Some(index),
            ..Emphasis::default()
        };
        assert_eq!(lines(&layout(&input, &view, &pointed, Lang::Fr)), lines(&still));
    }
}

#[test]
fn weaker_proposals_fade_until_somebody_points_at_their_actor() {
    let mut input = dunkerque();
    for (at, link) in (0u8..).zip(&mut input.links) {
        link.line = LineState::Proposed;
        link.is_new = false;
        link.strength = f32::from(at) / 100.0;
    }
    let view = view_of(&input, 1366.0, 768.0);
    let loud = |emphasis: &Emphasis| -> Vec<String> {
        let scene = layout(&input, &view, emphasis, Lang::Fr);
        let loud = scene.curves.iter().filter(|curve| !curve.dimmed);
        loud.map(|curve| curve.id.clone()).collect()
    };
    let still = loud(&Emphasis::default());
    assert!(!still.is_empty() && still.len() <= 8, "{still:?}");
    let weakest = &input.links[0];
    assert!(!still.contains(&weakest.id));
    let pointed = loud(&Emphasis {
        hovered_actor: Some(weakest.from),
        ..Emphasis::default()
    });
    assert!(pointed.contains(&weakest.id), "{pointed:?}");
}
