//! Requests that were not meant: from other sites, with fields that nobody asked for, malformed.

use crate::access::forms;
use crate::access::world::World;
use axum::http::Method;
use server::http::{Access, access_table};
use std::collections::{BTreeSet, HashSet};
use tests::raw::Dump;
use tests::{Raw, TestApp, each_app, one_app};

const FORM: &str = "application/x-www-form-urlencoded";

/// What a browser says of a form that another site sends, and what one says that does not say whose form it is.
const FOREIGN: [&[(&str, &str)]; 9] = [
    &[("sec-fetch-site", "cross-site")],
    &[("sec-fetch-site", "same-site")],
    &[("sec-fetch-site", "cross-site"), ("origin", "https://gi.henan.example"), ("host", "gi.henan.example")],
    &[("sec-fetch-site", "cross-site"), ("origin", "null"), ("host", "gi.henan.example")],
    &[("origin", "https://evil.example"), ("host", "gi.henan.example")],
    &[("origin", "https://gi.henan.example.evil.example"), ("host", "gi.henan.example")],
    &[("origin", "https://gi.henan.example:8443"), ("host", "gi.henan.example")],
    &[("origin", "null"), ("host", "gi.henan.example")],
    &[("origin", "https://evil.example"), ("host", "gi.henan.example"), ("x-forwarded-host", "evil.example")],
];

/// A method written over that of the request, for those who believe it.
const OVERRIDES: [&[(&str, &str)]; 3] =
    [&[], &[("x-http-method-override", "POST"), ("x-method-override", "POST")], &[("sec-fetch-site", "same-origin")]];

/// Everything that is stored but the trail, and how many acts stand there that were done.
async fn state(app: &TestApp) -> (Dump, Vec<String>) {
    let raw = Raw::open(&app.db).await;
    let mut dump = raw.dump().await;
    dump.remove("audit");
    let done = raw.texts("SELECT id FROM audit WHERE refused IS NULL ORDER BY id").await;
    raw.close().await;
    (dump, done)
}

each_app! {
    async fn p17_nothing_is_done_for_another_site(app: TestApp) {
        let world = World::new(&app).await;
        let forms = forms::all(&app, &world).await;
        // Every route that changes something is among them.
        let posts: BTreeSet<String> = access_table().rows().into_iter()
            .filter(|(method, path, _)| *method == Method::POST && !path.starts_with("/en/")).map(|(_, path, _)| path).collect();
        assert_eq!(forms.iter().map(|form| form.route.to_owned()).collect::<BTreeSet<_>>(), posts);
        let unsafe_ones = access_table().rows().into_iter().filter(|(method, ..)| ![Method::GET, Method::POST].contains(method));
        assert_eq!(unsafe_ones.count(), 0, "a method that the tests do not know");
        let before = state(&app).await;
        let mut tried = 0;
        for filled in &forms {
            let at = &filled.path;
            for headers in FOREIGN {
                for english in [false, true] {
                    let path = if english { format!("/en{at}") } else { at.clone() };
                    let foreign = forms::Filled { path, actor: filled.actor.clone(), fields: filled.fields.clone(), ..*filled };
                    let reply = app.send(foreign.request(Method::POST, FORM, headers)).await;
                    assert_eq!(reply.status, 403, "{at} {headers:?}");
                    assert_eq!(reply.header("set-cookie"), "", "{at} {headers:?}");
                    tried += 1;
                }
            }
            // Looking is no act, whatever stands in the address or is said of the method.
            for method in [Method::GET, Method::HEAD] {
                for headers in OVERRIDES {
                    let reply = app.send(filled.request(method.clone(), FORM, headers)).await;
                    assert!(reply.status.as_u16() < 500, "{method} {at}: {}", reply.status);
                    assert_eq!(reply.header("set-cookie"), "", "{method} {at}");
                }
            }
            // A form that is none: what any site may send without asking, and what none of our pages sends.
            for media in ["text/plain", "application/json", "application/octet-stream", ""] {
                let reply = app.send(filled.request(Method::POST, media, &[("sec-fetch-site", "same-origin")])).await;
                assert!(reply.status.is_client_error(), "{at} as {media:?}: {}", reply.status);
                assert_eq!(reply.header("set-cookie"), "", "{at} as {media:?}");
            }
            for method in [Method::PUT, Method::PATCH, Method::DELETE] {
                let reply = app.send(filled.request(method.clone(), FORM, &[("sec-fetch-site", "same-origin")])).await;
                assert!(reply.status.is_client_error(), "{method} {at}: {}", reply.status);
            }
        }
        assert!(tried > 600, "{tried}");
        let after = state(&app).await;
        for (table, rows) in &before.0 {
            let changed: Vec<_> = after.0[table].iter().filter(|row| !rows.contains(row)).collect();
            assert_eq!(changed, Vec::<&String>::new(), "{table} has changed");
            assert_eq!(after.0[table].len(), rows.len(), "{table}");
        }
        assert_eq!(after.1, before.1, "an act was done");
        // Each of these forms was one that does its work: sent from our own page it does.
        for filled in &forms {
            let reply = filled.send(&app, &[]).await;
            assert_eq!(reply.status, filled.status, "{}: {}", filled.path, String::from_utf8_lossy(&reply.body));
        }
    }
}

one_app! {
    async fn p20_errors_tell_nothing(app: TestApp) {
        let world = World::new(&app).await;
        let long = "x".repeat(3000);
        let bad = [
            "'", "\"", "\u{0}", "\u{202e}", "%00", "../../etc/passwd", "<script>", "1 OR 1=1", "😀", "\r\n\r\n", long.as_str(),
            "-1", "99999999999999999999", "null", "NaN", "true", "${7*7}", "{{7*7}}", "%ff",
        ];
        for (method, path, access) in access_table().rows() {
            if path.starts_with("/en") || path.contains("/log/tile") {
                continue;
            }
            let actor = match access {
                Access::Public => &world.a,
                Access::Half => &world.a,
                Access::Needs(capability) => {
                    let rule = daodi::people::capability::rule_of(capability).unwrap();
                    let found = world.everyone().into_iter().find(|(role, _)| rule.grants.iter().any(|(to, _)| to == role));
                    found.map(|(_, actor)| actor).unwrap()
                }
            };
            if path == "/sign-out" {
                continue;
            }
            for value in bad {
                let part = tests::app::component(value);
                let at: String = path
                    .split('/')
                    .map(|piece| if piece.starts_with('{') { part.clone() } else { piece.to_owned() })
                    .collect::<Vec<_>>()
                    .join("/");
                let reply = if method == Method::POST {
                    let fields: Vec<(&str, &str)> = [
                        "login", "name", "mail", "phone", "reason", "decision", "version", "part", "account", "session", "kind",
                        "role", "office", "uscc", "county", "enterprise_name", "statement", "code", "setup", "to", "message",
                        "format", "from", "mail_id", "address", "locale",
                    ]
                    .iter()
                    .map(|name| (*name, value))
                    .collect();
                    app.post_as(actor, &at, &fields).await
                } else {
                    app.get_as(actor, &format!("{at}?q={part}&page={part}&state={part}&sort={part}&from={part}&role={part}")).await
                };
                assert!(reply.status.as_u16() < 500, "{method} {path} with {value:?}: {}", reply.status);
                reply.assert_says_nothing_of_the_machine();
            }
        }
    }
}

each_app! {
    async fn p16_no_field_can_be_smuggled(app: TestApp) {
        let world = World::new(&app).await;
        let forms = forms::all(&app, &world).await;
        app.app.store.close().await;
        // The names of all columns there are, from the schema itself, each with what somebody would like to have there.
        let raw = Raw::open(&app.db).await;
        let mut columns = BTreeSet::new();
        for table in raw.tables().await {
            columns.extend(raw.columns(&table).await);
        }
        let known = raw.dump().await.into_values().flatten().collect::<Vec<_>>().join("\n");
        let known: HashSet<&str> = known.split(between).collect();
        raw.close().await;
        assert!(columns.len() > 120 && columns.contains("totp_step"), "{}", columns.len());
        let wish = |column: &str| match column {
            "role" => "system_admin".to_owned(),
            "office" | "county" | "prefecture" => "410000".to_owned(),
            "state" => "active".to_owned(),
            "stage" => "full".to_owned(),
            "part" => "owner".to_owned(),
            "locale" => "en".to_owned(),
            "must_change" | "failures" => "0".to_owned(),
            "demo" | "digest" | "version" => "1".to_owned(),
            "enterprise" | "object" => world.enterprise_b.clone(),
            name if name.ends_with("_by") || ["id", "account", "owner", "actor", "on_behalf"].contains(&name) => {
                world.b.account.clone()
            }
            name if name.ends_with("_at") || name.ends_with("_until") || name == "at" => "77123771".to_owned(),
            _ => "smuggled".to_owned(),
        };
        let extra: Vec<(String, String)> = columns.iter().map(|column| (column.clone(), wish(column))).collect();
        // The same forms, once as they are and once with all of it, on copies of one state.
        let mut states = Vec::new();
        for smuggling in [false, true] {
            let copy = app.copy().await;
            for filled in &forms {
                let more: Vec<(&str, &str)> = extra.iter().map(|(name, value)| (name.as_str(), value.as_str()))
                    .filter(|(name, _)| smuggling && filled.fields.iter().all(|(own, _)| own != name))
                    .collect();
                let reply = filled.send(&copy, &more).await;
                assert_eq!(reply.status, filled.status, "{}: {}", filled.path, String::from_utf8_lossy(&reply.body));
            }
            let raw = Raw::open(&copy.db).await;
            let mut dump = raw.dump().await;
            dump.insert("person, opened".to_owned(), opened(&copy, &raw).await);
            raw.close().await;
            // Holds the hash of what was sent, which is another.
            let once = dump.remove("form_once").unwrap();
            assert!(once.len() > 25, "{}", once.len());
            let rows: Dump = dump.into_iter().map(|(table, rows)| (table, rows.iter().map(|row| stable(row, &known)).collect())).collect();
            states.push(sorted(rows));
        }
        let smuggled = states.pop().unwrap();
        let plain = states.pop().unwrap();
        for (table, rows) in &plain {
            let other: Vec<_> = smuggled[table].iter().filter(|row| !rows.contains(row)).collect();
            assert_eq!(other, Vec::<&String>::new(), "{table}: not as without the further fields");
            assert_eq!(smuggled[table].len(), rows.len(), "{table}");
        }
        let all = smuggled.into_values().flatten().collect::<Vec<_>>().join("\n");
        assert!(!all.contains("smuggled") && !all.contains("77123771"));
        assert!(all.contains("newcomer"), "the forms did their work");
    }
}

/// Everybody's values as their owners typed them: sealed, they are another text each time.
async fn opened(app: &TestApp, raw: &Raw) -> Vec<String> {
    let mut all = Vec::new();
    for login in raw.texts("SELECT login FROM account ORDER BY login").await {
        let of = format!("FROM person p JOIN account a ON a.id = p.account WHERE a.login = '{login}'");
        let account = raw.texts(&format!("SELECT p.account {of}")).await.remove(0);
        let part = raw.texts(&format!("SELECT p.key_part {of}")).await;
        let Some(part) = part.first().and_then(|part| server::secrets::KeyPart::parse(part)) else { continue };
        for field in ["name", "mail", "phone"] {
            for sealed in raw.texts(&format!("SELECT p.{field} {of}")).await {
                let value = app.app.accounts.vault().unseal(&account, field, &part, &sealed).unwrap();
                all.push(format!("{login} {field} {}", value.expose()));
            }
        }
    }
    assert!(all.len() > 30, "{}", all.len());
    all
}

/// Whether a character stands between words such as ids, hashes and sealed values.
fn between(c: char) -> bool {
    !c.is_ascii_alphanumeric() && !"-_.+/=$".contains(c)
}

/// A row without what is new in it by chance: ids, tokens, hashes and sealed values that were not there before.
fn stable(row: &str, known: &HashSet<&str>) -> String {
    // The keys stand in files that both states share: the second begins the next epoch.
    let row = row.replace("label 2", "label 1");
    let mut out = String::new();
    let mut rest = row.as_str();
    while !rest.is_empty() {
        let length = rest.find(between).unwrap_or(rest.len());
        let (one, more) = rest.split_at(length);
        // A grower's card has 16 letters and digits.
        let card = one.len() == 16 && one.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        let chance = (one.len() >= 22 || card) && !known.contains(one);
        out.push_str(if chance { "NEW" } else { one });
        let Some(next) = more.chars().next() else { break };
        out.push(next);
        rest = &more[next.len_utf8()..];
    }
    out
}

fn sorted(mut dump: Dump) -> Dump {
    dump.values_mut().for_each(|rows| rows.sort());
    dump
}
