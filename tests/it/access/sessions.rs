//! Signing in and what comes of it.

use daodi::people::{Role, TokenPurpose};
use daodi::ports::{Accounts, AuditQuery, Trail};
use tests::actor::{client, form, totp};
use tests::{Actor, Raw, Reply, TestApp, each_app, one_app};

const MINUTE: i64 = 60;

/// All that an answer tells: status, headers and body, without what is another each time and the name that was typed.
fn told(reply: &Reply, login: &str) -> String {
    let policy = reply.header("content-security-policy").to_owned();
    let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap().to_owned();
    let html = reply.html();
    let once = tests::reply::attribute(&html, "input[name=once]", "value");
    let mut headers: Vec<String> = reply
        .headers
        .iter()
        .filter(|(name, _)| *name != "content-length")
        .map(|(name, value)| format!("{name}: {}", value.to_str().unwrap()))
        .collect();
    headers.sort();
    let mut all = format!("{} {} {}", reply.status, headers.join("\n"), reply.text());
    for (chance, word) in
        [(nonce.as_str(), "NONCE"), (reply.header("x-request-id"), "REQUEST"), (once.as_str(), "ONCE")]
    {
        if !chance.is_empty() {
            all = all.replace(chance, word);
        }
    }
    all.replace(&format!("value=\"{login}\""), "value=\"LOGIN\"")
}

each_app! {
    async fn p21_sessions_end(app: TestApp) {
        let actor = app.actor("producer.a", Role::Producer, "").await;
        app.get_as(&actor, "/my").await.expect(200);

        // By being idle, and by their age, whatever is done.
        let idle = app.later(31 * MINUTE).await;
        assert_eq!(idle.get_as(&actor, "/my").await.status, 303);
        let still = app.later(29 * MINUTE).await;
        still.get_as(&actor, "/my").await.expect(200);
        let mut used = 29;
        while used < 12 * 60 - 30 {
            used += 29;
            let server = app.later(used * MINUTE).await;
            let status = server.get_as(&actor, "/my").await.status.as_u16();
            assert_eq!(status, if used < 12 * 60 { 200 } else { 303 }, "after {used} minutes");
        }
        let after = app.later((12 * 60 + 1) * MINUTE).await;
        assert_eq!(after.get_as(&actor, "/my").await.status, 303);

        // By being listed and ended by their owner; the others go on.
        let first = app.signed_in("producer.a", &actor.password).await;
        let second = app.signed_in("producer.a", &actor.password).await;
        assert_ne!(first.cookie, second.cookie);
        let id = app.app.accounts.recognise(&first.cookie).await.unwrap().unwrap().session;
        let page = app.get_as(&second, "/my/sessions").await.expect(200);
        assert!(page.text().contains(&id));
        app.post_as(&second, "/my/sessions/end", &[("session", &id)]).await.expect(303);
        assert_eq!(app.get_as(&first, "/my").await.status, 303);
        app.get_as(&second, "/my").await.expect(200);
        let third = app.signed_in("producer.a", &actor.password).await;
        app.post_as(&third, "/my/sessions/end", &[("session", "others")]).await.expect(303);
        assert_eq!(app.get_as(&second, "/my").await.status, 303);

        // By signing out: the cookie is worth nothing any more.
        app.post_as(&third, "/sign-out", &[]).await.expect(303);
        assert_eq!(app.get_as(&third, "/my").await.status, 303);

        // By the account being disabled, at the next request.
        let fourth = app.signed_in("producer.a", &actor.password).await;
        let system = app.actor("system.admin", Role::SystemAdmin, "").await;
        let path = format!("/admin/accounts/{}/disable", actor.account);
        app.post_as(&system, &path, &[("reason", "试验")]).await.expect(303);
        assert_eq!(app.get_as(&fourth, "/my").await.status, 303);
    }

    async fn p21_a_confirmation_on_the_way_signs_nobody_out(app: TestApp) {
        let actor = app.actor("audit.admin", Role::AuditAdmin, "").await;
        let later = app.later(11 * MINUTE).await;
        let path = "/admin/audit/export";
        let fields = [("format", "csv"), ("reason", "试验")];
        let asked = later.post_as(&actor, path, &fields).await.expect(403);
        assert!(asked.text().contains("confirm_password"));
        let code = totp(actor.totp.as_deref().unwrap(), later.app.clock.micros());
        let fields = [&fields[..], &[("confirm_password", actor.password.as_str()), ("confirm_code", &code)]].concat();
        let file = later.post_as(&actor, path, &fields).await.expect(200);
        assert!(file.header("content-type").starts_with("text/csv"));
        // The cookie is a new one. It comes with the file and opens what the former one opened.
        let cookie = file.header("set-cookie").split([';', '=']).nth(1).unwrap().to_owned();
        assert_ne!(cookie, actor.cookie);
        later.get_as(&Actor { cookie, ..actor.clone() }, "/admin/audit").await.expect(200);
        assert_eq!(later.get_as(&actor, "/admin/audit").await.status, 303);
    }

    async fn p21_a_refusal_after_a_confirmation_signs_nobody_out(app: TestApp) {
        let actor = app.actor("security.admin", Role::SecurityAdmin, "").await;
        let later = app.later(11 * MINUTE).await;
        let code = totp(actor.totp.as_deref().unwrap(), later.app.clock.micros());
        let fields = [("decision", "approve"), ("confirm_password", actor.password.as_str()), ("confirm_code", &code)];
        let none = format!("/admin/proposals/{}/decide", tests::actor::key());
        let refused = later.post_as(&actor, &none, &fields).await;
        assert!(refused.status.is_client_error(), "{}", refused.status);
        let cookie = refused.header("set-cookie").split([';', '=']).nth(1).unwrap_or_default().to_owned();
        later.get_as(&Actor { cookie, ..actor.clone() }, "/admin/proposals").await.expect(200);
    }

    async fn p21_the_cookie_is_new_at_each_step_and_kept_to_this_host(app: TestApp) {
        let accounts = &app.app.accounts;
        let person = daodi::people::Person { name: "张三".to_owned(), ..daodi::people::Person::default() };
        let made = accounts.create("xinyang", person, "city_officer", "411500", true, &tests::acting()).await.unwrap();
        let fields = form(&[("login", "xinyang"), ("password", made.1.expose()), ("to", "/desk")]);
        let reply = app.post("/sign-in", &fields).await.expect(303);
        let cookie = reply.header("set-cookie").to_owned();
        for part in ["__Host-daodi=", "; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax"] {
            assert!(cookie.contains(part), "{cookie}");
        }
        assert!(!cookie.to_lowercase().contains("domain"), "{cookie}");
        let token = cookie.split(['=', ';']).nth(1).unwrap().to_owned();
        assert!(token.len() >= 43, "256 bits in base64url");
        let half = Actor {
            account: made.0.id.clone(), login: "xinyang".to_owned(), password: made.1.expose().to_owned(),
            cookie: token, totp: None, recovery: Vec::new(),
        };
        // Half signed in: nothing but the second factor is reached.
        assert_eq!(app.get_as(&half, "/desk").await.expect(303).header("location"), "/my/second-factor");
        assert_eq!(app.post_as(&half, "/my/contact", &[]).await.status, 403);
        let page = app.get_as(&half, "/my/second-factor").await.expect(200);
        let html = page.html();
        let setup = tests::reply::attribute(&html, "input[name=setup]", "value");
        let who = accounts.recognise(&half.cookie).await.unwrap().unwrap();
        let secret = accounts.begin_second_factor(&who, Some(&setup)).await.unwrap().text;
        let code = totp(secret.expose(), app.app.clock.micros());
        // A wrong code keeps the same secret on the page.
        let wrong = app.post_as(&half, "/my/second-factor", &[("setup", &setup), ("code", "000000")]).await.expect(422);
        assert!(wrong.text().contains(secret.expose().get(..4).unwrap()));
        let done = app.post_as(&half, "/my/second-factor", &[("setup", &setup), ("code", &code)]).await.expect(200);
        let new = done.header("set-cookie").split(['=', ';']).nth(1).unwrap().to_owned();
        assert_ne!(new, half.cookie);
        // The old cookie is worth nothing, the new one is whole.
        assert_eq!(app.get_as(&half, "/desk").await.status, 303);
        app.get_as(&Actor { cookie: new, ..half }, "/desk").await.expect(200);
    }

    async fn p22_unknown_wrong_locked_and_disabled_look_the_same(app: TestApp) {
        let actor = app.actor("producer.a", Role::Producer, "").await;
        let gone = app.actor("producer.b", Role::Producer, "").await;
        let account = app.app.store.account(&gone.account).await.unwrap().unwrap();
        app.app.accounts.disable_at_the_machine(&account, "试验", &tests::acting()).await.unwrap();
        let locked = app.actor("producer.c", Role::Producer, "").await;
        for _ in 0..6 {
            app.post("/sign-in", &form(&[("login", &locked.login), ("password", "wrong wrong")])).await.expect(422);
        }
        let person = daodi::people::Person { name: "张三".to_owned(), ..daodi::people::Person::default() };
        app.app.accounts.prepare("waits.still", person, "producer", "", &tests::acting()).await.unwrap();
        let kinds = [
            ("producer.a", "some password"), ("nobody.here", "some password"), ("producer.b", gone.password.as_str()),
            ("producer.c", locked.password.as_str()), ("nobody@example.cn", "some password"), ("waits.still", "some password"),
            ("producer.a@example.cn", "some password"),
        ];
        let raw = Raw::open(&app.db).await;
        let mut answers = Vec::new();
        let mut times = vec![Vec::new(); kinds.len()];
        const ROUNDS: usize = 9;
        for round in 0..ROUNDS {
            // In turns, so that whatever else the machine does falls on all alike.
            for (kind, (login, password)) in kinds.iter().enumerate() {
                let hashed = app.app.accounts.passwords().hashed();
                let begun = std::time::Instant::now();
                let reply = app.post("/sign-in", &form(&[("login", login), ("password", password)])).await.expect(422);
                times[kind].push(begun.elapsed().as_micros());
                // What costs time is done exactly once, whoever it is.
                assert_eq!(app.app.accounts.passwords().hashed() - hashed, 1, "{login}");
                raw.run("UPDATE account SET failures = 0, locked_until = 0 WHERE login = 'producer.a'").await.unwrap();
                if round == 0 {
                    answers.push(told(&reply, login));
                }
            }
        }
        raw.close().await;
        for (answer, (login, _)) in answers.iter().zip(kinds) {
            assert_eq!(*answer, answers[0], "the answers differ: {login}");
        }
        // Said, not asserted: that depends on the machine. What is asserted is what takes the time.
        for (samples, (login, _)) in times.iter_mut().zip(kinds) {
            samples.sort_unstable();
            println!("p22: {login:24} {} µs in the middle of {ROUNDS}", samples[samples.len() / 2]);
        }
        // The lock ends by itself.
        let later = app.later(16 * MINUTE).await;
        let fields = form(&[("login", &locked.login), ("password", &locked.password)]);
        later.post("/sign-in", &fields).await.expect(303);
        // Every attempt stands in the trail, without the password and without the name that was typed.
        let tries = AuditQuery { action: "session.sign_in".to_owned(), refused: true, ..AuditQuery::default() };
        let rows = app.app.store.audit(&tries).await.unwrap();
        assert_eq!(rows.total, i64::try_from(6 + ROUNDS * kinds.len()).unwrap());
        assert!(rows.rows.iter().all(|row| row.object == "unknown" || row.object.len() == 36));
        let _known = actor;
    }

    async fn p23_a_code_works_once_and_a_reset_never_skips_it(app: TestApp) {
        let officer = app.actor("xinyang", Role::CityOfficer, "411500").await;
        let accounts = &app.app.accounts;
        // One step of the clock: the code would be taken by a server on either side of it.
        let later = app.later(30).await;
        let now = later.app.clock.micros();
        let code = totp(officer.totp.as_deref().unwrap(), now);
        let password = server::secrets::Secret::new(officer.password.as_str());
        let half = |app: &TestApp| {
            let accounts = app.app.accounts.clone();
            let password = password.clone();
            async move { accounts.sign_in("xinyang", &password, &client(), &tests::acting()).await.unwrap().token }
        };
        // The same code by two at the same time: one is let in.
        let (one, two) = (half(&later).await, half(&later).await);
        let (one, two) = (one.text().expose().to_owned(), two.text().expose().to_owned());
        let who_one = later.app.accounts.recognise(&one).await.unwrap().unwrap();
        let who_two = later.app.accounts.recognise(&two).await.unwrap().unwrap();
        let acting = tests::acting();
        let service = &later.app.accounts;
        let (first, second) = tokio::join!(service.second(&who_one, &code, &acting), service.second(&who_two, &code, &acting));
        assert_eq!([first.is_ok(), second.is_ok()].iter().filter(|ok| **ok).count(), 1);
        // And never again, not even when the clock goes back.
        for server in [&later, &app] {
            let who = server.app.accounts.recognise(half(server).await.text().expose()).await.unwrap().unwrap();
            assert!(server.app.accounts.second(&who, &code, &acting).await.is_err());
        }
        // A recovery code works once.
        let recovery = officer.recovery[0].clone();
        let who = later.app.accounts.recognise(half(&later).await.text().expose()).await.unwrap().unwrap();
        assert!(later.app.accounts.second(&who, &recovery, &acting).await.is_ok());
        let who = later.app.accounts.recognise(half(&later).await.text().expose()).await.unwrap().unwrap();
        assert!(later.app.accounts.second(&who, &recovery, &acting).await.is_err());

        // A new password by a link: the second factor is asked for as before, and the link works once.
        let account = app.app.store.account(&officer.account).await.unwrap().unwrap();
        let path = accounts.reset_link(&account, &acting).await.unwrap();
        let new = "a quite new sentence 2026";
        let fields = format!("{}&once={}", form(&[("password", new), ("password_again", new)]), tests::actor::key());
        app.post(path.expose(), &fields).await.expect(303);
        // A second time it is refused, in words, and nothing has changed: not for the same password, not for another.
        let raw = Raw::open(&app.db).await;
        let before = raw.dump().await;
        for again in [new, "another long sentence 2026"] {
            let fields = format!("{}&once={}", form(&[("password", again), ("password_again", again)]), tests::actor::key());
            let reply = app.post(path.expose(), &fields).await.expect(410);
            assert!(reply.html().select(&tests::reply::selector("input[type=password]")).next().is_none(), "no form is left");
            assert_eq!(reply.header("set-cookie"), "");
            assert_eq!(reply.header("cache-control"), "no-store");
        }
        assert_eq!(raw.dump().await, before);
        raw.close().await;
        assert!(app.post("/sign-in", &form(&[("login", "xinyang"), ("password", "another long sentence 2026")])).await.status == 422);
        let reply = app.post("/sign-in", &form(&[("login", "xinyang"), ("password", new)])).await.expect(303);
        assert!(reply.header("location").starts_with("/sign-in/second"), "{}", reply.header("location"));
        // Every session of before has ended.
        assert_eq!(app.get_as(&officer, "/desk").await.status, 303);
    }

    async fn p23_a_code_counts_in_its_own_time_and_once(app: TestApp) {
        let officer = app.actor("xinyang", Role::CityOfficer, "411500").await;
        let secret = officer.totp.clone().unwrap();
        let service = |app: &TestApp| app.app.accounts.clone();
        let half = async |app: &TestApp| {
            let password = server::secrets::Secret::new(officer.password.as_str());
            let signed = service(app).sign_in("xinyang", &password, &client(), &tests::acting()).await.unwrap();
            service(app).recognise(signed.token.text().expose()).await.unwrap().unwrap()
        };
        // An hour later, so that no code of the set-up is near. Each step is 30 s.
        let server = app.later(3600).await;
        let now = server.app.clock.micros();
        let code = |steps: i64| totp(&secret, now + steps * 30 * 1_000_000);
        let who = half(&server).await;
        for steps in [-2, 2, -20] {
            let refused = service(&server).second(&who, &code(steps), &tests::acting()).await;
            assert!(refused.is_err(), "a code of {steps} steps away");
        }
        assert!(service(&server).second(&who, &code(-1), &tests::acting()).await.is_ok(), "one step is forgiven");
        // What came before the last that was taken counts no more, nor that one itself; the next does.
        let who = half(&server).await;
        assert!(service(&server).second(&who, &code(-1), &tests::acting()).await.is_err());
        assert!(service(&server).second(&who, &code(1), &tests::acting()).await.is_ok());
        let who = half(&server).await;
        assert!(service(&server).second(&who, &code(0), &tests::acting()).await.is_err(), "it is older than the last one");
        // A recovery code by ten at the same time: one is let in.
        let mut halves = Vec::new();
        for _ in 0..4 {
            halves.push(half(&server).await);
        }
        let recovery = officer.recovery[1].clone();
        let tries = halves.into_iter().map(|who| {
            let (accounts, recovery) = (service(&server), recovery.clone());
            tokio::spawn(async move { accounts.second(&who, &recovery, &tests::acting()).await.is_ok() })
        });
        let mut won = 0;
        for task in tries.collect::<Vec<_>>() {
            won += usize::from(task.await.unwrap());
        }
        assert_eq!(won, 1);
        let used = Raw::open(&app.db).await;
        assert_eq!(used.texts("SELECT CAST(COUNT(*) AS TEXT) FROM recovery_code WHERE used_at IS NOT NULL").await, ["1"]);
        used.close().await;
    }

    async fn p23_links_run_out(app: TestApp) {
        let actor = app.actor("producer.a", Role::Producer, "").await;
        let account = app.app.store.account(&actor.account).await.unwrap().unwrap();
        let path = app.app.accounts.reset_link(&account, &tests::acting()).await.unwrap().expose().to_owned();
        let token = path.rsplit('/').next().unwrap().to_owned();
        assert!(app.app.accounts.look_at_token(&token, TokenPurpose::Reset).await.is_ok());
        // For another purpose it is nothing.
        assert!(app.app.accounts.look_at_token(&token, TokenPurpose::Invitation).await.is_err());
        let later = app.later(31 * MINUTE).await;
        assert!(later.app.accounts.look_at_token(&token, TokenPurpose::Reset).await.is_err());
        // A later link makes an earlier one void.
        let _second = app.app.accounts.reset_link(&account, &tests::acting()).await.unwrap();
        assert!(app.app.accounts.look_at_token(&token, TokenPurpose::Reset).await.is_err());
        // Nothing tells whether there is such an account.
        let asked = |login: &str| format!("{}&once={}", form(&[("login", login)]), tests::actor::key());
        let (known, unknown) = (app.post("/forgot", &asked("producer.a")).await, app.post("/forgot", &asked("nobody")).await);
        assert_eq!((known.status, known.header("location")), (unknown.status, unknown.header("location")));
        assert_eq!(known.status, 303);
    }
}

one_app! {
    async fn an_expired_password_is_changed_before_anything_else(app: TestApp) {
        let person = daodi::people::Person { name: "张三".to_owned(), ..daodi::people::Person::default() };
        let made =
            app.app.accounts.create("producer.a", person, "producer", "", false, &tests::acting()).await.unwrap();
        let actor = app.signed_in("producer.a", made.1.expose()).await;
        assert_eq!(app.get_as(&actor, "/my").await.expect(303).header("location"), "/my/password");
        let new = "a quite new sentence 2026";
        let fields = [("old", made.1.expose()), ("password", new), ("password_again", new)];
        app.post_as(&actor, "/my/password", &fields).await.expect(303);
        app.get_as(&actor, "/my").await.expect(200);
    }
}
