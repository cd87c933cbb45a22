//! Pages and sheets of made documents, read back by other programs.

use std::io::Cursor;
use std::process::Command;

use calamine::{Data, Reader, Xlsx};
use jiff::civil::date;

use super::content::{Block, Cell, Column, Document, Table};
use super::layout::lay_out;
use super::style::{BOTTOM, PAGE_WIDTH, SIDE, TOP};
use super::{archive, pdf, xlsx};
use crate::base::i18n::Lang;
use crate::picture::typeface::measure;

fn document(blocks: Vec<Block>) -> Document {
    Document {
        title: "Essai".to_owned(),
        lang: Lang::Fr,
        date: date(2026, 11, 25),
        foot: "Pays d’essai · 25 nov. 2026".to_owned(),
        blocks,
    }
}

fn table(rows: Vec<Vec<Cell>>) -> Table {
    Table {
        sheet: "Flux".to_owned(),
        columns: vec![
            Column::new("Acteur", 2.0),
            Column::new("Flux", 3.0),
            Column::under("Remarque", 2.0),
            Column::new("Quantité", 1.0),
            Column::new("Pour le", 1.0),
        ],
        rows,
        grouped: true,
    }
}

fn row(actor: &str, label: &str) -> Vec<Cell> {
    vec![
        Cell::text(actor),
        Cell::text(label),
        Cell::text("à revoir"),
        Cell::Amount(1200.5, "t/an".to_owned()),
        Cell::Day(date(2027, 1, 15)),
    ]
}

fn title() -> Block {
    Block::Title {
        sort: "Compte rendu".to_owned(),
        name: "Premier atelier".to_owned(),
        under: "Ghyvelde".to_owned(),
    }
}

/// The words of a PDF as its readers copy them.
fn words_of(bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.pdf");
    std::fs::write(&path, bytes).expect("room");
    let output = Command::new("pdftotext")
        .args(["-layout"])
        .arg(&path)
        .arg("-")
        .output();
    let text = String::from_utf8(output.expect("pdftotext").stdout).expect("UTF-8");
    // Whether a no-break blank stays one depends on who copies.
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn every_sort_of_block_is_read_back_from_a_file_that_archives_and_screen_readers_accept() {
    let everything = document(vec![
        title(),
        Block::Heading("Décisions".to_owned()),
        Block::Paragraph("L’œuvre : 12\u{202f}000\u{a0}m³ d’eau.".to_owned()),
        Block::Facts(vec![("Lieu".to_owned(), "salle des fêtes".to_owned())]),
        Block::Table(table(vec![
            row("Scierie Martin", "sciure"),
            row("Scierie Martin", "palettes"),
        ])),
        Block::List(vec!["à quelle température ?".to_owned()]),
        Block::Space(10.0),
        Block::PageBreak,
        Block::Note("Deuxième page".to_owned()),
        Block::PageBreak,
    ]);
    let strict = archive::strict().expect("a configuration");
    let laid = lay_out(&everything);
    assert_eq!(laid.pages.len(), 2);
    let bytes = pdf::attempt(&everything, laid, strict)
        .expect("a page")
        .expect("a valid file");
    assert_eq!(
        bytes,
        pdf::bytes(&everything).expect("a file"),
        "the same bytes twice"
    );
    let words = words_of(&bytes);
    for word in [
        "Compte rendu",
        "Premier atelier",
        "Décisions",
        "L’œuvre : 12 000 m³ d’eau.",
        "salle des fêtes",
        "palettes",
        "15 janv. 2027",
        "à quelle température ?",
        "Deuxième page",
        "page 2 sur 2",
        "Pays d’essai",
    ] {
        assert!(words.contains(word), "{word} is missing in\n{words}");
    }
    assert_eq!(
        words.matches("Scierie Martin").count(),
        1,
        "the name stands once\n{words}"
    );
}

#[test]
fn letters_that_the_typeface_lacks_and_control_characters_cost_nothing() {
    let strange = document(vec![
        title(),
        Block::Paragraph("Bois 🪵 et 木材\u{0}\u{1b}[31m\u{200d}\u{feff} fin".to_owned()),
    ]);
    let strict = archive::strict().expect("a configuration");
    let bytes = pdf::attempt(&strange, lay_out(&strange), strict).expect("a page");
    let words = words_of(&bytes.expect("a valid file"));
    assert!(words.contains('木') && words.contains("fin"), "{words}");
    xlsx::bytes(&strange).expect("a file");
}

#[test]
fn long_words_wrap_rows_stay_whole_and_heads_stand_on_every_page() {
    let long = "une phrase assez longue pour prendre plusieurs lignes ".repeat(4);
    let rows = (0..60).map(|at| row(&format!("Acteur {at}"), &long)).collect();
    let laid = lay_out(&document(vec![title(), Block::Table(table(rows))]));
    assert!(laid.pages.len() > 5, "{}", laid.pages.len());
    for page in &laid.pages {
        let heads = page
            .lines
            .iter()
            .filter(|line| line.text.trim() == "Quantité")
            .count();
        assert_eq!(heads, 1);
        for line in &page.lines {
            let right = line.at[0] + measure(line.text.trim_end(), line.style.weight, line.style.size);
            assert!(
                line.at[0] >= SIDE - 0.01 && right <= PAGE_WIDTH - SIDE + 0.1,
                "{line:?}"
            );
            assert!((TOP..=BOTTOM).contains(&line.at[1]), "{line:?}");
        }
        // A row that is whole has all its lines on one page, so every page has as many names as dates.
        let count = |start: &str| page.lines.iter().filter(|l| l.text.starts_with(start)).count();
        assert_eq!(count("Acteur "), count("15\u{a0}janv."));
    }
}

#[test]
fn a_row_taller_than_a_page_goes_on_and_loses_no_word() {
    let words: Vec<String> = (0..6000).map(|at| format!("m{at}")).collect();
    let laid = lay_out(&document(vec![Block::Table(table(vec![row(
        "A",
        &words.join(" "),
    )]))]));
    let text: String = laid
        .pages
        .iter()
        .flat_map(|page| &page.lines)
        .map(|line| line.text.as_str())
        .collect();
    assert!(laid.pages.len() > 2);
    for word in words {
        assert!(text.contains(&word), "{word}");
    }
}

#[test]
fn a_heading_is_never_the_last_line_of_a_page() {
    for filler in 0..60 {
        let mut blocks = vec![Block::Paragraph("x".to_owned()); filler];
        blocks.push(Block::Heading("Titre".to_owned()));
        blocks.push(Block::Table(table(vec![row("A", &"mot ".repeat(200))])));
        let laid = lay_out(&document(blocks));
        let page = laid
            .pages
            .iter()
            .find(|page| page.lines.iter().any(|l| l.text == "Titre"));
        let lines = &page.expect("a heading").lines;
        assert!(
            lines.last().is_some_and(|line| line.text.trim() != "Titre"),
            "{filler}"
        );
    }
}

#[test]
fn a_thousand_rows_are_set_and_tagged() {
    let rows = (0..1000)
        .map(|at| row(&format!("Acteur {}", at / 7), "sciures de bois non traité"))
        .collect();
    let many = document(vec![title(), Block::Table(table(rows))]);
    let bytes = pdf::bytes(&many).expect("a file");
    assert!(bytes.len() < 3_000_000, "{}", bytes.len());
    assert!(words_of(&bytes).contains("Acteur 142"));
}

#[test]
fn a_sheet_keeps_types_and_never_holds_a_formula() {
    let mut rows = vec![row("Scierie Martin", "=1+1")];
    rows.push(vec![Cell::text("http://example.org"), Cell::Blank]);
    let twice = document(vec![
        title(),
        Block::Table(table(rows.clone())),
        Block::Table(table(rows)),
    ]);
    let bytes = xlsx::bytes(&twice).expect("a file");
    assert_eq!(
        bytes,
        xlsx::bytes(&twice).expect("a file"),
        "the same bytes twice"
    );
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    assert_eq!(book.sheet_names(), ["Document", "Flux"]);
    let range = book.worksheet_range("Flux").expect("a sheet");
    assert_eq!(
        range.get_size(),
        (5, 5),
        "both tables in one sheet below one head"
    );
    assert_eq!(range.get((1, 1)), Some(&Data::String("=1+1".to_owned())));
    assert_eq!(range.get((1, 3)), Some(&Data::Float(1200.5)));
    assert!(matches!(range.get((1, 4)), Some(Data::DateTime(_))), "{range:?}");
    let formulas = book.worksheet_formula("Flux").expect("a sheet");
    assert!(formulas.cells().all(|(_, _, formula)| formula.is_empty()));
    let first = book.worksheet_range("Document").expect("a sheet");
    assert!(
        first
            .cells()
            .any(|(_, _, cell)| *cell == Data::String("Premier atelier".to_owned()))
    );
}
