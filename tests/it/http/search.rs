//! Searching through the pages and the API, over the tokens of either database.

use daodi::ports::Registry as _;
use daodi::search::Index;
use daodi::search::corpus;
use tests::reply::{all, seen, selector, text_of};
use tests::{Reply, each_app, one_app};

const CORPUS: &str = include_str!("../../fixtures/search_corpus.csv");

/// The slugs that a list of products shows, in its order.
fn listed(reply: &Reply) -> Vec<String> {
    let html = reply.html();
    let mut slugs: Vec<String> = Vec::new();
    for link in all(&html, "main a[href]") {
        let href = link.value().attr("href").unwrap_or_default();
        let path = href.strip_prefix("/en").unwrap_or(href);
        if let Some(slug) = path.strip_prefix("/products/")
            && !slugs.iter().any(|known| known == slug)
        {
            slugs.push(slug.to_owned());
        }
    }
    slugs
}

each_app! {
    async fn the_corpus_holds_over_the_stored_tokens(app: TestApp) {
        let tokens = app.app.store.search_tokens().await.unwrap();
        assert!(tokens.len() > 5_000, "{}", tokens.len());
        let failures = corpus::check(&Index::build(tokens), CORPUS);
        assert_eq!(failures, Vec::<String>::new());
        assert!(corpus::csv_rows(CORPUS).unwrap().len() > 200);
        let served = app.app.catalogue.current();
        assert_eq!(corpus::check(served.search(), CORPUS), Vec::<String>::new());
    }

    async fn xinyang_maojian_is_found_as_the_register_promises(app: TestApp) {
        for prefix in ["", "/en"] {
            for q in ["xymj", "毛尖", "信阳毛尖", "XYMJ", "xinyangmaojian", "Xinyang Maojian", "信陽毛尖"] {
                let reply = app.get(&format!("{prefix}/products?q={q}")).await.expect(200);
                assert_eq!(listed(&reply).first().map(String::as_str), Some("xinyang-maojian"), "{q}");
            }
            let reply = app.get(&format!("{prefix}/products?q=茶")).await.expect(200);
            let first: Vec<String> = listed(&reply).into_iter().take(5).collect();
            assert!(first.iter().any(|slug| slug == "xinyang-maojian"), "{first:?}");
        }
        for (q, within) in [("xymj", 1), ("毛尖", 1), ("茶", 5)] {
            let json = app.get(&format!("/api/v1/products?q={q}")).await.expect(200).json();
            let rows = json["products"].as_array().unwrap();
            assert!(rows.iter().take(within).any(|row| row["slug"] == "xinyang-maojian"), "{q}: {json}");
        }
        let json = app.get("/api/v1/suggest?q=xym").await.expect(200).json();
        assert_eq!(json[0]["path"], "/products/xinyang-maojian", "{json}");
    }
}

one_app! {
    async fn list_api_and_exports_agree(app: TestApp) {
        for search in ["q=茶", "q=怀", "prefecture=410800&sort=name", "track=agri_gi_legacy&per=60&page=2", "status=open"] {
            let page = listed(&app.get(&format!("/products?{search}")).await.expect(200));
            let json = app.get(&format!("/api/v1/products?{search}")).await.expect(200).json();
            let rows = json["products"].as_array().unwrap();
            let slugs: Vec<&str> = rows.iter().map(|row| row["slug"].as_str().unwrap()).collect();
            assert!(!slugs.is_empty(), "{search}");
            assert_eq!(page.iter().map(String::as_str).take(slugs.len()).collect::<Vec<_>>(), slugs, "{search}");
            let html = app.get(&format!("/products?{search}")).await.html();
            assert!(seen(&html).contains(&json["total"].to_string()), "{search}: {}", json["total"]);
        }
    }

    async fn all_pages_of_a_list_together_are_the_list(app: TestApp) {
        let mut slugs = Vec::new();
        for page in 1..=8 {
            let reply = app.get(&format!("/products?sort=name&page={page}")).await.expect(200);
            let here = listed(&reply);
            assert_eq!(here.len(), if page < 8 { 30 } else { 18 }, "page {page}");
            slugs.extend(here);
        }
        slugs.sort();
        slugs.dedup();
        assert_eq!(slugs.len(), 228);
    }

    async fn facets_narrow_and_say_how_many_remain(app: TestApp) {
        let html = app.get("/products?category=fruit&track=gi_product").await.expect(200).html();
        let mut followed = 0;
        for option in all(&html, ".facet a[href]") {
            let href = option.value().attr("href").unwrap();
            let promised: u64 = option.select(&selector(".count")).map(text_of).collect::<String>().parse().unwrap();
            let unselected = option.value().attr("aria-current").is_none();
            // A value beside a chosen one of the same facet widens: its count is that of the value alone.
            if unselected && !href.contains("category=fruit&category=") && href.matches("track=").count() == 1 && href.matches("category=").count() == 1 {
                let json = app.get(&format!("/api/v1{href}")).await.expect(200).json();
                assert_eq!(json["total"], promised, "{href}");
                followed += 1;
            }
        }
        assert!(followed > 8, "{followed}");
        let narrowed = app.get("/products?category=fruit&prefecture=410300").await.expect(200);
        let all_fruit = listed(&app.get("/products?category=fruit&per=120").await);
        let slugs = listed(&narrowed);
        assert!(!slugs.is_empty() && slugs.len() < all_fruit.len());
        assert!(slugs.iter().all(|slug| all_fruit.contains(slug)));
    }
}
