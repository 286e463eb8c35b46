//! `/admin/proposals/{id}`: what is proposed, by whom and why, what follows from it, and the decision.

use super::parts::{Logins, account_link, account_of, done, is_viewer, may, page, standing, way};
use super::proposals::{answer_by, role_and_office, state};
use crate::Page;
use crate::cx::Cx;
use crate::pages::common::when;
use crate::pages::forms::{asked, field, hinted, once, summary};
use crate::text::{text_for, text_of};
use crate::ui::{
    Button, ButtonKind, Choice, FactRow, FactTable, FormEnd, Notice, NoticeKind, PageHead, PostForm, RadioSet, Section,
    TextArea,
};
use daodi::audit::Action;
use daodi::form::Form;
use daodi::people::{Account, Capability, Proposal, ProposalState};
use leptos::prelude::*;

/// One proposal.
#[derive(Clone, Debug)]
pub struct ProposalView {
    /// The proposal.
    pub proposal: Proposal,
    /// The account it is about, as it is now.
    pub account: Account,
    /// Login names of whoever proposed and decided.
    pub logins: Logins,
    /// What was just done.
    pub done: Option<Action>,
    /// Now, µs since the epoch, UTC.
    pub now: i64,
}

/// The page of one proposal.
#[must_use]
pub fn proposal(cx: &Cx, view: ProposalView, form: &Form) -> Page {
    page(cx, title(cx, &view.proposal), "/admin/proposals", view, form, content)
}

fn title(cx: &Cx, proposal: &Proposal) -> String {
    let kind = text_for(cx.locale, "proposal-kind", proposal.kind.code());
    format!("{kind}{}{}", cx.t("common-colon"), proposal.login)
}

fn content(cx: &Cx, view: &ProposalView, form: &Form) -> AnyView {
    let proposal = &view.proposal;
    let title = title(cx, proposal);
    let open = (proposal.state == ProposalState::Open).then(|| decision(cx, view, form));
    view! {
        <div class="wrap page narrow work">
            {way(cx, &[("/admin/proposals", cx.t("section-proposals"))], &title)}
            <PageHead title=title.clone() aside=Some(state(cx, proposal.state))/>
            {done(cx, view.done)}
            {summary(cx, form)}
            {facts(cx, view)}
            {open}
        </div>
    }
    .into_any()
}

fn facts(cx: &Cx, view: &ProposalView) -> AnyView {
    let proposal = &view.proposal;
    let role = proposal.role.is_some().then(|| {
        view! { <FactRow term=cx.t("admin-proposal-to")>{role_and_office(cx, proposal)}</FactRow> }
    });
    let decided = proposal.decided_at.map(|at| {
        let by = match &proposal.decided_by {
            Some(by) => account_of(cx, &view.logins, by),
            None => account_of(cx, &view.logins, &proposal.proposed_by),
        };
        let why = proposal.decision.clone().filter(|why| !why.is_empty()).map(|why| {
            view! { <FactRow term=cx.t("admin-proposal-decision")><span class="own-words">{why}</span></FactRow> }
        });
        view! { <FactRow term=cx.t("admin-proposal-decided")>{by}" · "{when(cx, at)}</FactRow>{why} }
    });
    let follows = text_of(cx.locale, "admin-follows", proposal.kind.code());
    view! {
        <FactTable label=title(cx, proposal)>
            <FactRow term=cx.t("field-account")>
                {account_link(cx, &proposal.account, &proposal.login)}" · "{standing(cx, &view.account, view.now)}
            </FactRow>
            {role}
            <FactRow term=cx.t("field-reason")><span class="own-words">{proposal.reason.clone()}</span></FactRow>
            <FactRow term=cx.t("admin-proposal-by")>
                {account_of(cx, &view.logins, &proposal.proposed_by)}" · "{when(cx, proposal.proposed_at)}
                {answer_by(cx, proposal)}
            </FactRow>
            <FactRow term=cx.t("admin-proposal-follows")>{follows}</FactRow>
            {decided}
        </FactTable>
    }
    .into_any()
}

/// What can be done while it waits: decided by a second person, taken back by the first.
fn decision(cx: &Cx, view: &ProposalView, form: &Form) -> AnyView {
    let proposal = &view.proposal;
    let say = |key: &'static str, kind: NoticeKind| view! { <Notice kind=kind><p>{cx.t(key)}</p></Notice> }.into_any();
    let body = if is_viewer(cx, &proposal.proposed_by) {
        view! {
            {say("admin-decide-own", NoticeKind::Caution)}
            <PostForm action=cx.href(&format!("/admin/proposals/{}/withdraw", proposal.id)) once=once(form)>
                <FormEnd><Button kind=ButtonKind::Quiet>{cx.t("admin-proposal-withdraw")}</Button></FormEnd>
            </PostForm>
        }
        .into_any()
    } else if is_viewer(cx, &proposal.account) {
        say("admin-decide-about-self", NoticeKind::Caution)
    } else if may(cx, Capability::DecideProposal) {
        decide(cx, view, form)
    } else {
        say("admin-decide-waits", NoticeKind::Info)
    };
    view! { <Section title=cx.t("field-decision") id="decide">{body}</Section> }.into_any()
}

fn decide(cx: &Cx, view: &ProposalView, form: &Form) -> AnyView {
    let proposal = &view.proposal;
    let choices = vec![
        Choice::new("approve", cx.t("admin-decide-approve")).hint(cx.t("admin-decide-approve-hint")),
        Choice::new("refuse", cx.t("admin-decide-refuse")).hint(cx.t("admin-decide-refuse-hint")),
    ];
    let question = asked(field(cx, form, "decision"), cx.t("admin-decide-question"));
    let reason = hinted(field(cx, form, "reason"), cx.t("admin-decide-reason-hint"));
    view! {
        <PostForm action=cx.href(&format!("/admin/proposals/{}/decide", proposal.id)) once=once(form)
            hidden=vec![("version".to_owned(), proposal.version.to_string())]>
            <RadioSet field=question value=form.value("decision") choices=choices/>
            <TextArea field=reason value=form.value("reason") rows=3 maxlength=Some(500)/>
            <FormEnd><Button>{cx.t("admin-decide-submit")}</Button></FormEnd>
        </PostForm>
    }
    .into_any()
}
