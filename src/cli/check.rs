//! Verb `check`: is the file whole, and does every value make sense? With `--salvage`, copies out what is intact.

use std::path::Path;

use serde::Serialize;

use super::args::Args;
use super::desk::Desk;
use super::failure::Failure;
use super::opening::{self, save};
use crate::model::Project;
use crate::session::Outside;
use crate::session::start::{self, data_dir};
use crate::store::{self, Finding};

#[derive(Serialize)]
struct Report<'a> {
    ok: bool,
    actors: usize,
    flows: usize,
    synergies: usize,
    operations: usize,
    findings: &'a [String],
}

/// Checks a file without changing it.
///
/// # Errors
/// The file is damaged, or some of its values cannot be read.
pub fn run(args: &Args, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let path = args.path(0);
    if let Some(target) = args.path_of("salvage") {
        return salvage(&path, &target, desk);
    }
    let content = opening::content(&path, desk)?;
    let findings = told(&content.findings, desk);
    let (project, operations) = (&content.project, content.history.len());
    if args.json {
        desk.json(&Report {
            ok: findings.is_empty(),
            actors: project.actors.len(),
            flows: project.flows.len(),
            synergies: project.synergies.len(),
            operations,
            findings: &findings,
        })?;
    } else {
        findings.iter().try_for_each(|line| desk.line(line))?;
        let counts = counts(project, desk);
        desk.line(&counts)?;
    }
    if findings.is_empty() {
        return if args.json {
            Ok(())
        } else {
            desk.line(&desk.tr("cli-check-whole"))
        };
    }
    let args = [
        ("path", path.display().to_string().into()),
        ("count", findings.len().to_string().into()),
    ];
    Err(Failure::Failed(desk.tr_with("cli-check-findings", &args)))
}

fn told(findings: &[Finding], desk: &Desk<'_>) -> Vec<String> {
    findings
        .iter()
        .map(|finding| finding.message(desk.lang))
        .collect()
}

fn counts(project: &Project, desk: &Desk<'_>) -> String {
    desk.tr_with(
        "cli-check-counts",
        &[
            ("name", project.name.as_str().into()),
            ("actors", project.actors.len().to_string().into()),
            ("flows", project.flows.len().to_string().into()),
            ("synergies", project.synergies.len().to_string().into()),
        ],
    )
}

fn salvage(path: &Path, target: &Path, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let lang = desk.lang;
    let found = store::salvage_file(path).map_err(|error| Failure::store(&error, lang))?;
    let (project, findings) = found;
    told(&findings, desk)
        .iter()
        .try_for_each(|line| desk.line(line))?;
    let counts = counts(&project, desk);
    let made = start::create(target, &data_dir(), project, lang, Outside::real());
    save(made.map_err(|refusal| Failure::refusal(&refusal, lang))?, desk)?;
    desk.line(&counts)?;
    let done = desk.tr_with("cli-salvaged", &[("path", target.display().to_string().into())]);
    desk.line(&done)
}
