//! Every form of the server, filled in so that it does its work, by somebody who may: what the tests of requests that
//! were not meant begin from.

mod applications;

use crate::access::values::picture;
use crate::access::world::{SHIHE, World, XINYANG, licence, uscc};
use axum::body::Body;
use axum::http::{Method, header};
use daodi::people::{Person, Role};
use daodi::ports::{Accounts as _, Grounds as _, People as _};
use server::secrets::{Secret, Token};
use tests::actor::{client, form, key, totp};
use tests::app::get;
use tests::{Actor, Raw, Reply, TestApp};

/// Routes of forms that carry a file.
const WITH_FILES: &[&str] = &[
    "/my/claims/new",
    "/my/claims/{id}/file",
    "/my/members/{id}/file",
    "/my/members/{id}/apply",
    "/my/bases/new",
    "/my/bases/{id}/version",
    "/desk/bases/{id}/draw",
    "/my/growers/import",
    "/desk/growers/import",
];

/// A form, filled in.
pub(super) struct Filled {
    /// Its route in the table.
    pub(super) route: &'static str,
    /// Where it is sent.
    pub(super) path: String,
    /// By whom; nobody is signed in where there is none.
    pub(super) actor: Option<Actor>,
    /// What is typed: every field that the form has.
    pub(super) fields: Vec<(&'static str, String)>,
    /// Whether a file goes with it.
    pub(super) file: bool,
    /// What it is answered with.
    pub(super) status: u16,
    /// The act that stands in the trail afterwards; none where what it does is nobody's business but the sender's own.
    pub(super) action: &'static str,
}

impl Filled {
    /// Sends it as a browser does, with these fields beside its own.
    pub(super) async fn send(&self, app: &TestApp, extra: &[(&str, &str)]) -> Reply {
        let nobody = Actor {
            account: String::new(),
            login: String::new(),
            password: String::new(),
            cookie: String::new(),
            totp: None,
            recovery: Vec::new(),
        };
        let mut fields: Vec<(&str, &str)> = self.fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        fields.extend(extra);
        let actor = self.actor.as_ref().unwrap_or(&nobody);
        if self.route.ends_with("/papers") {
            let file = ("file", "执照.png", "image/png", &*picture());
            app.upload_under(actor, &self.path, &key(), &fields, file).await
        } else if self.file && self.route.starts_with("/desk/announcements") {
            app.upload_as(actor, &self.path, &fields, ("清单.csv", "text/csv", &rows())).await
        } else if self.file {
            app.upload_as(actor, &self.path, &fields, ("执照.png", "image/png", &picture())).await
        } else {
            app.post_as(actor, &self.path, &fields).await
        }
    }

    /// The same as a request of another kind. The body is the form's own, with a key of its own.
    pub(super) fn request(&self, method: Method, media: &str, headers: &[(&str, &str)]) -> axum::http::Request<Body> {
        let fields: Vec<(&str, &str)> = self.fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let body = format!("{}&once={}", form(&fields), key());
        let bare = method == Method::GET || method == Method::HEAD;
        let path = if bare { format!("{}?{body}", self.path) } else { self.path.clone() };
        let mut request = get(&path).method(method).header(header::CONTENT_TYPE, media);
        if let Some(actor) = &self.actor {
            request = request.header(header::COOKIE, format!("__Host-daodi={}", actor.cookie));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.body(if bare { Body::empty() } else { Body::from(body) }).unwrap()
    }
}

/// The rows of an announcement as a table: one, of an enterprise that the register does not have.
fn rows() -> Vec<u8> {
    let heads = "产品名称,企业名称,统一社会信用代码,所在县（市、区）,保护依据";
    format!("{heads}\n信阳毛尖,新录测试茶厂,{},浉河区,地理标志产品\n", uscc(XINYANG, 91)).into_bytes()
}

/// One more session of somebody's, which may be used up.
async fn another(app: &TestApp, actor: &Actor) -> Actor {
    let password = Secret::new(actor.password.as_str());
    let signed = app.app.accounts.sign_in(&actor.login, &password, &client(), &tests::acting()).await.unwrap();
    Actor { cookie: signed.token.text().expose().to_owned(), ..actor.clone() }
}

async fn session(app: &TestApp, actor: &Actor) -> String {
    app.app.accounts.recognise(&actor.cookie).await.unwrap().unwrap().session
}

/// An account that waits for its link, with the link.
async fn waiting(app: &TestApp, login: &str, role: Role, purpose: &str, raw: &Raw) -> String {
    let person = Person { name: "等候者".to_owned(), mail: format!("{login}@example.cn"), phone: String::new() };
    let made = app.app.accounts.prepare(login, person, role.code(), "", &tests::acting()).await.unwrap();
    let token = Token::new().unwrap();
    let now = app.app.clock.micros();
    let sql = format!(
        "INSERT INTO account_token (token, account, purpose, created_at, ends_at) \
         VALUES ('{}', '{}', '{purpose}', {now}, {})",
        token.stored(),
        made.id,
        now + 60_000_000
    );
    assert_eq!(raw.run(&sql).await, Ok(1));
    token.text().expose().to_owned()
}

async fn proposed(app: &TestApp, world: &World, about: &str, kind: &str) -> String {
    let fields = [("kind", kind), ("role", ""), ("office", ""), ("reason", "岗位调整")];
    let reply = app.post_as(&world.system, &format!("/admin/accounts/{about}/propose"), &fields).await.expect(303);
    reply.header("location").split(['/', '?']).nth(3).unwrap().to_owned()
}

/// Adds a form: route, path where it differs, who sends it, what is typed, what comes of it.
type Add<'a> = dyn FnMut(&'static str, &str, Option<&Actor>, &[(&'static str, &str)], (u16, &'static str)) + Send + 'a;

/// All of them, in an order in which each still does its work after those before it.
pub(super) async fn all(app: &TestApp, world: &World) -> Vec<Filled> {
    let raw = Raw::open(&app.db).await;
    let accounts = &app.app.accounts;
    let mut forms = Vec::new();
    let mut add = |route: &'static str,
                   path: &str,
                   actor: Option<&Actor>,
                   fields: &[(&'static str, &str)],
                   (status, action): (u16, &'static str)| {
        forms.push(Filled {
            route,
            path: if path.is_empty() { route.to_owned() } else { path.to_owned() },
            actor: actor.cloned(),
            fields: fields.iter().map(|(name, value)| (*name, (*value).to_owned())).collect(),
            file: WITH_FILES.contains(&route)
                || route.ends_with("/artwork")
                || route.ends_with("/members/{id}/apply")
                || route.ends_with("/papers")
                || route.ends_with("/file"),
            status,
            action,
        });
    };
    let World { a, b, shihe, system, security, audit, claim, enterprise_a, .. } = world;

    // Signing in and what leads to it.
    add("/display", "", None, &[("theme", "dark"), ("view", "elder"), ("back", "/")], (303, ""));
    let password = a.password.as_str();
    let typed = [("login", "producer.a"), ("password", password), ("to", "/my")];
    add("/sign-in", "", None, &typed, (303, "session.sign_in"));
    let half = another(app, &world.xinyang).await;
    let typed = [("code", world.xinyang.recovery[0].as_str()), ("to", "/desk")];
    add("/sign-in/second", "", Some(&half), &typed, (303, "session.second_factor"));
    let typed = [("password", password), ("code", ""), ("to", "/my")];
    add("/confirm-identity", "", Some(&another(app, a).await), &typed, (303, "session.confirm"));
    let out = another(app, a).await;
    add("/sign-out", "", Some(&out), &[], (303, "session.end"));
    let code = uscc(XINYANG, 77);
    let new = "a quite new sentence 2026";
    let typed = [
        ("uscc", code.as_str()),
        ("enterprise_name", "新来测试茶厂"),
        ("county", SHIHE),
        ("name", "李四"),
        ("mail", "li.si@example.cn"),
        ("phone", "13812345678"),
        ("login", "newcomer"),
        ("password", new),
        ("password_again", new),
        ("agree", "yes"),
    ];
    add("/register", "", None, &typed, (303, "account.register"));
    add("/forgot", "", None, &[("login", "producer.b")], (303, "password.reset"));
    let token = waiting(app, "waits.mail", Role::Producer, "confirm_mail", &raw).await;
    add("/confirm/{token}", &format!("/confirm/{token}"), None, &[], (303, "account.activate"));
    let choice = [("password", new), ("password_again", new)];
    let token = waiting(app, "waits.invited", Role::Auditor, "invitation", &raw).await;
    add("/invitation/{token}", &format!("/invitation/{token}"), None, &choice, (303, "password.change"));
    let forgetful = app.actor("forgetful", Role::Producer, "").await;
    let account = app.app.store.account(&forgetful.account).await.unwrap().unwrap();
    let link = accounts.reset_link(&account, &tests::acting()).await.unwrap();
    add("/reset/{token}", link.expose(), None, &choice, (303, "password.change"));

    // One's own.
    let typed = [
        ("name", "王小明"),
        ("mail", "wang@example.cn"),
        ("phone", "13912345678"),
        ("locale", "en"),
        ("digest", "daily"),
    ];
    add("/my/contact", "", Some(a), &typed, (303, "person.change"));
    let plain = app.actor("plain.laboratory", Role::Laboratory, "").await;
    let who = accounts.recognise(&plain.cookie).await.unwrap().unwrap();
    let set_up = accounts.begin_second_factor(&who, None).await.unwrap();
    let code = totp(set_up.text.expose(), app.app.clock.micros());
    let typed = [("setup", set_up.sealed.as_str()), ("code", code.as_str())];
    add("/my/second-factor", "", Some(&plain), &typed, (200, "second_factor.set"));
    add("/my/second-factor/recovery", "", Some(&world.province), &[], (200, "recovery_codes.make"));
    let ends = session(app, &another(app, a).await).await;
    add("/my/sessions/end", "", Some(a), &[("session", &ends)], (303, "session.end"));
    let note = daodi::ports::NewMessage {
        id: key(),
        account: a.account.clone(),
        at: app.app.clock.micros(),
        kind: "claim_received",
        args: vec![("enterprise".to_owned(), "甲厂".to_owned())],
        link: "/my".to_owned(),
    };
    let letter = daodi::ports::NewMail {
        id: key(),
        account: a.account.clone(),
        kind: "test",
        locale: "zh-CN".to_owned(),
        args: "sealed".to_owned(),
        at: app.app.clock.micros(),
    };
    let given_up = letter.id.clone();
    let note = daodi::ports::Notice { message: Some(note), mail: Some(letter) };
    app.app.store.notify(&[note], &tests::act()).await.unwrap();
    add("/my/messages/read", "", Some(a), &[("message", "all")], (303, ""));
    add("/my/data/export", "", Some(a), &[], (200, "account.export"));
    let (members, other) = (format!("/my/enterprises/{enterprise_a}/members"), b.account.as_str());
    let typed = [("login", "producer.b"), ("part", "operator")];
    add("/my/enterprises/{id}/members", &members, Some(a), &typed, (303, "member.add"));
    let typed = [("account", other), ("part", "owner")];
    add("/my/enterprises/{id}/members/change", &format!("{members}/change"), Some(a), &typed, (303, "member.change"));
    let typed = [("account", other)];
    add("/my/enterprises/{id}/members/remove", &format!("{members}/remove"), Some(a), &typed, (303, "member.remove"));
    let code = uscc(XINYANG, 78);
    let typed = [
        ("uscc", code.as_str()),
        ("enterprise_name", "又一测试茶厂"),
        ("county", SHIHE),
        ("statement", "本厂自有茶园"),
    ];
    add("/my/claims/new", "", Some(a), &typed, (303, "claim.make"));
    add("/my/claims/{id}/file", &format!("/my/claims/{claim}/file"), Some(a), &[], (303, "file.upload"));
    let own = app.app.store.claims_of(&b.account).await.unwrap().remove(0).id;
    add("/my/claims/{id}/withdraw", &format!("/my/claims/{own}/withdraw"), Some(b), &[], (303, "claim.withdraw"));

    let right = format!("/my/authorisations/{}", world.right);
    let typed = [("day", "2026-03-02"), ("batch", "20260302"), ("note", "首批")];
    add("/my/authorisations/{id}/use", &format!("{right}/use"), Some(a), &typed, (303, "authorisation.use"));
    add("/my/authorisations/{id}/artwork", &format!("{right}/artwork"), Some(a), &[], (303, "file.upload"));
    let typed = [("report", "已更换包装")];
    add("/my/authorisations/{id}/report", &format!("{right}/report"), Some(a), &typed, (303, "authorisation.report"));
    let desk = format!("/desk/authorisations/{}", world.right);
    let typed = [("version", "2"), ("outcome", "done"), ("finding", "已核查，符合要求")];
    add(
        "/desk/authorisations/{id}/end",
        &format!("{desk}/end"),
        Some(&world.zhengzhou),
        &typed,
        (303, "authorisation.change"),
    );
    let typed =
        [("version", "5"), ("demand", "包装不规范"), ("basis", "限期整改通知书〔2026〕2号"), ("due", "2026-12-31")];
    let path = format!("{desk}/order");
    add("/desk/authorisations/{id}/order", &path, Some(&world.zhengzhou), &typed, (303, "authorisation.change"));

    // Announcements: each step in the version that the one before it left.
    let (one, two) = (&world.province, app.actor("province.second", Role::ProvinceOfficer, "").await);
    let facts = [
        ("kind", "user_approval"),
        ("issuer", "cnipa"),
        ("text", "国家知识产权局公告第六九八号"),
        ("number", "698"),
        ("year", ""),
        ("date", "2026-11-02"),
        ("track", "gi_product"),
        ("source", "https://www.cnipa.gov.cn/"),
    ];
    add("/desk/announcements/new", "", Some(one), &facts, (303, "announcement.enter"));
    let entry = |act: &str| format!("/desk/announcements/{}/{act}", world.filing);
    let typed: Vec<(&'static str, &str)> = facts.iter().copied().chain([("version", "1")]).collect();
    add("/desk/announcements/{id}/change", &entry("change"), Some(one), &typed, (303, "announcement.change"));
    add("/desk/announcements/{id}/file", &entry("file"), Some(one), &[("version", "2")], (303, "announcement.change"));
    let typed = [("version", "3")];
    add("/desk/announcements/{id}/take-up", &entry("take-up"), Some(one), &typed, (303, "announcement.change"));
    let code = uscc(XINYANG, 91);
    let typed = [
        ("version", "4"),
        ("line", "2"),
        ("product", "信阳毛尖"),
        ("enterprise", "新录测试茶厂"),
        ("uscc", code.as_str()),
        ("place", "浉河区"),
        ("address", "测试路1号"),
        ("track", "地理标志产品"),
        ("term_end", ""),
        ("chosen_product", ""),
        ("chosen_enterprise", ""),
        ("take_up", "yes"),
        ("left_out", ""),
    ];
    add("/desk/announcements/{id}/row", &entry("row"), Some(one), &typed, (303, "announcement.change"));
    let typed = [("version", "5")];
    add("/desk/announcements/{id}/propose", &entry("propose"), Some(one), &typed, (303, "announcement.propose"));
    let typed = [("decision", "apply"), ("reason", "已与公告原文核对一致"), ("version", "6")];
    add("/desk/announcements/{id}/decide", &entry("decide"), Some(&two), &typed, (303, "announcement.apply"));
    let made = app.post_as(one, "/desk/announcements/new", &facts).await.expect(303);
    let path = made.header("location").split('?').next().unwrap().to_owned() + "/discard";
    let typed = [("reason", "录错"), ("version", "1")];
    add("/desk/announcements/{id}/discard", &path, Some(one), &typed, (303, "announcement.discard"));
    // Bases: one is decided and declared anew, one changed and taken back, one of last year renewed and given up.
    let typed = super::world::ground_fields(enterprise_a, "西坡茶园");
    add("/my/bases/new", "", Some(a), &typed, (303, "ground.declare"));
    let [(first, version), (second, waits), _] = &world.grounds;
    let typed = [("decision", "accept"), ("reason", "现场核对"), ("version_id", version.as_str()), ("version", "1")];
    let path = format!("/desk/bases/{first}/decide");
    add("/desk/bases/{id}/decide", &path, Some(shihe), &typed, (303, "ground.decide"));
    let typed = [("year", "2026"), ("datum", "WGS84"), ("corners", super::world::CORNERS)];
    add("/my/bases/{id}/version", &format!("/my/bases/{first}/version"), Some(a), &typed, (303, "ground.declare"));
    let typed = [("version", "1"), ("ground_name", "南坡老茶园"), ("place", "谭家河乡"), ("visibility", "outline")];
    add("/my/bases/{id}/change", &format!("/my/bases/{second}/change"), Some(a), &typed, (303, "ground.change"));
    let typed = [("version_id", waits.as_str())];
    add("/my/bases/{id}/withdraw", &format!("/my/bases/{second}/withdraw"), Some(a), &typed, (303, "ground.withdraw"));
    let typed = [("year", "2026"), ("corners", super::world::CORNERS), ("reason", "现场逐点测量")];
    add("/desk/bases/{id}/draw", &format!("/desk/bases/{second}/draw"), Some(shihe), &typed, (303, "ground.declare"));
    let (old, old_version) = super::world::declared(app, a, enterprise_a, "老茶园").await;
    let accepted = [
        format!("UPDATE ground_version SET year = 2025, state = 'accepted', decided_by = '{}',", shihe.account),
        format!(" reason = 'x', decided_at = declared_at WHERE id = '{old_version}'"),
    ];
    assert_eq!(raw.run(&accepted.concat()).await, Ok(1));
    add("/my/bases/{id}/unchanged", &format!("/my/bases/{old}/unchanged"), Some(a), &[], (303, "ground.declare"));
    let typed = [("version", "1"), ("ground_name", "老茶园"), ("place", ""), ("visibility", "county_only")];
    add("/my/bases/{id}/close", &format!("/my/bases/{old}/close"), Some(a), &typed, (303, "ground.change"));

    // Growers, from both sides of the desk.
    let one = world.growers[0].as_str();
    // A plot of each grower: one ended by its enterprise, one by the office.
    let owner = daodi::ports::GrowerReach::Member(a.account.clone());
    let mut worked = Vec::new();
    for id in &world.growers {
        let (grower, _) = app.app.store.grower(&owner, id).await.unwrap().unwrap();
        worked.push((id, grower.plots[0].id.clone()));
    }
    let table = |village: &str| {
        format!("姓名,电话,村（组）,产品,年度,面积（亩）\n赵大,13811112222,{village},信阳毛尖,2026,2.5\n")
    };
    let (my_table, desk_table) = (table("一组"), table("二组"));
    for (side, who, table) in [("/my/growers", a, &my_table), ("/desk/growers", shihe, &desk_table)] {
        let mine = side == "/my/growers";
        let route = |my: &'static str, desk: &'static str| if mine { my } else { desk };
        let at = |act: &str| format!("{side}/{one}/{act}");
        let typed = super::world::grower_fields(enterprise_a, "周五");
        add(route("/my/growers/new", "/desk/growers/new"), "", Some(who), &typed, (303, "grower.enter"));
        let typed =
            [("enterprise", enterprise_a.as_str()), ("county", SHIHE), ("table", table.as_str()), ("only_look", "no")];
        add(route("/my/growers/import", "/desk/growers/import"), "", Some(who), &typed, (303, "grower.enter"));
        let typed = [("product", "xinyang-maojian"), ("year", "2025"), ("area", "1.25")];
        let to = route("/my/growers/{id}/plot", "/desk/growers/{id}/plot");
        add(to, &at("plot"), Some(who), &typed, (303, "grower.change"));
        let (of, plot) = &worked[usize::from(!mine)];
        let typed = [("plot", plot.as_str()), ("last_day", "2026-11-20"), ("reason", "面积录入有误")];
        let to = route("/my/growers/{id}/end-plot", "/desk/growers/{id}/end-plot");
        add(to, &format!("{side}/{of}/end-plot"), Some(who), &typed, (303, "grower.end_plot"));
        let why = [("reason", "电话核对面积")];
        let to = route("/my/growers/{id}/reveal", "/desk/growers/{id}/reveal");
        add(to, &at("reveal"), Some(who), &why, (200, "grower.reveal"));
        let to = route("/my/growers/{id}/ask-erasure", "/desk/growers/{id}/ask-erasure");
        add(to, &at("ask-erasure"), Some(who), &why, (303, "grower.ask_erasure"));
        // Each ends what the other has asked for.
        let (other, side, to, how, action) = if mine {
            (shihe, "/desk/growers", "/desk/growers/{id}/end-erasure", "keep", "grower.keep")
        } else {
            (a, "/my/growers", "/my/growers/{id}/end-erasure", "erase", "grower.erase")
        };
        let path = format!("{side}/{one}/end-erasure");
        add(to, &path, Some(other), &[("decision", how)], (303, action));
    }
    // Which office takes the applications under a right.
    let typed =
        [("office", SHIHE), ("city_review", "yes"), ("document", "国家质检总局公告2010年第7号"), ("version", "0")];
    let path = "/desk/handling/xinyang-maojian/gi_product";
    add("/desk/handling/{product}/{track}", path, Some(&world.province), &typed, (303, "office.name"));
    // Trademarks.
    let product = app.app.catalogue.current().rows().products[0].slug.to_string();
    let typed = [
        ("registrant", "registrant"),
        ("product", product.as_str()),
        ("track", "collective_mark"),
        ("mark_no", "4409718"),
        ("holder", "又一测试协会"),
        ("expires", "2030-01-01"),
    ];
    let (registrant, province) = (&world.registrant, &world.province);
    add("/desk/marks/new", "", Some(province), &typed, (303, "trademark.tie"));
    let of = |side: &str, act: &str| format!("/{side}/{}/{act}", world.mark);
    let code = uscc(XINYANG, 93);
    let typed = licence(&code);
    let path = of("my/members", "declare");
    add("/my/members/{id}/declare", &path, Some(registrant), &typed, (303, "trademark_user.declare"));
    let rows = format!(
        "uscc,name,filing_no,filed_on,since\n{},名单测试茶厂,2026备8,2026-05-06,2026-06-01\n",
        uscc(XINYANG, 94)
    );
    let typed = [("rows", rows.as_str())];
    add("/my/members/{id}/file", &of("my/members", "file"), Some(registrant), &typed, (200, ""));
    let path = of("my/members", "apply");
    add("/my/members/{id}/apply", &path, Some(registrant), &typed, (303, "trademark_user.declare"));
    let typed = [("holder", "更名测试协会"), ("expires", "2041-03-01"), ("version", "1")];
    let path = of("desk/marks", "change");
    add("/desk/marks/{id}/change", &path, Some(province), &typed, (303, "trademark.change"));
    let [first, second] = &world.uses;
    let chosen = format!("{first}:1");
    let path = of("desk/marks", "confirm");
    add("/desk/marks/{id}/confirm", &path, Some(province), &[("use", &chosen)], (303, "trademark_user.confirm"));
    let typed = [("last_day", "2026-11-20"), ("reason", "许可合同解除"), ("version", "2")];
    let path = format!("/desk/marks/use/{first}/end");
    add("/desk/marks/use/{id}/end", &path, Some(province), &typed, (303, "trademark_user.end"));
    let typed = [("last_day", "2026-11-20"), ("reason", "误报"), ("version", "1")];
    let path = format!("/my/members/use/{second}/end");
    add("/my/members/use/{id}/end", &path, Some(registrant), &typed, (303, "trademark_user.end"));

    applications::add(app, world, &raw, &mut add).await;

    // The desk.
    let desk = format!("/desk/claims/{claim}");
    let why = [("reason", "电话核实执照")];
    add("/desk/claims/{id}/reveal", &format!("{desk}/reveal"), Some(shihe), &why, (200, "person.reveal"));
    let typed = [("decision", "refuse"), ("reason", "执照不清"), ("version", "1")];
    add("/desk/claims/{id}/decide", &format!("{desk}/decide"), Some(shihe), &typed, (303, "claim.decide"));

    // Administration.
    let typed = [
        ("login", "invited.now"),
        ("name", "赵六"),
        ("mail", "zhao@example.cn"),
        ("role", "county_officer"),
        ("office", SHIHE),
        ("reason", "新任"),
    ];
    add("/admin/accounts/new", "", Some(system), &typed, (303, "account.invite"));
    let of = |act: &str| format!("/admin/accounts/{}/{act}", world.laboratory.account);
    add("/admin/accounts/{id}/disable", &of("disable"), Some(system), &why, (303, "account.disable"));
    add("/admin/accounts/{id}/enable", &of("enable"), Some(system), &why, (303, "account.enable"));
    add("/admin/accounts/{id}/reset", &of("reset"), Some(system), &[], (303, "password.reset"));
    add("/admin/accounts/{id}/reveal", &of("reveal"), Some(system), &why, (200, "person.reveal"));
    let typed = [("kind", "grant_role"), ("role", "county_officer"), ("office", SHIHE), ("reason", "岗位调整")];
    add("/admin/accounts/{id}/propose", &of("propose"), Some(system), &typed, (303, "proposal.make"));
    let open = proposed(app, world, &world.registrant.account, "revoke_role").await;
    let typed = [("decision", "approve"), ("reason", "已核对"), ("version", "1")];
    let path = format!("/admin/proposals/{open}/decide");
    add("/admin/proposals/{id}/decide", &path, Some(security), &typed, (303, "proposal.decide"));
    let open = proposed(app, world, &world.registrant.account, "reset_second_factor").await;
    let path = format!("/admin/proposals/{open}/withdraw");
    add("/admin/proposals/{id}/withdraw", &path, Some(system), &[], (303, "proposal.decide"));
    let version =
        raw.texts(&format!("SELECT CAST(version AS TEXT) FROM office WHERE code = '{SHIHE}'")).await.remove(0);
    let typed = [("phone", "0376-6222222"), ("address", "浉河区测试路1号"), ("version", version.as_str())];
    let path = format!("/admin/offices/{SHIHE}");
    add("/admin/offices/{code}", &path, Some(security), &typed, (303, "office.change"));
    let ends = session(app, &another(app, b).await).await;
    add("/admin/sessions/end", "", Some(security), &[("session", &ends)], (303, "session.end"));
    let typed = [("account", other), ("reason", "本人来电")];
    add("/admin/locks/lift", "", Some(security), &typed, (303, "lock.lift"));
    let typed = [("kind", "label"), ("reason", "按期更换")];
    add("/admin/keys/rotate", "", Some(security), &typed, (303, "key.rotate"));
    let fails = format!("UPDATE mail SET failed_at = at, next_at = NULL, fault = 'x' WHERE id = '{given_up}'");
    assert_eq!(raw.run(&fails).await, Ok(1));
    add("/admin/mail/retry", "", Some(system), &[("mail", &given_up)], (303, "mail.retry"));
    let typed = [
        ("format", "csv"),
        ("reason", "季度检查"),
        ("actor", ""),
        ("action", ""),
        ("object_kind", ""),
        ("object", ""),
        ("from", ""),
        ("to", ""),
        ("refused", ""),
    ];
    add("/admin/audit/export", "", Some(audit), &typed, (200, "audit.export"));

    // What ends sessions or the account stands at the end.
    let typed = [("old", b.password.as_str()), ("password", new), ("password_again", new)];
    add("/my/password", "", Some(b), &typed, (303, "password.change"));
    let typed = [("password", password), ("reason", "不再经营"), ("agree", "yes")];
    add("/my/data/erase", "", Some(a), &typed, (303, "proposal.make"));
    raw.close().await;
    forms
}
