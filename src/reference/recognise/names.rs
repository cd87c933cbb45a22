//! What people say for a nature.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::lexicon::{Row, TABLE};
use crate::reference::{Knowledge, NatureIx, table};

impl Knowledge {
    /// The compiled-in French names of a nature besides its label, in the order of the table.
    pub fn said_for(&self, nature: NatureIx) -> &'static [String] {
        static SAID: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| {
            let mut said: BTreeMap<String, Vec<String>> = BTreeMap::new();
            for row in table::rows::<Row>(TABLE) {
                said.entry(row.nature).or_default().push(row.alias_fr);
            }
            said
        });
        SAID.get(&self.natures().get(nature).code)
            .map_or(&[][..], Vec::as_slice)
    }
}
