//! `--script FILE`: intents played into the open window, paced by their `t`, as if somebody typed them.

use std::collections::VecDeque;
use std::path::Path;
use std::time::{Duration, Instant};

use egui::Context;
use serde_json::Value;

use super::App;
use crate::base::i18n::tr_args;
use crate::session::Intent;

/// Longest script that is read, in bytes.
const LONGEST: u64 = 50 << 20;

/// The lines that are still to be played.
pub(super) struct Replay {
    lines: VecDeque<Line>,
    since: Instant,
}

struct Line {
    /// Number in the file, from 1.
    number: usize,
    /// When it is due.
    at: Duration,
    text: String,
}

impl Replay {
    /// Reads a script. A line without `t` is due with the one before it.
    pub(super) fn read(path: &Path) -> std::io::Result<Self> {
        if std::fs::metadata(path)?.len() > LONGEST {
            return Err(std::io::Error::other("> 50 MB"));
        }
        let mut at = Duration::ZERO;
        let mut lines = VecDeque::new();
        for (number, text) in (1..).zip(std::fs::read_to_string(path)?.lines()) {
            let told = serde_json::from_str::<Value>(text)
                .ok()
                .and_then(|line| line.get("t")?.as_f64());
            at = told
                .and_then(|t| Duration::try_from_secs_f64(t).ok())
                .unwrap_or(at);
            if !text.trim().is_empty() {
                lines.push_back(Line {
                    number,
                    at,
                    text: text.to_owned(),
                });
            }
        }
        Ok(Self {
            lines,
            since: Instant::now(),
        })
    }
}

impl App {
    /// Plays what is due, and wakes the window for what comes next.
    pub(super) fn replay(&mut self, ctx: &Context) {
        while let Some(replay) = &mut self.replay {
            let elapsed = replay.since.elapsed();
            match replay.lines.front() {
                None => self.replay = None,
                Some(next) if next.at > elapsed => {
                    ctx.request_repaint_after(next.at - elapsed);
                    return;
                }
                Some(_) => {
                    let line = replay.lines.pop_front();
                    if let Some(line) = line {
                        self.play(&line);
                    }
                }
            }
        }
    }

    fn play(&mut self, line: &Line) {
        let lang = self.lang();
        let played = Intent::parse(&line.text).and_then(|intent| match &mut self.document {
            Some(document) => document.handle(&intent, lang).map(drop),
            None => Ok(()),
        });
        if let (Err(refusal), Some(document)) = (played, &mut self.document) {
            let args = [
                ("line", line.number.to_string().into()),
                ("why", refusal.message(lang).into()),
            ];
            document.tell(tr_args(lang, "told-script-line", &args));
        }
    }
}
