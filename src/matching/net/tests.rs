//! Nothing is promised twice, and what runs comes first.

use std::sync::Arc;

use uuid::Uuid;

use super::*;
use crate::base::ids::SynergyId;
use crate::matching::Matcher;
use crate::matching::tests::zone;
use crate::model::{Quantity, SynergyState};

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
    let told = |((o, n), q): (FlowPair, f64)| (format!("{}+{}", label(o), label(n)), (q * 1e6).round() / 1e6);
    net_quantities(project, &exchanges, matcher.rules())
        .into_iter()
        .map(told)
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

#[test]
fn conversions_are_kept_along_a_family_and_contradictions_left_out() {
    let id = |n: u128| FlowId(Uuid::from_u128(n));
    let pair = |o: u128, n: u128| Exchange {
        offer: id(o),
        need: id(n),
        relation: 0,
        score: 1,
    };
    let mut families = Families::default();
    families.tie(&pair(1, 11), 0.25);
    families.tie(&pair(2, 11), 1.0);
    families.tie(&pair(2, 12), 2.0);
    families.tie(&pair(1, 12), 0.5);
    families.tie(&pair(1, 12), 0.7);
    families.tie(&pair(3, 13), 1.0);
    let members: Vec<usize> = families.members().iter().map(Vec::len).collect();
    assert_eq!(members, [4, 1]);
    // One unit of offer 1 is worth four of offer 2, whichever the root is.
    assert!((families.factor(id(1)) / families.factor(id(2)) - 4.0).abs() < 1e-12);
}
