//! Tiles of a provider as a ground of the map: from the cache, else from its server.

use std::sync::Arc;
use std::time::SystemTime;

use super::cache::Shelf;
use super::choices::Allowed;
use super::fetcher::{Shared, Wished};
use super::provider::Provider;
use crate::basemap::{About, TileError, TileSource, TileType};

/// Tiles from the cache, else asked for at the server.
#[derive(Debug)]
pub struct OnlineTiles {
    shared: Arc<Shared>,
    allowed: Allowed,
    shelf: Shelf,
    about: About,
}

impl OnlineTiles {
    pub(super) fn new(shared: Arc<Shared>, allowed: Allowed) -> Self {
        Self {
            shared,
            shelf: Shelf::new(allowed.provider(), allowed.template()),
            about: about(&allowed),
            allowed,
        }
    }
}

#[cfg(test)]
impl OnlineTiles {
    /// True while no request is under way.
    pub(super) fn shared_is_idle(&self) -> bool {
        self.shared.is_idle()
    }
}

impl TileSource for OnlineTiles {
    fn about(&self) -> &About {
        &self.about
    }

    fn tile(&self, z: u8, x: u32, y: u32) -> Result<Option<Vec<u8>>, TileError> {
        let (key, now) = ((z, x, y), SystemTime::now());
        let kept = self.shared.cache.get(&self.shelf, key, now);
        if let Some(kept) = kept {
            if !kept.freshness.is_fresh(now) {
                // An old picture is shown at once; whether it still holds is asked beside.
                let _ = self.shared.wish(&self.allowed, key);
            }
            return Ok(picture(kept.bytes));
        }
        match self.shared.wish(&self.allowed, key) {
            Wished::Here(bytes) => Ok(picture(bytes)),
            Wished::Nothing => Ok(None),
            Wished::OnItsWay => Err(TileError::OnItsWay),
        }
    }

    fn tile_at_hand(&self, z: u8, x: u32, y: u32) -> Result<Option<Vec<u8>>, TileError> {
        let kept = self.shared.cache.get(&self.shelf, (z, x, y), SystemTime::now());
        kept.map(|kept| picture(kept.bytes)).ok_or(TileError::OnItsWay)
    }

    fn arrivals(&self) -> u64 {
        self.shared.arrivals()
    }
}

/// The cache notes an absent tile as an empty one.
fn picture(bytes: Vec<u8>) -> Option<Vec<u8>> {
    (!bytes.is_empty()).then_some(bytes)
}

fn about(allowed: &Allowed) -> About {
    let provider = allowed.provider();
    let (min_zoom, max_zoom) = provider.zooms();
    About {
        name: String::new(),
        attribution: allowed.attribution(),
        tile_type: match provider {
            Provider::Photo => TileType::Jpeg,
            _ => TileType::Png,
        },
        min_zoom,
        max_zoom,
        bounds: None,
        layers: Vec::new(),
        bears_names: matches!(provider, Provider::Plan | Provider::Osm),
    }
}
