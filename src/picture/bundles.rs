//! Links beyond those drawn in full, summed between squares of the ground: thin and quiet, behind everything.

use std::collections::BTreeMap;

use super::input::MapInput;
use super::lanes::Tied;
use super::scene::{Bundle, Point};
use super::sizes::Sizes;
use super::view::View;

/// Side of a square in points at a whole zoom. Squares are fixed to the ground, so panning changes no bundle.
const SQUARE: f64 = 96.0;
/// Width of a bundle of one link, and of the widest, in points.
const WIDTH: (f32, f32) = (0.8, 4.0);
/// Growth of the width with the root of the number of links, in points.
const GROWTH: f32 = 0.25;

/// A square of the ground: column and row.
type Square = (i32, i32);

/// What is known of one square: the sum of the places in it, and how many they are.
type Ends = ([f64; 2], f64);

/// Bundles of the links, the thinnest first. Links inside one square are a bundle from the square to itself.
pub(super) fn of(links: &[Tied<'_>], input: &MapInput, view: &View, sizes: &Sizes) -> Vec<Bundle> {
    let side = SQUARE / 256.0 / view.zoom.floor().exp2();
    let mut squares: BTreeMap<Square, Ends> = BTreeMap::new();
    let mut counts: BTreeMap<(Square, Square), u32> = BTreeMap::new();
    for one in links {
        let ends = [one.link.from, one.link.to].map(|actor| {
            let [x, y] = input.actors[actor as usize].mercator;
            let square = ((x / side).floor() as i32, (y / side).floor() as i32);
            let (sum, count) = squares.entry(square).or_default();
            (sum[0], sum[1], *count) = (sum[0] + x, sum[1] + y, *count + 1.0);
            square
        });
        let pair = (ends[0].min(ends[1]), ends[0].max(ends[1]));
        *counts.entry(pair).or_default() += 1;
    }
    let middle = |square: &Square| -> Point {
        let (sum, count) = squares.get(square).copied().unwrap_or(([0.0; 2], 1.0));
        view.project(sum.map(|c| c / count))
    };
    let mut bundles: Vec<Bundle> = counts
        .iter()
        .map(|((from, to), count)| Bundle {
            ends: [middle(from), middle(to)],
            width: (WIDTH.0 + GROWTH * (*count as f32).sqrt()).min(WIDTH.1) * sizes.unit,
            count: *count,
        })
        .collect();
    bundles.sort_by_key(|bundle| bundle.count);
    bundles
}
