//! What stands out and what steps back: chosen, pointed at, or weaker than others.

use super::input::{LineState, MapInput, MapPool};
use super::view::Emphasis;

/// Emphasis as one flag per actor and link.
pub(super) struct Stress {
    /// Chosen ones: they decide which lines are drawn, how wide, and around which rings they lead.
    pub chosen_actors: Vec<bool>,
    pub chosen_links: Vec<bool>,
    /// With what is under the pointer: nothing gives way to that, or the picture would jump wherever one points.
    pub actors: Vec<bool>,
    pub links: Vec<bool>,
    dims: bool,
    by_link: bool,
    /// Proposals that fade for the sake of what is decided and of stronger ones, as long as nobody asks for them.
    weak: Vec<bool>,
}

impl Stress {
    pub(super) fn new(input: &MapInput, emphasis: &Emphasis, loud_proposals: usize) -> Self {
        let flags = |count: usize, hot: &[u32], hovered: Option<u32>| {
            let mut flags = vec![false; count];
            for index in hot.iter().copied().chain(hovered) {
                if let Some(flag) = flags.get_mut(index as usize) {
                    *flag = true;
                }
            }
            flags
        };
        Self {
            chosen_actors: flags(input.actors.len(), &emphasis.hot_actors, None),
            chosen_links: flags(input.links.len(), &emphasis.hot_links, None),
            actors: flags(input.actors.len(), &emphasis.hot_actors, emphasis.hovered_actor),
            links: flags(input.links.len(), &emphasis.hot_links, emphasis.hovered_link),
            dims: emphasis.quiet
                || emphasis.dim_others && !(emphasis.hot_actors.is_empty() && emphasis.hot_links.is_empty()),
            by_link: !emphasis.hot_links.is_empty(),
            weak: weak_proposals(input, loud_proposals),
        }
    }

    pub(super) fn link_dimmed(&self, index: usize, from: u32, to: u32) -> bool {
        let kept = if self.by_link {
            self.links[index]
        } else {
            self.links[index] || self.actors[from as usize] || self.actors[to as usize]
        };
        (self.dims || self.weak[index]) && !kept
    }

    /// How many proposals fade although nothing else stands out.
    pub(super) fn faded(&self) -> usize {
        let weak = self.weak.iter().filter(|weak| **weak).count();
        if self.dims { 0 } else { weak }
    }

    pub(super) fn pool_dimmed(&self, pool: &MapPool) -> bool {
        let held = |m: &u32| self.actors.get(*m as usize).copied().unwrap_or(false);
        self.dims && (self.by_link || !pool.members.iter().any(held))
    }
}

/// Which links are proposals weaker than so many others; what is new is never weak.
fn weak_proposals(input: &MapInput, loud: usize) -> Vec<bool> {
    let mut weak = vec![false; input.links.len()];
    let is_old_proposal = |i: &usize| {
        let link = &input.links[*i];
        link.line == LineState::Proposed && !link.is_new
    };
    let mut proposals: Vec<usize> = (0..input.links.len()).filter(is_old_proposal).collect();
    if proposals.len() <= loud {
        return weak;
    }
    let stronger = |a: &usize, b: &usize| {
        let (a, b) = (&input.links[*a], &input.links[*b]);
        b.strength.total_cmp(&a.strength).then_with(|| a.id.cmp(&b.id))
    };
    proposals.select_nth_unstable_by(loud, stronger);
    for index in &proposals[loud..] {
        weak[*index] = true;
    }
    weak
}
