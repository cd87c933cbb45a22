//! Words for closed lists: our codes, the words of the interface in both languages, and what people write.

use crate::base::i18n::{Lang, tr};
use crate::base::text::fold;
use crate::model::{ActorKind, Direction, Level, Period, Reason, Status, SynergyKind, SynergyState};
use crate::reference::units;

/// The value whose code, or name in the interface, is that word.
fn by_name<T: Copy>(word: &str, all: &[T], code: impl Fn(T) -> &'static str, area: &str) -> Option<T> {
    if let Some(exact) = all.iter().copied().find(|&value| code(value) == word) {
        return Some(exact);
    }
    let folded = fold(word);
    let named = |value: T| {
        let key = format!("{area}-{}", code(value));
        Lang::ALL.into_iter().any(|lang| fold(&tr(lang, &key)) == folded) || fold(code(value)) == folded
    };
    all.iter().copied().find(|&value| named(value))
}

/// Gives, seeks or shares.
pub(super) fn direction(word: &str) -> Option<Direction> {
    by_name(word, Direction::ALL, Direction::code, "direction").or_else(|| {
        Some(match fold(word).as_str() {
            "offre" | "offres" | "donner" | "propose" | "j ai" | "a donner" | "a vendre" | "vend"
            | "cede" | "sortant" | "sortie" | "out" | "output" | "offers" | "give" | "have" | "i have"
            | "supply" => Direction::Offer,
            "besoin" | "besoins" | "chercher" | "recherche" | "je cherche" | "demande" | "achete"
            | "entrant" | "entree" | "in" | "input" | "needs" | "seek" | "demand" | "want" | "request" => {
                Direction::Need
            }
            "partager" | "je partage" | "mutualisation" | "mutualise" | "mutualiser" | "commun" | "share"
            | "shared" | "pooling" => Direction::Pool,
            _ => return None,
        })
    })
}

/// Kind of actor.
pub(super) fn actor_kind(word: &str) -> Option<ActorKind> {
    by_name(word, ActorKind::ALL, ActorKind::code, "kind").or_else(|| {
        Some(match fold(word).as_str() {
            "entreprises" | "societe" | "firme" | "pme" | "industrie" | "industriel" | "artisan"
            | "commerce" | "firm" | "business" | "prive" => ActorKind::Company,
            "collectivites"
            | "collectivite territoriale"
            | "commune"
            | "mairie"
            | "epci"
            | "intercommunalite"
            | "administration"
            | "etablissement public"
            | "organisme public"
            | "authority" => ActorKind::Public,
            "exploitation agricole" | "ferme" | "agriculteur" | "agriculture" | "agricole" | "farmer" => {
                ActorKind::Farm
            }
            "asso" | "associations" | "club" | "ong" | "ngo" => ActorKind::Association,
            "habitant" | "menage" | "menages" | "particulier" | "particuliers" | "household"
            | "residents" => ActorKind::Household,
            _ => return None,
        })
    })
}

/// Kind of synergy.
pub(super) fn synergy_kind(word: &str) -> Option<SynergyKind> {
    if let Some(kind) = SynergyKind::from_code(word) {
        return Some(kind);
    }
    Some(match fold(word).as_str() {
        "exchange" | "echange" | "substitution" => SynergyKind::Exchange,
        "chain" | "chaine" | "filiere" => SynergyKind::Chain,
        "pool" | "mutualisation" | "partage" | "sharing" => SynergyKind::Pool,
        _ => return None,
    })
}

/// State of a synergy.
pub(super) fn state(word: &str) -> Option<SynergyState> {
    by_name(word, SynergyState::ALL, SynergyState::code, "state")
}

/// Reason for leaving the main path.
pub(super) fn reason(word: &str) -> Option<Reason> {
    let by_french = Reason::from_words(word);
    let folded = fold(word);
    let english = |reason: &Reason| {
        let key = format!("reason-{}", fold(reason.code()));
        fold(&tr(Lang::En, &key)) == folded
    };
    by_french.or_else(|| Reason::ALL.iter().copied().find(english))
}

/// Level of confidentiality.
pub(super) fn level(word: &str) -> Option<Level> {
    by_name(word, Level::ALL, Level::code, "level").or_else(|| {
        Some(match fold(word).as_str() {
            "partenaire" | "partner" => Level::Partners,
            "animateur" | "operateur" | "confidentiel" | "prive" | "private" => Level::Operator,
            "secret" | "scelle" => Level::Sealed,
            _ => return None,
        })
    })
}

/// How sure a fact is.
pub(super) fn status(word: &str) -> Option<Status> {
    by_name(word, Status::ALL, Status::code, "status").or_else(|| {
        Some(match fold(word).as_str() {
            "source" | "sourcee" => Status::Sourced,
            "calcule" | "derive" => Status::Derived,
            "de memoire" => Status::Recalled,
            "connaissance" => Status::Knowledge,
            "invente" | "fictif" => Status::Illustrative,
            _ => return None,
        })
    })
}

/// What a quantity is counted over.
pub(super) fn period(word: &str) -> Option<Period> {
    by_name(word, Period::ALL, Period::code, "period").or_else(|| units::period(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_both_languages_are_read() {
        for (word, expected) in [
            ("offer", Direction::Offer),
            ("Offre", Direction::Offer),
            ("donne", Direction::Offer),
            ("BESOIN", Direction::Need),
            ("cherche", Direction::Need),
            ("needs", Direction::Need),
            ("Partage", Direction::Pool),
            ("mutualisation", Direction::Pool),
        ] {
            assert_eq!(direction(word), Some(expected), "{word}");
        }
        assert_eq!(direction("peut-être"), None);
        assert_eq!(actor_kind("Collectivité"), Some(ActorKind::Public));
        assert_eq!(state("Mise en œuvre"), Some(SynergyState::MiseEnOeuvre));
        assert_eq!(state("running"), Some(SynergyState::EnService));
        assert_eq!(reason("economique"), Some(Reason::Economique));
        assert_eq!(reason("trust"), Some(Reason::Confiance));
        assert_eq!(period("an"), Some(Period::Year));
        assert_eq!(level("Animateur seul"), Some(Level::Operator));
    }

    #[test]
    fn every_code_reads_as_itself() {
        assert!(Direction::ALL.iter().all(|v| direction(v.code()) == Some(*v)));
        assert!(ActorKind::ALL.iter().all(|v| actor_kind(v.code()) == Some(*v)));
        assert!(
            SynergyKind::ALL
                .iter()
                .all(|v| synergy_kind(v.code()) == Some(*v))
        );
        assert!(SynergyState::ALL.iter().all(|v| state(v.code()) == Some(*v)));
        assert!(Reason::ALL.iter().all(|v| reason(v.code()) == Some(*v)));
        assert!(Level::ALL.iter().all(|v| level(v.code()) == Some(*v)));
        assert!(Status::ALL.iter().all(|v| status(v.code()) == Some(*v)));
        assert!(Period::ALL.iter().all(|v| period(v.code()) == Some(*v)));
    }
}
