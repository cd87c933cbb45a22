//! Floor 6: the window.

pub mod icons;
pub mod theme;
pub mod widgets;
