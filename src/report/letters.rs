//! Words on a page of PDF: selectable, with their typefaces; letters that the face lacks are boxes that still say
//! what they stand for.

use std::sync::OnceLock;

use krilla::geom::{Path, PathBuilder, Point};
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use tiny_skia::PathSegment;

use crate::picture::shapes;
use crate::picture::typeface::{Letter, Weight, spelled};

/// One line of words, its left end on the baseline at `at`.
pub(crate) struct Words<'a> {
    /// The words.
    pub text: &'a str,
    /// Left end on the baseline.
    pub at: [f32; 2],
    /// Weight of the face.
    pub weight: Weight,
    /// Size in points.
    pub size: f32,
    /// Colour.
    pub fill: Fill,
}

impl Words<'_> {
    /// Draws words that are to be read. The identifier must go into the tree of tags.
    pub(crate) fn draw(self, surface: &mut Surface<'_>) -> Identifier {
        let letters = spelled(self.text, self.weight);
        let lacks = letters.iter().any(|letter| letter.glyph == 0);
        let span = SpanTag::empty().with_actual_text(lacks.then_some(self.text));
        let id = surface.start_tagged(ContentTag::Span(span));
        self.fill(surface, &letters);
        surface.end_tagged();
        id
    }

    /// Draws words that a screen reader passes over.
    pub(crate) fn decorate(self, surface: &mut Surface<'_>, kind: ArtifactType) {
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
        let letters = spelled(self.text, self.weight);
        self.fill(surface, &letters);
        surface.end_tagged();
    }

    /// Draws the letters that the typeface has, and boxes for those that it lacks.
    fn fill(self, surface: &mut Surface<'_>, letters: &[Letter]) {
        let Some(font) = font(self.weight) else { return };
        surface.set_stroke(None);
        surface.set_fill(Some(self.fill));
        let [mut x, y] = self.at;
        for run in letters.chunk_by(|a, b| (a.glyph == 0) == (b.glyph == 0)) {
            if run[0].glyph == 0 {
                let missing = &self.text[run[0].range.start..run[run.len() - 1].range.end];
                let boxes = shapes::letters(missing, self.weight, self.size, [x, y]);
                if let Some(path) = boxes.as_ref().and_then(converted) {
                    surface.draw_path(&path);
                }
            } else {
                let glyph = |letter: &Letter| {
                    let glyph = GlyphId::new(letter.glyph.into());
                    KrillaGlyph::new(glyph, letter.advance, 0.0, 0.0, 0.0, letter.range.clone(), None)
                };
                let glyphs: Vec<KrillaGlyph> = run.iter().map(glyph).collect();
                let start = Point::from_xy(x, y);
                surface.draw_glyphs(start, &glyphs, font.clone(), self.text, self.size, false);
            }
            x += run.iter().map(|letter| letter.advance * self.size).sum::<f32>();
        }
    }
}

/// The typefaces of words; icons are drawn as shapes.
fn font(weight: Weight) -> Option<Font> {
    static FONTS: OnceLock<[Option<Font>; 4]> = OnceLock::new();
    let weights = [Weight::Regular, Weight::Medium, Weight::SemiBold, Weight::Bold];
    let fonts = FONTS.get_or_init(|| weights.map(|weight| Font::new(weight.bytes().into(), 0)));
    fonts.get(weight as usize).cloned().flatten()
}

/// A shape as PDF takes it.
pub(crate) fn converted(path: &tiny_skia::Path) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for segment in path.segments() {
        match segment {
            PathSegment::MoveTo(p) => builder.move_to(p.x, p.y),
            PathSegment::LineTo(p) => builder.line_to(p.x, p.y),
            PathSegment::QuadTo(a, p) => builder.quad_to(a.x, a.y, p.x, p.y),
            PathSegment::CubicTo(a, b, p) => builder.cubic_to(a.x, a.y, b.x, b.y, p.x, p.y),
            PathSegment::Close => builder.close(),
        }
    }
    builder.finish()
}
