//! The client's address: what is believed, and what never is.

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use server::http::{ClientAddress, Rate, TrustedProxies};
use std::net::{IpAddr, SocketAddr};
use tests::app::get;
use tests::{TestApp, one_app, seed};

const STRANGER: &str = "203.0.113.9";
const PROXY: &str = "10.1.0.1";

/// Headers that claim an address, other than the one that a proxy writes.
const CLAIMS: [(&str, &str); 18] = [
    ("x-real-ip", "1.2.3.4"),
    ("x-client-ip", "1.2.3.4"),
    ("x-cluster-client-ip", "1.2.3.4"),
    ("true-client-ip", "1.2.3.4"),
    ("cf-connecting-ip", "1.2.3.4"),
    ("fastly-client-ip", "1.2.3.4"),
    ("forwarded", "for=1.2.3.4"),
    ("forwarded", "for=\"[2001:db8::1]:4711\";proto=https;by=10.1.0.1"),
    ("forwarded-for", "1.2.3.4"),
    ("x-forwarded", "for=1.2.3.4"),
    ("x-forwarded-by", "1.2.3.4"),
    ("x-forwarded-host", "1.2.3.4"),
    ("x-original-forwarded-for", "1.2.3.4"),
    ("x-originating-ip", "[1.2.3.4]"),
    ("x-remote-ip", "1.2.3.4"),
    ("x-remote-addr", "1.2.3.4"),
    ("via", "1.1 1.2.3.4"),
    ("x_forwarded_for", "1.2.3.4"),
];

/// Lists that a client may send, and whom a proxy at `10.1.0.1` that is trusted with all of `10.1.0.0/16` and
/// `2001:db8:f::/48` makes of them.
const LISTS: [(&[&str], &str); 33] = [
    (&[], PROXY),
    (&["203.0.113.9"], STRANGER),
    (&["1.2.3.4, 203.0.113.9"], STRANGER),
    (&["1.2.3.4", "203.0.113.9"], STRANGER),
    (&["203.0.113.9, 10.1.0.2"], STRANGER),
    (&["1.2.3.4, 203.0.113.9, 10.1.0.2, 10.1.7.7"], STRANGER),
    (&["1.2.3.4", "203.0.113.9", "10.1.0.2"], STRANGER),
    (&["10.1.0.9, 203.0.113.9"], STRANGER),
    (&["127.0.0.1, 203.0.113.9"], STRANGER),
    (&["203.0.113.9:51234"], STRANGER),
    (&["  203.0.113.9\t"], STRANGER),
    (&["::ffff:203.0.113.9"], STRANGER),
    (&["[::ffff:203.0.113.9]:443"], STRANGER),
    (&["1.2.3.4,203.0.113.9"], STRANGER),
    (&["203.0.113.9, ::ffff:10.1.0.2"], STRANGER),
    (&["203.0.113.9, 2001:db8:f::2"], STRANGER),
    (&["2001:db8:1::5"], "2001:db8:1::5"),
    (&["[2001:db8:1::5]"], "2001:db8:1::5"),
    (&["[2001:db8:1::5]:8443"], "2001:db8:1::5"),
    // Nothing but trusted ones: the first of them asked.
    (&["10.1.0.5, 10.1.0.2"], "10.1.0.5"),
    // What is no address was not written by a proxy: what stands right of it is the last that is known.
    (&["unknown"], PROXY),
    (&[""], PROXY),
    (&[","], PROXY),
    (&["203.0.113.9, "], PROXY),
    (&["203.0.113.9, unknown, 10.1.0.2"], "10.1.0.2"),
    (&["203.0.113.9, _hidden, 10.1.0.2"], "10.1.0.2"),
    (&["203.0.113.9; 10.1.0.2"], PROXY),
    (&["203.0.113.9 10.1.0.2"], PROXY),
    (&["203.0.113.009"], PROXY),
    (&["fe80::1%eth0"], PROXY),
    (&["0.0.0.0"], PROXY),
    (&["999.1.1.1, 10.1.0.2"], "10.1.0.2"),
    (&["for=203.0.113.9"], PROXY),
];

fn ip(text: &str) -> IpAddr {
    text.parse().unwrap()
}

fn trusted(texts: &[&str]) -> TrustedProxies {
    TrustedProxies::try_from(texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>()).unwrap()
}

fn headers(name: &str, values: &[&str]) -> HeaderMap {
    let name: HeaderName = name.parse().unwrap();
    values.iter().map(|value| (name.clone(), HeaderValue::from_str(value).unwrap())).collect()
}

#[test]
fn p31_client_addresses_cannot_be_forged() {
    let (nobody, proxies) = (trusted(&[]), trusted(&["10.1.0.0/16", "2001:db8:f::/48"]));
    for (list, client) in LISTS {
        let headers = headers("x-forwarded-for", list);
        // Without a proxy, and from anyone who is none, the peer is the client whatever it says.
        for (peer, proxies) in [(STRANGER, &nobody), (STRANGER, &proxies), (PROXY, &nobody), ("::1", &proxies)] {
            let found = ClientAddress::resolve(ip(peer), &headers, proxies);
            assert_eq!((found.ip, found.forwarded), (ip(peer), false), "{list:?} from {peer}");
        }
        let found = ClientAddress::resolve(ip(PROXY), &headers, &proxies);
        assert_eq!((found.ip, found.forwarded), (ip(client), client != PROXY), "{list:?}");
        // A peer that is written as IPv6 is the same peer.
        let found = ClientAddress::resolve(ip("::ffff:10.1.0.1"), &headers, &proxies);
        assert_eq!(found.ip, ip(client), "{list:?}");
    }
    for (name, value) in CLAIMS {
        for peer in [STRANGER, PROXY] {
            let found = ClientAddress::resolve(ip(peer), &headers(name, &[value]), &proxies);
            assert_eq!(found.ip, ip(peer), "{name}: {value} from {peer}");
        }
        let mut both = headers("x-forwarded-for", &[STRANGER]);
        both.extend(headers(name, &[value]));
        assert_eq!(ClientAddress::resolve(ip(PROXY), &both, &proxies).ip, ip(STRANGER), "{name}: {value}");
    }
    // Bytes that are no text end the list too, and a very long list costs no more than its end.
    let mut odd = HeaderMap::new();
    odd.insert("x-forwarded-for", HeaderValue::from_bytes(b"203.0.113.9, \xff\xfe, 10.1.0.3").unwrap());
    assert_eq!(ClientAddress::resolve(ip(PROXY), &odd, &proxies).ip, ip("10.1.0.3"));
    let long = format!("{}203.0.113.9", "1.2.3.4, ".repeat(10_000));
    assert_eq!(ClientAddress::resolve(ip(PROXY), &headers("x-forwarded-for", &[&long]), &proxies).ip, ip(STRANGER));
}

/// How many of these requests are answered, each with its headers, from one peer.
async fn answered(app: &TestApp, peer: &str, requests: Vec<(&str, String)>) -> usize {
    let peer: SocketAddr = format!("{peer}:4000").parse().unwrap();
    let mut count = 0;
    for (name, value) in requests {
        let request = get("/about").header(name, value).extension(ConnectInfo(peer)).body(Body::empty()).unwrap();
        let reply = app.send(request).await;
        assert!(matches!(reply.status.as_u16(), 200 | 429), "{}", reply.status);
        count += usize::from(reply.status == 200);
    }
    count
}

fn three_pages(config: &mut server::config::Config) {
    let rate = Rate { per_minute: 1.try_into().unwrap(), burst: 3.try_into().unwrap() };
    config.limits.page = rate;
    config.limits.scan = rate;
    config.trusted_proxies = trusted(&["10.1.0.0/16"]);
}

#[test]
fn p31_the_limiter_counts_the_client_and_nobody_else() {
    tests::database::run(async {
        let app = TestApp::configured(seed::sqlite().await, three_pages).await;
        let forged = |name: &'static str| (0..20).map(|n| (name, format!("198.51.{n}.7"))).collect::<Vec<_>>();
        assert_eq!(answered(&app, "203.0.113.1", forged("x-forwarded-for")).await, 3, "twenty names, one client");
        for (name, _) in CLAIMS {
            assert_eq!(answered(&app, "203.0.113.2", forged(name)).await, 0, "{name}: the same network");
        }
        // Through the proxy each client has its own share, and what it writes in front of its address changes nothing.
        let through =
            |client: &str| (0..20).map(|n| ("x-forwarded-for", format!("198.51.{n}.7, {client}"))).collect::<Vec<_>>();
        assert_eq!(answered(&app, PROXY, through("192.0.2.1")).await, 3);
        assert_eq!(answered(&app, PROXY, through("192.0.3.1")).await, 3);
        assert_eq!(answered(&app, PROXY, through("2001:db8::1")).await, 3);
        assert_eq!(answered(&app, PROXY, through("2001:db8::ffff")).await, 0, "one /64 is one client");
        // What the proxy passes on is never this machine itself, whatever the list says.
        assert_eq!(answered(&app, PROXY, through("127.0.0.1")).await, 3);
    });
}

/// A proxy that is trusted, and room for as many tries as the test makes; hashing as cheap as it may be.
fn open_handed(config: &mut server::config::Config) {
    let rate = Rate { per_minute: 60_000.try_into().unwrap(), burst: 10_000.try_into().unwrap() };
    config.limits.sign_in = rate;
    config.limits.account = rate;
    config.limits.form = rate;
    config.trusted_proxies = trusted(&["10.1.0.0/16"]);
}

/// What the trail says of where a request came from is what the limiter counts, whatever the request says of itself.
async fn written_network(app: &TestApp, peer: &str, headers: &[(&str, &str)]) -> String {
    use daodi::ports::{AuditQuery, Trail as _};
    let peer: SocketAddr = format!("{peer}:4000").parse().unwrap();
    let mut request = get("/sign-in")
        .method(axum::http::Method::POST)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .extension(ConnectInfo(peer));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let reply = app.send(request.body(Body::from("login=nobody&password=x")).unwrap()).await.expect(422);
    let tries = AuditQuery { action: "session.sign_in".to_owned(), limit: 500, ..AuditQuery::default() };
    let rows = app.app.store.audit(&tries).await.unwrap().rows;
    let row = rows.into_iter().find(|row| row.request == reply.header("x-request-id")).expect("the try is on record");
    row.network.unwrap_or_default()
}

async fn the_trail_has_the_true_network(app: TestApp) {
    let forged = "198.51.100.7";
    for (peer, network) in [("203.0.113.9", "203.0.113.0/24"), ("[2001:db8:1:2:3::4]", "2001:db8:1:2::/64")] {
        assert_eq!(written_network(&app, peer, &[]).await, network);
        assert_eq!(written_network(&app, peer, &[("x-forwarded-for", forged)]).await, network);
        for (name, value) in CLAIMS {
            let claimed = written_network(&app, peer, &[(name, value), ("x-forwarded-for", forged)]).await;
            assert_eq!(claimed, network, "{name}: {value}");
        }
    }
    // Through the proxy: what it wrote itself, at the right end, and not what stood there before.
    for (list, network) in [
        ("203.0.113.9", "203.0.113.0/24"),
        ("198.51.100.7, 203.0.113.9", "203.0.113.0/24"),
        ("127.0.0.1, 203.0.113.9, 10.1.0.2", "203.0.113.0/24"),
        ("198.51.100.7, 2001:db8:1:2::9", "2001:db8:1:2::/64"),
    ] {
        assert_eq!(written_network(&app, PROXY, &[("x-forwarded-for", list)]).await, network, "{list}");
        for (name, value) in CLAIMS {
            let told = written_network(&app, PROXY, &[("x-forwarded-for", list), (name, value)]).await;
            assert_eq!(told, network, "{list} and {name}: {value}");
        }
    }
}

#[test]
fn p31_the_trail_has_the_true_network_sqlite() {
    tests::database::run(async {
        the_trail_has_the_true_network(TestApp::configured(seed::sqlite().await, open_handed).await).await;
    });
}

#[test]
fn p31_the_trail_has_the_true_network_postgres() {
    tests::database::run(async {
        if let Some(db) = seed::postgres().await {
            the_trail_has_the_true_network(TestApp::configured(db, open_handed).await).await;
        }
    });
}

one_app! {
    async fn p31_a_device_that_forges_its_address_is_counted_once(app: TestApp) {
        use crate::http::labels::{code, issued};
        use daodi::ports::Labels as _;
        let batch = issued(&app).await;
        let batch = app.app.labels.activate(batch, &tests::acting()).await.unwrap();
        let label = code(&app, &batch, 1);
        let peer: SocketAddr = "203.0.113.5:4000".parse().unwrap();
        for n in 0..20 {
            let request = get(&format!("/{label}"))
                .header("user-agent", "one telephone")
                .header("x-forwarded-for", format!("198.51.{n}.7"))
                .header("x-real-ip", format!("198.52.{n}.7"))
                .header("forwarded", format!("for=198.53.{n}.7"));
            let _page = app.send(request.extension(ConnectInfo(peer)).body(Body::empty()).unwrap()).await.expect(200);
        }
        let scans = app.app.store.scans(&label.to_string()).await.unwrap().unwrap();
        assert_eq!(scans.device_days, 1);
    }
}
