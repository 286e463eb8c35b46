//! `/admin/audit/{id}`: one row of the trail, with its hashes and the request it came from.

use super::parts::{Logins, account_link, may, nothing, page, way};
use crate::Page;
use crate::cx::Cx;
use crate::pages::acts::{action, id_code, kind, object, office_name, refusal, role, when_exact};
use crate::pages::common::path_with;
use crate::text::{text_of, text_with};
use crate::ui::{Chip, ChipKind, FactRow, FactTable, PageHead};
use daodi::audit::ObjectKind;
use daodi::form::Form;
use daodi::identifiers::DivisionCode;
use daodi::people::{AuditRow, Capability};
use leptos::prelude::*;

/// The seal of the day a row is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealView {
    /// The day in Asia/Shanghai, ISO.
    pub day: String,
    /// How many rows it covers.
    pub count: i64,
    /// The hash over them.
    pub root: String,
    /// Number of the public log's entry that holds it; none while it has none.
    pub entry: Option<i64>,
}

/// One row.
#[derive(Clone, Debug)]
pub struct AuditRowView {
    /// The row.
    pub row: AuditRow,
    /// Login names of accounts that are named in it, by id.
    pub logins: Logins,
    /// The seal of its day; none while the day is not sealed.
    pub seal: Option<SealView>,
}

/// The page of one row.
#[must_use]
pub fn audit_row(cx: &Cx, view: AuditRowView, form: &Form) -> Page {
    page(cx, action(cx, &view.row.action), "/admin/audit", view, form, content)
}

fn content(cx: &Cx, view: &AuditRowView, _: &Form) -> AnyView {
    let row = &view.row;
    let title = action(cx, &row.action);
    view! {
        <div class="wrap page narrow work">
            {way(cx, &[("/admin/audit", cx.t("section-audit"))], &title)}
            <PageHead title=title.clone() kicker=Some(kind(cx, &row.object_kind)) aside=Some(outcome(cx, row))/>
            <FactTable label=title>
                <FactRow term=cx.t("log-column-time") source=Some(cx.t_owned("log-entry-time-note"))>{when_exact(row.at)}</FactRow>
                {actor_rows(cx, view)}
                <FactRow term=cx.t("log-column-action")>{action(cx, &row.action)}" "{id_code(&row.action)}</FactRow>
                {object_rows(cx, view)}
                {said(cx, "field-reason", row.reason.as_deref())}
                {hash_rows(cx, row)}
                {machine_rows(cx, row)}
                {seal(cx, view)}
            </FactTable>
        </div>
    }
    .into_any()
}

fn actor_rows(cx: &Cx, view: &AuditRowView) -> AnyView {
    let row = &view.row;
    let behalf = row.on_behalf.as_ref().map(|id| {
        let name = view.logins.get(id).cloned().unwrap_or_else(|| crate::pages::acts::body_name(cx, id));
        view! { <FactRow term=cx.t("admin-audit-behalf")>{name}</FactRow> }
    });
    let id = row.actor.as_ref().filter(|_| row.actor_kind == "account").map(|id| {
        let all = row.login.as_ref().map(|login| {
            let href = cx.href(&path_with("/admin/audit", &[("actor", login.clone())]));
            view! { <p class="small"><a href=href>{cx.t("admin-account-trail-by")}</a></p> }
        });
        view! { <FactRow term=cx.t("admin-account-id")>{id_code(id)}{all}</FactRow> }
    });
    view! { <FactRow term=cx.t("field-actor")>{who(cx, row)}</FactRow>{id}{behalf} }.into_any()
}

fn object_rows(cx: &Cx, view: &AuditRowView) -> AnyView {
    let row = &view.row;
    let same = path_with("/admin/audit", &[("object_kind", row.object_kind.clone()), ("object", row.object.clone())]);
    view! {
        <FactRow term=cx.t("log-column-object")>
            {object_cell(cx, &view.logins, &row.object_kind, &row.object)}<span class="kind">{kind(cx, &row.object_kind)}</span>
            <p class="small"><a href=cx.href(&same)>{cx.t("admin-audit-same-object")}</a></p>
        </FactRow>
    }
    .into_any()
}

fn hash_rows(cx: &Cx, row: &AuditRow) -> Option<AnyView> {
    if row.before.is_none() && row.after.is_none() {
        return None;
    }
    let hash = |hash: &Option<String>| hash.as_ref().map_or_else(nothing, |hash| id_code(hash));
    Some(
        view! {
            <FactRow term=cx.t("admin-audit-before")>{hash(&row.before)}</FactRow>
            <FactRow term=cx.t("admin-audit-after") source=Some(cx.t_owned("admin-audit-hash-about"))>
                {hash(&row.after)}
            </FactRow>
        }
        .into_any(),
    )
}

fn machine_rows(cx: &Cx, row: &AuditRow) -> AnyView {
    let network = row.network.as_ref().map(|network| {
        view! { <FactRow term=cx.t("admin-audit-network")><span class="num">{network.clone()}</span></FactRow> }
    });
    view! {
        {network}
        <FactRow term=cx.t("admin-audit-request") source=Some(cx.t_owned("admin-audit-request-about"))>
            {id_code(&row.request)}
        </FactRow>
        <FactRow term=cx.t("admin-audit-id")>{id_code(&row.id)}</FactRow>
    }
    .into_any()
}

fn seal(cx: &Cx, view: &AuditRowView) -> AnyView {
    let Some(seal) = &view.seal else {
        return view! { <FactRow term=cx.t("admin-audit-seal")>{cx.t("admin-audit-seal-none")}</FactRow> }.into_any();
    };
    let covers =
        text_with(cx.locale, "admin-audit-seal-covers", &[("day", seal.day.clone().into()), ("n", seal.count.into())]);
    let entry = seal.entry.map(|seq| {
        let text = text_with(cx.locale, "log-entry-title", &[("number", seq.to_string().into())]);
        view! { <p class="small"><a href=cx.href(&format!("/log/entries/{seq}"))>{cx.t("log-nav")}" "{text}</a></p> }
    });
    view! { <FactRow term=cx.t("admin-audit-seal") source=Some(covers)>{id_code(&seal.root)}{entry}</FactRow> }
        .into_any()
}

fn said(cx: &Cx, term: &'static str, words: Option<&str>) -> Option<AnyView> {
    words.map(|words| {
        let words = words.to_owned();
        view! { <FactRow term=cx.t(term)><span class="own-words">{words}</span></FactRow> }.into_any()
    })
}

/// Who acted: login name, with role and office as they were then.
pub(super) fn who(cx: &Cx, row: &AuditRow) -> AnyView {
    let name = match (row.actor_kind.as_str(), &row.actor, &row.login) {
        ("account", Some(id), Some(login)) => account_link(cx, id, login),
        ("account", Some(id), None) => id_code(id),
        ("system", Some(part), _) => text_of(cx.locale, "actor", part).into_any(),
        (kind, ..) => text_of(cx.locale, "actor", kind).into_any(),
    };
    let office = row.office.as_ref().map(|code| match DivisionCode::parse(code) {
        Ok(code) => office_name(cx, code),
        Err(_) => code.clone(),
    });
    let standing = match (row.role.as_ref().map(|code| role(cx, code)), office) {
        (Some(role), Some(office)) => Some(format!("{role} · {office}")),
        (role, office) => role.or(office),
    };
    view! { {name}{standing.map(|text| view! { <span class="kind">{text}</span> })} }.into_any()
}

/// How it ended.
pub(super) fn outcome(cx: &Cx, row: &AuditRow) -> AnyView {
    match &row.refused {
        None => cx.t("admin-audit-done").into_any(),
        Some(code) => {
            let why = refusal(cx, code);
            view! {
                <Chip label=cx.t("admin-audit-refused") kind=ChipKind::Stop/><span class="kind">{why}</span>
            }
            .into_any()
        }
    }
}

/// What was acted on, by name where it is known and with a link where the viewer may go there.
pub(super) fn object_cell(cx: &Cx, logins: &Logins, kind: &str, id: &str) -> AnyView {
    let link = |path: String, capability: Capability, name: AnyView| {
        if may(cx, capability) { view! { <a href=cx.href(&path)>{name}</a> }.into_any() } else { name }
    };
    match ObjectKind::from_code(kind) {
        Some(ObjectKind::Account) => match logins.get(id) {
            Some(login) => account_link(cx, id, login),
            None => link(format!("/admin/accounts/{id}"), Capability::ViewAccounts, id_code(id)),
        },
        Some(ObjectKind::Proposal) => link(format!("/admin/proposals/{id}"), Capability::ViewAccounts, id_code(id)),
        Some(ObjectKind::Claim) => link(format!("/desk/claims/{id}"), Capability::ViewClaims, id_code(id)),
        _ => object(cx, kind, id),
    }
}
