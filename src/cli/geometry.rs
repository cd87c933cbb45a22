//! Verb `dump-geometry`: what the map would draw, in numbers.

use super::args::Args;
use super::desk::Desk;
use super::failure::Failure;
use super::{ground, map, opening};
use crate::picture::geometry_json::geometry;
use crate::print::{Form, Plan};

/// Prints the geometry on one line.
///
/// # Errors
/// The file is no readable project.
pub fn run(args: &Args, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let order = map::order(args, Form::Png)?;
    let project = opening::project(&args.path(0), desk)?;
    let ground = ground::of(&args.path(0), None, desk)?;
    let plan = Plan::new(&order, &project, &ground, desk.lang)
        .map_err(|error| Failure::Failed(error.message(desk.lang)))?;
    desk.json(&geometry(&plan.scene, &plan.input))
}
