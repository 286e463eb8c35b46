//! Values that nobody else is to see, and every place they could get to.

use crate::access::world::World;
use axum::http::{Method, header};
use daodi::ports::Accounts as _;
use server::http::{Access, access_table};
use server::services::backup;
use server::services::progress::Progress;
use std::io::{Read as _, Write};
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock};
use tests::actor::{form, key, totp};
use tests::app::get;
use tests::{Actor, Raw, TestApp, each_app};

const PHONE: &str = "13698765432";
const MAIL: &str = "canary.of.a@example.cn";
const NAME: &str = "欧阳金丝雀";
const GROWER: &str = "司徒黄鹂鸟";
const GROWER_PHONE: &str = "13587654321";
const VILLAGE: &str = "金丝雀村九组";

/// Everything that is traced in this process where an operator asks for all of it.
#[derive(Clone, Default)]
struct Traced(Arc<Mutex<Vec<u8>>>);

impl Write for Traced {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn traced() -> Traced {
    static ALL: OnceLock<Traced> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        let all = Traced::default();
        let writer = all.clone();
        tracing_subscriber::fmt()
            .with_env_filter(server::telemetry::filter("trace"))
            .with_ansi(false)
            .with_writer(move || writer.clone())
            .init();
        all
    });
    all.clone()
}

/// The values, each with a name of its own for what is found.
struct Canaries(Vec<(&'static str, String)>);

impl Canaries {
    /// Those that stand in some bytes, also as a form or an address would write them.
    fn in_bytes(&self, bytes: &[u8]) -> Vec<&'static str> {
        let text = String::from_utf8_lossy(bytes);
        let found = |(name, value): &(&'static str, String)| {
            (text.contains(value.as_str()) || text.contains(&tests::app::component(value))).then_some(*name)
        };
        self.0.iter().filter_map(found).collect()
    }

    fn nowhere(&self, place: &str, bytes: &[u8]) {
        let found = self.in_bytes(bytes);
        assert!(found.is_empty(), "{found:?} in {place}");
    }

    fn nowhere_in_headers(&self, place: &str, reply: &tests::Reply) {
        for (name, value) in &reply.headers {
            if *name != header::SET_COOKIE {
                self.nowhere(&format!("{place}: {name}"), value.as_bytes());
            }
        }
    }
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() { all.extend(files(&entry.path())) } else { all.push(entry.path()) }
    }
    all
}

/// What a file of a backup holds: a dump of PostgreSQL is packed, so it is unpacked by its own program first.
fn plain(file: &Path) -> Vec<u8> {
    let bytes = std::fs::read(file).unwrap();
    if !bytes.starts_with(b"PGDMP") {
        return bytes;
    }
    let program = backup::find_program("pg_restore").unwrap();
    let out = std::process::Command::new(program).args(["-f", "-"]).arg(file).output().unwrap();
    assert!(out.status.success() && out.stdout.len() > 10_000, "{}", String::from_utf8_lossy(&out.stderr));
    out.stdout
}

/// Uses the server as people and their browsers do, secrets and all, also where they do not belong.
async fn use_it(app: &TestApp, world: &World, canaries: &Canaries, tokens: &[String]) {
    let half = {
        let fields = form(&[("login", "xinyang"), ("password", &world.xinyang.password), ("to", "/desk")]);
        let reply = app.post("/sign-in", &fields).await.expect(303);
        let cookie = reply.header("set-cookie").split(['=', ';']).nth(1).unwrap().to_owned();
        Actor { cookie, ..world.xinyang.clone() }
    };
    let code = totp(world.xinyang.totp.as_deref().unwrap(), app.app.clock.micros());
    let secrets: Vec<(&str, &str)> = vec![
        ("login", MAIL),
        ("mail", MAIL),
        ("password", &world.a.password),
        ("old", &world.a.password),
        ("phone", PHONE),
        ("name", NAME),
        ("code", &code),
        ("password_again", &world.xinyang.password),
        ("to", "/my"),
        ("setup", "x"),
        ("q", PHONE),
        ("reason", ""),
    ];
    let bare = form(&secrets);
    // A confirmation that is wrong ends a form before its handler is asked: on one form only.
    let confirmed = form(&[&secrets[..], &[("confirm_password", &world.a.password), ("confirm_code", &code)]].concat());
    for (method, path, _) in access_table().rows() {
        if path.starts_with("/en/") && !path.contains("{token}") {
            continue;
        }
        let mut paths = vec![world.at(&path)];
        if path.contains("{token}") {
            paths.extend(tokens.iter().map(|token| path.replace("{token}", token)));
        }
        let body = if path == "/my/data/export" { &confirmed } else { &bare };
        for at in paths {
            for actor in [None, Some(&world.b), Some(&half)] {
                if actor.is_some() && at.ends_with("/sign-out") {
                    continue;
                }
                // Right, from another site, and as an address, as a broken page would send it.
                let fetched = ["same-origin", "cross-site"];
                for site in fetched {
                    if method == Method::GET && site == "cross-site" {
                        continue;
                    }
                    let (at, sent) = match method {
                        Method::GET => (format!("{at}?{body}"), String::new()),
                        _ => (at.clone(), format!("{body}&once={}", key())),
                    };
                    let mut request = get(&at)
                        .method(method.clone())
                        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                        .header("sec-fetch-site", site)
                        .header(header::REFERER, format!("https://gi.henan.example/reset/{}", tokens[0]));
                    if let Some(actor) = actor {
                        request = request.header(header::COOKIE, format!("__Host-daodi={}", actor.cookie));
                    }
                    let reply = app.send(request.body(axum::body::Body::from(sent)).unwrap()).await;
                    assert!(reply.status.as_u16() < 500, "{method} {at}: {}", reply.status);
                    // What was typed may stand in the form that comes back; where it leads to, nothing may.
                    if method == Method::POST {
                        canaries.nowhere_in_headers(&at, &reply);
                    }
                }
            }
        }
    }
    for path in tokens.iter().flat_map(|token| {
        [
            format!("/reset/{token}/x"),
            format!("/RESET/{token}"),
            format!("/x/{token}"),
            format!("/en/confirm/{token}/"),
            format!("//reset/{token}"),
        ]
    }) {
        let Ok(request) = get(&path).body(axum::body::Body::empty()) else { continue };
        let _none = app.send(request).await;
    }
    // And with the authenticator's code in the end.
    app.post_as(&half, "/sign-in/second", &[("code", &code), ("to", "/desk")]).await;
}

each_app! {
    async fn p34_no_value_and_no_secret_gets_out(app: TestApp) {
        let traced = traced();
        let world = World::new(&app).await;
        let fields = [("name", NAME), ("mail", MAIL), ("phone", PHONE), ("locale", "zh-CN")];
        app.post_as(&world.a, "/my/contact", &fields).await.expect(303);
        let account = app.app.store.account(&world.a.account).await.unwrap().unwrap();
        let mut tokens = Vec::new();
        for account in [&account, &app.app.store.account(&world.laboratory.account).await.unwrap().unwrap()] {
            let link = app.app.accounts.reset_link(account, &tests::acting()).await.unwrap();
            tokens.push(link.expose().rsplit('/').next().unwrap().to_owned());
        }
        let fields = [("grower_name", GROWER), ("phone", GROWER_PHONE), ("village", VILLAGE)];
        let mut typed = crate::access::world::grower_fields(&world.enterprise_a, GROWER).to_vec();
        typed.retain(|(name, _)| !fields.iter().any(|(other, _)| name == other));
        typed.extend(fields);
        app.post_as(&world.a, "/my/growers/new", &typed).await.expect(303);
        // The first row's grower is there already, the second's is new.
        let table = format!(
            "姓名,电话,村（组）,产品,年度,面积（亩）\n{GROWER},{GROWER_PHONE},{VILLAGE},信阳毛尖,2026,2.5\n\
             {GROWER},,{VILLAGE},信阳毛尖,2026,2.5\n"
        );
        for look in ["yes", "no"] {
            let fields = [("enterprise", world.enterprise_a.as_str()), ("county", crate::access::world::SHIHE), ("table", table.as_str()), ("only_look", look)];
            let png = crate::access::values::picture();
            let reply = app.upload_as(&world.a, "/my/growers/import", &fields, ("a.png", "image/png", &png)).await.expect(200);
            assert!(reply.text().contains("此前已录入"), "{look}");
        }
        let canaries = Canaries(vec![
            ("grower's name", GROWER.to_owned()),
            ("grower's telephone number", GROWER_PHONE.to_owned()),
            ("grower's village", VILLAGE.to_owned()),
            ("telephone number", PHONE.to_owned()),
            ("mail address", MAIL.to_owned()),
            ("name", NAME.to_owned()),
            ("password", world.a.password.clone()),
            ("officer's password", world.xinyang.password.clone()),
            ("session", world.a.cookie.clone()),
            ("officer's session", world.xinyang.cookie.clone()),
            ("token", tokens[0].clone()),
            ("other token", tokens[1].clone()),
            ("second factor", world.xinyang.totp.clone().unwrap()),
            ("recovery code", world.xinyang.recovery[0].clone()),
        ]);
        use_it(&app, &world, &canaries, &tokens).await;
        app.app.log.sequence_all().await.unwrap();

        // On every page of everybody else, and of nobody, the person's own values and everyone's secrets are absent.
        let mut pages = 0;
        let others: Vec<&Actor> = world.everyone().into_iter().map(|(_, actor)| actor).filter(|actor| actor.login != world.a.login)
            .chain([&world.b, &world.pingqiao, &world.zhengzhou]).collect();
        for (method, path, access) in access_table().rows() {
            if method != Method::GET || path.starts_with("/en/products") {
                continue;
            }
            let at = world.at(&path);
            for actor in others.iter().map(|actor| Some(*actor)).chain([None]) {
                let granted = |actor: &Actor| world.everyone().iter().any(|(role, other)| {
                    let same = other.login == actor.login || *role == daodi::people::Role::Producer && actor.login == "producer.b";
                    same && matches!(access, Access::Needs(capability) if daodi::people::capability::grants(*role, capability))
                });
                // Public pages know nobody: once is enough. What a role may not see is the matrix's.
                let look = match actor {
                    None => access == Access::Public,
                    Some(actor) => access != Access::Public && granted(actor),
                };
                if !look {
                    continue;
                }
                let reply = match actor {
                    Some(actor) => app.get_as(actor, &at).await,
                    None => app.get(&at).await,
                };
                let who = actor.map_or("nobody", |actor| actor.login.as_str());
                // The address itself may hold what the test asked for, and nothing else.
                canaries.nowhere(&format!("{who} at {at}"), &reply.body);
                canaries.nowhere_in_headers(&format!("{who} at {at}"), &reply);
                pages += 1;
            }
        }
        assert!(pages > 200, "{pages}");
        // Searching for it does not show it either.
        for (actor, path) in [
            (&world.system, "/admin/accounts?q="), (&world.system, "/admin/mail?q="), (&world.security, "/admin/sessions?q="),
            (&world.shihe, "/desk/claims?state=all&q="), (&world.audit, "/admin/audit?object="),
        ] {
            for (name, value) in [("phone", PHONE), ("name", NAME)] {
                let text = app.get_as(actor, &format!("{path}{}", tests::app::component(value))).await;
                // The field shows what was typed; no row comes of it.
                assert!(!text.text().contains("producer.a"), "{} finds somebody by the {name} at {path}", actor.login);
            }
        }

        // The trail as a file, in both forms.
        for format in ["csv", "xlsx"] {
            let fields = [("format", format), ("reason", "季度检查")];
            let reply = app.post_as(&world.audit, "/admin/audit/export", &fields).await.expect(200);
            if format == "csv" {
                assert!(reply.text().contains("person.change"), "the file has the trail");
                canaries.nowhere("the exported trail", &reply.body);
                continue;
            }
            let mut book = zip::ZipArchive::new(std::io::Cursor::new(reply.body)).unwrap();
            for at in 0..book.len() {
                let mut text = Vec::new();
                book.by_index(at).unwrap().read_to_end(&mut text).unwrap();
                canaries.nowhere("the exported trail as a workbook", &text);
            }
        }

        // The database, row by row; the public log, as it is served and as one file.
        let raw = Raw::open(&app.db).await;
        for (table, rows) in raw.dump().await {
            canaries.nowhere(&table, rows.join("\n").as_bytes());
        }
        raw.close().await;
        let size = app.app.log.checkpoint().await.unwrap().unwrap().0.checkpoint().size;
        for path in [format!("/log/tile/entries/000.p/{size}"), format!("/log/tile/0/000.p/{size}"), "/log/checkpoint".to_owned()] {
            let reply = app.get(&path).await.expect(200);
            canaries.nowhere(&path, &reply.body);
        }
        let place = tempfile::tempdir().unwrap();
        let config = place.path().join("daodi.toml");
        let of = &app.app.config;
        let text = format!(
            "database = {:?}\nfiles = {:?}\nkey_file = {:?}\nsecret_key_file = {:?}\nlog_key_file = {:?}\n\
             public_url = {:?}\n",
            app.db.url_text(), of.files, of.key_file, of.secret_key_file, of.log_key_file, tests::app::PUBLIC_URL
        );
        std::fs::write(&config, text).unwrap();
        let dump = place.path().join("log.dump");
        let out = std::process::Command::new(env!("CARGO_BIN_EXE_daodi-under-test"))
            .current_dir(place.path())
            .env("RUST_LOG", "trace")
            .args(["log", "dump", "--config"]).arg(&config).arg("--out").arg(&dump)
            .output().unwrap();
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        canaries.nowhere("the program's own words", &[out.stdout, out.stderr].concat());
        canaries.nowhere("the log's dump", &std::fs::read(&dump).unwrap());

        // A backup that nobody encrypted.
        let folder = place.path().join("backup");
        let source = backup::Source { store: &app.app.store, url: &app.db.url(), files: &of.files };
        backup::make(source, &folder, app.app.clock, &tests::acting(), &Progress::silent(app.app.clock)).await.unwrap();
        let (mut seen, mut known) = (0, false);
        for file in files(&folder) {
            let bytes = plain(&file);
            known |= String::from_utf8_lossy(&bytes).contains("producer.a");
            canaries.nowhere(&file.display().to_string(), &bytes);
            seen += 1;
        }
        assert!(seen >= 3 && known, "{seen} files; the database is among them: {known}");

        // All that was traced meanwhile, at its loudest.
        let lines = traced.0.lock().unwrap().clone();
        let text = String::from_utf8_lossy(&lines);
        assert!(text.lines().count() > 1000 && text.contains("/admin/audit/export"), "requests are traced");
        if !canaries.in_bytes(&lines).is_empty() {
            for line in text.lines() {
                canaries.nowhere(line, line.as_bytes());
            }
        }
    }
}
