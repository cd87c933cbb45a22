use super::*;

#[test]
fn every_field_comes_back_and_the_unknown_stays_unknown() {
    let desk = Desk::new();
    let project = rich_project();
    desk.create(&project).close();
    let opened = desk.open();
    assert_eq!(opened.project, project);
    assert_eq!(opened.findings, vec![]);
    assert!(opened.read_only.is_none() && !opened.recovered && opened.other_user.is_none());
    let unsaid = "SELECT count(*) FROM flows WHERE label = 'benne' AND coalesce(nature, quantity, quantity_min, \
                  quantity_max) IS NULL AND coalesce(unit, period, temperature_c, availability, note, status) IS NULL";
    assert_eq!(count(&desk.file(), unsaid), 1);
    assert_eq!(
        count(&desk.file(), "SELECT count(*) FROM actors WHERE geom IS NULL"),
        1
    );
}

#[test]
fn the_file_says_what_it_is_and_its_index_answers_in_the_right_place() {
    let desk = Desk::new();
    desk.create(&rich_project()).close();
    let conn = connection::open_untouched(&desk.file()).unwrap();
    let number = |sql: &str| conn.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(number("PRAGMA application_id"), 0x4750_4B47);
    assert_eq!(number("PRAGMA user_version"), 10300);
    assert_eq!(
        number(
            "SELECT count(*) FROM rtree_actors_geom WHERE minx > 2.5 AND maxx < 2.55 AND miny > 51 AND maxy < 52"
        ),
        1
    );
    assert_eq!(
        number(
            "SELECT count(*) FROM rtree_synergy_links_geom WHERE minx > 2.5 AND maxx < 2.61 AND miny < 51 AND maxy > 51"
        ),
        1
    );
    assert_eq!(
        number(
            "SELECT rtreecheck('rtree_actors_geom') = 'ok' AND rtreecheck('rtree_synergy_links_geom') = 'ok'"
        ),
        1
    );
}

#[test]
fn changes_and_undo_come_back_in_order_with_their_edits() {
    let desk = Desk::new();
    let mut project = rich_project();
    let before = project.clone();
    let mut working = desk.create(&project);
    let done = commit(&mut working, &mut project, 101, add_actor(50, "Brasserie"));
    let undo = LogEntry {
        step: Step::Undo,
        id: OperationId(id(102)),
        change: done.change.inverse(),
    };
    let touched = apply(&mut project, &undo.change).unwrap();
    working.commit(&project, &touched, &undo, NOW + 5).unwrap();
    assert_eq!(project, before);
    working.publish(NOW).unwrap();
    working.close();
    let opened = desk.open();
    assert_eq!(opened.project, before);
    assert_eq!(opened.history, vec![done, undo]);
    let second = Stamp {
        at_ms: NOW + 5,
        author: "Marie".to_owned(),
    };
    assert_eq!(opened.stamps[1], second);
}

#[test]
fn deleting_an_actor_takes_its_rows_and_lines_along_and_moving_one_moves_the_lines() {
    let desk = Desk::new();
    let mut project = rich_project();
    let mut working = desk.create(&project);
    let old = Arc::clone(&project.actors[&ActorId(id(2))]);
    let mut moved = (*old).clone();
    moved.position = Some(Position {
        at: LonLat { lon: 3.9, lat: 50.9 },
        precision_m: None,
    });
    let edit = Edit::Actor {
        old: Some(old),
        new: Some(Arc::new(moved)),
    };
    commit(&mut working, &mut project, 101, edit);
    working.publish(NOW).unwrap();
    let far = "SELECT count(*) FROM rtree_synergy_links_geom WHERE maxx > 3.8";
    assert_eq!(count(&desk.file(), far), 1);
    let change = crate::edit::delete::delete_actor(&project, ActorId(id(1))).unwrap();
    let touched = apply(&mut project, &change).unwrap();
    let entry = LogEntry {
        step: Step::Do,
        id: OperationId(id(103)),
        change,
    };
    working.commit(&project, &touched, &entry, NOW).unwrap();
    working.publish(NOW).unwrap();
    assert_eq!(count(&desk.file(), "SELECT count(*) FROM synergy_links"), 0);
    working.close();
    assert_eq!(desk.open().project, project);
}

#[test]
fn foreign_values_are_named_and_everything_else_is_read() {
    let desk = Desk::new();
    desk.create(&rich_project()).close();
    let conn = connection::open_working(&desk.file()).unwrap();
    conn.execute_batch(
        "UPDATE actors SET kind = 'usine', employees = -3 WHERE ref = 'a1';
         UPDATE actors SET geom = x'47500001e6100000ff' WHERE name = 'Ferme';
         UPDATE flows SET temperature_c = 9e999, quantity = 'beaucoup', confidentiality = 'tous' WHERE label = 'sciure';
         INSERT INTO actors (fid, uuid, name) VALUES (7, 'pas un uuid', 'X');
         UPDATE flows SET actor = 'zzz' WHERE label = 'benne';
         UPDATE operation SET edits = '[';",
    )
    .unwrap();
    drop(conn);
    let opened = desk.open();
    let mut named: Vec<String> = opened
        .findings
        .iter()
        .map(|f| format!("{} {} {:?}", f.table, f.column, f.fault))
        .collect();
    named.sort();
    assert_eq!(
        named,
        [
            "actors employees OutOfRange",
            "actors geom BadGeometry",
            "actors kind NotInList",
            "actors uuid NoIdentifier",
            "flows actor Dangling",
            "flows confidentiality NotInList",
            "flows quantity OutOfRange",
            "flows temperature_c OutOfRange",
            "pool_flows flow Dangling",
        ]
    );
    let flow = &opened.project.flows[&FlowId(id(11))];
    assert_eq!(
        (flow.temperature_c, flow.quantity.value, flow.level),
        (None, None, Level::Operator)
    );
    assert_eq!((opened.project.actors.len(), opened.project.flows.len()), (3, 2));
    for finding in &opened.findings {
        assert!(finding.message(Lang::Fr).contains(&finding.table));
        assert!(finding.message(Lang::En).contains(&finding.column));
    }
}

#[test]
fn columns_and_tables_that_others_added_survive_an_edit() {
    let desk = Desk::new();
    let mut project = rich_project();
    desk.create(&project).close();
    let conn = connection::open_working(&desk.file()).unwrap();
    conn.execute_batch(
        "ALTER TABLE actors ADD COLUMN phone TEXT; UPDATE actors SET phone = '03';
         CREATE TABLE mine (a); INSERT INTO mine VALUES (1);
         CREATE TRIGGER evil AFTER UPDATE ON actors BEGIN DELETE FROM flows; END;",
    )
    .unwrap();
    drop(conn);
    let mut opened = desk.open();
    let old = Arc::clone(&project.actors[&ActorId(id(1))]);
    let mut new = (*old).clone();
    new.name = "Martin".to_owned();
    let edit = Edit::Actor {
        old: Some(old),
        new: Some(Arc::new(new)),
    };
    commit(&mut opened.working, &mut project, 101, edit);
    opened.working.publish(NOW).unwrap();
    assert_eq!(
        count(&desk.file(), "SELECT count(*) FROM actors WHERE phone = '03'"),
        3
    );
    assert_eq!(count(&desk.file(), "SELECT count(*) FROM mine"), 1);
    opened.working.close();
    assert_eq!(
        desk.open().project,
        project,
        "a foreign trigger must not run at our writes"
    );
}
