//! Single edits of a generated territory, the same ones for the same chance.

use std::sync::Arc;

use maillage::model::{Project, Touched};

use crate::generate::{Chance, Plan, anywhere, flow};

/// Moves an actor, changes a quantity, adds or deletes a flow, in turn; says what it touched.
pub fn change(project: &mut Project, plan: Plan, turn: u32, chance: &mut Chance) -> Touched {
    let mut touched = Touched::default();
    let flows = project.flows.len();
    let picked = |chance: &mut Chance| chance.below(flows);
    match turn % 4 {
        0 => {
            let which = chance.below(project.actors.len());
            let mut actor = (**project.actors.values().nth(which).expect("an actor")).clone();
            if let Some(position) = &mut actor.position {
                position.at = anywhere(plan.side_km, chance);
            }
            touched.actors.insert(actor.id);
            project.actors.insert(actor.id, Arc::new(actor));
        }
        1 => {
            let mut flow = (**project.flows.values().nth(picked(chance)).expect("a flow")).clone();
            flow.quantity.value = Some((1.0 + 999.0 * chance.share()).round());
            touched.flows.insert(flow.id);
            project.flows.insert(flow.id, Arc::new(flow));
        }
        2 => {
            let owner = chance.below(plan.actors as usize) as u32;
            let flow = flow(plan.flows + turn, owner, chance);
            touched.flows.insert(flow.id);
            project.flows.insert(flow.id, Arc::new(flow));
        }
        _ => {
            let id = project.flows.values().nth(picked(chance)).expect("a flow").id;
            project.flows.remove(&id);
            touched.flows.insert(id);
        }
    }
    touched
}
