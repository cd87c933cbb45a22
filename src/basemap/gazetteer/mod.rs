//! The places that can be named without a network: French communes and intercommunalités, Danish towns and
//! municipalities.
//!
//! Sources: Insee, DGCL and La Poste through Etalab (Licence Ouverte); GeoNames (CC BY 4.0); Geodatastyrelsen.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::error::Part;
use super::inflate::gunzip;
use crate::base::geo::LonLat;
use crate::base::likeness::{Distance, Spelt};

mod departments;
mod matching;

use matching::Query;

static PACKED: &[u8] = include_bytes!("../../../assets/basemap/places.csv.gz");

/// Far more than the table takes unpacked (2.6 MB).
const MAX_BYTES: usize = 16 << 20;

/// What a place of the gazetteer is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum PlaceType {
    /// A French commune.
    Commune,
    /// A Danish town.
    Town,
    /// A French intercommunalité with its own taxation; its position is the middle of its population.
    Epci,
    /// A Danish municipality.
    Municipality,
}

/// The countries of the gazetteer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Country {
    /// France.
    France,
    /// Denmark.
    Denmark,
}

impl Country {
    /// Message key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::France => "country-france",
            Self::Denmark => "country-denmark",
        }
    }
}

/// A place with a position. The position is a town's centre or the middle of an outline: kilometres, not metres.
#[derive(Clone, PartialEq, Debug)]
pub struct Place {
    /// What it is.
    pub kind: PlaceType,
    /// INSEE code, SIREN of the intercommunalité, or number of the Danish municipality.
    pub code: String,
    /// Official name.
    pub name: String,
    /// French postcodes, none elsewhere.
    pub postcodes: Vec<String>,
    /// Position.
    pub lonlat: LonLat,
    /// Inhabitants; 0 where the source has none.
    pub population: u32,
    /// Code of the French département; empty elsewhere.
    pub department: String,
    /// SIREN of the commune's intercommunalité; empty without one.
    pub epci: String,
    /// Country.
    pub country: Country,
}

impl Place {
    /// Name of its département; empty outside France and for groups of communes.
    pub fn department_name(&self) -> &'static str {
        departments::name(&self.department)
    }
}

/// The table and its indices, made when first used.
struct Gazetteer {
    places: Vec<Place>,
    /// Spelling of each name for comparison, in the order of `places`.
    spellings: Vec<Spelt>,
    by_insee: BTreeMap<String, usize>,
    by_postcode: BTreeMap<String, Vec<usize>>,
    by_spelling: BTreeMap<String, Vec<usize>>,
}

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::load);

/// Reads the table if that was not done yet (about a tenth of a second): call it once from a worker thread, so that
/// the first search does not wait.
pub fn prepare() {
    LazyLock::force(&GAZETTEER);
}

/// The places that fit what was typed and how far they are from it, the best fits first, then communes and towns,
/// then the most populous; at most `limit`.
///
/// Accents, case, hyphens and `St`/`Saint` do not matter. Words may be cut short, left out or in another order. Digits
/// are a postcode, an INSEE code or a département, alone or with a name, and the name of the département may follow.
/// Short names may hold one slip, long ones two.
pub fn search(query: &str, limit: usize) -> Vec<(Distance, &'static Place)> {
    let query = Query::new(query);
    let table = &*GAZETTEER;
    let rows = table.places.iter().zip(&table.spellings).enumerate();
    let mut found: Vec<(Distance, usize)> = rows
        .filter_map(|(at, (place, spelt))| Some((query.distance(place, spelt)?, at)))
        .collect();
    found.sort_by(|&(d1, a), &(d2, b)| d1.cmp(&d2).then_with(|| table.order(a, b)));
    found.truncate(limit);
    found.into_iter().map(|(d, at)| (d, &table.places[at])).collect()
}

/// The commune with that INSEE code; the code of a district of Paris, Lyon or Marseille gives the city.
pub fn by_insee(code: &str) -> Option<&'static Place> {
    let table = &*GAZETTEER;
    let code = code.trim().to_ascii_uppercase();
    let at = table.by_insee.get(city_of_district(&code).unwrap_or(&code))?;
    table.places.get(*at)
}

/// The group of communes with that SIREN.
pub fn by_siren(siren: &str) -> Option<&'static Place> {
    let mut groups = GAZETTEER
        .places
        .iter()
        .filter(|place| place.kind == PlaceType::Epci);
    groups.find(|place| place.code == siren)
}

/// The Danish municipality with that number.
pub fn by_kommune(number: &str) -> Option<&'static Place> {
    let mut all = GAZETTEER
        .places
        .iter()
        .filter(|place| place.kind == PlaceType::Municipality);
    all.find(|place| place.code == number)
}

/// The communes of the group with that SIREN, in order of their codes.
pub fn members(siren: &str) -> impl Iterator<Item = &'static Place> {
    let communes = GAZETTEER
        .places
        .iter()
        .filter(|place| place.kind == PlaceType::Commune);
    communes.filter(move |place| !siren.is_empty() && place.epci == siren)
}

/// The communes with that postcode, the most populous first.
pub fn by_postcode(postcode: &str) -> Vec<&'static Place> {
    let table = &*GAZETTEER;
    let postcode: String = postcode.chars().filter(|c| !c.is_whitespace()).collect();
    let found = table.by_postcode.get(&postcode).into_iter().flatten();
    found.map(|&at| &table.places[at]).collect()
}

/// The place of exactly that name, but for accents, case, hyphens and `St`/`Saint`: the nearest to `near`, or the
/// most populous. Communes and towns go before intercommunalités.
pub fn by_name(name: &str, near: Option<LonLat>) -> Option<&'static Place> {
    let table = &*GAZETTEER;
    let same = table.by_spelling.get(Spelt::new(name).text())?;
    let best = same.iter().copied().min_by(|&a, &b| {
        let far = |at: usize| near.map_or(0.0, |near| near.distance_km(table.places[at].lonlat));
        let by_type = table.is_town(b).cmp(&table.is_town(a));
        by_type
            .then_with(|| far(a).total_cmp(&far(b)))
            .then_with(|| table.order(a, b))
    })?;
    table.places.get(best)
}

/// The communes and towns whose name goes on behind these words, such as Machecoul-Saint-Même behind « Machecoul ».
pub fn beginning_with(words: &str) -> impl Iterator<Item = &'static Place> {
    let table = &*GAZETTEER;
    let start = format!("{} ", Spelt::new(words).text());
    let said = start.len() > 1;
    let from = table.by_spelling.range(start.clone()..);
    let same = from.take_while(move |(name, _)| said && name.starts_with(&start));
    let all = same.flat_map(|(_, places)| places);
    all.filter(|at| table.is_town(**at)).map(|at| &table.places[*at])
}

/// The commune or town whose centre is nearest, at most so many kilometres away.
pub fn nearest(at: LonLat, within_km: f64) -> Option<&'static Place> {
    let table = &*GAZETTEER;
    // A degree of latitude is 111 km: most places are told apart without a distance.
    let near = |place: &Place| (place.lonlat.lat - at.lat).abs() * 110.0 <= within_km;
    let towns = (0..table.places.len()).filter(|&i| table.is_town(i) && near(&table.places[i]));
    let (best, _) = towns
        .map(|i| (i, table.places[i].lonlat.distance_km(at)))
        .filter(|(_, km)| *km <= within_km)
        .min_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)))?;
    table.places.get(best)
}

impl Gazetteer {
    fn load() -> Self {
        // The table is part of the program; a test reads every row. A damaged one leaves what could be read.
        let text = gunzip(PACKED, MAX_BYTES, Part::Tile).unwrap_or_default();
        let mut places: Vec<Place> = csv::Reader::from_reader(text.as_slice())
            .records()
            .filter_map(|record| place(&record.ok()?))
            .collect();
        places.sort_by(|a, b| {
            a.kind
                .cmp(&b.kind)
                .then_with(|| a.code.cmp(&b.code))
                .then_with(|| a.name.cmp(&b.name))
        });
        let mut table = Self {
            spellings: places.iter().map(spelt).collect(),
            places,
            by_insee: BTreeMap::new(),
            by_postcode: BTreeMap::new(),
            by_spelling: BTreeMap::new(),
        };
        table.index();
        table
    }

    fn index(&mut self) {
        for (at, place) in self.places.iter().enumerate() {
            if place.kind == PlaceType::Commune {
                self.by_insee.insert(place.code.clone(), at);
            }
            for postcode in &place.postcodes {
                self.by_postcode.entry(postcode.clone()).or_default().push(at);
            }
            self.by_spelling
                .entry(self.spellings[at].text().to_owned())
                .or_default()
                .push(at);
        }
        let places = &self.places;
        for of_postcode in self.by_postcode.values_mut() {
            of_postcode.sort_by_key(|&at| (std::cmp::Reverse(places[at].population), at));
        }
    }

    fn is_town(&self, at: usize) -> bool {
        matches!(self.places[at].kind, PlaceType::Commune | PlaceType::Town)
    }

    /// Communes and towns first, then the more populous, then as in the table.
    fn order(&self, a: usize, b: usize) -> std::cmp::Ordering {
        let population = |at: usize| self.places[at].population;
        let by_type = self.is_town(b).cmp(&self.is_town(a));
        by_type
            .then_with(|| population(b).cmp(&population(a)))
            .then(a.cmp(&b))
    }
}

/// The name for comparison, with the words that people type beside it.
fn spelt(place: &Place) -> Spelt {
    let beside = match place.kind {
        PlaceType::Commune => place.department_name().to_owned(),
        PlaceType::Town => String::new(),
        PlaceType::Municipality => "kommune".to_owned(),
        PlaceType::Epci => words_of_group(&place.name).to_owned(),
    };
    Spelt::new(&place.name).beside(&beside)
}

/// What the short form at the head of a group's official name stands for.
fn words_of_group(name: &str) -> &'static str {
    match name.split(' ').next() {
        Some("CC") => "communauté communes com epci",
        Some("CA") => "communauté agglomération epci",
        Some("CU") => "communauté urbaine epci",
        _ => "métropole epci",
    }
}

/// One row: `kind,code,name,postcodes,lat,lon,population,dep,region,epci,country`.
fn place(row: &csv::StringRecord) -> Option<Place> {
    let number = |at: usize| row.get(at)?.parse::<f64>().ok();
    Some(Place {
        kind: match row.get(0)? {
            "commune" => PlaceType::Commune,
            "town" => PlaceType::Town,
            "epci" => PlaceType::Epci,
            "kommune" => PlaceType::Municipality,
            _ => return None,
        },
        code: row.get(1)?.to_owned(),
        name: row.get(2)?.to_owned(),
        postcodes: row.get(3)?.split_whitespace().map(str::to_owned).collect(),
        lonlat: LonLat::checked(number(5)?, number(4)?)?,
        population: row.get(6)?.parse().unwrap_or(0),
        department: row.get(7)?.to_owned(),
        epci: row.get(9)?.to_owned(),
        country: match row.get(10)? {
            "FR" => Country::France,
            "DK" => Country::Denmark,
            _ => return None,
        },
    })
}

/// Insee numbers the districts of three cities like communes.
fn city_of_district(code: &str) -> Option<&'static str> {
    match code.parse::<u32>().ok()? {
        75_101..=75_120 => Some("75056"),
        13_201..=13_216 => Some("13055"),
        69_381..=69_389 => Some("69123"),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
