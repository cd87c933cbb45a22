//! A synergy as it is said, without any rule: « Scierie Martin → Chaufferie : plaquettes, ils se connaissent ».

use super::intent::{Fields, Intent};
use super::naming::actor_named;
use crate::model::{Actor, Project};

/// What stands between giver and receiver, the plainest first.
const BETWEEN: [&str; 5] = ["→", "->", "=>", " vers ", ">"];
/// What stands between what flows and why.
const WHY: [&str; 4] = [" parce que ", " parce qu’", " parce qu'", " car "];

/// A line as understood.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Tie<'a> {
    /// Who gives, as said.
    pub from: &'a str,
    /// Who receives, as said; empty while the line does not say.
    pub to: &'a str,
    /// What flows or is done together.
    pub label: &'a str,
    /// Why: the tacit reason, in free words.
    pub motive: &'a str,
}

impl<'a> Tie<'a> {
    /// Reads a line.
    pub fn read(line: &'a str) -> Self {
        // Names may hold a dash or a colon: the arrow parts first, and only what follows the receiver is told apart.
        let parted = BETWEEN.iter().find_map(|sign| line.split_once(sign));
        let Some((from, rest)) = parted else {
            return Self {
                from: line.trim(),
                ..Self::default()
            };
        };
        let (to, told) = rest.split_once(':').unwrap_or((rest, ""));
        let by_word = WHY
            .iter()
            .filter_map(|word| told.split_once(word))
            .min_by_key(|(label, _)| label.len());
        let (label, motive) = by_word.or_else(|| told.split_once(',')).unwrap_or((told, ""));
        Self {
            from: from.trim(),
            to: to.trim(),
            label: label.trim(),
            motive: motive.trim(),
        }
    }

    /// Who gives and who receives, as far as they are known.
    pub fn ends<'p>(&self, project: &'p Project) -> [Option<&'p Actor>; 2] {
        [self.from, self.to].map(|said| actor_named(project, said))
    }

    /// The intent that draws it; `None` while one end is unknown, both are the same, or nothing is said to flow.
    pub fn intent(&self, project: &Project) -> Option<Intent> {
        let [Some(from), Some(to)] = self.ends(project) else {
            return None;
        };
        if from.id == to.id || self.label.is_empty() {
            return None;
        }
        let mut fields = Fields::new();
        fields.insert("label".to_owned(), self.label.into());
        if !self.motive.is_empty() {
            fields.insert("motive".to_owned(), self.motive.into());
        }
        Some(Intent::DrawSynergy {
            id: None,
            from: from.reference.clone(),
            to: to.reference.clone(),
            fields,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ids::ActorId;
    use std::sync::Arc;
    use uuid::Uuid;

    fn project() -> Project {
        let mut project = Project::default();
        for (n, name) in [
            "Scierie Martin",
            "Chaufferie bois",
            "Chaufferie gaz",
            "Ferme Bio-Nord",
        ]
        .into_iter()
        .enumerate()
        {
            let actor = Actor::named(ActorId(Uuid::from_u128(n as u128 + 1)), name);
            project.actors.insert(actor.id, Arc::new(actor));
        }
        project
    }

    fn told(line: &str) -> String {
        let project = project();
        let tie = Tie::read(line);
        let name = |end: Option<&Actor>| end.map_or_else(|| "?".to_owned(), |a| a.name.clone());
        let [from, to] = tie.ends(&project).map(name);
        let drawn = if tie.intent(&project).is_some() {
            "drawn"
        } else {
            "-"
        };
        format!("{from} | {to} | {} | {} | {drawn}", tie.label, tie.motive)
    }

    #[test]
    fn a_line_says_who_gives_to_whom_what_and_why() {
        let cases = [
            (
                "Scierie Martin → Chaufferie bois : plaquettes, ils se connaissent",
                "Scierie Martin | Chaufferie bois | plaquettes | ils se connaissent | drawn",
            ),
            (
                "martin -> chaufferie bois: plaquettes",
                "Scierie Martin | Chaufferie bois | plaquettes |  | drawn",
            ),
            (
                "Ferme Bio-Nord vers scierie : litière parce que le camion passe, deux fois par mois",
                "Ferme Bio-Nord | Scierie Martin | litière | le camion passe, deux fois par mois | drawn",
            ),
            (
                "Scierie > chaufferie : plaquettes",
                "Scierie Martin | ? | plaquettes |  | -",
            ),
            ("Scierie → Ferme", "Scierie Martin | Ferme Bio-Nord |  |  | -"),
            (
                "Scierie → scierie : rien",
                "Scierie Martin | Scierie Martin | rien |  | -",
            ),
            ("Scierie", "Scierie Martin | ? |  |  | -"),
            ("", "? | ? |  |  | -"),
        ];
        for (line, expected) in cases {
            assert_eq!(told(line), expected, "{line}");
        }
    }
}
