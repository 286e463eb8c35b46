//! What the applicant states beside what the register has, line by line.

use crate::cx::Cx;
use crate::pages::common::{division_name, product_href};
use crate::pages::desk::compare::{Fit, coded, fit, mark, marked};
use crate::text::text_with;
use crate::ui::{Column, DataTable, Notice, NoticeKind};
use daodi::application::Application;
use daodi::identifiers::DivisionCode;
use leptos::prelude::*;

/// A line: what it is about, both sides, how they stand to each other.
struct Line {
    term: &'static str,
    stated: AnyView,
    recorded: AnyView,
    fit: Fit,
}

fn silent(cx: &Cx) -> AnyView {
    view! { <span class="unsure">{cx.t("common-not-stated")}</span> }.into_any()
}

/// A line of texts; what was not stated is no difference.
fn text(cx: &Cx, term: &'static str, stated: &str, recorded: Option<&str>) -> Option<Line> {
    if stated.is_empty() {
        return None;
    }
    let line = match recorded.filter(|text| !text.is_empty()) {
        Some(recorded) => Line {
            term,
            stated: marked(stated, recorded),
            recorded: marked(recorded, stated),
            fit: fit(&stated, Some(&recorded)),
        },
        None => Line { term, stated: stated.to_owned().into_any(), recorded: silent(cx), fit: Fit::Silent },
    };
    Some(line)
}

/// How a standard's number is compared: without spaces, and without the year where one side has none.
fn standard_key(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).map(|c| if c == '—' || c == '－' { '-' } else { c }).collect()
}

/// Whether the register's words on a standard name the one that is stated.
fn names_standard(recorded: &str, stated: &str) -> bool {
    let (recorded, stated) = (standard_key(recorded), standard_key(stated));
    let number = stated.rsplit_once('-').map_or(stated.as_str(), |(number, _)| number);
    recorded.contains(&stated) || (!number.is_empty() && recorded.contains(number))
}

fn lines(cx: &Cx, case: &Application) -> Vec<Line> {
    let enterprise = cx.register.enterprise(&case.enterprise);
    let product = cx.register.product(case.product.as_str());
    let said = |name: &str| case.statement.get(name);
    let mut lines = Vec::new();
    if let Some(mut line) = text(cx, "field-enterprise_name", &case.name, enterprise.map(|e| e.name.as_str())) {
        if let Some(e) = enterprise {
            let shown = marked(&e.name, &case.name);
            line.recorded = view! { <a href=cx.href(&format!("/enterprises/{}", e.id))>{shown}</a> }.into_any();
        }
        lines.push(line);
    }
    let recorded = enterprise.and_then(|e| e.uscc.as_ref()).map(ToString::to_string);
    if !case.uscc.is_empty() {
        let (stated, shown) = match &recorded {
            Some(code) => (coded(&case.uscc, code), coded(code, &case.uscc)),
            None => (coded(&case.uscc, &case.uscc), silent(cx)),
        };
        lines.push(Line { term: "field-uscc", stated, recorded: shown, fit: fit(&case.uscc, recorded.as_ref()) });
    }
    let address = enterprise.and_then(|e| e.address.as_deref());
    lines.extend(text(cx, "field-applicant_address", said("applicant_address"), address));
    lines.extend(county(cx, case));
    if let Some(mut line) =
        text(cx, "field-standard_no", said("standard_no"), product.and_then(|p| p.standard.as_deref()))
    {
        if let Some(standard) = product.and_then(|p| p.standard.as_deref()).filter(|text| !text.is_empty())
            && names_standard(standard, said("standard_no"))
        {
            line = Line {
                stated: said("standard_no").to_owned().into_any(),
                recorded: standard.to_owned().into_any(),
                fit: Fit::Same,
                ..line
            };
        }
        lines.push(line);
    }
    let number = product.and_then(|p| {
        let known = p.protections.iter().filter(|protection| protection.track == case.track);
        known
            .filter_map(|protection| protection.number.as_deref())
            .find(|number| *number == said("mark_number"))
            .or_else(|| p.protections.iter().find(|protection| protection.track == case.track)?.number.as_deref())
    });
    lines.extend(text(cx, "field-mark_number", said("mark_number"), number));
    let brands = enterprise.map(|e| e.brands.join("、")).filter(|brands| !brands.is_empty());
    lines.extend(text(cx, "field-own_brand", said("own_brand"), brands.as_deref()));
    lines
}

/// The county of production beside those the product comes from; where the register names none, beside its city.
fn county(cx: &Cx, case: &Application) -> Option<Line> {
    let code = DivisionCode::parse(case.statement.get("place_county")).ok()?;
    let product = cx.register.product(case.product.as_str());
    let stated = division_name(cx, code).into_any();
    let Some(product) = product else {
        return Some(Line { term: "desk-app-place", stated, recorded: silent(cx), fit: Fit::Silent });
    };
    let within = if product.counties.is_empty() {
        code.prefecture() == product.prefecture
    } else {
        product.counties.contains(&code)
    };
    let of = if product.counties.is_empty() { vec![product.prefecture] } else { product.counties.clone() };
    let names: Vec<String> = of.into_iter().map(|code| division_name(cx, code)).collect();
    let names = crate::pages::common::names(cx, &names);
    let href = product_href(cx, case.product.as_str());
    let recorded = view! { <a href=href>{names}</a> }.into_any();
    let fit = if within { Fit::Same } else { Fit::Differs };
    Some(Line { term: "desk-app-place", stated, recorded, fit })
}

/// The comparison, and what the register's notice says of the area, in its own words.
pub(super) fn beside(cx: &Cx, case: &Application) -> AnyView {
    let lines = lines(cx, case);
    let differ = lines.iter().filter(|line| line.fit == Fit::Differs).count();
    let rows = lines
        .into_iter()
        .map(|line| vec![cx.t(line.term).into_any(), line.stated, line.recorded, mark(cx, line.fit)])
        .collect();
    let columns = ["desk-compare-what", "desk-compare-claimed", "desk-compare-recorded", "desk-compare-fit"]
        .map(|key| Column::new(cx.t(key)))
        .to_vec();
    let result = if differ == 0 {
        view! { <p class="small">{cx.t("desk-compare-fits")}</p> }.into_any()
    } else {
        let text = text_with(cx.locale, "desk-app-differs", &[("n", differ.into())]);
        view! { <Notice kind=NoticeKind::Caution><p>{text}</p></Notice> }.into_any()
    };
    let unknown = cx.register.enterprise(&case.enterprise).is_none().then(|| {
        view! { <Notice kind=NoticeKind::Caution><p>{cx.t("desk-app-unknown-enterprise")}</p></Notice> }
    });
    let area = cx.register.product(case.product.as_str()).and_then(|product| product.area_text.clone()).map(|text| {
        view! {
            <details class="drawer">
                <summary>{cx.t("desk-app-area")}</summary>
                <div class="drawer-body"><p class="own-words">{text}</p></div>
            </details>
        }
    });
    view! {
        {unknown}
        <DataTable caption=cx.t("desk-compare-heading") hide_caption=true plain=true columns=columns rows=rows/>
        {result}
        {area}
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_standard_is_known_by_its_number_with_or_without_year_and_space() {
        assert!(names_standard("GB/T 22737-2008 地理标志产品 信阳毛尖茶", "GB/T22737"));
        assert!(names_standard("GB/T 22737", "GB/T 22737—2008"));
        assert!(!names_standard("GB/T 22737-2008", "GB/T 19691-2008"));
    }
}
