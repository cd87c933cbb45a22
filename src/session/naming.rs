//! Actors by the words that people use for them.

use crate::base::text::fold;
use crate::model::{Actor, Project};

/// The actor whose name or short name was said, else the only one whose name begins so, else the only one that has
/// all those words.
pub fn actor_named<'a>(project: &'a Project, said: &str) -> Option<&'a Actor> {
    let wanted = fold(said.trim());
    if wanted.is_empty() {
        return None;
    }
    let names = |actor: &Actor| [fold(&actor.name), fold(&actor.short_name)];
    let all = || project.actors.values().map(AsRef::as_ref);
    let only = |test: &dyn Fn(&str) -> bool| {
        let mut found = all().filter(|actor: &&Actor| names(actor).iter().any(|name| test(name)));
        let first = found.next();
        first.filter(|_| found.next().is_none())
    };
    let same = all().find(|actor: &&Actor| names(actor).contains(&wanted));
    let words: Vec<&str> = wanted.split_whitespace().collect();
    same.or_else(|| only(&|name| name.starts_with(&wanted)))
        .or_else(|| only(&|name| words.iter().all(|word| name.contains(word))))
}
