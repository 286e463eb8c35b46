//! Every public page in both languages: it answers, it is one whole document, and its links lead somewhere.

use app::locale::Locale;
use scraper::Html;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;
use tests::app::{PUBLIC_URL, REVIEW_NO};
use tests::reply::{all, attribute, first_text, seen};
use tests::{Reply, TestApp, each_app, one_app};

/// The pages that are there once.
const SINGLE: [&str; 12] = [
    "/",
    "/products",
    "/enterprises",
    "/divisions",
    "/brands",
    "/map",
    "/announcements",
    "/authorisations",
    "/statistics",
    "/verify",
    "/about",
    "/products?q=%E8%8C%B6&sort=name",
];

/// The keys of the texts. One that is seen on a page is a text that is missing.
static KEYS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/locales/zh-CN");
    let files = std::fs::read_dir(folder).unwrap().map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
    let keys = files.flat_map(|text| {
        let keys = text.lines().filter_map(|line| line.split_once('=')).map(|(key, _)| key.trim_end().to_owned());
        keys.filter(|key| key.contains('-') && !key.contains(' ') && !key.starts_with('#')).collect::<Vec<_>>()
    });
    keys.collect()
});

/// What must hold of every page. Gives its title and the paths on this server that it links to.
fn check(reply: &Reply, locale: Locale, path: &str) -> (String, Vec<String>) {
    let at = &reply.path;
    assert_eq!(reply.status, 200, "{at}");
    assert_eq!(reply.header("content-type"), "text/html; charset=utf-8", "{at}");
    assert!(reply.text().starts_with("<!DOCTYPE html>"), "{at}");
    let html = reply.html();
    assert_eq!(attribute(&html, "html", "lang"), locale.lang(), "{at}");
    for (css, number) in
        [("h1", 1), ("main", 1), ("head > title", 1), ("head meta[name=description]", 1), ("meta[charset]", 1)]
    {
        assert_eq!(all(&html, css).len(), number, "{at}: {css}");
    }
    assert!(!first_text(&html, "h1").is_empty(), "{at}");
    let title = first_text(&html, "head > title");
    assert!(title.chars().count() > 3, "{at}: {title}");
    let description = attribute(&html, "meta[name=description]", "content");
    assert!(description.chars().count() > 5, "{at}: {description}");
    check_addresses(&html, at, locale, path);
    check_texts(&html, at);
    for script in all(&html, r#"script[type="application/ld+json"]"#) {
        let text: String = script.text().collect();
        let value: serde_json::Value = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{at}: {e}: {text}"));
        assert!(value["@context"].as_str().is_some_and(|c| c.contains("schema.org")), "{at}: {value}");
    }
    let mut ids = BTreeSet::new();
    let mut links = Vec::new();
    for element in all(&html, "*") {
        for (name, value) in element.value().attrs() {
            assert!(name != "style" && !name.starts_with("on"), "{at}: {name}={value} on {}", element.value().name());
            match name {
                "id" => assert!(ids.insert(value.to_owned()), "{at}: the id {value} is there twice"),
                "href" | "src" | "action" if value.starts_with('/') => {
                    assert!(!value.starts_with("//"), "{at}: {value}");
                    links.push(value.to_owned());
                }
                "href" | "src" | "action" => {
                    let outside = ["https://", "#", "tel:", "mailto:", "data:"];
                    let inside = !value.is_empty() && !value.contains(':');
                    assert!(inside || outside.iter().any(|s| value.starts_with(s)), "{at}: {name}={value}");
                }
                _ => {}
            }
        }
    }
    (title, links)
}

/// The canonical address and the two languages' addresses.
fn check_addresses(html: &Html, at: &str, locale: Locale, path: &str) {
    let address = |locale: Locale| format!("{PUBLIC_URL}{}", locale.href(path));
    assert_eq!(attribute(html, "link[rel=canonical]", "href"), address(locale), "{at}");
    assert_eq!(all(html, "link[rel=alternate][hreflang]").len(), 2, "{at}");
    for &other in Locale::ALL {
        let css = format!("link[rel=alternate][hreflang={}]", other.lang());
        assert_eq!(attribute(html, &css, "href"), address(other), "{at}");
    }
}

/// No text is missing and no parameter of one.
fn check_texts(html: &Html, at: &str) {
    let text = seen(html);
    assert!(!text.contains("{$") && !text.contains("{ $"), "{at}: {text}");
    let spoken = ["aria-label", "title", "alt", "placeholder", "content", "value"];
    let named = all(html, "*").into_iter().flat_map(|e| {
        e.value().attrs().filter(|(name, _)| spoken.contains(name)).map(|(_, v)| v.to_owned()).collect::<Vec<_>>()
    });
    for word in text.split_whitespace().map(ToOwned::to_owned).chain(named) {
        assert!(!KEYS.contains(word.trim()), "{at}: the text {word:?} is missing");
        assert!(!word.contains("{$"), "{at}: {word}");
    }
}

/// Every page by its Chinese path.
fn every_path(app: &TestApp) -> Vec<String> {
    let register = app.app.catalogue.current();
    let rows = register.rows();
    let mut paths: Vec<String> = SINGLE.iter().map(|path| (*path).to_owned()).collect();
    paths.extend(rows.products.iter().map(|p| format!("/products/{}", p.slug)));
    paths.extend(rows.enterprises.iter().map(|e| format!("/enterprises/{}", e.id)));
    paths.extend(rows.divisions.iter().map(|d| format!("/divisions/{}", d.code)));
    paths.extend(rows.announcements.iter().map(|a| format!("/announcements/{}", a.id)));
    paths
}

one_app! {
    async fn every_page_is_whole_in_both_languages_and_leads_on(app: TestApp) {
        assert!(KEYS.len() > 300, "{}", KEYS.len());
        let paths = every_path(&app);
        assert!(paths.len() > 228 + 236 + 202, "{}", paths.len());
        let mut titles: BTreeMap<String, String> = BTreeMap::new();
        let mut links = BTreeSet::new();
        let mut answered = BTreeSet::new();
        for path in &paths {
            for &locale in Locale::ALL {
                let address = locale.href(path);
                let reply = app.get(&address).await;
                let (title, found) = check(&reply, locale, path);
                if let Some(other) = titles.insert(format!("{} {title}", locale.lang()), address.clone()) {
                    assert!(path.contains('?') || other.contains('?'), "{address} and {other} are both called {title}");
                }
                links.extend(found.into_iter().map(|link| link.split('#').next().unwrap_or_default().to_owned()));
                answered.insert(address);
            }
        }
        for link in links.iter().filter(|link| !answered.contains(*link) && *link != "/display") {
            let reply = app.get(link).await;
            let status = reply.status.as_u16();
            // The one link that leads behind the sign-in.
            let private = ["/my", "/en/my"].contains(&link.as_str());
            assert_eq!(status, if private { 303 } else { 200 }, "{link}");
        }
    }

    async fn every_product_says_its_names_and_that_nothing_is_guessed(app: TestApp) {
        let register = app.app.catalogue.current();
        assert_eq!(register.rows().products.len(), 228);
        for product in &register.rows().products {
            let zh = app.get(&format!("/products/{}", product.slug)).await;
            let (html, en) = (zh.html(), app.get(&format!("/en/products/{}", product.slug)).await);
            assert!(first_text(&html, "h1").contains(&product.name), "{}", product.slug);
            assert!(first_text(&html, "head > title").contains(&product.name), "{}", product.slug);
            assert!(first_text(&en.html(), "head > title").contains(&product.name_en), "{}", product.slug);
            if product.protections.is_empty() {
                assert!(seen(&html).contains("依据待核"), "{}", product.slug);
            }
            let area: Vec<&str> = product.area_text.iter().flat_map(|text| text.split_whitespace()).collect();
            assert!(area.is_empty() || seen(&html).contains(&area.join(" ")), "{}: {area:?}", product.slug);
        }
    }

    async fn the_scheme_and_the_size_are_on_the_page_that_asks_for_them(app: TestApp) {
        let request = tests::app::get("/products").header("cookie", "other=1; daodi_display=dark.elder");
        let html = app.send(request.body(axum::body::Body::empty()).unwrap()).await.expect(200).html();
        assert_eq!(attribute(&html, "html", "data-theme"), "dark");
        assert_eq!(attribute(&html, "html", "data-view"), "elder");
        let request = tests::app::get("/products").header("cookie", "daodi_display=\"><script>.x");
        let html = app.send(request.body(axum::body::Body::empty()).unwrap()).await.expect(200).html();
        assert_eq!(attribute(&html, "html", "data-theme"), "");
    }
}

/// The lines of outlines on a page: what is drawn as paths inside the map.
fn outlines(reply: &Reply) -> usize {
    all(&reply.html(), "main svg path")
        .iter()
        .filter(|path| path.value().attr("d").is_some_and(|d| d.len() > 200))
        .count()
}

#[test]
fn outlines_are_shown_with_a_review_number_and_tiles_without_one() {
    tests::database::run(async {
        let reviewed = TestApp::sqlite().await;
        let shown = reviewed.get("/map").await.expect(200);
        assert!(outlines(&shown) >= 17, "{}", outlines(&shown));
        assert!(seen(&shown.html()).contains(REVIEW_NO));
        let tiles = reviewed.get("/map?form=tiles").await.expect(200);
        assert_eq!(outlines(&tiles), 0);
        let open = |config: &mut server::config::Config| {
            config.map_review_no = String::new();
            config.listen = std::net::IpAddr::from([0, 0, 0, 0]);
        };
        let unreviewed = TestApp::configured(tests::seed::sqlite().await, open).await;
        for path in ["/map", "/", "/divisions/411500", "/en/map?form=outlines", "/map?prefecture=411500"] {
            let reply = unreviewed.get(path).await.expect(200);
            assert_eq!(outlines(&reply), 0, "{path}");
        }
        let html = unreviewed.get("/map").await.html();
        assert_eq!(attribute(&html, "link[rel=canonical]", "href"), format!("{PUBLIC_URL}/map"));
    });
}

each_app! {
    async fn the_counts_on_the_pages_are_those_of_the_register(app: TestApp) {
        let list = app.get("/products").await.expect(200);
        assert!(seen(&list.html()).contains("228"), "{}", seen(&list.html()));
        assert!(seen(&app.get("/enterprises").await.expect(200).html()).contains("236"));
        assert_eq!(app.get("/healthz").await.expect(200).text(), "ok\n");
        assert_eq!(app.get("/readyz").await.expect(200).text(), "ready\n");
    }
}
