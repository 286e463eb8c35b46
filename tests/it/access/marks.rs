//! Registrants: a mark tied by the office, a list of licensees previewed and declared, confirmed by the office, ended.

use crate::access::world::{World, XINYANG, licence, uscc};
use daodi::identifiers::Uscc;
use daodi::ports::{Keeper, Trademarks};
use daodi::registrant::UserState;
use tests::{Raw, each_app};

each_app! {
    async fn a_list_is_previewed_declared_confirmed_and_ended(app: TestApp) {
        let world = World::new(&app).await;
        let (registrant, province) = (&world.registrant, &world.province);
        let page = format!("/my/members/{}", world.mark);
        let good = uscc(XINYANG, 300);
        let head = "企业名称,统一社会信用代码,许可备案号,备案公告日期,开始日期,截止日期\n";
        let late = "超期测试茶厂,91411500MA000000XX,备,2026-05-06,2026-06-01,2040-01-01\n";
        let text = format!("{head}名单测试茶厂,{good},2026备9,2026/5/6,2026/6/1,\n{late}");
        let form = app.get_as(registrant, &page).await.expect(200);
        assert!(form.text().contains("被许可测试茶厂"));
        let fields = [("rows", text.as_str())];
        let preview = app.upload_as(registrant, &format!("{page}/file"), &fields, ("x.csv", "text/csv", b"")).await.expect(200);
        let shown = preview.text();
        assert!(shown.contains("91411500MA000000XX") && shown.contains("校验位不符"), "the bad row is named: {shown}");
        assert!(!shown.contains(&format!("{page}/apply")), "a list with a bad row cannot be taken");
        let wrong = app.upload_as(registrant, &format!("{page}/apply"), &fields, ("x.csv", "text/csv", b"")).await;
        assert_eq!(wrong.status, 409);
        let text = format!("{head}名单测试茶厂,{good},2026备9,2026/5/6,2026/6/1,\n");
        let fields = [("rows", text.as_str())];
        let preview = app.upload_as(registrant, &format!("{page}/file"), &fields, ("x.csv", "text/csv", b"")).await.expect(200);
        assert!(preview.text().contains(&format!("{page}/apply")));
        app.upload_as(registrant, &format!("{page}/apply"), &fields, ("x.csv", "text/csv", b"")).await.expect(303);

        let csv = app.get_as(registrant, &format!("{page}/export.csv?state=declared")).await.expect(200).text().to_owned();
        assert!(csv.contains(&good) && csv.lines().count() == 4, "{csv}");
        let found = app.get_as(province, &format!("/desk/marks/{}?q={good}", world.mark)).await.expect(200).text().to_owned();
        assert!(found.contains("名单测试茶厂") && !found.contains("被许可测试茶厂"));

        // Nobody but the office confirms, and the enterprise can be asked for from then on.
        let path = format!("/desk/marks/{}/confirm", world.mark);
        let chosen = [("use", format!("{}:1", world.uses[0])), ("use", format!("{}:1", world.uses[1]))];
        let chosen: Vec<(&str, &str)> = chosen.iter().map(|(n, v)| (*n, v.as_str())).collect();
        app.post_as(registrant, &path, &chosen).await.expect(403);
        app.post_as(&world.shihe, &path, &chosen).await.expect(403);
        app.post_as(province, &path, &[]).await.expect(422);
        app.post_as(province, &path, &chosen).await.expect(303);
        app.post_as(province, &path, &chosen).await.expect(409);
        let store = &app.app.store;
        let user = store.trademark_user(Keeper::Office, &world.uses[0]).await.unwrap().unwrap();
        let mark = store.trademark(Keeper::Office, &world.mark).await.unwrap().unwrap();
        let on = async |code: &Uscc, day| store.use_of_mark(code, &mark.product, mark.track, day).await.unwrap();
        let today = app.app.clock.today();
        assert_eq!(on(&user.uscc, today).await.and_then(|found| found.filing_no), user.filing_no);
        assert_eq!(on(&Uscc::parse(&good).unwrap(), today).await, None, "declared only");

        // Each confirmation and each end is in the public log.
        let raw = Raw::open(&app.db).await;
        let logged = async |action: &str| {
            raw.texts(&format!("SELECT object FROM log_entry WHERE action = '{action}'")).await.len()
        };
        assert_eq!((logged("trademark.tie").await, logged("trademark_user.confirm").await), (1, 2));

        let end = format!("/my/members/use/{}/end", user.id);
        let typed = |day: &'static str, version: &'static str| [("last_day", day), ("reason", "退会"), ("version", version)];
        app.post_as(registrant, &end, &typed("2099-01-01", "2")).await.expect(422);
        app.post_as(registrant, &end, &typed("2026-01-01", "2")).await.expect(422);
        app.post_as(registrant, &end, &typed("2026-06-30", "1")).await.expect(409);
        app.post_as(registrant, &end, &typed("2026-06-30", "2")).await.expect(303);
        assert_eq!(logged("trademark_user.end").await, 1);
        let ended = store.ended_uses(today).await.unwrap();
        assert_eq!((ended.len(), &ended[0].uscc), (1, &user.uscc));
        let user = store.trademark_user(Keeper::Office, &user.id).await.unwrap().unwrap();
        assert_eq!(user.state, UserState::Ended);
        raw.close().await;
    }

    async fn what_is_wrong_with_a_mark_or_a_licence_is_said_at_its_field(app: TestApp) {
        let world = World::new(&app).await;
        let product = app.app.catalogue.current().rows().products[0].slug.to_string();
        let tie = |registrant: &'static str, number: &'static str| {
            [
                ("registrant", registrant.to_owned()),
                ("product", product.clone()),
                ("track", "collective_mark".to_owned()),
                ("mark_no", number.to_owned()),
                ("holder", "测试协会".to_owned()),
                ("expires", "2030-01-01".to_owned()),
            ]
        };
        for (registrant, number, says) in [
            ("producer.a", "4409718", "查不到这个注册人账户"),
            ("registrant", "3047772", "已被他人使用"),
            ("registrant", "号", "请填写这一项"),
        ] {
            let typed = tie(registrant, number);
            let typed: Vec<(&str, &str)> = typed.iter().map(|(n, v)| (*n, v.as_str())).collect();
            let page = app.post_as(&world.province, "/desk/marks/new", &typed).await.expect(422).text().to_owned();
            assert!(page.contains(says), "{registrant} {number}: {says}");
        }
        let code = uscc(XINYANG, 301);
        let path = format!("/my/members/{}/declare", world.mark);
        for (field, value, says) in [
            ("until", "2031-03-02", "晚于商标专用权期满日"),
            ("filing_no", "", "请填写这一项"),
            ("uscc", "91411500MA000000XX", "校验位不符"),
        ] {
            let typed = licence(&code).map(|(name, typed)| (name, if name == field { value } else { typed }));
            let page = app.post_as(&world.registrant, &path, &typed).await.expect(422).text().to_owned();
            assert!(page.contains(says), "{field}: {says}");
        }
        // A licence that runs until the end of 2030 keeps the mark from ending before.
        let path = format!("/desk/marks/{}/change", world.mark);
        let typed = [("holder", "测试行业协会"), ("expires", "2030-12-30"), ("version", "1")];
        let page = app.post_as(&world.province, &path, &typed).await.expect(422).text().to_owned();
        assert!(page.contains("期限更长"));
    }
}
