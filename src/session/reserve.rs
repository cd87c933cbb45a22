//! What another audience than the operator is not shown although it would follow from all that it knows: what ties
//! competitors, and exchanges that only something hidden rules out.
//!
//! The list of an audience is computed from the project cut for it, so that no order and no score betrays anything.
//! A hidden quantity may allow only a short pipe, a hidden temperature none at all: without it the pair looks
//! possible, and the room would argue over what the operator knows to be impossible. Such pairs are left out; that
//! they are missing is all that shows.

use super::rivals::Rivals;
use crate::matching::{Candidate, Rulebook};
use crate::model::{Level, Project};

/// The whole project, asked about what was found in a cut one.
pub struct Reserve<'a> {
    rivals: Rivals,
    whole: &'a Project,
    rules: Rulebook,
}

impl<'a> Reserve<'a> {
    /// For an audience of that whole project; the operator is spared nothing.
    pub fn of(whole: &'a Project, level: Level) -> Option<Self> {
        (level < Level::Operator).then(|| Self {
            rivals: Rivals::of(whole),
            whole,
            rules: Rulebook::of(whole),
        })
    }

    /// Takes from a list what this audience is not shown; says how many of them tie competitors.
    pub fn hold_back(&self, candidates: &mut Vec<Candidate>, cut: &Project) -> usize {
        candidates.retain(|candidate| !self.is_impossible(candidate));
        self.rivals.hold_back(candidates, cut)
    }

    /// True when this audience is not shown it.
    pub fn holds_back(&self, candidate: &Candidate, cut: &Project) -> bool {
        self.is_impossible(candidate) || self.rivals.holds_back(candidate, cut)
    }

    fn is_impossible(&self, candidate: &Candidate) -> bool {
        match candidate {
            Candidate::Exchange(pair) => self.rules.forbids(self.whole, pair.offer, pair.need),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::Matcher;
    use crate::session::audience::cut;
    use crate::session::{Outside, start};

    #[test]
    fn no_audience_is_shown_a_pair_that_the_operator_knows_to_be_impossible() {
        let mut were_held_back = 0;
        for sample in crate::samples::list() {
            let whole = start::sample(sample.key, &mut Outside::counting(0)).expect("a sample");
            let own = Matcher::new(&whole).expect("a list").exchanges(usize::MAX);
            for level in [Level::Public, Level::Partners] {
                let cut = cut(&whole, level);
                let mut shown = Matcher::new(&cut).expect("a list").candidates(&cut, usize::MAX);
                let found = shown.len();
                let reserve = Reserve::of(&whole, level).expect("something to hold back");
                reserve.hold_back(&mut shown, &cut);
                were_held_back += found - shown.len();
                for candidate in &shown {
                    let Candidate::Exchange(pair) = candidate else {
                        continue;
                    };
                    let is_own = own.iter().any(|o| (o.offer, o.need) == (pair.offer, pair.need));
                    assert!(is_own, "{} at {level:?}: {}", sample.key, candidate.id(&cut));
                }
            }
        }
        assert!(
            were_held_back > 0,
            "hidden figures rule something out in the samples"
        );
    }
}
