mod round;
mod stranger;

use super::*;

const ACTORS: &str = include_str!("../../tests/fixtures/entry_actors.csv");

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

fn shown(value: Option<f64>) -> Option<String> {
    value.map(|n| ((n * 1e6).round() / 1e6).to_string())
}

/// The name as the fixture writes it.
fn who(guess: &ActorGuess) -> &str {
    match guess {
        ActorGuess::Known { name, .. } | ActorGuess::New { name } => name,
    }
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
