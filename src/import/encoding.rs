//! Bytes to text: what French spreadsheets and older programs write.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Text with the encoding that was recognised.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decoded<'a> {
    /// The text, without byte order mark.
    pub text: Cow<'a, str>,
    /// What was recognised.
    pub encoding: &'static Encoding,
    /// True when some bytes meant nothing.
    pub lossy: bool,
}

/// Decodes bytes; a forced encoding corrects a wrong guess, a byte order mark beats both.
pub fn decode<'a>(bytes: &'a [u8], forced: Option<&'static Encoding>) -> Decoded<'a> {
    let guess = forced.unwrap_or_else(|| recognise(bytes));
    let (text, encoding, lossy) = guess.decode(bytes);
    Decoded {
        text,
        encoding,
        lossy,
    }
}

/// The encoding of a text without a mark.
fn recognise(bytes: &[u8]) -> &'static Encoding {
    if let Some(wide) = without_mark_utf16(bytes) {
        return wide;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let (mac, windows) = french_letters(bytes);
    if mac > windows {
        return MACINTOSH;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(Some(b"fr"), Utf8Detection::Deny);
    // Western text that is too short to tell is windows-1252 in France far more often than anything else.
    if windows > 0 || guess == UTF_8 {
        WINDOWS_1252
    } else {
        guess
    }
}

/// UTF-16 without its mark: the header line is mostly ASCII, so every other byte is zero.
fn without_mark_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(64) & !1];
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|&&b| b == 0).count();
    let enough = (head.len() / 2).div_ceil(2);
    match (zeros(0), zeros(1)) {
        _ if head.len() < 4 => None,
        (0, low) if low >= enough => Some(UTF_16LE),
        (high, 0) if high >= enough => Some(UTF_16BE),
        _ => None,
    }
}

/// Counts bytes that are accented French letters beside plain letters in Mac Roman and in Windows-1252.
fn french_letters(bytes: &[u8]) -> (usize, usize) {
    let (mut mac, mut windows) = (0, 0);
    for (at, &byte) in bytes.iter().enumerate() {
        let beside = |neighbour: Option<&u8>| neighbour.is_some_and(u8::is_ascii_alphabetic);
        let in_word = beside(at.checked_sub(1).and_then(|i| bytes.get(i))) || beside(bytes.get(at + 1));
        match byte {
            // à â ç é è ê ë î ï ô ù û É, in the order of the Mac Roman table.
            0x83 | 0x88 | 0x89 | 0x8d..=0x91 | 0x94 | 0x95 | 0x99 | 0x9d | 0x9e if in_word => mac += 1,
            // À Â Ç É È Ê Î Ô, à â ç è é ê ë î ï ô ù û.
            0xc0 | 0xc2 | 0xc7..=0xca | 0xce | 0xd4 if in_word => windows += 1,
            0xe0 | 0xe2 | 0xe7..=0xeb | 0xee | 0xef | 0xf4 | 0xf9 | 0xfb if in_word => windows += 1,
            _ => {}
        }
    }
    (mac, windows)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "nom;commune\r\nScierie Léger;Orléans\r\nForêt d’Éperlecques;Nîmes\r\n";

    fn recognised(bytes: &[u8]) -> (&'static str, String) {
        let decoded = decode(bytes, None);
        assert!(!decoded.lossy);
        (decoded.encoding.name(), decoded.text.into_owned())
    }

    #[test]
    fn usual_encodings_of_french_files_are_recognised() {
        let utf16 = |big: bool| -> Vec<u8> {
            let bytes = |unit: u16| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            };
            TEXT.encode_utf16().flat_map(bytes).collect()
        };
        let with_mark = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        for (bytes, name) in [
            (TEXT.as_bytes().to_vec(), "UTF-8"),
            (with_mark(b"\xef\xbb\xbf", TEXT.as_bytes()), "UTF-8"),
            (with_mark(b"\xff\xfe", &utf16(false)), "UTF-16LE"),
            (with_mark(b"\xfe\xff", &utf16(true)), "UTF-16BE"),
            (utf16(false), "UTF-16LE"),
            (utf16(true), "UTF-16BE"),
            (WINDOWS_1252.encode(TEXT).0.into_owned(), "windows-1252"),
        ] {
            assert_eq!(recognised(&bytes), (name, TEXT.to_owned()));
        }
    }

    #[test]
    fn mac_roman_is_told_from_windows() {
        // encoding_rs writes no Mac Roman: é 8e, ê 90, î 94, É 83, ’ d5.
        let bytes = b"nom;commune\rScierie L\x8eger;Orl\x8eans\rFor\x90t d\xd5\x83perlecques;N\x94mes\r";
        assert_eq!(recognised(bytes), ("macintosh", TEXT.replace("\r\n", "\r")));
    }

    #[test]
    fn a_wrong_guess_can_be_corrected() {
        let decoded = decode(b"caf\xe9", Some(MACINTOSH));
        assert_eq!(decoded.text, "cafÈ");
    }
}
