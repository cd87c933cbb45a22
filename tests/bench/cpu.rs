//! CPU time, user and system: what is left of a time when others use the machine too.

use std::io;
use std::path::Path;
use std::process::{Command, Output};

/// CPU time of this thread so far, in ms.
#[cfg(unix)]
pub fn thread_ms() -> f64 {
    clock_ms(rustix::time::ClockId::ThreadCPUTime)
}

/// CPU time of all threads of this process so far, in ms.
#[cfg(unix)]
pub fn process_ms() -> f64 {
    clock_ms(rustix::time::ClockId::ProcessCPUTime)
}

#[cfg(unix)]
fn clock_ms(clock: rustix::time::ClockId) -> f64 {
    let time = rustix::time::clock_gettime(clock);
    time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
}

/// Wall time where the system does not tell the other.
#[cfg(not(unix))]
pub fn thread_ms() -> f64 {
    use std::sync::OnceLock;
    use std::time::Instant;
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_secs_f64() * 1e3
}

/// Wall time where the system does not tell the other.
#[cfg(not(unix))]
pub fn process_ms() -> f64 {
    thread_ms()
}

/// The CPU time of this thread that `work` takes, in ms, and its result.
pub fn timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let before = thread_ms();
    let result = work();
    (thread_ms() - before, result)
}

/// What a program printed, and the CPU time of its whole life with its threads and children, in seconds.
///
/// Counted by bash, which asks the system for the figures of its children.
///
/// # Errors
/// Without bash, or when the program failed: with what it said.
pub fn child(program: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> io::Result<(String, f64)> {
    let output = Command::new("bash")
        .args(["-c", "TIMEFORMAT='cpu %3U %3S'; time \"$@\"", "bash"])
        .arg(program)
        .args(arguments)
        .envs(environment.iter().copied())
        .env("LC_ALL", "C")
        .output()?;
    let Output {
        status,
        stdout,
        stderr,
    } = output;
    let said = String::from_utf8_lossy(&stderr);
    let seconds = said.lines().next_back().and_then(|line| {
        let mut words = line.strip_prefix("cpu ")?.split(' ');
        let mut next = || words.next()?.parse::<f64>().ok();
        Some(next()? + next()?)
    });
    match seconds.filter(|_| status.success()) {
        Some(seconds) => Ok((String::from_utf8_lossy(&stdout).into_owned(), seconds)),
        None => Err(io::Error::other(format!("{}: {said}", program.display()))),
    }
}
