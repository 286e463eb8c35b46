//! Exports of a search: exactly its rows, in its order, in a form that nothing takes for a formula.

use daodi::registry::{ProductQuery, Register};
use daodi::search::corpus::csv_rows;
use tests::{each_app, one_app};

/// Searches with facets and orders.
const SEARCHES: [&str; 8] = [
    "",
    "q=茶",
    "q=xymj",
    "q=四大怀药&sort=name",
    "prefecture=411500",
    "category=tea&track=gi_product&sort=newest",
    "county=411502&sort=oldest",
    "q=不存在的东西zzz",
];

/// The slugs of a search, by the domain, whole and in order.
fn expected(register: &Register, search: &str) -> Vec<String> {
    let pairs: Vec<(&str, &str)> = search.split('&').filter_map(|pair| pair.split_once('=')).collect();
    let query = ProductQuery::from_pairs(pairs).unwrap();
    let found = register.list_products(&query).all;
    found.into_iter().map(|i| register.rows().products[i].slug.to_string()).collect()
}

each_app! {
    async fn a_csv_has_the_rows_of_its_search_in_their_order(app: TestApp) {
        let register = app.app.catalogue.current();
        for search in SEARCHES {
            let reply = app.get(&format!("/products.csv?{search}")).await.expect(200);
            assert_eq!(reply.header("content-type"), "text/csv; charset=utf-8");
            assert_eq!(reply.header("content-disposition"), "attachment; filename=\"daodi-products.csv\"");
            assert!(reply.body.starts_with(b"\xef\xbb\xbfslug,name_zh,name_en,"), "a byte order mark, then the header");
            assert!(reply.body.ends_with(b"\r\n"));
            let rows = csv_rows(reply.text()).unwrap();
            assert!(rows.iter().all(|row| row.len() == rows[0].len()), "{search}");
            let slugs: Vec<&str> = rows.iter().skip(1).map(|row| row[0].as_str()).collect();
            let expected = expected(&register, search);
            assert_eq!(slugs, expected, "{search}");
            for row in rows.iter().skip(1) {
                let product = register.product(&row[0]).unwrap();
                assert_eq!((row[1].as_str(), row[2].as_str()), (product.name.as_str(), product.name_en.as_str()));
            }
        }
        assert_eq!(expected(&register, "").len(), 228);
        assert_eq!(expected(&register, "q=xymj")[0], "xinyang-maojian");
        // The page numbers of a list do not cut its export.
        let rows = csv_rows(app.get("/products.csv?per=30&page=2").await.expect(200).text()).unwrap();
        assert_eq!(rows.len(), 229);
    }

    async fn geojson_has_the_products_as_points_of_henan(app: TestApp) {
        let register = app.app.catalogue.current();
        for search in SEARCHES {
            let reply = app.get(&format!("/products.geojson?{search}")).await.expect(200);
            assert_eq!(reply.header("content-type"), "application/geo+json; charset=utf-8");
            let json = reply.json();
            assert_eq!(json["type"], "FeatureCollection");
            let features = json["features"].as_array().unwrap();
            let slugs: Vec<&str> = features.iter().map(|feature| feature["id"].as_str().unwrap()).collect();
            assert_eq!(slugs, expected(&register, search), "{search}");
            for feature in features {
                assert_eq!(feature["type"], "Feature");
                assert!(feature["properties"]["name_zh"].is_string(), "{feature}");
                assert!(["source", "county", "prefecture"].contains(&feature["properties"]["precision"].as_str().unwrap()));
                let geometry = &feature["geometry"];
                assert_eq!(geometry["type"], "Point", "{feature}");
                let at: Vec<f64> = geometry["coordinates"].as_array().unwrap().iter().map(|n| n.as_f64().unwrap()).collect();
                // The box around Henan, WGS84: longitude first.
                assert!(at.len() == 2 && (110.3..116.7).contains(&at[0]) && (31.3..36.4).contains(&at[1]), "{feature}");
            }
        }
    }
}

one_app! {
    async fn p27_no_cell_begins_a_formula_and_cells_hold_what_the_register_holds(app: TestApp) {
        use daodi::ports::Registry as _;
        use tests::register::{changes, import};
        let mut rows = app.app.store.load().await.unwrap();
        let risky = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\r=1", "＝1", "＋1", "－1", "＠x", "=cmd|' /C calc'!A0"];
        for (product, text) in rows.products.iter_mut().zip(risky) {
            product.quality_traits = Some(text.to_owned());
            product.standard = Some(format!("{text},\"quoted\"\r\nsecond line"));
        }
        let changed: Vec<_> = rows.products.iter().take(risky.len()).map(|p| (p.slug.to_string(), p.clone())).collect();
        app.app.store.apply(&import(7), &rows, &changes(&rows, false), &daodi::search::tokens(&rows), &tests::act()).await.unwrap();
        assert!(app.app.catalogue.refresh().await.unwrap());
        let table = csv_rows(app.get("/products.csv").await.expect(200).text()).unwrap();
        let column = |name: &str| table[0].iter().position(|cell| cell.trim_start_matches('\u{feff}') == name).unwrap();
        for row in &table {
            for cell in row {
                let first = cell.chars().next().unwrap_or('a');
                assert!(!"=+-@\t\r＝＋－＠".contains(first), "{cell}");
            }
        }
        for (slug, product) in changed {
            let row = table.iter().find(|row| row[0] == slug).unwrap();
            assert_eq!(row[column("quality_traits")], format!("'{}", product.quality_traits.unwrap()));
            assert_eq!(row[column("standard")], format!("'{}", product.standard.unwrap()));
        }
    }
}
