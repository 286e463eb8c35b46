//! `/desk/handling`: which office takes the applications under each right, and the document that says so.

use crate::cx::Cx;
use crate::pages::acts::office_name;
use crate::pages::common::{crumbs, path_with, product_href, product_name, track};
use crate::pages::forms::{asked, faults, field, head, hinted, once, page};
use crate::text::text_with;
use crate::ui::{
    Button, CheckBox, Chip, ChipKind, Column, DataTable, EmptyState, FactRow, FactTable, FormEnd, LinkItem, Notice,
    NoticeKind, PageHead, Pager, PostForm, SearchForm, Section, SelectGroup, SelectInput, Sorted, Tabs, TextInput,
};
use crate::{Head, Page};
use daodi::application::Handling;
use daodi::form::Form;
use daodi::registry::{QueryError, Track, page_number};
use leptos::prelude::*;

const PATH: &str = "/desk/handling";

/// Rights a page.
const PER: usize = 30;

/// A right under which is applied, with its office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandlingRow {
    /// The product's slug.
    pub product: String,
    /// The track.
    pub track: Track,
    /// Who takes the applications.
    pub handling: Handling,
    /// The document that says so; empty where none does.
    pub document: String,
    /// The version of the record; 0 where there is none.
    pub version: i64,
}

/// Orders of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HandlingSort {
    /// As the register has the products.
    #[default]
    Product,
    /// By the office's code: city by city.
    Office,
}

/// What is asked of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandlingQuery {
    /// Part of the product's or the office's name.
    pub q: String,
    /// Only those that a document names (`Some(true)`), or that none does.
    pub named: Option<bool>,
    /// The order.
    pub sort: HandlingSort,
    /// The page, from 1; 0 is the first as well.
    pub page: usize,
}

impl HandlingQuery {
    /// Reads the address's parameters.
    ///
    /// # Errors
    /// [`QueryError`] names the parameter that means nothing.
    pub fn read(pairs: &[(String, String)]) -> Result<Self, QueryError> {
        let mut query = Self::default();
        for (name, value) in pairs {
            let value = value.trim();
            match (name.as_str(), value) {
                (_, "") => {}
                ("q", _) => query.q = value.chars().take(100).collect(),
                ("named", "yes") => query.named = Some(true),
                ("named", "no") => query.named = Some(false),
                ("named", _) => return Err(QueryError::new("named", value)),
                ("sort", "product") => query.sort = HandlingSort::Product,
                ("sort", "office") => query.sort = HandlingSort::Office,
                ("sort", _) => return Err(QueryError::new("sort", value)),
                ("page", _) => query.page = page_number(value)?,
                _ => {}
            }
        }
        Ok(query)
    }

    fn kept(&self) -> Vec<(String, String)> {
        let mut kept = Vec::new();
        kept.extend(self.named.map(|named| ("named".to_owned(), if named { "yes" } else { "no" }.to_owned())));
        if self.sort == HandlingSort::Office {
            kept.push(("sort".to_owned(), "office".to_owned()));
        }
        kept
    }

    /// The Chinese path of this question.
    #[must_use]
    pub fn path(&self) -> String {
        let kept = self.kept();
        let mut pairs: Vec<(&str, String)> = kept.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        if !self.q.is_empty() {
            pairs.insert(0, ("q", self.q.clone()));
        }
        if self.page > 1 {
            pairs.push(("page", self.page.to_string()));
        }
        path_with(PATH, &pairs)
    }
}

/// A product's name from its slug.
fn name(cx: &Cx, slug: &str) -> String {
    cx.register.product(slug).map_or_else(|| slug.to_owned(), |product| product_name(cx, product))
}

/// The list of `all` as it is asked for.
///
/// # Errors
/// [`crate::Problem::PageBeyond`] past the last page.
pub fn handling(cx: &Cx, query: HandlingQuery, all: Vec<HandlingRow>) -> Result<Page, crate::Problem> {
    let q = query.q.to_lowercase();
    let searched = |row: &HandlingRow| {
        q.is_empty()
            || name(cx, &row.product).to_lowercase().contains(&q)
            || row.document.to_lowercase().contains(&q)
            || office_name(cx, row.handling.office).to_lowercase().contains(&q)
    };
    let all: Vec<HandlingRow> = all.into_iter().filter(searched).collect();
    let is = |named: Option<bool>, row: &HandlingRow| named.is_none_or(|named| named == row.handling.confirmed);
    let counts = [None, Some(true), Some(false)].map(|named| all.iter().filter(|row| is(named, row)).count());
    let mut rows: Vec<HandlingRow> = all.into_iter().filter(|row| is(query.named, row)).collect();
    if query.sort == HandlingSort::Office {
        rows.sort_by_key(|row| row.handling.office);
    }
    let pages = rows.len().div_ceil(PER).max(1);
    if query.page > pages {
        let last = HandlingQuery { page: pages, ..query }.path();
        return Err(crate::Problem::PageBeyond { pages, last });
    }
    let head = Head { title: cx.t_owned("section-handling"), ..Head::default() };
    Ok(Page::new(head, PATH, move |cx| content(cx, &query, &rows, counts)))
}

fn content(cx: &Cx, query: &HandlingQuery, rows: &[HandlingRow], counts: [usize; 3]) -> AnyView {
    let tab = |named: Option<bool>, key: &'static str, n: usize| LinkItem {
        href: cx.href(&HandlingQuery { named, page: 1, ..query.clone() }.path()),
        label: format!("{} {n}", cx.t(key)),
        current: query.named == named,
    };
    let tabs = vec![
        tab(None, "handling-all", counts[0]),
        tab(Some(true), "handling-named", counts[1]),
        tab(Some(false), "handling-open", counts[2]),
    ];
    let body = if rows.is_empty() {
        let ways = vec![LinkItem::new(cx.href(PATH), cx.t("action-clear-all"))];
        view! { <EmptyState title=cx.t("handling-empty") text=cx.t("handling-empty-text") suggestions=ways/> }
            .into_any()
    } else {
        table(cx, query, rows)
    };
    let pages = rows.len().div_ceil(PER).max(1);
    let page_href = {
        let (cx, query) = (cx.clone(), query.clone());
        move |page| cx.href(&HandlingQuery { page, ..query.clone() }.path())
    };
    let count = text_with(cx.locale, "handling-found", &[("n", rows.len().into())]);
    view! {
        <div class="wrap page desk">
            {crumbs(cx, &[("/desk", cx.t("section-desk"))], cx.t("section-handling"))}
            <PageHead title=cx.t("section-handling") lead=Some(cx.t_owned("handling-lead"))/>
            <SearchForm action=cx.href(PATH) value=query.q.clone() button=cx.t("action-search")
                label=cx.t("handling-search") placeholder=cx.t("handling-search") id="q" keep=query.kept()/>
            <Tabs label=cx.t("handling-column-basis") items=tabs/>
            <p class="small" role="status">{count}</p>
            {body}
            <Pager page=query.page.max(1) pages=pages href=page_href label=cx.t("page-label")
                previous=cx.t("page-previous") next=cx.t("page-next")/>
        </div>
    }
    .into_any()
}

fn table(cx: &Cx, query: &HandlingQuery, rows: &[HandlingRow]) -> AnyView {
    let sorted = |key: &'static str, sort: HandlingSort| {
        let href = cx.href(&HandlingQuery { sort, page: 1, ..query.clone() }.path());
        let sorted = if query.sort == sort { Sorted::Up } else { Sorted::No };
        Column::new(cx.t(key)).sortable(href, sorted)
    };
    let columns = vec![
        sorted("field-product", HandlingSort::Product),
        Column::new(cx.t("field-track")),
        sorted("handling-office", HandlingSort::Office),
        Column::new(cx.t("handling-review")),
        Column::new(cx.t("handling-column-basis")),
    ];
    let from = query.page.max(1).saturating_sub(1) * PER;
    let rows = rows
        .iter()
        .skip(from)
        .take(PER)
        .map(|row| {
            let href = cx.href(&format!("{PATH}/{}/{}", row.product, row.track.code()));
            vec![
                view! { <a href=href>{name(cx, &row.product)}</a> }.into_any(),
                track(cx, row.track).into_any(),
                office_name(cx, row.handling.office).into_any(),
                review(cx, row).into_any(),
                basis(cx, row),
            ]
        })
        .collect();
    view! { <DataTable caption=cx.t("section-handling") hide_caption=true plain=true columns=columns rows=rows/> }
        .into_any()
}

fn review(cx: &Cx, row: &HandlingRow) -> &'static str {
    cx.t(if row.handling.city_review { "handling-review-city" } else { "handling-review-plain" })
}

/// The document, or that none is known.
fn basis(cx: &Cx, row: &HandlingRow) -> AnyView {
    if row.handling.confirmed {
        return view! { <span class="own-words">{row.document.clone()}</span> }.into_any();
    }
    view! { <Chip label=cx.t("handling-unconfirmed") kind=ChipKind::Caution/> }.into_any()
}

/// What was just done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandlingDone {
    /// A document was recorded.
    Named,
    /// A record was taken away.
    Withdrawn,
}

impl HandlingDone {
    /// The word in the address.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// From the address.
    #[must_use]
    pub fn read(code: &str) -> Option<Self> {
        [Self::Named, Self::Withdrawn].into_iter().find(|done| done.code() == code)
    }
}

/// What the page of one right shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandlingOne {
    /// The right.
    pub row: HandlingRow,
    /// Whether the reader records the document.
    pub may: bool,
    /// What was just done.
    pub done: Option<HandlingDone>,
}

/// One right. POST to the same path: `office` (empty: it follows from the place), `city_review`, `document`, `version`.
#[must_use]
pub fn handling_one(cx: &Cx, view: HandlingOne, form: &Form) -> Page {
    let title = format!("{} · {}", name(cx, &view.row.product), track(cx, view.row.track));
    page(head(cx, title, form), PATH, view, form, one)
}

fn one(cx: &Cx, view: &HandlingOne, form: &Form) -> AnyView {
    let row = &view.row;
    let title = name(cx, &row.product);
    let done = view.done.map(|done| {
        let key = if done == HandlingDone::Named { "handling-done" } else { "handling-withdrawn" };
        view! { <Notice kind=NoticeKind::Done><p>{cx.t(key)}</p></Notice> }
    });
    let act = view.may.then(|| ask(cx, row, form));
    view! {
        <div class="wrap narrow page desk">
            {crumbs(cx, &[("/desk", cx.t("section-desk")), (PATH, cx.t("section-handling"))], &title)}
            <PageHead title=title.clone() kicker=Some(track(cx, row.track).to_owned())/>
            {done}
            {faults(cx, form)}
            <FactTable label=cx.t("section-handling")>
                <FactRow term=cx.t("field-product")>
                    <a href=product_href(cx, &row.product)>{title.clone()}</a>
                </FactRow>
                <FactRow term=cx.t("handling-office")>{office_name(cx, row.handling.office)}</FactRow>
                <FactRow term=cx.t("handling-review")>{review(cx, row)}</FactRow>
                <FactRow term=cx.t("handling-column-basis")>{basis(cx, row)}</FactRow>
            </FactTable>
            {act}
        </div>
    }
    .into_any()
}

fn ask(cx: &Cx, row: &HandlingRow, form: &Form) -> AnyView {
    let fresh = form.values.is_empty();
    let value = |name: &str, stored: String| if fresh { stored } else { form.value(name).to_owned() };
    let stored = if row.handling.confirmed { row.handling.office.to_string() } else { String::new() };
    let reviewed = value("city_review", if row.handling.city_review { "yes" } else { "" }.to_owned()) == "yes";
    let action = cx.href(&format!("{PATH}/{}/{}", row.product, row.track.code()));
    let review = asked(field(cx, form, "city_review"), cx.t("handling-review-ask"));
    view! {
        <Section title=cx.t("handling-record") id="record">
        <p>{cx.t("handling-record-about")}</p>
        <PostForm action=action once=once(form)>
            <input type="hidden" name="version" value=row.version.to_string()/>
            <SelectInput field=hinted(asked(field(cx, form, "office"), cx.t("handling-office")), cx.t("handling-office-hint"))
                value=value("office", stored) empty=Some(cx.t_owned("handling-by-place")) groups=offices(cx)/>
            <CheckBox field=hinted(review, cx.t("handling-review-hint")) checked=reviewed/>
            <TextInput field=hinted(field(cx, form, "document"), cx.t("handling-document-hint"))
                value=value("document", row.document.clone()) maxlength=Some(200)/>
            <FormEnd><Button>{cx.t("handling-submit")}</Button></FormEnd>
        </PostForm>
        </Section>
    }
    .into_any()
}

/// The offices of the cities, each followed by its counties'.
fn offices(cx: &Cx) -> Vec<SelectGroup> {
    let named = |code| (format!("{code}"), office_name(cx, code));
    cx.register
        .prefectures()
        .into_iter()
        .map(|city| {
            let counties = cx.register.counties(city.code).into_iter().map(|county| named(county.code));
            let label = if cx.english() { &city.name_en } else { &city.name }.clone();
            SelectGroup { label, options: std::iter::once(named(city.code)).chain(counties).collect() }
        })
        .collect()
}
