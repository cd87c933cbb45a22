//! How far the démarche has come: what was ticked in its phases, with who and where.

use serde::{Deserialize, Serialize};

use super::intent::Intent;
use crate::model::Project;
use crate::reference::phases::{PhaseKind, PhaseRow, phase_rows};

/// Prefix of the settings: `phase.CODE`.
pub const PHASE: &str = "phase.";

/// What was said of one row.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Reached {
    /// Done, written, found.
    #[serde(skip_serializing_if = "is_false")]
    pub done: bool,
    /// Who, where, when.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
}

fn is_false(value: &bool) -> bool {
    !value
}

/// One phase with its rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Phase {
    /// The phase itself.
    pub head: &'static PhaseRow,
    /// What is done, written and found in it, with what was said.
    pub rows: Vec<(&'static PhaseRow, Reached)>,
}

impl Phase {
    /// How many of its rows are ticked.
    pub fn done(&self) -> usize {
        self.rows.iter().filter(|(_, reached)| reached.done).count()
    }
}

/// The phases in order.
pub fn phases(project: &Project) -> Vec<Phase> {
    let mut phases: Vec<Phase> = Vec::new();
    for row in phase_rows() {
        match (row.kind, phases.last_mut()) {
            (PhaseKind::Phase, _) => phases.push(Phase {
                head: row,
                rows: Vec::new(),
            }),
            (_, Some(phase)) => phase.rows.push((row, reached(project, &row.code))),
            (_, None) => {}
        }
    }
    phases
}

fn reached(project: &Project, code: &str) -> Reached {
    let value = project.settings.get(&format!("{PHASE}{code}"));
    value
        .and_then(|v| serde_json::from_str(v).ok())
        .unwrap_or_default()
}

/// The intent that says that of a row.
pub fn say(code: &str, reached: &Reached) -> Intent {
    let value = (*reached != Reached::default()).then(|| serde_json::to_string(reached).unwrap_or_default());
    Intent::Setting {
        key: format!("{PHASE}{code}"),
        value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_ticked_counts_in_its_phase_and_taking_it_back_leaves_nothing() {
        let mut project = Project::default();
        let ticked = Reached {
            done: true,
            note: "Mme Petit".to_owned(),
        };
        let Intent::Setting { key, value } = say("detecter.atelier", &ticked) else {
            panic!("a setting");
        };
        project.settings.insert(key, value.expect("something is said"));
        let all = phases(&project);
        assert_eq!(all.len(), 9);
        assert_eq!(
            all.iter().map(Phase::done).collect::<Vec<_>>(),
            [0, 0, 0, 0, 1, 0, 0, 0, 0]
        );
        let row = all[4].rows.iter().find(|(row, _)| row.code == "detecter.atelier");
        assert_eq!(row.map(|(_, reached)| reached.clone()), Some(ticked));
        let Intent::Setting { value, .. } = say("detecter.atelier", &Reached::default()) else {
            panic!("a setting");
        };
        assert_eq!(value, None);
    }
}
