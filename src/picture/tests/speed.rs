//! Prints how long laying out takes; asserts nothing, since machines differ. Run with `--release -- --nocapture`.

use std::time::Instant;

use super::maps::{Pattern, random, view_of};
use crate::base::i18n::Lang;
use crate::picture::{Emphasis, layout};

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
        layout(&input, &view, &Emphasis::default(), Lang::Fr);
        let start = Instant::now();
        let scene = layout(&input, &view, &Emphasis::default(), Lang::Fr);
        let ms = start.elapsed().as_secs_f64() * 1e3;
        println!(
            "{name}: {ms:.1} ms, {} curves, {} labels",
            scene.curves.len(),
            scene.labels.len()
        );
    }
}
