//! Verb `export`: the canonical tables in a folder.

use super::args::Args;
use super::desk::Desk;
use super::failure::Failure;
use super::opening;
use crate::export;

/// Endings of forms that are promised and not written yet.
const OTHER_FORMS: [&str; 6] = ["xlsx", "ods", "geojson", "json", "gpkg", "csv"];

/// Writes `actors.csv`, `flows.csv`, `pools.csv`, `synergies.csv` and `settings.csv` for the operator.
///
/// # Errors
/// Another form or audience is asked for, the project cannot be read or the folder not written.
pub fn run(args: &Args, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let folder = args.needed("out")?;
    let other = folder
        .extension()
        .map(|e| e.to_string_lossy().to_lowercase())
        .unwrap_or_default();
    if !folder.is_dir() && OTHER_FORMS.contains(&other.as_str()) {
        return Err(Failure::Failed(desk.tr("cli-export-only-folder")));
    }
    let audiences = [("operator", true), ("partners", false), ("public", false)];
    if args.choice("audience", &audiences)? == Some(false) {
        return Err(Failure::Failed(desk.tr("cli-export-only-operator")));
    }
    let project = opening::project(&args.path(0), desk)?;
    let path = folder.display().to_string();
    export::write_folder(&project, &folder).map_err(|error| {
        let args = [("path", path.as_str().into()), ("why", error.to_string().into())];
        Failure::Failed(desk.tr_with("cli-unwritable", &args))
    })?;
    let words = desk.tr_with("cli-exported", &[("path", path.into())]);
    desk.line(&words)
}
