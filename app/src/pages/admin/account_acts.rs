//! What may be done to an account. Each act is chosen first and confirmed in a form of its own, with a reason where
//! somebody will ask for one.

use super::account::AccountView;
use super::new_account::{office_field, role_field};
use super::parts::{is_viewer, may};
use crate::cx::Cx;
use crate::pages::forms::{asked, field, hinted, once, summary};
use crate::text::text_of;
use crate::ui::{Button, ButtonKind, FormEnd, Notice, NoticeKind, PostForm, Section, TextArea};
use daodi::form::Form;
use daodi::people::{Account, AccountState, Capability, ProposalKind, ProposalState};
use leptos::prelude::*;

/// An act on an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountAct {
    /// To see the person's values in full.
    Reveal,
    /// To disable it, at once.
    Disable,
    /// To enable it again, at once.
    Enable,
    /// To send a way to a new password, or the invitation again.
    Reset,
    /// To propose what takes two people.
    Propose(ProposalKind),
}

impl AccountAct {
    /// The code in the address: `?act=CODE`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Reveal => "reveal",
            Self::Disable => "disable",
            Self::Enable => "enable",
            Self::Reset => "reset",
            Self::Propose(kind) => kind.code(),
        }
    }

    /// The act with this code, if there is one.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Reveal, Self::Disable, Self::Enable, Self::Reset]
            .into_iter()
            .find(|act| act.code() == code)
            .or_else(|| ProposalKind::from_code(code).map(Self::Propose))
    }

    /// The Chinese path of its form on an account's page.
    #[must_use]
    pub fn path(self, account: &str) -> String {
        format!("/admin/accounts/{account}?act={}#act", self.code())
    }

    /// Where its form is sent.
    fn action(self, account: &str) -> String {
        let part = match self {
            Self::Propose(_) => "propose",
            other => other.code(),
        };
        format!("/admin/accounts/{account}/{part}")
    }

    fn capability(self) -> Capability {
        match self {
            Self::Reveal => Capability::RevealPerson,
            Self::Disable | Self::Enable | Self::Reset => Capability::ManageAccounts,
            Self::Propose(_) => Capability::Propose,
        }
    }

    /// Whether it takes something away.
    fn stops(self) -> bool {
        matches!(self, Self::Disable | Self::Propose(ProposalKind::RevokeRole | ProposalKind::ErasePerson))
    }

    /// Whether the account is such that it can be done.
    fn fits(self, account: &Account) -> bool {
        let state = account.state;
        let live = matches!(state, AccountState::Invited | AccountState::Active);
        match self {
            Self::Reveal => state != AccountState::Erased,
            Self::Disable | Self::Reset => live,
            Self::Enable => state == AccountState::Disabled,
            Self::Propose(ProposalKind::GrantRole) => live && account.role.is_none(),
            Self::Propose(ProposalKind::RevokeRole) => live && account.role.is_some(),
            Self::Propose(ProposalKind::ErasePerson) => state != AccountState::Erased,
            Self::Propose(ProposalKind::ResetSecondFactor) => live && account.second_factor,
        }
    }
}

/// Every act but looking, the immediate ones first.
const OFFERED: &[AccountAct] = &[
    AccountAct::Reset,
    AccountAct::Disable,
    AccountAct::Enable,
    AccountAct::Propose(ProposalKind::GrantRole),
    AccountAct::Propose(ProposalKind::ResetSecondFactor),
    AccountAct::Propose(ProposalKind::RevokeRole),
    AccountAct::Propose(ProposalKind::ErasePerson),
];

/// The acts of an account's page: the form of the chosen one, else all that can be chosen.
pub(super) fn acts(cx: &Cx, view: &AccountView, form: &Form) -> Option<AnyView> {
    if let Some(act) = view.act.filter(|act| may(cx, act.capability()) && act.fits(&view.account)) {
        return Some(chosen(cx, view, act, form));
    }
    if !may(cx, Capability::ManageAccounts) {
        return None;
    }
    let body = if is_viewer(cx, &view.account.id) {
        view! { <Notice><p>{cx.t("admin-acts-own")}</p></Notice> }.into_any()
    } else {
        let offered: Vec<AccountAct> = OFFERED.iter().copied().filter(|act| act.fits(&view.account)).collect();
        if offered.is_empty() {
            view! { <p>{cx.t("admin-acts-none")}</p> }.into_any()
        } else {
            let items = offered.into_iter().map(|act| offer(cx, view, act)).collect_view();
            view! { <ul class="duties" role="list">{items}</ul> }.into_any()
        }
    };
    Some(view! { <Section title=cx.t("admin-acts-heading") id="acts">{body}</Section> }.into_any())
}

/// An act that can be chosen; one that was proposed and waits cannot be proposed again.
fn offer(cx: &Cx, view: &AccountView, act: AccountAct) -> AnyView {
    let waiting = view
        .proposals
        .iter()
        .find(|proposal| proposal.state == ProposalState::Open && AccountAct::Propose(proposal.kind) == act);
    let (name, about) = (name(cx, view, act), about(cx, view, act));
    match waiting {
        Some(proposal) => view! {
            <li>
                <a href=cx.href(&format!("/admin/proposals/{}", proposal.id))>{name}</a>
                <p>{cx.t("admin-acts-waiting")}</p>
            </li>
        }
        .into_any(),
        None => view! { <li><a href=cx.href(&act.path(&view.account.id))>{name}</a><p>{about}</p></li> }.into_any(),
    }
}

/// What an act is called here: for somebody who was never here, the way to a new password is the invitation.
fn name(cx: &Cx, view: &AccountView, act: AccountAct) -> String {
    if act == AccountAct::Reset && view.account.state == AccountState::Invited {
        return cx.t_owned("admin-act-invite-again");
    }
    text_of(cx.locale, "admin-act", act.code())
}

fn about(cx: &Cx, view: &AccountView, act: AccountAct) -> String {
    if act == AccountAct::Reset && view.account.state == AccountState::Invited {
        return cx.t_owned("admin-act-about-invite-again");
    }
    text_of(cx.locale, "admin-act-about", act.code())
}

/// The form of an act.
fn chosen(cx: &Cx, view: &AccountView, act: AccountAct, form: &Form) -> AnyView {
    let account = &view.account.id;
    let name = name(cx, view, act);
    let mut hidden = Vec::new();
    if let AccountAct::Propose(kind) = act {
        hidden.push(("kind".to_owned(), kind.code().to_owned()));
    }
    let two = matches!(act, AccountAct::Propose(_)).then(|| view! { <Notice><p>{cx.t("admin-acts-two")}</p></Notice> });
    let recorded = (act == AccountAct::Reveal)
        .then(|| view! { <Notice kind=NoticeKind::Caution><p>{cx.t("admin-reveal-recorded")}</p></Notice> });
    let grant = (act == AccountAct::Propose(ProposalKind::GrantRole))
        .then(|| view! { {role_field(cx, form)}{office_field(cx, form)} });
    let reason = (act != AccountAct::Reset).then(|| {
        let question = asked(field(cx, form, "reason"), cx.t("field-reason"));
        let question = hinted(question, cx.t("admin-reason-hint"));
        view! { <TextArea field=question value=form.value("reason") rows=3 maxlength=Some(500)/> }
    });
    let kind = if act.stops() { ButtonKind::Stop } else { ButtonKind::Primary };
    let button = if matches!(act, AccountAct::Propose(_)) { cx.t_owned("admin-act-submit") } else { name.clone() };
    view! {
        <Section title=name id="act">
            {summary(cx, form)}
            <p>{about(cx, view, act)}</p>
            {two}
            {recorded}
            <PostForm action=cx.href(&act.action(account)) once=once(form) hidden=hidden>
                {grant}
                {reason}
                <FormEnd>
                    <Button kind=kind>{button}</Button>
                    <a href=cx.href(&format!("/admin/accounts/{account}"))>{cx.t("form-cancel")}</a>
                </FormEnd>
            </PostForm>
        </Section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_act_has_a_code_that_leads_back() {
        for act in OFFERED.iter().copied().chain([AccountAct::Reveal]) {
            assert_eq!(AccountAct::from_code(act.code()), Some(act));
        }
        assert_eq!(AccountAct::from_code("destroy"), None);
    }
}
