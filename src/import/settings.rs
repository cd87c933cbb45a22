//! Rows of the table of settings.

use super::finding::Problem;
use super::row::{Refused, RowReader};
use crate::edit::Edit;
use crate::model::Project;
use crate::tables::columns::NAME_KEY;

/// Reads one setting, or the name of the territory; `None` when it is so already.
pub(super) fn read(row: &mut RowReader<'_>, project: &mut Project) -> Result<Option<Edit>, Refused> {
    let (key, value) = (row.text("key").to_owned(), row.text("value").to_owned());
    if key.is_empty() {
        return Err(row.refuse("key", Problem::MissingValue));
    }
    if key == NAME_KEY {
        let old = std::mem::replace(&mut project.name, value.clone());
        return Ok((old != value).then_some(Edit::Name { old, new: value }));
    }
    let old = project.settings.insert(key.clone(), value.clone());
    Ok((old.as_ref() != Some(&value)).then_some(Edit::Setting {
        key,
        old,
        new: Some(value),
    }))
}
