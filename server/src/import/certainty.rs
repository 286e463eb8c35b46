//! How sure each kind of field is.

use super::problem::{ProblemKind, Problems};
use super::row::Keys;
use super::sheets;
use super::table::Table;
use daodi::registry::{Certainty, DataSet, FieldCertainty};

/// The rows of `certainty.csv`: each names a set and one of its columns, or `*` for the rest.
pub(super) fn certainty(table: &Table, problems: &Problems) -> Vec<FieldCertainty> {
    let mut seen = Keys::new();
    let read = table.rows(problems).filter_map(|row| {
        let data_set = row.coded("data_set", DataSet::ALL, DataSet::code);
        let field = row.name("field");
        let certainty = row.coded("certainty", Certainty::ALL, Certainty::code);
        let [note_zh, note_en] = ["note_zh", "note_en"].map(|column| row.name(column));
        let (data_set, field) = (data_set?, field?);
        let columns: Vec<&str> = sheets::ALL
            .iter()
            .filter(|(_, set)| *set == data_set)
            .flat_map(|(sheet, _)| sheet.columns.iter().copied())
            .collect();
        if field != "*" && !columns.contains(&field.as_str()) {
            let expected = format!("* or a column of {}: {}", data_set.code(), columns.join(", "));
            row.fail("field", ProblemKind::UnknownReference, &expected);
            return None;
        }
        let key = format!("{}/{field}", data_set.code());
        row.unique("field", &key, &mut seen, "each field once").then_some(())?;
        Some(FieldCertainty { data_set, field, certainty: certainty?, note_zh: note_zh?, note_en: note_en? })
    });
    read.collect()
}
