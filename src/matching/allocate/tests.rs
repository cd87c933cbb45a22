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

/// Best objective by the dense tableau with the smallest-index rule, for any ratios.
pub fn tableau(question: &Transport, ratios: &[f64]) -> f64 {
    let (n, m, k) = (
        question.supplies.len(),
        question.demands.len(),
        question.arcs.len(),
    );
    let (rows, columns) = (n + m, k + n + m);
    let mut table = vec![vec![0.0; columns + 1]; rows + 1];
    for (a, arc) in question.arcs.iter().enumerate() {
        table[arc.offer as usize][a] = 1.0;
        table[n + arc.need as usize][a] = ratios[a];
        table[rows][a] = -arc.benefit;
    }
    for row in 0..rows {
        table[row][k + row] = 1.0;
        table[row][columns] = if row < n {
            question.supplies[row]
        } else {
            question.demands[row - n]
        };
    }
    let mut basis: Vec<usize> = (k..columns).collect();
    while let Some(enter) = (0..columns).find(|&c| table[rows][c] < -1e-9) {
        let ratio = |r: usize| table[r][columns] / table[r][enter];
        let leave = (0..rows)
            .filter(|&r| table[r][enter] > 1e-9)
            .min_by(|&a, &b| ratio(a).total_cmp(&ratio(b)).then(basis[a].cmp(&basis[b])))
            .expect("a bounded question");
        let pivot = table[leave][enter];
        let row: Vec<f64> = table[leave].iter().map(|v| v / pivot).collect();
        for (r, other) in table.iter_mut().enumerate() {
            let factor = other[enter];
            for (value, taken) in other.iter_mut().zip(&row) {
                *value = if r == leave {
                    *taken
                } else {
                    *value - factor * taken
                };
            }
        }
        basis[leave] = enter;
    }
    table[rows][columns]
}

/// The plan exceeds no quantity and its objective is that of its flows.
fn is_allowed(question: &Transport, ratios: &[f64], plan: &Plan) -> bool {
    let (mut taken, mut filled) = (
        vec![0.0; question.supplies.len()],
        vec![0.0; question.demands.len()],
    );
    for ((arc, flow), ratio) in question.arcs.iter().zip(&plan.flows).zip(ratios) {
        if *flow != 0.0 {
            taken[arc.offer as usize] += flow;
            filled[arc.need as usize] += ratio * flow;
        }
    }
    let within = |used: &[f64], most: &[f64]| used.iter().zip(most).all(|(u, q)| *u <= q + 1e-9);
    within(&taken, &question.supplies)
        && within(&filled, &question.demands)
        && plan.flows.iter().all(|&f| f >= 0.0)
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

/// One edit of a question, with numbers taken modulo what there is.
#[derive(Clone, Copy, Debug)]
enum Edit {
    Supply(u32, f64),
    Demand(u32, f64),
    Benefit(u32, f64),
    NewOffer(f64),
    NewNeed(f64),
    NewArc(u32, u32, f64),
    MovedArc(u32, u32, u32),
}

fn edit() -> impl Strategy<Value = Edit> {
    let amount = || (0_u8..6).prop_map(f64::from);
    let benefit = || (-1_i8..9).prop_map(|b| f64::from(b) / 2.0);
    let any = || 0_u32..40;
    prop_oneof![
        (any(), amount()).prop_map(|(at, q)| Edit::Supply(at, q)),
        (any(), amount()).prop_map(|(at, q)| Edit::Demand(at, q)),
        (any(), benefit()).prop_map(|(at, b)| Edit::Benefit(at, b)),
        amount().prop_map(Edit::NewOffer),
        amount().prop_map(Edit::NewNeed),
        (any(), any(), benefit()).prop_map(|(o, n, b)| Edit::NewArc(o, n, b)),
        (any(), any(), any()).prop_map(|(at, o, n)| Edit::MovedArc(at, o, n)),
    ]
}

fn make(edit: Edit, warm: &mut WarmTransport) {
    let counts = |warm: &WarmTransport| {
        let question = warm.question();
        [
            question.supplies.len(),
            question.demands.len(),
            question.arcs.len().max(1),
        ]
        .map(|n| n as u32)
    };
    let [offers, needs, arcs] = counts(warm);
    match edit {
        Edit::Supply(at, quantity) => warm.set_supply(at % offers, quantity),
        Edit::Demand(at, quantity) => warm.set_demand(at % needs, quantity),
        Edit::Benefit(at, benefit) => warm.set_benefit(at % arcs, benefit),
        Edit::NewOffer(quantity) => assert_eq!(warm.add_offer(quantity), offers),
        Edit::NewNeed(quantity) => assert_eq!(warm.add_need(quantity), needs),
        Edit::NewArc(offer, need, benefit) => {
            warm.add_arc(Arc {
                offer: offer % offers,
                need: need % needs,
                benefit,
            });
        }
        Edit::MovedArc(at, offer, need) => {
            let benefit = warm
                .question()
                .arcs
                .get((at % arcs) as usize)
                .map_or(0.0, |arc| arc.benefit);
            warm.put_arc(
                at % arcs,
                Arc {
                    offer: offer % offers,
                    need: need % needs,
                    benefit,
                },
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_plan_is_allowed_and_no_other_is_better(question in question()) {
        let plan = question.solve();
        prop_assert!(plan.optimal && is_allowed(&question, &[1.0; 25], &plan));
        let best = oracle(&question);
        prop_assert!((plan.objective - best).abs() < 1e-9, "{} is not {}", plan.objective, best);
        prop_assert_eq!(plan, question.solve());
    }

    #[test]
    fn after_any_edits_the_plan_is_the_one_found_from_nothing(
        question in question(),
        edits in prop::collection::vec(edit(), 1..30),
    ) {
        let mut question = question;
        // A large quantity keeps the grid: otherwise most edits would start from nothing.
        question.supplies.push(64.0);
        question.demands.push(64.0);
        question.arcs.push(Arc {
            offer: question.supplies.len() as u32 - 1,
            need: question.demands.len() as u32 - 1,
            benefit: 0.5,
        });
        let mut warm = WarmTransport::new(question);
        prop_assert!(warm.solve());
        for edit in edits {
            make(edit, &mut warm);
            prop_assert!(warm.solve());
            let cold = warm.question().solve();
            prop_assert!((cold.objective - oracle(warm.question())).abs() < 1e-9);
            prop_assert_eq!(warm.plan(), cold, "after {:?}", edit);
        }
    }

    #[test]
    fn of_equal_plans_the_first_arcs_ship_most(question in question()) {
        let mut question = question;
        question.arcs.truncate(9);
        let mut favoured = question.clone();
        // So much for each arc that all later ones together do not outweigh it, and no other plan becomes better.
        for (number, arc) in (1..).zip(favoured.arcs.iter_mut().filter(|arc| arc.benefit > 0.0)) {
            arc.benefit += 0.05 / 7_f64.powi(number);
        }
        prop_assert_eq!(question.solve().flows, favoured.solve().flows);
    }

    #[test]
    fn with_ratios_too_no_other_plan_is_better(
        question in question(),
        ratios in prop::collection::vec(prop::sample::select(vec![0.5, 0.75, 1.0, 1.25, 2.0]), 25),
    ) {
        let plan = question.solve_general(&ratios);
        prop_assert!(plan.optimal && is_allowed(&question, &ratios, &plan));
        let best = tableau(&question, &ratios);
        prop_assert!((plan.objective - best).abs() < 1e-6, "{} is not {}", plan.objective, best);
        prop_assert!((tableau(&question, &[1.0; 25]) - oracle(&question)).abs() < 1e-6);
    }
}

#[test]
fn a_quantity_mistyped_and_put_right_leaves_no_trace() {
    let arc = |offer, need, benefit| Arc { offer, need, benefit };
    let question = Transport {
        supplies: vec![0.1, 0.7],
        demands: vec![0.3, 0.2],
        arcs: vec![arc(0, 0, 3.0), arc(1, 0, 2.0), arc(1, 1, 1.0)],
    };
    let mut warm = WarmTransport::new(question.clone());
    let expected = question.solve();
    for absurd in [1e15, f64::INFINITY, f64::NAN, -1.0, 1e300] {
        for (other, plan) in [(absurd, None), (0.7, Some(&expected))] {
            warm.set_supply(1, other);
            warm.set_demand(1, if plan.is_some() { 0.2 } else { absurd });
            assert!(warm.solve());
            assert!(
                warm.plan()
                    .flows
                    .iter()
                    .all(|flow| flow.is_finite() && *flow >= 0.0)
            );
            assert!(plan.is_none_or(|plan| *plan == warm.plan()), "{:?}", warm.plan());
        }
    }
}

#[test]
fn the_order_of_ranks_decides_between_equal_plans() {
    let arc = |need| Arc {
        offer: 0,
        need,
        benefit: 1.0,
    };
    let question = Transport {
        supplies: vec![3.0],
        demands: vec![2.0, 2.0, 2.0],
        arcs: vec![arc(0), arc(1), arc(2)],
    };
    let mut warm = WarmTransport::new(question);
    assert!(warm.solve());
    assert_eq!(warm.plan().flows, [2.0, 1.0, 0.0]);
    warm.order(&[1, 2, 0]);
    assert!(warm.solve());
    assert_eq!(warm.plan().flows, [0.0, 2.0, 1.0]);
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
    let plan = question.solve_general(&[1.0, 1.0, 0.0, f64::NAN]);
    assert_eq!((plan.flows, plan.optimal), (vec![0.0; 6], true));
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
    assert!(is_allowed(&question, &[1.0; 25], &plan));
}
