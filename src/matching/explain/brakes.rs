//! What may stand in the way of an exchange, and hard rules in words.

use super::super::conditions::Objection;
use super::super::facts::{Block, Heat, heat};
use super::super::score::nearness;
use super::kilometres;
use super::pair::Pair;
use crate::base::i18n::{Lang, tr, tr_args};
use crate::base::month::Months;
use crate::base::number::{format, format_with_unit};

/// An exchange below this share of the larger side needs others to be worth it.
const SMALL_SHARE: f64 = 0.3;
/// Below this part of the distance the way weighs on the pair.
const FAR: f64 = 0.5;
/// A line that loses more than this on the way is worth a word.
const LOSSY: f64 = 0.05;

/// What may stand in the way, the heaviest first. Figures above the audience's level stay out.
pub(super) fn brakes(pair: &Pair<'_>) -> Vec<String> {
    let lang = pair.lang;
    let mut told = Vec::new();
    if pair.known.0.hazardous == Some(true) {
        told.push(tr(lang, "brake-hazard"));
    }
    if let Some(suspect) = pair.rules.knowledge.suspect(pair.row.offer) {
        told.push(tr_args(
            lang,
            "brake-suspect",
            &[("why", suspect.why(lang).into())],
        ));
    }
    let waste = pair.rules.natures().get(pair.row.offer).code.starts_with('W');
    if waste {
        told.push(tr(lang, "brake-status"));
    }
    if let Heat::HeatPump { cop, .. } = pair.facts.heat {
        let share = format(lang, 100.0 / cop, 0);
        let cop = format(lang, cop, 1);
        told.push(tr_args(
            lang,
            "brake-pump",
            &[("cop", cop.into()), ("share", share.into())],
        ));
    }
    told.extend(line_words(pair));
    let far = pair
        .facts
        .distance_km
        .filter(|km| nearness(*km, pair.facts.limit_km) < FAR);
    if far.is_some() {
        told.push(tr(lang, "brake-far"));
    }
    if let (Some(supply), Some(demand), true) = (pair.facts.supply, pair.facts.demand, pair.quantities)
        && supply.min(demand) < SMALL_SHARE * supply.max(demand)
    {
        let key = if supply < demand {
            "brake-offer-small"
        } else {
            "brake-need-small"
        };
        told.push(tr(lang, key));
    }
    if let Some((common, sought)) = pair.facts.season.filter(|(common, sought)| common < sought) {
        let gap = (sought - common).to_string();
        told.push(tr_args(lang, "brake-season", &[("gap", gap.into())]));
    }
    if pair.effort_level() == 3 {
        told.push(tr(lang, "brake-plant"));
    }
    told
}

/// The heat line and its losses, when both places and quantities are known.
fn line_words(pair: &Pair<'_>) -> Option<String> {
    let (lang, facts) = (pair.lang, &pair.facts);
    let delivered = facts.quantity_alone? * facts.heat.gain() * pair.row.mwh_per_offer?;
    let (km, warm) = (facts.distance_km?, pair.known.1.temperature_c?);
    let months = pair.known.1.months.map_or(12, Months::count);
    let line = heat::pipe(delivered, km, warm, months);
    let telling = pair.quantities && delivered > 0.0 && km > 0.0;
    telling.then(|| {
        let key = if line.loss_share > LOSSY {
            "brake-line-lossy"
        } else {
            "brake-line"
        };
        let args = [
            ("km", kilometres(lang, km).into()),
            (
                "diameter",
                format_with_unit(lang, (line.diameter_mm / 10.0).ceil() * 10.0, "mm").into(),
            ),
            ("share", format(lang, line.loss_share * 100.0, 0).into()),
        ];
        tr_args(lang, key, &args)
    })
}

/// A hard rule in words.
pub fn block_words(lang: Lang, block: Block) -> String {
    let celsius = |value: f64| format_with_unit(lang, value.round(), "°C").into();
    match block {
        Block::Distance { km, limit_km } => {
            let (km, limit) = (kilometres(lang, km), kilometres(lang, limit_km));
            tr_args(
                lang,
                "block-distance",
                &[("km", km.into()), ("limit", limit.into())],
            )
        }
        Block::Season => tr(lang, "block-season"),
        Block::TooCold { offer_c, need_c } => {
            let args = [("offered", celsius(offer_c)), ("sought", celsius(need_c))];
            tr_args(lang, "block-too-cold", &args)
        }
        Block::OutOfRange { offer_c, bound_c } => {
            let args = [("offered", celsius(offer_c)), ("bound", celsius(bound_c))];
            tr_args(lang, "block-out-of-range", &args)
        }
        Block::Objection(Objection::Exclusive) => tr(lang, "block-exclusive"),
        Block::Objection(Objection::Refused) => tr(lang, "block-refused"),
        Block::Objection(Objection::Hazard) => tr(lang, "block-hazard"),
    }
}
