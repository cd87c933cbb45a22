//! Pages as a PDF file: words that can be selected, tags for screen readers, bookmarks for the parts.

use krilla::Document as File;
use krilla::SerializeSettings;
use krilla::color::rgb;
use krilla::configure::Configuration;
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier};

use super::archive::{configurations, metadata};
use super::content::Document;
use super::error::ReportError;
use super::layout::{Laid, Line, Page, Rule, lay_out};
use super::letters::Words;
use super::style::{
    FOOT, FOOT_RULE, FOOT_TEXT, HAIRLINE, MEASURE, PAGE_HEIGHT, PAGE_WIDTH, SIDE, Style, Tone,
};
use super::tags::TagId;
use super::wrap::wrap;
use crate::base::i18n::tr_args;
use crate::picture::typeface::measure;

/// The bytes of the file, PDF/UA-1 and PDF/A-2a whenever its words allow. Equal documents give equal bytes.
///
/// # Errors
/// [`ReportError::Unmade`] when no file can be put together.
pub fn bytes(document: &Document) -> Result<Vec<u8>, ReportError> {
    let laid = lay_out(document);
    let mut why = String::new();
    for configuration in configurations() {
        match attempt(document, laid.clone(), configuration)? {
            Ok(bytes) => return Ok(bytes),
            Err(error) => why = error.to_string(),
        }
    }
    Err(ReportError::Unmade(why))
}

pub(super) fn attempt(
    document: &Document,
    laid: Laid,
    configuration: Configuration,
) -> Result<Result<Vec<u8>, KrillaError>, ReportError> {
    let mut file = File::new_with(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    });
    let mut drawn = Vec::new();
    for (page, number) in laid.pages.iter().zip(laid.numbers()) {
        let settings = PageSettings::from_wh(PAGE_WIDTH, PAGE_HEIGHT)
            .ok_or_else(|| ReportError::Unmade(format!("{PAGE_WIDTH} × {PAGE_HEIGHT}")))?;
        let mut sheet = file.start_page_with(settings);
        let mut surface = sheet.surface();
        draw(page, &mut surface, &mut drawn);
        foot(document, number, &mut surface);
        surface.finish();
        sheet.finish();
    }
    file.set_outline(outline(document, &laid));
    file.set_tag_tree(laid.tags.tree(document.lang, &drawn));
    file.set_metadata(metadata(&document.title, document.lang, document.date));
    Ok(file.finish())
}

fn draw(page: &Page, surface: &mut Surface<'_>, drawn: &mut Vec<(TagId, Identifier)>) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
    for rule in &page.rules {
        strip(rule, surface);
    }
    surface.end_tagged();
    for line in &page.lines {
        let words = words(&line.text, line.at, &line.style);
        match line.element {
            Some(element) => drawn.push((element, words.draw(surface))),
            None => words.decorate(surface, ArtifactType::Layout),
        }
    }
}

fn strip(rule: &Rule, surface: &mut Surface<'_>) {
    let [x, y, width, height] = rule.area;
    let Some(area) = Rect::from_xywh(x, y, width, height) else {
        return;
    };
    let mut path = PathBuilder::new();
    path.push_rect(area);
    surface.set_stroke(None);
    surface.set_fill(Some(fill(rule.tone)));
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

/// What a page says at its foot: about the document on the left, its number on the right.
fn foot(document: &Document, (at, count): (usize, usize), surface: &mut Surface<'_>) {
    let rule = Rule {
        area: [SIDE, FOOT_RULE, MEASURE, HAIRLINE],
        tone: Tone::Rule,
    };
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
    strip(&rule, surface);
    surface.end_tagged();
    let args = [("at", at.to_string().into()), ("count", count.to_string().into())];
    let number = tr_args(document.lang, "report-page", &args);
    let width = measure(&number, FOOT_TEXT.weight, FOOT_TEXT.size);
    let right = SIDE + MEASURE - width;
    let room = MEASURE - width - 2.0 * FOOT_TEXT.size;
    let left = wrap(&document.foot, &FOOT_TEXT, room);
    let left = left.first().map_or("", String::as_str);
    words(left, [SIDE, FOOT], &FOOT_TEXT).decorate(surface, ArtifactType::Footer);
    words(&number, [right, FOOT], &FOOT_TEXT).decorate(surface, ArtifactType::PageNumber);
}

/// Bookmarks: titles and headings.
fn outline(document: &Document, laid: &Laid) -> Outline {
    let mut outline = Outline::new();
    let mut any = false;
    let mut last: Option<TagId> = None;
    for (page, line) in headings(laid) {
        // A heading of several lines is one bookmark.
        if last == line.element {
            continue;
        }
        last = line.element;
        let place = Point::from_xy(0.0, (line.at[1] - 2.0 * line.style.size).max(0.0));
        let name = laid.tags.heading(line.element).unwrap_or_default().to_owned();
        outline.push_child(OutlineNode::new(name, XyzDestination::new(page, place)));
        any = true;
    }
    if !any {
        let top = XyzDestination::new(0, Point::from_xy(0.0, 0.0));
        outline.push_child(OutlineNode::new(document.title.clone(), top));
    }
    outline
}

fn headings(laid: &Laid) -> impl Iterator<Item = (usize, &Line)> {
    let pages = laid.pages.iter().enumerate();
    let lines = pages.flat_map(|(at, page)| page.lines.iter().map(move |line| (at, line)));
    lines.filter(|(_, line)| laid.tags.heading(line.element).is_some())
}

fn words<'a>(text: &'a str, at: [f32; 2], style: &Style) -> Words<'a> {
    Words {
        text,
        at,
        weight: style.weight,
        size: style.size,
        fill: fill(style.tone),
    }
}

fn fill(tone: Tone) -> Fill {
    let colour = tone.colour();
    Fill {
        paint: rgb::Color::new(colour.0, colour.1, colour.2).into(),
        opacity: NormalizedF32::ONE,
        rule: FillRule::NonZero,
    }
}
