//! `/my/applications`: the list.

use super::{ENTRY, path};
use crate::cx::Cx;
use crate::pages::applications::{due_chip, kind_words, state_of, turn_name, turn_words, what};
use crate::pages::common::{on, path_with};
use crate::text::{text_for, text_with};
use crate::ui::{
    Column, DataTable, EmptyState, Field, FilterForm, LinkButton, LinkItem, Notice, NoticeKind, PageHead, Pager,
    SelectGroup, SelectInput, TextInput,
};
use crate::{Head, Page};
use daodi::application::{Application, State, Turn};
use daodi::people::PageOf;
use daodi::registry::{QueryError, page_number};
use leptos::prelude::*;

/// What is asked of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplicationQuery {
    /// Words of the product, the enterprise or the receipt number.
    pub q: String,
    /// The state; none: any.
    pub state: Option<State>,
    /// The page, from 1.
    pub page: usize,
}

impl Default for ApplicationQuery {
    fn default() -> Self {
        Self { q: String::new(), state: None, page: 1 }
    }
}

impl ApplicationQuery {
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
                "state" => query.state = Some(State::from_code(value).ok_or(QueryError::new("state", value))?),
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
        if self.page > 1 {
            pairs.push(("page", self.page.to_string()));
        }
        path_with(ENTRY, &pairs)
    }

    fn asks(&self) -> bool {
        !self.q.is_empty() || self.state.is_some()
    }
}

/// What the list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applications {
    /// What was asked.
    pub query: ApplicationQuery,
    /// This page's applications, newest first, and how many match in all.
    pub rows: PageOf<Application>,
    /// Applications a page.
    pub per: usize,
    /// Whether a draft was just thrown away.
    pub discarded: bool,
}

/// The list.
#[must_use]
pub fn applications(cx: &Cx, view: Applications) -> Page {
    let head = Head { title: cx.t_owned("section-applications"), ..Head::default() };
    Page::new(head, ENTRY, move |cx| content(cx, &view))
}

fn content(cx: &Cx, view: &Applications) -> AnyView {
    let query = &view.query;
    let none = view.rows.rows.is_empty();
    let body = if none && !query.asks() {
        let ways = vec![LinkItem::new(cx.href("/my/applications/new"), cx.t("my-app-new"))];
        view! {
            <EmptyState title=cx.t("my-app-empty") text=cx.t("my-app-empty-text") suggestions=ways/>
            <p><LinkButton href=cx.href("/apply")>{cx.t("apply-heading")}</LinkButton></p>
        }
        .into_any()
    } else if none {
        let all = vec![LinkItem::new(cx.href(ENTRY), cx.t("action-show-all"))];
        view! { <EmptyState title=cx.t("my-app-not-found") text=cx.t("my-app-not-found-text") suggestions=all/> }
            .into_any()
    } else {
        table(cx, &view.rows.rows)
    };
    // Few rows need no sieve.
    let sieve = (query.asks() || view.rows.total > 5).then(|| sieve(cx, query));
    let begin = (!none || query.asks()).then(|| {
        view! { <p><LinkButton href=cx.href("/my/applications/new")>{cx.t("my-app-new")}</LinkButton></p> }
    });
    let count = (!none).then(|| text_with(cx.locale, "my-app-found", &[("n", view.rows.total.into())]));
    let pages = usize::try_from(view.rows.total).unwrap_or(0).div_ceil(view.per.max(1));
    let href = {
        let (cx, query) = (cx.clone(), query.clone());
        move |page| cx.href(&ApplicationQuery { page, ..query.clone() }.path())
    };
    let discarded = view.discarded.then(|| {
        view! { <Notice kind=NoticeKind::Done><p>{cx.t("my-app-discarded")}</p></Notice> }
    });
    view! {
        <div class="wrap page applications">
            <PageHead title=cx.t("section-applications") lead=Some(cx.t_owned("my-app-lead"))/>
            {discarded}
            {begin}
            {sieve}
            {count.map(|text| view! { <p class="small" role="status">{text}</p> })}
            {body}
            <Pager page=query.page pages=pages href=href label=cx.t("page-label") previous=cx.t("page-previous")
                next=cx.t("page-next")/>
        </div>
    }
    .into_any()
}

fn sieve(cx: &Cx, query: &ApplicationQuery) -> AnyView {
    let options = State::ALL
        .iter()
        .map(|state| (state.code().to_owned(), text_for(cx.locale, "application-state", state.code()).to_owned()))
        .collect();
    let groups = vec![SelectGroup { label: String::new(), options }];
    let clear = query.asks().then(|| LinkItem::new(cx.href(ENTRY), cx.t("action-clear-all")));
    let state = query.state.map_or("", State::code);
    view! {
        <FilterForm action=cx.href(ENTRY) label=cx.t("action-filter") button=cx.t("action-filter") clear=clear
            open=query.asks()>
            <TextInput field=Field::new("q", cx.t("my-app-search")) value=query.q.clone() maxlength=Some(200)/>
            <SelectInput field=Field::new("state", cx.t("common-status")) value=state
                empty=Some(cx.t_owned("my-app-any-state")) groups=groups/>
        </FilterForm>
    }
    .into_any()
}

fn table(cx: &Cx, rows: &[Application]) -> AnyView {
    let columns = vec![
        Column::new(cx.t("my-app-column-what")),
        Column::new(cx.t("field-enterprise_name")),
        Column::new(cx.t("common-status")),
        Column::new(cx.t("my-app-column-turn")),
        Column::new(cx.t("my-app-column-since")),
    ];
    let rows = rows
        .iter()
        .map(|case| {
            let turn = match case.turn() {
                Turn::Nobody => turn_words(cx, Turn::Nobody).into_any(),
                Turn::Applicant => view! { <b class="my-turn">{cx.t("my-app-your-turn")}</b> }.into_any(),
                _ => turn_name(cx, case).into_any(),
            };
            let receipt = case.receipt.clone().map(|receipt| view! { <span class="kind num">{receipt}</span> });
            vec![
                view! {
                    <a href=cx.href(&path(&case.id))>
                        {what(cx, case)}" · "{kind_words(cx, case.kind, case.change_of)}
                    </a>
                    {receipt}
                }
                .into_any(),
                case.name.clone().into_any(),
                state_of(cx, case),
                view! { {turn}" "{due_chip(cx, case.due_at)} }.into_any(),
                on(case.since),
            ]
        })
        .collect();
    let caption = cx.t("section-applications");
    view! { <DataTable caption=caption hide_caption=true columns=columns rows=rows/> }.into_any()
}
