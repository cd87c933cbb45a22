//! Draws a scene on any canvas, back to front, in layers that can be cached one by one.

mod canvas;
mod furniture;
mod legend;
mod links;
mod matrix;
mod nodes;
mod visitor;
mod zones;

pub use canvas::{Canvas, Ink, Pen, TextStyle};
pub use furniture::paint_furniture;
pub use links::{paint_curve, paint_links};
pub use matrix::paint_matrix;
pub use nodes::{paint_discs, paint_names};
pub use visitor::paint_visitor;
pub use zones::paint_zones;

use super::input::LineState;
use super::scene::Scene;
use super::tokens::{Palette, Theme};
use crate::model::Family;

/// Opacity of a parked line.
const PARKED: f32 = 0.5;

/// Colours and habits of one picture.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Look {
    /// Colours.
    pub palette: &'static Palette,
    /// Families are also told by a light pattern inside the lines.
    pub patterns: bool,
    /// Lines have an edge of ink.
    pub edged: bool,
}

impl Look {
    /// The look of a theme; high contrast brings patterns and edges.
    pub const fn of(theme: Theme) -> Self {
        let contrast = matches!(theme, Theme::LightContrast | Theme::DarkContrast);
        Self {
            palette: theme.palette(),
            patterns: contrast,
            edged: contrast,
        }
    }
}

/// A part of the picture that files keep apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Layer {
    /// Outlines of zones.
    Zones,
    /// Links and groups.
    Links,
    /// Actors and clusters.
    Actors,
    /// Names, and an imagined actor over them.
    Names,
    /// Everything around the map.
    Furniture,
}

impl Layer {
    /// All of them, back to front.
    pub const ALL: [Self; 5] = [
        Self::Zones,
        Self::Links,
        Self::Actors,
        Self::Names,
        Self::Furniture,
    ];

    /// Draws this part of a scene.
    pub fn paint(self, scene: &Scene, look: &Look, canvas: &mut impl Canvas) {
        match self {
            Self::Zones => paint_zones(scene, look, canvas),
            Self::Links => paint_links(scene, look, canvas),
            Self::Actors => paint_discs(scene, look, canvas),
            Self::Names => {
                paint_names(scene, look, canvas);
                if let Some(visitor) = &scene.visitor {
                    paint_visitor(visitor, scene.unit, look, canvas);
                }
            }
            Self::Furniture => paint_furniture(scene, look, canvas),
        }
    }
}

/// The whole picture over a ground that is already there.
pub fn paint(scene: &Scene, look: &Look, canvas: &mut impl Canvas) {
    for layer in Layer::ALL {
        layer.paint(scene, look, canvas);
    }
}

/// Colour of a line: its family's, grey when it ended or waits.
fn line_ink(line: LineState, family: Option<Family>, palette: &Palette) -> Ink {
    match line {
        LineState::Stopped => Ink::solid(palette.stopped),
        LineState::Parked => Ink::solid(palette.stopped).faded(PARKED),
        _ => Ink::solid(palette.family(family)),
    }
}
