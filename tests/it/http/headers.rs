//! Headers on every answer, whatever it is.

use axum::body::Body;
use axum::http::Method;
use std::collections::BTreeSet;
use tests::app::get;
use tests::reply::all;
use tests::{Reply, one_app};

/// Asserts the headers that stand on every answer.
fn check(reply: &Reply) {
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
    for feature in ["camera=()", "geolocation=()", "microphone=()"] {
        assert!(reply.header("permissions-policy").contains(feature), "{at}: {feature}");
    }
    let id = reply.header("x-request-id");
    assert_eq!((id.len(), id.as_bytes().get(14)), (36, Some(&b'7')), "{at}: {id}");
    for telling in ["server", "x-powered-by"] {
        assert_eq!(reply.header(telling), "", "{at}");
    }
    for header in reply.headers.keys().filter(|name| *name != "vary") {
        assert_eq!(reply.headers.get_all(header).iter().count(), 1, "{at}: {header} is there more than once");
    }
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
        let paths = ["/products?q=茶", "/products/xinyang-maojian", "/en/verify", "/api/v1/products/xinyang-maojian"];
        let odd = [
            ("host", "evil.example"), ("x-forwarded-host", "evil.example"), ("x-forwarded-proto", "gopher"),
            ("x-forwarded-for", "1.2.3.4"), ("forwarded", "host=evil.example"), ("x-original-url", "/admin"),
            ("x-rewrite-url", "/admin"), ("x-http-method-override", "DELETE"), ("accept-language", "fr"),
            ("origin", "https://evil.example"), ("referer", "https://evil.example/"), ("x-host", "evil.example"),
            ("cookie", "daodi_display=evil; session=1"), ("range", "bytes=0-3"), ("if-none-match", "*"),
        ];
        for path in paths {
            let clean = |reply: &Reply| {
                let policy = reply.header("content-security-policy").to_owned();
                let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap_or("none");
                reply.text().replace(nonce, "NONCE")
            };
            let before = clean(&app.get(path).await.expect(200));
            for (name, value) in odd {
                let reply = app.send(get(path).header(name, value).body(Body::empty()).unwrap()).await;
                assert!(!reply.text().contains("evil.example"), "{path} with {name}");
                check(&reply);
            }
            assert_eq!(clean(&app.get(path).await.expect(200)), before, "{path}");
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
