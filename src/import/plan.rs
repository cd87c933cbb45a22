//! Tables to one named change: what would be added or updated, and what cannot be taken as it stands.

use std::collections::BTreeSet;
use std::sync::Arc;

use uuid::Uuid;

use super::finding::{Finding, Problem};
use super::index::Index;
use super::mapping::{Mapping, Role};
use super::row::{Refused, RowReader};
use super::table::{Row, Table};
use super::{actors, codes, flows, pools, settings, synergies};
use crate::base::ids::{ActorId, FlowId, PoolId, SynergyId};
use crate::edit::{Change, ChangeName, Edit};
use crate::model::{Actor, Flow, Pool, Project, Synergy};
use crate::reference::Knowledge;
use crate::tables::{Lookups, TableKind};

/// One table to import, with the roles of its columns.
#[derive(Clone, Debug)]
pub struct Input<'a> {
    /// The cells.
    pub table: &'a Table,
    /// What the columns stand for; recognised, and correctable before planning.
    pub mapping: Mapping,
}

impl<'a> Input<'a> {
    /// Takes a table of known kind and recognises its headers.
    pub fn new(kind: TableKind, table: &'a Table) -> Self {
        Self {
            table,
            mapping: Mapping::recognise(kind, &table.headers),
        }
    }
}

/// What an import would do. Nothing is applied yet.
#[derive(Clone, PartialEq, Debug)]
pub struct ImportPlan {
    /// All edits together: one undo.
    pub change: Change,
    /// What to look at, in the order of tables and lines.
    pub findings: Vec<Finding>,
    /// Rows that add something.
    pub added: usize,
    /// Rows that update something.
    pub updated: usize,
    /// Rows that say what is known already.
    pub unchanged: usize,
    /// Rows left out; each has its finding.
    pub refused: usize,
}

/// Plans the import of tables into a project.
///
/// Rows with a reference update the object of that reference; rows without one update the object of the same
/// content, if there is one. An empty cell never erases what is known; `?` does. `subject` names the change,
/// for example the file. Identifiers of new objects come from `ids`, one call each, in the order of the rows.
pub fn plan(
    project: &Project,
    inputs: &[Input<'_>],
    subject: &str,
    ids: &mut dyn FnMut() -> Uuid,
    lookups: &Lookups<'_>,
) -> ImportPlan {
    let mut planner = Planner {
        index: Index::of(project),
        project: project.clone(),
        ids,
        lookups,
        known: Knowledge::of(&project.settings),
        edits: Vec::new(),
        findings: Vec::new(),
        tally: Tally::default(),
    };
    // Settings first: they may bring natures that the flows name.
    let rest = TableKind::ALL
        .into_iter()
        .filter(|kind| *kind != TableKind::Settings);
    for kind in std::iter::once(TableKind::Settings).chain(rest) {
        planner.known = Knowledge::of(&planner.project.settings);
        let mut seen = BTreeSet::new();
        for input in inputs.iter().filter(|input| input.mapping.kind == kind) {
            planner.read_table(input, &mut seen);
        }
    }
    let Tally {
        added,
        updated,
        unchanged,
        refused,
    } = planner.tally;
    ImportPlan {
        change: Change {
            name: ChangeName::new("change-import", subject),
            edits: planner.edits,
        },
        findings: planner.findings,
        added,
        updated,
        unchanged,
        refused,
    }
}

#[derive(Default)]
struct Tally {
    added: usize,
    updated: usize,
    unchanged: usize,
    refused: usize,
}

/// What became of one row.
enum Outcome {
    Edited { edit: Edit, is_new: bool },
    Unchanged,
}

struct Planner<'a> {
    index: Index,
    /// The project as it will be after the rows read so far.
    project: Project,
    ids: &'a mut dyn FnMut() -> Uuid,
    lookups: &'a Lookups<'a>,
    known: Arc<Knowledge>,
    edits: Vec<Edit>,
    findings: Vec<Finding>,
    tally: Tally,
}

impl Planner<'_> {
    fn read_table(&mut self, input: &Input<'_>, seen: &mut BTreeSet<String>) {
        let kind = input.mapping.kind;
        if let Some(column) = missing_column(&input.mapping) {
            self.findings
                .push(header_finding(kind, column, Problem::MissingColumn));
            self.tally.refused += input.table.rows.len();
            return;
        }
        for column in columns_without_place(input) {
            self.findings
                .push(header_finding(kind, column, Problem::ColumnNotKept));
        }
        for row in &input.table.rows {
            self.read_row(input, row, seen);
        }
    }

    fn read_row(&mut self, input: &Input<'_>, row: &Row, seen: &mut BTreeSet<String>) {
        let mut reader = RowReader::new(input.table, &input.mapping, row);
        let outcome = reader
            .check_cells()
            .and_then(|()| check_reference(&mut reader, input.mapping.kind, seen))
            .and_then(|reference| match input.mapping.kind {
                TableKind::Actors => self.actor(&mut reader, reference),
                TableKind::Flows => self.flow(&mut reader, reference),
                TableKind::Pools => self.pool(&mut reader, reference),
                TableKind::Synergies => self.synergy(&mut reader, reference),
                TableKind::Settings => settings::read(&mut reader, &mut self.project).map(outcome_of),
            });
        self.findings.append(&mut reader.findings);
        match outcome {
            Ok(Outcome::Unchanged) => self.tally.unchanged += 1,
            Ok(Outcome::Edited { edit, is_new }) => {
                self.edits.push(edit);
                *(if is_new {
                    &mut self.tally.added
                } else {
                    &mut self.tally.updated
                }) += 1;
            }
            Err(Refused) => self.tally.refused += 1,
        }
    }

    fn actor(&mut self, row: &mut RowReader<'_>, reference: &str) -> Result<Outcome, Refused> {
        let known = if reference.is_empty() {
            let siret = codes::siret(row.text("siret")).map_or_else(|_| String::new(), |found| found.0);
            self.index
                .take_actor(&siret, row.text("name"), row.text("commune"))
        } else {
            self.index.actor_of_ref(reference)
        };
        let old = known.and_then(|id| self.project.actors.get(&id).cloned());
        let start = match &old {
            Some(held) => (**held).clone(),
            None => named(Actor::named(ActorId((self.ids)()), ""), reference, |a| {
                &mut a.reference
            }),
        };
        let new = Arc::new(actors::read(row, start, self.lookups)?);
        self.index.add_actor(&new);
        self.index.claim(new.id.0);
        if old.as_ref() == Some(&new) {
            return Ok(Outcome::Unchanged);
        }
        self.project.actors.insert(new.id, Arc::clone(&new));
        Ok(edited(old.is_none(), Edit::Actor { old, new: Some(new) }))
    }

    fn flow(&mut self, row: &mut RowReader<'_>, reference: &str) -> Result<Outcome, Refused> {
        let mut old = self
            .index
            .flow(reference)
            .and_then(|id| self.project.flows.get(&id).cloned());
        let essence = flows::essence(row, old.as_deref(), &self.index)?;
        if reference.is_empty() {
            let known = self
                .index
                .take_flow(essence.actor, essence.direction, &essence.label);
            old = known.and_then(|id| self.project.flows.get(&id).cloned());
        }
        let mut start = match &old {
            Some(held) => (**held).clone(),
            None => {
                let blank = Flow::said(FlowId((self.ids)()), essence.actor, essence.direction, "");
                named(blank, reference, |f| &mut f.reference)
            }
        };
        (start.actor, start.direction) = (essence.actor, essence.direction);
        start.label = essence.label;
        let new = Arc::new(flows::read(row, start, self.lookups, &self.known));
        self.index.add_flow(&new);
        self.index.claim(new.id.0);
        if old.as_ref() == Some(&new) {
            return Ok(Outcome::Unchanged);
        }
        self.project.flows.insert(new.id, Arc::clone(&new));
        Ok(edited(old.is_none(), Edit::Flow { old, new: Some(new) }))
    }

    fn pool(&mut self, row: &mut RowReader<'_>, reference: &str) -> Result<Outcome, Refused> {
        if reference.is_empty() {
            return Err(row.refuse("pool_id", Problem::MissingValue));
        }
        let old = self
            .index
            .pool(reference)
            .and_then(|id| self.project.pools.get(&id).cloned());
        let start = match &old {
            Some(held) => (**held).clone(),
            None => Pool {
                id: PoolId((self.ids)()),
                reference: reference.to_owned(),
                flows: Vec::new(),
            },
        };
        let new = Arc::new(pools::read(row, start, &self.index)?);
        self.index.add_pool(reference, new.id);
        if old.as_ref() == Some(&new) {
            return Ok(Outcome::Unchanged);
        }
        self.project.pools.insert(new.id, Arc::clone(&new));
        Ok(edited(old.is_none(), Edit::Pool { old, new: Some(new) }))
    }

    fn synergy(&mut self, row: &mut RowReader<'_>, reference: &str) -> Result<Outcome, Refused> {
        let known = if reference.is_empty() {
            // Its content names it, so it is read once without a trace to find the one it updates.
            let seen = row.findings.len();
            let probe = synergies::read(row, blank_synergy(Uuid::nil()), true, &self.index, &self.project);
            if probe.is_ok() {
                row.findings.truncate(seen);
            }
            self.index.take_synergy(&probe?)
        } else {
            self.index.synergy(reference)
        };
        let old = known.and_then(|id| self.project.synergies.get(&id).cloned());
        let start = match &old {
            Some(held) => (**held).clone(),
            None => named(blank_synergy((self.ids)()), reference, |s| &mut s.reference),
        };
        let new = synergies::read(row, start, old.is_none(), &self.index, &self.project)?;
        let new = Arc::new(new);
        self.index.add_synergy(&new);
        self.index.claim(new.id.0);
        if old.as_ref() == Some(&new) {
            return Ok(Outcome::Unchanged);
        }
        self.project.synergies.insert(new.id, Arc::clone(&new));
        Ok(edited(old.is_none(), Edit::Synergy { old, new: Some(new) }))
    }
}

/// The reference of the row, refused when an earlier row of the same table has it.
fn check_reference<'a>(
    row: &mut RowReader<'a>,
    kind: TableKind,
    seen: &mut BTreeSet<String>,
) -> Result<&'a str, Refused> {
    let own = kind.columns()[0];
    let reference = row.text(own);
    if !reference.is_empty() && !seen.insert(reference.to_owned()) {
        return Err(row.refuse(own, Problem::DuplicateReference));
    }
    Ok(reference)
}

/// Gives a new object its reference from the table, or leaves the one made from its identifier.
fn named<T>(mut object: T, reference: &str, slot: impl Fn(&mut T) -> &mut String) -> T {
    if !reference.is_empty() {
        reference.clone_into(slot(&mut object));
    }
    object
}

fn edited(is_new: bool, edit: Edit) -> Outcome {
    Outcome::Edited { edit, is_new }
}

fn outcome_of(edit: Option<Edit>) -> Outcome {
    match edit {
        Some(edit) => {
            let is_new = matches!(edit, Edit::Setting { old: None, .. });
            edited(is_new, edit)
        }
        None => Outcome::Unchanged,
    }
}

fn blank_synergy(id: Uuid) -> Synergy {
    Synergy::blank(SynergyId(id))
}

/// The first column without which no row of the table can be read.
fn missing_column(mapping: &Mapping) -> Option<String> {
    let updates_by_reference = mapping.column(mapping.kind.columns()[0]).is_some();
    let needed: &[&str] = match mapping.kind {
        TableKind::Actors if !updates_by_reference => &["name"],
        TableKind::Flows if !updates_by_reference => &["actor_id", "direction", "label"],
        TableKind::Actors | TableKind::Flows | TableKind::Synergies => &[],
        TableKind::Pools => &["pool_id", "flow_ids"],
        TableKind::Settings => &["key", "value"],
    };
    let missing = needed.iter().find(|field| mapping.column(field).is_none());
    missing.map(|field| (*field).to_owned())
}

/// Headers of pools and settings that have no note to be kept in.
fn columns_without_place(input: &Input<'_>) -> Vec<String> {
    if !matches!(input.mapping.kind, TableKind::Pools | TableKind::Settings) {
        return Vec::new();
    }
    let own = input.mapping.kind.columns();
    let lost = |role: &Role| match role {
        Role::Field(field) => !own.contains(field),
        Role::Extra => true,
        Role::Nameless => false,
    };
    let columns = input.table.headers.iter().zip(&input.mapping.roles);
    columns
        .filter(|(_, role)| lost(role))
        .map(|(header, _)| header.clone())
        .collect()
}

fn header_finding(table: TableKind, column: String, problem: Problem) -> Finding {
    Finding {
        table,
        line: 1,
        value: column.clone(),
        column,
        problem,
        refused: problem == Problem::MissingColumn,
    }
}
