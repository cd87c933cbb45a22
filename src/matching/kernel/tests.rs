//! The kernel against the naive rules, after any sequence of edits.

use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::base::geo::LonLat;

use super::oracle::Naive;
use super::*;

#[derive(Clone, Debug)]
enum Edit {
    Put(u32, FlowFacts),
    Remove(u32),
    Move(u32, Option<LonLat>),
}

/// Places that hurt: a few metres and the breadth of a hair apart, on both sides of the antimeridian, at a pole, at zero.
const PLACES: [(f64, f64); 14] = [
    (2.35, 48.85),
    (2.350_01, 48.85),
    (2.35, 48.850_000_01),
    (2.40, 48.86),
    (2.35, 49.10),
    (3.10, 48.60),
    (179.999, -17.0),
    (-179.95, -17.0),
    (180.0, -17.1),
    (10.0, 89.99),
    (-170.0, 89.98),
    (0.0, 0.0),
    (-0.0, 0.000_1),
    (0.000_1, -0.0),
];

fn at(place: usize) -> LonLat {
    let (lon, lat) = PLACES[place];
    LonLat { lon, lat }
}

/// Limits that are exactly the distance of two places, the next number below it, and round ones.
fn limits() -> Vec<f64> {
    let exact = at(0).distance_km(at(3));
    vec![
        exact,
        exact.next_down(),
        0.0,
        30.0,
        at(6).distance_km(at(7)),
        f64::INFINITY,
    ]
}

fn row(offer: u16, need: u16, rule: u16, temp_margin: f64, max_km: Option<f64>) -> RuleRow {
    RuleRow {
        offer: Class(offer),
        need: Class(need),
        rule,
        temp_margin,
        max_km,
    }
}

fn rows() -> Vec<RuleRow> {
    vec![
        row(0, 0, 0, 10.0, None),
        row(1, 1, 1, 10.0, None),
        row(0, 1, 2, 0.0, Some(at(0).distance_km(at(4)))),
        row(2, 2, 3, 10.0, None),
        row(3, 0, 4, 10.0, None),
        row(3, 3, 5, f64::NEG_INFINITY, None),
        row(4, 4, 6, 10.0, None),
        row(5, 4, 7, 10.0, None),
        row(5, 5, 8, 10.0, None),
    ]
}

fn facts() -> impl Strategy<Value = FlowFacts> {
    let months = prop_oneof![3 => Just(0xFFF_u16), 1 => 0_u16..0x1000];
    let temps = prop_oneof![
        2 => Just(None),
        1 => prop::sample::select(vec![30.0, 40.0, 40.1, 39.9, f64::NAN]).prop_map(Some)
    ];
    // One class more than there are rules for.
    (0_u32..8, any::<bool>(), 0_u16..7, months, temps).prop_map(|(site, offer, class, months, temp_c)| {
        FlowFacts {
            site: SiteSlot(site),
            side: if offer { Side::Offer } else { Side::Need },
            class: Class(class),
            months,
            temp_c,
        }
    })
}

fn place() -> impl Strategy<Value = Option<LonLat>> {
    let near = (0..PLACES.len(), -0.2_f64..0.2, -0.2_f64..0.2)
        .prop_filter_map("on Earth", |(place, x, y)| {
            LonLat::checked(at(place).lon + x, at(place).lat + y)
        });
    prop_oneof![1 => Just(None), 8 => (0..PLACES.len()).prop_map(|p| Some(at(p))), 4 => near.prop_map(Some)]
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        5 => (0_u32..24, facts()).prop_map(|(slot, facts)| Edit::Put(slot, facts)),
        1 => (0_u32..24).prop_map(Edit::Remove),
        2 => (0_u32..8, place()).prop_map(|(site, to)| Edit::Move(site, to)),
    ]
}

/// NaN is how an unknown temperature may come in; the naive rules want it spelt out.
fn plain(mut facts: FlowFacts) -> FlowFacts {
    facts.temp_c = facts.temp_c.filter(|t| t.is_finite());
    facts
}

fn start(naive: &Naive, threads: usize) -> Kernel {
    let rules = PairRules::new(naive.limits.clone(), &naive.rows).unwrap();
    let sites = naive.places.iter().map(|(&s, &p)| (s, p));
    Kernel::build(rules, sites, naive.flows.iter().map(|(&s, &f)| (s, f)), threads).unwrap()
}

fn keys(kernel: &Kernel) -> BTreeSet<PairKey> {
    let mut keys = Vec::new();
    kernel.for_each_list(|offer, needs| keys.extend(needs.iter().map(|&need| PairKey { offer, need })));
    assert!(keys.is_sorted(), "pairs come in order");
    keys.into_iter().collect()
}

/// Everything that can be read agrees with the naive pairs.
fn agrees(kernel: &Kernel, naive: &Naive) {
    let expected = naive.pairs();
    assert_eq!(keys(kernel), expected);
    assert_eq!(kernel.count(), expected.len());
    for &slot in naive.flows.keys() {
        let from_lists: BTreeSet<_> = kernel.pairs_of(slot).map(|pair| pair.key()).collect();
        let own = |key: &&PairKey| key.offer == slot || key.need == slot;
        assert_eq!(from_lists, expected.iter().filter(own).copied().collect());
        assert!(kernel.partners(slot).is_sorted());
    }
    kernel.for_each_pair(|pair| {
        let (offer, need) = (naive.flows[&pair.offer], naive.flows[&pair.need]);
        let row = naive
            .rows
            .iter()
            .find(|r| (r.offer, r.need) == (offer.class, need.class))
            .unwrap();
        let km = naive.places[&offer.site].distance_km(naive.places[&need.site]);
        assert_eq!((pair.rule, pair.distance_km), (row.rule, km as f32));
    });
}

fn apply(kernel: &mut Kernel, naive: &mut Naive, edit: &Edit) -> Delta {
    match *edit {
        Edit::Put(slot, facts) => {
            naive.flows.insert(FlowSlot(slot), plain(facts));
            kernel.put_flow(FlowSlot(slot), facts)
        }
        Edit::Remove(slot) => {
            naive.flows.remove(&FlowSlot(slot));
            kernel.remove_flow(FlowSlot(slot))
        }
        Edit::Move(site, to) => {
            match to {
                Some(to) => naive.places.insert(SiteSlot(site), to),
                None => naive.places.remove(&SiteSlot(site)),
            };
            kernel.move_site(SiteSlot(site), to)
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn edits_keep_the_pairs_of_the_naive_rules(
        first in prop::collection::vec(edit(), 0..60),
        then in prop::collection::vec(edit(), 1..25),
    ) {
        let mut naive = Naive { limits: limits(), rows: rows(), ..Naive::default() };
        let mut unused = start(&naive, 1);
        for edit in &first {
            apply(&mut unused, &mut naive, edit);
        }
        let mut kernel = start(&naive, 2);
        agrees(&kernel, &naive);
        for edit in &then {
            let mut before = keys(&kernel);
            let delta = apply(&mut kernel, &mut naive, edit);
            agrees(&kernel, &naive);
            prop_assert!(delta.changed.iter().all(|key| before.contains(key)));
            prop_assert!(delta.removed.iter().all(|key| before.remove(key)));
            prop_assert!(delta.added.iter().all(|key| before.insert(*key)));
            prop_assert_eq!(before, keys(&kernel));
        }
        prop_assert_eq!(keys(&unused).len(), unused.count());
    }

    #[test]
    fn flows_numbered_by_the_engine_pair_as_under_any_other_number(
        first in prop::collection::vec(edit(), 0..60),
        then in prop::collection::vec(edit(), 1..10),
    ) {
        let mut naive = Naive { limits: limits(), rows: rows(), ..Naive::default() };
        let mut unused = start(&naive, 1);
        for edit in &first {
            apply(&mut unused, &mut naive, edit);
        }
        let rules = PairRules::new(naive.limits.clone(), &naive.rows).unwrap();
        let sites = naive.places.iter().map(|(&s, &p)| (s, p));
        let facts: Vec<FlowFacts> = naive.flows.values().copied().collect();
        let (mut kernel, slots) = Kernel::numbered(rules, sites, facts.clone(), 2).unwrap();
        naive.flows = slots.iter().copied().zip(facts).collect();
        prop_assert!(naive.flows.keys().map(|slot| slot.0).eq(0..slots.len() as u32), "each number once");
        agrees(&kernel, &naive);
        for edit in &then {
            apply(&mut kernel, &mut naive, edit);
            agrees(&kernel, &naive);
        }
    }
}

/// Enough flows in one class for several bands, new layouts and more than one block of lists.
#[test]
fn a_crowded_class_stays_right_while_it_grows_and_moves() {
    let mut naive = Naive {
        limits: vec![6.0],
        rows: vec![row(0, 0, 0, 10.0, None)],
        ..Naive::default()
    };
    let spot = |n: u32, turn: u32| {
        let (a, b) = ((n * 7 + turn * 5) % 61, (n * 13 + turn * 3) % 53);
        LonLat {
            lon: 2.0 + f64::from(a) * 0.011,
            lat: 47.0 + f64::from(b) * 0.009,
        }
    };
    let flow = |n: u32| FlowFacts {
        site: SiteSlot(n / 2),
        side: if n.is_multiple_of(3) {
            Side::Offer
        } else {
            Side::Need
        },
        class: Class(0),
        months: if n.is_multiple_of(5) { 0b111 } else { 0xFFF },
        temp_c: n.is_multiple_of(4).then_some(f64::from(n % 50)),
    };
    for n in 0..150 {
        naive.places.insert(SiteSlot(n), spot(n, 0));
    }
    let mut kernel = start(&naive, 3);
    for n in 0..300 {
        apply(&mut kernel, &mut naive, &Edit::Put(n, flow(n)));
    }
    agrees(&kernel, &naive);
    for n in 0..30 {
        apply(&mut kernel, &mut naive, &Edit::Move(n, Some(spot(n, 1))));
    }
    agrees(&kernel, &naive);
    assert_eq!(keys(&start(&naive, 3)), keys(&kernel));
}

#[test]
fn the_list_of_pairs_does_not_depend_on_threads() {
    let mut naive = Naive {
        limits: vec![40.0],
        rows: vec![row(0, 0, 0, 0.0, None)],
        ..Naive::default()
    };
    for n in 0..3_000_u32 {
        let place = LonLat {
            lon: f64::from(n % 97) * 0.1,
            lat: 45.0 + f64::from(n % 89) * 0.1,
        };
        naive.places.insert(SiteSlot(n), place);
        let side = if n % 2 == 0 { Side::Offer } else { Side::Need };
        let facts = FlowFacts {
            site: SiteSlot(n),
            side,
            class: Class(0),
            months: 1,
            temp_c: None,
        };
        naive.flows.insert(FlowSlot(n), facts);
    }
    let (one, four) = (start(&naive, 1), start(&naive, 4));
    assert_eq!(keys(&one), keys(&four));
    assert!(one.count() > 1_000);
}

#[test]
fn bad_rules_are_refused_by_name() {
    let refused = |limits: Vec<f64>, rows: &[RuleRow]| PairRules::new(limits, rows).unwrap_err().to_string();
    assert!(refused(vec![1.0, f64::NAN], &[]).contains("class 1"));
    assert!(refused(vec![-1.0], &[]).contains("-1 km"));
    assert!(refused(vec![1.0], &[row(0, 1, 0, 0.0, None)]).contains("0 -> 1"));
    assert!(refused(vec![1.0], &[row(0, 0, 0, 0.0, None), row(0, 0, 1, 0.0, None)]).contains("twice"));
    assert!(refused(vec![1.0], &[row(0, 0, 0, f64::NAN, None)]).contains("margin"));
}
