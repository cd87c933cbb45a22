//! A change: a named group of edits that happen together and are undone together.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::base::i18n::{Lang, tr_args};
use crate::model::{Actor, Flow, Pool, Remark, Synergy, Workshop, Zone};

/// One entity replaced. `old: None` adds it, `new: None` removes it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// An actor.
    Actor {
        /// Before.
        old: Option<Arc<Actor>>,
        /// After.
        new: Option<Arc<Actor>>,
    },
    /// A flow.
    Flow {
        /// Before.
        old: Option<Arc<Flow>>,
        /// After.
        new: Option<Arc<Flow>>,
    },
    /// A pool.
    Pool {
        /// Before.
        old: Option<Arc<Pool>>,
        /// After.
        new: Option<Arc<Pool>>,
    },
    /// A synergy.
    Synergy {
        /// Before.
        old: Option<Arc<Synergy>>,
        /// After.
        new: Option<Arc<Synergy>>,
    },
    /// A zone.
    Zone {
        /// Before.
        old: Option<Arc<Zone>>,
        /// After.
        new: Option<Arc<Zone>>,
    },
    /// A workshop.
    Workshop {
        /// Before.
        old: Option<Arc<Workshop>>,
        /// After.
        new: Option<Arc<Workshop>>,
    },
    /// A remark.
    Remark {
        /// Before.
        old: Option<Arc<Remark>>,
        /// After.
        new: Option<Arc<Remark>>,
    },
    /// One setting.
    Setting {
        /// Its key.
        key: String,
        /// Before.
        old: Option<String>,
        /// After.
        new: Option<String>,
    },
    /// The project's name.
    Name {
        /// Before.
        old: String,
        /// After.
        new: String,
    },
}

impl Edit {
    /// The edit that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::Actor { old, new } => Self::Actor { old: new, new: old },
            Self::Flow { old, new } => Self::Flow { old: new, new: old },
            Self::Pool { old, new } => Self::Pool { old: new, new: old },
            Self::Synergy { old, new } => Self::Synergy { old: new, new: old },
            Self::Zone { old, new } => Self::Zone { old: new, new: old },
            Self::Workshop { old, new } => Self::Workshop { old: new, new: old },
            Self::Remark { old, new } => Self::Remark { old: new, new: old },
            Self::Setting { key, old, new } => Self::Setting {
                key,
                old: new,
                new: old,
            },
            Self::Name { old, new } => Self::Name { old: new, new: old },
        }
    }
}

impl Edit {
    /// True when both sides are the same, so that applying it would change nothing.
    pub fn is_idle(&self) -> bool {
        *self == self.inverse()
    }
}

/// What a change is called in "Undo: …": a message key and whom it concerns.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ChangeName {
    /// Key of `change.ftl`.
    pub key: String,
    /// The name put into the sentence.
    pub subject: String,
    /// The name in English, where it differs: natures and parts of a score have one name in each language.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub english: String,
}

impl ChangeName {
    /// Names a change by its key in `change.ftl` and its subject.
    pub fn new(key: &str, subject: impl Into<String>) -> Self {
        Self {
            key: key.to_owned(),
            subject: subject.into(),
            english: String::new(),
        }
    }

    /// Names a change whose subject has a name in each language.
    pub fn in_both(key: &str, subject: impl Fn(Lang) -> String) -> Self {
        Self {
            english: subject(Lang::En),
            ..Self::new(key, subject(Lang::Fr))
        }
    }

    /// The name in words, for example "ajouter Scierie Martin".
    pub fn words(&self, lang: Lang) -> String {
        let subject = match lang {
            Lang::En if !self.english.is_empty() => &self.english,
            _ => &self.subject,
        };
        tr_args(lang, &self.key, &[("subject", subject.as_str().into())])
    }
}

/// A named group of edits: one undo step, one transaction, one entry of the log.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Change {
    /// What it is called.
    pub name: ChangeName,
    /// The edits, in the order in which they are applied.
    pub edits: Vec<Edit>,
}

impl Change {
    /// A change of one edit.
    pub fn single(key: &str, subject: impl Into<String>, edit: Edit) -> Self {
        Self {
            name: ChangeName::new(key, subject),
            edits: vec![edit],
        }
    }

    /// The change that takes this one back, under the same name.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self {
            name: self.name.clone(),
            edits: self.edits.iter().rev().map(Edit::inverse).collect(),
        }
    }
}
