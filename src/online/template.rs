//! The address of a server's tiles, with places for zoom, column and row.

use http::Uri;

use crate::base::i18n::{Lang, tr};

/// Longest address taken, in bytes.
const MAX_LEN: usize = 2_000;

/// An address with `{z}`, `{x}` and `{y}`, checked: `https`, or `http` on this machine alone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Template {
    text: String,
    host: String,
    loopback: bool,
}

/// Why an address cannot be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum TemplateFault {
    /// Longer than 2,000 characters.
    #[error("the address is too long")]
    TooLong,
    /// One of the three places is missing.
    #[error("{{z}}, {{x}} or {{y}} is missing")]
    NoPlace,
    /// Braces around something else, or in the name of the server.
    #[error("braces stand where they may not")]
    OtherBraces,
    /// Not an address at all.
    #[error("not an address")]
    NotAnAddress,
    /// It would travel unencrypted.
    #[error("the address is not https")]
    NotEncrypted,
    /// A name or password stands before the server's name.
    #[error("the address contains a password")]
    Password,
}

impl TemplateFault {
    /// A sentence for the user: what is wrong and what to do.
    pub fn message(self, lang: Lang) -> String {
        let key = match self {
            Self::TooLong => "online-address-too-long",
            Self::NoPlace => "online-address-no-place",
            Self::OtherBraces => "online-address-braces",
            Self::NotAnAddress => "online-address-none",
            Self::NotEncrypted => "online-address-clear",
            Self::Password => "online-address-password",
        };
        tr(lang, key)
    }
}

impl Template {
    /// Checks an address as typed; blanks around it do not matter.
    ///
    /// # Errors
    /// The first thing wrong with it.
    pub fn new(typed: &str) -> Result<Self, TemplateFault> {
        let text = typed.trim();
        if text.len() > MAX_LEN {
            return Err(TemplateFault::TooLong);
        }
        if !["{z}", "{x}", "{y}"].iter().all(|place| text.contains(place)) {
            return Err(TemplateFault::NoPlace);
        }
        let filled = fill(text, 0, 0, 0);
        if filled.contains(['{', '}']) {
            return Err(TemplateFault::OtherBraces);
        }
        let uri: Uri = filled.parse().map_err(|_| TemplateFault::NotAnAddress)?;
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            return Err(TemplateFault::NotAnAddress);
        };
        if authority.as_str().contains('@') {
            return Err(TemplateFault::Password);
        }
        // The server must be the same for every tile: places belong to the path or the query.
        if !text.contains(authority.as_str()) {
            return Err(TemplateFault::OtherBraces);
        }
        let host = authority.host().to_ascii_lowercase();
        let loopback = is_loopback(&host);
        match scheme {
            "https" => {}
            "http" if loopback => {}
            "http" => return Err(TemplateFault::NotEncrypted),
            _ => return Err(TemplateFault::NotAnAddress),
        }
        Ok(Self {
            text: text.to_owned(),
            host,
            loopback,
        })
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Name of the server, in small letters.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// True when the server is this machine itself.
    pub fn is_loopback(&self) -> bool {
        self.loopback
    }

    /// The address of one tile.
    pub fn url(&self, z: u8, x: u32, y: u32) -> String {
        fill(&self.text, z, x, y)
    }
}

/// True when a server's name means this machine.
pub(super) fn is_loopback(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let is_ip = bare
        .parse::<std::net::IpAddr>()
        .is_ok_and(|address| address.is_loopback());
    is_ip || bare.eq_ignore_ascii_case("localhost")
}

fn fill(text: &str, z: u8, x: u32, y: u32) -> String {
    text.replace("{z}", &z.to_string())
        .replace("{x}", &x.to_string())
        .replace("{y}", &y.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled() {
        let template = Template::new("  https://example.fr/t/{z}/{x}/{y}.png?again={z} ").expect("sound");
        assert_eq!(
            template.url(5, 16, 11),
            "https://example.fr/t/5/16/11.png?again=5"
        );
        assert_eq!(template.host(), "example.fr");
    }

    #[test]
    fn faults_are_told_apart() {
        let fault = |text: &str| Template::new(text).expect_err(text);
        assert_eq!(fault("https://a.fr/{z}/{x}"), TemplateFault::NoPlace);
        assert_eq!(fault("https://{s}.a.fr/{z}/{x}/{y}"), TemplateFault::OtherBraces);
        assert_eq!(fault("https://{x}.a.fr/{z}/{x}/{y}"), TemplateFault::OtherBraces);
        assert_eq!(fault("http://a.fr/{z}/{x}/{y}"), TemplateFault::NotEncrypted);
        assert_eq!(
            fault("http://127.0.0.1.a.fr/{z}/{x}/{y}"),
            TemplateFault::NotEncrypted
        );
        assert_eq!(fault("ftp://a.fr/{z}/{x}/{y}"), TemplateFault::NotAnAddress);
        assert_eq!(fault("file:///etc/{z}/{x}/{y}"), TemplateFault::NotAnAddress);
        assert_eq!(fault("/{z}/{x}/{y}"), TemplateFault::NotAnAddress);
        assert_eq!(fault("a b {z}{x}{y}"), TemplateFault::NotAnAddress);
        assert_eq!(fault("https://me:word@a.fr/{z}/{x}/{y}"), TemplateFault::Password);
        assert_eq!(
            fault("https://localhost@a.fr/{z}/{x}/{y}"),
            TemplateFault::Password
        );
        assert_eq!(
            fault(&format!("https://a.fr/{{z}}/{{x}}/{{y}}{}", "a".repeat(2_000))),
            TemplateFault::TooLong
        );
        for lang in Lang::ALL {
            assert!(fault("").message(lang).len() > 20);
        }
    }

    #[test]
    fn this_machine_may_be_asked_without_encryption() {
        for text in [
            "http://127.0.0.1:8000/{z}/{x}/{y}",
            "http://[::1]:8000/{z}/{x}/{y}",
            "http://LOCALHOST/{z}/{x}/{y}",
        ] {
            assert!(Template::new(text).expect(text).is_loopback());
        }
        assert!(
            !Template::new("https://localhost.fr/{z}/{x}/{y}")
                .expect("sound")
                .is_loopback()
        );
    }
}
