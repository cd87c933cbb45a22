//! The amount of a year in the usual unit of a nature, with the figures that it rests on.

use crate::base::i18n::{Lang, tr, tr_args};
use crate::base::number::format_with_unit;
use crate::model::{Period, Quantity, Status};
use crate::reference::{Converted, Dimension, Knowledge, NatureIx, unit};

/// What an amount comes to in a year, in the usual unit of its nature, in words: « ≈ 468 t/an (benne prise à 15 m³ ;
/// densité en vrac 0,3, connaissance) ».
///
/// `None` when the amount is unknown, when it is already said so, or when nothing leads to the usual unit. A one-off
/// amount is converted but stays a single one.
///
/// # Limits
/// Densities are usual figures of the nature; see [`Knowledge::convert`].
pub fn conversion_words(
    known: &Knowledge,
    nature: NatureIx,
    quantity: &Quantity,
    lang: Lang,
) -> Option<String> {
    let usual = known.natures().get(nature).unit.as_str();
    let yearly = quantity.per_year()?;
    let converted = known.convert(yearly, &quantity.unit, usual, Some(nature))?;
    let once = quantity.period == Some(Period::Once);
    let already_yearly = once || matches!(quantity.period, Some(Period::Year) | None);
    let same_number = (converted.value - quantity.typical()?).abs() < 1e-9;
    if converted.steps.is_empty() && already_yearly && same_number {
        return None;
    }
    let amount = format_with_unit(lang, converted.value, usual);
    let key = if once {
        "conversion-once"
    } else {
        "conversion-yearly"
    };
    let words = tr_args(lang, key, &[("amount", amount.into())]);
    let note = converted.note(lang);
    if note.is_empty() {
        return Some(words);
    }
    let basis = tr_args(
        lang,
        "conversion-basis",
        &[
            ("factor", factors(&converted, lang).into()),
            ("note", note.into()),
            ("status", tr(lang, &status_key(converted.status)).into()),
        ],
    );
    Some(format!("{words} ({basis})"))
}

/// The figures that carry a remark: « 1 benne = 15 m³, 1 m³ = 0,3 t ».
fn factors(converted: &Converted, lang: Lang) -> String {
    let told = converted.steps.iter().filter(|step| !step.note_fr.is_empty());
    let named = |code: &str| match unit(code) {
        Some(unit) if unit.dimension == Dimension::Count => unit.label(lang).to_owned(),
        _ => code.to_owned(),
    };
    let one = |from: &str, factor: f64, to: &str| {
        let left = format_with_unit(lang, 1.0, &named(from));
        format!("{left} = {}", format_with_unit(lang, factor, &named(to)))
    };
    told.map(|step| one(&step.from, step.factor, &step.to))
        .collect::<Vec<_>>()
        .join(", ")
}

fn status_key(status: Status) -> String {
    format!("status-{}", status.code())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(value: f64, unit: &str, period: Option<Period>, nature: &str, lang: Lang) -> Option<String> {
        let known = Knowledge::built_in();
        let quantity = Quantity {
            value: Some(value),
            unit: unit.to_owned(),
            period,
            ..Quantity::default()
        };
        let nature = known.natures().index_of(nature).unwrap();
        conversion_words(known, nature, &quantity, lang)
    }

    #[test]
    fn the_year_is_told_with_the_figures_it_rests_on() {
        let french = words(2.0, "skip", Some(Period::Week), "W.WOOD.BARK", Lang::Fr).unwrap();
        for part in ["468", "benne", "15", "0,3", "connaissance"] {
            assert!(french.contains(part), "{part}: {french}");
        }
        let english = words(2.0, "skip", Some(Period::Week), "W.WOOD.BARK", Lang::En).unwrap();
        assert!(english.contains("468") && english.contains("bulk"), "{english}");
    }

    #[test]
    fn nothing_is_told_where_nothing_is_converted_or_known() {
        assert_eq!(
            words(12.0, "t", Some(Period::Year), "W.WOOD.BARK", Lang::Fr),
            None
        );
        assert_eq!(
            words(12.0, "place", Some(Period::Day), "W.WOOD.BARK", Lang::Fr),
            None
        );
        let monthly = words(10.0, "t", Some(Period::Month), "W.WOOD.BARK", Lang::Fr).unwrap();
        assert!(monthly.contains("120") && !monthly.contains('('), "{monthly}");
    }
}
