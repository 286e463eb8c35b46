//! `/desk/claims/{id}`: everything a decision on a claim rests on, and the decision.

use super::age_words;
use super::compare::compare;
use crate::Page;
use crate::cx::Cx;
use crate::pages::claims as words;
use crate::pages::common::{crumbs, when};
use crate::pages::forms::{asked, field, head, hinted, once, summary, summary_at};
use crate::text::{text_for, text_named, text_with};
use crate::ui::{
    Button, ButtonKind, Choice, FactRow, FactTable, Field, FormEnd, Notice, NoticeKind, PageHead, PostForm, RadioSet,
    Section, TextArea,
};
use daodi::audit::Action;
use daodi::form::Form;
use daodi::people::{Claim, ClaimState, Member, Person, Upload};
use leptos::prelude::*;

/// One thing that was done to a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimEvent {
    /// When, µs since the epoch, UTC.
    pub at: i64,
    /// The login name of whoever did it.
    pub who: String,
    /// What was done.
    pub action: Action,
    /// Why, in their words; empty where no reason was given.
    pub reason: String,
}

/// What was just done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeskDone {
    /// The claim was accepted.
    Accepted,
    /// The claim was refused.
    Refused,
}

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskClaim {
    /// The claim.
    pub claim: Claim,
    /// Name of the office that decides it, in the page's language.
    pub office: String,
    /// Login name of whoever decided it; empty where nobody has.
    pub decided_by: String,
    /// Its papers.
    pub files: Vec<Upload>,
    /// The claimant, masked.
    pub claimant: Person,
    /// The claimant in full, where that was just asked for with a reason.
    pub revealed: Option<Person>,
    /// When the claimant's account was made, µs since the epoch, UTC.
    pub account_since: i64,
    /// Who belongs to the enterprise already.
    pub members: Vec<Member>,
    /// Other claims on the same enterprise or code.
    pub others: Vec<Claim>,
    /// What was done to it, oldest first.
    pub history: Vec<ClaimEvent>,
    /// Whether the reader decides.
    pub may_decide: bool,
    /// Whether the reader may see the claimant in full.
    pub may_reveal: bool,
    /// What was just done.
    pub done: Option<DeskDone>,
}

/// The case. `decide`: POST `…/decide`, `decision` (`accept`, `refuse`), `reason`, `version`. `reveal`: POST `…/reveal`,
/// `reason`. Each form has a key of its own.
#[must_use]
pub fn claim(cx: &Cx, view: DeskClaim, decide: &Form, reveal: &Form) -> Page {
    let wrong = if reveal.faults.is_empty() { decide } else { reveal };
    let head = head(cx, view.claim.name.clone(), wrong);
    let (decide, reveal) = (decide.clone(), reveal.clone());
    Page::new(head, "/desk/claims", move |cx| content(cx, &view, &decide, &reveal))
}

fn content(cx: &Cx, view: &DeskClaim, decide: &Form, reveal: &Form) -> AnyView {
    let claim = &view.claim;
    let done = view.done.map(|done| {
        let key = if done == DeskDone::Accepted { "desk-done-accepted" } else { "desk-done-refused" };
        view! { <Notice kind=NoticeKind::Done><p>{cx.t(key)}</p></Notice> }
    });
    let open = claim.state == ClaimState::Received;
    let waited = open.then(|| view! { <span class="small">{cx.t("desk-age")}" "{age_words(cx, claim.made_at)}</span> });
    let aside = view! {
        <p class="cluster">
            {words::state(cx, claim.state)}{waited}
            {(open && view.may_decide).then(|| view! { <a class="to-decision" href="#decide">{cx.t("desk-to-decision")}</a> })}
        </p>
    }.into_any();
    view! {
        <div class="wrap page desk case">
            {crumbs(cx, &[("/desk", cx.t("section-desk")), ("/desk/claims", cx.t("section-claims"))], &claim.name)}
            <PageHead title=claim.name.clone() aside=Some(aside)/>
            {done}
            {summary(cx, decide)}
            {summary_at(cx, reveal, &[("reason", "reveal-reason")])}
            {decided(cx, view)}
            <div class="case-columns">
                <div>
                    <Section title=cx.t("desk-compare-heading") id="compare">{compare(cx, claim)}</Section>
                    {already(cx, view)}
                    <Section title=cx.t("desk-statement-heading") id="statement">
                        <p class="own-words">{claim.statement.clone()}</p>
                    </Section>
                    <Section title=cx.t("claim-papers-heading") id="papers">
                        {words::papers(cx, &view.files, "/desk/files")}
                        {(!view.files.is_empty()).then(|| view! { <p class="small">{cx.t("desk-papers-read")}</p> })}
                    </Section>
                    <Section title=cx.t("desk-history-heading") id="history">{history(cx, &view.history)}</Section>
                </div>
                <div>
                    {claimant(cx, view, reveal)}
                    {(open && view.may_decide).then(|| decision(cx, view, decide))}
                    {(open && !view.may_decide).then(|| view! { <Notice><p>{cx.t("desk-reader")}</p></Notice> })}
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// The decision, where there is one.
fn decided(cx: &Cx, view: &DeskClaim) -> Option<AnyView> {
    let claim = &view.claim;
    let (kind, key) = match claim.state {
        ClaimState::Received => return None,
        ClaimState::Accepted => (NoticeKind::Done, "desk-was-accepted"),
        ClaimState::Refused => (NoticeKind::Stop, "desk-was-refused"),
        ClaimState::Withdrawn => (NoticeKind::Info, "desk-was-withdrawn"),
    };
    let reason = claim.reason.clone().filter(|reason| !reason.is_empty()).map(|reason| {
        view! { <p>{cx.t("field-reason")}{cx.t("common-colon")}<span class="own-words">{reason}</span></p> }
    });
    let who = (!view.decided_by.is_empty()).then(|| view! { " · "{view.decided_by.clone()} });
    let at = claim.decided_at.map(|at| view! { <p class="small">{when(cx, at)}{who}" · "{view.office.clone()}</p> });
    Some(view! { <Notice kind=kind title=Some(cx.t_owned(key))>{reason}{at}</Notice> }.into_any())
}

/// Who belongs to the enterprise already, and who else claims it: both must be weighed.
fn already(cx: &Cx, view: &DeskClaim) -> Option<AnyView> {
    if view.members.is_empty() && view.others.is_empty() {
        return None;
    }
    let members = view
        .members
        .iter()
        .map(|m| {
            view! { <li>{m.login.clone()}" · "{text_for(cx.locale, "part", m.part.code())}" · "{when(cx, m.since)}</li> }
        })
        .collect_view();
    let others = view
        .others
        .iter()
        .map(|other| {
            view! {
                <li>
                    <a href=cx.href(&format!("/desk/claims/{}", other.id))>{other.login.clone()}</a>" "
                    {words::state(cx, other.state)}" "{when(cx, other.made_at)}
                </li>
            }
        })
        .collect_view();
    let has = |some: bool, key: &'static str| some.then(|| view! { <h3>{cx.t(key)}</h3> });
    Some(
        view! {
            <Section title=cx.t("desk-already-heading") id="already">
                <Notice kind=NoticeKind::Caution><p>{cx.t("desk-already-text")}</p></Notice>
                {has(!view.members.is_empty(), "desk-already-members")}
                {(!view.members.is_empty()).then(|| view! { <ul class="lines" role="list">{members}</ul> })}
                {has(!view.others.is_empty(), "desk-already-others")}
                {(!view.others.is_empty()).then(|| view! { <ul class="lines" role="list">{others}</ul> })}
            </Section>
        }
        .into_any(),
    )
}

fn history(cx: &Cx, events: &[ClaimEvent]) -> AnyView {
    let items = events
        .iter()
        .map(|event| {
            // Keys of texts hold no dot.
            let code = event.action.code().replace('.', "-");
            let what = text_named(cx.locale, "desk-event", &code, &[]).unwrap_or(code);
            let reason = (!event.reason.is_empty())
                .then(|| view! { <small>{cx.t("field-reason")}{cx.t("common-colon")}{event.reason.clone()}</small> });
            view! {
                <li><span class="when">{when(cx, event.at)}</span><span class="what">{what}" · "{event.who.clone()}{reason}</span></li>
            }
        })
        .collect_view();
    view! { <ol class="timeline wide-when">{items}</ol> }.into_any()
}

fn claimant(cx: &Cx, view: &DeskClaim, reveal: &Form) -> AnyView {
    let person = view.revealed.as_ref().unwrap_or(&view.claimant);
    let none = |text: &str| if text.is_empty() { cx.t_owned("common-not-stated") } else { text.to_owned() };
    let account = text_with(
        cx.locale,
        "desk-account-since",
        &[
            ("login", view.claim.login.clone().into()),
            ("date", crate::text::moment(cx.locale, view.account_since).into()),
        ],
    );
    let shown = view
        .revealed
        .is_some()
        .then(|| view! { <Notice kind=NoticeKind::Caution><p>{cx.t("desk-revealed")}</p></Notice> });
    let ask = (view.may_reveal && view.revealed.is_none()).then(|| {
        let reason = hinted(field(cx, reveal, "reason"), cx.t("desk-reveal-hint"));
        let reason = Field { id: "reveal-reason".to_owned(), ..asked(reason, cx.t("desk-reveal-reason")) };
        view! {
            <details class="drawer" open=!reveal.faults.is_empty()>
                <summary>{cx.t("desk-reveal")}</summary>
                <div class="drawer-body">
                    <PostForm action=cx.href(&format!("/desk/claims/{}/reveal", view.claim.id)) once=once(reveal)>
                        <TextArea field=reason value=reveal.value("reason").to_owned() rows=2 maxlength=Some(500)/>
                        <FormEnd><Button kind=ButtonKind::Quiet>{cx.t("desk-reveal-submit")}</Button></FormEnd>
                    </PostForm>
                </div>
            </details>
        }
    });
    view! {
        <Section title=cx.t("desk-claimant") id="claimant">
            <FactTable label=cx.t("desk-claimant")>
                <FactRow term=cx.t("field-name")>{none(&person.name)}</FactRow>
                <FactRow term=cx.t("field-mail")>{none(&person.mail)}</FactRow>
                <FactRow term=cx.t("field-phone")>{none(&person.phone)}</FactRow>
                <FactRow term=cx.t("field-account")>{account}</FactRow>
            </FactTable>
            {shown}
            {ask}
        </Section>
    }
    .into_any()
}

fn decision(cx: &Cx, view: &DeskClaim, form: &Form) -> AnyView {
    let claim = &view.claim;
    let accept = if claim.enterprise.is_some() { "desk-accept-what" } else { "desk-accept-new-what" };
    let choices = vec![
        Choice::new("accept", cx.t("desk-accept")).hint(cx.t(accept)),
        Choice::new("refuse", cx.t("desk-refuse")).hint(cx.t("desk-refuse-what")),
    ];
    let reason = hinted(field(cx, form, "reason"), cx.t("desk-reason-hint"));
    view! {
        <Section title=cx.t("field-decision") id="decide">
            <PostForm action=cx.href(&format!("/desk/claims/{}/decide", claim.id)) once=once(form)
                hidden=vec![("version".to_owned(), claim.version.to_string())]>
                <RadioSet field=asked(field(cx, form, "decision"), cx.t("desk-decide-question")) value=form.value("decision").to_owned()
                    choices=choices/>
                <TextArea field=reason value=form.value("reason").to_owned() rows=4 maxlength=Some(1000)/>
                <p class="small">{cx.t("desk-decide-final")}</p>
                <FormEnd><Button>{cx.t("desk-decide-submit")}</Button></FormEnd>
            </PostForm>
        </Section>
    }
    .into_any()
}
