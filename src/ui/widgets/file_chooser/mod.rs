//! Our own file chooser, inside the window: it needs no portal, works the same everywhere, and tests can drive it.
//!
//! The path line is the heart: typing narrows the list, the arrows mark, Enter goes in or picks, Esc leaves.

mod listing;
mod places;
mod view;

#[cfg(test)]
mod tests;

use std::path::{MAIN_SEPARATOR, MAIN_SEPARATOR_STR, Path, PathBuf, is_separator};

pub use listing::{ChooserError, Item, Listing, MOST_ENTRIES, is_kind, read_folder};
pub use places::{Place, PlaceKind};

use crate::base::i18n::Lang;
use crate::base::text::fold;

/// Projects are GeoPackages.
const PROJECT: &[&str] = &["gpkg"];

/// What the file is wanted for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChooserMode {
    /// An existing file.
    Open,
    /// A file to write, new or replaced after a question.
    Save,
}

/// How it ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ChooserEvent {
    /// This file. In save mode its folder exists and replacing was agreed to.
    Chosen(PathBuf),
    /// None.
    Cancelled,
}

/// An open file chooser. Keep it while it shows; drop it after its event.
#[derive(Clone, Debug)]
pub struct Chooser {
    mode: ChooserMode,
    /// Key of the words at its head.
    title: &'static str,
    extensions: &'static [&'static str],
    folder: PathBuf,
    listing: Listing,
    /// Indices into the listing that fit the typed name.
    fitting: Vec<usize>,
    /// What the path line shows.
    text: String,
    marked: Option<usize>,
    places: Vec<Place>,
    recent: Vec<PathBuf>,
    problem: Option<ChooserError>,
    /// The file that save mode asks about.
    replacing: Option<PathBuf>,
    /// The path line was not changed by typing: it wants the focus and the cursor at its end.
    text_replaced: bool,
}

impl Chooser {
    /// Chooses an existing project file, starting in `folder` (home when there is none).
    pub fn open(lang: Lang, folder: Option<PathBuf>) -> Self {
        Self::new(ChooserMode::Open, lang, folder, "")
    }

    /// Chooses where to write a project file, with a name proposed.
    pub fn save(lang: Lang, folder: Option<PathBuf>, name: &str) -> Self {
        Self::new(ChooserMode::Save, lang, folder, name)
    }

    /// Other words at its head.
    #[must_use]
    pub fn titled(mut self, key: &'static str) -> Self {
        self.title = key;
        self
    }

    /// Other kinds of files than projects: extensions in lower case without dots; new names get the first one.
    #[must_use]
    pub fn kinds(mut self, extensions: &'static [&'static str]) -> Self {
        self.extensions = extensions;
        let folder = self.folder.clone();
        self.read(&folder);
        self
    }

    /// Files used lately, newest first, shown under the places.
    #[must_use]
    pub fn recent(self, recent: Vec<PathBuf>) -> Self {
        Self { recent, ..self }
    }

    fn new(mode: ChooserMode, lang: Lang, folder: Option<PathBuf>, name: &str) -> Self {
        let places = places::of_machine(lang);
        let home = places.iter().find(|place| place.kind == PlaceKind::Home);
        let home = home.map(|place| place.path.clone());
        let mut chooser = Self {
            mode,
            title: match mode {
                ChooserMode::Open => "chooser-title-open",
                ChooserMode::Save => "chooser-title-save",
            },
            extensions: PROJECT,
            folder: PathBuf::from(MAIN_SEPARATOR_STR),
            listing: Listing::default(),
            fitting: Vec::new(),
            text: String::new(),
            marked: None,
            places,
            recent: Vec::new(),
            problem: None,
            replacing: None,
            text_replaced: true,
        };
        let start = folder.filter(|folder| folder.is_dir()).or(home);
        chooser.go(&start.unwrap_or_else(|| chooser.folder.clone()));
        chooser.text.push_str(name);
        chooser
    }

    /// The folder that the list shows.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Shows that folder, or says why not and stays.
    fn go(&mut self, folder: &Path) {
        if self.read(folder) {
            let name = if self.mode == ChooserMode::Save {
                self.split_text().1
            } else {
                String::new()
            };
            self.text = format!("{}{name}", with_separator(&self.folder));
            self.text_replaced = true;
            self.refit();
        }
    }

    fn read(&mut self, folder: &Path) -> bool {
        self.replacing = None;
        match read_folder(folder, self.extensions) {
            Ok(listing) => {
                self.listing = listing;
                folder.clone_into(&mut self.folder);
                self.problem = None;
                self.marked = None;
                self.refit();
                true
            }
            Err(problem) => {
                self.problem = Some(problem);
                false
            }
        }
    }

    fn go_up(&mut self) {
        if let Some(parent) = self.folder.parent().map(Path::to_owned) {
            self.go(&parent);
        }
    }

    /// The folder and the beginning of a name that the path line holds.
    fn split_text(&self) -> (PathBuf, String) {
        let at = self.text.rfind(is_separator).map_or(0, |at| at + 1);
        let (folder, name) = self.text.split_at(at);
        let rest = folder
            .strip_prefix('~')
            .filter(|rest| rest.starts_with(is_separator));
        let home = self.places.iter().find(|place| place.kind == PlaceKind::Home);
        let folder = match (rest, home) {
            (Some(rest), Some(home)) => home.path.join(rest.trim_start_matches(is_separator)),
            // Joining an absolute path replaces, a relative one appends, an empty one changes nothing.
            _ => self.folder.join(folder),
        };
        (folder, name.to_owned())
    }

    /// After each change of the path line: follows it into folders and narrows the list.
    fn typed(&mut self) {
        self.problem = None;
        self.replacing = None;
        let (folder, name) = self.split_text();
        if folder != self.folder && folder.is_dir() {
            self.read(&folder);
        }
        self.refit();
        let narrows = self.mode == ChooserMode::Open && !name.is_empty() && !self.fitting.is_empty();
        self.marked = narrows.then_some(0);
    }

    fn refit(&mut self) {
        let wanted = if self.mode == ChooserMode::Open {
            fold(&self.split_text().1)
        } else {
            String::new()
        };
        let fits = |index: &usize| {
            let item = self.listing.items.get(*index);
            item.is_some_and(|item| fold(&item.name).starts_with(&wanted))
        };
        self.fitting = (0..self.listing.items.len()).filter(fits).collect();
    }

    fn shown(&self) -> impl ExactSizeIterator<Item = &Item> {
        self.fitting.iter().map(|index| &self.listing.items[*index])
    }

    fn marked_item(&self) -> Option<Item> {
        self.shown().nth(self.marked?).cloned()
    }

    fn move_mark(&mut self, steps: isize) {
        let Some(last) = self.fitting.len().checked_sub(1) else {
            return;
        };
        self.marked = match (self.marked, steps) {
            (mark, 0) => mark,
            (None, 1..) => Some(0),
            (None, _) => Some(last),
            (Some(mark), _) => Some(mark.saturating_add_signed(steps).min(last)),
        };
    }

    /// The path line with the only folder or file that fits, if there is one to complete.
    fn completion(&self) -> Option<String> {
        let (_, name) = self.split_text();
        let start = fold(&name);
        let mut fitting = self.shown().filter(|item| fold(&item.name).starts_with(&start));
        let only = fitting.next()?;
        if name.is_empty() || fitting.next().is_some() || (only.name == name && !only.is_folder) {
            return None;
        }
        let path = with_separator(&self.folder) + &only.name;
        let end = if only.is_folder {
            MAIN_SEPARATOR.to_string()
        } else {
            String::new()
        };
        Some(path + &end)
    }

    fn complete(&mut self) {
        if let Some(text) = self.completion() {
            self.text = text;
            self.text_replaced = true;
            self.typed();
        }
    }

    /// Enter, or the main button.
    fn confirm(&mut self) -> Option<ChooserEvent> {
        if let Some(item) = self.marked_item() {
            return self.take(&item.path);
        }
        let (folder, name) = self.split_text();
        if name.is_empty() {
            if folder == self.folder {
                self.problem = Some(ChooserError::NoName(folder));
            } else {
                self.go(&folder);
            }
            return None;
        }
        let path = folder.join(&name);
        self.take(&path)
    }

    /// Goes into a folder, or picks a file.
    fn take(&mut self, path: &Path) -> Option<ChooserEvent> {
        if path.is_dir() {
            self.go(path);
            return None;
        }
        let result = match self.mode {
            ChooserMode::Open => self.check_open(path),
            ChooserMode::Save => self.check_save(path),
        };
        match result {
            Ok(picked) => picked.map(ChooserEvent::Chosen),
            Err(problem) => {
                self.problem = Some(problem);
                None
            }
        }
    }

    fn check_open(&self, path: &Path) -> Result<Option<PathBuf>, ChooserError> {
        if !path.exists() {
            return Err(ChooserError::NotFound(path.to_owned()));
        }
        if !is_kind(path, self.extensions) {
            return Err(ChooserError::Kind {
                path: path.to_owned(),
                kinds: self.kinds_text(),
            });
        }
        Ok(Some(path.to_owned()))
    }

    /// Adds the extension when it is missing; asks before replacing.
    fn check_save(&mut self, path: &Path) -> Result<Option<PathBuf>, ChooserError> {
        let mut path = path.to_owned();
        if let (false, Some(extension)) = (is_kind(&path, self.extensions), self.extensions.first()) {
            path.as_mut_os_string().push(format!(".{extension}"));
        }
        let folder = path.parent().unwrap_or(&self.folder);
        if !folder.is_dir() {
            return Err(ChooserError::NotFolder(folder.to_owned()));
        }
        if path.exists() {
            self.replacing = Some(path);
            return Ok(None);
        }
        Ok(Some(path))
    }

    /// Esc: takes back the question about replacing first, then leaves.
    fn escape(&mut self) -> Option<ChooserEvent> {
        if self.replacing.take().is_some() {
            return None;
        }
        Some(ChooserEvent::Cancelled)
    }

    /// `.gpkg, .csv`
    fn kinds_text(&self) -> String {
        let dotted: Vec<String> = self.extensions.iter().map(|kind| format!(".{kind}")).collect();
        dotted.join(", ")
    }
}

fn with_separator(folder: &Path) -> String {
    let mut text = folder.display().to_string();
    if !text.ends_with(is_separator) {
        text.push(MAIN_SEPARATOR);
    }
    text
}
