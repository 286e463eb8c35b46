//! An announcement's way into the register, as two officers walk it, and what readers see of it afterwards.

use daodi::identifiers::AnnouncementKind;
use daodi::people::Role;
use daodi::ports::{Announcements as _, FilingQuery, Registry as _};
use daodi::registry::Track;
use daodi::registry::announcing::FilingState;
use server::services::announcements::rows_as_xlsx;
use std::time::Instant;
use tests::announcing::{plain_products, thousand, wrong};
use tests::reply::{all, seen};
use tests::{Actor, Reply, TestApp, each_app, one_app};

/// The facts of an announcement of 2026-11-02 as they are typed.
fn facts(kind: &str) -> Vec<(&str, &str)> {
    let text = "国家知识产权局公告第六九九号";
    vec![
        ("kind", kind),
        ("issuer", "cnipa"),
        ("text", text),
        ("number", "699"),
        ("date", "2026-11-02"),
        ("source", "https://www.cnipa.gov.cn/"),
    ]
}

/// A new entry's path.
async fn entered(app: &TestApp, who: &Actor, kind: &str) -> String {
    let made = app.post_as(who, "/desk/announcements/new", &facts(kind)).await.expect(303);
    made.header("location").split('?').next().unwrap().to_owned()
}

/// The version that a page's forms carry.
fn version(reply: &Reply) -> String {
    let html = reply.html();
    let field = all(&html, "input[name=version]");
    field.first().and_then(|input| input.value().attr("value")).unwrap_or_default().to_owned()
}

async fn sheet(app: &TestApp, who: &Actor, path: &str, file: (&str, &str, &[u8])) -> Reply {
    let version = version(&app.get_as(who, path).await.expect(200));
    app.upload_as(who, &format!("{path}/file"), &[("version", &version)], file).await
}

async fn act(app: &TestApp, who: &Actor, path: &str, act: &str, fields: &[(&str, &str)]) -> Reply {
    let version = version(&app.get_as(who, path).await.expect(200));
    let fields: Vec<(&str, &str)> = fields.iter().copied().chain([("version", version.as_str())]).collect();
    app.post_as(who, &format!("{path}/{act}"), &fields).await
}

async fn officers(app: &TestApp) -> (Actor, Actor) {
    (
        app.actor("province.one", Role::ProvinceOfficer, "").await,
        app.actor("province.two", Role::ProvinceOfficer, "").await,
    )
}

/// An approval of one new enterprise for a product, applied; gives the product's slug and the enterprise's id.
async fn approved(app: &TestApp, one: &Actor, two: &Actor) -> (String, String) {
    let product = plain_products(&app.app.catalogue.current())[0].clone();
    let uscc = tests::people::uscc(7001).to_string();
    let path = entered(app, one, "user_approval").await;
    let csv = format!("产品名称,企业名称,统一社会信用代码,所在县（市、区）\n{product},新郑测试厂,{uscc},新郑市\n");
    sheet(app, one, &path, ("a.csv", "text/csv", csv.as_bytes())).await.expect(303);
    act(app, one, &path, "take-up", &[]).await.expect(303);
    act(app, one, &path, "propose", &[]).await.expect(303);
    let fields = [("decision", "apply"), ("reason", "已与公告原文核对一致")];
    act(app, two, &path, "decide", &fields).await.expect(303);
    let register = app.app.catalogue.current();
    let right = register.rows().authorisations.last().unwrap();
    (right.product.to_string(), right.enterprise.to_string())
}

each_app! {
    async fn an_announcement_is_entered_checked_and_applied_by_two(app: TestApp) {
        let (one, two) = officers(&app).await;
        let product = plain_products(&app.app.catalogue.current())[0].clone();
        let path = entered(&app, &one, "user_approval").await;
        // Doubtful rows are named with row, field and reason.
        let good = tests::people::uscc(7001).to_string();
        let bad = format!("{}{}", &good[..17], if good.ends_with('0') { '1' } else { '0' });
        let csv = format!(
            "产品名称,企业名称,统一社会信用代码,所在县（市、区）\n{product},新郑测试厂,{good},新郑市\n\
             {product},坏码厂,{bad},新郑市\n没有的产品,某厂,,\n{product},新郑测试厂,{good},新郑市\n"
        );
        sheet(&app, &one, &path, ("清单.csv", "text/csv", csv.as_bytes())).await.expect(303);
        let shown = seen(&app.get_as(&one, &path).await.expect(200).html());
        for words in ["共 4 条，4 条有疑问", "校验位不符", "登记系统中没有这个产品", "与第 2 行重复", "公告内容完整，可以新登记"] {
            assert!(shown.contains(words), "{words}: {shown}");
        }
        // Not while rows are doubtful.
        act(&app, &one, &path, "propose", &[]).await.expect(422);
        act(&app, &one, &path, "take-up", &[]).await.expect(303);
        for line in ["3", "4", "5"] {
            let out = act(&app, &one, &path, "row", &[("line", line), ("leave_out", "yes"), ("left_out", "")]).await;
            out.expect(422);
            let fields = [("line", line), ("leave_out", "yes"), ("left_out", "公告勘误")];
            act(&app, &one, &path, "row", &fields).await.expect(303);
        }
        // A stale page changes nothing.
        let stale = [("line", "2"), ("enterprise", "别的厂"), ("version", "1")];
        assert_eq!(app.post_as(&one, &format!("{path}/row"), &stale).await.status, 409);
        act(&app, &one, &path, "propose", &[]).await.expect(303);
        act(&app, &one, &path, "row", &[("line", "2"), ("enterprise", "别的厂")]).await.expect(409);
        // Never by the same person.
        let fields = [("decision", "apply"), ("reason", "一致")];
        let same = act(&app, &one, &path, "decide", &fields).await.expect(422);
        assert!(seen(&same.html()).contains("两个人"), "{}", seen(&same.html()));
        act(&app, &two, &path, "decide", &[("decision", "back"), ("reason", "日期请核对")]).await.expect(303);
        let shown = seen(&app.get_as(&one, &path).await.expect(200).html());
        assert!(shown.contains("日期请核对"));
        act(&app, &one, &path, "propose", &[]).await.expect(303);
        act(&app, &two, &path, "decide", &fields).await.expect(303);

        // What readers see: the right on its own page, the enterprise's, the product's and the announcement's.
        let register = app.app.catalogue.current();
        let right = register.rows().authorisations.last().unwrap().clone();
        assert_eq!((right.from.to_string().as_str(), right.track), ("2026-11-02", Track::GiProduct));
        let announcement = right.announcement.clone().unwrap();
        for page in [
            format!("/authorisations/{}", right.id),
            format!("/enterprises/{}", right.enterprise),
            format!("/products/{}", right.product),
            format!("/announcements/{announcement}"),
            format!("/en/authorisations/{}", right.id),
        ] {
            let html = app.get(&page).await.expect(200).html();
            assert!(seen(&html).contains("2026-11-02"), "{page}: {}", seen(&html));
        }
        // The search finds who was taken up.
        assert!(seen(&app.get("/enterprises?q=新郑测试厂").await.expect(200).html()).contains("新郑测试厂"));
        // The public log has the announcement and each right.
        app.app.log.sequence_all().await.unwrap();
        let log = app.get(&format!("/log/entries?object_kind=authorisation&object={}", right.id)).await.expect(200);
        assert!(seen(&log.html()).contains("授予用标授权"), "{}", seen(&log.html()));
        let log = app.get("/log/entries?object_kind=announcement").await.expect(200);
        assert!(seen(&log.html()).contains("执行公告"));
        // And the trail every step.
        let (filing, _) = app.app.store.filing(path.rsplit('/').next().unwrap()).await.unwrap().unwrap();
        assert_eq!(filing.state, FilingState::Applied);
    }

    async fn p05_of_two_who_apply_at_once_exactly_one_does(app: TestApp) {
        let (one, two) = officers(&app).await;
        let three = app.actor("province.three", Role::ProvinceOfficer, "").await;
        let product = plain_products(&app.app.catalogue.current())[0].clone();
        let uscc = tests::people::uscc(7002).to_string();
        let path = entered(&app, &one, "user_approval").await;
        let csv = format!("产品名称,企业名称,统一社会信用代码,所在县（市、区）\n{product},同时厂,{uscc},新郑市\n");
        sheet(&app, &one, &path, ("a.csv", "text/csv", csv.as_bytes())).await.expect(303);
        act(&app, &one, &path, "take-up", &[]).await.expect(303);
        act(&app, &one, &path, "propose", &[]).await.expect(303);
        let version = version(&app.get_as(&two, &path).await.expect(200));
        let fields = [("decision", "apply"), ("reason", "一致"), ("version", version.as_str())];
        let to = format!("{path}/decide");
        let (a, b) = tokio::join!(app.post_as(&two, &to, &fields), app.post_as(&three, &to, &fields));
        let mut statuses = [a.status.as_u16(), b.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 409]);
        let rights = app.app.store.load().await.unwrap().authorisations;
        assert_eq!(rights.len(), 1);
        // Sent again, the winner's form is answered as it was.
        let all = FilingQuery { limit: 9, ..FilingQuery::default() };
        assert_eq!(app.app.store.filings(&all).await.unwrap().total, 1);
    }

    async fn a_thousand_rows_with_thirty_bad_ones_are_named_and_applied_at_once(app: TestApp) {
        let (one, two) = officers(&app).await;
        let items = thousand(&plain_products(&app.app.catalogue.current()));
        let bytes = rows_as_xlsx(&items, AnnouncementKind::UserApproval, 0).unwrap();
        let media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        let path = entered(&app, &one, "user_approval").await;
        let begun = Instant::now();
        sheet(&app, &one, &path, ("清单.xlsx", media, &bytes)).await.expect(303);
        let read = begun.elapsed();
        let begun = Instant::now();
        act(&app, &one, &path, "take-up", &[]).await.expect(303);
        let page = app.get_as(&one, &format!("{path}?show=doubtful")).await.expect(200);
        let previewed = begun.elapsed();
        let shown = seen(&page.html());
        assert!(shown.contains("共 1,000 条，30 条有疑问"), "{}", &shown[..600.min(shown.len())]);
        let lines: Vec<String> = all(&page.html(), "main table.data tbody tr")
            .iter()
            .map(|row| row.text().collect::<String>().chars().take_while(char::is_ascii_digit).collect())
            .collect();
        let bad: Vec<u32> = (2..1002).filter(|line| !wrong(*line).is_empty()).collect();
        assert_eq!(lines, bad.iter().map(ToString::to_string).collect::<Vec<_>>());
        for (row, line) in all(&page.html(), "main table.data tbody tr").iter().zip(&bad) {
            let said = row.text().collect::<String>();
            assert!(said.contains(wrong(*line)), "line {line} does not say why: {said}");
        }
        // While a row is doubtful nothing of it is handed on, and nothing is in the register.
        act(&app, &one, &path, "propose", &[]).await.expect(422);
        assert!(app.app.store.load().await.unwrap().authorisations.is_empty());
        for line in bad {
            let line = line.to_string();
            let fields = [("line", line.as_str()), ("leave_out", "yes"), ("left_out", "待核")];
            act(&app, &one, &path, "row", &fields).await.expect(303);
        }
        act(&app, &one, &path, "propose", &[]).await.expect(303);
        let begun = Instant::now();
        act(&app, &two, &path, "decide", &[("decision", "apply"), ("reason", "一致")]).await.expect(303);
        let applied = begun.elapsed();
        println!("1,000 rows: read and checked {read:.2?}, taken up and drawn {previewed:.2?}, applied {applied:.2?}");
        let rows = app.app.store.load().await.unwrap();
        assert_eq!((rows.authorisations.len(), rows.authorisation_changes.len()), (970, 970));
        assert_eq!(rows.enterprises.iter().filter(|e| e.name.ends_with("号测试合作社")).count(), 970);
    }

    async fn p26_a_table_that_cannot_be_read_changes_nothing_and_says_why(app: TestApp) {
        let (one, _) = officers(&app).await;
        let path = entered(&app, &one, "user_approval").await;
        let gbk: &[u8] = b"\xb2\xfa\xc6\xb7,\xc6\xf3\xd2\xb5\r\n";
        let formula = "产品名称,企业名称\n=1+1,x\n".as_bytes();
        for (name, bytes, words) in [
            ("a.csv", gbk, "不是 UTF-8"),
            ("a.csv", formula, "含有公式"),
            ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 XLS"),
            ("a.csv", "产品\n x\n".as_bytes(), "列名“产品”不在模板中"),
            ("a.csv", "产品名称\nx\n".as_bytes(), "缺少“企业名称”一列"),
        ] {
            let reply = sheet(&app, &one, &path, (name, "application/octet-stream", bytes)).await.expect(422);
            assert!(seen(&reply.html()).contains(words), "{words}: {}", seen(&reply.html()));
        }
        let (filing, items) = app.app.store.filing(path.rsplit('/').next().unwrap()).await.unwrap().unwrap();
        assert!(items.is_empty() && filing.version == 1);
    }

    async fn products_are_recognised_preliminarily_then_for_good_and_revoked(app: TestApp) {
        let (one, two) = officers(&app).await;
        let apply = async |kind: &str, csv: &str, take_up: bool| {
            let path = entered(&app, &one, kind).await;
            sheet(&app, &one, &path, ("a.csv", "text/csv", csv.as_bytes())).await.expect(303);
            if take_up {
                act(&app, &one, &path, "take-up", &[]).await.expect(303);
            }
            act(&app, &one, &path, "propose", &[]).await.expect(303);
            act(&app, &two, &path, "decide", &[("decision", "apply"), ("reason", "一致")]).await.expect(303);
        };
        apply("preliminary", "产品名称,所在县（市、区）,产品类别\n新郑测试枣,新郑市,果品\n", true).await;
        let register = app.app.catalogue.current();
        let product = register.rows().products.iter().find(|p| p.name == "新郑测试枣").unwrap();
        assert!(product.protections.is_empty(), "nothing is protected yet");
        let page = format!("/products/{}", product.slug);
        assert!(seen(&app.get(&page).await.expect(200).html()).contains("2027-01-02 前可以提出异议"));
        let id = register.rows().filed[0].announcement.id.to_string();
        let shown = seen(&app.get(&format!("/announcements/{id}")).await.expect(200).html());
        assert!(shown.contains("2027-01-02 前提出异议") && shown.contains("本系统设置"), "{shown}");
        apply("recognition", "产品名称\n新郑测试枣\n", false).await;
        let register = app.app.catalogue.current();
        let product = register.product(product.slug.as_str()).unwrap();
        assert_eq!(product.protections.iter().map(|right| right.track).collect::<Vec<_>>(), [Track::GiProduct]);
        // A user, who loses the right with the protection.
        let uscc = tests::people::uscc(7003).to_string();
        let csv = format!("产品名称,企业名称,统一社会信用代码,所在县（市、区）\n新郑测试枣,枣厂,{uscc},新郑市\n");
        apply("user_approval", &csv, true).await;
        apply("revocation", "产品名称,原因\n新郑测试枣,名称已成为通用名称\n", false).await;
        let register = app.app.catalogue.current();
        assert_eq!(register.rows().authorisations[0].state.code(), "lapsed");
        assert!(seen(&app.get(&page).await.expect(200).html()).contains("撤销"));
    }

    async fn a_change_moves_the_name_and_a_stop_ends_the_right(app: TestApp) {
        let (one, two) = officers(&app).await;
        let (product, enterprise) = approved(&app, &one, &two).await;
        let producer = app.owner("producer.own", &enterprise).await;
        let name = app.app.catalogue.current().product(&product).unwrap().name.clone();
        let apply = async |kind: &str, csv: String| {
            let path = entered(&app, &one, kind).await;
            sheet(&app, &one, &path, ("a.csv", "text/csv", csv.as_bytes())).await.expect(303);
            act(&app, &one, &path, "propose", &[]).await.expect(303);
            act(&app, &two, &path, "decide", &[("decision", "apply"), ("reason", "一致")]).await.expect(303);
        };
        apply("user_change", format!("产品名称,企业名称,变更后名称\n{name},新郑测试厂,新郑更名厂\n")).await;
        let register = app.app.catalogue.current();
        assert_eq!(register.enterprise(&enterprise).unwrap().name, "新郑更名厂");
        // The former name is known, and said to be one.
        let path = entered(&app, &one, "user_stop").await;
        let csv = format!("产品名称,企业名称,原因\n{name},新郑测试厂,连续两年未使用\n");
        sheet(&app, &one, &path, ("a.csv", "text/csv", csv.as_bytes())).await.expect(303);
        assert!(seen(&app.get_as(&one, &path).await.html()).contains("曾用名"));
        act(&app, &one, &path, "row", &[("line", "2"), ("chosen_enterprise", enterprise.as_str())]).await.expect(303);
        act(&app, &one, &path, "propose", &[]).await.expect(303);
        act(&app, &two, &path, "decide", &[("decision", "apply"), ("reason", "一致")]).await.expect(303);
        let right = app.app.catalogue.current().rows().authorisations[0].clone();
        assert_eq!(right.state.code(), "stopped");
        let history = seen(&app.get(&format!("/authorisations/{}", right.id)).await.expect(200).html());
        for words in ["授予", "核准变更", "由“新郑测试厂”变更为“新郑更名厂”", "停止使用资格", "连续两年未使用"] {
            assert!(history.contains(words), "{words}: {history}");
        }
        assert!(seen(&app.get_as(&producer, "/my/messages").await.html()).contains("已于 2026-11-02 终止"));
    }

    async fn the_answer_for_a_day_is_the_same_on_page_and_api(app: TestApp) {
        let (one, two) = officers(&app).await;
        let (product, enterprise) = approved(&app, &one, &two).await;
        let other = app.app.catalogue.current().rows().enterprises[0].id.to_string();
        for (firm, day, answer, words) in [
            (&enterprise, "2026-11-02", "yes", "有授权"),
            (&enterprise, "2026-11-01", "unknown", "无法回答"),
            (&other, "2026-11-01", "unknown", "无法回答"),
            (&enterprise, "2027-11-01", "unknown", "这一天还没有到"),
        ] {
            let query = format!("enterprise={firm}&product={product}&on={day}");
            let shown = seen(&app.get(&format!("/authorisations?{query}")).await.expect(200).html());
            assert!(shown.contains(words), "{query}: {shown}");
            let json = app.get(&format!("/api/v1/authorisations?{query}")).await.expect(200).json();
            assert_eq!(json["answer"], answer, "{query}");
            assert_eq!(json["total"], i32::from(answer == "yes"), "{query}");
        }
        let today = app.app.clock.today();
        let query = format!("enterprise={other}&product={product}&on={today}");
        let json = app.get(&format!("/api/v1/authorisations?{query}")).await.expect(200).json();
        assert_eq!(json["answer"], "no", "from the day of the first announcement on the register knows");
        // Words that mean several or none lead on; a day that is none is refused.
        app.get("/authorisations?enterprise=茶&product=茶").await.expect(200);
        app.get("/authorisations?on=yesterday").await.expect(400);
        for bad in ["on=2026-13-01", "uscc=1", "state=x", "track=x", "x=1", "on=2026-11-02T00"] {
            app.get(&format!("/api/v1/authorisations?{bad}")).await.expect(400);
        }
    }

    async fn a_user_records_use_and_gets_the_artwork_back_byte_for_byte(app: TestApp) {
        let (one, two) = officers(&app).await;
        let (_, enterprise) = approved(&app, &one, &two).await;
        let own = app.owner("producer.own", &enterprise).await;
        let stranger = app.actor("producer.other", Role::Producer, "").await;
        let right = app.app.catalogue.current().rows().authorisations[0].id.clone();
        let path = format!("/my/authorisations/{right}");
        assert!(app.get_as(&own, "/my/authorisations").await.expect(200).text().contains(&right));
        assert!(!app.get_as(&stranger, "/my/authorisations").await.expect(200).text().contains(&right));
        app.get_as(&stranger, &path).await.expect(404);
        let used = format!("{path}/use");
        for (day, status) in [("2026-11-02", 303), ("2026-11-01", 422), ("2027-01-01", 422), ("", 422), ("x", 422)] {
            app.post_as(&own, &used, &[("day", day), ("batch", "20261102")]).await.expect(status);
        }
        app.post_as(&stranger, &used, &[("day", "2026-11-02"), ("batch", "x")]).await.expect(404);
        assert!(seen(&app.get_as(&own, &path).await.expect(200).html()).contains("20261102"));
        let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\"><!-- 原样 --><path d=\"M0 0\"/></svg>".as_bytes();
        let to = format!("{path}/artwork");
        app.upload_as(&own, &to, &[], ("标志.svg", "image/svg+xml", drawing)).await.expect(303);
        app.upload_as(&stranger, &to, &[], ("标志.svg", "image/svg+xml", drawing)).await.expect(404);
        let script = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>";
        app.upload_as(&own, &to, &[], ("a.svg", "image/svg+xml", script)).await.expect(422);
        let eps = app.upload_as(&own, &to, &[], ("a.eps", "application/postscript", b"%!PS-Adobe-3.0")).await.expect(422);
        assert!(seen(&eps.html()).contains("EPS 请另存为 PDF"));
        let page = app.get_as(&own, &path).await.expect(200);
        let html = page.html();
        let href = all(&html, "#artwork-part a[download]")[0].value().attr("href").unwrap().to_owned();
        let file = app.get_as(&own, &href).await.expect(200);
        assert_eq!(file.body, drawing);
        assert!(file.header("content-disposition").starts_with("attachment"));
        assert!(file.header("content-security-policy").starts_with("sandbox;"));
        assert_eq!(file.header("content-type"), "application/octet-stream");
        app.get_as(&stranger, &href).await.expect(404);
    }
}

one_app! {
    async fn a_term_that_is_over_lapses_by_itself_once(app: TestApp) {
        let (one, two) = officers(&app).await;
        let product = plain_products(&app.app.catalogue.current())[0].clone();
        let uscc = tests::people::uscc(7009).to_string();
        let path = entered(&app, &one, "user_approval").await;
        let today = app.app.clock.today();
        let csv = format!(
            "产品名称,企业名称,统一社会信用代码,所在县（市、区）,许可期限至\n{product},限期厂,{uscc},新郑市,{today}\n"
        );
        sheet(&app, &one, &path, ("a.csv", "text/csv", csv.as_bytes())).await.expect(303);
        act(&app, &one, &path, "take-up", &[]).await.expect(303);
        act(&app, &one, &path, "propose", &[]).await.expect(303);
        act(&app, &two, &path, "decide", &[("decision", "apply"), ("reason", "一致")]).await.expect(303);
        let lapse = async |app: &TestApp| {
            app.app.accounts.lapse_due().await.unwrap()
        };
        assert_eq!(lapse(&app).await, 0, "on its last day it stands");
        let tomorrow = app.tomorrow().await;
        assert_eq!(lapse(&tomorrow).await, 1);
        assert_eq!(lapse(&tomorrow).await, 0);
        tomorrow.app.catalogue.refresh().await.unwrap();
        let right = tomorrow.app.catalogue.current().rows().authorisations[0].clone();
        assert_eq!((right.state.code(), right.until), ("lapsed", today.tomorrow().ok()));
        tomorrow.app.log.sequence_all().await.unwrap();
        let log = tomorrow.get(&format!("/log/entries?object={}&action=authorisation.end", right.id)).await.expect(200);
        assert!(seen(&log.html()).contains("终止用标授权"));
    }
}
