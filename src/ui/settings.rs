//! Preferences of the person, kept in a small file of their own: never in a project.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::base::i18n::Lang;
use crate::online::Choices;
use crate::picture::tokens::Theme;
use crate::ui::message::ground::Drawn;

/// How many files the first page remembers.
const RECENT: usize = 8;

/// Of how many projects the ground is remembered.
const GROUNDS: usize = 40;

/// What stays from one start to the next. Unknown fields of a newer version are ignored.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Language of the interface.
    pub lang: Lang,
    /// Look.
    pub theme: Theme,
    /// Size of everything, 1 is normal.
    pub zoom: Option<f32>,
    /// Light falls on the screen of the wall: it is shown on paper, with wider lines.
    pub wall_lit: bool,
    /// The wall says how many proposals rest on something hidden.
    pub wall_confidential: bool,
    /// Map servers that may be asked.
    pub online: Choices,
    /// Files opened, newest first.
    pub recent: Vec<PathBuf>,
    /// Tile packs drawn on, newest first.
    pub recent_packs: Vec<PathBuf>,
    /// What was drawn beneath each project, the newest first.
    pub grounds: Vec<(PathBuf, Drawn)>,
}

impl Settings {
    /// Reads the file; anything unreadable gives the defaults, as preferences are no data.
    pub fn load(path: &Path) -> Self {
        let text = std::fs::read_to_string(path).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// Writes the file; a failure costs only the preferences of this run.
    pub fn save(&self, path: &Path) {
        let written = serde_json::to_string_pretty(self)
            .map_err(std::io::Error::from)
            .and_then(|text| {
                if let Some(folder) = path.parent() {
                    std::fs::create_dir_all(folder)?;
                }
                std::fs::write(path, text)
            });
        drop(written);
    }

    /// Puts a file at the head of the recent ones.
    pub fn remember(&mut self, path: &Path) {
        to_head(
            &mut self.recent,
            path.to_path_buf(),
            |known| known == path,
            RECENT,
        );
    }

    /// Puts a tile pack at the head of the recent ones.
    pub fn remember_pack(&mut self, path: &Path) {
        to_head(
            &mut self.recent_packs,
            path.to_path_buf(),
            |known| known == path,
            RECENT,
        );
    }

    /// Keeps what is drawn beneath a project.
    pub fn remember_ground(&mut self, project: &Path, drawn: Drawn) {
        let entry = (project.to_path_buf(), drawn);
        to_head(&mut self.grounds, entry, |(known, _)| known == project, GROUNDS);
    }

    /// What was drawn last beneath a project.
    pub fn ground_of(&self, project: &Path) -> Drawn {
        let known = self.grounds.iter().find(|(known, _)| known == project);
        known.map(|(_, drawn)| drawn.clone()).unwrap_or_default()
    }
}

/// Puts an entry first, instead of the one like it, and drops the last of too many.
fn to_head<T>(list: &mut Vec<T>, entry: T, same: impl Fn(&T) -> bool, most: usize) {
    list.retain(|known| !same(known));
    list.insert(0, entry);
    list.truncate(most);
}
