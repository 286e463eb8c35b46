//! Files that were sent in, given out: as downloads, in a sandbox, from their own host where there is one.

use axum::body::Body;
use axum::http::Request;
use daodi::audit::Action;
use daodi::people::Role;
use daodi::ports::{AuditQuery, People as _, Trail as _};
use http_body_util::BodyExt as _;
use server::config::Config;
use server::http::{FilesHost, attachment_response};
use server::jobs::remove_orphans;
use server::uploads::{Found, Kind, sanitise};
use std::time::Duration;
use tests::{Reply, TestApp, one_app, seed};

async fn reply(response: axum::http::Response<Body>) -> Reply {
    let (parts, body) = response.into_parts();
    let body = body.collect().await.unwrap().to_bytes().to_vec();
    Reply { path: String::new(), status: parts.status, headers: parts.headers, body }
}

one_app! {
    async fn p26_a_file_is_given_out_as_a_download_that_can_do_nothing(app: TestApp) {
        let store = &app.app.uploads.store;
        let pdf = super::hostile::pdf("");
        let file = sanitise(&pdf, "营业执照.pdf", "application/pdf").unwrap();
        let hash = app.app.uploads.keep(file.clone()).await.unwrap();
        let sent = reply(attachment_response(app.app.uploads.open(hash).await.unwrap().unwrap(), &file.name, Some(file.kind))).await;
        assert_eq!(sent.body, pdf);
        assert_eq!(sent.header("content-length"), pdf.len().to_string());
        assert_eq!(sent.header("content-type"), "application/pdf");
        let name = "attachment; filename=\"____.pdf\"; filename*=UTF-8''%E8%90%A5%E4%B8%9A%E6%89%A7%E7%85%A7.pdf";
        assert_eq!(sent.header("content-disposition"), name);
        let policy = sent.header("content-security-policy");
        for part in ["sandbox", "default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'"] {
            assert!(policy.contains(part), "{policy}");
        }
        assert_eq!((sent.header("x-content-type-options"), sent.header("cache-control")), ("nosniff", "no-store"));
        // A name of no known kind is given no type that a browser would show.
        let other = reply(attachment_response(store.open(&hash).unwrap().unwrap(), "a.html", None)).await;
        assert_eq!(other.header("content-type"), "application/octet-stream");
        assert_eq!(store.walk().unwrap().map(Result::unwrap).collect::<Vec<_>>().len(), 1);
        assert!(matches!(store.walk().unwrap().next(), Some(Ok(Found::File { length, .. })) if length == pdf.len() as u64));
        // Nothing of the folder can be asked for by its place.
        let hash = hash.to_string();
        for path in [format!("/files/{hash}"), format!("/{hash}"), format!("/files/{}/{}", &hash[..2], &hash[2..])] {
            let _page = app.get(&path).await.expect(404);
        }
    }

    async fn large_files_come_whole(app: TestApp) {
        let store = &app.app.uploads.store;
        let bytes: Vec<u8> = (0..3_000_001_u32).map(|n| (n % 251) as u8).collect();
        let hash = store.put(&bytes).unwrap();
        let sent = reply(attachment_response(store.open(&hash).unwrap().unwrap(), "a.jpg", Some(Kind::Jpeg))).await;
        assert!(sent.body == bytes);
        // One that has become shorter since it was opened is an error, not a shorter file.
        let opened = store.open(&hash).unwrap().unwrap();
        let text = hash.to_string();
        let place = store.root().join(&text[..2]).join(&text[2..]);
        std::fs::File::options().write(true).open(place).unwrap().set_len(100_000).unwrap();
        assert!(attachment_response(opened, "a.jpg", Some(Kind::Jpeg)).into_body().collect().await.is_err());
    }
}

fn two_hosts(config: &mut Config) {
    config.files_host = Some(FilesHost::try_from("files.henan.example".to_owned()).unwrap());
}

#[test]
fn files_are_given_out_on_their_own_host_alone_and_nothing_else_is_there() {
    tests::database::run(async {
        let app = TestApp::configured(seed::sqlite().await, two_hosts).await;
        let ask = async |host: &str, path: &str| {
            app.send(Request::builder().uri(path).header("host", host).body(Body::empty()).unwrap()).await
        };
        for path in
            ["/", "/products", "/en/about", "/api/v1/products", "/favicon.svg", "/pkg/main.0123456789.css", "/x/y"]
        {
            let refused = ask("FILES.henan.example", path).await.expect(404);
            assert!(refused.body.is_empty(), "{path}");
            assert!(refused.header("content-security-policy").contains("default-src 'none'"), "{path}");
        }
        for host in ["gi.henan.example", "127.0.0.1:3000", "files.henan.example.evil.example", ""] {
            let _page = ask(host, "/products").await.expect(200);
        }
        // A file that is not there is asked for in vain, but asked for in the right place.
        assert!(!ask("files.henan.example", "/files/x/y").await.expect(404).body.is_empty());
        for host in ["gi.henan.example", "files.henan.example"] {
            assert_eq!(ask(host, "/healthz").await.expect(200).text(), "ok\n");
            let _ready = ask(host, "/readyz").await.expect(200);
        }
    });
}

one_app! {
    async fn a_claim_that_is_put_right_first_keeps_no_file(app: TestApp) {
        let owner = app.actor("producer.a", Role::Producer, "").await;
        let png = super::hostile::png(8, 8);
        let fields = [("uscc", "x"), ("enterprise_name", "茶厂"), ("county", "411502"), ("statement", "")];
        let _again = app.upload_as(&owner, "/my/claims/new", &fields, ("a.png", "image/png", &png)).await.expect(422);
        assert_eq!(app.app.uploads.store.walk().unwrap().count(), 0);
        // One with too many points is told how many there may be.
        let large = [
            super::hostile::PNG_MARK,
            &super::hostile::png_header(5000, 4001, 8, 2),
            &super::hostile::chunk(b"IDAT", &super::hostile::zeros(1000)),
            &super::hostile::chunk(b"IEND", b""),
        ]
        .concat();
        let told = app.upload_as(&owner, "/my/claims/new", &fields, ("a.png", "image/png", &large)).await.expect(422);
        assert!(told.text().contains("2000 万像素"), "{}", told.text());
    }

    async fn p38_a_file_that_no_row_names_is_removed(app: TestApp) {
        let (uploads, store, clock) = (&app.app.uploads, &app.app.store, server::clock::Clock::system());
        let put = |bytes: &[u8], hours: u64| {
            let hash = uploads.store.put(bytes).unwrap();
            let file = std::fs::File::open(uploads.store.place(&hash)).unwrap();
            file.set_modified(file.metadata().unwrap().modified().unwrap() - Duration::from_secs(hours * 3600)).unwrap();
            hash
        };
        let (young, old, named) = (put(b"young", 0), put(b"old", 2), put(b"named", 2));
        let lost = put(b"lost", 2);
        let owner = app.actor("producer.a", Role::Producer, "").await;
        for (number, hash) in [(1, named), (2, lost)] {
            let upload = daodi::people::Upload { sha256: hash.to_string(), ..tests::people::upload(number, &owner.account) };
            store.insert_upload(&upload, "claim", "x", &tests::act()).await.unwrap();
        }
        // A crash came between taking a file away and looking for its row; another broke a write off.
        let until = std::time::SystemTime::UNIX_EPOCH + Duration::from_micros(clock.micros() as u64);
        let draft = uploads.store.take_away(&lost, until).unwrap().unwrap();
        let half = draft.with_file_name("half");
        std::fs::write(&half, "ha").unwrap();
        std::fs::File::open(&half).unwrap().set_modified(until - Duration::from_secs(7200)).unwrap();
        assert_eq!(remove_orphans(uploads, store, clock).await.unwrap(), 1);
        let left: Vec<Found> = uploads.store.walk().unwrap().map(Result::unwrap).collect();
        let mut expected = vec![(young, 5), (named, 5), (lost, 4)];
        expected.sort();
        let expected: Vec<Found> = expected.into_iter().map(|(hash, length)| Found::File { hash, length }).collect();
        assert_eq!(left, expected);
        let query = AuditQuery { action: Action::Retention.code().to_owned(), limit: 10, ..AuditQuery::default() };
        let trail = store.audit(&query).await.unwrap().rows;
        assert!(trail.iter().any(|row| row.object == old.to_string()), "{trail:?}");
        assert_eq!(remove_orphans(uploads, store, clock).await.unwrap(), 0);
    }
}
