//! Prints how much CPU time laying out takes; asserts nothing, since machines differ. Run with `--release -- --nocapture`.

use super::maps::{Pattern, random, view_of};
use crate::base::i18n::Lang;
use crate::picture::{Emphasis, Scene, layout};

#[test]
fn layout_times_are_printed() {
    let zone = random(1, 24, 60, Pattern::Any);
    let busy = random(1, 40, 120, Pattern::Hubs);
    let sample = random(1, 60, 400, Pattern::Any);
    let large = random(1, 10_000, 2000, Pattern::Any);
    let all = random(1, 10_000, 22_000, Pattern::Any);
    for (name, input) in [
        ("24/60", zone),
        ("40/120 hubs", busy),
        ("60/400", sample),
        ("10,000/2,000", large),
        ("10,000/22,000", all),
    ] {
        let view = view_of(&input, 1366.0, 768.0);
        // The least of several runs: what the machine does besides is not ours.
        let mut least = f64::INFINITY;
        let mut scene = Scene::default();
        for _ in 0..4 {
            let start = cpu_ms();
            scene = layout(&input, &view, &Emphasis::default(), Lang::Fr);
            least = least.min(cpu_ms() - start);
        }
        let ms = least;
        println!(
            "{name}: {ms:.1} ms, {} curves, {} labels",
            scene.curves.len(),
            scene.labels.len()
        );
    }
}

/// CPU time of this thread so far, in ms; 0 where the system does not tell.
fn cpu_ms() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let first = text.split(' ').next().and_then(|ns| ns.parse::<f64>().ok());
    first.unwrap_or_default() / 1e6
}
