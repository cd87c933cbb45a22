//! egui's `Style` in our colours and measures.

use egui::style::{
    ScrollAnimation, ScrollStyle, Selection, Spacing, TextCursorStyle, WidgetVisuals, Widgets,
};
use egui::{
    Color32, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle, Visuals, vec2,
};

use super::{Rgb, Theme, Type, color, space};

/// The whole look of one theme.
pub(super) fn build(theme: Theme, reduced_motion: bool) -> Style {
    let mut style = Style {
        text_styles: [
            (TextStyle::Small, Type::Small.font()),
            (TextStyle::Body, Type::Body.font()),
            (TextStyle::Button, Type::Medium.font()),
            (TextStyle::Heading, Type::Title.font()),
            (
                TextStyle::Monospace,
                FontId::new(Type::Body.font().size, FontFamily::Monospace),
            ),
        ]
        .into(),
        spacing: spacing(),
        visuals: visuals(theme),
        animation_time: if reduced_motion { 0.0 } else { 0.12 },
        ..Style::default()
    };
    // Labels are no documents: an I-beam over every word would make the whole window look like a text field.
    style.interaction.selectable_labels = false;
    if reduced_motion {
        style.scroll_animation = ScrollAnimation::none();
    }
    style
}

fn spacing() -> Spacing {
    let mut scroll = ScrollStyle {
        bar_width: 8.0,
        bar_inner_margin: 2.0,
        dormant_background_opacity: 1.0,
        active_background_opacity: 1.0,
        interact_background_opacity: 1.0,
        dormant_handle_opacity: 1.0,
        active_handle_opacity: 1.0,
        interact_handle_opacity: 1.0,
        ..ScrollStyle::solid()
    };
    scroll.fade.strength = 0.0;
    Spacing {
        item_spacing: vec2(8.0, 6.0),
        button_padding: vec2(12.0, 6.0),
        interact_size: vec2(space::CONTROL, space::CONTROL),
        indent: 16.0,
        menu_margin: Margin::same(6),
        tooltip_width: 320.0,
        icon_width: 16.0,
        icon_width_inner: 8.0,
        scroll,
        ..Spacing::default()
    }
}

fn visuals(theme: Theme) -> Visuals {
    let palette = theme.palette();
    let base = if theme.is_dark() {
        Visuals::dark()
    } else {
        Visuals::light()
    };
    let menu_corner = CornerRadius::same(space::RADIUS_MENU as u8);
    Visuals {
        override_text_color: None,
        weak_text_color: Some(color(palette.text_2)),
        widgets: widgets(theme),
        selection: Selection {
            bg_fill: color(palette.tint),
            stroke: line(space::HAIR, palette.text),
        },
        hyperlink_color: color(palette.accent),
        faint_bg_color: color(palette.surface_2),
        extreme_bg_color: color(palette.surface),
        text_edit_bg_color: Some(color(palette.surface)),
        code_bg_color: color(palette.surface_2),
        warn_fg_color: color(palette.warning),
        error_fg_color: color(palette.error),
        window_corner_radius: menu_corner,
        window_shadow: Shadow::NONE,
        window_fill: color(palette.surface),
        window_stroke: line(space::HAIR, palette.rule),
        menu_corner_radius: menu_corner,
        panel_fill: color(palette.surface),
        popup_shadow: Shadow {
            offset: [0, 4],
            blur: 16,
            spread: 0,
            color: Color32::from_black_alpha(46),
        },
        text_cursor: TextCursorStyle {
            stroke: line(2.0, palette.accent),
            // Nothing on the screen loops.
            blink: false,
            ..base.text_cursor.clone()
        },
        button_frame: true,
        indent_has_left_vline: false,
        striped: false,
        slider_trailing_fill: true,
        handle_shape: egui::style::HandleShape::Rect { aspect_ratio: 0.5 },
        ..base
    }
}

fn widgets(theme: Theme) -> Widgets {
    let palette = theme.palette();
    let state = |fill: Rgb, edge: Stroke, ink: Rgb| WidgetVisuals {
        bg_fill: color(fill),
        weak_bg_fill: color(fill),
        bg_stroke: edge,
        corner_radius: CornerRadius::same(space::RADIUS as u8),
        fg_stroke: line(1.5, ink),
        // A button that grows under the pointer gives the toolkit away.
        expansion: 0.0,
    };
    let edge = line(space::HAIR, palette.rule_strong);
    // Handles of scroll bars, sliders and checkboxes: seen against the surface, with a check mark seen on them.
    let strength = if theme.is_high_contrast() { 0.4 } else { 0.15 };
    let handle = |more: f32| color(palette.surface).lerp_to_gamma(color(palette.text), strength + more);
    Widgets {
        noninteractive: state(palette.surface, line(space::HAIR, palette.rule), palette.text),
        inactive: WidgetVisuals {
            bg_fill: handle(0.0),
            ..state(palette.surface, edge, palette.text)
        },
        hovered: WidgetVisuals {
            bg_fill: handle(0.1),
            ..state(palette.surface_2, edge, palette.text)
        },
        active: WidgetVisuals {
            bg_fill: handle(0.15),
            ..state(palette.tint, line(space::FOCUS, palette.accent), palette.text)
        },
        open: state(palette.tint, edge, palette.text),
    }
}

fn line(width: f32, token: Rgb) -> Stroke {
    Stroke::new(width, color(token))
}
