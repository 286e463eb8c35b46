//! The official papers of a case: who gets which, from when on, and what they say.

use super::flow::checked;
use super::stage::Stage;
use daodi::registry::Track;
use server::config::Config;
use tests::paper::{docx_text, pdf_text};
use tests::{Actor, Reply, TestApp, each_app, seed};

const APPEAL: &str = "对本决定不服的，可以向本机关询问救济途径。";

/// The paper's address.
fn at(side: &str, id: &str, file: &str) -> String {
    format!("/{side}/applications/{id}/papers/{file}")
}

async fn desk(app: &TestApp, who: &Actor, id: &str, file: &str) -> Reply {
    app.get_as(who, &at("desk", id, file)).await
}

/// Every paper that there is, by the name in its address.
const NAMES: &[&str] = &[
    "acceptance",
    "non_acceptance",
    "supplement",
    "supplement-2",
    "site_check",
    "first_opinion",
    "city_opinion",
    "decision",
];

/// Of all papers exactly these are there, on the desk and for the applicant, and the pages lead to them.
async fn there(app: &TestApp, stage: &Stage, id: &str, expected: &[&str]) {
    let own = ["acceptance", "non_acceptance", "supplement", "supplement-2", "decision"];
    let page = app.get_as(&stage.county, &format!("/desk/applications/{id}")).await.expect(200);
    let mine = app.get_as(&stage.producer, &format!("/my/applications/{id}")).await.expect(200);
    for name in NAMES {
        let is = expected.contains(name);
        let got = desk(app, &stage.county, id, &format!("{name}.pdf")).await.status.as_u16();
        assert_eq!(got, if is { 200 } else { 404 }, "{name} of {expected:?} on the desk");
        for ending in ["pdf", "docx"] {
            let linked = page.text().contains(&format!("href=\"{}\"", at("desk", id, &format!("{name}.{ending}"))));
            assert_eq!(linked, is, "a link to {name}.{ending} after {expected:?}");
        }
        let is = is && own.contains(name);
        let got = app.get_as(&stage.producer, &at("my", id, &format!("{name}.pdf"))).await.status.as_u16();
        assert_eq!(got, if is { 200 } else { 404 }, "{name} of {expected:?} for the applicant");
        let linked = mine.text().contains(&format!("href=\"{}\"", at("my", id, &format!("{name}.pdf"))));
        assert_eq!(linked, is, "a link for the applicant to {name} after {expected:?}");
    }
    if expected.is_empty() {
        assert!(page.text().contains("暂无文书") && mine.text().contains("暂无文书"));
    }
}

each_app! {
    async fn p15_each_step_brings_its_paper_to_those_it_is_for(app: TestApp) {
        let stage = Stage::new(&app, Track::GiProduct).await;
        let id = stage.submitted(&app, "gi_product.gi_product").await;
        there(&app, &stage, &id, &[]).await;
        stage.step(&app, &stage.county, &id, "accept", &[]).await.expect(303);
        there(&app, &stage, &id, &["acceptance"]).await;
        let checkers = [("first", "county.one"), ("second", "county.two"), ("day", "2026-11-25")];
        stage.step(&app, &stage.county, &id, "order_site_check", &checkers).await.expect(303);
        let marks = [("mark_goods", "请写明等级和规格"), ("reason", "申请书填写不完整。")];
        stage.step(&app, &stage.county, &id, "request_supplement", &marks).await.expect(303);
        there(&app, &stage, &id, &["acceptance", "supplement"]).await;
        let product = format!("/my/applications/{id}/product");
        app.post_as(&stage.producer, &product, &[("goods", "特级绿茶"), ("standard_no", "GB/T 22737")]).await.expect(303);
        let version = stage.case(&app, &id).await.version.to_string();
        let submit = format!("/my/applications/{id}/submit");
        app.post_as(&stage.producer, &submit, &[("version", &version)]).await.expect(303);
        checked(&stage, &app, &id).await;
        // Both have signed; until the report is given it may still be changed, and is no paper.
        there(&app, &stage, &id, &["acceptance", "supplement"]).await;
        stage.step(&app, &stage.county, &id, "report_site_check", &[]).await.expect(303);
        there(&app, &stage, &id, &["acceptance", "supplement", "site_check"]).await;
        stage.step(&app, &stage.county, &id, "give_opinion", &[("reason", "产地核验合格，同意上报。")]).await.expect(303);
        let so_far = ["acceptance", "supplement", "site_check", "first_opinion"];
        there(&app, &stage, &id, &so_far).await;
        stage.step(&app, &stage.city, &id, "city_agree", &[("reason", "材料属实，同意。")]).await.expect(303);
        stage.step(&app, &stage.province, &id, "propose_approval", &[]).await.expect(303);
        stage.step(&app, &stage.other, &id, "approve", &[]).await.expect(303);
        let so_far = ["acceptance", "supplement", "site_check", "first_opinion", "city_opinion"];
        there(&app, &stage, &id, &so_far).await;
        let sheet = [("number", "豫知保〔2026〕1号"), ("day", "2026-11-20"), ("note", ""), ("case", id.as_str())];
        app.post_as(&stage.province, "/desk/handovers", &sheet).await.expect(303);
        let announced = [("announcement", "国家知识产权局公告第700号"), ("day", "2026-11-20")];
        stage.step(&app, &stage.province, &id, "announce", &announced).await.expect(303);
        let so_far = ["acceptance", "supplement", "site_check", "first_opinion", "city_opinion", "decision"];
        there(&app, &stage, &id, &so_far).await;

        // Whose case it is not has none of them, and nobody sees one without signing in.
        for name in so_far {
            let file = format!("{name}.pdf");
            for who in [&stage.city, &stage.province, &stage.second, &stage.auditor] {
                desk(&app, who, &id, &file).await.expect(200);
            }
            desk(&app, &stage.elsewhere, &id, &file).await.expect(404);
            app.get_as(&stage.stranger, &at("my", &id, &file)).await.expect(404);
            desk(&app, &stage.producer, &id, &file).await.expect(403);
            app.get_as(&stage.county, &at("my", &id, &file)).await.expect(403);
            for side in ["desk", "my"] {
                let nobody = app.get(&at(side, &id, &file)).await.expect(303);
                assert!(nobody.header("location").contains("/sign-in"), "{}", nobody.header("location"));
            }
        }
        // What is to be written on in is the officers'; what is no paper is none.
        app.get_as(&stage.producer, &at("my", &id, "acceptance.docx")).await.expect(404);
        for file in ["acceptance", "acceptance.odt", ".pdf", "acceptance-1.pdf", "acceptance.pdf.pdf", "extract.pdf"] {
            desk(&app, &stage.county, &id, file).await.expect(404);
        }

        // How they are given out.
        let pdf = app.get_as(&stage.producer, &at("my", &id, "acceptance.pdf")).await.expect(200);
        assert_eq!((pdf.header("content-type"), pdf.header("cache-control")), ("application/pdf", "no-store"));
        let name = server::http::disposition("使用申请受理通知书 20261120-0001-受理.pdf");
        assert_eq!(pdf.header("content-disposition"), name);
        let english = app.get_as(&stage.producer, &format!("/en/my/applications/{id}/papers/acceptance.pdf")).await.expect(200);
        assert_eq!(english.body, pdf.body, "in English too it is the paper in Chinese");
        let page = app.get_as(&stage.producer, &format!("/en/my/applications/{id}")).await.expect(200);
        assert!(page.text().contains("in Chinese only"), "and the page says so");

        // What they say, in both forms.
        let case = stage.case(&app, &id).await;
        let office = app.app.accounts.store();
        use daodi::ports::People as _;
        let name_of = async |code| office.office(code).await.unwrap().unwrap().office.name;
        let (county, city) = (name_of(case.office).await, name_of(case.prefecture).await);
        let province = name_of(daodi::identifiers::DivisionCode::HENAN).await;
        let common = ["试用茶业有限公司", "20261120-0001", "2026年11月20日"];
        for (name, says) in [
            ("acceptance", vec![county.as_str(), "20261120-0001-受理", "现予受理", "受理不等于核准使用", &case.uscc]),
            ("supplement", vec![&county, "20261120-0001-补正", "申请书填写不完整。", "请写明等级和规格", "不是法定期限"]),
            ("site_check", vec![&county, "账号county.one", "账号county.two", "茶园与加工车间", "在范围内", "核验结论：通过", "不适用"]),
            ("first_opinion", vec![&county, &city, "产地核验合格，同意上报。", "经初审，建议核准。", "两名核验人员"]),
            ("city_opinion", vec![&city, &province, "材料属实，同意。", "经审核，建议核准。"]),
            ("decision", vec![&province, "国家知识产权局公告第700号（2026年11月20日）公告", "20261120-0001-决定"]),
        ] {
            let docx = desk(&app, &stage.county, &id, &format!("{name}.docx")).await.expect(200);
            assert!(docx.header("content-type").ends_with("wordprocessingml.document"), "{name}");
            assert!(docx.header("content-disposition").ends_with(".docx"), "{name}");
            let pdf = desk(&app, &stage.county, &id, &format!("{name}.pdf")).await.expect(200);
            for text in [Some(docx_text(&docx.body)), pdf_text(&pdf.body)].into_iter().flatten() {
                for part in common.iter().chain(&says) {
                    assert!(text.contains(part), "{name} lacks {part}: {text}");
                }
            }
        }
        // Of the statement that was written anew meanwhile, the notice of acceptance lists nothing.
        let text = docx_text(&desk(&app, &stage.county, &id, "acceptance.docx").await.body);
        assert!(!text.contains("收到的申请材料"), "{text}");
    }

    async fn by_a_trademark_the_decision_rests_on_the_licence(app: TestApp) {
        let stage = Stage::new(&app, Track::GiTrademarkUnspecified).await;
        let id = stage.submitted(&app, "gi_trademark_unspecified.licence").await;
        let filed = [("announcement", "商标使用许可备案公告第1800期"), ("day", "2026-11-01")];
        stage.step(&app, &stage.county, &id, "accept", &[]).await.expect(303);
        let text = docx_text(&desk(&app, &stage.county, &id, "acceptance.docx").await.body);
        assert!(text.contains("收到的申请材料") && text.contains("商标使用许可合同"), "{text}");
        assert!(!text.contains("产地核验") && text.contains("《集体商标、证明商标注册和管理规定》"), "{text}");
        for (who, step, more) in [
            (&stage.county, "begin_review", &[][..]),
            (&stage.county, "give_opinion", &[]),
            (&stage.city, "city_agree", &[]),
            (&stage.province, "propose_approval", &[]),
            (&stage.other, "approve", &filed),
        ] {
            stage.step(&app, who, &id, step, more).await.expect(303);
        }
        there(&app, &stage, &id, &["acceptance", "first_opinion", "city_opinion", "decision"]).await;
        let text = docx_text(&desk(&app, &stage.county, &id, "decision.docx").await.body);
        assert!(text.contains("商标使用许可备案公告第1800期，2026年11月1日"), "{text}");
        assert!(!text.contains("产地核验") && text.contains("使用期限不超过许可"), "{text}");
    }
}

fn with_appeal(config: &mut Config) {
    config.applications.appeal = APPEAL.to_owned();
}

#[test]
fn a_refusal_gives_its_reasons_and_the_way_of_appeal_that_was_told() {
    tests::database::run(async {
        let app = TestApp::configured(seed::sqlite().await, with_appeal).await;
        let stage = Stage::new(&app, Track::GiProduct).await;
        let id = stage.submitted(&app, "gi_product.gi_product").await;
        let why = [("reason", "申请人为销售企业。\n在产地范围内不具备生产能力。")];
        stage.step(&app, &stage.county, &id, "not_accept", &why).await.expect(303);
        there(&app, &stage, &id, &["non_acceptance"]).await;
        let text = docx_text(&desk(&app, &stage.county, &id, "non_acceptance.docx").await.body);
        let says = ["1.申请人为销售企业。", "2.在产地范围内不具备生产能力。", APPEAL, "20261120-0001-不予受理"];
        for part in says {
            assert_eq!(text.matches(part).count(), 1, "{part} in {text}");
        }
        assert!(!text.contains("由签发机关填写"), "{text}");

        // A rejection after acceptance, of another application of the same enterprise.
        let id = stage.submitted(&app, "gi_product.gi_product").await;
        stage.step(&app, &stage.county, &id, "accept", &[]).await.expect(303);
        let checkers = [("first", "county.one"), ("second", "county.two"), ("day", "2026-11-25")];
        stage.step(&app, &stage.county, &id, "order_site_check", &checkers).await.expect(303);
        checked(&stage, &app, &id).await;
        stage.step(&app, &stage.county, &id, "report_site_check", &[]).await.expect(303);
        stage.step(&app, &stage.county, &id, "reject", &[("reason", "产品质量不符合标准。")]).await.expect(303);
        there(&app, &stage, &id, &["acceptance", "site_check", "decision"]).await;
        let pdf = app.get_as(&stage.producer, &at("my", &id, "decision.pdf")).await.expect(200);
        let docx = docx_text(&desk(&app, &stage.county, &id, "decision.docx").await.body);
        for text in [Some(docx), pdf_text(&pdf.body)].into_iter().flatten() {
            for part in ["不予核准决定书", "产品质量不符合标准。", APPEAL, "不得使用地理标志专用标志"]
            {
                assert!(text.contains(part), "{part} in {text}");
            }
        }
    });
}
