//! Actors become nodes of the picture: a disc each, one disc for several that would overlap, a fan for coincident ones.

use std::f32::consts::TAU;

use super::grid::Grid;
use super::scene::{Point, distance};
use super::sizes::Sizes;
use super::view::Rect;

/// Largest group of coincident actors that is fanned out instead of counted.
const MAX_FAN: usize = 8;
/// Free space between neighbours in a fan, in gaps between discs: lines pass between them.
const FAN_GAPS: f32 = 3.0;
/// Positions closer than this on the unit mercator square (about 25 m in France) never part by zooming.
const COINCIDENT: f64 = 1e-6;
/// Each pass merges at least one pair or is the last; this only bounds the pathological.
const MAX_PASSES: usize = 64;

/// How a node is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum NodeKind {
    /// One actor.
    Single,
    /// Several actors under one number.
    Cluster,
    /// An actor outside the frame, shown at its edge.
    OffFrame,
    /// Outside the frame and not drawn; links may still lead there.
    Outside,
    /// The diamond of a pool.
    Pool,
}

/// A place where links end.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Node {
    pub at: Point,
    /// Outer radius, rings included: lines end and pass outside it.
    pub r: f32,
    pub kind: NodeKind,
    /// Indices of actors, ascending.
    pub members: Vec<u32>,
    /// True place, when fanned out.
    pub anchor: Option<Point>,
}

impl Node {
    pub(super) fn is_drawn(&self) -> bool {
        self.kind != NodeKind::Outside
    }

    /// The square around it.
    pub(super) fn bounds(&self) -> Rect {
        Rect::centred(self.at, 2.0 * self.r, 2.0 * self.r)
    }
}

/// One actor to be placed.
pub(super) struct Dot {
    pub actor: u32,
    pub at: Point,
    pub mercator: [f64; 2],
}

/// Groups dots until no two discs overlap. Order of `dots` is the order of preference and must not depend on panning.
pub(super) fn group(dots: &[Dot], area: Rect, sizes: &Sizes) -> Vec<Node> {
    let mut groups: Vec<Group> = dots
        .iter()
        .enumerate()
        .map(|(i, dot)| Group::single(i, dot, sizes))
        .collect();
    for _ in 0..MAX_PASSES {
        if !merge_once(&mut groups, area, sizes) {
            break;
        }
    }
    let fans = fannable(&groups, dots, sizes);
    let mut nodes = Vec::with_capacity(groups.len());
    for (group, fan) in groups.iter().zip(fans) {
        match fan {
            Some(radius) => fan_out(group, dots, radius, sizes, &mut nodes),
            None => nodes.push(group.to_node(dots)),
        }
    }
    nodes
}

struct Group {
    at: Point,
    r: f32,
    dots: Vec<u32>,
}

impl Group {
    fn single(index: usize, dot: &Dot, sizes: &Sizes) -> Self {
        Self {
            at: dot.at,
            r: sizes.disc_r,
            dots: vec![index as u32],
        }
    }

    fn to_node(&self, dots: &[Dot]) -> Node {
        let mut members: Vec<u32> = self.dots.iter().map(|i| dots[*i as usize].actor).collect();
        members.sort_unstable();
        let kind = if members.len() == 1 {
            NodeKind::Single
        } else {
            NodeKind::Cluster
        };
        Node {
            at: self.at,
            r: self.r,
            kind,
            members,
            anchor: None,
        }
    }
}

/// One pass: every group swallows the untouched ones it overlaps. True when anything was merged.
fn merge_once(groups: &mut Vec<Group>, area: Rect, sizes: &Sizes) -> bool {
    let reach = 2.0 * sizes.cluster_ring + sizes.disc_gap;
    let mut grid = Grid::new(area, reach);
    for (i, group) in groups.iter().enumerate() {
        grid.insert(
            Rect {
                x: group.at[0],
                y: group.at[1],
                w: 0.0,
                h: 0.0,
            },
            i as u32,
        );
    }
    let mut owner: Vec<u32> = (0..groups.len() as u32).collect();
    let mut taken = vec![false; groups.len()];
    let mut merged = false;
    for i in 0..groups.len() {
        if taken[i] {
            continue;
        }
        let (at, r) = (groups[i].at, groups[i].r);
        grid.visit(Rect::centred(at, 2.0 * reach, 2.0 * reach), |j| {
            let other = &groups[j as usize];
            let near = distance(at, other.at) < r + other.r + sizes.disc_gap;
            if j as usize != i && !taken[j as usize] && near {
                taken[j as usize] = true;
                taken[i] = true;
                owner[j as usize] = i as u32;
                merged = true;
            }
        });
    }
    if merged {
        *groups = gather(std::mem::take(groups), &owner, sizes);
    }
    merged
}

/// Puts each group's dots into its owner and takes the mean place.
fn gather(groups: Vec<Group>, owner: &[u32], sizes: &Sizes) -> Vec<Group> {
    let mut sums: Vec<Option<(Group, [f64; 2])>> = Vec::with_capacity(groups.len());
    sums.resize_with(groups.len(), || None);
    for (group, own) in groups.into_iter().zip(owner) {
        let count = group.dots.len() as f64;
        let weighted = group.at.map(|c| f64::from(c) * count);
        match &mut sums[*own as usize] {
            Some((into, sum)) => {
                into.dots.extend_from_slice(&group.dots);
                sum[0] += weighted[0];
                sum[1] += weighted[1];
            }
            empty => *empty = Some((group, weighted)),
        }
    }
    let finish = |(mut group, sum): (Group, [f64; 2])| {
        if group.dots.len() > 1 {
            let count = group.dots.len() as f64;
            group.at = sum.map(|c| (c / count) as f32);
            group.r = sizes.cluster_ring;
        }
        group
    };
    sums.into_iter().flatten().map(finish).collect()
}

/// For each group of coincident actors with room around it: the radius of its fan.
fn fannable(groups: &[Group], dots: &[Dot], sizes: &Sizes) -> Vec<Option<f32>> {
    let candidate = |group: &Group| {
        let first = dots.get(*group.dots.first()? as usize)?.mercator;
        let close = |i: &u32| {
            let [x, y] = dots[*i as usize].mercator;
            (x - first[0]).abs() < COINCIDENT && (y - first[1]).abs() < COINCIDENT
        };
        let fits = (2..=MAX_FAN).contains(&group.dots.len()) && group.dots.iter().all(close);
        let part = 2.0 * sizes.disc_r + FAN_GAPS * sizes.disc_gap;
        let around = group.dots.len() as f32 * part / TAU;
        fits.then(|| around.max(part / 2.0))
    };
    let radii: Vec<Option<f32>> = groups.iter().map(candidate).collect();
    let free = |i: usize| {
        let radius = radii[i]?;
        let reach = radius + sizes.disc_r + sizes.disc_gap;
        let crowded = groups.iter().zip(&radii).enumerate().any(|(j, (other, fan))| {
            let other_reach = fan.map_or(other.r, |f| f + sizes.disc_r);
            j != i && distance(groups[i].at, other.at) < reach + other_reach
        });
        (!crowded).then_some(radius)
    };
    (0..groups.len()).map(free).collect()
}

fn fan_out(group: &Group, dots: &[Dot], radius: f32, sizes: &Sizes, nodes: &mut Vec<Node>) {
    let mut members: Vec<&Dot> = group.dots.iter().map(|i| &dots[*i as usize]).collect();
    members.sort_unstable_by_key(|dot| dot.actor);
    let count = members.len() as f32;
    for (k, dot) in members.into_iter().enumerate() {
        let (sin, cos) = (TAU * (k as f32 / count - 0.25)).sin_cos();
        nodes.push(Node {
            at: [group.at[0] + radius * cos, group.at[1] + radius * sin],
            r: sizes.disc_r,
            kind: NodeKind::Single,
            members: vec![dot.actor],
            anchor: Some(group.at),
        });
    }
}
