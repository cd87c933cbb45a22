//! Intents on decided synergies: changed, deleted. Decisions are in [`super::decide`].

use std::sync::Arc;

use super::fields::set_synergy;
use super::found::{self, Planned};
use super::intent::Fields;
use super::outside::Outside;
use super::refusal::Refusal;
use crate::edit::{Change, Edit, delete};
use crate::model::Project;

/// Changes fields of a synergy.
pub(super) fn edit(project: &Project, id: &str, fields: &Fields, outside: &mut Outside) -> Planned {
    let today = outside.today();
    let old = found::synergy(project, id)?;
    let mut new = (**old).clone();
    set_synergy(&mut new, fields, today)?;
    let label = new.label.clone();
    let edit = Edit::Synergy {
        old: Some(Arc::clone(old)),
        new: Some(Arc::new(new)),
    };
    Ok((Change::single("change-edit-synergy", label, edit), None))
}

/// Deletes a synergy.
pub(super) fn delete(project: &Project, id: &str) -> Planned {
    let synergy = found::synergy(project, id)?;
    let change = delete::delete_synergy(project, synergy.id);
    change.map(|change| (change, None)).ok_or(Refusal::Stale)
}
