//! Which arc to take in next: the best of a block, going round.

/// Least number of arcs compared in one round.
const LEAST_BLOCK: usize = 64;

/// Where the next round begins.
#[derive(Clone, Debug, Default)]
pub(super) struct Pricing {
    cursor: usize,
}

impl Pricing {
    /// The best of `count` candidates in the first block that has one gaining more than `least`; the first of equal ones.
    pub fn best(&mut self, count: usize, least: f64, gain: impl Fn(usize) -> f64) -> Option<usize> {
        let block = ((count as f64).sqrt() as usize).max(LEAST_BLOCK);
        let mut best = None;
        let mut most = least;
        let mut left_in_block = block;
        for _ in 0..count {
            let candidate = self.cursor;
            self.cursor = if candidate + 1 == count { 0 } else { candidate + 1 };
            let gain = gain(candidate);
            if gain > most {
                (most, best) = (gain, Some(candidate));
            }
            left_in_block -= 1;
            if left_in_block == 0 {
                if best.is_some() {
                    return best;
                }
                left_in_block = block;
            }
        }
        best
    }
}
