//! The map as a file, as the command line writes it: how long, how large, how much memory.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use crate::board::Row;
use crate::generate::{Plan, project};
use crate::{Board, file, machine};

/// The actors that the goal names.
const PLAN: Plan = Plan {
    actors: 2_000,
    flows: 4_000,
    side_km: 80.0,
    limit_km: Some(15.0),
};
const PACK: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/data/tiles/dunkerque_raster.pmtiles"
);

/// A sheet of A0, the same over a pack of pictures, and the largest picture.
pub fn measure(folder: &Path, board: &mut Board) {
    let project = file(folder, project(PLAN, 1), "paper");
    let forms: [(&str, &str, &[&str]); 4] = [
        (
            "A0 at 300 dpi as PDF",
            "a0.pdf",
            &["--paper", "A0", "--dpi", "300"],
        ),
        (
            "A0 over a pack of pictures",
            "pack.pdf",
            &["--paper", "A0", "--dpi", "300", "--tiles", PACK],
        ),
        ("A0 as SVG", "a0.svg", &["--paper", "A0"]),
        ("PNG of 7680 × 4320", "large.png", &["--size", "7680x4320"]),
    ];
    for (name, out, more) in forms {
        let out = folder.join(out);
        let mut command = Command::new(env!("CARGO_BIN_EXE_maillage-cli"));
        command.env("MAILLAGE_DATA_DIR", folder.join("paper-data"));
        command.arg("map").arg(&project).arg("--out").arg(&out).args(more);
        let since = Instant::now();
        let (output, peak) = machine::watched(&mut command).expect("the program starts");
        let seconds = since.elapsed().as_secs_f64();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let size = fs::metadata(&out).expect("a file").len() as f64 / 1e6;
        let what = format!("map of {} actors, {name}: file / memory", PLAN.actors);
        let measured = format!("{size:.1} MB / {peak:.0} MB, {seconds:.1} s");
        let row = Row::new(3, what, "≤ 20 MB / ≤ 500 MB", measured);
        board.add(row.kept(size <= 20.0 && peak <= 500.0));
    }
}
