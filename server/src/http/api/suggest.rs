//! Suggestions while typing.

use super::error::Body;
use super::{answer, parameters};
use crate::http::visit::Visit;
use app::islands::suggest::Suggestion;
use axum::response::{IntoResponse, Response};
use daodi::identifiers::DivisionCode;
use daodi::registry::Register;
use daodi::search::ObjectKind;

/// How many suggestions are given.
const LIMIT: usize = 8;

/// What a beginning of a search text could mean: products, enterprises, divisions.
#[utoipa::path(
    get,
    path = "/api/v1/suggest",
    params(
        ("q" = Option<String>, Query, description = "What was typed so far"),
        ("lang" = Option<String>, Query, description = "zh-CN or en")
    ),
    responses(
        (status = 200, description = "At most eight suggestions: path, name, note"),
        (status = 400, description = "A parameter means nothing", body = Body),
        (status = 414, description = "The query is too long", body = Body)
    )
)]
pub(crate) async fn suggest(visit: Visit) -> Response {
    if let Err(error) = parameters::check(&visit, parameters::SUGGEST) {
        return error.into_response();
    }
    let register = &visit.cx.register;
    let english = visit.parameter("lang") == "en";
    let found = register.search().suggest(visit.parameter("q"), LIMIT);
    let list: Vec<Suggestion> = found.iter().filter_map(|s| suggestion(register, s.kind, s.key, english)).collect();
    answer(&list)
}

fn suggestion(register: &Register, kind: ObjectKind, key: &str, english: bool) -> Option<Suggestion> {
    let place = |code: Option<DivisionCode>| code.map(|c| register.division_name(c, english)).unwrap_or_default();
    Some(match kind {
        ObjectKind::Product => {
            let p = register.product(key)?;
            let name = if english { format!("{} {}", p.name_en, p.name) } else { p.name.clone() };
            Suggestion { path: format!("/products/{key}"), name, note: place(Some(p.prefecture)) }
        }
        ObjectKind::Enterprise => {
            let e = register.enterprise(key)?;
            Suggestion {
                path: format!("/enterprises/{key}"),
                name: e.name.clone(),
                note: place(e.county.or(e.prefecture)),
            }
        }
        ObjectKind::Division => {
            let d = register.division(DivisionCode::parse(key).ok()?)?;
            let note = place(d.parent);
            Suggestion { path: format!("/divisions/{key}"), name: register.division_name(d.code, english), note }
        }
    })
}
