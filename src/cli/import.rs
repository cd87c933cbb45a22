//! Verb `import`: tables into a project; every row is taken or named.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::args::Args;
use super::desk::Desk;
use super::failure::Failure;
use super::{import_zones, opening};
use crate::base::i18n::{Lang, tr_args};
use crate::import::text::MAX_FILE_MB;
use crate::import::{self, Finding, ImportPlan, Input, Problem, ReadOptions, Table, TableError};
use crate::session::Outside;
use crate::session::lookups::lookups;
use crate::tables::TableKind;

/// First bytes of files that are no text: zipped and old spreadsheets, SQLite, shapes.
const NOT_TEXT: [&[u8]; 4] = [
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"SQLite format 3\0",
    b"\x00\x00\x27\x0a",
];
/// Endings of files that only look like text.
const NOT_TABLES: [&str; 4] = ["json", "geojson", "kml", "gpx"];

/// A table read, and where it came from.
struct Source {
    kind: TableKind,
    path: PathBuf,
    table: Table,
}

#[derive(Serialize)]
struct Report<'a> {
    dry_run: bool,
    added: usize,
    updated: usize,
    unchanged: usize,
    refused: usize,
    findings: Vec<Told<'a>>,
}

#[derive(Serialize)]
struct Told<'a> {
    table: &'static str,
    line: usize,
    column: &'a str,
    value: &'a str,
    refused: bool,
    message: String,
}

/// Imports tables, or with `--dry-run` only says what that would do.
///
/// # Errors
/// A table cannot be read or lacks a column (nothing is imported then), no row at all could be taken, or the project
/// cannot be written.
pub fn run(args: &Args, desk: &mut Desk<'_>) -> Result<(), Failure> {
    if let Some(zones) = args.path_of("zones") {
        import_zones::run(&zones, args, desk)?;
        if TableKind::ALL
            .iter()
            .all(|kind| args.path_of(kind.file_stem()).is_none())
        {
            return Ok(());
        }
    }
    let sources = sources(args, desk.lang)?;
    let inputs: Vec<Input<'_>> = sources.iter().map(|s| Input::new(s.kind, &s.table)).collect();
    let names: Vec<String> = sources.iter().map(|s| file_name(&s.path)).collect();
    let subject = names.join(", ");
    let path = args.path(0);
    if args.has("dry-run") {
        let project = opening::project(&path, desk)?;
        let mut outside = Outside::real();
        let plan = import::plan(&project, &inputs, &subject, &mut || outside.fresh(), &lookups());
        usable(&plan, desk.lang)?;
        return report(&plan, &sources, true, args, desk);
    }
    let mut session = opening::session(&path, desk)?;
    let plan = session.plan_import(&inputs, &subject);
    let done = usable(&plan, desk.lang).and_then(|()| {
        let done = session.carry_out(plan.change.clone());
        done.map_err(|refusal| Failure::refusal(&refusal, desk.lang))
    });
    opening::save(session, desk)?;
    done?;
    report(&plan, &sources, false, args, desk)
}

fn sources(args: &Args, lang: Lang) -> Result<Vec<Source>, Failure> {
    let mut sources = Vec::new();
    for kind in TableKind::ALL {
        if let Some(path) = args.path_of(kind.file_stem()) {
            let table = table(&path, lang)?;
            sources.push(Source { kind, path, table });
        }
    }
    if sources.is_empty() {
        args.needed(TableKind::Actors.file_stem())?;
    }
    Ok(sources)
}

fn table(path: &Path, lang: Lang) -> Result<Table, Failure> {
    let shown = path.display().to_string();
    let in_file = |words: String| {
        Failure::Failed(tr_args(
            lang,
            "cli-in-file",
            &[("path", shown.as_str().into()), ("why", words.into())],
        ))
    };
    let unreadable = |error: std::io::Error| {
        let args = [("path", shown.as_str().into()), ("why", error.to_string().into())];
        Failure::Failed(tr_args(lang, "cli-unreadable", &args))
    };
    let length = fs::metadata(path).map_err(unreadable)?.len();
    if length > (MAX_FILE_MB as u64) << 20 {
        return Err(in_file(
            TableError::TooLarge {
                limit_mb: MAX_FILE_MB,
            }
            .message(lang),
        ));
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    let ending = path
        .extension()
        .map(|e| e.to_string_lossy().to_lowercase())
        .unwrap_or_default();
    if NOT_TEXT.iter().any(|start| bytes.starts_with(start)) || NOT_TABLES.contains(&ending.as_str()) {
        return Err(in_file(crate::base::i18n::tr(lang, "cli-import-only-text")));
    }
    import::read(&bytes, ReadOptions::default()).map_err(|error| in_file(error.message(lang)))
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// Refuses the plan whole when a table cannot be understood, or when nothing of it could be taken.
fn usable(plan: &ImportPlan, lang: Lang) -> Result<(), Failure> {
    let lacking = plan
        .findings
        .iter()
        .find(|finding| finding.problem == Problem::MissingColumn);
    let nothing_taken = plan.refused > 0 && plan.added + plan.updated + plan.unchanged == 0;
    match lacking.or_else(|| plan.findings.iter().find(|f| nothing_taken && f.refused)) {
        Some(finding) => Err(Failure::Failed(finding.message(lang))),
        None => Ok(()),
    }
}

fn report(
    plan: &ImportPlan,
    sources: &[Source],
    dry_run: bool,
    args: &Args,
    desk: &mut Desk<'_>,
) -> Result<(), Failure> {
    if args.json {
        let findings = plan.findings.iter().map(|f| told(f, desk.lang)).collect();
        let (added, updated, unchanged, refused) = (plan.added, plan.updated, plan.unchanged, plan.refused);
        desk.json(&Report {
            dry_run,
            added,
            updated,
            unchanged,
            refused,
            findings,
        })?;
    } else {
        for source in sources {
            let words = reading(source, desk);
            desk.line(&words)?;
        }
        for finding in &plan.findings {
            desk.line(&finding.message(desk.lang))?;
        }
        let counts = desk.tr_with(
            "import-summary",
            &[
                ("added", plan.added.to_string().into()),
                ("updated", plan.updated.to_string().into()),
                ("unchanged", plan.unchanged.to_string().into()),
                ("refused", plan.refused.to_string().into()),
            ],
        );
        desk.line(&counts)?;
        if dry_run {
            desk.line(&desk.tr("cli-import-dry"))?;
        }
    }
    if plan.refused > 0 {
        let words = desk.tr_with(
            "cli-import-left-out",
            &[("count", plan.refused.to_string().into())],
        );
        desk.note(&words);
    }
    Ok(())
}

fn told<'a>(finding: &'a Finding, lang: Lang) -> Told<'a> {
    Told {
        table: finding.table.file_stem(),
        line: finding.line,
        column: &finding.column,
        value: &finding.value,
        refused: finding.refused,
        message: finding.message(lang),
    }
}

/// How a table was understood, so that a wrong guess is seen.
fn reading(source: &Source, desk: &Desk<'_>) -> String {
    let separator = match source.table.reading.separator {
        Some('\t') => desk.tr("cli-tab"),
        Some(other) => other.to_string(),
        None => "-".to_owned(),
    };
    desk.tr_with(
        "cli-import-read",
        &[
            ("file", file_name(&source.path).into()),
            ("rows", source.table.rows.len().to_string().into()),
            ("encoding", source.table.reading.encoding.as_str().into()),
            ("separator", separator.into()),
        ],
    )
}
