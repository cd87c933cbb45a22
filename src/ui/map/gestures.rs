//! Pointer and keys on the map: pan, zoom, select, drag an actor, place a new one.

use egui::{CursorIcon, Key, Modifiers, PointerButton, Rect, Response, Ui, Vec2, vec2};

use super::state::{Gesture, MapState, Picture, Placing, TOLERANCE};
use super::stops::keep_arrows;
use super::tie;
use crate::base::geo::LonLat;
use crate::picture::scene::LegendKey;
use crate::picture::{Hit, View};
use crate::session::Intent;
use crate::ui::document::Document;
use crate::ui::message::{Editing, Message, Selection};

/// One arrow key moves the map by this many points.
const STEP: f32 = 80.0;

/// What gestures ask of the map's own state, applied after reading the document.
pub enum MapChange {
    /// Move by points.
    Pan(Vec2),
    /// Zoom by steps around a point of the view.
    Zoom(f64, [f32; 2]),
    /// Another gesture is under way.
    Gesture(Option<Gesture>),
    /// Something else lies under the pointer.
    Hover(Option<Hit>),
    /// Show or hide what a row of the legend stands for.
    Filter(LegendKey),
    /// Placing is over.
    Placed,
    /// Open a cluster: bring its members apart.
    Spread(Vec<u32>),
}

/// Reads pointer and keys. `rect` is the map on the window.
pub fn read(
    ui: &Ui,
    rect: Rect,
    response: &Response,
    document: &Document,
    out: &mut Vec<Message>,
) -> Vec<MapChange> {
    let Some(view) = &document.map.view else {
        return Vec::new();
    };
    let mut changes = Vec::new();
    scroll(ui, rect, response, &mut changes);
    keys(ui, rect, response, document.map.focused, &mut changes);
    let Some(picture) = &document.map.picture else {
        return changes;
    };
    let pointer = response.hover_pos().or(response.interact_pointer_pos());
    let Some(pointer) = pointer else {
        if document.map.hovered.is_some() {
            changes.push(MapChange::Hover(None));
        }
        return changes;
    };
    let [x, y] = [pointer.x - rect.min.x, pointer.y - rect.min.y];
    let on_visitor = document.map.visitor.is_some_and(|v| v.holds(pointer));
    // The imagined actor lies over everything else.
    let hit = picture.scene.hit(x, y, TOLERANCE).filter(|_| !on_visitor);
    if hit != document.map.hovered && document.map.gesture.is_none() {
        changes.push(MapChange::Hover(hit));
    }
    cursor(ui, document, hit, on_visitor);
    if response.drag_started_by(PointerButton::Primary) {
        let held = grab_visitor(ui, document).unwrap_or_else(|| grab(ui, picture, rect));
        changes.push(MapChange::Hover(None));
        changes.push(MapChange::Gesture(Some(held)));
    } else if document.map.drawing.is_some() {
        // Clicks are corners: they select nothing and do not zoom.
    } else if response.clicked() && on_visitor {
        out.push(Message::Select(Selection::Missing));
    } else if response.clicked() {
        click(document, view, [x, y], hit, picture, &mut changes, out);
    } else if response.double_clicked() && hit.is_none() {
        changes.push(MapChange::Zoom(1.0, [x, y]));
    }
    drag(ui, rect, response, document, view, &mut changes, out);
    changes
}

fn scroll(ui: &Ui, rect: Rect, response: &Response, changes: &mut Vec<MapChange>) {
    if !response.contains_pointer() {
        return;
    }
    let (wheel, pinch) = ui.input(|i| (i.smooth_scroll_delta().y, i.zoom_delta()));
    let around = ui.input(|i| i.pointer.hover_pos()).unwrap_or(rect.center()) - rect.min;
    let steps = f64::from(wheel) / 180.0 + f64::from(pinch).log2();
    if steps.abs() > 1e-4 {
        changes.push(MapChange::Zoom(steps, [around.x, around.y]));
    }
}

fn keys(ui: &Ui, rect: Rect, response: &Response, focused: Option<Hit>, changes: &mut Vec<MapChange>) {
    if response.has_focus() {
        keep_arrows(ui, response.id);
    } else if focused.is_none() {
        return;
    }
    let arrows = [
        (Key::ArrowLeft, vec2(STEP, 0.0)),
        (Key::ArrowRight, vec2(-STEP, 0.0)),
        (Key::ArrowUp, vec2(0.0, STEP)),
        (Key::ArrowDown, vec2(0.0, -STEP)),
    ];
    for (key, by) in arrows {
        if ui.input_mut(|i| i.consume_key(Modifiers::NONE, key)) {
            changes.push(MapChange::Pan(by));
        }
    }
    let middle = [rect.width() / 2.0, rect.height() / 2.0];
    for (key, steps) in [(Key::PageUp, 0.5), (Key::PageDown, -0.5)] {
        if ui.input_mut(|i| i.consume_key(Modifiers::NONE, key)) {
            changes.push(MapChange::Zoom(steps, middle));
        }
    }
}

fn cursor(ui: &Ui, document: &Document, hit: Option<Hit>, on_visitor: bool) {
    let icon = match (&document.map.gesture, document.map.placing.is_some(), hit) {
        (None, ..) if on_visitor => CursorIcon::Grab,
        (Some(_), ..) => CursorIcon::Grabbing,
        (None, true, _) => CursorIcon::Crosshair,
        (None, false, Some(_)) => CursorIcon::PointingHand,
        (None, false, None) => CursorIcon::Default,
    };
    ui.ctx().set_cursor_icon(icon);
}

/// The imagined actor, where the pointer went down on it.
fn grab_visitor(ui: &Ui, document: &Document) -> Option<Gesture> {
    let origin = ui.input(|i| i.pointer.press_origin())?;
    let handle = document.map.visitor.filter(|v| v.holds(origin))?;
    Some(Gesture::Visitor {
        grip: handle.at - origin,
        from: document.what_if.visitor.as_ref()?.at,
    })
}

/// What a drag takes hold of: the actor where the pointer went down, else the ground.
fn grab(ui: &Ui, picture: &Picture, rect: Rect) -> Gesture {
    let Some(origin) = ui.input(|i| i.pointer.press_origin()) else {
        return Gesture::Pan;
    };
    let at = origin - rect.min;
    let Some(Hit::Actor(index)) = picture.scene.hit(at.x, at.y, TOLERANCE) else {
        return Gesture::Pan;
    };
    let disc = picture
        .scene
        .discs
        .iter()
        .find(|d| d.actor == index && !d.off_frame);
    let actor = picture.input.actors.get(index as usize);
    match disc.zip(actor) {
        Some((_, actor)) if ui.input(|i| i.modifiers.alt) => Gesture::Tie {
            from: actor.reference.clone(),
        },
        Some((disc, actor)) => {
            let grip = vec2(disc.at[0] - at.x, disc.at[1] - at.y);
            Gesture::Actor {
                id: actor.reference.clone(),
                grip,
                moved: false,
            }
        }
        None => Gesture::Pan,
    }
}

fn click(
    document: &Document,
    view: &View,
    at: [f32; 2],
    hit: Option<Hit>,
    picture: &Picture,
    changes: &mut Vec<MapChange>,
    out: &mut Vec<Message>,
) {
    if let Some(placing) = &document.map.placing {
        let place = LonLat::from_mercator(view.unproject(at));
        out.push(match placing {
            Placing::New => Message::Edit(Some(Editing::NewActor(Some(place)))),
            Placing::Known(id) => Message::Do(Intent::MoveActor {
                id: id.clone(),
                lat: place.lat,
                lon: place.lon,
            }),
        });
        changes.push(MapChange::Placed);
        return;
    }
    match hit {
        Some(hit) => open(document, hit, picture, changes, out),
        // A page beside the map may hold what somebody is typing: a click on the ground does not close it.
        None if document.selection.is_page() => {}
        None => out.push(Message::Select(Selection::Nothing)),
    }
}

/// Opens what lies there: an actor or a link in the inspector, a cluster on the map.
pub fn open(
    document: &Document,
    hit: Hit,
    picture: &Picture,
    changes: &mut Vec<MapChange>,
    out: &mut Vec<Message>,
) {
    let project = document.shown();
    match hit {
        Hit::Actor(index) => {
            let actor = picture.input.actors.get(index as usize);
            let found = actor.and_then(|a| project.actor_by_ref(&a.reference));
            out.extend(found.map(|a| Message::Select(Selection::Actor(a.id))));
        }
        Hit::Link(index) => {
            out.extend(
                picture
                    .input
                    .links
                    .get(index as usize)
                    .map(|link| select_link(document, &link.id)),
            );
        }
        Hit::Pool(index) => {
            out.extend(
                picture
                    .input
                    .pools
                    .get(index as usize)
                    .map(|pool| select_link(document, &pool.id)),
            );
        }
        Hit::Cluster(index) => {
            let members = picture
                .scene
                .clusters
                .get(index as usize)
                .map(|c| c.members.clone());
            changes.extend(members.map(MapChange::Spread));
        }
        Hit::Legend(row) => {
            let key = picture
                .scene
                .legend
                .as_ref()
                .and_then(|l| l.rows.get(row as usize))
                .map(|r| r.key);
            changes.extend(key.map(MapChange::Filter));
        }
    }
}

/// The selection that a link or pool of the map stands for.
fn select_link(document: &Document, id: &str) -> Message {
    let synergy = id
        .strip_prefix("s:")
        .and_then(|r| document.session.project().synergy_by_ref(r));
    Message::Select(match synergy {
        Some(synergy) => Selection::Synergy(synergy.id),
        None => Selection::Candidate(id.to_owned()),
    })
}

fn drag(
    ui: &Ui,
    rect: Rect,
    response: &Response,
    document: &Document,
    view: &View,
    changes: &mut Vec<MapChange>,
    out: &mut Vec<Message>,
) {
    let Some(gesture) = &document.map.gesture else {
        return;
    };
    let escaped = ui.input(|i| i.key_pressed(Key::Escape));
    let over = response.drag_stopped() || !ui.input(|i| i.pointer.primary_down());
    match gesture {
        Gesture::Pan => {
            if response.dragged() {
                changes.push(MapChange::Pan(response.drag_delta()));
            }
        }
        Gesture::Visitor { grip, from } => {
            let held = response.interact_pointer_pos().map(|p| p - rect.min + *grip);
            if escaped {
                out.push(Message::MoveVisitor(*from));
            } else if let Some(p) = held.filter(|_| response.drag_delta() != Vec2::ZERO) {
                out.push(Message::MoveVisitor(LonLat::from_mercator(
                    view.unproject([p.x, p.y]),
                )));
            }
        }
        Gesture::Tie { from } => {
            if over && !escaped {
                out.extend(tie::released(rect, response, document, from));
            }
        }
        Gesture::Actor { id, grip, moved } => {
            let held = response.interact_pointer_pos().map(|p| p - rect.min + *grip);
            let at = held.map(|p| LonLat::from_mercator(view.unproject([p.x, p.y])));
            match at {
                _ if escaped => out.push(Message::EndPreview),
                Some(at) if over && *moved => {
                    out.push(Message::Do(Intent::MoveActor {
                        id: id.clone(),
                        lat: at.lat,
                        lon: at.lon,
                    }));
                }
                Some(at) if response.dragged() && response.drag_delta() != Vec2::ZERO => {
                    out.push(Message::Preview { id: id.clone(), at });
                    if !moved {
                        changes.push(MapChange::Gesture(Some(Gesture::Actor {
                            id: id.clone(),
                            grip: *grip,
                            moved: true,
                        })));
                    }
                }
                None if over => out.push(Message::EndPreview),
                _ => {}
            }
        }
    }
    if over || escaped {
        changes.push(MapChange::Gesture(None));
    }
}

/// Applies what gestures asked for.
pub fn apply(map: &mut MapState, changes: Vec<MapChange>) {
    for change in changes {
        match change {
            MapChange::Pan(by) => map.pan_by(by),
            MapChange::Zoom(steps, around) => map.zoom_by(steps, around),
            MapChange::Gesture(gesture) => map.gesture = gesture,
            MapChange::Hover(hit) => map.hovered = hit,
            MapChange::Filter(key) => toggle(map, key),
            MapChange::Placed => map.placing = None,
            MapChange::Spread(members) => spread(map, &members),
        }
    }
}

/// Only what the row stands for; again: everything.
fn toggle(map: &mut MapState, key: LegendKey) {
    let filter = &mut map.filter;
    match key {
        LegendKey::Family(Some(family)) => {
            let only = Some([family].into());
            filter.families = if filter.families == only { None } else { only };
        }
        LegendKey::Line(line) => {
            let only = Some([line].into());
            filter.lines = if filter.lines == only { None } else { only };
        }
        LegendKey::Title => map.legend_open = !map.legend_open,
        LegendKey::Family(None)
        | LegendKey::Proposals
        | LegendKey::Full
        | LegendKey::Faded
        | LegendKey::Bundled
        | LegendKey::Hidden => {}
    }
    map.data_changed();
}

fn spread(map: &mut MapState, members: &[u32]) {
    let Some(picture) = &map.picture else { return };
    let places = members
        .iter()
        .filter_map(|m| picture.input.actors.get(*m as usize));
    map.wants_box = crate::base::geo::GeoBox::around(places.map(|a| LonLat::from_mercator(a.mercator)));
}
