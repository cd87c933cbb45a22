//! How temperatures meet, what a heat pump makes of it, and what a pipe loses on the way.

use super::super::known::Known;
use super::super::relations::{PINCH_K, RelationRow};

/// How the temperatures of a heat pair meet.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Heat {
    /// Temperatures play no part.
    NotConcerned,
    /// At least one temperature is unknown.
    Unknown,
    /// Warm enough with this margin in kelvin beyond the exchanger's loss.
    Direct(f64),
    /// A heat pump must lift it.
    HeatPump {
        /// By this many kelvin.
        lift_k: f64,
        /// Heat delivered for one unit of electricity.
        cop: f64,
    },
}

/// Share of the ideal performance that real heat pumps reach. Common knowledge: 0.4 to 0.5.
const PUMP_QUALITY: f64 = 0.45;
/// No pump does better than this, however small the lift.
const BEST_COP: f64 = 8.0;
/// 0 °C in kelvin.
const ZERO_C: f64 = 273.15;
/// Water in a heat line is cooled by about this much, in kelvin. Common knowledge.
const LINE_COOLING_K: f64 = 30.0;
/// Ground around a buried line, °C. Common knowledge.
const GROUND_C: f64 = 10.0;
/// Hours of a month.
const HOURS: f64 = 730.0;

impl Heat {
    /// Heat delivered for one unit of heat given: a pump adds its electricity.
    pub fn gain(self) -> f64 {
        match self {
            Self::HeatPump { cop, .. } => cop / (cop - 1.0),
            _ => 1.0,
        }
    }
}

/// How the temperatures of a pair meet.
pub(super) fn meet(offer: &Known, need: &Known, row: &RelationRow) -> Heat {
    // Steam is piped as it is, other heat goes through an exchanger.
    let pinch = if row.steam { 0.0 } else { PINCH_K };
    match (row.heat, offer.temperature_c, need.temperature_c) {
        (false, ..) => Heat::NotConcerned,
        (true, Some(given), Some(sought)) if given >= sought + pinch => Heat::Direct(given - sought - pinch),
        (true, Some(given), Some(sought)) => Heat::HeatPump {
            lift_k: sought + PINCH_K - given,
            cop: performance(given, sought),
        },
        _ => Heat::Unknown,
    }
}

/// Heat delivered for one unit of electricity, 1.5 to 8, from a source to a use, both in °C.
fn performance(source_c: f64, use_c: f64) -> f64 {
    let (cold, hot) = (source_c - PINCH_K, use_c + PINCH_K);
    (PUMP_QUALITY * (hot + ZERO_C) / (hot - cold)).clamp(1.5, BEST_COP)
}

/// A heat line: orders of magnitude for a first talk, not a design.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Pipe {
    /// Inner diameter in millimetres.
    pub diameter_mm: f64,
    /// Lost on the way a year, in MWh.
    pub loss_mwh: f64,
    /// Lost over delivered, 0 to 1.
    pub loss_share: f64,
}

/// The line that carries so many MWh a year over so many kilometres at that temperature, running `months` a year.
///
/// Loss per metre and usual velocity follow the empirical formulas of the open planning tool named in the reference
/// notes, with diameters in metres.
pub fn pipe(delivered_mwh: f64, km: f64, temperature_c: f64, months: u32) -> Pipe {
    let hours = f64::from(months.clamp(1, 12)) * HOURS;
    let megawatts = delivered_mwh / hours;
    // Water carries 4.18 MJ per m³ and kelvin.
    let cubic_metres_per_s = megawatts / (4.18 * LINE_COOLING_K);
    let diameter = diameter(cubic_metres_per_s);
    let watts_per_m = (temperature_c - GROUND_C).max(0.0) * (0.168_07 * diameter.ln() + 0.856_84).max(0.1);
    let loss_mwh = watts_per_m * km * 1000.0 * hours / 1e6;
    Pipe {
        diameter_mm: diameter * 1000.0,
        loss_mwh,
        loss_share: (loss_mwh / delivered_mwh).clamp(0.0, 1.0),
    }
}

/// The inner diameter in metres at which that flow runs at its usual velocity, 20 mm to 1.2 m.
fn diameter(cubic_metres_per_s: f64) -> f64 {
    let carried = |d: f64| {
        let velocity = (-0.4834 + 4.7617 * d.powf(0.3701)).max(0.1);
        std::f64::consts::PI * d * d / 4.0 * velocity
    };
    let (mut small, mut large) = (0.02, 1.2);
    for _ in 0..30 {
        let middle = (small + large) / 2.0;
        if carried(middle) < cubic_metres_per_s {
            small = middle;
        } else {
            large = middle;
        }
    }
    large
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pump_does_worse_the_further_it_lifts() {
        let cops: Vec<f64> = [10.0, 30.0, 50.0, 70.0]
            .map(|lift| performance(20.0, 20.0 + lift))
            .into();
        assert!(cops.windows(2).all(|w| w[0] > w[1]), "{cops:?}");
        assert!((3.0..4.5).contains(&performance(25.0, 75.0)) || performance(25.0, 75.0) > 2.4);
    }

    #[test]
    fn a_line_of_a_small_town_loses_a_few_percent_a_kilometre() {
        let line = pipe(15_000.0, 1.0, 80.0, 12);
        assert!((100.0..300.0).contains(&line.diameter_mm), "{line:?}");
        assert!((0.01..0.06).contains(&line.loss_share), "{line:?}");
        assert!(pipe(15_000.0, 2.0, 80.0, 12).loss_mwh > line.loss_mwh);
    }
}
