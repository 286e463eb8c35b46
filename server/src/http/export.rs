//! Exports of exactly one search: CSV and GeoJSON, whole, in the list's order.

use super::visit::Visit;
use app::Problem;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use daodi::registry::{Citation, Product, ProductQuery, Register, Standing};
use serde_json::{Value, json};

/// A cell that no spreadsheet takes for a formula: one that begins like one gets an apostrophe.
pub(crate) fn inert(text: &str) -> String {
    let risky = |c: char| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠');
    if text.starts_with(risky) { format!("'{text}") } else { text.to_owned() }
}

/// The products of a search, or the problem with it.
fn found(visit: &Visit) -> Result<Vec<&Product>, Problem> {
    if visit.is_flawed() {
        return Err(Problem::TooLong);
    }
    let query = ProductQuery::from_pairs(visit.query())?;
    let rows = &visit.cx.register.rows().products;
    Ok(visit.cx.register.list_products(&query).all.into_iter().filter_map(|i| rows.get(i)).collect())
}

fn answer(kind: &'static str, name: &str, body: String) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [
        (CONTENT_TYPE, kind.to_owned()),
        (CONTENT_DISPOSITION, disposition),
        (CACHE_CONTROL, "private, no-cache".to_owned()),
    ];
    (StatusCode::OK, headers, body).into_response()
}

pub(super) async fn csv(visit: Visit) -> Response {
    let body = match found(&visit) {
        Ok(products) => csv_of(&visit.cx.register, &products),
        Err(problem) => return visit.refuse(problem).await,
    };
    match body {
        Some(body) => answer("text/csv; charset=utf-8", "daodi-products.csv", body),
        None => {
            let request_id = visit.request_id.clone();
            visit.refuse(Problem::Internal { request_id }).await
        }
    }
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

const COLUMNS: [&str; 18] = [
    "slug",
    "name_zh",
    "name_en",
    "aliases",
    "category",
    "umbrella",
    "prefecture",
    "counties",
    "tracks",
    "numbers",
    "announcements",
    "standing",
    "first_protected",
    "area_text",
    "standard",
    "quality_traits",
    "season_months",
    "sources",
];

/// The products as CSV (RFC 4180) with a byte order mark, so that spreadsheets read the Chinese right. Lists inside a
/// cell are joined by `|`. Nothing where a row cannot be written.
fn csv_of(register: &Register, products: &[&Product]) -> Option<String> {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(COLUMNS).ok()?;
    for p in products {
        let joined = |items: Vec<String>| items.join("|");
        let option = |text: &Option<String>| text.clone().unwrap_or_default();
        let cells = [
            p.slug.to_string(),
            p.name.clone(),
            p.name_en.clone(),
            joined(p.aliases.clone()),
            p.category.zh().to_owned(),
            option(&p.umbrella),
            register.division_name(p.prefecture, false),
            joined(p.counties.iter().map(|c| register.division_name(*c, false)).collect()),
            joined(p.protections.iter().map(|r| r.track.code().to_owned()).collect()),
            joined(p.protections.iter().filter_map(|r| r.number.clone()).collect()),
            joined(p.protections.iter().flat_map(|r| r.announcements.clone()).collect()),
            Standing::of(p).code().to_owned(),
            p.first_protected.map(|d| d.to_string()).unwrap_or_default(),
            option(&p.area_text),
            option(&p.standard),
            option(&p.quality_traits),
            joined(p.season_months.iter().map(u8::to_string).collect()),
            joined(p.sources.iter().map(|c| source(register, c)).collect()),
        ];
        writer.write_record(cells.iter().map(|cell| inert(cell))).ok()?;
    }
    String::from_utf8(writer.into_inner().ok()?).ok()
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

#[cfg(test)]
mod tests {
    use super::inert;

    #[test]
    fn no_cell_begins_a_formula() {
        for risky in ["=1+1", "+1", "-1", "@x", "\tx", "＝1", "＠x"] {
            assert!(inert(risky).starts_with('\''), "{risky}");
        }
        assert_eq!(inert("信阳毛尖"), "信阳毛尖");
    }
}
