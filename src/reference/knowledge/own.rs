//! Natures, words and rules that belong to one project.

use serde::{Deserialize, Serialize};

use super::super::nomenclature::Addition;
use super::super::substitutions::Rule;
use super::super::unit;
use super::{Knowledge, OnceLock};
use crate::base::text::fold;
use crate::model::{Origin, Status};

/// Prefix of the settings that add a nature, followed by its code; the value is an [`OwnNature`] as JSON.
pub const NATURE: &str = "nature.";
/// Prefix of the settings that add words to a nature, followed by its code; the value is words parted by `;`.
pub const ALIAS: &str = "alias.";
/// Prefix of the settings that add, change or switch off a rule, followed by its identifier; the value is an
/// [`OwnRule`] as JSON, or `off`.
pub const RULE: &str = "rule.";
/// Value of a rule's setting that switches it off.
const OFF: &str = "off";

/// A project may add this many natures and rules: more than anybody writes, few enough for dense numbers.
const MOST: usize = 2_000;
/// Longest text of one row, in bytes.
const LONGEST: usize = 4_000;

/// A nature that the animateur added.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnNature {
    /// Name as it is shown.
    pub label: String,
    /// Usual unit, a code of `units.csv`; empty is that of the nature above.
    pub unit: String,
    /// Usual limit of distance in kilometres; `None` is that of the nature above.
    pub max_km: Option<f64>,
    /// Where it comes from, in her words.
    pub source: String,
}

/// A rule that the animateur added or changed.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnRule {
    /// Code of the nature given.
    pub offer: String,
    /// Code of the nature served.
    pub need: String,
    /// What has to be done in between.
    pub processing: String,
    /// Units of need served by one unit given; `None` is 1.
    pub ratio: Option<f64>,
    /// 1 transport or sorting, 2 treatment, 3 a plant; `None` is 1.
    pub effort: Option<u8>,
    /// Quality conditions.
    pub conditions: String,
    /// A place where it runs.
    pub example: String,
    /// Where it comes from, in her words.
    pub source: String,
}

/// A row that could not be used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// The setting.
    pub key: String,
    /// Key of the sentence that says why, in `knowledge.ftl`.
    pub why: &'static str,
}

/// The built-in knowledge with the rows of a project, which come sorted by key.
pub(super) fn with_rows(base: &Knowledge, rows: &[(String, String)]) -> Knowledge {
    let mut known = Knowledge {
        natures: base.natures.clone(),
        rules: base.rules.clone(),
        words: Vec::new(),
        lexicon: OnceLock::new(),
        of_waste: Default::default(),
        faults: Vec::new(),
    };
    let steps: [(&str, Step); 3] = [(NATURE, add_nature), (ALIAS, add_words), (RULE, put_rule)];
    for (prefix, step) in steps {
        let own = rows
            .iter()
            .filter_map(|(key, value)| Some((key, key.strip_prefix(prefix)?, value)));
        for (nth, (key, name, value)) in own.enumerate() {
            let refused = match nth < MOST && value.len() <= LONGEST {
                true => step(&mut known, name, value).err(),
                false => Some("own-too-much"),
            };
            if let Some(why) = refused {
                known.faults.push(Fault {
                    key: key.clone(),
                    why,
                });
            }
        }
    }
    known
}

/// Puts one row in, or says why it cannot be.
type Step = fn(&mut Knowledge, &str, &str) -> Result<(), &'static str>;

fn add_nature(known: &mut Knowledge, code: &str, value: &str) -> Result<(), &'static str> {
    let own: OwnNature = serde_json::from_str(value).map_err(|_| "own-unreadable")?;
    if own.label.trim().is_empty() {
        return Err("own-no-name");
    }
    let (above, _) = code.rsplit_once('.').ok_or("own-no-parent")?;
    let parent = known.natures.index_of(above).ok_or("own-no-parent")?;
    if !own.unit.is_empty() && unit(&own.unit).is_none() {
        return Err("own-no-unit");
    }
    let added = known.natures.add(Addition {
        code: code.to_owned(),
        parent,
        label: own.label.trim().to_owned(),
        unit: unit(&own.unit).map(|u| u.code.clone()),
        max_km: own.max_km.filter(|km| km.is_finite() && *km >= 0.0),
        origin: declared(own.source),
    });
    added.map(drop).ok_or("own-twice")
}

fn add_words(known: &mut Knowledge, code: &str, value: &str) -> Result<(), &'static str> {
    let nature = known.natures.index_of(code).ok_or("own-no-nature")?;
    let words = value.split(';').map(str::trim).filter(|w| !fold(w).is_empty());
    known.words.extend(words.map(|w| (w.to_owned(), nature)));
    Ok(())
}

fn put_rule(known: &mut Knowledge, id: &str, value: &str) -> Result<(), &'static str> {
    let held = known.rules.iter().position(|r| r.id == id);
    if value.trim() == OFF {
        known.rules.remove(held.ok_or("own-no-rule")?);
        return Ok(());
    }
    let own: OwnRule = serde_json::from_str(value).map_err(|_| "own-unreadable")?;
    let nature = |code: &str| {
        let ix = known.natures.index_of(code).ok_or("own-no-nature")?;
        if known.natures.is_root(ix) {
            Err("own-too-wide")
        } else {
            Ok(ix)
        }
    };
    let (offer, need) = (nature(&own.offer)?, nature(&own.need)?);
    if offer == need {
        return Err("own-same-nature");
    }
    let ratio = own.ratio.unwrap_or(1.0);
    if !(ratio.is_finite() && ratio > 0.0) {
        return Err("own-bad-ratio");
    }
    let before = held.map(|at| known.rules[at].clone());
    // What she left as it was keeps both its languages; temperatures are physics and stay.
    let said = |own: String, old: fn(&Rule) -> [&String; 2]| {
        let pair = before.as_ref().map(old).filter(|pair| pair.contains(&&own));
        pair.map_or_else(|| [own.clone(), own.clone()], |pair| pair.map(String::clone))
    };
    let [processing_fr, processing_en] = said(own.processing, |r| [&r.processing_fr, &r.processing_en]);
    let [conditions_fr, conditions_en] = said(own.conditions, |r| [&r.conditions_fr, &r.conditions_en]);
    let [example_fr, example_en] = said(own.example, |r| [&r.example_fr, &r.example_en]);
    let rule = Rule {
        id: id.to_owned(),
        offer,
        need,
        processing_fr,
        processing_en,
        ratio,
        effort: own.effort.unwrap_or(1).clamp(1, 3),
        offer_temp_min_c: before.as_ref().and_then(|r| r.offer_temp_min_c),
        offer_temp_max_c: before.as_ref().and_then(|r| r.offer_temp_max_c),
        conditions_fr,
        conditions_en,
        example_fr,
        example_en,
        origin: declared(own.source),
        ratio_status: Some(Status::Declared),
    };
    match held {
        Some(at) => known.rules[at] = rule,
        None => known.rules.push(rule),
    }
    Ok(())
}

fn declared(source: String) -> Origin {
    Origin {
        status: Some(Status::Declared),
        source,
    }
}
