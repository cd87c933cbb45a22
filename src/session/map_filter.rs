//! What of a project the map shows: families, states, one actor's links, a month, only what is new or easy.

use std::collections::BTreeSet;

use super::snapshot::News;
use crate::base::i18n::Lang;
use crate::base::ids::ActorId;
use crate::matching::explain::explain;
use crate::matching::{Candidate, Rulebook};
use crate::model::{Family, Flow, Level, Project};
use crate::picture::LineState;

/// Proposals on the map, strongest first: the room looks at one calm picture. A larger territory shows one for each
/// of its actors, so that it has links all over.
const PROPOSALS: usize = 60;
/// A quick win scores at least this, in thousandths of 0 to 100, and takes no more than transport or sorting.
const QUICK_SCORE: u32 = 50_000;
const QUICK_EFFORT: u8 = 1;

/// Which links are shown at all.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Kept {
    /// What is decided, and the best proposals.
    #[default]
    All,
    /// Only proposals that the last edit brought.
    New,
    /// Only proposals that score well and take little.
    QuickWins,
}

/// Which links of an actor are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// All of them.
    Both,
    /// What it receives.
    Incoming,
    /// What it gives.
    Outgoing,
}

/// What the map shows of a project.
#[derive(Clone, PartialEq, Debug)]
pub struct MapFilter {
    /// Families to draw; `None` draws all.
    pub families: Option<BTreeSet<Family>>,
    /// Lines to draw; `None` draws all.
    pub lines: Option<BTreeSet<LineState>>,
    /// At most this many proposals, strongest first, or one for each actor where there are more of these.
    pub proposals: usize,
    /// Everything, or only what is new or easy.
    pub kept: Kept,
    /// Only links of that actor, on that side.
    pub around: Option<(ActorId, Side)>,
    /// Only what can flow in that month, 0 for January.
    pub month: Option<u8>,
}

impl Default for MapFilter {
    fn default() -> Self {
        Self {
            families: None,
            lines: None,
            proposals: PROPOSALS,
            kept: Kept::All,
            around: None,
            month: None,
        }
    }
}

impl MapFilter {
    /// True while something is left out that the default shows.
    pub fn is_narrow(&self) -> bool {
        *self
            != Self {
                proposals: self.proposals,
                ..Self::default()
            }
    }

    /// The proposals to draw of a list, best first; more than [`Self::proposals`], for some cannot be drawn.
    pub fn pick(
        &self,
        listed: &[Candidate],
        project: &Project,
        rules: &Rulebook,
        news: &News,
    ) -> Vec<Candidate> {
        let kept = |candidate: &&Candidate| match self.kept {
            Kept::All => true,
            Kept::New => news.is_new(candidate),
            Kept::QuickWins => is_quick_win(project, rules, candidate),
        };
        let narrow = self.kept != Kept::All || self.around.is_some() || self.month.is_some();
        let most = if narrow {
            usize::MAX
        } else {
            self.most(project.actors.len()).saturating_mul(2)
        };
        listed.iter().filter(kept).take(most).cloned().collect()
    }

    /// Proposals drawn at most in a territory of so many actors.
    pub(super) fn most(&self, actors: usize) -> usize {
        self.proposals.max(actors)
    }

    /// True for links of that family and state.
    pub(super) fn shows(&self, family: Option<Family>, line: LineState) -> bool {
        let family_shown = self
            .families
            .as_ref()
            .is_none_or(|set| family.is_some_and(|f| set.contains(&f)));
        family_shown && self.lines.as_ref().is_none_or(|set| set.contains(&line))
    }

    /// True for decided synergies while not only proposals are asked for.
    pub(super) fn shows_decided(&self) -> bool {
        self.kept == Kept::All
    }

    /// True when a link from one actor to the other is shown.
    pub(super) fn shows_way(&self, from: ActorId, to: ActorId) -> bool {
        self.around.is_none_or(|(actor, side)| match side {
            Side::Both => from == actor || to == actor,
            Side::Incoming => to == actor,
            Side::Outgoing => from == actor,
        })
    }

    /// True when a group of these actors is shown.
    pub(super) fn shows_group(&self, mut members: impl Iterator<Item = ActorId>) -> bool {
        self.around
            .is_none_or(|(actor, _)| members.any(|member| member == actor))
    }

    /// True when these flows have the month in common; a flow of unknown months always flows.
    pub(super) fn in_season<'a>(&self, mut flows: impl Iterator<Item = &'a Flow>) -> bool {
        self.month
            .is_none_or(|month| flows.all(|flow| flow.availability.is_none_or(|months| months.has(month))))
    }
}

/// True for a proposal that scores well and takes no more than transport or sorting.
fn is_quick_win(project: &Project, rules: &Rulebook, candidate: &Candidate) -> bool {
    candidate.score() >= QUICK_SCORE
        && explain(project, rules, candidate, Level::Operator, Lang::Fr)
            .is_some_and(|words| words.effort_level <= QUICK_EFFORT)
}
