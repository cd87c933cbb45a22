//! The open document: project, history and file, changed only through [`Session::handle`].

use std::sync::Arc;

use serde_json::Value;

use super::conditions;
use super::decide;
use super::entries;
use super::fields::{set_actor, set_flow, set_synergy};
use super::intent::{Fields, Intent};
use super::invite;
use super::lookups::{self, recognised};
use super::outside::Outside;
use super::refusal::Refusal;
use super::remarks;
use super::rivals;
use super::settings;
use super::typical;
use super::workshops;
use super::zones;
use crate::base::geo::LonLat;
use crate::base::ids::{ActorId, FlowId, OperationId};
use crate::edit::{Change, ChangeName, Edit, History, Step, apply, delete};
use crate::import::{self, ImportPlan, Input, ZoneFileError, ZonesPlan};
use crate::model::{Actor, COMMUNE_PRECISION_M, Direction, Flow, Level, Position, Project, Synergy, Touched};
use crate::reference::Knowledge;
use crate::store::{LogEntry, Published, StoreError, WorkingCopy};
use crate::tables::{TableKind, columns};

/// What an intent did.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Done {
    /// What it touched; empty when nothing changed.
    pub touched: Touched,
    /// What it is called; `None` when nothing changed.
    pub name: Option<ChangeName>,
    /// Reference of what it made, if it made something.
    pub made: Option<String>,
    /// True for decisions, which are published at once.
    pub is_decision: bool,
}

/// An open project.
pub struct Session {
    pub(super) project: Project,
    history: History,
    pub(super) working: WorkingCopy,
    pub(super) read_only: bool,
    pub(super) outside: Outside,
    /// The last successful intent, for numbering.
    revision: u64,
}

impl Session {
    /// A session over an opened file.
    pub fn new(
        project: Project,
        history: History,
        working: WorkingCopy,
        read_only: bool,
        outside: Outside,
    ) -> Self {
        Self {
            project,
            history,
            working,
            read_only,
            outside,
            revision: 0,
        }
    }

    /// The project as it is now.
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// What can be undone and redone.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Natures, names and rules in force in this project.
    pub fn knowledge(&self) -> Arc<Knowledge> {
        Knowledge::of(&self.project.settings)
    }

    /// Counts changes since opening.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// True when nothing can be changed.
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// True while the visible file lacks something that is already durable.
    pub fn has_unpublished(&self) -> bool {
        self.working.has_unpublished()
    }

    /// Carries out an intent, or refuses it and leaves everything as it was.
    ///
    /// # Errors
    /// [`Refusal`], ready to be shown.
    pub fn handle(&mut self, intent: &Intent) -> Result<Done, Refusal> {
        if self.read_only {
            return Err(Refusal::ReadOnly);
        }
        match intent {
            Intent::Undo => self.step(Step::Undo),
            Intent::Redo => self.step(Step::Redo),
            Intent::Publish => self.publish().map(|_| Done::default()),
            _ => {
                let (change, made) = self.plan(intent)?;
                let is_decision = matches!(intent, Intent::Decide(_) | Intent::SetState { .. });
                let done = self.carry_out(change)?;
                Ok(Done {
                    made,
                    is_decision,
                    ..done
                })
            }
        }
    }

    /// Applies a prepared change, such as an import, as one undo step.
    ///
    /// # Errors
    /// [`Refusal`], ready to be shown.
    pub fn carry_out(&mut self, change: Change) -> Result<Done, Refusal> {
        let mut change = change;
        change.edits.retain(|edit| !edit.is_idle());
        if change.edits.is_empty() {
            return Ok(Done::default());
        }
        let name = change.name.clone();
        let id = OperationId(self.outside.fresh());
        let touched = self.commit(&LogEntry {
            step: Step::Do,
            id,
            change: change.clone(),
        })?;
        self.history.record(Step::Do, id, Some(change));
        Ok(Done {
            touched,
            name: Some(name),
            ..Done::default()
        })
    }

    fn step(&mut self, step: Step) -> Result<Done, Refusal> {
        let change = match step {
            Step::Redo => self.history.next_redo().ok_or(Refusal::NothingToRedo)?.1.clone(),
            _ => self
                .history
                .next_undo()
                .ok_or(Refusal::NothingToUndo)?
                .1
                .inverse(),
        };
        let name = change.name.clone();
        let id = OperationId(self.outside.fresh());
        let touched = self.commit(&LogEntry { step, id, change })?;
        self.history.record(step, id, None);
        Ok(Done {
            touched,
            name: Some(name),
            ..Done::default()
        })
    }

    /// Applies in memory, then on disk; when the disk refuses, memory goes back.
    fn commit(&mut self, entry: &LogEntry) -> Result<Touched, Refusal> {
        if self.read_only {
            return Err(Refusal::ReadOnly);
        }
        let before = self.project.clone();
        let touched = apply(&mut self.project, &entry.change).map_err(|_| Refusal::Stale)?;
        let now = self.outside.now_ms();
        if let Err(error) = self.working.commit(&self.project, &touched, entry, now) {
            self.project = before;
            return Err(error.into());
        }
        self.revision += 1;
        Ok(touched)
    }

    /// Puts tables into the project as one change, and says what could not be taken.
    ///
    /// # Errors
    /// [`Refusal`], ready to be shown; the findings of a refused import are lost with it.
    pub fn import(&mut self, inputs: &[Input<'_>], subject: &str) -> Result<(Done, ImportPlan), Refusal> {
        let plan = self.plan_import(inputs, subject);
        let done = self.carry_out(plan.change.clone())?;
        Ok((done, plan))
    }

    /// What an import would do.
    pub fn plan_import(&mut self, inputs: &[Input<'_>], subject: &str) -> ImportPlan {
        let outside = &mut self.outside;
        import::plan(
            &self.project,
            inputs,
            subject,
            &mut || outside.fresh(),
            &lookups::lookups(),
        )
    }

    /// What a GeoJSON file of zones would do.
    ///
    /// # Errors
    /// [`ZoneFileError`] when the file gives nothing at all.
    pub fn plan_zones(&mut self, bytes: &[u8], file: &str) -> Result<ZonesPlan, ZoneFileError> {
        let outside = &mut self.outside;
        import::zones::plan(&self.project, bytes, file, &mut || outside.fresh())
    }

    /// Writes the visible file and reads it back.
    ///
    /// # Errors
    /// [`Refusal::Store`]; the working copy keeps everything.
    pub fn publish(&mut self) -> Result<Published, Refusal> {
        if self.read_only {
            return Err(Refusal::ReadOnly);
        }
        let now = self.outside.now_ms();
        Ok(self.working.publish(now)?)
    }

    /// Writes a copy of the whole project elsewhere.
    ///
    /// # Errors
    /// [`Refusal::Store`] when the place cannot take it.
    pub fn save_copy(&self, target: &std::path::Path) -> Result<(), Refusal> {
        Ok(self.working.save_copy(target)?)
    }

    /// Publishes what is left and lets go of the file.
    ///
    /// # Errors
    /// The error of the last publish; the working copy then stays for the next opening.
    pub fn close(mut self) -> Result<(), StoreError> {
        let published = match self.working.has_unpublished() {
            true => self.working.publish(self.outside.now_ms()).map(drop),
            false => Ok(()),
        };
        self.working.close();
        published
    }

    /// The project as it would be with an actor elsewhere: what a drag shows before the pointer is released.
    pub fn with_actor_at(&self, id: &str, at: LonLat) -> Option<(Project, Touched)> {
        let mut project = self.project.clone();
        let (change, _) = self.move_actor(id, at).ok()?;
        let touched = apply(&mut project, &change).ok()?;
        Some((project, touched))
    }

    /// The project as it would be with a setting changed: what a slider shows before it is let go.
    pub fn with_setting(&self, key: &str, value: Option<&str>) -> Option<(Project, Touched)> {
        let mut project = self.project.clone();
        let rows = [(key.to_owned(), value.map(str::to_owned))].into();
        let change = settings::plan(&self.project, &rows).ok()?;
        let touched = apply(&mut project, &change).ok()?;
        Some((project, touched))
    }

    fn plan(&mut self, intent: &Intent) -> Result<(Change, Option<String>), Refusal> {
        match intent {
            Intent::AddActor { id, fields } => self.add_actor(id.as_deref(), fields),
            Intent::InviteActor(who) => invite::invite(&self.project, who, &mut self.outside),
            Intent::FillActor { id, lang } => typical::fill(&self.project, id, *lang, &mut self.outside),
            Intent::EditActor { id, fields } => self.edit_actor(id, fields),
            Intent::MoveActor { id, lat, lon } => {
                let bad = || Refusal::BadValue {
                    field: "lat, lon".to_owned(),
                    value: format!("{lat}, {lon}"),
                };
                self.move_actor(id, LonLat::checked(*lon, *lat).ok_or_else(bad)?)
            }
            Intent::DeleteActor { id } => {
                let actor = Arc::clone(self.actor(id)?);
                let mut change = delete::delete_actor(&self.project, actor.id);
                if let Some(change) = &mut change {
                    change.edits.extend(rivals::forget(&self.project, &actor));
                }
                change.map(|c| (c, None)).ok_or(Refusal::Stale)
            }
            Intent::AddFlow { id, actor, fields } => self.add_flow(id.as_deref(), actor, fields),
            Intent::EditFlow { id, fields } => self.edit_flow(id, fields),
            Intent::DeleteFlow { id } => {
                let flow = Arc::clone(self.flow(id)?);
                let mut change = delete::delete_flow(&self.project, flow.id);
                if let Some(change) = &mut change {
                    change.edits.extend(conditions::forget(&self.project, &flow));
                }
                change.map(|c| (c, None)).ok_or(Refusal::Stale)
            }
            Intent::Entry { text, said } => {
                let known = self.knowledge();
                entries::plan(&self.project, text, said, &known, &mut self.outside)
            }
            Intent::Decide(decision) => decide::decide(&self.project, decision, &mut self.outside),
            Intent::DrawSynergy { id, from, to, fields } => decide::draw(
                &self.project,
                id.as_deref(),
                [from, to],
                fields,
                &mut self.outside,
            ),
            Intent::SetState {
                synergy,
                state,
                reason,
            } => decide::set_state(&self.project, synergy, state, reason.as_deref()),
            Intent::EditSynergy { id, fields } => self.edit_synergy(id, fields),
            Intent::DeleteSynergy { id } => {
                let id = self.synergy(id)?.id;
                delete::delete_synergy(&self.project, id)
                    .map(|c| (c, None))
                    .ok_or(Refusal::Stale)
            }
            Intent::SetLevel {
                flow,
                actor,
                field,
                level,
            } => self.set_level(flow.as_deref(), actor.as_deref(), field.as_deref(), level),
            Intent::AddZone { .. } | Intent::EditZone { .. } | Intent::DeleteZone { .. } => {
                self.plan_zone(intent)
            }
            Intent::AddWorkshop { .. }
            | Intent::EditWorkshop { .. }
            | Intent::DeleteWorkshop { .. }
            | Intent::AddRemark { .. }
            | Intent::EditRemark { .. }
            | Intent::DeleteRemark { .. } => self.plan_meeting(intent),
            Intent::Setting { .. }
            | Intent::Settings(_)
            | Intent::SetRivals { .. }
            | Intent::Rename { .. } => self.plan_setting(intent),
            Intent::Undo | Intent::Redo | Intent::Publish => Err(Refusal::Stale),
        }
    }

    /// What is said of the project as a whole.
    fn plan_setting(&self, intent: &Intent) -> Result<(Change, Option<String>), Refusal> {
        match intent {
            Intent::Setting { key, value } => {
                let rows = [(key.clone(), value.clone())].into();
                settings::plan(&self.project, &rows).map(|c| (c, None))
            }
            Intent::Settings(rows) => settings::plan(&self.project, rows).map(|c| (c, None)),
            Intent::SetRivals { actors, standing } => {
                rivals::plan(&self.project, [&actors[0], &actors[1]], *standing)
            }
            Intent::Rename { name } => {
                let edit = Edit::Name {
                    old: self.project.name.clone(),
                    new: name.clone(),
                };
                Ok((Change::single("change-rename-project", name.as_str(), edit), None))
            }
            _ => Err(Refusal::Stale),
        }
    }

    /// Zones of the territory.
    fn plan_zone(&mut self, intent: &Intent) -> Result<(Change, Option<String>), Refusal> {
        match intent {
            Intent::AddZone { id, name, outline } => zones::add(
                &self.project,
                id.as_deref(),
                name.as_deref(),
                outline,
                &mut self.outside,
            ),
            Intent::EditZone { id, fields } => zones::edit(&self.project, id, fields),
            Intent::DeleteZone { id } => zones::delete(&self.project, id),
            _ => Err(Refusal::Stale),
        }
    }

    /// Workshops and what is noted in them.
    fn plan_meeting(&mut self, intent: &Intent) -> Result<(Change, Option<String>), Refusal> {
        match intent {
            Intent::AddWorkshop { id, fields } => {
                workshops::add(&self.project, id.as_deref(), fields, &mut self.outside)
            }
            Intent::EditWorkshop { id, fields } => {
                workshops::edit(&self.project, id, fields, &mut self.outside)
            }
            Intent::DeleteWorkshop { id } => workshops::delete(&self.project, id),
            Intent::AddRemark { id, fields } => {
                remarks::add(&self.project, id.as_deref(), fields, &mut self.outside)
            }
            Intent::EditRemark { id, fields } => remarks::edit(&self.project, id, fields),
            Intent::DeleteRemark { id } => remarks::delete(&self.project, id),
            _ => Err(Refusal::Stale),
        }
    }

    fn actor(&self, id: &str) -> Result<&Arc<Actor>, Refusal> {
        self.project
            .actor_by_ref(id)
            .ok_or_else(|| Refusal::NoActor { id: id.to_owned() })
    }

    fn flow(&self, id: &str) -> Result<&Arc<Flow>, Refusal> {
        self.project
            .flow_by_ref(id)
            .ok_or_else(|| Refusal::NoFlow { id: id.to_owned() })
    }

    fn synergy(&self, id: &str) -> Result<&Arc<Synergy>, Refusal> {
        self.project
            .synergy_by_ref(id)
            .ok_or_else(|| Refusal::NoSynergy { id: id.to_owned() })
    }

    fn add_actor(&mut self, id: Option<&str>, fields: &Fields) -> Result<(Change, Option<String>), Refusal> {
        let mut actor = Actor::named(ActorId(self.outside.fresh()), "");
        if let Some(id) = id {
            if self.project.actor_by_ref(id).is_some() {
                return Err(Refusal::Taken { id: id.to_owned() });
            }
            actor.reference = id.to_owned();
        }
        set_actor(&mut actor, fields)?;
        if actor.name.is_empty() {
            return Err(Refusal::MissingField {
                field: "name".to_owned(),
            });
        }
        lookups::place_by_commune(&self.project, &mut actor);
        let (name, made) = (actor.name.clone(), actor.reference.clone());
        let edit = Edit::Actor {
            old: None,
            new: Some(Arc::new(actor)),
        };
        Ok((Change::single("change-add-actor", name, edit), Some(made)))
    }

    fn edit_actor(&self, id: &str, fields: &Fields) -> Result<(Change, Option<String>), Refusal> {
        let old = self.actor(id)?;
        let mut new = (**old).clone();
        set_actor(&mut new, fields)?;
        // A place that someone pointed at is worth more than the centre of a commune.
        let by_commune = old
            .position
            .is_none_or(|p| p.precision_m == Some(COMMUNE_PRECISION_M));
        if by_commune && new.commune != old.commune && !fields.contains_key("lat") {
            new.position = None;
            lookups::place_by_commune(&self.project, &mut new);
            new.position = new.position.or(old.position);
        }
        let (old, new) = (Some(Arc::clone(old)), Arc::new(new));
        let name = new.name.clone();
        Ok((
            Change::single("change-edit-actor", name, Edit::Actor { old, new: Some(new) }),
            None,
        ))
    }

    fn move_actor(&self, id: &str, at: LonLat) -> Result<(Change, Option<String>), Refusal> {
        let old = self.actor(id)?;
        let mut new = (**old).clone();
        // Someone pointed at the place, so it is as exact as a pointer on a map.
        new.position = Some(Position {
            at,
            precision_m: None,
        });
        let edit = Edit::Actor {
            old: Some(Arc::clone(old)),
            new: Some(Arc::new(new)),
        };
        Ok((Change::single("change-move-actor", old.name.as_str(), edit), None))
    }

    fn add_flow(
        &mut self,
        id: Option<&str>,
        actor: &str,
        fields: &Fields,
    ) -> Result<(Change, Option<String>), Refusal> {
        let owner = self.actor(actor)?.id;
        if let Some(id) = id.filter(|id| self.project.flow_by_ref(id).is_some()) {
            return Err(Refusal::Taken { id: id.to_owned() });
        }
        for needed in ["direction", "label"] {
            if fields.get(needed).is_none_or(Value::is_null) {
                return Err(Refusal::MissingField {
                    field: needed.to_owned(),
                });
            }
        }
        let mut flow = Flow::said(FlowId(self.outside.fresh()), owner, Direction::Offer, "");
        if let Some(id) = id {
            flow.reference = id.to_owned();
        }
        let known = self.knowledge();
        let mut fields = fields.clone();
        let conditions = conditions::take(&self.project, &flow, &mut fields, &known)?;
        set_flow(&mut flow, &fields, &known)?;
        if !fields.contains_key("nature") {
            flow.nature = recognised(&known, &flow.label, Some(flow.direction));
        }
        let (label, made) = (flow.label.clone(), flow.reference.clone());
        let edit = Edit::Flow {
            old: None,
            new: Some(Arc::new(flow)),
        };
        let mut change = Change::single("change-add-flow", label, edit);
        change.edits.extend(conditions);
        Ok((change, Some(made)))
    }

    fn edit_flow(&self, id: &str, fields: &Fields) -> Result<(Change, Option<String>), Refusal> {
        let old = self.flow(id)?;
        let mut new = (**old).clone();
        let known = self.knowledge();
        let mut fields = fields.clone();
        let conditions = conditions::take(&self.project, old, &mut fields, &known)?;
        set_flow(&mut new, &fields, &known)?;
        let relabelled = new.label != old.label && !fields.contains_key("nature");
        if relabelled {
            new.nature = recognised(&known, &new.label, Some(new.direction)).or(new.nature);
        }
        let label = new.label.clone();
        let edit = Edit::Flow {
            old: Some(Arc::clone(old)),
            new: Some(Arc::new(new)),
        };
        let mut change = Change::single("change-edit-flow", label, edit);
        change.edits.extend(conditions);
        Ok((change, None))
    }

    fn edit_synergy(&mut self, id: &str, fields: &Fields) -> Result<(Change, Option<String>), Refusal> {
        let today = self.outside.today();
        let old = self.synergy(id)?;
        let mut new = (**old).clone();
        set_synergy(&mut new, fields, today)?;
        let label = new.label.clone();
        let edit = Edit::Synergy {
            old: Some(Arc::clone(old)),
            new: Some(Arc::new(new)),
        };
        Ok((Change::single("change-edit-synergy", label, edit), None))
    }

    fn set_level(
        &self,
        flow: Option<&str>,
        actor: Option<&str>,
        field: Option<&str>,
        level: &str,
    ) -> Result<(Change, Option<String>), Refusal> {
        let bad = || Refusal::BadValue {
            field: "level".to_owned(),
            value: level.to_owned(),
        };
        let level = Level::from_code(level).ok_or_else(bad)?;
        let kind = if flow.is_some() {
            TableKind::Flows
        } else {
            TableKind::Actors
        };
        if let Some(field) = field.filter(|field| !columns::may_have_level(kind, field)) {
            return Err(Refusal::UnknownField {
                field: field.to_owned(),
            });
        }
        if let Some(id) = flow {
            let old = self.flow(id)?;
            let mut new = (**old).clone();
            match field {
                Some(field) => drop(new.levels.insert(field.to_owned(), level)),
                None => new.level = level,
            }
            let edit = Edit::Flow {
                old: Some(Arc::clone(old)),
                new: Some(Arc::new(new)),
            };
            return Ok((Change::single("change-set-level", old.label.as_str(), edit), None));
        }
        let missing = |field: &str| Refusal::MissingField {
            field: field.to_owned(),
        };
        let old = self.actor(actor.ok_or_else(|| missing("flow"))?)?;
        let mut new = (**old).clone();
        new.levels
            .insert(field.ok_or_else(|| missing("field"))?.to_owned(), level);
        let edit = Edit::Actor {
            old: Some(Arc::clone(old)),
            new: Some(Arc::new(new)),
        };
        Ok((Change::single("change-set-level", old.name.as_str(), edit), None))
    }
}
