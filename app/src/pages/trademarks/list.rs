//! The list of marks.

use super::{MarkQuery, MarkSort, Side, iso, product};
use crate::cx::Cx;
use crate::pages::common::track;
use crate::text::text_with;
use crate::ui::{Column, DataTable, EmptyState, LinkItem, Notice, NoticeKind, PageHead, Pager, SearchForm};
use crate::{Head, Page};
use daodi::people::PageOf;
use daodi::ports::TrademarkRow;
use leptos::prelude::*;

/// What the list shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trademarks {
    /// Who looks.
    pub side: Side,
    /// What was asked.
    pub query: MarkQuery,
    /// This page's marks, and how many match in all.
    pub rows: PageOf<TrademarkRow>,
    /// Marks a page.
    pub per: usize,
    /// Whether they may tie a mark.
    pub may_tie: bool,
    /// Whether one was just tied.
    pub tied: bool,
}

/// The list of marks.
#[must_use]
pub fn trademarks(cx: &Cx, view: Trademarks) -> Page {
    let head = Head { title: view.side.title(cx).to_owned(), ..Head::default() };
    Page::new(head, view.side.path(), move |cx| content(cx, &view))
}

fn content(cx: &Cx, view: &Trademarks) -> AnyView {
    let query = &view.query;
    let lead = match view.side {
        Side::My => cx.t_owned("marks-my-lead"),
        Side::Desk => cx.t_owned("marks-desk-lead"),
    };
    let tied = view.tied.then(|| view! { <Notice kind=NoticeKind::Done><p>{cx.t("marks-tied")}</p></Notice> });
    let tie = view.may_tie.then(|| {
        view! { <p><a class="btn" href=cx.href("/desk/marks/new")>{cx.t("marks-tie")}</a></p> }
    });
    let count = text_with(cx.locale, "marks-found", &[("n", view.rows.total.into())]);
    let body = if view.rows.rows.is_empty() { empty(cx, view) } else { table(cx, view) };
    let pages = usize::try_from(view.rows.total).unwrap_or(0).div_ceil(view.per.max(1)).max(1);
    let page_href = {
        let (cx, query) = (cx.clone(), query.clone());
        move |page| cx.href(&MarkQuery { page, ..query.clone() }.href())
    };
    view! {
        <div class="wrap page desk">
            <PageHead title=view.side.title(cx) lead=Some(lead)/>
            {tied}
            {tie}
            <SearchForm action=cx.href(view.side.path()) value=query.q.clone() button=cx.t("action-search")
                label=cx.t("marks-search-label") placeholder=cx.t("marks-search-placeholder") id="q" keep=query.kept()/>
            <p class="small" role="status">{count}</p>
            {body}
            <Pager page=query.page pages=pages href=page_href label=cx.t("page-label") previous=cx.t("page-previous")
                next=cx.t("page-next")/>
        </div>
    }
    .into_any()
}

fn empty(cx: &Cx, view: &Trademarks) -> AnyView {
    let all = MarkQuery::at(view.query.path.clone());
    if view.query.q.is_empty() {
        let text = match view.side {
            Side::My => cx.t("marks-my-empty-text"),
            Side::Desk => cx.t("marks-desk-empty-text"),
        };
        view! { <EmptyState title=cx.t("marks-empty") text=text suggestions=Vec::new()/> }.into_any()
    } else {
        let ways = vec![LinkItem::new(cx.href(&all.href()), cx.t("action-clear-all"))];
        view! { <EmptyState title=cx.t("marks-not-found") text=cx.t("marks-not-found-text") suggestions=ways/> }
            .into_any()
    }
}

fn table(cx: &Cx, view: &Trademarks) -> AnyView {
    let query = &view.query;
    let mut columns = vec![
        Column::new(cx.t("field-mark_no")),
        Column::new(cx.t("field-product")),
        Column::new(cx.t("field-track")),
        query.column(cx, cx.t("field-holder"), MarkSort::Name),
        query.column(cx, cx.t("field-expires"), MarkSort::Ending),
        Column::number(cx.t("marks-declared")),
        Column::number(cx.t("marks-confirmed")),
    ];
    if view.side == Side::Desk {
        columns.insert(4, Column::new(cx.t("field-registrant")));
    }
    let rows = view
        .rows
        .rows
        .iter()
        .map(|row| {
            let mark = &row.trademark;
            let mut cells = vec![
                view! { <a class="num" href=cx.href(&format!("{}/{}", view.side.path(), mark.id))>{mark.number.clone()}</a> }
                    .into_any(),
                product(cx, mark.product.as_str()).into_any(),
                track(cx, mark.track).into_any(),
                mark.holder.clone().into_any(),
                iso(mark.expires),
                row.declared.to_string().into_any(),
                row.confirmed.to_string().into_any(),
            ];
            if view.side == Side::Desk {
                cells.insert(4, mark.login.clone().into_any());
            }
            cells
        })
        .collect();
    let caption = view.side.title(cx).to_owned();
    view! { <DataTable caption=caption hide_caption=true plain=true columns=columns rows=rows/> }.into_any()
}
