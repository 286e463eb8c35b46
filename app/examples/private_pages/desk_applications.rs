//! Applications on the officers' desk.

use crate::applications::{case, full, papers, steps, words};
use crate::desk::groups;
use crate::samples::{Sample, ago, fresh, viewer, wrong};
use crate::{officer, private};
use app::cx::{Cx, Viewer};
use app::pages::desk::{
    DeskApplication, DeskForms, DeskQuery, DeskQueue, HandoverForms, HandoverNew, HandoverSheet, Handovers,
    SiteCheckView, application, handover, handovers, queue, site_check,
};
use daodi::application::{
    Answer, Application, Calendar, Kind, Note, Question, Route, Section, SiteCheck, State, Statement, Step,
};
use daodi::form::Fault;
use daodi::identifiers::{DivisionCode, Slug};
use daodi::people::{PageOf, Person, Role};
use daodi::ports::{Group, Handover, HandoverPassword};
use daodi::registry::Track;
use jiff::civil::date;

/// An officer of the province.
fn province() -> Viewer {
    viewer("henan.song", Some(Role::ProvinceOfficer), Some("河南省知识产权局"), 3)
}

fn auditor() -> Viewer {
    viewer("henan.audit", Some(Role::Auditor), None, 0)
}

fn logins() -> Vec<(String, String)> {
    [("a-1", "shihe.zhou"), ("a-2", "shihe.lin"), ("a-3", "henan.song"), ("a-4", "henan.guo"), ("a-5", "xinyang.he")]
        .map(|(id, login)| (id.to_owned(), login.to_owned()))
        .to_vec()
}

fn officers() -> Vec<String> {
    ["shihe.zhou", "shihe.lin", "shihe.tan"].map(str::to_owned).to_vec()
}

/// A row of the queue.
fn row(
    n: usize,
    name: &str,
    product: (&str, &str),
    state: State,
    days: (i64, i64),
    assigned: Option<&str>,
) -> Application {
    let mut one = case(state, full());
    one.id = format!("p-{n}");
    one.name = name.to_owned();
    one.receipt = Some(format!("豫地标申20261{:03}{:03}", 100 + n, n + 1));
    one.product = Slug::parse(product.0).unwrap_or_else(|_| panic!("no slug"));
    one.product_name = product.1.to_owned();
    one.since = ago(days.0, 60);
    one.due_at = Some(Calendar::shipped().deadline(one.since, u32::try_from(days.1).unwrap_or(0)));
    one.assigned = assigned.map(str::to_owned);
    one
}

fn rows() -> Vec<Application> {
    let tea = ("xinyang-maojian", "信阳毛尖");
    let mut rows = vec![
        row(0, "信阳演示茶叶专业合作社", tea, State::Submitted, (5, 5), Some("a-1")),
        row(1, "信阳市浉河区演示山茶场", tea, State::FirstOpinion, (6, 5), Some("a-2")),
        row(2, "信阳演示生态农业科技发展有限公司", tea, State::Accepted, (8, 10), None),
        row(3, "浉河区演示家庭农场", tea, State::Submitted, (1, 5), None),
        row(4, "信阳演示茶业集团有限公司", tea, State::SiteCheck, (3, 10), Some("a-1")),
    ];
    if let Some(one) = rows.get_mut(3) {
        one.kind = Kind::GivingUp;
        one.demo = true;
    }
    rows
}

fn queue_view(query: DeskQuery, rows: Vec<Application>, total: i64) -> DeskQueue {
    DeskQueue {
        query,
        rows: PageOf { rows, total },
        per: 50,
        counts: groups(),
        logins: logins(),
        officers: officers(),
        office: DivisionCode::parse("411502").unwrap_or(DivisionCode::HENAN),
        may_work: true,
        assigned: None,
    }
}

fn view(mut one: Application, allowed: &[Step]) -> DeskApplication {
    let state = one.state;
    one.assigned = Some("a-1".to_owned());
    DeskApplication {
        papers: papers(),
        office: one.office,
        bases: Vec::new(),
        findings: Vec::new(),
        listing: None,
        supplements: Vec::new(),
        supplement_bases: Vec::new(),
        steps: steps(state),
        notes: vec![Note {
            at: ago(4, 30),
            login: "shihe.lin".to_owned(),
            text: "去年抽检时去过黑龙潭村的茶园，面积与所填相近。白龙潭村的没有去过。".to_owned(),
        }],
        words: words(),
        site_check: None,
        allowed: allowed.to_vec(),
        may_work: true,
        may_reveal: true,
        proposed_by_reader: false,
        applicant: Person {
            name: "陈＊＊".to_owned(),
            mail: "c*******@example.cn".to_owned(),
            phone: "138****0000".to_owned(),
        },
        revealed: None,
        logins: logins(),
        officers: officers(),
        done: None,
        case: one,
    }
}

fn forms() -> DeskForms {
    DeskForms { step: fresh(), note: fresh(), say: fresh(), reveal: fresh() }
}

fn check(signed: (bool, bool), findings: &[(&str, &str)]) -> SiteCheck {
    let mut kept = Statement::default();
    findings.iter().for_each(|(name, answer)| kept.set(name, answer));
    SiteCheck {
        planned: Some(date(2026, 11, 27)),
        first: "a-1".to_owned(),
        second: "a-2".to_owned(),
        findings: kept,
        first_signed: signed.0.then(|| ago(0, 90)),
        second_signed: signed.1.then(|| ago(0, 60)),
        version: 3,
    }
}

const FOUND: &[(&str, &str)] = &[
    ("site_day", "2026-11-25"),
    ("places_seen", "浉河港镇黑龙潭村茶园 120 亩\n浉河港镇演示村 18 号加工厂"),
    ("base_inside", "yes"),
    ("raw_material_ok", "yes"),
    ("process_ok", "yes"),
    ("quality_system_ok", "no"),
    ("label_ok", "na"),
    ("site_remarks", "出厂检验记录缺 5 月份两批，已告知补记。"),
    ("site_verdict", "fit"),
];

/// The questions of a check, as the server asks them (`SITE_QUESTIONS`).
const QUESTIONS: &[Question] = &[
    question("site_day", Answer::PastDay),
    question("places_seen", Answer::Lines(2_000)),
    question("base_inside", Answer::Choice(&["yes", "no", "unsure"])),
    question("raw_material_ok", THREE),
    question("process_ok", THREE),
    question("quality_system_ok", THREE),
    question("label_ok", THREE),
    Question { optional: true, ..question("site_remarks", Answer::Lines(2_000)) },
    question("site_verdict", Answer::Choice(&["fit", "unfit"])),
];
const THREE: Answer = Answer::Choice(&["yes", "no", "na"]);

const fn question(name: &'static str, answer: Answer) -> Question {
    Question { name, section: Section::Places, answer, optional: false }
}

fn at_place(check: SiteCheck, done: &str) -> SiteCheckView {
    SiteCheckView {
        case: case(State::SiteCheck, full()),
        check,
        questions: QUESTIONS,
        first: "shihe.zhou".to_owned(),
        second: "shihe.lin".to_owned(),
        may_write: true,
        done: done.to_owned(),
    }
}

fn national() -> Vec<Application> {
    let mut rows = vec![
        row(11, "信阳演示茶叶专业合作社", ("xinyang-maojian", "信阳毛尖"), State::NationalReview, (12, 0), None),
        row(
            12,
            "新县演示山茶油专业合作社",
            ("xinxian-camellia-oil", "新县山茶油"),
            State::NationalReview,
            (7, 0),
            None,
        ),
        row(13, "固始演示鸡业有限公司", ("gushi-chicken", "固始鸡"), State::NationalReview, (3, 0), None),
    ];
    rows.iter_mut().for_each(|one| one.due_at = None);
    rows
}

fn sheet() -> Handover {
    Handover {
        id: "h-1".to_owned(),
        number: "豫知用标〔2026〕11 号".to_owned(),
        day: date(2026, 11, 10),
        note: "附纸质材料三份。".to_owned(),
        made_at: ago(16, 100),
        made_by: "a-3".to_owned(),
        cases: 3,
        password: Some(HandoverPassword { on: date(2026, 11, 20), at: ago(6, 100), by: "a-3".to_owned() }),
    }
}

fn sheet_view(sheet: Handover, done: &str, revealed: Option<String>) -> HandoverSheet {
    HandoverSheet { sheet, cases: national(), password_by: "sheng.wang".to_owned(), revealed, done: done.to_owned() }
}

fn case_page(name: &'static str, who: Viewer, view: DeskApplication, forms: DeskForms) -> Sample {
    private(name, "/desk/applications/p-1", who, move |cx| application(cx, view.clone(), forms.clone()))
}

/// The samples.
pub(crate) fn all() -> Vec<Sample> {
    [queues(), cases(), checks(), sheets()].into_iter().flatten().collect()
}

fn queues() -> Vec<Sample> {
    let page = |name, who, view: DeskQueue| {
        private(name, "/desk/applications", who, move |cx: &Cx| queue(cx, view.clone(), &fresh()))
    };
    let overdue = DeskQuery { group: Some(Group::Overdue), ..DeskQuery::default() };
    let late = vec![
        row(6, "浉河区演示茶园", ("xinyang-maojian", "信阳毛尖"), State::Submitted, (14, 5), None),
        row(7, "信阳演示茶叶销售有限公司", ("xinyang-maojian", "信阳毛尖"), State::FirstOpinion, (12, 5), Some("a-2")),
    ];
    let narrowed = DeskQuery { q: "没有".to_owned(), state: Some(State::FirstOpinion), ..DeskQuery::default() };
    vec![
        page("desk-app-queue", officer(), queue_view(DeskQuery::default(), rows(), 118)),
        page("desk-app-queue-overdue", officer(), DeskQueue { assigned: Some(2), ..queue_view(overdue, late, 2) }),
        page("desk-app-queue-found-none", officer(), queue_view(narrowed, vec![], 0)),
        page(
            "desk-app-queue-empty",
            officer(),
            DeskQueue { counts: vec![], ..queue_view(DeskQuery::default(), vec![], 0) },
        ),
        page("desk-app-queue-auditor", auditor(), {
            let query = DeskQuery { group: None, ..DeskQuery::default() };
            DeskQueue { may_work: false, officers: vec![], ..queue_view(query, rows(), 5) }
        }),
        private("desk-app-queue-wrong", "/desk/applications", officer(), |cx| {
            let form = wrong(&[("to", "x")], &[("case", Fault::Choice, None), ("to", Fault::Unknown, None)]);
            queue(cx, queue_view(DeskQuery::default(), rows(), 118), &form)
        }),
    ]
}

fn cases() -> Vec<Sample> {
    let mut odd = full();
    odd.set("mark_number", "1234567");
    odd.set("place_county", "410102");
    odd.set("report_verdict", "fail");
    let mut strange = view(case(State::Submitted, odd), &[Step::Accept, Step::NotAccept]);
    strange.findings = strange.case.statement.findings(&strange.case.scope(), &[], date(2026, 11, 26), |_| true);
    let review = &[Step::GiveOpinion, Step::RequestSupplement, Step::Reject];
    let supplement = wrong(
        &[
            ("step", "request_supplement"),
            ("marked", "planting_place"),
            ("mark_planting_place", "请写明流转起止年份。"),
        ],
        &[("reason", Fault::Missing, None), ("marks", Fault::Missing, None)],
    );
    let mut checked = view(case(State::FirstOpinion, full()), review);
    checked.site_check = Some(check((true, true), FOUND));
    let mut asked = view(case(State::Supplement, full()), &[]);
    asked.done = Some(Step::RequestSupplement);
    let mut proposed = case(State::ProvinceReview, full());
    (proposed.opinion_by, proposed.city_by) = (Some("a-2".to_owned()), Some("a-5".to_owned()));
    proposed.proposed_by = Some("a-4".to_owned());
    let two = &[Step::DeclineApproval, Step::Approve, Step::SendBack, Step::RequestSupplement, Step::Reject];
    let mut own = view(proposed.clone(), two);
    own.case.proposed_by = Some("a-1".to_owned());
    own.proposed_by_reader = true;
    let mut licence = view(proposed.clone(), two);
    (licence.case.route, licence.case.track) = (Route::Licence, Track::CertificationMark);
    let mut revealed = view(case(State::Accepted, full()), &[Step::OrderSiteCheck, Step::RequestSupplement]);
    revealed.revealed = Some(Person {
        name: "陈演示".to_owned(),
        mail: "chen.yan@example.cn".to_owned(),
        phone: "13800000000".to_owned(),
    });
    let mut download = view(case(State::Announced, full()), &[Step::OpenDownload]);
    download.case.announced_in = Some("国家知识产权局公告第 508 号".to_owned());
    download.case.announced_on = Some(date(2026, 11, 18));
    download.case.handover = Some("h-1".to_owned());
    let unread = DeskApplication { may_work: false, may_reveal: false, ..view(case(State::CityReview, full()), &[]) };
    let mut fresh_province = proposed.clone();
    fresh_province.proposed_by = None;
    let mut waiting = view(case(State::SiteCheck, full()), &[Step::RequestSupplement]);
    waiting.site_check = Some(check((true, false), FOUND));
    vec![
        case_page("desk-app-case-new", officer(), strange, forms()),
        case_page("desk-app-case-accepted", officer(), revealed, forms()),
        case_page("desk-app-case-site", officer(), waiting, forms()),
        case_page("desk-app-case-review", officer(), checked.clone(), forms()),
        case_page("desk-app-case-wrong", officer(), checked, DeskForms { step: supplement, ..forms() }),
        case_page("desk-app-case-supplement", officer(), asked, forms()),
        case_page(
            "desk-app-case-province",
            province(),
            view(fresh_province, &[Step::ProposeApproval, Step::Reject]),
            forms(),
        ),
        case_page("desk-app-case-second", province(), view(proposed, two), forms()),
        case_page("desk-app-case-own-proposal", province(), own, forms()),
        case_page("desk-app-case-licence", province(), licence, forms()),
        case_page("desk-app-case-announced", province(), download, forms()),
        case_page("desk-app-case-auditor", auditor(), unread, forms()),
    ]
}

fn checks() -> Vec<Sample> {
    let page = |name, view: SiteCheckView, form: daodi::form::Form| {
        private(name, "/desk/applications/p-1/site-check", officer(), move |cx: &Cx| {
            site_check(cx, view.clone(), &form)
        })
    };
    let missing = wrong(
        &[("site_day", "2026-11-25"), ("base_inside", "yes")],
        &[("places_seen", Fault::Missing, None), ("site_verdict", Fault::Missing, None)],
    );
    let over = SiteCheckView {
        case: case(State::FirstOpinion, full()),
        may_write: false,
        ..at_place(check((true, true), FOUND), "")
    };
    vec![
        page("desk-app-site-empty", at_place(check((false, false), &[]), ""), fresh()),
        page("desk-app-site-saved", at_place(check((false, true), FOUND), "saved"), fresh()),
        page("desk-app-site-wrong", at_place(check((false, false), &[]), ""), missing),
        page("desk-app-site-over", over, fresh()),
    ]
}

fn sheets() -> Vec<Sample> {
    let view = |waiting, sheets: Vec<Handover>| Handovers {
        rows: PageOf { total: i64::try_from(sheets.len()).unwrap_or(0), rows: sheets },
        per: 20,
        page: 1,
        new: Some(HandoverNew { waiting, chosen: Vec::new() }),
    };
    let (full, none) = (view(national(), vec![sheet()]), view(vec![], vec![]));
    let again = full.clone();
    vec![
        private("desk-app-handovers", "/desk/handovers", province(), move |cx| handovers(cx, full.clone(), &fresh())),
        private("desk-app-handovers-none", "/desk/handovers", province(), move |cx| {
            handovers(cx, none.clone(), &fresh())
        }),
        private("desk-app-handovers-wrong", "/desk/handovers", province(), move |cx| {
            let faults =
                [("number", Fault::Missing, None), ("case", Fault::Choice, None), ("day", Fault::Future, None)];
            handovers(cx, again.clone(), &wrong(&[("day", "2026-12-30")], &faults))
        }),
        private("desk-app-handover", "/desk/handovers/h-1", province(), |cx| {
            let new = Handover { password: None, ..sheet() };
            handover(cx, sheet_view(new, "made", None), HandoverForms::default())
        }),
        private("desk-app-handover-password", "/desk/handovers/h-1", province(), |cx| {
            let shown = Some("Yh7-kq2M-9wPx".to_owned());
            handover(cx, sheet_view(sheet(), "", shown), HandoverForms::default())
        }),
    ]
}
