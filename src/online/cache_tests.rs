//! The cache against what happens to files.

use http::Response;

use super::*;
use crate::online::freshness;

fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_764_000_000)
}

fn later(days: u64) -> SystemTime {
    now() + Duration::from_secs(days * 86_400)
}

fn shelf() -> Shelf {
    shelf_of(Provider::Plan)
}

fn shelf_of(provider: Provider) -> Shelf {
    Shelf::new(provider, &Template::new(provider.usual_address()).expect("sound"))
}

fn kept(bytes: &[u8], control: &str) -> Kept {
    let asked = freshness::request("https://example.fr/1/0/0").expect("sound");
    let answer = Response::builder().header("cache-control", control);
    let answer = answer.body(()).expect("sound").into_parts().0;
    Kept {
        bytes: bytes.to_vec(),
        freshness: Freshness::of(&asked, &answer, now()),
    }
}

fn file() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("new/online.sqlite");
    (folder, path)
}

#[test]
fn what_was_kept_is_there_after_a_restart() {
    let (_folder, path) = file();
    Cache::open(&path, LIMIT).expect("open").put(
        &shelf(),
        (14, 8295, 5488),
        &kept(b"tile", "max-age=60"),
        now(),
    );
    let cache = Cache::open(&path, LIMIT).expect("open");
    let found = cache.get(&shelf(), (14, 8295, 5488), later(3)).expect("kept");
    assert_eq!(found.bytes, b"tile");
    assert!(!found.freshness.is_fresh(later(3)), "old, but there");
    assert!(cache.get(&shelf(), (14, 8295, 5489), now()).is_none());
    assert!(
        cache
            .get(&shelf_of(Provider::Osm), (14, 8295, 5488), now())
            .is_none()
    );
}

#[test]
fn another_address_is_another_shelf() {
    let own = Template::new("https://example.fr/{z}/{x}/{y}").expect("sound");
    assert_ne!(shelf(), Shelf::new(Provider::Plan, &own));
}

#[test]
fn what_the_server_forbids_is_not_kept() {
    let (_folder, path) = file();
    let cache = Cache::open(&path, LIMIT).expect("open");
    cache.put(&shelf(), (1, 0, 0), &kept(b"tile", "no-store"), now());
    assert!(cache.get(&shelf(), (1, 0, 0), now()).is_none());
}

#[test]
fn the_longest_unused_go_out_first_and_the_limit_holds() {
    let (_folder, path) = file();
    let limit = 2 << 20;
    let cache = Cache::open(&path, limit).expect("open");
    let tile = kept(&vec![7; 10_000], "max-age=60");
    cache.put(&shelf(), (1, 0, 0), &tile, now());
    for x in 0..150 {
        cache.put(&shelf(), (10, x, 0), &tile, later(1));
    }
    assert!(cache.get(&shelf(), (1, 0, 0), later(2)).is_some());
    for x in 0..100 {
        cache.put(&shelf(), (11, x, 0), &tile, later(2));
        assert!(cache.bytes() <= limit);
    }
    assert!(cache.get(&shelf(), (10, 0, 0), later(2)).is_none());
    assert!(cache.get(&shelf(), (11, 99, 0), later(2)).is_some());
    assert!(
        cache.get(&shelf(), (1, 0, 0), later(2)).is_some(),
        "it was used on that day"
    );
    let length = std::fs::metadata(&path).expect("a file").len();
    assert!(length < 2 * limit, "{length}");
}

#[test]
fn emptying_gives_the_room_back() {
    let (_folder, path) = file();
    let cache = Cache::open(&path, LIMIT).expect("open");
    for x in 0..100 {
        cache.put(&shelf(), (10, x, 0), &kept(&vec![7; 10_000], "max-age=60"), now());
    }
    assert!(cache.bytes() > 1_000_000);
    assert_eq!(cache.average(&shelf(), 10), Some(10_000));
    assert_eq!(cache.average(&shelf(), 9), None);
    cache.empty().expect("emptied");
    assert!(cache.bytes() < 100_000);
    assert!(std::fs::metadata(&path).expect("a file").len() < 100_000);
}

#[test]
fn foreign_and_cut_files_are_replaced() {
    for damage in [Damage::Foreign, Damage::OtherDatabase, Damage::Cut] {
        let (_folder, path) = file();
        spoil(&path, damage);
        let cache = Cache::open(&path, LIMIT).expect("open");
        for x in 0..20 {
            // The first use of a cut file may be what finds it out.
            let _ = cache.get(&shelf(), (10, x, 0), now());
        }
        cache.put(&shelf(), (2, 1, 1), &kept(b"again", "max-age=60"), now());
        let found = cache.get(&shelf(), (2, 1, 1), now());
        assert_eq!(found.expect("kept").bytes, b"again", "{damage:?}");
    }
}

#[derive(Clone, Copy, Debug)]
enum Damage {
    Foreign,
    OtherDatabase,
    Cut,
}

fn spoil(path: &Path, damage: Damage) {
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    match damage {
        Damage::Foreign => std::fs::write(path, vec![b'x'; 5_000]).expect("written"),
        Damage::OtherDatabase => {
            let other = Connection::open(path).expect("open");
            other
                .execute_batch("CREATE TABLE tile (a); INSERT INTO tile VALUES (1)")
                .expect("made");
        }
        Damage::Cut => {
            let cache = Cache::open(path, LIMIT).expect("open");
            for x in 0..20 {
                cache.put(&shelf(), (10, x, 0), &kept(&vec![7; 10_000], "max-age=60"), now());
            }
            drop(cache);
            let file = std::fs::OpenOptions::new().write(true).open(path).expect("open");
            file.set_len(20_000).expect("cut");
        }
    }
}

#[test]
fn a_changed_byte_is_found() {
    let (_folder, path) = file();
    let cache = Cache::open(&path, LIMIT).expect("open");
    cache.put(&shelf(), (2, 1, 1), &kept(b"tile", "max-age=60"), now());
    let other = Connection::open(&path).expect("open");
    other
        .execute("UPDATE tile SET bytes = x'00'", [])
        .expect("changed");
    assert!(cache.get(&shelf(), (2, 1, 1), now()).is_none());
}

#[test]
fn without_a_folder_to_write_in_memory_serves() {
    let folder = tempfile::tempdir().expect("a folder");
    let blocked = folder.path().join("file");
    std::fs::write(&blocked, "").expect("written");
    let cache = Cache::open(&blocked.join("online.sqlite"), LIMIT).expect("open");
    cache.put(&shelf(), (2, 1, 1), &kept(b"tile", "max-age=60"), now());
    assert!(cache.get(&shelf(), (2, 1, 1), now()).is_some());
}
