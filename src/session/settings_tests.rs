use super::*;
use crate::base::ids::{ActorId, FlowId};
use crate::model::{Direction, Flow, Level};
use crate::session::audience;

fn project(rows: &[(&str, &str)]) -> Project {
    Project {
        settings: rows
            .iter()
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
            .collect(),
        ..Project::default()
    }
}

fn rows(rows: &[(&str, Option<&str>)]) -> Rows {
    rows.iter()
        .map(|(k, v)| ((*k).to_owned(), v.map(str::to_owned)))
        .collect()
}

/// What the change is called, in both languages.
fn called(held: &[(&str, &str)], set: &[(&str, Option<&str>)]) -> String {
    let change = plan(&project(held), &rows(set)).unwrap();
    Lang::ALL
        .map(|lang| change.name.words(lang))
        .join(" / ")
        .replace(['\u{a0}', '\u{202f}'], " ")
}

const CORK: (&str, &str) = ("nature.W.WOOD.CORK", r#"{"label":"Chutes de liège"}"#);
const RULE_ROW: (&str, &str) = (
    "rule.MY1",
    r#"{"offer":"W.WOOD.BARK","need":"M.LITTER","ratio":0.8}"#,
);

#[test]
fn changes_of_settings_have_names_in_plain_words() {
    let some = |row: (&'static str, &'static str)| (row.0, Some(row.1));
    let names = [
        called(&[], &[("weight.distance", Some("1.5"))]),
        called(&[("weight.distance", "2")], &[("weight.distance", None)]),
        called(
            &[("weight.data", "0"), ("weight.season", "2")],
            &[("weight.data", None), ("weight.season", None)],
        ),
        called(&[], &[("limit.W.WOOD.BARK", Some("40"))]),
        called(&[], &[("pool.water", Some("12"))]),
        called(&[], &[some(CORK), ("alias.W.WOOD.CORK", Some("bouchons"))]),
        called(&[CORK], &[(CORK.0, None)]),
        called(&[], &[("alias.W.WOOD.BARK", Some("écorçage"))]),
        called(&[], &[some(RULE_ROW)]),
        called(&[RULE_ROW], &[(RULE_ROW.0, Some(RULE_ROW.1))]),
        called(&[RULE_ROW], &[(RULE_ROW.0, None)]),
        called(&[], &[("rule.SUB022", Some("off"))]),
        called(&[("rule.SUB022", "off")], &[("rule.SUB022", None)]),
    ];
    expect_test::expect![[r#"
        régler le poids : Distance, 1,5 / set the weight: Distance, 1.5
        revenir au poids habituel : Distance / back to the usual weight: Distance
        revenir à tous les poids habituels / back to all usual weights
        régler la distance au plus : Écorces, 40 km / set the greatest distance: Bark, 40 km
        régler l’étendue des groupes : Eau, 12 km / set the spread of groups: Water, 12 km
        ajouter la nature Chutes de liège / add the nature Chutes de liège
        supprimer la nature Chutes de liège / delete the nature Chutes de liège
        changer les mots : Écorces / change the words: Bark
        ajouter la règle Écorces → Litière animale / add the rule Bark → Animal bedding
        modifier la règle Écorces → Litière animale / edit the rule Bark → Animal bedding
        supprimer la règle Écorces → Litière animale / delete the rule Bark → Animal bedding
        ne plus appliquer la règle Gypse de désulfuration → Ciment et liants / no longer apply the rule FGD gypsum → Cement and binders
        revenir à l’origine de la règle Gypse de désulfuration → Ciment et liants / back to the original rule FGD gypsum → Cement and binders"#]].assert_eq(&names.join("\n"));
}

#[test]
fn a_nature_takes_its_words_and_limit_along_unless_flows_use_it() {
    let mut project = project(&[
        CORK,
        ("alias.W.WOOD.CORK", "bouchons"),
        ("limit.W.WOOD.CORK", "9"),
    ]);
    let change = plan(&project, &rows(&[(CORK.0, None)])).unwrap();
    assert_eq!(change.edits.len(), 3);
    let (id, actor) = (
        FlowId(uuid::Uuid::from_u128(1)),
        ActorId(uuid::Uuid::from_u128(2)),
    );
    let mut flow = Flow::said(id, actor, Direction::Offer, "vieux bouchons");
    flow.nature = Some("W.WOOD.CORK".to_owned());
    project.flows.insert(flow.id, flow.into());
    let refusal = plan(&project, &rows(&[(CORK.0, None)])).unwrap_err();
    assert!(
        refusal.message(Lang::Fr).contains("vieux bouchons"),
        "{refusal:?}"
    );
}

#[test]
fn what_could_not_be_used_is_refused_with_its_reason() {
    let why = |held: &[(&str, &str)], set: &[(&str, Option<&str>)]| {
        plan(&project(held), &rows(set)).unwrap_err().message(Lang::Fr)
    };
    let rule_on_cork = ("rule.C", r#"{"offer":"W.WOOD.CORK","need":"M.LITTER"}"#);
    let refusals = [
        why(&[], &[("weight.distance", Some("beaucoup"))]),
        why(&[], &[("rule.A", Some("{"))]),
        why(&[], &[("nature.W.WOOD.BARK", Some(r#"{"label":"Écorces"}"#))]),
        why(&[CORK, rule_on_cork], &[(CORK.0, None)]),
    ];
    expect_test::expect![[r#"
        « beaucoup » ne convient pas pour weight.distance : corriger la valeur.
        « A » : cette ligne ne se lit pas. La retirer, puis la saisir à nouveau.
        « W.WOOD.BARK » : cette nature existe déjà. Ajouter plutôt des mots à celle qui existe.
        « C » : la nature n’existe pas ou plus. Choisir une nature de la liste, ou retirer ce qui en parle."#]].assert_eq(&refusals.join("\n").replace(['\u{a0}', '\u{202f}'], " "));
}

#[test]
fn other_audiences_get_natures_and_rules_without_the_words_that_tell_of_people() {
    let held = project(&[
        (
            "nature.W.WOOD.CORK",
            r#"{"label":"Chutes de liège","unit":"t","max_km":40.0,"source":"SECRET Petit, le 3 mars"}"#,
        ),
        (
            "rule.MY1",
            r#"{"offer":"W.WOOD.CORK","need":"M.LITTER","processing":"broyage","ratio":0.8,"effort":2,
                "conditions":"SECRET sans vernis","example":"SECRET chez Martin","source":"SECRET Anne","more":"SECRET"}"#,
        ),
        ("rule.MY2", "SECRET and unreadable"),
        ("rule.SUB022", "off"),
        ("alias.W.WOOD.CORK", "bouchons"),
        ("weight.distance", "2"),
        ("note.mine", "SECRET"),
    ]);
    for level in [Level::Public, Level::Partners] {
        let cut = audience::cut(&held, level);
        let bytes = crate::export::dump(&cut);
        assert!(!bytes.contains("SECRET"), "{bytes}");
        let known = Knowledge::of(&cut.settings);
        assert!(known.faults().is_empty());
        let cork = known.natures().index_of("W.WOOD.CORK").unwrap();
        assert_eq!(known.natures().get(cork).max_km, 40.0);
        let rule = known.rules().iter().find(|r| r.id == "MY1").unwrap();
        assert_eq!(
            (rule.ratio, rule.effort, rule.processing_fr.as_str()),
            (0.8, 2, "broyage")
        );
        assert!(known.rules().iter().all(|r| r.id != "SUB022"));
        assert_eq!(known.words().len(), 1);
        assert_eq!(cut.settings.get("weight.distance").map(String::as_str), Some("2"));
    }
    assert_eq!(audience::cut(&held, Level::Operator).settings, held.settings);
}
