//! One page of PDF as a sink of shapes and words, tagged as it is drawn.

use std::num::NonZeroU16;

use krilla::color::rgb;
use krilla::geom::{Size, Transform};
use krilla::image::Image;
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, Tag, TagGroup, TagKind, TagTree};

use super::error::PrintError;
use super::ground::PageSink;
use crate::picture::paint::{Ink, Pen};
use crate::picture::scene::{NoticeRole, Point, Scene};
use crate::picture::shapes;
use crate::picture::tokens::Rgb;
use crate::picture::typeface::Weight;
use crate::picture::vectors::VectorSink;
use crate::picture::view::Rect;
use crate::report::letters::{Words, converted};

/// The words around the map in the order in which they are drawn.
pub struct Notices {
    roles: Vec<NoticeRole>,
}

impl Notices {
    /// Those of a scene: first its notices, then credits, legend and scale.
    pub fn around(scene: &Scene) -> Self {
        let lines = |notice: &crate::picture::scene::Notice| vec![notice.role; notice.lines.len()];
        Self {
            roles: scene.notices.iter().flat_map(lines).collect(),
        }
    }
}

/// The page.
pub struct Sheet<'s, 'a> {
    surface: &'s mut Surface<'a>,
    /// Marked as decoration until further notice.
    decoration: bool,
    /// Shapes are being added to the figure.
    drawing: bool,
    figure: Vec<Identifier>,
    names: Vec<Identifier>,
    around: Vec<Identifier>,
    words: Option<Notices>,
}

impl<'s, 'a> Sheet<'s, 'a> {
    /// An empty page.
    pub fn new(surface: &'s mut Surface<'a>) -> Self {
        Self {
            surface,
            decoration: false,
            drawing: false,
            figure: Vec::new(),
            names: Vec::new(),
            around: Vec::new(),
            words: None,
        }
    }

    /// Draws what carries no meaning of its own.
    ///
    /// # Errors
    /// Those of `draw`.
    pub fn ground(
        &mut self,
        draw: impl FnOnce(&mut Self) -> Result<(), PrintError>,
    ) -> Result<(), PrintError> {
        let kind = Artifact::with_kind(ArtifactType::Layout);
        self.surface.start_tagged(ContentTag::Artifact(kind));
        self.decoration = true;
        let drawn = draw(self);
        self.decoration = false;
        self.surface.end_tagged();
        drawn
    }

    /// Covers a rectangle.
    pub fn sea(&mut self, rect: Rect, rgb: Rgb) {
        if let Some(path) = shapes::rounded(rect, 0.0) {
            self.fill(&path, Ink::solid(rgb));
        }
    }

    /// From here on words stand around the map, no longer in it.
    pub fn begin(&mut self, words: Notices) {
        self.words = Some(words);
    }

    /// The tags in reading order: title, what stands around it, the figure, its names, legend and credits.
    pub fn finish(mut self, title: &str, description: &str, lang: &str) -> TagTree {
        self.lift();
        let roles = self.words.take().map(|words| words.roles).unwrap_or_default();
        let is_title = |at: usize| roles.get(at) == Some(&NoticeRole::Title);
        let (titles, others): (Vec<_>, Vec<_>) = self
            .around
            .into_iter()
            .enumerate()
            .partition(|(at, _)| is_title(*at));
        let notices = roles.iter().filter(|role| **role != NoticeRole::Title).count();
        let mut others = others.into_iter().map(|(_, id)| id);
        let mut tree = TagTree::new().with_lang(Some(lang.to_owned()));
        if !titles.is_empty() {
            let heading = Tag::Hn(NonZeroU16::MIN, Some(title.to_owned()));
            let ids = titles.into_iter().map(|(_, id)| id.into()).collect();
            tree.push(TagGroup::with_children(heading, ids));
        }
        for id in others.by_ref().take(notices) {
            tree.push(paragraph(id));
        }
        let figure = Tag::Figure(Some(description.to_owned()));
        let ids = self.figure.into_iter().map(Into::into).collect();
        tree.push(TagGroup::with_children(figure, ids));
        for id in self.names.into_iter().chain(others) {
            tree.push(paragraph(id));
        }
        tree
    }

    /// Makes sure that what is drawn next belongs to the figure.
    fn draw(&mut self) {
        if !self.drawing && !self.decoration {
            let id = self.surface.start_tagged(ContentTag::Other);
            self.figure.push(id);
            self.drawing = true;
        }
    }

    fn lift(&mut self) {
        if std::mem::take(&mut self.drawing) {
            self.surface.end_tagged();
        }
    }
}

fn paragraph(id: Identifier) -> TagGroup {
    TagGroup::with_children(TagKind::from(Tag::P), vec![id.into()])
}

impl VectorSink for Sheet<'_, '_> {
    fn fill(&mut self, path: &tiny_skia::Path, ink: Ink) {
        self.draw();
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(fill(ink)));
        if let Some(path) = converted(path) {
            self.surface.draw_path(&path);
        }
    }

    fn stroke(&mut self, path: &tiny_skia::Path, pen: Pen<'_>) {
        self.draw();
        self.surface.set_fill(None);
        self.surface.set_stroke(Some(Stroke {
            paint: colour(pen.ink.rgb),
            width: pen.width,
            line_cap: if pen.round { LineCap::Round } else { LineCap::Butt },
            line_join: LineJoin::Round,
            opacity: opacity(pen.ink),
            dash: (!pen.dash.is_empty()).then(|| StrokeDash {
                array: pen.dash.to_vec(),
                offset: 0.0,
            }),
            ..Stroke::default()
        }));
        if let Some(path) = converted(path) {
            self.surface.draw_path(&path);
        }
    }

    fn words(&mut self, text: &str, at: Point, weight: Weight, size: f32, ink: Ink) {
        self.lift();
        let fill = fill(ink);
        let words = Words {
            text,
            at,
            weight,
            size,
            fill,
        };
        let id = words.draw(self.surface);
        if self.words.is_some() {
            self.around.push(id);
        } else {
            self.names.push(id);
        }
    }
}

impl PageSink for Sheet<'_, '_> {
    fn picture(&mut self, jpeg: Vec<u8>, place: Rect) {
        let (Ok(image), Some(size)) = (
            Image::from_jpeg(jpeg.into(), false),
            Size::from_wh(place.w, place.h),
        ) else {
            return;
        };
        self.draw();
        self.surface
            .push_transform(&Transform::from_translate(place.x, place.y));
        self.surface.draw_image(image, size);
        self.surface.pop();
    }
}

fn colour(Rgb(r, g, b): Rgb) -> krilla::paint::Paint {
    rgb::Color::new(r, g, b).into()
}

fn opacity(ink: Ink) -> NormalizedF32 {
    NormalizedF32::new(ink.alpha.clamp(0.0, 1.0)).unwrap_or(NormalizedF32::ONE)
}

fn fill(ink: Ink) -> Fill {
    Fill {
        paint: colour(ink.rgb),
        opacity: opacity(ink),
        rule: FillRule::NonZero,
    }
}
