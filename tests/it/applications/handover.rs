//! The sheet as a paper, and the 口令 that is kept with it.

use super::stage::Stage;
use daodi::audit::Action;
use daodi::ports::{AuditQuery, Cases, LogQuery, Trail};
use daodi::registry::Track;
use tests::paper::{docx_text, pdf_text};
use tests::{Raw, each_app};

const WORD: &str = "Yh7-kq2M-下载口令-9wPx";

each_app! {
    async fn the_sheet_and_its_letter_are_papers_of_the_province(app: TestApp) {
        let stage = Stage::new(&app, Track::GiProduct).await;
        let id = stage.approved(&app).await;
        let sheet = stage.handed_over(&app, &id).await;
        let page = app.get_as(&stage.province, &sheet).await.expect(200);
        for (name, title) in [("sheet", "汇总表"), ("letter", "报送函")] {
            for ending in ["pdf", "docx"] {
                let path = format!("{sheet}/{name}.{ending}");
                assert!(page.text().contains(&format!("href=\"{path}\"")), "{path}");
                let file = app.get_as(&stage.province, &path).await.expect(200);
                assert_eq!(file.header("cache-control"), "no-store");
                let named = server::http::disposition(&format!("{title} 豫知保〔2026〕1号.{ending}"));
                assert_eq!(file.header("content-disposition"), named);
                let text = if ending == "docx" { Some(docx_text(&file.body)) } else { pdf_text(&file.body) };
                let Some(text) = text else { continue };
                let case = stage.case(&app, &id).await;
                let says: &[&str] = match name {
                    "sheet" => &["企业汇总表", "试用茶业有限公司", "见材料", "新申请", &case.uscc],
                    _ => &["国家知识产权局：", "地理标志产品1个、申请人1家", "附件：申请使用地理标志专用标志企业汇总表"],
                };
                for part in says.iter().chain(&["豫知保〔2026〕1号", "2026年11月19日", case.product_name.as_str()]) {
                    assert!(text.contains(part), "{path} lacks {part}: {text}");
                }
                for who in [&stage.county, &stage.city, &stage.auditor, &stage.producer] {
                    app.get_as(who, &path).await.expect(403);
                }
            }
        }
        for file in ["sheet.xlsx", "sheet", "cover.pdf", "sheet.pdf.pdf"] {
            app.get_as(&stage.province, &format!("{sheet}/{file}")).await.expect(404);
        }
        app.get_as(&stage.province, "/desk/handovers/nowhere/sheet.pdf").await.expect(404);
    }

    async fn p34_the_password_of_a_sheet_is_sealed_and_each_look_is_on_record(app: TestApp) {
        let stage = Stage::new(&app, Track::GiProduct).await;
        let id = stage.approved(&app).await;
        let sheet = stage.handed_over(&app, &id).await;
        let (keep, reveal) = (format!("{sheet}/download-password"), format!("{sheet}/reveal"));
        let given = [("download_password", WORD), ("password_on", "2026-11-20"), ("seen", "")];
        // Nobody but the province, and with faults nothing is kept; what was typed is not drawn again.
        for who in [&stage.county, &stage.city, &stage.auditor, &stage.producer] {
            app.post_as(who, &keep, &given).await.expect(403);
            app.post_as(who, &reveal, &[]).await.expect(403);
        }
        app.post_as(&stage.province, &reveal, &[]).await.expect(404);
        for (word, on) in [(WORD, "2026-11-21"), (WORD, "2026-11-18"), (WORD, "昨天"), ("", "2026-11-20"), ("\u{7}", "2026-11-20")] {
            let fields = [("download_password", word), ("password_on", on), ("seen", "")];
            let wrong = app.post_as(&stage.province, &keep, &fields).await.expect(422);
            assert!(!wrong.text().contains(WORD), "{on}");
        }
        let sheet_id = sheet.rsplit('/').next().unwrap();
        assert_eq!(app.app.store.handover_password(sheet_id).await.unwrap(), None);
        // Kept once; of two who saw none the second is told that there is one.
        app.post_as(&stage.province, &keep, &given).await.expect(303);
        let second = [("download_password", "another"), ("password_on", "2026-11-20"), ("seen", "")];
        app.post_as(&stage.other, &keep, &second).await.expect(409);
        let page = app.get_as(&stage.other, &sheet).await.expect(200);
        assert!(page.text().contains("2026-11-20") && page.text().contains("province.one") && !page.text().contains(WORD));
        // Shown to an officer of the province who has just proved who they are; not to one whose proof is old.
        let stale = app.later(11 * 60).await;
        let refused = stale.post_as(&stage.other, &reveal, &[]).await;
        assert_ne!(refused.status, 200);
        assert!(!refused.text().contains(WORD));
        let shown = app.post_as(&stage.other, &reveal, &[]).await.expect(200);
        assert!(shown.text().contains(WORD));
        assert_eq!(shown.header("cache-control"), "no-store");
        // Put right by whoever saw the former one.
        let seen = app.app.cases.handed_over(sheet_id).await.unwrap().0.password.unwrap().at.to_string();
        let right = [("download_password", "口令第二"), ("password_on", "2026-11-20"), ("seen", seen.as_str())];
        app.post_as(&stage.other, &keep, &right).await.expect(303);
        let shown = app.post_as(&stage.province, &reveal, &[]).await.expect(200);
        assert!(shown.text().contains("口令第二") && !shown.text().contains(WORD));

        // Each of it is on record, and nowhere stands the password: no row of the database has it in the clear.
        let acts = async |action: Action| {
            let query = AuditQuery { action: action.code().to_owned(), limit: 99, ..AuditQuery::default() };
            app.app.store.audit(&query).await.unwrap().rows.into_iter().filter(|row| row.refused.is_none()).count()
        };
        assert_eq!((acts(Action::HandoverPassword).await, acts(Action::HandoverReveal).await), (2, 2));
        app.app.log.sequence_all().await.unwrap();
        let entries = app.app.store.log_entries(&LogQuery { limit: 999, ..LogQuery::default() }).await.unwrap().rows;
        assert!(entries.len() > 9 && entries.iter().all(|entry| !entry.leaf.contains(WORD)));
        let raw = Raw::open(&app.db).await;
        for table in raw.tables().await {
            let columns = raw.columns(&table).await;
            let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
            for row in raw.rows(&columns, &table).await {
                let there = row.iter().any(|cell| cell.contains(WORD) || cell.contains("口令第二"));
                assert!(!there, "a password stands in {table}");
            }
        }
        // Moved to another sheet, or changed by a byte, it opens no more.
        assert_eq!(raw.run("UPDATE handover SET password = password || 'A'").await, Ok(1));
        assert_eq!(app.post_as(&stage.province, &reveal, &[]).await.status, 500);
    }
}
