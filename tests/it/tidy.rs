//! The floors and the house rules, read from the sources themselves.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The floors of the crate doc, lowest first.
const FLOORS: [&[&str]; 7] = [
    &["base"],
    &["model"],
    &["reference"],
    &["edit", "entry", "matching", "picture", "tables"],
    &["basemap", "export", "import", "online", "samples", "store"],
    &["session", "report", "print"],
    &["cli", "ui"],
];

/// Imports between modules of one floor that are meant; together they must not go in a circle.
const NEIGHBOURS: [(&str, &str); 6] = [
    // A sample zone comes in through the importer, like anyone's tables.
    ("samples", "import"),
    // A tile pack may be a database: how a hostile one is opened is known in one place.
    ("basemap", "store"),
    // A file shows what an audience may know, framed as the window frames it.
    ("print", "session"),
    // What a document says is told by the session; how pages are set is no business of its own.
    ("session", "report"),
    // How words stand in a PDF is known in one place.
    ("print", "report"),
    // Tiles of a map server are a ground like any other.
    ("online", "basemap"),
];

/// Longest source file, in lines.
const MOST_LINES: usize = 800;

/// One source file of the library or its programs.
struct Source {
    path: PathBuf,
    text: String,
    /// The module under `src` that it belongs to; empty for the crate's root and the programs.
    module: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    collect(&root().join("src"), &mut found);
    found.sort();
    let read = |path: PathBuf| {
        let inside = path
            .strip_prefix(root().join("src"))
            .expect("under src")
            .to_owned();
        let first = inside
            .components()
            .next()
            .expect("a name")
            .as_os_str()
            .to_string_lossy()
            .into_owned();
        let module = if inside.components().count() > 1 && first != "bin" {
            first
        } else {
            String::new()
        };
        Source {
            text: fs::read_to_string(&path).expect("UTF-8"),
            module,
            path: inside,
        }
    };
    found.into_iter().map(read).collect()
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

fn is_test(path: &Path) -> bool {
    path.components().any(|c| {
        let name = c.as_os_str().to_string_lossy();
        name == "tests" || name == "tests.rs" || name.ends_with("_tests.rs")
    })
}

/// The text before the tests at the end of the file, without comments.
fn code(source: &Source) -> String {
    let text = source.text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let is_code = |line: &&str| !line.trim_start().starts_with("//");
    text.lines()
        .filter(is_code)
        .map(|line| line.to_owned() + "\n")
        .collect()
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|modules| modules.contains(&module))
}

/// Modules that a text reaches by `crate::…`, also in `use crate::{a, b::c}`.
fn reached(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for after in text.split("crate::").skip(1) {
        let names: Vec<&str> = match after.strip_prefix('{') {
            Some(group) => top_level(group),
            None => vec![after],
        };
        for name in names {
            let end = name
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(name.len());
            found.insert(name[..end].to_owned());
        }
    }
    found
}

/// The items of a brace group, up to its closing brace, without what is nested in them.
fn top_level(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut items) = (0, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                items.push(group[start..at].trim());
                return items;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                items.push(group[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    items
}

#[test]
fn a_module_imports_only_lower_floors() {
    let mut faults = Vec::new();
    for source in sources()
        .iter()
        .filter(|s| !is_test(&s.path) && !s.module.is_empty())
    {
        let own = floor(&source.module).unwrap_or_else(|| panic!("{} has no floor", source.module));
        for other in reached(&code(source))
            .iter()
            .filter(|other| **other != source.module)
        {
            let Some(theirs) = floor(other) else { continue };
            let meant = NEIGHBOURS.contains(&(source.module.as_str(), other.as_str()));
            if theirs > own || (theirs == own && !meant) {
                faults.push(format!(
                    "{}: {} (floor {own}) reaches {other} (floor {theirs})",
                    source.path.display(),
                    source.module
                ));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn neighbours_that_may_meet_do_not_go_in_a_circle() {
    let mut left: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (from, to) in NEIGHBOURS {
        assert_eq!(floor(from), floor(to));
        left.entry(from).or_default().push(to);
    }
    while let Some(free) = left
        .iter()
        .find(|(_, to)| to.iter().all(|t| !left.contains_key(t)))
        .map(|(f, _)| *f)
    {
        left.remove(free);
    }
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn every_folder_of_the_sources_stands_on_a_floor_and_in_the_crate_doc() {
    let doc = fs::read_to_string(root().join("src/lib.rs")).expect("a crate doc");
    let modules: BTreeSet<String> = sources()
        .into_iter()
        .map(|s| s.module)
        .filter(|m| !m.is_empty())
        .collect();
    for module in &modules {
        let floor = floor(module).unwrap_or_else(|| panic!("{module} has no floor"));
        let row = doc
            .lines()
            .find(|line| line.starts_with(&format!("//! | {floor} |")))
            .expect("a row of that floor");
        assert!(
            row.contains(&format!("`{module}`")) || row.contains(&format!("`mod@{module}`")),
            "{module} is missing in: {row}"
        );
    }
}

#[test]
fn the_headless_program_and_the_window_never_meet_and_only_the_window_knows_egui() {
    for source in sources()
        .iter()
        .filter(|s| s.module != "ui" && s.path != Path::new("main.rs"))
    {
        let found = code(source)
            .lines()
            .any(|line| line.contains("egui::") || line.contains("eframe::"));
        assert!(!found, "{} knows egui", source.path.display());
    }
}

#[test]
fn one_file_alone_can_open_a_socket_and_only_the_window_reaches_it() {
    let words = [
        "ureq::",
        "std::net::Tcp",
        "std::net::Udp",
        "TcpStream",
        "ToSocketAddrs",
    ];
    let client = Path::new("online/client.rs");
    for source in sources().iter().filter(|s| !is_test(&s.path)) {
        let text = code(source);
        let path = source.path.display();
        if source.path != client {
            assert!(
                !words.iter().any(|word| text.contains(word)),
                "{path} can open a socket"
            );
        }
        if source.module != "online" && source.module != "ui" {
            assert!(!reached(&text).contains("online"), "{path} reaches the network");
        }
    }
}

#[test]
fn files_are_short_and_say_what_they_are_for() {
    for source in sources() {
        let (path, lines) = (source.path.display(), source.text.lines().count());
        assert!(lines <= MOST_LINES, "{path} has {lines} lines");
        if !is_test(&source.path) {
            assert!(
                source.text.starts_with("//! "),
                "{path} does not say what it is for"
            );
        }
    }
}

#[test]
fn only_the_programs_print() {
    for source in sources()
        .iter()
        .filter(|s| !is_test(&s.path) && s.module != "cli" && !s.module.is_empty())
    {
        for word in ["println!", "print!(", "dbg!"] {
            assert!(!code(source).contains(word), "{} prints", source.path.display());
        }
    }
}

#[test]
fn colours_come_from_the_theme() {
    for source in sources().iter().filter(|s| !s.path.starts_with("ui/theme")) {
        for word in [
            "Color32::from_",
            "Color32::RED",
            "Color32::BLACK",
            "Color32::GRAY",
            "hex_color!",
        ] {
            assert!(
                !code(source).contains(word),
                "{} has a colour of its own: {word}",
                source.path.display()
            );
        }
    }
}

#[test]
fn random_numbers_clocks_and_disks_stay_above_the_pure_floors() {
    let words = [
        "SystemTime",
        "Instant::now",
        "Timestamp::now",
        "now_v7",
        "new_v4",
        "std::fs",
        "File::open",
        "std::env::",
    ];
    for source in sources()
        .iter()
        .filter(|s| !is_test(&s.path) && floor(&s.module).is_some_and(|f| f < 4))
    {
        for word in words {
            assert!(
                !code(source).contains(word),
                "{} reaches outside: {word}",
                source.path.display()
            );
        }
    }
}

#[test]
fn the_readme_names_both_programs_and_both_licences_are_there() {
    let readme = fs::read_to_string(root().join("README.md")).expect("a README.md");
    for word in ["maillage-cli", "cargo", "MIT", "Apache"] {
        assert!(readme.contains(word), "README.md does not say {word}");
    }
}

#[test]
fn imports_in_groups_are_seen() {
    let text = "use crate::{base::geo, model::{A, B}, store};\nfn f() { crate::session::g(); }";
    let found: Vec<String> = reached(text).into_iter().collect();
    assert_eq!(found, ["base", "model", "session", "store"]);
}
