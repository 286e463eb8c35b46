//! What an import would change: the files against the store, row by row and field by field.

use super::ImportError;
use super::keyed::{Entry, entries, fits, put};
use super::read::Incoming;
use daodi::identifiers::Uscc;
use daodi::ports::{FieldEdit, RecordChange, Registry};
use daodi::registry::{Announcement, DataSet, Enterprise, RegisterRows};
use daodi::search::TokenRow;
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeSet, HashMap, HashSet};

/// A field that changes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FieldChange {
    /// The field's name in the row.
    pub field: String,
    /// What is stored.
    pub before: Value,
    /// What will be stored.
    pub after: Value,
}

/// A row that changes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RowChange {
    /// The set.
    pub data_set: DataSet,
    /// The row's key.
    pub key: String,
    /// Its fields that change.
    pub fields: Vec<FieldChange>,
}

/// A field that an officer has edited and in which the files say something else. The officer's value stays.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OfficerKept {
    /// The set.
    pub data_set: DataSet,
    /// The row's key.
    pub key: String,
    /// The field's name in the row.
    pub field: String,
    /// What the files say.
    pub file: Value,
    /// What the officer entered; this stays.
    pub officer: Value,
    /// Who the officer is.
    pub by: String,
    /// When it was entered, µs since the epoch, UTC.
    pub at: i64,
}

/// A row that is stored but no longer in the files. It stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KeptRow {
    /// The set.
    pub data_set: DataSet,
    /// The row's key.
    pub key: String,
}

/// What happens to a set, in rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SetPlan {
    /// The set.
    pub data_set: DataSet,
    /// Rows in the files.
    pub rows_in: usize,
    /// Rows of the files that are new.
    pub added: usize,
    /// Rows of the files that differ from what is stored.
    pub changed: usize,
    /// Rows of the files that are stored as they are.
    pub unchanged: usize,
    /// Rows stored that are not in the files.
    pub kept: usize,
}

/// What an import would do.
#[derive(Clone, Debug)]
pub struct ImportPlan {
    /// The files it rests on.
    pub files_sha256: String,
    /// Set by set.
    pub sets: Vec<SetPlan>,
    /// Rows that change, with their fields.
    pub changed: Vec<RowChange>,
    /// Fields in which an officer's value stays against the files'.
    pub officer_kept: Vec<OfficerKept>,
    /// Rows stored that are not in the files.
    pub kept: Vec<KeptRow>,
    /// True where only what is derived from the rows differs: announcements or search tokens.
    pub derived_differ: bool,
    /// The register's generation when it was compared.
    pub(super) generation: i64,
    pub(super) rows: RegisterRows,
    pub(super) records: Vec<RecordChange>,
    pub(super) tokens: Vec<TokenRow>,
    pub(super) outlines: Vec<super::OutlineFile>,
}

impl ImportPlan {
    /// Whether everything is stored as it should be.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty() && !self.derived_differ
    }
}

/// Compares what was read with what is stored. Nothing is written.
///
/// # Errors
/// [`ImportError`] where the store cannot be read, where an officer's edit does not fit its row, or where two enterprises
/// would have one code.
pub async fn plan(store: &dyn Registry, incoming: Incoming) -> Result<ImportPlan, ImportError> {
    // Asked for first: what changes from here on is found out before anything is written.
    let generation = store.generation().await?;
    let stored = store.load().await?;
    let edits = store.field_edits().await?;
    let mut plan = ImportPlan {
        files_sha256: incoming.files_sha256,
        sets: Vec::new(),
        changed: Vec::new(),
        officer_kept: Vec::new(),
        kept: Vec::new(),
        derived_differ: false,
        generation,
        // No import touches rights, nor what announcements brought about.
        rows: RegisterRows::default(),
        records: Vec::new(),
        tokens: Vec::new(),
        outlines: incoming.outlines,
    };
    for set in DataSet::ALL {
        let edits = edits.iter().filter(|edit| edit.data_set == *set).collect::<Vec<_>>();
        plan.compare(*set, entries(&stored, *set)?, entries(&incoming.rows, *set)?, &edits)?;
    }
    one_code_each(&plan.rows.enterprises, &stored.enterprises)?;
    plan.rows.announcements = plan.announcements(&incoming.rows.announcements, &stored.announcements);
    plan.tokens = daodi::search::tokens(&plan.rows);
    let tokens_differ = || async {
        let stored: HashSet<TokenRow> = store.search_tokens().await?.into_iter().collect();
        Ok::<_, ImportError>(stored != plan.tokens.iter().cloned().collect())
    };
    plan.derived_differ = by_id(&plan.rows.announcements) != by_id(&stored.announcements) || tokens_differ().await?;
    Ok(plan)
}

/// Refuses a code that the files give to one enterprise and the register to another.
fn one_code_each(planned: &[Enterprise], stored: &[Enterprise]) -> Result<(), ImportError> {
    let mut seen: HashMap<&Uscc, &Enterprise> = HashMap::new();
    for enterprise in planned {
        let Some(uscc) = &enterprise.uscc else { continue };
        let Some(other) = seen.insert(uscc, enterprise) else { continue };
        let has_it = |e: &Enterprise| stored.iter().any(|old| old.id == e.id && old.uscc.as_ref() == Some(uscc));
        let (stored, incoming) = if has_it(enterprise) { (enterprise, other) } else { (other, enterprise) };
        let (stored, incoming) = (stored.id.to_string(), incoming.id.to_string());
        return Err(ImportError::SameCode { uscc: uscc.to_string(), stored, incoming });
    }
    Ok(())
}

fn by_id(announcements: &[Announcement]) -> Vec<(&str, &Announcement)> {
    let mut sorted: Vec<_> = announcements.iter().map(|a| (a.id.as_str(), a)).collect();
    sorted.sort_by_key(|(id, _)| *id);
    sorted
}

impl ImportPlan {
    fn compare(
        &mut self,
        set: DataSet,
        stored: Vec<Entry>,
        incoming: Vec<Entry>,
        edits: &[&FieldEdit],
    ) -> Result<(), ImportError> {
        let mut counts =
            SetPlan { data_set: set, rows_in: incoming.len(), added: 0, changed: 0, unchanged: 0, kept: 0 };
        let before: HashMap<&str, &Value> = stored.iter().map(|(key, row)| (key.as_str(), row)).collect();
        let keys: HashSet<String> = incoming.iter().map(|(key, _)| key.clone()).collect();
        let mut rows = Vec::with_capacity(incoming.len());
        for (key, mut row) in incoming {
            self.officer_kept.extend(officer_wins(set, &key, &mut row, edits)?);
            match before.get(key.as_str()) {
                None => {
                    counts.added += 1;
                    self.records.push(RecordChange { data_set: set, key, added: true, after: row.clone() });
                }
                Some(old) if **old == row => counts.unchanged += 1,
                Some(old) => {
                    counts.changed += 1;
                    self.change(set, key, old, &row);
                }
            }
            rows.push(row);
        }
        for (key, old) in &stored {
            if keys.contains(key) {
                continue;
            }
            counts.kept += 1;
            self.kept.push(KeptRow { data_set: set, key: key.clone() });
            let mut row = old.clone();
            officer_wins(set, key, &mut row, edits)?;
            if row != *old {
                self.change(set, key.clone(), old, &row);
            }
            rows.push(row);
        }
        self.sets.push(counts);
        Ok(put(&mut self.rows, set, rows)?)
    }

    fn change(&mut self, set: DataSet, key: String, before: &Value, after: &Value) {
        let empty = serde_json::Map::new();
        let (old, new) = (before.as_object().unwrap_or(&empty), after.as_object().unwrap_or(&empty));
        let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        let value = |row: &serde_json::Map<String, Value>, name: &str| row.get(name).cloned().unwrap_or_default();
        let fields = names
            .into_iter()
            .map(|name| FieldChange { field: name.clone(), before: value(old, name), after: value(new, name) })
            .filter(|change| change.before != change.after)
            .collect();
        self.changed.push(RowChange { data_set: set, key: key.clone(), fields });
        self.records.push(RecordChange { data_set: set, key, added: false, after: after.clone() });
    }

    /// The files' announcements, and those stored ones on which a row that stays still rests.
    fn announcements(&self, incoming: &[Announcement], stored: &[Announcement]) -> Vec<Announcement> {
        let kept: HashSet<&str> =
            self.kept.iter().filter(|row| row.data_set == DataSet::Products).map(|row| row.key.as_str()).collect();
        let products = &self.rows.products;
        let cites = |slug: &str, id: &str| {
            let of = products.iter().filter(|product| product.slug.as_str() == slug);
            of.flat_map(|product| &product.protections).any(|right| right.announcements.iter().any(|a| a == id))
        };
        let mut all = incoming.to_vec();
        for old in stored {
            let stays = |slug: &str| kept.contains(slug) || cites(slug, old.id.as_str());
            let still: Vec<_> = old.products.iter().filter(|slug| stays(slug.as_str())).cloned().collect();
            if still.is_empty() {
                continue;
            }
            match all.iter_mut().find(|new| new.id == old.id) {
                Some(new) => {
                    let missing: Vec<_> = still.into_iter().filter(|slug| !new.products.contains(slug)).collect();
                    new.products.extend(missing);
                }
                None => all.push(Announcement { products: still, ..old.clone() }),
            }
        }
        all
    }
}

/// Puts the officer's values into a row and says where the files had others.
fn officer_wins(
    set: DataSet,
    key: &str,
    row: &mut Value,
    edits: &[&FieldEdit],
) -> Result<Vec<OfficerKept>, ImportError> {
    let mut kept = Vec::new();
    for edit in edits.iter().filter(|edit| edit.key == key) {
        let Some(field) = row.get_mut(&edit.field) else {
            return Err(ImportError::Edit { data_set: set, key: key.to_owned(), field: edit.field.clone() });
        };
        if *field == edit.value {
            continue;
        }
        let file = std::mem::replace(field, edit.value.clone());
        if !fits(set, key, row) {
            return Err(ImportError::Edit { data_set: set, key: key.to_owned(), field: edit.field.clone() });
        }
        kept.push(OfficerKept {
            data_set: set,
            key: key.to_owned(),
            field: edit.field.clone(),
            file,
            officer: edit.value.clone(),
            by: edit.by.clone(),
            at: edit.at,
        });
    }
    Ok(kept)
}
