//! The timed work on a project small enough to be checked by hand.

use expect_test::expect;

use crate::base::geo::LonLat;

use super::*;

const SITES: &str = "site_id,name,lat,lon,activity\n1,A,47.0,2.0,1\n2,B,47.0,2.1,1\n7,C,47.5,2.0,1\n";
const FLOWS: &str = "flow_id,site_id,direction,resource,quantity,unit,temp_c,months
1,1,offer,HEAT,10,MWh,90.0,4095
2,2,need,HEAT,4,MWh,80.0,4095
3,2,need,HEAT,5,MWh,80.1,4095
4,1,need,HEAT,5,MWh,,4095
5,2,need,WARM,20,MWh,,1
6,7,need,WARM,20,MWh,,1
7,1,offer,WARM,1,MWh,,2
";
const SUBSTITUTIONS: &str = "offer_resource,need_resource,ratio\nHEAT,WARM,0.5\nHEAT,HEAT,0.9\n";
const LIMITS: &str = "resource,max_km\nHEAT,10\nWARM,8\n";
const PRICES: &str = "resource,value,transport_per_km,processing\nHEAT,50,1,2\nWARM,40,1,2\n";

fn read(flows: &str) -> Result<SpecProject, SpecError> {
    SpecProject::read(Sources {
        sites: SITES.as_bytes(),
        flows: flows.as_bytes(),
        substitutions: SUBSTITUTIONS.as_bytes(),
        limits: LIMITS.as_bytes(),
        prices: Some(PRICES.as_bytes()),
    })
}

#[test]
fn mix_gives_the_published_values() {
    assert_eq!(mix(0), 0xe220_a839_7b1d_cdaf);
    assert_eq!(mix(1 << 32 | 2), 0xb370_3ad8_9450_7022);
}

/// A and B are 7.58 km apart. 1-2 holds (90 = 80 + 10); 1-3 is too cold by 0.1, 1-4 is one site,
/// 1-5 is a substitution; C is 55 km away; 7-5 has no common month.
#[test]
fn a_small_project_has_the_pairs_found_by_hand() {
    let matched = read(FLOWS).unwrap().matched(1).unwrap();
    assert_eq!(matched.count(), 2);
    assert_eq!(
        matched.checksum(),
        mix(1 << 32 | 2).wrapping_add(mix(1 << 32 | 5))
    );
}

#[test]
fn edits_change_the_checksum_as_the_pairs_change() {
    let mut matched = read(FLOWS).unwrap().matched(1).unwrap();
    let edits = "edit_no,kind,site_id,lat,lon,flow_id,direction,resource,quantity,unit,temp_c,months
1,del,,,,2,,,,,,
2,put,2,,,2,need,HEAT,4,MWh,,4095
3,put,2,,,99,offer,HEAT,4,MWh,,4095
4,move,7,47.0,2.05,,,,,,,
5,put,1,,,1,need,HEAT,4,MWh,,4095
";
    let edits = matched.read_edits(edits.as_bytes()).unwrap();
    let mut sum = matched.checksum();
    let mut counts = Vec::new();
    for edit in &edits {
        let delta = matched.apply(edit);
        sum = matched.checksum_after(sum, &delta);
        assert_eq!(sum, matched.checksum());
        counts.push(matched.count());
    }
    // 1-5; 1-2 1-5; 99-4 too; C in reach: 1-6 and 99-6 too; 1 is a need now: 99-1 99-4 99-6.
    assert_eq!(counts, [1, 2, 3, 5, 3]);
}

/// Benefits for one unit: 1-2 50 - 7.58 - 2, 1-5 0.5 · 40 - 7.58 - 2. Four units go to the better.
#[test]
fn the_allocation_serves_the_better_pair_first() {
    let matched = read(FLOWS).unwrap().matched(1).unwrap();
    let (transport, ratios) = matched.allocation().unwrap();
    let plan = transport.solve();
    let km = LonLat { lon: 2.0, lat: 47.0 }.distance_km(LonLat { lon: 2.1, lat: 47.0 });
    assert!((plan.objective - (4.0 * (48.0 - km) + 6.0 * (18.0 - km))).abs() < 1e-9);
    // Half a unit of warm water for one of heat; the need of 20 still takes all that is left.
    assert!((transport.solve_general(&ratios).objective - plan.objective).abs() < 1e-5);
}

#[test]
fn a_refusal_names_file_line_column_and_remedy() {
    let refused = |from: &str, to: &str| read(&FLOWS.replace(from, to)).err().unwrap().to_string();
    expect!["flows.csv, line 2, column temp_c: not a number, or out of range; correct it (hot)"]
        .assert_eq(&refused("90.0", "hot"));
    expect!["flows.csv, line 3, column site_id: this site is not in sites.csv; add it (44)"]
        .assert_eq(&refused("2,2,need", "2,44,need"));
    expect!["flows.csv, line 1, column months: the header lacks this column; add it"]
        .assert_eq(&refused("months", "month"));
    expect!["flows.csv, line 3, column flow_id: this identifier stands twice; keep one row (1)"]
        .assert_eq(&refused("2,2,need", "1,2,need"));
    assert!(refused("7,1,offer", "7,1,offer,,").starts_with("flows.csv, line 8: cannot be read"));
}
