//! Texts that try to leave the place they are written in: a page shows them and obeys none.

use daodi::identifiers::PartialDate;
use daodi::label::NetContent;
use daodi::ports::Registry as _;
use daodi::registry::{Citation, Protection, RegisterRows, SourceKind, Track};
use scraper::Html;
use server::services::labels::IssueRequest;
use tests::register::{authorisation, base, changes, enterprise, import, product, slug};
use tests::reply::{all, attribute, first_text, seen};
use tests::{TestApp, each_app, one_app};

/// What every field of the hostile rows holds: an end for each place a text may stand in.
pub(crate) const HOSTILE: &str = "恶</title></textarea></script></style></noscript><script>alert(1)</script>\"'><img src=x onerror=alert(2)> \
                       ${1234*4321} {{1234*4321}} {$name} <!-- --> &lt;b&gt; &amp; \u{202e}right\u{2066} javascript:alert(3)";
const SLUG: &str = "zz-hostile";

fn cite() -> Vec<Citation> {
    vec![Citation { kind: SourceKind::Web, text: format!("https://example.com/\"onmouseover=alert(1) {HOSTILE}") }]
}

/// The register with a product, an enterprise and a base that are hostile in every text.
fn with_hostile_rows(mut rows: RegisterRows) -> RegisterRows {
    let text = || Some(HOSTILE.to_owned());
    let mut bad = product(SLUG, HOSTILE);
    bad.aliases = vec![HOSTILE.to_owned()];
    bad.umbrella = text();
    bad.protections = vec![Protection {
        track: Track::CertificationMark,
        number: text(),
        holder: text(),
        announcements: vec![],
        converted: true,
    }];
    bad.first_protected = PartialDate::parse("2020").ok();
    bad.area_documents = vec![HOSTILE.to_owned()];
    bad.area_text = text();
    bad.standard = text();
    bad.applicant = text();
    bad.quality_traits = text();
    bad.eu_agreement = text();
    bad.demo_zone = text();
    bad.season_months = vec![11];
    bad.notes = text();
    bad.sources = cite();
    let mut firm = enterprise(SLUG, HOSTILE);
    firm.products = vec![slug(SLUG)];
    firm.prefecture = Some(bad.prefecture);
    firm.address = text();
    firm.brands = vec![HOSTILE.to_owned(), "老字号".to_owned()];
    firm.authorisation_text = text();
    firm.role = HOSTILE.to_owned();
    firm.notes = text();
    firm.sources = cite();
    let mut place = base(SLUG, HOSTILE);
    place.enterprise = Some(slug(SLUG));
    place.product = Some(slug(SLUG));
    place.township = text();
    place.notes = text();
    place.sources = cite();
    rows.products.push(bad);
    rows.enterprises.push(firm);
    rows.bases.push(place);
    rows
}

async fn store(app: &TestApp) {
    let rows = with_hostile_rows(app.app.store.load().await.unwrap());
    let tokens = daodi::search::tokens(&rows);
    app.app.store.apply(&import(7), &rows, &changes(&rows, false), &tokens, &tests::act()).await.unwrap();
    assert!(app.app.catalogue.refresh().await.unwrap());
}

/// Nothing of a hostile text became part of the page, and it is there to be read.
pub(crate) fn assert_inert(at: &str, html: &Html) {
    for css in ["img", "script:not([nonce]):not([type='application/ld+json'])", "title > *", "textarea > *", "iframe"] {
        assert_eq!(all(html, css).len(), 0, "{at}: {css}");
    }
    for script in all(html, "script[nonce]") {
        let text: String = script.text().collect();
        assert!(!text.contains("alert("), "{at}: {text}");
    }
    assert_eq!(all(html, "head > title").len(), 1, "{at}");
    assert_eq!(all(html, "main").len(), 1, "{at}");
    for element in all(html, "*") {
        for (name, value) in element.value().attrs() {
            assert!(!name.starts_with("on") && !name.contains(['"', '\'', '<']), "{at}: {name}={value}");
            let address = matches!(name, "href" | "src" | "action" | "formaction");
            let value = value.trim().to_lowercase();
            assert!(!address || !value.starts_with("javascript:") && !value.starts_with("data:text"), "{at}: {value}");
        }
    }
    for script in all(html, "script[type='application/ld+json']") {
        let text: String = script.text().collect();
        assert!(!text.contains('<'), "{at}: {text}");
        serde_json::from_str::<serde_json::Value>(&text).unwrap();
    }
    let text = seen(html);
    assert!(!text.contains(&(1234 * 4321).to_string()), "{at}: {text}");
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

each_app! {
    async fn p18_hostile_names_are_shown_and_not_obeyed(app: TestApp) {
        store(&app).await;
        for prefix in ["", "/en"] {
            for path in [
                "/products/zz-hostile", "/enterprises/zz-hostile", "/products?q=zz-hostile", "/products?q=onerror",
                "/enterprises?q=onerror", "/", "/products?sort=newest&prefecture=411500&track=certification_mark",
                "/enterprises?prefecture=411500", "/divisions/411500", "/divisions/410000", "/map", "/brands",
                "/enterprises?product=zz-hostile", "/products?status=cited&year=2020", "/announcements", "/about",
            ] {
                let address = if path == "/" && !prefix.is_empty() { prefix.to_owned() } else { format!("{prefix}{path}") };
                let reply = app.get(&address).await;
                assert!(matches!(reply.status.as_u16(), 200 | 400), "{address}: {}", reply.status);
                assert_inert(&address, &reply.html());
            }
            for path in ["/products/zz-hostile", "/enterprises/zz-hostile"] {
                let html = app.get(&format!("{prefix}{path}")).await.expect(200).html();
                assert!(first_text(&html, "head > title").contains(&folded(HOSTILE)), "{path}: {}", first_text(&html, "head > title"));
                assert!(first_text(&html, "h1").contains("</title>"), "{path}");
                assert!(seen(&html).contains(&folded(HOSTILE)), "{path}");
                let data = first_text(&html, "script[type='application/ld+json']");
                let data: serde_json::Value = serde_json::from_str(&data).unwrap();
                assert!(data.to_string().contains("</script>"), "the name survives in the data: {data}");
            }
        }
        let list = app.get("/products?prefecture=411500&track=certification_mark").await.expect(200);
        assert!(seen(&list.html()).contains(&folded(HOSTILE)), "the list shows it");
        let json = app.get("/api/v1/products/zz-hostile").await.expect(200);
        assert_eq!(json.json()["name"], HOSTILE);
        assert!(json.header("content-type").starts_with("application/json"));
        let json = app.get("/api/v1/suggest?q=zz-hostile").await.expect(200);
        assert!(json.json().is_array());
    }

    async fn a_hostile_name_on_the_scan_page_is_a_name(app: TestApp) {
        store(&app).await;
        app.app.store.record_authorisation(&authorisation(1, SLUG, SLUG), &tests::act()).await.unwrap();
        let request = IssueRequest {
            enterprise: SLUG.to_owned(),
            product: SLUG.to_owned(),
            base: SLUG.to_owned(),
            pack_date: app.app.clock.today(),
            net: NetContent::Grams(250),
            count: 1,
            harsh: false,
            demo: false,
        };
        let batch = app.app.labels.issue(request, &tests::acting()).await.unwrap();
        let code = daodi::label::CodeRange::new(&app.app.labels.keyring(), &batch, 1, 1).unwrap().next().unwrap();
        let batch = app.app.labels.activate(batch, &tests::acting()).await.unwrap();
        app.app.labels.recall(batch, HOSTILE.to_owned(), &tests::acting()).await.unwrap();
        app.app.labels.void(&code, HOSTILE, &tests::acting()).await.unwrap();
        for prefix in ["", "/en"] {
            let html = app.get(&format!("{prefix}/{code}")).await.expect(200).html();
            assert_eq!(all(&html, "script, img, textarea").len(), 0);
            assert_eq!(all(&html, "style").len(), 1);
            assert!(seen(&html).contains(&folded(HOSTILE)), "{}", seen(&html));
        }
    }
}

one_app! {
    async fn p18_what_a_reader_sends_comes_back_as_text(app: TestApp) {
        let sent = tests::app::component(HOSTILE);
        for prefix in ["", "/en"] {
            for (path, field) in [("/products?q=", "q"), ("/enterprises?q=", "q"), ("/verify?code=", "code")] {
                let address = format!("{prefix}{path}{sent}");
                let html = app.get(&address).await.expect(200).html();
                assert_inert(&address, &html);
                // What is typed stays in the field, as far as it is read.
                let value = attribute(&html, &format!("main input[name={field}]"), "value");
                assert!(HOSTILE.starts_with(value.trim()) && value.contains("<script>"), "{address}: {value}");
            }
            for path in [
                "/products?category=", "/products?sort=", "/products?county=", "/products?page=", "/enterprises?standing=",
                "/announcements?issuer=", "/map?by=", "/statistics?city=",
            ] {
                let address = format!("{prefix}{path}{sent}");
                let reply = app.get(&address).await;
                assert!(matches!(reply.status.as_u16(), 200 | 400), "{address}: {}", reply.status);
                assert_inert(&address, &reply.html());
            }
            for path in ["/products/", "/enterprises/", "/divisions/", "/announcements/", "/"] {
                let address = format!("{prefix}{path}{sent}");
                let reply = app.get(&address).await.expect(404);
                assert_inert(&address, &reply.html());
            }
        }
    }
}
