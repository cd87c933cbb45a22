//! Three hundred lines as they fall in a tour de table, written by somebody who had seen neither the parser nor the
//! other lists. Quarters and fortnights are told by the year and the week as the model does, what is no unit of the
//! product counts things, and `corrected` says why a line no longer expects what its author first wrote.

use super::*;

const ROUND: &str = include_str!("../../../tests/fixtures/entries_round_fr.csv");

/// Months are digits from January on; empty when the line says none.
fn judge_months(row: &BTreeMap<String, String>, part: &Part<Months>) -> Verdict {
    let got = part.value.map(Months::digits);
    judge(&row["months"], got.as_deref(), part.sure, false)
}

/// First reading: 163 of 300 lines right in every part, 77 with a part wrong and sure, the months of three missed.
#[test]
fn lines_of_a_tour_de_table_are_understood() {
    let known = actors();
    let rows = rows(ROUND);
    let (right, wrong_and_sure, misses) = measure(&rows);
    println!("{}", misses.join("\n"));
    println!(
        "{} round lines: {right} right, {wrong_and_sure} wrong and sure",
        rows.len()
    );
    assert!(right >= 163, "{right}");
    assert!(wrong_and_sure <= 77, "{wrong_and_sure}");
    let months = rows.iter().filter(|row| {
        let speaker = Some(row["speaker"].as_str()).filter(|speaker| !speaker.is_empty());
        let entry = parse(&row["line"], &known, speaker, Knowledge::built_in());
        judge_months(row, &entry.availability) != Verdict::Right
    });
    let missed: Vec<_> = months.map(|row| row["line"].as_str()).collect();
    assert!(missed.len() <= 3, "{missed:?}");
}
