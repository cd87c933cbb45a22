//! The map servers that French users know, with what their conditions ask for.

use super::template::Template;
use crate::base::i18n::{Lang, tr};

/// A map server.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Provider {
    /// IGN's drawn map.
    Plan,
    /// IGN's photographs from the air.
    Photo,
    /// Limits of parcels, laid over any ground.
    Cadastre,
    /// The tiles of openstreetmap.org.
    Osm,
}

impl Provider {
    /// All of them, as they are listed.
    pub const ALL: [Self; 4] = [Self::Plan, Self::Photo, Self::Cadastre, Self::Osm];

    /// Short name for files and keys of words.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Photo => "photo",
            Self::Cadastre => "cadastre",
            Self::Osm => "osm",
        }
    }

    /// Its name as shown.
    pub fn name(self, lang: Lang) -> String {
        tr(lang, &format!("online-name-{}", self.key()))
    }

    /// Whose map it is, to stand on every picture of it.
    pub const fn attribution(self) -> &'static str {
        match self {
            Self::Plan | Self::Photo => "© IGN",
            Self::Cadastre => "© IGN / DGFiP",
            Self::Osm => "© les contributeurs d'OpenStreetMap",
        }
    }

    /// Transparent, to be laid over another ground.
    pub const fn is_overlay(self) -> bool {
        matches!(self, Self::Cadastre)
    }

    /// Smallest and largest zoom at which its tiles say something.
    pub const fn zooms(self) -> (u8, u8) {
        match self {
            Self::Plan | Self::Photo | Self::Osm => (0, 19),
            Self::Cadastre => (14, 19),
        }
    }

    /// Whether an area may be fetched in advance. The policy of openstreetmap.org forbids it.
    pub const fn may_be_prepared(self) -> bool {
        !matches!(self, Self::Osm)
    }

    /// What a tile weighs on average, in bytes, before any was seen: guessed, not measured.
    pub const fn guessed_tile_bytes(self) -> u64 {
        match self {
            Self::Plan => 25_000,
            Self::Photo => 20_000,
            Self::Cadastre => 12_000,
            Self::Osm => 15_000,
        }
    }

    /// The address that its tiles have, unless the person wrote another one.
    pub const fn usual_address(self) -> &'static str {
        match self {
            Self::Plan => {
                "https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0\
                 &LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2&STYLE=normal&FORMAT=image/png\
                 &TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}"
            }
            Self::Photo => {
                "https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0\
                 &LAYER=ORTHOIMAGERY.ORTHOPHOTOS&STYLE=normal&FORMAT=image/jpeg\
                 &TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}"
            }
            Self::Cadastre => {
                "https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0\
                 &LAYER=CADASTRALPARCELS.PARCELLAIRE_EXPRESS&STYLE=normal&FORMAT=image/png\
                 &TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}"
            }
            Self::Osm => "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
        }
    }

    /// True when an address is one of IGN's servers, or this machine's own.
    pub fn is_ign_server(template: &Template) -> bool {
        let is_theirs = |domain: &str| {
            let rest = template.host().strip_suffix(domain);
            rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        };
        template.is_loopback() || is_theirs("geopf.fr") || is_theirs("ign.fr")
    }

    /// The provider of that short name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|provider| provider.key() == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_addresses_are_sound_and_encrypted() {
        for provider in Provider::ALL {
            let template = Template::new(provider.usual_address()).expect("sound");
            assert!(!template.is_loopback());
            let url = template.url(14, 8295, 5488);
            assert!(
                url.starts_with("https://") && !url.contains(' ') && !url.contains('{'),
                "{url}"
            );
            assert!(url.contains("8295") && url.contains("5488"), "{url}");
        }
    }

    #[test]
    fn only_servers_of_ign_are_known_as_such() {
        let is_ign = |address: &str| Provider::is_ign_server(&Template::new(address).expect("sound"));
        assert!(is_ign(Provider::Photo.usual_address()));
        assert!(is_ign("https://geopf.fr/{z}/{x}/{y}"));
        for other in [
            Provider::Osm.usual_address(),
            "https://notgeopf.fr/{z}/{x}/{y}",
            "https://geopf.fr.example.com/{z}/{x}/{y}",
        ] {
            assert!(!is_ign(other), "{other}");
        }
    }
}
