//! The queue: what waits for whom, the most urgent first.

use super::{DeskQuery, DeskSort, QUEUE, age_words, login};
use crate::Page;
use crate::cx::Cx;
use crate::islands::queue_keys::{KeyWords, QueueKeys};
use crate::pages::acts::office_name;
use crate::pages::applications as words;
use crate::pages::common::product_name;
use crate::pages::forms::{asked, field, head, once, summary};
use crate::text::{text_for, text_with};
use crate::ui::{
    Button, ButtonKind, Chip, Column, DataTable, EmptyState, Field, FilterForm, LinkItem, Notice, NoticeKind, PageHead,
    Pager, PostForm, SelectGroup, SelectInput, SortBar, Tabs, TextInput,
};
use daodi::application::{Application, By, State};
use daodi::form::Form;
use daodi::identifiers::DivisionCode;
use daodi::people::PageOf;
use daodi::ports::Group;
use leptos::prelude::*;

/// What the queue shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskQueue {
    /// What was asked.
    pub query: DeskQuery,
    /// This page's cases, and how many match in all.
    pub rows: PageOf<Application>,
    /// Cases a page.
    pub per: usize,
    /// How many cases there are in each group, whatever is searched for.
    pub counts: Vec<(Group, i64)>,
    /// Login names of the accounts that the rows name, by id.
    pub logins: Vec<(String, String)>,
    /// Login names of the office's officers: to whom cases can be assigned.
    pub officers: Vec<String>,
    /// The reader's office.
    pub office: DivisionCode,
    /// Whether the reader works on cases; an auditor only reads.
    pub may_work: bool,
    /// How many cases were just assigned.
    pub assigned: Option<u64>,
}

/// The queue. `assign`: POST `/desk/applications/assign`, `case` (repeated), `to` (login name; empty: nobody), `back` (the
/// path to come back to).
#[must_use]
pub fn queue(cx: &Cx, view: DeskQueue, assign: &Form) -> Page {
    let head = head(cx, cx.t_owned("section-desk-applications"), assign);
    let assign = assign.clone();
    Page::new(head, QUEUE, move |cx| content(cx, &view, &assign))
}

fn content(cx: &Cx, view: &DeskQueue, form: &Form) -> AnyView {
    let query = &view.query;
    let count = |group: Group| view.counts.iter().find(|(g, _)| *g == group).map_or(0, |(_, n)| *n);
    let done = view.assigned.map(|n| {
        let text = text_with(cx.locale, "desk-app-assigned-done", &[("n", n.into())]);
        view! { <Notice kind=NoticeKind::Done><p>{text}</p></Notice> }
    });
    let late = count(Group::Overdue);
    let overdue = (late > 0 && query.group == Some(Group::Mine)).then(|| {
        let text = text_with(cx.locale, "desk-app-overdue-first", &[("n", late.into())]);
        let href = cx.href(&DeskQuery { group: Some(Group::Overdue), ..DeskQuery::default() }.path());
        view! { <Notice kind=NoticeKind::Stop><p><a href=href>{text}</a></p></Notice> }
    });
    let body = if view.rows.rows.is_empty() { empty(cx, query, late) } else { list(cx, view, form) };
    let pages = usize::try_from(view.rows.total).unwrap_or(0).div_ceil(view.per.max(1));
    let page_href = {
        let (cx, query) = (cx.clone(), query.clone());
        move |page| cx.href(&DeskQuery { page, ..query.clone() }.path())
    };
    view! {
        <div class="wrap page desk queue">
            <PageHead title=cx.t("section-desk-applications")/>
            {done}
            {summary(cx, &named(form))}
            <Tabs label=cx.t("desk-app-groups") items=tabs(cx, view)/>
            <p class="small">{group_about(cx, query.group)}</p>
            {overdue}
            {filters(cx, view)}
            {(!view.rows.rows.is_empty()).then(|| orders(cx, view))}
            {body}
            <Pager page=query.page pages=pages href=page_href label=cx.t("page-label") previous=cx.t("page-previous")
                next=cx.t("page-next")/>
            {(!view.rows.rows.is_empty()).then(|| view! { <QueueKeys words=key_words(cx)/> })}
        </div>
    }
    .into_any()
}

/// The form with what is wrong named as it is asked: to whom cases are assigned. The name `to` is a day elsewhere.
fn named(form: &Form) -> Form {
    let mut form = form.clone();
    form.faults.iter_mut().filter(|fault| fault.field == "to").for_each(|fault| fault.field = "officer");
    form
}

fn key_words(cx: &Cx) -> KeyWords {
    let line = |keys: &str, key: &'static str| (keys.to_owned(), cx.t_owned(key));
    KeyWords {
        open: cx.t_owned("desk-keys-open"),
        title: cx.t_owned("desk-keys-title"),
        lines: vec![
            line("J", "desk-keys-next"),
            line("K", "desk-keys-previous"),
            line("Enter", "desk-keys-enter"),
            line("X", "desk-keys-pick"),
            line("/", "desk-keys-search"),
            line("?", "desk-keys-help"),
        ],
        off: cx.t_owned("desk-keys-off"),
        on: cx.t_owned("desk-keys-on"),
        close: cx.t_owned("desk-keys-close"),
        all: cx.t_owned("desk-keys-all"),
    }
}

fn group_name(cx: &Cx, group: Option<Group>) -> &'static str {
    text_for(cx.locale, "desk-app-group", group.map_or("all", Group::code))
}

fn group_about(cx: &Cx, group: Option<Group>) -> &'static str {
    text_for(cx.locale, "desk-app-group-about", group.map_or("all", Group::code))
}

fn tabs(cx: &Cx, view: &DeskQueue) -> Vec<LinkItem> {
    let all: i64 = view.counts.iter().map(|(_, n)| n).sum();
    Group::ALL
        .iter()
        .map(|group| Some(*group))
        .chain([None])
        .map(|group| {
            let n = match group {
                Some(group) => view.counts.iter().find(|(g, _)| *g == group).map_or(0, |(_, n)| *n),
                None => all,
            };
            let query = DeskQuery { group, state: None, page: 1, ..view.query.clone() };
            LinkItem {
                href: cx.href(&query.path()),
                label: format!("{} {}", group_name(cx, group), crate::text::number(cx.locale, n)),
                current: view.query.group == group,
            }
        })
        .collect()
}

fn filters(cx: &Cx, view: &DeskQueue) -> AnyView {
    let query = &view.query;
    let one = |label: &str, options| vec![SelectGroup { label: label.to_owned(), options }];
    let states = State::ALL
        .iter()
        .filter(|state| **state != State::Draft)
        .map(|state| (state.code().to_owned(), text_for(cx.locale, "application-state", state.code()).to_owned()))
        .collect();
    let officers = view.officers.iter().map(|login| (login.clone(), login.clone())).collect();
    // Products under their prefectures: the register knows some hundreds.
    let products = cx
        .register
        .prefectures()
        .into_iter()
        .map(|prefecture| SelectGroup {
            label: if cx.english() { prefecture.name_en.clone() } else { prefecture.name.clone() },
            options: cx
                .register
                .rows()
                .products
                .iter()
                .filter(|product| product.prefecture == prefecture.code)
                .map(|product| (product.slug.to_string(), product_name(cx, product)))
                .collect(),
        })
        .filter(|group| !group.options.is_empty())
        .collect();
    let any = || cx.t_owned("desk-app-any");
    let clear = query.narrows().then(|| {
        let rest = DeskQuery { group: query.group, sort: query.sort, ..DeskQuery::default() };
        LinkItem::new(cx.href(&rest.path()), cx.t("action-clear-all"))
    });
    let keep = query
        .pairs()
        .into_iter()
        .filter(|(name, _)| matches!(*name, "group" | "sort"))
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect_view();
    let search = Field { id: "q".to_owned(), ..Field::new("q", cx.t("desk-app-search")) };
    view! {
        <FilterForm action=cx.href(QUEUE) label=cx.t("desk-app-filter") button=cx.t("desk-app-filter") clear=clear
            open=query.narrows()>
            <TextInput field=search value=query.q.clone() maxlength=Some(200)/>
            <SelectInput field=Field::new("state", cx.t("common-status")) value=query.state.map_or("", |s| s.code())
                empty=any() groups=one("", states)/>
            <SelectInput field=Field::new("product", cx.t("application-matter-product")) value=query.product.clone()
                empty=any() groups=products/>
            <SelectInput field=Field::new("assigned", cx.t("desk-app-assigned")) value=query.assigned.clone()
                empty=any() groups=one("", officers)/>
            {keep}
        </FilterForm>
    }
    .into_any()
}

fn orders(cx: &Cx, view: &DeskQueue) -> AnyView {
    let order = |sort: DeskSort, key: &'static str| {
        let href = cx.href(&DeskQuery { sort, page: 1, ..view.query.clone() }.path());
        LinkItem { current: view.query.sort == sort, ..LinkItem::new(href, cx.t(key)) }
    };
    let orders = vec![
        order(DeskSort::Due, "desk-app-sort-due"),
        order(DeskSort::Oldest, "desk-app-sort-oldest"),
        order(DeskSort::Newest, "desk-app-sort-newest"),
    ];
    let found = text_with(cx.locale, "desk-app-found", &[("n", view.rows.total.into())]);
    view! { <SortBar found=found label=cx.t("desk-app-sort") orders=orders/> }.into_any()
}

fn list(cx: &Cx, view: &DeskQueue, form: &Form) -> AnyView {
    let before_it = |case: &Application| case.office_of(By::Holder) == Some(view.office);
    if !view.may_work || view.officers.is_empty() || !view.rows.rows.iter().any(before_it) {
        return table(cx, &view.rows.rows, &view.logins, None);
    }
    let to = view.officers.iter().map(|login| (login.clone(), login.clone())).collect();
    let to = vec![SelectGroup { label: String::new(), options: to }];
    let officer = asked(field(cx, &named(form), "officer"), cx.t("desk-app-assign-to"));
    let officer = Field { name: "to".to_owned(), id: "officer".to_owned(), ..officer };
    let chosen: Vec<&str> = form.values.iter().filter(|(name, _)| name == "case").map(|(_, id)| id.as_str()).collect();
    view! {
        <PostForm action=cx.href("/desk/applications/assign") once=once(form)
            hidden=vec![("back".to_owned(), view.query.path())]>
            {table(cx, &view.rows.rows, &view.logins, Some((view.office, &chosen)))}
            <div class="assign" id="case">
                <SelectInput field=officer value=form.value("to").to_owned()
                    empty=cx.t_owned("desk-app-nobody") groups=to/>
                <Button kind=ButtonKind::Quiet>{cx.t("desk-app-assign")}</Button>
            </div>
        </PostForm>
    }
    .into_any()
}

/// Which cases have a box: those that an office has before it, ticked where its id is among the chosen.
type Pick<'a> = Option<(DivisionCode, &'a [&'a str])>;

/// Cases as rows.
pub(super) fn table(cx: &Cx, rows: &[Application], logins: &[(String, String)], pick: Pick<'_>) -> AnyView {
    let columns = vec![
        Column::new(cx.t("application-section-applicant")),
        Column::new(cx.t("application-matter-product")),
        Column::new(cx.t("common-status")),
        Column::new(cx.t("desk-app-turn")),
        Column::number(cx.t("desk-app-age")),
        Column::new(cx.t("desk-app-due")),
        Column::new(cx.t("desk-app-assigned")),
    ];
    let rows = rows
        .iter()
        .map(|case| {
            let due = words::due_chip(cx, case.due_at);
            vec![
                name(cx, case, pick),
                view! {
                    {words::what(cx, case)}
                    <small class="under">{words::kind_words(cx, case.kind, case.change_of)}</small>
                }
                .into_any(),
                words::state_of(cx, case),
                words::turn_name(cx, case).into_any(),
                age_words(cx, case.since).into_any(),
                due.unwrap_or_else(|| ().into_any()),
                match &case.assigned {
                    Some(id) => login(cx, logins, id).into_owned().into_any(),
                    None => view! { <span class="small">{cx.t("desk-app-unassigned")}</span> }.into_any(),
                },
            ]
        })
        .collect();
    view! {
        <DataTable caption=cx.t("section-desk-applications") hide_caption=true tight=true plain=true columns=columns rows=rows/>
    }
    .into_any()
}

/// The applicant, the receipt and the office; in front of them the box.
fn name(cx: &Cx, case: &Application, pick: Pick<'_>) -> AnyView {
    let href = cx.href(&format!("{QUEUE}/{}", case.id));
    let receipt = case.receipt.clone().unwrap_or_default();
    let pick = pick.filter(|(office, _)| case.office_of(By::Holder) == Some(*office)).map(|(_, chosen)| {
        let ticked = chosen.contains(&case.id.as_str());
        let label = text_with(cx.locale, "desk-app-pick", &[("name", case.name.as_str().into())]);
        view! {
            <label class="pick">
                <input type="checkbox" name="case" value=case.id.clone() checked=ticked aria-label=label/>
            </label>
        }
    });
    let demo = case.demo.then(|| view! { " "<Chip label=cx.t("desk-app-demo")/> });
    view! {
        <div class="picked">
            {pick}
            <div>
                <a class="case-link" href=href>{case.name.clone()}</a>{demo}
                <span class="small num">{receipt}" · "{office_name(cx, case.office)}</span>
            </div>
        </div>
    }
    .into_any()
}

fn empty(cx: &Cx, query: &DeskQuery, late: i64) -> AnyView {
    if query.narrows() {
        let everywhere = DeskQuery { group: None, page: 1, ..query.clone() };
        let rest = DeskQuery { group: query.group, ..DeskQuery::default() };
        let ways = vec![
            LinkItem::new(cx.href(&everywhere.path()), cx.t("desk-app-search-everywhere")),
            LinkItem::new(cx.href(&rest.path()), cx.t("action-clear-all")),
        ];
        return view! {
            <EmptyState title=cx.t("desk-app-not-found") text=cx.t("desk-app-not-found-text") suggestions=ways/>
        }
        .into_any();
    }
    let mut ways = Vec::new();
    if late > 0 && query.group != Some(Group::Overdue) {
        let overdue = DeskQuery { group: Some(Group::Overdue), ..DeskQuery::default() };
        ways.push(LinkItem::new(cx.href(&overdue.path()), group_name(cx, Some(Group::Overdue))));
    }
    if query.group.is_some() {
        let all = DeskQuery { group: None, ..DeskQuery::default() };
        ways.push(LinkItem::new(cx.href(&all.path()), group_name(cx, None)));
    }
    let title = if query.group == Some(Group::Mine) { "desk-app-empty-mine" } else { "desk-app-empty" };
    view! { <EmptyState title=cx.t(title) text=cx.t("desk-app-empty-text") suggestions=ways/> }.into_any()
}
