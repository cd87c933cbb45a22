//! The window: `maillage [PROJECT.gpkg | sample:NAME] [PACK] [--tiles PACK] [--lang fr|en] [--script FILE]`.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use maillage::base::i18n::{Lang, tr, tr_args};
use maillage::basemap::pack::looks_like_pack;
use maillage::ui::{App, Start};

fn main() -> ExitCode {
    let start = match arguments() {
        Ok(start) => start,
        Err(error) => {
            eprintln!(
                "{}",
                tr_args(Lang::Fr, "window-usage", &[("why", error.to_string().into())])
            );
            return ExitCode::from(2);
        }
    };
    let lang = start.lang.unwrap_or_default();
    let last_words = Arc::clone(&start.last_words);
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Maillage")
            .with_app_id("maillage")
            .with_inner_size([1366.0, 768.0])
            .with_min_inner_size([480.0, 400.0]),
        renderer: eframe::Renderer::Glow,
        ..Default::default()
    };
    let created = eframe::run_native(
        "Maillage",
        options,
        Box::new(|cc| Ok(Box::new(App::new(&cc.egui_ctx, start)))),
    );
    match created {
        Ok(()) => match last_words.lock().ok().and_then(|mut words| words.take()) {
            Some(words) => {
                eprintln!("{words}");
                ExitCode::FAILURE
            }
            None => ExitCode::SUCCESS,
        },
        Err(error) => {
            eprintln!("{} ({error})", tr(lang, "window-no-display"));
            ExitCode::FAILURE
        }
    }
}

fn arguments() -> Result<Start, lexopt::Error> {
    use lexopt::prelude::{Long, Value};
    let mut start = Start::default();
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("lang") => {
                let code = parser.value()?.to_string_lossy().into_owned();
                let lang = Lang::from_code(&code);
                start.lang = Some(lang.ok_or_else(|| format!("--lang {code}"))?);
            }
            Long("script") => start.script = Some(parser.value()?.into()),
            Long("tiles") => start.tiles = Some(parser.value()?.into()),
            Value(path) if start.tiles.is_none() && looks_like_pack(Path::new(&path)) => {
                start.tiles = Some(path.into());
            }
            Value(path) if start.open.is_none() => start.open = Some(path.to_string_lossy().into_owned()),
            other => return Err(other.unexpected()),
        }
    }
    Ok(start)
}
