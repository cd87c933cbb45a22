use std::collections::BTreeMap;

use super::*;
use crate::base::text::fold;

const LINES: &str = include_str!("../../tests/fixtures/entries_fr.csv");
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

fn rows() -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_reader(LINES.as_bytes())
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
    let direction = entry.direction.value.map(|direction| direction.code());
    let name = entry.actor.value.as_ref().map(|guess| who(guess));
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
        let entry = parse(&row["line"], &known, speaker);
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
    let rows = rows();
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

#[test]
fn zz_conf() {
    for (l, d) in [
        ("repas", Direction::Offer),
        ("caristes", Direction::Need),
        ("calcin", Direction::Need),
        ("boues", Direction::Offer),
        ("draps", Direction::Need),
        ("meubles", Direction::Need),
    ] {
        let r = crate::reference::recognise::recognise_as(l, Some(d));
        println!("{l} {:.2} {:?}", r.confidence, r.alternatives);
    }
    let known = actors();
    let rows = rows();
    let start = std::time::Instant::now();
    for row in &rows {
        parse(&row["line"], &known, None);
    }
    println!("per line {:?}", start.elapsed() / rows.len() as u32);
}
