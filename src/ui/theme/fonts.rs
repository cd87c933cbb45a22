//! The fonts, compiled in, so that every machine shows the same.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

/// IBM Plex Sans 400, also egui's proportional family.
pub const PLEX: &str = "plex";
/// IBM Plex Sans 500.
pub const PLEX_MEDIUM: &str = "plex-medium";
/// IBM Plex Sans 600.
pub const PLEX_SEMIBOLD: &str = "plex-semibold";
/// IBM Plex Sans 700.
pub const PLEX_BOLD: &str = "plex-bold";
/// Outlined icons.
pub const PHOSPHOR: &str = "phosphor";
/// Filled icons.
pub const PHOSPHOR_FILL: &str = "phosphor-fill";

macro_rules! font {
    ($file:literal) => {
        Arc::new(FontData::from_static(include_bytes!(concat!(
            "../../../assets/fonts/",
            $file
        ))))
    };
}

/// The family of that name.
pub fn family(name: &'static str) -> FontFamily {
    FontFamily::Name(name.into())
}

/// The icon family: Plex has a few private characters of its own, so icons never go through a text family.
pub fn icon_family(fill: bool) -> FontFamily {
    family(if fill { PHOSPHOR_FILL } else { PHOSPHOR })
}

/// All families. Every text weight falls back to the outlined icons.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let files = [
        (PLEX, font!("IBMPlexSans-Regular.ttf")),
        (PLEX_MEDIUM, font!("IBMPlexSans-Medium.ttf")),
        (PLEX_SEMIBOLD, font!("IBMPlexSans-SemiBold.ttf")),
        (PLEX_BOLD, font!("IBMPlexSans-Bold.ttf")),
        (PHOSPHOR, font!("Phosphor.ttf")),
        (PHOSPHOR_FILL, font!("Phosphor-Fill.ttf")),
    ];
    for (name, data) in files {
        fonts.font_data.insert(name.to_owned(), data);
    }
    for name in [PLEX, PLEX_MEDIUM, PLEX_SEMIBOLD, PLEX_BOLD] {
        let chain = vec![name.to_owned(), PHOSPHOR.to_owned()];
        fonts.families.insert(family(name), chain);
    }
    for name in [PHOSPHOR, PHOSPHOR_FILL] {
        fonts.families.insert(family(name), vec![name.to_owned()]);
    }
    // Plex figures are all equally wide, so the monospace family needs no font of its own.
    for standard in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts
            .families
            .insert(standard, vec![PLEX.to_owned(), PHOSPHOR.to_owned()]);
    }
    fonts
}
