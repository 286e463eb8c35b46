//! Accounts and what takes two people.

use super::{DAY, HOUR, MINUTE, NOW, Sample, fresh};
use app::Page;
use app::cx::Cx;
use app::pages::admin::{
    AccountAct, AccountQuery, AccountView, AccountsView, Logins, ProposalQuery, ProposalView, ProposalsView,
    RoleFilter, account, accounts, new_account, proposal, proposals,
};
use daodi::audit::Action;
use daodi::form::{Fault, FieldFault, Form};
use daodi::identifiers::DivisionCode;
use daodi::people::{
    Account, AccountState, Membership, PageOf, Part, Person, Proposal, ProposalKind, ProposalState, Role,
};

pub(crate) fn all() -> Vec<Sample> {
    let sample = |name, path, role, draw| Sample { name, path, role: Some(role), draw };
    vec![
        sample("accounts", "/admin/accounts", Role::SystemAdmin, list),
        sample(
            "accounts-filtered",
            "/admin/accounts?state=disabled&role=county_officer",
            Role::SecurityAdmin,
            filtered,
        ),
        sample("accounts-empty", "/admin/accounts?q=nobody", Role::SystemAdmin, empty),
        sample("account", "/admin/accounts/id-zhang.wei", Role::SystemAdmin, one),
        sample("account-locked", "/admin/accounts/id-chen.jing", Role::Auditor, locked),
        sample("account-invited", "/admin/accounts/id-li.na", Role::SystemAdmin, invited),
        sample("account-erased", "/admin/accounts/id-gone", Role::SystemAdmin, erased),
        sample("account-own", "/admin/accounts/id-sun.li", Role::SystemAdmin, own),
        sample("account-disable", "/admin/accounts/id-zhang.wei?act=disable", Role::SystemAdmin, disable),
        sample("account-reveal", "/admin/accounts/id-zhang.wei?act=reveal", Role::SystemAdmin, reveal),
        sample("account-revealed", "/admin/accounts/id-zhang.wei", Role::SystemAdmin, revealed),
        sample("account-grant", "/admin/accounts/id-li.na?act=grant_role", Role::SystemAdmin, grant),
        sample("account-producer", "/admin/accounts/id-tea", Role::SecurityAdmin, producer),
        sample("account-new", "/admin/accounts/new", Role::SystemAdmin, new),
        sample("account-new-wrong", "/admin/accounts/new", Role::SystemAdmin, new_wrong),
        sample("proposals", "/admin/proposals", Role::SecurityAdmin, waiting),
        sample("proposals-all", "/admin/proposals?state=all", Role::Auditor, every),
        sample("proposals-empty", "/admin/proposals", Role::SecurityAdmin, none_waiting),
        sample("proposal", "/admin/proposals/p1", Role::SecurityAdmin, decide),
        sample("proposal-wrong", "/admin/proposals/p1/decide", Role::SecurityAdmin, decide_wrong),
        sample("proposal-own", "/admin/proposals/p1", Role::SystemAdmin, own_proposal),
        sample("proposal-decided", "/admin/proposals/p2", Role::Auditor, decided),
    ]
}

fn code(text: &str) -> Option<DivisionCode> {
    DivisionCode::parse(text).ok()
}

/// An account in use.
pub(crate) fn person(login: &str, role: Option<Role>, office: &str, days: i64) -> Account {
    Account {
        id: format!("id-{login}"),
        login: login.to_owned(),
        role,
        office: code(office),
        state: AccountState::Active,
        created_at: NOW - days * DAY,
        password_at: Some(NOW - days * DAY + HOUR),
        must_change: false,
        second_factor: true,
        failures: 0,
        locked_until: 0,
        last_sign_in: Some(NOW - days * MINUTE * 7),
        locale: "zh-CN".to_owned(),
        digest: true,
        demo: false,
        version: 3,
    }
}

pub(crate) fn invited_one() -> Account {
    Account {
        state: AccountState::Invited,
        password_at: None,
        second_factor: false,
        last_sign_in: None,
        ..person("li.na", None, "", 2)
    }
}

pub(crate) fn locked_one() -> Account {
    Account {
        failures: 6,
        locked_until: NOW + 9 * MINUTE,
        ..person("chen.jing", Some(Role::CityOfficer), "410800", 61)
    }
}

fn rows() -> Vec<Account> {
    let disabled =
        Account { state: AccountState::Disabled, ..person("wang.fang", Some(Role::CountyOfficer), "410182", 203) };
    let gone = Account {
        state: AccountState::Erased,
        second_factor: false,
        last_sign_in: None,
        ..person("former-7f3a", Some(Role::Laboratory), "", 410)
    };
    let demo = Account { demo: true, second_factor: false, ..person("demo-producer", Some(Role::Producer), "", 1) };
    vec![
        demo,
        invited_one(),
        person("zhang.wei", Some(Role::CountyOfficer), "411502", 12),
        person("hexu.yam-cooperative", Some(Role::Producer), "", 33),
        locked_one(),
        person("zhao.lei", Some(Role::ProvinceOfficer), "410000", 90),
        person("sun.li", Some(Role::SystemAdmin), "", 120),
        person("zhou.min", Some(Role::SecurityAdmin), "", 121),
        person("wu.gang", Some(Role::AuditAdmin), "", 121),
        disabled,
        gone,
    ]
}

fn accounts_view(query: AccountQuery, rows: Vec<Account>, total: i64) -> AccountsView {
    let office = |text: &str, n| code(text).map(|code| (code, n));
    AccountsView {
        query,
        page: PageOf { rows, total },
        roles: vec![
            (Some(Role::Producer), 104),
            (Some(Role::CountyOfficer), 61),
            (Some(Role::CityOfficer), 19),
            (Some(Role::ProvinceOfficer), 4),
            (Some(Role::Laboratory), 6),
            (Some(Role::Auditor), 2),
            (Some(Role::SystemAdmin), 2),
            (Some(Role::SecurityAdmin), 2),
            (Some(Role::AuditAdmin), 1),
            (None, 3),
        ],
        states: vec![
            (AccountState::Invited, 5),
            (AccountState::Active, 187),
            (AccountState::Disabled, 10),
            (AccountState::Erased, 2),
        ],
        offices: [office("410000", 4), office("410800", 3), office("411500", 5), office("411502", 2)]
            .into_iter()
            .flatten()
            .collect(),
        now: NOW,
    }
}

fn shown(page: Result<Page, app::Problem>, cx: &Cx) -> Page {
    page.unwrap_or_else(|problem| app::pages::problem::page(cx, &problem))
}

fn list(cx: &Cx) -> Page {
    let query = AccountQuery { page: 1, ..AccountQuery::default() };
    shown(accounts(cx, accounts_view(query, rows(), 204), &fresh()), cx)
}

fn filtered(cx: &Cx) -> Page {
    let query = AccountQuery {
        role: RoleFilter::Is(Role::CountyOfficer),
        state: Some(AccountState::Disabled),
        page: 1,
        ..AccountQuery::default()
    };
    let rows = rows().into_iter().filter(|a| a.state == AccountState::Disabled).collect();
    shown(accounts(cx, accounts_view(query, rows, 1), &fresh()), cx)
}

fn empty(cx: &Cx) -> Page {
    let query = AccountQuery { q: "nobody".to_owned(), page: 1, ..AccountQuery::default() };
    let view = AccountsView { query, now: NOW, ..AccountsView::default() };
    shown(accounts(cx, view, &fresh()), cx)
}

fn logins() -> Logins {
    [("id-sun.li", "sun.li"), ("id-zhou.min", "zhou.min"), ("id-he", "he.yun")]
        .map(|(id, login)| (id.to_owned(), login.to_owned()))
        .into()
}

fn account_view(account: Account) -> AccountView {
    AccountView {
        account,
        memberships: Vec::new(),
        sessions: 1,
        person: Some(Person {
            name: "张*".to_owned(),
            mail: "z***@xinyang.example".to_owned(),
            phone: "138****5678".to_owned(),
        }),
        in_full: false,
        proposals: Vec::new(),
        logins: logins(),
        act: None,
        done: None,
        now: NOW,
    }
}

fn zhang() -> Account {
    person("zhang.wei", Some(Role::CountyOfficer), "411502", 12)
}

fn one(cx: &Cx) -> Page {
    let proposals = vec![
        proposed("p9", ProposalKind::ResetSecondFactor, ProposalState::Open),
        proposed("p2", ProposalKind::GrantRole, ProposalState::Approved),
    ];
    let view = AccountView { proposals, done: Some(Action::AccountEnable), ..account_view(zhang()) };
    account(cx, view, &fresh())
}

fn locked(cx: &Cx) -> Page {
    let missing = Account { second_factor: false, must_change: true, ..locked_one() };
    account(cx, account_view(missing), &fresh())
}

fn invited(cx: &Cx) -> Page {
    let person = Person { name: "李*".to_owned(), mail: "l***@jiaozuo.example".to_owned(), phone: String::new() };
    let view = AccountView { person: Some(person), sessions: 0, ..account_view(invited_one()) };
    account(cx, view, &fresh())
}

fn erased(cx: &Cx) -> Page {
    let gone = rows().pop().unwrap_or_else(zhang);
    let proposals = vec![Proposal {
        decision: Some("本人书面申请，身份已核实；无在办事项。".to_owned()),
        ..proposed("p3", ProposalKind::ErasePerson, ProposalState::Approved)
    }];
    account(cx, AccountView { person: None, sessions: 0, proposals, ..account_view(gone) }, &fresh())
}

fn own(cx: &Cx) -> Page {
    account(cx, account_view(person("sun.li", Some(Role::SystemAdmin), "", 120)), &fresh())
}

fn disable(cx: &Cx) -> Page {
    let mut form = fresh();
    form.faults.push(FieldFault::new("reason", Fault::Missing));
    account(cx, AccountView { act: Some(AccountAct::Disable), ..account_view(zhang()) }, &form)
}

fn reveal(cx: &Cx) -> Page {
    account(cx, AccountView { act: Some(AccountAct::Reveal), ..account_view(zhang()) }, &fresh())
}

fn revealed(cx: &Cx) -> Page {
    let person = Person {
        name: "张伟".to_owned(),
        mail: "zhang.wei@xinyang.example".to_owned(),
        phone: "13800005678".to_owned(),
    };
    account(cx, AccountView { person: Some(person), in_full: true, ..account_view(zhang()) }, &fresh())
}

fn grant(cx: &Cx) -> Page {
    let view = AccountView {
        act: Some(AccountAct::Propose(ProposalKind::GrantRole)),
        sessions: 0,
        ..account_view(invited_one())
    };
    account(cx, view, &fresh().with("role", "city_officer").with("office", "410800"))
}

fn producer(cx: &Cx) -> Page {
    let memberships = vec![
        Membership { enterprise: "demo-tea".to_owned(), part: Part::Owner },
        Membership { enterprise: "demo-yam".to_owned(), part: Part::Operator },
    ];
    let account_of = Account { second_factor: false, ..person("hexu.yam-cooperative", Some(Role::Producer), "", 33) };
    account(cx, AccountView { memberships, sessions: 2, ..account_view(account_of) }, &fresh())
}

fn new(cx: &Cx) -> Page {
    new_account(cx, &fresh())
}

fn new_wrong(cx: &Cx) -> Page {
    let mut form = fresh()
        .with("login", "Zhang Wei")
        .with("name", "张伟")
        .with("mail", "zhang.wei@xinyang")
        .with("role", "county_officer")
        .with("reason", "信市监函〔2026〕31号");
    form.faults = vec![
        FieldFault::new("mail", Fault::Mail),
        FieldFault::new("login", Fault::Login),
        FieldFault::new("office", Fault::Missing),
        FieldFault::bound("reason", Fault::TooShort, 20),
    ];
    new_account(cx, &form)
}

fn proposed(id: &str, kind: ProposalKind, state: ProposalState) -> Proposal {
    let decided = matches!(state, ProposalState::Approved | ProposalState::Refused);
    let grants = kind == ProposalKind::GrantRole;
    Proposal {
        id: id.to_owned(),
        kind,
        account: "id-zhang.wei".to_owned(),
        login: "zhang.wei".to_owned(),
        role: grants.then_some(Role::CountyOfficer),
        office: code("411502").filter(|_| grants),
        reason: "浉河区局来函（浉市监函〔2026〕18号）：张伟自11月起负责地理标志用标审核，原经办人员调离。".to_owned(),
        state,
        proposed_at: NOW - 3 * HOUR,
        proposed_by: "id-sun.li".to_owned(),
        decided_at: decided.then_some(NOW - HOUR),
        decided_by: decided.then(|| "id-zhou.min".to_owned()),
        decision: decided.then(|| "已与浉河区局电话核实，同意。".to_owned()),
        version: 1,
    }
}

fn proposals_view(state: Option<ProposalState>, rows: Vec<Proposal>) -> ProposalsView {
    ProposalsView {
        query: ProposalQuery { state, page: 1 },
        page: PageOf { total: i64::try_from(rows.len()).unwrap_or(0), rows },
        states: vec![
            (ProposalState::Open, 3),
            (ProposalState::Approved, 86),
            (ProposalState::Refused, 4),
            (ProposalState::Withdrawn, 2),
        ],
        logins: logins(),
    }
}

fn waiting(cx: &Cx) -> Page {
    let rows = vec![
        proposed("p1", ProposalKind::GrantRole, ProposalState::Open),
        Proposal { login: "wang.fang".to_owned(), ..proposed("p4", ProposalKind::RevokeRole, ProposalState::Open) },
        Proposal {
            login: "hexu.yam-cooperative".to_owned(),
            ..proposed("p5", ProposalKind::ErasePerson, ProposalState::Open)
        },
    ];
    shown(proposals(cx, proposals_view(Some(ProposalState::Open), rows), &fresh()), cx)
}

fn every(cx: &Cx) -> Page {
    let rows = vec![
        proposed("p1", ProposalKind::GrantRole, ProposalState::Open),
        proposed("p2", ProposalKind::GrantRole, ProposalState::Approved),
        proposed("p6", ProposalKind::ResetSecondFactor, ProposalState::Refused),
        proposed("p7", ProposalKind::RevokeRole, ProposalState::Withdrawn),
    ];
    let mut view = proposals_view(None, rows);
    view.page.total = 95;
    shown(proposals(cx, view, &fresh()), cx)
}

fn none_waiting(cx: &Cx) -> Page {
    let view = ProposalsView { states: Vec::new(), ..proposals_view(Some(ProposalState::Open), Vec::new()) };
    shown(proposals(cx, view, &fresh()), cx)
}

fn proposal_view(proposal: Proposal) -> ProposalView {
    ProposalView { proposal, account: zhang(), logins: logins(), done: None, now: NOW }
}

fn decide(cx: &Cx) -> Page {
    let view = ProposalView {
        account: Account { role: None, office: None, ..invited_one() },
        ..proposal_view(proposed("p1", ProposalKind::GrantRole, ProposalState::Open))
    };
    proposal(cx, view, &fresh())
}

fn decide_wrong(cx: &Cx) -> Page {
    let mut form: Form = fresh().with("decision", "refuse");
    form.faults.push(FieldFault::new("reason", Fault::Missing));
    proposal(cx, proposal_view(proposed("p1", ProposalKind::ErasePerson, ProposalState::Open)), &form)
}

fn own_proposal(cx: &Cx) -> Page {
    let view = ProposalView {
        done: Some(Action::ProposalMake),
        ..proposal_view(proposed("p1", ProposalKind::RevokeRole, ProposalState::Open))
    };
    proposal(cx, view, &fresh())
}

fn decided(cx: &Cx) -> Page {
    proposal(cx, proposal_view(proposed("p2", ProposalKind::GrantRole, ProposalState::Approved)), &fresh())
}
