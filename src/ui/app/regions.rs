//! The regions of the window and how they share its width.

use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use super::App;
use crate::model::Direction;
use crate::ui::map;
use crate::ui::message::Room;
use crate::ui::message::wall::Place as WallPlace;
use crate::ui::panels::entry_bar::{self, EntryState};
use crate::ui::panels::grid as grid_panel;
use crate::ui::panels::inspector::{self, InspectorState};
use crate::ui::panels::lists::{self, ListState};
use crate::ui::panels::matrix as matrix_panel;
use crate::ui::panels::top_bar::{self, SearchState};
use crate::ui::panels::workshop::{self, side_line};
use crate::ui::panels::{Scope, board, export_page, filter_bar, status_bar, wall_bar};
use crate::ui::theme::{color, palette, space};
use crate::ui::widgets::{Notice, NoticeEvent, NoticeKind};

/// From this width in points list and text both stand beside the map.
const ROOMY: f32 = 1200.0;
/// Under this width one region shows at a time.
const ONE_AT_A_TIME: f32 = 700.0;
/// From this width the regions beside the map are wider.
const WIDE: f32 = 1900.0;

/// Width of the turn of speech, and of what has appeared, in points.
const TURN: f32 = 276.0;
const APPEARED: f32 = 344.0;

/// Where a region stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Place {
    Absent,
    Side,
    Whole,
}

/// How list and text share the window with the map.
struct Regions {
    list: Place,
    text: Place,
    wide: bool,
}

impl Regions {
    /// Wide windows show both beside the map, narrower ones one of them, the narrowest one region at a time.
    fn of(width: f32, text: bool, drawer: bool) -> Self {
        let shown = |wanted: bool, place: Place| if wanted { place } else { Place::Absent };
        let (list, text) = match width {
            w if w >= ROOMY => (Place::Side, shown(text, Place::Side)),
            w if w >= space::NARROW => (shown(!text, Place::Side), shown(text, Place::Side)),
            w if w >= ONE_AT_A_TIME => (shown(drawer && !text, Place::Side), shown(text, Place::Side)),
            _ => (shown(drawer && !text, Place::Whole), shown(text, Place::Whole)),
        };
        Self {
            list,
            text,
            wide: width >= WIDE,
        }
    }
}

impl App {
    pub(super) fn document_ui(&mut self, ui: &mut Ui) {
        let lang = self.settings.lang;
        let Self {
            document,
            messages,
            search,
            entry,
            list,
            board,
            matrix,
            grid,
            workshops,
            inspector,
            problem,
            settings,
            online,
            ..
        } = self;
        let wall = wall_bar::Chosen::of(settings);
        let Some(document) = document else { return };
        let width = ui.available_width();
        let bar = Frame::new().fill(color(palette(ui.ctx()).surface));
        let scope = &mut Scope {
            lang,
            document,
            online,
            out: messages,
        };
        (entry.said.speaker, entry.said.direction) = said(scope);
        bars(ui, scope, bar, search, entry, list, wall);
        problem_bar(ui, scope, bar, problem);
        inspector.form.follow(scope);
        inspector.ranking.follow(scope);
        let room = scope.document.room;
        let mut regions = Regions::of(width, inspector::has_something(scope), list.drawer);
        if room != Room::Map {
            regions.list = Place::Absent;
        }
        let round = room == Room::Workshop && scope.document.workshop().is_some();
        if round {
            beside_the_round(ui, scope, bar, width);
        }
        beside_the_map(ui, scope, bar, &regions, list, inspector);
        if regions.text == Place::Whole {
            return;
        }
        if room == Room::Board {
            // Named, so that its focus stays when a text opens beside it.
            ui.push_id("board", |ui| board::show(ui, scope, board));
        } else if room == Room::Matrix {
            ui.push_id("matrix", |ui| matrix_panel::show(ui, scope, matrix));
        } else if room == Room::Grid {
            grid_panel::show(ui, scope, grid);
        } else if room == Room::Workshop && !round {
            workshop::prepare(ui, scope, workshops);
        } else if regions.text != Place::Whole && regions.list != Place::Whole {
            map_region(
                ui,
                &mut Scope {
                    lang,
                    document,
                    online,
                    out: messages,
                },
                bar,
            );
            CentralPanel::no_frame().show(ui, |ui| map::show(ui, lang, document, messages));
        }
    }
}

/// The turn of speech at the left; what has appeared at the right, unless a text stands there. In a small window both
/// share one side.
fn beside_the_round(ui: &mut Ui, scope: &mut Scope<'_>, bar: Frame, width: f32) {
    let text = inspector::has_something(scope);
    if width < ONE_AT_A_TIME {
        return;
    }
    let side = Panel::left("round").exact_size(TURN).frame(bar);
    if width < ROOMY && !text {
        side.show(ui, |ui| {
            let half = ui.available_height() * 0.4;
            Panel::top("turn of speech")
                .exact_size(half)
                .frame(bar)
                .show(ui, |ui| workshop::turn(ui, scope));
            CentralPanel::default()
                .frame(bar)
                .show(ui, |ui| workshop::appeared(ui, scope));
        });
        return;
    }
    side.show(ui, |ui| workshop::turn(ui, scope));
    if !text {
        let side = Panel::right("appeared").exact_size(APPEARED).frame(bar);
        side.show(ui, |ui| {
            // What appears takes the panel's width; it never widens the panel.
            let rect = ui.available_rect_before_wrap();
            let mut text = ui.new_child(egui::UiBuilder::new().max_rect(rect));
            workshop::appeared(&mut text, scope);
            ui.expand_to_include_rect(rect);
        });
    }
}

/// The bar under the map, while it is open.
fn map_region(ui: &mut Ui, scope: &mut Scope<'_>, bar: Frame) {
    if scope.document.map.filter_bar {
        let inner = bar.inner_margin(Margin::symmetric(space::PAD as i8, space::TIGHT as i8));
        let strip = Panel::bottom("filter bar").frame(inner);
        strip.show(ui, |ui| filter_bar::show(ui, scope));
    }
}

fn bars(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    bar: Frame,
    search: &mut SearchState,
    entry: &mut EntryState,
    list: &mut ListState,
    wall: wall_bar::Chosen,
) {
    let top = Panel::top("top bar").exact_size(space::bar::TOP).frame(bar);
    top.show(ui, |ui| top_bar::show(ui, scope, search, &mut list.drawer, wall));
    entry_line(ui, scope, bar, entry);
    if scope.document.export.job.is_some() {
        let under_way = Panel::top("export under way").frame(bar);
        under_way.show(ui, |ui| export_page::under_way(ui, scope));
    }
    let status = Panel::bottom("status").exact_size(space::bar::STATUS).frame(bar);
    status.show(ui, |ui| status_bar::show(ui, scope, &mut list.running));
    if scope.document.wall.place == Some(WallPlace::Apart) {
        let inner = bar.inner_margin(Margin::symmetric(space::PAD as i8, space::TIGHT as i8));
        let lead = Panel::bottom("wall bar").frame(inner);
        lead.show(ui, |ui| wall_bar::show(ui, scope));
    }
}

/// At the round table a line is said by whoever has the word, on the question that goes round.
fn said(scope: &Scope<'_>) -> (Option<String>, Option<Direction>) {
    let Some(meeting) = scope
        .document
        .meeting
        .as_ref()
        .filter(|_| scope.document.workshop().is_some())
    else {
        return (None, None);
    };
    let actors = &scope.document.session.project().actors;
    let speaker = meeting.round.speaker.and_then(|id| actors.get(&id));
    (
        speaker.map(|actor| actor.reference.clone()),
        Some(meeting.round.turn.direction()),
    )
}

/// The line that is always open, or what is typed in its place; under it what has been understood.
fn entry_line(ui: &mut Ui, scope: &mut Scope<'_>, bar: Frame, entry: &mut EntryState) {
    let line = Panel::top("entry").exact_size(space::bar::ENTRY).frame(bar);
    let more = Panel::top("entry chips").exact_size(space::bar::CHIPS).frame(bar);
    if let Some(mut typed) = scope.document.side_line.clone() {
        line.show(ui, |ui| side_line::show(ui, scope, &mut typed));
        more.show(ui, |ui| side_line::show_more(ui, scope, &typed));
        return;
    }
    line.show(ui, |ui| entry_bar::show(ui, scope, entry));
    if entry_bar::has_more(entry) {
        more.show(ui, |ui| entry_bar::show_understood(ui, scope, entry));
    }
}

/// Why the last attempt to open or write a file failed, until it is put away.
fn problem_bar(ui: &mut Ui, scope: &Scope<'_>, bar: Frame, problem: &mut Option<String>) {
    let Some(words) = problem.clone() else { return };
    let inner = bar.inner_margin(Margin::same(space::NEAR as i8));
    let close = scope.tr("close");
    let notice = Notice::new(NoticeKind::Error, &words).close(&close);
    let shown = Panel::top("problem").frame(inner).show(ui, |ui| notice.show(ui));
    if shown.inner == Some(NoticeEvent::Closed) {
        *problem = None;
    }
}

fn beside_the_map(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    bar: Frame,
    regions: &Regions,
    list: &mut ListState,
    inspector: &mut InspectorState,
) {
    let inner = bar.inner_margin(Margin::same(space::MARGIN as i8));
    // Widths are remembered for each size of window apart.
    let (list_width, text_width) = if regions.wide {
        (352.0, 400.0)
    } else {
        (304.0, 344.0)
    };
    let size_class = if regions.wide { "wide" } else { "usual" };
    if regions.list == Place::Side {
        let side = Panel::left(("list", size_class))
            .default_size(list_width)
            .size_range(260.0..=420.0)
            .frame(bar);
        side.show(ui, |ui| lists::show(ui, scope, list));
    }
    if regions.text == Place::Side {
        let side = Panel::right(("inspector", size_class))
            .default_size(text_width)
            .size_range(300.0..=560.0)
            .frame(inner);
        side.show(ui, |ui| {
            // The text takes the panel's width; it never widens the panel.
            let rect = ui.available_rect_before_wrap();
            let mut text = ui.new_child(egui::UiBuilder::new().max_rect(rect));
            inspector::show(&mut text, scope, inspector);
            ui.expand_to_include_rect(rect);
        });
    }
    if regions.text == Place::Whole {
        CentralPanel::default()
            .frame(inner)
            .show(ui, |ui| inspector::show(ui, scope, inspector));
    } else if regions.list == Place::Whole {
        CentralPanel::default()
            .frame(bar)
            .show(ui, |ui| lists::show(ui, scope, list));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_map_keeps_its_room_as_the_window_narrows() {
        let places = |width, text, drawer| {
            let regions = Regions::of(width, text, drawer);
            (regions.list, regions.text)
        };
        assert_eq!(places(1366.0, true, false), (Place::Side, Place::Side));
        assert_eq!(places(1000.0, true, false), (Place::Absent, Place::Side));
        assert_eq!(places(1000.0, false, false), (Place::Side, Place::Absent));
        assert_eq!(places(800.0, false, false), (Place::Absent, Place::Absent));
        assert_eq!(places(683.0, true, true), (Place::Absent, Place::Whole));
        assert_eq!(places(683.0, false, true), (Place::Whole, Place::Absent));
    }
}
