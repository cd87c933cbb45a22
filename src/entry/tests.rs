mod round;

use std::collections::BTreeMap;

use super::*;
use crate::base::text::fold;

const LINES: &str = include_str!("../../tests/fixtures/entries_fr.csv");
const FRESH: &str = include_str!("../../tests/fixtures/entries_fresh_fr.csv");
/// Written by somebody who had seen neither the parser nor the other lists.
const BLIND: &str = include_str!("../../tests/fixtures/entries_blind_fr.csv");
const ACTORS: &str = include_str!("../../tests/fixtures/entry_actors.csv");

/// How one part compares with what was meant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Verdict {
    Right,
    /// Not as meant, but the person sees a doubt or a gap.
    Doubt,
    /// Not as meant and nothing shows it.
    WrongAndSure,
}

fn actors() -> Vec<KnownActor> {
    let mut reader = csv::Reader::from_reader(ACTORS.as_bytes());
    reader
        .deserialize::<(String, String, String)>()
        .map(|row| {
            let (reference, name, short_name) = row.unwrap();
            KnownActor {
                reference,
                name,
                short_name,
            }
        })
        .collect()
}

fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .map(Result::unwrap)
        .collect()
}

/// `meant`: alternatives between `|`; `?` behind one asks for a doubt, `?` alone takes anything doubtful.
/// `gap` is true where an empty part is itself shown as missing.
fn judge(meant: &str, got: Option<&str>, sure: bool, gap: bool) -> Verdict {
    let fits = |one: &str| match one.strip_suffix('?') {
        Some("") => !sure || got.is_none(),
        Some(value) => !sure && got.is_none_or(|got| got == value),
        None => got.unwrap_or_default() == one,
    };
    if meant.split('|').any(fits) {
        Verdict::Right
    } else if !sure || (got.is_none() && gap) {
        Verdict::Doubt
    } else {
        Verdict::WrongAndSure
    }
}

fn number(text: &str) -> String {
    let (digits, doubt) = text.strip_suffix('?').map_or((text, ""), |digits| (digits, "?"));
    digits
        .parse::<f64>()
        .map_or(text.to_owned(), |n| format!("{n}{doubt}"))
}

fn shown(value: Option<f64>) -> Option<String> {
    value.map(|n| ((n * 1e6).round() / 1e6).to_string())
}

fn judge_quantity(row: &BTreeMap<String, String>, part: &Part<Quantity>) -> Verdict {
    if row["value"] == "?" {
        return if part.sure {
            Verdict::WrongAndSure
        } else {
            Verdict::Right
        };
    }
    let quantity = part.value.clone().unwrap_or_default();
    let period = quantity.period.map(|period| period.code().to_owned());
    let unit = Some(quantity.unit).filter(|unit| !unit.is_empty());
    [
        (number(&row["min"]), shown(quantity.min)),
        (number(&row["value"]), shown(quantity.value)),
        (number(&row["max"]), shown(quantity.max)),
        (row["unit"].clone(), unit),
        (row["period"].clone(), period),
    ]
    .into_iter()
    .map(|(meant, got)| judge(&meant, got.as_deref(), part.sure, false))
    .max()
    .unwrap()
}

fn judge_nature(meant: &str, part: &Part<String>) -> Verdict {
    let got = part.value.as_deref();
    let parent =
        |one: &str| got.is_some_and(|got| one.rsplit_once('.').is_some_and(|(above, _)| above == got));
    let any = meant.split('|').any(parent);
    if any {
        Verdict::Right
    } else {
        judge(meant, got, part.sure, true)
    }
}

/// The name as the fixture writes it.
fn who(guess: &ActorGuess) -> &str {
    match guess {
        ActorGuess::Known { name, .. } | ActorGuess::New { name } => name,
    }
}

fn folded(text: &str) -> String {
    text.split('|')
        .map(|one| match one.strip_suffix('?') {
            Some(value) => format!("{}?", fold(value)),
            None => fold(one),
        })
        .collect::<Vec<_>>()
        .join("|")
}

fn judge_line(
    row: &BTreeMap<String, String>,
    entry: &Entry,
    known: &[KnownActor],
) -> Vec<(&'static str, Verdict)> {
    let direction = entry.direction.value.map(Direction::code);
    let name = entry.actor.value.as_ref().map(who);
    let mut actor = judge(&row["actor"], name, entry.actor.sure, true);
    let is_known = known.iter().any(|k| Some(k.name.as_str()) == name);
    if is_known != matches!(entry.actor.value, Some(ActorGuess::Known { .. })) {
        actor = Verdict::WrongAndSure;
    }
    let label = entry.label.value.as_deref().map(fold);
    let place = entry.place.value.as_deref().map(fold);
    let celsius = shown(entry.temperature_c.value);
    vec![
        ("actor", actor),
        (
            "direction",
            judge(&row["direction"], direction, entry.direction.sure, true),
        ),
        (
            "label",
            judge(&folded(&row["label"]), label.as_deref(), entry.label.sure, true),
        ),
        ("nature", judge_nature(&row["label_nature"], &entry.nature)),
        ("quantity", judge_quantity(row, &entry.quantity)),
        (
            "temperature",
            judge(
                &row["temperature"],
                celsius.as_deref(),
                entry.temperature_c.sure,
                false,
            ),
        ),
        (
            "place",
            judge(&folded(&row["place"]), place.as_deref(), entry.place.sure, false),
        ),
    ]
}

/// Lines right in every part, lines with a part wrong and sure, and the misses in words.
fn measure(rows: &[BTreeMap<String, String>]) -> (usize, usize, Vec<String>) {
    let known = actors();
    let (mut right, mut wrong_and_sure, mut misses) = (0, 0, Vec::new());
    for row in rows {
        let speaker = Some(row["speaker"].as_str()).filter(|speaker| !speaker.is_empty());
        let entry = parse(&row["line"], &known, speaker, Knowledge::built_in());
        let verdicts = judge_line(row, &entry, &known);
        let worst = verdicts.iter().map(|(_, verdict)| *verdict).max().unwrap();
        right += usize::from(worst == Verdict::Right);
        wrong_and_sure += usize::from(worst == Verdict::WrongAndSure);
        if worst != Verdict::Right {
            let parts: Vec<_> = verdicts.iter().filter(|(_, v)| *v != Verdict::Right).collect();
            misses.push(format!("{}\n    {parts:?}\n    {}", row["line"], told(&entry)));
        }
    }
    (right, wrong_and_sure, misses)
}

fn mark(sure: bool) -> &'static str {
    if sure { "" } else { "?" }
}

/// An entry in one line.
fn told(entry: &Entry) -> String {
    let name = entry.actor.value.as_ref().map_or("–", |guess| who(guess));
    let way = entry.direction.value.map_or("–", |direction| direction.code());
    let label = entry.label.value.as_deref().unwrap_or("–");
    let nature = entry.nature.value.as_deref().unwrap_or("–");
    let q = entry.quantity.value.clone().unwrap_or_default();
    let period = q.period.map_or("", |period| period.code());
    let [min, value, max] = [q.min, q.value, q.max].map(|n| shown(n).unwrap_or_default());
    let celsius = shown(entry.temperature_c.value).unwrap_or_default();
    format!(
        "{name}{} | {way}{} | {label}{} | {nature}{} | {min}<{value}<{max} {}/{period}{} | {celsius}{} | {} | {}",
        mark(entry.actor.sure),
        mark(entry.direction.sure),
        mark(entry.label.sure),
        mark(entry.nature.sure),
        q.unit,
        mark(entry.quantity.sure),
        mark(entry.temperature_c.sure),
        entry.place.value.as_deref().unwrap_or_default(),
        entry.note,
    )
}

#[test]
fn lines_said_in_rooms_are_understood() {
    let rows = rows(LINES);
    let (right, wrong_and_sure, misses) = measure(&rows);
    println!("{}", misses.join("\n"));
    println!(
        "{} lines: {right} right, {wrong_and_sure} wrong and sure",
        rows.len()
    );
    assert!(rows.len() >= 300);
    assert!(right * 100 >= rows.len() * 95, "{right} of {}", rows.len());
    assert_eq!(wrong_and_sure, 0);
}

/// Written after the parser and read once by it before anything was changed: 56 of 74 lines right in every part, 11
/// with a part wrong and sure. The parser has since learnt from them, so they only guard against falling back.
/// The one that stays wrong is an alias of the recogniser (« résine »).
#[test]
fn a_second_list_of_lines_does_not_get_worse() {
    let rows = rows(FRESH);
    let (right, wrong_and_sure, misses) = measure(&rows);
    println!("{}", misses.join("\n"));
    println!(
        "{} more lines: {right} right, {wrong_and_sure} wrong and sure",
        rows.len()
    );
    assert!(right >= 69, "{right}");
    assert!(wrong_and_sure <= 1, "{wrong_and_sure}");
}

/// The code of a unit as written; what is counted (« 200 cintres ») is a unit.
fn unit_meant(written: &str, got: &str) -> String {
    match crate::reference::units::unit(written) {
        _ if got == "unit" && !written.is_empty() => "unit".to_owned(),
        Some(unit) => unit.code.clone(),
        None => written.to_owned(),
    }
}

/// Parts of a blind line that are not as meant, in words.
///
/// Its actors are known, as in a room where they were entered before, and the turn gives the direction that nobody
/// says. Units are written as said, and things counted (« 200 cintres ») as the thing.
fn blind_misses(row: &BTreeMap<String, String>, known: &[KnownActor]) -> Vec<(&'static str, Verdict)> {
    let mut entry = parse(&row["line"], known, None, Knowledge::built_in());
    if let Some(turn) = Direction::from_code(&row["direction"]) {
        entry.assume_direction(turn, Knowledge::built_in());
    }
    let quantity = entry.quantity.value.clone().unwrap_or_default();
    let sure = entry.quantity.sure;
    let unit = unit_meant(&row["unit"], &quantity.unit);
    let words = |text: &str| fold(text);
    let same = |part, meant: &str, got: Option<String>, sure: bool, gap| {
        (part, judge(meant, got.as_deref(), sure, gap))
    };
    let months = entry.availability.value.map(Months::digits);
    let all_year = months.as_deref() == Some("111111111111") || row["months"] == "111111111111";
    let mut parts = vec![
        same(
            "actor",
            &words(&row["actor"]),
            entry.actor.value.as_ref().map(|guess| words(who(guess))),
            entry.actor.sure,
            true,
        ),
        same(
            "direction",
            &row["direction"],
            entry.direction.value.map(|way| way.code().to_owned()),
            entry.direction.sure,
            true,
        ),
        same(
            "label",
            &words(&row["label"]),
            entry.label.value.as_deref().map(words),
            entry.label.sure,
            true,
        ),
        same(
            "temperature",
            &row["temperature_c"],
            shown(entry.temperature_c.value),
            entry.temperature_c.sure,
            false,
        ),
    ];
    let period = quantity.period.map_or("", |period| period.code());
    // The model has no quarter: four times as much a year.
    let (period, times) = match (row["period"].as_str(), period) {
        ("quarter", "year") => ("quarter", 0.25),
        _ => (period, 1.0),
    };
    let hourly = row["unit"] == "MW" && quantity.unit == "MWh" && period == "hour";
    let scaled = |n: Option<f64>| shown(n.map(|n| n * times));
    for (part, meant, got) in [
        ("min", row["quantity_min"].clone(), scaled(quantity.min)),
        ("value", row["quantity"].clone(), scaled(quantity.value)),
        ("max", row["quantity_max"].clone(), scaled(quantity.max)),
    ] {
        parts.push(same(part, &meant, got, sure, false));
    }
    if !hourly {
        parts.push(same("unit", &unit, Some(quantity.unit.clone()), sure, false));
        parts.push(same(
            "period",
            &row["period"],
            Some(period.to_owned()),
            sure,
            false,
        ));
    }
    if !all_year {
        parts.push(same(
            "months",
            &row["months"],
            months,
            entry.availability.sure,
            false,
        ));
    }
    parts.retain(|(_, verdict)| *verdict != Verdict::Right);
    parts
}

/// First reading: 50 of 80 right in every part, 17 with a part wrong and sure; the parser has since learnt from it.
#[test]
fn blind_lines_are_understood_mostly() {
    let rows = rows(BLIND);
    let names: std::collections::BTreeSet<&str> = rows.iter().map(|row| row["actor"].as_str()).collect();
    let known: Vec<KnownActor> = names
        .into_iter()
        .filter(|name| !name.is_empty() && !name.contains(','))
        .map(|name| KnownActor {
            reference: name.to_owned(),
            name: name.to_owned(),
            short_name: String::new(),
        })
        .collect();
    let (mut right, mut wrong_and_sure) = (0, 0);
    for row in &rows {
        let misses = blind_misses(row, &known);
        right += usize::from(misses.is_empty());
        wrong_and_sure += usize::from(misses.iter().any(|(_, v)| *v == Verdict::WrongAndSure));
        if !misses.is_empty() {
            let entry = parse(&row["line"], &known, None, Knowledge::built_in());
            println!("{}\n    {misses:?}\n    {}", row["line"], told(&entry));
        }
    }
    println!(
        "{} blind lines: {right} right, {wrong_and_sure} wrong and sure",
        rows.len()
    );
    assert!(right >= 73, "{right}");
    assert!(wrong_and_sure <= 2, "{wrong_and_sure}");
}

fn read(line: &str, speaker: Option<&str>) -> String {
    told(&parse(line, &actors(), speaker, Knowledge::built_in()))
}

#[test]
fn loads_are_multiplied_out_and_the_words_are_kept() {
    assert_eq!(
        read("2 bennes de 15 m3 par semaine de gravats", Some("a1")),
        "Scierie Martin | –? | gravats | W.CDW.CONCRETE | <30< m3/week |  |  | 2 bennes de 15 m3"
    );
}

#[test]
fn the_turn_gives_the_direction_that_nobody_said() {
    let mut entry = parse(
        "20-30 t de palettes",
        &actors(),
        Some("a1"),
        Knowledge::built_in(),
    );
    assert!(!entry.is_complete() && entry.has_doubt());
    assert_eq!(entry.direction.state(), PartState::Missing);
    entry.assume_direction(Direction::Need, Knowledge::built_in());
    assert!(entry.is_complete());
    assert_eq!(entry.nature.value.as_deref(), Some("M.PACK.PALLET"));
    let mut said = parse("donne des palettes", &actors(), Some("a1"), Knowledge::built_in());
    said.assume_direction(Direction::Need, Knowledge::built_in());
    assert_eq!(
        said.direction.value,
        Some(Direction::Offer),
        "what was said stays"
    );
}

#[test]
fn each_part_says_where_it_stands_in_the_line() {
    let line = "Scierie Martin donne 120 t/an de sciure sèche";
    let entry = parse(line, &actors(), None, Knowledge::built_in());
    let parts = [
        &entry.actor.span,
        &entry.direction.span,
        &entry.quantity.span,
        &entry.label.span,
    ];
    let texts = parts.map(|span| &line[span.clone()]);
    assert_eq!(texts, ["Scierie Martin", "donne", "120 t/an", "sciure sèche"]);
}

#[test]
fn a_line_without_label_or_with_nothing_is_not_complete() {
    for line in [
        "",
        "   ",
        "Scierie Martin",
        "Scierie Martin donne",
        "120 t/an",
        "?!",
        "« »",
    ] {
        assert!(
            !parse(line, &actors(), None, Knowledge::built_in()).is_complete(),
            "{line}"
        );
    }
}

#[test]
fn months_travel_with_the_entry() {
    let entry = parse(
        "Scierie Martin donne sciure de mai à septembre",
        &actors(),
        None,
        Knowledge::built_in(),
    );
    assert_eq!(
        entry.availability.value.map(Months::digits).as_deref(),
        Some("000011111000")
    );
    assert_eq!(entry.note, "de mai à septembre");
}

fn check_spans(line: &str, entry: &Entry) {
    let spans = [
        &entry.actor.span,
        &entry.direction.span,
        &entry.label.span,
        &entry.nature.span,
        &entry.quantity.span,
        &entry.temperature_c.span,
        &entry.availability.span,
        &entry.place.span,
    ];
    for span in spans {
        assert!(line.get(span.clone()).is_some(), "{span:?} in {line:?}");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_without_panic(line in ".{0,200}") {
        for speaker in [None, Some("a1"), Some("nobody")] {
            check_spans(&line, &parse(&line, &actors(), speaker, Knowledge::built_in()));
        }
    }

    #[test]
    fn any_order_of_known_words_is_read_without_panic(words in proptest::collection::vec(0usize..40, 0..25)) {
        const WORDS: &[&str] = &[
            "Scierie", "Martin", "a", "à", "la", "de", "d'", "donne", "cherche", "partage", "20", "30", "-", "à", "t",
            "/", "an", "par", "une", "fois", "tous", "les", "entre", "et", "45", "°", "C", "(", ")", "bennes", "m3",
            "1.200", "quelques", "pas", "n'", "x", "€", "²", "Sciure", ";",
        ];
        let line: String = words.iter().map(|at| WORDS[*at]).collect::<Vec<_>>().join(" ");
        let tight = line.replace(' ', "");
        for line in [line, tight] {
            let entry = parse(&line, &actors(), Some("a1"), Knowledge::built_in());
            check_spans(&line, &entry);
            assert_eq!(entry, parse(&line, &actors(), Some("a1"), Knowledge::built_in()));
        }
    }
}

#[test]
fn a_huge_line_is_cut_and_says_so() {
    let line = format!("Scierie Martin donne {}", "sciure ".repeat(100_000));
    assert!(!parse(&line, &actors(), None, Knowledge::built_in()).label.sure);
    for hostile in ["une fois ", "2 fois par ", "(", "de ", "1 000 ", "a ", "-"] {
        check_spans(
            &hostile.repeat(5000),
            &parse(&hostile.repeat(5000), &actors(), None, Knowledge::built_in()),
        );
    }
}
