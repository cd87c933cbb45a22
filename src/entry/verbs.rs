//! Which way: the words that say that somebody gives, seeks or would share.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::model::Direction::{self, Need, Offer, Pool};

/// What a form of a verb says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Says {
    /// A direction that nothing else explains.
    Clear(Direction),
    /// A direction that may well be another: « loue », « utilise ».
    Perhaps(Direction),
    /// « a », « ai », « ont »: an offer if no other verb follows.
    Has,
    /// « peut », « pourrait »: nothing without the verb behind it.
    Can,
}

/// Regular verbs in -er by their stem.
const ER: &[(&str, Says)] = &[
    ("donn", Says::Clear(Offer)),
    ("propos", Says::Clear(Offer)),
    ("evacu", Says::Clear(Offer)),
    ("rejet", Says::Clear(Offer)),
    ("rejett", Says::Clear(Offer)),
    ("jet", Says::Clear(Offer)),
    ("jett", Says::Clear(Offer)),
    ("ced", Says::Clear(Offer)),
    ("brad", Says::Clear(Offer)),
    ("gener", Says::Clear(Offer)),
    ("debarrass", Says::Clear(Offer)),
    ("debarass", Says::Clear(Offer)),
    ("debaras", Says::Clear(Offer)),
    ("ecoul", Says::Clear(Offer)),
    ("distribu", Says::Clear(Offer)),
    ("possed", Says::Clear(Offer)),
    ("dispos", Says::Clear(Offer)),
    ("valoris", Says::Clear(Offer)),
    ("lou", Says::Perhaps(Offer)),
    ("cherch", Says::Clear(Need)),
    ("recherch", Says::Clear(Need)),
    ("demand", Says::Clear(Need)),
    ("achet", Says::Clear(Need)),
    ("manqu", Says::Clear(Need)),
    ("souhait", Says::Clear(Need)),
    ("desir", Says::Clear(Need)),
    ("recuper", Says::Clear(Need)),
    ("consomm", Says::Clear(Need)),
    ("accept", Says::Clear(Need)),
    ("utilis", Says::Perhaps(Need)),
    ("partag", Says::Clear(Pool)),
    ("mutualis", Says::Clear(Pool)),
    ("pret", Says::Clear(Pool)),
    ("regroup", Says::Clear(Pool)),
    ("associ", Says::Clear(Pool)),
    ("organis", Says::Perhaps(Pool)),
    ("envisag", Says::Can),
];

const ER_ENDINGS: &[&str] = &[
    "e", "es", "ons", "eons", "ez", "ent", "er", "era", "erai", "erons", "eront", "erait", "erais", "erions",
    "eriez", "eraient",
];

/// Everything that no rule makes.
const PHRASES: &[(Says, &str)] = &[
    (
        Says::Clear(Offer),
        "vend|vends|vendons|vendez|vendent|vendre|vendra|vendrait|vendrais|vendrions|vendraient|\
         offre|offres|offrons|offrez|offrent|offrir|offrirait|offrirais|offririons|\
         produit|produis|produisons|produisent|produire|produirait|\
         fournit|fournis|fournissons|fournissent|fournir|fournirait|\
         met a disposition|mets a disposition|mettons a disposition|mettent a disposition|\
         mettre a disposition|mettrait a disposition|met a dispo|\
         trop de|trop d|en trop|surplus|a trop de|a trop d|ai trop de|a en trop|surplus de|surplus d|excedent de|\
         excedent d|a un surplus de|a un surplus d|a un excedent de|a un excedent d|\
         disponibilite|disponibilites|livrons|livrer|livrerait|gives|give|offers|offer|sells|sell|provides|provide|produces|produce|supplies|supply|discharges|\
         discharge|rejects|throws away|throw away|gives away",
    ),
    (
        Says::Perhaps(Offer),
        "ne sait pas quoi faire de|ne sait pas quoi faire d|ne sait plus quoi faire de|sait pas quoi faire de|\
         ne savons pas quoi faire de|ne sais pas quoi faire de|sais pas quoi faire de|il y a|reste|restent|il reste|il nous reste|il me reste|il lui reste",
    ),
    (
        Says::Clear(Need),
        "aimerait|aimerais|aimerions|aimeraient|veut|veux|voulons|veulent|vouloir|voudrait|voudrais|voudrions|voudraient|\
         besoin de|besoin d|besoin|a besoin|a besoin de|a besoin d|ai besoin de|ai besoin d|avons besoin de|\
         avons besoin d|ont besoin de|ont besoin d|aurait besoin de|aurait besoin d|aurais besoin de|\
         aurais besoin d|aurions besoin de|aurions besoin d|auraient besoin de|auraient besoin d|\
         est a la recherche de|est a la recherche d|sommes a la recherche de|sommes a la recherche d|\
         suis a la recherche de|suis a la recherche d|sont a la recherche de|sont a la recherche d|\
         a la recherche de|a la recherche d|preneur de|preneur d|preneurs de|preneurs d|interesse par|\
         faut|il faut|il me faut|il nous faut|il lui faut|il faudrait|il me faudrait|il nous faudrait|\
         il lui faudrait|faudrait|en manque de|en manque d|est en manque de|manque de|manque d|\
         prend|prends|prenons|prennent|prendre|prendrait|prendrais|prendrions|prendraient|\
         reprend|reprends|reprenons|reprendre|reprendrait|reprendrais|\
         seeks|seek|needs|need|wants|want|is looking for|are looking for|looking for|buys|buy|requires|require",
    ),
    (
        Says::Clear(Pool),
        "met en commun|mets en commun|mettons en commun|mettent en commun|mettre en commun|\
         mettrait en commun|mettrais en commun|mettrions en commun|mettraient en commun|en commun|\
         regrouper|grouper|shares|share|pools|lends|lend",
    ),
    (
        Says::Clear(Offer),
        "perd|perdons|perdent|perdre|retrouve avec|retrouvent avec|retrouvons avec|croule sous|croulons sous|\
         croulent sous",
    ),
    (
        Says::Perhaps(Offer),
        "ne sait pas ou mettre|ne sait plus ou mettre|sait pas ou mettre|sait plus ou mettre|ne savons pas ou mettre|\
         ne savons plus ou mettre|ne sais pas ou mettre|sais pas ou mettre|ne sait pas quoi en faire|\
         a de la place pour|ai de la place pour|avons de la place pour|ont de la place pour|sait pas quoi en faire|ne savons pas quoi en faire|ne sais pas quoi en faire|ya|y a|envoie|envoyons|envoient|\
         rendre|ouvrir|accueillir|recevoir|heberger",
    ),
    (
        Says::Clear(Need),
        "a l usage de|a l usage d|ai l usage de|aurait l usage de|aurait l usage d|aurais l usage de|\
         aurions l usage de|auraient l usage de|demande si on a|demande si on aurait|demande si quelqu un a|demande si quelqu un aurait|demande s il y a|\
         demande si vous avez|nous interesse|nous interessent|nous interesserait|nous interesseraient|m interesse|m interessent|\
         m interesserait|m interesseraient|trouver|faut qu on trouve|il faut qu on trouve|faudrait qu on trouve|\
         il faudrait qu on trouve",
    ),
    (Says::Has, "a|ai|avons|avez|ont|aurait|aurais|has|have"),
    (
        Says::Can,
        "peut|peux|pouvons|peuvent|pourrait|pourrais|pourrions|pourraient|pense|compte|\
         arrive pas a|arrivons pas a|arrivent pas a|a du mal a|ai du mal a|avons du mal a|ont du mal a|\
         paie pour|paye pour|paient pour|payent pour|payons pour|doit|doivent|devons|dois|can|could|is ready to|would|will|should|would like",
    ),
];

/// « est », « serait » … and what one is that says a need.
const BEING: &[&str] = &[
    "est", "suis", "sommes", "sont", "serait", "serais", "serions", "seraient",
];
const NEEDY: &[&str] = &[
    "preneur de",
    "preneur d",
    "preneuse de",
    "preneuse d",
    "preneurs de",
    "preneurs d",
    "preneuses de",
    "interesse par",
    "interessee par",
    "interesses par",
    "interessees par",
    "demandeur de",
    "demandeur d",
    "demandeurs de",
    "demandeurs d",
    "a la recherche de",
    "a la recherche d",
    "en rupture de",
    "en rupture d",
    "a court de",
    "a court d",
    "en manque de",
    "en manque d",
];

/// … and what one is that waits for the verb behind it.
const WILLING: &[&str] = &[
    "pret a",
    "prete a",
    "prets a",
    "pretes a",
    "d accord pour",
    "en mesure de",
    "oblige de",
    "obligee de",
    "obliges de",
    "obligees de",
];

/// All forms, by their words joined with one blank.
static FORMS: LazyLock<BTreeMap<String, Says>> = LazyLock::new(|| {
    let mut forms = BTreeMap::new();
    for (stem, says) in ER {
        for ending in ER_ENDINGS {
            forms.insert(format!("{stem}{ending}"), *says);
        }
    }
    for being in BEING {
        for needy in NEEDY {
            forms.insert(format!("{being} {needy}"), Says::Clear(Need));
        }
        for willing in WILLING {
            forms.insert(format!("{being} {willing}"), Says::Can);
        }
    }
    for (says, list) in PHRASES {
        for phrase in list.split('|') {
            forms.insert(phrase.to_owned(), *says);
        }
    }
    forms
});

/// Words of the longest form.
pub(super) const LONGEST: usize = 7;

/// What a form says.
pub(super) fn says(phrase: &str) -> Option<Says> {
    FORMS.get(phrase).copied()
}

/// All forms of one word, for the search of mistyped ones.
pub(super) fn single_words() -> impl Iterator<Item = (&'static str, Says)> {
    FORMS
        .iter()
        .filter(|(form, _)| !form.contains(' '))
        .map(|(form, says)| (form.as_str(), *says))
}

/// Infinitives can follow another verb: « cherche à vendre ».
pub(super) fn is_infinitive(phrase: &str) -> bool {
    let verb = phrase.split(' ').next().unwrap_or_default();
    verb.ends_with("er") || verb.ends_with("ir") || verb.ends_with("re")
}

/// « jette », « évacue », « se débarrasse de »: what nobody sells.
pub(super) fn discards(phrase: &str) -> bool {
    [
        "jet",
        "evacu",
        "rejet",
        "debarrass",
        "throw",
        "discharge",
        "reject",
    ]
    .iter()
    .any(|stem| phrase.starts_with(stem))
}
