//! `import --zones`: a GeoJSON file of zones; every feature is taken or named.

use std::fs;
use std::path::Path;

use serde::Serialize;

use super::args::Args;
use super::desk::Desk;
use super::failure::Failure;
use super::opening;
use crate::import::geojson::MAX_BYTES;
use crate::import::{ZoneFileError, ZonesPlan, zones};
use crate::session::Outside;

#[derive(Serialize)]
struct Report {
    dry_run: bool,
    added: usize,
    updated: usize,
    unchanged: usize,
    refused: usize,
    findings: Vec<Told>,
}

#[derive(Serialize)]
struct Told {
    number: usize,
    name: String,
    message: String,
}

/// Imports the zones of a file, or with `--dry-run` only says what that would do.
///
/// # Errors
/// The file gives no zone at all, or the project cannot be written.
pub fn run(file: &Path, args: &Args, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let bytes = read(file, desk)?;
    let name = file
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let lang = desk.lang;
    let usable = |plan: Result<ZonesPlan, ZoneFileError>| match plan {
        Ok(plan) if plan.change.edits.is_empty() && plan.unchanged == 0 => {
            let why = plan.left_out.first().map(|left_out| left_out.message(lang));
            Err(Failure::Failed(why.unwrap_or_default()))
        }
        plan => plan.map_err(|error| Failure::Failed(error.message(lang))),
    };
    let project = args.path(0);
    let plan = if args.has("dry-run") {
        let mut outside = Outside::real();
        let held = opening::project(&project, desk)?;
        usable(zones::plan(&held, &bytes, &name, &mut || outside.fresh()))?
    } else {
        let mut session = opening::session(&project, desk)?;
        let done = usable(session.plan_zones(&bytes, &name)).and_then(|plan| {
            let done = session.carry_out(plan.change.clone());
            done.map(|_| plan)
                .map_err(|refusal| Failure::refusal(&refusal, lang))
        });
        opening::save(session, desk)?;
        done?
    };
    report(&plan, args, desk)
}

fn read(file: &Path, desk: &Desk<'_>) -> Result<Vec<u8>, Failure> {
    let unreadable = |error: std::io::Error| {
        let path = file.display().to_string();
        let args = [("path", path.into()), ("why", error.to_string().into())];
        Failure::Failed(desk.tr_with("cli-unreadable", &args))
    };
    let length = fs::metadata(file).map_err(unreadable)?.len();
    if length > MAX_BYTES as u64 {
        let limit = ZoneFileError::TooLarge {
            limit_mb: MAX_BYTES >> 20,
        };
        return Err(Failure::Failed(limit.message(desk.lang)));
    }
    fs::read(file).map_err(unreadable)
}

fn report(plan: &ZonesPlan, args: &Args, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let lang = desk.lang;
    let dry_run = args.has("dry-run");
    if args.json {
        let told = |left_out: &zones::LeftOut| Told {
            number: left_out.number,
            name: left_out.name.clone(),
            message: left_out.message(lang),
        };
        return desk.json(&Report {
            dry_run,
            added: plan.added,
            updated: plan.updated,
            unchanged: plan.unchanged,
            refused: plan.left_out.len(),
            findings: plan.left_out.iter().map(told).collect(),
        });
    }
    for left_out in &plan.left_out {
        desk.line(&left_out.message(lang))?;
    }
    if plan.is_lambert93 {
        desk.line(&desk.tr("cli-import-zones-lambert"))?;
    }
    let counts = desk.tr_with(
        "cli-import-zones",
        &[
            ("added", plan.added.to_string().into()),
            ("updated", plan.updated.to_string().into()),
            ("unchanged", plan.unchanged.to_string().into()),
            ("refused", plan.left_out.len().to_string().into()),
        ],
    );
    desk.line(&counts)?;
    if dry_run {
        desk.line(&desk.tr("cli-import-dry"))?;
    }
    Ok(())
}
