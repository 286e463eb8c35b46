//! Papers on the files' own host: handed out by links that prove themselves, to nobody else and nowhere else.

use super::world::World;
use axum::body::Body;
use axum::http::Request;
use daodi::audit::Action;
use daodi::ports::{AuditQuery, People as _, Trail as _};
use server::config::Config;
use server::http::FilesHost;
use tests::{Actor, Reply, TestApp, seed};

const FILES: &str = "https://files.henan.example";

/// Asks a host for a path, as HTTP/1.1 does, with what a browser might send along.
async fn ask(app: &TestApp, method: &str, host: &str, path: &str, cookie: &str) -> Reply {
    let request = Request::builder().method(method).uri(path).header("host", host).header("cookie", cookie);
    app.send(request.header("sec-fetch-site", "cross-site").body(Body::empty()).unwrap()).await
}

/// The path on the files' host that a page's link leads to.
async fn followed(app: &TestApp, actor: &Actor, path: &str) -> String {
    let reply = app.get_as(actor, path).await.expect(303);
    assert_eq!(reply.header("cache-control"), "no-store");
    reply.header("location").strip_prefix(FILES).unwrap().to_owned()
}

#[test]
fn p26_papers_are_served_from_another_host_by_links_that_prove_themselves() {
    tests::database::run(async {
        let app = TestApp::configured(seed::sqlite().await, two_hosts).await;
        let world = World::new(&app).await;
        let (owner, officer, stranger) = (&world.a, &world.shihe, &world.b);
        let upload = app.app.store.uploads("claim", &world.claim).await.unwrap().remove(0);
        let (own, desk) = (format!("/my/files/{}", upload.id), format!("/desk/files/{}", upload.id));

        // Access is checked where it always was; whoever may not is led nowhere.
        let _no = app.get_as(stranger, &own).await.expect(404);
        let _no = app.get_as(owner, &desk).await.expect(403);
        let looked = || async {
            let query = AuditQuery { action: Action::FileRead.code().to_owned(), limit: 10, ..AuditQuery::default() };
            app.app.store.audit(&query).await.unwrap().rows.len()
        };
        assert_eq!(looked().await, 0);
        let path = followed(&app, officer, &desk).await;
        assert_eq!(looked().await, 1, "the look is on record before the link is given");
        for path in [&path, &followed(&app, owner, &own).await] {
            let file = ask(&app, "GET", "files.henan.example", path, "").await.expect(200);
            assert_eq!(file.header("content-type"), "image/png");
            assert!(file.header("content-disposition").starts_with("attachment; "));
            assert!(file.header("content-security-policy").starts_with("sandbox; default-src 'none'"));
            let fixed = ["x-content-type-options", "cache-control", "cross-origin-resource-policy"];
            assert_eq!(fixed.map(|name| file.header(name)), ["nosniff", "no-store", "same-origin"]);
            assert_eq!(file.body.len() as i64, upload.size);
            assert!(file.headers.get("set-cookie").is_none());
        }

        // HTTP/2 names the host in the address. A cookie changes nothing, whoever's it is.
        let h2 = Request::builder().uri(format!("{FILES}{path}")).body(Body::empty()).unwrap();
        let _file = app.send(h2).await.expect(200);
        let h2 = Request::builder().uri(format!("https://gi.henan.example{path}")).body(Body::empty()).unwrap();
        let _page = app.send(h2).await.expect(404);
        let cookie = format!("__Host-daodi={}; daodi_display=theme.dark", stranger.cookie);
        let with = ask(&app, "GET", "files.henan.example", &path, &cookie).await.expect(200);
        assert!(with.headers.get("set-cookie").is_none() && with.headers.get("vary").is_none_or(|v| v != "Cookie"));
        let head = ask(&app, "HEAD", "files.henan.example", &path, "").await.expect(200);
        assert!(head.body.is_empty());

        // Elsewhere there is no such link, and here nothing else is done with it.
        for host in ["gi.henan.example", "files.henan.example.evil.example", ""] {
            let _page = ask(&app, "GET", host, &path, "").await.expect(404);
        }
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"] {
            let reply = ask(&app, method, "files.henan.example", &path, "").await.expect(405);
            assert_eq!(reply.header("allow"), "GET, HEAD", "{method}");
        }
        let _page = app.get_as(stranger, &format!("/files/{}/x.png", upload.id)).await.expect(404);

        // Forged: another token, another name, another file's id in its place.
        let parts: Vec<&str> = path.split('/').collect();
        let other = parts[2].replacen(&parts[2][20..24], "AAAA", 1);
        for forged in [
            format!("/files/{other}/{}", parts[3]),
            format!("/files/{}/other.png", parts[2]),
            format!("/files/{}/{}", upload.id, parts[3]),
            format!("/files/{}/{}", &parts[2][..40], parts[3]),
            format!("/files/{}/%FF", parts[2]),
        ] {
            let page = ask(&app, "GET", "files.henan.example", &forged, "").await.expect(404);
            assert!(page.text().contains("下载链接无效") && page.text().contains("href=\"https://gi.henan.example/\""));
        }

        // Run out: the page leads back to where there is a new link, in both languages.
        let later = app.later_with(61, two_hosts).await;
        let over = ask(&later, "GET", "files.henan.example", &path, "").await.expect(410);
        for way in [&desk, &format!("/en{desk}")] {
            assert!(over.text().contains(&format!("href=\"https://gi.henan.example{way}\"")), "{}", over.text());
        }
        assert!(over.header("content-security-policy").contains("default-src 'none'"));
        let still = app.later_with(60, two_hosts).await;
        let _file = ask(&still, "GET", "files.henan.example", &path, "").await.expect(200);
    });
}

fn two_hosts(config: &mut Config) {
    config.files_host = Some(FilesHost::try_from("files.henan.example".to_owned()).unwrap());
}
