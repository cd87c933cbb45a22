//! The picture as one page of PDF: shapes, selectable words with their typefaces, and tags that a screen reader
//! follows.

use krilla::configure::Configuration;
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::Point;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::{Document, SerializeSettings};

use super::LAID_OUT;
use super::error::PrintError;
use super::ground::Under;
use super::order::Order;
use super::pdf_page::{Notices, Sheet};
use super::plan::Plan;
use super::progress::Progress;
use super::stoppable::Stoppable;
use crate::base::i18n::{Lang, tr_args};
use crate::base::number;
use crate::basemap::Ground;
use crate::picture::paint::{Layer, Look};
use crate::picture::vectors::Vectors;
use crate::report::archive::{CREATOR, configurations, metadata};

/// Share of the work that is done once the page is drawn.
const COMPOSED: f32 = 0.8;

/// The bytes of the file. Equal orders and projects give equal bytes.
///
/// # Errors
/// Stopped, or the PDF could not be put together.
pub fn document(
    order: &Order,
    plan: &Plan,
    source: &Ground,
    lang: Lang,
    progress: &Progress,
) -> Result<Vec<u8>, PrintError> {
    let ground = Under::of(order, &plan.view, source);
    progress.reach(2.0 * LAID_OUT)?;
    let mut last = String::new();
    for configuration in configurations() {
        match attempt(order, plan, &ground, lang, configuration, progress)? {
            Ok(bytes) => return Ok(bytes),
            Err(error) => last = error.to_string(),
        }
    }
    Err(PrintError::Pdf(last))
}

fn attempt(
    order: &Order,
    plan: &Plan,
    ground: &Under,
    lang: Lang,
    configuration: Configuration,
    progress: &Progress,
) -> Result<Result<Vec<u8>, KrillaError>, PrintError> {
    let mut document = Document::new_with(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    });
    let view = &plan.view;
    let settings = PageSettings::from_wh(view.width, view.height)
        .ok_or_else(|| PrintError::Pdf(format!("{} × {}", view.width, view.height)))?;
    let mut page = document.start_page_with(settings);
    let mut surface = page.surface();
    let mut sheet = Sheet::new(&mut surface);
    let look = Look::of(order.theme);
    let scene = &plan.scene;
    sheet.ground(|sheet| {
        sheet.sea(view.frame(), ground.sea());
        ground.draw(sheet, progress)
    })?;
    for (done, layer) in (3u8..).zip(Layer::ALL) {
        progress.reach(LAID_OUT * f32::from(done))?;
        if layer == Layer::Furniture {
            sheet.begin(Notices::around(scene));
        }
        layer.paint(scene, &look, &mut canvas(&mut sheet, progress));
    }
    progress.reach(COMPOSED)?;
    let tree = sheet.finish(title(plan), &description(plan, lang), lang.code());
    surface.finish();
    page.finish();
    document.set_tag_tree(tree);
    let mut outline = Outline::new();
    let top = XyzDestination::new(0, Point::from_xy(0.0, 0.0));
    outline.push_child(OutlineNode::new(title(plan).to_owned(), top));
    document.set_outline(outline);
    let about = metadata(title(plan), lang, order.date);
    document.set_metadata(about.description(plan.view.captions.subtitle.clone()));
    let finished = document.finish();
    progress.go_on()?;
    Ok(finished)
}

fn canvas<'c, 's, 'a>(
    sheet: &'c mut Sheet<'s, 'a>,
    progress: &'c Progress,
) -> Stoppable<'c, Vectors<'c, Sheet<'s, 'a>>> {
    Stoppable {
        canvas: Vectors(sheet),
        progress,
    }
}

/// Title of the document, which must have one.
fn title(plan: &Plan) -> &str {
    Some(plan.view.captions.title.as_str())
        .filter(|title| !title.trim().is_empty())
        .unwrap_or(CREATOR)
}

/// What the map shows, for those who do not see it.
fn description(plan: &Plan, lang: Lang) -> String {
    let count = |n: usize| number::format(lang, n as f64, 0);
    let args = [
        ("title", plan.view.captions.title.as_str().into()),
        ("actors", count(plan.input.actors.len()).into()),
        (
            "links",
            count(plan.input.links.len() + plan.input.pools.len()).into(),
        ),
    ];
    tr_args(lang, "print-description", &args)
}
