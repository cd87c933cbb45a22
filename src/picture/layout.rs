//! From plain data to a finished scene.

use std::collections::{BTreeMap, BTreeSet};

use super::bundles;
use super::clusters::{Node, NodeKind};
use super::curve::clip;
use super::dress::{self, Drawn};
use super::furniture::{self, Furniture};
use super::input::{LineState, MapInput, MapPool};
use super::lanes::{self, Road, Tied};
use super::legend::{self, Present};
use super::links;
use super::nodes::{self, NOWHERE, Nodes};
use super::pools;
use super::scene::{PoolShape, Scene};
use super::sizes::Sizes;
use super::stress::Stress;
use super::view::{Emphasis, Rect, View};
use super::visitor;
use super::zones;
use crate::base::i18n::Lang;

/// Lines of one actor on the wall while lines of others wait.
const PER_ACTOR: usize = 4;
/// Share of the wall's width that its legend takes.
const WALL_LEGEND: f32 = 0.2;

/// Computes the picture.
///
/// # Arguments
/// `input`: what may be shown, already cut to its audience.
/// `view`: size, place and purpose.
/// `emphasis`: what is selected or under the pointer.
/// `lang`: language of the legend and of the tags.
///
/// # Limits
/// Draws at most the 2,000 strongest links in view (20 on the wall) and sums 20,000 weaker ones in bundles (none on the
/// wall); [`Scene::hidden`] says how many are left out.
/// The same arguments give the same scene.
pub fn layout(input: &MapInput, view: &View, emphasis: &Emphasis, lang: Lang) -> Scene {
    let sizes = Sizes::of(view);
    let furniture = furniture::lay(view, &sizes, lang);
    let mut scene = Scene {
        width: view.width,
        height: view.height,
        unit: sizes.unit,
        wall: view.wall,
        scale_bar: furniture.scale_bar.clone(),
        north: furniture.north,
        attribution: furniture.attribution.clone(),
        notices: furniture.notices.clone(),
        ..Scene::default()
    };
    if !view.world_pixels().is_finite() || view.width < 1.0 || view.height < 1.0 {
        return scene;
    }
    let stress = Stress::new(input, emphasis, sizes.loud_proposals);
    let chosen = view.wall.then(|| strongest(input, &stress, sizes.max_links));
    let mut wanted = wanted_actors(input, emphasis, chosen.as_ref(), sizes.max_names);
    let inner = view.wall.then(|| inner_frame(view, &furniture, &sizes));
    if let Some(inner) = inner.filter(|_| emphasis.dim_others) {
        leave_out_strangers(&mut wanted, input, view, inner, &stress);
    }
    let mut nodes = nodes::place(input, view, &wanted, inner, &sizes);
    grow_hot(&mut nodes, &stress, &sizes);
    let shares = shared_out(input, view, &nodes, &stress, chosen.as_ref(), &sizes);
    let roads = lanes::roads(&shares.full, &nodes.list, &sizes);
    if view.wall {
        grow_new(&mut nodes, &roads, &sizes);
    }
    let beside: usize = roads.iter().map(|road| road.more).sum();
    scene.full = shares.full.len() - beside;
    scene.hidden = shares.hidden + beside;
    scene.bundled = shares.bundled.len();
    scene.bundles = bundles::of(&shares.bundled, input, view, &sizes);
    let present = present(&roads, input);
    // On the wall the line under the title says how much is shown.
    let is_told = view.wall && !view.captions.subtitle.is_empty();
    scene.legend = legend::lay(
        &present,
        if is_told {
            legend::Counts::default()
        } else {
            legend::Counts::of(
                &scene,
                stress.faded(),
                if view.wall { (0, 0) } else { input.proposals },
            )
        },
        view.legend,
        view.wall,
        furniture.legend_at,
        &sizes,
        lang,
    );
    let keep_out = keep_out(&furniture, &scene);
    scene.pools = pool_shapes(input, &mut nodes, view, &stress, &sizes);
    let covers = covers(&scene);
    let ways = links::route(&roads, &nodes.list, view.frame(), &covers, &sizes);
    let (shapes, zone_rings) = zones::lay(&input.zones, view, &sizes);
    scene.zones = shapes;
    let drawn = Drawn {
        input,
        view,
        zone_rings: &zone_rings,
        nodes: &nodes.list,
        roads: &roads,
        ways: &ways,
        stress: &stress,
        sizes: &sizes,
        lang,
    };
    dress::fill(&mut scene, &drawn, &keep_out);
    scene.visitor = input.visitor.as_ref().map(|v| visitor::lay(v, &scene, view));
    scene
}

/// The strongest links of the whole input, for the wall, and how many there are.
fn strongest(input: &MapInput, stress: &Stress, most: usize) -> (Vec<u32>, usize) {
    let mut all: Vec<Tied<'_>> = (0..input.links.len())
        .filter_map(|i| tie(input, i, None, stress))
        .collect();
    all.sort_unstable_by(Tied::before);
    let count = all.len();
    (spread(&all, most), count)
}

/// So many of them in their order, but while others wait no proposal to an actor that has [`PER_ACTOR`] lines: a room must not believe
/// that one of them does everything.
fn spread(sorted: &[Tied<'_>], most: usize) -> Vec<u32> {
    let mut of_actor: BTreeMap<u32, usize> = BTreeMap::new();
    let mut taken: Vec<usize> = Vec::new();
    let mut waiting: Vec<usize> = Vec::new();
    for (at, one) in sorted.iter().enumerate() {
        let busiest = [one.from, one.to].map(|end| of_actor.get(&end).copied().unwrap_or_default());
        let is_proposed = one.link.line == LineState::Proposed && !one.chosen;
        if is_proposed && busiest.iter().any(|lines| *lines >= PER_ACTOR) {
            waiting.push(at);
            continue;
        }
        for end in [one.from, one.to] {
            *of_actor.entry(end).or_default() += 1;
        }
        taken.push(at);
        if taken.len() == most {
            break;
        }
    }
    let room = most.saturating_sub(taken.len());
    taken.extend(waiting.into_iter().take(room));
    taken.sort_unstable();
    taken.into_iter().map(|at| sorted[at].index).collect()
}

/// Ties one link to the nodes of its ends, or to its actors when there are none yet; `None` when an end is missing.
fn tie<'a>(input: &'a MapInput, index: usize, nodes: Option<&Nodes>, stress: &Stress) -> Option<Tied<'a>> {
    let link = &input.links[index];
    let count = input.actors.len();
    if link.from as usize >= count || link.to as usize >= count || link.from == link.to {
        return None;
    }
    let node = |actor: u32| nodes.map_or(actor, |n| n.of_actor[actor as usize]);
    let (from, to) = (node(link.from), node(link.to));
    if from == to || from == NOWHERE || to == NOWHERE {
        return None;
    }
    Some(Tied {
        index: index as u32,
        link,
        from,
        to,
        chosen: stress.chosen_links[index],
        hot: stress.links[index],
        dimmed: stress.link_dimmed(index, link.from, link.to),
    })
}

/// On the wall only actors that something is told about, or all where there is a name for each; at the desk all.
fn wanted_actors(
    input: &MapInput,
    emphasis: &Emphasis,
    chosen: Option<&(Vec<u32>, usize)>,
    names: usize,
) -> Vec<bool> {
    let Some((chosen, _)) = chosen else {
        return vec![true; input.actors.len()];
    };
    if input.actors.len() <= names || chosen.is_empty() && input.pools.is_empty() {
        return vec![true; input.actors.len()];
    }
    let mut wanted = vec![false; input.actors.len()];
    let ends = chosen
        .iter()
        .flat_map(|i| [input.links[*i as usize].from, input.links[*i as usize].to]);
    let members = input.pools.iter().flat_map(|pool| pool.members.iter().copied());
    for actor in ends.chain(members).chain(emphasis.hot_actors.iter().copied()) {
        if let Some(flag) = wanted.get_mut(actor as usize) {
            *flag = true;
        }
    }
    wanted
}

/// While one story is told, whoever is out of frame and has no part in it is not drawn.
fn leave_out_strangers(wanted: &mut [bool], input: &MapInput, view: &View, frame: Rect, stress: &Stress) {
    for (index, actor) in input.actors.iter().enumerate() {
        wanted[index] &= stress.actors[index] || frame.contains(view.project(actor.mercator));
    }
}

/// The part of the wall in which actors stand: clear of title, legend and strip, with room for a disc at each edge.
fn inner_frame(view: &View, furniture: &Furniture, sizes: &Sizes) -> Rect {
    let edge = sizes.margin + 1.5 * sizes.disc_r;
    let left = edge.max(view.width * WALL_LEGEND);
    let top = edge.max(furniture.legend_at[1]);
    let low = furniture
        .attribution
        .as_ref()
        .map_or(view.height - edge, |notice| notice.rect.y - edge);
    Rect {
        x: left,
        y: top,
        w: (view.width - edge - left).max(1.0),
        h: (low - top).max(1.0),
    }
}

/// Selected discs carry a second ring, which lines must respect.
fn grow_hot(nodes: &mut Nodes, stress: &Stress, sizes: &Sizes) {
    for node in &mut nodes.list {
        let chosen = node.members.iter().any(|m| stress.chosen_actors[*m as usize]);
        if chosen && node.kind == NodeKind::Single {
            node.r += dress::RING * sizes.unit;
        }
    }
}

/// On the wall the ends of new lines carry a second ring too.
fn grow_new(nodes: &mut Nodes, roads: &[Road], sizes: &Sizes) {
    for road in roads
        .iter()
        .filter(|road| road.lanes.iter().any(|lane| lane.is_new))
    {
        for end in [road.from, road.to] {
            let node = &mut nodes.list[end as usize];
            if node.kind == NodeKind::Single {
                node.r = sizes.disc_r + dress::RING * sizes.unit;
            }
        }
    }
}

/// What becomes of the links in view.
struct Shares<'a> {
    /// Drawn in full, strongest first.
    full: Vec<Tied<'a>>,
    /// Summed in bundles.
    bundled: Vec<Tied<'a>>,
    /// How many are not drawn.
    hidden: usize,
}

fn shared_out<'a>(
    input: &'a MapInput,
    view: &View,
    nodes: &Nodes,
    stress: &Stress,
    chosen: Option<&(Vec<u32>, usize)>,
    sizes: &Sizes,
) -> Shares<'a> {
    let mut full: Vec<Tied<'a>> = match chosen {
        Some((chosen, _)) => chosen
            .iter()
            .filter_map(|i| tie(input, *i as usize, Some(nodes), stress))
            .collect(),
        None => (0..input.links.len())
            .filter_map(|i| tie(input, i, Some(nodes), stress))
            .filter(|one| in_view(&nodes.list[one.from as usize], &nodes.list[one.to as usize], view))
            .collect(),
    };
    let mut bundled = weaker(&mut full, sizes.max_links);
    let left = weaker(&mut bundled, sizes.max_bundled).len();
    full.sort_unstable_by(Tied::before);
    Shares {
        full,
        bundled,
        hidden: chosen.map_or(left, |(chosen, count)| count - chosen.len()),
    }
}

/// Takes all but the strongest so many out of a list.
fn weaker<'a>(links: &mut Vec<Tied<'a>>, most: usize) -> Vec<Tied<'a>> {
    if links.len() <= most {
        return Vec::new();
    }
    links.select_nth_unstable_by(most, Tied::before);
    links.split_off(most)
}

fn in_view(a: &Node, b: &Node, view: &View) -> bool {
    let frame = view.frame();
    let high = [view.width, view.height];
    (a.is_drawn() && frame.contains(a.at))
        || (b.is_drawn() && frame.contains(b.at))
        || clip(a.at, b.at, [0.0, 0.0], high).is_some()
}

fn present(roads: &[Road], input: &MapInput) -> Present {
    let lanes = roads.iter().flat_map(|road| &road.lanes);
    let links = lanes.map(|lane| (lane.family, lane.line));
    let pools = input.pools.iter().map(|pool| (pool.family, pool.line));
    let all: BTreeSet<_> = links.chain(pools).collect();
    Present {
        families: all.iter().map(|(family, _)| *family).collect(),
        lines: all.iter().map(|(_, line)| *line).collect(),
    }
}

fn keep_out(furniture: &Furniture, scene: &Scene) -> Vec<Rect> {
    let legend = scene.legend.iter().map(|legend| legend.rect);
    furniture.taken.iter().copied().chain(legend).collect()
}

/// Boxes that hide lines below them.
fn covers(scene: &Scene) -> Vec<Rect> {
    let legend = scene
        .legend
        .iter()
        .filter(|legend| legend.boxed)
        .map(|legend| legend.rect);
    legend
        .chain(scene.notices.iter().map(|notice| notice.rect))
        .collect()
}

fn pool_shapes(
    input: &MapInput,
    nodes: &mut Nodes,
    view: &View,
    stress: &Stress,
    sizes: &Sizes,
) -> Vec<PoolShape> {
    let all: Vec<(u32, &MapPool)> = (0u32..).zip(&input.pools).collect();
    let mut shapes = pools::place(&all, &nodes.of_actor, &mut nodes.list, view.frame(), sizes);
    for shape in &mut shapes {
        shape.dimmed = stress.pool_dimmed(&input.pools[shape.pool as usize]);
    }
    shapes
}
