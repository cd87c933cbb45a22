//! Distances of the window in points, on a grid of four.

/// Between things that belong together.
pub const TIGHT: f32 = 4.0;
/// Between neighbours.
pub const NEAR: f32 = 8.0;
/// Around content.
pub const PAD: f32 = 12.0;
/// Left and right edge of panels.
pub const MARGIN: f32 = 16.0;
/// Between groups.
pub const APART: f32 = 24.0;

/// Height of buttons and fields.
pub const CONTROL: f32 = 32.0;
/// Least height of a row that can be clicked.
pub const ROW: f32 = 34.0;
/// Least side of anything that can be clicked.
pub const TARGET: f32 = 24.0;

/// Icon beside text.
pub const ICON: f32 = 18.0;
/// Icon beside small text.
pub const ICON_SMALL: f32 = 16.0;

/// Corner of buttons and fields.
pub const RADIUS: f32 = 4.0;
/// Corner of chips and key caps.
pub const RADIUS_CHIP: f32 = 3.0;
/// Corner of tags.
pub const RADIUS_TAG: f32 = 2.0;
/// Corner of menus.
pub const RADIUS_MENU: f32 = 6.0;

/// Bar under the active tab, bar beside the selected row, progress.
pub const ACCENT_BAR: f32 = 3.0;
/// Thickness of the focus outline.
pub const FOCUS: f32 = 2.0;
/// Hairline.
pub const HAIR: f32 = 1.0;

/// Under this width of the window the list is a drawer that a button opens.
pub const NARROW: f32 = 900.0;

/// Heights of the window's bars: top bar, entry line, chips row, status line.
pub mod bar {
    /// Top bar.
    pub const TOP: f32 = 44.0;
    /// Entry line.
    pub const ENTRY: f32 = 48.0;
    /// Chips under the entry line.
    pub const CHIPS: f32 = 40.0;
    /// Status line.
    pub const STATUS: f32 = 26.0;
}
