//! Floor 5: the map as a file, the same picture as the window draws.
//!
//! [`order`] says what is wanted, [`plan`] lays the picture out, [`ground`] finds what lies under it, and one module
//! for each form of file writes it: [`png`] in bands of pixels, [`svg`] and [`pdf`] as shapes and words. A file
//! appears whole under its name or not at all ([`draft`]), and whoever started it can follow and stop it
//! ([`progress`]).

pub mod draft;
pub mod error;
pub mod ground;
pub mod job;
mod mosaic;
pub mod order;
mod pdf;
mod pdf_page;
pub mod plan;
mod png;
pub mod progress;
mod stoppable;
mod svg;

use std::path::Path;

pub use error::PrintError;
pub use job::Job;
pub use order::{Area, Form, Order, Paper, Sheet};
pub use plan::Plan;
pub use progress::Progress;

use crate::base::i18n::Lang;
use crate::basemap::Ground;
use crate::model::Project;

/// Share of the work that is done once the picture is laid out.
const LAID_OUT: f32 = 0.1;

/// Writes the map of a project into a file, replacing one of that name.
///
/// # Errors
/// See [`PrintError`]; nothing of the file is then left, and what was under its name before is untouched.
pub fn write(
    order: &Order,
    project: &Project,
    ground: &Ground,
    lang: Lang,
    path: &Path,
    progress: &Progress,
) -> Result<(), PrintError> {
    order.check()?;
    progress.reach(0.0)?;
    let plan = Plan::new(order, project, ground, lang)?;
    progress.reach(LAID_OUT)?;
    let mut draft = draft::Draft::begin(path)?;
    match order.form {
        Form::Png => png::write(order, &plan, ground, &mut draft, progress)?,
        Form::Svg => svg::write(order, &plan, ground, &mut draft, progress)?,
        Form::Pdf => {
            let bytes = pdf::document(order, &plan, ground, lang, progress)?;
            draft.put(&bytes)?;
        }
    }
    progress.reach(1.0)?;
    draft.keep()
}

#[cfg(test)]
mod tests;
