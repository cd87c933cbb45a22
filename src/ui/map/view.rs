//! One frame of the map.

use egui::{Rect, Sense, Ui, Vec2, vec2};

use super::state::Gesture;
use super::surface::{self, Subject};
use super::{aim, drawing, gestures, stops, tie, visitor};
use crate::base::i18n::{Lang, tr, tr_args};
use crate::matching::Candidate;
use crate::picture::view::LegendMode;
use crate::picture::{self, Emphasis, Hit, MapInput, View};
use crate::session::snapshot::News;
use crate::session::{MapFilter, map_input};
use crate::ui::actions::Action;
use crate::ui::document::Document;
use crate::ui::icons;
use crate::ui::message::{Message, Room, Selection};
use crate::ui::theme::{self, color};
use crate::ui::widgets::icon_button;

/// From the map's lower right corner to its buttons, in points: above the credits.
const BUTTON_EDGE: [f32; 2] = [14.0, 44.0];
/// How many there are.
const BUTTONS: usize = 4;
/// Under this width or height the legend is folded to a button.
const LEGEND_FROM: [f32; 2] = [620.0, 420.0];

/// Shows the map and pushes what its gestures ask for.
pub fn show(ui: &mut Ui, lang: Lang, document: &mut Document, out: &mut Vec<Message>) {
    let rect = ui.available_rect_before_wrap();
    let response = ui.allocate_rect(rect, Sense::click_and_drag());
    let words = description(lang, document);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Canvas, true, words.clone()));
    document.speak(lang);
    prepare(ui, rect, document);
    drawing::read(ui, rect, &response, &document.map, out);
    let changes = gestures::read(ui, rect, &response, document, out);
    gestures::apply(&mut document.map, changes);
    refresh(ui, lang, rect, document);
    let moved = surface::draw(ui, rect, &mut document.map, theme::current(ui.ctx()));
    visitor::draw(ui, rect, document, moved);
    keyboard(ui, rect, document, moved, out);
    drawing::draw(ui, rect, &document.map);
    tie::draw(ui, rect, document);
    if response.has_focus() {
        let ring = egui::Stroke::new(2.0, color(theme::palette(ui.ctx()).accent));
        ui.painter()
            .rect_stroke(rect.shrink(1.0), 0.0, ring, egui::StrokeKind::Inside);
    }
    let lit = document.map.filter_bar || document.map.filter.is_narrow();
    buttons(ui, lang, rect, lit, out);
    tooltip(ui, lang, document, &response);
    if document.map.drawing.is_some() {
        note(ui, rect, &tr(lang, "map-draw-hint"));
    } else if matches!(document.map.gesture, Some(Gesture::Tie { .. })) {
        note(ui, rect, &tr(lang, "map-tie-hint"));
    } else if document.map.placing.is_some() {
        banner(ui, rect, &tr(lang, "map-place-hint"));
    } else if document.map.filter.is_narrow() && !document.map.filter_bar {
        note(ui, rect, &tr(lang, "filter-narrow"));
    } else if document.session.project().actors.is_empty() {
        banner(ui, rect, &tr(lang, "map-empty"));
    }
}

/// What a screen reader says of the map.
fn description(lang: Lang, document: &Document) -> String {
    let project = document.session.project();
    let count = |n: usize| crate::base::number::format(lang, n as f64, 0);
    tr_args(
        lang,
        "map-description",
        &[
            ("name", project.name.as_str().into()),
            ("actors", count(project.actors.len()).into()),
            ("synergies", count(project.synergies.len()).into()),
        ],
    )
}

/// Tiles, size, what covers the picture, and the view asked for.
fn prepare(ui: &Ui, rect: Rect, document: &mut Document) {
    surface::start(ui.ctx(), &mut document.map);
    let in_round = document.room == Room::Workshop;
    let map = &mut document.map;
    let view = map
        .view
        .get_or_insert_with(|| View::new(rect.width(), rect.height()));
    (view.width, view.height) = (rect.width(), rect.height());
    let buttons = buttons_place(Rect::from_min_size(egui::Pos2::ZERO, rect.size()));
    view.insets = vec![picture::Rect {
        x: buttons.min.x,
        y: buttons.min.y,
        w: buttons.width(),
        h: buttons.height(),
    }];
    // At the round table the map is for those who speak; its key waits behind a button.
    let roomy = rect.width() >= LEGEND_FROM[0] && rect.height() >= LEGEND_FROM[1] && !in_round;
    view.legend = match (roomy, map.legend_open) {
        (true, _) => LegendMode::Open,
        (false, true) => LegendMode::Opened,
        (false, false) => LegendMode::Button,
    };
    aim::aim(ui.ctx(), document);
}

/// Makes the picture anew when data, look or view ask for it.
fn refresh(ui: &Ui, lang: Lang, rect: Rect, document: &mut Document) {
    let Some(mut view) = document.map.view.clone() else {
        return;
    };
    view.captions.attribution = surface::credits(&document.map, &view, lang);
    let mut map = std::mem::take(&mut document.map);
    let (filter, hovered) = (map.filter.clone(), map.hovered.or(map.focused));
    let subject = Subject {
        lang,
        theme: theme::current(ui.ctx()),
        input: &|| drawn(document, &filter),
        emphasis: &|input| emphasis(document, hovered, input),
    };
    surface::refresh(ui, rect, &mut map, &view, &subject);
    document.map = map;
}

/// Actors and links as stops of the Tab key.
fn keyboard(ui: &Ui, rect: Rect, document: &mut Document, moved: Vec2, out: &mut Vec<Message>) {
    let Some(picture) = &document.map.picture else {
        return;
    };
    let asks = stops::show(ui, rect, picture, moved);
    let mut changes = Vec::new();
    if let Some(hit) = asks.opened {
        gestures::open(document, hit, picture, &mut changes, out);
    }
    gestures::apply(&mut document.map, changes);
    document.map.focused = asks.focused;
}

fn drawn(document: &Document, filter: &MapFilter) -> MapInput {
    let project = document.shown();
    let nothing = News::default();
    match &document.snapshot {
        Some(snapshot) => {
            let news = if document.news_are_fresh() {
                snapshot.news.as_ref()
            } else {
                &nothing
            };
            let picked = filter.pick(
                &snapshot.candidates,
                &snapshot.project,
                &snapshot.rules,
                &snapshot.news,
            );
            // The one that is told about is drawn even when it is not among the best.
            let selected =
                |c: &&Candidate| document.selection == Selection::Candidate(c.id(&snapshot.project));
            let listed: Vec<Candidate> = (snapshot.candidates.iter().filter(selected).cloned())
                .chain(picked.into_iter().filter(|c| !selected(&c)))
                .collect();
            let mut input = map_input(project, &listed, news, filter);
            if !filter.is_narrow() {
                input.proposals.1 = snapshot.count;
            }
            input
        }
        None => map_input(project, &[], &nothing, filter),
    }
}

fn emphasis(document: &Document, hovered: Option<Hit>, input: &MapInput) -> Emphasis {
    let project = document.shown();
    let link = |id: &str| {
        (0u32..)
            .zip(&input.links)
            .find(|(_, l)| l.id == id)
            .map(|(i, l)| (i, l.from, l.to))
    };
    let actor = |reference: &str| {
        (0u32..)
            .zip(&input.actors)
            .find(|(_, a)| a.reference == reference)
            .map(|(i, _)| i)
    };
    let mut emphasis = Emphasis {
        dim_others: document.selection != Selection::Nothing && !document.selection.is_page(),
        quiet: document.what_if.visitor.is_some(),
        ..Emphasis::default()
    };
    let mut hot = |id: &str| {
        if let Some((index, from, to)) = link(id) {
            emphasis.hot_links.push(index);
            emphasis.hot_actors.extend([from, to]);
        } else if let Some(pool) = input.pools.iter().find(|p| p.id == id) {
            emphasis.hot_actors.extend(&pool.members);
        }
    };
    match &document.selection {
        Selection::Nothing => {
            let speaks = document.speaker().filter(|_| document.room == Room::Workshop);
            let speaks = speaks.and_then(|id| actor(&project.actors.get(&id)?.reference));
            emphasis.dim_others |= speaks.is_some();
            emphasis.hot_actors.extend(speaks);
        }
        Selection::Missing
        | Selection::Territory
        | Selection::Ranking
        | Selection::Backdrop
        | Selection::Knowledge(_)
        | Selection::Support
        | Selection::Phases
        | Selection::Export
        | Selection::Help => {}
        Selection::Candidate(id) => hot(id),
        Selection::Synergy(id) => {
            if let Some(synergy) = project.synergies.get(id) {
                hot(&crate::session::map_input::synergy_link_id(synergy));
            }
        }
        Selection::Actor(id) => {
            emphasis
                .hot_actors
                .extend(project.actors.get(id).and_then(|a| actor(&a.reference)));
        }
    }
    match hovered {
        Some(Hit::Actor(index)) => emphasis.hovered_actor = Some(index),
        Some(Hit::Link(index)) => emphasis.hovered_link = Some(index),
        _ => {}
    }
    emphasis
}

fn tooltip(ui: &Ui, lang: Lang, document: &Document, response: &egui::Response) {
    let (Some(hit), None, Some(picture)) =
        (document.map.hovered, &document.map.gesture, &document.map.picture)
    else {
        return;
    };
    let name = |index: u32| {
        picture
            .input
            .actors
            .get(index as usize)
            .map(|a| a.name.clone())
            .unwrap_or_default()
    };
    let words = match hit {
        Hit::Actor(index) => {
            let actor = picture.input.actors.get(index as usize);
            actor
                .and_then(|a| document.shown().actor_by_ref(&a.reference))
                .map(|a| a.name.clone())
        }
        Hit::Link(index) => picture.input.links.get(index as usize).map(|link| {
            let state = tr(lang, link.line.key());
            format!(
                "{}\n{} → {} · {state}",
                link.label,
                name(link.from),
                name(link.to)
            )
        }),
        Hit::Pool(index) => picture.input.pools.get(index as usize).map(|pool| {
            pool.members
                .iter()
                .map(|m| name(*m))
                .collect::<Vec<_>>()
                .join(" · ")
        }),
        Hit::Cluster(index) => picture.scene.clusters.get(index as usize).map(|cluster| {
            cluster
                .members
                .iter()
                .take(12)
                .map(|m| name(*m))
                .collect::<Vec<_>>()
                .join("\n")
        }),
        Hit::Legend(_) => Some(tr(lang, "legend-hint")),
    };
    if let Some(words) = words {
        response.clone().on_hover_text_at_pointer(words);
    }
    let _ = ui;
}

/// Where they stand on a map of that rectangle.
fn buttons_place(rect: Rect) -> Rect {
    let size = vec2(1.0, BUTTONS as f32) * theme::space::CONTROL;
    Rect::from_min_size(rect.right_bottom() - size - Vec2::from(BUTTON_EDGE), size)
}

/// Closer, further, everything: for those without a wheel.
fn buttons(ui: &mut Ui, lang: Lang, rect: Rect, lit: bool, out: &mut Vec<Message>) {
    // A map that leaves something out says so as long as it does; so does the open bar.
    let funnel = if lit {
        icons::FILTER.filled()
    } else {
        icons::FILTER
    };
    let actions: [_; BUTTONS] = [
        (Action::Filter, funnel),
        (Action::ZoomIn, icons::CLOSER),
        (Action::ZoomOut, icons::FURTHER),
        (Action::Fit, icons::FULL_SCREEN),
    ];
    let place = buttons_place(rect);
    let palette = theme::palette(ui.ctx());
    ui.painter().rect_filled(
        place,
        theme::space::RADIUS,
        color(palette.surface).gamma_multiply(0.9),
    );
    let mut column = ui.new_child(egui::UiBuilder::new().max_rect(place));
    column.spacing_mut().item_spacing = Vec2::ZERO;
    for (action, icon) in actions {
        let button = icon_button(&mut column, icon, &action.words(lang));
        if button.on_hover_text(action.tooltip(lang)).clicked() {
            out.push(Message::Act(action));
        }
    }
}

/// A few words at the foot of the map.
fn note(ui: &Ui, rect: Rect, words: &str) {
    let palette = theme::palette(ui.ctx());
    let painter = ui.painter_at(rect);
    let font = theme::Type::SmallStrong.font();
    let galley = painter.layout_no_wrap(words.to_owned(), font, color(palette.text));
    let size = galley.size() + vec2(24.0, 12.0);
    let middle = egui::pos2(rect.center().x, rect.max.y - 44.0 - size.y / 2.0);
    let place = Rect::from_center_size(middle, size);
    painter.rect_filled(place, theme::space::RADIUS, color(palette.surface));
    painter.galley(place.min + vec2(12.0, 6.0), galley, color(palette.text));
}

/// One sentence over the middle of the map.
fn banner(ui: &Ui, rect: Rect, words: &str) {
    let palette = theme::palette(ui.ctx());
    let painter = ui.painter_at(rect);
    let font = theme::Type::Reason.font();
    let galley = painter.layout(words.to_owned(), font, color(palette.text), rect.width() * 0.7);
    let place = Rect::from_center_size(
        egui::pos2(rect.center().x, rect.min.y + rect.height() * 0.3),
        galley.size() + vec2(32.0, 20.0),
    );
    painter.rect_filled(
        place,
        theme::space::RADIUS,
        color(palette.surface).gamma_multiply(0.92),
    );
    painter.galley(place.min + vec2(16.0, 10.0), galley, color(palette.text));
}
