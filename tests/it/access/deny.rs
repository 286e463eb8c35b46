//! Deny by default: every route has a row, and what has none is not served.

use axum::http::Method;
use server::http::{Access, access_table};
use std::collections::BTreeSet;
use tests::one_app;

/// Every way to answer a path, and where each may stand, how often: the builder that writes the row with the route, what
/// answers unknown paths, and the built site's files, which hold nothing that is not public.
const WAYS: &[(&str, &[(&str, usize)])] = &[
    (".route(", &[("http/access.rs", 1)]),
    (".route_service(", &[("http/assets.rs", 2)]),
    (".nest(", &[("http/mod.rs", 1)]),
    (".nest_service(", &[("http/assets.rs", 3)]),
    (".fallback(", &[("http/api/mod.rs", 1), ("http/mod.rs", 1)]),
    (".fallback_service(", &[]),
    (".method_not_allowed_fallback(", &[("http/mod.rs", 1)]),
    ("any(", &[]),
    ("any_service(", &[]),
    ("Router::new(", &[("http/api/mod.rs", 1), ("http/assets.rs", 1)]),
    // Server functions answer paths of their own, past every table: there are none.
    ("#[server", &[]),
    ("server_fn", &[]),
    // Draws pages; what of it answers paths has names of its own.
    ("leptos_axum", &[("http/render.rs", 1)]),
    ("leptos_routes", &[]),
    ("handle_server_fns", &[]),
    ("register_explicit", &[]),
];

/// Every source of a folder: its path from there and its text.
fn sources(root: &std::path::Path) -> Vec<(String, String)> {
    let (mut folders, mut all) = (vec![root.to_owned()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                all.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    all
}

/// How often a word stands in a text that is not a comment, not as the end of another word.
fn times(text: &str, way: &str) -> usize {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let whole = |line: &str, at: usize| {
        way.starts_with(['.', '#'])
            || !line[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.')
    };
    lines.map(|line| line.match_indices(way).filter(|(at, _)| whole(line, *at)).count()).sum()
}

#[test]
fn p14_no_route_is_added_but_with_its_row() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let server = sources(&root.join("server/src"));
    assert!(server.len() > 50, "{} files were looked at", server.len());
    for (way, places) in WAYS {
        let found: BTreeSet<(&str, usize)> =
            server.iter().map(|(name, text)| (name.as_str(), times(text, way))).filter(|(_, n)| *n > 0).collect();
        assert_eq!(found, places.iter().copied().collect(), "{way} stands elsewhere than it may");
    }
    // What is merged is rows with their routes, but for the site's files.
    let merged: Vec<&str> = server
        .iter()
        .flat_map(|(_, text)| text.lines())
        .map(str::trim)
        .filter(|line| line.contains(".merge(") && !line.starts_with("//"))
        .collect();
    for line in &merged {
        let rows = [
            "api::routes()",
            "programs()",
            "self.router.merge(other.router)",
            "assets::routes(&files)",
            "own_applications()",
            "desk_applications()",
            "desk_handling()",
            "own_grounds()",
            "office_grounds()",
        ];
        assert!(rows.iter().any(|row| line.contains(row)), "{line}");
    }
    // The pages and the domain answer no path at all.
    for folder in ["app/src", "src"] {
        for (name, text) in sources(&root.join(folder)) {
            for way in ["#[server", "server_fn", "Router::new(", ".route("] {
                assert_eq!(times(&text, way), 0, "{folder}/{name} answers a path by {way}");
            }
        }
    }
}

#[test]
fn p14_the_table_has_a_row_for_each_method_and_language() {
    let rows = access_table().rows();
    assert!(rows.len() > 150, "{}", rows.len());
    let pages: BTreeSet<(String, String)> =
        rows.iter().map(|(method, path, _)| (method.to_string(), path.clone())).collect();
    for (method, path, access) in &rows {
        // Only programs have one address in both languages.
        let program = path.contains('.') || ["/api", "/log/", "/files/"].iter().any(|at| path.starts_with(at));
        let single = program || ["/healthz", "/readyz", "/display"].contains(&path.as_str());
        let english = path.strip_prefix("/en").filter(|rest| rest.is_empty() || rest.starts_with('/'));
        let (other, english) = match english {
            Some("") => ("/".to_owned(), true),
            Some(rest) => (rest.to_owned(), true),
            None => (if path == "/" { "/en".to_owned() } else { format!("/en{path}") }, false),
        };
        if english || !single {
            assert!(pages.contains(&(method.to_string(), other.clone())), "{method} {path} has no {other}");
        }
        // What changes something is never public, but for what must be before there is an account.
        if *method == Method::POST && *access == Access::Public {
            let path = path.strip_prefix("/en").unwrap_or(path);
            let before =
                ["/sign-in", "/register", "/forgot", "/confirm/{token}", "/reset/{token}", "/invitation/{token}"];
            assert!(path == "/display" || before.contains(&path), "POST {path} is public");
        }
    }
}

/// Paths near those that there are, and such as people try.
fn unknown() -> BTreeSet<String> {
    let mut paths = BTreeSet::new();
    for (_, path, _) in access_table().rows() {
        let at = path.replace("{*path}", "entries/none").replace(['{', '}'], "");
        let at = at.trim_end_matches('/');
        for odd in [
            format!("{at}/nothing/at/all"),
            format!("{at}/.."),
            format!("{at}/%2e%2e/admin"),
            format!("{at};x=1"),
            format!("{at}.json"),
            format!("{at}~"),
            format!("/x{at}"),
            format!("/en/en{at}"),
            format!("/api{at}"),
            format!("/log/tile{at}"),
            at.to_uppercase(),
            format!("{at}/index.html"),
            format!("/admin{at}/x"),
            format!("/pkg{at}"),
        ] {
            paths.insert(odd);
        }
    }
    for tried in [
        "/admin/nothing",
        "/my/nothing",
        "/desk/nothing",
        "/en/admin/x/y",
        "/.git/config",
        "/.env",
        "/admin/",
        "/my/..",
        "/metrics",
        "/debug/pprof",
        "/server-status",
        "/actuator/env",
        "/phpinfo.php",
        "/wp-login.php",
        "/api/v1/accounts",
        "/api/v1/people",
        "/api/v1/audit",
        "/api/_server",
        "/api/get_account",
        "/_server_fn/x",
        "/admin/keys/export",
        "/admin/accounts.csv",
    ] {
        paths.insert(tried.to_owned());
    }
    paths
}

one_app! {
    async fn p14_what_has_no_row_is_not_there(app: TestApp) {
        let table = access_table();
        let rows: BTreeSet<String> = table.rows().into_iter().map(|(_, path, _)| path).collect();
        let system = app.actor("system.admin", daodi::people::Role::SystemAdmin, "").await;
        let paths = unknown();
        assert!(paths.len() > 1000, "{}", paths.len());
        let mut refused = 0;
        for path in paths {
            let Ok(request) = tests::app::get(&path).body(axum::body::Body::empty()) else { continue };
            let reply = app.send(request).await;
            let matches = rows.iter().any(|row| matches_row(row, &path));
            let status = reply.status.as_u16();
            if matches {
                // A path that a row with a part in it takes: then it is the row's to say.
                assert!(status < 500, "{path}: {status}");
                continue;
            }
            assert!([404, 308].contains(&status), "{path}: {status}");
            if status == 308 {
                let to = reply.header("location");
                assert!(to.starts_with('/') && !to.starts_with("//"), "{path}: {to}");
            }
            refused += 1;
            // Nor for somebody who is signed in, nor as a form.
            let reply = app.post_as(&system, &path, &[]).await;
            assert!([404, 308, 405].contains(&reply.status.as_u16()), "POST {path}: {}", reply.status);
        }
        assert!(refused > 700, "{refused}");
        // A method that a route does not have.
        for path in &rows {
            let at = path.replace("{*path}", "entries/none").replace(['{', '}'], "");
            for method in [Method::DELETE, Method::PUT, Method::PATCH, Method::OPTIONS, Method::TRACE, Method::from_bytes(b"PROPFIND").unwrap()] {
                let reply = app.method(method.clone(), &at).await;
                assert!([403, 404, 405].contains(&reply.status.as_u16()), "{method} {at}: {}", reply.status);
            }
        }
    }
}

/// Whether a path is one of a row's.
fn matches_row(row: &str, path: &str) -> bool {
    let path = path.trim_end_matches('/');
    if let Some(start) = row.strip_suffix("{*path}") {
        return path.starts_with(start);
    }
    let (row, path): (Vec<&str>, Vec<&str>) = (row.split('/').collect(), path.split('/').collect());
    row.len() == path.len()
        && row.iter().zip(&path).all(|(row, part)| row.starts_with('{') && !part.is_empty() || row == part)
}
