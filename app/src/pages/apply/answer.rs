//! The answer: what stands in the way and what to do instead, or the ways that are open.

use super::{Apply, way};
use crate::cx::Cx;
use crate::pages::common::{division_name, names, product_href};
use crate::text::{day, text_for, text_named, text_with};
use crate::ui::{ButtonKind, LinkButton, Notice, NoticeKind, Section};
use daodi::application::{Being, Obstacle, may_apply};
use daodi::registry::Product;
use leptos::prelude::*;

/// The answer to what was asked.
pub(super) fn answer(cx: &Cx, view: &Apply, product: &Product, being: Being) -> AnyView {
    let look =
        may_apply(product, |track| cx.register.is_revoked(product.slug.as_str(), track), being, view.query.county);
    let counties = counties(cx, product);
    let verdict = if look.is_open() {
        let area = match view.query.county {
            Some(county) if look.area_known => {
                text_with(cx.locale, "apply-area-inside", &[("county", division_name(cx, county).into())])
            }
            None if look.area_known => {
                text_with(cx.locale, "apply-area-list", &[("counties", counties.clone().into())])
            }
            _ => cx.t_owned("apply-area-unknown"),
        };
        view! {
            <Notice kind=NoticeKind::Done title=Some(cx.t_owned("apply-open"))>
                <p>{area}</p>
                <p>{cx.t("apply-open-note")}</p>
            </Notice>
        }
        .into_any()
    } else {
        let items =
            look.obstacles.iter().map(|obstacle| self::obstacle(cx, *obstacle, &counties)).collect_view().into_any();
        view! {
            <Notice kind=NoticeKind::Caution title=Some(cx.t_owned("apply-closed"))>{items}</Notice>
        }
        .into_any()
    };
    // What only the register's incomplete area stands against, an office may still confirm.
    let confirmed = look.obstacles == [Obstacle::PlaceOutside];
    let ways = (look.is_open() || confirmed).then(|| way::ways(cx, view, product, &look.routes, confirmed));
    let took = (look.is_open() || confirmed).then(|| took(cx, view));
    view! {
        <div class="apply-answer stack">{verdict}</div>
        {ways}
        {took}
        <Section title=cx.t("apply-questions") id="questions">
            <ul class="lines" role="list">
                <li><a href=product_href(cx, product.slug.as_str())>{cx.t("apply-questions-product")}</a></li>
                <li><a href=cx.href("/my/applications")>{cx.t("apply-questions-mine")}</a></li>
            </ul>
        </Section>
    }
    .into_any()
}

/// The counties of the area as the register has them.
fn counties(cx: &Cx, product: &Product) -> String {
    let all: Vec<String> = product.counties.iter().map(|code| division_name(cx, *code)).collect();
    names(cx, &all)
}

fn obstacle(cx: &Cx, obstacle: Obstacle, counties: &str) -> AnyView {
    let code = obstacle.code();
    let args = [("counties", counties.into())];
    let part = |part: &str| {
        text_named(cx.locale, "apply-obstacle", &format!("{code}-{part}"), &args).unwrap_or_else(|| code.to_owned())
    };
    view! {
        <div class="obstacle">
            <h2>{text_for(cx.locale, "apply-obstacle", code)}</h2>
            <dl>
                <dt>{cx.t("apply-why")}</dt><dd>{part("why")}</dd>
                <dt>{cx.t("apply-do")}</dt><dd>{part("do")}</dd>
            </dl>
        </div>
    }
    .into_any()
}

fn took(cx: &Cx, view: &Apply) -> AnyView {
    let text = match view.took {
        Some(took) => {
            let args =
                [("since", day(cx.locale, took.since).into()), ("n", took.cases.into()), ("days", took.days.into())];
            text_with(cx.locale, "apply-took-some", &args)
        }
        None => cx.t_owned("apply-took-none"),
    };
    view! { <Section title=cx.t("apply-took") id="took"><p>{text}</p></Section> }.into_any()
}

/// The button that begins an application.
pub(super) fn begin(cx: &Cx, path: &str, confirmed: bool) -> AnyView {
    let (kind, key) =
        if confirmed { (ButtonKind::Quiet, "apply-begin-anyway") } else { (ButtonKind::Primary, "apply-begin") };
    view! {
        <p><LinkButton href=cx.href(path) kind=kind>{cx.t(key)}</LinkButton></p>
        <p class="small">{cx.t("apply-begin-note")}</p>
    }
    .into_any()
}
