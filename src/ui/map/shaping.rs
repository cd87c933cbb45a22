//! A picture as far as it needs no letters: laid out and cut into triangles by any thread.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use egui::epaint::{TessellationOptions, Tessellator};
use egui::{Context, Mesh, Shape, Vec2};

use super::canvas::{ShapeCanvas, Words};
use crate::base::i18n::Lang;
use crate::picture::paint::{self, Look};
use crate::picture::{Emphasis, MapInput, PlaceLabel, Scene, View, layout};
use crate::ui::theme::Theme;

/// What a picture is made from.
pub struct Task {
    /// Actors, links and groups.
    pub input: Arc<MapInput>,
    /// Names of the ground in that view.
    pub places: Vec<PlaceLabel>,
    /// What is seen.
    pub view: View,
    /// What stands out.
    pub emphasis: Emphasis,
    /// Where the map's corner is.
    pub corner: Vec2,
    /// Version of the data.
    pub version: u64,
    /// Colours.
    pub theme: Theme,
    /// Families are told by patterns too.
    pub patterns: bool,
    /// Language of legend and tags.
    pub lang: Lang,
    /// Dots of the screen for each point.
    pub pixels_per_point: f32,
}

/// A picture that lacks its letters.
pub struct Shaped {
    /// What it was made from.
    pub task: Task,
    /// Where everything is.
    pub scene: Scene,
    /// Lines and areas.
    pub lines: Arc<Mesh>,
    /// Words among them.
    pub words: Vec<Words>,
    /// How long it took.
    pub cost: Duration,
}

impl Task {
    /// Colours and patterns.
    pub fn look(&self) -> Look {
        let look = Look::of(self.theme);
        Look {
            patterns: self.patterns || look.patterns,
            ..look
        }
    }

    /// Makes it here and now.
    pub fn shape(mut self) -> Shaped {
        let started = Instant::now();
        // Whoever still shows the picture before keeps its input: then this works on a copy.
        let mut input = Arc::unwrap_or_clone(self.input);
        input.places = std::mem::take(&mut self.places);
        let scene = layout(&input, &self.view, &self.emphasis, self.lang);
        self.input = Arc::new(input);
        let look = self.look();
        let mut canvas = ShapeCanvas::without_letters(self.corner);
        paint::paint_zones(&scene, &look, &mut canvas);
        paint::paint_links(&scene, &look, &mut canvas);
        Shaped {
            lines: Arc::new(tessellated(self.pixels_per_point, canvas.shapes)),
            words: canvas.words,
            task: self,
            scene,
            cost: started.elapsed(),
        }
    }

    /// Makes it on a thread of its own, which wakes the window at its end; `None` when the system has none to give.
    pub fn beside(self, ctx: &Context) -> Option<Receiver<Shaped>> {
        let (send, receive) = channel();
        let ctx = ctx.clone();
        let work = move || {
            // Nobody listens any more when the map came to rest before.
            let _ = send.send(self.shape());
            ctx.request_repaint();
        };
        let thread = std::thread::Builder::new().name("picture".to_owned());
        thread.spawn(work).ok().map(|_| receive)
    }
}

/// Shapes as triangles, so that a still or moving picture costs no tessellation.
fn tessellated(pixels_per_point: f32, shapes: Vec<Shape>) -> Mesh {
    let options = TessellationOptions {
        prerasterized_discs: false,
        ..TessellationOptions::default()
    };
    let mut tessellator = Tessellator::new(pixels_per_point, options, [0, 0], Vec::new());
    let mut mesh = Mesh::default();
    for shape in shapes {
        tessellator.tessellate_shape(shape, &mut mesh);
    }
    mesh
}
