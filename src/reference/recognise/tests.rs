use std::collections::BTreeMap;

use super::lexicon::{Row, TABLE};
use super::*;
use crate::base::i18n::Lang;
use crate::base::text::fold;
use crate::model::Status;
use crate::reference::nomenclature::nomenclature;
use crate::reference::table;

fn recognise(label: &str) -> Recognition {
    Knowledge::built_in().recognise(label)
}

fn code(ix: Option<NatureIx>) -> String {
    ix.map_or_else(String::new, |ix| nomenclature().get(ix).code.clone())
}

#[test]
fn every_alias_reads_and_belongs_to_one_nature() {
    let rows: Vec<Row> = table::rows(TABLE);
    assert_eq!(rows.len(), table::count(TABLE));
    assert!(rows.len() >= 1_500);
    let natures = nomenclature();
    let mut owner: BTreeMap<String, String> = BTreeMap::new();
    for nature in natures.all() {
        owner.insert(fold(&nature.label_fr), nature.code.clone());
    }
    let mut named: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &rows {
        assert!(
            natures.index_of(&row.nature).is_some(),
            "{}: {}",
            row.alias_fr,
            row.nature
        );
        assert!(Status::from_code(&row.status).is_some(), "{}", row.alias_fr);
        let other = owner.insert(fold(&row.alias_fr), row.nature.clone());
        assert!(
            other.is_none_or(|o| o == row.nature),
            "{} belongs to two natures",
            row.alias_fr
        );
        *named.entry(&row.nature).or_default() += 1;
    }
    assert_eq!(named.len(), natures.all().len(), "a nature has no alias");
}

#[test]
fn every_name_of_a_nature_is_recognised_as_it() {
    let natures = nomenclature();
    for nature in natures.all() {
        assert_eq!(
            code(recognise(&nature.label_fr).nature),
            nature.code,
            "{}",
            nature.label_fr
        );
    }
    for row in table::rows::<Row>(TABLE) {
        assert_eq!(
            code(recognise(&row.alias_fr).nature),
            row.nature,
            "{}",
            row.alias_fr
        );
    }
}

#[test]
fn the_direction_tells_twins_apart() {
    for (label, offered, sought) in [
        ("palettes", "W.PACK.PALLET", "M.PACK.PALLET"),
        ("big bags", "W.PACK.BIGBAG", "M.PACK.BIGBAG"),
        ("mobilier", "W.FURN", "M.FURN"),
    ] {
        assert_eq!(
            code(
                Knowledge::built_in()
                    .recognise_as(label, Some(Direction::Offer))
                    .nature
            ),
            offered,
            "{label}"
        );
        assert_eq!(
            code(
                Knowledge::built_in()
                    .recognise_as(label, Some(Direction::Need))
                    .nature
            ),
            sought,
            "{label}"
        );
        assert_eq!(code(recognise(label).nature), offered, "{label}");
        assert_eq!(
            code(recognise(&format!("on cherche des {label}")).nature),
            sought,
            "{label}"
        );
    }
}

#[test]
fn the_wording_decides_between_neighbours() {
    for (label, direction, nature) in [
        // Rounds are named by what they fetch, however it is said.
        ("collecte de D3E", "pool", "S.WASTECOLL.WEEE"),
        ("collecte de vieux ordinateurs", "pool", "S.WASTECOLL.WEEE"),
        ("palettes perdues à enlever", "pool", "S.WASTECOLL.WOOD"),
        ("palettes perdues à enlever", "offer", "W.PACK.PALLET"),
        ("acheter l'électricité ensemble", "pool", "B.ELEC"),
        // A treatment asks for the residue, not for new material.
        ("vieux cartons à recycler", "need", "W.PAP.CARDBOARD"),
        ("déchets de poisson à méthaniser", "need", "W.ORG.FISH"),
        // A purpose does not outweigh the thing.
        ("paille pour la construction des murs", "need", "W.ORG.STRAW"),
        // Nobody seeks expired medicines.
        ("médicaments", "need", ""),
    ] {
        let found = Knowledge::built_in().recognise_as(label, Direction::from_code(direction));
        assert_eq!(code(found.nature), nature, "{label}, {direction}");
    }
}

#[test]
fn nonsense_gives_nothing_and_never_panics() {
    let long = "é".repeat(10_000);
    for label in [
        "",
        " ",
        "???",
        "\u{0}",
        "😀",
        "12 34",
        long.as_str(),
        "a b c d e f g h i j k l m n o p q r s",
    ] {
        assert_eq!(recognise(label).nature, None, "{label:.20}");
    }
}

#[test]
fn alternatives_are_listed_and_never_surer_than_the_answer() {
    let found = recognise("pulpe");
    assert!(!found.alternatives.is_empty());
    for label in ["boues", "eau", "copeaux", "chutes", "cendres de chaudière"] {
        let found = recognise(label);
        assert!(found.alternatives.windows(2).all(|w| w[0].1 >= w[1].1), "{label}");
        assert!(
            found
                .alternatives
                .iter()
                .all(|(ix, c)| *c <= found.confidence && Some(*ix) != found.nature)
        );
    }
}

#[test]
fn the_picker_completes_words() {
    let codes = |query, lang| -> Vec<String> {
        let found = Knowledge::built_in().search(query, lang, 8);
        found.into_iter().map(|ix| code(Some(ix))).collect()
    };
    assert_eq!(codes("sciu", Lang::Fr)[0], "W.WOOD.SAWDUST");
    assert_eq!(codes("sawd", Lang::En)[0], "W.WOOD.SAWDUST");
    assert_eq!(codes("eau chaude", Lang::Fr)[0], "E.HEAT.HW");
    assert!(codes("fenwick", Lang::Fr).contains(&"Q.FORKLIFT".to_owned()));
    assert_eq!(codes("W.ORG.WH", Lang::En), ["W.ORG.WHEY"]);
    assert_eq!(codes("", Lang::Fr).len(), 8);
    assert!(codes("zzzz", Lang::Fr).is_empty());
}
