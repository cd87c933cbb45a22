//! Which tiles an area takes, counted before anything is fetched.

use serde::{Deserialize, Serialize};

use super::cache::{Cache, Shelf, TileKey};
use super::choices::{Allowed, Choices};
use super::provider::Provider;
use crate::base::geo::{GeoBox, LonLat};
use crate::base::i18n::{Lang, tr, tr_args};
use crate::base::number;

/// Most tiles of one preparation.
pub const MOST_TILES: u64 = 5_000;
/// Deepest zoom of a preparation.
pub const DEEPEST: u8 = 17;

/// An area, from one zoom to another, of one provider at one address.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Plan {
    provider: String,
    address: String,
    /// Name of the pack, as shown.
    pub name: String,
    /// The area in degrees.
    pub area: GeoBox,
    /// Smallest zoom.
    pub min_zoom: u8,
    /// Largest zoom, at most 17.
    pub max_zoom: u8,
}

/// Why an area cannot be prepared.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PlanFault {
    /// The provider's conditions forbid it, or nobody has read those of that server.
    #[error("tiles of that server may not be fetched in advance")]
    NotAllowed,
    /// No ground, or no zoom.
    #[error("the area is empty")]
    Empty,
    /// More than [`MOST_TILES`].
    #[error("{0} tiles are too many")]
    TooMany(u64),
}

impl PlanFault {
    /// A sentence for the user: what is wrong and what to do.
    pub fn message(self, lang: Lang) -> String {
        match self {
            Self::NotAllowed => tr(lang, "online-plan-not-allowed"),
            Self::Empty => tr(lang, "online-plan-empty"),
            Self::TooMany(count) => {
                let shown = |count: u64| number::format(lang, count as f64, 0).into();
                let args = [("count", shown(count)), ("most", shown(MOST_TILES))];
                tr_args(lang, "online-plan-too-many", &args)
            }
        }
    }
}

impl Plan {
    /// A plan for an area, within the zooms that the provider has.
    ///
    /// # Errors
    /// [`PlanFault`] when it may not or cannot be carried out.
    pub fn new(allowed: &Allowed, name: &str, area: GeoBox, zooms: (u8, u8)) -> Result<Self, PlanFault> {
        let (first, last) = allowed.provider().zooms();
        let plan = Self {
            provider: allowed.provider().key().to_owned(),
            address: allowed.template().as_str().to_owned(),
            name: name.to_owned(),
            area,
            min_zoom: zooms.0.max(first),
            max_zoom: zooms.1.min(last).min(DEEPEST),
        };
        plan.checked(allowed)
    }

    /// A plan read back, if its provider is still switched on at the same address.
    pub fn allowed(&self, choices: &Choices) -> Option<Allowed> {
        let allowed = choices.allowed(Provider::from_key(&self.provider)?)?;
        let is_same = allowed.template().as_str() == self.address;
        (is_same && self.clone().checked(&allowed).is_ok()).then_some(allowed)
    }

    fn checked(self, allowed: &Allowed) -> Result<Self, PlanFault> {
        if !allowed.may_be_prepared() {
            return Err(PlanFault::NotAllowed);
        }
        let GeoBox {
            west,
            south,
            east,
            north,
        } = self.area;
        let corners = [LonLat::checked(west, south), LonLat::checked(east, north)];
        let is_area = corners.iter().all(Option::is_some) && west < east && south < north;
        if !is_area || self.min_zoom > self.max_zoom || self.max_zoom > DEEPEST {
            return Err(PlanFault::Empty);
        }
        match self.count() {
            count if count > MOST_TILES => Err(PlanFault::TooMany(count)),
            _ => Ok(self),
        }
    }

    /// The provider.
    pub fn provider(&self) -> Option<Provider> {
        Provider::from_key(&self.provider)
    }

    /// Number of tiles.
    pub fn count(&self) -> u64 {
        self.rectangles().map(|rectangle| rectangle.count()).sum()
    }

    /// Bytes to expect: from the mean of what was seen of that provider at each zoom, else from a guess.
    pub fn estimate(&self, allowed: &Allowed, cache: &Cache) -> u64 {
        let shelf = Shelf::new(allowed.provider(), allowed.template());
        let guessed = allowed.provider().guessed_tile_bytes();
        self.rectangles()
            .map(|rectangle| rectangle.count() * cache.average(&shelf, rectangle.z).unwrap_or(guessed))
            .sum()
    }

    /// Every tile, coarse ones first: a preparation that is stopped early leaves something of everywhere.
    pub fn tiles(&self) -> impl Iterator<Item = TileKey> {
        let rectangles: Vec<_> = self.rectangles().collect();
        rectangles.into_iter().flat_map(|r| {
            (r.rows.0..=r.rows.1).flat_map(move |y| (r.columns.0..=r.columns.1).map(move |x| (r.z, x, y)))
        })
    }

    fn rectangles(&self) -> impl Iterator<Item = Rectangle> {
        let corner = |lon, lat| LonLat { lon, lat }.to_mercator();
        let [left, top] = corner(self.area.west, self.area.north);
        let [right, bottom] = corner(self.area.east, self.area.south);
        (self.min_zoom..=self.max_zoom).map(move |z| {
            let tiles = f64::from(1_u32 << z.min(DEEPEST));
            let at = |place: f64| (place * tiles).floor().clamp(0.0, tiles - 1.0) as u32;
            Rectangle {
                z,
                columns: (at(left), at(right)),
                rows: (at(top), at(bottom)),
            }
        })
    }
}

/// The tiles of one zoom.
struct Rectangle {
    z: u8,
    columns: (u32, u32),
    rows: (u32, u32),
}

impl Rectangle {
    fn count(&self) -> u64 {
        let length = |(first, last): (u32, u32)| u64::from(last.saturating_sub(first)) + 1;
        length(self.columns) * length(self.rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DUNKERQUE: GeoBox = GeoBox {
        west: 2.15,
        south: 50.95,
        east: 2.55,
        north: 51.09,
    };

    fn on(provider: Provider) -> (Choices, Allowed) {
        let mut choices = Choices::default();
        choices.switch(provider, true);
        let allowed = choices.allowed(provider).expect("on");
        (choices, allowed)
    }

    #[test]
    fn tiles_are_counted_as_they_are_listed() {
        let (choices, allowed) = on(Provider::Plan);
        let plan = Plan::new(&allowed, "Dunkerque", DUNKERQUE, (10, 15)).expect("sound");
        let tiles: Vec<_> = plan.tiles().collect();
        assert_eq!(tiles.len() as u64, plan.count());
        // 0.4° is 36.4 columns of zoom 15, 0.14° at that latitude about 20.3 rows.
        let deepest = tiles.iter().filter(|(z, _, _)| *z == 15).count();
        assert!((36 * 20..=38 * 22).contains(&deepest), "{deepest}");
        assert_eq!(tiles[0].0, 10);
        assert_eq!(plan.allowed(&choices), Some(allowed));
        assert_eq!(plan.allowed(&Choices::default()), None);
    }

    #[test]
    fn what_is_too_much_or_not_allowed_is_refused() {
        let (_, plan) = on(Provider::Plan);
        let fault =
            |allowed: &Allowed, area, zooms| Plan::new(allowed, "", area, zooms).expect_err("refused");
        assert!(matches!(fault(&plan, DUNKERQUE, (10, 17)), PlanFault::TooMany(n) if n > MOST_TILES));
        assert_eq!(
            fault(&on(Provider::Osm).1, DUNKERQUE, (10, 12)),
            PlanFault::NotAllowed
        );
        let turned = GeoBox {
            west: 3.0,
            ..DUNKERQUE
        };
        assert_eq!(fault(&plan, turned, (10, 12)), PlanFault::Empty);
        let none = GeoBox {
            west: f64::NAN,
            ..DUNKERQUE
        };
        assert_eq!(fault(&plan, none, (10, 12)), PlanFault::Empty);
        assert_eq!(fault(&plan, DUNKERQUE, (13, 12)), PlanFault::Empty);
        for lang in Lang::ALL {
            assert!(PlanFault::TooMany(9_000).message(lang).contains("000"));
        }
    }

    #[test]
    fn zooms_stay_within_what_the_provider_has() {
        let (_, cadastre) = on(Provider::Cadastre);
        let plan = Plan::new(&cadastre, "", DUNKERQUE, (10, 15)).expect("sound");
        assert_eq!((plan.min_zoom, plan.max_zoom), (14, 15));
    }
}
