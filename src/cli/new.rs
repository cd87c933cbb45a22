//! Verb `new`: makes a project file, empty or from a sample zone.

use super::args::Args;
use super::desk::Desk;
use super::failure::Failure;
use super::opening::save;
use crate::model::Project;
use crate::session::Outside;
use crate::session::start::{self, data_dir};

/// Makes the file; one that is there is never overwritten.
///
/// # Errors
/// The sample is unknown, the file exists or cannot be written.
pub fn run(args: &Args, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let lang = desk.lang;
    let mut outside = Outside::real();
    let mut project = match args.text("sample") {
        Some(key) => {
            let sample = start::sample(&key, &mut outside);
            sample.map_err(|error| Failure::Failed(error.message(lang)))?
        }
        None => Project::default(),
    };
    if let Some(name) = args.text("name") {
        project.name = name;
    }
    let (actors, flows) = (project.actors.len().to_string(), project.flows.len().to_string());
    let path = args.path(0);
    let session = start::create(&path, &data_dir(), project, lang, outside);
    save(session.map_err(|refusal| Failure::refusal(&refusal, lang))?, desk)?;
    let made = desk.tr_with(
        "cli-made",
        &[
            ("path", path.display().to_string().into()),
            ("actors", actors.into()),
            ("flows", flows.into()),
        ],
    );
    desk.line(&made)
}
