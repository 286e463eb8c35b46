//! Every page and every form, by everybody who may: their headers, what is kept of them, and what hostile words become.

use crate::access::forms::{self, Filled};
use crate::access::world::World;
use crate::http::escaping::{HOSTILE, assert_inert};
use crate::http::headers::check;
use axum::http::Method;
use daodi::people::capability::grants;
use server::http::{Access, access_table};
use tests::reply::seen;
use tests::{Actor, Reply, TestApp, each_app, one_app};

/// Every page behind the sign-in, as everybody sees it who may.
async fn walk(app: &TestApp, world: &World, query: &str) -> Vec<(String, Reply)> {
    let mut all = Vec::new();
    for (method, path, access) in access_table().rows() {
        let Access::Needs(capability) = access else { continue };
        if method != Method::GET {
            continue;
        }
        for (role, actor) in world.everyone() {
            if grants(role, capability) {
                let at = format!("{}{query}", world.at(&path));
                all.push((format!("{} at {at}", actor.login), app.get_as(actor, &at).await));
            }
        }
    }
    all
}

fn is_page(reply: &Reply) -> bool {
    reply.header("content-type").starts_with("text/html")
}

one_app! {
    async fn p19_strict_headers_stand_on_every_page_and_form(app: TestApp) {
        let world = World::new(&app).await;
        let mut pages = 0;
        for (at, reply) in walk(&app, &world, "").await {
            check(&reply);
            reply.assert_says_nothing_of_the_machine();
            // Everyone who may see a list or a form sees it; of one object only those whose it is.
            assert!([200, 404].contains(&reply.status.as_u16()), "{at}: {}", reply.status);
            pages += usize::from(reply.status == 200);
        }
        assert!(pages > 200, "{pages}");
        for (method, path, _) in access_table().rows() {
            let at = world.at(&path);
            if method == Method::POST {
                check(&app.post(&at, "").await);
                for (_, actor) in world.everyone() {
                    if !path.starts_with("/en/") && !at.ends_with("/sign-out") {
                        check(&app.post_as(actor, &at, &[]).await);
                    }
                }
            } else {
                check(&app.get(&at).await);
            }
        }
    }

    async fn p32_nothing_that_is_somebodys_is_kept(app: TestApp) {
        let world = World::new(&app).await;
        let private = |at: &str, reply: &Reply| {
            assert_eq!(reply.header("cache-control"), "no-store", "{at}");
            for header in ["etag", "last-modified", "expires", "age"] {
                assert_eq!(reply.header(header), "", "{at}: {header}");
            }
        };
        for (at, reply) in walk(&app, &world, "").await {
            private(&at, &reply);
        }
        // A list with a wrong address, and every form, done or refused.
        for (at, reply) in walk(&app, &world, "?page=999999").await {
            private(&at, &reply);
        }
        let forms = forms::all(&app, &world).await;
        for filled in &forms {
            if filled.route == "/display" {
                continue;
            }
            let nothing = Filled { path: filled.path.clone(), actor: filled.actor.clone(), fields: Vec::new(), ..*filled };
            if filled.route != "/sign-out" {
                private(&filled.path, &nothing.send(&app, &[]).await);
            }
            private(&filled.path, &filled.send(&app, &[]).await);
        }
        // Around the sign-in as well, before anybody is anybody.
        for path in ["/sign-in", "/register", "/register/sent", "/forgot", "/forgot/sent", "/confirm/{token}", "/reset/{token}", "/invitation/{token}"] {
            for at in [world.at(path), world.at(&format!("/en{path}"))] {
                private(&at, &app.get(&at).await);
            }
        }
        // What everybody may read knows nobody: with somebody's cookie it is the same, and gives none.
        for path in ["/", "/products", "/products/xinyang-maojian", "/enterprises", "/log", "/api/v1/products", "/about"] {
            let with = app.get_as(&world.shihe, path).await;
            let without = app.get(path).await;
            assert_eq!(with.header("set-cookie"), "", "{path}");
            let strip = |reply: &Reply| {
                let nonce = reply.header("content-security-policy").split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next());
                reply.text().replace(nonce.unwrap_or("no nonce"), "NONCE").replace(reply.header("x-request-id"), "ID")
            };
            assert!(strip(&with) == strip(&without), "{path}");
        }
    }
}

/// Ends of every place that a text may stand in, in as many characters as a name may have, a telephone number, a line.
const NAME: &str = "</title><script>alert(1)//";
const PHONE: &str = "\"'><script>alert(2)</script>";
const LINE: &str = "</textarea></select></style><img src=x onerror=alert(3)><script>alert(4)</script>";

each_app! {
    async fn p18_hostile_words_are_words_on_every_page(app: TestApp) {
        let world = World::new(&app).await;
        let mut forms = forms::all(&app, &world).await;
        // What is refused comes back as it was typed, and no more than text.
        let mut again = 0;
        for filled in &forms {
            // A form without fields does its work whatever comes beside; two others take any text for none, and two take
            // any text for words, once: that it is shown as words is looked at below.
            let takes_any = ["/display", "/my/messages/read"].contains(&filled.route);
            let once = ["/ask-erasure", "/report"].iter().any(|end| filled.route.ends_with(end));
            if filled.fields.is_empty() || takes_any || once {
                continue;
            }
            let fields = filled.fields.iter().map(|(name, _)| (*name, HOSTILE.to_owned())).collect();
            let hostile = Filled { path: filled.path.clone(), actor: filled.actor.clone(), fields, file: false, ..*filled };
            for path in [filled.path.clone(), format!("/en{}", filled.path)] {
                let reply = Filled { path, fields: hostile.fields.clone(), actor: hostile.actor.clone(), ..hostile }.send(&app, &[]).await;
                if is_page(&reply) {
                    assert_inert(&reply.path, &reply.html());
                    again += usize::from(reply.text().contains("&lt;script") || reply.text().contains("&lt;/title"));
                }
                for word in ["script", "<", "\n"] {
                    assert!(!reply.header("location").contains(word), "{}: {}", reply.path, reply.header("location"));
                }
            }
        }
        assert!(again > 15, "{again} forms show what was typed");
        // What is taken is stored, and shown to everybody who may see it.
        for filled in &mut forms {
            for (name, value) in &mut filled.fields {
                let typed = match *name {
                    "reason" | "statement" | "report" => HOSTILE,
                    "name" | "enterprise_name" => NAME,
                    "phone" if filled.route.starts_with("/admin/offices") => PHONE,
                    "address" => LINE,
                    _ => continue,
                };
                *value = typed.to_owned();
            }
            // Left for the end, so that everybody can look.
            if ["/my/data/erase", "/my/password", "/admin/sessions/end", "/my/sessions/end"].contains(&filled.route) {
                continue;
            }
            let reply = filled.send(&app, &[]).await;
            assert_eq!(reply.status, filled.status, "{}: {}", filled.path, String::from_utf8_lossy(&reply.body));
            if is_page(&reply) {
                assert_inert(&reply.path, &reply.html());
            }
        }
        let png = crate::access::values::picture();
        let name = "'><img src=x onerror=alert(5)><script>alert(6)</script>.png";
        let mine = app.app.accounts.recognise(&world.a.cookie).await.unwrap().unwrap();
        let claim = daodi::ports::People::claims_of(&app.app.store, &mine.account.id).await.unwrap();
        let open = claim.iter().find(|claim| claim.state == daodi::people::ClaimState::Received).unwrap();
        app.upload_as(&world.a, &format!("/my/claims/{}/file", open.id), &[], (name, "image/png", &png)).await.expect(303);

        let mut shown = std::collections::BTreeSet::new();
        let query = format!("?q={0}&state={0}&page={0}&done={0}&act={0}&object={0}&to={0}&actor={0}", tests::app::component(LINE));
        for query in ["", "?state=all", query.as_str()] {
            let mut pages = walk(&app, &world, query).await;
            for path in [format!("/my/claims/{}", open.id), format!("/desk/claims/{}", open.id)] {
                for actor in [&world.a, &world.shihe] as [&Actor; 2] {
                    pages.push((path.clone(), app.get_as(actor, &path).await));
                }
            }
            for (at, reply) in pages {
                if !is_page(&reply) {
                    continue;
                }
                let html = reply.html();
                assert_inert(&at, &html);
                if query.is_empty() && seen(&html).contains("alert(") {
                    shown.insert(reply.path.split('/').take(4).collect::<Vec<_>>().join("/"));
                }
            }
        }
        assert!(shown.len() >= 6, "the words are shown on these pages only: {shown:?}");
    }
}
