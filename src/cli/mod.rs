//! Floor 6: the verbs of the headless program.
//!
//! [`asked`] sorts the words of the command line by the table of [`verbs`]; each verb has a file of its own and is a
//! function from its [`Args`] to a result on its [`Desk`]. What is said to people comes from the area `cli`.

pub mod args;
mod asked;
mod candidates;
mod check;
pub mod desk;
mod dump;
mod export;
pub mod failure;
mod geometry;
mod ground;
mod import;
mod import_zones;
mod listed;
mod map;
pub mod match_dir;
mod new;
mod opening;
mod recognise;
mod report;
mod samples;
mod scenario;
mod script;
mod tiles;
pub mod verbs;

use std::ffi::OsString;
use std::io::{BufWriter, stderr, stdin, stdout};

pub use args::Args;
pub use desk::Desk;
pub use failure::Failure;

use asked::Asked;
use verbs::help;

/// Runs a command line, without the program's name, on the standard streams; returns the exit code.
pub fn run(words: impl IntoIterator<Item = OsString>) -> u8 {
    let (mut out, mut err, mut input) = (BufWriter::new(stdout().lock()), stderr().lock(), stdin().lock());
    let asked = asked::parse(words);
    let lang = match &asked {
        Ok(Asked::Run(_, args)) => args.lang,
        Ok(Asked::Help(_, lang)) | Err((lang, _)) => *lang,
    };
    let mut desk = Desk {
        lang,
        input: &mut input,
        out: &mut out,
        err: &mut err,
    };
    let result = match asked {
        Ok(Asked::Run(verb, args)) => (verb.run)(&args, &mut desk).and_then(|()| desk.flush()),
        Ok(Asked::Help(verb, _)) => {
            let shown = desk.flushed_line(&help(verb, lang));
            shown.and(Err(Failure::Usage(String::new())))
        }
        Err((_, failure)) => Err(failure),
    };
    let Err(failure) = result else { return 0 };
    // Results that were ready before the failure are still worth reading.
    let _ = desk.flush();
    complain(&mut desk, &failure);
    failure.code()
}

fn complain(desk: &mut Desk<'_>, failure: &Failure) {
    match failure.message() {
        "" => {}
        // The list of verbs, when none was given: the one message of several lines.
        words if words == help(None, desk.lang) => {
            let _ = writeln!(desk.err, "{words}");
        }
        words => desk.note(words),
    }
}
