//! A right with what shows it to stand in the public log: for programs, and inside the extract.

use super::authorisations::{AuthorisationRow, row};
use super::error::{ApiError, Body};
use super::{Part, answer, parameters};
use crate::http::visit::Visit;
use crate::services::log::LogError;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use daodi::registry::Authorisation;
use daodi::transparency_log::Hash;
use serde::Serialize;
use utoipa::ToSchema;

/// Most changes of a right that are proved at once, the newest.
const MOST: usize = 100;

/// A right as the register has it now, and the proof that the acts behind it stand in the public log.
#[derive(Serialize, ToSchema)]
pub(crate) struct AuthorisationProof {
    /// When this was made, RFC 3339, UTC.
    pub made_at: String,
    /// The right.
    pub authorisation: AuthorisationRow,
    /// Size of the log's tree that all proofs here lead to; none where the log has no checkpoint yet.
    pub tree_size: Option<u64>,
    /// Its root, base64.
    pub root: Option<String>,
    /// The signed checkpoint of that tree (C2SP tlog-checkpoint).
    pub checkpoint: Option<String>,
    /// The log's verifier keys, the one that signs first. Get them from elsewhere too: a server can only vouch for itself.
    pub keys: Vec<String>,
    /// The entries of the acts that are recorded in the right's history, in the order of the log. What came with an import
    /// has none of its own.
    pub entries: Vec<ProvedEntry>,
    /// How many acts have no number in the log yet; they get one within seconds.
    pub pending: usize,
}

/// An entry of the public log with its proof.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProvedEntry {
    /// Id of the act: the history has it under the same.
    pub act: String,
    /// Index of the entry, from 0.
    pub index: u64,
    /// The entry's bytes as they were hashed: JSON in the form of RFC 8785.
    pub leaf: String,
    /// Hash of the leaf (RFC 6962), base64.
    pub leaf_hash: String,
    /// The hashes beside the way from the leaf to the root, leaf first, base64.
    pub path: Vec<String>,
    /// All of it as one file (C2SP tlog-proof), with the entry's bytes in it: `daodi log check-proof` checks it offline.
    pub tlog_proof: String,
}

/// The proof of a right.
///
/// # Errors
/// [`LogError`].
pub(crate) async fn proof_of(visit: &Visit, right: &Authorisation) -> Result<AuthorisationProof, LogError> {
    let register = &visit.cx.register;
    let acts: Vec<String> = register.changes_of(&right.id).map(|change| change.id.clone()).collect();
    let proved = visit.app.log.proofs(&acts[acts.len().saturating_sub(MOST)..]).await?;
    let tree = proved.checkpoint.as_ref().map(|signed| signed.checkpoint());
    let entries = proved.entries.iter().map(|(entry, proof)| ProvedEntry {
        act: entry.id.clone(),
        index: proof.index,
        leaf: entry.leaf.clone(),
        leaf_hash: STANDARD.encode(Hash::of_leaf(entry.leaf.as_bytes()).0),
        path: proof.hashes.iter().map(|hash| STANDARD.encode(hash.0)).collect(),
        tlog_proof: proof.to_string(),
    });
    let now = jiff::Timestamp::from_microsecond(visit.app.clock.micros()).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    Ok(AuthorisationProof {
        made_at: now.to_string(),
        authorisation: row(register, &visit.cx.site.public_url, right),
        tree_size: tree.map(|tree| tree.size),
        root: tree.map(|tree| STANDARD.encode(tree.root.0)),
        checkpoint: proved.checkpoint.as_ref().map(ToString::to_string),
        keys: visit.app.log.verifier_keys(),
        entries: entries.collect(),
        pending: proved.pending,
    })
}

/// One right with the proof that the acts behind it stand in the public log.
#[utoipa::path(
    get,
    path = "/api/v1/authorisations/{id}/proof",
    params(("id" = String, Path, description = "UUIDv7")),
    responses(
        (status = 200, description = "The right and its proof", body = AuthorisationProof),
        (status = 404, description = "No such right", body = Body),
        (status = 400, description = "A parameter means nothing", body = Body),
        (status = 503, description = "The log cannot be read now", body = Body)
    )
)]
pub(crate) async fn proof(part: Part, visit: Visit) -> Response {
    if let Err(error) = parameters::check(&visit, &[]) {
        return error.into_response();
    }
    let Ok(Path(id)) = part else { return ApiError::not_found("id", "").into_response() };
    let Some(right) = visit.cx.register.authorisation(&id) else {
        return ApiError::not_found("id", &id).into_response();
    };
    match proof_of(&visit, right).await {
        Ok(proof) => answer(&proof),
        Err(error) => {
            tracing::error!(%error, "a right cannot be proved");
            ApiError::unavailable().into_response()
        }
    }
}
