//! What a step asks of the officer, beside the reason.

use crate::cx::Cx;
use crate::pages::applications as words;
use crate::pages::forms::{asked, field, hinted};
use crate::ui::{Field, InputKind, SelectGroup, SelectInput, TextInput};
use daodi::application::{Application, Need, Section, Step, papers, rule_of};
use daodi::form::Form;
use leptos::prelude::*;

/// The most characters of what is wanted of a field.
const MARK: &str = "500";

/// What a step needs. Where no national announcement follows, the province's approval names on what the right rests.
pub(super) fn needs(case: &Application, step: Step) -> Vec<Need> {
    let mut needs = rule_of(step).map(|rule| rule.needs.to_vec()).unwrap_or_default();
    if step == Step::Approve && !case.situation().goes_to_national() {
        needs.push(Need::Announcement);
    }
    needs
}

/// A question of a step's form: only the form that came back has the plain ids to which the summary leads.
pub(super) fn own(cx: &Cx, form: &Form, step: Step, name: &'static str, came_back: bool) -> Field {
    let question = field(cx, form, name);
    let id = if came_back { name.to_owned() } else { format!("{}-{name}", step.code()) };
    Field { id, ..question }
}

/// The fields of what a step needs, reason aside.
pub(super) fn fields(
    cx: &Cx,
    case: &Application,
    step: Step,
    officers: &[String],
    form: &Form,
    came_back: bool,
) -> AnyView {
    needs(case, step)
        .into_iter()
        .map(|need| match need {
            Need::Checkers => checkers(cx, step, officers, form, came_back),
            Need::Day => day(cx, step, form, came_back),
            Need::Announcement => announcement(cx, case, step, form, came_back),
            Need::Marks => marks(cx, case, form),
            _ => ().into_any(),
        })
        .collect_view()
        .into_any()
}

fn checkers(cx: &Cx, step: Step, officers: &[String], form: &Form, came_back: bool) -> AnyView {
    let options: Vec<_> = officers.iter().map(|login| (login.clone(), login.clone())).collect();
    ["first", "second"]
        .map(|name| {
            let groups = vec![SelectGroup { label: String::new(), options: options.clone() }];
            view! {
                <SelectInput field=own(cx, form, step, name, came_back) value=form.value(name).to_owned()
                    empty=cx.t_owned("desk-app-choose") groups=groups/>
            }
        })
        .collect_view()
        .into_any()
}

fn day(cx: &Cx, step: Step, form: &Form, came_back: bool) -> AnyView {
    let label = if step == Step::OrderSiteCheck { "desk-app-site-planned" } else { "desk-app-download-day" };
    let question = asked(own(cx, form, step, "day", came_back), cx.t(label));
    view! { <TextInput field=question kind=InputKind::Date value=form.value("day").to_owned()/> }.into_any()
}

fn announcement(cx: &Cx, case: &Application, step: Step, form: &Form, came_back: bool) -> AnyView {
    let national = case.situation().goes_to_national();
    let (label, hint, of) = if national {
        ("field-announcement", "desk-app-announcement-hint", "desk-app-announcement-day")
    } else {
        ("desk-app-basis", "desk-app-basis-hint", "desk-app-basis-day")
    };
    let question = hinted(asked(own(cx, form, step, "announcement", came_back), cx.t(label)), cx.t(hint));
    let day = asked(own(cx, form, step, "day", came_back), cx.t(of));
    view! {
        <TextInput field=question value=form.value("announcement").to_owned() maxlength=Some(120)/>
        <TextInput field=day kind=InputKind::Date value=form.value("day").to_owned()/>
    }
    .into_any()
}

/// A box for every question and paper; ticked, it opens a line for what is wanted.
fn marks(cx: &Cx, case: &Application, form: &Form) -> AnyView {
    let scope = case.scope();
    let groups = scope
        .sections()
        .into_iter()
        .map(|section| {
            let names: Vec<&'static str> = match section {
                Section::Papers => {
                    papers(case.kind, case.change_of, case.route).into_iter().map(|(kind, _)| kind.code()).collect()
                }
                _ => scope.questions_of(section).into_iter().map(|question| question.name).collect(),
            };
            let items = names.into_iter().map(|name| markable(cx, name, form)).collect_view();
            view! { <fieldset><legend>{words::section_words(cx, section, &scope)}</legend>{items}</fieldset> }
        })
        .collect_view();
    let error = form.fault("marks").map(|fault| {
        let text = crate::pages::forms::fault_text(cx, fault);
        view! { <p class="field-error">{text}</p> }
    });
    let class = if error.is_some() { "mark-fields field wrong" } else { "mark-fields" };
    view! {
        <fieldset class=class id="marks" tabindex="-1">
            <legend>{cx.t("field-marks")}</legend>
            <p class="field-hint">{cx.t("desk-app-marks-hint")}</p>
            {error}
            {groups}
        </fieldset>
    }
    .into_any()
}

fn markable(cx: &Cx, name: &'static str, form: &Form) -> AnyView {
    let sent = format!("mark_{name}");
    let wanted = form.value(&sent).to_owned();
    let ticked = !wanted.is_empty() || form.values.iter().any(|(field, value)| field == "marked" && value == name);
    let (box_id, words_id) = (format!("marked-{name}"), sent.clone());
    let label = words::question_words(cx, name);
    let says = crate::text::text_with(cx.locale, "desk-app-mark-wanted", &[("name", label.as_str().into())]);
    view! {
        <div class="markable">
            <div class="choice">
                <input type="checkbox" name="marked" value=name id=box_id.clone() checked=ticked/>
                <label for=box_id>{label}</label>
            </div>
            <textarea id=words_id name=sent rows="2" maxlength=MARK aria-label=says.clone() placeholder=says>{wanted}</textarea>
        </div>
    }
    .into_any()
}
