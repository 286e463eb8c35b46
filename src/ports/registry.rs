//! The register's store.

use super::StoreError;
use crate::audit::Act;
use crate::registry::{Authorisation, Base, DataSet, Enterprise, Product, RegisterRows};
use async_trait::async_trait;
use serde_json::Value;

/// One field that an officer has edited: it wins over what an import brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldEdit {
    /// The set.
    pub data_set: DataSet,
    /// The row's key.
    pub key: String,
    /// The field's name in the row's JSON.
    pub field: String,
    /// The edited value.
    pub value: Value,
    /// When, µs since the epoch, UTC.
    pub at: i64,
    /// Who, as an account or a name.
    pub by: String,
}

/// One row that an import adds or changes.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordChange {
    /// The set.
    pub data_set: DataSet,
    /// The row's key.
    pub key: String,
    /// True where the row is new.
    pub added: bool,
    /// The row as it will be, in JSON.
    pub after: Value,
}

/// A dated version of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordVersion {
    /// When it was stored, µs since the epoch, UTC.
    pub at: i64,
    /// The import that brought it.
    pub import_id: String,
    /// The row in JSON.
    pub body: Value,
}

/// One import as it is recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRecord {
    /// UUIDv7.
    pub id: String,
    /// When, µs since the epoch, UTC.
    pub at: i64,
    /// SHA-256 over the files' names and contents, hex.
    pub files_sha256: String,
    /// Rows added.
    pub added: i64,
    /// Rows changed.
    pub changed: i64,
}

/// The register's store.
#[async_trait]
pub trait Registry: Send + Sync {
    /// Every row. Demonstration rows are left out.
    async fn load(&self) -> Result<RegisterRows, StoreError>;

    /// A number that grows with each committed change to what [`Registry::load`], [`Registry::search_tokens`] and
    /// [`Registry::boundaries`] give.
    async fn generation(&self) -> Result<i64, StoreError>;

    /// Writes an import in one transaction: the rows in their tables, a version for each, the import's record, the
    /// announcements and the search tokens anew, and a new generation. All or nothing.
    ///
    /// Rows are added or written over by their keys, never deleted: a row that left the files stays as it was. What
    /// belongs to a row (counties, protections, sources) is replaced with it. Announcements that nothing cites any more go.
    /// The offices are made from the divisions, or get their names; their contacts stay. [`StoreError::Conflict`] where two
    /// rows or tokens have one key, a reference is missing, a text holds a NUL or a number is not finite.
    ///
    /// The keys: a division's or township's code; old and new code and name of a change; county, name and precision of a
    /// place; plan, table, city, year, indicator, unit and kind of a city's figure; set and field of a certainty; else
    /// the id.
    async fn apply(
        &self,
        import: &ImportRecord,
        rows: &RegisterRows,
        changes: &[RecordChange],
        tokens: &[crate::search::TokenRow],
        act: &Act,
    ) -> Result<(), StoreError>;

    /// The search tokens, ordered by token, kind and object, byte by byte.
    async fn search_tokens(&self) -> Result<Vec<crate::search::TokenRow>, StoreError>;

    /// The fields that officers have edited.
    async fn field_edits(&self) -> Result<Vec<FieldEdit>, StoreError>;

    /// Records an officer's edit of one field (the row itself is changed with the next import or edit service).
    async fn record_field_edit(&self, edit: &FieldEdit, act: &Act) -> Result<(), StoreError>;

    /// The versions of a row, oldest first.
    async fn versions(&self, data_set: DataSet, key: &str) -> Result<Vec<RecordVersion>, StoreError>;

    /// Imports, newest first.
    async fn imports(&self) -> Result<Vec<ImportRecord>, StoreError>;

    /// Rows stored in a set, demonstration rows left out.
    async fn count(&self, data_set: DataSet) -> Result<i64, StoreError>;

    /// Adds an authorisation.
    async fn record_authorisation(&self, authorisation: &Authorisation, act: &Act) -> Result<(), StoreError>;

    /// Every authorisation of an enterprise for a product, demonstration ones included.
    async fn authorisations(&self, enterprise: &str, product: &str) -> Result<Vec<Authorisation>, StoreError>;

    /// Adds the fictional product, enterprise, base and authorisation used for demonstration, marked as such. Does
    /// nothing where they exist. [`StoreError::Conflict`] where a real row has one of their keys, or where the divisions
    /// they name are not there yet: the register is imported first.
    async fn ensure_demonstration(
        &self,
        product: &Product,
        enterprise: &Enterprise,
        base: &Base,
        authorisation: &Authorisation,
        act: &Act,
    ) -> Result<(), StoreError>;

    /// A product by slug, demonstration ones included; the flag says whether it is one.
    async fn product(&self, slug: &str) -> Result<Option<(Product, bool)>, StoreError>;

    /// An enterprise by id, demonstration ones included; the flag says whether it is one.
    async fn enterprise(&self, id: &str) -> Result<Option<(Enterprise, bool)>, StoreError>;

    /// A base by id, demonstration ones included; the flag says whether it is one.
    async fn base(&self, id: &str) -> Result<Option<(Base, bool)>, StoreError>;

    /// Replaces the boundary file of a layer (`counties`, `prefectures`, `province`): GeoJSON text with its source.
    async fn replace_boundaries(&self, boundaries: &crate::division::BoundarySet, act: &Act) -> Result<(), StoreError>;

    /// The boundaries in use, if any were imported.
    async fn boundaries(&self) -> Result<Option<crate::division::BoundarySet>, StoreError>;
}
