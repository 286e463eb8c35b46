//! `/my/applications/{id}/{section}`: one page of an application.

use super::findings::section_list;
use super::{ENTRY, papers, path, section_path};
use crate::Page;
use crate::cx::Cx;
use crate::islands::autosave::Autosave;
use crate::pages::applications::{agreed, hint, kind_words, section_words, what};
use crate::pages::common::{crumbs, division_name, names};
use crate::pages::forms::{asked, counties, faults, field, head, once, optional, page};
use crate::pages::ground::choices;
use crate::text::{moment, text_named, text_with};
use crate::ui::{
    Button, ButtonKind, CheckBox, CheckSet, Choice, FactRow, FactTable, Field, FormEnd, InputKind, Notice, NoticeKind,
    PageHead, PostForm, RadioSet, SelectInput, TextArea, TextInput,
};
use daodi::application::{Answer, Application, Finding, MOST_KEPT, PaperKind, Question, Section};
use daodi::form::Form;
use daodi::people::Upload;
use daodi::ports::GroundRow;
use daodi::registry::Product;
use leptos::prelude::*;

/// Id of the form that the island watches.
const FORM: &str = "answers";

/// What a page of an application is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplicationSection {
    /// The application.
    pub case: Application,
    /// The page.
    pub section: Section,
    /// Its papers.
    pub papers: Vec<(PaperKind, Upload)>,
    /// The bases that the page of the places offers.
    pub bases: Vec<GroundRow>,
    /// What keeps the application from being handed in, on all pages.
    pub findings: Vec<Finding>,
    /// The fields that are marked for a supplement now, each with what is wanted.
    pub marks: Vec<(String, String)>,
    /// When what is shown was kept just now, µs since the epoch, UTC; none where nothing was.
    pub saved: Option<i64>,
    /// The largest file that is taken, MiB.
    pub most_mib: u32,
}

/// One page. POST to the same path: the questions by their names, `then` (`next` or `stay`). The page of the papers: POST
/// `…/papers` (multipart) `kind`, `file`; POST `…/papers/remove` `upload`. The form's values, where it has any, go before
/// what is stored.
#[must_use]
pub fn application_section(cx: &Cx, view: ApplicationSection, form: &Form) -> Page {
    let title = section_words(cx, view.section, &view.case.scope()).to_owned();
    page(head(cx, title, form), ENTRY, view, form, content)
}

fn content(cx: &Cx, view: &ApplicationSection, form: &Form) -> AnyView {
    let case = &view.case;
    let scope = case.scope();
    let sections = scope.sections();
    let at = sections.iter().position(|section| *section == view.section).unwrap_or_default();
    let title = section_words(cx, view.section, &scope);
    let named = format!("{} · {}", what(cx, case), kind_words(cx, case.kind, case.change_of));
    let here = path(&case.id);
    let back = cx.href(&here);
    let steps = [(ENTRY, cx.t("section-applications")), (here.as_str(), named.as_str())];
    let kicker = text_with(cx.locale, "my-app-page-of", &[("n", (at + 1).into()), ("all", sections.len().into())]);
    let after = sections.get(at + 1).copied();
    let saved = view.saved.map(|at| {
        // The island reads the hour from here: only the server knows that it was kept.
        let hour = moment(cx.locale, at).split(' ').nth(1).unwrap_or_default().to_owned();
        let text = text_with(cx.locale, "my-app-saved", &[("hour", hour.clone().into())]);
        view! { <Notice kind=NoticeKind::Done><p data-kept=hour>{text}</p></Notice> }
    });
    let wrong = (!form.faults.is_empty()).then(|| {
        let on = after.map_or_else(|| format!("{here}/preview"), |next| section_path(&case.id, next));
        let text = if view.section == Section::Papers { "my-app-wrong-papers" } else { "my-app-wrong" };
        view! { <p class="errors-after">{cx.t(text)}" "<a href=cx.href(&on)>{cx.t("my-app-later")}</a></p> }
    });
    let kinds: Vec<PaperKind> = view.papers.iter().map(|(kind, _)| *kind).collect();
    let main = match view.section {
        _ if !case.is_open_to_applicant() => {
            let back = back.clone();
            view! {
                <Notice><p>{cx.t("my-app-closed")}" "<a href=back>{cx.t("my-app-back")}</a></p></Notice>
            }
            .into_any()
        }
        Section::Papers => papers::papers_page(cx, view, form, after),
        _ => questions(cx, view, form, after),
    };
    view! {
        <div class="wrap page application">
            {crumbs(cx, &steps, title)}
            <PageHead title=title kicker=Some(kicker)/>
            <div class="form-and-aside">
                <div class="form-main stack">
                    {faults(cx, form)}
                    {wrong}
                    {saved}
                    {main}
                </div>
                <aside class="form-aside" aria-labelledby="pages-title">
                    <h2 id="pages-title">{cx.t("my-app-sections")}</h2>
                    {section_list(cx, case, &kinds, (&view.findings, &view.marks), Some(view.section))}
                    <p class="small"><a href=back>{cx.t("my-app-back")}</a></p>
                </aside>
            </div>
        </div>
    }
    .into_any()
}

/// Where the page leads on, for its button; on the page of the papers there is nothing left to save.
pub(super) fn onward(cx: &Cx, view: &ApplicationSection, after: Option<Section>) -> String {
    let papers = view.section == Section::Papers;
    match after {
        Some(next) => {
            let key = if papers { "my-app-next-page" } else { "my-app-save-next" };
            text_with(cx.locale, key, &[("title", section_words(cx, next, &view.case.scope()).into())])
        }
        None if papers => cx.t_owned("my-app-preview-heading"),
        None => cx.t_owned("my-app-save-preview"),
    }
}

fn questions(cx: &Cx, view: &ApplicationSection, form: &Form, after: Option<Section>) -> AnyView {
    let case = &view.case;
    let product = cx.register.product(case.product.as_str());
    let asked_here = case.scope().questions_of(view.section);
    // What the register knows is offered once: on a page on which nothing was written yet.
    let untouched = form.values.is_empty() && asked_here.iter().all(|q| case.statement.get(q.name).is_empty());
    let mut offered = false;
    let controls: Vec<AnyView> = asked_here
        .iter()
        .map(|question| {
            let value = if !form.values.is_empty() {
                form.value(question.name).to_owned()
            } else if untouched {
                let known = known(cx, case, product, question.name);
                offered |= known.is_some();
                known.unwrap_or_default()
            } else {
                case.statement.get(question.name).to_owned()
            };
            control(cx, view, form, question, value)
        })
        .collect();
    let offered = offered.then(|| view! { <Notice><p>{cx.t("my-app-offered")}</p></Notice> });
    view! {
        {before(cx, view, product)}
        {offered}
        <PostForm action=cx.href(&section_path(&case.id, view.section)) once=once(form) id=FORM.to_owned()>
            <div class="answers">{controls}</div>
            <Autosave form=FORM.to_owned() saved=cx.t_owned("my-app-autosaved") failed=cx.t_owned("my-app-autosave-failed")/>
            <FormEnd>
                <Button name="then".to_owned() value="next".to_owned()>{onward(cx, view, after)}</Button>
                <Button kind=ButtonKind::Quiet name="then".to_owned() value="stay".to_owned()>{cx.t("my-app-save")}</Button>
            </FormEnd>
        </PostForm>
    }
    .into_any()
}

/// What the register knows of an answer.
fn known(cx: &Cx, case: &Application, product: Option<&Product>, name: &str) -> Option<String> {
    let enterprise = cx.register.enterprise(&case.enterprise);
    match name {
        "applicant_address" => enterprise.and_then(|e| e.address.clone()),
        "place_county" => enterprise.and_then(|e| e.county).map(|code| code.to_string()),
        "standard_no" => product.and_then(|p| p.standard.clone()),
        "mark_number" => product?.protections.iter().find(|p| p.track == case.track).and_then(|p| p.number.clone()),
        "change_before" if case.change_of == Some(daodi::application::ChangeOf::Name) => Some(case.name.clone()),
        _ => None,
    }
    .filter(|text| !text.is_empty())
}

/// What stands before the questions: what is taken from the register, what is to be known.
fn before(cx: &Cx, view: &ApplicationSection, product: Option<&Product>) -> Option<AnyView> {
    let case = &view.case;
    match view.section {
        Section::Applicant => {
            let uscc = if case.uscc.is_empty() {
                view! { <Notice kind=NoticeKind::Caution><p>{cx.t("my-app-no-uscc")}</p></Notice> }.into_any()
            } else {
                view! { <span class="num">{case.uscc.clone()}</span> }.into_any()
            };
            Some(
                view! {
                    <FactTable label=cx.t("application-from-register")>
                        <FactRow term=cx.t("field-enterprise_name")>{case.name.clone()}</FactRow>
                        <FactRow term=cx.t("field-uscc")>{uscc}</FactRow>
                    </FactTable>
                    <p class="small">{cx.t("my-app-applicant-note")}</p>
                }
                .into_any(),
            )
        }
        Section::Places => {
            let product = product?;
            let counties: Vec<String> = product.counties.iter().map(|code| division_name(cx, *code)).collect();
            let text = product.area_text.clone().or_else(|| (!counties.is_empty()).then(|| names(cx, &counties)))?;
            let chosen = case.statement.get("place_county");
            let outside = !chosen.is_empty()
                && !product.counties.is_empty()
                && !product.counties.iter().any(|code| code.to_string() == chosen);
            let outside = outside.then(|| {
                view! { <Notice kind=NoticeKind::Caution><p>{cx.t("my-app-place-outside")}</p></Notice> }
            });
            Some(
                view! {
                    <Notice title=Some(cx.t_owned("my-app-area"))>
                        <p class="own-words">{text}</p>
                        <p class="small">{cx.t("my-app-area-note")}</p>
                    </Notice>
                    {outside}
                }
                .into_any(),
            )
        }
        Section::Declaration => Some(view! { <p>{cx.t("my-app-declare-lead")}</p> }.into_any()),
        _ => None,
    }
}

/// A question with its answer, and what is wanted of it in a supplement.
fn control(cx: &Cx, view: &ApplicationSection, form: &Form, question: &'static Question, value: String) -> AnyView {
    let name = question.name;
    let field = Field { hint: hint(cx, name), ..field(cx, form, name) };
    let field = if question.optional { optional(cx, field) } else { field };
    let most = u32::try_from(MOST_KEPT).ok();
    let control = match question.answer {
        Answer::Line(_) => view! { <TextInput field=field value=value maxlength=most/> }.into_any(),
        Answer::Lines(_) => view! { <TextArea field=field value=value rows=3 maxlength=most/> }.into_any(),
        Answer::Number => {
            view! { <TextInput field=field kind=InputKind::Quantity value=value maxlength=Some(20)/> }.into_any()
        }
        Answer::PastDay | Answer::Day => view! { <TextInput field=field kind=InputKind::Date value=value/> }.into_any(),
        Answer::County => {
            let empty = Some(cx.t_owned("form-choose"));
            view! { <SelectInput field=field value=value empty=empty groups=counties(cx)/> }.into_any()
        }
        Answer::Choice(offered) => {
            let words = |code: &str| {
                text_named(cx.locale, "application-answer", &format!("{name}-{code}"), &[])
                    .unwrap_or_else(|| code.to_owned())
            };
            let choices = offered.iter().map(|code| Choice::new(*code, words(code))).collect();
            view! { <RadioSet field=field value=value choices=choices/> }.into_any()
        }
        Answer::Bases => bases(cx, view, field, &value),
        Answer::Agree => {
            let field = Field { hint: None, ..asked(field, agreed(cx, name, view.case.kind)) };
            view! { <CheckBox field=field checked={value == "yes"}/> }.into_any()
        }
    };
    let mark = marked(cx, &view.marks, name);
    view! { <div class="answer">{mark}{control}</div> }.into_any()
}

/// The bases that are offered; where there is none, the way to declare one.
fn bases(cx: &Cx, view: &ApplicationSection, field: Field, value: &str) -> AnyView {
    let way = view! { <p class="small"><a href=cx.href("/my/bases/new")>{cx.t("my-app-base-new")}</a></p> };
    if view.bases.is_empty() && value.is_empty() {
        return view! { <Notice><p>{cx.t("my-app-no-bases")}</p>{way}</Notice> }.into_any();
    }
    let chosen: Vec<String> = value.lines().map(ToOwned::to_owned).collect();
    view! { <CheckSet field=field values=chosen choices=choices(cx, &view.bases)/>{way} }.into_any()
}

/// What is wanted of a field in a supplement.
pub(super) fn marked(cx: &Cx, marks: &[(String, String)], name: &str) -> Option<AnyView> {
    let (_, wanted) = marks.iter().find(|(field, _)| field == name)?;
    let wanted = wanted.clone();
    Some(
        view! { <p class="marked"><b>{cx.t("application-wanted")}</b>" "<span class="own-words">{wanted}</span></p> }
            .into_any(),
    )
}
