//! What people and other programs call the canonical columns. All spellings are folded: lower case, no accents.

use crate::tables::TableKind;

/// A canonical column and its other names, the most telling first.
pub(super) type Names = (&'static str, &'static [&'static str]);

/// Columns of one table with their names. Besides the canonical columns: helpers that only place an actor.
pub(super) const fn of(kind: TableKind) -> &'static [Names] {
    match kind {
        TableKind::Actors => ACTORS,
        TableKind::Flows => FLOWS,
        TableKind::Pools => POOLS,
        TableKind::Synergies => SYNERGIES,
        TableKind::Settings => SETTINGS,
    }
}

const NOTE: Names = (
    "note",
    &[
        "notes",
        "remarque",
        "remarques",
        "commentaire",
        "commentaires",
        "observation",
        "observations",
        "comment",
        "comments",
        "remark",
    ],
);
const STATUS: Names = ("status", &["statut", "fiabilite", "statut de la donnee"]);
const SOURCE: Names = ("source", &["sources", "origine", "provenance", "origin"]);
const LEVELS: Names = ("levels", &["niveaux", "niveaux par champ", "field levels"]);
const QUANTITY: Names = (
    "quantity",
    &[
        "quantite", "qte", "volume", "tonnage", "amount", "combien", "how much",
    ],
);
const QUANTITY_MIN: Names = (
    "quantity_min",
    &["quantite min", "quantite minimale", "minimum", "min"],
);
const QUANTITY_MAX: Names = (
    "quantity_max",
    &["quantite max", "quantite maximale", "maximum", "max"],
);
const UNIT: Names = ("unit", &["unite", "unites", "units", "u"]);
const PERIOD: Names = (
    "period",
    &["periode", "periodicite", "frequence", "frequency", "par", "per"],
);
const LABEL_WORDS: &[&str] = &[
    "libelle",
    "intitule",
    "designation",
    "quoi",
    "ressource",
    "flux",
    "objet",
    "what",
    "resource",
    "flow",
    "description",
];

const ACTORS: &[Names] = &[
    (
        "actor_id",
        &[
            "id",
            "identifiant",
            "ref",
            "reference",
            "id acteur",
            "acteur id",
            "code acteur",
            "identifiant acteur",
            "actor ref",
        ],
    ),
    (
        "name",
        &[
            "nom",
            "raison sociale",
            "nom complet",
            "denomination",
            "nom acteur",
            "nom de l acteur",
            "nom de l entreprise",
            "acteur",
            "entreprise",
            "structure",
            "organisation",
            "organization",
            "organisme",
            "societe",
            "etablissement",
            "actor",
            "company",
            "company name",
            "denominationusuelleetablissement",
            "denominationunitelegale",
            "denomination usuelle",
            "enseigne",
            "enseigne1etablissement",
        ],
    ),
    (
        "short_name",
        &["nom court", "nom abrege", "sigle", "short name", "abbreviation"],
    ),
    (
        "kind",
        &[
            "type",
            "type d acteur",
            "nature de l acteur",
            "categorie",
            "category",
            "actor type",
        ],
    ),
    (
        "siret",
        &[
            "n siret",
            "numero siret",
            "no siret",
            "siret etablissement",
            "siret number",
        ],
    ),
    (
        "activity_code",
        &[
            "code activite",
            "code ape",
            "ape",
            "code naf",
            "naf",
            "activiteprincipaleetablissement",
            "activite principale",
            "nace",
            "nace code",
        ],
    ),
    (
        "activity",
        &[
            "activite",
            "metier",
            "secteur",
            "secteur d activite",
            "libelle activite",
            "libelle ape",
            "libelle naf",
            "sector",
            "business",
        ],
    ),
    (
        "commune",
        &[
            "ville",
            "municipality",
            "city",
            "town",
            "libelle commune",
            "libellecommuneetablissement",
            "nom commune",
            "localite",
            "result city",
            "lieu",
            "place",
        ],
    ),
    (
        "insee",
        &[
            "code insee",
            "code commune",
            "codecommuneetablissement",
            "code commune insee",
            "citycode",
            "result citycode",
            "insee code",
        ],
    ),
    (
        "postcode",
        &[
            "code postal",
            "cp",
            "codepostal",
            "codepostaletablissement",
            "postal code",
            "zip",
            "zip code",
            "result postcode",
        ],
    ),
    ("lat", &["latitude", "lat wgs84", "latitude wgs84"]),
    (
        "lon",
        &["longitude", "lng", "long", "lon wgs84", "longitude wgs84"],
    ),
    (
        "precision_m",
        &["precision", "precision en m", "accuracy m", "accuracy"],
    ),
    ("result_type", &[]),
    ("result_score", &[]),
    (
        "employees",
        &[
            "effectif",
            "effectifs",
            "salaries",
            "nombre de salaries",
            "nb salaries",
            "headcount",
            "staff",
        ],
    ),
    NOTE,
    STATUS,
    SOURCE,
    LEVELS,
];

const ACTOR_OF_FLOW: &[&str] = &[
    "acteur",
    "id acteur",
    "acteur id",
    "code acteur",
    "actor",
    "nom de l acteur",
    "nom acteur",
    "entreprise",
    "raison sociale",
    "structure",
    "organisation",
    "organization",
    "etablissement",
    "company",
    "nom",
    "name",
    "qui",
    "who",
];

const FLOWS: &[Names] = &[
    (
        "flow_id",
        &[
            "id",
            "identifiant",
            "ref",
            "reference",
            "id flux",
            "flux id",
            "code flux",
        ],
    ),
    ("actor_id", ACTOR_OF_FLOW),
    (
        "direction",
        &[
            "sens",
            "type de flux",
            "type",
            "offre ou besoin",
            "offre besoin",
            "offer or need",
        ],
    ),
    ("label", LABEL_WORDS),
    (
        "nature",
        &[
            "code nature",
            "nature code",
            "nature de la ressource",
            "resource code",
        ],
    ),
    QUANTITY,
    QUANTITY_MIN,
    QUANTITY_MAX,
    UNIT,
    PERIOD,
    (
        "temperature_c",
        &[
            "temperature",
            "temperature en c",
            "temp",
            "temp c",
            "t c",
            "temperature c",
        ],
    ),
    (
        "waste_code",
        &[
            "code dechet",
            "code dechets",
            "ced",
            "code ced",
            "ewc",
            "ewc code",
            "low code",
            "rubrique dechet",
        ],
    ),
    (
        "availability",
        &[
            "disponibilite",
            "disponibilites",
            "mois",
            "saison",
            "saisonnalite",
            "months",
            "season",
        ],
    ),
    (
        "confidentiality",
        &["confidentialite", "niveau", "level", "visibilite"],
    ),
    NOTE,
    STATUS,
    SOURCE,
    LEVELS,
];

const POOLS: &[Names] = &[
    (
        "pool_id",
        &[
            "id",
            "identifiant",
            "ref",
            "reference",
            "id groupe",
            "groupe",
            "mutualisation",
            "group",
        ],
    ),
    (
        "flow_ids",
        &[
            "flux",
            "id flux",
            "identifiants flux",
            "membres",
            "flows",
            "members",
        ],
    ),
    STATUS,
    SOURCE,
    LEVELS,
];

const SYNERGIES: &[Names] = &[
    (
        "synergy_id",
        &[
            "id",
            "identifiant",
            "ref",
            "reference",
            "id synergie",
            "synergie id",
            "code synergie",
        ],
    ),
    ("kind", &["type", "type de synergie", "genre", "synergy type"]),
    (
        "offer_flow_id",
        &[
            "flux offert",
            "id flux offre",
            "flux offre",
            "offre",
            "offer",
            "offer flow",
        ],
    ),
    (
        "need_flow_id",
        &[
            "flux demande",
            "id flux besoin",
            "flux besoin",
            "besoin",
            "need",
            "need flow",
        ],
    ),
    (
        "from_actor_id",
        &[
            "de",
            "acteur source",
            "acteur donneur",
            "donneur",
            "fournisseur",
            "from",
            "giver",
        ],
    ),
    (
        "to_actor_id",
        &[
            "vers",
            "a",
            "acteur cible",
            "acteur receveur",
            "receveur",
            "preneur",
            "to",
            "receiver",
        ],
    ),
    (
        "pool_id",
        &["id groupe", "groupe", "mutualisation", "pool", "group"],
    ),
    ("label", LABEL_WORDS),
    ("state", &["etat", "avancement", "etape", "stage", "progress"]),
    ("reason", &["raison", "motif d arret", "cause"]),
    (
        "owner",
        &[
            "responsable",
            "porteur",
            "pilote",
            "referent",
            "lead",
            "carried by",
        ],
    ),
    (
        "next_action",
        &["prochaine action", "action suivante", "a faire", "next step"],
    ),
    (
        "due",
        &["echeance", "date limite", "due date", "deadline", "pour le"],
    ),
    ("brakes", &["freins", "frein", "obstacles", "barriers"]),
    ("motive", &["motif", "motivation", "interet", "pourquoi", "why"]),
    ("maturity", &["maturite", "niveau de maturite", "readiness"]),
    (
        "checks",
        &["questions", "reponses", "points de controle", "check list"],
    ),
    ("documents", &["pieces", "documents lies", "papers"]),
    ("help", &["appuis", "appui", "soutien", "support"]),
    ("nda", &["accord de confidentialite", "confidentiality agreement"]),
    QUANTITY,
    QUANTITY_MIN,
    QUANTITY_MAX,
    UNIT,
    PERIOD,
    NOTE,
    STATUS,
    SOURCE,
    LEVELS,
];

const SETTINGS: &[Names] = &[
    ("key", &["cle", "parametre", "reglage", "setting"]),
    ("value", &["valeur", "values"]),
];
