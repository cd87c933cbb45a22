//! Prints how long laying out takes; asserts nothing, since machines differ. Run with `--release -- --nocapture`.

use std::time::Instant;

use super::maps::{Pattern, random, view_of};
use crate::base::i18n::Lang;
use crate::picture::{Emphasis, Scene, layout};

#[test]
fn layout_times_are_printed() {
    let sample = random(1, 60, 400, Pattern::Any);
    let large = random(1, 10_000, 2000, Pattern::Any);
    let all = random(1, 10_000, 22_000, Pattern::Any);
    for (name, input) in [
        ("60/400", sample),
        ("10,000/2,000", large),
        ("10,000/22,000", all),
    ] {
        let view = view_of(&input, 1366.0, 768.0);
        // The least of several runs: what the machine does besides is not ours.
        let mut least = f64::INFINITY;
        let mut scene = Scene::default();
        for _ in 0..8 {
            let start = Instant::now();
            scene = layout(&input, &view, &Emphasis::default(), Lang::Fr);
            least = least.min(start.elapsed().as_secs_f64() * 1e3);
        }
        let ms = least;
        println!(
            "{name}: {ms:.1} ms, {} curves, {} labels",
            scene.curves.len(),
            scene.labels.len()
        );
    }
}
