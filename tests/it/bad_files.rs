//! Files that are no projects, or only half: one sentence, the right exit code, and nothing left beside them.

use std::fs;

use rusqlite::Connection;

use crate::desk::{Place, bytes};

const READING: [&str; 5] = [
    "dump",
    "check",
    "candidates",
    "dump-geometry --size 300x200",
    "map --out m.png --size 300x200",
];

#[test]
fn what_is_no_project_is_refused_with_one_sentence_by_every_verb() {
    let place = Place::new();
    place.done("new good.gpkg --sample dunkerque");
    let whole = bytes(&place.path("good.gpkg"));
    place.write("truncated.gpkg", &whole[..whole.len() / 2]);
    place.write("stub.gpkg", &whole[..50]);
    place.write("empty.gpkg", "");
    place.write(
        "text.gpkg",
        "not a database at all, but long enough to have a header of a hundred bytes or more in it",
    );
    Connection::open(place.path("foreign.gpkg"))
        .unwrap()
        .execute_batch("CREATE TABLE t (x); INSERT INTO t VALUES (1)")
        .unwrap();
    fs::create_dir(place.path("folder.gpkg")).unwrap();
    place.write("a.csv", "name\nA\n");
    place.write("s.jsonl", "{\"do\":\"publish\"}\n");
    let before = place.names();
    for bad in [
        "missing",
        "truncated",
        "stub",
        "empty",
        "text",
        "foreign",
        "folder",
    ] {
        for verb in READING {
            place.run(&format!("{verb} {bad}.gpkg")).refused(1, bad);
        }
        place.run(&format!("script {bad}.gpkg s.jsonl")).refused(1, bad);
        place
            .run(&format!("import {bad}.gpkg --actors a.csv"))
            .refused(1, bad);
        place
            .run(&format!("export {bad}.gpkg --out out/"))
            .refused(1, bad);
    }
    assert_eq!(before, place.names());
    place.run("new good.gpkg").refused(1, "good.gpkg");
    place.run("new no/p.gpkg").refused(1, "no");
    place.run("new p.gpkg --sample atlantis").refused(1, "kalundborg");
    place.run("script good.gpkg no.jsonl").refused(1, "no.jsonl");
    assert_eq!((before, whole), (place.names(), bytes(&place.path("good.gpkg"))));
}

#[test]
fn a_newer_file_is_read_with_a_sentence_and_not_written() {
    let place = Place::new();
    place.done("new p.gpkg --sample dunkerque");
    let dump = place.done("dump p.gpkg");
    let conn = Connection::open(place.path("p.gpkg")).unwrap();
    let changed = conn
        .execute("UPDATE maillage_meta SET value = '99' WHERE key = 'schema'", [])
        .unwrap();
    drop(conn);
    assert_eq!(changed, 1);
    only_read(&place, &dump, "99");
}

#[test]
#[cfg(unix)]
fn a_read_only_file_is_read_with_a_sentence_and_not_written() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = Place::new();
    place.done("new p.gpkg --sample dunkerque");
    let dump = place.done("dump p.gpkg");
    fs::set_permissions(place.path("p.gpkg"), fs::Permissions::from_mode(0o444)).unwrap();
    if fs::OpenOptions::new()
        .write(true)
        .open(place.path("p.gpkg"))
        .is_ok()
    {
        // A superuser may write everything; the store's own tests stand for this case.
        assert_eq!(place.done("dump p.gpkg"), dump);
        return;
    }
    only_read(&place, &dump, "p.gpkg");
}

fn only_read(place: &Place, dump: &str, about: &str) {
    let before = bytes(&place.path("p.gpkg"));
    place.write("s.jsonl", "{\"do\":\"rename\",\"name\":\"X\"}\n");
    for verb in READING {
        let run = place.run(&format!("{verb} p.gpkg"));
        run.refused(0, about);
    }
    assert_eq!(place.run("dump p.gpkg").out, dump);
    place.run("script p.gpkg s.jsonl").refused(1, about);
    assert_eq!(before, bytes(&place.path("p.gpkg")));
    assert!(
        place
            .names()
            .iter()
            .all(|name| ["p.gpkg", "s.jsonl", "m.png"].contains(&name.as_str()))
    );
}

#[test]
fn a_value_out_of_place_is_named_and_a_damaged_file_gives_back_what_is_intact() {
    let place = Place::new();
    place.done("new p.gpkg --sample dunkerque");
    assert!(place.done("check p.gpkg --lang en").contains("whole"));
    let conn = Connection::open(place.path("p.gpkg")).unwrap();
    let spoil = "UPDATE flows SET direction = 'sideways' WHERE uuid = (SELECT min(uuid) FROM flows WHERE \
                 uuid NOT IN (SELECT offer_flow FROM synergies WHERE offer_flow NOT NULL \
                 UNION SELECT need_flow FROM synergies WHERE need_flow NOT NULL))";
    assert_eq!(conn.execute(spoil, []).unwrap(), 1);
    drop(conn);
    let run = place.run("check p.gpkg --lang en");
    run.refused(1, "1 values");
    assert!(
        run.out.contains("sideways") && run.out.contains("direction"),
        "{run:?}"
    );
    let saved = place.done("check p.gpkg --salvage q.gpkg --lang en");
    assert!(saved.contains("q.gpkg"), "{saved}");
    place.done("check q.gpkg");
}
