//! The only place where a project changes.

use std::sync::Arc;

use imbl::OrdMap;

use super::change::{Change, Edit};
use crate::model::{Project, Touched};

/// The project is not in the state that the change starts from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the change does not start from the present state")]
pub struct Stale;

/// Applies a whole change, or nothing.
///
/// # Errors
/// [`Stale`] when an `old` side differs from what the project holds; the project is then untouched.
pub fn apply(project: &mut Project, change: &Change) -> Result<Touched, Stale> {
    let mut next = project.clone();
    let mut touched = Touched::default();
    for edit in &change.edits {
        apply_one(&mut next, edit, &mut touched)?;
    }
    *project = next;
    Ok(touched)
}

fn apply_one(project: &mut Project, edit: &Edit, touched: &mut Touched) -> Result<(), Stale> {
    match edit {
        Edit::Actor { old, new } => {
            let id = old.as_ref().or(new.as_ref()).ok_or(Stale)?.id;
            touched.actors.insert(id);
            replace(&mut project.actors, id, old.as_ref(), new.as_ref())
        }
        Edit::Flow { old, new } => {
            let id = old.as_ref().or(new.as_ref()).ok_or(Stale)?.id;
            touched.flows.insert(id);
            replace(&mut project.flows, id, old.as_ref(), new.as_ref())
        }
        Edit::Pool { old, new } => {
            let id = old.as_ref().or(new.as_ref()).ok_or(Stale)?.id;
            touched.pools.insert(id);
            replace(&mut project.pools, id, old.as_ref(), new.as_ref())
        }
        Edit::Synergy { old, new } => {
            let id = old.as_ref().or(new.as_ref()).ok_or(Stale)?.id;
            touched.synergies.insert(id);
            replace(&mut project.synergies, id, old.as_ref(), new.as_ref())
        }
        Edit::Zone { old, new } => {
            let id = old.as_ref().or(new.as_ref()).ok_or(Stale)?.id;
            touched.zones.insert(id);
            replace(&mut project.zones, id, old.as_ref(), new.as_ref())
        }
        Edit::Workshop { old, new } => {
            let id = old.as_ref().or(new.as_ref()).ok_or(Stale)?.id;
            touched.workshops.insert(id);
            replace(&mut project.workshops, id, old.as_ref(), new.as_ref())
        }
        Edit::Remark { old, new } => {
            let id = old.as_ref().or(new.as_ref()).ok_or(Stale)?.id;
            touched.remarks.insert(id);
            replace(&mut project.remarks, id, old.as_ref(), new.as_ref())
        }
        Edit::Setting { key, old, new } => {
            if project.settings.get(key) != old.as_ref() {
                return Err(Stale);
            }
            touched.settings.insert(key.clone());
            match new {
                Some(value) => project.settings.insert(key.clone(), value.clone()),
                None => project.settings.remove(key),
            };
            Ok(())
        }
        Edit::Name { old, new } => {
            if project.name != *old {
                return Err(Stale);
            }
            touched.name = true;
            project.name.clone_from(new);
            Ok(())
        }
    }
}

fn replace<K: Ord + Clone, V: PartialEq>(
    map: &mut OrdMap<K, Arc<V>>,
    key: K,
    old: Option<&Arc<V>>,
    new: Option<&Arc<V>>,
) -> Result<(), Stale> {
    let unchanged = match (map.get(&key), old) {
        (Some(held), Some(old)) => Arc::ptr_eq(held, old) || held == old,
        (None, None) => true,
        _ => false,
    };
    if !unchanged {
        return Err(Stale);
    }
    match new {
        Some(value) => map.insert(key, Arc::clone(value)),
        None => map.remove(&key),
    };
    Ok(())
}
