use std::fs;

use rusqlite::{Connection, OpenFlags};

use super::super::files::Obstacle;
use super::*;

#[test]
fn a_copy_of_the_published_file_alone_holds_everything() {
    let desk = Desk::new();
    let mut project = rich_project();
    let mut working = desk.create(&project);
    for number in 0..5 {
        commit(
            &mut working,
            &mut project,
            100 + number,
            add_actor(50 + number, "N"),
        );
    }
    assert!(working.has_unpublished());
    let published = working.publish(NOW).unwrap();
    assert!(!published.unchanged && !published.in_place && !working.has_unpublished());
    assert_eq!(published.sha256, files::sha256(&desk.file()).unwrap());
    let elsewhere = desk.data.path().join("stick.gpkg");
    fs::copy(desk.file(), &elsewhere).unwrap();
    let copy = read_file(&elsewhere).unwrap();
    assert_eq!((copy.project, copy.history.len()), (project, 5));
    assert!(working.publish(NOW).unwrap().unchanged);
}

#[test]
fn only_the_advisory_lock_ever_lies_beside_the_file() {
    let desk = Desk::new();
    let mut project = rich_project();
    let file = "zone d'étude #1 100%.gpkg".to_owned();
    let mut working = desk.create(&project);
    assert_eq!(desk.names(), std::slice::from_ref(&file));
    commit(&mut working, &mut project, 101, add_actor(50, "N"));
    let lock = format!(".~lock.{file}#");
    assert_eq!(desk.names(), [lock.clone(), file.clone()]);
    let text = fs::read_to_string(desk.folder.path().join(&lock)).unwrap();
    assert_eq!(text, format!("Marie,bureau,{},{NOW}\n", std::process::id()));
    working.publish(NOW).unwrap();
    assert_eq!(desk.names(), [lock, file.clone()]);
    working.close();
    assert_eq!(desk.names(), [file]);
}

#[test]
fn a_file_changed_by_someone_else_is_not_overwritten() {
    let desk = Desk::new();
    let mut project = rich_project();
    let mut mine = desk.create(&project);
    let mut theirs = desk.open();
    let mut their_project = project.clone();
    commit(
        &mut theirs.working,
        &mut their_project,
        201,
        add_actor(60, "Theirs"),
    );
    theirs.working.publish(NOW).unwrap();
    commit(&mut mine, &mut project, 101, add_actor(50, "Mine"));
    let Err(StoreError::ChangedElsewhere { kept, .. }) = mine.publish(NOW) else {
        panic!("overwritten");
    };
    assert_eq!(read_file(&desk.file()).unwrap().project, their_project);
    assert_eq!(read_file(&kept).unwrap().project, project);
    let copy = desk.folder.path().join("mine.gpkg");
    mine.save_copy(&copy).unwrap();
    assert_eq!(read_file(&copy).unwrap().project, project);
    assert!(matches!(mine.save_copy(&copy), Err(StoreError::Exists(_))));
}

#[test]
fn a_program_that_only_repacked_the_file_is_not_someone_else() {
    let desk = Desk::new();
    let mut project = rich_project();
    let mut working = desk.create(&project);
    // What QGIS does when it opens and closes a GeoPackage.
    let conn = rusqlite::Connection::open(desk.file()).unwrap();
    conn.execute_batch("PRAGMA journal_mode = WAL; VACUUM; PRAGMA journal_mode = DELETE")
        .unwrap();
    drop(conn);
    commit(&mut working, &mut project, 101, add_actor(50, "Mine"));
    working.publish(NOW).unwrap();
    assert_eq!(read_file(&desk.file()).unwrap().project, project);
}

#[test]
fn a_journal_of_another_program_stops_publishing_and_nothing_is_lost() {
    let desk = Desk::new();
    let mut project = rich_project();
    let mut working = desk.create(&project);
    commit(&mut working, &mut project, 101, add_actor(50, "Mine"));
    let journal = files::with_suffix(&desk.file(), "-wal");
    fs::write(&journal, "x").unwrap();
    assert!(matches!(working.publish(NOW), Err(StoreError::InUse(_))));
    fs::remove_file(&journal).unwrap();
    working.publish(NOW).unwrap();
}

#[test]
fn creating_refuses_to_overwrite_and_leaves_no_trace_when_it_fails() {
    let desk = Desk::new();
    let project = rich_project();
    fs::write(desk.file(), "mine").unwrap();
    let made = WorkingCopy::create(&desk.file(), desk.data.path(), &project, &desk.app, NOW);
    assert!(matches!(made, Err(StoreError::Exists(_))));
    assert_eq!(fs::read_to_string(desk.file()).unwrap(), "mine");
    let nowhere = desk.folder.path().join("no/such/a.gpkg");
    let made = WorkingCopy::create(&nowhere, desk.data.path(), &project, &desk.app, NOW);
    assert!(matches!(made, Err(StoreError::Missing(_))));
}

#[test]
fn a_folder_that_cannot_take_a_temporary_file_is_written_in_place_after_a_backup() {
    let desk = Desk::new();
    let mut project = rich_project();
    let mut working = desk.create(&project);
    let before = fs::read(desk.file()).unwrap();
    commit(&mut working, &mut project, 101, add_actor(50, "N"));
    // A folder in place of the temporary name: it can neither be removed as a file nor written.
    let mark = format!("{}{}", files::TEMP_MARK, std::process::id());
    let blocker = files::beside(&desk.file(), ".", &mark);
    fs::create_dir(&blocker).unwrap();
    let published = working.publish(NOW).unwrap();
    assert!(published.in_place);
    assert_eq!(fs::read(published.backup.unwrap()).unwrap(), before);
    assert_eq!(read_file(&desk.file()).unwrap().project, project);
    fs::remove_dir(&blocker).unwrap();
    working.close();
    assert_eq!(desk.open().project, project);
    assert_eq!(backups(&desk.file(), desk.data.path()).len(), 1);
}

/// The file's own sheet, as any other program reads it.
fn sheet(path: &Path) -> BTreeMap<String, String> {
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let mut rows = conn.prepare("SELECT key, value FROM maillage_meta").unwrap();
    let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    rows.query_map([], row).unwrap().map(Result::unwrap).collect()
}

#[test]
fn the_sheet_of_a_file_tells_when_and_by_what_it_was_made_and_stays_its_own() {
    let desk = Desk::new();
    let mut project = rich_project();
    let mut working = desk.create(&project);
    let made = sheet(&desk.file());
    let told = |key: &str| made[key].as_str();
    assert_eq!(told("created"), NOW.to_string());
    let by = [told("created_by"), told("app"), told("language"), told("name")];
    assert_eq!(by, ["0.1.0", "0.1.0", "fr", project.name.as_str()]);
    assert_eq!(Uuid::parse_str(told("project_id")).unwrap().get_version_num(), 7);
    commit(&mut working, &mut project, 101, add_actor(50, "N"));
    working.publish(NOW + 1).unwrap();
    let mut later = sheet(&desk.file());
    let publishes = |sheet: &BTreeMap<_, String>| sheet["publishes"].parse::<u32>().unwrap();
    assert_eq!(publishes(&later), publishes(&made) + 1);
    later.insert("publishes".to_owned(), made["publishes"].clone());
    assert_eq!(later, made);
    working.close();
    assert_eq!(desk.open().project_id, made["project_id"]);
    let other = Desk::new();
    other.create(&project).close();
    assert_ne!(sheet(&other.file())["project_id"], made["project_id"]);
}

#[test]
fn a_file_that_another_program_left_in_its_own_journal_mode_is_one_whole_file_again() {
    let desk = Desk::new();
    let mut project = rich_project();
    desk.create(&project).close();
    let other = Connection::open(desk.file()).unwrap();
    other
        .pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))
        .unwrap();
    other.close().unwrap();
    let modes = |bytes: Vec<u8>| [bytes[18], bytes[19]];
    assert_eq!(modes(fs::read(desk.file()).unwrap()), [2, 2]);
    let mut working = desk.open().working;
    commit(&mut working, &mut project, 101, add_actor(50, "N"));
    working.publish(NOW).unwrap();
    working.close();
    assert_eq!(modes(fs::read(desk.file()).unwrap()), [1, 1]);
    assert_eq!(desk.names().len(), 1, "{:?}", desk.names());
    assert_eq!(desk.open().project, project);
}

#[test]
fn written_in_place_nothing_is_left_of_a_longer_file() {
    let folder = tempfile::tempdir().unwrap();
    let [new, old] = ["new", "old"].map(|name| folder.path().join(name));
    for lengths in [(10, 300_000), (300_000, 10), (0, 1)] {
        fs::write(&new, vec![b'n'; lengths.0]).unwrap();
        fs::write(&old, vec![b'o'; lengths.1]).unwrap();
        let written = files::overwrite_flushed(&new, &old).unwrap();
        assert_eq!(fs::read(&old).unwrap(), fs::read(&new).unwrap());
        assert_eq!(files::sha256(&old).unwrap(), written);
    }
}

#[test]
fn what_cannot_be_replaced_opens_read_only_with_its_reason() {
    let desk = Desk::new();
    let project = rich_project();
    desk.create(&project).close();
    for obstacle in [Obstacle::File, Obstacle::Folder, Obstacle::Room] {
        let mut opened =
            WorkingCopy::open_unless(&desk.file(), desk.data.path(), &desk.app, |_| Some(obstacle)).unwrap();
        assert_eq!(opened.project, project);
        let reason = opened.read_only.unwrap();
        assert!(reason.message(Lang::Fr).contains("zone d"));
        assert_eq!(opened.working.publish(NOW), Err(reason));
        assert!(!opened.working.has_unpublished());
    }
}

#[test]
fn without_a_data_folder_a_project_can_still_be_read() {
    let desk = Desk::new();
    let project = rich_project();
    desk.create(&project).close();
    let blocked = desk.data.path().join("file");
    fs::write(&blocked, "").unwrap();
    let opened = WorkingCopy::open(&desk.file(), &blocked, &desk.app).unwrap();
    assert_eq!(opened.project, project);
    assert!(opened.read_only.is_some());
    assert_eq!(
        read_current(&desk.file(), &blocked).unwrap().content.project,
        project
    );
}
