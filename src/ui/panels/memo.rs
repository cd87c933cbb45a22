//! Rows worked out once and kept until the project or the filter changes: a frame never sorts a territory.

use std::collections::BTreeMap;

use crate::base::i18n::Lang;

/// Rows and what they were worked out for.
#[derive(Clone, PartialEq, Debug)]
pub struct Memo<T> {
    of: Option<(u64, String)>,
    rows: Vec<T>,
}

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self {
            of: None,
            rows: Vec::new(),
        }
    }
}

impl<T> Memo<T> {
    /// The rows for a revision and a filter; `work_out` runs only when either has changed.
    pub fn rows(&mut self, revision: u64, filter: &str, work_out: impl FnOnce() -> Vec<T>) -> &[T] {
        let held = self
            .of
            .as_ref()
            .is_some_and(|(r, f)| *r == revision && f == filter);
        if !held {
            self.rows = work_out();
            self.of = Some((revision, filter.to_owned()));
        }
        &self.rows
    }
}

/// What was worked out of single rows as they came into view.
#[derive(Clone, PartialEq, Debug)]
pub struct Kept<T> {
    of: Option<(u64, Lang)>,
    rows: BTreeMap<String, T>,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self {
            of: None,
            rows: BTreeMap::new(),
        }
    }
}

impl<T> Kept<T> {
    /// The row of that name; `work_out` runs once for each until the revision or the language changes.
    pub fn row(&mut self, of: (u64, Lang), name: &str, work_out: impl FnOnce() -> T) -> &T {
        if self.of != Some(of) {
            self.rows.clear();
            self.of = Some(of);
        }
        self.rows.entry(name.to_owned()).or_insert_with(work_out)
    }
}
