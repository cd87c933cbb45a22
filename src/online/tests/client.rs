//! One request: every way in which a server can answer, or not.

use std::net::TcpStream;
use std::time::{Duration, SystemTime};

use super::server::{Asked, Reply, Server, head, reply};
use super::{allowed, client, impatient, png};
use crate::basemap::TileType;
use crate::online::Trouble;
use crate::online::client::{Answer, Client};

fn get(server: &Server, client: &Client) -> Result<Answer, Trouble> {
    client.get(&allowed(server), (3, 4, 2), None, SystemTime::now())
}

fn trouble(answer: impl Fn(&Asked) -> Reply + Send + Sync + 'static) -> Trouble {
    let server = Server::start(answer);
    get(&server, &client()).expect_err("trouble")
}

#[test]
fn a_picture_comes_and_the_request_says_who_asks() {
    let server = Server::start(|_| reply("200 OK", &[("cache-control", "max-age=60")], &png()));
    let Answer::Picture {
        bytes,
        tile_type,
        freshness,
    } = get(&server, &client()).expect("a picture")
    else {
        panic!("not a picture");
    };
    assert_eq!((bytes, tile_type), (png(), TileType::Png));
    assert!(freshness.is_fresh(SystemTime::now()));
    let asked = &server.asked()[0];
    assert_eq!(asked.path, "/3/4/2");
    let agent = asked.header("user-agent").expect("named");
    assert!(
        agent.starts_with("maillage/") && agent.contains("+https://"),
        "{agent}"
    );
    for private in ["cookie", "referer", "authorization", "from"] {
        assert!(asked.header(private).is_none(), "{private}");
    }
}

#[test]
fn not_modified_is_asked_for_and_understood() {
    let server = Server::start(|asked| match asked.header("if-none-match") {
        Some("\"a\"") => reply(
            "304 Not Modified",
            &[("etag", "\"a\""), ("cache-control", "max-age=600")],
            b"",
        ),
        _ => reply(
            "200 OK",
            &[("etag", "\"a\""), ("cache-control", "max-age=0")],
            &png(),
        ),
    });
    let Ok(Answer::Picture { freshness, .. }) = get(&server, &client()) else {
        panic!("not a picture");
    };
    let now = SystemTime::now();
    assert!(!freshness.is_fresh(now));
    let again = client().get(&allowed(&server), (3, 4, 2), Some(&freshness), now);
    let Ok(Answer::Same(renewed)) = again else {
        panic!("{again:?}");
    };
    assert!(renewed.is_fresh(now));
    assert_eq!(server.asked().len(), 2);
}

#[test]
fn absent_tiles_are_no_trouble() {
    for status in ["204 No Content", "400 Bad Request", "404 Not Found", "410 Gone"] {
        let server = Server::start(move |_| reply(status, &[], b""));
        assert!(
            matches!(get(&server, &client()), Ok(Answer::Absent(_))),
            "{status}"
        );
    }
}

#[test]
fn refusals_and_faults_are_told_apart() {
    assert_eq!(
        trouble(|_| reply("403 Forbidden", &[], b"")),
        Trouble::Refused(403)
    );
    assert_eq!(trouble(|_| reply("418 Teapot", &[], b"")), Trouble::Refused(418));
    assert_eq!(trouble(|_| reply("500 Oh", &[], b"")), Trouble::Fault(500));
    assert_eq!(trouble(|_| reply("503 Oh", &[], b"")), Trouble::Fault(503));
    // Nobody asked whether anything had changed.
    assert_eq!(
        trouble(|_| reply("304 Not Modified", &[], b"")),
        Trouble::Fault(304)
    );
    let waits = [
        trouble(|_| reply("429 Slow", &[("retry-after", "7")], b"")),
        trouble(|_| reply("503 Slow", &[("retry-after", "7")], b"")),
        trouble(|_| reply("429 Slow", &[("retry-after", "soon")], b"")),
        trouble(|_| {
            reply(
                "429 Slow",
                &[("retry-after", "Mon, 24 Nov 2025 16:00:00 GMT")],
                b"",
            )
        }),
    ];
    let seconds = |wait: u64| Trouble::Wait(Duration::from_secs(wait));
    assert_eq!(waits, [seconds(7), seconds(7), seconds(60), seconds(0)]);
}

#[test]
fn what_is_not_a_whole_picture_is_refused() {
    let page = b"<html>Identifiez-vous</html>";
    assert_eq!(
        trouble(|_| reply("200 OK", &[("content-type", "image/png")], page)),
        Trouble::NotAPicture
    );
    assert_eq!(trouble(|_| reply("200 OK", &[], b"")), Trouble::NotAPicture);
    assert_eq!(
        trouble(|_| Reply::Whole([head("200 OK", &[], 90_000), png()].concat())),
        Trouble::Cut,
        "closed in the middle of the body"
    );
    let huge = Trouble::TooLarge;
    assert_eq!(trouble(|_| Reply::Whole(head("200 OK", &[], 5 << 20))), huge);
    let mut wide = png();
    wide[16..20].copy_from_slice(&100_000_u32.to_be_bytes());
    assert_eq!(
        trouble(move |_| reply("200 OK", &[], &wide)),
        Trouble::NotAPicture
    );
}

#[test]
fn an_endless_body_ends() {
    let endless = |_: &Asked| {
        let mut bytes = b"HTTP/1.1 200 OK\r\n\r\n".to_vec();
        bytes.extend_from_slice(&[7; 60_000]);
        Reply::Endless(bytes)
    };
    assert_eq!(trouble(endless), Trouble::TooLarge);
    let server = Server::start(|_| Reply::Endless(b"HTTP/1.1 200 OK\r\nx: ".to_vec()));
    assert!(
        matches!(get(&server, &client()), Err(Trouble::Unreachable(_))),
        "a head without an end"
    );
}

#[test]
fn silence_and_closed_doors_are_unreachable() {
    let server = Server::start(|_| Reply::Silence);
    assert!(matches!(get(&server, &impatient()), Err(Trouble::Unreachable(_))));
    let slow = Server::start(|_| Reply::Whole(head("200 OK", &[], 10)));
    let cut = get(&slow, &client());
    assert_eq!(cut.expect_err("cut"), Trouble::Cut);
    let closed = Server::start(|_| Reply::Whole(Vec::new()));
    assert!(matches!(get(&closed, &client()), Err(Trouble::Unreachable(_))));
    // While a connection holds its own end, nobody can listen there.
    let held = TcpStream::connect(closed.address()).expect("a connection");
    let template = format!("http://{}/{{z}}/{{x}}/{{y}}", held.local_addr().expect("an end"));
    let gone = super::choices(crate::online::Provider::Plan, &template);
    let gone = gone.allowed(crate::online::Provider::Plan).expect("on");
    let answer = client().get(&gone, (0, 0, 0), None, SystemTime::now());
    assert!(matches!(answer, Err(Trouble::Unreachable(_))), "{answer:?}");
}

#[test]
fn three_times_it_is_sent_on_and_no_further() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/3/4/2" => reply("302 Found", &[("location", "/a")], b""),
        "/a" => reply("301 Moved", &[("location", "/b")], b""),
        "/b" => reply("307 Moved", &[("location", "/c")], b""),
        "/c" => reply("200 OK", &[], &png()),
        _ => reply("404 Not Found", &[], b""),
    });
    assert!(matches!(get(&server, &client()), Ok(Answer::Picture { .. })));
    let round = Server::start(|_| reply("302 Found", &[("location", "/again")], b""));
    assert_eq!(get(&round, &client()).expect_err("a circle"), Trouble::Elsewhere);
    assert_eq!(round.asked().len(), 4);
}

#[test]
fn it_is_not_sent_to_where_it_would_not_have_gone_itself() {
    for location in [
        "http://192.0.2.1/tile",
        "https://127.0.0.1/tile",
        "//192.0.2.1/tile",
        "http://me@127.0.0.1/tile",
        "file:///etc/hosts",
        "tile.png",
        "",
    ] {
        let server = Server::start(move |_| reply("302 Found", &[("location", location)], b""));
        assert_eq!(
            get(&server, &client()).expect_err(location),
            Trouble::Elsewhere,
            "{location}"
        );
        assert_eq!(server.asked().len(), 1);
    }
}
