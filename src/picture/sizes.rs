//! Every length of the picture, in view pixels, for the desk and for the wall.

use super::input::LineState;
use super::view::View;

/// Links drawn in full on the desk.
const DESK_LINKS: usize = 2000;
/// Weaker links drawn in bundles on the desk; on the wall none.
const DESK_BUNDLED: usize = 20_000;
/// Proposals that show at full strength at the desk while nothing is chosen; weaker ones fade.
const DESK_PROPOSALS: usize = 8;
/// Links drawn on the wall.
pub const WALL_LINKS: usize = 20;
/// Factor of the wall's line widths in a lit room.
pub const LIT_LINES: f32 = 1.25;
/// Names drawn on the wall.
const WALL_NAMES: usize = 12;
/// Width in points from which desk names are set larger.
const WIDE_DESK: f32 = 1100.0;
/// Height of the screen on which the wall's lengths were drawn.
const WALL_HEIGHT: f32 = 1080.0;

/// Lengths of one picture.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Sizes {
    /// View pixels per design point.
    pub unit: f32,
    pub disc_r: f32,
    pub cluster_r: f32,
    pub cluster_ring: f32,
    /// Free space between two discs.
    pub disc_gap: f32,
    /// Distance that a line keeps from discs it does not belong to.
    pub clearance: f32,
    pub line_min: f32,
    pub line_max: f32,
    pub line_factor: f32,
    pub casing: f32,
    pub name: f32,
    pub name_halo: f32,
    pub place: f32,
    pub detail: f32,
    pub count: f32,
    pub tag: f32,
    pub legend: f32,
    pub attribution: f32,
    pub title: f32,
    pub subtitle: f32,
    pub sentence: f32,
    /// Distance of legend, scale bar and credits from the edge.
    pub margin: f32,
    pub max_links: usize,
    pub max_bundled: usize,
    /// Proposals at full strength while nothing is chosen.
    pub loud_proposals: usize,
    pub max_names: usize,
    pub max_places: usize,
    pub max_tags: usize,
}

impl Sizes {
    pub(super) fn of(view: &View) -> Self {
        if view.wall {
            Self::wall(view)
        } else {
            Self::desk(view)
        }
    }

    fn desk(view: &View) -> Self {
        let u = view.scale.max(0.01);
        let wide = view.width / u >= WIDE_DESK;
        Self {
            unit: u,
            disc_r: 10.0 * u,
            cluster_r: 15.0 * u,
            cluster_ring: 18.5 * u,
            disc_gap: 4.0 * u,
            clearance: 6.0 * u,
            line_min: 3.0 * u,
            line_max: 10.0 * u,
            line_factor: view.line_factor,
            casing: 3.0 * u,
            name: if wide { 14.0 } else { 12.5 } * u,
            name_halo: 3.5 * u,
            place: 11.5 * u,
            detail: 11.5 * u,
            count: 13.0 * u,
            tag: 11.5 * u,
            legend: 12.5 * u,
            attribution: 10.5 * u,
            title: 22.0 * u,
            subtitle: 14.0 * u,
            sentence: 16.0 * u,
            margin: 16.0 * u,
            max_links: DESK_LINKS,
            max_bundled: DESK_BUNDLED,
            loud_proposals: DESK_PROPOSALS,
            max_names: usize::MAX,
            max_places: 60,
            max_tags: 12,
        }
    }

    fn wall(view: &View) -> Self {
        let h = view.height.max(1.0);
        let u = 2.0 * h / WALL_HEIGHT;
        Self {
            unit: u,
            disc_r: 10.0 * u,
            cluster_r: 15.0 * u,
            cluster_ring: 18.5 * u,
            disc_gap: 4.0 * u,
            clearance: 6.0 * u,
            line_min: 2.5 * u,
            line_max: 6.5 * u,
            line_factor: view.line_factor,
            casing: 2.5 * u,
            name: h * 0.039,
            name_halo: 4.5 * u,
            place: h * 0.02,
            detail: h * 0.02,
            count: 14.0 * u,
            tag: h * 0.025,
            legend: h * 0.027,
            attribution: h * 0.02,
            title: h * 0.054,
            subtitle: h * 0.027,
            sentence: h * 0.039,
            margin: 20.0 * u,
            max_links: WALL_LINKS,
            max_bundled: 0,
            loud_proposals: usize::MAX,
            max_names: WALL_NAMES,
            max_places: 0,
            max_tags: 3,
        }
    }

    /// Width of a line by its state and quantity class; an unknown quantity is as thin as the least.
    pub(super) fn line_width(&self, line: LineState, class: Option<f32>, hot: bool) -> f32 {
        let by_quantity = class.map_or(self.line_min, |class| {
            self.line_min + (self.line_max - self.line_min) * (class / 4.0).clamp(0.0, 1.0)
        });
        let width = match line {
            LineState::Proposed => 2.2 * self.unit,
            LineState::Parked => 2.0 * self.unit,
            LineState::Stopped => by_quantity.clamp(2.0 * self.unit, 3.0 * self.unit),
            _ => by_quantity,
        };
        (width + if hot { 1.4 * self.unit } else { 0.0 }) * self.line_factor
    }

    /// Dash and gap of a state; `None` for a solid line.
    pub(super) fn dash(&self, line: LineState) -> Option<(f32, f32)> {
        let (on, off) = match line {
            LineState::Proposed => (5.0, 5.0),
            LineState::Lead | LineState::Parked => (9.0, 5.0),
            LineState::Study => (16.0, 5.0),
            LineState::SettingUp => (26.0, 4.0),
            LineState::Running | LineState::Stopped => return None,
        };
        Some((on * self.unit, off * self.unit))
    }

    /// Length and breadth of the head of a line of that width.
    pub(super) fn head(&self, width: f32) -> (f32, f32) {
        let w = width / self.unit;
        let length = (2.6 * w + 4.0).clamp(10.0, 26.0);
        let breadth = (2.0 * w + 5.0).clamp(9.0, 26.0);
        (length * self.unit, breadth * self.unit)
    }
}
