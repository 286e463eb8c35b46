//! An import as a whole, and what surrounds the rows: versions, edits, citations, tokens, boundaries.

use super::{authorisation, division, enterprise, next_generation, position, product, statistics};
use crate::people::write_offices;
use crate::session::Session;
use crate::statements as sql;
use crate::value::{args, json};
use daodi::division::BoundarySet;
use daodi::ports::{FieldEdit, ImportRecord, RecordChange, RecordVersion, StoreError};
use daodi::registry::{Citation, DataSet, RegisterRows, SourceKind};
use daodi::search::{ObjectKind, TokenRow};
use std::collections::HashMap;

/// Writes an import. Rows are added or written over by their keys, never deleted: a row that left the files stays as it
/// was, because its page's address was public. What belongs to a row (counties, protections, sources …) is replaced
/// with it. Only announcements that nothing cites any more go: they are read out of the products' rows. The offices are made
/// from the divisions in the same transaction.
pub(super) async fn apply(
    session: &mut Session,
    import: &ImportRecord,
    rows: &RegisterRows,
    changes: &[RecordChange],
    tokens: &[TokenRow],
) -> Result<(), StoreError> {
    let id = import.id.as_str();
    let run = args![id, import.at, &import.files_sha256, import.added, import.changed];
    session.execute(&sql::IMPORT_INSERT, run).await?;
    division::write_divisions(session, &rows.divisions, id).await?;
    write_offices(session, &rows.divisions).await?;
    division::write_changes(session, &rows.division_changes, id).await?;
    division::write_places(session, &rows.places, id).await?;
    division::write_townships(session, &rows.townships, id).await?;
    statistics::write_plans(session, &rows.plans, id).await?;
    statistics::write_indicators(session, &rows.indicators, id).await?;
    statistics::write_figures(session, &rows.city_comparison, id).await?;
    statistics::write_programmes(session, &rows.programmes, id).await?;
    statistics::write_certainty(session, &rows.certainty, id).await?;
    product::write(session, &rows.products, Some(id)).await?;
    product::write_announcements(session, &rows.announcements, id).await?;
    product::write_protection_announcements(session, &rows.products).await?;
    for clear in [&sql::ANNOUNCEMENT_LINKS_UNCITED, &sql::ANNOUNCEMENT_ENTERED, &sql::ANNOUNCEMENT_UNCITED] {
        session.execute(clear, args![id]).await?;
    }
    enterprise::write(session, &rows.enterprises, Some(id)).await?;
    enterprise::write_bases(session, &rows.bases, Some(id)).await?;
    authorisation::write(session, &rows.authorisations, id).await?;
    write_versions(session, import, changes).await?;
    write_tokens(session, tokens).await?;
    next_generation(session).await
}

async fn write_versions(
    session: &mut Session,
    import: &ImportRecord,
    changes: &[RecordChange],
) -> Result<(), StoreError> {
    let row = |change: &RecordChange| {
        let body = json(&change.after)?;
        Ok(args![change.data_set.code(), &change.key, import.id.as_str(), import.at, change.added, body])
    };
    session.insert(&sql::VERSION_INSERT, changes.iter().map(row).collect::<Result<_, StoreError>>()?).await
}

pub(super) async fn read_versions(
    session: &mut Session,
    data_set: DataSet,
    key: &str,
) -> Result<Vec<RecordVersion>, StoreError> {
    let rows = session.all(&sql::VERSIONS, args![data_set.code(), key]).await?;
    rows.iter()
        .map(|row| Ok(RecordVersion { at: row.int("at")?, import_id: row.text("import_id")?, body: row.json("body")? }))
        .collect()
}

pub(super) async fn read_imports(session: &mut Session) -> Result<Vec<ImportRecord>, StoreError> {
    let rows = session.all(&sql::IMPORT_ALL, args![]).await?;
    rows.iter()
        .map(|row| {
            Ok(ImportRecord {
                id: row.text("id")?,
                at: row.int("at")?,
                files_sha256: row.text("files_sha256")?,
                added: row.int("added")?,
                changed: row.int("changed")?,
            })
        })
        .collect()
}

async fn write_tokens(session: &mut Session, tokens: &[TokenRow]) -> Result<(), StoreError> {
    session.execute(&sql::TOKEN_CLEAR, args![]).await?;
    insert_tokens(session, tokens).await
}

pub(super) async fn insert_tokens(session: &mut Session, tokens: &[TokenRow]) -> Result<(), StoreError> {
    // In the key's order, so that the table is built by appending.
    let mut tokens: Vec<(&str, &'static str, &str, i32)> =
        tokens.iter().map(|t| (t.token.as_str(), t.kind.code(), t.object.as_str(), t.weight)).collect();
    tokens.sort_unstable();
    let rows = tokens.into_iter().map(|(token, kind, object, weight)| args![token, kind, object, weight]);
    session.insert(&sql::TOKEN_INSERT, rows.collect()).await
}

pub(super) async fn read_tokens(session: &mut Session) -> Result<Vec<TokenRow>, StoreError> {
    let rows = session.all(&sql::TOKENS, args![]).await?;
    rows.iter()
        .map(|row| {
            Ok(TokenRow {
                token: row.text("token")?,
                kind: row.code("kind", ObjectKind::from_code)?,
                object: row.text("object")?,
                weight: row.number("weight")?,
            })
        })
        .collect()
}

pub(super) async fn read_edits(session: &mut Session) -> Result<Vec<FieldEdit>, StoreError> {
    let rows = session.all(&sql::EDITS, args![]).await?;
    rows.iter()
        .map(|row| {
            Ok(FieldEdit {
                data_set: row.code("data_set", DataSet::from_code)?,
                key: row.text("key")?,
                field: row.text("field")?,
                value: row.json("value")?,
                at: row.int("at")?,
                by: row.text("edited_by")?,
            })
        })
        .collect()
}

pub(crate) async fn write_edit(session: &mut Session, edit: &FieldEdit) -> Result<(), StoreError> {
    let row = args![edit.data_set.code(), &edit.key, &edit.field, json(&edit.value)?, edit.at, &edit.by];
    session.execute(&sql::EDIT_UPSERT, row).await.map(|_| ())
}

/// Replaces the sources of the rows that an import carried, or adds those of demonstration rows.
pub(super) async fn write_citations(
    session: &mut Session,
    data_set: DataSet,
    sources: &[(&str, &[Citation])],
    import: Option<&str>,
) -> Result<(), StoreError> {
    let clear = match data_set {
        DataSet::Products => Some(&sql::CITATION_CLEAR_PRODUCTS),
        DataSet::Enterprises => Some(&sql::CITATION_CLEAR_ENTERPRISES),
        DataSet::Bases => Some(&sql::CITATION_CLEAR_BASES),
        _ => None,
    };
    if let (Some(clear), Some(import)) = (clear, import) {
        session.execute(clear, args![import]).await?;
    }
    let mut rows = Vec::new();
    for (key, citations) in sources {
        for (i, citation) in citations.iter().enumerate() {
            rows.push(args![data_set.code(), *key, position(i), citation.kind.code(), &citation.text]);
        }
    }
    session.insert(&sql::CITATION_INSERT, rows).await
}

/// The sources of every row of a set, or of one.
pub(super) async fn read_citations(
    session: &mut Session,
    data_set: DataSet,
    key: Option<&str>,
) -> Result<HashMap<String, Vec<Citation>>, StoreError> {
    let rows = match key {
        None => session.all(&sql::CITATION_ALL, args![data_set.code()]).await?,
        Some(key) => session.all(&sql::CITATION_OF, args![data_set.code(), key]).await?,
    };
    let mut sources: HashMap<String, Vec<Citation>> = HashMap::new();
    for row in &rows {
        let citation = Citation { kind: row.code("kind", SourceKind::from_code)?, text: row.text("text")? };
        sources.entry(row.text("key")?).or_default().push(citation);
    }
    Ok(sources)
}

pub(super) async fn write_boundaries(session: &mut Session, b: &BoundarySet) -> Result<(), StoreError> {
    session.execute(&sql::BOUNDARY_CLEAR, args![]).await?;
    let row = args![b.at, &b.sha256, &b.geojson, &b.source, &b.licence, &b.crs, &b.map_review_no];
    session.execute(&sql::BOUNDARY_INSERT, row).await.map(|_| ())
}

pub(super) async fn read_boundaries(session: &mut Session) -> Result<Option<BoundarySet>, StoreError> {
    let Some(row) = session.optional(&sql::BOUNDARY, args![]).await? else { return Ok(None) };
    Ok(Some(BoundarySet {
        geojson: row.text("geojson")?,
        source: row.text("source")?,
        licence: row.text("licence")?,
        crs: row.text("crs")?,
        map_review_no: row.text("map_review_no")?,
        sha256: row.text("sha256")?,
        at: row.int("at")?,
    }))
}
