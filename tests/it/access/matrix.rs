//! The matrix: every role at every route, and everybody at what is another's.

use crate::access::world::{World, session_of};
use axum::http::Method;
use daodi::people::Role;
use server::http::{Access, access_table};
use std::collections::BTreeSet;
use store::Faults;
use tests::{Actor, Reply, TestApp, each_app};

/// A path with something in the place of its parts.
pub(super) fn filled(path: &str) -> String {
    path.split('/')
        .map(|part| if part.starts_with('{') { "00000000-0000-7000-8000-000000000000" } else { part })
        .collect::<Vec<_>>()
        .join("/")
}

/// What a route should say to somebody, whatever it is about.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// Sent to sign in, or told to.
    SignIn,
    /// The role may not.
    Forbidden,
    /// Something else: there is no such object, the form has faults, the page.
    Let,
}

pub(super) fn answer(reply: &Reply) -> Answer {
    match reply.status.as_u16() {
        303 if reply.header("location").contains("/sign-in?to=") => Answer::SignIn,
        401 => Answer::SignIn,
        403 => Answer::Forbidden,
        _ => Answer::Let,
    }
}

each_app! {
    async fn p15_every_role_at_every_route(app: TestApp) {
        let world = World::new(&app).await;
        let roles: BTreeSet<&str> = world.everyone().iter().map(|(role, _)| role.code()).collect();
        assert_eq!(roles, Role::ALL.iter().map(|role| role.code()).collect(), "every role is in the matrix");
        let mut cells = 0;
        for (method, path, access) in access_table().rows() {
            let at = filled(&path);
            if access == Access::Public || at.ends_with("/sign-out") {
                continue;
            }
            let nobody = if method == Method::POST { app.post(&at, "").await } else { app.get(&at).await };
            assert_eq!(answer(&nobody), Answer::SignIn, "nobody: {method} {path}");
            for (role, actor) in world.everyone() {
                let granted = match access {
                    Access::Needs(capability) => daodi::people::capability::grants(role, capability),
                    Access::Half | Access::Public => true,
                };
                let reply = if method == Method::POST { app.post_as(actor, &at, &[]).await } else { app.get_as(actor, &at).await };
                let expected = if granted { Answer::Let } else { Answer::Forbidden };
                assert_eq!(answer(&reply), expected, "{role:?}: {method} {path} gave {}", reply.status);
                assert!(reply.status.as_u16() < 500, "{role:?}: {method} {path} gave {}", reply.status);
                assert_eq!(reply.header("cache-control"), "no-store", "{role:?}: {method} {path}");
                cells += 1;
            }
        }
        assert!(cells > 1000, "{cells} cells");
        // Everyone finds the way out, and is out.
        for (role, actor) in world.everyone() {
            app.post_as(actor, "/sign-out", &[]).await.expect(303);
            assert_eq!(answer(&app.get_as(actor, "/my").await), Answer::SignIn, "{role:?}");
        }
    }

    async fn p15_nobody_reaches_what_is_anothers(app: TestApp) {
        let world = World::new(&app).await;
        let wrong = foreign(&app, &world).await;
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    // The marked clauses of the SQL that limit rows to those of whoever asks: without any one of them the matrix must
    // fail.
    async fn p15_every_tenancy_clause_is_needed(app: TestApp) {
        let world = World::new(&app).await;
        app.app.store.close().await;
        let marked: Vec<_> = store::statements::all().into_iter().filter(|s| s.has_tenancy()).collect();
        assert!(marked.len() >= 19, "{} marked statements", marked.len());
        let mut unnoticed = Vec::new();
        for statement in marked {
            // A state of its own: what nobody stopped has changed it.
            let faults = Faults { without_tenancy: Some(statement.name), ..Faults::default() };
            if foreign(&app.faulty_copy(faults).await, &world).await.is_empty() {
                unnoticed.push(statement.name);
            }
        }
        assert!(unnoticed.is_empty(), "nobody notices that these have lost their tenancy clauses: {unnoticed:?}");
        assert_eq!(foreign(&app.copy().await, &world).await, Vec::<String>::new(), "with all of them nothing is wrong");
    }
}

/// Everything that somebody reaches though it is another's, or does not reach though it is their own.
async fn foreign(app: &TestApp, world: &World) -> Vec<String> {
    let mut wrong = Vec::new();
    let World { a, b, claim, file, enterprise_a, enterprise_b, right, artwork, .. } = world;

    // Pages of one object: who sees it.
    let claim_page = format!("/my/claims/{claim}");
    let desk_page = format!("/desk/claims/{claim}");
    let desk_file = format!("/desk/files/{file}");
    let own_file = format!("/my/files/{file}");
    let members = format!("/my/enterprises/{enterprise_a}");
    let right_page = format!("/my/authorisations/{right}");
    let desk_right = format!("/desk/authorisations/{right}");
    let artwork_file = format!("/my/authorisations/{right}/artwork/{artwork}");
    let officers = [
        (&world.shihe, true),
        (&world.pingqiao, false),
        (&world.xinyang, true),
        (&world.zhengzhou, false),
        (&world.province, true),
        (&world.auditor, true),
    ];
    let mut seen: Vec<(&Actor, &str, bool)> = vec![
        (a, &claim_page, true),
        (b, &claim_page, false),
        (a, &own_file, true),
        (b, &own_file, false),
        (a, &members, true),
        (b, &members, false),
        (a, &right_page, true),
        (b, &right_page, false),
        (a, &artwork_file, true),
        (b, &artwork_file, false),
    ];
    let marks = [
        format!("/my/members/{}", world.mark),
        format!("/my/members/{}/export.csv", world.mark),
        format!("/my/members/use/{}", world.uses[0]),
    ];
    for page in &marks {
        seen.push((&world.registrant, page, true));
        seen.push((&world.other_registrant, page, false));
    }
    for (officer, sees) in officers {
        seen.push((officer, &desk_page, sees));
        seen.push((officer, &desk_file, sees));
        // The right is of an enterprise of 郑州.
        let theirs = [&world.zhengzhou.login, &world.province.login, &world.auditor.login];
        seen.push((officer, &desk_right, theirs.contains(&&officer.login)));
    }
    for (actor, path, sees) in seen {
        let status = app.get_as(actor, path).await.status.as_u16();
        if status != if sees { 200 } else { 404 } {
            wrong.push(format!("{} at {path}: {status}", actor.login));
        }
    }

    // Lists: whose lines stand in them.
    let session_b = session_of_unfaulted(app, b).await;
    for (actor, path, foreign) in [
        (a, "/my/sessions", session_b.as_str()),
        (a, "/my/enterprises", enterprise_b),
        (a, "/my/enterprises", "郑州测试枣厂"),
        (b, "/my/enterprises", claim),
        (b, "/my/authorisations", right),
        (a, "/my/messages", "/my/claims/other-message"),
        (&world.pingqiao, "/desk/claims?state=all", claim),
        (&world.zhengzhou, "/desk/claims?state=all", claim),
        (&world.pingqiao, "/desk", claim),
        (&world.other_registrant, "/my/members", "3047772"),
        (&world.other_registrant, "/my/members", world.mark.as_str()),
    ] {
        if app.get_as(actor, path).await.text().contains(foreign) {
            wrong.push(format!("{} sees {foreign} at {path}", actor.login));
        }
    }
    // The counts as well.
    let counted = app.app.accounts.claim_counts(&principal(app, &world.pingqiao).await).await.unwrap();
    if counted.iter().any(|(_, n)| *n > 0) {
        wrong.push(format!("平桥区 counts {counted:?}"));
    }

    // Acts: nothing of another's changes.
    let acts = [
        (b, format!("{claim_page}/withdraw"), vec![]),
        (b, format!("{right_page}/use"), vec![("day", "2026-11-01"), ("batch", "x")]),
        (b, format!("{right_page}/report"), vec![("report", "x")]),
        (&world.pingqiao, format!("{desk_right}/end"), vec![("version", "1"), ("outcome", "done"), ("finding", "x")]),
        (
            &world.xinyang,
            format!("{desk_right}/order"),
            vec![("version", "2"), ("demand", "x"), ("basis", "x"), ("due", "2026-12-31")],
        ),
        (b, format!("{members}/members"), vec![("login", "producer.b"), ("part", "owner")]),
        (b, format!("{members}/members/change"), vec![("account", a.account.as_str()), ("part", "operator")]),
        (b, format!("{members}/members/remove"), vec![("account", a.account.as_str())]),
        (
            &world.pingqiao,
            format!("{desk_page}/decide"),
            vec![("decision", "refuse"), ("reason", "x"), ("version", "1")],
        ),
        (&world.zhengzhou, format!("{desk_page}/reveal"), vec![("reason", "x")]),
        (a, "/my/sessions/end".to_owned(), vec![("session", session_b.as_str())]),
        (&world.other_registrant, format!("/my/members/{}/declare", world.mark), vec![("uscc", "x")]),
        (
            &world.other_registrant,
            format!("/my/members/use/{}/end", world.uses[0]),
            vec![("last_day", "2026-11-20"), ("reason", "x"), ("version", "1")],
        ),
    ];
    for (actor, path, fields) in acts {
        let status = app.post_as(actor, &path, &fields).await.status.as_u16();
        if status != 404 {
            wrong.push(format!("{} at POST {path}: {status}", actor.login));
        }
    }
    let png = crate::access::values::picture();
    let sent = app.upload_as(b, &format!("{claim_page}/file"), &[], ("a.png", "image/png", &png)).await;
    if sent.status != 404 {
        wrong.push(format!("{} brings a file to another's claim: {}", b.login, sent.status));
    }
    wrong.extend(unread(app, a, b).await);
    wrong.extend(behind(app, world).await);
    wrong.extend(grounds_and_growers(app, world).await);
    wrong.extend(marks_behind(app, world).await);
    wrong
}

/// Bases and growers: the pages of one, and what the store does where a service has let somebody through.
async fn grounds_and_growers(app: &TestApp, world: &World) -> Vec<String> {
    use daodi::ground::{Ground, GroundVersion, Plot, ShapeSource, Visibility};
    use daodi::identifiers::{DivisionCode, Slug};
    use daodi::ports::{GroundDecision, GroundQuery, Grounds as _, GrowerQuery, GrowerReach};
    let mut wrong = Vec::new();
    let (a, b) = (&world.a, &world.b);
    let [(first, version), (second, waits), (third, _)] = &world.grounds;
    let [grower, asked] = &world.growers;
    let mut seen: Vec<(&Actor, String, bool)> = Vec::new();
    for (actor, sees) in [(a, true), (b, false)] {
        for path in ["/my/bases/", "/my/growers/"] {
            let id = if path.contains("bases") { first } else { grower };
            seen.push((actor, format!("{path}{id}"), sees));
        }
        seen.push((actor, format!("/my/growers/{grower}/card"), sees));
        seen.push((actor, format!("/my/growers/{grower}/card.pdf"), sees));
        seen.push((actor, format!("/my/files/{}", world.ground_file), sees));
    }
    for (officer, sees) in
        [(&world.shihe, true), (&world.pingqiao, false), (&world.xinyang, true), (&world.zhengzhou, false)]
    {
        seen.push((officer, format!("/desk/bases/{first}"), sees));
        seen.push((officer, format!("/desk/growers/{grower}"), sees));
        seen.push((officer, format!("/desk/files/{}", world.ground_file), sees));
    }
    for (actor, path, sees) in seen {
        let status = app.get_as(actor, &path).await.status.as_u16();
        if status != if sees { 200 } else { 404 } {
            wrong.push(format!("{} at {path}: {status}", actor.login));
        }
    }
    let store = &app.app.store;
    let pingqiao = DivisionCode::parse(super::world::PINGQIAO).unwrap();
    let act = || daodi::audit::Act {
        actor: daodi::audit::Actor::Account { id: b.account.clone(), role: Role::Producer, office: None },
        ..tests::act()
    };
    let all = GroundQuery { limit: 10, ..GroundQuery::default() };
    let own = store.grounds_of(&b.account, &all).await.unwrap();
    let far = store.grounds_in(pingqiao, &all).await.unwrap();
    let reach = GrowerReach::Office(pingqiao);
    let growers = store.growers(&reach, &GrowerQuery { limit: 10, ..GrowerQuery::default() }).await.unwrap();
    let member = GrowerReach::Member(b.account.clone());
    let plot = Plot {
        id: tests::actor::key(),
        product: Slug::parse("xinyang-maojian").unwrap(),
        year: 2026,
        area_mu_hundredths: 1,
        geometry: None,
        ended: None,
    };
    let owner = GrowerReach::Member(a.account.clone());
    let worked = store.grower(&owner, grower).await.unwrap().unwrap().0.plots.remove(0).id;
    let end = tests::grounds::plot_end(&b.account);
    let stored = store.ground_of(&a.account, third).await.unwrap().unwrap();
    let further = GroundVersion {
        id: tests::actor::key(),
        source: ShapeSource::Unchanged,
        upload: None,
        declared_by: b.account.clone(),
        state: daodi::ground::VersionState::Declared,
        ..stored.1[0].clone()
    };
    let file = tests::people::upload(990_001, &world.pingqiao.account);
    let drawn = GroundVersion {
        id: tests::actor::key(),
        source: ShapeSource::Drawn,
        upload: Some(file.id.clone()),
        declared_by: world.pingqiao.account.clone(),
        ..further.clone()
    };
    let changed = store.ground_of(&a.account, second).await.unwrap().unwrap().0;
    let changed = Ground { name: "别人的".to_owned(), ..changed };
    let returned = GroundDecision {
        id: version.clone(),
        version: 1,
        accepted: false,
        reason: "x".to_owned(),
        by: world.pingqiao.account.clone(),
        at: tests::app::NOW * 1_000_000,
        visibility: Visibility::CountyOnly,
    };
    let by = world.pingqiao.account.as_str();
    for (what, got) in [
        ("another's bases are listed", !own.rows.is_empty()),
        ("another's bases are counted", own.total > 0),
        ("another's base is given", store.ground_of(&b.account, first).await.unwrap().is_some()),
        ("another office's bases are listed", !far.rows.is_empty()),
        ("another office's bases are counted", far.total > 0),
        ("another office's states are counted", !store.ground_counts(pingqiao).await.unwrap().is_empty()),
        ("another office's base is given", store.ground_in(pingqiao, first).await.unwrap().is_some()),
        ("its file is given", store.ground_file_in(pingqiao, &world.ground_file).await.unwrap().is_some()),
        ("another office decides", store.decide_version(pingqiao, &returned, &act()).await == Ok(true)),
        ("a stranger takes back", store.withdraw_version(&b.account, waits, &act()).await == Ok(true)),
        ("a stranger changes", store.change_ground(&b.account, &changed, &act()).await == Ok(true)),
        ("a stranger declares", store.declare_version(&b.account, &further, None, &act()).await == Ok(true)),
        ("another office draws", store.draw_version(pingqiao, &drawn, (&file, &act()), &act()).await == Ok(true)),
        ("growers elsewhere are listed", !growers.rows.is_empty()),
        ("growers elsewhere are counted", growers.total > 0),
        ("another's grower is given", store.grower(&member, grower).await.unwrap().is_some()),
        ("a stranger adds a plot", store.add_plot(&member, grower, &plot, &act()).await == Ok(true)),
        ("a stranger ends a plot", store.end_plot(&member, grower, &worked, &end, &act()).await == Ok(true)),
        ("a stranger asks to erase", store.ask_erasure(&member, grower, &b.account, "x", &act()).await == Ok(true)),
        ("a stranger lets it fall", store.end_erasure(&member, asked, &b.account, false, &act()).await == Ok(true)),
        ("another office erases", store.end_erasure(&reach, asked, by, true, &act()).await == Ok(true)),
    ] {
        if got {
            wrong.push(what.to_owned());
        }
    }
    wrong
}

/// The same for trademarks: what the store does where a service has let another registrant through.
async fn marks_behind(app: &TestApp, world: &World) -> Vec<String> {
    use daodi::ports::{Keeper, TrademarkQuery, Trademarks, UseEnding};
    let store = &app.app.store;
    let other = &world.other_registrant;
    let them = Keeper::Registrant(&other.account);
    let all = TrademarkQuery { limit: 9, ..TrademarkQuery::default() };
    let mut wrong = Vec::new();
    let mut line = |what: &str, foreign: bool| {
        if foreign {
            wrong.push(format!("{what} of another's mark"));
        }
    };
    line("the mark", store.trademark(them, &world.mark).await.unwrap().is_some());
    let marks = store.trademarks(them, &all).await.unwrap();
    line("the list", !marks.rows.is_empty());
    line("the number", marks.total > 0);
    let users = store.trademark_users(them, &world.mark, &all).await.unwrap();
    line("the users", !users.rows.is_empty());
    line("the number of users", users.total > 0);
    line("the counts", !store.trademark_user_counts(them, &world.mark).await.unwrap().is_empty());
    line("a user", store.trademark_user(them, &world.uses[0]).await.unwrap().is_some());
    let known = store.trademark_user(Keeper::Office, &world.uses[0]).await.unwrap().unwrap();
    let code = daodi::identifiers::Uscc::parse(&super::world::uscc(super::world::XINYANG, 95)).unwrap();
    let new = daodi::registrant::TrademarkUser {
        id: tests::actor::key(),
        uscc: code,
        declared_by: other.account.clone(),
        ..known.clone()
    };
    line("declaring", store.declare_users(&other.account, &[new], &tests::act()).await.is_ok());
    let ending = UseEnding {
        last_day: jiff::civil::date(2026, 11, 20),
        reason: "x".to_owned(),
        at: tests::app::NOW * 1_000_000,
        by: other.account.clone(),
    };
    line("ending", store.end_use(them, &known, &ending, &[], &tests::act()).await.unwrap());
    wrong
}

/// The second fence: what the store does where a service has let somebody through who should have been stopped.
async fn behind(app: &TestApp, world: &World) -> Vec<String> {
    use daodi::audit::{Act, Actor as Who};
    use daodi::people::{ClaimState, Part, Role};
    use daodi::ports::{Announcements as _, ClaimDecision, ClaimQuery, People, StoreError};
    let World { a, b, claim, enterprise_a, right, .. } = world;
    let store = &app.app.store;
    let mut wrong = Vec::new();
    let pingqiao = daodi::identifiers::DivisionCode::parse(super::world::PINGQIAO).unwrap();
    let shihe = daodi::identifiers::DivisionCode::parse(super::world::SHIHE).unwrap();
    if store.claim_in(pingqiao, claim).await.unwrap().is_some() {
        wrong.push("the store gives another office's claim".to_owned());
    }
    let listed = store.claims_in(pingqiao, &ClaimQuery { limit: 10, ..ClaimQuery::default() }).await.unwrap();
    if listed.total != 0 || !listed.rows.is_empty() {
        wrong.push(format!("the store counts {} claims of another office", listed.total));
    }
    if !store.members(&b.account, enterprise_a).await.unwrap().is_empty() {
        wrong.push("the store gives another's members".to_owned());
    }
    if !store.rights_of(&b.account).await.unwrap().iter().all(|own| own.id != *right) {
        wrong.push("the store gives another's rights".to_owned());
    }
    if !store.mark_uses(&b.account, right).await.unwrap().is_empty() {
        wrong.push("the store gives another's records of use".to_owned());
    }
    if !store.artwork(&b.account, right).await.unwrap().is_empty() {
        wrong.push("the store gives another's artwork".to_owned());
    }
    if store.report_rectification(&b.account, right, "x", &tests::act()).await == Ok(true) {
        wrong.push("a stranger reports on what was ordered of another".to_owned());
    }
    let used = tests::rights::usage(u32::try_from(wrong.len()).unwrap() + 40, right, &b.account);
    if store.record_mark_use(&used, &tests::act()).await == Ok(true) {
        wrong.push("a stranger records a use".to_owned());
    }
    let stranger = || {
        let actor = Who::Account { id: b.account.clone(), role: Role::Producer, office: None };
        Act { actor, ..tests::act() }
    };
    let add = store.add_member(enterprise_a, &b.account, Part::Owner, &[], &stranger()).await;
    if add != Err(StoreError::Conflict) {
        wrong.push(format!("a stranger adds a member: {add:?}"));
    }
    let member = store.change_member(enterprise_a, &a.account, Part::Operator, &stranger()).await;
    if member == Ok(true) {
        wrong.push("a stranger changes a member".to_owned());
    }
    // Two owners, so that it is not the last one who is kept.
    let other = app.app.store.add_member(enterprise_a, &world.shihe.account, Part::Owner, &[], &tests::act()).await;
    if other.is_ok() || other == Err(StoreError::Conflict) {
        for (act, what) in [(stranger(), "takes a member out"), (stranger(), "changes a member of two")] {
            let done = if what.starts_with("takes") {
                store.remove_member(enterprise_a, &world.shihe.account, &[], &act).await
            } else {
                store.change_member(enterprise_a, &world.shihe.account, Part::Operator, &act).await
            };
            if done == Ok(true) {
                wrong.push(format!("a stranger {what}"));
            }
        }
    }
    let (stranger_is, far) = (b.account.as_str(), world.pingqiao.account.as_str());
    let tried = tests::cases::tries(store, &a.account, (stranger_is, enterprise_a), far).await;
    wrong.extend(tried.into_iter().map(|name| format!("an application is another's past {name}")));
    let stored = store.claim_of(&a.account, claim).await.unwrap();
    if store.withdraw_claim(&b.account, claim, &stranger()).await == Ok(true) {
        wrong.push("a stranger takes a claim back".to_owned());
    }
    if let Some(stored) = stored.filter(|stored| stored.state == ClaimState::Received) {
        let decision = ClaimDecision {
            accepted: false,
            reason: "x".to_owned(),
            at: tests::app::NOW * 1_000_000,
            by: world.pingqiao.account.clone(),
            new_enterprise: None,
            told: None,
        };
        if store.decide_claim(pingqiao, &stored, &decision, &[], &tests::act()).await == Ok(true) {
            wrong.push("another office decides a claim".to_owned());
        }
        assert_eq!(stored.county, Some(shihe));
    }
    let counted = store.messages(&a.account, 0, 100).await.unwrap();
    if counted.total != i64::try_from(counted.rows.len()).unwrap() {
        wrong.push(format!("{} messages are counted, {} shown", counted.total, counted.rows.len()));
    }
    wrong
}

/// A message of another's stays unread.
async fn unread(app: &TestApp, a: &Actor, b: &Actor) -> Vec<String> {
    use daodi::ports::People;
    let store = &app.app.store;
    let notice = daodi::ports::Notice {
        message: Some(daodi::ports::NewMessage {
            id: tests::actor::key(),
            account: b.account.clone(),
            at: tests::app::NOW * 1_000_000,
            kind: "claim_received",
            args: vec![("enterprise".to_owned(), "乙厂".to_owned())],
            link: "/my/claims/other-message".to_owned(),
        }),
        mail: None,
    };
    let id = notice.message.as_ref().map(|m| m.id.clone()).unwrap();
    store.notify(&[notice], &tests::act()).await.unwrap();
    let _sent = app.post_as(a, "/my/messages/read", &[("message", &id)]).await;
    let _all = app.post_as(a, "/my/messages/read", &[("message", "all")]).await;
    let mut wrong = Vec::new();
    let messages = store.messages(&b.account, 0, 100).await.unwrap();
    if messages.rows.iter().find(|m| m.id == id).is_none_or(|m| m.read_at.is_some()) {
        wrong.push("a message of another's was marked as read".to_owned());
    }
    if app.get_as(a, "/my/messages").await.text().contains("乙厂") {
        wrong.push("a message of another's is shown".to_owned());
    }
    wrong
}

async fn session_of_unfaulted(app: &TestApp, actor: &Actor) -> String {
    let who = app.app.accounts.recognise(&actor.cookie).await.unwrap();
    match who {
        Some(who) => who.session,
        None => session_of(app, actor).await,
    }
}

async fn principal(app: &TestApp, actor: &Actor) -> daodi::people::Principal {
    app.app.accounts.recognise(&actor.cookie).await.unwrap().unwrap().principal.unwrap()
}
