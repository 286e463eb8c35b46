//! The audit trail.

use super::{DAY, HOUR, MINUTE, NOW, Sample, fresh};
use app::Page;
use app::cx::Cx;
use app::pages::admin::{AuditQuery, AuditRowView, AuditView, Logins, SealView, audit, audit_row};
use daodi::audit::Action;
use daodi::form::{Fault, FieldFault};
use daodi::people::{AuditRow, PageOf, Role};
use jiff::civil::Date;

pub(crate) fn all() -> Vec<Sample> {
    let sample = |name, path, role, draw| Sample { name, path, role: Some(role), draw };
    vec![
        sample("audit", "/admin/audit", Role::Auditor, trail),
        sample("audit-filtered", "/admin/audit?actor=zhang.wei&refused=yes", Role::AuditAdmin, filtered),
        sample("audit-empty", "/admin/audit?object=x", Role::AuditAdmin, empty),
        sample("audit-wrong", "/admin/audit", Role::AuditAdmin, wrong),
        sample("audit-row", "/admin/audit/r1", Role::Auditor, row),
        sample("audit-row-refused", "/admin/audit/r2", Role::AuditAdmin, refused_row),
    ]
}

fn base(action: Action, kind: &str, object: &str, minutes: i64) -> AuditRow {
    AuditRow {
        id: format!("0199f0a2-7c1e-7a40-9d31-{:012}", minutes),
        at: NOW - minutes * MINUTE + 123_456,
        actor_kind: "account".to_owned(),
        actor: Some("id-zhang.wei".to_owned()),
        login: Some("zhang.wei".to_owned()),
        on_behalf: None,
        role: Some("county_officer".to_owned()),
        office: Some("411502".to_owned()),
        action: action.code().to_owned(),
        object_kind: kind.to_owned(),
        object: object.to_owned(),
        before: None,
        after: Some("9f2c".repeat(16)),
        reason: None,
        request: "0199f0a2-7c1e-7a40-9d31-3c1f2a4b5c6d".to_owned(),
        network: Some("123.52.17.0/24".to_owned()),
        refused: None,
    }
}

fn rows() -> Vec<AuditRow> {
    let security = |row: AuditRow| AuditRow {
        actor: Some("id-zhou.min".to_owned()),
        login: Some("zhou.min".to_owned()),
        role: Some("security_admin".to_owned()),
        office: None,
        ..row
    };
    let anonymous = |row: AuditRow| AuditRow {
        actor_kind: "anonymous".to_owned(),
        actor: None,
        login: None,
        role: None,
        office: None,
        after: None,
        ..row
    };
    let system = |row: AuditRow, part: &str| AuditRow {
        actor_kind: "system".to_owned(),
        actor: Some(part.to_owned()),
        login: None,
        role: None,
        office: None,
        network: None,
        ..row
    };
    vec![
        AuditRow {
            reason: Some("营业执照与登记一致，已电话核实负责人。".to_owned()),
            before: Some("11ab".repeat(16)),
            ..base(Action::ClaimDecide, "claim", "0199e001-7c1e-7a40-9d31-3c1f2a4b5c6d", 2)
        },
        AuditRow {
            refused: Some("foreign".to_owned()),
            after: None,
            ..base(Action::PageRefuse, "page", "/desk/claims/0199e001-7c1e-7a40", 9)
        },
        anonymous(AuditRow {
            refused: Some("credentials".to_owned()),
            ..base(Action::SignIn, "account", "id-chen.jing", 14)
        }),
        security(AuditRow {
            reason: Some("已与浉河区局电话核实，同意。".to_owned()),
            ..base(Action::RoleGrant, "account", "id-zhang.wei", 60)
        }),
        base(Action::PersonReveal, "account", "id-li.na", 75),
        base(Action::MemberAdd, "enterprise", "demo-tea", 81),
        security(base(Action::OfficeChange, "office", "411502", 95)),
        system(base(Action::AuditSeal, "audit", "2026-11-19", 620), "job"),
        system(base(Action::RegisterImport, "register", "henan", 900), "cli"),
    ]
}

fn logins() -> Logins {
    [("id-zhang.wei", "zhang.wei"), ("id-chen.jing", "chen.jing"), ("id-li.na", "li.na")]
        .map(|(id, login)| (id.to_owned(), login.to_owned()))
        .into()
}

fn view(query: AuditQuery, rows: Vec<AuditRow>, total: i64) -> AuditView {
    AuditView { query, page: PageOf { rows, total }, logins: logins(), export_most: 100_000 }
}

fn shown(cx: &Cx, view: AuditView, form: &daodi::form::Form) -> Page {
    audit(cx, view, form).unwrap_or_else(|problem| app::pages::problem::page(cx, &problem))
}

fn trail(cx: &Cx) -> Page {
    let query = AuditQuery { page: 2, ..AuditQuery::default() };
    shown(cx, view(query, rows(), 128_441), &fresh())
}

fn filtered(cx: &Cx) -> Page {
    let query = AuditQuery {
        actor: "zhang.wei".to_owned(),
        from: Some(Date::constant(2026, 11, 1)),
        to: Some(Date::constant(2026, 11, 20)),
        refused: true,
        page: 1,
        ..AuditQuery::default()
    };
    let rows: Vec<_> = rows().into_iter().filter(|row| row.refused.is_some() && row.login.is_some()).collect();
    shown(cx, view(query, rows, 1), &fresh())
}

fn empty(cx: &Cx) -> Page {
    shown(cx, view(AuditQuery { object: "x".to_owned(), page: 1, ..AuditQuery::default() }, Vec::new(), 0), &fresh())
}

fn wrong(cx: &Cx) -> Page {
    let mut form = fresh().with("from", "11月1日").with("format", "xlsx");
    form.faults = vec![FieldFault::new("from", Fault::Date), FieldFault::new("reason", Fault::Missing)];
    shown(cx, view(AuditQuery { page: 1, ..AuditQuery::default() }, rows(), 9), &form)
}

fn row(cx: &Cx) -> Page {
    let row = AuditRow { on_behalf: Some("demo-tea".to_owned()), ..rows().swap_remove(0) };
    let seal = SealView { day: "2026-11-20".to_owned(), count: 5_182, root: "5e81".repeat(16), entry: Some(48_101) };
    audit_row(
        cx,
        AuditRowView { row: AuditRow { at: NOW - DAY - HOUR, ..row }, logins: logins(), seal: Some(seal) },
        &fresh(),
    )
}

fn refused_row(cx: &Cx) -> Page {
    audit_row(cx, AuditRowView { row: rows().swap_remove(1), logins: logins(), seal: None }, &fresh())
}
