//! The ground of the map: the embedded map, the person's own source over it, and a transparent one over both.

use std::sync::Arc;

use tiny_skia::Pixmap;

use super::archive::Archive;
use super::cache::TileKey;
use super::content::Content;
use super::error::TileError;
use super::places::{self, Shown};
use super::pyramid::{Answer, Found, Pyramid};
use super::raster::{self, Look};
use super::tile_source::{About, TileSource};
use super::view::{self, MapView};
use crate::base::i18n::{Lang, tr, tr_args};
use crate::picture::places::PlaceLabel;
use crate::picture::tokens::Theme;

static EMBEDDED: &[u8] = include_bytes!("../../assets/basemap/basemap.pmtiles");

/// More tiles than any screen shows at once; a larger box is answered at a lower zoom.
const MAX_PLACE_TILES: f64 = 256.0;

/// A square picture of one tile.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TilePicture {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Four bytes a pixel, rows from the north, all opaque.
    pub rgba: Vec<u8>,
    /// A better picture will be there later: a tile is on its way.
    pub provisional: bool,
}

/// What lies under actors and flows. Clones share the files and the memory of decoded tiles, from any thread.
#[derive(Clone, Debug)]
pub struct Ground {
    embedded: Pyramid,
    over: Option<Pyramid>,
    overlay: Option<Pyramid>,
}

impl Ground {
    /// The map that the program carries.
    ///
    /// # Errors
    /// Only if the program file itself is damaged.
    pub fn embedded() -> Result<Self, TileError> {
        let archive = Archive::open(EMBEDDED)?;
        Ok(Self {
            embedded: Pyramid::embedded(Arc::new(archive)),
            over: None,
            overlay: None,
        })
    }

    /// The same ground with that source over the embedded map, or without any.
    #[must_use]
    pub fn with_source(&self, source: Option<Arc<dyn TileSource>>) -> Self {
        Self {
            over: source.map(Pyramid::new),
            ..self.clone()
        }
    }

    /// The same ground with that transparent source over everything, or without any.
    #[must_use]
    pub fn with_overlay(&self, source: Option<Arc<dyn TileSource>>) -> Self {
        Self {
            overlay: source.map(Pyramid::new),
            ..self.clone()
        }
    }

    /// The same ground as far as it is at hand: for pictures and papers, which must not make a server give a whole area
    /// in advance.
    #[must_use]
    pub fn at_hand(&self) -> Self {
        Self {
            embedded: self.embedded.clone(),
            over: self.over.as_ref().map(Pyramid::at_hand),
            overlay: self.overlay.as_ref().map(Pyramid::at_hand),
        }
    }

    /// What the source over the embedded map says of itself.
    pub fn source(&self) -> Option<&About> {
        self.over.as_ref().map(|over| over.source().about())
    }

    /// What went wrong last in the source over the embedded map, if anything did.
    pub fn fault(&self) -> Option<Arc<TileError>> {
        self.over.as_ref().and_then(Pyramid::fault)
    }

    /// Counts what has come of the tiles that were on their way: provisional pictures may be better by then.
    pub fn arrivals(&self) -> u64 {
        let own = [&self.over, &self.overlay].into_iter().flatten();
        own.map(|pyramid| pyramid.source().arrivals()).sum()
    }

    /// Deepest zoom that has tiles; beyond it they are enlarged.
    pub fn max_zoom(&self) -> u8 {
        let own = self.source().map_or(0, |about| about.max_zoom);
        own.max(self.embedded.source().about().max_zoom)
            .min(view::MAX_TILE_ZOOM)
    }

    /// A picture of 256 × scale pixels a side; `scale` is 1 to 4. Takes milliseconds: call it from a worker thread.
    ///
    /// Where the tile is absent or damaged, or deeper than its source goes, the nearest coarser one is drawn
    /// enlarged; where the source has none at all, the embedded map; where that has none, sea.
    pub fn tile_picture(&self, theme: Theme, z: u8, x: u32, y: u32, scale: u8) -> TilePicture {
        let look = Look {
            theme,
            zoom: z,
            scale: scale.clamp(1, 4),
        };
        let mut picture = TilePicture {
            width: look.side(),
            height: look.side(),
            rgba: Vec::new(),
            provisional: false,
        };
        let Some(mut pixmap) = Pixmap::new(look.side(), look.side()) else {
            return picture;
        };
        let (layers, provisional) = self.layers((z, x, y));
        raster::fill_sea(&mut pixmap, look);
        for layer in &layers {
            draw(&mut pixmap, layer.as_ref(), look);
        }
        picture.provisional = provisional;
        picture.rgba = pixmap.take();
        picture
    }

    /// What can be seen in that square, from the bottom upwards, and whether something better is on its way.
    pub(super) fn layers(&self, square: TileKey) -> ([Option<Found>; 3], bool) {
        let over = ask(self.over.as_ref(), square);
        let overlay = ask(self.overlay.as_ref(), square);
        let is_covered = over.found.as_ref().is_some_and(|found| found.content.covers());
        let beneath = (!is_covered).then(|| self.embedded.nearest(square).found);
        let layers = [beneath.flatten(), over.found, overlay.found];
        (layers, over.on_its_way || overlay.on_its_way)
    }

    /// The places in a box of the unit web-mercator square (west, south, east, north; south is the larger y),
    /// each once, the most important (smallest rank) first, then by name.
    pub fn places_in(&self, [west, south, east, north]: [f64; 4], zoom: f64) -> Vec<PlaceLabel> {
        let mut zoom = f64::from(view::whole_zoom(zoom).min(self.max_zoom()));
        let (width, height) = ((east - west).abs(), (south - north).abs());
        let tiles_at = |zoom: f64| (width * zoom.exp2() + 2.0) * (height * zoom.exp2() + 2.0);
        while zoom > 0.0 && tiles_at(zoom) > MAX_PLACE_TILES {
            zoom -= 1.0;
        }
        let world = f64::from(raster::TILE_SIDE) * zoom.exp2();
        let view = MapView {
            centre: [(west + east) / 2.0, (south + north) / 2.0],
            zoom,
            width: width * world,
            height: height * world,
        };
        let sources: Vec<(TileKey, Found)> = view
            .tiles()
            .iter()
            .map(|t| (t.z, t.x, t.y))
            .filter_map(|square| Some((square, self.named(square)?)))
            .collect();
        let shown = sources.iter().filter_map(|(square, found)| {
            Some(Shown {
                square: *square,
                key: found.key,
                tile: found.content.shapes()?,
            })
        });
        places::labels(shown, [west, south.max(north), east, south.min(north)])
    }

    /// Who made what is drawn in that view, in full: where there is room, and under « À propos ».
    pub fn attribution(&self, lang: Lang, view: &MapView) -> String {
        let embedded = self.shows_embedded(view).then(|| tr(lang, "basemap-attribution"));
        self.credits(lang, embedded)
    }

    /// The short form for the corner of a map; the full one must then stand under « À propos ».
    pub fn short_attribution(&self, lang: Lang, view: &MapView) -> String {
        let embedded = self
            .shows_embedded(view)
            .then(|| tr(lang, "basemap-attribution-short"));
        self.credits(lang, embedded)
    }

    fn credits(&self, lang: Lang, embedded: Option<String>) -> String {
        let own = [&self.over, &self.overlay].into_iter().flatten();
        let mut credits: Vec<String> = own.map(|p| credit(lang, p.source().about())).collect();
        credits.extend(embedded);
        credits.dedup();
        credits.join(" · ")
    }

    /// True when some of the embedded map is drawn in that view, be it only its names.
    fn shows_embedded(&self, view: &MapView) -> bool {
        let Some(about) = self.source() else {
            return true;
        };
        !(about.bears_names || places::are_named(about))
            || view.tiles().iter().any(|t| !self.is_covered((t.z, t.x, t.y)))
    }

    fn is_covered(&self, square: TileKey) -> bool {
        let over = ask(self.over.as_ref(), square);
        over.found.is_some_and(|found| found.content.covers())
    }

    /// The tile whose names stand in that square.
    fn named(&self, square: TileKey) -> Option<Found> {
        let over = ask(self.over.as_ref(), square).found;
        if let Some(found) = over {
            if self.source().is_some_and(|about| about.bears_names) {
                return None;
            }
            if self.source().is_some_and(places::are_named) {
                return Some(found);
            }
        }
        self.embedded.nearest(square).found
    }
}

fn ask(pyramid: Option<&Pyramid>, square: TileKey) -> Answer {
    pyramid.map(|p| p.nearest(square)).unwrap_or_default()
}

fn draw(pixmap: &mut Pixmap, found: Option<&Found>, look: Look) {
    let Some(Found { content, part, .. }) = found else {
        return;
    };
    match &**content {
        Content::Vector(tile, schema) => raster::draw(pixmap, tile, *schema, *part, look),
        Content::Picture(pixels) => pixels.draw(pixmap, *part, look),
    }
}

/// The credit of a source; one that names nobody is at least named itself.
fn credit(lang: Lang, about: &About) -> String {
    match (about.attribution.as_str(), about.name.as_str()) {
        ("", "") => tr(lang, "tiles-credit-unknown"),
        ("", name) => tr_args(lang, "tiles-credit-unnamed", &[("name", name.into())]),
        (attribution, _) => attribution.to_owned(),
    }
}

#[cfg(test)]
#[path = "ground_tests.rs"]
mod tests;
