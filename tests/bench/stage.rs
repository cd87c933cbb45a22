//! The window without a display, a graphics card or a screen reader: frames are laid out and cut into triangles.

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use eframe::App as _;
use egui::{Context, Event, Modifiers, PointerButton, Pos2, RawInput, Rect, Vec2};
use maillage::base::i18n::Lang;
use maillage::picture::Hit;
use maillage::picture::scene::Disc;
use maillage::ui::document::Document;
use maillage::ui::message::Selection;
use maillage::ui::{App, Start};

use crate::cpu;

const SIZE: Vec2 = Vec2::new(1366.0, 768.0);
/// Frames a second, as the window's clock goes.
const RATE: f64 = 60.0;

/// The window and its clock.
pub struct Stage {
    ctx: Context,
    app: App,
    frame: eframe::Frame,
    seconds: f64,
    /// What a screen reader was told last: names and where they are.
    spoken: Vec<(String, Pos2)>,
}

impl Stage {
    /// Opens a project file.
    pub fn open(path: &Path, data_dir: &Path) -> Self {
        let ctx = Context::default();
        let start = Start {
            open: Some(path.display().to_string()),
            lang: Some(Lang::Fr),
            data_dir: Some(data_dir.to_owned()),
            ..Start::default()
        };
        let app = App::new(&ctx, start);
        Self {
            ctx,
            app,
            frame: eframe::Frame::_new_kittest(),
            seconds: 0.0,
            spoken: Vec::new(),
        }
    }

    /// One frame, painted as far as the graphics card: CPU time of the window's thread, in ms.
    pub fn frame(&mut self, events: Vec<Event>) -> f64 {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            time: Some(self.seconds),
            events,
            ..RawInput::default()
        };
        self.seconds += 1.0 / RATE;
        let (app, frame) = (&mut self.app, &mut self.frame);
        let ctx = &self.ctx;
        let (time, mut output) = cpu::timed(|| {
            let mut output = ctx.run_ui(input, |ui| {
                app.logic(ui, frame);
                app.ui(ui, frame);
            });
            let shapes = std::mem::take(&mut output.shapes);
            black_box(ctx.tessellate(shapes, output.pixels_per_point));
            output
        });
        output.textures_delta.clear();
        if let Some(update) = output.platform_output.accesskit_update.take() {
            let named = update.nodes.iter().filter_map(|(_, node)| {
                let bounds = node.bounds()?;
                let middle = Pos2::new(
                    ((bounds.x0 + bounds.x1) / 2.0) as f32,
                    ((bounds.y0 + bounds.y1) / 2.0) as f32,
                );
                Some((node.label()?.to_owned(), middle))
            });
            self.spoken = named.collect();
        }
        time
    }

    /// What is open.
    pub fn document(&self) -> &Document {
        self.app.document().expect("the project is open")
    }

    /// True when the list is there and the map is laid out.
    pub fn is_drawn(&self) -> bool {
        let document = self.app.document();
        document.is_some_and(|d| d.snapshot.is_some() && d.map.picture.is_some())
    }

    /// Frames until the list is there and the ground is drawn.
    pub fn settle(&mut self) {
        let since = Instant::now();
        while self.document().snapshot.is_none() || since.elapsed() < Duration::from_secs(2) {
            assert!(since.elapsed() < Duration::from_secs(300), "the list never came");
            self.frame(Vec::new());
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Presses the first thing of that name, found as a screen reader finds it.
    pub fn press(&mut self, name: &str) {
        self.ctx.enable_accesskit();
        self.frame(Vec::new());
        let nodes = std::mem::take(&mut self.spoken);
        self.ctx.disable_accesskit();
        let place = nodes.iter().find(|(label, _)| label == name);
        let names = || nodes.iter().map(|(label, _)| label.as_str()).collect::<Vec<_>>();
        let at = place
            .unwrap_or_else(|| panic!("nothing is called {name}: {:?}", names()))
            .1;
        for events in [
            vec![Event::PointerMoved(at)],
            vec![button(at, true)],
            vec![button(at, false)],
        ] {
            self.frame(events);
        }
    }

    /// A point of the map under which nothing lies.
    pub fn bare_ground(&self) -> Pos2 {
        let picture = self.document().map.picture.as_ref().expect("a picture");
        let scene = &picture.scene;
        let (across, down) = (scene.width * 0.5, scene.height * 0.5);
        let spots = (0u8..200).map(|i| {
            let (turn, far) = (f32::from(i) * 2.4, f32::from(i) * 1.5);
            [across + far * turn.cos(), down + far * turn.sin()]
        });
        let bare = |p: &[f32; 2]| scene.hit(p[0], p[1], 8.0).is_none();
        let [x, y] = spots.into_iter().find(bare).expect("some bare ground");
        (picture.corner + Vec2::new(x, y)).to_pos2()
    }

    /// Drags the ground about for so many frames; ms of each.
    pub fn pan(&mut self, frames: u32) -> Vec<f64> {
        let from = self.bare_ground();
        let before = self.document().map.view.as_ref().map(|view| view.centre);
        self.frame(vec![Event::PointerMoved(from)]);
        self.frame(vec![button(from, true)]);
        self.frame(vec![Event::PointerMoved(from + Vec2::new(12.0, 0.0))]);
        let times = (1..=frames).map(|i| {
            let turn = i as f32 / 20.0;
            let at = from + Vec2::new(12.0 + 140.0 * turn.sin(), 90.0 * (1.0 - turn.cos()));
            self.frame(vec![Event::PointerMoved(at)])
        });
        let times = times.collect();
        assert_ne!(
            self.document().map.view.as_ref().map(|view| view.centre),
            before,
            "the ground follows the pointer"
        );
        self.frame(vec![button(from, false)]);
        times
    }

    /// The first frame after a rest: the picture is laid out anew.
    pub fn rest(&mut self) -> f64 {
        std::thread::sleep(Duration::from_millis(120));
        self.frame(Vec::new())
    }

    /// Turns the wheel over the middle of the map until it is that close.
    pub fn zoom_to(&mut self, zoom: f64) {
        let now = |stage: &Self| stage.document().map.view.as_ref().map_or(zoom, |view| view.zoom);
        while now(self) < zoom {
            let at = self.bare_ground();
            let wheel = Event::MouseWheel {
                unit: egui::MouseWheelUnit::Point,
                delta: Vec2::new(0.0, 45.0),
                phase: egui::TouchPhase::Move,
                source: egui::MouseWheelSource::Wheel,
                modifiers: Modifiers::NONE,
            };
            self.frame(vec![Event::PointerMoved(at), wheel]);
            for _ in 0..20 {
                self.frame(Vec::new());
            }
        }
        self.settle();
    }

    /// Opens the page of an actor that stands alone on the map.
    pub fn open_actor(&mut self) {
        let picture = self.document().map.picture.as_ref().expect("a picture");
        let scene = &picture.scene;
        // Discs just outside the view are laid out too.
        let inside =
            |[x, y]: [f32; 2]| x > 60.0 && y > 60.0 && x < scene.width - 60.0 && y < scene.height - 60.0;
        let alone = |d: &&Disc| inside(d.at) && scene.hit(d.at[0], d.at[1], 1.0) == Some(Hit::Actor(d.actor));
        let disc = scene.discs.iter().find(alone).expect("an actor alone");
        let at = (picture.corner + Vec2::from(disc.at)).to_pos2();
        for events in [
            vec![Event::PointerMoved(at)],
            vec![button(at, true)],
            vec![button(at, false)],
        ] {
            self.frame(events);
        }
        self.settle();
        assert_ne!(self.document().selection, Selection::Nothing, "its page is open");
    }
}

/// The first button of the mouse goes down or up.
pub fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    }
}
