use std::fs;

use super::*;

#[test]
fn edits_of_a_crashed_session_come_back_at_once_and_the_next_publish_carries_them() {
    let desk = Desk::new();
    let mut project = rich_project();
    let mut working = desk.create(&project);
    commit(&mut working, &mut project, 101, add_actor(50, "Kept"));
    let saved = fs::read(desk.file()).unwrap();
    drop(working);
    let current = read_current(&desk.file(), desk.data.path()).unwrap();
    assert!(current.recovered);
    assert_eq!(current.content.project, project);
    assert_eq!(fs::read(desk.file()).unwrap(), saved, "reading publishes nothing");
    let mut opened = desk.open();
    assert!(opened.recovered && opened.working.has_unpublished());
    assert_eq!((&opened.project, opened.history.len()), (&project, 1));
    assert_eq!(desk.names().len(), 1, "the stale lock is tidied away");
    opened.working.publish(NOW).unwrap();
    opened.working.close();
    let opened = desk.open();
    assert!(!opened.recovered);
    assert_eq!(opened.project, project);
}

#[test]
fn a_file_replaced_meanwhile_does_not_get_the_edits_but_they_are_kept() {
    let desk = Desk::new();
    let mut project = rich_project();
    let mut working = desk.create(&project);
    let first = fs::read(desk.file()).unwrap();
    commit(&mut working, &mut project, 101, add_actor(50, "Published"));
    working.publish(NOW).unwrap();
    commit(&mut working, &mut project, 102, add_actor(51, "Kept"));
    drop(working);
    fs::write(desk.file(), &first).unwrap();
    let opened = desk.open();
    assert!(!opened.recovered);
    assert_eq!(opened.project, rich_project());
    let kept = opened.set_aside.unwrap();
    assert_eq!(read_file(&kept).unwrap().project, project);
}

#[test]
fn another_copy_of_the_file_never_gets_the_edits() {
    let desk = Desk::new();
    let mut project = rich_project();
    let mut working = desk.create(&project);
    let copy = desk.folder.path().join("copy.gpkg");
    fs::copy(desk.file(), &copy).unwrap();
    commit(&mut working, &mut project, 101, add_actor(50, "Kept"));
    drop(working);
    let opened = WorkingCopy::open(&copy, desk.data.path(), &desk.app).unwrap();
    assert!(!opened.recovered && opened.set_aside.is_none());
    assert_eq!(opened.project, rich_project());
    assert_eq!(desk.open().project, project);
}

#[test]
fn a_crash_between_replacing_and_noting_it_loses_nothing_and_recovers_nothing() {
    let desk = Desk::new();
    let mut project = rich_project();
    let mut working = desk.create(&project);
    commit(&mut working, &mut project, 101, add_actor(50, "N"));
    let before = working.slot().unwrap().record().unwrap();
    working.publish(NOW).unwrap();
    let mut cut = before;
    cut.publishing = Some((
        working.record.published.clone().unwrap(),
        working.record.digest.clone().unwrap(),
        1,
    ));
    working.slot().unwrap().write_record(&cut).unwrap();
    drop(working);
    let opened = desk.open();
    assert!(!opened.recovered && opened.set_aside.is_none());
    assert_eq!(opened.project, project);
}

#[test]
fn a_crash_while_writing_in_place_gives_everything_back() {
    let desk = Desk::new();
    let mut project = rich_project();
    let mut working = desk.create(&project);
    commit(&mut working, &mut project, 101, add_actor(50, "N"));
    working.record.in_place = true;
    working.write_record().unwrap();
    drop(working);
    fs::write(desk.file(), "half").unwrap();
    let mut opened = desk.open();
    assert_eq!(opened.project, project);
    opened.working.publish(NOW).unwrap();
    assert_eq!(read_file(&desk.file()).unwrap().project, project);
}

#[test]
fn two_windows_have_a_place_each_and_a_crash_in_the_second_is_found() {
    let desk = Desk::new();
    let mut project = rich_project();
    let first = desk.create(&project);
    let mut second = desk.open();
    commit(&mut second.working, &mut project, 101, add_actor(50, "Second"));
    drop(second);
    first.close();
    let opened = desk.open();
    assert!(opened.recovered);
    assert_eq!(opened.project, project);
}

#[test]
fn the_lock_of_someone_on_another_machine_warns_and_stays() {
    let desk = Desk::new();
    let mut project = rich_project();
    desk.create(&project).close();
    let lock = advisory::path_of(&desk.file());
    let text = "Paul,salle,12,99\n";
    fs::write(&lock, text).unwrap();
    let mut opened = desk.open();
    let other = opened.other_user.clone().unwrap();
    assert_eq!(
        (other.user.as_str(), other.machine.as_str(), other.since_ms),
        ("Paul", "salle", 99)
    );
    assert!(other.message(Lang::Fr).contains("Paul"));
    commit(&mut opened.working, &mut project, 101, add_actor(50, "N"));
    opened.working.publish(NOW).unwrap();
    opened.working.close();
    assert_eq!(fs::read_to_string(&lock).unwrap(), text);
}
