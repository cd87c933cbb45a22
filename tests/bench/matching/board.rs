//! The printed table.

/// One line: a figure, its goal and what it came to.
pub struct Row {
    /// Number of the figure.
    pub id: &'static str,
    /// What is measured.
    pub what: String,
    /// The goal in words.
    pub goal: &'static str,
    /// What was measured.
    pub measured: String,
    /// What it is compared with, and what that took.
    pub peer: String,
    /// The quotient that the goal speaks of, when it speaks of one.
    pub ratio: Option<f64>,
    /// `None` when there was nothing to compare with.
    pub reached: Option<bool>,
}

impl Row {
    /// A figure that is a number of its own.
    pub fn alone(
        id: &'static str,
        what: impl Into<String>,
        goal: &'static str,
        measured: String,
        reached: bool,
    ) -> Self {
        Self {
            id,
            what: what.into(),
            goal,
            measured,
            peer: "-".to_owned(),
            ratio: None,
            reached: Some(reached),
        }
    }

    /// A figure that is a quotient; reached when it is at most `most`.
    pub fn against(mut self, peer: String, ratio: Option<f64>, most: f64) -> Self {
        self.peer = peer;
        self.ratio = ratio;
        self.reached = ratio.map(|ratio| ratio <= most);
        self
    }
}

/// All lines so far.
pub struct Board(String);

impl Default for Board {
    fn default() -> Self {
        Self(
            "| | what | goal | measured | peer | ratio | reached |\n| --- | --- | --- | --- | --- | --- | --- |"
                .to_owned(),
        )
    }
}

impl Board {
    /// Adds a line, and tells it at once: the whole table takes a while.
    pub fn add(&mut self, row: &Row) {
        let ratio = row.ratio.map_or_else(|| "-".to_owned(), quotient);
        let reached = match row.reached {
            Some(true) => "yes",
            Some(false) => "**no**",
            None => "-",
        };
        let line = format!(
            "\n| {} | {} | {} | {} | {} | {ratio} | {reached} |",
            row.id, row.what, row.goal, row.measured, row.peer
        );
        eprint!("{line}");
        self.0.push_str(&line);
    }

    /// The table in Markdown.
    pub fn text(&self) -> &str {
        &self.0
    }
}

/// Small quotients as one over something.
fn quotient(ratio: f64) -> String {
    if ratio < 0.5 {
        format!("1/{:.1}", 1.0 / ratio)
    } else {
        format!("{ratio:.2}")
    }
}

/// The value in the middle; the upper one of two, as the peers take it.
pub fn median(values: &[f64]) -> f64 {
    share(values, 50)
}

/// The value at that percentage of the sorted ones, as the peers take it.
pub fn share(values: &[f64], percent: usize) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let at = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
    sorted.get(at).copied().unwrap_or(f64::NAN)
}
