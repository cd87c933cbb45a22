use super::*;

fn first(query: &str) -> String {
    search(query, 5).first().map_or_else(
        || "nothing".to_owned(),
        |(_, place)| format!("{} {}", place.name, place.code),
    )
}

/// Each query and the place that must come first.
const QUERIES: [(&str, &str); 62] = [
    ("Dunkerque", "Dunkerque 59183"),
    ("dunkerque", "Dunkerque 59183"),
    ("DUNKERQUE", "Dunkerque 59183"),
    ("dunk", "Dunkerque 59183"),
    ("dunkerqe", "Dunkerque 59183"),
    ("dunekrque", "Dunkerque 59183"),
    ("dunkerkue", "Dunkerque 59183"),
    ("59140 Dunkerque", "Dunkerque 59183"),
    ("Dunkerque 59140 cedex 1", "Dunkerque 59183"),
    ("59183", "Dunkerque 59183"),
    ("loon", "Loon-Plage 59359"),
    ("loon plage", "Loon-Plage 59359"),
    ("Loon-Plage", "Loon-Plage 59359"),
    ("59279 loon", "Loon-Plage 59359"),
    ("gravelines", "Gravelines 59273"),
    ("gde synthe", "Grande-Synthe 59271"),
    ("grande synthe", "Grande-Synthe 59271"),
    ("synthe", "Grande-Synthe 59271"),
    ("coudekerque-b", "Coudekerque-Branche 59155"),
    ("sainte pazanne", "Sainte-Pazanne 44186"),
    ("ste pazanne", "Sainte-Pazanne 44186"),
    ("Ste-Pazane", "Sainte-Pazanne 44186"),
    ("pazanne", "Sainte-Pazanne 44186"),
    ("44680 pazanne", "Sainte-Pazanne 44186"),
    ("machecoul", "Machecoul-Saint-Même 44087"),
    ("machecoul st meme", "Machecoul-Saint-Même 44087"),
    ("pornic", "Pornic 44131"),
    ("porinc", "Pornic 44131"),
    ("pays de retz", "CA Pornic Agglo Pays de Retz 200067346"),
    ("cu de dunkerque", "CU de Dunkerque 245900428"),
    ("douains", "Douains 27203"),
    ("DOUAIN", "Douains 27203"),
    ("vernon", "Vernon 27681"),
    ("pacy sur eure", "Pacy-sur-Eure 27448"),
    ("pacy/eure", "Pacy-sur-Eure 27448"),
    ("saint etienne", "Saint-Étienne 42218"),
    ("st etienne", "Saint-Étienne 42218"),
    ("St-Étienne-du-Rouvray", "Saint-Étienne-du-Rouvray 76575"),
    ("saint denis", "Saint-Denis 97411"),
    ("saint denis 93", "Saint-Denis 93066"),
    ("saint-denis 93200", "Saint-Denis 93066"),
    ("st denis 974", "Saint-Denis 97411"),
    ("paris", "Paris 75056"),
    ("75011", "Paris 75056"),
    ("lyon", "Lyon 69123"),
    ("marseile", "Marseille 13055"),
    ("havre", "Le Havre 76351"),
    ("le havre", "Le Havre 76351"),
    ("l'hay les roses", "L'Haÿ-les-Roses 94038"),
    ("hay les roses", "L'Haÿ-les-Roses 94038"),
    ("la roche yon", "La Roche-sur-Yon 85191"),
    ("ajaccio 2a", "Ajaccio 2A004"),
    ("2A004", "Ajaccio 2A004"),
    ("oeuilly", "Œuilly 51410"),
    ("nantes", "Nantes 44109"),
    ("kalundborg", "Kalundborg 0326"),
    ("Kalundbrog", "Kalundborg 0326"),
    ("svebolle", "Svebølle 0326"),
    ("aarhus", "Århus 0751"),
    ("kobenhavn", "København 0101"),
    ("xyzzy", "nothing"),
    ("", "nothing"),
];

#[test]
fn people_find_their_place() {
    let found: Vec<String> = QUERIES
        .iter()
        .filter(|(query, expected)| first(query) != *expected)
        .map(|(query, expected)| format!("{query}: {} instead of {expected}", first(query)))
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn every_row_of_the_table_is_read() {
    assert_eq!(GAZETTEER.places.len(), 36_560);
    let communes = GAZETTEER.places.iter().filter(|p| p.kind == PlaceType::Commune);
    assert_eq!(communes.count(), 34_869);
    assert_eq!(GAZETTEER.by_insee.len(), 34_869);
}

#[test]
fn codes_find_communes_and_districts_their_city() {
    let name = |code: &str| by_insee(code).map(|place| place.name.as_str());
    assert_eq!(name("44186"), Some("Sainte-Pazanne"));
    assert_eq!(name(" 2a004 "), Some("Ajaccio"));
    assert_eq!(name("75112"), Some("Paris"));
    assert_eq!(name("69383"), Some("Lyon"));
    assert_eq!(name("00000"), None);
    assert_eq!(name("751120"), None);
}

#[test]
fn a_postcode_gives_its_communes_the_most_populous_first() {
    let names: Vec<&str> = by_postcode("44 680").iter().map(|p| p.name.as_str()).collect();
    assert_eq!(names[..2], ["Chaumes-en-Retz", "Sainte-Pazanne"]);
    assert!(by_postcode("99999").is_empty());
}

#[test]
fn of_several_places_of_one_name_the_nearest_is_meant() {
    let code = |near: Option<LonLat>| by_name("saint-denis", near).map(|place| place.code.as_str());
    let nimes = LonLat {
        lon: 4.36,
        lat: 43.84,
    };
    let paris = LonLat {
        lon: 2.35,
        lat: 48.86,
    };
    assert_eq!(code(Some(nimes)), Some("30247"));
    assert_eq!(code(Some(paris)), Some("93066"));
    assert_eq!(code(None), Some("97411"));
    assert!(by_name("Saint-Deniz", None).is_none());
}

#[test]
fn a_town_goes_before_the_municipality_named_after_it() {
    assert_eq!(by_name("KALUNDBORG", None).map(|p| p.kind), Some(PlaceType::Town));
    assert!(
        search("kalundborg", 5)
            .iter()
            .any(|(_, p)| p.kind == PlaceType::Municipality)
    );
}

#[test]
fn more_is_never_given_than_asked_and_endless_text_is_cut() {
    assert_eq!(search("saint", 7).len(), 7);
    assert!(search(&"a".repeat(100_000), 7).is_empty());
    assert!(search("saint", 0).is_empty());
}

#[test]
fn people_find_their_place_though_they_slip() {
    let mut rows =
        csv::Reader::from_reader(include_str!("../../../tests/data/places/queries.csv").as_bytes());
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    assert!(rows.len() >= 200);
    let is_found = |row: &csv::StringRecord| {
        let found = search(&row[0], 3);
        found.iter().any(|(_, p)| p.code == row[1] && p.name == row[2])
    };
    let missed: Vec<&str> = rows
        .iter()
        .filter(|row| !is_found(row))
        .map(|row| &row[0])
        .collect();
    let share = 1.0 - missed.len() as f64 / rows.len() as f64;
    assert!(share >= 0.97, "{share:.3}: {missed:#?}");
}

#[test]
fn every_department_has_a_name() {
    let nameless: Vec<&Place> = GAZETTEER
        .places
        .iter()
        .filter(|p| p.kind == PlaceType::Commune && p.department_name().is_empty())
        .collect();
    assert!(nameless.is_empty(), "{nameless:?}");
    assert_eq!(by_insee("2A004").unwrap().department_name(), "Corse-du-Sud");
}
