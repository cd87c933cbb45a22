//! Preferences of the person, kept in a small file of their own: never in a project.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::base::i18n::Lang;
use crate::picture::tokens::Theme;

/// How many files the first page remembers.
const RECENT: usize = 8;

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
    /// Files opened, newest first.
    pub recent: Vec<PathBuf>,
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
        self.recent.retain(|known| known != path);
        self.recent.insert(0, path.to_path_buf());
        self.recent.truncate(RECENT);
    }
}
