//! The network simplex against an independent method on small questions.

use proptest::prelude::*;

use super::*;

/// Best objective by successive most profitable paths (Bellman-Ford in the residual graph), for whole quantities.
fn oracle(question: &Transport) -> f64 {
    let (n, m) = (question.supplies.len(), question.demands.len());
    let (mut supply, mut demand) = (question.supplies.clone(), question.demands.clone());
    let mut flow = vec![0.0; question.arcs.len()];
    let mut total = 0.0;
    loop {
        // best[v]: gain of the best path from an unused offer to v; via[v]: the arc that ends it.
        let mut best = vec![f64::NEG_INFINITY; n + m];
        let mut via = vec![usize::MAX; n + m];
        for i in 0..n {
            best[i] = if supply[i] > 0.0 { 0.0 } else { f64::NEG_INFINITY };
        }
        for _ in 0..n + m {
            for (k, arc) in question.arcs.iter().enumerate() {
                let (i, j) = (arc.offer as usize, n + arc.need as usize);
                if best[i] + arc.benefit > best[j] + 1e-9 {
                    (best[j], via[j]) = (best[i] + arc.benefit, k);
                }
                if flow[k] > 0.0 && best[j] - arc.benefit > best[i] + 1e-9 {
                    (best[i], via[i]) = (best[j] - arc.benefit, k);
                }
            }
        }
        let free = (0..m).filter(|&j| demand[j] > 0.0);
        let Some(end) = free.max_by(|&a, &b| best[n + a].total_cmp(&best[n + b])) else {
            return total;
        };
        if best[n + end] <= 1e-9 {
            return total;
        }
        let (mut path, mut at) = (Vec::new(), n + end);
        while via[at] != usize::MAX {
            let k = via[at];
            path.push((k, at >= n));
            let arc = &question.arcs[k];
            at = if at >= n {
                arc.offer as usize
            } else {
                n + arc.need as usize
            };
        }
        let room = path.iter().filter(|(_, forth)| !forth).map(|&(k, _)| flow[k]);
        let amount = room.fold(supply[at].min(demand[end]), f64::min);
        for (k, forth) in path {
            flow[k] += if forth { amount } else { -amount };
        }
        supply[at] -= amount;
        demand[end] -= amount;
        total += amount * best[n + end];
    }
}

/// The plan exceeds no quantity and its objective is that of its flows.
fn is_allowed(question: &Transport, plan: &Plan) -> bool {
    let sum = |of: &dyn Fn(&Arc) -> bool| -> f64 {
        question
            .arcs
            .iter()
            .zip(&plan.flows)
            .filter(|(a, _)| of(a))
            .map(|(_, f)| f)
            .sum()
    };
    let offers = question
        .supplies
        .iter()
        .enumerate()
        .all(|(i, &q)| sum(&|a| a.offer as usize == i) <= q + 1e-9);
    let needs = question
        .demands
        .iter()
        .enumerate()
        .all(|(j, &q)| sum(&|a| a.need as usize == j) <= q + 1e-9);
    offers && needs && plan.flows.iter().all(|&f| f >= 0.0)
}

fn question() -> impl Strategy<Value = Transport> {
    let amounts = || prop::collection::vec((0_u8..6).prop_map(f64::from), 1..7);
    (amounts(), amounts()).prop_flat_map(|(supplies, demands)| {
        let arc = (0..supplies.len() as u32, 0..demands.len() as u32, -2_i8..9).prop_map(
            |(offer, need, benefit)| Arc {
                offer,
                need,
                benefit: f64::from(benefit) / 2.0,
            },
        );
        (Just(supplies), Just(demands), prop::collection::vec(arc, 0..25)).prop_map(
            |(supplies, demands, arcs)| Transport {
                supplies,
                demands,
                arcs,
            },
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_plan_is_allowed_and_no_other_is_better(question in question()) {
        let plan = question.solve();
        prop_assert!(plan.optimal && is_allowed(&question, &plan));
        let best = oracle(&question);
        prop_assert!((plan.objective - best).abs() < 1e-9, "{} is not {}", plan.objective, best);
        prop_assert_eq!(plan, question.solve());
    }
}

#[test]
fn absurd_input_ships_nothing() {
    let arc = |offer, need, benefit| Arc { offer, need, benefit };
    let question = Transport {
        supplies: vec![f64::NAN, f64::INFINITY, -1.0, 3.0],
        demands: vec![2.0, f64::NAN],
        arcs: vec![
            arc(0, 0, 1.0),
            arc(1, 0, 1.0),
            arc(2, 0, 1.0),
            arc(3, 1, 1.0),
            arc(3, 9, 1.0),
            arc(3, 0, f64::NAN),
        ],
    };
    let plan = question.solve();
    assert_eq!((plan.flows, plan.objective), (vec![0.0; 6], 0.0));
    assert!(Transport::default().solve().optimal);
}

#[test]
fn an_absurd_quantity_does_not_blur_the_others() {
    let arc = |offer, need, benefit| Arc { offer, need, benefit };
    let question = Transport {
        supplies: vec![0.1, 1e15],
        demands: vec![0.3, 0.2],
        arcs: vec![arc(0, 0, 3.0), arc(1, 0, 2.0), arc(1, 1, 1.0)],
    };
    let plan = question.solve();
    assert!((plan.objective - 0.9).abs() < 1e-12, "{}", plan.objective);
    assert!(is_allowed(&question, &plan));
}
