//! Earlier versions of a visible file: the ten last, and one a day for fourteen days.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::files;
use super::slot;

/// Newest versions that are always kept.
const NEWEST: usize = 10;
/// Days of which the newest version is kept as well.
const DAYS: usize = 14;
/// Versions of a project that carries a map are large: beyond so many bytes in all, only the newest few are kept.
const MOST_BYTES: u64 = 600_000_000;
const ALWAYS: usize = 3;
const DAY_MS: i64 = 86_400_000;

/// An earlier version of a visible file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Backup {
    /// When it was replaced, in Unix milliseconds.
    pub at_ms: i64,
    /// Where it lies.
    pub path: PathBuf,
}

/// Earlier versions of that file, newest first.
pub fn backups(visible: &Path, data_dir: &Path) -> Vec<Backup> {
    let path = fs::canonicalize(visible).unwrap_or_else(|_| visible.to_owned());
    list(&data_dir.join("backups").join(slot::key_of(&path)))
}

fn list(folder: &Path) -> Vec<Backup> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut found: Vec<Backup> = entries
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let stem = path.file_stem()?.to_str()?;
            let at_ms = stem.split('-').next()?.parse().ok()?;
            Some(Backup { at_ms, path })
        })
        .collect();
    found.sort_by(|a, b| b.cmp(a));
    found
}

/// Keeps a flushed copy of a file and drops those that are too old.
pub(super) fn keep(file: &Path, folder: &Path, now_ms: i64) -> std::io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let mut number = 0;
    let target = loop {
        let target = folder.join(format!("{now_ms:013}-{number:03}.gpkg"));
        if !target.exists() {
            break target;
        }
        number += 1;
    };
    files::copy_flushed(file, &target)?;
    files::sync_folder(&target)?;
    drop_old(folder, MOST_BYTES);
    Ok(target)
}

fn drop_old(folder: &Path, most_bytes: u64) {
    let (mut days, mut bytes) = (BTreeSet::new(), 0);
    for (rank, backup) in list(folder).into_iter().enumerate() {
        bytes += fs::metadata(&backup.path).map_or(0, |m| m.len());
        let first_of_its_day = days.insert(backup.at_ms.div_euclid(DAY_MS));
        let is_old = rank >= NEWEST && !(first_of_its_day && days.len() <= DAYS);
        if is_old || (rank >= ALWAYS && bytes > most_bytes) {
            files::remove(&backup.path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_versions_are_kept_up_to_a_number_of_bytes_but_never_less_than_three() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        fs::write(&file, "0123456789").unwrap();
        let kept = folder.path().join("kept");
        for hour in 0..8 {
            keep(&file, &kept, hour).unwrap();
        }
        drop_old(&kept, 50);
        let times: Vec<i64> = list(&kept).iter().map(|b| b.at_ms).collect();
        assert_eq!(times, [7, 6, 5, 4, 3]);
        drop_old(&kept, 1);
        assert_eq!(list(&kept).len(), 3);
    }

    #[test]
    fn ten_newest_and_one_a_day_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        fs::write(&file, "x").unwrap();
        let kept = folder.path().join("kept");
        for day in 0..20 {
            for hour in 0..3 {
                keep(&file, &kept, day * DAY_MS + hour * 1000).unwrap();
            }
        }
        let days: BTreeSet<i64> = list(&kept).iter().map(|b| b.at_ms / DAY_MS).collect();
        assert_eq!(days, (6..20).collect());
        // Ten newest reach back to day 16 (its last hour); one more for each of the ten days before.
        assert_eq!(list(&kept).len(), 20);
    }
}
