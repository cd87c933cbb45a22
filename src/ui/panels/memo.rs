//! Rows worked out once and kept until the project or the filter changes: a frame never sorts a territory.

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
