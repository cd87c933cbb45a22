//! Other people's engines on the same files: `run.sh PEER DATA full|edit` and `alloc.py DATA SOLVER` of a given folder.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::cpu;

/// Where the peers are and what runs them.
pub struct Peers {
    folder: PathBuf,
    python: String,
}

/// One run of a peer.
pub struct Run {
    words: BTreeMap<String, String>,
    /// CPU time of the whole process.
    pub seconds: f64,
}

impl Peers {
    /// Peers in a folder; `python` is the interpreter that has their packages.
    pub fn new(folder: PathBuf, python: String) -> Self {
        Self { folder, python }
    }

    /// A matching, or a session of edits (`mode` is `full` or `edit`). `None`, with a word on stderr, when it fails.
    pub fn matching(&self, peer: &str, data: &Path, mode: &str) -> Option<Run> {
        let arguments = [peer, data.to_str()?, mode];
        self.run(&self.folder.join("run.sh"), &arguments)
    }

    /// An allocation. `None`, with a word on stderr, when it fails.
    pub fn allocation(&self, data: &Path, solver: &str) -> Option<Run> {
        let script = self.folder.join("alloc.py");
        self.run(
            Path::new(&self.python),
            &[script.to_str()?, data.to_str()?, solver],
        )
    }

    fn run(&self, program: &Path, arguments: &[&str]) -> Option<Run> {
        match cpu::child(program, arguments, &[("PYTHON", &self.python)]) {
            Ok((line, seconds)) => Some(Run {
                words: words(&line),
                seconds,
            }),
            Err(error) => {
                eprintln!("\npeer not measured: {error}");
                None
            }
        }
    }
}

impl Run {
    /// A word of its line; empty when it is not there.
    pub fn word(&self, key: &str) -> &str {
        self.words.get(key).map_or("", String::as_str)
    }

    /// A number of its line; NaN when it is not there.
    pub fn number(&self, key: &str) -> f64 {
        self.word(key).parse().unwrap_or(f64::NAN)
    }
}

/// The `key=value` words of a line.
pub fn words(line: &str) -> BTreeMap<String, String> {
    line.split_whitespace()
        .filter_map(|word| word.split_once('='))
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .collect()
}
