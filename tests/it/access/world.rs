//! A small world of people who must not get in each other's way.

use daodi::people::Role;
use daodi::ports::{
    Accounts, Announcements as _, AuditQuery, Grounds, Keeper, People, Registry, TrademarkQuery, Trademarks, Trail,
};
use daodi::registry::Rectification;
use tests::{Actor, TestApp};

/// Codes of the places: 浉河区 and 平桥区 of 信阳市, 新郑市 of 郑州市.
pub(crate) const SHIHE: &str = "411502";
pub(super) const PINGQIAO: &str = "411503";
pub(super) const XINYANG: &str = "411500";
pub(super) const ZHENGZHOU: &str = "410100";

/// The people, and what is theirs.
pub(super) struct World {
    pub(super) a: Actor,
    pub(super) b: Actor,
    pub(super) shihe: Actor,
    pub(super) pingqiao: Actor,
    pub(super) xinyang: Actor,
    pub(super) zhengzhou: Actor,
    pub(super) province: Actor,
    pub(super) auditor: Actor,
    pub(super) registrant: Actor,
    pub(super) laboratory: Actor,
    pub(super) system: Actor,
    pub(super) security: Actor,
    pub(super) audit: Actor,
    /// A's claim in 浉河区, with a file.
    pub(super) claim: String,
    pub(super) file: String,
    /// A's application at its site check in 浉河区.
    pub(super) application: String,
    /// An open proposal about A.
    pub(super) proposal: String,
    /// A row of the trail.
    pub(super) trail: String,
    /// A's bases in 浉河区: two with a version that waits, one whose version was taken back. Ids of base and version.
    pub(super) grounds: [(String, String); 3],
    /// The file that the first was declared with.
    pub(super) ground_file: String,
    /// Growers whom A's enterprise entered; for the second somebody asked for erasure.
    pub(super) growers: [String; 2],
    /// The first one's card.
    pub(super) card: String,
    /// A trademark of the registrant's, and two declared licensees of it.
    pub(super) mark: String,
    pub(super) uses: [String; 2],
    /// Another registrant, who has none.
    pub(super) other_registrant: Actor,
    /// A's right, with an artwork file, and an announcement being entered.
    pub(super) right: String,
    pub(super) artwork: String,
    pub(super) filing: String,
    /// Enterprises that A and B own.
    pub(super) enterprise_a: String,
    pub(super) enterprise_b: String,
}

/// Two enterprises of the register.
fn enterprises(app: &TestApp) -> [String; 2] {
    let register = app.app.catalogue.current();
    let mut ids = register.rows().enterprises.iter().map(|e| e.id.to_string());
    [ids.next().unwrap(), ids.next().unwrap()]
}

/// A code with right check characters from its first 16 characters and a running number.
pub(crate) fn uscc(region: &str, number: u32) -> String {
    let stem = format!("91{region}MA{number:06}");
    let alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    for subject in alphabet.chars().chain("SVZ".chars()) {
        for check in alphabet.chars() {
            let code = format!("{stem}{subject}{check}");
            if daodi::identifiers::Uscc::parse(&code).is_ok() {
                return code;
            }
        }
    }
    panic!("no check characters fit {stem}");
}

/// A square of tea ground in 浉河区, well off its borders.
pub(crate) const CORNERS: &str = "113.9190, 32.0290\n113.9210, 32.0290\n113.9210, 32.0310\n113.9190, 32.0310";

/// Declares a base as a browser does; gives its id and its version's.
pub(super) async fn declared(app: &TestApp, actor: &Actor, enterprise: &str, name: &str) -> (String, String) {
    let fields = ground_fields(enterprise, name);
    let png = crate::access::values::picture();
    // A file under another name than the form's is nobody's.
    let made = app.upload_as(actor, "/my/bases/new", &fields, ("a.png", "image/png", &png)).await;
    let made = made.expect(303).header("location").split(['/', '?']).nth(3).unwrap().to_owned();
    let versions = app.app.store.ground_of(&actor.account, &made).await.unwrap().unwrap().1;
    (made, versions[0].id.clone())
}

/// What is typed to declare a base.
pub(crate) fn ground_fields<'a>(enterprise: &'a str, name: &'a str) -> [(&'static str, &'a str); 10] {
    [
        ("enterprise", enterprise),
        ("ground_name", name),
        ("ground_kind", "planting"),
        ("product", "xinyang-maojian"),
        ("county", SHIHE),
        ("place", "谭家河乡"),
        ("year", "2026"),
        ("datum", "WGS84"),
        ("corners", CORNERS),
        ("visibility", "county_only"),
    ]
}

/// What is typed to enter a grower.
pub(super) fn grower_fields<'a>(enterprise: &'a str, name: &'a str) -> [(&'static str, &'a str); 10] {
    [
        ("enterprise", enterprise),
        ("county", SHIHE),
        ("grower_name", name),
        ("phone", "13711112222"),
        ("village", "谭家河村一组"),
        ("product", "xinyang-maojian"),
        ("year", "2026"),
        ("area", "3.5"),
        ("corners", ""),
        ("datum", ""),
    ]
}

/// Enters a grower and gives their id.
pub(super) async fn entered(app: &TestApp, actor: &Actor, enterprise: &str, name: &str) -> String {
    let made = app.post_as(actor, "/my/growers/new", &grower_fields(enterprise, name)).await.expect(303);
    made.header("location").split(['/', '?']).nth(3).unwrap().to_owned()
}

impl World {
    pub(super) async fn new(app: &TestApp) -> Self {
        let [enterprise_a, enterprise_b] = enterprises(app);
        let a = app.owner("producer.a", &enterprise_a).await;
        let b = app.owner("producer.b", &enterprise_b).await;
        let fields =
            [("uscc", uscc(XINYANG, 1)), ("enterprise_name", "浉河测试茶厂".to_owned()), ("county", SHIHE.to_owned())];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let png = crate::access::values::picture();
        let made = app.upload_as(&a, "/my/claims/new", &fields, ("执照.png", "image/png", &png)).await.expect(303);
        let claim = made.header("location").split(['/', '?']).nth(3).unwrap().to_owned();
        let fields = [
            ("uscc", uscc(ZHENGZHOU, 2)),
            ("enterprise_name", "郑州测试枣厂".to_owned()),
            ("county", "410184".to_owned()),
        ];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let _b = app.upload_as(&b, "/my/claims/new", &fields, ("执照.png", "image/png", &png)).await.expect(303);
        let file = app.app.store.uploads("claim", &claim).await.unwrap().remove(0).id;
        let system = app.actor("system.admin", Role::SystemAdmin, "").await;
        let fields = [("kind", "reset_second_factor"), ("reason", "试验")];
        let about = format!("/admin/accounts/{}/propose", a.account);
        let made = app.post_as(&system, &about, &fields).await.expect(303);
        let proposal = made.header("location").split(['/', '?']).nth(3).unwrap().to_owned();
        let mut grounds = Vec::new();
        for name in ["北坡茶园", "南坡茶园", "东坡茶园"] {
            grounds.push(declared(app, &a, &enterprise_a, name).await);
        }
        let grounds: [(String, String); 3] = grounds.try_into().unwrap();
        let (third, version) = &grounds[2];
        let fields = [("version_id", version.as_str())];
        app.post_as(&a, &format!("/my/bases/{third}/withdraw"), &fields).await.expect(303);
        let versions = app.app.store.ground_of(&a.account, &grounds[0].0).await.unwrap().unwrap().1;
        let ground_file = versions[0].upload.clone().unwrap();
        let growers = [entered(app, &a, &enterprise_a, "王芳").await, entered(app, &a, &enterprise_a, "李四").await];
        let fields = [("reason", "本人要求")];
        app.post_as(&a, &format!("/my/growers/{}/ask-erasure", growers[1]), &fields).await.expect(303);
        let reach = daodi::ports::GrowerReach::Member(a.account.clone());
        let card = app.app.store.grower(&reach, &growers[0]).await.unwrap().unwrap().0.card;
        let trail =
            app.app.store.audit(&AuditQuery { limit: 1, ..AuditQuery::default() }).await.unwrap().rows.remove(0).id;
        let shihe = app.actor("shihe", Role::CountyOfficer, SHIHE).await;
        let xinyang = app.actor("xinyang", Role::CityOfficer, XINYANG).await;
        let checkers = [shihe.account.as_str(), xinyang.account.as_str()];
        let store = &app.app.store;
        // The file is the claim's: its bytes are kept once.
        let known = store.uploads("claim", &claim).await.unwrap().remove(0);
        let paper = daodi::people::Upload { id: tests::people::upload(7, "").id, ..known };
        tests::cases::stage(store, (&a.account, &enterprise_a), ("xinyang-maojian", checkers), &paper).await;
        let province = app.actor("province", Role::ProvinceOfficer, "").await;
        let right = tests::register::authorisation(901, &enterprise_a, "xinyang-maojian");
        app.app.store.record_authorisation(&right, &tests::act()).await.unwrap();
        let drawing = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\"/></svg>";
        let to = format!("/my/authorisations/{}/artwork", right.id);
        app.upload_as(&a, &to, &[], ("标志.svg", "image/svg+xml", drawing)).await.expect(303);
        let artwork = app.app.store.uploads("authorisation", &right.id).await.unwrap().remove(0).id;
        let used = [("day", "2026-03-01"), ("batch", "20260301")];
        app.post_as(&a, &format!("/my/authorisations/{}/use", right.id), &used).await.expect(303);
        let (step, order) = tests::rights::ordered(1, &right.id, 2, &shihe.account);
        let order = Rectification { office: "410100".to_owned(), ..order };
        assert!(app.app.store.order_rectification(&step, &order, &tests::act()).await.unwrap());
        let fields = [("kind", "user_approval"), ("issuer", "cnipa"), ("text", "试验公告")];
        let made = app.post_as(&province, "/desk/announcements/new", &fields).await.expect(303);
        let filing = made.header("location").split(['/', '?']).nth(3).unwrap().to_owned();
        let registrant = app.actor("registrant", Role::Registrant, "").await;
        let other_registrant = app.actor("registrant.b", Role::Registrant, "").await;
        let (mark, uses) = marked(app, &registrant, &province).await;
        Self {
            mark,
            uses,
            other_registrant,
            application: tests::cases::draft(1, "", "").id,
            right: right.id,
            artwork,
            filing,
            proposal,
            trail,
            grounds,
            ground_file,
            growers,
            card,
            shihe,
            pingqiao: app.actor("pingqiao", Role::CountyOfficer, PINGQIAO).await,
            xinyang,
            zhengzhou: app.actor("zhengzhou", Role::CityOfficer, ZHENGZHOU).await,
            province,
            auditor: app.actor("auditor", Role::Auditor, "").await,
            registrant,
            laboratory: app.actor("laboratory", Role::Laboratory, "").await,
            system,
            security: app.actor("security.admin", Role::SecurityAdmin, "").await,
            audit: app.actor("audit.admin", Role::AuditAdmin, "").await,
            a,
            b,
            claim,
            file,
            enterprise_a,
            enterprise_b,
        }
    }

    /// Everyone with a role, by it.
    pub(super) fn everyone(&self) -> Vec<(Role, &Actor)> {
        vec![
            (Role::Producer, &self.a),
            (Role::Registrant, &self.registrant),
            (Role::Laboratory, &self.laboratory),
            (Role::CountyOfficer, &self.shihe),
            (Role::CityOfficer, &self.xinyang),
            (Role::ProvinceOfficer, &self.province),
            (Role::Auditor, &self.auditor),
            (Role::SystemAdmin, &self.system),
            (Role::SecurityAdmin, &self.security),
            (Role::AuditAdmin, &self.audit),
        ]
    }
}

impl World {
    /// A path of the table with something that there is in the place of its parts.
    pub(super) fn at(&self, path: &str) -> String {
        let of = |start: &str| path.strip_prefix("/en").unwrap_or(path).starts_with(start);
        let id = match () {
            () if of("/my/members/use") || of("/desk/marks/use") => self.uses[0].as_str(),
            () if of("/my/members") || of("/desk/marks") => self.mark.as_str(),
            () if of("/my/claims") || of("/desk/claims") => self.claim.as_str(),
            () if of("/my/applications") || of("/desk/applications") => self.application.as_str(),
            () if of("/my/files") || of("/desk/files") => self.file.as_str(),
            () if of("/my/enterprises") || of("/enterprises") => self.enterprise_a.as_str(),
            () if of("/my/bases") || of("/desk/bases") => self.grounds[0].0.as_str(),
            () if of("/my/growers") || of("/desk/growers") => self.growers[0].as_str(),
            () if of("/admin/accounts") => self.a.account.as_str(),
            () if of("/admin/proposals") => self.proposal.as_str(),
            () if of("/admin/audit") => self.trail.as_str(),
            () if of("/my/authorisations") || of("/desk/authorisations") => self.right.as_str(),
            () if of("/desk/announcements") => self.filing.as_str(),
            () if of("/announcements") => "none",
            () => "0",
        };
        let code = if of("/divisions") || of("/admin/offices") { SHIHE } else { "0ABCDEFGHJKMNPQRSTVWXYZ01" };
        let token = "A".repeat(43);
        let parts = [
            ("{id}", id),
            ("{section}", "product"),
            ("{file}", &self.artwork),
            ("{paper}", "acceptance.pdf"),
            ("{slug}", "xinyang-maojian"),
            ("{code}", code),
            ("{seq}", "0"),
            ("{token}", &token),
        ];
        let more = [
            ("{*path}", "entries/000.p/1"),
            ("{card}", self.card.as_str()),
            ("{product}", "xinyang-maojian"),
            ("{track}", "gi_product"),
        ];
        let parts = parts.iter().chain(&more);
        parts.fold(path.to_owned(), |path, (part, value)| path.replace(part, value))
    }
}

/// The id of somebody's one live session.
pub(super) async fn session_of(app: &TestApp, actor: &Actor) -> String {
    app.app.store.sessions_of(&actor.account).await.unwrap().remove(0).id
}

/// A certification mark of a registrant's, with two licensees that wait to be confirmed.
async fn marked(app: &TestApp, registrant: &Actor, province: &Actor) -> (String, [String; 2]) {
    let product = app.app.catalogue.current().rows().products[0].slug.to_string();
    let tie = [
        ("registrant", "registrant"),
        ("product", product.as_str()),
        ("track", "certification_mark"),
        ("mark_no", "第3047772号"),
        ("holder", "测试行业协会"),
        ("expires", "2031-03-01"),
    ];
    app.post_as(province, "/desk/marks/new", &tie).await.expect(303);
    let all = TrademarkQuery { limit: 9, ..TrademarkQuery::default() };
    let store = &app.app.store;
    let mark = store.trademarks(Keeper::Office, &all).await.unwrap().rows.remove(0).trademark.id;
    for number in [91, 92] {
        let code = uscc(XINYANG, number);
        let typed = licence(&code);
        app.post_as(registrant, &format!("/my/members/{mark}/declare"), &typed).await.expect(303);
    }
    let mut uses =
        store.trademark_users(Keeper::Office, &mark, &all).await.unwrap().rows.into_iter().map(|user| user.id);
    let uses = [uses.next().unwrap(), uses.next().unwrap()];
    (mark, uses)
}

/// What a registrant types of a licensee.
pub(super) fn licence(code: &str) -> [(&'static str, &str); 6] {
    [
        ("uscc", code),
        ("enterprise_name", "被许可测试茶厂"),
        ("filing_no", "2026备7"),
        ("filed_on", "2026-05-06"),
        ("since", "2026-06-01"),
        ("until", "2030-12-31"),
    ]
}
