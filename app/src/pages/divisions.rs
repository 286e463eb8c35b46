//! `/divisions` and `/divisions/{code}`: the province, a prefecture, a county.

use super::common::{certainty, crumbs, division_link, division_name, name_item, plan_title};
use super::province;
use crate::cx::Cx;
use crate::text::{list, number, text_with};
use crate::ui::{
    Column, DataTable, FactRow, FactTable, Figure, Figures, LinkItem, NamesList, Notice, NoticeKind, PageHead, Section,
    StatBar, StatBars, Timeline, TimelineItem,
};
use crate::{Head, Page, Problem};
use daodi::division::{Division, DivisionLevel, DivisionStatus};
use daodi::identifiers::DivisionCode;
use daodi::registry::DataSet;
use daodi::statistics::Indicator;
use leptos::prelude::*;
use serde_json::json;

/// The eighteen units of the province.
#[must_use]
pub fn divisions(cx: &Cx) -> Page {
    let head = Head {
        title: cx.t_owned("division-list-heading"),
        description: cx.t_owned("division-list-intro"),
        canonical: Some("/divisions".to_owned()),
        json_ld: None,
    };
    Page::new(head, "/divisions", |cx| {
        let register = cx.register.clone();
        let tiles = province::tiles(
            cx,
            move |code| register.counts(code).products,
            |code| cx.href(&format!("/divisions/{code}")),
            "division-tiles-label",
        );
        let units: Vec<_> = cx.register.prefectures().into_iter().cloned().collect();
        view! {
            <div class="wrap page">
                {crumbs(cx, &[], cx.t("nav-divisions"))}
                <PageHead title=cx.t("division-list-heading") lead=Some(cx.t_owned("division-list-intro"))/>
                <div class="columns two">
                    <div>{tiles}<p class="small">{cx.t("division-tiles-note")}</p></div>
                    {unit_table(cx, "map-list-caption", &units)}
                </div>
                <p><a href=cx.href(&format!("/divisions/{}", DivisionCode::HENAN))>{cx.t("division-province-plans")}</a></p>
            </div>
        }
        .into_any()
    })
}

/// Units with what the register has of each.
fn unit_table(cx: &Cx, caption: &'static str, units: &[Division]) -> AnyView {
    let columns = vec![
        Column::new(cx.t("common-name")),
        Column::number(cx.t("division-column-products")),
        Column::number(cx.t("division-column-enterprises")),
        Column::number(cx.t("division-column-bases")),
    ];
    let rows = units
        .iter()
        .map(|unit| {
            let counts = cx.register.counts(unit.code);
            vec![
                division_link(cx, unit.code),
                counts.products.into_any(),
                counts.enterprises.into_any(),
                counts.bases.into_any(),
            ]
        })
        .collect();
    view! { <DataTable caption=cx.t(caption) hide_caption=true tight=true columns=columns rows=rows/> }.into_any()
}

/// One unit.
///
/// # Errors
/// [`Problem::NotFound`] for a text that is no code of the register.
pub fn division(cx: &Cx, code: &str) -> Result<Page, Problem> {
    let code = DivisionCode::parse(code).map_err(|_| Problem::NotFound)?;
    let unit = cx.register.division(code).ok_or(Problem::NotFound)?;
    let counts = cx.register.counts(code);
    let words = [
        text_with(cx.locale, "common-count-products", &[("n", counts.products.into())]),
        text_with(cx.locale, "common-count-enterprises", &[("n", counts.enterprises.into())]),
        text_with(cx.locale, "common-count-bases", &[("n", counts.bases.into())]),
    ];
    let name = division_name(cx, code);
    // Two counties are called Qi County in English: the unit above tells them apart.
    let above =
        unit.parent.and_then(|parent| cx.register.division(parent)).filter(|p| p.level != DivisionLevel::Province);
    let title = match above.map(|parent| division_name(cx, parent.code)) {
        Some(above) if cx.english() => format!("{name}, {above}"),
        Some(above) => format!("{above}{name}"),
        None => name.clone(),
    };
    let head = Head {
        title,
        description: format!("{name} · {}", words.join(" · ")),
        canonical: Some(format!("/divisions/{code}")),
        json_ld: Some(json!({
            "@context": "https://schema.org",
            "@type": "AdministrativeArea",
            "name": unit.name,
            "alternateName": unit.name_en,
            "identifier": code.to_string(),
            "containedInPlace": unit.parent.map(|p| json!({
                "@type": "AdministrativeArea",
                "name": cx.register.division_name(p, cx.english()),
            })),
        })),
    };
    Ok(Page::new(head, "/divisions", move |cx| cx.register.division(code).map(|unit| one(cx, unit)).into_any()))
}

fn one(cx: &Cx, unit: &Division) -> AnyView {
    let code = unit.code;
    let register = &cx.register;
    let counts = register.counts(code);
    let whole_province = code == DivisionCode::HENAN;
    let name = division_name(cx, code);
    let mut steps: Vec<(String, String)> = vec![("/divisions".to_owned(), cx.t_owned("nav-divisions"))];
    if unit.level == DivisionLevel::County || unit.level == DivisionLevel::Zone {
        let above = code.prefecture();
        steps.push((format!("/divisions/{above}"), division_name(cx, above)));
    }
    let steps: Vec<(&str, &str)> = steps.iter().map(|(p, l)| (p.as_str(), l.as_str())).collect();
    let figures = [
        (counts.products, "division-column-products", "#products"),
        (counts.enterprises, "division-column-enterprises", "#enterprises"),
        (counts.bases, "division-column-bases", "#bases"),
    ]
    .into_iter()
    .map(|(n, label, href)| Figure {
        number: number(cx.locale, i64::try_from(n).unwrap_or(i64::MAX)),
        label: cx.t_owned(label),
        source: None,
        href: (n > 0 && !whole_province).then(|| href.to_owned()),
    })
    .collect();
    let counties: Vec<_> = if unit.level == DivisionLevel::Prefecture && code != DivisionCode::JIYUAN {
        register.counties(code).into_iter().cloned().collect()
    } else {
        Vec::new()
    };
    let has_counties = !counties.is_empty();
    let gone = unit.status == DivisionStatus::Abolished;
    let today = register.rows().division_changes.iter().find(|c| gone && c.old_code == code.to_string());
    let gone_note = gone.then(|| {
        let new = today.map_or_else(String::new, |c| c.new_name.clone());
        let text = text_with(cx.locale, "division-abolished", &[("name", name.clone().into()), ("new", new.into())]);
        let link = today.and_then(|c| DivisionCode::parse(&c.new_code).ok()).map(|code| division_link(cx, code));
        view! { <Notice kind=NoticeKind::Caution><p>{text}" "{link}</p></Notice> }
    });
    let zone = (unit.status == DivisionStatus::Statistical).then(|| cx.t("division-zones-explain"));
    let jiyuan = (code == DivisionCode::JIYUAN).then(|| cx.t("division-jiyuan"));
    let notes = zone.into_iter().chain(jiyuan).map(|n| view! { <Notice><p>{n}</p></Notice> }).collect_view();
    view! {
        <div class="wrap page">
            {crumbs(cx, &steps, &name)}
            <article class="product">
                <PageHead title=name kicker=Some(if cx.english() { unit.name.clone() } else { unit.name_en.clone() })
                    upright=!cx.english()/>
                <div class="product-main">
                    {gone_note}
                    {notes}
                    {(!gone).then(|| view! { <Figures items=figures/> })}
                    {has_counties.then(|| view! {
                        <Section title=cx.t("division-counties-heading") id="counties">
                            {unit_table(cx, "division-counties-heading", &counties)}
                        </Section>
                    })}
                    {(!whole_province && !gone).then(|| rows(cx, code))}
                    {indicators(cx, code)}
                    {programmes(cx, code)}
                    {changes(cx, unit)}
                </div>
                <aside class="side">{side(cx, unit)}</aside>
            </article>
        </div>
    }
    .into_any()
}

/// Products, enterprises and bases of the unit.
fn rows(cx: &Cx, code: DivisionCode) -> impl IntoView + use<> {
    let register = &cx.register;
    let products: Vec<_> = register.products_in(code).map(|p| name_item(cx, p)).collect();
    let enterprises: Vec<_> = register.enterprises_in(code).map(|e| super::enterprises::row(cx, e)).collect();
    let bases = super::enterprises::base_rows(cx, register.bases_in(code));
    let columns = vec![
        Column::new(cx.t("enterprise-column-name")),
        Column::new(cx.t("enterprise-column-place")),
        Column::new(cx.t("enterprise-column-products")),
        Column::new(cx.t("enterprise-column-standing")),
    ];
    let list =
        cx.href(&format!("/products?{}={code}", if code.prefecture() == code { "prefecture" } else { "county" }));
    let none = |key: &'static str| view! { <p class="unsure">{cx.t(key)}</p> }.into_any();
    let products_view = if products.is_empty() {
        none("division-products-none")
    } else {
        view! { <NamesList items=products/> }.into_any()
    };
    let enterprises_view = if enterprises.is_empty() {
        none("division-enterprises-none")
    } else {
        view! { <DataTable caption=cx.t("division-enterprises-heading") hide_caption=true columns=columns rows=enterprises/> }
            .into_any()
    };
    let bases_view =
        if bases.is_empty() { none("division-bases-none") } else { super::enterprises::base_table(cx, bases) };
    view! {
        <Section title=cx.t("division-products-heading") id="products"
            more=Some(LinkItem::new(list, cx.t("action-filter")))>{products_view}</Section>
        <Section title=cx.t("division-enterprises-heading") id="enterprises">{enterprises_view}</Section>
        <Section title=cx.t("division-bases-heading") id="bases">{bases_view}</Section>
    }
}

/// The plans' indicators for the unit: bars where base and target are numbers of one kind, words for the rest.
fn indicators(cx: &Cx, code: DivisionCode) -> impl IntoView + use<> {
    let rows: Vec<&Indicator> = cx.register.indicators_of(code).collect();
    let any = !rows.is_empty();
    let explain = cx.t("indicator-explain");
    any.then(|| {
        let gi = rows.iter().filter(|i| matches!(i.domain.as_str(), "地理标志" | "商标品牌" | "品牌"));
        let bars: Vec<StatBar> = gi.filter_map(|i| bar(cx, i)).collect();
        let bars_view = (!bars.is_empty()).then(|| {
            view! {
                <StatBars items=bars actual_label=cx.t("indicator-base") target_label=cx.t("indicator-target")/>
            }
        });
        let count = text_with(cx.locale, "indicator-count", &[("n", rows.len().into())]);
        view! {
            <Section title=cx.t("division-indicators-heading") id="indicators" note=Some(count)>
                {bars_view}
                <p class="small">{explain}" "{cx.t("indicator-contradiction")}</p>
                {indicator_table(cx, &rows)}
            </Section>
        }
    })
}

fn bar(cx: &Cx, i: &Indicator) -> Option<StatBar> {
    let actual: f64 = i.base_value.as_deref()?.parse().ok()?;
    let target: f64 = i.target_value.as_deref()?.parse().ok()?;
    let plan = cx.register.plan(i.plan.as_str()).map(|p| plan_title(cx, p));
    Some(StatBar {
        label: i.name.clone(),
        actual: Some(actual),
        actual_text: value(cx, i.base_year, i.base_value.as_deref(), i),
        target: Some(target),
        target_text: value(cx, i.target_year, i.target_value.as_deref(), i),
        source: plan.map(|p| format!("{p} · {}", i.section)),
    })
}

/// `2025年：100 个`; nothing where the plan has no value.
fn value(cx: &Cx, year: Option<i16>, value: Option<&str>, i: &Indicator) -> String {
    let Some(value) = value else { return String::new() };
    dated(cx, year, format!("{value} {}", i.unit.as_deref().unwrap_or_default()).trim_end().to_owned())
}

/// A value with the year it is of, where one is stated.
fn dated(cx: &Cx, year: Option<i16>, value: String) -> String {
    match year {
        Some(year) => {
            text_with(cx.locale, "indicator-year-value", &[("year", year.to_string().into()), ("value", value.into())])
        }
        None => value,
    }
}

/// Indicators as a table, each with its plan.
pub(super) fn indicator_table(cx: &Cx, rows: &[&Indicator]) -> AnyView {
    let columns = vec![
        Column::new(cx.t("indicator-name")),
        Column::new(cx.t("indicator-base")),
        Column::new(cx.t("indicator-target")),
    ];
    let cells = rows
        .iter()
        .map(|i| {
            // A target in words takes no unit.
            let target = match (&i.target_value, &i.target_text) {
                (None, Some(words)) => dated(cx, i.target_year, words.clone()),
                (number, _) => value(cx, i.target_year, number.as_deref(), i),
            };
            let extra = i.attribute.clone().map(|a| view! { " "<span class="small">{a}</span> });
            vec![
                view! { {i.name.clone()}{extra}<span class="small">{cx.t("plan-section")}{cx.t("common-colon")}{i.section.clone()}</span> }.into_any(),
                view! { <span class="num">{value(cx, i.base_year, i.base_value.as_deref(), i)}</span> }.into_any(),
                view! { <span class="num">{target}</span> }.into_any(),
            ]
        })
        .collect();
    let mut plans: Vec<_> = rows.iter().filter_map(|i| cx.register.plan(i.plan.as_str())).collect();
    plans.dedup_by_key(|p| p.id.clone());
    let sources: Vec<String> = plans.into_iter().map(|p| plan_title(cx, p)).collect();
    let sure = certainty(cx, DataSet::Indicators, "*");
    view! {
        <DataTable caption=cx.t("indicator-heading") hide_caption=true plain=true columns=columns rows=cells/>
        <p class="src"><span>{sources.join("；")}</span>{sure.map(|s| view! { <span>{s}</span> })}</p>
    }
    .into_any()
}

fn programmes(cx: &Cx, code: DivisionCode) -> impl IntoView + use<> {
    let items = cx
        .register
        .programmes_of(code)
        .map(|p| {
            let plan = cx.register.plan(p.plan.as_str()).map(|plan| plan_title(cx, plan)).unwrap_or_default();
            let who =
                p.responsible.clone().map(|r| format!("{}{}{r}", cx.t("programme-responsible"), cx.t("common-colon")));
            let by = p.deadline.clone().map(|d| format!("{}{}{d}", cx.t("programme-deadline"), cx.t("common-colon")));
            let about = (!p.names.is_empty())
                .then(|| format!("{}{}{}", cx.t("programme-names"), cx.t("common-colon"), list(cx.locale, &p.names)));
            let small = [who, by, about, Some(format!("{plan} {}", p.section))]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" · ");
            view! { <li><b>{p.name.clone()}</b><p>{p.text.clone()}</p><p class="src"><span>{small}</span></p></li> }
        })
        .collect_view();
    (!items.is_empty()).then(|| {
        let count = items.len().to_string();
        view! {
            <Section title=cx.t("division-programmes-heading") id="programmes" note=Some(count)>
                <details class="drawer">
                    <summary>{cx.t("action-show-all")}</summary>
                    <ul class="lines" role="list">{items}</ul>
                </details>
            </Section>
        }
    })
}

/// Former names and codes.
fn changes(cx: &Cx, unit: &Division) -> impl IntoView + use<> {
    let code = unit.code.to_string();
    let items: Vec<TimelineItem> = cx
        .register
        .rows()
        .division_changes
        .iter()
        .filter(|c| c.new_code == code || c.old_code == code)
        .map(|c| TimelineItem {
            when: c.effective.clone(),
            what: text_with(
                cx.locale,
                "division-change-from-to",
                &[
                    ("old", format!("{} {}", c.old_name, c.old_code).into()),
                    ("new", format!("{} {}", c.new_name, c.new_code).into()),
                ],
            ),
            note: [Some(c.kind.clone()), c.document.clone(), c.note.clone()]
                .into_iter()
                .flatten()
                .reduce(|a, b| format!("{a} · {b}")),
            href: None,
            current: false,
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <Section title=cx.t("division-changes-heading") id="changes">
                <p class="small">{cx.t("division-changes-explain")}</p>
                <Timeline items=items/>
            </Section>
        }
    })
}

fn side(cx: &Cx, unit: &Division) -> impl IntoView + use<> {
    let km2 = unit.area_m2.map(|m2| {
        let area = number(cx.locale, (m2 + 500_000) / 1_000_000);
        text_with(cx.locale, "common-area-km2", &[("area", area.into())])
    });
    let parent = unit.parent.map(|p| view! { <FactRow term=cx.t("division-parent")>{division_link(cx, p)}</FactRow> });
    let zones: Vec<_> = cx
        .register
        .rows()
        .divisions
        .iter()
        .filter(|d| d.level == DivisionLevel::Zone && d.code.prefecture() == unit.code && d.code != unit.code)
        .map(|d| view! { <li>{division_link(cx, d.code)}</li> })
        .collect();
    let located = (unit.code != DivisionCode::HENAN).then(|| {
        view! {
            <div>
                <h2>{cx.t("product-locate-heading")}</h2>
                {province::locate(cx, unit.code.prefecture())}
            </div>
        }
    });
    let has_zones = !zones.is_empty() && unit.level == DivisionLevel::Prefecture;
    view! {
        {located}
        <div>
            <FactTable label=cx.t("division-code")>
                <FactRow term=cx.t("division-code")><span class="num">{unit.code.to_string()}</span></FactRow>
                {parent}
                {km2.map(|text| view! {
                    <FactRow term=cx.t("division-area")>
                        <span class="num">{text}</span><p class="small">{cx.t("division-area-explain")}</p>
                    </FactRow>
                })}
                <FactRow term=cx.t("common-source")>{unit.source.clone()}</FactRow>
            </FactTable>
        </div>
        {has_zones.then(|| view! {
            <div>
                <h2>{cx.t("division-zones-heading")}</h2>
                <ul class="inline" role="list">{zones}</ul>
                <p class="small">{cx.t("division-zones-explain")}</p>
            </div>
        })}
    }
}
