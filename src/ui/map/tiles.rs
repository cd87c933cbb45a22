//! Tiles of the ground: drawn on a thread of their own, kept as textures within a bound of bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use egui::{ColorImage, Context, Rect, TextureHandle, TextureOptions, pos2, vec2};

use crate::basemap::{Ground, MapView, ViewTile};
use crate::picture::tokens::Theme;

/// Textures kept, in bytes: about 400 tiles.
const KEPT_BYTES: usize = 100 << 20;

/// A tile that was on its way is asked for again when something has come, and not before this time.
const ASK_AGAIN: Duration = Duration::from_millis(400);

type Key = (u8, u32, u32);

struct Request {
    ground: Ground,
    key: Key,
    theme: Theme,
    scale: u8,
    generation: u64,
}

struct Drawn {
    key: Key,
    generation: u64,
    image: ColorImage,
    /// What had come before it was drawn, if a better picture is on its way.
    provisional: Option<u64>,
}

/// A picture on the graphics card.
struct Held {
    texture: TextureHandle,
    /// The frame in which it was drawn last.
    used: u64,
    /// When it came and what had come before it was drawn, if a better one is on its way.
    provisional: Option<(Instant, u64)>,
}

/// The ground under the map.
pub struct Tiles {
    requests: Sender<Request>,
    drawn: Receiver<Drawn>,
    textures: BTreeMap<Key, Held>,
    asked: BTreeSet<Key>,
    ground: Ground,
    /// Counts changes of ground, theme and scale: older pictures are of no use.
    generation: u64,
    look: (Theme, u8),
    frame: u64,
}

impl Tiles {
    /// Starts the thread that draws tiles of that ground; `None` when the system has no thread to give.
    pub fn start(ctx: &Context, ground: Ground) -> Option<Self> {
        let (requests, inbox) = channel::<Request>();
        let (outbox, drawn) = channel();
        let ctx = ctx.clone();
        let work = move || {
            while let Ok(first) = inbox.recv() {
                // What was asked last is on screen now, what was asked long ago perhaps no more.
                let mut waiting: Vec<Request> = std::iter::once(first).chain(inbox.try_iter()).collect();
                let newest = waiting.iter().map(|r| r.generation).max().unwrap_or_default();
                waiting.retain(|r| r.generation == newest);
                while let Some(request) = waiting.pop() {
                    let (z, x, y) = request.key;
                    let arrivals = request.ground.arrivals();
                    let picture = request.ground.tile_picture(request.theme, z, x, y, request.scale);
                    let size = [picture.width as usize, picture.height as usize];
                    let image = ColorImage::from_rgba_unmultiplied(size, &picture.rgba);
                    let drawn = Drawn {
                        key: request.key,
                        generation: request.generation,
                        image,
                        provisional: picture.provisional.then_some(arrivals),
                    };
                    if outbox.send(drawn).is_err() {
                        return;
                    }
                    ctx.request_repaint();
                    waiting.extend(inbox.try_iter());
                    let newest = waiting.iter().map(|r| r.generation).max().unwrap_or_default();
                    waiting.retain(|r| r.generation == newest);
                }
            }
        };
        std::thread::Builder::new()
            .name("tiles".to_owned())
            .spawn(work)
            .ok()?;
        Some(Self {
            requests,
            drawn,
            textures: BTreeMap::new(),
            asked: BTreeSet::new(),
            ground,
            generation: 0,
            look: (Theme::Light, 1),
            frame: 0,
        })
    }

    /// Paints the tiles of a view whose upper left corner is at `rect`, asking for those that are missing.
    pub fn paint(&mut self, painter: &egui::Painter, rect: Rect, view: &MapView, theme: Theme) {
        let scale = if painter.pixels_per_point() > 1.3 { 2 } else { 1 };
        if self.look != (theme, scale) {
            self.look = (theme, scale);
            self.forget_all();
        }
        self.frame += 1;
        self.receive(painter.ctx());
        for tile in view.tiles() {
            self.paint_tile(painter, rect, &tile);
        }
        self.forget_old();
    }

    /// Draws tiles of another ground from now on.
    pub fn change_ground(&mut self, ground: Ground) {
        self.ground = ground;
        self.forget_all();
    }

    fn forget_all(&mut self) {
        self.generation += 1;
        self.textures.clear();
        self.asked.clear();
    }

    fn receive(&mut self, ctx: &Context) {
        while let Ok(drawn) = self.drawn.try_recv() {
            if drawn.generation == self.generation {
                self.asked.remove(&drawn.key);
                let (z, x, y) = drawn.key;
                let texture =
                    ctx.load_texture(format!("tile {z}/{x}/{y}"), drawn.image, TextureOptions::LINEAR);
                let held = Held {
                    texture,
                    used: self.frame,
                    provisional: drawn.provisional.map(|arrivals| (Instant::now(), arrivals)),
                };
                self.textures.insert(drawn.key, held);
            }
        }
    }

    fn paint_tile(&mut self, painter: &egui::Painter, rect: Rect, tile: &ViewTile) {
        let key = (tile.z, tile.x, tile.y);
        let at = |x: f64, y: f64| rect.min + vec2(x as f32, y as f32);
        let place = Rect::from_min_max(at(tile.left, tile.top), at(tile.right, tile.bottom));
        if self.is_wanted(painter.ctx(), key) && self.asked.insert(key) {
            let (theme, scale) = self.look;
            // The thread lives as long as this value; without it the map keeps its bare ground.
            let _ = self.requests.send(Request {
                ground: self.ground.clone(),
                key,
                theme,
                scale,
                generation: self.generation,
            });
        }
        let Some((ancestor, part)) = self.best(key) else {
            return;
        };
        let frame = self.frame;
        if let Some(held) = self.textures.get_mut(&ancestor) {
            held.used = frame;
            painter.image(held.texture.id(), place, part, egui::Color32::WHITE);
        }
    }

    /// True for a tile that is not there, or that may be better by now.
    fn is_wanted(&self, ctx: &Context, key: Key) -> bool {
        let Some(held) = self.textures.get(&key) else {
            return true;
        };
        let Some((since, arrivals)) = held.provisional else {
            return false;
        };
        // Without a network nothing comes: then nothing is drawn again either.
        if self.ground.arrivals() == arrivals {
            return false;
        }
        ctx.request_repaint_after(ASK_AGAIN);
        since.elapsed() >= ASK_AGAIN
    }

    /// The tile itself, or the nearest coarser one at hand with the part of it that is needed.
    fn best(&self, (z, x, y): Key) -> Option<(Key, Rect)> {
        (0..=z.min(6)).find_map(|up| {
            let ancestor = (z - up, x >> up, y >> up);
            let side = (1u32 << up) as f32;
            let corner = pos2((x % (1 << up)) as f32 / side, (y % (1 << up)) as f32 / side);
            let part = Rect::from_min_size(corner, vec2(1.0, 1.0) / side);
            self.textures.contains_key(&ancestor).then_some((ancestor, part))
        })
    }

    fn forget_old(&mut self) {
        let bytes = |texture: &TextureHandle| texture.size().iter().product::<usize>() * 4;
        let mut total: usize = self.textures.values().map(|held| bytes(&held.texture)).sum();
        while total > KEPT_BYTES {
            let oldest = self
                .textures
                .iter()
                .min_by_key(|(key, held)| (held.used, **key))
                .map(|(key, _)| *key);
            let Some(gone) = oldest.and_then(|key| self.textures.remove(&key)) else {
                return;
            };
            total -= bytes(&gone.texture);
        }
    }
}
