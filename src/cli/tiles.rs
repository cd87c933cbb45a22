//! Verb `tiles`: the tile pack that travels in a project file.

use std::path::Path;

use serde::Serialize;

use super::args::Args;
use super::desk::Desk;
use super::failure::Failure;
use super::opening::{self, save};
use crate::base::number;
use crate::basemap::project_pack::ProjectPack;
use crate::basemap::staging::{Progress, stage};
use crate::basemap::{About, TileSource, open_pack};

/// Bytes of a megabyte as people count them.
const MEGABYTE: f64 = 1e6;

#[derive(Serialize)]
struct Listed<'a> {
    pack: Option<Pack<'a>>,
}

#[derive(Serialize)]
struct Pack<'a> {
    #[serde(flatten)]
    about: &'a About,
    tiles: u64,
    bytes: u64,
}

/// Lists, adds or removes.
///
/// # Errors
/// Not exactly one of the three was asked for, the project or the pack cannot be read, or the project not written.
pub fn run(args: &Args, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let path = args.path(0);
    match (args.has("list"), args.path_of("add"), args.has("remove")) {
        (true, None, false) => list(&path, args, desk),
        (false, Some(pack), false) => add(&path, &pack, args, desk),
        (false, None, true) => remove(&path, args, desk),
        _ => Err(Failure::Usage(desk.tr("cli-tiles-one-of"))),
    }
}

fn list(path: &Path, args: &Args, desk: &mut Desk<'_>) -> Result<(), Failure> {
    // Says what is wrong with the project itself before its pack is looked at.
    opening::project(path, desk)?;
    let lang = desk.lang;
    let failed = |error: &crate::basemap::TileError| Failure::Failed(error.message(lang));
    let pack = ProjectPack::open(path, false).map_err(|error| failed(&error))?;
    let weight = pack.as_ref().map(ProjectPack::weight).transpose();
    let weight = weight.map_err(|error| failed(&error))?;
    show(pack.as_ref().map(TileSource::about).zip(weight), args, desk)
}

fn show(pack: Option<(&About, [u64; 2])>, args: &Args, desk: &mut Desk<'_>) -> Result<(), Failure> {
    if args.json {
        let pack = pack.map(|(about, [tiles, bytes])| Pack { about, tiles, bytes });
        return desk.json(&Listed { pack });
    }
    let Some((about, [tiles, bytes])) = pack else {
        return desk.line(&desk.tr("cli-tiles-none"));
    };
    let words = [
        ("name", about.name.as_str().into()),
        ("kind", about.tile_type.name().into()),
        ("low", about.min_zoom.to_string().into()),
        ("high", about.max_zoom.to_string().into()),
        ("tiles", number::format(desk.lang, tiles as f64, 0).into()),
        (
            "size",
            number::format(desk.lang, bytes as f64 / MEGABYTE, 1).into(),
        ),
    ];
    let line = desk.tr_with("cli-tiles-listed", &words);
    desk.line(&line)?;
    if about.attribution.is_empty() {
        return Ok(());
    }
    desk.line(&about.attribution)
}

fn add(path: &Path, pack: &Path, args: &Args, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let within = args.bbox()?;
    let source = open_pack(pack).map_err(|error| {
        let words = [
            ("path", pack.display().to_string().into()),
            ("why", error.message(desk.lang).into()),
        ];
        Failure::Failed(desk.tr_with("cli-tiles-unreadable", &words))
    })?;
    let mut session = opening::session(path, desk)?;
    let lang = desk.lang;
    let mut put = || -> Result<[u64; 3], Failure> {
        let target = session
            .staging()
            .map_err(|refusal| Failure::refusal(&refusal, lang))?;
        let staged = stage(&*source, within, &target, &Progress::default())
            .map_err(|error| Failure::Failed(error.message(lang)))?;
        session
            .put_pack(&staged)
            .map_err(|refusal| Failure::refusal(&refusal, lang))?;
        Ok([staged.tiles, staged.bytes, staged.skipped])
    };
    let done = put();
    save(session, desk)?;
    let [tiles, bytes, skipped] = done?;
    if skipped > 0 {
        let words = [("count", number::format(lang, skipped as f64, 0).into())];
        let note = desk.tr_with("cli-tiles-skipped", &words);
        desk.note(&note);
    }
    show(Some((source.about(), [tiles, bytes])), args, desk)
}

fn remove(path: &Path, args: &Args, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let mut session = opening::session(path, desk)?;
    let lang = desk.lang;
    let removed = match session.pack() {
        Ok(None) => Err(Failure::Failed(desk.tr("cli-tiles-none"))),
        // What cannot be read can still be taken out.
        Ok(Some(_)) | Err(_) => session
            .remove_pack()
            .map_err(|refusal| Failure::refusal(&refusal, lang)),
    };
    save(session, desk)?;
    removed?;
    if args.json {
        return desk.json(&Listed { pack: None });
    }
    desk.line(&desk.tr("cli-tiles-removed"))
}
