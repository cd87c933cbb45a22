use super::*;
use crate::base::geo::LonLat;

/// Code, km² on the ellipsoid, polygons, holes: measured on the sources themselves with PROJ and Shapely.
const MEASURED: [(&str, f64, usize, usize); 26] = [
    ("59183", 42.805, 2, 0),
    ("59359", 35.943, 1, 0),
    ("59271", 20.974, 1, 0),
    ("27203", 11.245, 1, 0),
    ("44131", 94.986, 1, 0),
    ("85113", 24.005, 1, 0),
    ("29155", 16.151, 2, 0),
    ("29083", 0.488, 1, 0),
    ("56186", 9.219, 1, 0),
    ("17004", 1.409, 1, 0),
    ("13055", 238.181, 8, 0),
    ("75056", 105.352, 1, 0),
    ("2A004", 82.725, 2, 0),
    ("97411", 141.569, 1, 0),
    ("31555", 118.088, 1, 0),
    ("05046", 35.73, 1, 0),
    ("38185", 18.582, 1, 0),
    ("84138", 58.87, 1, 0),
    ("26357", 22.991, 1, 0),
    ("62041", 11.922, 1, 0),
    ("0326", 606.936, 4, 0),
    // Frederiksberg lies within København.
    ("0101", 90.092, 7, 1),
    ("0147", 8.71, 1, 0),
    ("0400", 587.629, 1, 0),
    ("0741", 114.767, 12, 0),
    ("0482", 291.23, 7, 0),
];

/// SIREN of a group of communes and the km² of the union of its communes, measured likewise.
const GROUPS: [(&str, f64); 4] = [
    ("245900428", 295.063),
    ("200067346", 526.413),
    ("244400404", 534.836),
    ("200054781", 815.12),
];

fn near(found: f64, measured: f64) -> bool {
    (found / measured - 1.0).abs() < 0.015
}

#[test]
fn areas_and_parts_are_those_of_the_source() {
    for (code, km2, polygons, holes) in MEASURED {
        let shape = of_zones([code]).unwrap();
        assert!(
            near(shape.area_km2(), km2),
            "{code}: {} for {km2}",
            shape.area_km2()
        );
        let found_holes: usize = shape.polygons.iter().map(|p| p.len() - 1).sum();
        // Islets of less than half a hectare are left out.
        let parts = shape.polygons.len();
        assert!(
            (polygons.saturating_sub(4)..=polygons).contains(&parts) && parts > 0,
            "{code}: {parts}"
        );
        assert_eq!(found_holes, holes, "{code}");
    }
}

#[test]
fn a_group_is_the_union_of_its_communes_without_inner_borders() {
    for (siren, km2) in GROUPS {
        let place = gazetteer::by_siren(siren).unwrap();
        let shape = of_place(place).unwrap();
        assert!(
            near(shape.area_km2(), km2),
            "{siren}: {} for {km2}",
            shape.area_km2()
        );
        assert_eq!((shape.polygons.len(), shape.rings().count()), (1, 1), "{siren}");
        let members: f64 = gazetteer::members(siren)
            .filter_map(|commune| Some(of_place(commune)?.area_km2()))
            .sum();
        assert!((members - shape.area_km2()).abs() < 1e-6 * members);
    }
}

#[test]
fn the_middle_of_a_town_lies_in_its_outline() {
    let inside = |code: &str, lon: f64, lat: f64| of_zones([code]).unwrap().contains(LonLat { lon, lat });
    assert!(inside("59183", 2.377, 51.034) && !inside("59359", 2.377, 51.034));
    assert!(inside("0326", 11.09, 55.68));
    // An enclave of København.
    assert!(inside("0147", 12.53, 55.68) && !inside("0101", 12.53, 55.68));
}

#[test]
fn every_zone_of_the_table_closes_and_nearly_every_commune_has_one() {
    let table = &*OUTLINES;
    assert_eq!(table.zones.len(), 34_967);
    let empty: Vec<&str> = table
        .zones
        .iter()
        .filter(|(_, zone)| table.around(&BTreeSet::from([**zone])).polygons.is_empty())
        .map(|(code, _)| code.as_str())
        .collect();
    assert!(empty.is_empty(), "{empty:?}");
    assert!(of_zones(["00000"]).is_none() && of_zones([]).is_none());
}

#[test]
fn a_damaged_table_is_refused() {
    let bytes = gunzip(PACKED, MAX_BYTES, Part::Outlines).unwrap();
    for end in [MAGIC.len(), 40, 1000, bytes.len() / 2, bytes.len() - 1] {
        assert!(
            Outlines::read(Wire::new(&bytes[MAGIC.len()..end])).is_none(),
            "{end}"
        );
    }
    assert!(Outlines::load(b"no gzip").is_err());
}
