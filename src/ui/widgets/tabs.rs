//! Underlined tabs, painted by hand.

use egui::{Align, CursorIcon, Layout, Pos2, Rect, Response, Role, Sense, Ui, vec2};

use super::paint;
use crate::base::i18n::Lang;
use crate::base::number;
use crate::ui::icons::Icon;
use crate::ui::theme::{Type, color, palette, space};

/// Where the tabs stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TabLook {
    /// The top bar: accent underline over the padded width.
    Bar,
    /// The top bar of a small window: icons, names in the tooltip.
    BarIcons,
    /// Above a list: ink underline as wide as the words.
    List,
}

/// One tab.
#[derive(Clone, Copy, Debug)]
pub struct Tab<'a, T> {
    /// What is chosen with it.
    pub value: T,
    /// Its word.
    pub label: &'a str,
    /// Its icon, filled while chosen; only in the top bar.
    pub icon: Option<Icon>,
    /// How many things are behind it.
    pub count: Option<usize>,
}

/// A row of tabs. Returns true when another one was chosen.
///
/// The row is as high as the top bar; tabs that do not fit are cut, so give few.
pub fn tabs<T: Copy + PartialEq>(ui: &mut Ui, look: TabLook, tabs: &[Tab<'_, T>], chosen: &mut T) -> bool {
    let mut changed = false;
    // Given its height at once, the row is centred right inside a row of lower things.
    let size = vec2(ui.available_width(), space::bar::TOP);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.x = if look == TabLook::List { space::PAD } else { 0.0 };
        for tab in tabs {
            if show(ui, look, tab, tab.value == *chosen).clicked() && tab.value != *chosen {
                *chosen = tab.value;
                changed = true;
            }
        }
    });
    changed
}

fn show<T>(ui: &mut Ui, look: TabLook, tab: &Tab<'_, T>, chosen: bool) -> Response {
    let palette = palette(ui.ctx());
    let ink = color(if chosen { palette.text } else { palette.text_2 });
    let pad = if look == TabLook::List {
        0.0
    } else {
        space::PAD + 2.0
    };
    let icon = tab.icon.filter(|_| look != TabLook::List);
    let words = if look == TabLook::BarIcons { "" } else { tab.label };
    // Both states as wide as the heavier one, so that choosing a tab moves nothing.
    let widest = paint::line(ui, words, Type::Strong, ink, f32::INFINITY)
        .size()
        .x
        .ceil();
    let kind = if chosen { Type::Strong } else { Type::Medium };
    let text = paint::line(ui, words, kind, ink, f32::INFINITY);
    let count = count_text(tab.count);
    let count_galley = paint::line(ui, &count, Type::Body, color(palette.text_2), f32::INFINITY);
    let count_gap = if count.is_empty() { 0.0 } else { space::TIGHT };
    let icon_width = icon.map_or(0.0, |_| {
        space::ICON + if words.is_empty() { 0.0 } else { space::NEAR }
    });
    let width = 2.0 * pad + icon_width + widest + count_gap + count_galley.size().x.ceil();

    let (rect, response) = ui.allocate_exact_size(vec2(width, space::bar::TOP), Sense::click());
    let label = format!("{} {count}", tab.label);
    paint::name_selectable(ui, &response, Role::Tab, label.trim_end(), chosen);
    let painter = ui.painter();
    if response.hovered() && !chosen && look != TabLook::List {
        painter.rect_filled(rect, 0.0, color(palette.surface_2));
    }
    let mut at = Pos2::new(rect.left() + pad, rect.center().y);
    if let Some(icon) = icon {
        let icon = if chosen { icon.filled() } else { icon };
        icon.paint(painter, at + vec2(space::ICON / 2.0, 0.0), space::ICON, ink);
        at.x += icon_width;
    }
    paint::put_middle(painter, at, text);
    at.x += widest + count_gap;
    paint::put_middle(painter, at, count_galley);
    if chosen {
        let tint = color(if look == TabLook::List {
            palette.text
        } else {
            palette.accent
        });
        paint::rule(painter, rect.x_range(), rect.bottom(), space::ACCENT_BAR, tint);
    }
    paint::focus_ring_inside(ui, &ring_rect(&response, rect, look));
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if look == TabLook::BarIcons {
        response.on_hover_text(tab.label)
    } else {
        response
    }
}

/// Words without padding need some air inside the focus outline.
fn ring_rect(response: &Response, rect: Rect, look: TabLook) -> Response {
    let air = if look == TabLook::List { space::TIGHT } else { 0.0 };
    response.clone().with_new_rect(rect.expand2(vec2(air, 0.0)))
}

/// Thin blanks between thousands are understood in both languages, so a count needs no language.
fn count_text(count: Option<usize>) -> String {
    count.map_or_else(String::new, |n| number::format(Lang::Fr, n as f64, 0))
}
