//! What every PDF of this program has in common: the rules that it keeps and what it says of itself.

use jiff::civil::Date;
use krilla::configure::{Accessibility, Archival, Configuration, ConfigurationBuilder, PdfVersion};
use krilla::metadata::{DateTime, Metadata};

use crate::base::i18n::Lang;

/// Name of the program in the file.
pub(crate) const CREATOR: &str = "Maillage";

/// The rules to try, the strictest first: archives (PDF/A-2a) and screen readers (PDF/UA-1), then none, since a name
/// that the rules forbid must not cost the file.
pub(crate) fn configurations() -> impl Iterator<Item = Configuration> {
    strict().into_iter().chain([Configuration::default()])
}

/// PDF/A-2a and PDF/UA-1, checked while the file is put together.
pub(crate) fn strict() -> Option<Configuration> {
    ConfigurationBuilder::new()
        .with_version(PdfVersion::Pdf17)
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .ok()
}

/// Title, language and day of a file.
pub(crate) fn metadata(title: &str, lang: Lang, date: Date) -> Metadata {
    // A day without an hour; jiff's months and days are positive.
    let date = DateTime::new(date.year().unsigned_abs())
        .month(date.month().unsigned_abs())
        .day(date.day().unsigned_abs())
        .hour(0)
        .minute(0)
        .second(0)
        .utc_offset_hour(0)
        .utc_offset_minute(0);
    Metadata::new()
        .title(title.to_owned())
        .language(lang.code().to_owned())
        .creator(CREATOR.to_owned())
        .creation_date(date)
}
