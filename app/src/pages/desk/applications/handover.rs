//! Handing over to the national office: approved cases on a sheet 汇总表.

use super::{DeskQuery, QUEUE, age_words};
use crate::Page;
use crate::cx::Cx;
use crate::pages::acts::office_name;
use crate::pages::applications as words;
use crate::pages::common::{crumbs, on, path_with, when};
use crate::pages::forms::{field, field_error, head, hinted, once, optional, summary};
use crate::text::text_with;
use crate::ui::{
    Button, ButtonKind, Column, DataTable, EmptyState, FactRow, FactTable, FieldGroup, FormEnd, InputKind, LinkButton,
    LinkItem, Notice, NoticeKind, PageHead, Pager, PostForm, Section, TextArea, TextInput,
};
use daodi::application::Application;
use daodi::form::Form;
use daodi::people::PageOf;
use daodi::ports::{Group, Handover};
use leptos::prelude::*;

const SHEETS: &str = "/desk/handovers";

/// What the list of sheets shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Handovers {
    /// The sheets, newest first.
    pub rows: PageOf<Handover>,
    /// Sheets a page.
    pub per: usize,
    /// The page, from 1.
    pub page: usize,
    /// What a new sheet is made of; none where the reader makes none.
    pub new: Option<HandoverNew>,
}

/// What a new sheet is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandoverNew {
    /// The cases that wait, those that wait longest first.
    pub waiting: Vec<Application>,
    /// Those that were chosen.
    pub chosen: Vec<String>,
}

/// A sheet with its cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandoverSheet {
    /// The sheet.
    pub sheet: Handover,
    /// Its cases, in their order on it.
    pub cases: Vec<Application>,
    /// Login name of whoever entered the 口令; empty where nobody did.
    pub password_by: String,
    /// The 口令, where it was just asked for.
    pub revealed: Option<String>,
    /// What was just done: `made`, `kept`, or nothing.
    pub done: String,
}

/// The forms of a sheet's page, each with a key of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandoverForms {
    /// POST `…/download-password`: `download_password`, `password_on`, `seen`.
    pub password: Form,
    /// POST `…/reveal`: no field.
    pub reveal: Form,
}

/// The cases that wait and the sheets that were made. POST to the same path: `case` (repeated), `number`, `day`, `note`.
#[must_use]
pub fn handovers(cx: &Cx, view: Handovers, form: &Form) -> Page {
    let head = head(cx, cx.t_owned("section-handovers"), form);
    let form = form.clone();
    Page::new(head, SHEETS, move |cx| content(cx, &view, &form))
}

fn content(cx: &Cx, view: &Handovers, form: &Form) -> AnyView {
    view! {
        <div class="wrap page desk handovers">
            <PageHead title=cx.t("section-handovers") lead=cx.t_owned("desk-handover-lead")/>
            {summary(cx, form)}
            {view.new.as_ref().map(|new| waiting(cx, new, form))}
            {sheets(cx, view)}
        </div>
    }
    .into_any()
}

/// The cases that wait, and the form that puts them on a sheet.
fn waiting(cx: &Cx, new: &HandoverNew, form: &Form) -> AnyView {
    let body = if new.waiting.is_empty() {
        let national = DeskQuery { group: Some(Group::National), ..DeskQuery::default() };
        let ways = vec![LinkItem::new(cx.href(&national.path()), cx.t("desk-handover-national"))];
        view! {
            <EmptyState title=cx.t("desk-handover-none") text=cx.t("desk-handover-none-text") suggestions=ways/>
        }
        .into_any()
    } else {
        choose(cx, new, form)
    };
    let note = text_with(cx.locale, "desk-app-found", &[("n", new.waiting.len().into())]);
    view! { <Section title=cx.t("desk-handover-waiting") id="case" note=note>{body}</Section> }.into_any()
}

fn choose(cx: &Cx, new: &HandoverNew, form: &Form) -> AnyView {
    // What was never sent is wanted whole: a sheet usually takes all that waits.
    let all = form.values.is_empty();
    let error = field_error(cx, form, "case").map(|text| view! { <p class="field-error">{text}</p> });
    let day = if all { cx.today.to_string() } else { form.value("day").to_owned() };
    let note = optional(cx, field(cx, form, "note"));
    view! {
        <PostForm action=cx.href(SHEETS) once=once(form)>
            {error}
            {rows(cx, &new.waiting, |case| all || new.chosen.contains(&case.id))}
            <FieldGroup title=cx.t("desk-handover-new") hint=cx.t_owned("desk-handover-new-about")>
                <TextInput field=hinted(field(cx, form, "number"), cx.t("desk-handover-number-hint"))
                    value=form.value("number").to_owned() maxlength=Some(60)/>
                <TextInput field=field(cx, form, "day") kind=InputKind::Date value=day/>
                <TextArea field=note value=form.value("note").to_owned() rows=2 maxlength=Some(500)/>
            </FieldGroup>
            <FormEnd><Button>{cx.t("desk-handover-submit")}</Button></FormEnd>
        </PostForm>
    }
    .into_any()
}

fn rows(cx: &Cx, cases: &[Application], chosen: impl Fn(&Application) -> bool) -> AnyView {
    let columns = vec![
        Column::new(cx.t("application-section-applicant")),
        Column::new(cx.t("application-matter-product")),
        Column::new(cx.t("application-matter-office")),
        Column::number(cx.t("desk-handover-waits")),
    ];
    let rows = cases
        .iter()
        .map(|case| {
            let label = text_with(cx.locale, "desk-app-pick", &[("name", case.name.as_str().into())]);
            let pick = view! {
                <label class="pick">
                    <input type="checkbox" name="case" value=case.id.clone() checked=chosen(case) aria-label=label/>
                </label>
            };
            let href = cx.href(&format!("{QUEUE}/{}", case.id));
            let name = view! {
                <div class="picked">
                    {pick}
                    <div><a class="case-link" href=href>{case.name.clone()}</a>
                    <span class="small num">{case.receipt.clone()}</span></div>
                </div>
            };
            vec![
                name.into_any(),
                view! {
                    {words::what(cx, case)}
                    <small class="under">{words::kind_words(cx, case.kind, case.change_of)}</small>
                }
                .into_any(),
                office_name(cx, case.office).into_any(),
                age_words(cx, case.since).into_any(),
            ]
        })
        .collect();
    view! {
        <DataTable caption=cx.t("desk-handover-waiting") hide_caption=true plain=true tight=true columns=columns rows=rows/>
    }
    .into_any()
}

fn sheets(cx: &Cx, view: &Handovers) -> AnyView {
    let body = if view.rows.rows.is_empty() {
        view! { <p>{cx.t("desk-handover-no-sheets")}</p> }.into_any()
    } else {
        let columns = vec![
            Column::new(cx.t("field-number")),
            Column::new(cx.t("field-day")),
            Column::number(cx.t("desk-handover-cases")),
            Column::new(cx.t("desk-handover-made")),
        ];
        let rows = view
            .rows
            .rows
            .iter()
            .map(|sheet| {
                vec![
                    view! { <a href=cx.href(&format!("{SHEETS}/{}", sheet.id))>{sheet.number.clone()}</a> }.into_any(),
                    view! { <span class="num">{sheet.day.to_string()}</span> }.into_any(),
                    crate::text::number(cx.locale, sheet.cases).into_any(),
                    on(sheet.made_at),
                ]
            })
            .collect();
        view! {
            <DataTable caption=cx.t("desk-handover-sheets") hide_caption=true plain=true columns=columns rows=rows/>
        }
        .into_any()
    };
    let pages = usize::try_from(view.rows.total).unwrap_or(0).div_ceil(view.per.max(1));
    let href = {
        let cx = cx.clone();
        move |page: usize| {
            let pairs = if page > 1 { vec![("page", page.to_string())] } else { Vec::new() };
            cx.href(&path_with(SHEETS, &pairs))
        }
    };
    view! {
        <Section title=cx.t("desk-handover-sheets") id="sheets">
            {body}
            <Pager page=view.page.max(1) pages=pages href=href label=cx.t("page-label") previous=cx.t("page-previous")
                next=cx.t("page-next")/>
        </Section>
    }
    .into_any()
}

/// A sheet with its cases, in the columns of the lists of users that the national office announces (CNIPA 475).
#[must_use]
pub fn handover(cx: &Cx, view: HandoverSheet, forms: HandoverForms) -> Page {
    let head = head(cx, view.sheet.number.clone(), &forms.password);
    Page::new(head, SHEETS, move |cx| sheet(cx, &view, &forms))
}

/// The 口令 of a sheet: that there is one, the form that enters it, the button that shows it.
fn password(cx: &Cx, view: &HandoverSheet, forms: &HandoverForms) -> AnyView {
    let here = format!("{SHEETS}/{}", view.sheet.id);
    let known = view.sheet.password.as_ref();
    let shown = view.revealed.clone().map(|password| {
        view! {
            <Notice kind=NoticeKind::Caution><p>{cx.t("desk-handover-revealed")}</p></Notice>
            <p><code class="num">{password}</code></p>
        }
    });
    let facts = match known {
        None => view! { <p>{cx.t("desk-handover-password-none")}</p> }.into_any(),
        Some(password) => view! {
            <FactTable label=cx.t("desk-handover-password")>
                <FactRow term=cx.t("field-password_on")><span class="num">{password.on.to_string()}</span></FactRow>
                <FactRow term=cx.t("desk-handover-password-by")>
                    {view.password_by.clone()}" · "{when(cx, password.at)}
                </FactRow>
            </FactTable>
        }
        .into_any(),
    };
    let reveal = (known.is_some() && view.revealed.is_none()).then(|| {
        view! {
            <PostForm action=cx.href(&format!("{here}/reveal")) once=once(&forms.reveal)>
                <FormEnd><Button kind=ButtonKind::Quiet>{cx.t("desk-handover-reveal")}</Button></FormEnd>
            </PostForm>
        }
    });
    let form = &forms.password;
    let (heading, open) = match known {
        Some(_) => (cx.t("desk-handover-password-replace"), !form.faults.is_empty()),
        None => (cx.t("desk-handover-password-save"), true),
    };
    let seen = known.map(|password| password.at.to_string()).unwrap_or_default();
    let on = match form.value("password_on") {
        "" => cx.today.to_string(),
        typed => typed.to_owned(),
    };
    view! {
        <Section title=cx.t("desk-handover-password") id="download-password">
            <p class="small">{cx.t("desk-handover-password-about")}</p>
            {facts}
            {shown}
            {reveal}
            <details class="drawer" open=open>
                <summary>{heading}</summary>
                <div class="drawer-body">
                    <PostForm action=cx.href(&format!("{here}/download-password")) once=once(form)>
                        <input type="hidden" name="seen" value=seen/>
                        <TextInput field=field(cx, form, "download_password") maxlength=Some(100)/>
                        <TextInput field=field(cx, form, "password_on") kind=InputKind::Date value=on/>
                        <FormEnd><Button>{heading}</Button></FormEnd>
                    </PostForm>
                </div>
            </details>
        </Section>
    }
    .into_any()
}

/// The sheet and its letter, to be printed and to be written on in.
fn files(cx: &Cx, id: &str) -> AnyView {
    let paper = |name: &str, title: &'static str| {
        let link = |ending: &str, words: &'static str| {
            let href = cx.href(&format!("{SHEETS}/{id}/{name}.{ending}"));
            view! { <a href=href download="" aria-label=format!("{title} {words}")>{words}</a> }
        };
        view! { <li>{title}" "{link("pdf", cx.t("issued-pdf"))}" · "{link("docx", cx.t("issued-word"))}</li> }
    };
    view! {
        <p><LinkButton href=cx.href(&format!("{SHEETS}/{id}.xlsx"))>{cx.t("desk-handover-download")}</LinkButton></p>
        <ul class="lines" role="list">
            {paper("sheet", cx.t("desk-handover-sheet-paper"))}
            {paper("letter", cx.t("desk-handover-letter"))}
        </ul>
    }
    .into_any()
}

fn sheet(cx: &Cx, view: &HandoverSheet, forms: &HandoverForms) -> AnyView {
    let sheet = &view.sheet;
    let title = text_with(cx.locale, "desk-handover-title", &[("number", sheet.number.as_str().into())]);
    let crumbs = crumbs(cx, &[("/desk", cx.t("section-desk")), (SHEETS, cx.t("section-handovers"))], &title);
    let done = match view.done.as_str() {
        "made" => Some(cx.t("desk-handover-done")),
        "kept" if sheet.password.is_some() => Some(cx.t("desk-handover-password-kept")),
        _ => None,
    };
    let done = done.map(|text| view! { <Notice kind=NoticeKind::Done><p>{text}</p></Notice> });
    let keys = [
        "desk-handover-no",
        "application-matter-product",
        "field-enterprise_name",
        "field-uscc",
        "field-applicant_address",
        "field-legal_representative",
        "field-own_brand",
        "common-status",
    ];
    let columns = keys.map(|key| Column::new(cx.t(key))).to_vec();
    let rows = view
        .cases
        .iter()
        .enumerate()
        .map(|(at, case)| {
            let said = |name: &str| case.statement.get(name).to_owned().into_any();
            let href = cx.href(&format!("{QUEUE}/{}", case.id));
            vec![
                (at + 1).to_string().into_any(),
                words::what(cx, case).into_any(),
                view! { <a href=href>{case.name.clone()}</a> }.into_any(),
                view! { <span class="num">{case.uscc.clone()}</span> }.into_any(),
                said("applicant_address"),
                said("legal_representative"),
                said("own_brand"),
                words::state_of(cx, case),
            ]
        })
        .collect();
    let note = (!sheet.note.is_empty()).then(|| {
        view! { <FactRow term=cx.t("field-note")><span class="own-words">{sheet.note.clone()}</span></FactRow> }
    });
    view! {
        <div class="wrap page desk handover-sheet">
            <div class="no-print">{crumbs}</div>
            <PageHead title=title.clone()/>
            {done}
            {summary(cx, &forms.password)}
            <FactTable label=title>
                <FactRow term=cx.t("field-day")><span class="num">{sheet.day.to_string()}</span></FactRow>
                <FactRow term=cx.t("desk-handover-cases")>{crate::text::number(cx.locale, sheet.cases)}</FactRow>
                <FactRow term=cx.t("desk-handover-made")>{when(cx, sheet.made_at)}</FactRow>
                {note}
            </FactTable>
            <div class="no-print">
                <Section title=cx.t("desk-handover-files") id="files">{files(cx, &sheet.id)}</Section>
            </div>
            <DataTable caption=cx.t("desk-handover-list") plain=true columns=columns rows=rows/>
            <div class="no-print">{password(cx, view, forms)}</div>
        </div>
    }
    .into_any()
}
