//! Quantities as whole numbers of a step, so that sums and differences of flows are exact and ties are real ties.

/// The largest quantity that counts has at most this many steps, as a power of two. Two bits are left for edits.
const STEP_BITS: i32 = 50;
/// Quantities beyond this many steps are cut: they are more than all their partners together.
const MOST_STEPS: f64 = (1u64 << 52) as f64;

/// The step of a question.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid {
    step: f64,
}

impl Grid {
    /// A grid for quantities up to `largest`.
    pub fn up_to(largest: f64) -> Self {
        let step = 2f64.powi((largest.log2().ceil() as i32).saturating_sub(STEP_BITS));
        Self {
            step: step.max(f64::MIN_POSITIVE),
        }
    }

    /// Down, never up: no plan may exceed what there is. What is not a quantity is 0.
    pub fn steps(self, quantity: f64) -> f64 {
        (sound(quantity) / self.step).floor().min(MOST_STEPS)
    }

    /// Back to units.
    pub fn units(self, steps: f64) -> f64 {
        steps * self.step
    }

    /// The quantity from which on it is cut.
    pub fn most(self) -> f64 {
        MOST_STEPS * self.step
    }

    /// So much finer could the grid be, as a ratio.
    pub fn coarser_than(self, other: Self) -> f64 {
        self.step / other.step
    }
}

/// The quantity, or 0 for what is none.
pub(super) fn sound(quantity: f64) -> f64 {
    if quantity.is_finite() && quantity > 0.0 {
        quantity
    } else {
        0.0
    }
}
