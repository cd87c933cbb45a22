//! Settings of the project: what changing them is called, and what they must not become.

use imbl::OrdMap;

use super::intent::Rows;
use super::phases::PHASE;
use super::refusal::Refusal;
use super::support::{self, SUPPORT};
use crate::base::i18n::{Lang, tr};
use crate::base::number::{NBSP, format};
use crate::edit::{Change, ChangeName, Edit};
use crate::matching::Weights;
use crate::matching::net::Pin;
use crate::model::{Family, Project};
use crate::reference::knowledge::{ALIAS, NATURE, RULE};
use crate::reference::phases::phase_rows;
use crate::reference::support::supports;
use crate::reference::{Knowledge, Rule};

/// Prefixes of the settings that rank proposals, each with the name of changing all of them back.
const RANKING: [(&str, &str); 3] = [
    (Weights::WEIGHT, "change-weights-reset"),
    (Weights::LIMIT, "change-limits-reset"),
    (Weights::POOL, "change-pools-reset"),
];

/// The change that sets these settings together, under one name.
///
/// # Errors
/// [`Refusal`] for a weight or limit that is no number, for a nature or rule that could not be used, and for a
/// nature that is still in use.
pub fn plan(project: &Project, rows: &Rows) -> Result<Change, Refusal> {
    let mut rows = rows.clone();
    forget_with_natures(project, &mut rows)?;
    for (key, value) in &rows {
        check_number(key, value.as_deref())?;
    }
    let mut settings = project.settings.clone();
    for (key, value) in &rows {
        match value {
            Some(value) => settings.insert(key.clone(), value.clone()),
            None => settings.remove(key),
        };
    }
    let known = [Knowledge::of(&project.settings), Knowledge::of(&settings)];
    let [before, after] = [&*known[0], &*known[1]];
    if let Some(fault) = after.faults().iter().find(|f| !before.faults().contains(f)) {
        return Err(Refusal::BadKnowledge {
            row: row_words(&fault.key),
            why: fault.why,
        });
    }
    let name = name(project, &rows, before, after);
    let edits = rows.into_iter().map(|(key, new)| Edit::Setting {
        old: project.settings.get(&key).cloned(),
        key,
        new,
    });
    Ok(Change {
        name,
        edits: edits.collect(),
    })
}

/// The rows of every setting with that prefix, back to the default.
pub fn all_back(project: &Project, prefix: &str) -> Rows {
    let own = project.settings.range(prefix.to_owned()..);
    own.map(|(key, _)| key)
        .take_while(|key| key.starts_with(prefix))
        .map(|key| (key.clone(), None))
        .collect()
}

/// What a row of knowledge is called where nothing better is known of it.
pub fn row_words(key: &str) -> String {
    let name = [NATURE, ALIAS, RULE].iter().find_map(|p| key.strip_prefix(p));
    name.unwrap_or(key).to_owned()
}

/// A nature that goes takes its words and its limit along; one that flows still use stays.
fn forget_with_natures(project: &Project, rows: &mut Rows) -> Result<(), Refusal> {
    let gone: Vec<String> = rows
        .iter()
        .filter(|(key, value)| value.is_none() && project.settings.contains_key(*key))
        .filter_map(|(key, _)| key.strip_prefix(NATURE).map(str::to_owned))
        .collect();
    for code in gone {
        let mut users = project
            .flows
            .values()
            .filter(|f| f.nature.as_deref() == Some(&code));
        if let Some(first) = users.next() {
            return Err(Refusal::NatureInUse {
                flow: first.label.clone(),
                others: users.count(),
            });
        }
        for prefix in [ALIAS, Weights::LIMIT] {
            let key = format!("{prefix}{code}");
            if project.settings.contains_key(&key) {
                rows.insert(key, None);
            }
        }
    }
    Ok(())
}

fn check_number(key: &str, value: Option<&str>) -> Result<(), Refusal> {
    let is_number = |text: &str| text.parse().is_ok_and(|v: f64| v.is_finite() && v >= 0.0);
    match value {
        Some(text) if Weights::concerns(key) && !is_number(text) => Err(Refusal::BadValue {
            field: key.to_owned(),
            value: text.to_owned(),
        }),
        _ => Ok(()),
    }
}

/// What the change is called: by the nature when one is among the rows, for its words come along.
fn name(project: &Project, rows: &Rows, before: &Knowledge, after: &Knowledge) -> ChangeName {
    if rows.len() > 1 && rows.values().all(Option::is_none) {
        let prefix = |p: &str| rows.keys().all(|key| key.starts_with(p));
        if let Some((_, key)) = RANKING.iter().find(|(p, _)| prefix(p)) {
            return ChangeName::new(key, "");
        }
    }
    let nature = rows.iter().find(|(key, _)| key.starts_with(NATURE));
    let Some((key, new)) = nature.or_else(|| rows.iter().next()) else {
        return ChangeName::new("change-setting", "");
    };
    let row = Row {
        old: project.settings.get(key).map(String::as_str),
        new: new.as_deref(),
        before,
        after,
    };
    row.name(key)
        .unwrap_or_else(|| ChangeName::new("change-setting", key.as_str()))
}

/// One setting before and after.
struct Row<'a> {
    old: Option<&'a str>,
    new: Option<&'a str>,
    before: &'a Knowledge,
    after: &'a Knowledge,
}

impl Row<'_> {
    fn name(&self, key: &str) -> Option<ChangeName> {
        if key.starts_with(Pin::PREFIX) {
            return Some(ChangeName::new("change-pin", ""));
        }
        let after = |prefix: &str| key.strip_prefix(prefix);
        if let Some(part) = after(Weights::WEIGHT) {
            Weights::PARTS.iter().find(|(name, _)| *name == part)?;
            return Some(self.figure("change-weight", "", |lang| tr(lang, &format!("weight-{part}"))));
        }
        if let Some(code) = after(Weights::LIMIT) {
            return Some(self.figure("change-limit", "km", |lang| self.nature(code, lang)));
        }
        if let Some(family) = after(Weights::POOL).and_then(Family::from_code) {
            let words = |lang| tr(lang, &format!("family-{}", family.code()));
            return Some(self.figure("change-pool", "km", words));
        }
        if let Some(code) = after(NATURE) {
            let key = match (self.old, self.new) {
                (None, _) => "change-nature-add",
                (_, Some(_)) => "change-nature-edit",
                (_, None) => "change-nature-delete",
            };
            return Some(ChangeName::in_both(key, |lang| self.nature(code, lang)));
        }
        if let Some(code) = after(ALIAS) {
            return Some(ChangeName::in_both("change-words", |lang| {
                self.nature(code, lang)
            }));
        }
        if let Some(code) = after(SUPPORT) {
            let helper = supports().iter().find(|s| s.code == code);
            let own = || {
                self.new
                    .or(self.old)
                    .and_then(support::name_in)
                    .unwrap_or_default()
            };
            return Some(ChangeName::in_both("change-support", |lang| {
                helper.map_or_else(own, |h| h.name(lang).to_owned())
            }));
        }
        if let Some(code) = after(PHASE) {
            let row = phase_rows().iter().find(|row| row.code == code)?;
            return Some(ChangeName::in_both("change-phase", |lang| {
                row.title(lang).to_owned()
            }));
        }
        after(RULE).map(|id| self.rule(id))
    }

    /// Names a change of a figure, or of going back to the usual one.
    fn figure(&self, key: &str, unit: &str, subject: impl Fn(Lang) -> String) -> ChangeName {
        let Some(value) = self.new.and_then(|v| v.parse::<f64>().ok()) else {
            return ChangeName::in_both(&format!("{key}-reset"), subject);
        };
        let unit = if unit.is_empty() {
            String::new()
        } else {
            format!("{NBSP}{unit}")
        };
        ChangeName::in_both(key, |lang| {
            format!("{}, {}{unit}", subject(lang), format(lang, value, 2))
        })
    }

    fn nature(&self, code: &str, lang: Lang) -> String {
        let label = |known: &Knowledge| {
            let natures = known.natures();
            Some(natures.label(natures.index_of(code)?, lang).to_owned())
        };
        label(self.after)
            .or_else(|| label(self.before))
            .unwrap_or_else(|| code.to_owned())
    }

    fn rule(&self, id: &str) -> ChangeName {
        let find = |known: &Knowledge| known.rules().iter().find(|r| r.id == id).cloned();
        let is_built_in = Knowledge::built_in().rules().iter().any(|r| r.id == id);
        let key = match (self.old, self.new) {
            (_, None) if is_built_in => "change-rule-reset",
            (_, None) => "change-rule-delete",
            (_, Some("off")) => "change-rule-off",
            (None, Some(_)) if !is_built_in => "change-rule-add",
            _ => "change-rule-edit",
        };
        let found = find(self.after).map(|rule| (rule, self.after));
        let found = found.or_else(|| find(self.before).map(|rule| (rule, self.before)));
        match found {
            Some((rule, known)) => ChangeName::in_both(key, |lang| ends(known, &rule, lang)),
            None => ChangeName::new(key, id),
        }
    }
}

/// A rule by its two natures.
fn ends(known: &Knowledge, rule: &Rule, lang: Lang) -> String {
    let label = |ix| known.natures().label(ix, lang);
    format!("{} → {}", label(rule.offer), label(rule.need))
}

/// The settings of knowledge as an audience below the operator may have them: without the words that name people
/// and places. `None` for a row that does not read, for nobody knows what it holds.
pub(super) fn without_sources(key: &str, value: &str) -> Option<String> {
    use crate::reference::knowledge::{OwnNature, OwnRule};
    if key.starts_with(NATURE) {
        let mut own: OwnNature = serde_json::from_str(value).ok()?;
        own.source.clear();
        return serde_json::to_string(&own).ok();
    }
    if key.starts_with(RULE) && value.trim() != "off" {
        let mut own: OwnRule = serde_json::from_str(value).ok()?;
        for words in [&mut own.source, &mut own.example, &mut own.conditions] {
            words.clear();
        }
        return serde_json::to_string(&own).ok();
    }
    Some(value.to_owned())
}

/// Keeps what an audience below the operator may have of the settings that decide the list.
pub(super) fn cut(settings: &OrdMap<String, String>) -> OrdMap<String, String> {
    let kept = settings
        .iter()
        .filter(|(key, _)| crate::matching::Rulebook::concerns(key));
    kept.filter_map(|(key, value)| Some((key.clone(), without_sources(key, value)?)))
        .collect()
}

#[cfg(test)]
#[path = "settings_tests.rs"]
mod tests;
