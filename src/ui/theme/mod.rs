//! The only module of the window that knows colours, type and spacing.
//!
//! Widgets ask by role: [`palette`] and [`color`] for colours, [`role`] for text, [`space`] for distances.

pub mod fonts;
pub mod role;
pub mod space;
mod style;

use egui::{Color32, Context, Id, ThemePreference};

pub use crate::picture::tokens::{Palette, Rgb, Theme};
pub use role::Type;

/// Installs the fonts; once, before the first frame.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts::definitions());
}

/// Dresses every widget in that theme. Call it at the start and whenever a setting changes, not every frame.
///
/// `reduced_motion` sets all animations to zero.
pub fn apply(ctx: &Context, theme: Theme, reduced_motion: bool) {
    let preference = if theme.is_dark() {
        ThemePreference::Dark
    } else {
        ThemePreference::Light
    };
    ctx.set_theme(preference);
    let style = style::build(theme, reduced_motion);
    // Both slots, so that a change of the system's theme never shows egui's own look.
    ctx.set_style_of(egui::Theme::Light, style.clone());
    ctx.set_style_of(egui::Theme::Dark, style);
    ctx.data_mut(|data| data.insert_temp(theme_id(), theme));
}

/// The theme that was applied last.
pub fn current(ctx: &Context) -> Theme {
    ctx.data(|data| data.get_temp(theme_id())).unwrap_or_default()
}

/// The colours of the theme in use.
pub fn palette(ctx: &Context) -> &'static Palette {
    current(ctx).palette()
}

/// A token as egui's colour.
pub const fn color(token: Rgb) -> Color32 {
    Color32::from_rgb(token.0, token.1, token.2)
}

/// A token laid thinly over the surface, for the ground of notices; opaque.
pub fn wash(palette: &Palette, token: Rgb) -> Color32 {
    const STRENGTH: f32 = 0.12;
    color(palette.surface).lerp_to_gamma(color(token), STRENGTH)
}

fn theme_id() -> Id {
    Id::unique("maillage theme")
}
