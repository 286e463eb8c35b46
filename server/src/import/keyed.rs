//! Rows of any set as JSON under their keys, for comparing field by field, and back.

use daodi::registry::{DataSet, RegisterRows};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A row as JSON with its key.
pub(super) type Entry = (String, Value);

/// The rows of a set in their order. A key is the row's id, code or slug; where it has none, the values that tell it
/// from every other row, joined by `/`.
///
/// # Errors
/// Where a row cannot be written as JSON: a number that is not finite.
pub(super) fn entries(rows: &RegisterRows, set: DataSet) -> Result<Vec<Entry>, serde_json::Error> {
    match set {
        DataSet::Divisions => keyed(&rows.divisions, |r| r.code.to_string()),
        DataSet::DivisionChanges => {
            keyed(&rows.division_changes, |r| [&*r.old_code, &r.old_name, &r.new_code, &r.new_name].join("/"))
        }
        DataSet::Places => keyed(&rows.places, |r| format!("{}/{}/{}", r.county, r.name, r.precision.code())),
        DataSet::Townships => keyed(&rows.townships, |r| r.code.clone()),
        DataSet::Plans => keyed(&rows.plans, |r| r.id.to_string()),
        DataSet::Indicators => keyed(&rows.indicators, |r| r.id.to_string()),
        DataSet::CityComparison => keyed(&rows.city_comparison, |r| {
            let parts = [r.plan.as_str(), &r.table, &r.city, &r.year.to_string(), &r.indicator, &r.unit];
            format!("{}/{}", parts.join("/"), r.kind.code())
        }),
        DataSet::Programmes => keyed(&rows.programmes, |r| r.id.to_string()),
        DataSet::Products => keyed(&rows.products, |r| r.slug.to_string()),
        DataSet::Enterprises => keyed(&rows.enterprises, |r| r.id.to_string()),
        DataSet::Bases => keyed(&rows.bases, |r| r.id.to_string()),
        DataSet::Certainty => keyed(&rows.certainty, |r| format!("{}/{}", r.data_set.code(), r.field)),
    }
}

/// Replaces the rows of a set by rows given as JSON.
///
/// # Errors
/// Where a row has not the form of its set.
pub(super) fn put(rows: &mut RegisterRows, set: DataSet, values: Vec<Value>) -> Result<(), serde_json::Error> {
    match set {
        DataSet::Divisions => rows.divisions = typed(values)?,
        DataSet::DivisionChanges => rows.division_changes = typed(values)?,
        DataSet::Places => rows.places = typed(values)?,
        DataSet::Townships => rows.townships = typed(values)?,
        DataSet::Plans => rows.plans = typed(values)?,
        DataSet::Indicators => rows.indicators = typed(values)?,
        DataSet::CityComparison => rows.city_comparison = typed(values)?,
        DataSet::Programmes => rows.programmes = typed(values)?,
        DataSet::Products => rows.products = typed(values)?,
        DataSet::Enterprises => rows.enterprises = typed(values)?,
        DataSet::Bases => rows.bases = typed(values)?,
        DataSet::Certainty => rows.certainty = typed(values)?,
    }
    Ok(())
}

/// Whether a row given as JSON has the form of its set, with the key it stands under.
pub(super) fn fits(set: DataSet, key: &str, value: &Value) -> bool {
    let mut rows = RegisterRows::default();
    let put = put(&mut rows, set, vec![value.clone()]);
    put.is_ok() && entries(&rows, set).is_ok_and(|back| back.first().is_some_and(|(found, _)| found == key))
}

fn keyed<T: Serialize>(rows: &[T], key: impl Fn(&T) -> String) -> Result<Vec<Entry>, serde_json::Error> {
    rows.iter().map(|row| Ok((key(row), serde_json::to_value(row)?))).collect()
}

fn typed<T: DeserializeOwned>(values: Vec<Value>) -> Result<Vec<T>, serde_json::Error> {
    values.into_iter().map(serde_json::from_value).collect()
}
