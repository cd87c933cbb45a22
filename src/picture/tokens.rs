//! Colours of the four themes, the only place where a colour is written.
//!
//! Window, basemap, picture files and print read them from here. Contrast and colour-blind distances of these
//! values were computed for the design; change them together with that computation.

use crate::model::Family;

/// An opaque sRGB colour.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    const fn hex(value: u32) -> Self {
        Self((value >> 16) as u8, (value >> 8) as u8, value as u8)
    }
}

/// A screen that shows nothing.
pub const BLANK: Rgb = Rgb::hex(0x00_00_00);

/// One of the four looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// Warm paper.
    #[default]
    Light,
    /// Night.
    Dark,
    /// Paper, high contrast.
    LightContrast,
    /// Night, high contrast.
    DarkContrast,
}

impl Theme {
    /// True for the two night themes.
    pub fn is_dark(self) -> bool {
        matches!(self, Self::Dark | Self::DarkContrast)
    }

    /// True for the two high-contrast themes.
    pub fn is_high_contrast(self) -> bool {
        matches!(self, Self::LightContrast | Self::DarkContrast)
    }

    /// The colours of this theme.
    pub const fn palette(self) -> &'static Palette {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
            Self::LightContrast => &LIGHT_CONTRAST,
            Self::DarkContrast => &DARK_CONTRAST,
        }
    }
}

/// Every colour of one theme, by role.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Palette {
    /// Window ground.
    pub ground: Rgb,
    /// Panels and fields.
    pub surface: Rgb,
    /// Hover, empty bars.
    pub surface_2: Rgb,
    /// Hairlines; decoration only.
    pub rule: Rgb,
    /// Edges of fields.
    pub rule_strong: Rgb,
    /// Body text and ink.
    pub text: Rgb,
    /// Second text.
    pub text_2: Rgb,
    /// The one accent: active, primary, focus.
    pub accent: Rgb,
    /// Text on the accent.
    pub on_accent: Rgb,
    /// Selected rows.
    pub tint: Rgb,
    /// The one signal: new.
    pub signal: Rgb,
    /// Text on the signal.
    pub on_signal: Rgb,
    /// Ground of a new row.
    pub signal_ground: Rgb,
    /// To be completed.
    pub warning: Rgb,
    /// Loss or refusal.
    pub error: Rgb,
    /// Saved.
    pub ok: Rgb,
    /// Map: land.
    pub land: Rgb,
    /// Map: built-up areas.
    pub urban: Rgb,
    /// Map: sea.
    pub sea: Rgb,
    /// Map: lakes and rivers.
    pub lake: Rgb,
    /// Halo of names and lines.
    pub halo: Rgb,
    /// Lines of stopped synergies.
    pub stopped: Rgb,
    /// Map: roads.
    pub road: Rgb,
    /// Map: borders.
    pub border: Rgb,
    /// Map: names of communes.
    pub place_name: Rgb,
    /// Map: how much light tiles that are pictures keep, in per cent: in a dark room a white one would dazzle, and
    /// lines would not stand out.
    pub picture_light: u8,
    /// Map: laid over what is outside the territory.
    pub outside: Rgb,
    /// How much of it, in percent.
    pub outside_percent: u8,
    families: [Rgb; 8],
}

impl Palette {
    /// The colour of a family of resources; the second text colour for flows not yet recognised.
    pub fn family(&self, family: Option<Family>) -> Rgb {
        family.map_or(self.text_2, |f| self.families[f as usize])
    }
}

const LIGHT: Palette = Palette {
    ground: Rgb::hex(0xF7F5F0),
    surface: Rgb::hex(0xFFFFFF),
    surface_2: Rgb::hex(0xEFECE4),
    rule: Rgb::hex(0xDCD7CB),
    rule_strong: Rgb::hex(0x7E888D),
    text: Rgb::hex(0x1A2428),
    text_2: Rgb::hex(0x515D63),
    accent: Rgb::hex(0x0E5A66),
    on_accent: Rgb::hex(0xFFFFFF),
    tint: Rgb::hex(0xDFECED),
    signal: Rgb::hex(0xF5B700),
    on_signal: Rgb::hex(0x1A2428),
    signal_ground: Rgb::hex(0xFFF3CC),
    warning: Rgb::hex(0x8A4B00),
    error: Rgb::hex(0xA3261B),
    ok: Rgb::hex(0x1F6B3A),
    land: Rgb::hex(0xF4F1E9),
    urban: Rgb::hex(0xEAE5DA),
    sea: Rgb::hex(0xD8E5EA),
    lake: Rgb::hex(0xCFDFE6),
    halo: Rgb::hex(0xF6F3EC),
    stopped: Rgb::hex(0x757A79),
    road: Rgb::hex(0xE3D3B4),
    border: Rgb::hex(0xB9B2A3),
    place_name: Rgb::hex(0x7B8082),
    picture_light: 100,
    outside: Rgb::hex(0x1A2428),
    outside_percent: 8,
    families: [
        Rgb::hex(0x593518),
        Rgb::hex(0xC74A43),
        Rgb::hex(0x0F5192),
        Rgb::hex(0x158B5E),
        Rgb::hex(0x8466A8),
        Rgb::hex(0x25383A),
        Rgb::hex(0x9C3465),
        Rgb::hex(0x656701),
    ],
};

const DARK: Palette = Palette {
    ground: Rgb::hex(0x11181B),
    surface: Rgb::hex(0x182024),
    surface_2: Rgb::hex(0x222C31),
    rule: Rgb::hex(0x2E3A40),
    rule_strong: Rgb::hex(0x6C7A80),
    text: Rgb::hex(0xE9EDEB),
    text_2: Rgb::hex(0xA6B2B6),
    accent: Rgb::hex(0x63C7D2),
    on_accent: Rgb::hex(0x0B1A1D),
    tint: Rgb::hex(0x17353A),
    signal: Rgb::hex(0xFFC933),
    on_signal: Rgb::hex(0x1A2428),
    signal_ground: Rgb::hex(0x3A3215),
    warning: Rgb::hex(0xF0B35A),
    error: Rgb::hex(0xFF9284),
    ok: Rgb::hex(0x7CC99A),
    land: Rgb::hex(0x1B2428),
    urban: Rgb::hex(0x263136),
    sea: Rgb::hex(0x10181C),
    lake: Rgb::hex(0x0D1519),
    halo: Rgb::hex(0x141C20),
    stopped: Rgb::hex(0x838E93),
    road: Rgb::hex(0x33403F),
    border: Rgb::hex(0x45535A),
    place_name: Rgb::hex(0x86939A),
    picture_light: 26,
    outside: Rgb::hex(0x000000),
    outside_percent: 30,
    families: [
        Rgb::hex(0xC79E77),
        Rgb::hex(0xF05B29),
        Rgb::hex(0xA5B8FF),
        Rgb::hex(0x92F1C0),
        Rgb::hex(0xA67BE7),
        Rgb::hex(0xD5EDEC),
        Rgb::hex(0xF379AB),
        Rgb::hex(0xDFCD75),
    ],
};

const LIGHT_CONTRAST: Palette = Palette {
    ground: Rgb::hex(0xF2F2F2),
    surface: Rgb::hex(0xFFFFFF),
    surface_2: Rgb::hex(0xF2F2F2),
    rule: Rgb::hex(0x000000),
    rule_strong: Rgb::hex(0x000000),
    text: Rgb::hex(0x000000),
    text_2: Rgb::hex(0x26323A),
    accent: Rgb::hex(0x00424D),
    on_accent: Rgb::hex(0xFFFFFF),
    tint: Rgb::hex(0xDFECED),
    signal: Rgb::hex(0xFFC400),
    on_signal: Rgb::hex(0x000000),
    signal_ground: Rgb::hex(0xFFF3CC),
    warning: Rgb::hex(0x653600),
    error: Rgb::hex(0x7F1010),
    ok: Rgb::hex(0x0A4A22),
    land: Rgb::hex(0xFFFFFF),
    urban: Rgb::hex(0xF2F2F2),
    sea: Rgb::hex(0xE6EEF2),
    lake: Rgb::hex(0xE6EEF2),
    halo: Rgb::hex(0xFFFFFF),
    stopped: Rgb::hex(0x6A6F6E),
    road: Rgb::hex(0xD9CDB5),
    border: Rgb::hex(0x8E8E8E),
    place_name: Rgb::hex(0x4A5459),
    picture_light: 100,
    outside: Rgb::hex(0x000000),
    outside_percent: 10,
    families: [
        Rgb::hex(0x593518),
        Rgb::hex(0xC74A43),
        Rgb::hex(0x0F5192),
        Rgb::hex(0x158B5E),
        Rgb::hex(0x8466A8),
        Rgb::hex(0x25383A),
        Rgb::hex(0x9C3465),
        Rgb::hex(0x656701),
    ],
};

const DARK_CONTRAST: Palette = Palette {
    ground: Rgb::hex(0x000000),
    surface: Rgb::hex(0x000000),
    surface_2: Rgb::hex(0x151B1E),
    rule: Rgb::hex(0xFFFFFF),
    rule_strong: Rgb::hex(0xFFFFFF),
    text: Rgb::hex(0xFFFFFF),
    text_2: Rgb::hex(0xD3DCDF),
    accent: Rgb::hex(0x7FE0EA),
    on_accent: Rgb::hex(0x000000),
    tint: Rgb::hex(0x17353A),
    signal: Rgb::hex(0xFFD53D),
    on_signal: Rgb::hex(0x000000),
    signal_ground: Rgb::hex(0x3A3215),
    warning: Rgb::hex(0xFFC46B),
    error: Rgb::hex(0xFFA79B),
    ok: Rgb::hex(0x93DDB0),
    land: Rgb::hex(0x0B0F11),
    urban: Rgb::hex(0x151B1E),
    sea: Rgb::hex(0x000000),
    lake: Rgb::hex(0x000000),
    halo: Rgb::hex(0x000000),
    stopped: Rgb::hex(0x98A2A6),
    road: Rgb::hex(0x2A3336),
    border: Rgb::hex(0x5A666B),
    place_name: Rgb::hex(0xB9C4C8),
    picture_light: 26,
    outside: Rgb::hex(0x000000),
    outside_percent: 45,
    families: [
        Rgb::hex(0xC79E77),
        Rgb::hex(0xF05B29),
        Rgb::hex(0xA5B8FF),
        Rgb::hex(0x92F1C0),
        Rgb::hex(0xA67BE7),
        Rgb::hex(0xD5EDEC),
        Rgb::hex(0xF379AB),
        Rgb::hex(0xDFCD75),
    ],
};
