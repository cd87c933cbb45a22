//! What is not sure looks unsure, on the map and in words.

use std::sync::Arc;

use uuid::Uuid;

use super::MapFilter;
use super::map_input::map_input;
use super::snapshot::News;
use crate::base::geo::LonLat;
use crate::base::i18n::Lang;
use crate::base::ids::{ActorId, FlowId};
use crate::matching::{Matcher, explain};
use crate::model::{Actor, Direction, Flow, Level, Position, Project, Status};

/// Two who could exchange and share; the first with that status and that precision of its place.
fn two(status: Option<Status>, precision_m: Option<f64>) -> Project {
    let mut project = Project::default();
    for (number, direction) in [(1, Direction::Offer), (2, Direction::Need)] {
        let id = ActorId(Uuid::from_u128(number));
        let mut actor = Actor::named(id, format!("A{number}"));
        actor.reference = format!("a{number}");
        actor.position = Some(Position {
            at: LonLat { lon: 2.3, lat: 51.0 },
            precision_m: Some(10.0),
        });
        for (flow, direction, nature) in [
            (10 * number, direction, "W.WOOD.BARK"),
            (10 * number + 1, Direction::Pool, "Q.BALER"),
        ] {
            let mut flow = Flow::said(FlowId(Uuid::from_u128(flow)), id, direction, nature);
            flow.nature = Some(nature.to_owned());
            project.flows.insert(flow.id, Arc::new(flow));
        }
        if number == 1 {
            actor.origin.status = status;
            actor.position = actor.position.map(|p| Position { precision_m, ..p });
        }
        project.actors.insert(id, Arc::new(actor));
    }
    project
}

/// Whether each actor is drawn dashed.
fn dashed(project: &Project) -> Vec<bool> {
    let input = map_input(project, &[], &News::default(), &MapFilter::default());
    input.actors.iter().map(|actor| actor.dashed).collect()
}

#[test]
fn only_an_invented_actor_and_what_rests_on_it_look_invented() {
    let known = Status::ALL.iter().copied().map(Some).chain([None]);
    for status in known {
        let invented = status == Some(Status::Illustrative);
        let project = two(status, Some(10.0));
        assert_eq!(dashed(&project), [invented, false], "{status:?}");
        let matcher = Matcher::new(&project).expect("built-in tables");
        let found = matcher.candidates(&project, 9);
        assert_eq!(found.len(), 2, "an exchange and a pool");
        for candidate in &found {
            let words = explain(&project, matcher.rules(), candidate, Level::Operator, Lang::Fr)
                .expect("known flows");
            assert_eq!(words.illustrative, invented, "{status:?}: {}", words.title);
        }
    }
}

#[test]
fn a_place_that_is_known_to_more_than_a_kilometre_looks_rough() {
    for (precision_m, rough) in [
        (None, false),
        (Some(10.0), false),
        (Some(1000.0), false),
        (Some(1001.0), true),
        (Some(3000.0), true),
    ] {
        assert_eq!(dashed(&two(None, precision_m)), [rough, false], "{precision_m:?}");
    }
}
