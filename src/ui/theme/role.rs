//! Type by role: the only place of the window where a font size is written.

use egui::{Color32, FontFamily, FontId, Response, RichText, Ui};

use super::{color, fonts, palette};

/// What a text is for; decides size, weight and line height.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Type {
    /// The sentence of a proposal: 21/27, semibold.
    Headline,
    /// The name of what is shown: 19/25, semibold.
    Title,
    /// Running text: 14/20.
    Body,
    /// Buttons and tabs: 14/20, medium.
    Medium,
    /// Titles of rows, figures: 14/20, semibold.
    Strong,
    /// Why something is proposed: 15/22.
    Reason,
    /// Second lines, remarks: 12.5/17.
    Small,
    /// Headings of sections, tags: 12.5/17, semibold.
    SmallStrong,
    /// Key caps: 11.5/15, medium.
    KeyHint,
    /// The entry line: 16.5/22.
    Entry,
    /// Score in a narrow inspector: 30/34, bold.
    Score,
    /// Score in the wide inspector: 40/44, bold.
    ScoreLarge,
    /// Time left at the round table: 34/40, bold.
    Timer,
    /// Names of actors on the map: 12.5/16, semibold.
    MapName,
    /// The selected actor's name on the map: 14/18, bold.
    MapNameHot,
    /// Names of communes on the map: 11.5/15.
    Commune,
    /// Attribution of the map: 10.5/14.
    Attribution,
}

impl Type {
    /// Size, line height (points) and family.
    const fn measures(self) -> (f32, f32, &'static str) {
        use fonts::{PLEX, PLEX_BOLD, PLEX_MEDIUM, PLEX_SEMIBOLD};
        match self {
            Self::Headline => (21.0, 27.0, PLEX_SEMIBOLD),
            Self::Title => (19.0, 25.0, PLEX_SEMIBOLD),
            Self::Body => (14.0, 20.0, PLEX),
            Self::Medium => (14.0, 20.0, PLEX_MEDIUM),
            Self::Strong => (14.0, 20.0, PLEX_SEMIBOLD),
            Self::Reason => (15.0, 22.0, PLEX),
            Self::Small => (12.5, 17.0, PLEX),
            Self::SmallStrong => (12.5, 17.0, PLEX_SEMIBOLD),
            Self::KeyHint => (11.5, 15.0, PLEX_MEDIUM),
            Self::Entry => (16.5, 22.0, PLEX),
            Self::Score => (30.0, 34.0, PLEX_BOLD),
            Self::ScoreLarge => (40.0, 44.0, PLEX_BOLD),
            Self::Timer => (34.0, 40.0, PLEX_BOLD),
            Self::MapName => (12.5, 16.0, PLEX_SEMIBOLD),
            Self::MapNameHot => (14.0, 18.0, PLEX_BOLD),
            Self::Commune => (11.5, 15.0, PLEX),
            Self::Attribution => (10.5, 14.0, PLEX),
        }
    }

    /// The font to lay out with.
    pub fn font(self) -> FontId {
        let (size, _, name) = self.measures();
        let family = if name == fonts::PLEX {
            FontFamily::Proportional
        } else {
            fonts::family(name)
        };
        FontId::new(size, family)
    }

    /// Distance between baselines, in points.
    pub const fn line_height(self) -> f32 {
        self.measures().1
    }

    /// Text of this role in the colour of its surroundings.
    pub fn rich(self, text: impl Into<String>) -> RichText {
        RichText::new(text)
            .font(self.font())
            .line_height(Some(self.line_height()))
    }

    /// Text of this role in that colour.
    pub fn tinted(self, text: impl Into<String>, tint: Color32) -> RichText {
        self.rich(text).color(tint)
    }
}

/// Type of the wall view, as a share of the screen's height, so that every projector works.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wall {
    /// The territory's name.
    Title,
    /// Names of actors and the sentence.
    Name,
    /// Legend and figures.
    Legend,
    /// Attribution, "hors cadre".
    Attribution,
}

impl Wall {
    /// The font on a screen of that height in points.
    pub fn font(self, screen_height: f32) -> FontId {
        let (share, name) = match self {
            Self::Title => (0.054, fonts::PLEX_SEMIBOLD),
            Self::Name => (0.039, fonts::PLEX_SEMIBOLD),
            Self::Legend => (0.027, fonts::PLEX),
            Self::Attribution => (0.020, fonts::PLEX),
        };
        FontId::new((share * screen_height).round(), fonts::family(name))
    }
}

/// Running text wraps, and egui wraps at narrow blanks: figures are kept whole by wider ones.
fn unbroken(text: impl Into<String>) -> String {
    text.into().replace('\u{202f}', "\u{a0}")
}

/// The name of what is shown.
pub fn title(ui: &mut Ui, text: impl Into<String>) -> Response {
    ui.label(Type::Title.rich(text))
}

/// The sentence of a proposal.
pub fn headline(ui: &mut Ui, text: impl Into<String>) -> Response {
    ui.label(Type::Headline.rich(unbroken(text)))
}

/// Running text.
pub fn body(ui: &mut Ui, text: impl Into<String>) -> Response {
    ui.label(Type::Body.rich(unbroken(text)))
}

/// Emphasis by weight.
pub fn strong(ui: &mut Ui, text: impl Into<String>) -> Response {
    ui.label(Type::Strong.rich(text))
}

/// Why something is proposed.
pub fn reason(ui: &mut Ui, text: impl Into<String>) -> Response {
    ui.label(Type::Reason.rich(unbroken(text)))
}

/// A remark in the second text colour.
pub fn small(ui: &mut Ui, text: impl Into<String>) -> Response {
    let tint = color(palette(ui.ctx()).text_2);
    ui.label(Type::Small.tinted(unbroken(text), tint))
}

/// A key hint in words, in the second text colour.
pub fn key_hint(ui: &mut Ui, text: impl Into<String>) -> Response {
    let tint = color(palette(ui.ctx()).text_2);
    ui.label(Type::KeyHint.tinted(text, tint))
}
