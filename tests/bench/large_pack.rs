//! A pack of fifty megabytes inside the project: what an edit and publishing cost without and with it.

use std::path::Path;
use std::time::Instant;

use maillage::base::i18n::Lang;
use maillage::basemap::open_pack;
use maillage::basemap::staging::{Progress, stage};
use maillage::session::entries::Said;
use maillage::session::{Intent, Outside, Session, start};
use rusqlite::Connection;

use crate::Board;
use crate::board::Row;
use crate::desk::Place;

/// Times of each, the one in the middle counts.
const EDITS: usize = 5;

/// Measures both.
pub fn measure(_: &Path, board: &mut Board) {
    let place = Place::new();
    place.done("new p.gpkg --sample dunkerque");
    let path = place.path("large.mbtiles");
    large_pack(&path);
    let (file, data) = (place.path("p.gpkg"), place.path("data"));
    let started = start::open(&file, &data, Lang::Fr, Outside::real());
    let mut session = started.unwrap_or_else(|refusal| panic!("{refusal:?}")).session;
    let told = |[edit, publish]: [f64; 2]| format!("{edit:.0} / {publish:.0} ms");
    board.add(Row::new(
        1,
        "Dunkerque: an edit durable / the visible file written and read back",
        "-",
        told(edited(&mut session)),
    ));
    let since = Instant::now();
    let pack = open_pack(&path).expect("a pack");
    let target = session.staging().expect("a place");
    let staged = stage(&*pack, None, &target, &Progress::default()).expect("it is ready");
    session.put_pack(&staged).expect("it goes in");
    let seconds = since.elapsed().as_secs_f64();
    let what = format!("a pack of {} MB goes into the project", staged.bytes / 1_000_000);
    board.add(Row::new(3, what, "-", format!("{seconds:.1} s")));
    let what = "the same edit with that pack inside: durable / the visible file written and read back";
    board.add(Row::new(3, what, "-", told(edited(&mut session))));
    session.close().expect("it closes");
}

/// Ms until an edit is durable, and ms of publishing it.
fn edited(session: &mut Session) -> [f64; 2] {
    let mut times = [Vec::new(), Vec::new()];
    for _ in 0..EDITS {
        let since = Instant::now();
        let intent = Intent::Entry {
            text: "Scierie donne 120 t/an sciure".to_owned(),
            said: Said::default(),
        };
        session.handle(&intent).expect("it is understood");
        let durable = since.elapsed();
        session.publish().expect("it is written");
        times[0].push(durable.as_secs_f64() * 1e3);
        times[1].push((since.elapsed() - durable).as_secs_f64() * 1e3);
    }
    times.map(|times| crate::quantile(&times, 0.5))
}

/// Fifty megabytes of tiles that only look like pictures.
fn large_pack(path: &std::path::Path) {
    let mut conn = Connection::open(path).expect("a database");
    let tx = conn.transaction().expect("a transaction");
    tx.execute_batch(
        "CREATE TABLE metadata (name TEXT, value TEXT); INSERT INTO metadata VALUES ('format', 'png');
         CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);
         CREATE UNIQUE INDEX i ON tiles (zoom_level, tile_column, tile_row)",
    )
    .expect("tables");
    let mut state = 1_u64;
    for at in 0..2500_i64 {
        let mut bytes = b"\x89PNG\r\n".to_vec();
        while bytes.len() < 20_000 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            bytes.extend(state.to_be_bytes());
        }
        tx.execute(
            "INSERT INTO tiles VALUES (13, ?1, ?2, ?3)",
            rusqlite::params![4100 + at % 50, 5500 + at / 50, bytes],
        )
        .expect("a row");
    }
    tx.commit().expect("room");
}
