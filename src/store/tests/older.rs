//! Files of every schema that was ever shipped.

use super::*;

const SCHEMA_1: &[u8] = include_bytes!("../../../tests/fixtures/projects/schema-1.gpkg");
const DUMP_1: &str = include_str!("../../../tests/fixtures/projects/schema-1.json");

const SCHEMA_2: &[u8] = include_bytes!("../../../tests/fixtures/projects/schema-2.gpkg");
const DUMP_2: &str = include_str!("../../../tests/fixtures/projects/schema-2.json");

#[test]
fn a_file_of_schema_2_is_read_as_it_was_and_takes_workshops() {
    let desk = Desk::new();
    std::fs::write(desk.file(), SCHEMA_2).unwrap();
    let content = read_file(&desk.file()).unwrap();
    assert_eq!(crate::export::dump(&content.project), DUMP_2.trim_end());
    let mut opened = desk.open();
    assert!(opened.read_only.is_none() && opened.findings.is_empty());
    assert_eq!(opened.history.len(), 9);
    assert_eq!(std::fs::read(desk.file()).unwrap(), SCHEMA_2);
    let mut project = opened.project;
    let workshop = Workshop::named(WorkshopId(id(51)), "Atelier");
    let edit = Edit::Workshop {
        old: None,
        new: Some(Arc::new(workshop)),
    };
    commit(&mut opened.working, &mut project, 900, edit);
    opened.working.publish(NOW).unwrap();
    opened.working.close();
    assert_eq!(schema(&desk.file()), 3);
    assert_eq!(desk.open().project, project);
}

fn schema(path: &Path) -> i64 {
    count(
        path,
        "SELECT CAST(value AS INTEGER) FROM maillage_meta WHERE key = 'schema'",
    )
}

#[test]
fn a_file_of_schema_1_is_read_as_it_was_and_stays_untouched_until_it_is_edited() {
    let desk = Desk::new();
    std::fs::write(desk.file(), SCHEMA_1).unwrap();
    let mut opened = desk.open();
    assert!(opened.read_only.is_none() && opened.findings.is_empty());
    assert_eq!(crate::export::dump(&opened.project), DUMP_1.trim_end());
    assert_eq!(opened.history.len(), 7);
    assert_eq!(std::fs::read(desk.file()).unwrap(), SCHEMA_1);
    let mut project = opened.project;
    let edit = Edit::Zone {
        old: None,
        new: Some(Arc::new(rich_zone())),
    };
    commit(&mut opened.working, &mut project, 900, edit);
    opened.working.publish(NOW).unwrap();
    opened.working.close();
    assert_eq!(schema(&desk.file()), 3);
    let kept = backups(&desk.file(), desk.data.path());
    assert!(
        kept.iter().any(|b| std::fs::read(&b.path).unwrap() == SCHEMA_1),
        "the file as it was is kept"
    );
    let again = desk.open();
    assert_eq!(again.project, project);
    let index = "SELECT count(*) FROM rtree_zones_geom WHERE minx < 2.01 AND maxx > 5.4 AND miny < 2.01";
    assert_eq!(count(&desk.file(), index), 1);
}

#[test]
fn a_file_of_schema_1_is_read_where_nothing_can_be_written() {
    let desk = Desk::new();
    std::fs::write(desk.file(), SCHEMA_1).unwrap();
    let content = read_file(&desk.file()).unwrap();
    assert!(content.project.zones.is_empty());
    assert_eq!(content.project.actors.len(), 2);
}
