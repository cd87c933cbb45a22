//! CSV, TSV and their relatives: separator, quotes, line ends.

use encoding_rs::Encoding;

use super::encoding::decode;
use super::error::TableError;
use super::mapping;
use super::table::{Reading, Row, Table};

/// Largest file, in megabytes.
pub const MAX_FILE_MB: usize = 500;
/// Largest record, in bytes.
const MAX_ROW_BYTES: usize = 1_000_000;
/// Records looked at to find the separator.
const SNIFFED_RECORDS: usize = 20;
/// Bytes looked at to find the separator.
const SNIFFED_BYTES: usize = 64 * 1024;
/// Separators in the order in which French files prefer them.
const SEPARATORS: [u8; 4] = [b';', b'\t', b',', b'|'];

/// Corrections of what would be recognised.
#[derive(Clone, Copy, Debug, Default)]
pub struct ReadOptions {
    /// Encoding to use.
    pub encoding: Option<&'static Encoding>,
    /// Separator to use: an ASCII character.
    pub separator: Option<u8>,
}

/// Reads a text table from its bytes.
///
/// # Errors
/// [`TableError`] when nothing can be read or a limit is passed; faults of single cells are found later.
pub fn read(bytes: &[u8], options: ReadOptions) -> Result<Table, TableError> {
    if bytes.len() > MAX_FILE_MB * 1_000_000 {
        return Err(TableError::TooLarge {
            limit_mb: MAX_FILE_MB,
        });
    }
    let decoded = decode(bytes, options.encoding);
    let separator = options.separator.unwrap_or_else(|| sniff(&decoded.text));
    let reading = Reading {
        encoding: decoded.encoding.name().to_owned(),
        separator: Some(char::from(separator)),
        lossy: decoded.lossy,
    };
    Table::collect(records(&decoded.text, separator), reading)
}

/// Reads a text that is already decoded, such as a compiled-in table.
///
/// # Errors
/// As [`read`].
pub fn read_str(text: &str) -> Result<Table, TableError> {
    read(text.as_bytes(), ReadOptions::default())
}

/// Records with the line on which each begins.
fn records(text: &str, separator: u8) -> impl Iterator<Item = Result<Row, TableError>> + '_ {
    let mut lines = LineCounter::new(text);
    reader(text, separator)
        .into_records()
        // The text is valid UTF-8 in memory and records may differ in length: reading cannot fail.
        .filter_map(Result::ok)
        .map(move |record| {
            let start = record.position().map_or(0, csv::Position::byte);
            let line = lines.line_at(usize::try_from(start).unwrap_or(usize::MAX));
            if record.as_slice().len() > MAX_ROW_BYTES {
                return Err(TableError::RowTooLong { line });
            }
            let cells = record.iter().map(str::to_owned).collect();
            Ok(Row { line, cells })
        })
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// The separator that makes most sense of the first records.
fn sniff(text: &str) -> u8 {
    let mut end = text.len().min(SNIFFED_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut best = (0, 0, 0);
    let mut chosen = SEPARATORS[0];
    for separator in SEPARATORS {
        let found: Vec<csv::StringRecord> = reader(&text[..end], separator)
            .into_records()
            .filter_map(Result::ok)
            .take(SNIFFED_RECORDS)
            .collect();
        let Some(header) = found.first() else { continue };
        let known = header.iter().filter(|name| mapping::is_known(name)).count();
        let like_header = found.iter().filter(|r| r.len() == header.len()).count();
        let score = (
            known,
            if header.len() > 1 { like_header } else { 0 },
            header.len(),
        );
        if score > best {
            (best, chosen) = (score, separator);
        }
    }
    chosen
}

/// Line numbers of growing offsets; CRLF, LF and CR each end one line.
struct LineCounter<'a> {
    bytes: &'a [u8],
    at: usize,
    line: usize,
}

impl<'a> LineCounter<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            bytes: text.as_bytes(),
            at: 0,
            line: 1,
        }
    }

    /// The line of the record that begins at or after the offset, past blank lines.
    fn line_at(&mut self, offset: usize) -> usize {
        while let Some(&byte) = self.bytes.get(self.at) {
            let ends_line = match byte {
                b'\n' => true,
                b'\r' => self.bytes.get(self.at + 1) != Some(&b'\n'),
                _ if self.at >= offset => break,
                _ => false,
            };
            self.line += usize::from(ends_line);
            self.at += 1;
        }
        self.line
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn lines(table: &Table) -> Vec<usize> {
        table.rows.iter().map(|row| row.line).collect()
    }

    #[test]
    fn the_separator_is_found_in_each_usual_form() {
        for (text, separator) in [
            ("nom;commune\nA, fils;Douai", ';'),
            ("nom,commune\nA; fils,Douai", ','),
            ("nom\tcommune\nA, fils\tDouai", '\t'),
            ("nom|commune\nA, fils|Douai", '|'),
            ("\"nom, ou raison\";commune\nA;Douai", ';'),
            ("x,1;y,2;z\n1,5;2,5;3\n1,5;2;3", ';'),
        ] {
            let table = read_str(text).unwrap();
            assert_eq!(table.reading.separator, Some(separator), "{text}");
        }
    }

    #[test]
    fn every_line_end_counts_one_line_and_blank_lines_are_passed_over() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["nom,note", "A,\"deux\nlignes\"", "", "B,", ",", "C,x"].join(end);
            let table = read_str(&text).unwrap();
            assert_eq!(lines(&table), [2, 5, 7], "{end:?}");
            assert_eq!(table.rows[0].cells, ["A", "deux\nlignes"]);
        }
    }

    #[test]
    fn a_quote_that_never_closes_is_refused_with_its_line() {
        let text = format!("nom,note\nA,x\nB,\"{}", "y\n".repeat(600_000));
        assert_eq!(read_str(&text), Err(TableError::RowTooLong { line: 3 }));
    }

    #[test]
    fn floods_of_columns_and_cells_are_refused() {
        let wide = ",x".repeat(600);
        assert_eq!(read_str(&wide), Err(TableError::TooManyColumns { columns: 601 }));
        assert_eq!(read_str(" \n\n"), Err(TableError::NoHeader));
    }

    proptest! {
        #[test]
        fn no_bytes_make_the_reader_fall(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            let _ = read(&bytes, ReadOptions::default());
        }
    }
}
