//! The forms of applications for the mark.

use super::Add;
use crate::access::world::{SHIHE, World, XINYANG, uscc};
use daodi::people::Role;
use daodi::ports::People as _;
use tests::actor::key;
use tests::{Raw, TestApp};

/// The forms of applications, each from the state that those before it left.
pub(super) async fn add(app: &TestApp, world: &World, raw: &Raw, add: &mut Add<'_>) {
    use daodi::application::{Answer, Application, Kind, PaperKind, Section, Step};
    use daodi::ports::{Cases as _, Eyes};
    let store = &app.app.store;
    let World { a, b, shihe, xinyang, province, enterprise_a, enterprise_b, .. } = world;
    // Whoever hands in has a code, as every enterprise that an office has taken up.
    let coded = format!("UPDATE enterprise SET uscc = '{}' WHERE id = '{enterprise_b}'", uscc(XINYANG, 98));
    assert_eq!(raw.run(&coded).await, Ok(1));
    assert_eq!(raw.run("UPDATE register_state SET generation = generation + 1").await, Ok(1));
    app.app.catalogue.refresh().await.unwrap();
    let register = app.app.catalogue.current();
    let gi = |p: &&daodi::registry::Product| {
        p.has_track(daodi::registry::Track::GiProduct) && p.slug.as_str() != "xinyang-maojian"
    };
    let product = register.rows().products.iter().find(gi).unwrap().slug.to_string();
    let typed = [
        ("enterprise", enterprise_a.as_str()),
        ("product", product.as_str()),
        ("way", "gi_product.gi_product"),
        ("kind", "new"),
        ("change_of", ""),
        ("authorisation", ""),
    ];
    add("/my/applications/new", "", Some(a), &typed, (303, "application.begin"));

    // A draft with everything but one page, and a paper to be taken out again.
    let draft = tests::cases::draft(2, "", "").id;
    let known = store.uploads("claim", &world.claim).await.unwrap().remove(0);
    let act = || tests::people::act_of(&a.account);
    let mut papers = Vec::new();
    for _ in 0..2 {
        let paper = daodi::people::Upload { id: key(), ..known.clone() };
        assert!(store.add_paper(&a.account, &draft, PaperKind::BusinessLicence, &paper, &act()).await.unwrap());
        papers.push(paper.id);
    }
    let case = store.case(Eyes::Applicant(&a.account), &draft).await.unwrap().unwrap();
    let scope = case.scope();
    let mut statement = case.statement.clone();
    let answer = |answer: Answer| match answer {
        Answer::Line(_) | Answer::Lines(_) => "见材料",
        Answer::Number => "12.5",
        Answer::PastDay => "2026-10-08",
        Answer::Day => "2027-10-08",
        Answer::County => SHIHE,
        Answer::Choice(offered) => offered[0],
        Answer::Bases => "",
        Answer::Agree => "yes",
    };
    for question in scope.questions() {
        statement.set(question.name, answer(question.answer));
    }
    assert!(store.save_statement(&a.account, &draft, &statement, &act()).await.unwrap());
    let mine = |id: &str, act: &str| format!("/my/applications/{id}/{act}");
    let mut typed: Vec<(&'static str, &str)> =
        scope.questions_of(Section::Product).into_iter().map(|q| (q.name, answer(q.answer))).collect();
    typed.push(("then", "next"));
    add("/my/applications/{id}/{section}", &mine(&draft, "product"), Some(a), &typed, (303, "application.save"));
    let typed = [("kind", "business_licence")];
    add("/my/applications/{id}/papers", &mine(&draft, "papers"), Some(a), &typed, (303, "application.paper"));
    let typed = [("upload", papers[1].as_str())];
    let path = mine(&draft, "papers/remove");
    add("/my/applications/{id}/papers/remove", &path, Some(a), &typed, (303, "application.paper_remove"));
    // Another that is whole, in the version that it was kept in.
    let by = || tests::people::act_of(&b.account);
    let whole = Application { kind: Kind::GivingUp, ..tests::cases::draft(7, &b.account, enterprise_b) };
    store.insert_application(&whole, &by()).await.unwrap();
    assert!(store.save_statement(&b.account, &whole.id, &statement, &by()).await.unwrap());
    let path = mine(&whole.id, "submit");
    add("/my/applications/{id}/submit", &path, Some(b), &[("version", "2")], (303, "application.submit"));
    let other = Application { kind: Kind::New, ..tests::cases::draft(5, &b.account, enterprise_b) };
    store.insert_application(&other, &by()).await.unwrap();
    add("/my/applications/{id}/discard", &mine(&other.id, "discard"), Some(b), &[], (303, "application.discard"));

    // The case at its site check, from both sides.
    let one = world.application.as_str();
    let case = store.case(Eyes::Applicant(&a.account), one).await.unwrap().unwrap();
    let desk = |act: &str| format!("/desk/applications/{one}/{act}");
    let typed = [("version", "1"), ("planned", "2026-12-02"), ("places_seen", "茶园"), ("then", "save")];
    let path = desk("site-check");
    add("/desk/applications/{id}/site-check", &path, Some(shihe), &typed, (303, "application.site_check"));
    let version = case.version.to_string();
    let typed = [
        ("step", "request_supplement"),
        ("version", version.as_str()),
        ("reason", "请补充材料"),
        ("marked", "goods"),
        ("mark_goods", "写明等级"),
    ];
    add("/desk/applications/{id}/step", &desk("step"), Some(shihe), &typed, (303, "application.request_supplement"));
    add(
        "/desk/applications/{id}/note",
        &desk("note"),
        Some(shihe),
        &[("note", "已电话联系")],
        (303, "application.note"),
    );
    add("/desk/applications/{id}/say", &desk("say"), Some(shihe), &[("words", "请尽快")], (303, "application.say"));
    let why = [("reason", "电话核实材料")];
    add("/desk/applications/{id}/reveal", &desk("reveal"), Some(shihe), &why, (200, "person.reveal"));
    let typed = [("case", one), ("to", "shihe"), ("back", "/desk/applications")];
    add("/desk/applications/assign", "", Some(shihe), &typed, (303, "application.assign"));
    add("/my/applications/{id}/say", &mine(one, "say"), Some(a), &[("words", "好的")], (303, "application.say"));
    add("/my/applications/{id}/withdraw", &mine(one, "withdraw"), Some(a), &[], (303, "application.withdraw"));

    // One that waits to be handed over.
    let second = app.actor("province.third", Role::ProvinceOfficer, "").await;
    let sheet = Application {
        product: daodi::identifiers::Slug::parse(&product).unwrap(),
        ..tests::cases::draft(6, &b.account, enterprise_b)
    };
    store.insert_application(&sheet, &by()).await.unwrap();
    for (what, who) in [
        (Step::Submit, &b.account),
        (Step::Accept, &shihe.account),
        (Step::OrderSiteCheck, &shihe.account),
        (Step::ReportSiteCheck, &shihe.account),
        (Step::GiveOpinion, &shihe.account),
        (Step::CityAgree, &xinyang.account),
        (Step::ProposeApproval, &province.account),
        (Step::Approve, &second.account),
    ] {
        let case = store.case(Eyes::Applicant(&b.account), &sheet.id).await.unwrap().unwrap();
        let mut movement = tests::cases::step(&case, what, who);
        if let Some(check) = &mut movement.site_check {
            (check.first, check.second) = (shihe.account.clone(), xinyang.account.clone());
        }
        let eyes = match what {
            Step::Submit => Eyes::Applicant(&b.account),
            _ => Eyes::Office(tests::cases::office("410000")),
        };
        assert!(store.move_case(eyes, &movement, &tests::people::act_of(who)).await.unwrap(), "{what:?}");
    }
    let typed = [("number", "豫知保〔2026〕1号"), ("day", "2026-11-20"), ("note", ""), ("case", sheet.id.as_str())];
    add("/desk/handovers", "", Some(province), &typed, (303, "application.hand_over"));
    // A sheet that was made before, with a password to be shown.
    let made = tests::cases::sheet(9, &province.account);
    let by = || tests::people::act_of(&province.account);
    assert!(store.hand_over(&made, &[], &by()).await.unwrap());
    let principal = app.app.accounts.recognise(&province.cookie).await.unwrap().unwrap().principal.unwrap();
    let first = ("甲乙丙丁", "2026-11-20", "");
    let acting = server::services::acting::Acting { actor: by().actor, ..tests::acting() };
    app.app.cases.keep_password(&principal, &made.id, first, &acting).await.unwrap();
    let at = |what: &str| format!("/desk/handovers/{}/{what}", made.id);
    add("/desk/handovers/{id}/reveal", &at("reveal"), Some(province), &[], (200, "handover.reveal"));
    let seen = app.app.cases.handed_over(&made.id).await.unwrap().0.password.unwrap().at.to_string();
    let typed = [("download_password", "戊己庚辛"), ("password_on", "2026-11-20"), ("seen", seen.as_str())];
    let path = at("download-password");
    add("/desk/handovers/{id}/download-password", &path, Some(province), &typed, (303, "handover.password"));
}
