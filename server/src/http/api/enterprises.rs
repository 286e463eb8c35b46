//! Enterprises as JSON.

use super::error::{ApiError, Body};
use super::{Part, answer, parameters};
use crate::http::export::source;
use crate::http::visit::Visit;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use daodi::registry::{Enterprise, EnterpriseStanding, QueryError, Register, page_number};
use daodi::search::ObjectKind;
use serde::Serialize;
use utoipa::ToSchema;

/// Rows a page.
const PER: usize = 50;

/// A page of enterprises.
#[derive(Serialize, ToSchema)]
pub(crate) struct EnterprisesPage {
    /// How many match.
    pub total: usize,
    /// This page, from 1.
    pub page: usize,
    /// Number of pages.
    pub pages: usize,
    /// The enterprises.
    pub enterprises: Vec<EnterpriseRow>,
}

/// An enterprise named in the sources. None of its fields is an authorisation.
#[derive(Serialize, ToSchema)]
pub(crate) struct EnterpriseRow {
    /// Permanent id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Unified social credit code, where a source states one.
    pub uscc: Option<String>,
    /// Slugs of products it works with.
    pub products: Vec<String>,
    /// GB/T 2260 code of the prefecture.
    pub prefecture: Option<String>,
    /// GB/T 2260 code of the county.
    pub county: Option<String>,
    /// Brands.
    pub brands: Vec<String>,
    /// How the source describes it.
    pub role: String,
    /// `reported_user`, `holder`, `works_with`, `brand` or `not_gi`.
    pub standing: &'static str,
    /// Stated permission, registration or award, not confirmed by a roll.
    pub stated: Option<String>,
    /// Where the facts were read.
    pub sources: Vec<String>,
    /// The enterprise's page.
    pub url: String,
}

fn row(register: &Register, public_url: &str, e: &Enterprise) -> EnterpriseRow {
    EnterpriseRow {
        id: e.id.to_string(),
        name: e.name.clone(),
        uscc: e.uscc.as_ref().map(ToString::to_string),
        products: e.products.iter().map(ToString::to_string).collect(),
        prefecture: e.prefecture.map(|c| c.to_string()),
        county: e.county.map(|c| c.to_string()),
        brands: e.brands.clone(),
        role: e.role.clone(),
        standing: e.standing().code(),
        stated: e.authorisation_text.clone(),
        sources: e.sources.iter().map(|c| source(register, c)).collect(),
        url: format!("{public_url}/enterprises/{}", e.id),
    }
}

/// Enterprises by search text, prefecture, standing and product.
#[utoipa::path(
    get,
    path = "/api/v1/enterprises",
    params(
        ("q" = Option<String>, Query, description = "Name, brand, product or place"),
        ("prefecture" = Option<String>, Query, description = "GB/T 2260 code"),
        ("standing" = Option<String>, Query, description = "reported_user, holder, works_with, brand or not_gi"),
        ("product" = Option<String>, Query, description = "Slug of a product it works with"),
        ("page" = Option<u32>, Query, description = "From 1")
    ),
    responses(
        (status = 200, description = "A page of enterprises", body = EnterprisesPage),
        (status = 400, description = "A parameter means nothing", body = Body),
        (status = 404, description = "The list has fewer pages", body = Body),
        (status = 414, description = "The query is too long", body = Body)
    )
)]
pub(crate) async fn list(visit: Visit) -> Response {
    if let Err(error) = parameters::check(&visit, parameters::ENTERPRISES) {
        return error.into_response();
    }
    match page(&visit) {
        Ok(page) => answer(&page),
        Err(error) => error.into_response(),
    }
}

fn page(visit: &Visit) -> Result<EnterprisesPage, ApiError> {
    let register = &visit.cx.register;
    let q = visit.parameter("q");
    let standing = match visit.parameter("standing") {
        "" => None,
        code => Some(EnterpriseStanding::from_code(code).ok_or(QueryError::new("standing", code))?),
    };
    let prefecture = visit.parameter("prefecture");
    let product = visit.parameter("product");
    let number = match visit.parameter("page") {
        "" => 1,
        text => page_number(text)?,
    };
    let all: Vec<&Enterprise> = if q.is_empty() {
        register.rows().enterprises.iter().collect()
    } else {
        let index = register.search();
        let hits = index.search(q, ObjectKind::Enterprise).hits;
        hits.iter()
            .filter_map(|hit| index.key(ObjectKind::Enterprise, hit.object).and_then(|key| register.enterprise(key)))
            .collect()
    };
    let found: Vec<&Enterprise> = all
        .into_iter()
        .filter(|e| standing.is_none_or(|s| e.standing() == s))
        .filter(|e| prefecture.is_empty() || e.prefecture.is_some_and(|c| c.to_string() == prefecture))
        .filter(|e| product.is_empty() || e.products.iter().any(|p| p.as_str() == product))
        .collect();
    let pages = found.len().div_ceil(PER).max(1);
    if number > pages {
        return Err(ApiError::not_found("page", &number.to_string()));
    }
    let public_url = &visit.cx.site.public_url;
    let enterprises = found.iter().skip((number - 1) * PER).take(PER).map(|e| row(register, public_url, e)).collect();
    Ok(EnterprisesPage { total: found.len(), page: number, pages, enterprises })
}

/// One enterprise.
#[utoipa::path(
    get,
    path = "/api/v1/enterprises/{id}",
    params(("id" = String, Path, description = "Permanent id")),
    responses(
        (status = 200, description = "The enterprise", body = EnterpriseRow),
        (status = 404, description = "No such enterprise", body = Body),
        (status = 400, description = "A parameter means nothing", body = Body)
    )
)]
pub(crate) async fn one(part: Part, visit: Visit) -> Response {
    if let Err(error) = parameters::check(&visit, &[]) {
        return error.into_response();
    }
    let Ok(Path(id)) = part else { return ApiError::not_found("id", "").into_response() };
    match visit.cx.register.enterprise(&id) {
        Some(e) => answer(&row(&visit.cx.register, &visit.cx.site.public_url, e)),
        None => ApiError::not_found("id", &id).into_response(),
    }
}
