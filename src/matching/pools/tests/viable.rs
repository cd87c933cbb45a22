//! The smallest viable group against all groups.

use proptest::prelude::*;

use super::*;

/// The fewest of some members that reach number and bound, by trying all; `None` when none do.
fn fewest(amounts: &[Option<f64>], enough: usize, bound: Option<Bound>) -> Option<usize> {
    let works = |set: u32| {
        let chosen: Vec<Option<f64>> = (0..amounts.len())
            .filter(|i| set >> i & 1 == 1)
            .map(|i| amounts[i])
            .collect();
        let sum: f64 = chosen.iter().flatten().sum();
        let all_known = chosen.iter().all(Option::is_some);
        let reaches = match bound {
            Some(Bound::AtLeast(least)) => !all_known || sum >= least,
            Some(Bound::AtMost(most)) => sum <= most,
            None => true,
        };
        chosen.len() >= enough && reaches
    };
    let sets = (1u32..1 << amounts.len()).filter(|set| works(*set));
    sets.map(|set| set.count_ones() as usize).min()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn the_viable_group_is_as_small_as_can_be(
        natures in 0usize..4,
        members in proptest::collection::vec((0i32..60, 0i32..40, proptest::option::weighted(0.9, 1u32..900)), 2..9),
    ) {
        let (nature, unit) = [("W.WOOD", "t"), ("K.HSE", "h"), ("Q.SHREDDER", "h"), ("P.YARD", "m2")][natures];
        let mut text = String::new();
        for (i, (x, y, amount)) in members.iter().enumerate() {
            let (lon, lat) = (2.3 + f64::from(*x) / 1000.0, 51.0 + f64::from(*y) / 1000.0);
            // Small enough for a round to be missed now and then.
            let amount = amount.map(|a| if unit == "t" { a / 60 + 1 } else { a });
            let amount = amount.map_or(String::new(), |a| format!("{a} {unit}"));
            text += &format!("actor A{i} {lon} {lat}\nA{i} pool {nature} {amount}\n");
        }
        let project = zone(&text);
        let rules = Rulebook::of(&project);
        for pool in pool_candidates(&project, &rules) {
            let study = study(&project, &rules, &pool);
            let amounts: Vec<Option<f64>> = pool.members.iter().map(|f| project.flows[f].quantity.typical()).collect();
            let smallest = fewest(&amounts, study.enough, study.bound);
            prop_assert_eq!(study.viable.len(), smallest.unwrap_or(0));
            prop_assert!(study.viable.iter().all(|f| pool.members.contains(f)));
            if smallest.is_some() {
                let viable: Vec<Option<f64>> = study.viable.iter().map(|f| project.flows[f].quantity.typical()).collect();
                prop_assert_eq!(fewest(&viable, study.enough, study.bound), smallest);
                prop_assert_eq!(study.viable.len() + study.further.len(), pool.members.len());
                let shares: Vec<f64> = study.further.iter().map(|f| f.share).collect();
                let expected: Vec<f64> = (study.viable.len() + 1..=pool.members.len()).map(|n| 1.0 / n as f64).collect();
                prop_assert_eq!(shares, expected);
            }
        }
    }
}
