//! Verb `dump-geometry`: what the map would draw, in numbers.

use super::args::Args;
use super::desk::Desk;
use super::drawing::{Wanted, drawing};
use super::failure::Failure;
use super::{ground, opening};
use crate::picture::geometry_json::geometry;

/// Prints the geometry on one line.
///
/// # Errors
/// The file is no readable project.
pub fn run(args: &Args, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let wanted = Wanted::from_args(args)?;
    let project = opening::project(&args.path(0), desk)?;
    let ground = ground::of(&args.path(0), None, desk)?;
    let drawing = drawing(&project, &wanted, &ground, desk)?;
    desk.json(&geometry(&drawing.scene, &drawing.input))
}
