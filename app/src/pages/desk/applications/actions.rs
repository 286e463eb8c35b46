//! What can be done with a case now: one small form for each step that is allowed, and why one is not the reader's.

use super::step_fields::{fields, needs, own};
use super::{DeskApplication, QUEUE, login};
use crate::cx::Cx;
use crate::pages::applications as words;
use crate::pages::forms::{asked, hinted, once, optional};
use crate::text::{text_for, text_with};
use crate::ui::{Button, ButtonKind, FormEnd, Notice, NoticeKind, PostForm, Section, TextArea};
use daodi::application::{Application, Need, State, Step};
use daodi::form::Form;
use leptos::prelude::*;

/// The steps that are a second person's where the reader was the first: who that was.
pub(super) fn taken_before<'a>(case: &'a Application, step: Step, reader: &str) -> Option<&'a str> {
    let first: &[&Option<String>] = match step {
        Step::Approve | Step::DeclineApproval => &[&case.proposed_by],
        Step::ProposeApproval => &[&case.opinion_by, &case.city_by],
        Step::CityAgree => &[&case.opinion_by],
        _ => &[],
    };
    first.iter().filter_map(|account| account.as_deref()).find(|account| *account == reader)
}

/// Whether a step ends the case or throws it back: it is marked as one that stops.
fn stops(step: Step) -> bool {
    matches!(step, Step::NotAccept | Step::Reject)
}

/// Whether a step leads on to where the case wants to go. The others stand after it, folded: none of them is what is
/// usually done.
fn leads_on(case: &Application, step: Step) -> bool {
    let aside = matches!(step, Step::RequestSupplement | Step::SendBack | Step::DeclineApproval);
    !aside && !stops(step) && !is_anew(case, step)
}

/// Whether a step orders again what is under way: the site check, with other checkers or another day.
fn is_anew(case: &Application, step: Step) -> bool {
    step == Step::OrderSiteCheck && case.state == State::SiteCheck
}

/// The key of a step's form: the forms stand on one page, and each is another act. Its last two digits tell them apart.
fn key_of(form: &Form, step: Step) -> String {
    let at = Step::ALL.iter().position(|known| *known == step).unwrap_or_default();
    let kept: String = form.key.chars().take(form.key.chars().count().saturating_sub(2)).collect();
    format!("{kept}{at:02x}")
}

/// The part of the page with the forms.
pub(super) fn actions(cx: &Cx, view: &DeskApplication, form: &Form) -> AnyView {
    let case = &view.case;
    let left = left_over(cx, view, form);
    if view.allowed.is_empty() {
        return view! { {left}{none(cx, view)} }.into_any();
    }
    let reader = cx.viewer.as_ref().map_or("", |viewer| viewer.account.as_str());
    let mut opened = false;
    let (onward, aside): (Vec<Step>, Vec<Step>) = view.allowed.iter().partition(|step| leads_on(case, **step));
    let forms = onward
        .iter()
        .chain(&aside)
        .map(|step| {
            let second = matches!(step, Step::Approve | Step::DeclineApproval);
            if (second && view.proposed_by_reader) || taken_before(case, *step, reader).is_some() {
                return blocked(cx, case, *step);
            }
            let came_back = form.value("step") == step.code();
            // The step that leads on stands open; where another came back with faults, that one does.
            let open = if form.value("step").is_empty() { !opened && leads_on(case, *step) } else { came_back };
            opened = true;
            let blank = Form::new(key_of(form, *step));
            one(cx, view, *step, if came_back { form } else { &blank }, open, came_back)
        })
        .collect_view();
    view! {
        {left}
        <Section title=cx.t("desk-app-actions") id="decide">
            {proposed(cx, view)}
            {forms}
            <p class="small">{cx.t("desk-app-told")}</p>
        </Section>
    }
    .into_any()
}

/// What was typed for a step that cannot be taken any more: nobody has to write it again.
fn left_over(cx: &Cx, view: &DeskApplication, form: &Form) -> Option<AnyView> {
    let gone = !view.allowed.iter().any(|step| step.code() == form.value("step"));
    let typed = form.value("reason").trim().to_owned();
    (gone && !form.faults.is_empty() && !typed.is_empty()).then(|| {
        view! {
            <Section title=cx.t("desk-app-left-over") id="typed">
                <p class="small">{cx.t("desk-app-left-over-text")}</p>
                <p class="own-words">{typed}</p>
            </Section>
        }
        .into_any()
    })
}

/// Why nothing can be done here: it is another's turn, or the site check is not signed yet.
fn none(cx: &Cx, view: &DeskApplication) -> AnyView {
    let case = &view.case;
    let text = if case.state.is_end() || case.turn() == daodi::application::Turn::Nobody {
        cx.t_owned("desk-app-ended")
    } else {
        text_with(cx.locale, "desk-app-not-yours", &[("who", words::turn_name(cx, case).into())])
    };
    view! { <Section title=cx.t("desk-app-actions") id="decide"><Notice><p>{text}</p></Notice></Section> }.into_any()
}

/// Who proposed what waits for a second person.
fn proposed(cx: &Cx, view: &DeskApplication) -> Option<AnyView> {
    let case = &view.case;
    let waiting = view.site_check.as_ref().filter(|_| case.state == State::SiteCheck).and_then(|check| {
        let unsigned = check.first_signed.is_none() || check.second_signed.is_none();
        unsigned.then(|| view! { <Notice><p>{cx.t("desk-app-unsigned")}</p></Notice> }.into_any())
    });
    let account = case.proposed_by.as_deref().filter(|_| case.situation().proposed);
    let second = account.map(|account| {
        let who = login(cx, &view.logins, account);
        let text = text_with(cx.locale, "desk-app-proposed-by", &[("who", who.as_ref().into())]);
        view! { <Notice kind=NoticeKind::Caution title=Some(cx.t_owned("desk-app-two-people"))><p>{text}</p></Notice> }
            .into_any()
    });
    waiting.or(second)
}

fn name(cx: &Cx, case: &Application, step: Step) -> &'static str {
    if is_anew(case, step) { cx.t("desk-app-do-order_anew") } else { text_for(cx.locale, "desk-app-do", step.code()) }
}

/// A step that the reader cannot take because they took the one before it.
fn blocked(cx: &Cx, case: &Application, step: Step) -> AnyView {
    view! {
        <div class="step-blocked">
            <p><b>{name(cx, case, step)}</b></p>
            <p class="small">{cx.t("desk-app-other-person")}</p>
        </div>
    }
    .into_any()
}

/// What happens with a step. An approval that needs no national announcement brings the right into force itself.
fn about(cx: &Cx, case: &Application, step: Step) -> &'static str {
    match step {
        Step::Approve if !case.situation().goes_to_national() => cx.t("desk-app-about-approve-last"),
        _ if is_anew(case, step) => cx.t("desk-app-about-order_anew"),
        Step::Reject if case.state == State::Supplement => cx.t("desk-app-about-reject-late"),
        Step::GiveOpinion if case.city_review => cx.t("desk-app-about-give_opinion-city"),
        _ => text_for(cx.locale, "desk-app-about", step.code()),
    }
}

fn one(cx: &Cx, view: &DeskApplication, step: Step, form: &Form, open: bool, came_back: bool) -> AnyView {
    let case = &view.case;
    let needs = needs(case, step);
    let question = own(cx, form, step, "reason", came_back);
    let question = if needs.contains(&Need::Reason) {
        hinted(asked(question, cx.t("desk-app-reason")), cx.t("desk-app-reason-hint"))
    } else {
        hinted(optional(cx, asked(question, cx.t("desk-app-remark"))), cx.t("desk-app-remark-hint"))
    };
    let appeal = needs.contains(&Need::Appeal).then(|| view! { <p class="small">{cx.t("desk-app-appeal")}</p> });
    let two = (step == Step::ProposeApproval).then(|| {
        view! { <Notice title=Some(cx.t_owned("desk-app-two-people"))><p>{cx.t("desk-app-two-people-text")}</p></Notice> }
    });
    let kind = match step {
        _ if stops(step) => ButtonKind::Stop,
        _ if is_anew(case, step) => ButtonKind::Quiet,
        Step::RequestSupplement | Step::SendBack | Step::DeclineApproval => ButtonKind::Quiet,
        _ => ButtonKind::Primary,
    };
    let hidden = vec![("step".to_owned(), step.code().to_owned()), ("version".to_owned(), case.version.to_string())];
    let action = cx.href(&format!("{QUEUE}/{}/step", case.id));
    view! {
        <details class="drawer step-form" id=format!("do-{}", step.code()) open=open>
            <summary>{name(cx, case, step)}</summary>
            <div class="drawer-body">
                <p>{about(cx, case, step)}</p>
                {two}
                <PostForm action=action once=once(form) hidden=hidden>
                    {fields(cx, case, step, &view.officers, form, came_back)}
                    <TextArea field=question value=form.value("reason").to_owned() rows=4 maxlength=Some(2000)/>
                    {appeal}
                    <FormEnd><Button kind=kind>{name(cx, case, step)}</Button></FormEnd>
                </PostForm>
            </div>
        </details>
    }
    .into_any()
}
