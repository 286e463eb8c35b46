//! Products as JSON.

use super::error::{ApiError, Body};
use super::{Part, answer, parameters};
use crate::http::export::source;
use crate::http::visit::Visit;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use daodi::registry::{Product, ProductQuery, Register, Standing};
use serde::Serialize;
use utoipa::ToSchema;

/// A page of products.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProductsPage {
    /// How many products match.
    pub total: usize,
    /// This page, from 1.
    pub page: usize,
    /// Number of pages.
    pub pages: usize,
    /// True where no product has all the words and the best partial matches are given.
    pub partial: bool,
    /// The products.
    pub products: Vec<ProductRow>,
}

/// A product.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProductRow {
    /// Permanent id.
    pub slug: String,
    /// Chinese name.
    pub name: String,
    /// English name.
    pub name_en: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Class.
    pub category: &'static str,
    /// Umbrella name it belongs to.
    pub umbrella: Option<String>,
    /// GB/T 2260 code of the prefecture.
    pub prefecture: String,
    /// GB/T 2260 codes of the counties.
    pub counties: Vec<String>,
    /// Legal rights in the name. Empty: no source read states one.
    pub protections: Vec<ProtectionRow>,
    /// How well founded: `cited`, `stated` or `open`.
    pub standing: &'static str,
    /// Earliest right a source dates: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub first_protected: Option<String>,
    /// The protected area in the source's words.
    pub area_text: Option<String>,
    /// Standard.
    pub standard: Option<String>,
    /// Traits.
    pub quality_traits: Option<String>,
    /// Months (1–12) of the season, in its order.
    pub season_months: Vec<u8>,
    /// Where the facts were read.
    pub sources: Vec<String>,
    /// The product's page.
    pub url: String,
}

/// A legal right in a name.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProtectionRow {
    /// `gi_product`, `collective_mark`, `certification_mark`, `gi_trademark_unspecified` or `agri_gi_legacy`.
    pub track: &'static str,
    /// Certificate or registration number.
    pub number: Option<String>,
    /// Holder or applicant.
    pub holder: Option<String>,
    /// Ids of the announcements it rests on.
    pub announcements: Vec<String>,
    /// Turned from an agricultural registration into a protected product.
    pub converted: bool,
}

fn row(register: &Register, public_url: &str, p: &Product) -> ProductRow {
    ProductRow {
        slug: p.slug.to_string(),
        name: p.name.clone(),
        name_en: p.name_en.clone(),
        aliases: p.aliases.clone(),
        category: p.category.code(),
        umbrella: p.umbrella.clone(),
        prefecture: p.prefecture.to_string(),
        counties: p.counties.iter().map(ToString::to_string).collect(),
        protections: p
            .protections
            .iter()
            .map(|r| ProtectionRow {
                track: r.track.code(),
                number: r.number.clone(),
                holder: r.holder.clone(),
                announcements: r.announcements.clone(),
                converted: r.converted,
            })
            .collect(),
        standing: Standing::of(p).code(),
        first_protected: p.first_protected.map(|d| d.to_string()),
        area_text: p.area_text.clone(),
        standard: p.standard.clone(),
        quality_traits: p.quality_traits.clone(),
        season_months: p.season_months.clone(),
        sources: p.sources.iter().map(|c| source(register, c)).collect(),
        url: format!("{public_url}/products/{}", p.slug),
    }
}

/// Products by search text and facets, as on the page.
#[utoipa::path(
    get,
    path = "/api/v1/products",
    params(
        ("q" = Option<String>, Query, description = "Name, pinyin or its initials, place, English name, number"),
        ("category" = Option<Vec<String>>, Query, description = "Class; may be repeated"),
        ("prefecture" = Option<Vec<String>>, Query, description = "GB/T 2260 code; may be repeated"),
        ("county" = Option<Vec<String>>, Query, description = "GB/T 2260 code; may be repeated"),
        ("track" = Option<Vec<String>>, Query, description = "Track of protection; may be repeated"),
        ("status" = Option<Vec<String>>, Query, description = "cited, stated or open; may be repeated"),
        ("year" = Option<Vec<i32>>, Query, description = "Year of the earliest right; may be repeated"),
        ("sort" = Option<String>, Query, description = "relevance, name, place, newest or oldest"),
        ("page" = Option<u32>, Query, description = "From 1"),
        ("per" = Option<u32>, Query, description = "30, 60 or 120")
    ),
    responses(
        (status = 200, description = "A page of products", body = ProductsPage),
        (status = 400, description = "A parameter means nothing", body = Body),
        (status = 404, description = "The list has fewer pages", body = Body),
        (status = 414, description = "The query is too long", body = Body)
    )
)]
pub(crate) async fn list(visit: Visit) -> Response {
    if let Err(error) = parameters::check(&visit, parameters::PRODUCTS) {
        return error.into_response();
    }
    let query = match ProductQuery::from_pairs(visit.query()) {
        Ok(query) => query,
        Err(error) => return ApiError::from(error).into_response(),
    };
    let register = &visit.cx.register;
    let list = register.list_products(&query);
    if query.page > list.pages {
        return ApiError::not_found("page", &query.page.to_string()).into_response();
    }
    let products = list
        .page
        .iter()
        .filter_map(|&i| register.rows().products.get(i))
        .map(|p| row(register, &visit.cx.site.public_url, p))
        .collect();
    answer(&ProductsPage {
        total: list.all.len(),
        page: query.page,
        pages: list.pages,
        partial: list.partial,
        products,
    })
}

/// One product.
#[utoipa::path(
    get,
    path = "/api/v1/products/{slug}",
    params(("slug" = String, Path, description = "Permanent id")),
    responses(
        (status = 200, description = "The product", body = ProductRow),
        (status = 404, description = "No such product", body = Body),
        (status = 400, description = "A parameter means nothing", body = Body)
    )
)]
pub(crate) async fn one(part: Part, visit: Visit) -> Response {
    if let Err(error) = parameters::check(&visit, &[]) {
        return error.into_response();
    }
    let Ok(Path(slug)) = part else { return ApiError::not_found("slug", "").into_response() };
    match visit.cx.register.product(&slug) {
        Some(p) => answer(&row(&visit.cx.register, &visit.cx.site.public_url, p)),
        None => ApiError::not_found("slug", &slug).into_response(),
    }
}
