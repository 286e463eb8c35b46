//! The whole server over a test's own database, asked without a socket.

use crate::{Reply, TestDb, seed};
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Method, Request, header};
use http_body_util::BodyExt as _;
use jiff::Timestamp;
use server::clock::Clock;
use server::config::{Config, MailConfig, PasswordConfig};
use server::http::{App, Listener, router};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use tower::ServiceExt as _;

/// The address that readers know.
pub const PUBLIC_URL: &str = "https://gi.henan.example";
/// The host printed in labels' addresses.
pub const LABEL_HOST: &str = "dd.henan.cn";
/// The number of the map review: with one, outlines may be shown.
pub const REVIEW_NO: &str = "豫S（2026）001号";
/// Now, as the tests have it: 2026-11-20 10:00 in Asia/Shanghai.
pub const NOW: i64 = 1_795_140_000;
/// One day, seconds.
const DAY: i64 = 86_400;

/// A server of the test's own.
pub struct TestApp {
    /// Its parts.
    pub app: Arc<App>,
    /// Its database.
    pub db: Arc<TestDb>,
    router: Router,
    folder: Arc<tempfile::TempDir>,
}

impl TestApp {
    /// A server over Henan's register in SQLite.
    pub async fn sqlite() -> Self {
        Self::new(seed::sqlite().await).await
    }

    /// A server over Henan's register in PostgreSQL, or `None` where the tests were told to do without.
    pub async fn postgres() -> Option<Self> {
        Some(Self::new(seed::postgres().await?).await)
    }

    /// A server over a database.
    pub async fn new(db: TestDb) -> Self {
        Self::configured(db, |_| {}).await
    }

    /// A server over a database, with another configuration.
    pub async fn configured(db: TestDb, change: fn(&mut Config)) -> Self {
        Self::clocked(db, Clock::fixed(now), change).await
    }

    /// A server over a database, with another clock and another configuration.
    pub async fn clocked(db: TestDb, clock: Clock, change: fn(&mut Config)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        build_site(folder.path());
        let store = db.store.clone();
        Self::over(Arc::new(db), store, Arc::new(folder), clock, change).await
    }

    /// A second server on the same database with the same keys, as another process would run.
    pub async fn another(&self) -> Self {
        let store = self.db.open_again().await;
        Self::over(Arc::clone(&self.db), store, Arc::clone(&self.folder), Clock::fixed(now), |_| {}).await
    }

    /// The same server a day later.
    pub async fn tomorrow(&self) -> Self {
        let store = self.db.open_again().await;
        Self::over(Arc::clone(&self.db), store, Arc::clone(&self.folder), Clock::fixed(a_day_later), |_| {}).await
    }

    /// The same server so many seconds later: another on the same database with the same keys.
    pub async fn later(&self, seconds: i64) -> Self {
        self.later_with(seconds, |_| {}).await
    }

    /// The same server so many seconds later, with another configuration.
    pub async fn later_with(&self, seconds: i64, change: fn(&mut Config)) -> Self {
        let store = self.db.open_again().await;
        AHEAD.store(seconds, Ordering::SeqCst);
        let clock = match seconds {
            // A clock is a plain function: each of those that tests ask for stands still at its own instant.
            0 => Clock::fixed(now),
            _ => Clock::fixed(ahead),
        };
        Self::over(Arc::clone(&self.db), store, Arc::clone(&self.folder), clock, change).await
    }

    /// The folder with the server's keys, files and outgoing mail.
    #[must_use]
    pub fn place(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// A server with the same keys on another database so many seconds later, as after a restore.
    pub async fn restored(&self, url: &str, seconds: i64) -> Self {
        let url = store::DatabaseUrl::parse(url).unwrap();
        let store = store::Store::open(&url, &store::Options::default()).await.unwrap();
        AHEAD.store(seconds, Ordering::SeqCst);
        Self::over(Arc::clone(&self.db), store, Arc::clone(&self.folder), Clock::fixed(ahead), |_| {}).await
    }

    /// The same server over another handle to its store.
    pub async fn with_store(&self, store: store::Store) -> Self {
        Self::over(Arc::clone(&self.db), store, Arc::clone(&self.folder), self.app.clock, |_| {}).await
    }

    /// The same server over a copy of its database that is the caller's own. The first one's store must have been closed:
    /// a world that took long to make is made once and used many times.
    pub async fn copy(&self) -> Self {
        let db = self.db.copy().await;
        let store = db.store.clone();
        self.over_copy(db, store).await
    }

    /// The same, over a store that fails as it is told; there is none in a release build.
    #[cfg(debug_assertions)]
    pub async fn faulty_copy(&self, faults: store::Faults) -> Self {
        let db = self.db.copy().await;
        let store = db.store.with_faults(faults);
        self.over_copy(db, store).await
    }

    async fn over_copy(&self, db: TestDb, store: store::Store) -> Self {
        Self::over(Arc::new(db), store, Arc::clone(&self.folder), self.app.clock, |_| {}).await
    }

    async fn over(
        db: Arc<TestDb>,
        store: store::Store,
        folder: Arc<tempfile::TempDir>,
        clock: Clock,
        change: fn(&mut Config),
    ) -> Self {
        let mut config = Config {
            public_url: Some(PUBLIC_URL.to_owned()),
            label_host: LABEL_HOST.to_owned(),
            key_file: folder.path().join("label.keys"),
            secret_key_file: folder.path().join("secret.keys"),
            log_key_file: folder.path().join("log.keys"),
            // As cheap as it may be: what hashing costs is measured by the bench.
            passwords: PasswordConfig { memory_kib: 19 * 1024, passes: 2, ..PasswordConfig::default() },
            mail: MailConfig { outbox: folder.path().join("outbox"), ..MailConfig::default() },
            site: Some(folder.path().join("site")),
            files: folder.path().join("files"),
            operator: "河南省测试局".to_owned(),
            map_review_no: REVIEW_NO.to_owned(),
            ..Config::default()
        };
        change(&mut config);
        let app = server::assembly::build(config, store, clock).await.unwrap();
        Self { router: router(Arc::clone(&app)), app, db, folder }
    }

    /// Sends a request and reads the answer whole. A request that says nothing else comes from this machine.
    pub async fn send(&self, mut request: Request<Body>) -> Reply {
        if request.extensions().get::<ConnectInfo<SocketAddr>>().is_none() {
            request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 40_000))));
        }
        let path = format!("{} {}", request.method(), request.uri().to_string().chars().take(200).collect::<String>());
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        Reply { path, status: parts.status, headers: parts.headers, body }
    }

    /// Serves on a socket of this machine until the task ends; gives its address.
    pub async fn listen(&self) -> SocketAddr {
        self.listen_until(std::future::pending()).await.0
    }

    /// Serves on a socket of this machine until `stop`; gives its address and, at the end, how many connections had to
    /// be cut off.
    pub async fn listen_until(
        &self,
        stop: impl Future<Output = ()> + Send + 'static,
    ) -> (SocketAddr, tokio::task::JoinHandle<usize>) {
        let socket = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = socket.local_addr().unwrap();
        let config = &self.app.config;
        let router = self.router.clone();
        let listener = Listener { socket, router, rules: config.connections, proxies: config.trusted_proxies.clone() };
        (address, tokio::spawn(server::http::serve(listener, stop)))
    }

    /// Asks for a path. Characters beyond ASCII are percent-encoded first, as a browser does.
    pub async fn get(&self, path: &str) -> Reply {
        self.send(get(path).body(Body::empty()).unwrap()).await
    }

    /// Asks for a path as another method does.
    pub async fn method(&self, method: Method, path: &str) -> Reply {
        self.send(get(path).method(method).body(Body::empty()).unwrap()).await
    }

    /// Sends a form.
    pub async fn post(&self, path: &str, form: &str) -> Reply {
        let request = get(path)
            .method(Method::POST)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(request.body(Body::from(form.to_owned())).unwrap()).await
    }

    /// Asks for a path from an address with a browser's description of itself.
    pub async fn get_from(&self, path: &str, address: &str, browser: &str) -> Reply {
        let address: SocketAddr = format!("{address}:40000").parse().unwrap();
        let request = get(path).header(header::USER_AGENT, browser).extension(ConnectInfo(address));
        self.send(request.body(Body::empty()).unwrap()).await
    }
}

/// A request for a path.
#[must_use]
pub fn get(path: &str) -> axum::http::request::Builder {
    Request::builder().uri(encoded(path))
}

/// A text as a value of a query or a part of a path: everything but letters and digits percent-encoded.
#[must_use]
pub fn component(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}

/// A path with everything beyond printable ASCII percent-encoded.
#[must_use]
pub fn encoded(path: &str) -> String {
    path.bytes().fold(String::with_capacity(path.len()), |mut out, byte| {
        if (0x21..0x7f).contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}

/// How far ahead the clocks of [`TestApp::later`] are, seconds. The last that was asked for counts for all of them.
static AHEAD: AtomicI64 = AtomicI64::new(0);

fn ahead() -> Timestamp {
    Timestamp::constant(NOW, 0) + jiff::SignedDuration::from_secs(AHEAD.load(Ordering::SeqCst))
}

fn now() -> Timestamp {
    Timestamp::constant(NOW, 0)
}

fn a_day_later() -> Timestamp {
    Timestamp::constant(NOW + DAY, 0)
}

/// A built site with the public files, but styles and program as small as can be.
pub(crate) fn build_site(folder: &std::path::Path) {
    let site = folder.join("site");
    std::fs::create_dir_all(site.join("pkg")).unwrap();
    std::fs::create_dir_all(site.join("licences")).unwrap();
    for (name, text) in [
        ("site.json", r#"{"css":"/pkg/main.0123456789.css","client":"daodi"}"#),
        ("pkg/main.0123456789.css", "body{color:#111}"),
        ("pkg/daodi.js", "export default function () {}"),
        ("pkg/daodi.wasm", "\0asm\x01\0\0\0"),
    ] {
        std::fs::write(site.join(name), text).unwrap();
    }
    let public = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../public");
    for name in ["favicon.svg", "robots.txt", "licences/data.txt"] {
        std::fs::copy(public.join(name), site.join(name)).unwrap();
    }
}

/// Makes two tests of each function over Henan's register: `name::sqlite` and `name::postgres`.
#[macro_export]
macro_rules! each_app {
    ($($(#[$meta:meta])* async fn $name:ident($app:ident: TestApp) $body:block)*) => {$(
        $(#[$meta])*
        mod $name {
            use super::*;

            async fn body($app: $crate::TestApp) $body

            #[test]
            fn sqlite() {
                $crate::database::run(async { body($crate::TestApp::sqlite().await).await });
            }

            #[test]
            fn postgres() {
                $crate::database::run(async {
                    if let Some(app) = $crate::TestApp::postgres().await {
                        body(app).await;
                    }
                });
            }
        }
    )*};
}

/// Makes a test of each function over Henan's register in SQLite, for what does not depend on the store.
#[macro_export]
macro_rules! one_app {
    ($($(#[$meta:meta])* async fn $name:ident($app:ident: TestApp) $body:block)*) => {$(
        $(#[$meta])*
        #[test]
        fn $name() {
            async fn body($app: $crate::TestApp) $body
            $crate::database::run(async { body($crate::TestApp::sqlite().await).await });
        }
    )*};
}
