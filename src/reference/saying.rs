//! Amounts as people say them.

use super::units::{Dimension, unit};
use crate::base::i18n::{Lang, tr};
use crate::base::number::{NBSP, format_measure};
use crate::model::Quantity;

/// A unit as people write it: signs for measures, words for things that are counted.
pub fn unit_words(lang: Lang, code: &str, amount: f64) -> String {
    match (code, unit(code)) {
        ("m3", _) => "m³".to_owned(),
        ("Nm3", _) => "Nm³".to_owned(),
        ("m2", _) => "m²".to_owned(),
        (_, Some(counted)) if counted.dimension == Dimension::Count => {
            let word = counted.label(lang);
            let plural = amount >= 2.0 && !word.contains(' ') && !word.ends_with(['s', 'x']);
            if plural {
                format!("{word}s")
            } else {
                word.to_owned()
            }
        }
        _ => code.to_owned(),
    }
}

/// The unit and the period of a quantity, such as `t/an`; empty when nobody said.
pub fn rate_words(lang: Lang, quantity: &Quantity, amount: f64) -> String {
    let period = quantity.period.map(|p| tr(lang, &format!("per-{}", p.code())));
    unit_words(lang, &quantity.unit, amount) + &period.unwrap_or_default()
}

/// A quantity between two bounds, such as `20–30 t/an`; `None` when there is one value, or none.
pub fn range_words(lang: Lang, quantity: &Quantity) -> Option<String> {
    let (None, Some(min), Some(max)) = (quantity.value, quantity.min, quantity.max) else {
        return None;
    };
    let rate = rate_words(lang, quantity, max);
    let amounts = format!("{}–{}", format_measure(lang, min), format_measure(lang, max));
    Some(format!("{amounts}{NBSP}{rate}").trim_end().to_owned())
}

/// A quantity as people say it, such as `20–30 t/an`; `None` when unknown.
pub fn quantity_words(lang: Lang, quantity: &Quantity) -> Option<String> {
    let typical = quantity.typical()?;
    let said = || {
        let rate = rate_words(lang, quantity, typical);
        // A bare number is followed by its period at once: `20/an`.
        let gap = if quantity.unit.is_empty() {
            String::new()
        } else {
            NBSP.to_string()
        };
        format!("{}{gap}{rate}", format_measure(lang, typical))
    };
    Some(range_words(lang, quantity).unwrap_or_else(said))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Period;

    #[test]
    fn ranges_and_rates_are_said_as_people_say_them() {
        let mut quantity = Quantity {
            min: Some(20.0),
            max: Some(30.0),
            unit: "m3".to_owned(),
            period: Some(Period::Year),
            ..Quantity::default()
        };
        let said = range_words(Lang::Fr, &quantity);
        assert_eq!(said.as_deref(), Some("20–30\u{a0}m³/an"));
        quantity.value = Some(25.0);
        assert_eq!(range_words(Lang::Fr, &quantity), None);
        assert_eq!(
            quantity_words(Lang::Fr, &quantity).as_deref(),
            Some("25\u{a0}m³/an")
        );
        assert_eq!(quantity_words(Lang::Fr, &Quantity::default()), None);
        assert_eq!(rate_words(Lang::En, &quantity, 25.0), "m³/yr");
    }
}
