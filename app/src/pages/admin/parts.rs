//! What several administration pages do in the same way.

use crate::cx::Cx;
use crate::pages::acts::{action, id_code};
use crate::pages::common::crumbs;
use crate::pages::forms;
use crate::text::{text_for, text_with};
use crate::ui::{Chip, ChipKind, Notice, NoticeKind, OpenChip, Pager};
use crate::{Page, Problem};
use daodi::audit::Action;
use daodi::form::Form;
use daodi::people::capability::grants;
use daodi::people::{Account, AccountState, Capability, Role};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Login names of the accounts a page names, by account id. An account that is not among them stands by its id.
pub type Logins = BTreeMap<String, String>;

/// Whether the viewer's role has a capability. It decides what is drawn; the services decide what is done.
pub(super) fn may(cx: &Cx, capability: Capability) -> bool {
    cx.viewer.as_ref().and_then(|viewer| viewer.role).is_some_and(|role| grants(role, capability))
}

/// Whether an account is the viewer's own.
pub(super) fn is_viewer(cx: &Cx, account: &str) -> bool {
    cx.viewer.as_ref().is_some_and(|viewer| viewer.account == account)
}

/// A page of this part. Its content is drawn with the form as it came back.
pub(super) fn page<V: Send + Sync + 'static>(
    cx: &Cx,
    title: String,
    nav: &'static str,
    view: V,
    form: &Form,
    content: fn(&Cx, &V, &Form) -> AnyView,
) -> Page {
    forms::page(forms::head(cx, title, form), nav, view, form, content)
}

/// The number of pages of a list.
///
/// # Errors
/// [`Problem::PageBeyond`] where the asked page is past the last; `path` gives the last one's path.
pub(super) fn pages(total: i64, per: usize, page: usize, path: impl Fn(usize) -> String) -> Result<usize, Problem> {
    let pages = usize::try_from(total).unwrap_or(0).div_ceil(per).max(1);
    if page > pages { Err(Problem::PageBeyond { pages, last: path(pages) }) } else { Ok(pages) }
}

/// Links to the pages of a list.
pub(super) fn pager(cx: &Cx, page: usize, pages: usize, path: impl Fn(usize) -> String) -> AnyView {
    let locale = cx.locale;
    let href = |page| locale.href(&path(page));
    view! {
        <Pager page=page pages=pages href=href label=cx.t("page-label") previous=cx.t("page-previous")
            next=cx.t("page-next")/>
    }
    .into_any()
}

/// The way down: the administration's overview, then `steps`, then this page.
pub(super) fn way(cx: &Cx, steps: &[(&str, &str)], here: &str) -> AnyView {
    let mut all = vec![("/admin", cx.t("section-admin"))];
    all.extend_from_slice(steps);
    crumbs(cx, &all, here)
}

/// What was just done, at the top of the page that the act led to.
pub(super) fn done(cx: &Cx, act: Option<Action>) -> Option<AnyView> {
    act.map(|act| {
        let text = text_with(cx.locale, "admin-done", &[("action", action(cx, act.code()).into())]);
        view! { <Notice kind=NoticeKind::Done><p>{text}</p></Notice> }.into_any()
    })
}

/// An account by its login name, with a link where the viewer may go there.
pub(super) fn account_link(cx: &Cx, id: &str, login: &str) -> AnyView {
    if may(cx, Capability::ViewAccounts) {
        view! { <a href=cx.href(&format!("/admin/accounts/{id}"))>{login.to_owned()}</a> }.into_any()
    } else {
        login.to_owned().into_any()
    }
}

/// The same by id, with the login name where it is known.
pub(super) fn account_of(cx: &Cx, logins: &Logins, id: &str) -> AnyView {
    match logins.get(id) {
        Some(login) => account_link(cx, id, login),
        None => id_code(id),
    }
}

/// A role's name; what stands in its place where an account has none yet.
pub(super) fn role_name(cx: &Cx, role: Option<Role>) -> &'static str {
    text_for(cx.locale, "role", role.map_or("none", Role::code))
}

/// Where an account stands: in words where all is in order, as a chip where it is not.
pub(super) fn standing(cx: &Cx, account: &Account, now: i64) -> AnyView {
    let state = text_for(cx.locale, "account-state", account.state.code());
    let state = match account.state {
        AccountState::Active => state.into_any(),
        AccountState::Invited => view! { <OpenChip label=state/> }.into_any(),
        AccountState::Disabled => view! { <Chip label=state kind=ChipKind::Stop/> }.into_any(),
        AccountState::Erased => view! { <Chip label=state/> }.into_any(),
    };
    let locked = (account.locked_until > now)
        .then(|| view! { " "<Chip label=cx.t("admin-account-locked") kind=ChipKind::Caution/> });
    let demo = account.demo.then(|| view! { " "<Chip label=cx.t("admin-account-demo")/> });
    view! { {state}{locked}{demo} }.into_any()
}

/// How long ago something was, in the largest unit that fits: 3 分钟前, 2 天前.
pub(super) fn ago(cx: &Cx, now: i64, at: i64) -> String {
    let minutes = now.saturating_sub(at).max(0) / 60_000_000;
    let say = |key: &'static str, n: i64| text_with(cx.locale, key, &[("n", n.into())]);
    match minutes {
        0 => cx.t_owned("admin-ago-now"),
        1..60 => say("admin-ago-minutes", minutes),
        60..1440 => say("admin-ago-hours", minutes / 60),
        _ => say("admin-ago-days", minutes / 1440),
    }
}

/// A cell without content: a dash that assistive technology passes over.
pub(super) fn nothing() -> AnyView {
    view! { <span class="small nothing" aria-hidden="true">"–"</span> }.into_any()
}
