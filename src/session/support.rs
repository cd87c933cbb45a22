//! The directory of who helps: what comes with the program, as this territory has completed it.

use serde::{Deserialize, Serialize};

use super::intent::Intent;
use crate::base::i18n::Lang;
use crate::base::text::fold;
use crate::model::{Origin, Project, Status, Synergy, SynergyState};
use crate::reference::support::{Support, SupportKind, supports};

/// Prefix of the settings: `support.CODE`.
pub const SUPPORT: &str = "support.";

/// What the territory has said of one entry; an entry of its own has a name.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Said {
    /// Its name, for an entry of the territory's own.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// A kind of aid; else a body.
    #[serde(skip_serializing_if = "is_false")]
    pub aid: bool,
    /// Who to call here, or until when to ask.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub contact: String,
    /// Not of use here.
    #[serde(skip_serializing_if = "is_false")]
    pub hidden: bool,
}

fn is_false(value: &bool) -> bool {
    !value
}

/// One entry as the territory has it.
#[derive(Clone, PartialEq, Debug)]
pub struct Helper {
    /// Stable code.
    pub code: String,
    /// Body or aid.
    pub kind: SupportKind,
    /// Its name.
    pub name: String,
    /// What one asks for; empty for an entry of the territory's own.
    pub what: String,
    /// What the territory has said of it.
    pub said: Said,
    /// It is the territory's own.
    pub own: bool,
    /// Where it is known from.
    pub origin: Origin,
    steps: Vec<SynergyState>,
}

impl Helper {
    /// True when it helps in that state; the territory's own may help in any.
    pub fn helps_in(&self, state: SynergyState) -> bool {
        self.own || self.steps.contains(&state)
    }
}

/// The whole directory, bodies first, those of the territory at the end of their kind.
pub fn directory(project: &Project, lang: Lang) -> Vec<Helper> {
    let mut all: Vec<Helper> = supports().iter().map(|s| built_in(project, s, lang)).collect();
    let own = project.settings.range(SUPPORT.to_owned()..);
    let own = own.take_while(|(key, _)| key.starts_with(SUPPORT));
    all.extend(own.filter_map(|(key, value)| {
        let code = key.strip_prefix(SUPPORT)?;
        let said: Said = serde_json::from_str(value).ok()?;
        let is_own = supports().iter().all(|s| s.code != code) && !said.name.is_empty();
        is_own.then(|| of_territory(code, said))
    }));
    all.sort_by_key(|helper| helper.kind);
    all
}

fn built_in(project: &Project, support: &Support, lang: Lang) -> Helper {
    Helper {
        code: support.code.clone(),
        kind: support.kind,
        name: support.name(lang).to_owned(),
        what: support.what(lang).to_owned(),
        said: said(project, &support.code),
        own: false,
        origin: support.origin.clone(),
        steps: support.steps.clone(),
    }
}

fn of_territory(code: &str, said: Said) -> Helper {
    Helper {
        code: code.to_owned(),
        kind: if said.aid {
            SupportKind::Aid
        } else {
            SupportKind::Body
        },
        name: said.name.clone(),
        what: String::new(),
        said,
        own: true,
        origin: Origin {
            status: Some(Status::Knowledge),
            source: String::new(),
        },
        steps: Vec::new(),
    }
}

/// What the territory has said of an entry.
fn said(project: &Project, code: &str) -> Said {
    let value = project.settings.get(&format!("{SUPPORT}{code}"));
    value
        .and_then(|v| serde_json::from_str(v).ok())
        .unwrap_or_default()
}

/// The name that a setting gives an entry of the territory's own.
pub(super) fn name_in(value: &str) -> Option<String> {
    let said: Said = serde_json::from_str(value).ok()?;
    Some(said.name)
}

/// Who may help a synergy: who was chosen first, then who helps in its state.
pub fn for_synergy(project: &Project, synergy: &Synergy, lang: Lang) -> Vec<Helper> {
    let chosen = |helper: &Helper| synergy.help.contains(&helper.code);
    let mut fit = directory(project, lang);
    fit.retain(|h| chosen(h) || (!h.said.hidden && h.helps_in(synergy.state)));
    fit.sort_by_key(|helper| !chosen(helper));
    fit
}

/// The intent that says that of an entry; nothing said goes back to what comes with the program.
pub fn say(code: &str, said: &Said) -> Intent {
    let value = (*said != Said::default()).then(|| serde_json::to_string(said).unwrap_or_default());
    Intent::Setting {
        key: format!("{SUPPORT}{code}"),
        value,
    }
}

/// The intent that takes a new entry in, under a code made of its name.
pub fn add(project: &Project, name: &str, aid: bool) -> Intent {
    let plain: String = fold(name)
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(24)
        .collect();
    let taken = |code: &String| {
        let known = supports().iter().any(|s| s.code == *code);
        known || project.settings.contains_key(&format!("{SUPPORT}{code}"))
    };
    let first = format!("own-{plain}");
    let mut others = (2..).map(|n| format!("own-{plain}-{n}"));
    let code = match taken(&first) {
        false => first,
        true => others.find(|code| !taken(code)).unwrap_or(first),
    };
    let said = Said {
        name: name.to_owned(),
        aid,
        ..Said::default()
    };
    say(&code, &said)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn carry(project: &mut Project, intent: Intent) {
        let Intent::Setting { key, value } = intent else {
            panic!("a setting");
        };
        match value {
            Some(value) => drop(project.settings.insert(key, value)),
            None => drop(project.settings.remove(&key)),
        }
    }

    #[test]
    fn the_directory_is_completed_hidden_and_grown_by_the_territory() {
        let mut project = Project::default();
        let count = directory(&project, Lang::Fr).len();
        for aid in [false, true] {
            let intent = add(&project, "Club Plaine", aid);
            carry(&mut project, intent);
        }
        let mut said = said(&project, "cci");
        said.contact = "M. Durand".to_owned();
        carry(&mut project, say("cci", &said));
        let all = directory(&project, Lang::Fr);
        assert_eq!(all.len(), count + 2, "the same name may stand twice");
        let cci = all.iter().find(|h| h.code == "cci").expect("it is there");
        assert_eq!(cci.said.contact, "M. Durand");
        let last_body = all.iter().rfind(|h| h.kind == SupportKind::Body).expect("bodies");
        assert_eq!(last_body.name, "Club Plaine");
        carry(&mut project, say("cci", &Said::default()));
        assert!(
            !project.settings.contains_key("support.cci"),
            "nothing said leaves nothing behind"
        );
    }

    #[test]
    fn who_was_chosen_stands_first_then_who_helps_at_that_step() {
        let mut project = Project::default();
        let id = crate::base::ids::SynergyId(uuid::Uuid::from_u128(1));
        let mut synergy = Synergy::blank(id);
        synergy.help.insert("bank".to_owned());
        let fit = for_synergy(&project, &synergy, Lang::Fr);
        assert_eq!(fit[0].code, "bank", "chosen, though it helps later");
        assert!(fit.iter().any(|h| h.code == "cci") && fit.iter().all(|h| h.code != "dreal"));
        let hidden = Said {
            hidden: true,
            ..Said::default()
        };
        carry(&mut project, say("cci", &hidden));
        assert!(
            for_synergy(&project, &synergy, Lang::Fr)
                .iter()
                .all(|h| h.code != "cci")
        );
    }
}
