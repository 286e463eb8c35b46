//! Labels of the fictional enterprise: they can be tried, and they are nowhere else.

use super::labels::{code, demo_request};
use server::services::labels::IssueError;
use tests::each_app;
use tests::reply::seen;

each_app! {
    async fn demonstration_things_are_on_their_label_and_nowhere_else(app: TestApp) {
        let counts = async || {
            let mut counts = Vec::new();
            for path in ["/api/v1/products", "/api/v1/enterprises"] {
                counts.push(app.get(path).await.json()["total"].as_u64().unwrap());
            }
            let divisions = app.get("/api/v1/divisions").await.json();
            counts.extend(divisions["divisions"].as_array().unwrap().iter().flat_map(|d| {
                ["products", "enterprises", "bases"].map(|name| d[name].as_u64().unwrap())
            }));
            counts
        };
        let before = counts().await;
        assert_eq!(before[..2], [228, 236]);
        let batch = app.app.labels.issue(demo_request(), &tests::acting()).await.unwrap();
        let batch = app.app.labels.activate(batch, &tests::acting()).await.unwrap();
        assert!(batch.demo);
        for (prefix, mark) in [("", "演示标签"), ("/en", "emonstration")] {
            let reply = app.get(&format!("{prefix}/{}", code(&app, &batch, 1))).await.expect(200);
            let text = seen(&reply.html());
            assert!(text.contains(mark) && text.contains("演示企业"), "{text}");
            assert!(!reply.text().contains("/products/demo") && !reply.text().contains("/enterprises/demo"));
        }
        assert!(app.app.catalogue.refresh().await.is_ok());
        let fresh = app.another().await;
        for server in [&app, &fresh] {
            for path in ["/products/demo-product", "/enterprises/demo-enterprise", "/api/v1/products/demo-product", "/api/v1/enterprises/demo-enterprise"] {
                let _missing = server.get(path).await.expect(404);
            }
            for path in [
                "/", "/en", "/products?q=演示", "/products?q=demo", "/products?per=120", "/products?per=120&page=2",
                "/enterprises?q=演示企业", "/en/products?q=demonstration", "/divisions/419001", "/map", "/brands", "/statistics",
                "/products.csv", "/products.geojson", "/api/v1/suggest?q=演示", "/api/v1/products?q=演示产品&per=120",
                "/api/v1/enterprises?q=演示企业", "/announcements", "/sitemap.xml",
            ] {
                let reply = server.get(path).await;
                // A search text is shown again as what was searched for; a link to a thing is what must not be there.
                for link in ["demo-product", "demo-enterprise", "demo-base", "演示基地"] {
                    assert!(!reply.text().contains(link), "{path}: {link}");
                }
            }
            assert_eq!(server.get("/api/v1/products").await.json()["total"], 228);
        }
        assert_eq!(counts().await, before);
        assert!(!seen(&app.get("/products/demo-product").await.html()).contains("演示"));
    }

    async fn real_and_fictional_things_do_not_mix(app: TestApp) {
        let _batch = app.app.labels.issue(demo_request(), &tests::acting()).await.unwrap();
        let mut wanted = demo_request();
        wanted.demo = false;
        assert!(matches!(app.app.labels.issue(wanted, &tests::acting()).await, Err(IssueError::Mixed)));
        let mut wanted = demo_request();
        wanted.product = "xinyang-maojian".to_owned();
        assert!(app.app.labels.issue(wanted, &tests::acting()).await.is_err());
    }
}
