//! Verb `script`: intents, one JSON object a line, through the session.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};

use serde::Serialize;

use super::args::Args;
use super::desk::{Desk, one_line};
use super::failure::Failure;
use super::opening;
use crate::base::i18n::{Lang, tr, tr_args};
use crate::session::{Intent, Session};

/// Longest line taken, in bytes.
const MAX_LINE: usize = 1 << 20;

/// A refused line.
#[derive(Serialize)]
struct Refused {
    line: usize,
    message: String,
}

/// What became of the lines so far.
#[derive(Serialize, Default)]
struct Tally {
    done: usize,
    refused: Vec<Refused>,
    /// Number of the last line that the visible file holds.
    saved: usize,
}

/// Carries out a script; each line stands or falls for itself.
///
/// # Errors
/// The project or the script cannot be opened, a line was refused, or the file could not be written at the end.
pub fn run(args: &Args, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let script = args.path(1);
    let mut file = if script.as_os_str() == "-" {
        None
    } else {
        let opened = File::open(&script).and_then(|file| match file.metadata()?.is_dir() {
            true => Err(std::io::ErrorKind::IsADirectory.into()),
            false => Ok(file),
        });
        let unread = |error: std::io::Error| unreadable(&script.display().to_string(), &error, desk.lang);
        Some(BufReader::new(opened.map_err(unread)?))
    };
    let mut session = opening::session(&args.path(0), desk)?;
    let mut tally = Tally::default();
    let mut lines = Lines::default();
    let played = play(
        &mut session,
        &mut lines,
        file.as_mut(),
        &mut tally,
        args.has("ack"),
        desk,
    );
    // What is durable is published even when the script broke off.
    let last = lines.read;
    if session.has_unpublished() {
        session
            .publish()
            .map_err(|refusal| Failure::refusal(&refusal, desk.lang))?;
    }
    opening::save(session, desk)?;
    if played.is_ok() && args.has("ack") && tally.saved < last {
        desk.flushed_line(&format!("saved {last}"))?;
    }
    tally.saved = last;
    played?;
    report(&tally, args, desk)
}

fn play(
    session: &mut Session,
    lines: &mut Lines,
    mut file: Option<&mut BufReader<File>>,
    tally: &mut Tally,
    ack: bool,
    desk: &mut Desk<'_>,
) -> Result<(), Failure> {
    loop {
        let next = match &mut file {
            Some(file) => lines.next(*file, desk.lang)?,
            None => lines.next(desk.input, desk.lang)?,
        };
        let Some(line) = next else { return Ok(()) };
        let number = lines.read;
        let line = line.map(|text| text.trim().trim_start_matches('\u{feff}').to_owned());
        if line.as_ref().is_ok_and(String::is_empty) {
            continue;
        }
        match line.and_then(|line| carry_out(session, &line, desk.lang)) {
            Ok(published) => {
                tally.done += 1;
                if published {
                    tally.saved = number;
                }
                if ack {
                    desk.flushed_line(&format!("ok {number}"))?;
                    if published {
                        desk.flushed_line(&format!("saved {number}"))?;
                    }
                }
            }
            Err(message) => {
                if ack {
                    desk.flushed_line(&format!("error {number} {}", one_line(&message)))?;
                }
                tally.refused.push(Refused {
                    line: number,
                    message: one_line(&message),
                });
            }
        }
    }
}

/// Does what the line says; true when it wrote the visible file.
fn carry_out(session: &mut Session, line: &str, lang: Lang) -> Result<bool, String> {
    let intent = Intent::parse(line).map_err(|refusal| refusal.message(lang))?;
    let done = session.handle(&intent);
    done.map(|_| intent == Intent::Publish)
        .map_err(|refusal| refusal.message(lang))
}

fn report(tally: &Tally, args: &Args, desk: &mut Desk<'_>) -> Result<(), Failure> {
    if args.json && !args.has("ack") {
        desk.json(tally)?;
    } else if !args.has("ack") {
        for refused in &tally.refused {
            let words = desk.tr_with(
                "cli-script-line",
                &[
                    ("line", refused.line.to_string().into()),
                    ("why", refused.message.as_str().into()),
                ],
            );
            desk.line(&words)?;
        }
        let words = desk.tr_with("cli-script-done", &[("count", tally.done.to_string().into())]);
        desk.line(&words)?;
    }
    match tally.refused.first() {
        None => Ok(()),
        Some(first) => Err(Failure::Failed(desk.tr_with(
            "cli-script-refused",
            &[
                ("count", tally.refused.len().to_string().into()),
                ("line", first.line.to_string().into()),
                ("why", first.message.as_str().into()),
            ],
        ))),
    }
}

fn unreadable(path: &str, error: &std::io::Error, lang: Lang) -> Failure {
    let args = [("path", path.into()), ("why", error.to_string().into())];
    Failure::Failed(tr_args(lang, "cli-unreadable", &args))
}

/// Counts lines and reads them within a bound.
#[derive(Default)]
pub struct Lines {
    /// How many lines were read so far, so the number of the last one.
    pub read: usize,
}

impl Lines {
    /// The next line without its end; `None` at the end. A line that is too long or no UTF-8 is one sentence.
    ///
    /// # Errors
    /// The input breaks off.
    pub fn next<R: BufRead + ?Sized>(
        &mut self,
        input: &mut R,
        lang: Lang,
    ) -> Result<Option<Result<String, String>>, Failure> {
        let mut bytes = Vec::new();
        let unread = |error: std::io::Error| unreadable("-", &error, lang);
        Read::take(&mut *input, MAX_LINE as u64 + 1)
            .read_until(b'\n', &mut bytes)
            .map_err(unread)?;
        if bytes.is_empty() {
            return Ok(None);
        }
        self.read += 1;
        if bytes.len() > MAX_LINE && !bytes.ends_with(b"\n") {
            skip_line(input).map_err(unread)?;
            return Ok(Some(Err(tr(lang, "cli-line-too-long"))));
        }
        while bytes.last().is_some_and(|byte| matches!(byte, b'\n' | b'\r')) {
            bytes.pop();
        }
        Ok(Some(
            String::from_utf8(bytes).map_err(|_| tr(lang, "cli-line-not-utf8")),
        ))
    }
}

fn skip_line<R: BufRead + ?Sized>(input: &mut R) -> std::io::Result<()> {
    loop {
        let held = input.fill_buf()?;
        if held.is_empty() {
            return Ok(());
        }
        match held.iter().position(|byte| *byte == b'\n') {
            Some(end) => {
                input.consume(end + 1);
                return Ok(());
            }
            None => {
                let all = held.len();
                input.consume(all);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_and_bad_ones_do_not_stop_the_rest() {
        let long = "x".repeat(3 * MAX_LINE);
        let text = [b"a\r\n\n".as_slice(), b"\xff\n", long.as_bytes(), b"\nb"].concat();
        let (mut input, mut lines) = (text.as_slice(), Lines::default());
        let mut read = Vec::new();
        while let Some(line) = lines.next(&mut input, Lang::En).unwrap() {
            read.push(line.is_ok().then(|| line.unwrap()));
        }
        let whole = |text: &str| Some(text.to_owned());
        assert_eq!(
            (read, lines.read),
            (vec![whole("a"), whole(""), None, None, whole("b")], 5)
        );
    }
}
