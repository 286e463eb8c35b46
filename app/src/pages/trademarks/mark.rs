//! A mark with its members or licensees: declared by the registrant, confirmed by the office.

use super::{MarkQuery, MarkSort, Side, iso, product, state, tabs};
use crate::Page;
use crate::cx::Cx;
use crate::pages::common::{crumbs, track};
use crate::pages::forms::{field, field_error, head, hinted, once, optional, page, summary};
use crate::text::text_with;
use crate::ui::{
    Button, ButtonKind, Column, DataTable, EmptyState, FactRow, FactTable, FileInput, FormEnd, InputKind, LinkItem,
    Notice, NoticeKind, PageHead, Pager, PostForm, SearchForm, Section, Tabs, TextArea, TextInput,
};
use daodi::form::Form;
use daodi::people::PageOf;
use daodi::registrant::{MOST_USERS, Trademark, TrademarkUser, UserState};
use daodi::registry::Track;
use leptos::prelude::*;

/// What was just done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkDone {
    /// Users were declared.
    Declared,
    /// Users were confirmed.
    Confirmed,
    /// The mark was corrected.
    Changed,
}

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkView {
    /// Who looks.
    pub side: Side,
    /// The mark.
    pub mark: Trademark,
    /// What was asked of its users.
    pub query: MarkQuery,
    /// This page's users.
    pub rows: PageOf<TrademarkUser>,
    /// Users a page.
    pub per: usize,
    /// How many there are in each state.
    pub counts: Vec<(UserState, i64)>,
    /// Whether they may do what this side does: declare; confirm and correct.
    pub may: bool,
    /// What was just done.
    pub done: Option<MarkDone>,
}

/// The page. A registrant's forms: POST `…/declare` with `uscc`, `enterprise_name`, `filing_no`, `filed_on`, `since`,
/// `until`; POST `…/file` with `list` (a file) or `rows`. The office's: POST `…/confirm` with `use` (`ID:VERSION`, as often
/// as chosen); POST `…/change` with `holder`, `expires`, `version`.
#[must_use]
pub fn mark(cx: &Cx, view: MarkView, form: &Form) -> Page {
    let path = view.side.path();
    page(
        head(cx, text_with(cx.locale, "marks-title", &[("number", view.mark.number.clone().into())]), form),
        path,
        view,
        form,
        content,
    )
}

fn content(cx: &Cx, view: &MarkView, form: &Form) -> AnyView {
    let mark = &view.mark;
    let title = text_with(cx.locale, "marks-title", &[("number", mark.number.clone().into())]);
    let done = view.done.map(|done| {
        let key = match done {
            MarkDone::Declared => "marks-done-declared",
            MarkDone::Confirmed => "marks-done-confirmed",
            MarkDone::Changed => "marks-done-changed",
        };
        view! { <Notice kind=NoticeKind::Done><p>{cx.t(key)}</p></Notice> }
    });
    let acts = match (view.side, view.may) {
        (Side::My, true) => Some(declare(cx, mark, form)),
        (Side::Desk, true) => Some(change(cx, mark, form)),
        _ => None,
    };
    let own = crumbs(cx, &[(view.side.path(), view.side.title(cx))], &title);
    view! {
        <div class="wrap page desk">
            {own}
            <PageHead title=title/>
            {done}
            {summary(cx, form)}
            <FactTable label=cx.t("marks-facts")>
                <FactRow term=cx.t("field-product")>{product(cx, mark.product.as_str())}</FactRow>
                <FactRow term=cx.t("field-track")>{track(cx, mark.track)}</FactRow>
                <FactRow term=cx.t("field-holder")>{mark.holder.clone()}</FactRow>
                <FactRow term=cx.t("field-expires")>{iso(mark.expires)}</FactRow>
                <FactRow term=cx.t("field-registrant")>{mark.login.clone()}</FactRow>
            </FactTable>
            <Section title=users_word(cx, mark.track) id="users">
                {list(cx, view, form)}
            </Section>
            {acts}
        </div>
    }
    .into_any()
}

fn users_word(cx: &Cx, track: Track) -> &'static str {
    if track == Track::CollectiveMark { cx.t("marks-members") } else { cx.t("marks-licensees") }
}

fn list(cx: &Cx, view: &MarkView, form: &Form) -> AnyView {
    let query = &view.query;
    let count = text_with(cx.locale, "marks-users-found", &[("n", view.rows.total.into())]);
    let body = if view.rows.rows.is_empty() { empty(cx, view) } else { table(cx, view, form) };
    let pages = usize::try_from(view.rows.total).unwrap_or(0).div_ceil(view.per.max(1)).max(1);
    let page_href = {
        let (cx, query) = (cx.clone(), query.clone());
        move |page| cx.href(&MarkQuery { page, ..query.clone() }.href())
    };
    let export =
        |kind: &str| cx.href(&MarkQuery { page: 1, ..query.clone() }.under(&format!("{}/export.{kind}", query.path)));
    view! {
        <SearchForm action=cx.href(&query.path) value=query.q.clone() button=cx.t("action-search")
            label=cx.t("marks-users-search") placeholder=cx.t("marks-users-placeholder") id="q" keep=query.kept()/>
        <Tabs label=cx.t("common-status") items=tabs(cx, query, &view.counts)/>
        <p class="small"><span role="status">{count}</span>" "
            <a href=export("xlsx")>{cx.t("marks-export-xlsx")}</a>" "<a href=export("csv")>{cx.t("marks-export-csv")}</a></p>
        {body}
        <Pager page=query.page pages=pages href=page_href label=cx.t("page-label") previous=cx.t("page-previous")
            next=cx.t("page-next")/>
    }
    .into_any()
}

fn empty(cx: &Cx, view: &MarkView) -> AnyView {
    let all = MarkQuery::at(view.query.path.clone());
    let ways = if view.query == all {
        Vec::new()
    } else {
        vec![LinkItem::new(cx.href(&all.href()), cx.t("action-clear-all"))]
    };
    let text = match view.side {
        Side::My if ways.is_empty() => cx.t("marks-users-my-empty"),
        _ => cx.t("marks-users-empty-text"),
    };
    view! { <EmptyState title=cx.t("marks-users-empty") text=text suggestions=ways/> }.into_any()
}

fn table(cx: &Cx, view: &MarkView, form: &Form) -> AnyView {
    let query = &view.query;
    let choose =
        view.side == Side::Desk && view.may && view.rows.rows.iter().any(|user| user.state == UserState::Declared);
    let mut columns = vec![
        query.column(cx, cx.t("field-enterprise_name"), MarkSort::Name),
        Column::new(cx.t("field-filing_no")),
        Column::new(cx.t("field-since")),
        query.column(cx, cx.t("field-until"), MarkSort::Ending),
        Column::new(cx.t("common-status")),
    ];
    if choose {
        columns.push(Column::new(cx.t("marks-choose")));
    }
    let rows = view
        .rows
        .rows
        .iter()
        .map(|user| {
            let mut cells = vec![
                view! {
                    <a href=cx.href(&format!("{}/use/{}", view.side.path(), user.id))>{user.name.clone()}</a>
                    <span class="small num">{user.uscc.to_string()}</span>
                }
                .into_any(),
                view! { {user.filing_no.clone()}" "{user.filed_on.map(iso)} }.into_any(),
                iso(user.since),
                match (user.ended_on, user.until) {
                    (Some(day), _) | (None, Some(day)) => iso(day),
                    (None, None) => cx.t("marks-with-mark").into_any(),
                },
                state(cx, user.state),
            ];
            if choose {
                cells.push(if user.state == UserState::Declared { choice(cx, user) } else { ().into_any() });
            }
            cells
        })
        .collect();
    let table = view! {
        <DataTable caption=users_word(cx, view.mark.track) hide_caption=true plain=true columns=columns rows=rows/>
    };
    if !choose {
        return table.into_any();
    }
    let error = field_error(cx, form, "use").map(|text| view! { <p class="field-error" id="use">{text}</p> });
    view! {
        <PostForm action=cx.href(&format!("{}/{}/confirm", view.side.path(), view.mark.id)) once=once(form)>
            {error}
            {table}
            <p class="small">{cx.t("marks-confirm-what")}</p>
            <FormEnd><Button>{cx.t("marks-confirm")}</Button></FormEnd>
        </PostForm>
    }
    .into_any()
}

fn choice(cx: &Cx, user: &TrademarkUser) -> AnyView {
    let id = format!("use-{}", user.id);
    let label = text_with(cx.locale, "marks-choose-one", &[("name", user.name.clone().into())]);
    view! {
        <span class="choice"><input type="checkbox" id=id.clone() name="use" value=format!("{}:{}", user.id, user.version)/>
        <label for=id><span class="vh">{label}</span></label></span>
    }
    .into_any()
}

fn declare(cx: &Cx, mark: &Trademark, form: &Form) -> AnyView {
    let f = |name: &'static str| field(cx, form, name);
    let v = |name: &str| form.value(name).to_owned();
    let path = |act: &str| cx.href(&format!("/my/members/{}/{act}", mark.id));
    let licence = mark.track == Track::CertificationMark;
    let filing = if licence { f("filing_no") } else { optional(cx, f("filing_no")) };
    let filed = if licence { f("filed_on") } else { optional(cx, f("filed_on")) };
    let until = text_with(cx.locale, "marks-until-hint", &[("day", mark.expires.to_string().into())]);
    let most = text_with(cx.locale, "marks-list-hint", &[("n", i64::try_from(MOST_USERS).unwrap_or(0).into())]);
    view! {
        <Section title=cx.t("marks-declare-heading") id="declare">
            <PostForm action=path("declare") once=once(form)>
                <TextInput field=f("uscc") kind=InputKind::Capitals value=v("uscc") maxlength=Some(18)/>
                <TextInput field=f("enterprise_name") value=v("enterprise_name") maxlength=Some(100)/>
                <TextInput field=filing value=v("filing_no") maxlength=Some(60)/>
                <TextInput field=filed kind=InputKind::Date value=v("filed_on")/>
                <TextInput field=f("since") kind=InputKind::Date value=v("since")/>
                <TextInput field=hinted(optional(cx, f("until")), until) kind=InputKind::Date value=v("until")/>
                <FormEnd><Button>{cx.t("marks-declare")}</Button></FormEnd>
            </PostForm>
        </Section>
        <Section title=cx.t("marks-list-heading") id="list-of-many">
            <p class="small">{most}</p>
            <PostForm action=path("file") once=once(form) multipart=true>
                <FileInput field=optional(cx, f("list")) accept=".csv,text/csv"/>
                <TextArea field=hinted(optional(cx, f("rows")), cx.t("marks-rows-hint")) value=v("rows") rows=6/>
                <FormEnd><Button kind=ButtonKind::Quiet>{cx.t("marks-list-read")}</Button></FormEnd>
            </PostForm>
        </Section>
    }
    .into_any()
}

fn change(cx: &Cx, mark: &Trademark, form: &Form) -> AnyView {
    let or = |name: &str, known: String| if form.value(name).is_empty() { known } else { form.value(name).to_owned() };
    let version = vec![("version".to_owned(), mark.version.to_string())];
    view! {
        <Section title=cx.t("marks-change-heading") id="change">
            <PostForm action=cx.href(&format!("/desk/marks/{}/change", mark.id)) once=once(form) hidden=version>
                <TextInput field=field(cx, form, "holder") value=or("holder", mark.holder.clone()) maxlength=Some(100)/>
                <TextInput field=hinted(field(cx, form, "expires"), cx.t("marks-expires-hint")) kind=InputKind::Date
                    value=or("expires", mark.expires.to_string())/>
                <FormEnd><Button kind=ButtonKind::Quiet>{cx.t("marks-change")}</Button></FormEnd>
            </PostForm>
        </Section>
    }
    .into_any()
}
