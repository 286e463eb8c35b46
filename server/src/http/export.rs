//! Exports of exactly one search: CSV, XLSX and GeoJSON, whole, in the list's order.

use super::download::disposition;
use super::visit::Visit;
use crate::exports::{Cell, Column, ExportError, Table};
use app::Problem;
use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use daodi::registry::{Citation, Product, ProductQuery, Register, Standing};
use serde_json::{Value, json};

/// The products of a search, or the problem with it.
fn found(visit: &Visit) -> Result<Vec<&Product>, Problem> {
    if visit.is_flawed() {
        return Err(Problem::TooLong);
    }
    let query = ProductQuery::from_pairs(visit.query())?;
    let rows = &visit.cx.register.rows().products;
    Ok(visit.cx.register.list_products(&query).all.into_iter().filter_map(|i| rows.get(i)).collect())
}

fn answer(kind: &'static str, name: &str, body: impl Into<Body>) -> Response {
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(kind)),
        (CONTENT_DISPOSITION, disposition(name)),
        (CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
    ];
    (StatusCode::OK, headers, body.into()).into_response()
}

/// The search's table, made into a file by `make`.
async fn file(
    visit: Visit,
    kind: &'static str,
    name: &str,
    make: impl FnOnce(&Table) -> Result<Vec<u8>, ExportError>,
) -> Response {
    let made = match found(&visit) {
        Ok(products) => make(&table(&visit.cx.register, &products)),
        Err(problem) => return visit.refuse(problem).await,
    };
    match made {
        Ok(body) => answer(kind, name, body),
        Err(error) => {
            tracing::error!(%error, "a table could not be exported");
            let request_id = visit.request_id.clone();
            visit.refuse(Problem::Internal { request_id }).await
        }
    }
}

pub(super) async fn csv(visit: Visit) -> Response {
    file(visit, "text/csv; charset=utf-8", "daodi-products.csv", Table::to_csv).await
}

pub(super) async fn xlsx(visit: Visit) -> Response {
    const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let made = visit.app.clock.micros();
    file(visit, KIND, "daodi-products.xlsx", |table| table.to_xlsx(made)).await
}

pub(super) async fn geojson(visit: Visit) -> Response {
    let body = match found(&visit) {
        Ok(products) => {
            let features: Vec<Value> = products.iter().map(|p| feature(&visit.cx.register, p)).collect();
            json!({ "type": "FeatureCollection", "features": features }).to_string()
        }
        Err(problem) => return visit.refuse(problem).await,
    };
    answer("application/geo+json; charset=utf-8", "daodi-products.geojson", body)
}

/// Headings and widths.
const COLUMNS: [(&str, u16); 18] = [
    ("slug", 24),
    ("name_zh", 16),
    ("name_en", 24),
    ("aliases", 16),
    ("category", 10),
    ("umbrella", 12),
    ("prefecture", 10),
    ("counties", 20),
    ("tracks", 20),
    ("numbers", 20),
    ("announcements", 24),
    ("standing", 14),
    ("first_protected", 14),
    ("area_text", 40),
    ("standard", 20),
    ("quality_traits", 40),
    ("season_months", 14),
    ("sources", 40),
];

/// The products as a table. Lists inside a cell are joined by `|`.
fn table(register: &Register, products: &[&Product]) -> Table {
    let columns = COLUMNS.iter().map(|(heading, width)| Column::new(*heading, *width)).collect();
    let joined = |items: Vec<String>| Cell::text(items.join("|"));
    let rows = products.iter().map(|p| {
        vec![
            Cell::text(p.slug.to_string()),
            Cell::text(p.name.clone()),
            Cell::text(p.name_en.clone()),
            joined(p.aliases.clone()),
            Cell::text(p.category.zh()),
            p.umbrella.clone().into(),
            register.division_name(p.prefecture, false).into(),
            joined(p.counties.iter().map(|c| register.division_name(*c, false)).collect()),
            joined(p.protections.iter().map(|r| r.track.code().to_owned()).collect()),
            joined(p.protections.iter().filter_map(|r| r.number.clone()).collect()),
            joined(p.protections.iter().flat_map(|r| r.announcements.clone()).collect()),
            Standing::of(p).code().into(),
            // A year or a month is no day: what is not known to the day stays a text.
            p.first_protected.map(|d| d.to_string()).into(),
            p.area_text.clone().into(),
            p.standard.clone().into(),
            p.quality_traits.clone().into(),
            joined(p.season_months.iter().map(u8::to_string).collect()),
            joined(p.sources.iter().map(|c| source(register, c)).collect()),
        ]
    });
    Table { title: "河南地理标志产品".to_owned(), columns, rows: rows.collect() }
}

/// A citation in words: a plan by title and number.
pub(crate) fn source(register: &Register, citation: &Citation) -> String {
    match register.plan(&citation.text) {
        Some(plan) => {
            format!("{} {}", plan.title, plan.document_no.as_deref().unwrap_or_default()).trim_end().to_owned()
        }
        None => citation.text.clone(),
    }
}

/// A product as a GeoJSON feature (RFC 7946, WGS84). The point is the one a source gives, else the label point of its
/// only county, else of its prefecture; `precision` says which. It is never a place of production.
fn feature(register: &Register, p: &Product) -> Value {
    let label = |code| register.division(code).and_then(|d| d.label_point);
    let (point, precision) = match (p.point, p.counties.as_slice()) {
        (Some(point), _) => (Some(point), "source"),
        (None, [one]) => (label(*one), "county"),
        _ => (label(p.prefecture), "prefecture"),
    };
    json!({
        "type": "Feature",
        "id": p.slug,
        "geometry": point.map(|(lon, lat)| json!({ "type": "Point", "coordinates": [lon, lat] })),
        "properties": {
            "name_zh": p.name,
            "name_en": p.name_en,
            "category": p.category.code(),
            "prefecture": p.prefecture,
            "counties": p.counties,
            "tracks": p.protections.iter().map(|r| r.track.code()).collect::<Vec<_>>(),
            "precision": precision,
        },
    })
}
