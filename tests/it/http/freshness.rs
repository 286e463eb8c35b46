//! What one server writes, every server shows.

use server::import;
use std::path::Path;
use tests::reply::seen;
use tests::{TestApp, each_app, seed};

/// A copy of the register's folder in which one product has another name of its traits.
fn changed_register(folder: &Path) {
    for part in ["", "geo"] {
        std::fs::create_dir_all(folder.join(part)).unwrap();
        for entry in std::fs::read_dir(seed::henan().join(part)).unwrap() {
            let entry = entry.unwrap();
            if entry.file_type().unwrap().is_file() {
                std::fs::copy(entry.path(), folder.join(part).join(entry.file_name())).unwrap();
            }
        }
    }
    let file = folder.join("products.csv");
    let text = std::fs::read_to_string(&file).unwrap();
    let changed = text.replacen("个头圆润，辛辣味浓，质地脆嫩", "个头特别圆润的新说法", 1);
    assert_ne!(text, changed);
    std::fs::write(file, changed).unwrap();
}

each_app! {
    async fn a_second_import_is_seen_by_every_server(app: TestApp) {
        let other = app.another().await;
        let traits = async |server: &TestApp| {
            let html = server.get("/products/dengfeng-jiecai").await.expect(200).html();
            (seen(&html).contains("个头圆润，辛辣味浓"), seen(&html).contains("个头特别圆润的新说法"))
        };
        assert_eq!((traits(&app).await, traits(&other).await), ((true, false), (true, false)));
        assert!(!app.app.catalogue.refresh().await.unwrap(), "nothing has changed yet");
        let folder = tempfile::tempdir().unwrap();
        changed_register(folder.path());
        let clock = app.app.clock;
        let report = import::run(&app.app.store, folder.path(), clock, &tests::acting(), false).await.unwrap();
        assert!(!report.refused(), "{report}");
        assert_eq!(traits(&app).await, (true, false), "the old picture whole until it is replaced whole");
        for server in [&app, &other] {
            assert!(server.app.catalogue.refresh().await.unwrap());
            assert_eq!(traits(server).await, (false, true));
            assert!(!server.app.catalogue.refresh().await.unwrap());
        }
        let found = other.get("/api/v1/products?q=登封芥菜").await.expect(200).json();
        assert_eq!(found["products"][0]["quality_traits"], "个头特别圆润的新说法");
        assert_eq!(found["total"].as_u64().map(|n| n >= 1), Some(true));
        // The same files again change nothing and nobody reads anew.
        let report = import::run(&app.app.store, folder.path(), clock, &tests::acting(), false).await.unwrap();
        assert!(!report.refused());
        assert!(!other.app.catalogue.refresh().await.unwrap());
    }

    async fn a_server_that_polls_shows_a_change_within_seconds(app: TestApp) {
        let other = app.another().await;
        let polling = tokio::spawn(std::sync::Arc::clone(&other.app.catalogue).keep_fresh());
        let before = other.app.catalogue.current().generation();
        let folder = tempfile::tempdir().unwrap();
        changed_register(folder.path());
        let clock = app.app.clock;
        let report = import::run(&app.app.store, folder.path(), clock, &tests::acting(), false).await.unwrap();
        assert!(!report.refused(), "{report}");
        let begun = std::time::Instant::now();
        while other.app.catalogue.current().generation() == before {
            assert!(begun.elapsed() < std::time::Duration::from_secs(20), "the change was not seen");
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        polling.abort();
        assert!(other.get("/products/dengfeng-jiecai").await.text().contains("个头特别圆润的新说法"));
    }
}
