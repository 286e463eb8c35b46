//! `/desk/announcements`: announcements being entered, and beginning a new one.

use crate::cx::Cx;
use crate::pages::common::{crumbs, path_with, product_name, when};
use crate::pages::forms::{asked, field, head, hinted, once, optional, summary};
use crate::text::{text_for, text_with};
use crate::ui::{
    Button, Chip, ChipKind, Column, DataTable, EmptyState, FormEnd, InputKind, LinkButton, LinkItem, PageHead, Pager,
    PostForm, SearchForm, Section, SelectGroup, SelectInput, Sorted, Tabs, TextInput,
};
use crate::{Head, Page};
use daodi::form::Form;
use daodi::identifiers::Issuer;
use daodi::people::PageOf;
use daodi::ports::{FilingOrder, FilingRow};
use daodi::registry::announcing::{ENTERED_KINDS, FilingState};
use daodi::registry::{QueryError, Track, page_number};
use leptos::prelude::*;

/// What is asked of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilingsQuery {
    /// Words of the title, or the number.
    pub q: String,
    /// The state; none: all.
    pub state: Option<FilingState>,
    /// The order.
    pub order: FilingOrder,
    /// The page, from 1.
    pub page: usize,
}

impl Default for FilingsQuery {
    fn default() -> Self {
        Self { q: String::new(), state: None, order: FilingOrder::Changed, page: 1 }
    }
}

impl FilingsQuery {
    /// Reads the address's parameters.
    ///
    /// # Errors
    /// [`QueryError`] names the parameter that means nothing.
    pub fn read(pairs: &[(String, String)]) -> Result<Self, QueryError> {
        let mut query = Self::default();
        for (name, value) in pairs {
            let value = value.trim();
            match name.as_str() {
                _ if value.is_empty() => {}
                "q" => query.q = value.chars().take(200).collect(),
                "state" => query.state = Some(FilingState::from_code(value).ok_or(QueryError::new("state", value))?),
                "sort" => {
                    query.order = match value {
                        "changed" => FilingOrder::Changed,
                        "date" => FilingOrder::Date,
                        "oldest" => FilingOrder::Oldest,
                        _ => return Err(QueryError::new("sort", value)),
                    };
                }
                "page" => query.page = page_number(value)?,
                _ => {}
            }
        }
        Ok(query)
    }

    /// The Chinese path of this question.
    #[must_use]
    pub fn path(&self) -> String {
        let mut pairs: Vec<(&str, String)> = Vec::new();
        if !self.q.is_empty() {
            pairs.push(("q", self.q.clone()));
        }
        pairs.extend(self.state.map(|state| ("state", state.code().to_owned())));
        match self.order {
            FilingOrder::Changed => {}
            FilingOrder::Date => pairs.push(("sort", "date".to_owned())),
            FilingOrder::Oldest => pairs.push(("sort", "oldest".to_owned())),
        }
        if self.page > 1 {
            pairs.push(("page", self.page.to_string()));
        }
        path_with("/desk/announcements", &pairs)
    }
}

/// What the list shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filings {
    /// What was asked.
    pub query: FilingsQuery,
    /// This page's entries, and how many match in all.
    pub rows: PageOf<FilingRow>,
    /// Entries a page.
    pub per: usize,
    /// How many there are in each state.
    pub counts: Vec<(FilingState, i64)>,
    /// Whether the reader enters announcements.
    pub may_enter: bool,
}

/// The state of an entry as a chip.
pub(super) fn state(cx: &Cx, state: FilingState) -> AnyView {
    let kind = match state {
        FilingState::Draft => ChipKind::Plain,
        FilingState::Proposed => ChipKind::Caution,
        FilingState::Applied => ChipKind::Good,
        FilingState::Discarded => ChipKind::Stop,
    };
    view! { <Chip label=text_for(cx.locale, "filing-state", state.code()) kind=kind/> }.into_any()
}

/// The list.
#[must_use]
pub fn announcements(cx: &Cx, view: Filings) -> Page {
    let head = Head { title: cx.t_owned("section-announcements"), ..Head::default() };
    Page::new(head, "/desk/announcements", move |cx| content(cx, &view))
}

fn content(cx: &Cx, view: &Filings) -> AnyView {
    let query = &view.query;
    let href = |query: &FilingsQuery| cx.href(&query.path());
    let tab = |state: Option<FilingState>| {
        let n: i64 = view.counts.iter().filter(|(s, _)| state.is_none_or(|state| *s == state)).map(|(_, n)| n).sum();
        let name = state.map_or_else(|| cx.t("desk-state-all"), |s| text_for(cx.locale, "filing-state", s.code()));
        LinkItem {
            href: href(&FilingsQuery { state, page: 1, ..query.clone() }),
            label: format!("{name} {n}"),
            current: query.state == state,
        }
    };
    let tabs = std::iter::once(None).chain(FilingState::ALL.iter().copied().map(Some)).map(tab).collect();
    let mut keep: Vec<(String, String)> =
        query.state.map(|state| ("state".to_owned(), state.code().to_owned())).into_iter().collect();
    match query.order {
        FilingOrder::Changed => {}
        FilingOrder::Date => keep.push(("sort".to_owned(), "date".to_owned())),
        FilingOrder::Oldest => keep.push(("sort".to_owned(), "oldest".to_owned())),
    }
    let body = if view.rows.rows.is_empty() { empty(cx, query, view.may_enter) } else { table(cx, view) };
    let pages = usize::try_from(view.rows.total).unwrap_or(0).div_ceil(view.per.max(1));
    let page_href = {
        let (cx, query) = (cx.clone(), query.clone());
        move |page| cx.href(&FilingsQuery { page, ..query.clone() }.path())
    };
    let enter = view.may_enter.then(|| {
        view! { <LinkButton href=cx.href("/desk/announcements/new")>{cx.t("filing-new")}</LinkButton> }.into_any()
    });
    view! {
        <div class="wrap page desk">
            <PageHead title=cx.t("section-announcements") lead=Some(cx.t_owned("filing-list-intro")) aside=enter/>
            <SearchForm action=cx.href("/desk/announcements") value=query.q.clone() button=cx.t("action-search")
                label=cx.t("filing-search-label") id="q" keep=keep/>
            <Tabs label=cx.t("common-status") items=tabs/>
            <p class="small" role="status">{text_with(cx.locale, "filing-found", &[("n", view.rows.total.into())])}</p>
            {body}
            {objections(cx)}
            <Pager page=query.page pages=pages href=page_href label=cx.t("page-label") previous=cx.t("page-previous")
                next=cx.t("page-next")/>
        </div>
    }
    .into_any()
}

/// Preliminary recognitions that wait for what comes of them, with the time for objections.
fn objections(cx: &Cx) -> Option<AnyView> {
    let waiting = cx.register.objections();
    if waiting.is_empty() {
        return None;
    }
    let rows = waiting
        .iter()
        .map(|one| {
            let (label, kind) = if one.is_open(cx.today) {
                (cx.t("filing-objections-open"), ChipKind::Caution)
            } else {
                (cx.t("filing-objections-over"), ChipKind::Plain)
            };
            let name = |slug: &str| {
                cx.register.product(slug).map_or_else(|| slug.to_owned(), |product| product_name(cx, product))
            };
            let products: Vec<String> = one.waiting.iter().map(|slug| name(slug.as_str())).collect();
            let href = cx.href(&format!("/announcements/{}", one.filed.announcement.id));
            vec![
                view! { <a href=href>{one.filed.announcement.text.clone()}</a> }.into_any(),
                crate::pages::common::names(cx, &products).into_any(),
                view! { <span class="num">{one.until.to_string()}</span> }.into_any(),
                view! { <Chip label=label kind=kind/> }.into_any(),
            ]
        })
        .collect();
    let columns =
        ["filing-objections-announcement", "filing-objections-waiting", "announcement-objections", "common-status"]
            .map(|key| Column::new(cx.t(key)))
            .to_vec();
    Some(
        view! {
            <Section title=cx.t("filing-objections-heading") id="objections" note=cx.t_owned("announcement-objections-note")>
                <DataTable caption=cx.t("filing-objections-heading") hide_caption=true columns=columns rows=rows/>
            </Section>
        }
        .into_any(),
    )
}

fn empty(cx: &Cx, query: &FilingsQuery, may_enter: bool) -> AnyView {
    let mut ways = Vec::new();
    if *query != FilingsQuery::default() {
        ways.push(LinkItem::new(cx.href("/desk/announcements"), cx.t("action-clear-all")));
    }
    if may_enter {
        ways.push(LinkItem::new(cx.href("/desk/announcements/new"), cx.t("filing-new")));
    }
    view! { <EmptyState title=cx.t("filing-empty") text=cx.t("filing-empty-text") suggestions=ways/> }.into_any()
}

fn table(cx: &Cx, view: &Filings) -> AnyView {
    let query = &view.query;
    let sorted = |order: FilingOrder, mark: Sorted| if query.order == order { mark } else { Sorted::No };
    let by = |order: FilingOrder| cx.href(&FilingsQuery { order, page: 1, ..query.clone() }.path());
    let changed = if query.order == FilingOrder::Changed { FilingOrder::Oldest } else { FilingOrder::Changed };
    let changed_mark = match query.order {
        FilingOrder::Changed => Sorted::Down,
        FilingOrder::Oldest => Sorted::Up,
        FilingOrder::Date => Sorted::No,
    };
    let columns = vec![
        Column::new(cx.t("announcement-column-announcement")),
        Column::new(cx.t("announcement-column-kind")),
        Column::new(cx.t("announcement-column-date"))
            .sortable(by(FilingOrder::Date), sorted(FilingOrder::Date, Sorted::Down)),
        Column::number(cx.t("filing-rows")),
        Column::new(cx.t("common-status")),
        Column::new(cx.t("filing-changed")).sortable(by(changed), changed_mark),
    ];
    let rows = view
        .rows
        .rows
        .iter()
        .map(|row| {
            let filing = &row.filing;
            vec![
                view! { <a href=cx.href(&format!("/desk/announcements/{}", filing.id))>{filing.text.clone()}</a> }
                    .into_any(),
                text_for(cx.locale, "announcement-kind", filing.kind.code()).into_any(),
                view! { <span class="num date">{filing.date.map(|day| day.to_string())}</span> }.into_any(),
                row.items.into_any(),
                state(cx, filing.state),
                view! { {when(cx, filing.changed_at)}" · "{row.login.clone()} }.into_any(),
            ]
        })
        .collect();
    view! { <DataTable caption=cx.t("section-announcements") hide_caption=true columns=columns rows=rows/> }.into_any()
}

/// Beginning to enter an announcement. POST: `issuer`, `number`, `year`, `date`, `kind`, `track`, `text`, `source`.
#[must_use]
pub fn announcement_new(cx: &Cx, form: &Form) -> Page {
    let head = head(cx, cx.t_owned("filing-new"), form);
    let form = form.clone();
    Page::new(head, "/desk/announcements", move |cx| entering(cx, &form))
}

fn entering(cx: &Cx, form: &Form) -> AnyView {
    let questions = facts(cx, form);
    view! {
        <div class="wrap narrow page">
            {crumbs(cx, &[("/desk/announcements", cx.t("section-announcements"))], cx.t("filing-new"))}
            <PageHead title=cx.t("filing-new") lead=Some(cx.t_owned("filing-new-intro"))/>
            {summary(cx, form)}
            <PostForm action=cx.href("/desk/announcements/new") once=once(form)>
                {questions}
                <FormEnd><Button>{cx.t("filing-new-submit")}</Button></FormEnd>
            </PostForm>
        </div>
    }
    .into_any()
}

/// The questions about the announcement itself.
pub(super) fn facts(cx: &Cx, form: &Form) -> AnyView {
    let one = |options: Vec<(String, String)>| vec![SelectGroup { label: String::new(), options }];
    let kinds = ENTERED_KINDS
        .iter()
        .map(|kind| (kind.code().to_owned(), text_for(cx.locale, "announcement-kind", kind.code()).to_owned()))
        .collect();
    let issuers = Issuer::ALL
        .iter()
        .map(|issuer| (issuer.code().to_owned(), text_for(cx.locale, "issuer", issuer.code()).to_owned()))
        .collect();
    let tracks = Track::ALL
        .iter()
        .filter(|track| **track != Track::AgriGiLegacy)
        .map(|track| (track.code().to_owned(), text_for(cx.locale, "track", track.code()).to_owned()))
        .collect();
    let issuer = if form.value("issuer").is_empty() { "cnipa" } else { form.value("issuer") };
    view! {
        <SelectInput field=asked(field(cx, form, "kind"), cx.t("announcement-column-kind")) value=form.value("kind").to_owned()
            empty=Some(cx.t_owned("form-choose")) groups=one(kinds)/>
        <SelectInput field=field(cx, form, "issuer") value=issuer.to_owned() groups=one(issuers)/>
        <TextInput field=hinted(field(cx, form, "text"), cx.t("filing-text-hint")) value=form.value("text").to_owned()
            maxlength=Some(200)/>
        <TextInput field=optional(cx, field(cx, form, "number")) kind=InputKind::Code value=form.value("number").to_owned()
            maxlength=Some(6)/>
        <TextInput field=hinted(optional(cx, field(cx, form, "year")), cx.t("filing-year-hint")) kind=InputKind::Code
            value=form.value("year").to_owned() maxlength=Some(4)/>
        <TextInput field=hinted(field(cx, form, "date"), cx.t("filing-date-hint")) kind=InputKind::Date
            value=form.value("date").to_owned()/>
        <SelectInput field=hinted(optional(cx, field(cx, form, "track")), cx.t("filing-track-hint"))
            value=form.value("track").to_owned() empty=Some(cx.t_owned("filing-track-any")) groups=one(tracks)/>
        <TextInput field=hinted(optional(cx, field(cx, form, "source")), cx.t("filing-source-hint"))
            value=form.value("source").to_owned() maxlength=Some(500)/>
    }
    .into_any()
}
