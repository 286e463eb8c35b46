//! The read API, version 1: the pages' data as JSON, described by OpenAPI.

mod authorisations;
mod divisions;
mod enterprises;
mod error;
mod parameters;
mod products;
mod proof;
mod suggest;

use super::App;
use super::access::{Access::Public, Routes};
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderName, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Json, Router};
pub(crate) use error::ApiError;
pub(crate) use proof::{AuthorisationProof, proof_of};
use serde::Serialize;
use std::sync::Arc;
use utoipa::OpenApi;
use utoipa::openapi::{ContentBuilder, Ref, RefOr, ResponseBuilder};

/// The API's routes.
pub(super) fn routes() -> Routes {
    let get = Method::GET;
    Routes::default()
        .on(get.clone(), "/api/openapi.json", Public, document)
        .on(get.clone(), "/api/v1/products", Public, products::list)
        .on(get.clone(), "/api/v1/products/{slug}", Public, products::one)
        .on(get.clone(), "/api/v1/enterprises", Public, enterprises::list)
        .on(get.clone(), "/api/v1/enterprises/{id}", Public, enterprises::one)
        .on(get.clone(), "/api/v1/authorisations", Public, authorisations::list)
        .on(get.clone(), "/api/v1/authorisations/{id}", Public, authorisations::one)
        .on(get.clone(), "/api/v1/authorisations/{id}/proof", Public, proof::proof)
        .on(get.clone(), "/api/v1/divisions", Public, divisions::list)
        .on(get.clone(), "/api/v1/divisions/{code}", Public, divisions::one)
        .on(get, "/api/v1/suggest", Public, suggest::suggest)
}

/// What is below `/api` and no route, answered as the API answers.
pub(super) fn unknown() -> Router<Arc<App>> {
    Router::new().fallback(missing)
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
        authorisations::list,
        authorisations::one,
        proof::proof,
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
    let mut described = Described::openapi();
    for (path, item) in &mut described.paths.paths {
        let Some(operation) = item.get.as_mut() else { continue };
        for parameter in operation.parameters.iter_mut().flatten() {
            let RefOr::T(described) = parameter else { continue };
            if let Some(known) = parameters::of_path(path).iter().find(|known| known.name() == described.name) {
                described.schema = Some(known.schema().into());
            }
        }
        // True of every path, so it is said here once.
        let body = ContentBuilder::new().schema(Some(Ref::from_schema_name("Body"))).build();
        let response = ResponseBuilder::new()
            .description("Too many requests from one network; Retry-After says in how many seconds to ask again")
            .content("application/json", body)
            .build();
        operation.responses.responses.insert("429".to_owned(), response.into());
    }
    described
}

async fn document() -> Json<utoipa::openapi::OpenApi> {
    Json(openapi())
}
