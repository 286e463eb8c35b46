//! What becomes of a right: announced in bulk, changed, lapsed with its mark, unused, put right.

use super::stage::Stage;
use daodi::application::State;
use daodi::audit::Action;
use daodi::identifiers::Uscc;
use daodi::people::Role;
use daodi::ports::{
    Announcements, AuditQuery, Cases, Keeper, LogQuery, MailState, MarkUse, People, Registry, TrademarkQuery,
    Trademarks, Trail,
};
use daodi::registrant::{Trademark, TrademarkUser, UserState};
use daodi::registry::{Authorisation, AuthorisationState, Track};
use jiff::civil::{Date, date};
use tests::people::id;
use tests::register::slug;
use tests::reply::seen;
use tests::{Actor, TestApp, each_app};

/// Takes a case through these steps, each by whom and with what.
async fn through(app: &TestApp, stage: &Stage, case: &str, steps: &[(&Actor, &str)]) {
    for (who, step) in steps {
        stage.step(app, who, case, step, &[]).await.expect(303);
    }
}

/// A right of the stage's enterprise for its product, recorded from a day on.
async fn right_of(app: &TestApp, stage: &Stage, track: Track, from: Date) -> Authorisation {
    let (enterprise, product) = (slug(&stage.enterprise), slug(&stage.product));
    let id = app.app.clock.id();
    let right = Authorisation::granted(id, enterprise, product, track, from, "国家知识产权局公告第600号".to_owned());
    app.app.store.record_authorisation(&right, &tests::act()).await.unwrap();
    app.app.catalogue.refresh().await.unwrap();
    right
}

async fn stored(app: &TestApp, right: &Authorisation) -> Authorisation {
    app.app.store.right(&right.id).await.unwrap().unwrap().0
}

/// How many messages of a kind somebody has.
async fn told(app: &TestApp, who: &Actor, kind: &str) -> usize {
    let rows = app.app.store.messages(&who.account, 0, 99).await.unwrap().rows;
    rows.iter().filter(|message| message.kind == kind).count()
}

/// How many rows of the trail and entries of the public log there are of an act on an object.
async fn recorded(app: &TestApp, action: Action, object: &str) -> (usize, usize) {
    app.app.log.sequence_all().await.unwrap();
    let query =
        AuditQuery { action: action.code().to_owned(), object: object.to_owned(), limit: 9, ..AuditQuery::default() };
    let rows = app.app.store.audit(&query).await.unwrap().rows;
    let query =
        LogQuery { action: action.code().to_owned(), object: object.to_owned(), limit: 9, ..LogQuery::default() };
    let entries = app.app.store.log_entries(&query).await.unwrap().rows;
    (rows.iter().filter(|row| row.refused.is_none()).count(), entries.len())
}

/// Begins an application about the stage's right.
async fn begun(app: &TestApp, stage: &Stage, right: &Authorisation, more: &[(&str, &str)]) -> String {
    let own = [
        ("enterprise", stage.enterprise.as_str()),
        ("product", stage.product.as_str()),
        ("authorisation", right.id.as_str()),
    ];
    let fields = [&own[..], more].concat();
    let made = app.post_as(&stage.producer, "/my/applications/new", &fields).await.expect(303);
    made.header("location").split(['/', '?']).nth(3).unwrap().to_owned()
}

async fn handed_in(app: &TestApp, stage: &Stage, case: &str) {
    let version = stage.case(app, case).await.version.to_string();
    let at = format!("/my/applications/{case}/submit");
    app.post_as(&stage.producer, &at, &[("version", &version)]).await.expect(303);
}

/// Begins a change of the stage's right and hands it in.
async fn change(app: &TestApp, stage: &Stage, right: &Authorisation, way: &str, of: &str, becomes: &str) -> String {
    let case = begun(app, stage, right, &[("way", way), ("kind", "change"), ("change_of", of)]).await;
    stage.filled(app, &case).await;
    let at = format!("/my/applications/{case}/product");
    let fields =
        [("change_before", "旧"), ("change_after", becomes), ("change_day", "2026-10-08"), ("change_reason", "更名")];
    app.post_as(&stage.producer, &at, &fields).await.expect(303);
    handed_in(app, stage, &case).await;
    case
}

/// The steps from handing in to the national office.
fn to_national(stage: &Stage) -> [(&Actor, &'static str); 6] {
    [
        (&stage.county, "accept"),
        (&stage.county, "begin_review"),
        (&stage.county, "give_opinion"),
        (&stage.city, "city_agree"),
        (&stage.province, "propose_approval"),
        (&stage.other, "approve"),
    ]
}

/// A mark in the name of the stage's product with its producer as a confirmed user from a day to a day.
async fn on_the_list(app: &TestApp, stage: &Stage, track: Track, until: Option<Date>) -> (Trademark, TrademarkUser) {
    let store = &app.app.store;
    let keeper = app.actor("keeper", Role::Registrant, "").await;
    let register = app.app.catalogue.current();
    let uscc = register.enterprise(&stage.enterprise).unwrap().uscc.clone().unwrap();
    let mark = Trademark {
        id: id(800_700),
        account: keeper.account.clone(),
        login: keeper.login.clone(),
        product: slug(&stage.product),
        track,
        number: "3047772".to_owned(),
        holder: "测试茶叶协会".to_owned(),
        expires: date(2031, 3, 1),
        tied_at: 1,
        tied_by: stage.province.account.clone(),
        version: 1,
    };
    store.tie_trademark(&mark, &[], &tests::act()).await.unwrap();
    let user = TrademarkUser {
        id: id(810_700),
        trademark: mark.id.clone(),
        uscc,
        name: "试用茶业有限公司".to_owned(),
        filing_no: Some("2026备7".to_owned()),
        filed_on: Some(date(2026, 5, 6)),
        since: date(2026, 5, 6),
        until,
        state: UserState::Declared,
        declared_at: 1,
        declared_by: keeper.account.clone(),
        confirmed_at: None,
        ended_on: None,
        reason: None,
        version: 1,
    };
    store.declare_users(&keeper.account, std::slice::from_ref(&user), &tests::act()).await.unwrap();
    (mark, user)
}

async fn confirmed(app: &TestApp, stage: &Stage, user: &TrademarkUser) {
    let done =
        app.app.store.confirm_users(&stage.province.account, std::slice::from_ref(user), &[], &tests::act(), &[]).await;
    assert!(done.unwrap());
}

/// Enters an announcement of rows, proposes it and has another officer apply it; its id at the desk. `says` is what its page
/// must tell whoever applies it.
async fn announced(
    app: &TestApp,
    stage: &Stage,
    (kind, text, day): (&str, &str, &str),
    csv: &str,
    says: &str,
) -> String {
    app.app.catalogue.refresh().await.unwrap();
    let facts = [
        ("kind", kind),
        ("issuer", "cnipa"),
        ("text", text),
        ("number", "702"),
        ("date", day),
        ("source", "https://www.cnipa.gov.cn/"),
    ];
    let made = app.post_as(&stage.province, "/desk/announcements/new", &facts).await.expect(303);
    let path = made.header("location").split('?').next().unwrap().to_owned();
    let filing = path.rsplit('/').next().unwrap().to_owned();
    let version = async || app.app.store.filing(&filing).await.unwrap().unwrap().0.version.to_string();
    let v = version().await;
    app.upload_as(&stage.province, &format!("{path}/file"), &[("version", &v)], ("a.csv", "text/csv", csv.as_bytes()))
        .await
        .expect(303);
    let v = version().await;
    app.post_as(&stage.province, &format!("{path}/propose"), &[("version", &v)]).await.expect(303);
    let page = app.get_as(&stage.other, &path).await.expect(200).text().to_owned();
    assert!(page.contains(says), "{says}: {page}");
    let v = version().await;
    let fields = [("version", v.as_str()), ("decision", "apply"), ("reason", "与公告一致")];
    app.post_as(&stage.other, &format!("{path}/decide"), &fields).await.expect(303);
    filing
}

each_app! {
    async fn an_announcement_moves_each_case_that_it_answers_with_an_act_of_its_own(app: TestApp) {
        let stage = Stage::new(&app, Track::GiProduct).await;
        let name = app.app.catalogue.current().product(&stage.product).unwrap().name.clone();
        let code = app.app.catalogue.current().enterprise(&stage.enterprise).unwrap().uscc.clone().unwrap();
        let right = right_of(&app, &stage, Track::GiProduct, date(2024, 5, 1)).await;
        let case = change(&app, &stage, &right, "gi_product.gi_product", "name", "试用新茶业有限公司").await;
        through(&app, &stage, &case, &to_national(&stage)).await;
        assert_eq!(stage.case(&app, &case).await.state, State::NationalReview);
        assert_eq!(stored(&app, &right).await.state, AuthorisationState::ChangePending);
        let csv = format!("产品名称,企业名称,统一社会信用代码,变更后名称\n{name},试用茶业有限公司,{code},试用新茶业有限公司\n");
        let what = ("user_change", "国家知识产权局公告第七〇二号", "2026-11-20");
        let filing = announced(&app, &stage, what, &csv, "随之办结申请 1 件").await;

        let moved = stage.case(&app, &case).await;
        assert_eq!((moved.state, moved.announced_on), (State::Announced, Some(date(2026, 11, 20))));
        assert_eq!(moved.announced_in.as_deref(), Some("国家知识产权局公告第七〇二号"));
        // The case's own act, beside the right's and the announcement's; the applicant is told once.
        assert_eq!(recorded(&app, Action::ApplicationAnnounce, &case).await, (1, 1));
        assert_eq!(recorded(&app, Action::AnnouncementApply, &filing).await, (1, 1));
        assert!(recorded(&app, Action::AuthorisationChange, &right.id).await >= (1, 1));
        assert_eq!(told(&app, &stage.producer, "application_announce").await, 1);
        assert_eq!(told(&app, &stage.producer, "right_changed").await, 0);
        let steps = app.app.store.case_steps(&case).await.unwrap();
        assert_eq!(steps.last().map(|step| (step.to, step.login.as_str())), Some((State::Announced, "province.two")));
        // Every step of the case is in trail and log.
        for step in &steps {
            let query = LogQuery {
                action: format!("application.{}", step.step.code()), object: case.clone(), limit: 9, ..LogQuery::default()
            };
            assert_eq!(app.app.store.log_entries(&query).await.unwrap().rows.len(), 1, "{:?}", step.step);
        }
        assert_eq!(app.app.catalogue.current().enterprise(&stage.enterprise).unwrap().name, "试用新茶业有限公司");
    }

    async fn an_announcement_from_before_a_case_is_applied_and_leaves_the_case_waiting(app: TestApp) {
        let stage = Stage::new(&app, Track::GiProduct).await;
        let name = app.app.catalogue.current().product(&stage.product).unwrap().name.clone();
        let right = right_of(&app, &stage, Track::GiProduct, date(2024, 5, 1)).await;
        let case = change(&app, &stage, &right, "gi_product.gi_product", "name", "试用新茶业有限公司").await;
        through(&app, &stage, &case, &to_national(&stage)).await;
        let csv = format!("产品名称,企业名称,变更后名称\n{name},试用茶业有限公司,试用旧茶业有限公司\n");
        let what = ("user_change", "国家知识产权局公告第六〇一号", "2024-06-03");
        announced(&app, &stage, what, &csv, "这件申请在公告日之后提交，不随本公告办结。").await;
        assert_eq!(stage.case(&app, &case).await.state, State::NationalReview);
        assert_eq!(app.app.catalogue.current().enterprise(&stage.enterprise).unwrap().name, "试用旧茶业有限公司");
        // One about another matter leaves it as well, and the one it waits for still answers it.
        let csv = format!("产品名称,企业名称,变更后地址\n{name},试用旧茶业有限公司,河南省试用路2号\n");
        let what = ("user_change", "国家知识产权局公告第六〇二号", "2026-11-20");
        announced(&app, &stage, what, &csv, "这件申请要变更的是别的事项，不随本公告办结。").await;
        assert_eq!(stage.case(&app, &case).await.state, State::NationalReview);
        let rests = [("announcement", "国家知识产权局公告第七〇三号"), ("day", "2026-11-20")];
        let early = stage.step(&app, &stage.province, &case, "announce", &rests).await.expect(422);
        assert!(early.text().contains("还没有移送国家知识产权局"), "{}", early.text());
        stage.handed_over(&app, &case).await;
        stage.step(&app, &stage.province, &case, "announce", &rests).await.expect(303);
        assert_eq!(stage.case(&app, &case).await.state, State::Announced);
    }

    async fn a_stop_of_a_user_who_asked_to_give_up_answers_the_case_and_stays_a_stop(app: TestApp) {
        let stage = Stage::new(&app, Track::GiProduct).await;
        let name = app.app.catalogue.current().product(&stage.product).unwrap().name.clone();
        let right = right_of(&app, &stage, Track::GiProduct, date(2024, 5, 1)).await;
        let case = begun(&app, &stage, &right, &[("way", "gi_product.gi_product"), ("kind", "giving_up")]).await;
        stage.filled(&app, &case).await;
        handed_in(&app, &stage, &case).await;
        through(&app, &stage, &case, &to_national(&stage)).await;
        let csv = format!("产品名称,企业名称,原因\n{name},试用茶业有限公司,企业申请停止使用\n");
        let what = ("user_stop", "国家知识产权局公告第七〇四号", "2026-11-20");
        announced(&app, &stage, what, &csv, "申请随之办结；如果公告是应其申请作出的").await;
        let moved = stage.case(&app, &case).await;
        assert_eq!((moved.state, moved.announced_on), (State::Announced, Some(date(2026, 11, 20))));
        let ended = stored(&app, &right).await;
        assert_eq!((ended.state, ended.until), (AuthorisationState::Stopped, Some(date(2026, 11, 20))));
        assert_eq!(told(&app, &stage.producer, "application_announce").await, 1);
        assert_eq!(told(&app, &stage.producer, "right_ended").await, 0);
        assert_eq!(recorded(&app, Action::ApplicationAnnounce, &case).await, (1, 1));
    }

    async fn a_change_of_name_reaches_the_register_and_no_import_undoes_it(app: TestApp) {
        let stage = Stage::new(&app, Track::GiTrademarkUnspecified).await;
        let right = right_of(&app, &stage, Track::GiTrademarkUnspecified, date(2024, 5, 1)).await;
        for (of, becomes) in [("name", "改名茶业有限公司"), ("address", "改址路 9 号")] {
            let case = change(&app, &stage, &right, "gi_trademark_unspecified.licence", of, becomes).await;
            through(&app, &stage, &case, &[
                (&stage.county, "accept"), (&stage.county, "begin_review"), (&stage.county, "give_opinion"),
                (&stage.city, "city_agree"), (&stage.province, "propose_approval"),
            ]).await;
            let rests = [("announcement", "商标使用许可变更公告第1801期"), ("day", "2026-11-10")];
            stage.step(&app, &stage.other, &case, "approve", &rests).await.expect(303);
        }
        app.app.catalogue.refresh().await.unwrap();
        let now = app.app.catalogue.current();
        let known = now.enterprise(&stage.enterprise).unwrap();
        assert_eq!((known.name.as_str(), known.address.as_deref()), ("改名茶业有限公司", Some("改址路 9 号")));
        // Found under the new name, and the former one stays readable with its day and source.
        assert!(app.get("/enterprises?q=改名茶业").await.expect(200).text().contains(&stage.enterprise));
        let page = seen(&app.get(&format!("/enterprises/{}", stage.enterprise)).await.expect(200).html());
        for words in ["由“试用茶业有限公司”变更为“改名茶业有限公司”", "2026-11-10", "商标使用许可变更公告第1801期", "改址路 9 号"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        let edits = app.app.store.field_edits().await.unwrap();
        let mut edited: Vec<_> = edits.iter().filter(|edit| edit.key == stage.enterprise).map(|edit| (edit.field.as_str(), edit.by.as_str())).collect();
        edited.sort_unstable();
        assert_eq!(edited, [("address", stage.other.account.as_str()), ("name", stage.other.account.as_str())]);
        // The files are imported again: what was announced stays.
        tests::seed::import(&app.app.store).await;
        app.app.catalogue.refresh().await.unwrap();
        let again = app.app.catalogue.current();
        assert_eq!(again.enterprise(&stage.enterprise).unwrap().name, "改名茶业有限公司");
    }

    async fn an_import_that_brings_the_old_name_does_not_undo_a_change(app: TestApp) {
        // An enterprise that the files themselves bring, with its right.
        let stage = Stage::new(&app, Track::GiTrademarkUnspecified).await;
        let register = app.app.catalogue.current();
        let known = register.rows().enterprises.iter().find(|e| e.id.as_str() != stage.enterprise && e.uscc.is_none()).unwrap();
        let (own, before) = (known.id.to_string(), known.name.clone());
        let uscc = tests::people::uscc(7_321);
        let step = tests::rights::filing(1, &stage.province.account);
        let owner = app.owner("owner.of.files", &own).await;
        let right = Authorisation::granted(
            app.app.clock.id(), slug(&own), slug(&stage.product), Track::GiTrademarkUnspecified, date(2024, 5, 1), "b".to_owned());
        app.app.store.record_authorisation(&right, &tests::act()).await.unwrap();
        // Its code comes with an announcement, as codes do.
        app.app.store.insert_filing(&step, &[], &tests::act()).await.unwrap();
        assert!(app.app.store.propose_filing(&tests::rights::step(&step, 1, &stage.province.account), &[], &tests::act()).await.unwrap());
        let mut all = tests::rights::application(&step, 2, &stage.other.account, app.app.store.generation().await.unwrap());
        all.grants.clear();
        all.protections.clear();
        all.values = vec![daodi::ports::EnterpriseValue { enterprise: own.clone(), value: daodi::ports::EnterpriseField::Uscc(uscc) }];
        assert!(app.app.store.apply_filing(&all, &tests::act()).await.unwrap());
        app.app.catalogue.refresh().await.unwrap();
        let stage = Stage { producer: owner, enterprise: own.clone(), ..stage };
        let case = change(&app, &stage, &right, "gi_trademark_unspecified.membership", "name", "档案改名茶业有限公司").await;
        through(&app, &stage, &case, &[
            (&stage.county, "accept"), (&stage.county, "begin_review"), (&stage.county, "give_opinion"),
            (&stage.city, "city_agree"), (&stage.province, "propose_approval"),
        ]).await;
        let rests = [("announcement", "变更公告第1802期"), ("day", "2026-11-10")];
        stage.step(&app, &stage.other, &case, "approve", &rests).await.expect(303);
        tests::seed::import(&app.app.store).await;
        app.app.catalogue.refresh().await.unwrap();
        let after = app.app.catalogue.current().enterprise(&own).unwrap().name.clone();
        assert_eq!(after, "档案改名茶业有限公司", "the files still say {before}");
    }

    async fn a_right_lapses_with_the_licence_that_it_hangs_on(app: TestApp) {
        let stage = Stage::new(&app, Track::GiTrademarkUnspecified).await;
        let (mark, user) = on_the_list(&app, &stage, Track::CertificationMark, Some(date(2026, 11, 20))).await;
        confirmed(&app, &stage, &user).await;
        let right = right_of(&app, &stage, Track::CertificationMark, date(2026, 6, 1)).await;
        assert_eq!(app.app.accounts.lapse_due().await.unwrap(), 0, "on its last day it stands");
        let tomorrow = app.tomorrow().await;
        assert_eq!(tomorrow.app.accounts.lapse_due().await.unwrap(), 1);
        assert_eq!(tomorrow.app.accounts.lapse_due().await.unwrap(), 0, "once");
        let ended = stored(&app, &right).await;
        assert_eq!((ended.state, ended.until), (AuthorisationState::Lapsed, Some(date(2026, 11, 21))));
        assert_eq!(recorded(&tomorrow, Action::AuthorisationEnd, &right.id).await, (1, 1));
        let history = app.app.store.right_changes(&right.id).await.unwrap();
        assert!(history.last().unwrap().basis.contains(&mark.number), "{history:?}");
        for who in [&stage.producer, &stage.county, &stage.second] {
            assert_eq!(told(&app, who, "right_lapsed").await, 1, "{}", who.login);
        }
        assert_eq!(told(&app, &stage.elsewhere, "right_lapsed").await, 0);
        let mails = app.app.store.mail(MailState::Waiting, 0, 99).await.unwrap().rows;
        assert_eq!(mails.iter().filter(|mail| mail.kind == "right_told").count(), 3, "{mails:?}");
        // One that began after the use had ended hangs on something else.
        let later = right_of(&app, &stage, Track::CertificationMark, date(2026, 11, 22)).await;
        assert_eq!(app.later(5 * 86_400).await.app.accounts.lapse_due().await.unwrap(), 0);
        assert!(stored(&app, &later).await.state.is_live());
    }

    async fn a_right_stays_while_another_licence_is_in_force_and_goes_with_its_mark(app: TestApp) {
        let stage = Stage::new(&app, Track::GiTrademarkUnspecified).await;
        let (mark, user) = on_the_list(&app, &stage, Track::CollectiveMark, None).await;
        confirmed(&app, &stage, &user).await;
        let right = right_of(&app, &stage, Track::GiTrademarkUnspecified, date(2026, 6, 1)).await;
        assert_eq!(app.app.accounts.lapse_due().await.unwrap(), 0);
        // The member is struck off; the same day they are a licensee of another mark.
        let held = app.app.store.trademark_user(Keeper::Office, &user.id).await.unwrap().unwrap();
        let end = tests::trademarks::ending(&stage.province.account, date(2026, 11, 19));
        assert!(app.app.store.end_use(Keeper::Office, &held, &end, &[], &tests::act()).await.unwrap());
        let other = Trademark { id: id(800_701), number: "9988776".to_owned(), track: Track::CertificationMark, expires: date(2026, 11, 25), ..mark };
        app.app.store.tie_trademark(&other, &[], &tests::act()).await.unwrap();
        let licence = TrademarkUser { id: id(810_701), trademark: other.id.clone(), ..user };
        app.app.store.declare_users(&other.account, std::slice::from_ref(&licence), &tests::act()).await.unwrap();
        confirmed(&app, &stage, &licence).await;
        assert_eq!(app.app.accounts.lapse_due().await.unwrap(), 0, "the licence holds it");
        let later = app.later(6 * 86_400).await;
        assert_eq!(later.app.accounts.lapse_due().await.unwrap(), 1, "the mark has expired");
        assert_eq!(stored(&app, &right).await.until, Some(date(2026, 11, 26)));
        let uses = app.app.store.trademarks(Keeper::Office, &TrademarkQuery { limit: 9, ..TrademarkQuery::default() }).await.unwrap();
        assert_eq!(uses.total, 2);
    }

    async fn non_use_is_said_once_at_eighteen_months_and_once_at_two_years_and_stops_nothing(app: TestApp) {
        let stage = Stage::new(&app, Track::GiProduct).await;
        // 2026-11-20 is the day: eighteen months after the first, two years after the second, less after the third.
        let warned = right_of(&app, &stage, Track::GiProduct, date(2025, 5, 20)).await;
        assert_eq!(app.app.accounts.warn_unused().await.unwrap(), 1);
        assert_eq!(app.app.accounts.warn_unused().await.unwrap(), 0, "once");
        for who in [&stage.producer, &stage.county] {
            assert_eq!(told(&app, who, "right_unused").await, 1, "{}", who.login);
        }
        assert_eq!(recorded(&app, Action::AuthorisationWarn, &warned.id).await, (1, 0), "nobody else's business");
        let mails = app.app.store.mail(MailState::Waiting, 0, 99).await.unwrap().rows;
        assert_eq!(mails.iter().filter(|mail| mail.kind == "right_told").count(), 3, "{mails:?}");
        let page = seen(&app.get_as(&stage.producer, &format!("/my/authorisations/{}", warned.id)).await.expect(200).html());
        assert!(page.contains("已有 18 个月没有用标记录") && page.contains("2027-05-20"), "{page}");
        let list = seen(&app.get_as(&stage.county, "/desk/authorisations?care=unused").await.expect(200).html());
        assert!(list.contains("试用茶业有限公司") && list.contains("18 个月未用标"), "{list}");
        app.get_as(&stage.county, "/desk/authorisations?care=stoppable").await.expect(200);
        let none = seen(&app.get_as(&stage.elsewhere, "/desk/authorisations").await.expect(200).html());
        assert!(!none.contains("试用茶业有限公司"), "{none}");
        // Half a year on, to the day, the ground to stop is there; not a day before.
        let day_before = app.later(180 * 86_400).await;
        assert_eq!(day_before.app.accounts.warn_unused().await.unwrap(), 0);
        let due = app.later(181 * 86_400).await;
        assert_eq!(due.app.clock.today(), date(2027, 5, 20));
        assert_eq!(due.app.accounts.warn_unused().await.unwrap(), 1);
        assert_eq!(due.app.accounts.warn_unused().await.unwrap(), 0, "once");
        assert_eq!(told(&app, &stage.county, "right_stoppable").await, 1);
        assert_eq!(stored(&app, &warned).await.state, AuthorisationState::Active, "a person decides");
        // A use that is recorded begins the count anew.
        let usage = MarkUse {
            id: id(801_500), authorisation: warned.id.clone(), day: date(2027, 5, 1), batch: "1".to_owned(), note: String::new(),
            at: 1, by: stage.producer.account.clone(),
        };
        let act = tests::people::act_of(&stage.producer.account);
        assert!(app.app.store.record_mark_use(&usage, &act).await.unwrap());
        let anew = app.later(181 * 86_400 + 540 * 86_400).await;
        assert_eq!(anew.app.accounts.warn_unused().await.unwrap(), 1);
        assert_eq!(told(&app, &stage.producer, "right_unused").await, 2);
    }

    async fn an_office_orders_the_user_reports_and_the_office_ends_it(app: TestApp) {
        let stage = Stage::new(&app, Track::GiProduct).await;
        let right = right_of(&app, &stage, Track::GiProduct, date(2026, 5, 20)).await;
        let (desk, mine) = (format!("/desk/authorisations/{}", right.id), format!("/my/authorisations/{}", right.id));
        let typed = |due: &'static str| {
            vec![("version", "1"), ("demand", "包装上的标志不规范"), ("basis", "限期整改通知书〔2026〕7号"), ("due", due)]
        };
        let order = format!("{desk}/order");
        for bad in ["", "2026-11-20", "x"] {
            app.post_as(&stage.county, &order, &typed(bad)).await.expect(422);
        }
        app.post_as(&stage.elsewhere, &order, &typed("2026-12-20")).await.expect(404);
        app.post_as(&stage.producer, &order, &typed("2026-12-20")).await.expect(403);
        app.post_as(&stage.auditor, &order, &typed("2026-12-20")).await.expect(403);
        app.post_as(&stage.producer, &format!("{mine}/report"), &[("report", "x")]).await.expect(409);
        app.post_as(&stage.county, &order, &typed("2026-12-20")).await.expect(303);
        app.post_as(&stage.county, &order, &typed("2026-12-20")).await.expect(409);
        assert_eq!(stored(&app, &right).await.state, AuthorisationState::RectificationOrdered);
        assert_eq!(told(&app, &stage.producer, "right_rectification").await, 1);
        app.app.catalogue.refresh().await.unwrap();
        // What is wrong is told to the user; everybody sees that something is being put right.
        assert!(app.get_as(&stage.producer, &mine).await.expect(200).text().contains("包装上的标志不规范"));
        let public = app.get(&format!("/authorisations/{}", right.id)).await.expect(200).text().to_owned();
        assert!(public.contains("限期整改通知书〔2026〕7号") && !public.contains("包装上的标志不规范"));
        app.post_as(&stage.stranger, &format!("{mine}/report"), &[("report", "x")]).await.expect(404);
        app.post_as(&stage.producer, &format!("{mine}/report"), &[("report", "")]).await.expect(422);
        app.post_as(&stage.producer, &format!("{mine}/report"), &[("report", "已更换全部包装")]).await.expect(303);
        assert_eq!(told(&app, &stage.county, "right_reported").await, 1);
        let end = format!("{desk}/end");
        let fields = |version: &'static str| [("version", version), ("outcome", "done"), ("finding", "现场核查，已更换")];
        app.post_as(&stage.county, &end, &fields("1")).await.expect(409);
        app.post_as(&stage.elsewhere, &end, &fields("2")).await.expect(404);
        // Looked at and not done: the order goes on to another day, and the user is told why.
        let not_done = |version: &'static str, due: &'static str| {
            [("version", version), ("outcome", "not_done"), ("finding", "仍有两批未更换"), ("due", due)]
        };
        for bad in ["", "2026-11-20", "x", "2026-12-01"] {
            app.post_as(&stage.county, &end, &not_done("2", bad)).await.expect(422);
        }
        app.post_as(&stage.county, &end, &[("version", "2"), ("finding", "x")]).await.expect(422);
        app.post_as(&stage.county, &end, &not_done("1", "2026-12-31")).await.expect(409);
        app.post_as(&stage.county, &end, &not_done("2", "2026-12-31")).await.expect(303);
        app.post_as(&stage.county, &end, &not_done("2", "2026-12-31")).await.expect(409);
        assert_eq!(stored(&app, &right).await.state, AuthorisationState::RectificationOrdered);
        assert_eq!(told(&app, &stage.producer, "right_returned").await, 1);
        assert_eq!(recorded(&app, Action::AuthorisationReturn, &right.id).await, (1, 0));
        let shown = app.get_as(&stage.producer, &mine).await.expect(200);
        assert!(shown.text().contains("仍有两批未更换") && shown.text().contains("2026-12-31"), "{}", shown.text());
        assert!(app.get_as(&stage.county, &desk).await.expect(200).text().contains("等待企业再次报告"));
        app.post_as(&stage.producer, &format!("{mine}/report"), &[("report", "已更换全部包装，附清单")]).await.expect(303);
        assert!(app.get_as(&stage.county, &desk).await.expect(200).text().contains("已更换全部包装"));
        app.post_as(&stage.city, &end, &fields("4")).await.expect(303);
        assert_eq!(stored(&app, &right).await.state, AuthorisationState::Active);
        assert_eq!(told(&app, &stage.producer, "right_rectified").await, 1);
        assert_eq!(recorded(&app, Action::AuthorisationChange, &right.id).await, (2, 2));
        let query = LogQuery { object: right.id.clone(), limit: 9, ..LogQuery::default() };
        for entry in app.app.store.log_entries(&query).await.unwrap().rows {
            assert!(!["包装", "现场核查", "仍有两批"].iter().any(|words| entry.leaf.contains(words)), "{}", entry.leaf);
        }
        // What the province ordered, the county does not find done; it says to whom that belongs.
        let version = stored(&app, &right).await.version.to_string();
        let again = [("version", version.as_str()), ("demand", "年报未报"), ("basis", "通知书〔2026〕8号"), ("due", "2026-12-20")];
        app.post_as(&stage.province, &order, &again).await.expect(303);
        let page = app.get_as(&stage.county, &desk).await.expect(200);
        assert!(page.text().contains("由上级机构责令") && !page.text().contains("name=\"finding\""), "{}", page.text());
        for who in [&stage.county, &stage.city] {
            app.post_as(who, &end, &fields("1")).await.expect(422);
        }
        app.post_as(&stage.province, &end, &fields("1")).await.expect(303);
    }

    async fn a_change_that_was_asked_for_keeps_no_order_away_and_is_announced_under_it(app: TestApp) {
        let stage = Stage::new(&app, Track::GiProduct).await;
        let name = app.app.catalogue.current().product(&stage.product).unwrap().name.clone();
        let right = right_of(&app, &stage, Track::GiProduct, date(2024, 5, 1)).await;
        let case = change(&app, &stage, &right, "gi_product.gi_product", "name", "试用新茶业有限公司").await;
        through(&app, &stage, &case, &to_national(&stage)).await;
        assert_eq!(stored(&app, &right).await.state, AuthorisationState::ChangePending);
        let version = stored(&app, &right).await.version.to_string();
        let order = [("version", version.as_str()), ("demand", "标志不规范"), ("basis", "通知书〔2026〕9号"), ("due", "2026-12-20")];
        app.post_as(&stage.county, &format!("/desk/authorisations/{}/order", right.id), &order).await.expect(303);
        assert_eq!(stored(&app, &right).await.state, AuthorisationState::RectificationOrdered);
        let csv = format!("产品名称,企业名称,变更后名称\n{name},试用茶业有限公司,试用新茶业有限公司\n");
        let what = ("user_change", "国家知识产权局公告第七〇五号", "2026-11-20");
        announced(&app, &stage, what, &csv, "随之办结申请 1 件").await;
        assert_eq!(stage.case(&app, &case).await.state, State::Announced);
        assert_eq!(stored(&app, &right).await.state, AuthorisationState::RectificationOrdered, "the order stands");
        assert_eq!(app.app.catalogue.current().enterprise(&stage.enterprise).unwrap().name, "试用新茶业有限公司");
    }

    async fn what_one_has_is_not_applied_for_and_what_is_revoked_not_either(app: TestApp) {
        let stage = Stage::new(&app, Track::GiProduct).await;
        let name = app.app.catalogue.current().product(&stage.product).unwrap().name.clone();
        let new = [
            ("enterprise", stage.enterprise.as_str()), ("product", &stage.product), ("way", "gi_product.gi_product"),
            ("kind", "new"),
        ];
        // Begun before the right came: then it cannot be handed in.
        let case = stage.begun(&app, "gi_product.gi_product").await;
        stage.filled(&app, &case).await;
        right_of(&app, &stage, Track::GiProduct, date(2024, 5, 1)).await;
        let version = stage.case(&app, &case).await.version.to_string();
        let submit = format!("/my/applications/{case}/submit");
        let refused = app.post_as(&stage.producer, &submit, &[("version", &version)]).await.expect(422);
        assert!(refused.text().contains("已有这一项专用标志使用权"), "{}", refused.text());
        app.post_as(&stage.producer, &format!("/my/applications/{case}/discard"), &[]).await.expect(303);
        let refused = app.post_as(&stage.producer, "/my/applications/new", &new).await.expect(422);
        assert!(refused.text().contains("已有这一项专用标志使用权"), "{}", refused.text());
        // The protection is revoked: nobody applies under it any more, and no announcement approves a user of it.
        let asked = format!("/apply?product={}&being=producer", stage.product);
        assert!(!app.get(&asked).await.expect(200).text().contains("已被撤销"));
        let csv = format!("产品名称,原因,保护依据\n{name},产品名称成为通用名称,保护产品\n");
        announced(&app, &stage, ("revocation", "国家知识产权局公告第七〇六号", "2026-11-20"), &csv, "无疑问").await;
        let page = app.get(&asked).await.expect(200);
        assert!(page.text().contains("这个名称的保护已被撤销"), "{}", page.text());
        app.post_as(&stage.producer, "/my/applications/new", &new).await.expect(422);
        let register = app.app.catalogue.current();
        assert!(register.is_revoked(&stage.product, Track::GiProduct));
    }

    async fn the_registrants_list_is_shown_and_keeps_nobody_out(app: TestApp) {
        let stage = Stage::new(&app, Track::GiTrademarkUnspecified).await;
        let case = stage.begun(&app, "gi_trademark_unspecified.licence").await;
        stage.filled(&app, &case).await;
        let preview = format!("/my/applications/{case}/preview");
        let shown = async || seen(&app.get_as(&stage.producer, &preview).await.expect(200).html());
        let page = shown().await;
        assert!(page.contains("名单中没有申请人") && page.contains("还没有登记这件商标的注册人名单"), "{page}");
        let (_, user) = on_the_list(&app, &stage, Track::CertificationMark, Some(date(2027, 10, 8))).await;
        assert!(shown().await.contains("尚待省局确认"));
        assert_eq!(Uscc::parse(user.uscc.as_str()).as_ref(), Ok(&user.uscc));
        // Not on the list yet: handed in all the same, and the officer sees it.
        let version = stage.case(&app, &case).await.version.to_string();
        app.post_as(&stage.producer, &format!("/my/applications/{case}/submit"), &[("version", &version)]).await.expect(303);
        let desk = format!("/desk/applications/{case}");
        let page = seen(&app.get_as(&stage.county, &desk).await.expect(200).html());
        assert!(page.contains("名单中没有申请人") && page.contains("请根据材料核实决定"), "{page}");
        confirmed(&app, &stage, &user).await;
        for who in [&stage.county, &stage.province] {
            let page = seen(&app.get_as(who, &desk).await.expect(200).html());
            assert!(page.contains("测试茶叶协会") && page.contains("与名单不一致") && page.contains("2026备7"), "{page}");
        }
        // Of the product's own way no list is asked.
        stage.step(&app, &stage.county, &case, "accept", &[]).await.expect(303);
    }
}
