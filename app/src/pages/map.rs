//! `/map`: where products and enterprises are, as tiles or outlines, with the same figures in a list beside it.

use super::common::{division_link, division_name, path_with};
use super::province;
use crate::cx::{Cx, MapData};
use crate::text::text_with;
use crate::ui::{Column, DataTable, Legend, LegendItem, LinkItem, Notice, OutlineMap as Frame, PageHead, Tabs};
use crate::{Head, Page, Problem};
use daodi::division::OutlineMap;
use daodi::identifiers::DivisionCode;
use daodi::registry::QueryError;
use leptos::prelude::*;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Measure {
    Products,
    Enterprises,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Wish {
    measure: Measure,
    tiles: bool,
    prefecture: Option<DivisionCode>,
    points: bool,
}

impl Wish {
    fn path(self) -> String {
        let mut pairs = Vec::new();
        if self.measure == Measure::Enterprises {
            pairs.push(("measure", "enterprises".to_owned()));
        }
        if self.tiles {
            pairs.push(("form", "tiles".to_owned()));
        }
        pairs.extend(self.prefecture.map(|c| ("prefecture", c.to_string())));
        if self.points {
            pairs.push(("points", "1".to_owned()));
        }
        path_with("/map", &pairs)
    }
}

/// The map.
///
/// # Errors
/// [`Problem::BadParameter`] where a parameter means nothing.
pub fn map(cx: &Cx, pairs: &[(String, String)]) -> Result<Page, Problem> {
    let mut wish = Wish { measure: Measure::Products, tiles: cx.site.map.is_none(), prefecture: None, points: false };
    for (name, value) in pairs {
        let value = value.trim();
        match (name.as_str(), value) {
            (_, "") | ("measure", "products") | ("form", "outlines") | ("points", "0") => {}
            ("measure", "enterprises") => wish.measure = Measure::Enterprises,
            ("form", "tiles") => wish.tiles = true,
            ("points", "1") => wish.points = true,
            ("measure" | "form" | "points", _) => {
                let name = if name == "measure" {
                    "measure"
                } else if name == "form" {
                    "form"
                } else {
                    "points"
                };
                return Err(QueryError::new(name, value).into());
            }
            ("prefecture", _) => {
                let code =
                    DivisionCode::parse(value).ok().filter(|c| cx.register.prefectures().iter().any(|p| p.code == *c));
                wish.prefecture = Some(code.ok_or(QueryError::new("prefecture", value))?);
            }
            _ => {}
        }
    }
    let head = Head {
        title: cx.t_owned("map-heading"),
        description: cx.t_owned("map-intro"),
        // Where there are no outlines the tiles are not a choice, and so not in the address.
        canonical: Some(Wish { tiles: wish.tiles && cx.site.map.is_some(), ..wish }.path()),
        json_ld: None,
    };
    Ok(Page::new(head, "/map", move |cx| content(cx, wish)))
}

fn count(cx: &Cx, wish: Wish, code: DivisionCode) -> usize {
    let counts = cx.register.counts(code);
    match wish.measure {
        Measure::Products => counts.products,
        Measure::Enterprises => counts.enterprises,
    }
}

fn content(cx: &Cx, wish: Wish) -> AnyView {
    let tab = |to: Wish, on: bool, label: &'static str| {
        let href = cx.href(&to.path());
        if on { LinkItem::current(href, cx.t(label)) } else { LinkItem::new(href, cx.t(label)) }
    };
    let measures = vec![
        tab(Wish { measure: Measure::Products, ..wish }, wish.measure == Measure::Products, "map-measure-products"),
        tab(
            Wish { measure: Measure::Enterprises, ..wish },
            wish.measure == Measure::Enterprises,
            "map-measure-enterprises",
        ),
    ];
    let forms = cx.site.map.as_ref().map(|_| {
        let items = vec![
            tab(Wish { tiles: false, ..wish }, !wish.tiles, "map-form-outlines"),
            tab(Wish { tiles: true, prefecture: None, ..wish }, wish.tiles, "map-form-tiles"),
        ];
        view! { <Tabs label=cx.t("map-form") items=items/> }
    });
    let points = (cx.site.map.is_some() && !wish.tiles && wish.prefecture.is_none()).then(|| {
        let href = cx.href(&Wish { points: !wish.points, ..wish }.path());
        view! { <a class="toggle" href=href aria-current=wish.points.then_some("true")>{cx.t("map-points")}</a> }
    });
    let drawn = match &cx.site.map {
        Some(data) if !wish.tiles => outlines(cx, wish, data),
        _ => {
            let why = cx.site.map.is_none().then(|| view! { <Notice><p>{cx.t("map-tiles-reason")}</p></Notice> });
            let label =
                if wish.measure == Measure::Products { "map-measure-products" } else { "map-measure-enterprises" };
            let tiles = province::tiles(cx, |c| count(cx, wish, c), |c| cx.href(&format!("/divisions/{c}")), label);
            view! { {tiles}<p class="small">{cx.t("division-tiles-note")}</p>{why} }.into_any()
        }
    };
    view! {
        <div class="wrap page">
            <PageHead title=cx.t("map-heading") lead=Some(cx.t_owned("map-intro"))/>
            <div class="cluster"><Tabs label=cx.t("map-measure") items=measures/>{forms}{points}</div>
            <div class="map-and-list">
                <div class="stack">{drawn}</div>
                <section aria-labelledby="map-list-title">
                    <h2 id="map-list-title">{cx.t("map-list-heading")}</h2>
                    {table(cx, wish)}
                </section>
            </div>
        </div>
    }
    .into_any()
}

/// The same figures as a table: prefectures, or the counties of the one chosen; most first.
fn table(cx: &Cx, wish: Wish) -> AnyView {
    let units = match wish.prefecture {
        Some(code) => cx.register.counties(code),
        None => cx.register.prefectures(),
    };
    let mut rows: Vec<_> = units.iter().map(|unit| (unit.code, cx.register.counts(unit.code))).collect();
    rows.sort_by_key(|(code, counts)| {
        let first = if wish.measure == Measure::Products { counts.products } else { counts.enterprises };
        (std::cmp::Reverse(first), *code)
    });
    let columns = vec![
        Column::new(cx.t("common-name")),
        Column::number(cx.t("division-column-products")),
        Column::number(cx.t("division-column-enterprises")),
    ];
    let cells = rows
        .into_iter()
        .map(|(code, counts)| vec![division_link(cx, code), counts.products.into_any(), counts.enterprises.into_any()])
        .collect();
    view! { <DataTable caption=cx.t("map-list-caption") hide_caption=true tight=true columns=columns rows=cells/> }
        .into_any()
}

/// Classes of a choropleth: the last count of each shade from 1 to 6.
fn classes(largest: usize) -> Vec<usize> {
    if largest <= 6 {
        return (1..=largest).collect();
    }
    let mut last: Vec<usize> = (1..=6).map(|k| (largest * k).div_ceil(6)).collect();
    last.dedup();
    last
}

fn shade(classes: &[usize], count: usize) -> u8 {
    if count == 0 {
        return 0;
    }
    let at = classes.iter().position(|last| count <= *last).unwrap_or(classes.len().saturating_sub(1));
    // Few classes are spread over the whole ramp, so that they can be told apart.
    let step = (at + 1) * 6 / classes.len().max(1);
    u8::try_from(step.clamp(1, 6)).unwrap_or(6)
}

/// What stands beneath every map with borders: its review number, or that it is a sketch, and where the borders are from.
pub(super) fn source_line(cx: &Cx, data: &MapData) -> String {
    let review = if data.review_no.is_empty() {
        cx.t_owned("map-sketch")
    } else {
        text_with(cx.locale, "map-review-no", &[("number", data.review_no.clone().into())])
    };
    let source = text_with(cx.locale, "map-source", &[("source", data.source.clone().into())]);
    format!("{review} · {} · {source}", cx.t("map-boundary"))
}

fn outlines(cx: &Cx, wish: Wish, data: &MapData) -> AnyView {
    let map = wish.prefecture.and_then(|code| data.prefectures.get(&code)).unwrap_or(&data.province);
    let counts: Vec<usize> = map.counties.iter().map(|c| count(cx, wish, c.code)).collect();
    let classes = classes(counts.iter().copied().max().unwrap_or(0));
    let mut legend = vec![LegendItem { shade: 0, label: cx.t_owned("map-legend-none") }];
    let mut from = 1;
    for last in &classes {
        let label = if from == *last {
            last.to_string()
        } else {
            text_with(cx.locale, "map-legend-range", &[("from", from.into()), ("to", (*last).into())])
        };
        legend.push(LegendItem { shade: shade(&classes, *last), label });
        from = last + 1;
    }
    let title = if wish.measure == Measure::Products { "map-measure-products" } else { "map-measure-enterprises" };
    let legend = view! { <Legend title=cx.t(title) items=legend/> };
    let line = source_line(cx, data);
    let back = wish.prefecture.map(|code| {
        let href = cx.href(&Wish { prefecture: None, ..wish }.path());
        view! { <p><a href=href>{cx.register.division_name(DivisionCode::HENAN, cx.english())}</a>" › "{division_name(cx, code)}</p> }
    });
    let places = (wish.points && wish.prefecture.is_none()).then(|| {
        let credit = view! { <p class="small">{cx.t("map-places-source")}" · "{cx.t("map-places-note")}</p> };
        credit
    });
    let svg = draw(cx, wish, data, map, &counts, &classes);
    let caption = text_with(
        cx.locale,
        "map-unit-label",
        &[
            ("name", wish.prefecture.map_or_else(|| cx.t_owned("map-label"), |c| division_name(cx, c)).into()),
            ("n", cx.t(title).into()),
        ],
    );
    view! {
        {back}
        <Frame svg=svg caption=caption line=line legend=Some(legend.into_any())/>
        {places}
        <p class="small">{cx.t("map-keyboard")}</p>
    }
    .into_any()
}

/// The SVG. At province level one link a prefecture, so that the keyboard passes eighteen stops and not 157; at
/// prefecture level one a county.
fn draw(cx: &Cx, wish: Wish, data: &MapData, map: &OutlineMap, counts: &[usize], classes: &[usize]) -> AnyView {
    let area = |index: usize| {
        let class = format!("area s{}", shade(classes, counts.get(index).copied().unwrap_or(0)));
        map.counties.get(index).map(|c| view! { <path class=class d=c.path.clone() fill-rule="evenodd"></path> })
    };
    let label = |code: DivisionCode, n: usize| {
        text_with(cx.locale, "map-unit-label", &[("name", division_name(cx, code).into()), ("n", n.into())])
    };
    let links = if wish.prefecture.is_none() {
        cx.register
            .prefectures()
            .iter()
            .map(|unit| {
                let areas = map
                    .counties
                    .iter()
                    .enumerate()
                    .filter(|(_, c)| c.code.prefecture() == unit.code)
                    .map(|(i, _)| area(i))
                    .collect_view();
                let href = cx.href(&Wish { prefecture: Some(unit.code), ..wish }.path());
                let words = label(unit.code, count(cx, wish, unit.code));
                let title = words.clone();
                view! { <a href=href aria-label=words><title>{title}</title>{areas}</a> }.into_any()
            })
            .collect::<Vec<_>>()
    } else {
        map.counties
            .iter()
            .enumerate()
            .map(|(i, c)| {
                let words = label(c.code, counts.get(i).copied().unwrap_or(0));
                let href = cx.href(&format!("/divisions/{}", c.code));
                let title = words.clone();
                view! { <a href=href aria-label=words><title>{title}</title>{area(i)}</a> }.into_any()
            })
            .collect()
    };
    let names = names(cx, wish, map);
    let points = (wish.points && wish.prefecture.is_none()).then(|| {
        data.places
            .iter()
            .map(|p| {
                let words = format!("{} · {}", p.name, division_name(cx, p.county));
                view! { <circle class="point" cx=p.at.0 cy=p.at.1 r="3"><title>{words}</title></circle> }
            })
            .collect_view()
    });
    let view_box = format!("0 0 {} {}", map.view_box.0, map.view_box.1);
    view! {
        <svg viewBox=view_box role="group" aria-label=cx.t("map-label") class="henan">
            {links}
            <path class="county-line" d=map.county_lines.clone()></path>
            <path class="prefecture-line" d=map.prefecture_lines.clone()></path>
            {points}
            {names}
        </svg>
    }
    .into_any()
}

/// The names on a map: of prefectures on the province, of counties on a prefecture. A name that would lie over another
/// is left out; one that would only at a telephone's larger lettering is marked `wide`.
fn names(cx: &Cx, wish: Wish, map: &OutlineMap) -> AnyView {
    let short = |code: DivisionCode| {
        let unit = cx.register.division(code)?;
        let english = unit.name_en.split_once(' ').map_or(unit.name_en.as_str(), |(first, _)| first);
        Some(if cx.english() { english.to_owned() } else { unit.short.clone() })
    };
    let mut found: Vec<(String, f64, f64)> = Vec::new();
    if wish.prefecture.is_some() {
        for c in &map.counties {
            found.extend(short(c.code).map(|name| (name, f64::from(c.label.0), f64::from(c.label.1))));
        }
    } else {
        for unit in cx.register.prefectures() {
            let of: Vec<_> = map.counties.iter().filter(|c| c.code.prefecture() == unit.code).collect();
            let middle = |at: &dyn Fn(&daodi::division::CountyShape) -> f64| {
                of.iter().map(|c| at(c)).sum::<f64>() / f64::from(u32::try_from(of.len()).unwrap_or(1).max(1))
            };
            let at = (middle(&|c| f64::from(c.label.0)), middle(&|c| f64::from(c.label.1)));
            found.extend(short(unit.code).map(|name| (name, at.0, at.1)));
        }
    }
    let (latin, wide) = if cx.english() { (0.58, 19.0) } else { (1.0, 21.0) };
    let fits_wide = apart(&found, wide, latin);
    let fits_narrow = apart(&found, 30.0, latin);
    found
        .into_iter()
        .enumerate()
        .filter(|(i, _)| fits_wide.contains(i))
        .map(|(i, (name, x, y))| {
            let class = if fits_narrow.contains(&i) { "place-name" } else { "place-name wide" };
            view! { <text class=class x=format!("{x:.0}") y=format!("{y:.0}") text-anchor="middle">{name}</text> }
        })
        .collect_view()
        .into_any()
}

/// Which of the names, first come first kept, lie clear of one another at a size of letters.
fn apart(names: &[(String, f64, f64)], size: f64, letter: f64) -> Vec<usize> {
    let half = |name: &str| f64::from(u32::try_from(name.chars().count()).unwrap_or(99)) * size * letter / 2.0;
    let mut kept: Vec<usize> = Vec::new();
    for (i, (name, x, y)) in names.iter().enumerate() {
        let clear = kept
            .iter()
            .filter_map(|k| names.get(*k))
            .all(|(other, ox, oy)| (x - ox).abs() >= half(name) + half(other) + 2.0 || (y - oy).abs() >= size * 1.1);
        if clear {
            kept.push(i);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_would_touch_are_left_out() {
        let names =
            [("许昌".to_owned(), 100.0, 100.0), ("建安".to_owned(), 120.0, 105.0), ("禹州".to_owned(), 160.0, 100.0)];
        assert_eq!(apart(&names, 21.0, 1.0), [0, 2]);
    }

    #[test]
    fn classes_cover_every_count_once() {
        for largest in 1..40 {
            let classes = classes(largest);
            assert_eq!(classes.last(), Some(&largest));
            assert!(classes.is_sorted_by(|a, b| a < b), "{classes:?}");
            let shades: Vec<u8> = (1..=largest).map(|n| shade(&classes, n)).collect();
            assert!(shades.is_sorted() && shades.iter().all(|s| (1..=6).contains(s)), "{shades:?}");
        }
        assert_eq!(shade(&classes(5), 0), 0);
    }
}
