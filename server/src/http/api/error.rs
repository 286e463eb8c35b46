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
    /// `not_found`, `bad_parameter`, `unknown_parameter`, `too_long`, `too_many` or `unavailable`.
    pub code: &'static str,
    /// The parameter it is about.
    pub parameter: &'static str,
    /// What the parameter held, or the name that is unknown, cut to 40 characters.
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

    /// A parameter of a name that means nothing here.
    pub(crate) fn unknown_parameter(name: &str) -> Self {
        let value = name.chars().take(40).collect();
        Self(StatusCode::BAD_REQUEST, Body { code: "unknown_parameter", parameter: "", value })
    }

    /// The client's network has asked too often; `Retry-After` says when it may again.
    pub(crate) fn too_many() -> Self {
        Self(StatusCode::TOO_MANY_REQUESTS, Body { code: "too_many", parameter: "", value: String::new() })
    }

    /// The answer took too long.
    pub(crate) fn unavailable() -> Self {
        Self(StatusCode::SERVICE_UNAVAILABLE, Body { code: "unavailable", parameter: "", value: String::new() })
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
