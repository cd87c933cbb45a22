//! The same thing as it is given and as it is sought: used crates and crates to be had.

use super::is_or_below;
use super::words::{Intent, Phrase};
use crate::reference::{Knowledge, NatureIx};

/// Given and sought, with everything below the first; a name of one names the other.
const SIDES: &[(&str, &str)] = &[
    ("W.CDW.INS", "M.INS"),
    ("W.CDW.REUSE.TIMBER", "M.WOOD.TIMBER"),
    ("W.CDW.TOPSOIL", "M.TOPSOIL"),
    ("W.CHEM.GLYC", "M.CHEM.GLYC"),
    ("W.CHEM.HCL", "M.CHEM.HCL"),
    ("W.CHEM.S", "M.CHEM.S"),
    ("W.CHEM.SOLVENT", "M.CHEM.SOLVENT"),
    ("W.FOOD.BREAD", "M.FOOD.BREAD"),
    ("W.FOOD.DAIRY", "M.FOOD.DAIRY"),
    ("W.FOOD.FRUITVEG", "M.FOOD.FRUITVEG"),
    ("W.FOOD.MEAL", "M.FOOD.MEAL"),
    ("W.FOOD.MEAT", "M.FOOD.MEAT"),
    ("W.FURN", "M.FURN"),
    ("W.GAS.CO2", "M.CHEM.CO2"),
    ("W.GAS.H2", "E.FUEL.H2"),
    ("W.GLASS.BOTTLE", "M.PACK.BOTTLE"),
    ("W.PACK.BIGBAG", "M.PACK.BIGBAG"),
    ("W.PACK.BOX", "M.PACK.BOX"),
    ("W.PACK.CRATE", "M.PACK.CRATE"),
    ("W.PACK.CRATEFOOD", "M.PACK.CRATEFOOD"),
    ("W.PACK.FILL", "M.PACK.FILL"),
    ("W.PACK.IBC", "M.PACK.IBC"),
    ("W.PACK.IBCFOOD", "M.PACK.IBCFOOD"),
    ("W.PACK.ISO", "M.PACK.ISO"),
    ("W.PACK.LUNCHBOX", "M.PACK.LUNCHBOX"),
    ("W.PACK.PALLET", "M.PACK.PALLET"),
    ("W.PACK.PALLETEUR", "M.PACK.PALLETEUR"),
    ("W.PACK.WEDGE", "M.PACK.WEDGE"),
    ("W.REUSE.CARPART", "M.PARTS"),
    ("W.HYGSURPLUS", "M.HYGDON"),
    ("W.PAINTSURPLUS", "M.INK"),
    ("W.REUSE.SCENO", "M.SCENO"),
    ("W.WOOD.SOLID", "M.WOOD.OFFCUT"),
    ("H.COOLOUT", "H.COOLNEED"),
];

/// What somebody gives who names a use of water: water that was used so.
const AFTER_USE: &[(&str, &str)] = &[("H.WASH", "H.WW"), ("H.PROC", "H.WW")];

/// The nature that names the same thing seen from the side of the speaker; `None` when the nature is on it.
///
/// New material is given too, so that it becomes a residue only when the words say so.
pub(super) fn from_this_side(
    known: &Knowledge,
    nature: NatureIx,
    intent: Option<Intent>,
    phrase: &Phrase,
) -> Option<NatureIx> {
    let under = |code: &str| is_or_below(known, nature, code);
    let (_, other) = match intent? {
        Intent::Need if !phrase.residue => SIDES.iter().copied().find(|(given, _)| under(given))?,
        Intent::Offer if phrase.residue || is_only_sought(known, nature) => {
            let mut pairs = SIDES
                .iter()
                .map(|&(given, sought)| (sought, given))
                .chain(AFTER_USE.iter().copied());
            pairs.find(|(sought, _)| under(sought))?
        }
        _ => return None,
    };
    known.natures().index_of(other)
}

/// True for natures that describe a need, never what somebody has to give.
pub(super) fn is_only_sought(known: &Knowledge, nature: NatureIx) -> bool {
    let nature = known.natures().get(nature);
    nature.label_fr.ends_with("(besoin)") || nature.code.starts_with("M.PACK.")
}
