//! The public log: its pages, its proofs, and its files in the form of C2SP tlog-tiles.

use super::App;
use super::post::say_no;
use super::signed::span;
use super::visit::Visit;
use crate::services::log::LogError;
use crate::services::refused::Refused;
use app::pages::log::{self, CheckpointView, EntriesView, EntryQuery, EntryView, LogLine, LogView, ProofView};
use app::{Page, Problem};
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use daodi::people::PageOf;
use daodi::ports::{LogEntry, LogQuery, Trail};
use daodi::transparency_log::{Hash, Resource};
use std::sync::Arc;

/// Entries on the first page.
const NEWEST: i64 = 12;

type Part = Result<Path<String>, PathRejection>;

impl From<LogError> for Refused {
    fn from(error: LogError) -> Self {
        match error {
            LogError::Store(error) => error.into(),
            other => {
                tracing::error!(error = %other, "the public log cannot be served");
                Self::Fault("log")
            }
        }
    }
}

fn line(entry: LogEntry) -> LogLine {
    LogLine { seq: entry.seq.unwrap_or(-1), leaf: entry.leaf }
}

async fn entries_of(app: &App, query: &LogQuery) -> Result<PageOf<LogLine>, Refused> {
    let page = app.store.log_entries(query).await?;
    Ok(PageOf { rows: page.rows.into_iter().map(line).collect(), total: page.total })
}

fn verifier(app: &App) -> String {
    app.log.verifier_keys().into_iter().next().unwrap_or_default()
}

async fn show(visit: Visit, page: Result<Result<Page, Problem>, Refused>) -> Response {
    match page {
        Ok(Ok(page)) => visit.draw(StatusCode::OK, page).await,
        Ok(Err(problem)) => visit.again(problem).await,
        Err(Refused::Missing) => visit.again(Problem::NotFound).await,
        Err(refused) => say_no(&visit, None, refused).await,
    }
}

pub(super) async fn overview(visit: Visit) -> Response {
    let page = async {
        let app = &visit.app;
        let checkpoint = app.log.checkpoint().await?.map(|(signed, at)| CheckpointView {
            size: i64::try_from(signed.checkpoint().size).unwrap_or(i64::MAX),
            root: STANDARD.encode(signed.checkpoint().root.0),
            at,
            note: signed.to_string(),
        });
        let from = (app.store.log_size().await? - NEWEST).max(0);
        let newest = app.store.log_range(from, NEWEST).await?.into_iter().rev().map(line).collect();
        let view = LogView { checkpoint, verifier: verifier(app), newest };
        Ok(Ok(log::log(&visit.cx, view)))
    };
    let page = page.await;
    show(visit, page).await
}

pub(super) async fn entries(visit: Visit) -> Response {
    let page = async {
        let query = match EntryQuery::read(&visit.pairs) {
            Ok(query) => query,
            Err(error) => return Ok(Err(error.into())),
        };
        let (offset, limit) = span(query.page, EntryQuery::PER);
        let wanted = LogQuery {
            action: query.action.map_or("", |action| action.code()).to_owned(),
            object_kind: query.object_kind.map_or("", |kind| kind.code()).to_owned(),
            object: query.object.clone(),
            offset,
            limit,
        };
        let view = EntriesView { page: entries_of(&visit.app, &wanted).await?, query };
        Ok(log::entries(&visit.cx, view))
    };
    let page = page.await;
    show(visit, page).await
}

async fn found(app: &App, part: Part) -> Result<LogEntry, Refused> {
    let seq: i64 = part.ok().and_then(|path| path.0.parse().ok()).ok_or(Refused::Missing)?;
    app.store.log_entry(seq).await?.ok_or(Refused::Missing)
}

pub(super) async fn entry(part: Part, visit: Visit) -> Response {
    let page = async {
        let app = &visit.app;
        let entry = found(app, part).await?;
        let proof = app.log.proof(&entry).await?.map(|proof| ProofView {
            size: i64::try_from(proof.checkpoint.checkpoint().size).unwrap_or(i64::MAX),
            root: STANDARD.encode(proof.checkpoint.checkpoint().root.0),
            hashes: proof.hashes.iter().map(|hash| STANDARD.encode(hash.0)).collect(),
        });
        let view = EntryView {
            seq: entry.seq.unwrap_or(-1),
            leaf_hash: STANDARD.encode(Hash::of_leaf(entry.leaf.as_bytes()).0),
            leaf: entry.leaf,
            proof,
            size: app.store.log_size().await?,
            verifier: verifier(app),
        };
        Ok(Ok(log::entry(&visit.cx, view)))
    };
    let page = page.await;
    show(visit, page).await
}

/// The proof of an entry as a file that can be checked without this server (C2SP tlog-proof).
pub(super) async fn proof(part: Part, visit: Visit) -> Response {
    let made = async {
        let entry = found(&visit.app, part).await?;
        let proof = visit.app.log.proof(&entry).await?.ok_or(Refused::Missing)?;
        Ok((entry.seq.unwrap_or(-1), proof.to_string()))
    };
    match made.await {
        Ok((seq, text)) => {
            let headers = [
                (CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
                (CONTENT_DISPOSITION, format!("attachment; filename=\"daodi-{seq}.tlog-proof\"")),
                (CACHE_CONTROL, "no-cache".to_owned()),
            ];
            (headers, text).into_response()
        }
        Err(refused) => show(visit, Err(refused)).await,
    }
}

/// A file of the log. What is full never changes.
async fn file(app: &App, path: &str) -> Response {
    let Some(resource) = Resource::parse(path) else { return StatusCode::NOT_FOUND.into_response() };
    match app.log.resource(&resource).await {
        Ok(Some(bytes)) => {
            let (kind, kept) = match resource {
                Resource::Checkpoint | Resource::Keys => ("text/plain; charset=utf-8", "no-cache"),
                // A partial tile of a width never changes either: a wider one has another path.
                Resource::Tile(_) | Resource::Bundle(_) => {
                    ("application/octet-stream", "public, max-age=31536000, immutable")
                }
            };
            let headers = [
                (CONTENT_TYPE, kind),
                (CACHE_CONTROL, kept),
                (HeaderName::from_static("access-control-allow-origin"), "*"),
            ];
            (headers, bytes).into_response()
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(%error, path, "a file of the log cannot be served");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

pub(super) async fn checkpoint(State(app): State<Arc<App>>) -> Response {
    file(&app, "checkpoint").await
}

pub(super) async fn keys(State(app): State<Arc<App>>) -> Response {
    file(&app, "keys").await
}

pub(super) async fn tile(State(app): State<Arc<App>>, part: Part) -> Response {
    let path = part.map(|path| path.0).unwrap_or_default();
    file(&app, &format!("tile/{path}")).await
}
