//! From an intent to the change that it comes to: which module plans what.

use super::decide;
use super::entries;
use super::found::Planned;
use super::intent::Intent;
use super::outside::Outside;
use super::refusal::Refusal;
use super::{actors, flows, invite, levels, remarks, rivals, settings, synergies, typical, workshops, zones};
use crate::base::geo::LonLat;
use crate::edit::{Change, Edit};
use crate::model::Project;
use crate::reference::Knowledge;

/// The change that an intent comes to; nothing is applied.
pub(super) fn plan(project: &Project, intent: &Intent, outside: &mut Outside) -> Planned {
    match intent {
        Intent::AddActor { id, fields } => actors::add(project, id.as_deref(), fields, outside),
        Intent::InviteActor(who) => invite::invite(project, who, outside),
        Intent::FillActor { id, lang } => typical::fill(project, id, *lang, outside),
        Intent::EditActor { id, fields } => actors::edit(project, id, fields),
        Intent::MoveActor { id, lat, lon } => {
            let bad = || Refusal::BadValue {
                field: "lat, lon".to_owned(),
                value: format!("{lat}, {lon}"),
            };
            actors::move_to(project, id, LonLat::checked(*lon, *lat).ok_or_else(bad)?)
        }
        Intent::DeleteActor { id } => actors::delete(project, id),
        Intent::AddFlow { id, actor, fields } => flows::add(project, id.as_deref(), actor, fields, outside),
        Intent::EditFlow { id, fields } => flows::edit(project, id, fields),
        Intent::DeleteFlow { id } => flows::delete(project, id),
        Intent::Entry { text, said } => {
            let known = Knowledge::of(&project.settings);
            entries::plan(project, text, said, &known, outside)
        }
        Intent::Decide(decision) => decide::decide(project, decision, outside),
        Intent::DrawSynergy { id, from, to, fields } => {
            decide::draw(project, id.as_deref(), [from, to], fields, outside)
        }
        Intent::SetState {
            synergy,
            state,
            reason,
        } => decide::set_state(project, synergy, state, reason.as_deref()),
        Intent::EditSynergy { id, fields } => synergies::edit(project, id, fields, outside),
        Intent::DeleteSynergy { id } => synergies::delete(project, id),
        Intent::SetLevel {
            flow,
            actor,
            field,
            level,
        } => levels::set(
            project,
            flow.as_deref(),
            actor.as_deref(),
            field.as_deref(),
            level,
        ),
        Intent::AddZone { .. } | Intent::EditZone { .. } | Intent::DeleteZone { .. } => {
            plan_zone(project, intent, outside)
        }
        Intent::AddWorkshop { .. }
        | Intent::EditWorkshop { .. }
        | Intent::DeleteWorkshop { .. }
        | Intent::AddRemark { .. }
        | Intent::EditRemark { .. }
        | Intent::DeleteRemark { .. } => plan_meeting(project, intent, outside),
        Intent::Setting { .. } | Intent::Settings(_) | Intent::SetRivals { .. } | Intent::Rename { .. } => {
            plan_setting(project, intent)
        }
        Intent::Undo | Intent::Redo | Intent::Publish => Err(Refusal::Stale),
    }
}

/// What is said of the project as a whole.
fn plan_setting(project: &Project, intent: &Intent) -> Planned {
    match intent {
        Intent::Setting { key, value } => {
            let rows = [(key.clone(), value.clone())].into();
            settings::plan(project, &rows).map(|c| (c, None))
        }
        Intent::Settings(rows) => settings::plan(project, rows).map(|c| (c, None)),
        Intent::SetRivals { actors, standing } => rivals::plan(project, [&actors[0], &actors[1]], *standing),
        Intent::Rename { name } => {
            let edit = Edit::Name {
                old: project.name.clone(),
                new: name.clone(),
            };
            Ok((Change::single("change-rename-project", name.as_str(), edit), None))
        }
        _ => Err(Refusal::Stale),
    }
}

/// Zones of the territory.
fn plan_zone(project: &Project, intent: &Intent, outside: &mut Outside) -> Planned {
    match intent {
        Intent::AddZone { id, name, outline } => {
            zones::add(project, id.as_deref(), name.as_deref(), outline, outside)
        }
        Intent::EditZone { id, fields } => zones::edit(project, id, fields),
        Intent::DeleteZone { id } => zones::delete(project, id),
        _ => Err(Refusal::Stale),
    }
}

/// Workshops and what is noted in them.
fn plan_meeting(project: &Project, intent: &Intent, outside: &mut Outside) -> Planned {
    match intent {
        Intent::AddWorkshop { id, fields } => workshops::add(project, id.as_deref(), fields, outside),
        Intent::EditWorkshop { id, fields } => workshops::edit(project, id, fields, outside),
        Intent::DeleteWorkshop { id } => workshops::delete(project, id),
        Intent::AddRemark { id, fields } => remarks::add(project, id.as_deref(), fields, outside),
        Intent::EditRemark { id, fields } => remarks::edit(project, id, fields),
        Intent::DeleteRemark { id } => remarks::delete(project, id),
        _ => Err(Refusal::Stale),
    }
}
