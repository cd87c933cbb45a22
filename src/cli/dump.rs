//! Verb `dump`: all ground data as canonical JSON.

use super::args::Args;
use super::desk::Desk;
use super::failure::Failure;
use super::opening;
use crate::export;

/// Prints the project on one line.
///
/// # Errors
/// The file is no readable project.
pub fn run(args: &Args, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let project = opening::project(&args.path(0), desk)?;
    desk.line(&export::dump(&project))
}
