//! Maillage: who could exchange or share what, on a map, in a room, without a network.
//!
//! # Bird's eye
//! A territorial animateur types what actors give, seek or would share. [`matching`] finds and explains the
//! candidate synergies, the map shows them, decisions are followed up, and one GeoPackage file holds it all.
//!
//! # One way in, one way out
//! ```text
//! widget → Intent → Session::handle → Change (old + new) → apply in memory → one transaction + log entry
//!        → matcher on its thread (newest wins) → Snapshot → lists and map → paint
//! ```
//! Nothing else changes a project. A change that the disk refuses is taken back in memory.
//!
//! # Floors
//! A module imports only lower floors; `tests/it/tidy.rs` reads the imports and fails on a breach.
//!
//! | floor | modules | what they are |
//! | --- | --- | --- |
//! | 0 | [`base`] | plain tools: ids, positions, text, numbers, words |
//! | 1 | [`model`] | the nouns: actor, flow, pool, synergy, project |
//! | 2 | [`mod@reference`] | compiled-in tables: natures, rules, waste codes, factors, units |
//! | 3 | [`edit`] [`entry`] [`matching`] [`picture`] [`tables`] | pure verbs: change, understand a line, match, draw, name columns |
//! | 4 | [`basemap`] [`export`] [`import`] `online` [`samples`] [`store`] | the outside: tiles, tables, files, map servers |
//! | 5 | [`session`] [`report`] [`mod@print`] | the one door: intents, history, worker, snapshots; documents and the map as files |
//! | 6 | [`cli`] and `ui` | command line and window; they never import each other |
//!
//! # Invariants
//! - No clock, random source, disk or window below floor 4; the session takes time and identifiers from outside.
//! - Ground data only in the file; candidates and scores are computed, never stored.
//! - An unknown stays unknown: it never becomes 0 and never blocks.
//! - Every order is total; equal projects give equal bytes.
//! - The picture is computed without a window, so screen, file and paper draw the same.
//! - `--no-default-features` builds no window and no network client. `online::client` alone opens sockets, for what is switched on.
//!
//! # Why no map widget from a library
//! Pan, zoom and projection are a few lines; the ones at hand bring an HTTP client, know neither keyboard nor
//! screen reader, and fix attribution and maximum zoom in ways that an offline map cannot accept.
//!
//! # Words
//! acteur = actor · flux = flow · offre = offer · besoin = need · mutualisation = pool · synergie = synergy ·
//! proposition = candidate · piste = lead · gisement = available stream · nature = nature (node of the
//! nomenclature) · démarche = initiative · animateur = operator.

pub mod base;
pub mod basemap;
pub mod cli;
pub mod edit;
pub mod entry;
pub mod export;
pub mod import;
pub mod matching;
pub mod model;
#[cfg(feature = "online")]
pub mod online;
pub mod picture;
pub mod print;
pub mod reference;
pub mod report;
pub mod samples;
pub mod session;
pub mod store;
pub mod tables;
#[cfg(feature = "gui")]
pub mod ui;
