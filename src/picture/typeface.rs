//! The compiled-in typefaces: widths for laying out, outlines for painting without a window.

use std::sync::LazyLock;

use ttf_parser::{Face, GlyphId, OutlineBuilder};

/// Bytes of IBM Plex Sans, regular.
pub const PLEX_REGULAR: &[u8] = include_bytes!("../../assets/fonts/IBMPlexSans-Regular.ttf");
/// Bytes of IBM Plex Sans, medium.
pub const PLEX_MEDIUM: &[u8] = include_bytes!("../../assets/fonts/IBMPlexSans-Medium.ttf");
/// Bytes of IBM Plex Sans, semi-bold.
pub const PLEX_SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/IBMPlexSans-SemiBold.ttf");
/// Bytes of IBM Plex Sans, bold.
pub const PLEX_BOLD: &[u8] = include_bytes!("../../assets/fonts/IBMPlexSans-Bold.ttf");
/// Bytes of the Phosphor icons, outlined.
pub const PHOSPHOR: &[u8] = include_bytes!("../../assets/fonts/Phosphor.ttf");
/// Bytes of the Phosphor icons, filled.
pub const PHOSPHOR_FILL: &[u8] = include_bytes!("../../assets/fonts/Phosphor-Fill.ttf");

/// Height of the box of a line of text as a share of its size.
pub(super) const LINE: f32 = 1.16;
/// Position of the baseline in that box.
pub(super) const BASE: f32 = 0.86;

/// A weight of the text face, or one of the two icon faces.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Weight {
    /// 400.
    Regular,
    /// 500.
    Medium,
    /// 600.
    SemiBold,
    /// 700.
    Bold,
    /// Outlined icons.
    Icon,
    /// Filled icons.
    IconFill,
}

impl Weight {
    /// The bytes of its font file.
    pub const fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => PLEX_REGULAR,
            Self::Medium => PLEX_MEDIUM,
            Self::SemiBold => PLEX_SEMIBOLD,
            Self::Bold => PLEX_BOLD,
            Self::Icon => PHOSPHOR,
            Self::IconFill => PHOSPHOR_FILL,
        }
    }
}

/// Parsed faces in the order of [`Weight`]; a face that cannot be read, which a test forbids, draws nothing.
static FACES: LazyLock<[Option<Font>; 6]> = LazyLock::new(|| {
    use Weight as W;
    [W::Regular, W::Medium, W::SemiBold, W::Bold, W::Icon, W::IconFill].map(Font::load)
});

/// Characters whose width is looked up without searching the face: Latin with all French and Nordic letters.
const CACHED: usize = 0x180;

struct Font {
    face: Face<'static>,
    /// Units per em.
    em: f32,
    advances: Vec<u16>,
}

impl Font {
    fn load(weight: Weight) -> Option<Self> {
        let face = Face::parse(weight.bytes(), 0).ok()?;
        let advance = |code| {
            let glyph = char::from_u32(code).and_then(|c| face.glyph_index(c))?;
            face.glyph_hor_advance(glyph)
        };
        let advances = (0..CACHED as u32)
            .map(|code| advance(code).unwrap_or(0))
            .collect();
        let em = f32::from(face.units_per_em());
        Some(Self { face, em, advances })
    }

    fn glyph(&self, c: char) -> GlyphId {
        self.face.glyph_index(c).unwrap_or(GlyphId(0))
    }

    fn advance(&self, c: char) -> f32 {
        match self.advances.get(c as usize) {
            Some(0) | None => f32::from(self.face.glyph_hor_advance(self.glyph(c)).unwrap_or(0)),
            Some(units) => f32::from(*units),
        }
    }
}

fn font(weight: Weight) -> Option<&'static Font> {
    FACES[weight as usize].as_ref()
}

/// Width of one line of text at that size, in the unit of the size.
pub fn measure(text: &str, weight: Weight, size: f32) -> f32 {
    let Some(font) = font(weight) else { return 0.0 };
    text.chars().map(|c| font.advance(c)).sum::<f32>() * size / font.em
}

/// Height of the letters above the baseline at that size, accents included.
pub fn ascent(weight: Weight, size: f32) -> f32 {
    font(weight).map_or(0.0, |font| f32::from(font.face.ascender()) * size / font.em)
}

/// Depth of the letters below the baseline at that size, as a positive number.
pub fn descent(weight: Weight, size: f32) -> f32 {
    font(weight).map_or(0.0, |font| -f32::from(font.face.descender()) * size / font.em)
}

/// Draws the outlines of one line of text, its left end on the baseline at `at`, y down.
pub fn outline(text: &str, weight: Weight, size: f32, at: [f32; 2], pen: &mut impl OutlineBuilder) {
    let Some(font) = font(weight) else { return };
    let scale = size / font.em;
    let mut x = at[0];
    for c in text.chars() {
        let mut placed = Placed {
            pen: &mut *pen,
            scale,
            x,
            y: at[1],
        };
        font.face.outline_glyph(font.glyph(c), &mut placed);
        x += font.advance(c) * scale;
    }
}

/// One letter of a text: its number in the face, its width at size 1, and where it stands in the text.
#[derive(Clone, PartialEq, Debug)]
pub struct Letter {
    /// Number of the glyph in the face's file.
    pub glyph: u16,
    /// Width at size 1.
    pub advance: f32,
    /// Bytes of the text.
    pub range: std::ops::Range<usize>,
}

/// The letters of one line of text. Characters that the face lacks are glyph 0, a box.
pub fn spelled(text: &str, weight: Weight) -> Vec<Letter> {
    let Some(font) = font(weight) else {
        return Vec::new();
    };
    let letter = |(start, c): (usize, char)| Letter {
        glyph: font.glyph(c).0,
        advance: font.advance(c) / font.em,
        range: start..start + c.len_utf8(),
    };
    text.char_indices().map(letter).collect()
}

/// Box of one icon's drawing at size 1, relative to its origin on the baseline, y down: left, top, right, bottom.
pub fn icon_box(icon: char, weight: Weight) -> Option<[f32; 4]> {
    let font = font(weight)?;
    let bounds = font.face.glyph_bounding_box(font.glyph(icon))?;
    let unit = |value: i16| f32::from(value) / font.em;
    Some([
        unit(bounds.x_min),
        -unit(bounds.y_max),
        unit(bounds.x_max),
        -unit(bounds.y_min),
    ])
}

/// Moves, scales and turns the outlines of one glyph upright.
struct Placed<'a, P: OutlineBuilder> {
    pen: &'a mut P,
    scale: f32,
    x: f32,
    y: f32,
}

impl<P: OutlineBuilder> Placed<'_, P> {
    fn to(&self, x: f32, y: f32) -> (f32, f32) {
        (self.x + x * self.scale, self.y - y * self.scale)
    }
}

impl<P: OutlineBuilder> OutlineBuilder for Placed<'_, P> {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.to(x, y);
        self.pen.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.to(x, y);
        self.pen.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.to(x1, y1), self.to(x, y));
        self.pen.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2), (x, y)) = (self.to(x1, y1), self.to(x2, y2), self.to(x, y));
        self.pen.curve_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.pen.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_reads_and_digits_are_tabular() {
        assert!(FACES.iter().all(Option::is_some));
        for weight in [Weight::Regular, Weight::SemiBold] {
            let widths: Vec<f32> = ('0'..='9')
                .map(|c| measure(&c.to_string(), weight, 10.0))
                .collect();
            assert!(widths.iter().all(|w| (w - widths[0]).abs() < 1e-4), "{widths:?}");
        }
    }

    #[test]
    fn french_letters_and_blanks_have_a_width() {
        for c in ['œ', 'Œ', 'É', 'ÿ', '\u{a0}', '\u{202f}', '’', '→', '³'] {
            assert!(
                font(Weight::Regular).is_some_and(|f| f.face.glyph_index(c).is_some()),
                "{c:?}"
            );
        }
    }
}
