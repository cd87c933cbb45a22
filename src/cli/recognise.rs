//! Verb `recognise`: free French labels to natures.

use serde::Serialize;

use super::args::Args;
use super::desk::{Desk, one_line};
use super::failure::Failure;
use super::script::Lines;
use crate::base::number;
use crate::reference::{Knowledge, NatureIx};

#[derive(Serialize)]
struct Told<'a> {
    label: &'a str,
    nature: Option<&'static str>,
    confidence: f64,
    alternatives: Vec<Other>,
}

#[derive(Serialize)]
struct Other {
    nature: &'static str,
    confidence: f64,
}

/// Recognises each word of the command line, or each line typed in when there is none.
///
/// # Errors
/// When a line cannot be read or the output takes no more.
pub fn run(args: &Args, desk: &mut Desk<'_>) -> Result<(), Failure> {
    for word in args.words() {
        tell(&word.to_string_lossy(), args.json, desk)?;
    }
    if !args.words().is_empty() {
        return Ok(());
    }
    let mut lines = Lines::default();
    while let Some(line) = lines.next(desk.input, desk.lang)? {
        let label = line.map_err(Failure::Failed)?;
        if !label.trim().is_empty() {
            tell(label.trim(), args.json, desk)?;
            desk.flush()?;
        }
    }
    Ok(())
}

fn tell(label: &str, json: bool, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let found = Knowledge::built_in().recognise(label);
    if json {
        let other = |(ix, confidence): &(NatureIx, f64)| Other {
            nature: code(*ix),
            confidence: hundredths(*confidence),
        };
        return desk.json(&Told {
            label,
            nature: found.nature.map(code),
            confidence: hundredths(found.confidence),
            alternatives: found.alternatives.iter().map(other).collect(),
        });
    }
    let said = |ix: NatureIx, confidence: f64| {
        let name = Knowledge::built_in().natures().get(ix).label(desk.lang);
        let share = number::format(desk.lang, confidence * 100.0, 0);
        format!("{} ({name}, {share}{}%)", code(ix), number::NBSP)
    };
    let nature = found
        .nature
        .map_or_else(|| desk.tr("cli-not-recognised"), |ix| said(ix, found.confidence));
    let others: Vec<String> = found
        .alternatives
        .iter()
        .map(|(ix, likely)| said(*ix, *likely))
        .collect();
    desk.line(&format!("{} → {nature}", one_line(label)))?;
    if others.is_empty() {
        return Ok(());
    }
    let words = desk.tr_with("cli-alternatives", &[("list", others.join(" · ").into())]);
    desk.line(&format!("    {words}"))
}

fn code(ix: NatureIx) -> &'static str {
    &Knowledge::built_in().natures().get(ix).code
}

/// Finer digits of a confidence mean nothing, and differ between machines.
fn hundredths(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
