//! The open document: project, history and file, changed only through [`Session::handle`].

use std::sync::Arc;

use super::actors;
use super::intent::Intent;
use super::lookups;
use super::outside::Outside;
use super::plan::plan;
use super::refusal::Refusal;
use super::settings;
use crate::base::geo::LonLat;
use crate::base::ids::OperationId;
use crate::edit::{Change, ChangeName, History, Step, apply};
use crate::import::{self, ImportPlan, Input, ZoneFileError, ZonesPlan};
use crate::model::{Project, Touched};
use crate::reference::Knowledge;
use crate::store::{LogEntry, Published, StoreError, WorkingCopy};

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
                let (change, made) = plan(&self.project, intent, &mut self.outside)?;
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
        let (change, _) = actors::move_to(&self.project, id, at).ok()?;
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
}
