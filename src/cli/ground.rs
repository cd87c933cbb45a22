//! What lies under the pictures of a verb.

use std::path::Path;
use std::sync::Arc;

use super::desk::Desk;
use super::failure::Failure;
use crate::basemap::project_pack::ProjectPack;
use crate::basemap::{Ground, TileError, open_pack};

/// The pack asked for, else the one that the project carries, over the embedded map.
///
/// # Errors
/// The pack asked for cannot be read. One in the project that cannot is told of, and the embedded map shows.
pub fn of(project: &Path, asked: Option<&Path>, desk: &mut Desk<'_>) -> Result<Ground, Failure> {
    let lang = desk.lang;
    let failed = |error: &TileError| Failure::Failed(error.message(lang));
    let ground = Ground::embedded().map_err(|error| failed(&error))?;
    if let Some(asked) = asked {
        let source = open_pack(asked).map_err(|error| failed(&error))?;
        return Ok(ground.with_source(Some(source)));
    }
    match ProjectPack::open(project, false) {
        Ok(None) => Ok(ground),
        Ok(Some(pack)) => Ok(ground.with_source(Some(Arc::new(pack)))),
        Err(error) => {
            desk.note(&error.message(lang));
            Ok(ground)
        }
    }
}
