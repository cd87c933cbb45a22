//! Figures that tests keep too: measured by the tests' own code, told here as numbers.

use std::path::Path;

use crate::board::Row;
use crate::{Board, machine, quantile};
use crate::{
    colours, entry, entry_lines, flow_rules as rules, hostile_packs, kill, labels, round as workshop,
    symbioses, worse_packs,
};

/// Packs made to do harm: each ends in a sentence or an empty tile, else the run stops.
pub fn hostile(folder: &Path, board: &mut Board) {
    let before = machine::peak_mb();
    machine::forget_peak();
    let worse = worse_packs::all(folder).into_iter().map(|(_, path)| path);
    let packs: Vec<_> = hostile_packs::hostile().into_iter().chain(worse).collect();
    for pack in &packs {
        hostile_packs::try_pack(pack);
    }
    let peak = machine::peak_mb();
    let what = format!(
        "{} packs made to do harm: a sentence or an empty tile, peak of the process",
        packs.len()
    );
    let measured = format!("{peak:.0} MB, {before:.0} of them before");
    board.add(Row::new(3, what, "no panic, no hang, ≤ 100 MB", measured).kept(peak <= 100.0));
}

/// Kills in the middle of edits; a lost one stops the run.
pub fn kills(_: &Path, board: &mut Board) {
    let kills = kill::kill_all();
    let what = format!("{kills} kills of `script --ack`: acknowledged edits lost");
    board.add(
        Row::new(1, what, "0", "0; the visible file alone is whole each time")
            .kept(true)
            .anywhere(),
    );
}

/// Labels and lines of entry as people say them.
pub fn words(_: &Path, board: &mut Board) {
    for reading in labels::tuned().into_iter().chain([labels::held_out()]) {
        let (good, sure) = (reading.good * 100.0, reading.wrong_and_sure * 100.0);
        let what = format!(
            "T2 {} labels, list « {} »: right or parent / wrong and sure",
            reading.labels, reading.name
        );
        let row = Row::new(2, what, "≥ 95 % / ≤ 1 %", format!("{good:.1} % / {sure:.1} %"));
        board.add(row.anywhere().kept(good >= 95.0 && sure <= 1.0));
    }
    let lists = [
        ("own list, written before the parser", entry_lines::own()),
        ("fresh list, learnt from since", entry_lines::fresh()),
        ("blind list, learnt from since", entry_lines::blind()),
        (
            "tour de table, written blind, learnt from since",
            entry_lines::tour(),
        ),
    ];
    for (name, reading) in lists {
        let right = 100.0 * reading.right as f64 / reading.lines as f64;
        let what = format!(
            "{} lines of entry, {name}: right in every part / wrong and sure",
            reading.lines
        );
        let measured = format!("{} = {right:.1} % / {}", reading.right, reading.wrong_and_sure);
        let row = Row::new(4, what, "≥ 95 % / 0", measured);
        board.add(row.anywhere().kept(right >= 95.0 && reading.wrong_and_sure == 0));
    }
}

/// Published exchanges, found and ranked.
pub fn zones(_: &Path, board: &mut Board) {
    let places = symbioses::kalundborg();
    let found = places.iter().flatten().count();
    let first = places.iter().flatten().filter(|place| **place < 40).count();
    let row = Row::new(
        2,
        "T1 Kalundborg: published exchanges in `candidates --all` / in the first 40",
        "30 / ≥ 27",
        format!("{found} / {first}"),
    );
    board.add(row.anywhere().kept(found == 30 && first >= 27));
    let all = symbioses::all_zones();
    let share = |part: usize, of: usize| 100.0 * part as f64 / of as f64;
    let (found, wrong) = (share(all.found, all.wanted), share(all.wrong, all.refused));
    let row = Row::new(
        2,
        "T1b twelve further zones: published pairs found / refused pairs proposed (first reading 45.9 % / 9.2 %)",
        "≥ 90 % / ≤ 5 %",
        format!(
            "{} of {} = {found:.1} % / {} of {}",
            all.found, all.wanted, all.wrong, all.refused
        ),
    );
    board.add(row.anywhere().kept(found >= 90.0 && wrong <= 5.0));
}

/// Flows drawn as the research on flow maps says.
pub fn flow_rules(_: &Path, board: &mut Board) {
    let sizes = ["1366x768", "1920x1080", "742x650"];
    let at = |size| rules::all(size).into_iter().map(move |(name, v)| (name, size, v));
    let maps: Vec<_> = sizes.into_iter().flat_map(at).collect();
    let sum = |part: &dyn Fn(&rules::Verdict) -> usize| maps.iter().map(|(_, _, v)| part(v)).sum::<usize>();
    let straight = format!("straight lines: {}", sum(&|v| v.under_straight));
    let faults: [(&str, usize, &str); 3] = [
        (
            "flows under an actor that is not theirs",
            sum(&|v| v.under),
            &straight,
        ),
        (
            "heads of which less than 6 px are seen",
            sum(&|v| v.hidden_heads),
            "-",
        ),
        (
            "lanes that touch, flows and labels that leave the picture or overlap",
            sum(&|v| v.merged_lanes + v.outside + v.overlapping_labels),
            "-",
        ),
    ];
    for (what, count, peer) in faults {
        let what = format!("{} maps (12 in three sizes): {what}", maps.len());
        let row = Row::new(3, what, "0", count.to_string());
        board.add(row.anywhere().beside(peer).kept(count == 0));
    }
    let over: Vec<String> = maps
        .iter()
        .filter(|(_, _, v)| v.acute * 10 > v.acute_straight * 6)
        .map(|(name, size, v)| format!("{name} {size} {} for {}", v.acute, v.acute_straight))
        .collect();
    let (acute, straight) = (sum(&|v| v.acute), sum(&|v| v.acute_straight));
    let row = Row::new(
        3,
        "acute crossings: maps that have more than 60 % of those of straight lines",
        "0",
        format!(
            "{} of {}: {}; all together {acute}",
            over.len(),
            maps.len(),
            over.join(", ")
        ),
    );
    let peer = format!("straight lines: {straight}");
    board.add(row.anywhere().beside(peer).kept(over.is_empty()));
}

/// Families told apart.
pub fn colours(_: &Path, board: &mut Board) {
    let [usual, blind] = colours::least();
    let row = Row::new(
        3,
        "colours of families, four themes: least ΔE2000 for usual sight / protan, deutan, tritan",
        "≥ 15 / ≥ 10",
        format!("{usual:.1} / {blind:.1}"),
    );
    board.add(row.anywhere().kept(usual >= 15.0 && blind >= 10.0));
}

/// A workshop by keys alone, and its record.
pub fn round(_: &Path, board: &mut Board) {
    let [actor, flow] = entry::keys_spent();
    let held = workshop::held();
    let row = Row::new(
        4,
        "keys beyond the text: an actor / a flow / a decision with owner and date",
        "≤ 5 / ≤ 4 / ≤ 3",
        format!("{actor} / {flow} / {}", held.keys),
    );
    board.add(row.anywhere().kept(actor <= 5 && flow <= 4 && held.keys <= 3));
    let painted: Vec<f64> = held.painted.iter().map(|time| time.as_secs_f64() * 1e3).collect();
    let [p50, p95, worst] = [0.5, 0.95, 1.0].map(|share| quantile(&painted, share));
    let what = format!(
        "24 actors, {} flows, {} decisions by keys alone: Enter to the list painted; every line found again",
        painted.len(),
        held.decisions
    );
    let measured = format!("p50 {p50:.0}, p95 {p95:.0}, worst {worst:.0} ms");
    board.add(Row::new(4, what, "p95 ≤ 100 ms, nothing lost", measured).kept(p95 <= 100.0));
    let (spent, bytes) = held.record;
    let measured = format!(
        "{:.0} ms, {} kB, {} decisions",
        spent.as_secs_f64() * 1e3,
        bytes / 1000,
        held.decisions
    );
    let row = Row::new(
        4,
        "record of that workshop",
        "≤ 5 s, every decision in it",
        measured,
    );
    board.add(row.kept(spent.as_secs_f64() <= 5.0));
}
