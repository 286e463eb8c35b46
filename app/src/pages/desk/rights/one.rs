//! `/desk/authorisations/{id}`: one right as its office sees it: what it is watched for, what was ordered, what to do.

use super::{RIGHTS, RightCare, care_chip};
use crate::Page;
use crate::cx::Cx;
use crate::pages::acts::body_name;
use crate::pages::authorisations::{event, span, state_chip};
use crate::pages::common::{crumbs, product_name, track};
use crate::pages::forms::{asked, field, head, hinted, once, optional, summary};
use crate::text::{moment, text_with};
use crate::ui::{
    Button, ButtonKind, Chip, ChipKind, Choice, FactRow, FactTable, Field, FormEnd, InputKind, Notice, NoticeKind,
    PageHead, PostForm, RadioSet, Section, TextArea, TextInput,
};
use daodi::form::Form;
use daodi::registry::{Authorisation, AuthorisationChange, AuthorisationState, Rectification, UseRules, UseWatch};
use leptos::prelude::*;

/// What was just done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RightActDone {
    /// Something was ordered.
    Ordered,
    /// What was ordered was found not done.
    Returned,
    /// An order was ended.
    Ended,
}

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskRight {
    /// The right.
    pub right: Authorisation,
    /// What was done to it, oldest first.
    pub changes: Vec<AuthorisationChange>,
    /// Orders to put something right, newest first.
    pub rectifications: Vec<Rectification>,
    /// Whether the reader orders and ends; an auditor only reads.
    pub may_order: bool,
    /// Whether the reader's office ends the open order: not one of a higher office.
    pub may_end: bool,
    /// What was just done.
    pub done: Option<RightActDone>,
}

/// The forms of the page, each with a key of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RightForms {
    /// POST `…/order`: `version`, `demand`, `basis`, `due`.
    pub order: Form,
    /// POST `…/end`: `version`, `finding`.
    pub end: Form,
}

/// The right.
#[must_use]
pub fn right(cx: &Cx, view: DeskRight, forms: RightForms) -> Page {
    let title = names(cx, &view.right).0;
    let wrong = if forms.order.faults.is_empty() { &forms.end } else { &forms.order };
    Page::new(head(cx, title, wrong), RIGHTS, move |cx| content(cx, &view, &forms))
}

fn names(cx: &Cx, right: &Authorisation) -> (String, String) {
    let enterprise = cx.register.enterprise(right.enterprise.as_str());
    let product = cx.register.product(right.product.as_str());
    (
        enterprise.map_or_else(|| right.enterprise.to_string(), |e| e.name.clone()),
        product.map_or_else(|| right.product.to_string(), |p| product_name(cx, p)),
    )
}

/// What the record of use says to an office.
fn watched(cx: &Cx, view: &DeskRight) -> AnyView {
    let right = &view.right;
    let said =
        |key: &'static str, day: jiff::civil::Date| text_with(cx.locale, key, &[("date", day.to_string().into())]);
    // What was ordered comes before what is only counted.
    if let Some(open) = view.rectifications.iter().find(|order| order.is_open()) {
        let key = match (open.waits_for_office(), open.returned.is_some()) {
            (true, _) => "desk-right-reported-now",
            (false, true) => "desk-right-returned-now",
            (false, false) => "desk-right-ordered-now",
        };
        let to = (view.may_order && view.may_end).then(|| view! { " "<a href="#end">{cx.t("desk-right-to-end")}</a> });
        return view! { <Notice kind=NoticeKind::Caution><p>{said(key, open.due)}{to}</p></Notice> }.into_any();
    }
    let (kind, text) = match right.watch(cx.today, UseRules::LAW) {
        UseWatch::Over => (NoticeKind::Info, cx.t_owned("desk-right-over")),
        UseWatch::Recent { warns } => (NoticeKind::Info, said("desk-right-recent", warns)),
        UseWatch::Warned { due } => (NoticeKind::Caution, said("desk-right-warned", due)),
        UseWatch::Overdue { since } => (NoticeKind::Stop, said("desk-right-stoppable", since)),
    };
    view! { <Notice kind=kind><p>{text}</p></Notice> }.into_any()
}

fn content(cx: &Cx, view: &DeskRight, forms: &RightForms) -> AnyView {
    let right = &view.right;
    let (enterprise, product) = names(cx, right);
    // That it is being put right its state says already.
    let care = Some(RightCare::of(right, cx.today)).filter(|care| *care != RightCare::Rectification);
    let chip = care.and_then(|care| care_chip(cx, care));
    let aside = view! { <p class="cluster">{state_chip(cx, right)}{chip}</p> }.into_any();
    let done = view.done.map(|done| {
        let key = match done {
            RightActDone::Ordered => "desk-right-ordered",
            RightActDone::Returned => "desk-right-returned",
            RightActDone::Ended => "desk-right-ended",
        };
        view! { <Notice kind=NoticeKind::Done><p>{cx.t(key)}</p></Notice> }
    });
    let wrong = if forms.order.faults.is_empty() { &forms.end } else { &forms.order };
    let history = view.changes.iter().map(|change| event(cx, change)).collect_view();
    view! {
        <div class="wrap page desk">
            {crumbs(cx, &[("/desk", cx.t("section-desk")), (RIGHTS, cx.t("section-authorisations"))], &enterprise)}
            <PageHead title=enterprise.clone() kicker=Some(product) aside=Some(aside)/>
            {summary(cx, wrong)}
            {done}
            {watched(cx, view)}
            <FactTable label=enterprise>
                <FactRow term=cx.t("right-track")>{track(cx, right.track)}</FactRow>
                <FactRow term=cx.t("right-span")><span class="num">{span(cx, right)}</span></FactRow>
                <FactRow term=cx.t("right-last-use")>
                    {right.last_use.map_or_else(|| cx.t_owned("my-right-no-use"), |day| day.to_string())}
                </FactRow>
                <FactRow term=cx.t("right-public")>
                    <a href=cx.href(&format!("/authorisations/{}", right.id))>{cx.t("right-public-link")}</a>
                </FactRow>
            </FactTable>
            {orders(cx, &view.rectifications)}
            {act(cx, view, forms)}
            <Section title=cx.t("right-history") id="history">
                <ol class="timeline wide-when">{history}</ol>
            </Section>
        </div>
    }
    .into_any()
}

/// What was ordered, newest first; the same for office and user.
pub(in crate::pages) fn orders(cx: &Cx, all: &[Rectification]) -> Option<AnyView> {
    if all.is_empty() {
        return None;
    }
    let each = all
        .iter()
        .map(|order| {
            let overdue = order.is_overdue(cx.today).then(|| {
                view! { <Notice kind=NoticeKind::Stop><p>{cx.t("right-order-overdue")}</p></Notice> }
            });
            let at = |key: &'static str, at: i64| {
                view! { <p class="small">{text_with(cx.locale, key, &[("when", moment(cx.locale, at).into())])}</p> }
            };
            let office = body_name(cx, &order.office);
            let chip = if order.is_open() {
                view! { <Chip label=cx.t("right-order-open") kind=ChipKind::Caution/> }.into_any()
            } else {
                view! { <Chip label=cx.t("right-order-done") kind=ChipKind::Good/> }.into_any()
            };
            let said = |term: &'static str, text: &Option<String>, (key, instant): (&'static str, Option<i64>)| {
                let at = instant.map(|instant| at(key, instant));
                text.clone().map(|text| {
                    view! { <FactRow term=cx.t(term)><p class="own-words">{text}</p>{at}</FactRow> }
                })
            };
            view! {
                {overdue}
                <FactTable label=cx.t("right-orders")>
                    <FactRow term=cx.t("common-status")>{chip}</FactRow>
                    <FactRow term=cx.t("right-ordered-by")>{office}</FactRow>
                    <FactRow term=cx.t("field-demand")>
                        <p class="own-words">{order.demand.clone()}</p>{at("right-ordered-at", order.ordered_at)}
                    </FactRow>
                    <FactRow term=cx.t("field-basis")>{order.basis.clone()}</FactRow>
                    <FactRow term=cx.t("field-due")><span class="num">{order.due.to_string()}</span></FactRow>
                    {said("field-report", &order.report, ("right-reported-at", order.reported_at))}
                    {said("right-not-done", &order.returned, ("right-found-at", order.returned_at))}
                    {said("field-finding", &order.finding, ("right-found-at", order.ended_at))}
                </FactTable>
            }
        })
        .collect_view();
    Some(view! { <Section title=cx.t("right-orders") id="orders">{each}</Section> }.into_any())
}

/// The form of what can be done now.
fn act(cx: &Cx, view: &DeskRight, forms: &RightForms) -> Option<AnyView> {
    if !view.may_order || !view.right.in_force_on(cx.today) {
        return None;
    }
    match view.right.state {
        AuthorisationState::Active | AuthorisationState::ChangePending => Some(order(cx, view, &forms.order)),
        AuthorisationState::RectificationOrdered => {
            let open = view.rectifications.iter().find(|order| order.is_open())?;
            Some(if view.may_end {
                end(cx, view, open, &forms.end)
            } else {
                view! { <Notice><p>{cx.t("fault-higher_office")}</p></Notice> }.into_any()
            })
        }
        _ => None,
    }
}

fn area(cx: &Cx, form: &Form, name: &'static str, hint: &'static str) -> AnyView {
    let question: Field = hinted(field(cx, form, name), cx.t(hint));
    view! { <TextArea field=question value=form.value(name).to_owned() rows=4 maxlength=Some(2000)/> }.into_any()
}

fn order(cx: &Cx, view: &DeskRight, form: &Form) -> AnyView {
    let hidden = vec![("version".to_owned(), view.right.version.to_string())];
    view! {
        <Section title=cx.t("desk-right-order") id="order">
            <p>{cx.t("desk-right-order-note")}</p>
            <PostForm action=cx.href(&format!("{RIGHTS}/{}/order", view.right.id)) once=once(form) hidden=hidden>
                {area(cx, form, "demand", "desk-right-demand-hint")}
                <TextInput field=hinted(field(cx, form, "basis"), cx.t("desk-right-basis-hint"))
                    value=form.value("basis").to_owned() maxlength=Some(200)/>
                <TextInput field=hinted(asked(field(cx, form, "due"), cx.t("field-due")), cx.t("desk-right-due-hint"))
                    kind=InputKind::Date value=form.value("due").to_owned()/>
                <FormEnd><Button kind=ButtonKind::Stop>{cx.t("desk-right-order-submit")}</Button></FormEnd>
            </PostForm>
        </Section>
    }
    .into_any()
}

fn end(cx: &Cx, view: &DeskRight, open: &Rectification, form: &Form) -> AnyView {
    let hidden = vec![("version".to_owned(), open.version.to_string())];
    let outcomes = vec![
        Choice::new("done", cx.t("desk-right-outcome-done")).hint(cx.t("desk-right-outcome-done-hint")),
        Choice::new("not_done", cx.t("desk-right-outcome-not_done")).hint(cx.t("desk-right-outcome-not_done-hint")),
    ];
    let due = asked(field(cx, form, "due"), cx.t("desk-right-due-again"));
    let due = optional(cx, hinted(due, cx.t("desk-right-due-again-hint")));
    let no_report = if open.returned.is_some() { "desk-right-no-new-report" } else { "desk-right-no-report" };
    let waits = (!open.waits_for_office()).then(|| view! { <Notice><p>{cx.t(no_report)}</p></Notice> });
    view! {
        <Section title=cx.t("desk-right-end") id="end">
            <p>{cx.t("desk-right-end-note")}</p>
            {waits}
            <PostForm action=cx.href(&format!("{RIGHTS}/{}/end", view.right.id)) once=once(form) hidden=hidden>
                <RadioSet field=asked(field(cx, form, "outcome"), cx.t("field-outcome")) value=form.value("outcome")
                    choices=outcomes/>
                {area(cx, form, "finding", "desk-right-finding-hint")}
                <TextInput field=due kind=InputKind::Date value=form.value("due").to_owned()/>
                <FormEnd><Button>{cx.t("desk-right-end-submit")}</Button></FormEnd>
            </PostForm>
        </Section>
    }
    .into_any()
}
