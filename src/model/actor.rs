//! Actors of the territory.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::coded::coded_enum;
use super::{Level, Origin};
use crate::base::geo::LonLat;
use crate::base::ids::ActorId;

coded_enum! {
    /// The five kinds of actor.
    ActorKind {
        /// A firm.
        Company = "company",
        /// A municipality or another public body.
        Public = "public",
        /// A farm.
        Farm = "farm",
        /// An association or a club.
        Association = "association",
        /// Inhabitants.
        Household = "household",
    }
}

/// Where an actor is, and how well that is known.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Position {
    /// WGS 84 degrees.
    pub at: LonLat,
    /// Radius in metres within which the true place lies; `None` when nobody said.
    pub precision_m: Option<f64>,
}

/// One actor. Only the name is needed; everything else may stay unknown.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Actor {
    /// Stable identifier.
    pub id: ActorId,
    /// Human reference, unique among actors.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Full name.
    pub name: String,
    /// At most 18 characters for the map; empty when not chosen.
    pub short_name: String,
    /// Kind of actor.
    pub kind: ActorKind,
    /// French establishment number, 14 digits, or empty.
    pub siret: String,
    /// NAF or NACE code, or empty.
    pub activity_code: String,
    /// Activity in words, or empty.
    pub activity: String,
    /// Name of the commune, or empty.
    pub commune: String,
    /// Place on the map; `None` while not placed.
    pub position: Option<Position>,
    /// Headcount; `None` when unknown.
    pub employees: Option<u32>,
    /// Free remark.
    pub note: String,
    /// Where the row comes from.
    pub origin: Origin,
    /// Levels of single fields that differ from the default.
    pub levels: BTreeMap<String, Level>,
}

impl Actor {
    /// An actor that has a name and nothing else.
    pub fn named(id: ActorId, name: impl Into<String>) -> Self {
        Self {
            id,
            reference: format!("a-{id}"),
            name: name.into(),
            short_name: String::new(),
            kind: ActorKind::Company,
            siret: String::new(),
            activity_code: String::new(),
            activity: String::new(),
            commune: String::new(),
            position: None,
            employees: None,
            note: String::new(),
            origin: Origin::default(),
            levels: BTreeMap::new(),
        }
    }

    /// The name for the map: the chosen short name, else the full name without parentheses, cut between words.
    pub fn map_name(&self) -> &str {
        if !self.short_name.is_empty() {
            return &self.short_name;
        }
        let plain = self.name.split('(').next().unwrap_or(&self.name).trim();
        let plain = if plain.is_empty() { self.name.trim() } else { plain };
        if plain.chars().count() <= MAP_NAME_CHARS {
            return plain;
        }
        // The character after the limit may be the blank that ends the last word that fits.
        let limit = plain
            .char_indices()
            .nth(MAP_NAME_CHARS + 1)
            .map_or(plain.len(), |(at, _)| at);
        match plain[..limit].rfind([' ', ',']) {
            Some(cut) if cut > 0 => plain[..cut].trim_end_matches([',', ' ']),
            _ => plain,
        }
    }

    /// True when the place is worse known than one kilometre.
    pub fn is_roughly_placed(&self) -> bool {
        self.position
            .is_some_and(|p| p.precision_m.is_some_and(|m| m > 1000.0))
    }
}

/// An actor known only by its commune stands at the commune's centre: the true place may be this far away, in metres.
pub const COMMUNE_PRECISION_M: f64 = 3000.0;

/// Longest automatic name on the map, in characters.
const MAP_NAME_CHARS: usize = 26;

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn map_name(name: &str) -> String {
        Actor::named(ActorId(Uuid::nil()), name).map_name().to_owned()
    }

    #[test]
    fn a_long_name_is_cut_between_words_wherever_its_accents_stand() {
        assert_eq!(
            map_name("Association bouchons de liège"),
            "Association bouchons de"
        );
        assert_eq!(map_name("Scierie Martin (Ghyvelde)"), "Scierie Martin");
        assert_eq!(
            map_name("éééééééééééééééééééééééééééé"),
            "éééééééééééééééééééééééééééé"
        );
        for length in 0..60 {
            let name: String = "é à ".chars().cycle().take(length).collect();
            assert!(map_name(&name).chars().count() <= MAP_NAME_CHARS + 1, "{name}");
        }
    }
}
