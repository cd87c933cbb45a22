//! Floor 4: the sample zones, compiled in as the tables that anyone could import.

mod zone;

use std::sync::LazyLock;

use uuid::Uuid;

use crate::base::i18n::{Lang, tr, tr_args};
use crate::edit::apply;
use crate::import::{Finding, Input, TableError, plan, read_str};
use crate::model::Project;
use crate::tables::{Lookups, TableKind};

use zone::{ZONES, Zone};

/// A sample zone that can be opened in one gesture.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sample {
    /// What `--sample` and `sample:` call it.
    pub key: &'static str,
    /// Name of the territory.
    pub name: String,
    descriptions: [String; 2],
    abouts: [String; 2],
}

impl Sample {
    /// One line: what there is to see.
    pub fn description(&self, lang: Lang) -> &str {
        &self.descriptions[lang as usize]
    }

    /// Where the data come from and what is invented.
    pub fn about(&self, lang: Lang) -> &str {
        &self.abouts[lang as usize]
    }
}

/// A sample could not be loaded.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum SampleError {
    /// No sample of that name.
    #[error("no sample zone is called {key}")]
    Unknown {
        /// The name that was asked for.
        key: String,
    },
    /// A compiled-in table does not read.
    #[error(transparent)]
    Table(#[from] TableError),
    /// A compiled-in row was not taken as it stands.
    #[error("{} rows of the sample were not taken as they stand", findings.len())]
    Faulty {
        /// What was found.
        findings: Vec<Finding>,
    },
}

impl SampleError {
    /// What happened and what to do.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Unknown { key } => {
                let known: Vec<&str> = list().iter().map(|sample| sample.key).collect();
                let args = [("key", key.as_str().into()), ("known", known.join(", ").into())];
                tr_args(lang, "import-unknown-sample", &args)
            }
            Self::Table(error) => error.message(lang),
            Self::Faulty { findings } => findings
                .first()
                .map_or_else(|| tr(lang, "import-no-header"), |finding| finding.message(lang)),
        }
    }
}

/// The sample zones in the order in which they are offered.
pub fn list() -> &'static [Sample] {
    static SAMPLES: LazyLock<Vec<Sample>> = LazyLock::new(|| ZONES.iter().map(describe).collect());
    &SAMPLES
}

/// Builds a sample through the importer. Equal identifiers give equal projects.
///
/// # Errors
/// [`SampleError`] when there is no such sample, or when one of its rows does not import without remark.
pub fn load(key: &str, ids: &mut dyn FnMut() -> Uuid, lookups: &Lookups<'_>) -> Result<Project, SampleError> {
    let unknown = || SampleError::Unknown { key: key.to_owned() };
    let zone = ZONES.iter().find(|zone| zone.key == key).ok_or_else(unknown)?;
    build(zone, ids, lookups)
}

fn build(zone: &Zone, ids: &mut dyn FnMut() -> Uuid, lookups: &Lookups<'_>) -> Result<Project, SampleError> {
    let tables = [
        (TableKind::Actors, read_str(zone.actors)?),
        (TableKind::Flows, read_str(zone.flows)?),
        (TableKind::Pools, read_str(zone.pools)?),
        (TableKind::Synergies, read_str(zone.synergies)?),
    ];
    let inputs: Vec<Input<'_>> = tables
        .iter()
        .map(|(kind, table)| Input::new(*kind, table))
        .collect();
    let name = zone.value("name");
    let mut project = Project {
        name: name.clone(),
        ..Project::default()
    };
    let plan = plan(&project, &inputs, &name, ids, lookups);
    // A plan always starts from the project it was made for.
    if !plan.findings.is_empty() || apply(&mut project, &plan.change).is_err() {
        return Err(SampleError::Faulty {
            findings: plan.findings,
        });
    }
    Ok(project)
}

fn describe(zone: &Zone) -> Sample {
    let both = |what: &str| Lang::ALL.map(|lang| zone.value(&format!("{what}_{}", lang.code())));
    Sample {
        key: zone.key,
        name: zone.value("name"),
        descriptions: both("description"),
        abouts: both("about"),
    }
}

#[cfg(test)]
mod tests;
