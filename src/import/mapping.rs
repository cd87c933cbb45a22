//! Headers in French or English, in any order, to canonical columns.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::synonyms;
use super::table::Table;
use crate::base::text::fold;
use crate::tables::TableKind;

/// What a column of the file stands for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Role {
    /// A canonical column.
    Field(&'static str),
    /// Nothing we know: kept as a note.
    Extra,
    /// A column without header.
    Nameless,
}

/// The roles of all columns, to be shown and corrected before the rows are read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mapping {
    /// What kind of rows the table holds.
    pub kind: TableKind,
    /// One role for each header.
    pub roles: Vec<Role>,
}

impl Mapping {
    /// Recognises the headers of a table of known kind.
    pub fn recognise(kind: TableKind, headers: &[String]) -> Self {
        let folded: Vec<String> = headers.iter().map(|h| header_key(h)).collect();
        let mut roles: Vec<Role> = folded
            .iter()
            .map(|name| {
                if name.is_empty() {
                    Role::Nameless
                } else {
                    Role::Extra
                }
            })
            .collect();
        // Canonical names first, so that a synonym of one column never takes another's own name.
        for own_name in [true, false] {
            for (field, others) in synonyms::of(kind) {
                if roles.contains(&Role::Field(field)) {
                    continue;
                }
                let own = header_key(field);
                let claimed = if own_name {
                    free(&folded, &roles, &own)
                } else {
                    others.iter().find_map(|name| free(&folded, &roles, name))
                };
                if let Some(at) = claimed {
                    roles[at] = Role::Field(field);
                }
            }
        }
        Self { kind, roles }
    }

    /// The column that holds a field.
    pub fn column(&self, field: &str) -> Option<usize> {
        self.roles
            .iter()
            .position(|role| matches!(role, Role::Field(name) if *name == field))
    }

    /// The kind of table that the headers fit best; `None` when they fit none.
    pub fn guess_kind(table: &Table) -> Option<TableKind> {
        let fit = |kind: TableKind| {
            let mapping = Self::recognise(kind, &table.headers);
            let known = mapping
                .roles
                .iter()
                .filter(|r| matches!(r, Role::Field(_)))
                .count();
            let has_own_id = mapping.column(kind.columns()[0]).is_some();
            let needed = needed_columns(kind).iter().all(|f| mapping.column(f).is_some());
            needed.then_some((known, usize::from(has_own_id), std::cmp::Reverse(kind)))
        };
        let best = TableKind::ALL.into_iter().filter_map(fit).max()?;
        Some(best.2.0)
    }
}

/// Columns without which no row of that kind can be read.
pub const fn needed_columns(kind: TableKind) -> &'static [&'static str] {
    match kind {
        TableKind::Actors => &["name"],
        TableKind::Flows => &["actor_id", "direction", "label"],
        TableKind::Pools => &["pool_id", "flow_ids"],
        TableKind::Synergies => &["state"],
        TableKind::Settings => &["key", "value"],
    }
}

/// True when some table has a column of that name.
pub(super) fn is_known(header: &str) -> bool {
    static NAMES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        TableKind::ALL
            .into_iter()
            .flat_map(synonyms::of)
            .flat_map(|(field, others)| others.iter().copied().chain([*field]))
            .map(header_key)
            .collect()
    });
    NAMES.contains(&header_key(header))
}

/// A header without case, accents and punctuation.
fn header_key(header: &str) -> String {
    fold(header)
}

/// The first unclaimed column of that name.
fn free(folded: &[String], roles: &[Role], name: &str) -> Option<usize> {
    (0..folded.len()).find(|&at| roles[at] == Role::Extra && folded[at] == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(kind: TableKind, headers: &[&str]) -> Vec<String> {
        let headers: Vec<String> = headers.iter().map(|h| (*h).to_owned()).collect();
        Mapping::recognise(kind, &headers)
            .roles
            .into_iter()
            .map(|role| match role {
                Role::Field(name) => name.to_owned(),
                Role::Extra => "+".to_owned(),
                Role::Nameless => "-".to_owned(),
            })
            .collect()
    }

    #[test]
    fn french_and_english_headers_are_recognised_in_any_order() {
        assert_eq!(
            roles(
                TableKind::Actors,
                &[
                    "Code postal",
                    "COMMUNE",
                    "Raison sociale",
                    "N° SIRET",
                    "Effectif",
                    "",
                    "Téléphone"
                ]
            ),
            ["postcode", "commune", "name", "siret", "employees", "-", "+"]
        );
        assert_eq!(
            roles(
                TableKind::Flows,
                &["Unité", "Libellé", "Sens", "Quantité", "Entreprise", "Nature"]
            ),
            ["unit", "label", "direction", "quantity", "actor_id", "nature"]
        );
    }

    #[test]
    fn a_register_export_is_recognised_and_its_surplus_kept() {
        assert_eq!(
            roles(
                TableKind::Actors,
                &[
                    "siren",
                    "siret",
                    "activitePrincipaleEtablissement",
                    "denominationUsuelleEtablissement",
                    "enseigne1Etablissement",
                    "codePostalEtablissement",
                    "libelleCommuneEtablissement",
                    "codeCommuneEtablissement",
                ]
            ),
            [
                "+",
                "siret",
                "activity_code",
                "name",
                "+",
                "postcode",
                "commune",
                "insee"
            ]
        );
    }

    #[test]
    fn canonical_headers_map_to_themselves() {
        for kind in TableKind::ALL {
            assert_eq!(roles(kind, kind.columns()), kind.columns());
            let table = Table {
                headers: kind.columns().iter().map(|h| (*h).to_owned()).collect(),
                ..Table::default()
            };
            assert_eq!(Mapping::guess_kind(&table), Some(kind));
        }
    }

    #[test]
    fn synonyms_are_written_folded() {
        for kind in TableKind::ALL {
            for name in synonyms::of(kind).iter().flat_map(|(_, others)| *others) {
                assert_eq!(*name, header_key(name), "{kind:?}");
            }
        }
    }
}
