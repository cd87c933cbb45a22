//! The client, the fetcher and the preparation against a server on this machine that does what servers do.

mod client;
mod fetcher;
mod prepare;
mod server;

use std::sync::Arc;
use std::time::Duration;

use super::cache::{Cache, LIMIT};
use super::client::{Client, Patience};
use super::{Allowed, Choices, Provider};
use server::Server;

/// A server that says nothing is given up after this, where that is what is tried.
const SHORT: Duration = Duration::from_millis(400);
/// A test that waits longer than this for what must come has failed.
const LONG: Duration = Duration::from_secs(20);

fn client() -> Client {
    Client::new(Patience {
        connect: LONG,
        whole: LONG,
    })
}

fn impatient() -> Client {
    Client::new(Patience {
        connect: SHORT,
        whole: SHORT,
    })
}

fn choices(provider: Provider, template: &str) -> Choices {
    let mut choices = Choices::default();
    choices.switch(provider, true);
    choices.of_mut(provider).address = Some(template.to_owned());
    choices
}

fn allowed(server: &Server) -> Allowed {
    let choices = choices(Provider::Plan, &server.template());
    choices.allowed(Provider::Plan).expect("on")
}

fn cache() -> (tempfile::TempDir, Arc<Cache>) {
    let folder = tempfile::tempdir().expect("a folder");
    let cache = Cache::open(&folder.path().join("online.sqlite"), LIMIT).expect("a cache");
    (folder, Arc::new(cache))
}

/// A picture as servers send it.
fn png() -> Vec<u8> {
    let mut picture = tiny_skia::Pixmap::new(256, 256).expect("small");
    picture.fill(tiny_skia::Color::from_rgba8(200, 220, 180, 255));
    picture.encode_png().expect("encoded")
}

/// Waits until something has become true; what never does fails the test.
fn until(what: &str, mut is_true: impl FnMut() -> bool) {
    let start = std::time::Instant::now();
    while !is_true() {
        assert!(start.elapsed() < LONG, "{what} did not come");
        std::thread::sleep(Duration::from_millis(2));
    }
}
