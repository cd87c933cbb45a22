//! The printed table, and under it why what was missed was missed.

use std::fmt::Write as _;

use crate::bounds;
use crate::machine;

/// One line: a figure, its goal and what it came to.
pub struct Row {
    /// The step that promised it.
    step: u8,
    /// What is measured.
    what: String,
    /// The goal in words.
    goal: String,
    /// What was measured.
    measured: String,
    /// True when any machine comes to the same.
    anywhere: bool,
    /// What it is compared with, and what that took.
    peer: String,
    /// `None` when there was no goal or nothing to compare with.
    kept: Option<bool>,
}

impl Row {
    /// A figure of this machine without a verdict.
    pub fn new(
        step: u8,
        what: impl Into<String>,
        goal: impl Into<String>,
        measured: impl Into<String>,
    ) -> Self {
        Self {
            step,
            what: what.into(),
            goal: goal.into(),
            measured: measured.into(),
            anywhere: false,
            peer: "-".to_owned(),
            kept: None,
        }
    }

    /// A figure that this run leaves out, and the command that does not.
    pub fn left_out(step: u8, what: &str, goal: &str, command: &str) -> Self {
        Self::new(step, what, goal, format!("not measured in this run: `{command}`"))
    }

    /// Whether the goal was kept.
    pub fn kept(mut self, kept: bool) -> Self {
        self.kept = Some(kept);
        self
    }

    /// The same on every machine.
    pub fn anywhere(mut self) -> Self {
        self.anywhere = true;
        self
    }

    /// What stands beside it.
    pub fn beside(mut self, peer: impl Into<String>) -> Self {
        self.peer = peer.into();
        self
    }

    /// A figure that is a quotient; kept when it is at most `most`, not judged when there is none.
    pub fn against(mut self, peer: &str, ratio: Option<f64>, most: f64) -> Self {
        let told = ratio.map_or_else(String::new, |ratio| format!(": {}", quotient(ratio)));
        self.peer = format!("{peer}{told}");
        self.kept = ratio.map(|ratio| ratio <= most);
        self
    }

    fn line(&self, machine: &str) -> String {
        let machine = if self.anywhere { "any" } else { machine };
        let kept = match self.kept {
            Some(true) => "kept",
            Some(false) => "**miss**",
            None => "-",
        };
        format!(
            "| {} | {} | {} | {} | {machine} | {} | {kept} |",
            self.step, self.what, self.goal, self.measured, self.peer
        )
    }
}

/// All lines so far.
#[derive(Default)]
pub struct Board(Vec<Row>);

impl Board {
    /// Adds a line, and tells it at once: the whole table takes a while.
    pub fn add(&mut self, row: Row) {
        eprintln!("{}", row.line("this"));
        self.0.push(row);
    }

    /// The document in Markdown: the machine, the table in the order of the steps, the misses.
    pub fn text(mut self) -> String {
        self.0.sort_by_key(|row| row.step);
        let count = |kept| self.0.iter().filter(|row| row.kept == kept).count();
        let mut text = format!(
            "# Figures\n\n{}\n\n{} kept, {} missed, {} without a verdict.\n\n\
             | step | figure | goal | measured | machine | peer beside it | |\n\
             | --- | --- | --- | --- | --- | --- | --- |\n",
            machine::told(),
            count(Some(true)),
            count(Some(false)),
            count(None)
        );
        for row in &self.0 {
            let _ = writeln!(text, "{}", row.line("M"));
        }
        text.push_str("\n## Misses\n\n");
        for row in self.0.iter().filter(|row| row.kept == Some(false)) {
            let why = bounds::of(&row.what).unwrap_or("Not explained yet.");
            let _ = writeln!(
                text,
                "- **{}** ({} for {}). {why}",
                row.what, row.measured, row.goal
            );
        }
        text
    }
}

/// Small quotients as one over something.
pub fn quotient(ratio: f64) -> String {
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
