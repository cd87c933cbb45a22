//! Actors by the words that people use for them.

use crate::base::text::fold;
use crate::model::{Actor, ActorKind, Project};

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

/// What somebody new most likely is, by a word of the name; a company while no word tells.
pub fn kind_of_name(name: &str) -> ActorKind {
    const FARM: &[&str] = &[
        "ferme",
        "gaec",
        "earl",
        "scea",
        "maraicher",
        "maraichere",
        "maraichers",
        "maraichage",
        "serre",
        "serres",
        "elevage",
        "vignoble",
        "verger",
        "vergers",
        "bergerie",
        "pepiniere",
        "pepinieres",
        "farm",
    ];
    const PUBLIC: &[&str] = &[
        "mairie",
        "commune",
        "communaute",
        "agglomeration",
        "metropole",
        "departement",
        "region",
        "syndicat",
        "dechetterie",
        "decheterie",
        "college",
        "lycee",
        "ecole",
        "hopital",
        "ehpad",
        "piscine",
        "caserne",
    ];
    const ASSOCIATION: &[&str] = &[
        "association",
        "asso",
        "ressourcerie",
        "recyclerie",
        "emmaus",
        "amicale",
    ];
    let name = fold(name);
    let holds = |words: &[&str]| name.split(' ').any(|word| words.contains(&word));
    if holds(ASSOCIATION) {
        ActorKind::Association
    } else if holds(PUBLIC) {
        ActorKind::Public
    } else if holds(FARM) {
        ActorKind::Farm
    } else {
        ActorKind::Company
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_the_name_tells_what_somebody_is() {
        for (name, kind) in [
            ("Ferme Bertin", ActorKind::Farm),
            ("Serres du Lac", ActorKind::Farm),
            ("GAEC des Pins", ActorKind::Farm),
            ("Mairie de Pornic", ActorKind::Public),
            ("Communauté de communes Sud Retz", ActorKind::Public),
            ("Déchèterie de Legé", ActorKind::Public),
            ("Association Les Mains vertes", ActorKind::Association),
            ("Fermetures Roux", ActorKind::Company),
            ("Scierie Martin", ActorKind::Company),
        ] {
            assert_eq!(kind_of_name(name), kind, "{name}");
        }
    }
}
