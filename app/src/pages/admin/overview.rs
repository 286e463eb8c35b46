//! `/admin`: what waits for the viewer's role, whether the house runs, and the parts that are the viewer's.

use super::parts::{ago, may, page};
use crate::Page;
use crate::cx::Cx;
use crate::pages::common::when;
use crate::text::{number, text_for, text_with};
use crate::ui::{Chip, ChipKind, FactRow, FactTable, Figure, Figures, PageHead, Section};
use daodi::form::Form;
use daodi::people::{Capability, Role};
use leptos::prelude::*;

/// A backup older than this is worth a look, µs: a day and two hours.
const BACKUP_AGE: i64 = 26 * 3_600_000_000;
/// Entries wait this long for a checkpoint at most, µs: a minute; five seconds are usual.
const CHECKPOINT_AGE: i64 = 60_000_000;

/// What an administrator begins with. Figures that are not of the viewer's part are not shown, whatever they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AdminView {
    /// Now, µs since the epoch, UTC.
    pub now: i64,
    /// Proposals that wait for a decision.
    pub open_proposals: i64,
    /// Accounts that were invited and are not in use yet.
    pub invited_accounts: i64,
    /// Mail that was given up.
    pub failed_mail: i64,
    /// Mail that waits to be sent.
    pub waiting_mail: i64,
    /// Accounts that are locked now.
    pub locked_accounts: i64,
    /// Sessions that are alive now.
    pub live_sessions: i64,
    /// Rows of the audit trail since midnight in Asia/Shanghai.
    pub audit_today: i64,
    /// Refusals among them.
    pub refused_today: i64,
    /// The last backup; none where there is none on record.
    pub last_backup: Option<i64>,
    /// The last day of the audit trail that was sealed, ISO.
    pub sealed_day: Option<String>,
    /// The public log's latest checkpoint: when, and how many entries.
    pub checkpoint: Option<(i64, i64)>,
    /// When the oldest entry was written that no checkpoint covers yet; none where every entry is covered.
    pub uncovered_since: Option<i64>,
}

/// The parts, what each takes, and what is done there.
const PARTS: &[(&str, Capability, &str, &str)] = &[
    ("/admin/accounts", Capability::ViewAccounts, "section-accounts", "admin-part-accounts"),
    ("/admin/proposals", Capability::ViewAccounts, "section-proposals", "admin-part-proposals"),
    ("/admin/offices", Capability::ManageOffices, "section-offices", "admin-part-offices"),
    ("/admin/sessions", Capability::ManageSessions, "section-all-sessions", "admin-part-sessions"),
    ("/admin/policy", Capability::ViewPolicy, "section-policy", "admin-part-policy"),
    ("/admin/keys", Capability::ManageKeys, "section-keys", "admin-part-keys"),
    ("/admin/mail", Capability::ManageMail, "section-mail", "admin-part-mail"),
    ("/admin/audit", Capability::ReadAudit, "section-audit", "admin-part-audit"),
];

/// The overview.
#[must_use]
pub fn admin(cx: &Cx, view: AdminView, form: &Form) -> Page {
    page(cx, cx.t_owned("section-admin"), "/admin", view, form, content)
}

fn content(cx: &Cx, view: &AdminView, _: &Form) -> AnyView {
    let role = cx.viewer.as_ref().and_then(|viewer| viewer.role);
    let lead = role.map(|role| text_for(cx.locale, "role-explain", role.code()).to_owned());
    let parts = PARTS
        .iter()
        .filter(|(_, capability, ..)| may(cx, *capability))
        .map(|(path, _, label, about)| {
            view! { <li><a href=cx.href(path)>{cx.t(label)}</a><p>{cx.t(about)}</p></li> }
        })
        .collect_view();
    view! {
        <div class="wrap page work">
            <PageHead title=cx.t("section-admin") kicker=role.map(|r| text_for(cx.locale, "role", r.code()).to_owned())
                lead=lead/>
            <Section title=cx.t("admin-waiting-heading") id="waiting"><Figures items=figures(cx, view)/></Section>
            <Section title=cx.t("admin-running-heading") id="running">
                <FactTable label=cx.t("admin-running-heading")>{running(cx, view, role)}</FactTable>
            </Section>
            <Section title=cx.t("admin-parts-heading") id="parts"><ul class="duties" role="list">{parts}</ul></Section>
        </div>
    }
    .into_any()
}

fn figures(cx: &Cx, view: &AdminView) -> Vec<Figure> {
    let all = [
        (Capability::ViewAccounts, view.open_proposals, "admin-figure-proposals", "/admin/proposals"),
        (Capability::ManageMail, view.failed_mail, "admin-figure-failed-mail", "/admin/mail"),
        (Capability::ManageMail, view.waiting_mail, "admin-figure-waiting-mail", "/admin/mail?state=waiting"),
        (Capability::InviteAccount, view.invited_accounts, "admin-figure-invited", "/admin/accounts?state=invited"),
        (Capability::ManageSessions, view.locked_accounts, "admin-figure-locked", "/admin/sessions#locked"),
        (Capability::ManageSessions, view.live_sessions, "admin-figure-sessions", "/admin/sessions"),
        (Capability::ReadAudit, view.audit_today, "admin-figure-audit", ""),
        (Capability::ReadAudit, view.refused_today, "admin-figure-refused", "refused"),
    ];
    let today = cx.today.to_string();
    all.into_iter()
        .filter(|(capability, ..)| may(cx, *capability))
        .map(|(_, n, label, path)| {
            let path = match path {
                "" => format!("/admin/audit?from={today}"),
                "refused" => format!("/admin/audit?from={today}&refused=yes"),
                path => path.to_owned(),
            };
            Figure { number: number(cx.locale, n), label: cx.t_owned(label), source: None, href: Some(cx.href(&path)) }
        })
        .collect()
}

/// Whether the house runs, for whoever has to see to it.
fn running(cx: &Cx, view: &AdminView, role: Option<Role>) -> AnyView {
    let chip = |good: bool| {
        let (label, kind) =
            if good { ("admin-running-good", ChipKind::Good) } else { ("admin-running-look", ChipKind::Caution) };
        view! { <Chip label=cx.t(label) kind=kind/>" " }
    };
    let is = |roles: &[Role]| role.is_some_and(|role| roles.contains(&role));
    let backup = is(&[Role::SystemAdmin, Role::Auditor]).then(|| {
        let fresh = view.last_backup.is_some_and(|at| view.now.saturating_sub(at) <= BACKUP_AGE);
        let says = match view.last_backup {
            Some(at) => view! { {when(cx, at)}" · "{ago(cx, view.now, at)} }.into_any(),
            None => cx.t("admin-running-no-backup").into_any(),
        };
        view! {
            <FactRow term=cx.t("admin-running-backup") source=(!fresh).then(|| cx.t_owned("admin-running-backup-do"))>
                {chip(fresh)}{says}
            </FactRow>
        }
    });
    let seal = is(&[Role::AuditAdmin, Role::Auditor]).then(|| {
        let yesterday = cx.today.yesterday().map(|day| day.to_string()).unwrap_or_default();
        let fresh = view.sealed_day.as_ref().is_some_and(|day| *day >= yesterday);
        let says = view.sealed_day.clone().unwrap_or_else(|| cx.t_owned("admin-running-no-seal"));
        view! {
            <FactRow term=cx.t("admin-running-seal") source=Some(cx.t_owned("admin-running-seal-about"))>
                {chip(fresh)}{says}
            </FactRow>
        }
    });
    let covered = view.uncovered_since.is_none_or(|at| view.now.saturating_sub(at) <= CHECKPOINT_AGE);
    let log = match view.checkpoint {
        Some((at, size)) => {
            let entries = text_with(cx.locale, "log-entries-count", &[("n", size.into())]);
            view! { {when(cx, at)}" · "{ago(cx, view.now, at)}" · "<a href=cx.href("/log")>{entries}</a> }.into_any()
        }
        None => cx.t("log-checkpoint-none-title").into_any(),
    };
    let log_do = (!covered).then(|| cx.t_owned("admin-running-log-do"));
    view! {
        {backup}
        {seal}
        <FactRow term=cx.t("admin-running-log") source=log_do>{chip(covered)}{log}</FactRow>
    }
    .into_any()
}
