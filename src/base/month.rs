//! Twelve months as a bit mask.

use serde::{Deserialize, Serialize};

/// The months in which something is available; bit 0 is January.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Months(pub u16);

impl Months {
    /// All twelve months.
    pub const ALL: Self = Self(0x0FFF);

    /// Reads twelve `0`/`1` from January; anything else is `None`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().as_bytes();
        if digits.len() != 12 {
            return None;
        }
        digits
            .iter()
            .enumerate()
            .try_fold(Self(0), |mask, (month, digit)| match digit {
                b'0' => Some(mask),
                b'1' => Some(Self(mask.0 | 1 << month)),
                _ => None,
            })
    }

    /// Twelve `0`/`1` from January.
    pub fn digits(self) -> String {
        (0..12)
            .map(|month| if self.0 >> month & 1 == 1 { '1' } else { '0' })
            .collect()
    }

    /// Number of months set, 0 to 12.
    pub fn count(self) -> u32 {
        (self.0 & 0x0FFF).count_ones()
    }

    /// True when that month is set, 0 for January.
    pub fn has(self, month: u8) -> bool {
        month < 12 && self.0 >> month & 1 == 1
    }

    /// Months set in both.
    pub fn common(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}
