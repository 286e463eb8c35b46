//! What the claimant states beside what the register has, line by line.

use crate::cx::Cx;
use crate::pages::common::{division_name, product_href, product_name};
use crate::text::text_with;
use crate::ui::{Column, DataTable, Icon, IconKind, Notice, NoticeKind};
use daodi::identifiers::DivisionCode;
use daodi::people::Claim;
use daodi::registry::Enterprise;
use daodi::search::ObjectKind;
use leptos::prelude::*;

/// How the two sides of a line stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::pages) enum Fit {
    /// The same.
    Same,
    /// Not the same: to be looked at.
    Differs,
    /// The register says nothing.
    Silent,
}

/// Compares two values, of which the register's may be missing.
pub(in crate::pages) fn fit<T: PartialEq>(claimed: &T, recorded: Option<&T>) -> Fit {
    match recorded {
        None => Fit::Silent,
        Some(recorded) if recorded == claimed => Fit::Same,
        Some(_) => Fit::Differs,
    }
}

/// The comparison, or who it might be where the register has no such enterprise.
pub(super) fn compare(cx: &Cx, claim: &Claim) -> AnyView {
    let found = claim.enterprise.as_deref().and_then(|id| cx.register.enterprise(id));
    match found {
        Some(enterprise) => beside(cx, claim, enterprise),
        None => missing(cx, claim),
    }
}

fn beside(cx: &Cx, claim: &Claim, e: &Enterprise) -> AnyView {
    let silent = || view! { <span class="unsure">{cx.t("common-not-stated")}</span> }.into_any();
    let place = |code: Option<DivisionCode>| code.map_or_else(silent, |code| division_name(cx, code).into_any());
    let county = claim.county.unwrap_or(claim.prefecture);
    let code = claim.uscc.to_string();
    let (recorded, own) = match &e.uscc {
        Some(uscc) => (coded(uscc.as_str(), &code), coded(&code, uscc.as_str())),
        None => (silent(), coded(&code, &code)),
    };
    let lines = vec![
        (
            "field-enterprise_name",
            marked(&claim.name, &e.name),
            view! { <a href=cx.href(&format!("/enterprises/{}", e.id))>{marked(&e.name, &claim.name)}</a> }.into_any(),
            fit(&claim.name, Some(&e.name)),
        ),
        ("field-uscc", own, recorded, fit(&claim.uscc, e.uscc.as_ref())),
        (
            "desk-prefecture",
            place(Some(claim.prefecture)),
            place(e.prefecture),
            fit(&claim.prefecture, e.prefecture.as_ref()),
        ),
        ("desk-county", place(Some(county)), place(e.county), fit(&county, e.county.as_ref())),
    ];
    let differ = lines.iter().filter(|line| line.3 == Fit::Differs).count();
    let rows = lines
        .into_iter()
        .map(|(term, claimed, recorded, fit)| vec![cx.t(term).into_any(), claimed, recorded, mark(cx, fit)])
        .collect();
    let columns = ["desk-compare-what", "desk-compare-claimed", "desk-compare-recorded", "desk-compare-fit"]
        .map(|key| Column::new(cx.t(key)))
        .to_vec();
    let result = if differ == 0 {
        view! { <p class="small">{cx.t("desk-compare-fits")}</p> }.into_any()
    } else {
        let text = text_with(cx.locale, "desk-compare-differs", &[("n", differ.into())]);
        view! { <Notice kind=NoticeKind::Caution><p>{text}</p></Notice> }.into_any()
    };
    let products = e
        .products
        .iter()
        .filter_map(|slug| cx.register.product(slug.as_str()))
        .map(|p| view! { <li><a href=product_href(cx, p.slug.as_str())>{product_name(cx, p)}</a></li> })
        .collect_view();
    let related = (!products.is_empty()).then(|| {
        view! { <p class="small">{cx.t("enterprise-products-heading")}</p><ul class="inline" role="list">{products}</ul> }
    });
    view! {
        <DataTable caption=cx.t("desk-compare-heading") hide_caption=true plain=true columns=columns rows=rows/>
        {result}
        {registered_in(cx, claim)}
        {related}
    }
    .into_any()
}

/// Where a text differs from another: what stands before it, the part itself, what stands after it.
fn parts(text: &str, other: &str) -> (String, String, String) {
    let (a, b): (Vec<char>, Vec<char>) = (text.chars().collect(), other.chars().collect());
    let before = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let most = a.len().min(b.len()) - before;
    let after = a.iter().rev().zip(b.iter().rev()).take(most).take_while(|(x, y)| x == y).count();
    let piece = |from: usize, to: usize| a.iter().skip(from).take(to.saturating_sub(from)).collect();
    (piece(0, before), piece(before, a.len() - after), piece(a.len() - after, a.len()))
}

/// A text with the part marked in which it differs from another.
pub(in crate::pages) fn marked(text: &str, other: &str) -> AnyView {
    let (before, part, after) = parts(text, other);
    let part = (!part.is_empty()).then(|| view! { <b class="differing">{part}</b> });
    view! { {before}{part}{after} }.into_any()
}

/// The same of a code, in letters of one width: both sides can be compared at sight.
pub(super) fn coded(text: &str, other: &str) -> AnyView {
    view! { <code class="plain-code">{marked(text, other)}</code> }.into_any()
}

pub(in crate::pages) fn mark(cx: &Cx, fit: Fit) -> AnyView {
    match fit {
        Fit::Same => view! { <span class="fits"><Icon kind=IconKind::Check/>{cx.t("desk-fit-same")}</span> }.into_any(),
        Fit::Differs => {
            view! { <span class="differs"><Icon kind=IconKind::Caution/>{cx.t("desk-fit-differs")}</span> }.into_any()
        }
        Fit::Silent => view! { <span class="small">{cx.t("desk-fit-silent")}</span> }.into_any(),
    }
}

/// The division that stands in the code itself: where the body was first registered. It stays when the body moves.
fn registered_in(cx: &Cx, claim: &Claim) -> AnyView {
    let code = claim.uscc.registered_in();
    let place = DivisionCode::parse(code)
        .ok()
        .and_then(|code| cx.register.division(code).map(|_| division_name(cx, code)))
        .unwrap_or_else(|| cx.t_owned("desk-elsewhere"));
    let text = text_with(cx.locale, "desk-registered-in", &[("code", code.to_owned().into()), ("place", place.into())]);
    view! { <p class="small">{text}</p> }.into_any()
}

/// The register has no enterprise of this code and name: those that are called alike.
fn missing(cx: &Cx, claim: &Claim) -> AnyView {
    let index = cx.register.search();
    let alike: Vec<&Enterprise> = index
        .search(&claim.name, ObjectKind::Enterprise)
        .hits
        .iter()
        .filter_map(|hit| index.key(ObjectKind::Enterprise, hit.object).and_then(|key| cx.register.enterprise(key)))
        .take(5)
        .collect();
    let items = alike
        .iter()
        .map(|e| {
            let place = e.county.or(e.prefecture).map(|code| division_name(cx, code));
            let code = e.uscc.as_ref().map_or_else(|| cx.t_owned("enterprise-uscc-none"), ToString::to_string);
            view! {
                <li>
                    <a href=cx.href(&format!("/enterprises/{}", e.id))>{e.name.clone()}</a>
                    <p class="small">{place}" · "<span class="num">{code}</span></p>
                </li>
            }
        })
        .collect_view();
    let alike = if alike.is_empty() {
        view! { <p class="small">{cx.t("desk-alike-none")}</p> }.into_any()
    } else {
        view! { <h3>{cx.t("desk-alike")}</h3><ul class="lines" role="list">{items}</ul> }.into_any()
    };
    view! {
        <Notice kind=NoticeKind::Caution title=Some(cx.t_owned("desk-missing"))><p>{cx.t("desk-missing-text")}</p></Notice>
        {registered_in(cx, claim)}
        {alike}
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_register_does_not_say_is_no_difference() {
        assert_eq!(fit(&1, None), Fit::Silent);
        assert_eq!(fit(&1, Some(&1)), Fit::Same);
        assert_eq!(fit(&1, Some(&2)), Fit::Differs);
    }

    #[test]
    fn only_what_differs_is_marked() {
        let of = |a: &str, b: &str| parts(a, b);
        let split = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
        assert_eq!(of("信阳毛尖茶业公司", "信阳毛尖公司"), split("信阳毛尖", "茶业", "公司"));
        assert_eq!(of("信阳毛尖公司", "信阳毛尖茶业公司"), split("信阳毛尖", "", "公司"));
        assert_eq!(of("1234", "1284"), split("12", "3", "4"));
        assert_eq!(of("aa", "aaa"), split("aa", "", ""));
        assert_eq!(of("same", "same"), split("same", "", ""));
        assert_eq!(of("", "x"), split("", "", ""));
    }
}
