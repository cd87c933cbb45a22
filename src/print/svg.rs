//! The picture as SVG: shapes stay shapes and words stay words, in layers that a drawing program lists by name.
//!
//! No typeface is put into the file: drawing programs ignore it, and a cut one could not keep its name. Each line of
//! words carries the width it was laid out with, so that another typeface fills the same place.

use std::fmt::Write as _;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use tiny_skia::{Path, PathSegment};

use super::LAID_OUT;
use super::draft::Draft;
use super::error::PrintError;
use super::ground::{PageSink, Under};
use super::order::Order;
use super::plan::Plan;
use super::progress::Progress;
use super::stoppable::Stoppable;
use crate::basemap::Ground;
use crate::picture::paint::{Ink, Layer, Look, Pen};
use crate::picture::scene::Point;
use crate::picture::tokens::Rgb;
use crate::picture::typeface::{Weight, measure};
use crate::picture::vectors::{VectorSink, Vectors};
use crate::picture::view::Rect;

/// Typefaces asked for, the picture's own first.
const FAMILIES: &str = "'IBM Plex Sans', 'Source Sans 3', 'Segoe UI', Helvetica, Arial, sans-serif";

/// Writes the file.
///
/// # Errors
/// Stopped, or the disk refuses.
pub fn write(
    order: &Order,
    plan: &Plan,
    source: &Ground,
    draft: &mut Draft,
    progress: &Progress,
) -> Result<(), PrintError> {
    draft.put(head(order, plan).as_bytes())?;
    let ground = Under::of(order, &plan.view, source);
    let look = Look::of(order.theme);
    let mut sheet = Text::default();
    sheet.sea(ground.sea());
    ground.draw(&mut sheet, progress)?;
    draft.put(group("ground", &sheet).as_bytes())?;
    for (done, layer) in (1u8..).zip(Layer::ALL) {
        progress.reach(LAID_OUT + (1.0 - LAID_OUT) * f32::from(done) / (Layer::ALL.len() + 1) as f32)?;
        let mut sheet = Text::default();
        layer.paint(&plan.scene, &look, &mut canvas(&mut sheet, progress));
        draft.put(group(name(layer), &sheet).as_bytes())?;
    }
    draft.put(b"</svg>\n")
}

/// Name of a layer in drawing programs.
const fn name(layer: Layer) -> &'static str {
    match layer {
        Layer::Zones => "zones",
        Layer::Links => "links",
        Layer::Actors => "actors",
        Layer::Names => "names",
        Layer::Furniture => "furniture",
    }
}

fn group(name: &str, sheet: &Text) -> String {
    format!("<g id=\"{name}\">\n{}</g>\n", sheet.0)
}

fn canvas<'a>(sheet: &'a mut Text, progress: &'a Progress) -> Stoppable<'a, Vectors<'a, Text>> {
    Stoppable {
        canvas: Vectors(sheet),
        progress,
    }
}

fn head(order: &Order, plan: &Plan) -> String {
    let view = &plan.view;
    let (w, h) = (number(view.width), number(view.height));
    let (width, height) = match order.sheet.millimetres() {
        Some([width, height]) => (format!("{width}mm"), format!("{height}mm")),
        None => (w.clone(), h.clone()),
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {w} {h}\" font-family=\"{FAMILIES}\" style=\"font-kerning:none\">\n\
         <title>{}</title>\n<desc>{}</desc>\n",
        escaped(&view.captions.title),
        escaped(&view.captions.subtitle),
    )
}

/// What was written so far.
#[derive(Default)]
struct Text(String);

impl Text {
    /// The colour under everything.
    fn sea(&mut self, rgb: Rgb) {
        self.put(format_args!(
            "<rect width=\"100%\" height=\"100%\" fill=\"{}\"/>\n",
            colour(rgb)
        ));
    }

    fn put(&mut self, words: std::fmt::Arguments<'_>) {
        // A string takes everything.
        let _ = self.0.write_fmt(words);
    }
}

impl VectorSink for Text {
    fn fill(&mut self, path: &Path, ink: Ink) {
        let opacity = opacity("fill", ink.alpha);
        self.put(format_args!(
            "<path fill=\"{}\"{opacity} d=\"{}\"/>\n",
            colour(ink.rgb),
            data(path)
        ));
    }

    fn stroke(&mut self, path: &Path, pen: Pen<'_>) {
        let opacity = opacity("stroke", pen.ink.alpha);
        let cap = if pen.round {
            " stroke-linecap=\"round\""
        } else {
            ""
        };
        let dash = if pen.dash.is_empty() {
            String::new()
        } else {
            let lengths: Vec<String> = pen.dash.iter().map(|length| number(*length)).collect();
            format!(" stroke-dasharray=\"{}\"", lengths.join(" "))
        };
        self.put(format_args!(
            "<path fill=\"none\" stroke=\"{}\"{opacity} stroke-width=\"{}\" stroke-linejoin=\"round\"{cap}{dash} \
             d=\"{}\"/>\n",
            colour(pen.ink.rgb),
            number(pen.width),
            data(path)
        ));
    }

    fn words(&mut self, text: &str, [x, y]: Point, weight: Weight, size: f32, ink: Ink) {
        let heavy = match weight {
            Weight::Medium => 500,
            Weight::SemiBold => 600,
            Weight::Bold => 700,
            _ => 400,
        };
        let width = measure(text, weight, size);
        let opacity = opacity("fill", ink.alpha);
        self.put(format_args!(
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\" font-weight=\"{heavy}\" fill=\"{}\"{opacity} \
             textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\">{}</text>\n",
            number(x),
            number(y),
            number(size),
            colour(ink.rgb),
            number(width),
            escaped(text)
        ));
    }
}

impl PageSink for Text {
    fn picture(&mut self, jpeg: Vec<u8>, place: Rect) {
        self.put(format_args!(
            "<image x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" preserveAspectRatio=\"none\" \
             href=\"data:image/jpeg;base64,{}\"/>\n",
            number(place.x),
            number(place.y),
            number(place.w),
            number(place.h),
            BASE64_STANDARD.encode(jpeg)
        ));
    }
}

fn colour(Rgb(r, g, b): Rgb) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

fn opacity(of: &str, alpha: f32) -> String {
    if alpha < 1.0 {
        format!(" {of}-opacity=\"{}\"", number(alpha))
    } else {
        String::new()
    }
}

/// Two decimals at most: finer than any eye or printer.
fn number(value: f32) -> String {
    let fixed = format!("{value:.2}");
    let short = fixed.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" {
        "0".to_owned()
    } else {
        short.to_owned()
    }
}

fn data(path: &Path) -> String {
    let mut out = String::new();
    let mut put = |letter: char, points: &[tiny_skia::Point]| {
        out.push(letter);
        for (i, p) in points.iter().enumerate() {
            if i > 0 {
                out.push(' ');
            }
            out += &number(p.x);
            out.push(' ');
            out += &number(p.y);
        }
    };
    for segment in path.segments() {
        match segment {
            PathSegment::MoveTo(p) => put('M', &[p]),
            PathSegment::LineTo(p) => put('L', &[p]),
            PathSegment::QuadTo(a, p) => put('Q', &[a, p]),
            PathSegment::CubicTo(a, b, p) => put('C', &[a, b, p]),
            PathSegment::Close => put('Z', &[]),
        }
    }
    out
}

/// Text as XML takes it: marks escaped, characters that it cannot hold left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\t' | '\n' | '\r' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_what_xml_takes() {
        assert_eq!(escaped("A & B <c>\u{1}\u{202f}!"), "A &amp; B &lt;c&gt;\u{202f}!");
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!(
            [1.0, 0.5, -0.001, 12.346, 100.0].map(number),
            ["1", "0.5", "0", "12.35", "100"]
        );
    }
}
