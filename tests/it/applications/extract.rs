//! The extract of a right, and its proof for programs.

use super::stage::Stage;
use daodi::ports::Announcements;
use daodi::registry::{Authorisation, Track};
use daodi::transparency_log::{Proof, TrustedKeys, VerifierKey};
use serde_json::Value;
use tests::paper::{pdf_attachment, pdf_picture, pdf_text};
use tests::{TestApp, each_app};

/// A right that an application led to.
async fn right(app: &TestApp) -> (Stage, Authorisation) {
    let stage = Stage::new(app, Track::GiProduct).await;
    let id = stage.approved(app).await;
    stage.handed_over(app, &id).await;
    let announced = [("announcement", "国家知识产权局公告第700号"), ("day", "2026-11-20")];
    stage.step(app, &stage.province, &id, "announce", &announced).await.expect(303);
    app.app.catalogue.refresh().await.unwrap();
    let right = app.app.store.rights_of(&stage.producer.account).await.unwrap().remove(0);
    (stage, right)
}

fn keys(proof: &Value) -> TrustedKeys {
    let keys = proof["keys"].as_array().unwrap().iter();
    TrustedKeys::of_log(keys.map(|key| key.as_str().unwrap().parse::<VerifierKey>().unwrap()).collect())
}

async fn proof(app: &TestApp, id: &str) -> Value {
    let reply = app.get(&format!("/api/v1/authorisations/{id}/proof")).await.expect(200);
    assert_eq!(reply.header("access-control-allow-origin"), "*");
    serde_json::from_slice(&reply.body).unwrap()
}

each_app! {
    async fn p36_the_proof_of_a_right_is_checked_by_the_projects_own_verifier(app: TestApp) {
        let (_, right) = right(&app).await;
        // Nothing has a number yet: it is said, and nothing is proved.
        let early = proof(&app, &right.id).await;
        assert_eq!((early["entries"].as_array().unwrap().len(), early["authorisation"]["state"].as_str()), (0, Some("active")));
        app.app.log.sequence_all().await.unwrap();
        let proof = proof(&app, &right.id).await;
        let [entry] = proof["entries"].as_array().unwrap().as_slice() else { panic!("{proof:#}") };
        assert_eq!(proof["pending"], 0);
        assert_eq!(proof["authorisation"]["history"][0]["act"], entry["act"]);
        let leaf = entry["leaf"].as_str().unwrap();
        assert!(leaf.contains(right.enterprise.as_str()) && leaf.contains("authorisation.grant"), "{leaf}");
        let text = entry["tlog_proof"].as_str().unwrap();
        let checked = Proof::parse(text.as_bytes()).unwrap();
        checked.verify(leaf.as_bytes(), &keys(&proof)).unwrap();
        assert_eq!(checked.extra.as_deref(), Some(leaf.as_bytes()));
        assert_eq!(checked.checkpoint.to_string(), proof["checkpoint"].as_str().unwrap());
        assert_eq!(Some(checked.checkpoint.checkpoint().size), proof["tree_size"].as_u64());
        let path: Vec<String> = checked.hashes.iter().map(ToString::to_string).collect();
        assert_eq!(serde_json::to_value(path).unwrap(), entry["path"]);
        // A leaf that was changed by one character is not in the log, nor is one under another's index.
        let changed = leaf.replacen("active", "actuve", 1);
        assert_ne!(changed, leaf);
        assert!(checked.verify(changed.as_bytes(), &keys(&proof)).is_err());
        let moved = Proof { index: checked.index - 1, ..checked.clone() };
        assert!(moved.verify(leaf.as_bytes(), &keys(&proof)).is_err());
        app.get("/api/v1/authorisations/nowhere/proof").await.expect(404);
        app.get(&format!("/api/v1/authorisations/{}/proof?x=1", right.id)).await.expect(400);
    }

    async fn the_extract_says_what_the_register_says_and_carries_its_proof(app: TestApp) {
        let (_, right) = right(&app).await;
        let path = format!("/authorisations/{}/extract.pdf", right.id);
        let page = app.get(&format!("/authorisations/{}", right.id)).await.expect(200);
        assert!(page.text().contains(&format!("href=\"{path}\"")), "the status page leads to it");
        // Before its entry has a number the extract is given all the same, and says so.
        let early = app.get(&path).await.expect(200);
        if let Some(text) = pdf_text(&early.body) {
            assert!(text.contains("没有可以出具证明的公开日志条目") && text.contains("试用茶业有限公司"), "{text}");
        }
        app.app.log.sequence_all().await.unwrap();
        let pdf = app.get(&path).await.expect(200);
        assert_eq!((pdf.header("content-type"), pdf.header("cache-control")), ("application/pdf", "no-store"));
        let named = tests::app::component("登记信息摘录 试用茶业有限公司 ");
        assert!(pdf.header("content-disposition").contains(&named), "{}", pdf.header("content-disposition"));
        let proof = proof(&app, &right.id).await;
        let entry = &proof["entries"][0];
        let address = format!("{}/authorisations/{}", app.app.site.public_url, right.id);
        if let Some(text) = pdf_text(&pdf.body) {
            let size = format!("日志规模：{}条", proof["tree_size"]);
            for part in [
                "试用茶业有限公司", "有效（自2026年11月20日起）", "国家知识产权局公告第700号", "北京时间", "授予", &size,
                entry["leaf_hash"].as_str().unwrap(), proof["root"].as_str().unwrap(), "daodilogcheck-proof", &address,
            ] {
                assert!(text.contains(part), "{part} is missing in {text}");
            }
            for hash in entry["path"].as_array().unwrap() {
                assert!(text.contains(hash.as_str().unwrap()), "the way to the root is printed whole");
            }
        }
        // What travels inside is what programs get.
        if let Some(file) = pdf_attachment(&pdf.body, "log-proof.json") {
            let inside: Value = serde_json::from_slice(&file).unwrap();
            assert_eq!(inside["entries"], proof["entries"]);
            assert_eq!(inside["checkpoint"], proof["checkpoint"]);
        }
        // The symbol leads to the public page.
        if let Some(picture) = pdf_picture(&pdf.body, 1) {
            let mut picture = rqrr::PreparedImage::prepare(picture);
            let grids = picture.detect_grids();
            let read: Vec<String> = grids.iter().filter_map(|grid| grid.decode().ok()).map(|(_, text)| text).collect();
            assert_eq!(read, [address]);
        }
        app.get("/authorisations/nowhere/extract.pdf").await.expect(404);
        let english = app.get(&format!("/en{path}")).await.expect(200);
        assert_eq!(english.header("content-type"), "application/pdf");
        let page = app.get(&format!("/en/authorisations/{}", right.id)).await.expect(200);
        assert!(page.text().contains("in Chinese only"), "the English page says that it is in Chinese");
    }
}
