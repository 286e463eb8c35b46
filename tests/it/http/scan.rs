//! The scan page from end to end: every outcome, what is counted, what the page may hold.

use super::labels::{authorise, code, demo_request, issued, request};
use axum::body::Body;
use axum::http::Method;
use daodi::label::{BatchKeyInput, Code};
use daodi::ports::Labels as _;
use jiff::civil::date;
use tests::app::get;
use tests::reply::{all, attribute, first_text, seen};
use tests::{Reply, TestApp, each_app, one_app};

const WECHAT: &str = "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0";

/// The most that may be sent for a scan, bytes.
const LIMIT: usize = 14 * 1024;

/// What must hold of every answer to a scan.
fn check(reply: &Reply) {
    let at = &reply.path;
    assert_eq!(reply.status, 200, "{at}");
    let headers: usize = reply.headers.iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum();
    assert!(reply.body.len() + headers + 20 <= LIMIT, "{at}: {} + {headers} bytes", reply.body.len());
    assert_eq!(reply.header("cache-control"), "no-store", "{at}");
    assert_eq!(reply.header("set-cookie"), "", "{at}");
    assert!(!reply.header("content-security-policy").contains("script-src"), "{at}");
    assert!(reply.header("content-security-policy").contains("style-src 'sha256-"), "{at}");
    let html = reply.html();
    for (css, number) in [
        ("script", 0),
        ("link[rel=stylesheet]", 0),
        ("img", 0),
        ("form", 0),
        ("[style]", 0),
        ("h1", 1),
        ("main", 1),
        ("title", 1),
        ("meta[name=robots][content=noindex]", 1),
        ("style", 1),
    ] {
        assert_eq!(all(&html, css).len(), number, "{at}: {css}");
    }
    let text = seen(&html);
    for never in ["正品", "假货", "真品", "genuine", "fake", "authentic", "{$"] {
        assert!(!text.to_lowercase().contains(never), "{at}: {never} in {text}");
    }
    assert!(text.contains("12315"), "{at}: {text}");
}

/// Scans, and asserts the headline in both languages of the outcome. A second language is looked at without counting.
async fn outcome(app: &TestApp, code: &str, from: (&str, &str), headline: &str) -> Reply {
    let reply = app.get_from(&format!("/{code}"), from.0, from.1).await;
    check(&reply);
    let html = reply.html();
    assert_eq!(first_text(&html, "h1"), headline, "{}", seen(&html));
    assert_eq!(attribute(&html, "html", "lang"), "zh-CN");
    reply
}

const PHONE: (&str, &str) = ("10.0.0.1", WECHAT);
const FIRST: &str = "本码由登记系统签发，这是第一次查询";
const SEEN: &str = "本码由登记系统签发，以前被查询过";
const FAILED: &str = "此码不是本系统签发；若为手工输入请核对，若为扫码请勿采信";
const NEVER: &str = "登记系统没有签发过这个编号";
const NOT_IN_USE: &str = "这枚标签已签发，但还没有启用";
const RIGHT_ENDED: &str = "包装时，企业没有使用专用标志的资格";
const RECALLED: &str = "这一批标签已被召回";
const VOID: &str = "这枚标签已作废";

async fn device_days(app: &TestApp, code: &Code) -> Option<i64> {
    app.app.store.scans(&code.to_string()).await.unwrap().map(|scans| scans.device_days)
}

each_app! {
    async fn a_label_from_issue_to_the_third_query(app: TestApp) {
        let batch = issued(&app).await;
        let label = code(&app, &batch, 7);
        let text = label.to_string();
        let reply = outcome(&app, &text, PHONE, NOT_IN_USE).await;
        assert!(seen(&reply.html()).contains(&label.grouped()));
        let batch = app.app.labels.activate(batch, &tests::acting()).await.unwrap();
        let other = code(&app, &batch, 8);
        let reply = outcome(&app, &other.to_string(), PHONE, FIRST).await;
        let page = seen(&reply.html());
        let register = app.app.catalogue.current();
        assert!(page.contains(&register.product(&batch.product).unwrap().name), "{page}");
        assert!(page.contains(&register.enterprise(&batch.enterprise).unwrap().name), "{page}");
        assert!(page.contains(&register.base(&batch.base).unwrap().name), "{page}");
        assert!(page.contains("250 克") && page.contains("2026-11-20"), "{page}");
        assert_eq!(attribute(&reply.html(), "h2.name a", "href"), format!("/products/{}", batch.product));

        // The same device on the same day counts once, and still sees that it was queried before.
        outcome(&app, &other.to_string(), PHONE, SEEN).await;
        assert_eq!(device_days(&app, &other).await, Some(1));
        let reply = outcome(&app, &other.to_string(), ("10.0.0.2", WECHAT), SEEN).await;
        assert!(seen(&reply.html()).contains("第 2 次查询"), "{}", seen(&reply.html()));
        outcome(&app, &other.to_string(), ("10.0.0.1", "AlipayClient"), SEEN).await;
        assert_eq!(device_days(&app, &other).await, Some(3));
        // The next day the same device is another: its hash cannot be followed.
        let tomorrow = app.tomorrow().await;
        let reply = outcome(&tomorrow, &other.to_string(), PHONE, SEEN).await;
        assert!(seen(&reply.html()).contains("第 4 次查询"), "{}", seen(&reply.html()));
        assert_eq!(device_days(&app, &other).await, Some(4));
        let english = app.get_from(&format!("/en/{other}"), "10.0.0.2", WECHAT).await;
        check(&english);
        assert_eq!(attribute(&english.html(), "html", "lang"), "en");
        assert_eq!(device_days(&app, &other).await, Some(4));
    }

    async fn a_scan_that_is_answered_is_stored(app: TestApp) {
        let batch = issued(&app).await;
        let batch = app.app.labels.activate(batch, &tests::acting()).await.unwrap();
        for number in 1..=20 {
            let label = code(&app, &batch, number);
            outcome(&app, &label.to_string(), PHONE, FIRST).await;
            let elsewhere = app.db.open_again().await;
            assert!(elsewhere.scans(&label.to_string()).await.unwrap().is_some());
            elsewhere.close().await;
        }
    }

    async fn a_recall_comes_before_all_and_a_void_label_says_why(app: TestApp) {
        let batch = issued(&app).await;
        let batch = app.app.labels.activate(batch, &tests::acting()).await.unwrap();
        let label = code(&app, &batch, 1);
        app.app.labels.void(&label, "标签破损", &tests::acting()).await.unwrap();
        let reply = outcome(&app, &label.to_string(), PHONE, VOID).await;
        assert!(seen(&reply.html()).contains("标签破损"));
        outcome(&app, &code(&app, &batch, 2).to_string(), PHONE, FIRST).await;
        app.app.labels.recall(batch.clone(), "检验不合格".to_owned(), &tests::acting()).await.unwrap();
        for number in [1, 2, 3] {
            let reply = outcome(&app, &code(&app, &batch, number).to_string(), PHONE, RECALLED).await;
            let text = seen(&reply.html());
            assert!(text.contains("检验不合格") && text.contains("2026"), "{text}");
        }
    }

    async fn a_right_that_ended_before_the_packing_day_is_said(app: TestApp) {
        // Issued while a first right was in force, for a packing day that lies beyond its end.
        let mut wanted = request(&app);
        wanted.pack_date = date(2026, 12, 1);
        authorise(&app, &wanted, date(2025, 1, 31), Some(date(2026, 11, 25))).await;
        let batch = app.app.labels.issue(wanted, &tests::acting()).await.unwrap();
        let batch = app.app.labels.activate(batch, &tests::acting()).await.unwrap();
        let reply = outcome(&app, &code(&app, &batch, 1).to_string(), PHONE, RIGHT_ENDED).await;
        let text = seen(&reply.html());
        assert!(text.contains("2026年11月25日") && text.contains("2026年12月1日"), "{text}");
    }

    async fn codes_that_were_never_issued_are_told_apart_from_wrong_ones(app: TestApp) {
        let batch = issued(&app).await;
        let batch = app.app.labels.activate(batch, &tests::acting()).await.unwrap();
        let keyring = app.app.labels.keyring();
        // Beyond the batch's end, and of a batch that does not exist: the check is right, yet nothing was issued.
        let own = BatchKeyInput { tag: batch.tag, epoch: batch.epoch };
        let beyond = keyring.issue(&own, batch.count).unwrap();
        let nobody = keyring.issue(&BatchKeyInput { tag: batch.tag ^ 1, epoch: batch.epoch }, 0).unwrap();
        for label in [beyond, nobody] {
            let reply = outcome(&app, &label.to_string(), PHONE, NEVER).await;
            let text = seen(&reply.html());
            let register = app.app.catalogue.current();
            assert!(!text.contains(&register.enterprise(&batch.enterprise).unwrap().name), "{text}");
            assert_eq!(device_days(&app, &label).await, None, "what was never issued is not counted");
        }
        // Every one of the 25 characters matters.
        let good = code(&app, &batch, 1).to_string();
        for at in 0..good.len() {
            for with in ["0", "1", "7", "G", "X", "Y"] {
                let mut wrong = good.clone();
                wrong.replace_range(at..=at, with);
                if wrong != good {
                    let reply = outcome(&app, &wrong, PHONE, FAILED).await;
                    assert!(!seen(&reply.html()).contains("输错"), "a scanned code is never called mistyped");
                    assert_eq!(device_days(&app, &wrong.parse().unwrap()).await, None);
                }
            }
        }
        // A key of another register makes codes that look right.
        let stranger = daodi::label::Keyring::generate([7; 32]).issue(&own, 0).unwrap();
        outcome(&app, &stranger.to_string(), PHONE, FAILED).await;
    }

    async fn what_nobody_looks_at_is_not_counted(app: TestApp) {
        let batch = issued(&app).await;
        let batch = app.app.labels.activate(batch, &tests::acting()).await.unwrap();
        let label = code(&app, &batch, 1);
        let path = format!("/{label}");
        let head = app.method(Method::HEAD, &path).await;
        assert_eq!((head.status.as_u16(), head.body.len()), (200, 0));
        for (name, value) in [("sec-purpose", "prefetch"), ("sec-purpose", "prefetch;prerender"), ("purpose", "prefetch"), ("x-moz", "prefetch")] {
            let reply = app.send(get(&path).header(name, value).body(Body::empty()).unwrap()).await.expect(503);
            assert_eq!(reply.header("cache-control"), "no-store");
        }
        assert_eq!(device_days(&app, &label).await, None);
        outcome(&app, &label.to_string(), PHONE, FIRST).await;
        let _head = app.method(Method::HEAD, &path).await.expect(200);
        assert_eq!(device_days(&app, &label).await, Some(1));
        for method in [Method::POST, Method::PUT, Method::DELETE] {
            let same = get(&path).method(method).header("sec-fetch-site", "same-origin").body(Body::empty()).unwrap();
            let _refused = app.send(same).await.expect(405);
        }
    }

    async fn p30_two_servers_agree_on_the_first_query(app: TestApp) {
        let batch = issued(&app).await;
        let batch = app.app.labels.activate(batch, &tests::acting()).await.unwrap();
        let other = app.another().await;
        let label = code(&app, &batch, 1).to_string();
        let path = format!("/{label}");
        let asked = (0..20).map(|i| {
            let server = if i % 2 == 0 { &app } else { &other };
            let (path, from) = (path.clone(), format!("10.0.1.{i}"));
            async move { first_text(&server.get_from(&path, &from, WECHAT).await.html(), "h1") }
        });
        let said: Vec<String> = futures_of(asked).await;
        assert_eq!(said.iter().filter(|text| *text == FIRST).count(), 1, "{said:?}");
        assert_eq!(said.iter().filter(|text| *text == SEEN).count(), 19, "{said:?}");
        assert_eq!(app.app.store.scans(&label).await.unwrap().unwrap().device_days, 20);
    }
}

/// Runs futures at the same time on this task.
async fn futures_of<F: Future>(all: impl Iterator<Item = F>) -> Vec<F::Output> {
    let mut waiting: Vec<_> = all.map(|future| (Box::pin(future), None)).collect();
    std::future::poll_fn(|cx| {
        let mut open = false;
        for (future, answer) in waiting.iter_mut().filter(|(_, answer)| answer.is_none()) {
            match future.as_mut().poll(cx) {
                std::task::Poll::Ready(value) => *answer = Some(value),
                std::task::Poll::Pending => open = true,
            }
        }
        if open { std::task::Poll::Pending } else { std::task::Poll::Ready(()) }
    })
    .await;
    waiting.into_iter().filter_map(|(_, answer)| answer).collect()
}

one_app! {
    async fn p40_every_outcome_fits_in_fourteen_kilobytes_without_script(app: TestApp) {
        let batch = issued(&app).await;
        let label = code(&app, &batch, 1);
        let demo = app.app.labels.issue(demo_request(), &tests::acting()).await.unwrap();
        let demo = app.app.labels.activate(demo, &tests::acting()).await.unwrap();
        for path in [format!("/{label}"), format!("/{}", code(&app, &demo, 1)), "/0ABCDEFGHJKMNPQRSTVWXYZ01".to_owned()] {
            for prefix in ["", "/en"] {
                for cookie in ["", "daodi_display=dark.elder"] {
                    let request = get(&format!("{prefix}{path}")).header("cookie", cookie);
                    check(&app.send(request.body(Body::empty()).unwrap()).await);
                }
            }
        }
    }

    async fn codes_in_every_writing_lead_to_their_page(app: TestApp) {
        let batch = issued(&app).await;
        let batch = app.app.labels.activate(batch, &tests::acting()).await.unwrap();
        let label = code(&app, &batch, 1).to_string();
        outcome(&app, &label, PHONE, FIRST).await;
        outcome(&app, &label.to_lowercase(), PHONE, SEEN).await;
        outcome(&app, &label.replace('0', "o"), PHONE, SEEN).await;
        outcome(&app, &label.replace('1', "l").replace('0', "O"), PHONE, SEEN).await;
        let reply = app.get(&format!("/{label}?from=singlemessage&isappinstalled=0")).await;
        check(&reply);
        assert_eq!(first_text(&reply.html(), "h1"), SEEN, "what a messenger adds changes nothing");
    }
}
