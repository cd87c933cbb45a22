//! An imagined actor over the picture.

use super::maps::{dunkerque, view_of};
use crate::base::i18n::Lang;
use crate::model::{ActorKind, Family};
use crate::picture::scene::distance;
use crate::picture::typeface::measure;
use crate::picture::{Emphasis, MapInput, MapVisitor, Rect, VisitorLink, layout};

/// A laundry that takes from the first actor and gives to two more.
fn visited(mut input: MapInput) -> MapInput {
    let link = |index: usize, gives| VisitorLink {
        mercator: input.actors[index].mercator,
        gives,
        family: Some(Family::Energy),
    };
    input.visitor = Some(MapVisitor {
        name: "Blanchisserie".to_owned(),
        note: "acteur imaginé · 3 échanges possibles".to_owned(),
        kind: ActorKind::Company,
        mercator: input.actors[5].mercator,
        links: vec![link(0, false), link(7, true), link(9, true)],
    });
    input
}

#[test]
fn a_visitor_moves_nothing_else() {
    let plain = dunkerque();
    let view = view_of(&plain, 1062.0, 650.0);
    let before = layout(&plain, &view, &Emphasis::default(), Lang::Fr);
    let mut after = layout(&visited(plain), &view, &Emphasis::default(), Lang::Fr);
    assert!(after.visitor.take().is_some());
    assert_eq!(before, after);
}

#[test]
fn its_links_run_between_it_and_the_drawn_marks_of_the_others() {
    let input = visited(dunkerque());
    let view = view_of(&input, 1062.0, 650.0);
    let scene = layout(&input, &view, &Emphasis::default(), Lang::Fr);
    let visitor = scene.visitor.as_ref().unwrap();
    assert_eq!(visitor.curves.len(), 3);
    let marks = || {
        let discs = scene.discs.iter().map(|d| (d.at, d.r));
        discs.chain(scene.clusters.iter().map(|c| (c.at, c.ring)))
    };
    // The strongest is drawn last, on top.
    let (strongest, others) = visitor.curves.split_last().unwrap();
    assert!(distance(strongest.head.points[0], visitor.at) < visitor.r + 6.0);
    for curve in others {
        assert!(distance(curve.quad[0], visitor.at) < visitor.r + 6.0);
        let tip = curve.head.points[0];
        assert!(
            marks().any(|(at, r)| distance(tip, at) < r + 6.0),
            "{tip:?} ends nowhere"
        );
    }
}

#[test]
fn its_words_stay_in_the_picture_at_every_edge() {
    let mut input = visited(dunkerque());
    let view = view_of(&input, 800.0, 600.0);
    for [x, y] in [
        [0.0, 0.0],
        [799.0, 0.0],
        [0.0, 599.0],
        [799.0, 599.0],
        [400.0, 300.0],
    ] {
        input.visitor.as_mut().unwrap().mercator = view.unproject([x, y]);
        let scene = layout(&input, &view, &Emphasis::default(), Lang::Fr);
        let visitor = scene.visitor.unwrap();
        let chip = visitor.chip;
        let inside = chip.x >= 0.0 && chip.y >= 0.0 && chip.x + chip.w <= 800.0 && chip.y + chip.h <= 600.0;
        assert!(inside, "{chip:?} at {x} {y}");
        for (text, [left, baseline], size, weight) in &visitor.words {
            let words = Rect {
                x: *left,
                y: baseline - 0.75 * size,
                w: measure(text, *weight, *size),
                h: size * 0.95,
            };
            assert!(chip.holds(words), "{text}: {words:?} not on {chip:?}");
        }
    }
}
