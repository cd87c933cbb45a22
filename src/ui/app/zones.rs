//! Zones drawn on the map or taken out of a file.

use std::io::Read;
use std::path::Path;

use super::App;
use crate::base::i18n::{tr, tr_args};
use crate::import::geojson::MAX_BYTES;
use crate::session::Intent;
use crate::session::intent::Outline;
use crate::ui::message::{DrawStep, Selection};

impl App {
    /// One step of drawing a zone; a closed outline becomes one, or says why not and stays.
    pub(super) fn draw(&mut self, step: DrawStep) {
        let lang = self.settings.lang;
        let Some(document) = &mut self.document else {
            return;
        };
        match (step, &mut document.map.drawing) {
            (DrawStep::Begin, drawing) => *drawing = Some(Vec::new()),
            (DrawStep::Corner(at), Some(corners)) => corners.push(at),
            (DrawStep::TakeBack, Some(corners)) => drop(corners.pop()),
            (DrawStep::Close, Some(corners)) => {
                let ring = corners.iter().map(|at| [at.lon, at.lat]).collect();
                let number = document.session.project().zones.len() + 1;
                let args = [("number", number.to_string().into())];
                let intent = Intent::AddZone {
                    id: None,
                    name: Some(tr_args(lang, "zone-drawn-name", &args)),
                    outline: Outline::Polygons(vec![vec![ring]]),
                };
                match document.handle(&intent, lang) {
                    Ok(_) => {
                        document.map.drawing = None;
                        document.selection = Selection::Territory;
                    }
                    Err(refusal) => document.tell(refusal.message(lang)),
                }
            }
            (_, None) => {}
        }
    }

    /// Takes the zones of a GeoJSON file in as one step; what was left out is said.
    pub(super) fn import_zones(&mut self, path: &Path) {
        if let Err(problem) = self.try_import_zones(path) {
            self.problem = Some(problem);
        }
    }

    fn try_import_zones(&mut self, path: &Path) -> Result<(), String> {
        let lang = self.settings.lang;
        let Some(document) = &mut self.document else {
            return Ok(());
        };
        let file = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let bytes = read(path).map_err(|error| {
            let args = [("path", file.as_str().into()), ("why", error.to_string().into())];
            tr_args(lang, "cli-unreadable", &args)
        })?;
        let plan = document
            .session
            .plan_zones(&bytes, &file)
            .map_err(|error| error.message(lang))?;
        document
            .carry_out(plan.change)
            .map_err(|refusal| refusal.message(lang))?;
        let counts = [
            ("added", plan.added.to_string().into()),
            ("updated", plan.updated.to_string().into()),
        ];
        let mut told = tr_args(lang, "told-zones", &counts);
        if plan.is_lambert93 {
            told = format!("{told} {}", tr(lang, "cli-import-zones-lambert"));
        }
        document.tell(told);
        document.map.wants_fit = true;
        let left_out: Vec<String> = plan.left_out.iter().take(3).map(|l| l.message(lang)).collect();
        match left_out.is_empty() {
            true => Ok(()),
            false => Err(left_out.join("\n")),
        }
    }
}

/// At most one byte more than a file of zones may have: the reader then says that it is too large.
fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)?
        .take(MAX_BYTES as u64 + 1)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}
