//! A producer's applications.

use crate::samples::{Sample, ago, files, fresh, wrong};
use crate::{private, producer};
use app::cx::Cx;
use app::pages::my::{
    ApplicationDone, ApplicationNew, ApplicationQuery, ApplicationSection, Applications, MyApplication, OwnRight,
    application, application_new, application_preview, application_section, applications,
};
use daodi::application::{
    Application, Calendar, CaseStep, ChangeOf, Kind, PaperKind, Route, Section, State, Statement, Step, Word,
};
use daodi::form::Fault;
use daodi::identifiers::{DivisionCode, Slug};
use daodi::people::{PageOf, Upload};
use daodi::registry::Track;
use jiff::civil::date;

fn code(text: &str) -> DivisionCode {
    DivisionCode::parse(text).unwrap_or(DivisionCode::HENAN)
}

fn statement(pairs: &[(&str, &str)]) -> Statement {
    let mut statement = Statement::default();
    pairs.iter().for_each(|(name, answer)| statement.set(name, answer));
    statement
}

/// Everything that a co-operative of tea growers states.
pub(crate) fn full() -> Statement {
    statement(&[
        ("applicant_address", "河南省信阳市浉河区浉河港镇演示村 18 号"),
        ("legal_representative", "陈演示"),
        ("goods", "信阳毛尖特级，100 克、250 克罐装\n信阳毛尖一级，250 克袋装"),
        ("own_brand", "演示山"),
        ("standard_no", "GB/T 22737-2008"),
        ("place_county", "411502"),
        ("planting_place", "浉河港镇黑龙潭村，自有 120 亩\n浉河港镇白龙潭村，流转 196.5 亩"),
        ("planting_mu", "316.5"),
        ("processing_place", "浉河港镇演示村 18 号"),
        ("yearly_output", "12.8"),
        ("yearly_value", "1480"),
        ("raw_material", "鲜叶。自产约 50 吨，向 12 户成员收购约 14 吨，均在浉河港镇。"),
        ("capacity", "杀青、揉捻、烘干各两条线，每日加工鲜叶 2 吨"),
        ("food_licence_no", "SC11441150200000"),
        ("report_no", "XY-2026-0415"),
        ("report_body", "信阳市演示检验检测中心"),
        ("report_day", "2026-05-08"),
        ("report_batch", "2026-04-18"),
        ("report_standard", "GB/T 22737-2008"),
        ("report_verdict", "pass"),
        ("declare_true", "yes"),
        ("declare_use", "yes"),
    ])
}

/// An application of that co-operative.
pub(crate) fn case(state: State, said: Statement) -> Application {
    let handed_in = state != State::Draft;
    Application {
        id: "p-1".to_owned(),
        receipt: handed_in.then(|| "豫地标申20261012003".to_owned()),
        kind: Kind::New,
        change_of: None,
        route: Route::GiProduct,
        enterprise: "ent-yanshi-chaye".to_owned(),
        name: "信阳演示茶叶专业合作社".to_owned(),
        uscc: "93411502MADEM0011X".to_owned(),
        product: Slug::parse("xinyang-maojian").unwrap_or_else(|_| panic!("no slug")),
        product_name: "信阳毛尖".to_owned(),
        track: Track::GiProduct,
        authorisation: None,
        office: code("411502"),
        county: Some(code("411502")),
        prefecture: code("411500"),
        city_review: true,
        entrusted: false,
        state,
        resume: (state == State::Supplement).then_some(State::FirstOpinion),
        statement: said,
        made_by: "a-1".to_owned(),
        made_at: ago(50, 0),
        submitted_at: handed_in.then(|| ago(45, 0)),
        since: ago(6, 200),
        due_at: Some(Calendar::shipped().deadline(ago(6, 200), 10)),
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
        version: 7,
    }
}

fn step(seq: i64, days: i64, step: Step, between: (State, State), office: Option<&str>, reason: &str) -> CaseStep {
    CaseStep {
        seq,
        at: ago(days, 300),
        step,
        from: between.0,
        to: between.1,
        login: if office.is_some() { "shihe.zhou" } else { "chen.yan" }.to_owned(),
        office: office.map(code),
        reason: reason.to_owned(),
        marks: Vec::new(),
        due_at: None,
    }
}

fn marks() -> Vec<(String, String)> {
    let mark = |field: &str, wanted: &str| (field.to_owned(), wanted.to_owned());
    vec![
        mark("planting_place", "白龙潭村的 196.5 亩请写明流转起止年份。"),
        mark("place_proof", "缺白龙潭村流转合同的签字页。"),
    ]
}

/// The steps up to a state.
pub(crate) fn steps(state: State) -> Vec<CaseStep> {
    use State as S;
    let (county, city, province) = (Some("411502"), Some("411500"), Some("410000"));
    let mut all = vec![
        step(1, 45, Step::Submit, (S::Draft, S::Submitted), None, ""),
        step(2, 42, Step::Accept, (S::Submitted, S::Accepted), county, ""),
        step(3, 40, Step::OrderSiteCheck, (S::Accepted, S::SiteCheck), county, "10月20日上午到浉河港镇核验。"),
        step(4, 36, Step::ReportSiteCheck, (S::SiteCheck, S::FirstOpinion), county, ""),
    ];
    if state == S::Supplement {
        let mut asked = step(5, 6, Step::RequestSupplement, (S::FirstOpinion, S::Supplement), county, "");
        asked.reason = "产地证明不全，请补齐后提交。".to_owned();
        asked.marks = marks();
        asked.due_at = Some(ago(8, 0));
        all.push(asked);
        return all;
    }
    all.extend([
        step(5, 33, Step::GiveOpinion, (S::FirstOpinion, S::CityReview), county, "产地、工艺和检验结果均符合要求。"),
        step(6, 27, Step::CityAgree, (S::CityReview, S::ProvinceReview), city, "同意。"),
        step(7, 18, Step::Approve, (S::ProvinceReview, S::NationalReview), province, "审核同意，报国家知识产权局。"),
        step(8, 6, Step::Announce, (S::NationalReview, S::Announced), province, ""),
        step(9, 2, Step::OpenDownload, (S::Announced, S::DownloadOpened), province, ""),
    ]);
    let at = all.iter().position(|step| step.from == state).unwrap_or(all.len());
    all.truncate(at);
    let ends = match state {
        S::Rejected => Some((S::FirstOpinion, Step::Reject, county)),
        S::Withdrawn => Some((S::Submitted, Step::Withdraw, None)),
        _ => None,
    };
    if let Some((from, end, office)) = ends {
        let at = all.iter().position(|step| step.from == from).unwrap_or(all.len());
        all.truncate(at.max(1));
        let reason = match end {
            Step::Reject => {
                "白龙潭村的茶园不在公告划定的范围内。不服本决定的，可自收到之日起六十日内向市人民政府申请行政复议。"
            }
            _ => "",
        };
        all.push(step(9, 6, end, (from, state), office, reason));
    }
    all
}

pub(crate) fn papers() -> Vec<(PaperKind, Upload)> {
    let mut own = files();
    let more = files();
    own.truncate(2);
    let mut papers = vec![];
    for (kind, file) in [PaperKind::BusinessLicence, PaperKind::PlaceProof].into_iter().zip(own) {
        papers.push((kind, file));
    }
    papers.extend(
        more.into_iter()
            .skip(1)
            .map(|file| (PaperKind::TestReport, Upload { name: "检验报告（全部页）.pdf".to_owned(), ..file })),
    );
    papers
}

/// A view of an application as its applicant sees it.
fn view(case: Application, papers: Vec<(PaperKind, Upload)>) -> MyApplication {
    let kinds: Vec<PaperKind> = papers.iter().map(|(kind, _)| *kind).collect();
    let findings = case.statement.findings(&case.scope(), &kinds, date(2026, 11, 26), |_| true);
    let marks = if case.state == State::Supplement { marks() } else { Vec::new() };
    let steps = if case.state == State::Draft { Vec::new() } else { steps(case.state) };
    MyApplication {
        case,
        papers,
        bases: Vec::new(),
        findings,
        listing: None,
        marks,
        supplements: Vec::new(),
        supplement_bases: Vec::new(),
        steps,
        words: Vec::new(),
        office_phone: "0376-6600000".to_owned(),
        office_address: "浉河区演示路 8 号，区市场监督管理局 2 楼".to_owned(),
        done: None,
    }
}

pub(crate) fn words() -> Vec<Word> {
    let word = |days, from_office, text: &str| Word {
        at: ago(days, 100),
        login: if from_office { "shihe.zhou" } else { "chen.yan" }.to_owned(),
        from_office,
        text: text.to_owned(),
    };
    vec![
        word(41, false, "10月20日上午社里开社员大会，能不能改到下午？"),
        word(41, true, "可以，改到当天 14:30，请理事长在场。"),
    ]
}

/// A draft of which some pages are filled.
fn begun() -> Statement {
    let all = full();
    let mut begun = Statement::default();
    for name in ["applicant_address", "legal_representative", "goods", "standard_no", "place_county", "planting_place"]
    {
        begun.set(name, all.get(name));
    }
    begun.set("report_day", "2027-05-08");
    begun.set("report_verdict", "fail");
    begun
}

fn page_of(section: Section, case: Application, saved: bool) -> ApplicationSection {
    let view = view(case, papers());
    ApplicationSection {
        case: view.case,
        section,
        papers: if section == Section::Papers { view.papers } else { Vec::new() },
        bases: Vec::new(),
        findings: view.findings,
        marks: view.marks,
        saved: saved.then(|| ago(0, 2)),
        most_mib: 8,
    }
}

fn own(name: &'static str, draw: impl Fn(&Cx) -> app::Page + 'static) -> Sample {
    private(name, "/my/applications/p-1", producer(), draw)
}

fn stands(name: &'static str, state: State) -> Sample {
    own(name, move |cx| {
        let mut case = case(state, full());
        if matches!(state, State::NationalReview) {
            case.due_at = None;
        }
        if matches!(state, State::Announced | State::DownloadOpened) {
            case.announced_in = Some("国家知识产权局公告第 699 号".to_owned());
            case.announced_on = Some(date(2026, 11, 20));
            case.download_on = (state == State::DownloadOpened).then(|| date(2026, 11, 24));
        }
        application(cx, MyApplication { words: words(), ..view(case, papers()) }, &fresh())
    })
}

fn begin(kind: &'static str) -> (ApplicationNew, daodi::form::Form) {
    let enterprises = vec![
        ("ent-yanshi-chaye".to_owned(), "信阳演示茶叶专业合作社".to_owned()),
        ("ent-yanshi-maojian".to_owned(), "信阳市演示毛尖有限公司".to_owned()),
    ];
    let rights = vec![OwnRight {
        id: "r-1".to_owned(),
        enterprise: "ent-yanshi-chaye".to_owned(),
        name: "信阳演示茶叶专业合作社".to_owned(),
        product: "xinyang-maojian".to_owned(),
        track: Track::GiProduct,
    }];
    (ApplicationNew { enterprises, rights, open: None }, fresh().with("kind", kind))
}

/// The samples.
pub(crate) fn all() -> Vec<Sample> {
    let mut all = vec![
        private("applications", "/my/applications", producer(), |cx| {
            let mut rows = vec![
                case(State::Supplement, full()),
                case(State::Draft, begun()),
                case(State::CityReview, full()),
                case(State::DownloadOpened, full()),
            ];
            rows[0].id = "p-2".to_owned();
            rows[1].due_at = None;
            rows[2].since = ago(30, 0);
            rows[2].due_at = Some(ago(9, 0));
            rows[2].kind = Kind::Change;
            rows[2].change_of = Some(ChangeOf::Place);
            rows[3].due_at = None;
            let rows = PageOf { rows, total: 24 };
            applications(cx, Applications { query: ApplicationQuery::default(), rows, per: 20, discarded: true })
        }),
        private("applications-empty", "/my/applications", producer(), |cx| {
            applications(cx, Applications { per: 20, ..Applications::default() })
        }),
        private("applications-none", "/my/applications?q=x", producer(), |cx| {
            let query = ApplicationQuery { q: "没有".to_owned(), ..ApplicationQuery::default() };
            applications(cx, Applications { query, per: 20, ..Applications::default() })
        }),
        own("application-new", |cx| application_new(cx, begin("new").0, &begin("new").1)),
        own("application-new-product", |cx| {
            let (view, form) = begin("new");
            application_new(cx, view, &form.with("product", "xinyang-maojian"))
        }),
        own("application-new-wrong", |cx| {
            let values = [("kind", "change"), ("product", "xinyang-maojian")];
            let faults = [
                ("enterprise", Fault::Missing, None),
                ("way", Fault::Missing, None),
                ("change_of", Fault::Missing, None),
            ];
            application_new(cx, begin("change").0, &wrong(&values, &faults))
        }),
        own("application-new-rights", |cx| application_new(cx, begin("change").0, &begin("change").1)),
        own("application-new-no-right", |cx| {
            let (view, form) = begin("giving_up");
            application_new(cx, ApplicationNew { rights: Vec::new(), ..view }, &form)
        }),
        own("application-new-nobody", |cx| application_new(cx, ApplicationNew::default(), &fresh())),
        own("application-new-no-way", |cx| {
            let (view, form) = begin("new");
            application_new(cx, view, &form.with("product", "gushi-ji"))
        }),
        own("application-new-open", |cx| {
            let (view, form) = begin("new");
            let form = form.with("product", "xixia-xianggu").with("enterprise", "ent-yanshi-chaye");
            application_new(cx, ApplicationNew { open: Some("p-1".to_owned()), ..view }, &form)
        }),
        own("application-draft-new", |cx| {
            let begun = view(case(State::Draft, Statement::default()), Vec::new());
            application(cx, MyApplication { done: Some(ApplicationDone::Begun), ..begun }, &fresh())
        }),
        own("application-draft", |cx| application(cx, view(case(State::Draft, begun()), papers()), &fresh())),
        own("application-draft-whole", |cx| application(cx, view(case(State::Draft, full()), papers()), &fresh())),
        own("application-preview-open", |cx| {
            application_preview(cx, view(case(State::Draft, begun()), Vec::new()), &fresh())
        }),
        own("application-preview", |cx| {
            let form = wrong(&[], &[("enterprise", Fault::Uscc, None)]);
            application_preview(cx, view(case(State::Draft, full()), papers()), &form)
        }),
        own("application-preview-sent", |cx| {
            application_preview(cx, view(case(State::Draft, full()), papers()), &fresh())
        }),
        own("application-submitted", |cx| {
            let view = view(case(State::Submitted, full()), papers());
            application(cx, MyApplication { done: Some(ApplicationDone::Submitted), ..view }, &fresh())
        }),
        own("application-supplement", |cx| {
            let view = view(case(State::Supplement, full()), papers());
            let form = wrong(&[], &[("text", Fault::Missing, None)]);
            application(cx, MyApplication { words: words(), ..view }, &form)
        }),
        own("application-page-papers-wrong", |cx| {
            let faults = [("file", Fault::FileKind, None)];
            let form = wrong(&[("kind", "test_report")], &faults);
            application_section(cx, page_of(Section::Papers, case(State::Supplement, full()), false), &form)
        }),
        own("application-page-look", |cx| {
            let faults = [("report_day", Fault::Future, None), ("report_verdict", Fault::NotPassed, None)];
            application_section(
                cx,
                page_of(Section::TestReport, case(State::Draft, begun()), true),
                &wrong(&[], &faults),
            )
        }),
        own("application-page-giving-up", |cx| {
            let giving_up = Application { kind: Kind::GivingUp, ..case(State::Draft, Statement::default()) };
            application_section(cx, page_of(Section::Product, giving_up, false), &fresh())
        }),
        own("application-page-change", |cx| {
            let change = Application {
                kind: Kind::Change,
                change_of: Some(ChangeOf::Name),
                ..case(State::Draft, Statement::default())
            };
            application_section(cx, page_of(Section::Product, change, false), &fresh())
        }),
        own("application-page-marked", |cx| {
            application_section(cx, page_of(Section::Places, case(State::Supplement, full()), true), &fresh())
        }),
    ];
    let pages: [(&'static str, Section); 7] = [
        ("application-page-applicant", Section::Applicant),
        ("application-page-product", Section::Product),
        ("application-page-places", Section::Places),
        ("application-page-capability", Section::Capability),
        ("application-page-test-report", Section::TestReport),
        ("application-page-papers", Section::Papers),
        ("application-page-declaration", Section::Declaration),
    ];
    for (name, section) in pages {
        all.push(own(name, move |cx| {
            application_section(cx, page_of(section, case(State::Draft, Statement::default()), false), &fresh())
        }));
    }
    let states: [(&'static str, State); 8] = [
        ("application-site-check", State::SiteCheck),
        ("application-city-review", State::CityReview),
        ("application-national", State::NationalReview),
        ("application-announced", State::Announced),
        ("application-download", State::DownloadOpened),
        ("application-rejected", State::Rejected),
        ("application-withdrawn", State::Withdrawn),
        ("application-not-accepted", State::NotAccepted),
    ];
    all.extend(states.map(|(name, state)| stands(name, state)));
    all
}
