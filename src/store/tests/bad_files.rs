use std::fs;

use rusqlite::Connection;

use super::*;

/// Name of each bad file, the error expected (start of its debug form), and its bytes.
fn bad_files(good: &[u8]) -> Vec<(&'static str, &'static str, Vec<u8>)> {
    let with = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = good.to_vec();
        change(&mut bytes);
        bytes
    };
    vec![
        ("empty", "Empty", vec![]),
        ("one-byte", "NotDatabase", vec![0]),
        ("magic-start", "Truncated", good[..7].to_vec()),
        ("magic-only", "Truncated", good[..16].to_vec()),
        ("header-cut", "Truncated", good[..99].to_vec()),
        ("header-only", "Truncated", good[..100].to_vec()),
        ("half", "Truncated", good[..good.len() / 2].to_vec()),
        ("last-byte", "Truncated", good[..good.len() - 1].to_vec()),
        ("text", "NotDatabase", b"nom;commune\nA;B\n".to_vec()),
        ("zip", "NotDatabase", b"PK\x03\x04rest of it".to_vec()),
        ("zeros", "NotDatabase", vec![0; 4096]),
        ("ones", "NotDatabase", vec![0xff; 10_000]),
        ("other-app", "NotGeoPackage", with(&|b| b[68..72].fill(0))),
        ("page-one", "Corrupt", with(&|b| b[100..300].fill(0xAA))),
        (
            "page-sizes",
            "",
            with(&|b| {
                b[16] = 0;
                b[17] = 3;
            }),
        ),
        (
            "pages-zeroed",
            "Corrupt",
            with(&|b| {
                let half = b.len() / 2;
                b[half..].fill(0);
            }),
        ),
        (
            "pages-noise",
            "Corrupt",
            with(&|b| {
                for (i, byte) in b.iter_mut().enumerate().skip(4096) {
                    *byte ^= (i % 251) as u8;
                }
            }),
        ),
        (
            "count-lies",
            "Truncated",
            with(&|b| {
                b[28..32].fill(0xff);
            }),
        ),
    ]
}

fn database(path: &Path, sql: &str) {
    Connection::open(path).unwrap().execute_batch(sql).unwrap();
}

#[test]
fn each_bad_file_gives_its_reason_in_both_languages_and_is_left_as_it_was() {
    let desk = Desk::new();
    desk.create(&rich_project()).close();
    let good = fs::read(desk.file()).unwrap();
    fs::remove_file(desk.file()).unwrap();
    let mut cases: Vec<(PathBuf, &str)> = Vec::new();
    for (name, expected, bytes) in bad_files(&good) {
        let path = desk.folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        cases.push((path, expected));
    }
    let made = |name: &str, sql: &str| {
        let path = desk.folder.path().join(name);
        database(&path, sql);
        path
    };
    cases.push((made("plain.gpkg", "CREATE TABLE a (b)"), "NotGeoPackage"));
    cases.push((
        made(
            "foreign.gpkg",
            "PRAGMA application_id = 1196444487; CREATE TABLE a (b)",
        ),
        "NotOurs",
    ));
    cases.push((
        made(
            "hollow.gpkg",
            "PRAGMA application_id = 1196444487; CREATE TABLE maillage_meta (key, value);
             INSERT INTO maillage_meta VALUES ('schema', '1')",
        ),
        "Database",
    ));
    cases.push((
        made(
            "odd-meta.gpkg",
            "PRAGMA application_id = 1196444487; CREATE TABLE maillage_meta (x)",
        ),
        "Database",
    ));
    cases.push((desk.folder.path().join("missing.gpkg"), "Missing"));
    cases.push((desk.folder.path().to_owned(), "Directory"));
    assert!(cases.len() >= 20);
    let names = desk.names();
    for (path, expected) in cases {
        let before = fs::read(&path).ok();
        let Err(error) = WorkingCopy::open(&path, desk.data.path(), &desk.app) else {
            panic!("{} opened", path.display());
        };
        assert!(
            format!("{error:?}").starts_with(expected),
            "{}: {error:?}",
            path.display()
        );
        for lang in Lang::ALL {
            let message = error.message(lang);
            let name = path.file_name().unwrap().to_string_lossy();
            assert!(message.contains(&*name), "{message}");
            assert!(message.len() > name.len() + 40, "{message}");
        }
        assert!(read_current(&path, desk.data.path()).is_err());
        assert_eq!(fs::read(&path).ok(), before);
    }
    assert_eq!(desk.names(), names);
}

#[test]
fn damaged_bytes_never_panic_and_never_open_as_something_else() {
    let desk = Desk::new();
    desk.create(&rich_project()).close();
    let good = fs::read(desk.file()).unwrap();
    let path = desk.folder.path().join("damaged.gpkg");
    // A fixed walk over the file: one byte flipped in every thousand or so.
    for step in 0..60 {
        let mut bytes = good.clone();
        let mut at = step * 7;
        while at < bytes.len() {
            bytes[at] ^= 1 << (step % 8);
            at += 997 + step * 13;
        }
        fs::write(&path, bytes).unwrap();
        let _ = read_file(&path);
    }
}

#[test]
fn opening_and_closing_changes_neither_bytes_nor_time_nor_folder() {
    let desk = Desk::new();
    desk.create(&rich_project()).close();
    let look = || {
        let metadata = fs::metadata(desk.file()).unwrap();
        (
            fs::read(desk.file()).unwrap(),
            metadata.modified().unwrap(),
            desk.names(),
        )
    };
    let before = look();
    let opened = desk.open();
    assert_eq!(look(), before);
    read_current(&desk.file(), desk.data.path()).unwrap();
    opened.working.close();
    assert_eq!(look(), before);
}

#[test]
fn a_newer_file_is_read_as_far_as_known_and_not_written() {
    let desk = Desk::new();
    let project = rich_project();
    desk.create(&project).close();
    database(
        &desk.file(),
        "UPDATE maillage_meta SET value = '7' WHERE key = 'schema';
         UPDATE maillage_meta SET value = '3.2.0' WHERE key = 'app'",
    );
    let mut opened = desk.open();
    assert_eq!(opened.project, project);
    let reason = opened.read_only.clone().unwrap();
    assert!(matches!(
        reason,
        StoreError::Newer {
            found: 7,
            known: 3,
            ..
        }
    ));
    assert!(reason.message(Lang::Fr).contains("3.2.0"));
    assert_eq!(opened.working.publish(NOW), Err(reason.clone()));
    let entry = LogEntry {
        step: Step::Do,
        id: OperationId(id(1)),
        change: Change::single("change-add-actor", "", add_actor(9, "")),
    };
    let refused = opened.working.commit(&project, &Touched::default(), &entry, NOW);
    assert_eq!(refused, Err(reason.clone()));
    let copy = desk.folder.path().join("copy.gpkg");
    opened.working.save_copy(&copy).unwrap();
    assert_eq!(read_file(&copy).unwrap().project, project);
    assert_eq!(
        read_current(&desk.file(), desk.data.path()).unwrap().warning,
        Some(reason)
    );
}

#[test]
fn a_full_disk_and_a_refusal_have_their_own_sentences() {
    let path = Path::new("/x/y.gpkg");
    let full = rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_FULL), None);
    assert_eq!(
        StoreError::database(path, &full),
        StoreError::DiskFull(path.to_owned())
    );
    for kind in [std::io::ErrorKind::StorageFull, std::io::ErrorKind::QuotaExceeded] {
        assert_eq!(
            StoreError::io(path, &kind.into()),
            StoreError::DiskFull(path.to_owned())
        );
    }
    assert!(
        StoreError::DiskFull(path.to_owned())
            .message(Lang::Fr)
            .contains("plein")
    );
}

#[test]
fn what_is_intact_of_a_damaged_file_is_salvaged() {
    let desk = Desk::new();
    let mut project = rich_project();
    for number in 0..500 {
        let mut actor = Actor::named(ActorId(id(1000 + number)), format!("Acteur {number}"));
        actor.note = "x".repeat(200);
        project.actors.insert(actor.id, Arc::new(actor));
    }
    desk.create(&project).close();
    assert_eq!(salvage_file(&desk.file()).unwrap(), (project.clone(), vec![]));
    // One page that holds rows of actors is lost.
    let mut bytes = fs::read(desk.file()).unwrap();
    let page = (1..bytes.len() / 4096)
        .rfind(|page| {
            let bytes = &bytes[page * 4096..(page + 1) * 4096];
            bytes[0] == 0x0d && bytes.windows(7).any(|w| w == b"Acteur ")
        })
        .unwrap();
    bytes[page * 4096..(page + 1) * 4096].fill(0xff);
    fs::write(desk.file(), bytes).unwrap();
    assert!(matches!(read_file(&desk.file()), Err(StoreError::Corrupt { .. })));
    let (saved, findings) = salvage_file(&desk.file()).unwrap();
    assert!(
        saved.actors.len() > 470 && saved.actors.len() < 503,
        "{}",
        saved.actors.len()
    );
    assert!(findings.iter().any(|f| f.table == "actors" && f.column == "*"));
    assert_eq!(saved.settings, project.settings);
}
