//! What each parameter of a query may hold: one table that refuses what it does not name and describes itself in the
//! OpenAPI document, so that the two cannot differ.

use super::error::ApiError;
use crate::http::visit::Visit;
use daodi::identifiers::{DivisionCode, Slug, Uscc};
use daodi::registry::{
    AuthorisationState, Category, EnterpriseStanding, PAGES, ProductQuery, ProductSort, QueryError, Standing, Track,
    YEARS,
};
use jiff::civil::Date;
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Schema, Type};

/// A parameter of a query.
pub(super) struct Parameter {
    name: &'static str,
    /// Whether it may be given more than once; each value adds to the others.
    many: bool,
    holds: Holds,
}

/// Kinds of values.
enum Holds {
    /// Any text, also none.
    Text,
    /// One of these.
    Code(fn() -> Vec<&'static str>),
    /// A code of GB/T 2260 in Henan.
    Division,
    /// A permanent id.
    Slug,
    /// A unified social credit code (GB 32100-2015).
    Uscc,
    /// A day, ISO 8601.
    Day,
    /// A whole number in these bounds.
    Number(usize, usize),
    /// One of these numbers.
    Numbers(&'static [usize]),
}

const Q: Parameter = one("q", Holds::Text);
const PAGE: Parameter = one("page", Holds::Number(*PAGES.start(), *PAGES.end()));

const fn one(name: &'static str, holds: Holds) -> Parameter {
    Parameter { name, many: false, holds }
}

const fn many(name: &'static str, holds: Holds) -> Parameter {
    Parameter { name, many: true, holds }
}

/// Of `/api/v1/products`.
pub(super) const PRODUCTS: &[Parameter] = &[
    Q,
    many("category", Holds::Code(|| Category::ALL.iter().map(|c| c.code()).collect())),
    many("prefecture", Holds::Division),
    many("county", Holds::Division),
    many("track", Holds::Code(|| Track::ALL.iter().map(|t| t.code()).collect())),
    many("status", Holds::Code(|| Standing::ALL.iter().map(|s| s.code()).collect())),
    many("year", Holds::Number(YEARS.start().unsigned_abs() as usize, YEARS.end().unsigned_abs() as usize)),
    one("sort", Holds::Code(|| ProductSort::ALL.iter().map(|s| s.code()).collect())),
    PAGE,
    one("per", Holds::Numbers(&ProductQuery::PER)),
];

/// Of `/api/v1/enterprises`.
pub(super) const ENTERPRISES: &[Parameter] = &[
    Q,
    one("prefecture", Holds::Division),
    one("standing", Holds::Code(|| EnterpriseStanding::ALL.iter().map(|s| s.code()).collect())),
    one("product", Holds::Slug),
    PAGE,
];

/// Of `/api/v1/authorisations`.
pub(super) const AUTHORISATIONS: &[Parameter] = &[
    one("enterprise", Holds::Slug),
    one("uscc", Holds::Uscc),
    one("product", Holds::Slug),
    one("track", Holds::Code(|| Track::ALL.iter().map(|t| t.code()).collect())),
    one("on", Holds::Day),
    one("state", Holds::Code(|| AuthorisationState::ALL.iter().map(|s| s.code()).collect())),
    PAGE,
];

/// Of `/api/v1/suggest`.
pub(super) const SUGGEST: &[Parameter] = &[Q, one("lang", Holds::Code(|| vec!["zh-CN", "en"]))];

/// The parameters of a path in the OpenAPI document.
pub(super) fn of_path(path: &str) -> &'static [Parameter] {
    match path {
        "/api/v1/products" => PRODUCTS,
        "/api/v1/enterprises" => ENTERPRISES,
        "/api/v1/authorisations" => AUTHORISATIONS,
        "/api/v1/suggest" => SUGGEST,
        _ => &[],
    }
}

/// Refuses a name that means nothing here, a repetition that cannot be meant, and a value without content: a mistyped
/// name must not quietly answer the whole list.
///
/// # Errors
/// [`ApiError`] names the first such parameter.
pub(super) fn check(visit: &Visit, known: &[Parameter]) -> Result<(), ApiError> {
    if visit.is_flawed() {
        return Err(ApiError::too_long());
    }
    for (at, (name, value)) in visit.query().enumerate() {
        let Some(parameter) = known.iter().find(|parameter| parameter.name == name) else {
            return Err(ApiError::unknown_parameter(name));
        };
        let again = !parameter.many && visit.query().take(at).any(|(earlier, _)| earlier == name);
        if again || !parameter.holds.may_be(value) {
            return Err(QueryError::new(parameter.name, value).into());
        }
    }
    Ok(())
}

impl Holds {
    /// Whether the text is of this kind.
    fn may_be(&self, text: &str) -> bool {
        let digits = || !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        match self {
            Self::Text => true,
            Self::Code(codes) => codes().contains(&text),
            Self::Division => DivisionCode::parse(text).is_ok(),
            Self::Slug => Slug::parse(text).is_ok(),
            Self::Uscc => Uscc::parse(text).is_ok_and(|code| code.as_str() == text.to_uppercase()),
            // One form only: what is longer is an instant.
            Self::Day => text.len() == 10 && text.parse::<Date>().is_ok(),
            Self::Number(from, to) => digits() && text.parse().is_ok_and(|number| (*from..=*to).contains(&number)),
            Self::Numbers(numbers) => digits() && text.parse().is_ok_and(|number| numbers.contains(&number)),
        }
    }
}

impl Parameter {
    /// Its name.
    pub(super) fn name(&self) -> &'static str {
        self.name
    }

    /// What it may hold, for the OpenAPI document.
    pub(super) fn schema(&self) -> Schema {
        let text = || ObjectBuilder::new().schema_type(Type::String);
        let number = || ObjectBuilder::new().schema_type(Type::Integer);
        let value = match &self.holds {
            Holds::Text => text(),
            Holds::Code(codes) => text().enum_values(Some(codes())),
            Holds::Division => text().pattern(Some("^41[0-9]{4}$")),
            Holds::Slug => text().pattern(Some("^[a-z0-9]+(-[a-z0-9]+)*$")).min_length(Some(2)).max_length(Some(96)),
            Holds::Uscc => text().min_length(Some(18)).max_length(Some(18)),
            Holds::Day => {
                text().pattern(Some("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")).min_length(Some(10)).max_length(Some(10))
            }
            Holds::Number(from, to) => number().minimum(Some(*from)).maximum(Some(*to)),
            Holds::Numbers(numbers) => number().enum_values(Some(numbers.iter().copied())),
        };
        if self.many { ArrayBuilder::new().items(value).into() } else { value.into() }
    }
}
