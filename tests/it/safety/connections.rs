//! Connections over real sockets: slow ones are ended, long addresses get their page, stopping stops.

use axum::http::HeaderMap;
use server::config::Config;
use server::http::Connections;
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tests::{Reply, TestApp, one_app, seed};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio::time::{sleep, timeout};

fn impatient(config: &mut Config) {
    config.connections = Connections {
        head_seconds: 1,
        idle_seconds: 2,
        stalled_seconds: 1,
        request_seconds: 2,
        drain_seconds: 1,
        most: 40,
        ..Connections::default()
    };
}

async fn impatient_app() -> TestApp {
    TestApp::configured(seed::sqlite().await, impatient).await
}

async fn connect(address: SocketAddr) -> TcpStream {
    TcpStream::connect(address).await.unwrap()
}

/// Waits for the other side to end the connection; gives what it said before and how long that took.
async fn ended(stream: &mut TcpStream) -> (Vec<u8>, Duration) {
    let begun = Instant::now();
    let mut said = Vec::new();
    let _reset = timeout(Duration::from_secs(10), stream.read_to_end(&mut said)).await.expect("it is never ended");
    (said, begun.elapsed())
}

/// Reads one answer that says how long it is.
async fn answer(stream: &mut TcpStream) -> Reply {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(at) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break at + 4;
        }
        let read = timeout(Duration::from_secs(10), stream.read_buf(&mut bytes)).await.unwrap().unwrap();
        assert!(read > 0, "ended: {}", String::from_utf8_lossy(&bytes));
    };
    let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let headers: HeaderMap = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.parse::<axum::http::HeaderName>().unwrap(), value.parse().unwrap()))
        .collect();
    let length: usize = headers["content-length"].to_str().unwrap().parse().unwrap();
    let mut body = bytes.split_off(end);
    while body.len() < length {
        assert!(timeout(Duration::from_secs(10), stream.read_buf(&mut body)).await.unwrap().unwrap() > 0);
    }
    Reply { path: String::new(), status, headers, body }
}

async fn ask(stream: &mut TcpStream, target: &str) -> Reply {
    stream.write_all(format!("GET {target} HTTP/1.1\r\nhost: x\r\n\r\n").as_bytes()).await.unwrap();
    answer(stream).await
}

#[test]
fn p29_slow_senders_are_cut_off_and_disturb_nobody() {
    tests::database::run(async {
        let app = impatient_app().await;
        let address = app.listen().await;
        // A client that says nothing, one that says which protocol but no more, one that begins a head.
        for beginning in
            ["", "P", "PRI * HTTP/2.0\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "G", "GET / HTTP/1.1\r\nhost: x\r\n"]
        {
            let mut stream = connect(address).await;
            stream.write_all(beginning.as_bytes()).await.unwrap();
            let (_, time) = ended(&mut stream).await;
            assert!((0.8..2.5).contains(&time.as_secs_f64()), "{beginning:?}: {time:?}");
        }
        // One that never stops beginning it.
        let slow: Vec<_> = (0..30)
            .map(|_| {
                tokio::spawn(async move {
                    let mut stream = connect(address).await;
                    let begun = Instant::now();
                    let mut byte = [0];
                    loop {
                        let _gone = stream.write_all(b"x").await;
                        if let Ok(read) = timeout(Duration::from_millis(100), stream.read(&mut byte)).await {
                            assert!(matches!(read, Ok(0) | Err(_)));
                            return begun.elapsed();
                        }
                        assert!(begun.elapsed() < Duration::from_secs(5), "it is never ended");
                    }
                })
            })
            .collect();
        for _ in 0..20 {
            let begun = Instant::now();
            assert_eq!(ask(&mut connect(address).await, "/healthz").await.status, 200);
            assert!(begun.elapsed() < Duration::from_millis(500), "{:?}", begun.elapsed());
            sleep(Duration::from_millis(20)).await;
        }
        for one in slow {
            let time = one.await.unwrap();
            assert!((0.8..2.5).contains(&time.as_secs_f64()), "{time:?}");
        }
    });
}

#[test]
fn p29_a_body_that_never_comes_is_not_waited_for() {
    tests::database::run(async {
        let app = impatient_app().await;
        let address = app.listen().await;
        for path in ["/display", "/products", "/api/v1/products", "/nowhere"] {
            let mut stream = connect(address).await;
            let head = format!(
                "POST {path} HTTP/1.1\r\nhost: x\r\nsec-fetch-site: same-origin\r\n\
                 content-type: application/x-www-form-urlencoded\r\ncontent-length: 1000\r\n\r\nback="
            );
            stream.write_all(head.as_bytes()).await.unwrap();
            let (said, time) = ended(&mut stream).await;
            let said = String::from_utf8(said).unwrap();
            // Who does not read a body answers at once; who does answers when the time is over. Neither waits on.
            assert!(said.starts_with("HTTP/1.1 405 ") || said.starts_with("HTTP/1.1 503 "), "{path}: {said}");
            assert!(time < Duration::from_secs(4), "{path}: {time:?}");
            if path == "/display" {
                assert!(said.contains("retry-after: 10") && said.contains("暂时"), "{said}");
                assert!(time > Duration::from_millis(1800), "{time:?}");
            }
        }
    });
}

#[test]
fn a_connection_may_pause_between_requests_but_not_for_ever() {
    tests::database::run(async {
        let app = impatient_app().await;
        let address = app.listen().await;
        let mut stream = connect(address).await;
        for _ in 0..2 {
            assert_eq!(ask(&mut stream, "/healthz").await.status, 200);
            // Longer than a head may take, shorter than a pause may be.
            sleep(Duration::from_millis(1400)).await;
        }
        assert_eq!(ask(&mut stream, "/healthz").await.status, 200);
        let (said, time) = ended(&mut stream).await;
        assert!(said.is_empty() && (1.8..3.5).contains(&time.as_secs_f64()), "{time:?}");
    });
}

#[test]
fn p29_a_client_that_does_not_read_is_let_go() {
    tests::database::run(async {
        let app = impatient_app().await;
        let address = app.listen().await;
        let whole = ask(&mut connect(address).await, "/products.csv").await.body.len();
        let mut stream = connect(address).await;
        let asked = 400;
        let requests = "GET /products.csv HTTP/1.1\r\nhost: x\r\n\r\n".repeat(asked);
        stream.write_all(requests.as_bytes()).await.unwrap();
        sleep(Duration::from_secs(4)).await;
        let (said, _) = ended(&mut stream).await;
        assert!(said.len() < asked * whole, "{} of {}", said.len(), asked * whole);
        assert!(said.len() > whole);
    });
}

one_app! {
    async fn an_address_longer_than_is_read_gets_its_page(app: TestApp) {
        let address = app.listen().await;
        let mut stream = connect(address).await;
        for length in [5_000, 64_000, 65_534, 65_535, 80_000, 131_000] {
            for (path, lang) in [("/products?q=", "zh-CN"), ("/en/products?q=", "en"), ("/", "zh-CN"), ("/en/a/b/", "en")] {
                let reply = ask(&mut stream, &format!("{path}{}", "x".repeat(length - path.len()))).await.expect(414);
                let html = reply.html();
                assert_eq!(tests::reply::attribute(&html, "html", "lang"), lang, "{path} {length}");
                assert!(tests::reply::seen(&html).contains("414"), "{path} {length}");
                assert_eq!(reply.header("x-request-id").len(), 36);
                assert!(reply.header("content-security-policy").contains("default-src 'none'"));
            }
            // The connection goes on.
            assert_eq!(ask(&mut stream, "/healthz").await.text(), "ok\n");
        }
        let json = ask(&mut stream, &format!("/api/v1/products?q={}", "x".repeat(80_000))).await.expect(414).json();
        assert_eq!(json["code"], "too_long");
        // The body of a request is never taken for an address, however it looks.
        let body = format!("back=/&theme=dark&x=GET%20/{}", "y".repeat(62_000));
        let post = format!(
            "POST /display HTTP/1.1\r\nhost: x\r\nsec-fetch-site: same-origin\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        stream.write_all(post.as_bytes()).await.unwrap();
        assert_eq!(answer(&mut stream).await.status, 303);
        assert_eq!(ask(&mut stream, "/healthz").await.text(), "ok\n");
    }

    async fn requests_in_a_row_and_in_frames_are_all_answered(app: TestApp) {
        let address = app.listen().await;
        let mut stream = connect(address).await;
        let one = "GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n";
        let last = "GET /readyz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
        stream.write_all(format!("{}{last}", one.repeat(50)).as_bytes()).await.unwrap();
        let (said, _) = ended(&mut stream).await;
        let said = String::from_utf8(said).unwrap();
        assert_eq!(said.matches("\r\n\r\nok\n").count(), 50);
        assert!(said.ends_with("\r\n\r\nready\n"), "{said}");
        // HTTP/2 without TLS: the preface, settings, then requests as frames (RFC 9113 §3.3, §4.1).
        let mut stream = connect(address).await;
        let frame = |kind: u8, flags: u8, id: u32, payload: &[u8]| {
            let mut frame = u32::try_from(payload.len()).unwrap().to_be_bytes()[1..].to_vec();
            frame.extend([kind, flags]);
            frame.extend(id.to_be_bytes());
            frame.extend(payload);
            frame
        };
        stream.write_all(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").await.unwrap();
        stream.write_all(&frame(4, 0, 0, b"")).await.unwrap();
        for id in [1, 3, 5] {
            // :method GET, :scheme http, :path /healthz, :authority x (RFC 7541).
            stream.write_all(&frame(1, 5, id, b"\x82\x86\x04\x08/healthz\x01\x01x")).await.unwrap();
            let mut body = Vec::new();
            loop {
                let mut head = [0; 9];
                timeout(Duration::from_secs(5), stream.read_exact(&mut head)).await.unwrap().unwrap();
                let length = u32::from_be_bytes([0, head[0], head[1], head[2]]) as usize;
                let mut payload = vec![0; length];
                stream.read_exact(&mut payload).await.unwrap();
                if head[3] == 0 && head[8] == u8::try_from(id).unwrap() {
                    body.extend(payload);
                    if head[4] & 1 == 1 {
                        break;
                    }
                }
            }
            assert_eq!(body, b"ok\n", "stream {id}");
            sleep(Duration::from_millis(200)).await;
        }
    }
}

#[test]
fn one_connection_too_many_is_told_so_and_places_come_free() {
    tests::database::run(async {
        let app = impatient_app().await;
        let address = app.listen().await;
        let mut all = Vec::new();
        for _ in 0..40 {
            let mut stream = connect(address).await;
            assert_eq!(ask(&mut stream, "/healthz").await.status, 200);
            all.push(stream);
        }
        let mut more = connect(address).await;
        let reply = ask(&mut more, "/").await.expect(503);
        assert_eq!((reply.header("retry-after"), reply.header("connection")), ("5", "close"));
        assert_eq!(reply.header("x-content-type-options"), "nosniff");
        assert!(reply.header("content-security-policy").contains("default-src 'none'"));
        all.truncate(39);
        sleep(Duration::from_millis(200)).await;
        assert_eq!(ask(&mut connect(address).await, "/healthz").await.status, 200);
    });
}

/// A server that can be told to stop: how, where it listens, and what comes of it.
async fn stoppable(app: &TestApp) -> (oneshot::Sender<()>, (SocketAddr, tokio::task::JoinHandle<usize>)) {
    let (stop, told) = oneshot::channel::<()>();
    let told = async {
        let _ = told.await;
    };
    (stop, app.listen_until(told).await)
}

#[test]
fn p43_stopping_ends_what_has_half_arrived_at_once_and_what_runs_in_time() {
    tests::database::run(async {
        let app = impatient_app().await;
        // Nothing runs: idle, silent and half-said connections are ended at once.
        let (stop, (address, ended_at)) = stoppable(&app).await;
        let mut idle = connect(address).await;
        assert_eq!(ask(&mut idle, "/healthz").await.status, 200);
        let mut silent = connect(address).await;
        let mut half = connect(address).await;
        half.write_all(b"GET /products HTTP/1.1\r\nhost: x\r\n").await.unwrap();
        let mut framed = connect(address).await;
        framed.write_all(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0").await.unwrap();
        sleep(Duration::from_millis(200)).await;
        let begun = Instant::now();
        stop.send(()).unwrap();
        assert_eq!(timeout(Duration::from_secs(5), ended_at).await.unwrap().unwrap(), 0, "cut off");
        assert!(begun.elapsed() < Duration::from_millis(600), "{:?}", begun.elapsed());
        for stream in [&mut idle, &mut silent, &mut half, &mut framed] {
            let _said = ended(stream).await;
        }
        assert!(TcpStream::connect(address).await.is_err(), "nobody listens any more");

        // A request whose body is still on its way is waited for, and answered if it comes.
        let form = "theme=dark&back=/";
        let head = format!(
            "POST /display HTTP/1.1\r\nhost: x\r\nsec-fetch-site: same-origin\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n",
            form.len()
        );
        let (stop, (address, ended_at)) = stoppable(&app).await;
        let mut running = connect(address).await;
        running.write_all(head.as_bytes()).await.unwrap();
        sleep(Duration::from_millis(200)).await;
        stop.send(()).unwrap();
        sleep(Duration::from_millis(200)).await;
        running.write_all(form.as_bytes()).await.unwrap();
        let (said, _) = ended(&mut running).await;
        assert!(said.starts_with(b"HTTP/1.1 303 "), "{}", String::from_utf8_lossy(&said));
        assert_eq!(ended_at.await.unwrap(), 0);

        // One whose body never comes is cut off when the time is over.
        let (stop, (address, ended_at)) = stoppable(&app).await;
        let mut running = connect(address).await;
        running.write_all(head.as_bytes()).await.unwrap();
        sleep(Duration::from_millis(200)).await;
        let begun = Instant::now();
        stop.send(()).unwrap();
        assert_eq!(ended_at.await.unwrap(), 1);
        assert!((0.8..2.0).contains(&begun.elapsed().as_secs_f64()), "{:?}", begun.elapsed());
    });
}
