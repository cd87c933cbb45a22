//! Links become strands, and the strands of one directed pair share the road as lanes.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::clusters::{Node, NodeKind};
use super::input::{LineState, MapLink};
use super::sizes::Sizes;
use crate::model::Family;

/// Lanes of one pair that are drawn; the rest is a number.
pub(super) const MAX_LANES: usize = 5;

/// A link of the input whose ends are nodes of the picture.
#[derive(Clone, Copy)]
pub(super) struct Tied<'a> {
    pub index: u32,
    pub link: &'a MapLink,
    pub from: u32,
    pub to: u32,
    pub chosen: bool,
    pub hot: bool,
    pub dimmed: bool,
}

impl Tied<'_> {
    /// Selected first, then new, then strong; ties by identifier.
    pub(super) fn before(&self, other: &Self) -> Ordering {
        let rank = |t: &Self| (!t.chosen, !t.link.is_new);
        rank(self)
            .cmp(&rank(other))
            .then_with(|| other.link.strength.total_cmp(&self.link.strength))
            .then_with(|| self.link.id.cmp(&other.link.id))
            .then_with(|| self.index.cmp(&other.index))
    }
}

/// One line of the picture: a link, or the sum of several between the same nodes.
#[derive(Clone, Debug)]
pub(super) struct Strand {
    /// Strongest first.
    pub links: Vec<u32>,
    pub id: String,
    pub family: Option<Family>,
    pub line: LineState,
    pub width: f32,
    pub hot: bool,
    pub dimmed: bool,
    pub is_new: bool,
}

/// All strands from one node to another.
#[derive(Clone, Debug)]
pub(super) struct Road {
    pub from: u32,
    pub to: u32,
    /// From the innermost lane to the outermost.
    pub lanes: Vec<Strand>,
    /// Links of the lanes left out.
    pub more: usize,
}

/// Sums what ends in clusters, and gathers lanes. `tied` is sorted, strongest first; so are the roads.
pub(super) fn roads(tied: &[Tied<'_>], nodes: &[Node], sizes: &Sizes) -> Vec<Road> {
    let mut order: Vec<(u32, u32)> = Vec::new();
    let mut by_pair: BTreeMap<(u32, u32), Vec<&Tied<'_>>> = BTreeMap::new();
    for one in tied {
        let pair = (one.from, one.to);
        let list = by_pair.entry(pair).or_default();
        if list.is_empty() {
            order.push(pair);
        }
        list.push(one);
    }
    let road = |(from, to): (u32, u32)| {
        let links = by_pair.get(&(from, to))?;
        let summed = [from, to]
            .iter()
            .any(|n| nodes[*n as usize].kind == NodeKind::Cluster);
        let mut lanes = strands(links, summed, sizes);
        let more = lanes.iter().skip(MAX_LANES).map(|lane| lane.links.len()).sum();
        lanes.truncate(MAX_LANES);
        lanes.sort_by(|a, b| (a.family, &a.id).cmp(&(b.family, &b.id)));
        Some(Road {
            from,
            to,
            lanes,
            more,
        })
    };
    order.into_iter().filter_map(road).collect()
}

/// One strand a link, or one for each family and state where an end is a cluster.
fn strands(links: &[&Tied<'_>], summed: bool, sizes: &Sizes) -> Vec<Strand> {
    let mut groups: Vec<Vec<&Tied<'_>>> = Vec::new();
    for one in links {
        let same = |group: &&mut Vec<&Tied<'_>>| {
            let first = group[0].link;
            summed && first.family == one.link.family && first.line == one.link.line
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    groups.iter().map(|group| strand(group, sizes)).collect()
}

fn strand(group: &[&Tied<'_>], sizes: &Sizes) -> Strand {
    let first = group[0];
    let chosen = group.iter().any(|one| one.chosen);
    Strand {
        links: group.iter().map(|one| one.index).collect(),
        id: first.link.id.clone(),
        family: first.link.family,
        line: first.link.line,
        width: sizes.line_width(first.link.line, summed_class(group), chosen),
        hot: group.iter().any(|one| one.hot),
        dimmed: group.iter().all(|one| one.dimmed),
        is_new: group.iter().any(|one| one.link.is_new),
    }
}

/// Width class of several links together: widths are square roots of quantities, so their squares add.
fn summed_class(group: &[&Tied<'_>]) -> Option<f32> {
    let known = group.iter().filter_map(|one| one.link.width_class);
    let (count, squares) = known.fold((0, 0.0f32), |(n, sum), class| {
        let width = f32::from(class) + 1.0;
        (n + 1, sum + width * width)
    });
    (count > 0).then(|| squares.sqrt() - 1.0)
}
