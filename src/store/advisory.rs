//! The advisory lock beside the visible file: it warns other people, it never blocks them.

use std::fs;
use std::path::{Path, PathBuf};

use super::files;
use super::types::{AppInfo, OtherUser};

/// Longest lock file that is read, in bytes.
const LONGEST: u64 = 4096;

/// Where the lock of a file lies.
pub(super) fn path_of(visible: &Path) -> PathBuf {
    files::beside(visible, ".~lock.", "#")
}

/// One line: user, machine, process, start.
fn line(app: &AppInfo, now_ms: i64) -> String {
    let plain = |text: &str| text.replace([',', '\n', '\r'], " ");
    let pid = std::process::id();
    format!("{},{},{pid},{now_ms}\n", plain(&app.user), plain(&app.machine))
}

/// Who the lock says has the file open; `None` without a readable lock.
pub(super) fn owner(visible: &Path) -> Option<OtherUser> {
    let path = path_of(visible);
    if fs::metadata(&path).ok()?.len() > LONGEST {
        return None;
    }
    parse(&fs::read_to_string(path).ok()?)
}

fn parse(text: &str) -> Option<OtherUser> {
    let mut parts = text.trim_end().split(',');
    let owner = OtherUser {
        user: parts.next()?.to_owned(),
        machine: parts.next()?.to_owned(),
        pid: parts.next()?.parse().ok()?,
        since_ms: parts.next()?.parse().ok()?,
    };
    parts.next().is_none().then_some(owner)
}

/// True for a lock that this very process put.
pub(super) fn is_own(owner: &OtherUser, app: &AppInfo) -> bool {
    owner.machine == app.machine && owner.pid == std::process::id()
}

/// True when that process may still be there. On another machine nobody can tell, so it counts as there.
pub(super) fn is_live(owner: &OtherUser, app: &AppInfo, held_here: bool) -> bool {
    if owner.machine != app.machine {
        return true;
    }
    if cfg!(target_os = "linux") {
        return Path::new("/proc").join(owner.pid.to_string()).exists();
    }
    held_here
}

/// Puts our lock, unless a live one of someone else is there. Returns its text when it is ours.
///
/// A folder that cannot be written simply gets none: the lock is only advice.
pub(super) fn put(visible: &Path, app: &AppInfo, now_ms: i64) -> Option<String> {
    let theirs = owner(visible).is_some_and(|o| !is_own(&o, app) && is_live(&o, app, true));
    if theirs {
        return None;
    }
    let text = line(app, now_ms);
    fs::write(path_of(visible), &text).ok().map(|()| text)
}

/// Takes our lock away again; one of someone else stays.
pub(super) fn take(visible: &Path, ours: &str) {
    let path = path_of(visible);
    if fs::read_to_string(&path).is_ok_and(|text| text == ours) {
        files::remove(&path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_reads_back_and_nonsense_is_no_lock() {
        let app = AppInfo {
            version: String::new(),
            lang: crate::base::i18n::Lang::Fr,
            user: "Marie, D.".to_owned(),
            machine: "bureau".to_owned(),
        };
        let owner = parse(&line(&app, 5)).unwrap();
        assert_eq!((owner.user.as_str(), owner.since_ms), ("Marie  D.", 5));
        assert!(is_live(&owner, &app, true));
        for nonsense in ["", "a,b", "a,b,c,d", "a,b,1,2,3"] {
            assert_eq!(parse(nonsense), None);
        }
    }
}
