//! Divisions as JSON.

use super::error::{ApiError, Body};
use super::{Part, answer, parameters};
use crate::http::visit::Visit;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use daodi::division::{Division, DivisionStatus};
use daodi::identifiers::DivisionCode;
use daodi::registry::Register;
use serde::Serialize;
use utoipa::ToSchema;

/// Divisions.
#[derive(Serialize, ToSchema)]
pub(crate) struct Divisions {
    /// Current units, by code.
    pub divisions: Vec<DivisionRow>,
}

/// A division with what the register has of it.
#[derive(Serialize, ToSchema)]
pub(crate) struct DivisionRow {
    /// GB/T 2260 code.
    pub code: String,
    /// Chinese name.
    pub name: String,
    /// English name (generated pinyin).
    pub name_en: String,
    /// Code of the unit above.
    pub parent: Option<String>,
    /// `province`, `prefecture`, `county` or `zone`.
    pub level: String,
    /// `current`, `abolished` or `statistical`.
    pub status: String,
    /// Area on the ellipsoid, m², computed from outlines that are no legal boundary.
    pub area_m2: Option<i64>,
    /// Products that come from it.
    pub products: usize,
    /// Enterprises that stand in it.
    pub enterprises: usize,
    /// Bases that lie in it.
    pub bases: usize,
    /// Former names and codes.
    pub former: Vec<FormerName>,
}

/// A former name.
#[derive(Serialize, ToSchema)]
pub(crate) struct FormerName {
    /// Name.
    pub name: String,
    /// Code.
    pub code: String,
    /// When it changed, as precisely as known.
    pub until: String,
    /// Kind of change.
    pub kind: String,
}

fn row(register: &Register, d: &Division) -> DivisionRow {
    let counts = register.counts(d.code);
    let code = d.code.to_string();
    DivisionRow {
        former: register
            .rows()
            .division_changes
            .iter()
            .filter(|c| c.new_code == code && c.old_name != d.name)
            .map(|c| FormerName {
                name: c.old_name.clone(),
                code: c.old_code.clone(),
                until: c.effective.clone(),
                kind: c.kind.clone(),
            })
            .collect(),
        code,
        name: d.name.clone(),
        name_en: d.name_en.clone(),
        parent: d.parent.map(|p| p.to_string()),
        level: d.level.code().to_owned(),
        status: d.status.code().to_owned(),
        area_m2: d.area_m2,
        products: counts.products,
        enterprises: counts.enterprises,
        bases: counts.bases,
    }
}

/// Every current unit of Henan.
#[utoipa::path(
    get,
    path = "/api/v1/divisions",
    responses(
        (status = 200, description = "The units, by code", body = Divisions),
        (status = 400, description = "A parameter means nothing", body = Body)
    )
)]
pub(crate) async fn list(visit: Visit) -> Response {
    if let Err(error) = parameters::check(&visit, &[]) {
        return error.into_response();
    }
    let register = &visit.cx.register;
    let mut units: Vec<&Division> =
        register.rows().divisions.iter().filter(|d| d.status == DivisionStatus::Current).collect();
    units.sort_by_key(|d| d.code);
    answer(&Divisions { divisions: units.into_iter().map(|d| row(register, d)).collect() })
}

/// One unit, abolished and statistical ones included.
#[utoipa::path(
    get,
    path = "/api/v1/divisions/{code}",
    params(("code" = String, Path, description = "GB/T 2260 code")),
    responses(
        (status = 200, description = "The unit", body = DivisionRow),
        (status = 404, description = "No such unit", body = Body),
        (status = 400, description = "A parameter means nothing", body = Body)
    )
)]
pub(crate) async fn one(part: Part, visit: Visit) -> Response {
    if let Err(error) = parameters::check(&visit, &[]) {
        return error.into_response();
    }
    let Ok(Path(code)) = part else { return ApiError::not_found("code", "").into_response() };
    let register = &visit.cx.register;
    match DivisionCode::parse(&code).ok().and_then(|c| register.division(c)) {
        Some(d) => answer(&row(register, d)),
        None => ApiError::not_found("code", &code).into_response(),
    }
}
