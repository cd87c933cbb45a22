//! The map's tiles: what is asked, how often, and what is shown meanwhile.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::server::{Reply, Server, reply};
use super::{cache, choices, client, png, until};
use crate::basemap::{Ground, TileError, TileSource};
use crate::online::cache::Cache;
use crate::online::{Choices, Fetcher, OnlineTiles, Provider, Trouble};
use crate::picture::tokens::Theme;

fn fetcher(server: &Server, cache: &Arc<Cache>) -> (Fetcher, Arc<OnlineTiles>) {
    let fetcher = Fetcher::new(client(), cache.clone(), || {});
    fetcher.choose(&choices(Provider::Plan, &server.template()));
    let tiles = fetcher.tiles(Provider::Plan).expect("on");
    (fetcher, tiles)
}

/// Asks until the tile is there or known to be nowhere.
fn wait_for(tiles: &OnlineTiles, (z, x, y): (u8, u32, u32)) -> Option<Vec<u8>> {
    let mut found = None;
    until("a tile", || match tiles.tile(z, x, y) {
        Ok(tile) => {
            found = tile;
            true
        }
        Err(TileError::OnItsWay) => false,
        Err(other) => panic!("{other}"),
    });
    found
}

#[test]
fn a_tile_is_fetched_once_and_then_kept() {
    let server = Server::start(|_| reply("200 OK", &[("cache-control", "max-age=600")], &png()));
    let (_folder, cache) = cache();
    let (first, tiles) = fetcher(&server, &cache);
    assert!(matches!(tiles.tile(5, 16, 11), Err(TileError::OnItsWay)));
    assert_eq!(wait_for(&tiles, (5, 16, 11)), Some(png()));
    // It is counted just after it was kept.
    until("the count", || first.status(Provider::Plan).arrived == 1);
    drop(first);
    let (_second, tiles) = fetcher(&server, &cache);
    assert_eq!(tiles.tile(5, 16, 11).expect("kept"), Some(png()));
    assert_eq!(server.asked().len(), 1);
}

#[test]
fn without_a_switch_nothing_is_asked() {
    let server = Server::start(|_| reply("200 OK", &[], &png()));
    let (_folder, cache) = cache();
    let (fetcher, tiles) = fetcher(&server, &cache);
    fetcher.choose(&Choices::default());
    assert!(fetcher.tiles(Provider::Plan).is_none());
    // One that is still held from before asks no more either.
    assert_eq!(tiles.tile(5, 16, 11).expect("nothing"), None);
    fetcher.choose(&choices(Provider::Plan, &server.template()));
    assert!(tiles.tile_at_hand(5, 16, 11).is_err());
    assert_eq!(server.asked().len(), 0);
}

#[test]
fn a_picture_for_a_file_takes_what_is_kept_and_asks_for_nothing() {
    let server = Server::start(|_| reply("200 OK", &[], &png()));
    let (_folder, cache) = cache();
    let (_fetcher, tiles) = fetcher(&server, &cache);
    assert!(wait_for(&tiles, (6, 32, 21)).is_some());
    let ground = Ground::embedded().expect("a ground").with_source(Some(tiles));
    let (plain, paper) = (Ground::embedded().expect("a ground"), ground.at_hand());
    let drawn = |ground: &Ground, z, x, y| ground.tile_picture(Theme::Light, z, x, y, 1).rgba;
    assert_ne!(
        drawn(&paper, 6, 32, 21),
        drawn(&plain, 6, 32, 21),
        "what is kept is drawn"
    );
    assert_eq!(
        drawn(&paper, 6, 40, 21),
        drawn(&plain, 6, 40, 21),
        "what is not stays the embedded map"
    );
    assert_ne!(
        drawn(&paper, 8, 130, 86),
        drawn(&plain, 8, 130, 86),
        "a coarser one stands in"
    );
    assert_eq!(server.asked().len(), 1);
}

#[test]
fn at_most_four_are_asked_at_a_time_and_none_twice() {
    let inside = AtomicUsize::new(0);
    let server = Server::start(move |_| {
        // The first ones wait for each other, so that as many are inside as are ever asked at a time.
        inside.fetch_add(1, Ordering::SeqCst);
        until("the fourth", || inside.load(Ordering::SeqCst) >= 4);
        reply("200 OK", &[], &png())
    });
    let (_folder, cache) = cache();
    let (_fetcher, tiles) = fetcher(&server, &cache);
    for round in 0..2 {
        for x in 0..30 {
            let found = tiles.tile(9, x, 7);
            assert!(round == 1 || matches!(found, Err(TileError::OnItsWay)));
        }
    }
    for x in 0..30 {
        assert!(wait_for(&tiles, (9, x, 7)).is_some());
    }
    assert_eq!(server.most_at_once(), 4);
    assert_eq!(server.asked().len(), 30);
}

#[test]
fn what_may_not_be_kept_is_still_asked_only_once() {
    let server = Server::start(|_| reply("200 OK", &[("cache-control", "no-store")], &png()));
    let (_folder, cache) = cache();
    let (_fetcher, tiles) = fetcher(&server, &cache);
    for _ in 0..3 {
        assert_eq!(wait_for(&tiles, (5, 16, 11)), Some(png()));
    }
    assert_eq!(server.asked().len(), 1);
    assert!(cache.bytes() < 50_000);
}

#[test]
fn an_old_tile_is_shown_and_looked_after_once() {
    let server = Server::start(|asked| match asked.header("if-none-match") {
        Some(_) => reply("304 Not Modified", &[("etag", "\"a\"")], b""),
        None => reply(
            "200 OK",
            &[("etag", "\"a\""), ("cache-control", "max-age=0")],
            &png(),
        ),
    });
    let (_folder, cache) = cache();
    let (first, tiles) = fetcher(&server, &cache);
    assert!(wait_for(&tiles, (5, 16, 11)).is_some());
    drop(first);
    let (_second, tiles) = fetcher(&server, &cache);
    for _ in 0..20 {
        assert_eq!(tiles.tile(5, 16, 11).expect("shown at once"), Some(png()));
    }
    until("the question", || server.asked().len() == 2);
    until("the answer", || {
        tiles.tile(5, 16, 11).expect("shown");
        tiles.shared_is_idle()
    });
    assert_eq!(server.asked().len(), 2);
    assert!(server.asked()[1].header("if-none-match").is_some());
}

#[test]
fn an_old_tile_is_shown_when_the_server_is_gone() {
    let server = Server::start(|_| reply("200 OK", &[("cache-control", "max-age=0")], &png()));
    let (_folder, cache) = cache();
    let template = server.template();
    let (first, tiles) = fetcher(&server, &cache);
    assert!(wait_for(&tiles, (5, 16, 11)).is_some());
    drop((first, server));
    let second = Fetcher::new(client(), cache, || {});
    second.choose(&choices(Provider::Plan, &template));
    let tiles = second.tiles(Provider::Plan).expect("on");
    assert_eq!(tiles.tile(5, 16, 11).expect("shown"), Some(png()));
    until("the trouble", || second.status(Provider::Plan).trouble.is_some());
    assert_eq!(tiles.tile(5, 16, 11).expect("shown"), Some(png()));
}

#[test]
fn an_absent_tile_is_believed() {
    let server = Server::start(|_| reply("404 Not Found", &[], b""));
    let (_folder, cache) = cache();
    let (fetcher, tiles) = fetcher(&server, &cache);
    assert_eq!(wait_for(&tiles, (5, 16, 11)), None);
    assert_eq!(tiles.tile(5, 16, 11).expect("nothing"), None);
    assert_eq!(fetcher.status(Provider::Plan).absent, 1);
    assert_eq!(server.asked().len(), 1);
}

#[test]
fn a_server_that_asks_to_wait_is_left_alone() {
    let server = Server::start(|_| reply("429 Slow", &[("retry-after", "3600")], b""));
    let (_folder, cache) = cache();
    let (fetcher, tiles) = fetcher(&server, &cache);
    assert!(tiles.tile(9, 0, 0).is_err());
    until("the trouble", || fetcher.status(Provider::Plan).trouble.is_some());
    for x in 1..50 {
        assert_eq!(
            tiles.tile(9, x, 0).expect("nothing"),
            None,
            "asked for much later only"
        );
    }
    assert!(matches!(
        fetcher.status(Provider::Plan).trouble,
        Some(Trouble::Wait(_))
    ));
    assert_eq!(server.asked().len(), 1);
}

#[test]
fn a_server_that_fails_is_not_asked_in_a_hot_loop() {
    let server = Server::start(|_| reply("500 Oh", &[], b""));
    let (_folder, cache) = cache();
    let (fetcher, tiles) = fetcher(&server, &cache);
    for x in 0..40 {
        assert!(tiles.tile(9, x, 0).is_err());
    }
    until("the trouble", || fetcher.status(Provider::Plan).trouble.is_some());
    until("rest", || tiles.shared_is_idle());
    for x in 0..40 {
        let _ = tiles.tile(9, x, 0);
    }
    // Those that were under way together, then nothing for five seconds.
    assert!(server.asked().len() <= 4, "{}", server.asked().len());
}

#[test]
fn a_refusal_ends_it_until_it_is_switched_on_again() {
    let refusing = Arc::new(AtomicUsize::new(1));
    let told = refusing.clone();
    let server = Server::start(move |_| match told.load(Ordering::SeqCst) {
        1 => reply("403 Forbidden", &[], b""),
        _ => reply("200 OK", &[], &png()),
    });
    let (_folder, cache) = cache();
    let (fetcher, tiles) = fetcher(&server, &cache);
    assert_eq!(wait_for(&tiles, (5, 16, 11)), None);
    assert_eq!(
        fetcher.status(Provider::Plan).trouble,
        Some(Trouble::Refused(403))
    );
    assert_eq!(tiles.tile(5, 16, 12).expect("nothing"), None);
    refusing.store(0, Ordering::SeqCst);
    fetcher.choose(&Choices::default());
    fetcher.choose(&choices(Provider::Plan, &server.template()));
    let tiles = fetcher.tiles(Provider::Plan).expect("on");
    assert!(wait_for(&tiles, (5, 16, 11)).is_some());
    assert_eq!(fetcher.status(Provider::Plan).trouble, None);
}

#[test]
fn a_silent_server_holds_nothing_up() {
    let server = Server::start(|_| Reply::Silence);
    let (_folder, cache) = cache();
    let (fetcher, tiles) = fetcher(&server, &cache);
    for x in 0..300 {
        assert!(matches!(tiles.tile(9, x, 0), Err(TileError::OnItsWay)));
    }
    until("requests", || !server.asked().is_empty());
    assert!(
        fetcher.status(Provider::Plan).waiting <= 260,
        "wishes are bounded"
    );
    drop(fetcher);
    assert!(server.inside() > 0, "no answer was waited for");
}
