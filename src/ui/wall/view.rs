//! One frame of the wall.

use std::time::{Duration, Instant};

use egui::{CursorIcon, Rect, Sense, Ui};

use super::{FLIGHT, Flight, Wall};
use crate::base::i18n::{Lang, tr, tr_args};
use crate::base::ids::ActorId;
use crate::base::number;
use crate::model::{Actor, Level};
use crate::picture::tokens::BLANK;
use crate::picture::view::LegendMode;
use crate::picture::{Captions, Emphasis, LIT_LINES, MapInput, View, WALL_LINKS};
use crate::session::quick_wins::quick_wins;
use crate::session::round::Turn;
use crate::session::snapshot::News;
use crate::session::wall::{Story, WallAnswer};
use crate::session::{MapFilter, framing, map_input};
use crate::ui::map::surface::{self, Subject};
use crate::ui::matrix::{self, Grid};
use crate::ui::panels::filter_bar::month_words;
use crate::ui::theme::{Theme, color};

/// The pointer disappears after this much rest.
const POINTER_RESTS: f64 = 2.0;

/// What the wall needs to know of the desk.
pub struct Room<'a> {
    /// Language.
    pub lang: Lang,
    /// Colours for the light in the room.
    pub theme: Theme,
    /// What the operator has chosen to show.
    pub filter: &'a MapFilter,
    /// What the last entry brought.
    pub news: &'a News,
    /// The day, in words.
    pub today: &'a str,
    /// Say how many proposals rest on something hidden.
    pub confidential: bool,
    /// Who has the word at the round table.
    pub speaker: Option<ActorId>,
    /// The question that goes round, and who speaks next.
    pub turn: Option<(Turn, Option<ActorId>)>,
}

/// Shows the wall over everything that is there.
pub fn show(ui: &mut Ui, wall: &mut Wall, room: &Room<'_>) {
    let rect = ui.max_rect();
    let response = ui.allocate_rect(rect, Sense::click_and_drag());
    hide_resting_pointer(ui);
    if wall.blank {
        ui.painter().rect_filled(rect, 0.0, color(BLANK));
        let words = tr(room.lang, "wall-black");
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Canvas, true, words.clone()));
        return;
    }
    let newest = wall.answer.as_ref().and_then(|answer| answer.newest(room.news));
    wall.fly_to(newest.as_ref());
    let subject = wall.told().cloned().or(newest);
    let sentence = sentence(wall, room, subject.as_ref());
    let spoken = match &wall.answer {
        Some(answer) => format!("{}. {sentence}", answer.project.name),
        None => tr(room.lang, "wall-waiting"),
    };
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Canvas, true, spoken.clone()));
    surface::start(ui.ctx(), &mut wall.map);
    aim(ui, rect, wall);
    move_by_pointer(ui, &response, wall);
    let Some(view) = dressed(wall, room, sentence) else {
        return;
    };
    if wall.matrix {
        // Here no single exchange is the subject.
        let captions = Captions {
            sentence: String::new(),
            ..view.captions
        };
        matrix(ui, rect, wall, room, captions);
        return;
    }
    let mut map = std::mem::take(&mut wall.map);
    let link = subject.map(|story| story.link);
    let speaks = speaker(wall, room).map(|actor| actor.reference.clone());
    let subject = Subject {
        lang: room.lang,
        theme: room.theme,
        input: &|| {
            wall.answer
                .as_ref()
                .map_or_else(MapInput::default, |a| drawn(a, room))
        },
        emphasis: &|input| emphasis(input, link.as_deref(), speaks.as_deref()),
    };
    surface::refresh(ui, rect, &mut map, &view, &subject);
    surface::draw(ui, rect, &mut map, room.theme);
    wall.map = map;
}

/// Gain against effort in place of the map; an item that is clicked is told on the map.
fn matrix(ui: &mut Ui, rect: Rect, wall: &mut Wall, room: &Room<'_>, captions: Captions) {
    let Some(answer) = &wall.answer else { return };
    let mut wins = wall.wins.take().filter(|(lang, _)| *lang == room.lang);
    let (_, items) = wins.get_or_insert_with(|| {
        let (project, level) = (&answer.project, answer.level);
        let items = quick_wins(
            project,
            &answer.rules,
            &answer.candidates,
            room.news,
            level,
            room.lang,
        );
        (room.lang, items)
    });
    let grid = Grid {
        items: items.as_slice(),
        chosen: wall.told().map(|story| story.link.as_str()),
        lang: room.lang,
        theme: room.theme,
        wall: Some(captions),
    };
    let clicked = matrix::show(ui, rect, &grid);
    wall.wins = wins;
    if let Some(link) = clicked {
        wall.matrix = false;
        wall.follow(&link);
    }
}

/// What the audience may see of what the operator has chosen.
fn drawn(answer: &WallAnswer, room: &Room<'_>) -> MapInput {
    let project = &answer.project;
    let picked = room
        .filter
        .pick(&answer.candidates, project, &answer.rules, room.news);
    map_input(project, &picked, room.news, room.filter)
}

/// Who has the word, as far as the audience may know of them.
fn speaker<'a>(wall: &'a Wall, room: &Room<'_>) -> Option<&'a Actor> {
    let answer = wall.answer.as_ref()?;
    answer.project.actors.get(&room.speaker?).map(AsRef::as_ref)
}

/// What the sentence tells of stands out; while it tells nothing, who has the word.
fn emphasis(input: &MapInput, link: Option<&str>, speaks: Option<&str>) -> Emphasis {
    let at = |reference: &str| {
        (0u32..)
            .zip(&input.actors)
            .find(|(_, a)| a.reference == reference)
    };
    let speaks = speaks.and_then(at).map(|(index, _)| index);
    let mut emphasis = Emphasis {
        dim_others: link.is_some() || speaks.is_some(),
        ..Emphasis::default()
    };
    let Some(told) = link else {
        emphasis.hot_actors.extend(speaks);
        return emphasis;
    };
    for (index, link) in (0u32..).zip(&input.links).filter(|(_, link)| link.id == told) {
        emphasis.hot_links.push(index);
        emphasis.hot_actors.extend([link.from, link.to]);
    }
    if let Some(pool) = input.pools.iter().find(|pool| pool.id == told) {
        emphasis.hot_actors.extend(&pool.members);
    }
    emphasis
}

/// The one sentence: of the story that is told, else of the newest proposal.
fn sentence(wall: &Wall, room: &Room<'_>, subject: Option<&Story>) -> String {
    let told = wall.answer.as_ref().zip(subject);
    told.and_then(|(answer, story)| answer.sentence(story, room.lang))
        .unwrap_or_default()
}

/// The view with everything that is written around the map.
fn dressed(wall: &Wall, room: &Room<'_>, sentence: String) -> Option<View> {
    let mut view = wall.map.view.clone()?;
    view.wall = true;
    view.legend = LegendMode::Open;
    view.line_factor = if room.theme.is_dark() { 1.0 } else { LIT_LINES };
    let badge = match wall.level {
        Level::Public => "wall-public",
        _ => "wall-partners",
    };
    view.captions = Captions {
        attribution: surface::credits(&wall.map, &view, room.lang),
        title: title(wall, room),
        subtitle: subtitle(wall, room),
        sentence,
        badge: tr(room.lang, badge),
    };
    Some(view)
}

/// Who has the word, in the largest letters: the room looks up to see whose turn it is. Else the territory.
fn title(wall: &Wall, room: &Room<'_>) -> String {
    match speaker(wall, room) {
        Some(speaks) => tr_args(room.lang, "wall-speaks", &[("name", speaks.map_name().into())]),
        None => wall
            .answer
            .as_ref()
            .map_or_else(String::new, |answer| answer.project.name.clone()),
    }
}

/// How much of it is shown, of which month, and when; in a tour de table only what goes round.
fn subtitle(wall: &Wall, room: &Room<'_>) -> String {
    let Some(answer) = &wall.answer else {
        return tr(room.lang, "wall-waiting");
    };
    let count = |n: usize| number::format(room.lang, n as f64, 0);
    let mut parts = Vec::new();
    if let Some((turn, next)) = room.turn {
        parts.push(tr_args(
            room.lang,
            "wall-turn",
            &[("turn", tr(room.lang, turn.key()).into())],
        ));
        let next = next.and_then(|id| answer.project.actors.get(&id));
        parts.extend(next.map(|next| tr_args(room.lang, "wall-then", &[("name", next.map_name().into())])));
        return parts.join(" · ");
    }
    if let Some(story) = wall.story {
        let args = [
            ("at", count(story + 1).into()),
            ("of", count(answer.stories.len()).into()),
        ];
        parts.push(tr_args(room.lang, "wall-story-count", &args));
    }
    if let Some(picture) = &wall.map.picture {
        // Whoever narrows the map asks for what is on it; else what the list left out counts too.
        let unlisted = answer.count.saturating_sub(answer.candidates.len());
        let all = picture.input.links.len() + if room.filter.is_narrow() { 0 } else { unlisted };
        let args = [
            ("n", (all as f64).into()),
            ("shown", count(all.min(WALL_LINKS)).into()),
            ("all", count(all).into()),
        ];
        let key = if all > WALL_LINKS { "wall-some" } else { "wall-all" };
        parts.push(tr_args(room.lang, key, &args));
    }
    if room.filter.month.is_some() {
        parts.push(month_words(room.lang, room.filter.month));
    }
    if room.confidential && answer.confidential > 0 {
        let args = [
            ("n", (answer.confidential as f64).into()),
            ("count", count(answer.confidential).into()),
        ];
        parts.push(tr_args(room.lang, "wall-confidential", &args));
    }
    parts.push(room.today.to_owned());
    parts.join(" · ")
}

/// Size, the view asked for, and the flight towards it.
fn aim(ui: &Ui, rect: Rect, wall: &mut Wall) {
    let (width, height) = (rect.width(), rect.height());
    let (whole, one) = (wall.map.wants_fit, wall.map.wants_box.take());
    let area = one.or_else(|| whole.then(|| wall.answer.as_ref()?.territory()).flatten());
    let view = wall.map.view.get_or_insert_with(|| View::new(width, height));
    (view.width, view.height) = (width, height);
    if let Some(area) = area {
        let margins = match one {
            Some(_) => framing::story_margins(width, height),
            None => framing::wall_margins(width, height),
        };
        let from = (view.centre, view.zoom);
        let mut aimed = view.clone();
        aimed.wall = true;
        aimed.fit_closer(area, margins, framing::CLOSEST);
        let to = (aimed.centre, aimed.zoom);
        wall.map.wants_fit = false;
        if !std::mem::replace(&mut wall.arrived, true) {
            (view.centre, view.zoom) = to;
        } else {
            wall.flight = Some(Flight {
                from,
                to,
                since: Instant::now(),
            });
        }
    }
    fly(ui, wall);
}

/// One step of the flight.
fn fly(ui: &Ui, wall: &mut Wall) {
    let (Some(flight), Some(view)) = (&wall.flight, &mut wall.map.view) else {
        return;
    };
    let share = (flight.since.elapsed().as_secs_f64() / FLIGHT.as_secs_f64()).min(1.0);
    // Slow at both ends.
    let eased = share * share * (3.0 - 2.0 * share);
    let between = |a: f64, b: f64| a + (b - a) * eased;
    view.zoom = between(flight.from.1, flight.to.1);
    view.centre = [0, 1].map(|axis| between(flight.from.0[axis], flight.to.0[axis]));
    if share >= 1.0 {
        wall.flight = None;
    }
    ui.ctx().request_repaint();
}

fn move_by_pointer(ui: &Ui, response: &egui::Response, wall: &mut Wall) {
    if response.dragged() {
        wall.map.pan_by(response.drag_delta());
    }
    let wheel = ui.input(|i| i.smooth_scroll_delta().y);
    if response.contains_pointer() && wheel != 0.0 {
        let around = ui.input(|i| i.pointer.hover_pos()).unwrap_or_default() - response.rect.min;
        wall.map.zoom_by(f64::from(wheel) / 180.0, [around.x, around.y]);
    }
}

fn hide_resting_pointer(ui: &Ui) {
    let rested = ui.input(|i| f64::from(i.pointer.time_since_last_movement()));
    if rested >= POINTER_RESTS {
        ui.ctx().set_cursor_icon(CursorIcon::None);
    } else {
        ui.ctx()
            .request_repaint_after(Duration::from_secs_f64(POINTER_RESTS - rested));
    }
}
