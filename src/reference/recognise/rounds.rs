//! What several would do together: one round for all that is thrown away, one purchase for all that is bought.

use super::words::{Role, Word};
use crate::reference::{Knowledge, NatureIx};

/// Residue, with everything below it → the round that fetches it.
const ROUNDS: &[(&str, &str)] = &[
    ("W.BATT", "S.WASTECOLL.WEEE"),
    ("W.BUTTS", "S.WASTECOLL.BUTTS"),
    ("W.CDW", "S.WASTECOLL.CDW"),
    ("W.DIB", "S.WASTECOLL"),
    ("W.GLASS", "S.WASTECOLL.GLASS"),
    ("W.HAZ", "S.WASTECOLL.HAZ"),
    ("W.HEALTH", "S.WASTECOLL.HEALTH"),
    ("W.MET", "S.WASTECOLL.METAL"),
    ("W.MSW", "S.WASTECOLL"),
    ("W.OIL", "S.WASTECOLL.OIL"),
    ("W.ORG", "S.WASTECOLL.BIO"),
    ("W.ORG.BRANCH", "S.WASTECOLL.GREEN"),
    ("W.ORG.GRASS", "S.WASTECOLL.GREEN"),
    ("W.ORG.GREASE", "S.WASTECOLL.GREASE"),
    ("W.ORG.GREEN", "S.WASTECOLL.GREEN"),
    ("W.ORG.WVO", "S.WASTECOLL.OIL"),
    ("W.PACK.BOX", "S.WASTECOLL.CARDBOARD"),
    ("W.PACK.PALLET", "S.WASTECOLL.WOOD"),
    ("W.PACK.REEL", "S.WASTECOLL.WOOD"),
    ("W.PAP", "S.WASTECOLL.PAPER"),
    ("W.PAP.CARDBOARD", "S.WASTECOLL.CARDBOARD"),
    ("W.PLAST", "S.WASTECOLL.PLASTIC"),
    ("W.REUSE.IT", "S.WASTECOLL.WEEE"),
    ("W.REUSE.APPL", "S.WASTECOLL.WEEE"),
    ("W.TEXT", "S.WASTECOLL.TEXTILE"),
    ("W.WEEE", "S.WASTECOLL.WEEE"),
    ("W.WOOD", "S.WASTECOLL.WOOD"),
];

/// What is bought, with everything below it → the joint purchase of it, or the place where it is used in common.
const PURCHASES: &[(&str, &str)] = &[
    ("E.EL", "B.ELEC"),
    ("E.FUEL.DIESEL", "B.FUEL"),
    ("E.FUEL.FUELOIL", "B.FUEL"),
    ("E.FUEL.LOG", "B.WOODFUEL"),
    ("E.FUEL.NG", "B.GAS"),
    ("E.FUEL.PELLET", "B.WOODFUEL"),
    ("E.FUEL.WOODCHIP", "B.WOODFUEL"),
    ("H.WASH", "P.WASHBAY"),
    ("K.TRAINING", "B.TRAINING"),
    ("M.CHEM.N2", "B.GASES"),
    ("M.CHEM.O2", "B.GASES"),
    ("M.FEED", "B.AGRI"),
    ("M.FERT", "B.AGRI"),
    ("M.FOOD", "B.FOOD"),
    ("M.FURN", "B.FURN"),
    ("M.PACK", "B.PACK"),
    ("Q.CAR", "B.VEHICLE"),
    ("Q.CHARGER", "B.CHARGER"),
    ("Q.VAN", "B.VEHICLE"),
    ("S.CLEAN", "B.SERVICES"),
    ("S.MAINT", "B.SERVICES"),
    ("W.FOOD", "B.FOOD"),
    ("W.FURN", "B.FURN"),
    ("W.PACK", "B.PACK"),
];

/// What the words say is done together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Act {
    /// Fetching what is thrown away.
    Collect,
    /// Buying.
    Buy,
}

/// The act that a label starts with or ends on (« films à collecter »), and the words of what it is done to.
pub(super) fn act(words: &[Word]) -> Option<(Act, Vec<Word>)> {
    let named = |word: &Word| match word.stem.as_str() {
        "collecte" | "tourne" => Some(Act::Collect),
        "achat" => Some(Act::Buy),
        _ => None,
    };
    let first = words.iter().position(Word::tells)?;
    let at = words
        .iter()
        .position(|word| named(word).is_some())
        .filter(|&at| at <= first || words[at].role == Role::Purpose)?;
    let mut rest = words.to_vec();
    rest.remove(at);
    if at <= first {
        rest.iter_mut()
            .filter(|word| word.role == Role::Purpose)
            .for_each(|word| word.role = Role::Aside);
    }
    Some((named(&words[at])?, rest))
}

/// The nature under which several share what one of them would give or buy alone.
pub(super) fn joint(known: &Knowledge, act: Act, nature: NatureIx) -> Option<NatureIx> {
    let table = match act {
        Act::Collect => ROUNDS,
        Act::Buy => PURCHASES,
    };
    let natures = known.natures();
    std::iter::once(nature)
        .chain(natures.ancestors(nature))
        .find_map(|ix| table.iter().find(|(code, _)| *code == natures.get(ix).code))
        .and_then(|(_, joint)| natures.index_of(joint))
}
