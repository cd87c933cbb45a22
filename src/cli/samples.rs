//! Verb `samples`: the zones that can be opened without any data of one's own.

use serde::Serialize;

use super::args::Args;
use super::desk::{Desk, aligned};
use super::failure::Failure;
use crate::samples;

#[derive(Serialize)]
struct Row<'a> {
    key: &'a str,
    name: &'a str,
    description: &'a str,
    about: &'a str,
}

/// Lists the sample zones.
///
/// # Errors
/// When the output takes no more.
pub fn run(args: &Args, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let lang = desk.lang;
    if args.json {
        let row = |s: &'static samples::Sample| Row {
            key: s.key,
            name: &s.name,
            description: s.description(lang),
            about: s.about(lang),
        };
        return desk.json(&samples::list().iter().map(row).collect::<Vec<_>>());
    }
    let cells = |s: &samples::Sample| vec![s.key.to_owned(), s.name.clone(), s.description(lang).to_owned()];
    let rows: Vec<Vec<String>> = samples::list().iter().map(cells).collect();
    aligned(&rows, &[]).iter().try_for_each(|line| desk.line(line))
}
