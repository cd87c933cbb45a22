//! The whole window in a harness: what a person sees, presses and types.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Pos2, Rect, Vec2, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use maillage::base::i18n::Lang;
use maillage::model::Project;
use maillage::session::Snapshot;
use maillage::ui::document::Document;
use maillage::ui::{App, Start};

/// A small laptop.
pub const LAPTOP: [f32; 2] = [1366.0, 768.0];
/// Status line and margin of the panels: what lies there is out of reach, although it is in the window.
const FOOT: f32 = 43.0;
/// Nothing that the window does takes this long; a test that waits longer has failed.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// The window, and a folder of its own.
pub struct Window {
    /// The window.
    pub harness: Harness<'static, App>,
    /// Keys pressed so far, beyond what was written.
    pub keys: usize,
}

impl Window {
    /// Opens a file or a sample (`sample:dunkerque`) in French on a small laptop.
    pub fn open(folder: &Path, what: Option<&str>) -> Self {
        Self::with(folder, what, Lang::Fr, LAPTOP)
    }

    pub fn with(folder: &Path, what: Option<&str>, lang: Lang, size: [f32; 2]) -> Self {
        let start = Start {
            open: what.map(str::to_owned),
            lang: Some(lang),
            data_dir: Some(folder.to_owned()),
            ..Start::default()
        };
        let builder = Harness::<App>::builder().with_size(size);
        let harness = builder.build_eframe(|cc| App::new(&cc.egui_ctx, start));
        let mut window = Self { harness, keys: 0 };
        if what.is_some() {
            window.until("the first list", |w| w.document().snapshot.is_some());
        }
        window
    }

    /// Opens a project and plays intents into it, one JSON object a line.
    pub fn playing(folder: &Path, what: &str, intents: &str) -> Self {
        let script = folder.join("intents.jsonl");
        std::fs::write(&script, intents).expect("a script");
        let start = Start {
            open: Some(what.to_owned()),
            lang: Some(Lang::Fr),
            data_dir: Some(folder.to_owned()),
            script: Some(script),
            ..Start::default()
        };
        let builder = Harness::<App>::builder().with_size(LAPTOP);
        let harness = builder.build_eframe(|cc| App::new(&cc.egui_ctx, start));
        let mut window = Self { harness, keys: 0 };
        window.until("the list", |w| {
            w.document().snapshot.is_some() && !w.document().matching
        });
        window
    }

    /// Closes the window as the person does.
    pub fn quit(self) {
        let mut app = self.harness.into_state();
        eframe::App::on_exit(&mut app, None);
    }

    pub fn document(&self) -> &Document {
        self.harness.state().document().expect("a project is open")
    }

    pub fn project(&self) -> &Project {
        self.document().session.project()
    }

    pub fn snapshot(&self) -> &Snapshot {
        self.document().snapshot.as_ref().expect("a list")
    }

    /// Lets time pass until something is there.
    pub fn until(&mut self, what: &str, there: impl Fn(&Self) -> bool) {
        let since = Instant::now();
        while !there(self) {
            assert!(
                since.elapsed() < LONGEST_WAIT,
                "never came: {what}\n{}",
                self.words()
            );
            self.harness.step();
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// Waits until the list belongs to the newest edit, and looks at one frame more.
    pub fn settle(&mut self) {
        let is_current = |w: &Self| w.snapshot().revision == w.document().session.revision();
        self.until("the list after the last edit", is_current);
        self.harness.run_steps(2);
        self.harness.check_accessibility();
    }

    /// Every label on the screen, for failures.
    pub fn words(&self) -> String {
        let nodes = self.harness.root().children_recursive();
        nodes
            .filter_map(|n| n.accesskit_node().label())
            .collect::<Vec<_>>()
            .join(" | ")
    }

    /// True when that text, or a text that holds it, is on the screen.
    pub fn says(&self, words: &str) -> bool {
        let nodes = self.harness.root().children_recursive();
        let mut texts = nodes.flat_map(|n| [n.accesskit_node().label(), n.accesskit_node().value()]);
        texts.any(|text| text.is_some_and(|t| plain(&t).contains(&plain(words))))
    }

    /// Title and description of every row of a list.
    pub fn rows(&self) -> Vec<(String, String)> {
        let rows = self.harness.root().children_recursive();
        rows.filter(|n| n.accesskit_node().role() == Role::ListBoxOption)
            .map(|n| {
                let node = n.accesskit_node();
                (
                    node.label().unwrap_or_default(),
                    node.description().unwrap_or_default(),
                )
            })
            .collect()
    }

    /// Where the first thing of that name is.
    fn place(&self, role: Role, name: &str) -> Rect {
        let found = self.harness.query_all_by_role_and_label(role, name).next();
        found
            .unwrap_or_else(|| panic!("no {role:?} is called {name}: {}", self.words()))
            .rect()
    }

    /// Clicks the first thing of that name, turning the wheel over it first when it lies below the window's edge.
    pub fn click(&mut self, role: Role, name: &str) {
        let window = self.harness.ctx.content_rect();
        let place = self.place(role, name);
        if place.bottom() > window.bottom() - FOOT || place.top() < window.top() {
            let over = pos2(place.center().x, window.center().y);
            let wheel = Event::MouseWheel {
                unit: egui::MouseWheelUnit::Point,
                delta: vec2(0.0, window.center().y - place.bottom()),
                phase: egui::TouchPhase::Move,
                source: egui::MouseWheelSource::Wheel,
                modifiers: Modifiers::NONE,
            };
            self.harness.hover_at(over);
            self.harness.event(wheel);
            self.harness.run_steps(8);
        }
        let place = self.place(role, name);
        assert!(window.contains_rect(place), "{name} cannot be reached at {place}");
        self.point_at(place.center());
        self.button(place.center(), true);
        self.button(place.center(), false);
    }

    /// A key without a letter, such as Enter.
    pub fn press(&mut self, key: Key) {
        self.chord(Modifiers::NONE, key);
    }

    pub fn chord(&mut self, modifiers: Modifiers, key: Key) {
        self.keys += 1;
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run_steps(2);
    }

    /// A key that types a sign when a field listens: both arrive in one frame, as from a keyboard.
    pub fn letter(&mut self, key: Key, sign: &str) {
        self.keys += 1;
        let [down, up] = [true, false].map(|pressed| Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        });
        let text = Event::Text(sign.to_owned());
        self.harness.input_mut().events.extend([down, text, up]);
        self.harness.run_steps(2);
    }

    /// A key by its place, where the layout has another sign on it.
    pub fn physical(&mut self, modifiers: Modifiers, key: Key, place: Key) {
        self.keys += 1;
        self.harness.event_modifiers(
            Event::Key {
                key,
                physical_key: Some(place),
                pressed: true,
                repeat: false,
                modifiers,
            },
            modifiers,
        );
        self.harness.run_steps(2);
    }

    /// Anything that a system may send.
    pub fn event(&mut self, event: Event) {
        self.harness.event(event);
        self.harness.run_steps(2);
    }

    /// Types into the field that has the focus.
    pub fn write(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.harness.run_steps(2);
    }

    /// Types into a field after going there by its name.
    pub fn write_in(&mut self, field: &str, text: &str) {
        self.harness.get_by_role_and_label(Role::TextInput, field).focus();
        self.harness.step();
        self.write(text);
    }

    /// Name of the field that has the focus.
    pub fn focused(&self) -> Option<String> {
        let mut nodes = self.harness.root().children_recursive();
        let focused = nodes.find(|n| n.accesskit_node().is_focused())?;
        focused.accesskit_node().label().map(|label| plain(&label))
    }

    /// What is in a field.
    pub fn value(&self, field: &str) -> String {
        let field = self.harness.get_by_role_and_label(Role::TextInput, field);
        field.accesskit_node().value().unwrap_or_default()
    }

    /// An actor that stands alone on the map and can be taken hold of: its reference and where it is in the window.
    pub fn actor_on_map(&self) -> (String, Pos2) {
        self.actors_on_map()
            .into_iter()
            .next()
            .expect("an actor that stands alone")
    }

    /// Every actor that can be taken hold of.
    pub fn actors_on_map(&self) -> Vec<(String, Pos2)> {
        let picture = self.document().map.picture.as_ref().expect("a picture");
        let scene = &picture.scene;
        let room = vec2(scene.width, scene.height);
        let inside = |at: Vec2| at.x > 60.0 && at.y > 60.0 && at.x < room.x - 160.0 && at.y < room.y - 160.0;
        let discs = scene
            .discs
            .iter()
            .filter(|d| !d.off_frame && inside(Vec2::from(d.at)));
        discs
            .map(|disc| {
                let actor = &picture.input.actors[disc.actor as usize];
                (
                    actor.reference.clone(),
                    (picture.corner + Vec2::from(disc.at)).to_pos2(),
                )
            })
            .collect()
    }

    /// Keys such as Alt stay down, or go up again.
    pub fn hold(&mut self, modifiers: Modifiers) {
        self.harness.event(Event::ModifiersChanged(modifiers));
        self.harness.run_steps(1);
    }

    /// The pointer at rest somewhere.
    pub fn point_at(&mut self, at: Pos2) {
        self.harness.hover_at(at);
        self.harness.run_steps(2);
    }

    /// The first button of the mouse goes down or up.
    pub fn button(&mut self, at: Pos2, pressed: bool) {
        self.harness.event(Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        self.harness.run_steps(2);
    }
}

/// As typed on a keyboard: without the blanks and quotes of good typography.
pub fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ").replace('’', "'")
}

/// Where the window puts a sample that was opened.
pub fn sample_path(folder: &Path, key: &str) -> PathBuf {
    folder.join("exemples").join(format!("{key}.gpkg"))
}

pub fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}
