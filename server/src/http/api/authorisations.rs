//! Rights as JSON: lists, and the answer for a day.

use super::error::{ApiError, Body};
use super::{Part, answer, parameters};
use crate::clock::day;
use crate::http::visit::Visit;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use daodi::registry::{Authorisation, AuthorisationState, QueryError, Register, Track, answer_on, page_number};
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

/// Rows a page.
const PER: usize = 50;

/// A page of rights.
#[derive(Serialize, ToSchema)]
pub(crate) struct AuthorisationsPage {
    /// How many match.
    pub total: usize,
    /// This page, from 1.
    pub page: usize,
    /// Number of pages.
    pub pages: usize,
    /// With `on` and an enterprise or a code, and a product: `yes`, `no`, `ended` or `unknown`.
    pub answer: Option<&'static str>,
    /// The day from which the register records announcements itself, ISO; before it, no record says nothing.
    pub records_from: Option<String>,
    /// The rights. With `on`: those in force on that day.
    pub authorisations: Vec<AuthorisationRow>,
}

/// A right: enterprise × product × track.
#[derive(Serialize, ToSchema)]
pub(crate) struct AuthorisationRow {
    /// UUIDv7.
    pub id: String,
    /// Id of the enterprise.
    pub enterprise: String,
    /// Its name.
    pub enterprise_name: Option<String>,
    /// Its unified social credit code.
    pub uscc: Option<String>,
    /// Slug of the product.
    pub product: String,
    /// Its Chinese name.
    pub product_name: Option<String>,
    /// `gi_product`, `collective_mark`, `certification_mark` or `gi_trademark_unspecified`.
    pub track: &'static str,
    /// `active`, `rectification_ordered`, `change_pending`, `stopped`, `given_up`, `lapsed` or `cancelled`.
    pub state: &'static str,
    /// First day in force, ISO.
    pub from: String,
    /// First day no longer in force, ISO.
    pub until: Option<String>,
    /// Last day of the licence, membership or mark, ISO.
    pub term_end: Option<String>,
    /// Day on which the artwork could be fetched, ISO.
    pub download_opened: Option<String>,
    /// Last recorded use of the mark, ISO.
    pub last_use: Option<String>,
    /// What it rests on.
    pub basis: String,
    /// Id of the announcement.
    pub announcement: Option<String>,
    /// What was done to it, oldest first.
    pub history: Vec<AuthorisationEvent>,
    /// Its page.
    pub url: String,
}

/// One change of a right.
#[derive(Serialize, ToSchema)]
pub(crate) struct AuthorisationEvent {
    /// Id of the act: the public log has it under this id.
    pub act: String,
    /// Day on which it took effect, ISO.
    pub day: String,
    /// What was done; none: the right began.
    pub what: Option<&'static str>,
    /// The state before.
    pub from: Option<&'static str>,
    /// The state from that day.
    pub to: &'static str,
    /// Id of the announcement.
    pub announcement: Option<String>,
    /// What it rests on.
    pub basis: String,
}

pub(super) fn row(register: &Register, public_url: &str, a: &Authorisation) -> AuthorisationRow {
    let enterprise = register.enterprise(a.enterprise.as_str());
    let iso = |day: Option<Date>| day.map(|day| day.to_string());
    AuthorisationRow {
        id: a.id.clone(),
        enterprise: a.enterprise.to_string(),
        enterprise_name: enterprise.map(|e| e.name.clone()),
        uscc: enterprise.and_then(|e| e.uscc.as_ref()).map(ToString::to_string),
        product: a.product.to_string(),
        product_name: register.product(a.product.as_str()).map(|p| p.name.clone()),
        track: a.track.code(),
        state: a.state.code(),
        from: a.from.to_string(),
        until: iso(a.until),
        term_end: iso(a.term_end),
        download_opened: iso(a.download_opened),
        last_use: iso(a.last_use),
        basis: a.basis.clone(),
        announcement: a.announcement.clone(),
        history: register
            .changes_of(&a.id)
            .map(|c| AuthorisationEvent {
                act: c.id.clone(),
                day: c.day.to_string(),
                what: c.act.map(|act| act.code()),
                from: c.from.map(|state| state.code()),
                to: c.to.code(),
                announcement: c.announcement.clone(),
                basis: c.basis.clone(),
            })
            .collect(),
        url: format!("{public_url}/authorisations/{}", a.id),
    }
}

/// Rights by enterprise, product, track and state, or those in force on a day.
#[utoipa::path(
    get,
    path = "/api/v1/authorisations",
    params(
        ("enterprise" = Option<String>, Query, description = "Permanent id of an enterprise"),
        ("uscc" = Option<String>, Query, description = "Unified social credit code of an enterprise"),
        ("product" = Option<String>, Query, description = "Slug of a product"),
        ("track" = Option<String>, Query, description = "gi_product, collective_mark, certification_mark, gi_trademark_unspecified or agri_gi_legacy"),
        ("on" = Option<String>, Query, description = "Day, ISO: only rights in force then"),
        ("state" = Option<String>, Query, description = "active, rectification_ordered, change_pending, stopped, given_up, lapsed or cancelled"),
        ("page" = Option<u32>, Query, description = "From 1")
    ),
    responses(
        (status = 200, description = "A page of rights", body = AuthorisationsPage),
        (status = 400, description = "A parameter means nothing", body = Body),
        (status = 404, description = "The list has fewer pages", body = Body),
        (status = 414, description = "The query is too long", body = Body)
    )
)]
pub(crate) async fn list(visit: Visit) -> Response {
    if let Err(error) = parameters::check(&visit, parameters::AUTHORISATIONS) {
        return error.into_response();
    }
    match page(&visit) {
        Ok(page) => answer(&page),
        Err(error) => error.into_response(),
    }
}

fn page(visit: &Visit) -> Result<AuthorisationsPage, ApiError> {
    let register = &visit.cx.register;
    let (firm, product) = (visit.parameter("enterprise"), visit.parameter("product"));
    let uscc = visit.parameter("uscc").to_uppercase();
    let track = match visit.parameter("track") {
        "" => None,
        code => Some(Track::from_code(code).ok_or(QueryError::new("track", code))?),
    };
    let state = match visit.parameter("state") {
        "" => None,
        code => Some(AuthorisationState::from_code(code).ok_or(QueryError::new("state", code))?),
    };
    let on = match visit.parameter("on") {
        "" => None,
        text => Some(text.parse::<Date>().map_err(|_| QueryError::new("on", text))?),
    };
    let number = match visit.parameter("page") {
        "" => 1,
        text => page_number(text)?,
    };
    let coded = |a: &Authorisation| {
        let enterprise = register.enterprise(a.enterprise.as_str());
        enterprise.and_then(|e| e.uscc.as_ref()).is_some_and(|own| own.as_str() == uscc)
    };
    let named: Vec<&Authorisation> = register
        .rows()
        .authorisations
        .iter()
        .filter(|a| firm.is_empty() || a.enterprise.as_str() == firm)
        .filter(|a| uscc.is_empty() || coded(a))
        .filter(|a| product.is_empty() || a.product.as_str() == product)
        .filter(|a| track.is_none_or(|track| a.track == track))
        .collect();
    let records_from = register.records_from().map(day);
    // Only a question about one enterprise and one product that there are has an answer.
    let known = register.product(product).is_some()
        && (register.enterprise(firm).is_some()
            || (firm.is_empty()
                && register
                    .rows()
                    .enterprises
                    .iter()
                    .any(|e| e.uscc.as_ref().is_some_and(|own| own.as_str() == uscc))));
    let says = on.filter(|_| known).map(|on| answer_on(&named, on, records_from, visit.cx.today).0.code());
    let found: Vec<&Authorisation> = named
        .into_iter()
        .filter(|a| state.is_none_or(|state| a.state == state))
        // Of a day to come nobody knows what will be in force.
        .filter(|a| on.is_none_or(|on| on <= visit.cx.today && a.in_force_on(on)))
        .collect();
    let pages = found.len().div_ceil(PER).max(1);
    if number > pages {
        return Err(ApiError::not_found("page", &number.to_string()));
    }
    let public_url = &visit.cx.site.public_url;
    Ok(AuthorisationsPage {
        total: found.len(),
        page: number,
        pages,
        answer: says,
        records_from: records_from.map(|day| day.to_string()),
        authorisations: found.iter().skip((number - 1) * PER).take(PER).map(|a| row(register, public_url, a)).collect(),
    })
}

/// One right with its history.
#[utoipa::path(
    get,
    path = "/api/v1/authorisations/{id}",
    params(("id" = String, Path, description = "UUIDv7")),
    responses(
        (status = 200, description = "The right", body = AuthorisationRow),
        (status = 404, description = "No such right", body = Body),
        (status = 400, description = "A parameter means nothing", body = Body)
    )
)]
pub(crate) async fn one(part: Part, visit: Visit) -> Response {
    if let Err(error) = parameters::check(&visit, &[]) {
        return error.into_response();
    }
    let Ok(Path(id)) = part else { return ApiError::not_found("id", "").into_response() };
    match visit.cx.register.authorisation(&id) {
        Some(a) => answer(&row(&visit.cx.register, &visit.cx.site.public_url, a)),
        None => ApiError::not_found("id", &id).into_response(),
    }
}
