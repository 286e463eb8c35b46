//! The check of a place by two people: filled in on a telephone at the place, printed as a sheet, signed by both.

use super::QUEUE;
use crate::Page;
use crate::cx::Cx;
use crate::pages::applications as words;
use crate::pages::common::{crumbs, when};
use crate::pages::forms::{field, head, hinted, once, optional, summary};
use crate::text::text_named;
use crate::ui::{
    Button, ButtonKind, Choice, FactRow, FactTable, FieldGroup, FormEnd, InputKind, Notice, NoticeKind, PageHead,
    PostForm, RadioSet, Section, TextArea, TextInput,
};
use daodi::application::{Answer, Application, Question, SiteCheck, State};
use daodi::form::Form;
use leptos::prelude::*;

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteCheckView {
    /// The case.
    pub case: Application,
    /// The check.
    pub check: SiteCheck,
    /// The questions, in their order.
    pub questions: &'static [Question],
    /// Login name of the first checker.
    pub first: String,
    /// Login name of the second.
    pub second: String,
    /// Whether the reader is one of them, and it can still be written in.
    pub may_write: bool,
    /// What was just done: `saved` or `signed`.
    pub done: String,
}

/// The answers that a question offers; none where it asks for words or a day.
fn offered(question: &Question) -> &'static [&'static str] {
    match question.answer {
        Answer::Choice(offered) => offered,
        _ => &[],
    }
}

/// The check. POST to the same path: the questions by their names, `planned`, `version`, `then` (`save`, `sign`).
#[must_use]
pub fn site_check(cx: &Cx, view: SiteCheckView, form: &Form) -> Page {
    let head = head(cx, format!("{} · {}", cx.t("section-site-check"), view.case.name), form);
    let form = form.clone();
    Page::new(head, QUEUE, move |cx| content(cx, &view, &form))
}

fn content(cx: &Cx, view: &SiteCheckView, form: &Form) -> AnyView {
    let case = &view.case;
    let path = format!("{QUEUE}/{}", case.id);
    let crumbs = crumbs(
        cx,
        &[("/desk", cx.t("section-desk")), (QUEUE, cx.t("section-desk-applications")), (&path, &case.name)],
        cx.t("section-site-check"),
    );
    let writes = view.may_write;
    let done = match view.done.as_str() {
        "signed" => Some("desk-site-done-signed"),
        "saved" => Some("desk-site-done-saved"),
        _ => None,
    };
    let done = done.map(|key| view! { <Notice kind=NoticeKind::Done><p>{cx.t(key)}</p></Notice> });
    let reader = (!writes).then(|| {
        let key = if case.state == State::SiteCheck { "desk-site-reader" } else { "desk-site-over" };
        view! { <Notice><p>{cx.t(key)}</p></Notice> }
    });
    view! {
        <div class="wrap narrow page desk site-check">
            <div class="no-print">{crumbs}</div>
            <PageHead title=cx.t("section-site-check") kicker=case.receipt.clone() lead=case.name.clone()/>
            {done}
            {summary(cx, form)}
            {reader}
            {signatures(cx, view)}
            {writes.then(|| ask(cx, view, form))}
            {sheet(cx, view)}
        </div>
    }
    .into_any()
}

/// Who checks, who has signed.
fn signatures(cx: &Cx, view: &SiteCheckView) -> AnyView {
    let check = &view.check;
    let row = |term: &'static str, who: &str, at: Option<i64>| {
        let signed = match at {
            Some(at) => view! { {cx.t("desk-site-signed")}" "{when(cx, at)} }.into_any(),
            None => cx.t("desk-site-not-signed").into_any(),
        };
        view! { <FactRow term=cx.t(term)>{who.to_owned()}<span class="small">" · "{signed}</span></FactRow> }
    };
    view! {
        <div class="no-print">
            <FactTable label=cx.t("desk-site-checkers")>
                {check.planned.map(|day| view! { <FactRow term=cx.t("desk-app-site-planned")>{day.to_string()}</FactRow> })}
                {row("field-first", &view.first, check.first_signed)}
                {row("field-second", &view.second, check.second_signed)}
            </FactTable>
        </div>
    }
    .into_any()
}

/// What was typed, else what is kept.
fn value<'a>(view: &'a SiteCheckView, form: &'a Form, name: &str) -> &'a str {
    if form.values.is_empty() { view.check.findings.get(name) } else { form.value(name) }
}

fn ask(cx: &Cx, view: &SiteCheckView, form: &Form) -> AnyView {
    let said = |name: &str| value(view, form, name).to_owned();
    let hint = |name: &str| text_named(cx.locale, "desk-site-hint", name, &[]).unwrap_or_default();
    let choose = |name: &'static str| {
        let known = view.questions.iter().find(|question| question.name == name);
        let choices = known
            .map_or(&[] as &[&str], offered)
            .iter()
            .map(|code| Choice::new(*code, answer(cx, name, code)))
            .collect();
        view! {
            <RadioSet field=hinted(field(cx, form, name), hint(name)) value=said(name) choices=choices/>
        }
    };
    let planned = if form.values.is_empty() {
        view.check.planned.map(|day| day.to_string()).unwrap_or_default()
    } else {
        form.value("planned").to_owned()
    };
    let save = || {
        view! {
            <FormEnd>
                <Button kind=ButtonKind::Quiet name="then".to_owned() value="save".to_owned()>{cx.t("desk-site-save")}</Button>
            </FormEnd>
        }
    };
    let signed = view.check.first_signed.is_some() || view.check.second_signed.is_some();
    let again =
        signed.then(|| view! { <Notice kind=NoticeKind::Caution><p>{cx.t("desk-site-sign-again")}</p></Notice> });
    view! {
        <PostForm action=cx.href(&format!("{QUEUE}/{}/site-check", view.case.id)) once=once(form)
            hidden=vec![("version".to_owned(), view.check.version.to_string())]>
            {again}
            <FieldGroup title=cx.t("desk-site-part-visit")>
                <TextInput field=optional(cx, field(cx, form, "planned")) kind=InputKind::Date value=planned/>
                <TextInput field=field(cx, form, "site_day") kind=InputKind::Date value=said("site_day")/>
                <TextArea field=hinted(field(cx, form, "places_seen"), hint("places_seen")) value=said("places_seen")
                    rows=4 maxlength=Some(2000)/>
                {save()}
            </FieldGroup>
            <FieldGroup title=cx.t("desk-site-part-found")>
                {choose("base_inside")}
                {choose("raw_material_ok")}
                {choose("process_ok")}
                {choose("quality_system_ok")}
                {choose("label_ok")}
                {save()}
            </FieldGroup>
            <FieldGroup title=cx.t("desk-site-part-verdict")>
                <TextArea field=hinted(optional(cx, field(cx, form, "site_remarks")), hint("site_remarks"))
                    value=said("site_remarks") rows=4 maxlength=Some(2000)/>
                {choose("site_verdict")}
                <p class="small">{cx.t("desk-site-sign-about")}</p>
                <FormEnd>
                    <Button name="then".to_owned() value="sign".to_owned()>{cx.t("desk-site-sign")}</Button>
                    <Button kind=ButtonKind::Quiet name="then".to_owned() value="save".to_owned()>{cx.t("desk-site-save")}</Button>
                </FormEnd>
            </FieldGroup>
        </PostForm>
    }
    .into_any()
}

/// An answer of the check in words.
fn answer(cx: &Cx, name: &str, code: &str) -> String {
    let own = text_named(cx.locale, "desk-site-answer", &format!("{name}-{code}"), &[]);
    own.or_else(|| text_named(cx.locale, "desk-site-answer", code, &[])).unwrap_or_else(|| code.to_owned())
}

/// The sheet: what is stated, what was found, room to write and to sign. Whoever has no signal at the place takes it along.
fn sheet(cx: &Cx, view: &SiteCheckView) -> AnyView {
    let case = &view.case;
    let stated = ["planting_place", "planting_mu", "processing_place", "raw_material", "capacity", "change_after"]
        .into_iter()
        .filter(|name| !case.statement.get(name).is_empty())
        .map(|name| {
            let text = case.statement.get(name).to_owned();
            view! { <FactRow term=words::question_words(cx, name)><span class="own-words">{text}</span></FactRow> }
        })
        .collect_view();
    let found = view
        .questions
        .iter()
        .map(|question| {
            let (name, offered) = (question.name, offered(question));
            let kept = view.check.findings.get(name);
            let says = if !kept.is_empty() {
                let text = if offered.is_empty() { kept.to_owned() } else { answer(cx, name, kept) };
                view! { <span class="own-words">{text}</span> }.into_any()
            } else if offered.is_empty() {
                view! { <span class="room"></span> }.into_any()
            } else {
                let boxes = offered.iter().map(|code| format!("□ {}", answer(cx, name, code))).collect::<Vec<_>>();
                view! { <span class="boxes">{boxes.join("　")}</span> }.into_any()
            };
            view! { <FactRow term=words::question_words(cx, name)>{says}</FactRow> }
        })
        .collect_view();
    let sign = |term: &'static str, who: &str, at: Option<i64>| {
        let who = who.to_owned();
        view! {
            <div>
                <p>{cx.t(term)}{cx.t("common-colon")}{who}</p>
                <p class="sign-line">{at.map(|at| view! { {cx.t("desk-site-signed")}" "{when(cx, at)} })}</p>
            </div>
        }
    };
    let check = &view.check;
    view! {
        <Section title=cx.t("desk-site-sheet") id="sheet">
            <p class="small no-print">{cx.t("desk-site-sheet-about")}</p>
            <FactTable label=cx.t("desk-site-sheet-stated")>
                <FactRow term=cx.t("application-matter-product")>{words::what(cx, case)}</FactRow>
                <FactRow term=cx.t("field-uscc")><span class="num">{case.uscc.clone()}</span></FactRow>
                {stated}
            </FactTable>
            <h3>{cx.t("desk-site-part-found")}</h3>
            <FactTable label=cx.t("desk-site-part-found")>{found}</FactTable>
            <div class="sign-lines">
                {sign("field-first", &view.first, check.first_signed)}
                {sign("field-second", &view.second, check.second_signed)}
                <div><p>{cx.t("desk-site-applicant-signs")}</p><p class="sign-line"></p></div>
            </div>
        </Section>
    }
    .into_any()
}
