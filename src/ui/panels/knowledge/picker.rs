//! A nature sought by what people call it.

use egui::{Key, Modifiers, Ui};

use super::Scope;
use crate::base::i18n::Lang;
use crate::reference::{Knowledge, NatureIx};
use crate::ui::theme::space;
use crate::ui::widgets::{Button, TextField};

/// Most natures offered.
const OFFERED: usize = 6;

/// What was typed and which nature was chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Picked {
    pub typed: String,
    /// Its code.
    pub code: Option<String>,
}

impl Picked {
    /// A nature that is chosen already.
    pub fn of(known: &Knowledge, ix: NatureIx, lang: Lang) -> Self {
        Self {
            typed: known.natures().label(ix, lang).to_owned(),
            code: Some(known.natures().get(ix).code.clone()),
        }
    }

    /// The nature chosen.
    pub fn nature(&self, known: &Knowledge) -> Option<NatureIx> {
        known.natures().index_of(self.code.as_deref()?)
    }
}

/// The field, and under it what it could mean.
pub(super) fn picker(ui: &mut Ui, scope: &Scope<'_>, known: &Knowledge, name: &str, picked: &mut Picked) {
    let field = TextField::new(name, &mut picked.typed)
        .hint(&scope.tr("rule-field-nature-hint"))
        .show(ui);
    if field.changed() {
        picked.code = None;
    }
    if picked.typed.trim().is_empty() || picked.code.is_some() {
        return;
    }
    let mut offered: Vec<NatureIx> = known.recognise(&picked.typed).nature.into_iter().collect();
    offered.extend(known.search(&picked.typed, scope.lang, OFFERED));
    let mut seen = std::collections::BTreeSet::new();
    offered.retain(|ix| !known.natures().is_root(*ix) && seen.insert(*ix));
    offered.truncate(OFFERED);
    // Enter takes the first one; only the next Enter saves the form.
    let taken = offered.first().filter(|_| field.lost_focus());
    if let Some(first) = taken
        && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter))
    {
        *picked = Picked::of(known, *first, scope.lang);
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::TIGHT, space::TIGHT);
        for ix in offered {
            if Button::secondary(known.natures().label(ix, scope.lang))
                .show(ui)
                .clicked()
            {
                *picked = Picked::of(known, ix, scope.lang);
            }
        }
    });
}
