//! The verbs: what each takes and which function does it.

use super::args::Args;
use super::desk::Desk;
use super::failure::Failure;
use super::{
    candidates, check, dump, export, geometry, import, map, match_dir, new, recognise, report, samples,
    scenario, script, tiles,
};
use crate::base::i18n::{Lang, tr, tr_args};

/// One verb of the command line.
pub struct Verb {
    /// Its name.
    pub name: &'static str,
    /// What follows it, for people.
    pub shape: &'static str,
    /// Options with a value.
    pub values: &'static [&'static str],
    /// Options without.
    pub flags: &'static [&'static str],
    /// Words that it needs.
    pub fewest: usize,
    /// Words that it takes.
    pub most: usize,
    /// What it does.
    pub run: fn(&Args, &mut Desk<'_>) -> Result<(), Failure>,
}

impl Verb {
    /// The verb of that name.
    pub fn named(name: &str) -> Option<&'static Self> {
        VERBS.iter().find(|verb| verb.name == name)
    }
}

/// Every verb, in the order in which the help lists them.
pub const VERBS: &[Verb] = &[
    Verb {
        name: "samples",
        shape: "",
        values: &[],
        flags: &[],
        fewest: 0,
        most: 0,
        run: samples::run,
    },
    Verb {
        name: "new",
        shape: "FILE [--sample NAME] [--name TEXT]",
        values: &["sample", "name"],
        flags: &[],
        fewest: 1,
        most: 1,
        run: new::run,
    },
    Verb {
        name: "import",
        shape: "FILE --actors A [--flows F] [--pools P] [--synergies S] [--settings S] [--zones Z] [--dry-run]",
        values: &["actors", "flows", "pools", "synergies", "settings", "zones"],
        flags: &["dry-run"],
        fewest: 1,
        most: 1,
        run: import::run,
    },
    Verb {
        name: "candidates",
        shape: "FILE [--limit N] [--all] [--blocked] [--audience operator|wall]",
        values: &["limit", "audience"],
        flags: &["all", "blocked"],
        fewest: 1,
        most: 1,
        run: candidates::run,
    },
    Verb {
        name: "recognise",
        shape: "[TEXT…]",
        values: &[],
        flags: &[],
        fewest: 0,
        most: usize::MAX,
        run: recognise::run,
    },
    Verb {
        name: "match",
        shape: "DIR [--edits FILE] [--allocate transport|general] [--threads N]",
        values: &["edits", "allocate", "threads"],
        flags: &[],
        fewest: 1,
        most: 1,
        run: match_dir::verb,
    },
    Verb {
        name: "scenario",
        shape: "FILE --with ACTIVITY@LON,LAT | --without ACTOR…",
        values: &["with", "without"],
        flags: &[],
        fewest: 1,
        most: usize::MAX,
        run: scenario::run,
    },
    Verb {
        name: "map",
        shape: "FILE --out X.png|.svg|.pdf (--size WxH | --paper A4..A0 [--portrait|--landscape] [--dpi N]) [--bbox W,S,E,N] [--tiles PACK] [--audience operator|partners|public|wall] [--theme light|dark|light-contrast|dark-contrast] [--title TEXT] [--date YYYY-MM-DD] [--with ACTIVITY@LON,LAT]",
        values: &[
            "out", "size", "bbox", "audience", "theme", "paper", "dpi", "tiles", "title", "date", "with",
        ],
        flags: &["portrait", "landscape"],
        fewest: 1,
        most: 1,
        run: map::run,
    },
    Verb {
        name: "tiles",
        shape: "FILE --list | --add PACK [--bbox W,S,E,N] | --remove",
        values: &["add", "bbox"],
        flags: &["list", "remove"],
        fewest: 1,
        most: 1,
        run: tiles::run,
    },
    Verb {
        name: "export",
        shape: "FILE --out DIR/",
        values: &["out", "audience"],
        flags: &[],
        fewest: 1,
        most: 1,
        run: export::run,
    },
    Verb {
        name: "report",
        shape: "FILE --kind atelier|acteur [--id ID] --out X.pdf|X.xlsx [--audience operator|partners|public] [--date YYYY-MM-DD]",
        values: &["kind", "id", "out", "audience", "date"],
        flags: &[],
        fewest: 1,
        most: 1,
        run: report::run,
    },
    Verb {
        name: "check",
        shape: "FILE",
        values: &["salvage"],
        flags: &[],
        fewest: 1,
        most: 1,
        run: check::run,
    },
    Verb {
        name: "dump",
        shape: "FILE",
        values: &[],
        flags: &[],
        fewest: 1,
        most: 1,
        run: dump::run,
    },
    Verb {
        name: "script",
        shape: "FILE SCRIPT.jsonl|- [--ack]",
        values: &[],
        flags: &["ack"],
        fewest: 2,
        most: 2,
        run: script::run,
    },
    Verb {
        name: "dump-geometry",
        shape: "FILE (--size WxH | --paper A4..A0 [--portrait|--landscape] [--dpi N]) [--bbox W,S,E,N] [--audience operator|partners|public|wall]",
        values: &["size", "paper", "dpi", "bbox", "audience"],
        flags: &["portrait", "landscape"],
        fewest: 1,
        most: 1,
        run: geometry::run,
    },
];

/// How to call a verb, or all of them.
pub fn help(verb: Option<&'static Verb>, lang: Lang) -> String {
    let about = |verb: &Verb| tr(lang, &format!("cli-verb-{}", verb.name));
    let shape = |verb: &Verb| {
        format!("maillage-cli {} {}", verb.name, verb.shape)
            .trim_end()
            .to_owned()
    };
    let everywhere = tr(lang, "cli-help-everywhere");
    if let Some(verb) = verb {
        return format!("{}\n    {}\n{everywhere}", shape(verb), about(verb));
    }
    let mut text = tr_args(lang, "cli-help", &[("version", env!("CARGO_PKG_VERSION").into())]);
    for verb in VERBS {
        text += &format!("\n  {}\n      {}", shape(verb), about(verb));
    }
    text + "\n" + &everywhere
}
