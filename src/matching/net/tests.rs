//! Nothing is promised twice, and what runs comes first.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use proptest::prelude::*;
use uuid::Uuid;

use super::families::Families;
use super::*;
use crate::base::ids::{FlowId, SynergyId};
use crate::matching::Matcher;
use crate::matching::allocate::{Arc as Way, Transport, tests::tableau};
use crate::matching::tests::zone;
use crate::model::{Quantity, Synergy, SynergyState};

const TWO_WANT_ONE: &str = "
    actor A 2.50 51.00
    actor B 2.51 51.00
    actor C 2.90 51.00
    A offer W.WOOD.SAWDUST 100 t
    B need W.WOOD.SAWDUST 80 t
    C need W.WOOD.SAWDUST 80 t
";

fn net(project: &Project) -> Vec<(String, f64)> {
    let matcher = Matcher::new(project).unwrap();
    let exchanges = matcher.exchanges(usize::MAX);
    let label = |f: FlowId| project.flows[&f].reference.clone();
    let rounded = |quantity: f64| (quantity * 1e6).round() / 1e6;
    net_quantities(project, &exchanges, matcher.rules())
        .pairs()
        .map(|((o, n), net)| (format!("{}+{}", label(o), label(n)), rounded(net.quantity)))
        .collect()
}

fn synergy(project: &mut Project, pair: (u128, u128), state: SynergyState, quantity: Option<f64>) {
    let [offer, need] = [pair.0, pair.1].map(|n| FlowId(Uuid::from_u128(n)));
    let id = SynergyId(Uuid::from_u128(1 + project.synergies.len() as u128));
    let actor = |flow: FlowId| project.flows.get(&flow).map(|f| f.actor);
    let synergy = Synergy {
        reference: format!("s{}", id.0.as_u128()),
        offer_flow: Some(offer),
        need_flow: Some(need),
        from_actor: actor(offer),
        to_actor: actor(need),
        state,
        quantity: Quantity {
            value: quantity,
            ..Quantity::default()
        },
        ..Synergy::blank(id)
    };
    project.synergies.insert(id, Arc::new(synergy));
}

#[test]
fn the_better_need_is_served_first_and_the_other_gets_the_rest() {
    assert_eq!(
        net(&zone(TWO_WANT_ONE)),
        [("f1+f2".to_owned(), 80.0), ("f1+f3".to_owned(), 20.0)]
    );
}

#[test]
fn a_running_synergy_locks_its_quantity_and_a_lead_none() {
    let mut project = zone(TWO_WANT_ONE);
    synergy(&mut project, (1, 2), SynergyState::Piste, Some(70.0));
    assert_eq!(net(&project), [("f1+f3".to_owned(), 80.0)]);
    let mut project = zone(TWO_WANT_ONE);
    synergy(&mut project, (1, 2), SynergyState::EnService, Some(70.0));
    assert_eq!(net(&project), [("f1+f3".to_owned(), 30.0)]);
    let mut project = zone(TWO_WANT_ONE);
    synergy(&mut project, (1, 2), SynergyState::EnService, None);
    assert_eq!(net(&project), [("f1+f3".to_owned(), 20.0)]);
}

#[test]
fn an_unknown_quantity_has_no_net_and_takes_nothing() {
    let text = TWO_WANT_ONE.replace("B need W.WOOD.SAWDUST 80 t", "B need W.WOOD.SAWDUST ? t");
    assert_eq!(net(&zone(&text)), [("f1+f3".to_owned(), 80.0)]);
}

fn pin(project: &mut Project, pair: &str, value: &str) {
    project.settings.insert(format!("pin.x:{pair}"), value.to_owned());
}

#[test]
fn the_room_overrides_the_optimum() {
    let mut project = zone(TWO_WANT_ONE);
    pin(&mut project, "f1+f3", "all");
    let both = |first, second| [("f1+f2".to_owned(), first), ("f1+f3".to_owned(), second)];
    assert_eq!(net(&project), both(20.0, 80.0));
    pin(&mut project, "f1+f3", "60");
    assert_eq!(net(&project), both(40.0, 60.0));
    pin(&mut project, "f1+f3", "0");
    assert_eq!(net(&project), both(80.0, 0.0));
    // The first key is served first; nobody gets more than there is.
    pin(&mut project, "f1+f2", "75");
    pin(&mut project, "f1+f3", "1000");
    assert_eq!(net(&project), both(75.0, 25.0));
}

#[test]
fn a_pin_that_cannot_be_read_or_has_no_candidate_changes_nothing() {
    let mut project = zone(TWO_WANT_ONE);
    let before = net(&project);
    for value in ["", "some", "-1", "NaN", "inf"] {
        pin(&mut project, "f1+f3", value);
        pin(&mut project, "f9+f3", "5");
        assert_eq!(net(&project), before, "{value}");
    }
    for read in [Pin::All, Pin::Amount(12.5)] {
        assert_eq!(Pin::read(&read.value()), Some(read));
    }
}

#[test]
fn a_pin_comes_after_what_runs() {
    let mut project = zone(TWO_WANT_ONE);
    synergy(&mut project, (1, 2), SynergyState::EnService, Some(70.0));
    pin(&mut project, "f1+f3", "all");
    assert_eq!(net(&project), [("f1+f3".to_owned(), 30.0)]);
}

#[test]
fn each_flow_tells_what_is_held_shared_and_left() {
    let mut project = zone(TWO_WANT_ONE);
    synergy(&mut project, (1, 2), SynergyState::EnService, Some(70.0));
    let matcher = Matcher::new(&project).unwrap();
    let exchanges = matcher.exchanges(usize::MAX);
    let net = net_quantities(&project, &exchanges, matcher.rules());
    let flow = |n: u128| net.flow(FlowId(Uuid::from_u128(n))).unwrap();
    let told = |f: FlowNet| (f.stated, f.locked, f.shared.round(), f.left().round());
    assert_eq!(told(flow(1)), (100.0, 70.0, 30.0, 0.0));
    assert_eq!(told(flow(2)), (80.0, 70.0, 0.0, 10.0));
    assert_eq!(told(flow(3)), (80.0, 0.0, 30.0, 50.0));
    assert!((flow(1).cover() - 1.0).abs() < 1e-9 && (flow(3).cover() - 0.375).abs() < 1e-9);
}

#[test]
fn numbers_kept_up_to_date_are_those_found_anew() {
    let edits = [
        ("B need W.WOOD.SAWDUST 80 t", "B need W.WOOD.SAWDUST 15 t"),
        ("A offer W.WOOD.SAWDUST 100 t", "A offer W.WOOD.SAWDUST 120 t"),
        ("C need W.WOOD.SAWDUST 80 t", "C need W.WOOD.SAWDUST ? t"),
        ("B need W.WOOD.SAWDUST 15 t", "C need W.WOOD.SAWDUST 15 t"),
        ("A offer", "B offer W.WOOD.SAWDUST 5 t\n    A offer"),
    ];
    let mut text = TWO_WANT_ONE.to_owned();
    let mut netting = Netting::default();
    for (old, new) in edits {
        text = text.replace(old, new);
        let project = zone(&text);
        let matcher = Matcher::new(&project).unwrap();
        let exchanges = matcher.exchanges(usize::MAX);
        let kept = netting.refresh(&project, &exchanges, matcher.rules()).clone();
        assert_eq!(kept, net_quantities(&project, &exchanges, matcher.rules()));
        assert!(!exchanges.is_empty());
    }
}

#[test]
fn conversions_hold_along_a_family_and_contradictions_are_told() {
    let mut families = Families::new(7);
    families.tie(0, 3, 0.25);
    families.tie(1, 3, 1.0);
    families.tie(1, 4, 2.0);
    families.tie(0, 4, 0.5);
    families.tie(2, 5, 1.0);
    // One unit of offer 0 is worth four of offer 1.
    assert!((families.root(0).1 / families.root(1).1 - 4.0).abs() < 1e-12);
    assert_eq!(
        [families.root(4).0, families.root(5).0, families.root(6).0],
        [0, 2, 6]
    );
    assert!(!families.is_contradictory(0));
    families.tie(0, 4, 0.7);
    assert!(families.is_contradictory(0) && !families.is_contradictory(2));
    families.tie(0, 5, 3.0);
    let (root, _) = families.root(2);
    assert!(root == 0 && families.is_contradictory(root));
}

const OFFERS: u32 = 4;

fn terms() -> impl Strategy<Value = Vec<Term>> {
    let term = (
        0..OFFERS,
        OFFERS..2 * OFFERS,
        prop::sample::select(vec![0.5, 1.0, 1.0, 1.0, 2.0]),
        1_u16..8,
    );
    prop::collection::vec(term, 0..10).prop_map(|terms| {
        let mut seen = BTreeSet::new();
        let mut terms: Vec<Term> = terms
            .into_iter()
            .filter(|(offer, need, _, _)| seen.insert((*offer, *need)))
            .map(|(offer, need, per, score)| Term {
                offer,
                need,
                per,
                score: score.into(),
            })
            .collect();
        terms.sort_by_key(|t| (std::cmp::Reverse(t.score), t.offer, t.need));
        terms
    })
}

/// The best sum of score times quantity, each family counted in its own unit.
fn best(stock: &Stock, terms: &[Term], families: &mut Families) -> f64 {
    let side = |range: std::ops::Range<u32>| range.map(|flow| stock.left(flow)).collect();
    let mut question = Transport {
        supplies: side(0..OFFERS),
        demands: side(OFFERS..2 * OFFERS),
        arcs: Vec::new(),
    };
    for term in terms {
        question.arcs.push(Way {
            offer: term.offer,
            need: term.need - OFFERS,
            benefit: f64::from(term.score) * families.root(term.offer).1,
        });
    }
    let ratios: Vec<f64> = terms.iter().map(|term| 1.0 / term.per).collect();
    tableau(&question, &ratios)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn shares_are_the_optimum_whatever_was_shared_before(
        rounds in prop::collection::vec((prop::collection::vec(0_u8..6, 2 * OFFERS as usize), terms()), 1..6),
    ) {
        let mut sharing = Sharing::default();
        for (amounts, terms) in rounds {
            let amounts: Vec<f64> = amounts.into_iter().map(f64::from).collect();
            let stock = Stock::with_amounts(&amounts);
            let shared = sharing.share(&stock, &terms);
            prop_assert_eq!(&shared, &Sharing::default().share(&stock, &terms));
            let mut families = Families::new(amounts.len());
            terms.iter().for_each(|term| families.tie(term.offer, term.need, term.per));
            let (mut used, mut total) = (BTreeMap::<u32, f64>::new(), 0.0);
            for (term, net) in terms.iter().zip(&shared) {
                let (root, unit) = families.root(term.offer);
                prop_assert_eq!(net.model == Model::Generalised, families.is_contradictory(root));
                *used.entry(term.offer).or_default() += net.quantity;
                *used.entry(term.need).or_default() += net.quantity / term.per;
                total += f64::from(term.score) * net.quantity * unit;
            }
            prop_assert!(used.iter().all(|(flow, used)| *used <= stock.left(*flow) + 1e-9));
            let best = best(&stock, &terms, &mut families);
            prop_assert!((total - best).abs() < 1e-6 * (1.0 + best), "{} is not {}", total, best);
        }
    }
}
