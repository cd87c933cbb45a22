//! Gain against effort in a window: at the desk and on the wall alike, each item a thing to click.

use egui::{Color32, CursorIcon, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use crate::base::i18n::{Lang, tr, tr_args};
use crate::picture::Captions;
use crate::picture::matrix::{MatrixItem, MatrixView, Step, layout_matrix};
use crate::picture::paint::{Look, paint_matrix};
use crate::ui::map::canvas::ShapeCanvas;
use crate::ui::theme::{Theme, color};

/// What is drawn, and for whom.
pub struct Grid<'a> {
    /// Best first.
    pub items: &'a [MatrixItem],
    /// Identifier of what stands out.
    pub chosen: Option<&'a str>,
    /// Language.
    pub lang: Lang,
    /// Colours.
    pub theme: Theme,
    /// Large type for a room, with the words around the grid.
    pub wall: Option<Captions>,
}

/// Draws the grid over that area; returns the identifier of the item that was chosen.
pub fn show(ui: &mut Ui, area: Rect, grid: &Grid<'_>) -> Option<String> {
    let view = MatrixView {
        width: area.width(),
        height: area.height(),
        wall: grid.wall.is_some(),
        captions: grid.wall.clone().unwrap_or_default(),
    };
    let scene = layout_matrix(grid.items, &view, grid.lang);
    let look = Look::of(grid.theme);
    ui.painter().rect_filled(area, 0.0, color(look.palette.ground));
    let mut canvas = ShapeCanvas::new(ui.ctx(), area.min.to_vec2());
    paint_matrix(&scene, grid.items, grid.chosen, &look, &mut canvas);
    ui.painter().extend(canvas.shapes);
    let mut clicked = None;
    for row in &scene.rows {
        let Some(item) = grid.items.get(row.item) else {
            continue;
        };
        let corner = area.min + vec2(row.rect.x, row.rect.y);
        let place = Rect::from_min_size(corner, vec2(row.rect.w, row.rect.h));
        let response = ui.interact(place, ui.scope_id().with(&item.id), Sense::click());
        let words = spoken(item, grid.lang);
        let is_chosen = grid.chosen == Some(item.id.as_str());
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_chosen, &words));
        if response.hovered() || response.has_focus() {
            ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
            outline(ui, place, color(look.palette.accent));
        }
        if response.clicked() {
            clicked = Some(item.id.clone());
        }
        // What was shortened is read whole under the pointer.
        if row.title.text != item.title || row.ends.text != item.ends {
            response.on_hover_text(format!("{} · {}", item.title, item.ends));
        }
    }
    clicked
}

fn outline(ui: &Ui, place: Rect, ink: Color32) {
    let stroke = egui::Stroke::new(1.0, ink);
    ui.painter()
        .rect_stroke(place, 3.0, stroke, egui::StrokeKind::Inside);
}

fn spoken(item: &MatrixItem, lang: Lang) -> String {
    let step = |axis: &str, step: Step| {
        let step = step.map_or_else(|| "unknown".to_owned(), |s| s.to_string());
        tr(lang, &format!("matrix-{axis}-{step}"))
    };
    let args = [
        ("title", item.title.as_str().into()),
        ("ends", item.ends.as_str().into()),
        ("gain", step("gain", item.gain).into()),
        ("effort", step("effort", item.effort).into()),
    ];
    tr_args(lang, "matrix-item", &args)
}
