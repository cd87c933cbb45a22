//! The pair engine on tables: right, and how fast. G0, G1, G3, G4, G6, G7 and G8.

use std::collections::BTreeMap;
use std::path::Path;

use maillage::matching::spec::{SpecMatch, mix};

use super::folders::{Folders, read};
use super::peers::{Peers, Run, words};
use crate::board::{Board, Row, median, share};
use crate::cpu;

/// Runs at 100,000 flows and below.
const ROUNDS: usize = 5;
/// Runs at a million.
const FEW: usize = 2;
/// Those that match fastest from nothing; the first is enough where only the result is compared.
const MATCHERS: [&str; 3] = ["polars", "strtree", "kdtree"];
/// The one that is fastest after an edit.
const EDITOR: &str = "sqlite-index";
/// Results on the given tables, generated with seed 1: flows, count, checksum, then count, checksum and chain after the edits.
const EXPECTED: [(u32, [&str; 5]); 4] = [
    (
        1_000,
        [
            "1517",
            "1e980166c3966a41",
            "1561",
            "3d2a303634e9b16b",
            "e7ea750d9bb3ad6d",
        ],
    ),
    (
        10_000,
        [
            "79802",
            "0630b62d5db61443",
            "79321",
            "fb410d57c5f78880",
            "23913eb8101a362c",
        ],
    ),
    (
        100_000,
        [
            "1658044",
            "939d1ae8b22668c9",
            "1659526",
            "1c241033d5e78785",
            "d757242818f2b04d",
        ],
    ),
    (
        1_000_000,
        [
            "24006732",
            "04293357cd66902e",
            "24005734",
            "b78f8df42805fe44",
            "6e203c170e86d340",
        ],
    ),
];
const RESULTS: [&str; 5] = ["count", "checksum", "count_after", "checksum_after", "chain"];

/// Measures all of them.
pub fn measure(folders: &Folders, board: &mut Board) {
    let mut floor_mib = 0.0;
    for (flows, expected) in EXPECTED {
        let Some(folder) = folders.of(flows) else {
            let what = format!("G0 count, checksum, chain at {flows} flows");
            board.add(Row::left_out(2, &what, "equal to SPEC", WITH_DATA));
            continue;
        };
        let line = matched(&folder, &["--edits", &text(&folder.join("edits.csv"))]).0;
        if flows == 1_000 {
            floor_mib = number(&line, "peak_rss_mb");
        }
        board.add(right(flows, &line, &expected, folders, &folder));
    }
    let large = folders.of(100_000);
    let huge = folders.of(1_000_000);
    let sessions = large
        .as_deref()
        .map(|folder| edits(folder, folders.peers.as_ref(), board));
    if let (Some(at_100k), Some(folder)) = (sessions, huge.as_deref()) {
        growth(&at_100k, &Sessions::of(folder, FEW), board);
    }
    let small = large
        .as_deref()
        .map(|folder| whole("G4", folder, folders.peers.as_ref(), ROUNDS, board));
    let big = huge
        .as_deref()
        .map(|folder| whole("G6", folder, folders.peers.as_ref(), FEW, board));
    per_candidate(large.as_deref(), huge.as_deref(), board);
    if huge.is_none() {
        for (what, goal) in [
            (GROWTH, "≤ 1.5"),
            (
                "G6 full match of 1000000 flows",
                "≤ 4 s CPU, ≤ 1/6 of the fastest",
            ),
            (PER_CANDIDATE, "≤ 1.2"),
        ] {
            board.add(Row::left_out(2, what, goal, WITH_DATA));
        }
    }
    for line in small.iter().chain(&big) {
        board.add(memory(line, floor_mib));
    }
}

fn text(path: &Path) -> String {
    path.display().to_string()
}

fn number(line: &BTreeMap<String, String>, key: &str) -> f64 {
    line.get(key)
        .and_then(|word| word.parse().ok())
        .unwrap_or(f64::NAN)
}

/// Our own program on a folder: the words of its line, with the number of flows, and its CPU seconds.
fn matched(folder: &Path, more: &[&str]) -> (BTreeMap<String, String>, f64) {
    let program = Path::new(env!("CARGO_BIN_EXE_maillage-cli"));
    let folder_text = text(folder);
    let arguments: Vec<&str> = ["match", &folder_text]
        .into_iter()
        .chain(more.iter().copied())
        .collect();
    let (line, seconds) = cpu::child(program, &arguments, &[]).expect("a match that ends well");
    let mut line = words(&line);
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned());
    line.extend(name.map(|flows| ("flows".to_owned(), flows)));
    (line, seconds)
}

fn right(
    flows: u32,
    line: &BTreeMap<String, String>,
    expected: &[&str; 5],
    folders: &Folders,
    folder: &Path,
) -> Row {
    let found = RESULTS.map(|key| line.get(key).map_or("", String::as_str));
    // Peers of the largest folder are asked only once, for the figure that needs them.
    let peers = folders.peers.as_ref().filter(|_| flows < 1_000_000);
    let full = peers.and_then(|peers| peers.matching(MATCHERS[0], folder, "full"));
    let edited = peers.and_then(|peers| peers.matching(EDITOR, folder, "edit"));
    let full_agrees = full
        .as_ref()
        .map(|run| [run.word("count"), run.word("checksum")] == found[..2]);
    let chain_agrees = edited
        .as_ref()
        .map(|run| ["count", "checksum", "chain"].map(|key| run.word(key)) == found[2..]);
    let as_known = folders.given.then(|| found == *expected);
    let said = |name: &str, agrees: Option<bool>| match agrees {
        Some(true) => format!("{name} agrees"),
        Some(false) => format!("{name} differs"),
        None => format!("{name} not asked"),
    };
    let verdicts = [full_agrees, chain_agrees, as_known];
    let row = Row::new(
        2,
        format!("G0 count, checksum, chain at {flows} flows"),
        "equal to SPEC",
        format!("{} pairs, {}, chain {}", found[0], found[1], found[4]),
    )
    .anywhere()
    .beside(format!(
        "{}, {}",
        said(MATCHERS[0], full_agrees),
        said(EDITOR, chain_agrees)
    ));
    match verdicts.iter().any(Option::is_some) {
        true => row.kept(!verdicts.contains(&Some(false))),
        false => row,
    }
}

/// CPU ms of each edit of a session, and how many pairs it touched.
#[derive(Default)]
struct Sessions {
    medians: Vec<f64>,
    p99s: Vec<f64>,
    worst: f64,
    touched: usize,
    total: f64,
}

impl Sessions {
    fn of(folder: &Path, rounds: usize) -> Self {
        let mut all = Self::default();
        for _ in 0..rounds {
            all.run(folder);
        }
        all
    }

    /// One session on a fresh match; also checks the stored pairs against the chain of differences.
    fn run(&mut self, folder: &Path) {
        let mut matched = read(folder).matched(1).expect("pairs that fit");
        let table = std::fs::File::open(folder.join("edits.csv")).expect("edits");
        let edits = matched.read_edits(table).expect("edits without faults");
        let (mut checksum, mut times) = (matched.checksum(), Vec::new());
        for edit in &edits {
            let (time, delta) = cpu::timed(|| matched.apply(edit));
            times.push(time);
            self.touched += delta.removed.len() + delta.added.len() + delta.changed.len();
            self.total += time;
            checksum = matched.checksum_after(checksum, &delta);
        }
        assert_eq!(
            mix(checksum),
            mix(matched.checksum()),
            "the stored pairs are those of the edits"
        );
        self.medians.push(median(&times));
        self.p99s.push(share(&times, 99));
        self.worst = share(&times, 100).max(self.worst);
    }

    fn us_per_pair(&self) -> f64 {
        self.total * 1e3 / self.touched.max(1) as f64
    }
}

fn edits(folder: &Path, peers: Option<&Peers>, board: &mut Board) -> Sessions {
    let mut own = Sessions::default();
    let (mut medians, mut p99s) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        own.run(folder);
        if let Some(run) = peers.and_then(|peers| peers.matching(EDITOR, folder, "edit")) {
            medians.push(run.number("edit_cpu_ms_median"));
            p99s.push(run.number("edit_cpu_ms_p99"));
        }
    }
    let parts = [
        (
            "G1 one edit, 100k flows: median",
            "≤ 1/30",
            30.0,
            &own.medians,
            &medians,
        ),
        ("G1 one edit, 100k flows: p99", "≤ 1/10", 10.0, &own.p99s, &p99s),
    ];
    for (what, goal, times, own, peer) in parts {
        let own = median(own);
        let theirs = (!peer.is_empty()).then(|| median(peer));
        let said = theirs.map_or_else(|| NOT_MEASURED.to_owned(), |ms| format!("{EDITOR} {ms:.3} ms"));
        let row = Row::new(2, what, goal, format!("{:.1} µs CPU", own * 1e3));
        board.add(row.against(&said, theirs.map(|ms| own / ms), 1.0 / times));
    }
    own
}

const NOT_MEASURED: &str = "peer not measured";
const GROWTH: &str = "G3 edit median, 1M against 100k";
const PER_CANDIDATE: &str = "G7 index, match and lists per candidate, 1M against 100k";
/// What measures a size that nobody generated.
const WITH_DATA: &str = "MAILLAGE_BENCH_DATA=… cargo bench --features ui-tests --bench figures -- pairs";

fn growth(small: &Sessions, large: &Sessions, board: &mut Board) {
    let (a, b) = (median(&small.medians), median(&large.medians));
    let measured = format!(
        "{:.1} µs, {:.2} µs a touched pair; worst {:.2} ms",
        b * 1e3,
        large.us_per_pair(),
        large.worst
    );
    let peer = format!(
        "itself at 100k: {:.1} µs, {:.2} µs a touched pair; worst {:.2} ms",
        a * 1e3,
        small.us_per_pair(),
        small.worst
    );
    board.add(Row::new(2, GROWTH, "≤ 1.5", measured).against(&peer, Some(b / a), 1.5));
}

/// Tables to lists, whole process; returns the words of our last run.
fn whole(
    id: &'static str,
    folder: &Path,
    peers: Option<&Peers>,
    rounds: usize,
    board: &mut Board,
) -> BTreeMap<String, String> {
    let mut own = Vec::new();
    let mut theirs: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    let mut line = BTreeMap::new();
    for _ in 0..rounds {
        let (words, seconds) = matched(folder, &[]);
        own.push(seconds);
        for peer in peers.iter().flat_map(|_| MATCHERS) {
            let run = peers.and_then(|peers| peers.matching(peer, folder, "full"));
            if let Some(run) = run.filter(|run| agrees(run, &words)) {
                theirs.entry(peer).or_default().push(run.seconds);
            }
        }
        line = words;
    }
    let own = median(&own);
    let medians: Vec<(&str, f64)> = theirs
        .iter()
        .map(|(peer, times)| (*peer, median(times)))
        .collect();
    let fastest = medians.iter().map(|(_, s)| *s).reduce(f64::min);
    let said: Vec<String> = medians
        .iter()
        .map(|(peer, s)| format!("{peer} {s:.3} s"))
        .collect();
    let peer = if said.is_empty() {
        NOT_MEASURED.to_owned()
    } else {
        said.join(", ")
    };
    let (goal, most) = if id == "G4" {
        ("≤ 1/10 of the fastest", 0.1)
    } else {
        ("≤ 4 s CPU, ≤ 1/6 of the fastest", 1.0 / 6.0)
    };
    let what = format!(
        "{id} full match of {} flows, CSV to lists, whole process",
        line["flows"]
    );
    let ratio = fastest.map(|s| own / s);
    let row = Row::new(2, what, goal, format!("{own:.3} s CPU")).against(&peer, ratio, most);
    board.add(match ratio {
        Some(ratio) if id == "G6" => row.kept(ratio <= most && own <= 4.0),
        _ => row,
    });
    line
}

fn agrees(run: &Run, own: &BTreeMap<String, String>) -> bool {
    let same = ["count", "checksum"]
        .iter()
        .all(|key| own.get(*key).is_some_and(|word| word == run.word(key)));
    if !same {
        eprintln!("\na peer came to another result: it is left out");
    }
    same
}

/// In memory: index, match and both lists of each flow.
fn per_candidate(large: Option<&Path>, huge: Option<&Path>, board: &mut Board) {
    let rounds = |folder: &Path, rounds: usize| {
        let times: Vec<f64> = (0..rounds).map(|_| in_memory(folder)).collect();
        median(&times)
    };
    let at_100k = large.map(|folder| rounds(folder, ROUNDS));
    let at_1m = huge.map(|folder| rounds(folder, FEW));
    if let (Some(a), Some(b)) = (at_100k, at_1m) {
        let row = Row::new(2, PER_CANDIDATE, "≤ 1.2", format!("{b:.1} ns CPU"));
        board.add(row.against(&format!("itself at 100k: {a:.1} ns"), Some(b / a), 1.2));
    }
}

/// CPU ns per candidate.
fn in_memory(folder: &Path) -> f64 {
    let project = read(folder);
    let (ms, matched): (f64, SpecMatch) = cpu::timed(|| project.matched(1).expect("pairs that fit"));
    ms * 1e6 / matched.count() as f64
}

fn memory(line: &BTreeMap<String, String>, floor_mib: f64) -> Row {
    let [flows, candidates, peak] = ["flows", "count", "peak_rss_mb"].map(|key| number(line, key));
    let bytes = (peak - floor_mib) * 1_048_576.0;
    let allowed = 110.0 * flows + 10.0 * candidates;
    Row::new(
        2,
        format!("G8 memory at {flows} flows: peak of the process beyond that at 1000 flows"),
        "≤ 110 B a flow + 10 B a candidate",
        format!(
            "{:.1} MB of {:.1} MB; the lists alone take 8 B a candidate, the rest {:.0} B a flow",
            bytes / 1e6,
            allowed / 1e6,
            (bytes - 8.0 * candidates) / flows
        ),
    )
    .kept(bytes <= allowed)
}
