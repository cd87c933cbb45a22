//! What the keyboard and a screen reader find on the map: actors and links as stops of the Tab key, each with a
//! name that says what it is. The lists beside the map hold all of them, these the ones that are drawn.

use std::collections::BTreeSet;

use egui::accesskit::Action as Asked;
use egui::{EventFilter, Id, Key, Modifiers, Rect, Sense, Ui, Vec2, pos2, vec2};

use super::state::{Picture, Stop};
use crate::base::i18n::{Lang, tr, tr_args};
use crate::base::number;
use crate::picture::scene::{LabelRole, Scene};
use crate::picture::{Hit, MapInput};
use crate::ui::theme::{color, palette, space};

/// Stops of each kind at most: all can be reached through the lists, few through one key.
const MOST: usize = 80;
/// Half the side of a link's stop, in points.
const LINK: f32 = 14.0;

/// The stops of a picture: clusters and actors by name, then groups and links, the strongest first.
pub fn of(scene: &Scene, input: &MapInput, lang: Lang) -> Vec<Stop> {
    let mut nodes = clusters(scene, input, lang);
    nodes.extend(actors(scene, input, lang));
    nodes.sort_by(|a, b| a.name.cmp(&b.name));
    nodes.truncate(MOST);
    let mut ties = pools(scene, input, lang);
    ties.extend(links(scene, input, lang));
    ties.truncate(MOST);
    nodes.extend(ties);
    let mut taken = BTreeSet::new();
    for stop in &mut nodes {
        let name = stop.name.clone();
        let mut n = 1;
        while !taken.insert(stop.name.clone()) {
            n += 1;
            stop.name = format!("{name} ({n})");
        }
    }
    nodes
}

fn actors(scene: &Scene, input: &MapInput, lang: Lang) -> Vec<Stop> {
    let drawn = scene.discs.iter();
    let mut drawn: Vec<_> = drawn
        .filter_map(|disc| Some((disc, input.actors.get(disc.actor as usize)?)))
        .collect();
    drawn.sort_by(|a, b| a.1.name.cmp(&b.1.name));
    // Words are made only of those that become stops.
    drawn.truncate(MOST);
    let stop = |(disc, actor): (&crate::picture::scene::Disc, &crate::picture::MapActor)| {
        let kind = tr(lang, &format!("kind-{}", actor.kind.code()));
        Stop {
            hit: Hit::Actor(disc.actor),
            place: around(disc.at, disc.r),
            name: format!("{}, {kind}", actor.name),
            key: format!("a:{}", actor.reference),
        }
    };
    drawn.into_iter().map(stop).collect()
}

fn clusters(scene: &Scene, input: &MapInput, lang: Lang) -> Vec<Stop> {
    let near = |at: [f32; 2]| {
        let names = scene.labels.iter().filter(|l| l.role == LabelRole::Cluster);
        let closest = names.min_by(|a, b| {
            let far = |rect: crate::picture::Rect| {
                let [x, y] = rect.centre();
                (x - at[0]).hypot(y - at[1])
            };
            far(a.rect).total_cmp(&far(b.rect))
        });
        closest.map(|l| l.text.clone()).unwrap_or_default()
    };
    let stop = |(index, cluster): (usize, &crate::picture::scene::Cluster)| {
        let first = input.actors.get(*cluster.members.first()? as usize)?;
        let args = [
            (
                "count",
                number::format(lang, cluster.members.len() as f64, 0).into(),
            ),
            ("place", near(cluster.at).into()),
            ("first", first.name.clone().into()),
        ];
        Some(Stop {
            hit: Hit::Cluster(index as u32),
            place: around(cluster.at, cluster.ring),
            name: tr_args(lang, "map-stop-cluster", &args),
            key: format!("c:{}", first.reference),
        })
    };
    scene.clusters.iter().enumerate().filter_map(stop).collect()
}

fn pools(scene: &Scene, input: &MapInput, lang: Lang) -> Vec<Stop> {
    let stop = |shape: &crate::picture::scene::PoolShape| {
        let pool = input.pools.get(shape.pool as usize)?;
        let names = pool.members.iter().filter_map(|m| input.actors.get(*m as usize));
        let names: Vec<&str> = names.map(|a| a.name.as_str()).collect();
        let args = [
            ("members", names.join(", ").into()),
            ("state", tr(lang, pool.line.key()).into()),
        ];
        Some(Stop {
            hit: Hit::Pool(shape.pool),
            place: around(shape.at, shape.r),
            name: tr_args(lang, "map-stop-pool", &args),
            key: format!("p:{}", pool.id),
        })
    };
    scene.pools.iter().filter_map(stop).collect()
}

fn links(scene: &Scene, input: &MapInput, lang: Lang) -> Vec<Stop> {
    let mut curves: Vec<_> = scene
        .curves
        .iter()
        .filter_map(|curve| {
            let index = *curve.links.first()?;
            Some((curve, index, input.links.get(index as usize)?))
        })
        .collect();
    curves.sort_by(|a, b| {
        b.2.strength
            .total_cmp(&a.2.strength)
            .then_with(|| a.2.id.cmp(&b.2.id))
    });
    let actor = |index: u32| input.actors.get(index as usize).map_or("", |a| a.name.as_str());
    let stop = |(curve, index, link): &(&crate::picture::scene::Curve, u32, &crate::picture::MapLink)| {
        let middle = curve.points.get(curve.points.len() / 2).copied()?;
        let args = [
            ("label", link.label.clone().into()),
            ("from", actor(link.from).to_owned().into()),
            ("to", actor(link.to).to_owned().into()),
            ("state", tr(lang, link.line.key()).into()),
        ];
        Some(Stop {
            hit: Hit::Link(*index),
            place: around(middle, LINK),
            name: tr_args(lang, "map-stop-link", &args),
            // Both halves of a chain bear its name.
            key: format!("l:{}:{}", link.id, link.from),
        })
    };
    curves.iter().take(MOST).filter_map(stop).collect()
}

fn around([x, y]: [f32; 2], r: f32) -> Rect {
    Rect::from_center_size(pos2(x, y), vec2(2.0 * r, 2.0 * r))
}

/// What the stops of a frame were asked.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Asks {
    /// One has the focus: arrows still move the map.
    pub focused: Option<Hit>,
    /// One was opened.
    pub opened: Option<Hit>,
}

/// Registers the stops that lie on the map, shows which has the focus and what was opened with Enter.
pub fn show(ui: &Ui, rect: Rect, picture: &Picture, moved: Vec2) -> Asks {
    let mut asks = Asks::default();
    for stop in &picture.stops {
        let place = stop.place.translate(picture.corner + moved);
        if !rect.intersects(place) {
            continue;
        }
        let id = Id::unique(("map stop", &stop.key));
        let response = ui.interact(place.intersect(rect), id, Sense::focusable_noninteractive());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, stop.name.clone()));
        let pressed = ui.input(|i| i.has_accesskit_action_request(id, Asked::Click));
        if response.has_focus() {
            keep_arrows(ui, id);
            asks.focused = Some(stop.hit);
            let ring = egui::Stroke::new(space::FOCUS, color(palette(ui.ctx()).accent));
            let ring_at = place.expand(space::TIGHT);
            ui.painter_at(rect)
                .rect_stroke(ring_at, space::RADIUS, ring, egui::StrokeKind::Outside);
            let enter = ui.input_mut(|i| {
                i.consume_key(Modifiers::NONE, Key::Enter) || i.consume_key(Modifiers::NONE, Key::Space)
            });
            if enter {
                asks.opened = Some(stop.hit);
            }
        }
        if pressed {
            asks.opened = Some(stop.hit);
        }
    }
    asks
}

/// Arrow keys move the map instead of the focus.
pub fn keep_arrows(ui: &Ui, id: Id) {
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
}
