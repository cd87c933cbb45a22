//! How long an answer may be shown without asking again, by the rules of HTTP (RFC 9111) for a cache of one person.

use std::time::{Duration, SystemTime};

use http::{HeaderValue, Request, Response, header, request, response};
use http_cache_semantics::{AfterResponse, CacheOptions, CachePolicy};
use serde::{Deserialize, Serialize};

/// How long a tile is good when the server says nothing: seven days, as the policy of openstreetmap.org asks.
pub const UNSAID: Duration = Duration::from_secs(7 * 24 * 3600);
/// How long "there is no tile here" is believed when the server says nothing.
pub const UNSAID_ABSENT: Duration = Duration::from_secs(24 * 3600);

/// Answers longer in the future than this are not computed with.
const FAR: Duration = Duration::from_secs(10 * 365 * 24 * 3600);

/// What an answer said about its own future, kept beside it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Freshness {
    policy: CachePolicy,
}

impl Freshness {
    /// From a request and the answer to it, received now.
    pub fn of(request: &request::Parts, answer: &response::Parts, now: SystemTime) -> Self {
        let answer = outspoken(answer);
        let options = CacheOptions {
            shared: false,
            ..CacheOptions::default()
        };
        Self {
            policy: CachePolicy::new_options(request, &answer, sane(now), options),
        }
    }

    /// True when the server lets the answer be kept at all.
    pub fn may_be_kept(&self) -> bool {
        self.policy.is_storable()
    }

    /// True when the answer may be shown without asking again.
    pub fn is_fresh(&self, now: SystemTime) -> bool {
        !self.policy.is_stale(sane(now))
    }

    /// The request that asks whether the answer is still the same.
    pub fn question(&self, request: &request::Parts, now: SystemTime) -> request::Parts {
        use http_cache_semantics::BeforeRequest::{Fresh, Stale};
        match self.policy.before_request(request, sane(now)) {
            Fresh(_) => request.clone(),
            Stale { request, .. } => request,
        }
    }

    /// After the server said that nothing has changed; `None` when what it names is not what is kept here.
    pub fn renewed(
        &self,
        request: &request::Parts,
        answer: &response::Parts,
        now: SystemTime,
    ) -> Option<Self> {
        let answer = outspoken(answer);
        match self.policy.after_response(request, &answer, sane(now)) {
            AfterResponse::NotModified(policy, _) => Some(Self { policy }),
            AfterResponse::Modified(..) => None,
        }
    }
}

/// The answer with a time of validity written in where the server gave none.
fn outspoken(answer: &response::Parts) -> response::Parts {
    let mut said = Response::new(()).into_parts().0;
    said.status = answer.status;
    said.headers = answer.headers.clone();
    let is_silent = [header::CACHE_CONTROL, header::EXPIRES, header::PRAGMA]
        .iter()
        .all(|name| !said.headers.contains_key(name));
    if is_silent {
        let absent = said.status != http::StatusCode::OK && said.status != http::StatusCode::NOT_MODIFIED;
        let unsaid = if absent { UNSAID_ABSENT } else { UNSAID };
        let words = format!("max-age={}", unsaid.as_secs());
        if let Ok(value) = HeaderValue::from_str(&words) {
            said.headers.insert(header::CACHE_CONTROL, value);
        }
    }
    said
}

/// A clock set absurdly must not make the arithmetic of dates fail.
fn sane(now: SystemTime) -> SystemTime {
    let earliest = SystemTime::UNIX_EPOCH + Duration::from_secs(1_577_836_800);
    let latest = earliest + 10 * FAR;
    now.clamp(earliest, latest)
}

/// The parts of a plain question for that address; `None` when it is not an address.
pub fn request(url: &str) -> Option<request::Parts> {
    let request = Request::get(url).body(()).ok()?;
    Some(request.into_parts().0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const DAY: Duration = Duration::from_secs(24 * 3600);

    fn answer(status: u16, headers: &[(&'static str, &str)]) -> response::Parts {
        let mut response = Response::builder().status(status);
        for (name, value) in headers {
            response = response.header(*name, *value);
        }
        response.body(()).expect("sound").into_parts().0
    }

    fn asked() -> request::Parts {
        request("https://example.fr/5/16/11").expect("sound")
    }

    fn now() -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_764_000_000)
    }

    fn of(headers: &[(&'static str, &str)]) -> Freshness {
        Freshness::of(&asked(), &answer(200, headers), now())
    }

    #[test]
    fn a_silent_server_gives_seven_days() {
        let silent = of(&[("etag", "\"a\"")]);
        assert!(silent.may_be_kept());
        assert!(silent.is_fresh(now() + 6 * DAY) && !silent.is_fresh(now() + 8 * DAY));
        let absent = Freshness::of(&asked(), &answer(404, &[]), now());
        assert!(absent.may_be_kept());
        assert!(absent.is_fresh(now() + DAY / 2) && !absent.is_fresh(now() + 2 * DAY));
    }

    #[test]
    fn what_the_server_says_counts() {
        assert!(!of(&[("cache-control", "max-age=3600")]).is_fresh(now() + DAY));
        assert!(of(&[("cache-control", "private, max-age=2592000")]).is_fresh(now() + 20 * DAY));
        assert!(!of(&[("cache-control", "no-store")]).may_be_kept());
        assert!(!of(&[("cache-control", "no-cache")]).is_fresh(now()));
        let dated = [
            ("date", "Mon, 24 Nov 2025 16:00:00 GMT"),
            ("expires", "Wed, 26 Nov 2025 16:00:00 GMT"),
        ];
        assert!(of(&dated).is_fresh(now() + DAY) && !of(&dated).is_fresh(now() + 3 * DAY));
        assert!(!of(&[("cache-control", "max-age=3600"), ("age", "7200")]).is_fresh(now()));
    }

    #[test]
    fn a_question_names_what_is_kept_and_not_modified_renews_it() {
        let kept = of(&[("etag", "\"a\""), ("cache-control", "max-age=60")]);
        let later = now() + DAY;
        let question = kept.question(&asked(), later);
        assert_eq!(question.headers["if-none-match"], "\"a\"");
        let renewed = kept.renewed(&asked(), &answer(304, &[("etag", "\"a\"")]), later);
        assert!(
            renewed
                .expect("renewed")
                .is_fresh(later + Duration::from_secs(30))
        );
        assert!(
            kept.renewed(&asked(), &answer(304, &[("etag", "\"b\"")]), later)
                .is_none()
        );
        let dated = of(&[
            ("last-modified", "Mon, 24 Nov 2025 16:00:00 GMT"),
            ("cache-control", "max-age=1"),
        ]);
        assert!(
            dated
                .question(&asked(), later)
                .headers
                .contains_key("if-modified-since")
        );
    }

    #[test]
    fn it_is_read_back_from_its_text() {
        let kept = of(&[("etag", "W/\"a\""), ("cache-control", "max-age=86400")]);
        let text = serde_json::to_string(&kept).expect("written");
        let read: Freshness = serde_json::from_str(&text).expect("read");
        assert!(read.is_fresh(now()) && !read.is_fresh(now() + 2 * DAY));
        assert!(serde_json::from_str::<Freshness>("{\"v\":1}").is_err());
    }

    proptest! {
        #[test]
        fn no_header_makes_it_fail(control in "[ -~]{0,40}", expires in "[ -~]{0,40}", age in "[ -~]{0,20}", etag in "[ -~]{0,20}", seconds in 0_u64..1 << 62) {
            let headers = [
                ("cache-control", control.as_str()),
                ("expires", expires.as_str()),
                ("date", expires.as_str()),
                ("age", age.as_str()),
                ("etag", etag.as_str()),
            ];
            let at = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds)).unwrap_or_else(now);
            let kept = Freshness::of(&asked(), &answer(200, &headers), at);
            let later = now() + DAY;
            let _ = (kept.is_fresh(later), kept.may_be_kept(), kept.question(&asked(), later));
            let _ = kept.renewed(&asked(), &answer(304, &headers), later);
            let text = serde_json::to_string(&kept).expect("written");
            prop_assert!(serde_json::from_str::<Freshness>(&text).is_ok());
        }
    }
}
