use super::*;

fn settings(rows: &[(&str, &str)]) -> OrdMap<String, String> {
    rows.iter()
        .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
        .collect()
}

#[test]
fn a_project_without_own_rows_shares_the_built_in_tables() {
    let known = Knowledge::of(&settings(&[("weight.distance", "2")]));
    assert!(Arc::ptr_eq(&known, Knowledge::built_in()));
}

#[test]
fn an_own_nature_takes_what_it_does_not_say_from_the_one_above() {
    let known = Knowledge::of(&settings(&[
        ("nature.W.WOOD.CORK", r#"{"label":"Chutes de liège","max_km":40}"#),
        ("alias.W.WOOD.CORK", "bouchons usagés; déchets de liège"),
    ]));
    let natures = known.natures();
    let cork = natures.index_of("W.WOOD.CORK").unwrap();
    let wood = natures.index_of("W.WOOD").unwrap();
    assert_eq!(
        (natures.get(cork).unit.as_str(), natures.get(cork).max_km),
        ("t", 40.0)
    );
    assert!(natures.is_ancestor(wood, cork));
    assert_eq!(known.recognise("bouchons usagés").nature, Some(cork));
    assert_eq!(known.recognise("déchet de liege").nature, Some(cork));
    assert!(known.faults().is_empty());
}

#[test]
fn an_own_rule_is_added_changed_or_switched_off() {
    let known = Knowledge::of(&settings(&[
        (
            "rule.MY1",
            r#"{"offer":"W.WOOD.BARK","need":"M.LITTER","processing":"criblage","ratio":0.8}"#,
        ),
        (
            "rule.SUB021",
            r#"{"offer":"W.GYP.FGD","need":"M.MIN.GYPSUM","effort":3}"#,
        ),
        ("rule.SUB022", "off"),
    ]));
    let rule = |id: &str| known.rules().iter().find(|r| r.id == id);
    assert_eq!(
        rule("MY1").map(|r| (r.ratio, r.processing_fr.as_str())),
        Some((0.8, "criblage"))
    );
    assert_eq!(rule("SUB021").map(|r| r.effort), Some(3));
    assert_eq!(rule("SUB022"), None);
}

#[test]
fn a_changed_rule_keeps_its_temperatures_and_the_languages_of_what_was_left_alone() {
    let built_in = Knowledge::built_in();
    let old = built_in
        .rules()
        .iter()
        .find(|r| r.offer_temp_min_c.is_some() && !r.conditions_fr.is_empty())
        .unwrap();
    let code = |ix| built_in.natures().get(ix).code.clone();
    let own = OwnRule {
        offer: code(old.offer),
        need: code(old.need),
        processing: "à voir ensemble".to_owned(),
        conditions: old.conditions_en.clone(),
        ..OwnRule::default()
    };
    let row = serde_json::to_string(&own).unwrap();
    let known = Knowledge::of(&settings(&[(&format!("rule.{}", old.id), &row)]));
    let new = known.rules().iter().find(|r| r.id == old.id).unwrap();
    assert_eq!(
        (new.offer_temp_min_c, new.offer_temp_max_c),
        (old.offer_temp_min_c, old.offer_temp_max_c)
    );
    assert_eq!(
        (&new.conditions_fr, &new.conditions_en),
        (&old.conditions_fr, &old.conditions_en)
    );
    assert_eq!(
        (new.processing_fr.as_str(), new.processing_en.as_str()),
        ("à voir ensemble", "à voir ensemble")
    );
}

#[test]
fn rows_that_cannot_be_used_are_named_and_harm_nothing() {
    let known = Knowledge::of(&settings(&[
        ("nature.W.WOOD.NONAME", "{}"),
        ("nature.Z", r#"{"label":"Racine"}"#),
        ("nature.W.WOOD.BARK", r#"{"label":"Écorces bis"}"#),
        ("rule.A", "not json"),
        ("rule.B", r#"{"offer":"W","need":"M.LITTER"}"#),
        ("rule.C", r#"{"offer":"W.NOPE","need":"M.LITTER"}"#),
        (
            "rule.D",
            r#"{"offer":"W.WOOD.BARK","need":"M.LITTER","ratio":-1}"#,
        ),
    ]));
    let why: Vec<_> = known.faults().iter().map(|f| (f.key.as_str(), f.why)).collect();
    expect_test::expect![[r#"
        [
            (
                "nature.W.WOOD.BARK",
                "own-twice",
            ),
            (
                "nature.W.WOOD.NONAME",
                "own-no-name",
            ),
            (
                "nature.Z",
                "own-no-parent",
            ),
            (
                "rule.A",
                "own-unreadable",
            ),
            (
                "rule.B",
                "own-too-wide",
            ),
            (
                "rule.C",
                "own-no-nature",
            ),
            (
                "rule.D",
                "own-bad-ratio",
            ),
        ]
    "#]]
    .assert_debug_eq(&why);
    assert_eq!(known.rules().len(), Knowledge::built_in().rules().len());
}
