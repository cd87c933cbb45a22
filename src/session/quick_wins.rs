//! Gain against effort: what is proposed and what is kept, each with how much it brings and how much it takes.

use super::map_input::synergy_link_id;
use super::snapshot::News;
use crate::base::i18n::Lang;
use crate::matching::explain::{Explanation, explain};
use crate::matching::{Candidate, Rulebook};
use crate::model::{Level, Project, Synergy, SynergyState};
use crate::picture::matrix::{MatrixItem, Step};
use crate::reference::units::{Dimension, unit};
use crate::session::follow_up::{STEPS, ends, title};

/// The best proposals that the grid knows of.
const PROPOSALS: usize = 300;

/// From so much a year a gain is medium, from so much it is large. Orders of magnitude, shown with the grid.
pub const BY_MASS_T: [f64; 2] = [20.0, 500.0];
/// The same in cubic metres.
pub const BY_VOLUME_M3: [f64; 2] = [1_000.0, 50_000.0];
/// The same in megawatt-hours.
pub const BY_ENERGY_MWH: [f64; 2] = [100.0, 2_000.0];
/// The same in partners, for what is shared.
pub const BY_PARTNERS: [f64; 2] = [3.0, 5.0];

/// Everything kept that is not yet running, then the best proposals. Nothing above the audience is told of; for
/// another audience than the operator, give a project that [`super::audience::cut`] has cut.
pub fn quick_wins(
    project: &Project,
    rules: &Rulebook,
    candidates: &[Candidate],
    news: &News,
    audience: Level,
    lang: Lang,
) -> Vec<MatrixItem> {
    let kept = project.synergies.values().filter(|s| STEPS.contains(&s.state));
    let mut kept: Vec<&Synergy> = kept.map(AsRef::as_ref).collect();
    kept.sort_by(|a, b| {
        furthest(b.state)
            .cmp(&furthest(a.state))
            .then_with(|| a.reference.cmp(&b.reference))
    });
    let kept = kept
        .into_iter()
        .map(|synergy| of_synergy(project, rules, synergy, audience, lang));
    let proposed = candidates
        .iter()
        .take(PROPOSALS)
        .filter_map(|candidate| of_candidate(project, rules, candidate, news, audience, lang));
    kept.chain(proposed).collect()
}

fn furthest(state: SynergyState) -> Option<usize> {
    STEPS.iter().position(|step| *step == state)
}

fn of_candidate(
    project: &Project,
    rules: &Rulebook,
    candidate: &Candidate,
    news: &News,
    audience: Level,
    lang: Lang,
) -> Option<MatrixItem> {
    let words = explain(project, rules, candidate, audience, lang)?;
    let gain = match candidate {
        Candidate::Pool(pool) => Some(class(pool.members.len() as f64, BY_PARTNERS)),
        _ => gain(&words),
    };
    Some(MatrixItem {
        id: candidate.id(project),
        gain,
        effort: Some(words.effort_level),
        title: words.short,
        ends: words.ends,
        family: words.family,
        decided: false,
        new: news.is_new(candidate),
    })
}

fn of_synergy(
    project: &Project,
    rules: &Rulebook,
    synergy: &Synergy,
    audience: Level,
    lang: Lang,
) -> MatrixItem {
    let flows = synergy.offer_flow.zip(synergy.need_flow);
    let exchange = flows.and_then(|(offer, need)| rules.exchange(project, offer, need));
    let words = exchange.and_then(|e| explain(project, rules, &Candidate::Exchange(e), audience, lang));
    let pool = synergy.pool.and_then(|pool| project.pools.get(&pool));
    let promised = || {
        let visible = synergy.level_of("quantity") <= audience;
        let quantity = &synergy.quantity;
        quantity
            .value
            .filter(|_| visible)
            .and_then(|value| gain_of(value, &quantity.unit))
    };
    let shared = pool.map(|pool| class(pool.flows.len() as f64, BY_PARTNERS));
    MatrixItem {
        id: synergy_link_id(synergy),
        title: title(project, synergy),
        ends: ends(project, synergy),
        family: super::follow_up::family(project, synergy),
        gain: words.as_ref().and_then(gain).or(shared).or_else(promised),
        effort: words.map(|w| w.effort_level).or(shared.map(|_| 1)),
        decided: true,
        new: false,
    }
}

fn gain(words: &Explanation) -> Step {
    let (amount, unit) = words.quantity_alone.as_ref()?;
    gain_of(*amount, unit)
}

/// How much so much a year is; `None` for what is counted in pieces, hours or surfaces, whose worth differs too much.
fn gain_of(amount: f64, code: &str) -> Step {
    let bounds = match (unit(code)?.dimension, code) {
        (Dimension::Mass, "t") => BY_MASS_T,
        (Dimension::Volume, "m3") => BY_VOLUME_M3,
        (Dimension::Energy | Dimension::EnergyHhv, "MWh") => BY_ENERGY_MWH,
        _ => return None,
    };
    Some(class(amount, bounds))
}

fn class(amount: f64, [medium, large]: [f64; 2]) -> u8 {
    1 + u8::from(amount >= medium) + u8::from(amount >= large)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::Matcher;
    use crate::session::{Outside, start};

    fn wins(sample: &str) -> Vec<MatrixItem> {
        let project = start::sample(sample, &mut Outside::counting(0)).expect("a sample");
        let matcher = Matcher::new(&project).expect("a list");
        let candidates = matcher.candidates(&project, 1_000);
        quick_wins(
            &project,
            matcher.rules(),
            &candidates,
            &News::default(),
            Level::Operator,
            Lang::Fr,
        )
    }

    #[test]
    fn orders_of_magnitude_make_three_classes_and_what_is_not_comparable_stays_unknown() {
        let told = |amount, unit| gain_of(amount, unit);
        assert_eq!(
            [19.9, 20.0, 499.0, 500.0].map(|t| told(t, "t")),
            [Some(1), Some(2), Some(2), Some(3)]
        );
        assert_eq!(
            [99.0, 100.0, 2_000.0].map(|e| told(e, "MWh")),
            [Some(1), Some(2), Some(3)]
        );
        assert_eq!(
            [999.0, 1_000.0, 50_000.0].map(|v| told(v, "m3")),
            [Some(1), Some(2), Some(3)]
        );
        assert_eq!(told(80.0, "unit"), None, "pieces are worth what they are");
        assert_eq!(told(80.0, "no unit"), None);
    }

    #[test]
    fn every_sample_zone_has_quick_wins_and_items_without_doubles() {
        for sample in crate::samples::list() {
            let wins = wins(sample.key);
            assert!(
                wins.iter().any(|w| w.gain.is_some() && w.effort == Some(1)),
                "{}",
                sample.key
            );
            let ids: std::collections::BTreeSet<&str> = wins.iter().map(|w| w.id.as_str()).collect();
            assert_eq!(ids.len(), wins.len(), "{}", sample.key);
            assert!(
                wins.iter().all(|w| !w.title.is_empty() && !w.ends.is_empty()),
                "{}",
                sample.key
            );
        }
    }
}
