//! The read API: its shapes, its document, and that everything in it answers.

use daodi::ports::Registry as _;
use serde_json::Value;
use tests::{each_app, one_app};

/// Compares with what was agreed, in `tests/it/snapshots`.
fn same(name: &str, value: &Value) {
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
        insta::assert_json_snapshot!(name, value);
    });
}

one_app! {
    async fn the_openapi_document_is_the_one_that_was_agreed(app: TestApp) {
        let reply = app.get("/api/openapi.json").await.expect(200);
        same("openapi", &reply.json());
        let paths = reply.json()["paths"].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        assert_eq!(paths.len(), 10, "{paths:?}");
        let register = app.app.catalogue.current();
        let id = register.rows().enterprises[0].id.as_str();
        let right = tests::register::authorisation(901, id, "xinyang-maojian");
        app.app.store.record_authorisation(&right, &tests::act()).await.unwrap();
        app.app.catalogue.refresh().await.unwrap();
        // Every path of the document answers, with an example for each part of it.
        for path in paths {
            let searched = reply.json()["paths"][&path]["get"]["parameters"].to_string().contains("\"q\"");
            let path = if searched { format!("{path}?q=茶") } else { path };
            let example = path.replace("{slug}", "xinyang-maojian").replace("{code}", "411500");
            let example = example.replace("{id}", if path.contains("/authorisations/") { right.id.as_str() } else { id });
            let reply = app.get(&example).await.expect(200);
            assert_eq!(reply.header("content-type"), "application/json; charset=utf-8", "{path}");
            assert_eq!(reply.header("access-control-allow-origin"), "*", "{path}");
            assert_eq!(reply.header("set-cookie"), "", "{path}");
        }
    }

    async fn what_a_parameter_may_not_be_is_refused_by_name(app: TestApp) {
        let list = "/api/v1/products";
        for (query, code, parameter, value) in [
            ("prefectur=411500", "unknown_parameter", "", "prefectur"),
            ("page=1&page=2", "bad_parameter", "page", "2"),
            ("page=0", "bad_parameter", "page", "0"),
            ("page=", "bad_parameter", "page", ""),
            ("page=+1", "bad_parameter", "page", " 1"),
            ("per=31", "bad_parameter", "per", "31"),
            ("sort=", "bad_parameter", "sort", ""),
            ("county=999999", "bad_parameter", "county", "999999"),
            ("category=tea&category=coal", "bad_parameter", "category", "coal"),
        ] {
            let answer = app.get(&format!("{list}?{query}")).await.expect(400).json();
            assert_eq!(answer, serde_json::json!({"code": code, "parameter": parameter, "value": value}), "{query}");
        }
        for query in ["category=tea&category=fruit", "prefecture=411500&prefecture=410100", "q=", "q=茶&per=120&year=2003"] {
            app.get(&format!("{list}?{query}")).await.expect(200);
        }
        for path in ["enterprises?product=A", "enterprises?standing=none", "suggest?lang=de", "divisions?q=", "divisions/411500?q="] {
            app.get(&format!("/api/v1/{path}")).await.expect(400);
        }
    }

    async fn everything_in_the_lists_has_its_own_answer(app: TestApp) {
        for (list, name, key) in [("products", "products", "slug"), ("enterprises", "enterprises", "id")] {
            let mut seen = 0;
            for page in 1.. {
                let json = app.get(&format!("/api/v1/{list}?page={page}")).await.expect(200).json();
                for row in json[name].as_array().unwrap() {
                    let one = app.get(&format!("/api/v1/{list}/{}", row[key].as_str().unwrap())).await.expect(200).json();
                    assert_eq!(&one, row);
                    seen += 1;
                }
                if json["pages"] == page {
                    assert_eq!(json["total"], seen);
                    break;
                }
            }
        }
        let json = app.get("/api/v1/divisions").await.expect(200).json();
        let rows = json["divisions"].as_array().unwrap();
        assert_eq!(rows.len(), 175);
        for row in rows {
            let one = app.get(&format!("/api/v1/divisions/{}", row["code"].as_str().unwrap())).await.expect(200).json();
            assert_eq!(&one, row);
        }
    }

    async fn suggestions_are_few_and_lead_to_pages(app: TestApp) {
        for q in ["信", "xy", "毛尖", "河南", "zheng", "tea", "%", ""] {
            for lang in ["zh-CN", "en"] {
                let json = app.get(&format!("/api/v1/suggest?q={q}&lang={lang}")).await.expect(200).json();
                let list = json.as_array().unwrap();
                assert!(list.len() <= 8, "{q}: {json}");
                assert_eq!(list.is_empty(), matches!(q, "" | "%"), "{q}: {json}");
                for item in list {
                    assert_eq!(app.get(item["path"].as_str().unwrap()).await.status, 200, "{item}");
                    assert!(!item["name"].as_str().unwrap().is_empty(), "{item}");
                }
            }
        }
    }
}

each_app! {
    async fn shapes_stay_as_they_are(app: TestApp) {
        // Both databases give the same.
        let one = async |path: &str| app.get(path).await.expect(200).json();
        same("product", &one("/api/v1/products/xinyang-maojian").await);
        same("enterprise", &one("/api/v1/enterprises?q=信阳毛尖集团").await["enterprises"][0]);
        same("division", &one("/api/v1/divisions/411502").await);
        same("error", &app.get("/api/v1/products?year=soon").await.expect(400).json());
    }
}
