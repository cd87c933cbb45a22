//! Where a verb reads and writes: standard streams in the program, memory in tests.

use std::io::{BufRead, ErrorKind, Write};

use serde::Serialize;

use super::failure::Failure;
use crate::base::i18n::{Arg, Lang, tr, tr_args};

/// The streams of a verb and the language it speaks.
pub struct Desk<'a> {
    /// Language of every sentence.
    pub lang: Lang,
    /// What is typed or piped in.
    pub input: &'a mut dyn BufRead,
    /// Results.
    pub out: &'a mut dyn Write,
    /// Sentences beside the results.
    pub err: &'a mut dyn Write,
}

impl Desk<'_> {
    /// Writes one line of results.
    ///
    /// # Errors
    /// [`Failure::NobodyReads`] for a closed pipe, [`Failure::Failed`] when the output takes no more.
    pub fn line(&mut self, text: &str) -> Result<(), Failure> {
        let written = writeln!(self.out, "{text}");
        written.map_err(|error| self.unwritten(&error))
    }

    /// Writes one line and hands it over at once.
    ///
    /// # Errors
    /// As [`Self::line`].
    pub fn flushed_line(&mut self, text: &str) -> Result<(), Failure> {
        self.line(text)?;
        self.flush()
    }

    /// Hands over what is written so far.
    ///
    /// # Errors
    /// As [`Self::line`].
    pub fn flush(&mut self) -> Result<(), Failure> {
        self.out.flush().map_err(|error| self.unwritten(&error))
    }

    /// Writes a value as one line of JSON.
    ///
    /// # Errors
    /// As [`Self::line`].
    pub fn json(&mut self, value: &impl Serialize) -> Result<(), Failure> {
        let text = serde_json::to_string(value);
        let text = text.map_err(|error| Failure::Failed(error.to_string()))?;
        self.line(&text)
    }

    /// Says something beside the results, on one line.
    pub fn note(&mut self, sentence: &str) {
        // Nothing is left to complain to when this fails.
        let _ = writeln!(self.err, "{}", one_line(sentence));
    }

    /// A message in the language of the desk.
    pub fn tr(&self, key: &str) -> String {
        tr(self.lang, key)
    }

    /// A message with its arguments.
    pub fn tr_with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        tr_args(self.lang, key, args)
    }

    fn unwritten(&self, error: &std::io::Error) -> Failure {
        match error.kind() {
            ErrorKind::BrokenPipe => Failure::NobodyReads,
            _ => Failure::Failed(self.tr_with("cli-output-refused", &[("why", error.to_string().into())])),
        }
    }
}

/// Text from files may hold line ends and control characters: a sentence stays one line and the terminal untouched.
pub fn one_line(text: &str) -> String {
    text.trim_end()
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

/// Rows of cells as lines with aligned columns; numbers among `right` stand right.
pub fn aligned(rows: &[Vec<String>], right: &[usize]) -> Vec<String> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |at: usize| {
        rows.iter()
            .filter_map(|row| row.get(at))
            .map(|cell| cell.chars().count())
            .max()
    };
    let widths: Vec<usize> = (0..columns).map(|at| width(at).unwrap_or(0)).collect();
    let pad = |(at, cell): (usize, &String)| {
        let cell = one_line(cell);
        let blanks = " ".repeat(widths[at].saturating_sub(cell.chars().count()));
        if right.contains(&at) {
            format!("{blanks}{cell}")
        } else {
            format!("{cell}{blanks}")
        }
    };
    let line = |row: &Vec<String>| row.iter().enumerate().map(pad).collect::<Vec<_>>().join("  ");
    rows.iter().map(|row| line(row).trim_end().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_by_characters_and_numbers_stand_right() {
        let cells = |row: [&str; 3]| row.map(str::to_owned).to_vec();
        let rows = [cells(["é", "9,5", "x"]), cells(["abc", "12,25", ""])];
        assert_eq!(aligned(&rows, &[1]), ["é      9,5  x", "abc  12,25"]);
    }

    #[test]
    fn a_sentence_is_one_line_without_control_characters() {
        assert_eq!(one_line("a\nb\u{1b}[31m\n"), "a b [31m");
    }
}
