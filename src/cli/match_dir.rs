//! Verb `match`: times the pair engine on a folder of CSV tables and prints one line.

use std::fmt::Write as _;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Instant;

use thiserror::Error;

use super::args::Args;
use super::desk::Desk;
use super::failure::Failure;
use crate::base::i18n::{Lang, tr, tr_args};
use crate::matching::kernel::KernelError;
use crate::matching::spec::{Sources, SpecError, SpecMatch, SpecProject, mix};

/// Largest table read, in bytes.
const MAX_FILE: u64 = 4 << 30;

/// Which allocation to compute.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Allocate {
    /// One unit offered serves one unit needed.
    Transport,
    /// One unit offered serves `ratio` units needed.
    General,
}

/// What the command line asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MatchArgs {
    /// Folder with sites.csv, flows.csv, substitutions.csv, limits.csv and, for an allocation, prices.csv.
    pub dir: PathBuf,
    /// A session of edits to apply after the full match.
    pub edits: Option<PathBuf>,
    /// Allocation to compute on the pairs, after the edits if there are any.
    pub allocate: Option<Allocate>,
    /// Threads of the full match, at least 1.
    pub threads: usize,
}

/// Why nothing was printed.
#[derive(Debug, Error)]
pub enum MatchError {
    /// A file cannot be opened.
    #[error("{path}: {source}")]
    Open {
        /// The file.
        path: String,
        /// The system's reason.
        source: io::Error,
    },
    /// A file is larger than this program reads.
    #[error("{path} is larger than {MAX_FILE} bytes")]
    TooLarge {
        /// The file.
        path: String,
    },
    /// A table is wrong.
    #[error(transparent)]
    Table(#[from] SpecError),
    /// More pairs than memory holds.
    #[error(transparent)]
    Pairs(#[from] KernelError),
    /// The allocation was given up before its optimum.
    #[error("the allocation stopped before its optimum")]
    NotSolved,
}

impl MatchError {
    /// One sentence: what, where, what to do.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Open { path, source } => sentence(
                lang,
                path,
                &tr_args(lang, "spec-unreadable", &[("reason", source.to_string().into())]),
            ),
            Self::TooLarge { path } => sentence(lang, path, &tr(lang, "spec-too-many")),
            Self::Table(error) => error.message(lang),
            Self::Pairs(KernelError::TooManyPairs { limit }) => tr_args(
                lang,
                "spec-too-many-pairs",
                &[("limit", limit.to_string().into())],
            ),
            Self::NotSolved => tr(lang, "spec-not-solved"),
        }
    }
}

fn sentence(lang: Lang, place: &str, what: &str) -> String {
    tr_args(
        lang,
        "spec-sentence",
        &[("place", place.into()), ("what", what.into())],
    )
}

/// Verb `match`: prints the line, or says why there is none.
///
/// # Errors
/// A table is missing or wrong, or the work is too large.
pub fn verb(args: &Args, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let variants = [("transport", Allocate::Transport), ("general", Allocate::General)];
    let asked = MatchArgs {
        dir: args.path(0),
        edits: args.path_of("edits"),
        allocate: args.choice("allocate", &variants)?,
        threads: args.count("threads")?.unwrap_or(1),
    };
    let line = run(&asked).map_err(|error| Failure::Failed(error.message(desk.lang)))?;
    desk.line(&line)
}

/// Reads, matches, edits and allocates; gives the line to print.
///
/// `count` and `checksum` are those before the edits, `count_after` and `checksum_after` those after them, both read
/// back from the stored pairs. Times are wall milliseconds; an edit's is from its values in memory to the right pairs.
pub fn run(args: &MatchArgs) -> Result<String, MatchError> {
    let started = Instant::now();
    let project = load(args)?;
    let load_ms = millis(started);
    let started = Instant::now();
    let mut matched = project.matched(args.threads)?;
    let match_ms = millis(started);
    let mut line = format!("count={} checksum={:016x}", matched.count(), matched.checksum());
    if let Some(path) = &args.edits {
        session(&mut matched, path, &mut line)?;
    }
    put(
        &mut line,
        format_args!("load_ms={load_ms:.3} match_ms={match_ms:.3}"),
    );
    if let Some(which) = args.allocate {
        allocate(&matched, which, &mut line)?;
    }
    if let Some(mib) = peak_rss_mib() {
        put(&mut line, format_args!("peak_rss_mb={mib:.1}"));
    }
    Ok(line)
}

fn load(args: &MatchArgs) -> Result<SpecProject, MatchError> {
    let open_table = |name: &str| open(&args.dir.join(name));
    let prices = args.allocate.map(|_| open_table("prices.csv")).transpose()?;
    Ok(SpecProject::read(Sources {
        sites: open_table("sites.csv")?,
        flows: open_table("flows.csv")?,
        substitutions: open_table("substitutions.csv")?,
        limits: open_table("limits.csv")?,
        prices,
    })?)
}

fn open(path: &Path) -> Result<File, MatchError> {
    let name = || path.display().to_string();
    let file = File::open(path).map_err(|source| MatchError::Open { path: name(), source })?;
    let length = file
        .metadata()
        .map_err(|source| MatchError::Open { path: name(), source })?
        .len();
    if length > MAX_FILE {
        Err(MatchError::TooLarge { path: name() })
    } else {
        Ok(file)
    }
}

/// Applies the edits one by one; the checksum is followed between the timed parts.
fn session(matched: &mut SpecMatch, path: &Path, line: &mut String) -> Result<(), MatchError> {
    let edits = matched.read_edits(open(path)?)?;
    let mut checksum = matched.checksum();
    let mut chain = checksum;
    let mut times = Vec::with_capacity(edits.len());
    for edit in &edits {
        let started = Instant::now();
        let delta = matched.apply(edit);
        times.push(millis(started));
        checksum = matched.checksum_after(checksum, &delta);
        chain = mix(chain ^ checksum);
    }
    times.sort_unstable_by(f64::total_cmp);
    put(
        line,
        format_args!(
            "count_after={} checksum_after={:016x}",
            matched.count(),
            matched.checksum()
        ),
    );
    put(line, format_args!("chain={chain:016x} edits={}", edits.len()));
    put(line, format_args!("edit_ms_median={:.4}", percentile(&times, 50)));
    put(line, format_args!("edit_ms_p99={:.4}", percentile(&times, 99)));
    put(line, format_args!("edit_ms_max={:.4}", percentile(&times, 100)));
    Ok(())
}

fn allocate(matched: &SpecMatch, which: Allocate, line: &mut String) -> Result<(), MatchError> {
    let started = Instant::now();
    let (transport, ratios) = matched.allocation()?;
    let plan = match which {
        Allocate::Transport => transport.solve(),
        Allocate::General => transport.solve_general(&ratios),
    };
    if !plan.optimal {
        return Err(MatchError::NotSolved);
    }
    put(
        line,
        format_args!(
            "allocate_ms={:.3} objective={:.6}",
            millis(started),
            plan.objective
        ),
    );
    Ok(())
}

/// Adds words to the line.
fn put(line: &mut String, words: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = write!(line, " {words}");
}

fn millis(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1e3
}

/// The smallest value that so many percent do not exceed (nearest rank); 0 without any.
fn percentile(sorted: &[f64], percent: usize) -> f64 {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().unwrap_or(0.0)
}

/// Largest memory held so far in MiB, where the system tells.
fn peak_rss_mib() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let words = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: f64 = words.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kib / 1024.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_take_the_nearest_rank() {
        let times: Vec<f64> = (1..=200).map(f64::from).collect();
        assert_eq!(
            [50, 99, 100].map(|p| percentile(&times, p)),
            [100.0, 198.0, 200.0]
        );
        assert_eq!(percentile(&[], 99), 0.0);
    }

    #[test]
    fn a_missing_folder_is_named_with_a_remedy() {
        let args = MatchArgs {
            dir: "no-such-folder".into(),
            edits: None,
            allocate: None,
            threads: 1,
        };
        let message = run(&args).unwrap_err().message(Lang::Fr);
        assert!(
            message.contains("limits.csv") || message.contains("sites.csv"),
            "{message}"
        );
        assert!(message.contains("vérifiez"), "{message}");
    }
}
