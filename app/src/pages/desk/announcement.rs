//! `/desk/announcements/{id}`: what was entered, row by row against the register, and the two persons' acts.

use super::announcement_row::row_form;
use super::announcements::{facts, state};
use crate::Page;
use crate::cx::Cx;
use crate::pages::announcements::title;
use crate::pages::common::{crumbs, path_with, product_name, when};
use crate::pages::forms::{asked, field, head, hinted, once, summary};
use crate::text::{text_for, text_named, text_with};
use crate::ui::{
    Button, ButtonKind, Chip, ChipKind, Choice, Column, DataTable, EmptyState, FactRow, FactTable, Field, FileInput,
    FormEnd, LinkItem, Notice, NoticeKind, PageHead, Pager, PostForm, RadioSet, Section, Tabs, TextArea,
};
use daodi::form::Form;
use daodi::identifiers::AnnouncementKind;
use daodi::registry::Track;
use daodi::registry::announcing::{
    AnnouncedItem, CaseAnswer, CheckedItem, Filing, FilingState, Finding, ItemField, ItemProblem, WaitingCase,
    fields_of,
};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Rows a page.
const PER: usize = 100;

/// Which rows are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowsShown {
    /// Those that are doubtful.
    Doubtful,
    /// All.
    #[default]
    All,
    /// Those that are left out.
    Out,
}

impl RowsShown {
    /// The code in the address.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Doubtful => "doubtful",
            Self::All => "all",
            Self::Out => "out",
        }
    }

    /// The value with this code; doubtful ones where the code means nothing.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Doubtful, Self::All, Self::Out].into_iter().find(|shown| shown.code() == code)
    }
}

/// Why a table was not read: its code, the line and the heading that it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetFault {
    /// Code; empty where it was read.
    pub code: &'static str,
    /// Line; 0 where it is about none.
    pub line: u64,
    /// Heading.
    pub value: String,
}

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskFiling {
    /// The entry.
    pub filing: Filing,
    /// Its rows.
    pub items: Vec<AnnouncedItem>,
    /// What is found of each, in their order.
    pub checked: Vec<CheckedItem>,
    /// The application cases that wait for what rows say, by the rows' numbers.
    pub waiting: BTreeMap<u32, WaitingCase>,
    /// Login names of whoever began, proposed and decided it; empty where nobody has.
    pub logins: [String; 3],
    /// Whether the reader prepares announcements.
    pub may_prepare: bool,
    /// Whether the reader applies them.
    pub may_apply: bool,
    /// Whether the reader began or proposed this one: then another applies it.
    pub own: bool,
    /// Which rows are shown; none: doubtful ones where there are any.
    pub shown: Option<RowsShown>,
    /// The page of rows, from 1.
    pub page: usize,
    /// The row whose form is shown; 0: a new one.
    pub row: Option<u32>,
    /// Why the table just sent was not read.
    pub sheet: SheetFault,
    /// What was just done, a code of `filing-done-CODE`; empty: nothing.
    pub done: String,
}

/// The forms of the page; each has a key of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilingForms {
    /// POST `…/change`: what it says of the announcement, `version`.
    pub facts: Form,
    /// POST `…/file`: a file `sheet`, `version`.
    pub sheet: Form,
    /// POST `…/row`: a row's fields, `line`, `version`.
    pub row: Form,
    /// POST `…/take-up`, `…/propose`, `…/discard` (`reason`), `…/decide` (`decision`: `apply` or `back`, `reason`); `version`.
    pub act: Form,
}

impl FilingForms {
    /// Whichever has something to put right.
    fn wrong(&self) -> &Form {
        [&self.facts, &self.sheet, &self.row].into_iter().find(|form| !form.faults.is_empty()).unwrap_or(&self.act)
    }
}

/// The page.
#[must_use]
pub fn announcement(cx: &Cx, view: DeskFiling, forms: FilingForms) -> Page {
    let head = head(cx, view.filing.text.clone(), forms.wrong());
    Page::new(head, "/desk/announcements", move |cx| content(cx, &view, &forms))
}

/// The hidden version of an entry.
pub(super) fn version(filing: &Filing) -> (String, String) {
    ("version".to_owned(), filing.version.to_string())
}

fn content(cx: &Cx, view: &DeskFiling, forms: &FilingForms) -> AnyView {
    let filing = &view.filing;
    let doubtful = view.checked.iter().filter(|row| !row.findings.is_empty()).count();
    let out = view.checked.iter().filter(|row| row.left_out).count();
    let done = text_named(cx.locale, "filing-done", &view.done, &[])
        .filter(|_| !view.done.is_empty())
        .map(|text| view! { <Notice kind=NoticeKind::Done><p>{text}</p></Notice> });
    let counts = text_with(
        cx.locale,
        "filing-counts",
        &[("n", view.items.len().into()), ("doubtful", doubtful.into()), ("out", out.into())],
    );
    let answered = view.waiting.values().filter(|waiting| waiting.answer == CaseAnswer::Answers).count();
    let cases = (answered > 0)
        .then(|| view! { <p class="small">{text_with(cx.locale, "filing-cases", &[("n", answered.into())])}</p> });
    let draft = filing.state == FilingState::Draft && view.may_prepare;
    let returned = filing.decision.clone().filter(|_| filing.state == FilingState::Draft).map(|reason| {
        view! { <Notice kind=NoticeKind::Caution title=Some(cx.t_owned("filing-returned"))><p>{reason}</p></Notice> }
    });
    let row = view.row.filter(|_| draft).map(|line| row_form(cx, view, line, &forms.row));
    view! {
        <div class="wrap page work">
            {crumbs(cx, &[("/desk/announcements", cx.t("section-announcements"))], &filing.text)}
            <PageHead title=filing.text.clone() kicker=Some(text_for(cx.locale, "announcement-kind", filing.kind.code()).to_owned())
                aside=Some(state(cx, filing.state))/>
            {summary(cx, forms.wrong())}
            {done}
            {returned}
            {known(cx, view)}
            {draft.then(|| change(cx, view, &forms.facts))}
            {row}
            <Section title=cx.t("filing-rows") id="rows" note=Some(counts)>
                {draft.then(|| bring(cx, view, &forms.sheet))}
                {cases}
                {rows(cx, view, doubtful, out, draft)}
                {draft.then(|| take_up(cx, view, &forms.act))}
            </Section>
            {acts(cx, view, doubtful, &forms.act)}
        </div>
    }
    .into_any()
}

fn known(cx: &Cx, view: &DeskFiling) -> AnyView {
    let filing = &view.filing;
    let by = |key: &'static str, at: Option<i64>, login: &str| {
        let login = login.to_owned();
        at.map(|at| view! { <FactRow term=cx.t(key)>{when(cx, at)}" · "{login}</FactRow> })
    };
    let [made, proposed, decided] = &view.logins;
    let objections = filing.objections_until().map(|day| {
        view! {
            <FactRow term=cx.t("announcement-objections")><span class="num">{day.to_string()}</span>
                <p class="small">{cx.t("announcement-objections-note")}</p></FactRow>
        }
    });
    let public = filing.announcement.as_deref().map(|id| {
        let words = cx.register.announcement(id).map_or_else(|| id.to_owned(), |a| title(cx, a));
        view! { <FactRow term=cx.t("right-public")><a href=cx.href(&format!("/announcements/{id}"))>{words}</a></FactRow> }
    });
    let number = match (filing.number, filing.year) {
        (Some(n), Some(year)) => Some(format!("{n} ({year})")),
        (n, _) => n.map(|n| n.to_string()),
    };
    let decided_key = if filing.state == FilingState::Applied { "filing-applied-by" } else { "filing-decided-by" };
    view! {
        <FactTable label=filing.text.clone()>
            <FactRow term=cx.t("announcement-column-issuer")>{text_for(cx.locale, "issuer", filing.issuer.code())}</FactRow>
            {number.map(|n| view! { <FactRow term=cx.t("field-number")><span class="num">{n}</span></FactRow> })}
            <FactRow term=cx.t("announcement-column-date")>
                {filing.date.map_or_else(|| cx.t_owned("announcement-date-none"), |day| day.to_string())}
            </FactRow>
            {filing.track.map(|track| view! {
                <FactRow term=cx.t("right-track")>{text_for(cx.locale, "track", track.code())}</FactRow>
            })}
            {(!filing.source.is_empty()).then(|| view! { <FactRow term=cx.t("field-source")>{filing.source.clone()}</FactRow> })}
            {objections}
            {by("filing-made-by", Some(filing.made_at), made)}
            {by("filing-proposed-by", filing.proposed_at, proposed)}
            {by(decided_key, filing.decided_at, decided)}
            {filing.decision.clone().map(|reason| view! { <FactRow term=cx.t("field-reason")>{reason}</FactRow> })}
            {public}
        </FactTable>
    }
    .into_any()
}

fn change(cx: &Cx, view: &DeskFiling, form: &Form) -> AnyView {
    let filing = &view.filing;
    let open = !form.faults.is_empty() || filing.date.is_none();
    // What was typed last, else what is stored.
    let shown = if form.values.is_empty() {
        let text = |n: Option<String>| n.unwrap_or_default();
        form.clone()
            .with("kind", filing.kind.code())
            .with("issuer", filing.issuer.code())
            .with("text", filing.text.clone())
            .with("number", text(filing.number.map(|n| n.to_string())))
            .with("year", text(filing.year.map(|n| n.to_string())))
            .with("date", text(filing.date.map(|n| n.to_string())))
            .with("track", filing.track.map(|track| track.code()).unwrap_or_default())
            .with("source", filing.source.clone())
    } else {
        form.clone()
    };
    view! {
        <details class="drawer" open=open>
            <summary>{cx.t("filing-change")}</summary>
            <div class="drawer-body">
                <PostForm action=cx.href(&format!("/desk/announcements/{}/change", filing.id)) once=once(form)
                    hidden=vec![version(filing)]>
                    {facts(cx, &shown)}
                    <FormEnd><Button kind=ButtonKind::Quiet>{cx.t("filing-change-submit")}</Button></FormEnd>
                </PostForm>
            </div>
        </details>
    }
    .into_any()
}

/// Rows as a table of one's own, or typed one by one.
fn bring(cx: &Cx, view: &DeskFiling, form: &Form) -> AnyView {
    let filing = &view.filing;
    let wrong = (!view.sheet.code.is_empty()).then(|| {
        let line = i64::try_from(view.sheet.line).unwrap_or(0);
        let args = [("line", line.into()), ("value", view.sheet.value.clone().into())];
        let text = text_named(cx.locale, "sheet-fault", view.sheet.code, &args).unwrap_or_default();
        view! { <Notice kind=NoticeKind::Stop><p>{text}</p></Notice> }
    });
    let template = |ending: &str| {
        let path = format!("/desk/announcements/template.{ending}?kind={}", filing.kind.code());
        view! { <a href=path download>{ending.to_uppercase()}</a> }
    };
    let headings: Vec<&str> = fields_of(filing.kind).iter().map(|(field, _)| field.heading()).collect();
    let hint = text_with(cx.locale, "filing-sheet-hint", &[("columns", headings.join("、").into())]);
    view! {
        <details class="drawer" open=view.items.is_empty() || !view.sheet.code.is_empty()>
            <summary>{cx.t("filing-sheet")}</summary>
            <div class="drawer-body">
                {wrong}
                <p class="small">{cx.t("filing-template")}" "{template("xlsx")}" · "{template("csv")}</p>
                <PostForm action=cx.href(&format!("/desk/announcements/{}/file", filing.id)) once=once(form)
                    hidden=vec![version(filing)] multipart=true>
                    <FileInput field=hinted(field(cx, form, "sheet"), hint) accept=".csv,.xlsx"/>
                    {(!view.items.is_empty()).then(|| view! { <p class="small">{cx.t("filing-sheet-replaces")}</p> })}
                    <FormEnd><Button kind=ButtonKind::Quiet>{cx.t("filing-sheet-submit")}</Button></FormEnd>
                </PostForm>
            </div>
        </details>
        <p><a href=cx.href(&format!("/desk/announcements/{}?row=0#row", filing.id))>{cx.t("filing-row-new")}</a></p>
    }
    .into_any()
}

/// The path of the page with what is shown.
pub(super) fn path(view: &DeskFiling, shown: Option<RowsShown>, page: usize, row: Option<u32>) -> String {
    let mut pairs: Vec<(&str, String)> = Vec::new();
    pairs.extend(shown.map(|shown| ("show", shown.code().to_owned())));
    if page > 1 {
        pairs.push(("page", page.to_string()));
    }
    pairs.extend(row.map(|row| ("row", row.to_string())));
    path_with(&format!("/desk/announcements/{}", view.filing.id), &pairs)
}

fn rows(cx: &Cx, view: &DeskFiling, doubtful: usize, out: usize, draft: bool) -> AnyView {
    if view.items.is_empty() {
        return view! { <EmptyState title=cx.t("filing-no-rows") text=cx.t("filing-no-rows-text")/> }.into_any();
    }
    let shown = view.shown.unwrap_or(if doubtful > 0 { RowsShown::Doubtful } else { RowsShown::All });
    let tab = |which: RowsShown, n: usize| LinkItem {
        href: cx.href(&path(view, Some(which), 1, None)),
        label: format!("{} {n}", text_for(cx.locale, "filing-show", which.code())),
        current: which == shown,
    };
    let tabs =
        vec![tab(RowsShown::Doubtful, doubtful), tab(RowsShown::All, view.items.len()), tab(RowsShown::Out, out)];
    let found: Vec<(&AnnouncedItem, &CheckedItem)> = view
        .items
        .iter()
        .zip(&view.checked)
        .filter(|(_, row)| match shown {
            RowsShown::Doubtful => !row.findings.is_empty(),
            RowsShown::All => true,
            RowsShown::Out => row.left_out,
        })
        .collect();
    let pages = found.len().div_ceil(PER).max(1);
    let page = view.page.clamp(1, pages);
    let columns = vec![
        Column::number(cx.t("filing-line")),
        Column::new(cx.t("right-product")),
        Column::new(cx.t("right-enterprise")),
        Column::new(cx.t("filing-finding")),
    ];
    let rows: Vec<Vec<AnyView>> =
        found.iter().skip((page - 1) * PER).take(PER).map(|(item, row)| line(cx, view, item, row, draft)).collect();
    let body = if rows.is_empty() {
        view! { <p>{cx.t("filing-none-such")}</p> }.into_any()
    } else {
        view! { <DataTable caption=cx.t("filing-rows") hide_caption=true columns=columns rows=rows/> }.into_any()
    };
    let page_href = {
        let (cx, view) = (cx.clone(), view.clone());
        move |page| cx.href(&path(&view, Some(shown), page, None))
    };
    view! {
        <Tabs label=cx.t("filing-rows") items=tabs/>
        {body}
        <Pager page=page pages=pages href=page_href label=cx.t("page-label") previous=cx.t("page-previous")
            next=cx.t("page-next")/>
    }
    .into_any()
}

fn line(cx: &Cx, view: &DeskFiling, item: &AnnouncedItem, row: &CheckedItem, draft: bool) -> AnyViews {
    let number = item.line.to_string();
    let at = if draft {
        let href = cx.href(&path(view, view.shown, view.page, Some(item.line)));
        let words = text_with(cx.locale, "filing-row-correct", &[("number", number.clone().into())]);
        view! { <a href=format!("{href}#row") aria-label=words>{number}</a> }.into_any()
    } else {
        number.into_any()
    };
    let product = match &row.product {
        Some(slug) => {
            let name = cx.register.product(slug.as_str()).map(|p| product_name(cx, p));
            let name = name.unwrap_or_else(|| item.value(ItemField::Product).to_owned());
            view! { <a href=cx.href(&format!("/products/{slug}"))>{name}</a> }.into_any()
        }
        None => item.value(ItemField::Product).to_owned().into_any(),
    };
    let firm = match &row.enterprise {
        Some(id) => {
            let name = cx.register.enterprise(id.as_str()).map_or_else(|| id.to_string(), |e| e.name.clone());
            view! { <a href=cx.href(&format!("/enterprises/{id}"))>{name}</a> }.into_any()
        }
        None => item.value(ItemField::Enterprise).to_owned().into_any(),
    };
    let uscc = Some(item.value(ItemField::Uscc).to_owned()).filter(|code| !code.is_empty());
    let says = if let Some(reason) = &item.left_out {
        view! { <Chip label=cx.t("filing-row-out")/>" "{reason.clone()} }.into_any()
    } else if row.findings.is_empty() {
        let new = row.new_enterprise.is_some() || row.new_product.is_some();
        let track = row.track.map(|track| text_for(cx.locale, "track", track.code()));
        let taken = new.then(|| view! { " "<Chip label=cx.t("filing-row-new-taken") kind=ChipKind::Caution/> });
        let waiting = view.waiting.get(&item.line).map(|waiting| waiting_case(cx, view, waiting));
        view! { <Chip label=cx.t("filing-row-good") kind=ChipKind::Good/>" "{track}{taken}{waiting} }.into_any()
    } else {
        let items = row.findings.iter().map(|finding| view! { <li>{finding_text(cx, finding)}</li> }).collect_view();
        let hint = row.may_take_up.then(|| view! { <li class="small">{cx.t("filing-may-take-up")}</li> });
        view! { <ul class="lines" role="list">{items}{hint}</ul> }.into_any()
    };
    vec![
        at,
        product,
        view! { {firm}{uscc.map(|code| view! { <small class="under num">{code}</small> })} }.into_any(),
        says,
    ]
}

/// The application that waits for what a row says, and what becomes of it.
fn waiting_case(cx: &Cx, view: &DeskFiling, waiting: &WaitingCase) -> AnyView {
    let case = &waiting.case;
    let receipt = case.receipt.clone().unwrap_or_default();
    let words = match (waiting.answer, view.filing.kind) {
        (CaseAnswer::Answers, AnnouncementKind::UserStop) => cx.t("filing-case-stopped"),
        (answer, _) => text_for(cx.locale, "filing-case", answer.code()),
    };
    let href = cx.href(&format!("/desk/applications/{}", case.id));
    view! { <small class="under"><a class="num" href=href>{receipt}</a>" "{words}</small> }.into_any()
}

/// The cells of a row.
type AnyViews = Vec<AnyView>;

/// A doubt in words: the field, and what is wrong with it.
pub(super) fn finding_text(cx: &Cx, finding: &Finding) -> String {
    let other = finding.other.clone().unwrap_or_default();
    // Tracks come as codes, apart by spaces.
    let other = match finding.problem {
        ItemProblem::TrackSeveral => {
            let comma = if cx.english() { ", " } else { "、" };
            other
                .split(' ')
                .filter_map(Track::from_code)
                .map(|of| text_for(cx.locale, "track", of.code()))
                .collect::<Vec<_>>()
                .join(comma)
        }
        _ => other,
    };
    let words = text_named(cx.locale, "item-problem", finding.problem.code(), &[("other", other.into())]);
    let name = text_for(cx.locale, "item-field", finding.field.code());
    format!("{name}{}{}", cx.t("common-colon"), words.unwrap_or_default())
}

fn take_up(cx: &Cx, view: &DeskFiling, form: &Form) -> Option<AnyView> {
    let n = view.checked.iter().filter(|row| row.may_take_up).count();
    (n > 0).then(|| {
        view! {
            <PostForm action=cx.href(&format!("/desk/announcements/{}/take-up", view.filing.id)) once=once(form)
                hidden=vec![version(&view.filing)]>
                <p class="small">{text_with(cx.locale, "filing-take-up-text", &[("n", n.into())])}</p>
                <FormEnd><Button kind=ButtonKind::Quiet>{text_with(cx.locale, "filing-take-up", &[("n", n.into())])}</Button></FormEnd>
            </PostForm>
        }
        .into_any()
    })
}

fn acts(cx: &Cx, view: &DeskFiling, doubtful: usize, form: &Form) -> AnyView {
    let filing = &view.filing;
    let at = |act: &str| cx.href(&format!("/desk/announcements/{}/{act}", filing.id));
    match filing.state {
        FilingState::Draft if view.may_prepare => {
            let wait = (doubtful > 0 || view.items.is_empty()).then(|| view! { <p>{cx.t("filing-propose-wait")}</p> });
            let discard = Field { id: "discard-reason".to_owned(), ..field(cx, form, "reason") };
            view! {
                <Section title=cx.t("filing-propose-heading") id="propose">
                    {wait}
                    <PostForm action=at("propose") once=once(form) hidden=vec![version(filing)]>
                        <p class="small">{cx.t("filing-propose-text")}</p>
                        <FormEnd><Button>{cx.t("filing-propose")}</Button></FormEnd>
                    </PostForm>
                </Section>
                <details class="drawer" open=!form.value("reason").is_empty()>
                    <summary>{cx.t("filing-discard")}</summary>
                    <div class="drawer-body">
                        <PostForm action=at("discard") once=once(form) hidden=vec![version(filing)]>
                            <p class="small">{cx.t("filing-discard-text")}</p>
                            <TextArea field=discard value=form.value("reason").to_owned() rows=2 maxlength=Some(500)/>
                            <FormEnd><Button kind=ButtonKind::Stop>{cx.t("filing-discard")}</Button></FormEnd>
                        </PostForm>
                    </div>
                </details>
            }
            .into_any()
        }
        FilingState::Proposed if view.may_apply => {
            let mut choices = Vec::new();
            if !view.own {
                choices.push(Choice::new("apply", cx.t("filing-apply")).hint(cx.t("filing-apply-text")));
            }
            choices.push(Choice::new("back", cx.t("filing-back")).hint(cx.t("filing-back-text")));
            let own = view.own.then(|| view! { <Notice><p>{cx.t("filing-own")}</p></Notice> });
            let now = (doubtful > 0)
                .then(|| view! { <Notice kind=NoticeKind::Stop><p>{cx.t("filing-doubtful-now")}</p></Notice> });
            view! {
                <Section title=cx.t("field-decision") id="decide">
                    {own}
                    {now}
                    <PostForm action=at("decide") once=once(form) hidden=vec![version(filing)]>
                        <RadioSet field=asked(field(cx, form, "decision"), cx.t("filing-decide-question"))
                            value=form.value("decision").to_owned() choices=choices/>
                        <TextArea field=hinted(field(cx, form, "reason"), cx.t("filing-reason-hint"))
                            value=form.value("reason").to_owned() rows=3 maxlength=Some(500)/>
                        <FormEnd><Button>{cx.t("filing-decide-submit")}</Button></FormEnd>
                    </PostForm>
                </Section>
            }
            .into_any()
        }
        _ => ().into_any(),
    }
}
