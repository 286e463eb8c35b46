//! Errors of the API: a code, the parameter it is about, and nothing of the machine.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use daodi::registry::QueryError;
use serde::Serialize;
use utoipa::ToSchema;

/// What an error says.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Body {
    /// `not_found`, `bad_parameter` or `too_long`.
    pub code: &'static str,
    /// The parameter it is about.
    pub parameter: &'static str,
    /// What the parameter held, cut to 40 characters.
    pub value: String,
}

/// An error with its status.
#[derive(Debug)]
pub(crate) struct ApiError(StatusCode, Body);

impl ApiError {
    pub(crate) fn not_found(parameter: &'static str, value: &str) -> Self {
        let value = value.chars().take(40).collect();
        Self(StatusCode::NOT_FOUND, Body { code: "not_found", parameter, value })
    }

    pub(crate) fn too_long() -> Self {
        Self(StatusCode::URI_TOO_LONG, Body { code: "too_long", parameter: "query", value: String::new() })
    }
}

impl From<QueryError> for ApiError {
    fn from(error: QueryError) -> Self {
        Self(StatusCode::BAD_REQUEST, Body { code: "bad_parameter", parameter: error.name, value: error.value })
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        (self.0, Json(self.1)).into_response()
    }
}
