//! What every page with a form keeps to, read from the drawn document.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use super::{account, desk, my, refused};
use crate::cx::{Cx, Display, Site, Viewer};
use crate::locale::Locale;
use crate::{Page, RefusedWhy, draw};
use account::{PasswordRules, Register, SignIn};
use daodi::form::{Fault, FieldFault, Form};
use daodi::identifiers::{DivisionCode, Uscc};
use daodi::people::{Claim, ClaimState, Person, Role};
use daodi::registry::{Register as Rows, RegisterRows};
use jiff::civil::date;
use leptos::prelude::*;
use std::sync::Arc;

const RULES: PasswordRules = PasswordRules { least: 12, most: 128, kinds: true, reuse: 5, days: 90 };

fn cx(locale: Locale, role: Option<Role>) -> Cx {
    let site = Site {
        public_url: "https://daodi.example".to_owned(),
        operator: String::new(),
        contact: String::new(),
        icp_no: String::new(),
        police_no: String::new(),
        label_host: "daodi.example".to_owned(),
        css: "/main.css".to_owned(),
        client: None,
        map: None,
        dev: false,
    };
    let viewer = role.map(|role| Viewer {
        account: "a".to_owned(),
        login: "chen.yan".to_owned(),
        role: Some(role),
        office: None,
        unread: 120,
    });
    Cx {
        locale,
        path: "/my".to_owned(),
        register: Arc::new(Rows::new(1, RegisterRows::default(), Vec::new())),
        site: Arc::new(site),
        display: Display::default(),
        today: date(2026, 11, 26),
        viewer,
    }
}

fn html(cx: &Cx, page: &Page) -> String {
    Owner::new().with(|| draw(cx, page).to_html())
}

fn form(values: &[(&str, &str)], faults: Vec<FieldFault>) -> Form {
    let mut form = values.iter().fold(Form::new("the-key".to_owned()), |form, (name, value)| form.with(name, *value));
    form.faults = faults;
    form
}

fn claim(state: ClaimState) -> Claim {
    Claim {
        id: "c".to_owned(),
        account: "b".to_owned(),
        login: "liu-wen".to_owned(),
        enterprise: None,
        uscc: Uscc::parse("91410000170001401D").unwrap(),
        name: "演示<b>合作社".to_owned(),
        county: None,
        prefecture: DivisionCode::parse("411500").unwrap(),
        statement: "</p><script>alert(1)</script>".to_owned(),
        state,
        made_at: 0,
        decided_at: None,
        decided_by: None,
        reason: None,
        version: 7,
    }
}

fn case() -> desk::DeskClaim {
    desk::DeskClaim {
        claim: claim(ClaimState::Received),
        office: "信阳市知识产权局".to_owned(),
        decided_by: String::new(),
        files: Vec::new(),
        claimant: Person { name: "陈＊".to_owned(), mail: "c***@example.cn".to_owned(), phone: String::new() },
        revealed: None,
        account_since: 0,
        members: Vec::new(),
        others: Vec::new(),
        history: Vec::new(),
        may_decide: true,
        may_reveal: true,
        done: None,
    }
}

#[test]
fn what_was_typed_stands_there_again_and_secrets_never_do() {
    let cx = cx(Locale::Zh, None);
    let typed = form(&[("login", "chen.yan"), ("password", "hunter2-hunter2")], Vec::new());
    let page = html(&cx, &account::sign_in(&cx, SignIn::default(), &typed));
    assert!(page.contains("value=\"chen.yan\""));
    assert!(!page.contains("hunter2"));
    let typed = form(&[("code", "424242"), ("password", "hunter2-hunter2")], Vec::new());
    let second = account::SecondStep::default();
    assert!(!html(&cx, &account::second_step(&cx, second, &typed)).contains("424242"));
    let confirm = account::ConfirmIdentity { to: String::new(), second_factor: true, resume: None };
    let page = html(&cx, &account::confirm_identity(&cx, confirm, &typed));
    assert!(!page.contains("424242") && !page.contains("hunter2"));
}

#[test]
fn a_fault_is_said_at_the_top_and_tied_to_its_field() {
    for locale in [Locale::Zh, Locale::En] {
        let cx = cx(locale, None);
        let faults = vec![FieldFault::new("mail", Fault::Mail), FieldFault::bound("password", Fault::TooShort, 12)];
        let page = html(&cx, &account::register(&cx, Register { rules: RULES }, &form(&[("mail", "x")], faults)));
        for part in [
            "href=\"#mail\"",
            "id=\"mail\"",
            "id=\"mail-error\"",
            "aria-describedby=\"mail-hint mail-error\"",
            "aria-invalid=\"true\"",
            "href=\"#password\"",
            "value=\"x\"",
            "role=\"alert\"",
        ] {
            assert!(page.contains(part), "{part} ({})", locale.lang());
        }
        let title = page.split("<title>").nth(1).unwrap();
        assert!(title.starts_with(if locale == Locale::Zh { "请修改" } else { "Please correct" }), "{title:.60}");
        let fresh = html(&cx, &account::register(&cx, Register { rules: RULES }, &form(&[], Vec::new())));
        assert!(!fresh.contains("aria-invalid=\"true\"") && !fresh.contains("role=\"alert\""));
    }
}

#[test]
fn p18_what_somebody_typed_stays_text() {
    let bad = "\"></textarea></select></title><script>alert(1)</script>";
    let values = ["uscc", "enterprise_name", "county", "statement", "name", "mail", "phone", "login", "reason", "to"];
    let values: Vec<(&str, &str)> = values.iter().map(|name| (*name, bad)).collect();
    let typed = form(&values, Vec::new());
    let producer = cx(Locale::Zh, Some(Role::Producer));
    let officer = cx(Locale::En, Some(Role::CityOfficer));
    let message = daodi::people::Message {
        id: "m".to_owned(),
        at: 0,
        kind: "claim_refused".to_owned(),
        args: vec![("enterprise".to_owned(), bad.to_owned()), ("reason".to_owned(), bad.to_owned())],
        link: String::new(),
        read_at: None,
    };
    let rows = daodi::people::PageOf { rows: vec![message], total: 1 };
    let to = SignIn { to: bad.to_owned(), notice: None };
    for page in [
        html(&producer, &my::claim_new(&producer, my::ClaimNew { most_mib: 8 }, &typed)),
        html(&producer, &my::contact(&producer, my::Contact::default(), &typed)),
        html(&producer, &my::messages(&producer, my::Messages { rows, page: 1, per: 20 }, &typed)),
        html(&producer, &account::register(&producer, Register { rules: RULES }, &typed)),
        html(&producer, &account::sign_in(&producer, to, &typed)),
        html(&officer, &desk::claim(&officer, case(), &typed, &typed)),
    ] {
        assert!(!page.contains("<script"), "{}", page.split("<script").nth(1).unwrap());
        assert!(!page.contains("演示<b>"));
    }
}

#[test]
fn every_form_that_changes_something_carries_its_key() {
    let cx = cx(Locale::Zh, Some(Role::Producer));
    let plain = form(&[], Vec::new());
    let pages = [
        account::sign_in(&cx, SignIn::default(), &plain),
        account::register(&cx, Register { rules: RULES }, &plain),
        account::forgot(&cx, &plain),
        account::confirm_mail(&cx, account::ConfirmMail::default(), &plain),
        my::data(&cx, my::Data::default(), &plain),
        my::claim_new(&cx, my::ClaimNew { most_mib: 8 }, &plain),
        my::second_factor(&cx, my::SecondFactor::On { recovery_left: 1, compulsory: true }, &plain),
        desk::claim(&cx, case(), &plain, &plain),
    ];
    for page in pages {
        let page = html(&cx, &page);
        let forms: Vec<&str> = page.split("<form").skip(1).filter_map(|rest| rest.split("</form>").next()).collect();
        let changing: Vec<&&str> = forms
            .iter()
            .filter(|form| form.contains("method=\"post\""))
            .filter(|form| !form.contains("action=\"/display\"") && !form.contains("action=\"/sign-out\""))
            .collect();
        assert!(!changing.is_empty());
        for form in changing {
            assert!(form.contains("name=\"once\" value=\"the-key\""), "{form:.200}");
        }
    }
}

#[test]
fn a_decision_names_the_version_that_was_seen() {
    let cx = cx(Locale::Zh, Some(Role::CityOfficer));
    let plain = form(&[], Vec::new());
    let page = html(&cx, &desk::claim(&cx, case(), &plain, &plain));
    assert!(page.contains("name=\"version\" value=\"7\""));
    let reader = desk::DeskClaim { may_decide: false, may_reveal: false, ..case() };
    let page = html(&cx, &desk::claim(&cx, reader, &plain, &plain));
    assert!(!page.contains("/decide\"") && !page.contains("/reveal\""));
}

#[test]
fn public_pages_know_nobody_and_lead_to_the_sign_in() {
    let nobody = cx(Locale::En, None);
    let page = html(&nobody, &super::about(&nobody));
    assert!(page.contains("href=\"/en/my\"") && !page.contains("/sign-out"));
    let somebody = cx(Locale::En, Some(Role::Auditor));
    let page = html(&somebody, &my::messages(&somebody, my::Messages::default(), &form(&[], Vec::new())));
    for part in ["chen.yan", "action=\"/en/sign-out\"", ">99+<", "href=\"/en/desk\"", "noindex"] {
        assert!(page.contains(part), "{part}");
    }
    assert!(!page.contains(">Sign in<"));
}

#[test]
fn a_refusal_has_its_status_and_a_way_on() {
    let to = || "/desk/claims/c?q=茶".to_owned();
    let back = "to=%2Fdesk%2Fclaims%2Fc%3Fq%3D%E8%8C%B6";
    for (why, status, way) in [
        (RefusedWhy::SignInFirst { to: to() }, 401, format!("/sign-in?{back}")),
        (RefusedWhy::NotYours, 403, "href=\"/my\"".to_owned()),
        (RefusedWhy::SecondFactorFirst, 403, "/my/second-factor".to_owned()),
        (RefusedWhy::ConfirmFirst { to: to() }, 403, format!("/confirm-identity?{back}")),
        (RefusedWhy::Overtaken { to: to() }, 409, "href=\"/desk/claims/c?q=茶\"".to_owned()),
        (RefusedWhy::SentBefore { to: to() }, 422, "href=\"/desk/claims/c?q=茶\"".to_owned()),
    ] {
        assert_eq!(why.status(), status);
        let cx = cx(Locale::Zh, Some(Role::CountyOfficer));
        let page = html(&cx, &refused(&cx, &why));
        assert!(page.contains(&way), "{why:?}");
    }
}
