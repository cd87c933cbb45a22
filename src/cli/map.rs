//! Verb `map`: the picture of the window as a file.

use jiff::civil::Date;

use super::args::Args;
use super::desk::Desk;
use super::failure::Failure;
use super::{ground, opening};
use crate::picture::tokens::Theme;
use crate::print::order::{MAX_DPI, MIN_DPI};
use crate::print::{self, Area, Form, Order, Paper, PrintError, Progress, Sheet};
use crate::session::MapFilter;
use crate::session::audience::AUDIENCES;

/// Dots per inch of pixels on paper, unless said otherwise.
const DPI: u32 = 300;

/// Writes the picture.
///
/// # Errors
/// No such file can be made, the project cannot be read or the picture not written.
pub fn run(args: &Args, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let out = args.needed("out")?;
    let ending = out
        .extension()
        .map(|e| e.to_string_lossy().to_lowercase())
        .unwrap_or_default();
    let form = Form::BY_ENDING.iter().find(|(word, _)| *word == ending);
    let Some((_, form)) = form else {
        let path = out.display().to_string();
        return Err(Failure::Failed(
            desk.tr_with("cli-map-forms", &[("path", path.into())]),
        ));
    };
    let order = order(args, *form)?;
    let refused = |error: PrintError| Failure::Failed(error.message(args.lang));
    order.check().map_err(refused)?;
    let project = opening::project(&args.path(0), desk)?;
    let ground = ground::of(&args.path(0), args.path_of("tiles").as_deref(), desk)?;
    print::write(&order, &project, &ground, desk.lang, &out, &Progress::default()).map_err(refused)?;
    let words = desk.tr_with("cli-map-written", &[("path", out.display().to_string().into())]);
    desk.line(&words)
}

/// What the options ask for.
///
/// # Errors
/// An option cannot be read, or two contradict each other.
pub fn order(args: &Args, form: Form) -> Result<Order, Failure> {
    let themes = [
        ("light", Theme::Light),
        ("dark", Theme::Dark),
        ("light-contrast", Theme::LightContrast),
        ("dark-contrast", Theme::DarkContrast),
    ];
    Ok(Order {
        form,
        sheet: sheet(args)?,
        area: args.bbox()?.map_or(Area::Territory, Area::Box),
        audience: args.choice("audience", &AUDIENCES)?.unwrap_or_default(),
        theme: args.choice("theme", &themes)?.unwrap_or_default(),
        title: args.text("title"),
        date: args.date("date")?.unwrap_or_else(today),
        filter: MapFilter::default(),
        visitor: args.visitor()?,
    })
}

fn today() -> Date {
    jiff::ZonedDateTime::now().date()
}

/// `--size WxH`, or `--paper` with `--portrait` or `--landscape` and `--dpi`.
fn sheet(args: &Args) -> Result<Sheet, Failure> {
    let Some(paper) = args.choice("paper", &Paper::BY_NAME)? else {
        let (width, height) = args.size()?;
        return Ok(Sheet::Pixels { width, height });
    };
    if let Some(size) = args.text("size") {
        return Err(args.contradiction("--size", &size, "--paper"));
    }
    let portrait = args.has("portrait");
    if portrait && args.has("landscape") {
        return Err(args.contradiction("--landscape", "", "--portrait"));
    }
    let dpi = args.between("dpi", MIN_DPI, MAX_DPI)?.unwrap_or(DPI);
    Ok(Sheet::Paper {
        paper,
        landscape: !portrait,
        dpi,
    })
}
