//! The one place of the program that opens a socket. It asks only an [`Allowed`] provider, for one tile at a time.

use std::io::Read;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use http::{Request, Response, StatusCode, Uri, header, request};
use ureq::tls::{RootCerts, TlsConfig, TlsProvider};
use ureq::{Agent, Body};

use super::choices::Allowed;
use super::freshness::{self, Freshness};
use super::template::is_loopback;
use super::trouble::Trouble;
use crate::basemap::{TileType, picture_type};

/// Page that a server's administrator finds in the requests: whom to write to. To be filled in with the real one before release.
pub const CONTACT_PAGE: &str = "https://maillage.example/contact";

/// Requests at a time, over all servers and purposes together.
pub const AT_ONCE: usize = 4;
/// Largest answer, in bytes.
const MAX_BODY: u64 = 4 << 20;
/// How often a server may send on.
const MAX_REDIRECTS: usize = 3;
/// Wait when a server asks for one without saying how long.
const UNSAID_WAIT: Duration = Duration::from_secs(60);

/// How long to wait for a server.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// Until the connection stands.
    pub connect: Duration,
    /// For the whole answer.
    pub whole: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(8),
            whole: Duration::from_secs(25),
        }
    }
}

/// What a server answered.
#[derive(Debug)]
pub enum Answer {
    /// A picture.
    Picture {
        /// PNG, JPEG or WebP, checked.
        bytes: Vec<u8>,
        /// Which of them.
        tile_type: TileType,
        /// What the server says of its future.
        freshness: Freshness,
    },
    /// There is no tile there.
    Absent(Freshness),
    /// What is kept is still good.
    Same(Freshness),
}

/// Asks servers for tiles. Clones share connections and the limit of requests at a time.
#[derive(Clone, Debug)]
pub struct Client {
    agent: Agent,
    /// For servers on this machine, which no proxy may stand before.
    direct: Agent,
    gate: Arc<Gate>,
}

impl Client {
    /// Opens nothing yet.
    pub fn new(patience: Patience) -> Self {
        let tls = TlsConfig::builder()
            .provider(TlsProvider::Rustls)
            .root_certs(RootCerts::PlatformVerifier)
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .build();
        let config = || {
            Agent::config_builder()
                .tls_config(tls.clone())
                .user_agent(user_agent())
                .accept("image/png, image/jpeg, image/webp")
                .http_status_as_error(false)
                .max_redirects(0)
                .max_redirects_will_error(false)
                .max_response_header_size(32 << 10)
                .timeout_connect(Some(patience.connect))
                .timeout_global(Some(patience.whole))
        };
        Self {
            agent: config().build().into(),
            direct: config().proxy(None).build().into(),
            gate: Arc::default(),
        }
    }

    /// Asks for one tile and waits for the answer: call it from a worker thread. With `kept`, asks whether that is
    /// still good.
    ///
    /// # Errors
    /// [`Trouble`] when no usable answer came.
    pub fn get(
        &self,
        allowed: &Allowed,
        (z, x, y): (u8, u32, u32),
        kept: Option<&Freshness>,
        now: SystemTime,
    ) -> Result<Answer, Trouble> {
        let _turn = self.gate.enter();
        let url = allowed.template().url(z, x, y);
        let asked = freshness::request(&url).ok_or(Trouble::Elsewhere)?;
        let question = kept.map_or_else(|| asked.clone(), |kept| kept.question(&asked, now));
        let (parts, body) = self.follow(allowed, &question)?.into_parts();
        match parts.status {
            StatusCode::OK => {
                let bytes = read(body)?;
                let tile_type = picture_type(&bytes).ok_or(Trouble::NotAPicture)?;
                let freshness = Freshness::of(&asked, &parts, now);
                Ok(Answer::Picture {
                    bytes,
                    tile_type,
                    freshness,
                })
            }
            StatusCode::NOT_MODIFIED => kept
                .and_then(|kept| kept.renewed(&asked, &parts, now))
                .map(Answer::Same)
                .ok_or(Trouble::Fault(304)),
            // WMTS answers 400 outside of what it has.
            StatusCode::NO_CONTENT | StatusCode::BAD_REQUEST | StatusCode::NOT_FOUND | StatusCode::GONE => {
                Ok(Answer::Absent(Freshness::of(&asked, &parts, now)))
            }
            _ => Err(refusal(&parts, now)),
        }
    }

    /// Sends the question, and again where the server sends on to, while that is as safe as the first address.
    fn follow(&self, allowed: &Allowed, question: &request::Parts) -> Result<Response<Body>, Trouble> {
        let loopback = allowed.template().is_loopback();
        let agent = if loopback { &self.direct } else { &self.agent };
        let mut uri = question.uri.clone();
        for _ in 0..=MAX_REDIRECTS {
            let mut request = Request::new(());
            *request.uri_mut() = uri.clone();
            *request.headers_mut() = question.headers.clone();
            let answer = agent
                .run(request)
                .map_err(|error| Trouble::Unreachable(error.to_string()))?;
            let sends_on = matches!(answer.status().as_u16(), 301 | 302 | 303 | 307 | 308);
            if !sends_on {
                return Ok(answer);
            }
            let location = answer.headers().get(header::LOCATION);
            uri = location
                .and_then(|value| target(&uri, value.to_str().ok()?))
                .filter(|next| next.scheme() == uri.scheme())
                .filter(|next| is_loopback(next.host().unwrap_or_default()) == loopback)
                .ok_or(Trouble::Elsewhere)?;
        }
        Err(Trouble::Elsewhere)
    }
}

/// Where a server sends on to: a whole address, or a path on the same server.
fn target(from: &Uri, location: &str) -> Option<Uri> {
    let whole = if location.starts_with("//") {
        format!("{}:{location}", from.scheme_str()?)
    } else if location.starts_with('/') {
        format!("{}://{}{location}", from.scheme_str()?, from.authority()?)
    } else {
        location.to_owned()
    };
    let uri: Uri = whole.parse().ok()?;
    let has_user = uri.authority()?.as_str().contains('@');
    (uri.scheme().is_some() && !has_user).then_some(uri)
}

fn read(body: Body) -> Result<Vec<u8>, Trouble> {
    let promised = body.content_length();
    if promised.is_some_and(|length| length > MAX_BODY) {
        return Err(Trouble::TooLarge);
    }
    let mut bytes = Vec::new();
    let mut reader = body.into_reader().take(MAX_BODY + 1);
    reader.read_to_end(&mut bytes).map_err(|_| Trouble::Cut)?;
    if bytes.len() as u64 > MAX_BODY {
        return Err(Trouble::TooLarge);
    }
    if promised.is_some_and(|length| length != bytes.len() as u64) {
        return Err(Trouble::Cut);
    }
    Ok(bytes)
}

fn refusal(parts: &http::response::Parts, now: SystemTime) -> Trouble {
    let asked = retry_after(parts, now);
    match (parts.status.as_u16(), asked) {
        (429, asked) => Trouble::Wait(asked.unwrap_or(UNSAID_WAIT)),
        (503, Some(asked)) => Trouble::Wait(asked),
        (status @ 400..500, _) => Trouble::Refused(status),
        (status, _) => Trouble::Fault(status),
    }
}

/// The time that a server asks to wait, given in seconds or as a date.
fn retry_after(parts: &http::response::Parts, now: SystemTime) -> Option<Duration> {
    let text = parts.headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = jiff::fmt::rfc2822::DateTimeParser::new()
        .parse_timestamp(text)
        .ok()?;
    let at =
        SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(u64::try_from(date.as_second()).ok()?))?;
    Some(at.duration_since(now).unwrap_or_default())
}

fn user_agent() -> String {
    format!("Maillage/{} (+{CONTACT_PAGE})", env!("CARGO_PKG_VERSION"))
}

/// Lets a few in at a time.
#[derive(Debug, Default)]
struct Gate {
    inside: Mutex<usize>,
    freed: Condvar,
}

/// A place inside the gate, given back when dropped.
struct Turn<'a>(&'a Gate);

impl Gate {
    fn enter(&self) -> Turn<'_> {
        let inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        let mut inside = self
            .freed
            .wait_while(inside, |inside| *inside >= AT_ONCE)
            .unwrap_or_else(PoisonError::into_inner);
        *inside += 1;
        Turn(self)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        *self.0.inside.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        self.0.freed.notify_one();
    }
}
