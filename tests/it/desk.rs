//! A folder of its own for each test, and the program run in it.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// Where a test works: project files on one side, the program's data folder on the other.
pub struct Place {
    dir: TempDir,
}

/// What a run of the program left.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Place {
    pub fn new() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(dir.path().join("work")).expect("room");
        Self { dir }
    }

    /// The folder in which the program is started.
    pub fn work(&self) -> PathBuf {
        self.dir.path().join("work")
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.work().join(name)
    }

    /// The program with a data folder of that name.
    pub fn command_as(&self, data: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_maillage-cli"));
        command
            .current_dir(self.work())
            .env("MAILLAGE_DATA_DIR", self.dir.path().join(data));
        command
    }

    pub fn command(&self) -> Command {
        self.command_as("data")
    }

    /// Runs a command line; blanks part its words.
    pub fn run(&self, line: &str) -> Run {
        self.run_with(line, "")
    }

    /// The same with something typed in.
    pub fn run_with(&self, line: &str, input: &str) -> Run {
        let mut command = self.command();
        command.args(line.split_whitespace());
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let typed = child.stdin.take().expect("a pipe").write_all(input.as_bytes());
        let output = child.wait_with_output().expect("it ends");
        // A program that refuses at once does not read what is typed.
        let _ = typed;
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        Run {
            code: output.status.code().unwrap_or(-1),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }

    /// Runs a command line that must do what it is asked.
    #[track_caller]
    pub fn done(&self, line: &str) -> String {
        let run = self.run(line);
        assert_eq!(run.code, 0, "{line}: {run:?}");
        run.out
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), bytes).expect("room");
    }

    /// Names beside the project files.
    pub fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.work()).expect("a folder");
        let mut names: Vec<String> = entries
            .map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

impl Run {
    /// Asserts a refusal: that exit code, one line of complaint without a trace of a fault of ours.
    #[track_caller]
    pub fn refused(&self, code: i32, about: &str) {
        assert_eq!(self.code, code, "{self:?}");
        assert_eq!(self.err.trim_end().lines().count(), 1, "{self:?}");
        assert!(
            !self.err.contains("panicked") && !self.err.contains("RUST_BACKTRACE"),
            "{self:?}"
        );
        assert!(self.err.contains(about), "{about} is not in {self:?}");
    }
}

/// The JSON behind a text.
#[track_caller]
pub fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error} in {text}"))
}

/// The bytes of a file.
pub fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).expect("a file")
}
