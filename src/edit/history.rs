//! What can be undone and redone. The log on disk holds the same steps, so the history survives a restart.

use serde::{Deserialize, Serialize};

use super::change::Change;
use crate::base::ids::OperationId;

/// What an entry of the log did to the history.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// A new change.
    Do,
    /// The newest change was taken back.
    Undo,
    /// The newest change taken back was done again.
    Redo,
}

/// Changes that can be undone, newest last, and those that can be redone.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<(OperationId, Change)>,
    undone: Vec<(OperationId, Change)>,
}

impl History {
    /// The change that undo would take back.
    pub fn next_undo(&self) -> Option<&(OperationId, Change)> {
        self.done.last()
    }

    /// The change that redo would do again.
    pub fn next_redo(&self) -> Option<&(OperationId, Change)> {
        self.undone.last()
    }

    /// Records a step that has been applied. For [`Step::Do`] give the change itself.
    pub fn record(&mut self, step: Step, operation: OperationId, change: Option<Change>) {
        match step {
            Step::Do => {
                self.undone.clear();
                self.done.extend(change.map(|c| (operation, c)));
            }
            Step::Undo => self.undone.extend(self.done.pop()),
            Step::Redo => self.done.extend(self.undone.pop()),
        }
    }

    /// The changes that hold, oldest first.
    pub fn changes(&self) -> &[(OperationId, Change)] {
        &self.done
    }

    /// Number of changes that can be undone.
    pub fn depth(&self) -> usize {
        self.done.len()
    }
}
