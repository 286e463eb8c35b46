//! `/admin/accounts/{id}`: one account, its person masked, what may be done to it.

use super::account_acts::{AccountAct, acts};
use super::parts::{Logins, account_of, ago, done, may, page, role_name, standing, way};
use crate::Page;
use crate::cx::Cx;
use crate::pages::acts::{body_name, office_name};
use crate::pages::common::{path_with, when};
use crate::text::{number, text_for, text_with};
use crate::ui::{
    ButtonKind, Chip, ChipKind, Column, DataTable, FactRow, FactTable, LinkButton, LinkItem, Notice, NoticeKind,
    PageHead, Section,
};
use daodi::audit::Action;
use daodi::form::Form;
use daodi::people::{Account, AccountState, Capability, Membership, Person, Proposal};
use leptos::prelude::*;

/// One account.
#[derive(Clone, Debug)]
pub struct AccountView {
    /// The account.
    pub account: Account,
    /// A producer's enterprises.
    pub memberships: Vec<Membership>,
    /// How many of its sessions are alive.
    pub sessions: i64,
    /// The person's values, masked unless `in_full`; none where they were erased or never given.
    pub person: Option<Person>,
    /// Whether `person` is in full: the answer to a look that was given a reason and recorded.
    pub in_full: bool,
    /// Proposals about it, the newest first.
    pub proposals: Vec<Proposal>,
    /// Login names of whoever proposed and decided.
    pub logins: Logins,
    /// The act whose form is shown: asked for by `?act=CODE`, or sent and come back with faults.
    pub act: Option<AccountAct>,
    /// What was just done.
    pub done: Option<Action>,
    /// Now, µs since the epoch, UTC.
    pub now: i64,
}

/// The page of one account.
#[must_use]
pub fn account(cx: &Cx, view: AccountView, form: &Form) -> Page {
    page(cx, view.account.login.clone(), "/admin/accounts", view, form, content)
}

fn content(cx: &Cx, view: &AccountView, form: &Form) -> AnyView {
    let account = &view.account;
    let kicker = match account.office {
        Some(code) => format!("{} · {}", role_name(cx, account.role), office_name(cx, code)),
        None => role_name(cx, account.role).to_owned(),
    };
    let trail = may(cx, Capability::ReadAudit).then(|| trail(cx, account));
    view! {
        <div class="wrap page narrow work">
            {way(cx, &[("/admin/accounts", cx.t("section-accounts"))], &account.login)}
            <PageHead title=account.login.clone() kicker=Some(kicker)/>
            {done(cx, view.done)}
            {facts(cx, view)}
            {person(cx, view)}
            {memberships(cx, view)}
            {acts(cx, view, form)}
            {proposals(cx, view)}
            {trail}
        </div>
    }
    .into_any()
}

fn facts(cx: &Cx, view: &AccountView) -> AnyView {
    let account = &view.account;
    let moment = |at: Option<i64>, none: &'static str| match at {
        Some(at) => view! { {when(cx, at)}" · "{ago(cx, view.now, at)} }.into_any(),
        None => cx.t(none).into_any(),
    };
    let locked = (account.locked_until > view.now).then(|| {
        let failures = text_with(cx.locale, "admin-account-failures", &[("n", account.failures.into())]);
        view! {
            <FactRow term=cx.t("admin-account-locked-until") source=Some(failures)>
                {when(cx, account.locked_until)}
            </FactRow>
        }
    });
    let must = account.must_change.then(|| cx.t_owned("admin-account-must-change"));
    let needs = account.role.is_some_and(daodi::people::Role::needs_second_factor);
    let second = match (account.second_factor, needs) {
        (true, _) => cx.t("admin-account-second-set").into_any(),
        (false, true) => view! { <Chip label=cx.t("admin-account-second-missing") kind=ChipKind::Caution/> }.into_any(),
        (false, false) => cx.t("admin-account-second-none").into_any(),
    };
    let second_note = (!account.second_factor && needs).then(|| cx.t_owned("admin-account-second-needed"));
    let locale = if account.locale == "en" { "English" } else { "中文" };
    view! {
        <FactTable label=account.login.clone()>
            <FactRow term=cx.t("common-status")>{standing(cx, account, view.now)}</FactRow>
            {locked}
            <FactRow term=cx.t("admin-account-last")>{moment(account.last_sign_in, "admin-account-never")}</FactRow>
            <FactRow term=cx.t("admin-account-sessions")>{number(cx.locale, view.sessions)}</FactRow>
            <FactRow term=cx.t("section-second-factor") source=second_note>{second}</FactRow>
            <FactRow term=cx.t("admin-account-password") source=must>
                {moment(account.password_at, "admin-account-password-none")}
            </FactRow>
            <FactRow term=cx.t("admin-account-created")>{moment(Some(account.created_at), "admin-account-never")}</FactRow>
            <FactRow term=cx.t("admin-account-locale")>{locale}</FactRow>
            <FactRow term=cx.t("admin-account-id")>{crate::pages::acts::id_code(&account.id)}</FactRow>
        </FactTable>
    }
    .into_any()
}

fn person(cx: &Cx, view: &AccountView) -> AnyView {
    let Some(person) = &view.person else {
        let erased = view.account.state == AccountState::Erased;
        let text = if erased { "admin-person-erased" } else { "admin-person-none" };
        return view! { <Section title=cx.t("admin-person-heading") id="person"><p>{cx.t(text)}</p></Section> }
            .into_any();
    };
    let value = |text: &str| {
        if text.is_empty() {
            view! { <span class="small">{cx.t("admin-person-not-given")}</span> }.into_any()
        } else {
            view! { <span class="num">{text.to_owned()}</span> }.into_any()
        }
    };
    let full = view.in_full.then(|| {
        view! { <Notice kind=NoticeKind::Caution><p>{cx.t("admin-person-full")}</p></Notice> }
    });
    let asking = view.act == Some(AccountAct::Reveal);
    let reveal = (may(cx, Capability::RevealPerson) && !view.in_full && !asking).then(|| {
        let path = AccountAct::Reveal.path(&view.account.id);
        view! {
            <p class="act-links"><LinkButton href=cx.href(&path) kind=ButtonKind::Quiet>{cx.t("admin-act-reveal")}</LinkButton></p>
        }
    });
    let note = (!view.in_full).then(|| view! { <p class="small">{cx.t("admin-person-masked")}</p> });
    view! {
        <Section title=cx.t("admin-person-heading") id="person">
            {full}
            {note}
            <FactTable label=cx.t("admin-person-heading")>
                <FactRow term=cx.t("field-name")>{value(&person.name)}</FactRow>
                <FactRow term=cx.t("field-mail")>{value(&person.mail)}</FactRow>
                <FactRow term=cx.t("field-phone")>{value(&person.phone)}</FactRow>
            </FactTable>
            {reveal}
        </Section>
    }
    .into_any()
}

fn memberships(cx: &Cx, view: &AccountView) -> Option<AnyView> {
    if view.memberships.is_empty() {
        return None;
    }
    let columns = vec![Column::new(cx.t("object-kind-enterprise")), Column::new(cx.t("field-part"))];
    let rows = view
        .memberships
        .iter()
        .map(|member| {
            let name = body_name(cx, &member.enterprise);
            let href = cx.href(&format!("/enterprises/{}", member.enterprise));
            vec![
                view! { <a href=href>{name}</a> }.into_any(),
                text_for(cx.locale, "part", member.part.code()).into_any(),
            ]
        })
        .collect();
    Some(
        view! {
            <Section title=cx.t("admin-account-enterprises") id="enterprises">
                <DataTable caption=cx.t("admin-account-enterprises") hide_caption=true plain=true tight=true
                    columns=columns rows=rows/>
            </Section>
        }
        .into_any(),
    )
}

fn proposals(cx: &Cx, view: &AccountView) -> Option<AnyView> {
    if view.proposals.is_empty() {
        return None;
    }
    let columns = vec![
        Column::new(cx.t("admin-proposal-kind")),
        Column::new(cx.t("common-status")),
        Column::new(cx.t("admin-proposal-by")),
        Column::new(cx.t("admin-proposal-at")),
    ];
    let rows = view
        .proposals
        .iter()
        .map(|proposal| {
            let kind = text_for(cx.locale, "proposal-kind", proposal.kind.code());
            vec![
                view! { <a href=cx.href(&format!("/admin/proposals/{}", proposal.id))>{kind}</a> }.into_any(),
                super::proposals::state(cx, proposal.state),
                account_of(cx, &view.logins, &proposal.proposed_by),
                when(cx, proposal.proposed_at),
            ]
        })
        .collect();
    let more = LinkItem::new(cx.href("/admin/proposals?state=all"), cx.t("action-show-all"));
    Some(
        view! {
            <Section title=cx.t("admin-account-proposals") id="proposals" more=Some(more)>
                <div class="record">
                    <DataTable caption=cx.t("admin-account-proposals") hide_caption=true plain=true tight=true
                        columns=columns rows=rows/>
                </div>
            </Section>
        }
        .into_any(),
    )
}

/// Where the trail of this account is read.
fn trail(cx: &Cx, account: &Account) -> AnyView {
    let by = path_with("/admin/audit", &[("actor", account.login.clone())]);
    let about = path_with("/admin/audit", &[("object_kind", "account".to_owned()), ("object", account.id.clone())]);
    view! {
        <Section title=cx.t("section-audit") id="trail">
            <ul class="inline" role="list">
                <li><a href=cx.href(&by)>{cx.t("admin-account-trail-by")}</a></li>
                <li><a href=cx.href(&about)>{cx.t("admin-account-trail-about")}</a></li>
            </ul>
        </Section>
    }
    .into_any()
}
