//! The overview, offices, sessions, rules, keys, mail.

use super::accounts::{invited_one, locked_one, person};
use super::{DAY, HOUR, MINUTE, NOW, Sample, fresh};
use app::Page;
use app::cx::Cx;
use app::pages::admin::{
    AdminView, KeyKind, KeysView, LabelKeyRow, LimitRow, LogKeyRow, MailQuery, MailState, MailView, OfficeQuery,
    OfficeView, OfficesView, PolicyItem, PolicyRow, PolicyValue, PolicyView, SecretKeyRow, SessionQuery, SessionsView,
    admin, keys, mail, office, offices, policy, sessions,
};
use daodi::audit::Action;
use daodi::form::{Fault, FieldFault};
use daodi::people::{self, LoginSession, MailRecord, OfficeLevel, OfficeRecord, PageOf, Role, SessionStage};

pub(crate) fn all() -> Vec<Sample> {
    let sample = |name, path, role, draw| Sample { name, path, role: Some(role), draw };
    vec![
        sample("admin-system", "/admin", Role::SystemAdmin, overview),
        sample("admin-security", "/admin", Role::SecurityAdmin, overview),
        sample("admin-audit", "/admin", Role::AuditAdmin, overview),
        sample("admin-auditor", "/admin", Role::Auditor, bare_overview),
        sample("offices", "/admin/offices", Role::SecurityAdmin, tree),
        sample("offices-search", "/admin/offices?q=信阳&level=county", Role::SecurityAdmin, found_offices),
        sample("offices-empty", "/admin/offices?q=x", Role::SecurityAdmin, no_offices),
        sample("office", "/admin/offices/411502", Role::SecurityAdmin, one_office),
        sample("office-wrong", "/admin/offices/411502", Role::SecurityAdmin, wrong_office),
        sample("sessions", "/admin/sessions", Role::SecurityAdmin, live),
        sample("sessions-lift", "/admin/sessions?lift=id-chen.jing", Role::SecurityAdmin, lift),
        sample("sessions-empty", "/admin/sessions?q=nobody", Role::SecurityAdmin, no_sessions),
        sample("policy", "/admin/policy", Role::SecurityAdmin, rules),
        sample("keys", "/admin/keys", Role::SecurityAdmin, all_keys),
        sample("keys-rotate", "/admin/keys?rotate=label", Role::SecurityAdmin, rotate),
        sample("mail", "/admin/mail", Role::SystemAdmin, failed_mail),
        sample("mail-waiting", "/admin/mail?state=waiting", Role::SystemAdmin, waiting_mail),
        sample("mail-empty", "/admin/mail", Role::SystemAdmin, no_mail),
    ]
}

fn overview(cx: &Cx) -> Page {
    let view = AdminView {
        now: NOW,
        open_proposals: 3,
        invited_accounts: 5,
        failed_mail: 2,
        waiting_mail: 0,
        locked_accounts: 1,
        live_sessions: 42,
        audit_today: 1284,
        refused_today: 17,
        last_backup: Some(NOW - 8 * HOUR),
        sealed_day: Some("2026-11-19".to_owned()),
        checkpoint: Some((NOW - 2 * MINUTE, 48_213)),
        uncovered_since: None,
    };
    admin(cx, view, &fresh())
}

fn bare_overview(cx: &Cx) -> Page {
    let view = AdminView {
        now: NOW,
        last_backup: Some(NOW - 3 * DAY),
        sealed_day: Some("2026-11-15".to_owned()),
        checkpoint: Some((NOW - 9 * MINUTE, 48_213)),
        uncovered_since: Some(NOW - 9 * MINUTE),
        ..AdminView::default()
    };
    admin(cx, view, &fresh())
}

fn records(cx: &Cx) -> Vec<OfficeRecord> {
    let mut offices = people::offices(&cx.register.rows().divisions);
    offices.sort_by_key(|office| office.code);
    offices
        .into_iter()
        .enumerate()
        .map(|(at, office)| OfficeRecord {
            phone: if at % 3 == 0 { "0371-65850000".to_owned() } else { String::new() },
            address: if at % 3 == 0 { "郑州市金水区花园路29号".to_owned() } else { String::new() },
            officers: i64::try_from(at % 4).unwrap_or(0),
            version: 1,
            office,
        })
        .collect()
}

fn levels() -> Vec<(OfficeLevel, i64)> {
    vec![(OfficeLevel::Province, 1), (OfficeLevel::City, 18), (OfficeLevel::County, 156)]
}

fn tree(cx: &Cx) -> Page {
    let all = records(cx);
    let total = i64::try_from(all.len()).unwrap_or(0);
    let page = PageOf { rows: all.into_iter().take(30).collect(), total };
    let query = OfficeQuery { page: 1, ..OfficeQuery::default() };
    shown(offices(cx, OfficesView { query, page, levels: levels() }, &fresh()), cx)
}

fn found_offices(cx: &Cx) -> Page {
    let rows: Vec<_> = records(cx)
        .into_iter()
        .filter(|r| r.office.code.to_string().starts_with("4115") && r.office.level == OfficeLevel::County)
        .collect();
    let query = OfficeQuery { q: "信阳".to_owned(), level: Some(OfficeLevel::County), page: 1 };
    let total = i64::try_from(rows.len()).unwrap_or(0);
    let levels = vec![(OfficeLevel::City, 1), (OfficeLevel::County, total)];
    shown(offices(cx, OfficesView { query, page: PageOf { rows, total }, levels }, &fresh()), cx)
}

fn no_offices(cx: &Cx) -> Page {
    let query = OfficeQuery { q: "x".to_owned(), level: None, page: 1 };
    shown(offices(cx, OfficesView { query, ..OfficesView::default() }, &fresh()), cx)
}

fn record(cx: &Cx) -> Option<OfficeRecord> {
    records(cx).into_iter().find(|record| record.office.code.to_string() == "411502")
}

fn one_office(cx: &Cx) -> Page {
    match record(cx) {
        Some(record) => {
            let record = OfficeRecord { phone: "0376-6366000".to_owned(), officers: 2, ..record };
            office(cx, OfficeView { record, done: Some(Action::OfficeChange) }, &fresh())
        }
        None => no_offices(cx),
    }
}

fn wrong_office(cx: &Cx) -> Page {
    let mut form = fresh().with("phone", "3636").with("address", "");
    form.faults.push(FieldFault::new("phone", Fault::Phone));
    match record(cx) {
        Some(record) => office(cx, OfficeView { record, done: None }, &form),
        None => no_offices(cx),
    }
}

fn session(login: &str, minutes: i64, stage: SessionStage, agent: &str) -> LoginSession {
    LoginSession {
        id: format!("s-{login}-{minutes}"),
        account: format!("id-{login}"),
        login: login.to_owned(),
        stage,
        created_at: NOW - minutes * MINUTE - 2 * HOUR,
        seen_at: NOW - minutes * MINUTE,
        ends_at: NOW - minutes * MINUTE + 10 * HOUR,
        confirmed_at: NOW - 2 * HOUR,
        network: "123.52.17.0/24".to_owned(),
        agent: agent.to_owned(),
        ended_at: None,
        end_reason: None,
    }
}

fn sessions_view(lift: &str) -> SessionsView {
    let rows = vec![
        session("zhou.min", 0, SessionStage::Full, "Chrome 140 · Windows"),
        session("zhang.wei", 3, SessionStage::Full, "Edge 140 · Windows"),
        session("zhao.lei", 11, SessionStage::Password, "Safari 26 · macOS"),
        session("hexu.yam-cooperative", 58, SessionStage::Full, "微信内置浏览器 · Android"),
    ];
    SessionsView {
        query: SessionQuery { lift: lift.to_owned(), page: 1, ..SessionQuery::default() },
        page: PageOf { rows, total: 42 },
        locked: vec![
            locked_one(),
            people::Account {
                locked_until: NOW + MINUTE,
                failures: 5,
                ..person("li.qiang", Some(Role::CountyOfficer), "410182", 9)
            },
        ],
        own: "s-zhou.min-0".to_owned(),
        done: None,
        now: NOW,
    }
}

fn live(cx: &Cx) -> Page {
    shown(sessions(cx, SessionsView { done: Some(Action::SessionEnd), ..sessions_view("") }, &fresh()), cx)
}

fn lift(cx: &Cx) -> Page {
    let mut form = fresh();
    form.faults.push(FieldFault::new("reason", Fault::Missing));
    shown(sessions(cx, sessions_view("id-chen.jing"), &form), cx)
}

fn no_sessions(cx: &Cx) -> Page {
    let query = SessionQuery { q: "nobody".to_owned(), page: 1, ..SessionQuery::default() };
    shown(sessions(cx, SessionsView { query, now: NOW, ..SessionsView::default() }, &fresh()), cx)
}

fn rules(cx: &Cx) -> Page {
    use PolicyItem as Item;
    use PolicyValue as Value;
    let row = |item, value, setting: &str| PolicyRow { item, value, setting: setting.to_owned() };
    let rows = vec![
        row(Item::PasswordProfile, Value::Code("dengbao".to_owned()), "passwords.profile"),
        row(Item::PasswordLeast, Value::Count(10), ""),
        row(Item::PasswordMost, Value::Count(128), ""),
        row(Item::PasswordKinds, Value::Count(3), ""),
        row(Item::PasswordAge, Value::Days(90), ""),
        row(Item::PasswordRemembered, Value::Count(5), ""),
        row(Item::PasswordStrength, Value::PowerOfTen(8), ""),
        row(Item::SessionIdle, Value::Minutes(30), "sessions.idle_minutes"),
        row(Item::SessionMost, Value::Minutes(720), "sessions.most_minutes"),
        row(Item::SessionFresh, Value::Minutes(10), ""),
        row(Item::LockFailures, Value::Count(5), ""),
        row(Item::LockMost, Value::Minutes(15), ""),
        row(Item::TokenInvitation, Value::Days(7), ""),
        row(Item::TokenConfirm, Value::Minutes(1440), ""),
        row(Item::TokenReset, Value::Minutes(30), ""),
        row(
            Item::TrustedProxies,
            Value::List(vec!["10.0.0.0/8".to_owned(), "192.168.4.7".to_owned()]),
            "trusted_proxies",
        ),
        row(Item::LoopbackLimited, Value::Yes(false), "limits.loopback"),
        row(Item::Networks, Value::Count(20_000), "limits.networks"),
        row(Item::FormSize, Value::Bytes(65_536), ""),
        row(Item::FileSize, Value::Bytes(10 << 20), ""),
        row(Item::KeepAudit, Value::Ever, ""),
        row(Item::KeepSessions, Value::Days(365), "keep.sessions_days"),
        row(Item::KeepMail, Value::Days(90), "keep.mail_days"),
        row(Item::KeepMessages, Value::Days(180), "keep.messages_days"),
        row(Item::KeepForms, Value::Days(1), ""),
        row(Item::KeepScans, Value::Days(365), "keep.scans_days"),
    ];
    let limits = [
        ("sign_in", 30, 20),
        ("account", 20, 20),
        ("form", 120, 60),
        ("upload", 60, 30),
        ("search", 300, 100),
        ("page", 600, 200),
        ("scan", 1200, 300),
        ("api", 600, 200),
        ("export", 30, 15),
        ("log", 1200, 600),
    ]
    .map(|(class, per_minute, burst)| LimitRow { class: class.to_owned(), per_minute, burst });
    policy(cx, PolicyView { rows, limits: limits.to_vec() }, &fresh())
}

fn keys_view() -> KeysView {
    KeysView {
        label: vec![
            LabelKeyRow { epoch: 1, batches: 12, labels: 360_000, current: true },
            LabelKeyRow { epoch: 0, batches: 203, labels: 8_412_500, current: false },
        ],
        log: vec![LogKeyRow {
            verifier: "gi.henan.example/log+7a1f03c2+AbX9kq3mZs0VwYt8uQ2nJr5cE1hLp7dGf6oIvKzTa4Re".to_owned(),
            since: Some(NOW - 40 * DAY),
            current: true,
        }],
        secret: vec![SecretKeyRow { epoch: 0, since: None, current: true }],
        rotate: None,
        done: None,
    }
}

fn all_keys(cx: &Cx) -> Page {
    keys(cx, keys_view(), &fresh())
}

fn rotate(cx: &Cx) -> Page {
    let mut form = fresh();
    form.faults.push(FieldFault::new("reason", Fault::Missing));
    keys(cx, KeysView { rotate: Some(KeyKind::Label), ..keys_view() }, &form)
}

fn letter(login: &str, kind: &str, hours: i64) -> MailRecord {
    MailRecord {
        id: format!("m-{login}"),
        account: format!("id-{login}"),
        login: login.to_owned(),
        kind: kind.to_owned(),
        at: NOW - hours * HOUR,
        tries: 8,
        next_at: None,
        sent_at: None,
        failed_at: Some(NOW - (hours - 1) * HOUR),
        fault: Some("refused".to_owned()),
    }
}

fn mail_view(state: MailState, rows: Vec<MailRecord>) -> MailView {
    MailView {
        query: MailQuery { state, page: 1 },
        page: PageOf { total: i64::try_from(rows.len()).unwrap_or(0), rows },
        states: vec![(MailState::Failed, 2), (MailState::Waiting, 2), (MailState::Sent, 1630)],
        done: None,
        now: NOW,
    }
}

fn failed_mail(cx: &Cx) -> Page {
    let rows = vec![
        letter(&invited_one().login, "invitation", 26),
        MailRecord { fault: Some("unreachable".to_owned()), ..letter("zhang.wei", "claim_received", 70) },
    ];
    shown(mail(cx, MailView { done: Some(Action::MailRetry), ..mail_view(MailState::Failed, rows) }, &fresh()), cx)
}

fn waiting_mail(cx: &Cx) -> Page {
    let wait = |login: &str, kind: &str, tries, fault: Option<&str>| MailRecord {
        tries,
        next_at: Some(NOW + 4 * MINUTE),
        failed_at: None,
        fault: fault.map(ToOwned::to_owned),
        ..letter(login, kind, 1)
    };
    let rows = vec![wait("zhang.wei", "digest", 0, None), wait("zhao.lei", "reset_password", 2, Some("deferred"))];
    shown(mail(cx, mail_view(MailState::Waiting, rows), &fresh()), cx)
}

fn no_mail(cx: &Cx) -> Page {
    let view = MailView { states: Vec::new(), ..mail_view(MailState::Failed, Vec::new()) };
    shown(mail(cx, view, &fresh()), cx)
}

fn shown(page: Result<Page, app::Problem>, cx: &Cx) -> Page {
    page.unwrap_or_else(|problem| app::pages::problem::page(cx, &problem))
}
