//! An area fetched beforehand: counted, paused, taken up again, given up.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use rusqlite::Connection;

use super::server::{Reply, Server, reply};
use super::{allowed, cache, client, png, until};
use crate::base::geo::GeoBox;
use crate::online::Trouble;
use crate::online::cache::Cache;
use crate::online::client::Client;
use crate::online::pack::unfinished;
use crate::online::plan::Plan;
use crate::online::prepare::{Preparation, Progress, Stage};

const AREA: GeoBox = GeoBox {
    west: 2.15,
    south: 50.95,
    east: 2.55,
    north: 51.09,
};

fn plan(server: &Server) -> Plan {
    Plan::new(&allowed(server), "Plan IGN, Dunkerque", AREA, (8, 12)).expect("sound")
}

fn start(server: &Server, client: Client, cache: &Arc<Cache>, folder: &Path) -> Preparation {
    let tools = (client, cache.clone());
    Preparation::start(tools, allowed(server), plan(server), folder, || {}).expect("started")
}

fn wait_for(preparation: &Preparation, wanted: impl Fn(&Progress) -> bool) -> Progress {
    until("that stage", || wanted(&preparation.progress()));
    preparation.progress()
}

fn is_stopped(progress: &Progress) -> bool {
    matches!(progress.stage, Stage::Stopped(_))
}

fn is_finished(progress: &Progress) -> bool {
    matches!(progress.stage, Stage::Finished(_))
}

fn files(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<_> = entries
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn the_pack_holds_every_tile_and_says_whose_they_are() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/8/129/85" => reply("404 Not Found", &[], b""),
        _ => reply("200 OK", &[], &png()),
    });
    let (folder, cache) = cache();
    let packs = folder.path().join("packs");
    let preparation = start(&server, client(), &cache, &packs);
    let progress = wait_for(&preparation, is_finished);
    let total = plan(&server).count();
    assert_eq!(
        (progress.done, progress.absent, progress.total),
        (total, 1, total)
    );
    assert_eq!(progress.bytes, (total - 1) * png().len() as u64);
    assert!(server.most_at_once() <= 3, "one place is left for the map");
    assert_eq!(server.asked().len() as u64, total);
    assert_eq!(
        files(&packs),
        ["plan-ign-dunkerque.mbtiles"],
        "one closed file, nothing beside it"
    );

    let pack = Connection::open(packs.join("plan-ign-dunkerque.mbtiles")).expect("open");
    let value = |name: &str| -> String {
        let sql = "SELECT value FROM metadata WHERE name = ?1";
        pack.query_row(sql, [name], |row| row.get(0)).expect(name)
    };
    assert_eq!(value("name"), "Plan IGN, Dunkerque");
    assert_eq!([value("format"), value("type")], ["png", "baselayer"]);
    assert_eq!([value("minzoom"), value("maxzoom")], ["8", "12"]);
    assert_eq!(value("bounds"), "2.150000,50.950000,2.550000,51.090000");
    assert!(value("attribution").starts_with("© IGN"));
    // Column 518 and row 343 from the north at zoom 10; MBTiles counts 1023 − 343 from the south.
    let sql = "SELECT COUNT(*) FROM tiles WHERE zoom_level = 10 AND tile_column = 518 AND tile_row = 680";
    assert_eq!(
        pack.query_row(sql, [], |row| row.get::<_, i64>(0).map(i64::unsigned_abs))
            .expect("counted"),
        1
    );
    let sql = "SELECT COUNT(*) FROM sqlite_schema WHERE name LIKE 'maillage%'";
    assert_eq!(
        pack.query_row(sql, [], |row| row.get::<_, i64>(0).map(i64::unsigned_abs))
            .expect("counted"),
        0
    );
}

#[test]
fn what_the_cache_has_is_not_asked_again() {
    let server = Server::start(|_| reply("200 OK", &[("cache-control", "max-age=600")], &png()));
    let (folder, cache) = cache();
    let fetcher = crate::online::Fetcher::new(client(), cache.clone(), || {});
    fetcher.choose(&super::choices(crate::online::Provider::Plan, &server.template()));
    let tiles = fetcher.tiles(crate::online::Provider::Plan).expect("on");
    until("a tile", || {
        crate::basemap::TileSource::tile(&*tiles, 10, 518, 343).is_ok()
    });
    let preparation = start(&server, client(), &cache, folder.path());
    wait_for(&preparation, is_finished);
    assert_eq!(server.asked().len() as u64, plan(&server).count());
}

#[test]
fn it_stops_when_the_server_asks_for_rest_and_does_not_go_on_before() {
    let server = Server::start(|_| reply("429 Slow", &[("retry-after", "3600")], b""));
    let (folder, cache) = cache();
    let preparation = start(&server, client(), &cache, folder.path());
    let progress = wait_for(&preparation, is_stopped);
    assert_eq!(
        progress.stage,
        Stage::Stopped(Trouble::Wait(Duration::from_secs(3600)))
    );
    assert!(preparation.wait() > Duration::from_secs(3000));
    let hands = server.asked().len();
    preparation.resume();
    assert!(is_stopped(&preparation.progress()));
    assert!(hands <= 3 && server.asked().len() <= 3);
}

#[test]
fn it_stops_at_a_fault_of_the_server_and_goes_on_when_told() {
    let healthy = Arc::new(AtomicBool::new(false));
    let told = healthy.clone();
    let server = Server::start(move |_| match told.load(Ordering::SeqCst) {
        true => reply("200 OK", &[], &png()),
        false => reply("500 Oh", &[], b""),
    });
    let (folder, cache) = cache();
    let preparation = start(&server, client(), &cache, folder.path());
    let progress = wait_for(&preparation, is_stopped);
    assert_eq!(progress.stage, Stage::Stopped(Trouble::Fault(500)));
    healthy.store(true, Ordering::SeqCst);
    preparation.resume();
    wait_for(&preparation, is_finished);
}

#[test]
fn after_a_restart_only_what_is_missing_is_fetched() {
    let healthy = Arc::new(AtomicBool::new(false));
    let told = healthy.clone();
    let server =
        Server::start(
            move |asked| match asked.path.starts_with("/12/") && !told.load(Ordering::SeqCst) {
                true => reply("503 Oh", &[], b""),
                false => reply("200 OK", &[], &png()),
            },
        );
    let (folder, cache) = cache();
    let first = start(&server, client(), &cache, folder.path());
    wait_for(&first, is_stopped);
    // What was under way when it stopped is still taken in.
    until("rest", || first.is_at_rest());
    let before = first.progress();
    drop(first);
    let (path, found) = unfinished(folder.path()).pop().expect("one");
    assert_eq!(found, plan(&server));
    healthy.store(true, Ordering::SeqCst);
    let asked = server.asked().len();
    let second =
        Preparation::resume_file((client(), cache.clone()), allowed(&server), &path, || {}).expect("resumed");
    let progress = wait_for(&second, is_finished);
    assert_eq!(progress.done, progress.total);
    assert_eq!(progress.bytes, progress.total * png().len() as u64);
    assert!(before.done > 0);
    assert_eq!((server.asked().len() - asked) as u64, before.total - before.done);
    assert!(unfinished(folder.path()).is_empty());
}

#[test]
fn giving_up_is_at_once_and_leaves_nothing() {
    let server = Server::start(|_| Reply::Silence);
    let (folder, cache) = cache();
    let packs = folder.path().join("packs");
    let preparation = start(&server, client(), &cache, &packs);
    until("requests", || !server.asked().is_empty());
    preparation.cancel();
    assert_eq!(preparation.progress().stage, Stage::Cancelled);
    assert_eq!(files(&packs), [""; 0]);
    assert!(server.inside() > 0, "no answer was waited for");
    let asked = server.asked().len();
    preparation.resume();
    drop(preparation);
    assert!(asked <= 3 && server.asked().len() <= 3);
}

#[test]
fn a_pause_starts_no_further_request() {
    let server = Server::start(|_| reply("200 OK", &[], &png()));
    let (folder, cache) = cache();
    let preparation = start(&server, client(), &cache, folder.path());
    preparation.pause();
    let stage = preparation.progress().stage;
    assert!(matches!(stage, Stage::Paused | Stage::Finished(_)));
    until("rest", || preparation.is_at_rest());
    let asked = server.asked().len();
    assert_eq!(asked as u64, preparation.progress().done);
    preparation.resume();
    wait_for(&preparation, is_finished);
}

#[test]
fn a_bad_tile_does_not_stop_the_rest_but_a_bad_place_does() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/10/518/343" => reply("200 OK", &[], b"not a picture"),
        _ => reply("200 OK", &[], &png()),
    });
    let (folder, cache_one) = cache();
    let preparation = start(&server, client(), &cache_one, folder.path());
    until("the end", || {
        // Alone at the end it fails three times in a row, which a person then looks at.
        preparation.resume();
        is_finished(&preparation.progress())
    });
    assert_eq!(preparation.progress().absent, 1);

    let portal = Server::start(|_| reply("200 OK", &[], b"<html>"));
    let (folder, cache_two) = cache();
    let preparation = start(&portal, client(), &cache_two, folder.path());
    let progress = wait_for(&preparation, is_stopped);
    assert_eq!(progress.stage, Stage::Stopped(Trouble::NotAPicture));
    assert!(portal.asked().len() <= 6);
}
