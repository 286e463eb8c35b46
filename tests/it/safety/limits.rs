//! How often, how much and how long.

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Method, Request};
use jiff::Timestamp;
use server::clock::Clock;
use server::config::Config;
use server::http::{Limits, Rate};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicI64, Ordering};
use tests::app::{NOW, get};
use tests::reply::{all, attribute, seen};
use tests::{Pieces, Reply, TestApp, one_app, seed};

/// The time as these tests have it, each in a process of its own.
static CLOCK: AtomicI64 = AtomicI64::new(NOW);

fn ticking() -> Clock {
    Clock::fixed(|| Timestamp::new(CLOCK.load(Ordering::Relaxed), 0).unwrap())
}

fn few(config: &mut Config) {
    let rate = |per_minute: u32, burst: u32| Rate {
        per_minute: per_minute.try_into().unwrap(),
        burst: burst.try_into().unwrap(),
    };
    config.limits = Limits {
        loopback: true,
        page: rate(4, 2),
        search: rate(4, 3),
        scan: rate(4, 4),
        api: rate(4, 5),
        export: rate(4, 1),
        form: rate(4, 6),
        ..config.limits
    };
}

async fn ask(app: &TestApp, peer: &str, method: Method, path: &str) -> Reply {
    let peer: SocketAddr = peer.parse().unwrap();
    let request = get(path).method(method).header("sec-fetch-site", "same-origin").extension(ConnectInfo(peer));
    app.send(request.body(Body::empty()).unwrap()).await
}

/// Asks until it is refused; gives how often it was answered and the refusal.
async fn until_refused(app: &TestApp, peer: &str, method: Method, path: &str) -> (usize, Reply) {
    for n in 0..50 {
        let reply = ask(app, peer, method.clone(), path).await;
        if reply.status == 429 {
            return (n, reply);
        }
        assert!(reply.status.as_u16() < 500, "{}: {}", reply.path, reply.status);
    }
    panic!("{path} is never refused");
}

#[test]
fn each_class_has_its_own_share_and_a_refusal_says_when_to_come_again() {
    tests::database::run(async {
        let app = TestApp::clocked(seed::sqlite().await, ticking(), few).await;
        let peer = "203.0.113.7:4000";
        for (path, share) in
            [("/about", 2), ("/products", 3), ("/verify?code=x", 4), ("/api/v1/products", 5), ("/products.csv", 1)]
        {
            let (answered, refused) = until_refused(&app, peer, Method::GET, path).await;
            assert_eq!(answered, share, "{path}");
            assert_eq!(refused.header("retry-after"), "15", "{path}: four a minute");
            assert_eq!(refused.header("cache-control"), "no-store", "{path}");
        }
        assert_eq!(until_refused(&app, peer, Method::POST, "/display").await.0, 6);
        // Other addresses of a class share it, in both languages; other networks do not.
        for path in ["/", "/en", "/map", "/products/xinyang-maojian", "/en/products/none", "/nowhere/at/all"] {
            let _page = ask(&app, peer, Method::GET, path).await.expect(429);
        }
        for path in ["/products.geojson", "/products.xlsx", "/en/enterprises", "/0ABCDEFGHJKMNPQRSTVWXYZ01"] {
            let _page = ask(&app, peer, Method::GET, path).await.expect(429);
        }
        let _page = ask(&app, "203.0.114.7:4000", Method::GET, "/about").await.expect(200);
        // What load balancers and browsers fetch all the time is never refused.
        for _ in 0..20 {
            for path in ["/healthz", "/readyz", "/favicon.svg", "/pkg/main.0123456789.css", "/robots.txt"] {
                let _file = ask(&app, peer, Method::GET, path).await.expect(200);
            }
        }
        CLOCK.fetch_add(14, Ordering::Relaxed);
        assert_eq!(ask(&app, peer, Method::GET, "/about").await.expect(429).header("retry-after"), "1");
        CLOCK.fetch_add(1, Ordering::Relaxed);
        let _page = ask(&app, peer, Method::GET, "/about").await.expect(200);
        let _page = ask(&app, peer, Method::GET, "/about").await.expect(429);
    });
}

#[test]
fn a_refusal_is_a_page_in_its_readers_language_and_json_for_programs() {
    tests::database::run(async {
        let app = TestApp::clocked(seed::sqlite().await, ticking(), few).await;
        for (path, lang, words) in [
            ("/products", "zh-CN", ["查询太频繁", "请过 15 秒再试"]),
            ("/en/products", "en", ["Too many requests", "Try again in 15 seconds"]),
        ] {
            let (_, refused) = until_refused(&app, "203.0.113.7:4000", Method::GET, path).await;
            let html = refused.html();
            assert_eq!(attribute(&html, "html", "lang"), lang);
            let text = seen(&html);
            assert!(words.iter().all(|word| text.contains(word)) && text.contains("429"), "{text}");
            assert_eq!(all(&html, "meta[name=robots][content=noindex]").len(), 1);
            assert!(refused.header("content-security-policy").contains("default-src 'none'"));
            assert_eq!(refused.header("x-request-id").len(), 36);
        }
        for path in ["/api/v1/products", "/api/v1/suggest?q=x"] {
            let (_, refused) = until_refused(&app, "203.0.115.7:4000", Method::GET, path).await;
            assert!(refused.header("content-type").starts_with("application/json"), "{path}");
            assert_eq!(refused.json()["code"], "too_many", "{path}");
            assert_eq!(refused.header("retry-after"), "15", "{path}");
        }
    });
}

one_app! {
    async fn this_machine_is_not_limited_unless_it_is_asked_for(app: TestApp) {
        for n in 0..700 {
            assert_eq!(app.get("/products").await.status, 200, "{n}");
        }
        let (answered, _) = {
            let mut answered = 0;
            let reply = loop {
                let reply = ask(&app, "203.0.113.7:4000", Method::GET, "/products").await;
                if reply.status == 429 {
                    break reply;
                }
                answered += 1;
            };
            (answered, reply)
        };
        assert_eq!(answered, 100, "the burst that OPERATING.md names");
    }

    async fn a_body_that_is_too_large_is_refused_before_it_is_read(app: TestApp) {
        let form = |path: &str, body: Body| {
            let request = Request::builder().method(Method::POST).uri(path).header("sec-fetch-site", "same-origin");
            request.header("content-type", "application/x-www-form-urlencoded").body(body).unwrap()
        };
        for path in ["/display", "/", "/api/v1/products", "/nowhere"] {
            let reply = app.send(form(path, Body::from(vec![b'x'; 65_537]))).await.expect(413);
            let text = seen(&reply.html());
            assert!(text.contains("内容太大") && text.contains("Too large"), "{text}");
            reply.assert_says_nothing_of_the_machine();
        }
        // One that does not say how long it is is cut off where it becomes too long.
        let pieces = Pieces::endless(vec![b'x'; 1000]);
        let asked = pieces.asked();
        let reply = app.send(form("/display", Body::new(pieces))).await.expect(413);
        assert!(asked.load(Ordering::Relaxed) < 100, "read on and on");
        reply.assert_says_nothing_of_the_machine();
        let _small = app.send(form("/display", Body::from("theme=dark&back=/"))).await.expect(303);
    }
}
