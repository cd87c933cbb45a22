//! Folders worth a click: home, documents, and what is plugged in.

use std::path::{Path, PathBuf};

use crate::base::i18n::{Lang, tr};

/// What a place is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PlaceKind {
    /// The user's own folder.
    Home,
    /// The user's documents.
    Documents,
    /// A disk or a key.
    Medium,
}

/// A folder worth a click.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// What it is.
    pub kind: PlaceKind,
    /// Its name: a word for home and documents, its own name for a medium.
    pub label: String,
    /// Where it is.
    pub path: PathBuf,
}

/// The places of this machine, read now.
pub fn of_machine(lang: Lang) -> Vec<Place> {
    let mut places = Vec::new();
    if let Some(user) = directories::UserDirs::new() {
        places.push(Place {
            kind: PlaceKind::Home,
            label: tr(lang, "chooser-home"),
            path: user.home_dir().to_owned(),
        });
        if let Some(path) = user.document_dir().filter(|path| path.is_dir()) {
            places.push(Place {
                kind: PlaceKind::Documents,
                label: tr(lang, "chooser-documents"),
                path: path.to_owned(),
            });
        }
    }
    for root in ["/media", "/run/media"] {
        places.extend(media_under(Path::new(root)));
    }
    places
}

/// Media are mounted either right below the root or below a folder named after the user.
fn media_under(root: &Path) -> Vec<Place> {
    let user = std::env::var_os("USER");
    let mut media = Vec::new();
    for path in folders_in(root) {
        if path.file_name() == user.as_deref() {
            media.extend(folders_in(&path));
        } else {
            media.push(path);
        }
    }
    media
        .into_iter()
        .map(|path| Place {
            kind: PlaceKind::Medium,
            label: path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
            path,
        })
        .collect()
}

fn folders_in(root: &Path) -> Vec<PathBuf> {
    const MOST: usize = 32;
    let Ok(entries) = std::fs::read_dir(root) else {
        return Vec::new();
    };
    let mut folders: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_dir())
        .take(MOST)
        .collect();
    folders.sort();
    folders
}
