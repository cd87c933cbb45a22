use super::*;
use crate::edit::apply;

fn planned(project: &Project, text: &str) -> Result<ZonesPlan, ZoneFileError> {
    let mut number = 0;
    plan(project, text.as_bytes(), "zones.geojson", &mut || {
        number += 1;
        Uuid::from_u128(number)
    })
}

fn collection(features: &[&str]) -> String {
    format!(
        r#"{{"type":"FeatureCollection","features":[{}]}}"#,
        features.join(",")
    )
}

const SQUARE: &str = r#"{"type":"Feature","properties":{"NOM":"Port"},"geometry":{"type":"Polygon",
  "coordinates":[[[2.0,51.0],[2.1,51.0],[2.1,51.1],[2.0,51.1],[2.0,51.0]]]}}"#;

#[test]
fn features_become_zones_and_what_cannot_is_named_with_its_number() {
    let point =
        r#"{"type":"Feature","properties":{"name":"Tour"},"geometry":{"type":"Point","coordinates":[2,51]}}"#;
    let bow =
        r#"{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0],[0,2],[0,0]]]}}"#;
    let short = r#"{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[0],[1,1]]]}}"#;
    let plan = planned(
        &Project::default(),
        &collection(&[SQUARE, point, bow, "7", short]),
    )
    .unwrap();
    assert_eq!((plan.added, plan.left_out.len()), (1, 4));
    let told: Vec<String> = plan.left_out.iter().map(|l| l.message(Lang::Fr)).collect();
    assert!(told[0].contains('2') && told[0].contains("Tour"), "{told:?}");
    assert_eq!(plan.left_out[1].fault, FeatureFault::Shape(ShapeFault::Crossing));
    assert_eq!(plan.left_out[2].number, 4);
    assert_eq!(
        plan.left_out[3].fault,
        FeatureFault::Geometry(GeometryFault::Malformed)
    );
}

#[test]
fn the_same_file_again_changes_nothing_and_another_outline_brings_up_to_date() {
    let mut project = Project::default();
    let text = collection(&[SQUARE]);
    let change = planned(&project, &text).unwrap().change;
    apply(&mut project, &change).unwrap();
    assert_eq!(planned(&project, &text).unwrap().unchanged, 1);
    let plan = planned(&project, &text.replace("2.1", "2.2")).unwrap();
    assert_eq!((plan.added, plan.updated), (0, 1));
    apply(&mut project, &plan.change).unwrap();
    assert_eq!(project.zones.len(), 1);
}

#[test]
fn metres_of_lambert_93_are_recognised_or_named_and_other_systems_are_refused() {
    let metres = r#"{"type":"Polygon","coordinates":[[[656000,7104000],[657000,7104000],[657000,7105000],[656000,7105000]]]}"#;
    let plan = planned(&Project::default(), metres).unwrap();
    assert!(plan.is_lambert93);
    let Edit::Zone { new: Some(zone), .. } = &plan.change.edits[0] else {
        panic!("no zone");
    };
    assert_eq!(zone.name, "zones");
    let centre = zone.shape.bounds().unwrap().centre();
    assert!(
        (centre.lon - 2.38).abs() < 0.02 && (centre.lat - 51.035).abs() < 0.02,
        "{centre:?}"
    );
    assert!((zone.shape.area_km2() - 1.0).abs() < 0.01);
    let with = |crs: &str| {
        let crs = format!(r#""crs":{{"type":"name","properties":{{"name":"{crs}"}}}},"features""#);
        collection(&[SQUARE]).replace("\"features\"", &crs)
    };
    assert!(planned(&Project::default(), &with("urn:ogc:def:crs:OGC:1.3:CRS84")).is_ok());
    let refused = planned(&Project::default(), &with("EPSG:27572")).unwrap_err();
    assert!(refused.message(Lang::Fr).contains("27572"));
}

#[test]
fn what_is_no_geojson_is_refused_without_panic_or_hang() {
    for text in [
        "",
        "{}",
        "[]",
        "{\"type\":1}",
        "nom;lat\n",
        "{\"type\":\"FeatureCollection\"}",
    ] {
        assert!(
            matches!(
                planned(&Project::default(), text),
                Err(ZoneFileError::NotGeoJson { .. })
            ),
            "{text}"
        );
    }
    let deep = "[".repeat(200_000);
    assert!(planned(&Project::default(), &deep).is_err());
    assert_eq!(
        planned(&Project::default(), &collection(&[])),
        Err(ZoneFileError::Nothing)
    );
}
