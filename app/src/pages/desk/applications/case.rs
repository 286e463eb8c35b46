//! A case: everything a step rests on, and the steps.

use super::actions::actions;
use super::beside::beside;
use super::{QUEUE, age_words, login};
use crate::Page;
use crate::cx::Cx;
use crate::pages::applications as words;
use crate::pages::common::{crumbs, when};
use crate::pages::forms::{asked, fault_text, field, head, hinted, once, summary, summary_at};
use crate::pages::ground::{self, Folder};
use crate::text::{shanghai_day, text_for, text_with};
use crate::ui::{
    Button, ButtonKind, Chip, ChipKind, FactRow, FactTable, Field, FormEnd, Notice, NoticeKind, PageHead, PostForm,
    Section, TextArea,
};
use daodi::application::{
    Application, CaseStep, Finding, Note, PaperKind, SiteCheck, State, Step, Supplement, Word, issued_papers,
};
use daodi::form::Form;
use daodi::identifiers::DivisionCode;
use daodi::people::{Person, Upload};
use daodi::ports::GroundRow;
use daodi::registrant::MarkListing;
use leptos::prelude::*;

/// Path under which offices read papers of applications.
const PAPERS: &str = "/desk/files";
/// Path under which they read of bases.
const BASES: &str = "/desk/bases";

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskApplication {
    /// The case.
    pub case: Application,
    /// Its papers.
    pub papers: Vec<(PaperKind, Upload)>,
    /// The office that reads.
    pub office: DivisionCode,
    /// The bases that it names.
    pub bases: Vec<GroundRow>,
    /// What is missing or wrong in what was stated.
    pub findings: Vec<Finding>,
    /// What the registrants' lists say, where it is by a trademark.
    pub listing: Option<MarkListing>,
    /// What was done with it, oldest first.
    pub steps: Vec<CaseStep>,
    /// What each supplement changed, oldest first.
    pub supplements: Vec<Supplement>,
    /// The bases that were named in what was handed in at any time.
    pub supplement_bases: Vec<GroundRow>,
    /// What officers noted, oldest first.
    pub notes: Vec<Note>,
    /// What was said, oldest first.
    pub words: Vec<Word>,
    /// The site check, where one was ordered.
    pub site_check: Option<SiteCheck>,
    /// The steps that the reader may take now, in the order of the table.
    pub allowed: Vec<Step>,
    /// Whether the reader works on it: notes and words.
    pub may_work: bool,
    /// Whether the reader proposed the approval that waits.
    pub proposed_by_reader: bool,
    /// Whether the reader may see the applicant in full.
    pub may_reveal: bool,
    /// The person who applied, masked.
    pub applicant: Person,
    /// The same in full, where that was just asked for with a reason.
    pub revealed: Option<Person>,
    /// Login names of accounts that the case names, by id.
    pub logins: Vec<(String, String)>,
    /// Login names of the office's officers.
    pub officers: Vec<String>,
    /// The step that was just taken.
    pub done: Option<Step>,
}

/// The forms of the page, each with a key of its own. What was typed into one that came back stands in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeskForms {
    /// POST `…/step`: `step`, `version`, `reason`, and by step `first`, `second`, `day`, `announcement`, `marked`
    /// (repeated: names of fields) with `mark_NAME`.
    pub step: Form,
    /// POST `…/note`: `note`.
    pub note: Form,
    /// POST `…/say`: `words`.
    pub say: Form,
    /// POST `…/reveal`: `reason`.
    pub reveal: Form,
}

/// The case.
#[must_use]
pub fn application(cx: &Cx, view: DeskApplication, forms: DeskForms) -> Page {
    let wrong = [&forms.step, &forms.note, &forms.say, &forms.reveal].into_iter().find(|form| !form.faults.is_empty());
    let head = head(cx, view.case.name.clone(), wrong.unwrap_or(&forms.step));
    Page::new(head, QUEUE, move |cx| content(cx, &view, &forms))
}

fn content(cx: &Cx, view: &DeskApplication, forms: &DeskForms) -> AnyView {
    let case = &view.case;
    let due = words::due_chip(cx, case.due_at);
    let demo = case.demo.then(|| view! { <Chip label=cx.t("desk-app-demo")/> });
    let to = (!view.allowed.is_empty())
        .then(|| view! { <a class="to-decision" href="#decide">{cx.t("desk-app-to-actions")}</a> });
    let aside = view! {
        <p class="cluster">
            {words::state_of(cx, case)}{due}{demo}
            <span class="small">{words::what(cx, case)}" · "{words::kind_words(cx, case.kind, case.change_of)}</span>
            {to}
        </p>
    }
    .into_any();
    let crumbs = crumbs(cx, &[("/desk", cx.t("section-desk")), (QUEUE, cx.t("section-desk-applications"))], &case.name);
    let marks = asked_for(view);
    let bases_at = Folder { path: BASES, office: Some(view.office) };
    let with = words::With { marks: &marks, papers: &view.papers, bases: &view.bases, folder: PAPERS, bases_at };
    let before = words::With { bases: &view.supplement_bases, ..with };
    view! {
        <div class="wrap page desk case application-case">
            {crumbs}
            <PageHead title=case.name.clone() kicker=case.receipt.clone() aside=Some(aside)/>
            {done(cx, view)}
            {summary(cx, &forms.step)}
            {summary(cx, &forms.note)}
            {summary_at(cx, &forms.say, &[("words", "say-words")])}
            {summary_at(cx, &forms.reveal, &[("reason", "reveal-reason")])}
            {words::progress(cx, case, &view.steps)}
            <div class="case-columns">
                <div>
                    <Section title=cx.t("desk-compare-heading") id="compare">{beside(cx, case)}</Section>
                    {words::listing(cx, case, view.listing.as_ref())}
                    {findings(cx, view)}
                    {words::supplements(cx, case, &view.supplements, &before)}
                    <Section title=cx.t("desk-app-statement") id="statement" note=cx.t_owned("desk-app-statement-note")>
                        {words::statement(cx, case, &with)}
                        <p class="small">{cx.t("desk-papers-read")}</p>
                    </Section>
                    {places(cx, view, bases_at)}
                    <Section title=cx.t("desk-history-heading") id="history">{words::history(cx, &view.steps)}</Section>
                </div>
                <div>
                    {stands(cx, view)}
                    {site(cx, view)}
                    <Section title=cx.t("issued-heading") id="papers">{issued(cx, view)}</Section>
                    {actions(cx, view, &forms.step)}
                    {dialogue(cx, view, &forms.say)}
                    {notes(cx, view, &forms.note)}
                    {applicant(cx, view, &forms.reveal)}
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// The places that are named, drawn; a word where none is, as long as places are asked for.
fn places(cx: &Cx, view: &DeskApplication, bases_at: Folder) -> Option<AnyView> {
    let asked = view.case.scope().questions().iter().any(|question| question.name == "bases");
    let title = cx.t("desk-app-map");
    let shown = ground::drawn(cx, &view.bases, bases_at)
        .or_else(|| asked.then(|| view! { <p class="small">{cx.t("desk-app-map-none")}</p> }.into_any()))?;
    Some(view! { <Section title=title id="map">{shown}</Section> }.into_any())
}

/// The marks of the supplement that is being waited for.
fn asked_for(view: &DeskApplication) -> Vec<(String, String)> {
    if view.case.state != State::Supplement {
        return Vec::new();
    }
    let last = view.steps.iter().rev().find(|step| step.step == Step::RequestSupplement);
    last.map(|step| step.marks.clone()).unwrap_or_default()
}

fn done(cx: &Cx, view: &DeskApplication) -> Option<AnyView> {
    let step = words::step_words(cx, view.done?);
    let text = text_with(cx.locale, "desk-app-done-step", &[("step", step.into())]);
    let next = view! { <a href=cx.href(QUEUE)>{cx.t("desk-app-back")}</a> };
    Some(view! { <Notice kind=NoticeKind::Done><p>{text}" "{next}</p></Notice> }.into_any())
}

/// What the program finds missing or wrong: what an officer would have to look for by hand.
fn findings(cx: &Cx, view: &DeskApplication) -> Option<AnyView> {
    if view.findings.is_empty() {
        return None;
    }
    let items = view
        .findings
        .iter()
        .map(|finding| {
            let name = finding.fault.field;
            let text = format!(
                "{}{}{}",
                words::question_words(cx, name),
                cx.t("common-colon"),
                fault_text(cx, &finding.fault)
            );
            view! { <li><a href=format!("#field-{name}")>{text}</a></li> }
        })
        .collect_view();
    Some(
        view! {
            <Section title=cx.t("desk-app-findings") id="findings">
                <p class="small">{cx.t("desk-app-findings-text")}</p>
                <ul class="finding-lines">{items}</ul>
            </Section>
        }
        .into_any(),
    )
}

/// Whose turn it is, since when, until when, and who has done what.
fn stands(cx: &Cx, view: &DeskApplication) -> AnyView {
    let case = &view.case;
    let row = |term: &'static str, account: &Option<String>| {
        account.as_deref().map(|account| {
            let who = login(cx, &view.logins, account).into_owned();
            view! { <FactRow term=cx.t(term)>{who}</FactRow> }
        })
    };
    let assigned = match &case.assigned {
        Some(account) => login(cx, &view.logins, account).into_owned(),
        None => cx.t_owned("desk-app-unassigned"),
    };
    let announced = case.announced_in.clone().map(|text| {
        let day = case.announced_on.map(|day| format!(" · {day}"));
        let term = if case.situation().goes_to_national() { "field-announcement" } else { "desk-app-basis" };
        view! { <FactRow term=cx.t(term)>{text}{day}</FactRow> }
    });
    let download = case.download_on.map(|day| {
        view! { <FactRow term=cx.t("desk-app-download-day")>{day.to_string()}</FactRow> }
    });
    let sheet = case.handover.clone().map(|id| {
        let href = cx.href(&format!("/desk/handovers/{id}"));
        view! { <FactRow term=cx.t("section-handovers")><a href=href>{cx.t("desk-app-sheet-see")}</a></FactRow> }
    });
    view! {
        <Section title=cx.t("desk-app-stands") id="stands">
            {words::clock(cx, case.since, case.due_at)}
            <FactTable label=cx.t("desk-app-stands")>
                <FactRow term=cx.t("desk-app-turn")>{words::turn_name(cx, case)}</FactRow>
                <FactRow term=cx.t("desk-app-assigned")>{assigned}</FactRow>
                {case.submitted_at.map(|at| view! {
                    <FactRow term=cx.t("desk-app-submitted")>{when(cx, at)}<p class="small">{age_words(cx, at)}</p></FactRow>
                })}
                {row("desk-app-opinion-by", &case.opinion_by)}
                {row("desk-app-city-by", &case.city_by)}
                {row("desk-app-first-person", &case.proposed_by)}
                {row("desk-app-second-person", &case.approved_by)}
                {announced}{download}{sheet}
            </FactTable>
        </Section>
    }
    .into_any()
}

/// The site check in short.
fn site(cx: &Cx, view: &DeskApplication) -> Option<AnyView> {
    let check = view.site_check.as_ref()?;
    let signed = |at: Option<i64>| match at {
        Some(at) => view! { <span class="small">{cx.t("desk-site-signed")}" "{when(cx, at)}</span> }.into_any(),
        None => view! { <span class="small">{cx.t("desk-site-not-signed")}</span> }.into_any(),
    };
    let verdict = match check.findings.get("site_verdict") {
        "fit" => view! { <Chip label=cx.t("desk-site-answer-fit") kind=ChipKind::Good/> }.into_any(),
        "unfit" => view! { <Chip label=cx.t("desk-site-answer-unfit") kind=ChipKind::Stop/> }.into_any(),
        _ => view! { <span class="small">{cx.t("desk-site-open")}</span> }.into_any(),
    };
    let [first, second] = [&check.first, &check.second].map(|id| login(cx, &view.logins, id).into_owned());
    let href = cx.href(&format!("{QUEUE}/{}/site-check", view.case.id));
    Some(
        view! {
            <Section title=text_for(cx.locale, "application-state", State::SiteCheck.code()) id="site-check">
                <FactTable label=cx.t("section-site-check")>
                    {check.planned.map(|day| view! { <FactRow term=cx.t("desk-app-site-planned")>{day.to_string()}</FactRow> })}
                    <FactRow term=cx.t("field-first")>{first}" "{signed(check.first_signed)}</FactRow>
                    <FactRow term=cx.t("field-second")>{second}" "{signed(check.second_signed)}</FactRow>
                    <FactRow term=cx.t("field-site_verdict")>{verdict}</FactRow>
                </FactTable>
                <p><a href=href>{cx.t("desk-site-link")}</a></p>
            </Section>
        }
        .into_any(),
    )
}

/// The official papers, to be printed or written on in.
fn issued(cx: &Cx, view: &DeskApplication) -> AnyView {
    let papers = issued_papers(&view.case, &view.steps);
    words::issued(cx, &papers, (&format!("{QUEUE}/{}/papers", view.case.id), true), cx.t("issued-none-desk"))
}

/// A form of one text, with an id of its own.
fn words_form(cx: &Cx, form: &Form, question: Field, action: String, button: &'static str) -> AnyView {
    let value = form.value(&question.name).to_owned();
    view! {
        <PostForm action=cx.href(&action) once=once(form)>
            <TextArea field=question value=value rows=3 maxlength=Some(2000)/>
            <FormEnd><Button kind=ButtonKind::Quiet>{cx.t(button)}</Button></FormEnd>
        </PostForm>
    }
    .into_any()
}

fn dialogue(cx: &Cx, view: &DeskApplication, form: &Form) -> AnyView {
    let say = view.may_work.then(|| {
        let question = hinted(asked(field(cx, form, "words"), cx.t("desk-app-say")), cx.t("desk-app-say-hint"));
        let question = Field { id: "say-words".to_owned(), ..question };
        words_form(cx, form, question, format!("{QUEUE}/{}/say", view.case.id), "desk-app-say-submit")
    });
    view! { <Section title=cx.t("desk-app-words") id="words">{words::dialogue(cx, &view.words)}{say}</Section> }
        .into_any()
}

fn notes(cx: &Cx, view: &DeskApplication, form: &Form) -> AnyView {
    let items = view
        .notes
        .iter()
        .map(|note| {
            view! {
                <li>
                    <p class="small">{note.login.clone()}" · "{when(cx, note.at)}</p>
                    <p class="own-words">{note.text.clone()}</p>
                </li>
            }
        })
        .collect_view();
    let list = (!view.notes.is_empty()).then(|| view! { <ul class="lines" role="list">{items}</ul> });
    let write = view.may_work.then(|| {
        let question = asked(field(cx, form, "note"), cx.t("desk-app-note"));
        words_form(cx, form, question, format!("{QUEUE}/{}/note", view.case.id), "desk-app-note-submit")
    });
    view! {
        <Section title=cx.t("desk-app-notes") id="notes">
            <p class="small">{cx.t("desk-app-notes-about")}</p>
            {list}
            {write}
        </Section>
    }
    .into_any()
}

fn applicant(cx: &Cx, view: &DeskApplication, reveal: &Form) -> AnyView {
    let person = view.revealed.as_ref().unwrap_or(&view.applicant);
    let none = |text: &str| if text.is_empty() { cx.t_owned("common-not-stated") } else { text.to_owned() };
    let shown = view
        .revealed
        .is_some()
        .then(|| view! { <Notice kind=NoticeKind::Caution><p>{cx.t("desk-revealed")}</p></Notice> });
    let ask = (view.may_reveal && view.revealed.is_none()).then(|| {
        let question = hinted(field(cx, reveal, "reason"), cx.t("desk-reveal-hint"));
        let question = Field { id: "reveal-reason".to_owned(), ..asked(question, cx.t("desk-reveal-reason")) };
        view! {
            <details class="drawer" open=!reveal.faults.is_empty()>
                <summary>{cx.t("desk-reveal")}</summary>
                <div class="drawer-body">
                    <PostForm action=cx.href(&format!("{QUEUE}/{}/reveal", view.case.id)) once=once(reveal)>
                        <TextArea field=question value=reveal.value("reason").to_owned() rows=2 maxlength=Some(500)/>
                        <FormEnd><Button kind=ButtonKind::Quiet>{cx.t("desk-reveal-submit")}</Button></FormEnd>
                    </PostForm>
                </div>
            </details>
        }
    });
    let since = shanghai_day(view.case.made_at).to_string();
    view! {
        <Section title=cx.t("desk-app-person") id="applicant">
            <FactTable label=cx.t("desk-app-person")>
                <FactRow term=cx.t("field-name")>{none(&person.name)}</FactRow>
                <FactRow term=cx.t("field-mail")>{none(&person.mail)}</FactRow>
                <FactRow term=cx.t("field-phone")>{none(&person.phone)}</FactRow>
                <FactRow term=cx.t("desk-app-begun")>{since}</FactRow>
            </FactTable>
            {shown}
            {ask}
        </Section>
    }
    .into_any()
}
