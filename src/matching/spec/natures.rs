//! Natures of the timed work: limits, substitutions and prices.

use std::collections::{HashMap, HashSet};
use std::io::Read;

use crate::matching::kernel::{Class, PairRules, RuleRow};

use super::LARGEST;
use super::error::{Problem, SpecError};
use super::tables::{Fields, Table};

/// Degrees by which an offer must be hotter than the need.
const TEMP_MARGIN: f64 = 10.0;
/// Rule number of equal natures; substitutions count from 1.
const SAME_NATURE: u16 = 0;

/// What one unit of a nature is worth and costs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Price {
    pub value: f64,
    pub transport_per_km: f64,
    pub processing: f64,
}

/// The tables that speak of natures.
#[derive(Default)]
pub(super) struct Natures {
    classes: HashMap<Box<[u8]>, Class>,
    limits: Vec<f64>,
    rows: Vec<RuleRow>,
    /// Units needed that one unit offered replaces, by rule number.
    pub ratios: Vec<f64>,
    /// By class; empty without prices.csv.
    pub prices: Vec<Option<Price>>,
}

impl Natures {
    /// Reads limits.csv, which names every nature, then the others.
    pub fn read<R: Read>(limits: R, substitutions: R, prices: Option<R>) -> Result<Self, SpecError> {
        let mut natures = Self {
            ratios: vec![1.0],
            ..Self::default()
        };
        natures.read_limits(limits)?;
        natures.read_substitutions(substitutions)?;
        if let Some(prices) = prices {
            natures.read_prices(prices)?;
        }
        Ok(natures)
    }

    fn read_limits(&mut self, source: impl Read) -> Result<(), SpecError> {
        let mut table = Table::open("limits.csv", source, ["resource", "max_km"])?;
        while let Some(row) = table.next()? {
            let Ok(class) = u16::try_from(self.limits.len()).map(Class) else {
                return Err(row.fault_of_line(Problem::TooMany));
            };
            if self.classes.insert(row.bytes(0).into(), class).is_some() {
                return Err(row.fault(0, Problem::Twice));
            }
            self.limits.push(row.number(1, 0.0, LARGEST)?);
            self.add_row(class, class, SAME_NATURE);
        }
        Ok(())
    }

    /// Equal natures need no row, and the first of two rows for the same natures counts: a pair counts once.
    fn read_substitutions(&mut self, source: impl Read) -> Result<(), SpecError> {
        let mut table = Table::open(
            "substitutions.csv",
            source,
            ["offer_resource", "need_resource", "ratio"],
        )?;
        let mut seen = HashSet::new();
        while let Some(row) = table.next()? {
            let (offer, need) = (self.class(&row, 0)?, self.class(&row, 1)?);
            let ratio = row.number(2, 1.0 / LARGEST, LARGEST)?;
            if offer == need || !seen.insert((offer, need)) {
                continue;
            }
            let Ok(rule) = u16::try_from(self.ratios.len()) else {
                return Err(row.fault_of_line(Problem::TooMany));
            };
            self.ratios.push(ratio);
            self.add_row(offer, need, rule);
        }
        Ok(())
    }

    fn add_row(&mut self, offer: Class, need: Class, rule: u16) {
        self.rows.push(RuleRow {
            offer,
            need,
            rule,
            temp_margin: TEMP_MARGIN,
            max_km: None,
        });
    }

    fn read_prices(&mut self, source: impl Read) -> Result<(), SpecError> {
        const COLUMNS: [&str; 4] = ["resource", "value", "transport_per_km", "processing"];
        self.prices = vec![None; self.limits.len()];
        let mut table = Table::open("prices.csv", source, COLUMNS)?;
        while let Some(row) = table.next()? {
            let class = self.class(&row, 0)?;
            let price = Price {
                value: row.number(1, -LARGEST, LARGEST)?,
                transport_per_km: row.number(2, -LARGEST, LARGEST)?,
                processing: row.number(3, -LARGEST, LARGEST)?,
            };
            if self.prices[usize::from(class.0)].replace(price).is_some() {
                return Err(row.fault(0, Problem::Twice));
            }
        }
        Ok(())
    }

    /// The nature named in a column.
    pub fn class<const N: usize>(&self, row: &Fields<'_, N>, column: usize) -> Result<Class, SpecError> {
        let class = self.classes.get(row.bytes(column)).copied();
        class.ok_or_else(|| row.fault(column, Problem::NoNature))
    }

    /// The rules of the kernel.
    pub fn rules(&self) -> Result<PairRules, SpecError> {
        PairRules::new(self.limits.clone(), &self.rows).map_err(|refused| SpecError {
            file: "substitutions.csv",
            line: 0,
            column: "",
            value: String::new(),
            problem: Problem::Unreadable(refused.to_string()),
        })
    }
}
