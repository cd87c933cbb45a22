//! The machine of a run, as its table names it: no path, no name of a host.

use std::fs;
use std::io;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

/// Date and machine in one line.
pub fn told() -> String {
    let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let after = |text: &str, key: &str| {
        let line = text
            .lines()
            .find_map(|line| line.strip_prefix(key))
            .unwrap_or("unknown");
        line.trim_matches([' ', '\t', ':', '=', '"']).to_owned()
    };
    let memory: f64 = after(&read("/proc/meminfo"), "MemTotal:")
        .trim_end_matches(" kB")
        .parse()
        .unwrap_or(f64::NAN);
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    format!(
        "{}. M: {cores} cores, {}, {:.0} GiB, {}, load {} at the end; no graphics card, no display. `any`: the same on every \
         machine.",
        jiff::ZonedDateTime::now().date(),
        after(&read("/proc/cpuinfo"), "model name"),
        memory / 1_048_576.0,
        after(&read("/etc/os-release"), "PRETTY_NAME="),
        read("/proc/loadavg").split(' ').next().unwrap_or("unknown"),
    )
}

/// The most memory that this process held since the last [`forget_peak`], in MB.
pub fn peak_mb() -> f64 {
    highest("/proc/self/status").unwrap_or(f64::NAN)
}

/// From here on, [`peak_mb`] counts anew.
pub fn forget_peak() {
    // Where the system has no such switch, the peak of the whole run is told.
    let _ = fs::write("/proc/self/clear_refs", "5");
}

fn highest(status: &str) -> Option<f64> {
    let text = fs::read_to_string(status).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: f64 = line.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kib * 1.024 / 1000.0)
}

/// Runs a program to its end; what it left, and the most memory that it was seen to hold, in MB.
///
/// # Errors
/// When it does not start.
pub fn watched(command: &mut Command) -> io::Result<(Output, f64)> {
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn()?;
    let status = format!("/proc/{}/status", child.id());
    let mut most = f64::NAN;
    while child.try_wait()?.is_none() {
        most = most.max(highest(&status).unwrap_or(f64::NAN));
        std::thread::sleep(Duration::from_millis(2));
    }
    Ok((child.wait_with_output()?, most))
}
