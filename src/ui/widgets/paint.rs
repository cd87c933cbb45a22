//! Text by galley and sharp lines: what the hand-painted widgets share.

use std::borrow::Cow;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Color32, Galley, Painter, Pos2, Rangef, Rect, Response, Role, Stroke, StrokeKind, Ui, WidgetInfo,
};

use crate::ui::theme::{Type, color, palette, space};

/// One line of text, cut with `…` when wider than `width` points.
pub fn line(ui: &Ui, text: &str, kind: Type, tint: Color32, width: f32) -> Arc<Galley> {
    block(ui, text, kind, tint, width, 1)
}

/// Text wrapped to `width` points, cut with `…` after `rows` lines.
pub fn block(ui: &Ui, text: &str, kind: Type, tint: Color32, width: f32, rows: usize) -> Arc<Galley> {
    let text = if rows == 1 { one_line(text) } else { text.into() };
    let format = TextFormat {
        font_id: kind.font(),
        color: tint,
        line_height: Some(kind.line_height()),
        ..TextFormat::default()
    };
    let mut job = LayoutJob::single_section(text.into_owned(), format);
    job.wrap = TextWrapping {
        max_width: width.max(1.0),
        max_rows: rows,
        break_anywhere: rows == 1,
        ..TextWrapping::default()
    };
    ui.painter().layout_job(job)
}

/// Typed or imported text may hold line ends, which a single line cannot show.
fn one_line(text: &str) -> Cow<'_, str> {
    if text.contains(char::is_control) {
        text.replace(char::is_control, " ").into()
    } else {
        text.into()
    }
}

/// Paints the text with its left top corner on a whole pixel.
pub fn put(painter: &Painter, corner: Pos2, galley: Arc<Galley>) {
    let tint = galley
        .job
        .sections
        .first()
        .map_or(Color32::PLACEHOLDER, |s| s.format.color);
    painter.galley(snap(painter, corner), galley, tint);
}

/// Paints the text so that it ends at `corner`, its right top corner.
pub fn put_right(painter: &Painter, corner: Pos2, galley: Arc<Galley>) {
    let left = corner.x - galley.size().x;
    put(painter, Pos2::new(left, corner.y), galley);
}

/// Paints the text starting at `left`, centred on the height of that point.
pub fn put_middle(painter: &Painter, left: Pos2, galley: Arc<Galley>) {
    let top = left.y - galley.size().y / 2.0;
    put(painter, Pos2::new(left.x, top), galley);
}

/// The position moved to the nearest pixel.
pub fn snap(painter: &Painter, at: Pos2) -> Pos2 {
    let scale = painter.pixels_per_point();
    Pos2::new((at.x * scale).round() / scale, (at.y * scale).round() / scale)
}

/// A horizontal line of whole pixels whose lower edge is at `bottom`.
pub fn rule(painter: &Painter, across: impl Into<Rangef>, bottom: f32, thickness: f32, tint: Color32) {
    let across = across.into();
    let scale = painter.pixels_per_point();
    let pixels = (thickness * scale).round().max(1.0);
    let bottom = (bottom * scale).round() / scale;
    let rect = Rect::from_x_y_ranges(across, bottom - pixels / scale..=bottom);
    painter.rect_filled(rect, 0.0, tint);
}

/// A vertical line of whole pixels whose left edge is at `left`.
pub fn upright(painter: &Painter, left: f32, along: impl Into<Rangef>, thickness: f32, tint: Color32) {
    let scale = painter.pixels_per_point();
    let pixels = (thickness * scale).round().max(1.0);
    let left = (left * scale).round() / scale;
    let rect = Rect::from_x_y_ranges(left..=left + pixels / scale, along);
    painter.rect_filled(rect, 0.0, tint);
}

/// The focus outline, two points outside the widget.
pub fn focus_ring(ui: &Ui, response: &Response, radius: f32) {
    if response.has_focus() {
        let rect = response.rect.expand(space::FOCUS);
        ring(ui, rect, radius + space::FOCUS, StrokeKind::Outside);
    }
}

/// The focus outline of things that reach the edge of their panel, drawn inside.
pub fn focus_ring_inside(ui: &Ui, response: &Response) {
    if response.has_focus() {
        ring(ui, response.rect, space::RADIUS_TAG, StrokeKind::Inside);
    }
}

fn ring(ui: &Ui, rect: Rect, radius: f32, kind: StrokeKind) {
    let stroke = Stroke::new(space::FOCUS, color(palette(ui.ctx()).accent));
    ui.painter().rect_stroke(rect, radius, stroke, kind);
}

/// Tells screen readers and tests what the widget is called.
pub fn name(ui: &Ui, response: &Response, role: Role, label: &str) {
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(role, enabled, label));
}

/// As [`name`], for things that are on or off.
pub fn name_selectable(ui: &Ui, response: &Response, role: Role, label: &str, selected: bool) {
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(role, enabled, selected, label));
}

/// The text cut to `width` points if one is given, for egui's own widgets that cannot cut.
pub fn fitting(ui: &Ui, text: &str, kind: Type, width: Option<f32>) -> String {
    let Some(width) = width else {
        return text.to_owned();
    };
    let galley = line(ui, text, kind, Color32::PLACEHOLDER, width);
    if !galley.elided {
        return text.to_owned();
    }
    let shown: usize = galley.rows.iter().map(|row| row.glyphs.len()).sum();
    let mut cut: String = text.chars().take(shown.saturating_sub(1)).collect();
    cut.truncate(cut.trim_end().len());
    cut.push('…');
    cut
}
