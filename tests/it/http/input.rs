//! Bad input: each piece of it gets a clear answer with a way on, and nothing of the machine.

use axum::body::Body;
use axum::http::{Method, Request};
use tests::reply::{all, first_text, seen};
use tests::{Reply, each_app, one_app};

/// A problem's page: the status is on it, it is kept out of search engines, and it leads on.
fn check_problem(reply: &Reply, status: u16) {
    let at = &reply.path;
    assert_eq!(reply.status.as_u16(), status, "{at}: {}", String::from_utf8_lossy(&reply.body));
    reply.assert_says_nothing_of_the_machine();
    let html = reply.html();
    assert_eq!(all(&html, "h1").len(), 1, "{at}");
    assert!(seen(&html).contains(&status.to_string()), "{at}: {}", seen(&html));
    assert_eq!(all(&html, "meta[name=robots][content=noindex]").len(), 1, "{at}");
    assert!(all(&html, "main a[href]").len() >= 3, "{at}: a way on");
    assert_eq!(all(&html, "main form[role=search], main form").len(), 1, "{at}: a search");
}

/// An error of the API: JSON with a code and the parameter.
fn check_error(reply: &Reply, status: u16, code: &str, parameter: &str) {
    let at = &reply.path;
    assert_eq!(reply.status.as_u16(), status, "{at}: {}", String::from_utf8_lossy(&reply.body));
    assert!(reply.header("content-type").starts_with("application/json"), "{at}");
    reply.assert_says_nothing_of_the_machine();
    let json = reply.json();
    assert_eq!((json["code"].as_str(), json["parameter"].as_str()), (Some(code), Some(parameter)), "{at}: {json}");
}

/// Sends bytes and gives the beginning of the answer. A server that has refused need not read the rest.
async fn over_a_socket(address: std::net::SocketAddr, request: &str) -> String {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let (mut read, mut write) = tokio::net::TcpStream::connect(address).await.unwrap().into_split();
    let request = request.to_owned();
    let sending = tokio::spawn(async move {
        let _refused = write.write_all(request.as_bytes()).await;
        write
    });
    let mut answer = vec![0; 200];
    let length = read.read(&mut answer).await.unwrap_or(0);
    sending.abort();
    String::from_utf8_lossy(&answer[..length]).into_owned()
}

one_app! {
    async fn what_is_not_there_is_said_with_ways_on(app: TestApp) {
        for prefix in ["", "/en"] {
            for path in [
                "/products/no-such", "/products/Xinyang-Maojian", "/enterprises/no-such", "/divisions/419999",
                "/divisions/41", "/divisions/x", "/announcements/no-such", "/no-such", "/a/b/c", "/products/a/b",
                "/products/demo-product", "/enterprises/demo-enterprise", "/.env", "/admin/x", "/my/x", "/desk/x",
                "/products/%00", "/products/..%2F..%2Fetc%2Fpasswd", "/products/%EF%BF%BE",
            ] {
                check_problem(&app.get(&format!("{prefix}{path}")).await, 404);
            }
        }
        check_error(&app.get("/api/v1/products/no-such").await, 404, "not_found", "slug");
        check_error(&app.get("/api/v1/enterprises/no-such").await, 404, "not_found", "id");
        check_error(&app.get("/api/v1/divisions/419999").await, 404, "not_found", "code");
        check_error(&app.get("/api/v1/no-such").await, 404, "not_found", "path");
        check_error(&app.get("/api/no-such").await, 404, "not_found", "path");
    }

    async fn what_is_not_utf8_or_not_decodable_is_no_panic(app: TestApp) {
        for part in ["%FF%FE", "%C3%28", "%ED%A0%80", "%F8%88%80%80%80", "%E8%8C"] {
            for path in ["/products/", "/enterprises/", "/divisions/", "/announcements/", "/", "/en/", "/en/products/"] {
                check_problem(&app.get(&format!("{path}{part}")).await, 404);
            }
            for path in ["/products", "/enterprises", "/en/products"] {
                let reply = app.get(&format!("{path}?q={part}")).await.expect(200);
                reply.assert_says_nothing_of_the_machine();
            }
            for path in ["/api/v1/products/", "/api/v1/enterprises/", "/api/v1/divisions/"] {
                let reply = app.get(&format!("{path}{part}")).await;
                assert!(reply.status.is_client_error(), "{}: {}", reply.path, reply.status);
                assert!(reply.header("content-type").starts_with("application/json"), "{}: {}", reply.path, reply.text());
                reply.assert_says_nothing_of_the_machine();
            }
            check_problem(&app.get(&format!("/products?category={part}")).await, 400);
            assert_eq!(app.get(&format!("/verify?code={part}")).await.status, 200);
        }
        for path in ["/products?q=%", "/products?q=%zz", "/products?%=1&&&=", "/products?q=%E8%8C%", "/%zz", "/products/%"] {
            let reply = app.get(path).await;
            assert!(matches!(reply.status.as_u16(), 200 | 400 | 404), "{path}: {}", reply.status);
            reply.assert_says_nothing_of_the_machine();
        }
        for text in ["%00", "%0A", "%0D%0ASet-Cookie:x=1", "%E2%80%AE", "'%20OR%20'1'='1", "%25%27%22%5C", "$1", "NULL"] {
            let reply = app.get(&format!("/products?q={text}")).await.expect(200);
            assert_eq!(reply.header("set-cookie"), "");
            reply.assert_says_nothing_of_the_machine();
        }
    }

    async fn a_query_of_ten_megabytes_is_too_long(app: TestApp) {
        let long = "茶".repeat(10_000_000 / 9);
        let long = tests::app::encoded(&long);
        assert!(long.len() > 9_999_000);
        // Built by parts: an address of this length is refused before it is one, as a server's parser would.
        let asked = async |path: &str, length: usize| {
            let uri = format!("{path}?q={}", &long[..length]);
            match Request::builder().uri(uri).body(Body::empty()) {
                Ok(request) => Some(app.send(request).await),
                Err(_) => None,
            }
        };
        // The parser of addresses takes 65,534 bytes; over a socket the rest is refused by the server's reader.
        assert!(asked("/products", 9_999_000).await.is_none());
        for path in ["/", "/products", "/en/products", "/enterprises", "/verify", "/map", "/announcements", "/products.csv"] {
            for length in [4500, 65_000] {
                check_problem(&asked(path, length).await.unwrap(), 414);
            }
            assert_eq!(asked(path, 3600).await.unwrap().status, 200, "{path}");
        }
        for path in ["/api/v1/products", "/api/v1/enterprises", "/api/v1/suggest"] {
            check_error(&asked(path, 65_000).await.unwrap(), 414, "too_long", "query");
        }
    }

    async fn ten_megabytes_over_a_socket_are_refused_and_the_server_goes_on(app: TestApp) {
        let address = app.listen().await;
        let long = "x".repeat(10_000_000);
        // The reader of requests stops at its own limits, before the pages are asked: 64 KB for the address, less than
        // half a megabyte for everything before the body.
        for (length, status) in [(10_000_000, "431"), (100_000, "414"), (60_000, "414"), (3_000, "200")] {
            for path in ["/products", "/api/v1/products"] {
                let request = format!("GET {path}?q={} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n", &long[..length]);
                let said = over_a_socket(address, &request).await;
                assert!(said.starts_with(&format!("HTTP/1.1 {status} ")), "{path} {length}: {said}");
            }
        }
        let header = format!("GET / HTTP/1.1\r\nhost: x\r\nx-long: {long}\r\n\r\n");
        let said = over_a_socket(address, &header).await;
        assert!(said.starts_with("HTTP/1.1 431 "), "{said}");
    }

    async fn an_impossible_page_leads_to_the_last_one(app: TestApp) {
        for page in ["0", "abc", "-1", "1.5", "1e3", "99999999999999999999", "１"] {
            for path in ["/products", "/enterprises", "/en/products"] {
                check_problem(&app.get(&format!("{path}?page={page}")).await, 400);
            }
            check_error(&app.get(&format!("/api/v1/products?page={page}")).await, 400, "bad_parameter", "page");
        }
        for (path, last) in [
            ("/products?q=茶&page=999999", "/products?q=%E8%8C%B6"),
            ("/products?page=999999", "/products?page=8"),
            ("/en/products?per=120&page=3", "/en/products?per=120&page=2"),
        ] {
            let reply = app.get(path).await;
            check_problem(&reply, 404);
            let html = reply.html();
            let ways: Vec<_> = all(&html, "main a[href]").iter().filter_map(|a| a.value().attr("href")).collect();
            assert!(ways.iter().any(|way| way.starts_with(last)), "{path}: {ways:?}");
            for way in ways.iter().filter(|way| way.starts_with('/')) {
                let _answers = app.get(way).await.expect(200);
            }
        }
        check_problem(&app.get("/enterprises?page=999999").await, 404);
        check_error(&app.get("/api/v1/products?page=999999").await, 404, "not_found", "page");
        check_error(&app.get("/api/v1/enterprises?page=999999").await, 404, "not_found", "page");
    }

    async fn an_unknown_value_is_named(app: TestApp) {
        for (name, value) in [
            ("category", "none"), ("prefecture", "4115"), ("prefecture", "x"), ("county", "信阳"), ("track", "gi"),
            ("status", "ok"), ("year", "1066"), ("year", "20x"), ("sort", "best"), ("per", "31"), ("per", "100000"),
        ] {
            for path in ["/products", "/en/products", "/products.csv", "/products.geojson"] {
                let reply = app.get(&format!("{path}?{name}={value}")).await;
                check_problem(&reply, 400);
                let text = seen(&reply.html());
                assert!(text.contains(name) && text.contains(value), "{}: {text}", reply.path);
            }
            check_error(&app.get(&format!("/api/v1/products?{name}={value}")).await, 400, "bad_parameter", name);
        }
        check_problem(&app.get("/enterprises?standing=none").await, 400);
        check_error(&app.get("/api/v1/enterprises?standing=none").await, 400, "bad_parameter", "standing");
        // A unit that exists but has nothing, an unknown name: an empty list is an answer, an unknown name is ignored.
        assert_eq!(app.get("/products?utm_source=x&q=茶").await.status, 200);
        let html = app.get("/products?q=qqqqqqqqzzzz").await.expect(200).html();
        assert!(all(&html, "main a[href]").len() > 3, "suggestions: {}", seen(&html));
    }

    async fn p17_no_action_from_another_site(app: TestApp) {
        let display = |headers: &[(&str, &str)]| {
            let mut request = tests::app::get("/display")
                .method(Method::POST)
                .header("content-type", "application/x-www-form-urlencoded");
            for (name, value) in headers {
                request = request.header(*name, *value);
            }
            request.body(Body::from("theme=dark&back=/")).unwrap()
        };
        for headers in [
            &[("sec-fetch-site", "cross-site")][..],
            &[("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", "cross-site"), ("origin", "null")],
            &[("origin", "https://evil.example"), ("host", "gi.henan.example")],
            &[("origin", "null"), ("host", "gi.henan.example")],
        ] {
            let reply = app.send(display(headers)).await;
            assert_eq!(reply.status, 403, "{headers:?}");
            assert_eq!(reply.header("set-cookie"), "", "{headers:?}");
            reply.assert_says_nothing_of_the_machine();
        }
        for headers in [&[("sec-fetch-site", "same-origin")][..], &[("sec-fetch-site", "none")], &[]] {
            let reply = app.send(display(headers)).await;
            assert_eq!(reply.status, 303, "{headers:?}");
            let cookie = reply.header("set-cookie");
            assert!(cookie.starts_with("daodi_display=dark.standard;") && cookie.contains("SameSite=Lax"), "{cookie}");
            assert!(cookie.ends_with("; Secure"), "the address is https: {cookie}");
        }
        assert_eq!(app.get("/display?theme=dark&back=/").await.status, 405, "a link changes nothing");
        let text = tests::app::get("/display").method(Method::POST).header("content-type", "text/plain");
        let reply = app.send(text.body(Body::from("theme=dark&back=/")).unwrap()).await;
        assert!(reply.status.is_client_error() && reply.header("set-cookie").is_empty(), "{}", reply.status);
        reply.assert_says_nothing_of_the_machine();
    }

    async fn back_leads_nowhere_else(app: TestApp) {
        for back in [
            "https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)",
            "%2F%2Fevil.example", "/a%0D%0ASet-Cookie:x=1", "/%09/evil.example", "", "evil.example", "/%5Cevil.example",
            "%E8%8C%B6", "/a%20b",
        ] {
            let reply = app.post("/display", &format!("theme=dark&back={back}")).await.expect(303);
            assert_eq!(reply.header("location"), "/", "{back}");
            assert_eq!(reply.headers.get_all("set-cookie").iter().count(), 1, "{back}");
        }
        let reply = app.post("/display", "view=elder&back=%2Fen%2Fproducts%3Fq%3D%25E8%258C%25B6").await.expect(303);
        assert_eq!(reply.header("location"), "/en/products?q=%E8%8C%B6");
        // A slash too many is taken off, and never leads to another host.
        for (path, to) in [("/products/", "/products"), ("/products/?q=x", "/products?q=x"), ("/en/", "/en")] {
            assert_eq!(app.get(path).await.expect(308).header("location"), to);
        }
        for path in ["//evil.example/", "//evil.example", "/%2Fevil.example/", "/\\evil.example/", "///"] {
            let Ok(request) = Request::builder().uri(path).body(Body::empty()) else { continue };
            let reply = app.send(request).await;
            let location = reply.header("location");
            assert!(!location.starts_with("//") && !location.contains("\\") && !location.contains("://"), "{path}: {location}");
        }
    }

    async fn broken_forms_are_refused_plainly(app: TestApp) {
        let form = |body: Vec<u8>| {
            tests::app::get("/display")
                .method(Method::POST)
                .header("content-type", "application/x-www-form-urlencoded")
                .header("sec-fetch-site", "same-origin")
                .body(Body::from(body))
                .unwrap()
        };
        for body in [b"theme=dark&theme=light".to_vec(), b"back=%FF%FE".to_vec(), vec![0xff; 100], b"=&=&".to_vec(), Vec::new()] {
            let reply = app.send(form(body)).await;
            assert!(reply.status.as_u16() < 500, "{}", reply.status);
            reply.assert_says_nothing_of_the_machine();
        }
        assert_eq!(app.send(form(vec![b'x'; 70_000])).await.status, 413);
    }
}

each_app! {
    async fn p20_a_store_that_is_gone_is_said_without_its_words(app: TestApp) {
        app.app.store.close().await;
        // Pages come from memory; a scan cannot.
        assert_eq!(app.get("/products/xinyang-maojian").await.status, 200);
        let reply = app.get("/0ABCDEFGHJKMNPQRSTVWXYZ01").await;
        check_problem(&reply, 503);
        assert!(first_text(&reply.html(), "h1").chars().count() > 3);
        let ready = app.get("/readyz").await.expect(503);
        ready.assert_says_nothing_of_the_machine();
        assert_eq!(app.get("/healthz").await.status, 200);
    }
}
