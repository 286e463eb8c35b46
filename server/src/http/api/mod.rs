//! The read API, version 1: the pages' data as JSON, described by OpenAPI.

mod divisions;
mod enterprises;
mod error;
mod products;
mod suggest;

use super::App;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Json, Router, routing::get};
use error::ApiError;
use serde::Serialize;
use std::sync::Arc;
use utoipa::OpenApi;

/// The API's routes, below `/api`.
pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/openapi.json", get(document))
        .route("/v1/products", get(products::list))
        .route("/v1/products/{slug}", get(products::one))
        .route("/v1/enterprises", get(enterprises::list))
        .route("/v1/enterprises/{id}", get(enterprises::one))
        .route("/v1/divisions", get(divisions::list))
        .route("/v1/divisions/{code}", get(divisions::one))
        .route("/v1/suggest", get(suggest::suggest))
        .fallback(missing)
}

async fn missing() -> ApiError {
    ApiError::not_found("path", "")
}

/// A part of the path. One that cannot be decoded names nothing.
type Part = Result<Path<String>, PathRejection>;

/// A JSON answer that anyone may read, asked again each time: the register may have changed.
fn answer(value: &impl Serialize) -> Response {
    match serde_json::to_vec(value) {
        Ok(body) => {
            let headers = [
                (CONTENT_TYPE, "application/json; charset=utf-8"),
                (CACHE_CONTROL, "public, max-age=0, must-revalidate"),
                (HeaderName::from_static("access-control-allow-origin"), "*"),
            ];
            (StatusCode::OK, headers, body).into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Daodi",
        description = "The register of Henan's geographical indications and brands. Read only, no sign-in. Not the national register.",
        version = "1"
    ),
    paths(
        products::list,
        products::one,
        enterprises::list,
        enterprises::one,
        divisions::list,
        divisions::one,
        suggest::suggest
    ),
    components(schemas(error::Body))
)]
struct Described;

/// The OpenAPI document.
#[must_use]
pub fn openapi() -> utoipa::openapi::OpenApi {
    Described::openapi()
}

async fn document() -> Json<utoipa::openapi::OpenApi> {
    Json(openapi())
}
