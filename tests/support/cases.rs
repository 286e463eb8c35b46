//! Applications, for the tests of the store.

use crate::people::{NOW, act_of, id, upload};
use crate::register::{TRICKY, code};
use daodi::application::{Application, CaseStep, ChangeOf, Kind, PaperKind, Route, SiteCheck, State, Statement, Step};
use daodi::identifiers::{DivisionCode, Slug};
use daodi::people::Upload;
use daodi::ports::{CaseOrder, CaseQuery, Cases as _, DeskOffice, Eyes, Group, Handover, Move};
use daodi::registry::Track;
use store::Store;

/// An office as cases are looked for: 浉河区's, its city's or the province's, or another's.
#[must_use]
pub fn office(number: &str) -> DeskOffice {
    let city = (!number.ends_with("00")).then(|| code(&format!("{}00", &number[..4])));
    DeskOffice { code: code(number), city }
}

/// A draft of an account for an enterprise, which lies with 浉河区's office.
#[must_use]
pub fn draft(number: u32, account: &str, enterprise: &str) -> Application {
    Application {
        id: id(600_000 + number),
        receipt: None,
        kind: Kind::New,
        change_of: None,
        route: Route::GiProduct,
        enterprise: enterprise.to_owned(),
        name: format!("企业{number}"),
        uscc: crate::people::uscc(number).to_string(),
        product: Slug::parse("xinyang-maojian").unwrap(),
        product_name: TRICKY.to_owned(),
        track: Track::GiProduct,
        authorisation: None,
        office: code("411502"),
        county: Some(code("411502")),
        prefecture: code("411500"),
        city_review: true,
        entrusted: false,
        state: State::Draft,
        resume: None,
        statement: Statement::default(),
        made_by: account.to_owned(),
        made_at: NOW + i64::from(number),
        submitted_at: None,
        since: NOW + i64::from(number),
        due_at: None,
        assigned: None,
        opinion_by: None,
        city_by: None,
        proposed_by: None,
        approved_by: None,
        handover: None,
        announced_in: None,
        announced_on: None,
        download_on: None,
        demo: false,
        version: 1,
    }
}

/// The same, lying with a city's own office.
#[must_use]
pub fn draft_in(number: u32, account: &str, enterprise: &str, prefecture: DivisionCode) -> Application {
    Application {
        office: prefecture,
        county: None,
        prefecture,
        city_review: false,
        ..draft(number, account, enterprise)
    }
}

/// A movement by the rules, taken by an account at an instant after the case's last.
///
/// # Panics
/// Where the rules know no such movement.
#[must_use]
pub fn step(case: &Application, step: Step, account: &str) -> Move {
    let next = case.situation().after(step).unwrap();
    let at = case.since + 1_000_000;
    let mut after = Application { state: next.state, resume: next.resume, since: at, ..case.clone() };
    let who = Some(account.to_owned());
    match step {
        Step::Submit => after.submitted_at = Some(at),
        Step::GiveOpinion => after.opinion_by.clone_from(&who),
        Step::CityAgree => after.city_by.clone_from(&who),
        Step::ProposeApproval => after.proposed_by.clone_from(&who),
        Step::Approve => after.approved_by.clone_from(&who),
        _ => {}
    }
    if after.state == State::Announced {
        (after.announced_in, after.announced_on) = (Some(TRICKY.to_owned()), Some(jiff::civil::date(2026, 11, 20)));
    }
    let ordered = step == Step::OrderSiteCheck;
    Move {
        after,
        step: CaseStep {
            seq: 0,
            at,
            step,
            from: case.state,
            to: next.state,
            login: String::new(),
            office: None,
            reason: TRICKY.to_owned(),
            marks: vec![("goods".to_owned(), TRICKY.to_owned())],
            due_at: case.due_at,
        },
        account: who,
        right: None,
        site_check: ordered.then(|| SiteCheck {
            planned: Some(jiff::civil::date(2026, 12, 1)),
            first: id(3),
            second: id(4),
            ..SiteCheck::default()
        }),
    }
}

/// A sheet of a number.
#[must_use]
pub fn sheet(number: u32, by: &str) -> Handover {
    Handover {
        id: id(700_000 + number),
        number: format!("豫知保〔2026〕{number}号"),
        day: jiff::civil::date(2026, 11, 20),
        note: TRICKY.to_owned(),
        made_at: NOW,
        made_by: by.to_owned(),
        cases: 0,
        password: None,
    }
}

/// An application of an account for an enterprise that is at its site check by two officers of 浉河区, with a paper and a
/// note; a draft of the same enterprise, and one that was taken back. The paper has the id that [`upload`] gives the seventh.
///
/// # Panics
/// Where the store refuses any of it.
pub async fn stage(
    store: &Store,
    (who, enterprise): (&str, &str),
    (product, checkers): (&str, [&str; 2]),
    paper: &Upload,
) {
    let of = |draft: Application| Application { product: Slug::parse(product).unwrap(), ..draft };
    let case = of(draft(1, who, enterprise));
    store.insert_application(&case, &act_of(who)).await.unwrap();
    assert!(store.add_paper(who, &case.id, PaperKind::TestReport, paper, &act_of(who)).await.unwrap());
    for (what, by) in [(Step::Submit, who), (Step::Accept, checkers[0]), (Step::OrderSiteCheck, checkers[0])] {
        let case = store.case(Eyes::Applicant(who), &case.id).await.unwrap().unwrap();
        let mut movement = step(&case, what, by);
        if let Some(check) = &mut movement.site_check {
            (check.first, check.second) = (checkers[0].to_owned(), checkers[1].to_owned());
        }
        let eyes = if by == who { Eyes::Applicant(who) } else { Eyes::Office(office("411502")) };
        assert!(store.move_case(eyes, &movement, &act_of(by)).await.unwrap());
    }
    assert!(store.add_note(office("411502"), &case.id, "note", &act_of(checkers[0])).await.unwrap());
    let draft = of(Application { kind: Kind::GivingUp, ..self::draft(2, who, enterprise) });
    store.insert_application(&draft, &act_of(who)).await.unwrap();
    let change = (Kind::Change, Some(ChangeOf::Name));
    let given_up = of(Application { kind: change.0, change_of: change.1, ..self::draft(4, who, enterprise) });
    store.insert_application(&given_up, &act_of(who)).await.unwrap();
    for what in [Step::Submit, Step::Withdraw] {
        let case = store.case(Eyes::Applicant(who), &given_up.id).await.unwrap().unwrap();
        assert!(store.move_case(Eyes::Applicant(who), &step(&case, what, who), &act_of(who)).await.unwrap());
    }
}

/// The applications that [`stage`] makes and takes a step with: their steps stand in no log, as no service took them.
#[must_use]
pub fn staged() -> [String; 2] {
    [1, 4].map(|number| draft(number, "", "").id)
}

/// What a stranger, and an officer of 平桥区, get of what [`stage`] made who try every way: the statement of each thing
/// that was given or changed.
pub async fn tries(store: &Store, own: &str, (stranger, enterprise): (&str, &str), far: &str) -> Vec<&'static str> {
    let mut got = Vec::new();
    let mut line = |name: &'static str, foreign: bool| {
        if foreign {
            got.push(name);
        }
    };
    let (case, draft) = (self::draft(1, own, enterprise).id, self::draft(2, own, enterprise).id);
    let elsewhere = office("411503");
    let (him, at_desk) = (Eyes::Applicant(stranger), Eyes::Office(elsewhere));
    let act = || act_of(stranger);
    let seen = store.case(Eyes::Applicant(own), &case).await.unwrap().unwrap();
    let all = CaseQuery { limit: 9, now: NOW, ..CaseQuery::default() };
    line("application.of", store.case(him, &case).await.unwrap().is_some());
    line("application.in", store.case(at_desk, &case).await.unwrap().is_some());
    let page = store.applications_of(stranger, &all).await.unwrap();
    line("application.all_of", !page.rows.is_empty());
    line("application.total_of", page.total > 0);
    line("application.open_of", store.open_application(stranger, &seen).await.unwrap().is_some());
    let begun =
        Application { product: seen.product.clone(), kind: Kind::Change, ..self::draft(3, stranger, enterprise) };
    let begun = Application { change_of: Some(ChangeOf::Name), ..begun };
    line("application.insert", store.insert_application(&begun, &act()).await.is_ok());
    let saved = store.save_statement(stranger, &draft, &Statement::default(), &act()).await.unwrap();
    line("application.save", saved);
    let added = store.add_paper(stranger, &draft, PaperKind::TestReport, &upload(8, stranger), &act()).await.unwrap();
    line("application.open_lock", added);
    line("application.discard", store.discard_draft(stranger, &draft, &act()).await.unwrap());
    line("application_paper.of", store.paper(him, &upload(7, own).id).await.unwrap().is_some());
    line("application_paper.in", store.paper(at_desk, &upload(7, own).id).await.unwrap().is_some());
    for (order, name, open_name) in [
        (CaseOrder::Due, "application.queue_due", "application.open_queue_due"),
        (CaseOrder::Oldest, "application.queue_oldest", "application.open_queue_oldest"),
        (CaseOrder::Newest, "application.queue_newest", "application.open_queue_newest"),
    ] {
        let page = store.queue(elsewhere, &CaseQuery { order, ..all.clone() }).await.unwrap();
        line(name, !page.rows.is_empty());
        if order == CaseOrder::Due {
            line("application.queue_total", page.total > 0);
        }
        let open = CaseQuery { order, group: Some(Group::Elsewhere), ..all.clone() };
        line(open_name, !store.queue(elsewhere, &open).await.unwrap().rows.is_empty());
    }
    let page = store.queue(elsewhere, &CaseQuery { text: "企业".to_owned(), ..all }).await.unwrap();
    line("application.queue_searched", !page.rows.is_empty());
    line("application.searched_total", page.total > 0);
    let counts = store.queue_counts(elsewhere, NOW).await.unwrap();
    line("application.queue_counts", counts.iter().any(|(group, _)| *group != Group::Ended));
    line("application.queue_ended", counts.iter().any(|(group, _)| *group == Group::Ended));
    line("application_note.all", !store.notes(elsewhere, &case).await.unwrap().is_empty());
    line("application_note.insert", store.add_note(elsewhere, &case, "x", &act_of(far)).await.unwrap());
    line("application_word.insert_of", store.say(him, &case, "x", &act()).await.unwrap());
    line("application_word.insert_in", store.say(at_desk, &case, "x", &act_of(far)).await.unwrap());
    let check = store.site_check(office("411502"), &case).await.unwrap().unwrap();
    line("site_check.one", store.site_check(elsewhere, &case).await.unwrap().is_some());
    line("site_check.save", store.save_site_check(elsewhere, &case, &check, &act_of(far)).await.unwrap());
    let assigned = store.assign(elsewhere, std::slice::from_ref(&case), Some(far), &act_of(far)).await.unwrap();
    line("application.assign", assigned);
    // Each from the version that is there by now.
    let now = store.case(Eyes::Applicant(own), &case).await.unwrap().unwrap();
    let ask = step(&now, Step::RequestSupplement, far);
    line("application.move_in", store.move_case(at_desk, &ask, &act_of(far)).await.unwrap());
    let now = store.case(Eyes::Applicant(own), &case).await.unwrap().unwrap();
    let leave = step(&now, Step::Withdraw, stranger);
    line("application.move_of", store.move_case(him, &leave, &act()).await.unwrap());
    got
}
