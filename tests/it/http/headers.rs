//! Headers on every answer, whatever it is.

use axum::body::Body;
use axum::http::Method;
use std::collections::BTreeSet;
use tests::app::get;
use tests::reply::all;
use tests::{Reply, TestApp, one_app};

/// Asserts the headers that stand on every answer.
pub(crate) fn check(reply: &Reply) {
    let at = format!("{} {}", reply.path, reply.status);
    let policy = reply.header("content-security-policy");
    for part in ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action"] {
        assert!(policy.contains(part), "{at}: {policy}");
    }
    for never in ["unsafe-inline", "'unsafe-eval'", " *", "http:", "https:"] {
        assert!(!policy.contains(never), "{at}: {policy}");
    }
    assert_eq!(reply.header("x-content-type-options"), "nosniff", "{at}");
    assert_eq!(reply.header("x-frame-options"), "DENY", "{at}");
    assert_eq!(reply.header("referrer-policy"), "same-origin", "{at}");
    assert_eq!(reply.header("cross-origin-opener-policy"), "same-origin", "{at}");
    assert_eq!(reply.header("cross-origin-resource-policy"), "same-origin", "{at}");
    let transport = reply.header("strict-transport-security");
    assert!(transport.contains("max-age=63072000") && transport.contains("includeSubDomains"), "{at}: {transport}");
    // Where a base is declared, a telephone may be asked where it is: by this site alone, and only when its owner taps.
    let locates = at.contains("/my/bases/");
    let features = ["camera=()", if locates { "geolocation=(" } else { "geolocation=()" }, "microphone=()"];
    for feature in features {
        assert!(reply.header("permissions-policy").contains(feature), "{at}: {feature}");
    }
    assert!(!reply.header("permissions-policy").contains('*'), "{at}");
    let id = reply.header("x-request-id");
    assert_eq!((id.len(), id.as_bytes().get(14)), (36, Some(&b'7')), "{at}: {id}");
    for telling in ["server", "x-powered-by"] {
        assert_eq!(reply.header(telling), "", "{at}");
    }
    for header in reply.headers.keys().filter(|name| *name != "vary") {
        assert_eq!(reply.headers.get_all(header).iter().count(), 1, "{at}: {header} is there more than once");
    }
}

/// Headers that change what some servers, frameworks or caches make of a request.
const ODD: &[(&str, &str)] = &[
    ("host", "evil.example"),
    ("x-forwarded-host", "evil.example"),
    ("x-forwarded-server", "evil.example"),
    ("x-forwarded-proto", "evil"),
    ("x-forwarded-scheme", "evil"),
    ("x-forwarded-port", "31337"),
    ("x-forwarded-prefix", "/evil"),
    ("x-forwarded-for", "1.2.3.4"),
    ("x-forwarded-uri", "/evil"),
    ("x-forwarded-path", "/evil"),
    ("forwarded", "host=evil.example;proto=evil"),
    ("x-host", "evil.example"),
    ("x-original-host", "evil.example"),
    ("x-original-url", "/admin/evil"),
    ("x-rewrite-url", "/admin/evil"),
    ("x-override-url", "/evil"),
    ("x-http-method-override", "DELETE"),
    ("x-method-override", "POST"),
    ("x-http-host-override", "evil.example"),
    ("accept-language", "fr, evil"),
    ("accept", "application/evil"),
    ("accept-charset", "evil"),
    ("origin", "https://evil.example"),
    ("referer", "https://evil.example/evil"),
    ("cookie", "daodi_display=evil; __Host-daodi=evil; session=evil"),
    ("authorization", "Bearer evil"),
    ("user-agent", "evil<script>"),
    ("x-request-id", "evil"),
    ("traceparent", "00-evil-evil-01"),
    ("x-wap-profile", "https://evil.example/x"),
    ("transfer-encoding", "evil"),
    ("content-type", "text/evil"),
    ("if-none-match", "\"evil\""),
    ("if-modified-since", "evil"),
    ("via", "evil"),
    ("x-custom-ip-authorization", "127.0.0.1"),
    ("sec-fetch-mode", "evil"),
    ("x-nextjs-data", "1"),
    ("dnt", "evil"),
];

/// Every public path that is read, with something that there is in the place of its parts.
fn public_paths(app: &TestApp) -> Vec<String> {
    let register = app.app.catalogue.current();
    let enterprise = register.rows().enterprises[0].id.to_string();
    let announcement = register.rows().announcements[0].id.to_string();
    let token = "A".repeat(43);
    let rows = server::http::access_table().rows().into_iter();
    let public = rows.filter(|(method, _, access)| *method == Method::GET && *access == server::http::Access::Public);
    public
        .map(|(_, path, _)| {
            let id = if path.contains("/announcements") { &announcement } else { &enterprise };
            let code = if path.contains("/divisions") { "411502" } else { "0ABCDEFGHJKMNPQRSTVWXYZ01" };
            let path = path.replace("{id}", id).replace("{code}", code).replace("{slug}", "xinyang-maojian");
            path.replace("{seq}", "0").replace("{token}", &token).replace("{*path}", "entries/000.p/1")
        })
        .collect()
}

/// An answer without what is another each time: its nonce, its id, the key of a form in it.
fn clean(reply: &Reply) -> (u16, Vec<String>, Vec<u8>) {
    let policy = reply.header("content-security-policy").to_owned();
    let nonce =
        policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap_or("no nonce").to_owned();
    let id = reply.header("x-request-id").to_owned();
    let headers = reply.headers.iter().map(|(name, value)| format!("{name}: {}", value.to_str().unwrap()));
    let headers = headers.map(|header| header.replace(&nonce, "NONCE").replace(&id, "ID")).collect();
    let Ok(text) = std::str::from_utf8(&reply.body) else {
        return (reply.status.as_u16(), headers, reply.body.clone());
    };
    let mut text = text.replace(&nonce, "NONCE").replace(&id, "ID");
    if let Some((_, rest)) = text.split_once("name=\"once\" value=\"") {
        let key = rest.split('"').next().unwrap_or_default().to_owned();
        text = text.replace(&key, "KEY");
    }
    (reply.status.as_u16(), headers, text.into_bytes())
}

one_app! {
    async fn p19_strict_headers_stand_on_every_answer(app: TestApp) {
        for (path, status) in [
            ("/", 200), ("/en", 200), ("/products?q=茶", 200), ("/products/xinyang-maojian", 200), ("/verify?code=x", 200),
            ("/products.csv", 200), ("/products.geojson", 200), ("/api/v1/products", 200), ("/api/openapi.json", 200),
            ("/healthz", 200), ("/readyz", 200), ("/favicon.svg", 200), ("/robots.txt", 200),
            ("/pkg/main.0123456789.css", 200), ("/pkg/daodi.js", 200), ("/licences/data.txt", 200),
            ("/pkg/none.css", 404), ("/licences/../site.json", 404), ("/licences/%2e%2e/site.json", 404), ("/pkg/", 404),
            ("/nowhere", 404), ("/nowhere/at/all", 404), ("/products/none", 404), ("/api/v1/none", 404),
            ("/api/v1/products/none", 404), ("/products/", 308), ("/products?category=none", 400),
            ("/api/v1/products?category=none", 400), ("/0ABCDEFGHJKMNPQRSTVWXYZ012", 404),
            ("/0ABCDEFGHJKMNPQRSTVWXYZ01", 200),
        ] {
            let reply = app.get(path).await.expect(status);
            check(&reply);
            let head = app.method(Method::HEAD, path).await.expect(status);
            check(&head);
            assert!(head.body.is_empty(), "{path}");
        }
        for path in ["/products", "/", "/api/v1/products", "/display", "/products.csv", "/robots.txt", "/nowhere"] {
            for method in [Method::DELETE, Method::PUT, Method::PATCH, Method::OPTIONS, Method::TRACE] {
                let reply = app.method(method, path).await;
                check(&reply);
                assert!(reply.status.is_client_error(), "{}: {}", reply.path, reply.status);
                reply.assert_says_nothing_of_the_machine();
            }
        }
        check(&app.get(&format!("/products?q={}", "x".repeat(5000))).await.expect(414));
        check(&app.get(&format!("/api/v1/products?q={}", "x".repeat(5000))).await.expect(414));
        check(&app.post("/display", &format!("back={}", "x".repeat(100_000))).await.expect(413));
        check(&app.post("/display", "theme=dark&back=/").await.expect(303));
        let cross = get("/display").method(Method::POST).header("sec-fetch-site", "cross-site");
        check(&app.send(cross.body(Body::empty()).unwrap()).await.expect(403));
    }

    async fn each_page_has_a_nonce_of_its_own_and_only_its_script_carries_it(app: TestApp) {
        let mut seen = BTreeSet::new();
        for path in ["/", "/", "/products", "/en/products/xinyang-maojian", "/nowhere"] {
            let reply = app.get(path).await;
            let policy = reply.header("content-security-policy").to_owned();
            let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap().to_owned();
            assert!(nonce.len() >= 22, "{nonce}");
            let html = reply.html();
            let scripts = all(&html, "script:not([type='application/ld+json'])");
            assert!(!scripts.is_empty(), "{path}");
            assert!(scripts.iter().all(|s| s.value().attr("nonce") == Some(nonce.as_str())), "{path}");
            assert!(all(&html, "style").is_empty(), "{path}");
            assert!(seen.insert(nonce), "{path}: the nonce was used before");
        }
    }

    async fn the_request_id_is_the_servers_own(app: TestApp) {
        let mut ids = BTreeSet::new();
        for _ in 0..3 {
            let request = get("/healthz").header("x-request-id", "mine\"><script>");
            let reply = app.send(request.body(Body::empty()).unwrap()).await.expect(200);
            assert!(!reply.header("x-request-id").contains("mine"), "{}", reply.header("x-request-id"));
            assert!(ids.insert(reply.header("x-request-id").to_owned()));
        }
    }

    async fn p32_odd_headers_change_nothing_in_the_next_answer(app: TestApp) {
        app.app.log.sequence_all().await.unwrap();
        let paths = public_paths(&app);
        assert!(paths.len() > 55, "{}", paths.len());
        let mut before = Vec::new();
        for path in &paths {
            before.push(clean(&app.get(path).await));
        }
        let mut asked = 0;
        for (at, path) in paths.iter().enumerate() {
            // All at once everywhere; each on its own where an answer is drawn and kept, and not made anew as a file is.
            let alone = !path.starts_with("/en") && !path.contains('.');
            let each = ODD.iter().filter(|_| alone).map(std::slice::from_ref);
            for headers in std::iter::once(ODD).chain(each) {
                let mut request = get(path);
                for (name, value) in headers {
                    request = request.header(*name, *value);
                }
                let reply = app.send(request.body(Body::empty()).unwrap()).await;
                asked += 1;
                check(&reply);
                let mut told: Vec<u8> = reply.body.clone();
                for (name, value) in &reply.headers {
                    told.extend_from_slice(format!("\n{name}: ").as_bytes());
                    told.extend_from_slice(value.as_bytes());
                }
                let told = String::from_utf8_lossy(&told);
                assert!(!told.contains("evil"), "{path} with {headers:?} repeats it");
                assert!(reply.header("set-cookie").is_empty(), "{path} with {headers:?}");
                assert!(reply.status.as_u16() < 500, "{path} with {headers:?}: {}", reply.status);
            }
            assert!(clean(&app.get(path).await) == before[at], "{path} is another afterwards");
        }
        assert!(asked > 700, "{asked}");
        // And none of the others was changed by what came to one of them.
        for (path, before) in paths.iter().zip(&before).filter(|(path, _)| !path.contains('.')) {
            assert!(clean(&app.get(path).await) == *before, "{path} is another in the end");
        }
    }

    async fn caches_are_told_what_they_may_keep(app: TestApp) {
        let told = async |path: &str| app.get(path).await.header("cache-control").to_owned();
        assert_eq!(told("/pkg/main.0123456789.css").await, "public, max-age=31536000, immutable");
        assert_eq!(told("/favicon.svg").await, "public, max-age=3600");
        assert_eq!(told("/products").await, "private, no-cache");
        assert_eq!(told("/products.csv").await, "private, no-cache");
        assert_eq!(told("/0ABCDEFGHJKMNPQRSTVWXYZ01").await, "no-store");
        assert!(!told("/pkg/none.css").await.contains("immutable"), "an error must not be kept for ever");
        let html = get("/products").header("accept-encoding", "br").body(Body::empty()).unwrap();
        let packed = app.send(html).await.expect(200);
        assert_eq!(packed.header("content-encoding"), "br");
        let vary: Vec<&str> = packed.headers.get_all("vary").iter().map(|v| v.to_str().unwrap()).collect();
        let vary = vary.join(", ").to_lowercase();
        assert!(vary.contains("cookie") && vary.contains("accept-encoding"), "{vary}");
    }
}
