//! How much, in which unit, how often.

use serde::{Deserialize, Serialize};

use super::coded::coded_enum;

coded_enum! {
    /// What a quantity is counted over.
    Period {
        /// Per hour.
        Hour = "hour",
        /// Per day.
        Day = "day",
        /// Per week.
        Week = "week",
        /// Per month.
        Month = "month",
        /// Per year.
        Year = "year",
        /// Once.
        Once = "once",
    }
}

impl Period {
    /// How many such periods a year holds; `None` for a one-off quantity, which is no rate.
    ///
    /// # Limits
    /// Counts calendar time: a firm that works 220 days a year must say so in its quantity.
    pub fn per_year(self) -> Option<f64> {
        Some(match self {
            Self::Hour => 8760.0,
            Self::Day => 365.0,
            Self::Week => 52.0,
            Self::Month => 12.0,
            Self::Year => 1.0,
            Self::Once => return None,
        })
    }
}

/// A quantity as it was said. Unknown stays `None`; it never becomes 0.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Quantity {
    /// Typical value.
    pub value: Option<f64>,
    /// Lower bound.
    pub min: Option<f64>,
    /// Upper bound.
    pub max: Option<f64>,
    /// Unit as written (`t`, `m3`, `MWh`, `palettes` …), empty when unknown.
    pub unit: String,
    /// What it is counted over; `None` when nobody said, read as a year.
    pub period: Option<Period>,
}

impl Quantity {
    /// The typical value, else the middle of the range, else whichever bound is known.
    pub fn typical(&self) -> Option<f64> {
        self.value.or(match (self.min, self.max) {
            (Some(min), Some(max)) => Some((min + max) / 2.0),
            (min, max) => min.or(max),
        })
    }

    /// The typical value per year in the unit as written. A one-off quantity is returned as it is.
    pub fn per_year(&self) -> Option<f64> {
        let times = self.period.unwrap_or(Period::Year).per_year().unwrap_or(1.0);
        self.typical().map(|v| v * times)
    }
}
