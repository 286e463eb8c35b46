//! Search over Henan's register as it stands in `data/henan`.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use super::corpus::{check, csv_rows};
use super::*;
use crate::division::{Division, DivisionChange, DivisionLevel, DivisionStatus};
use crate::identifiers::{AnnouncementKind, DivisionCode, Issuer, PartialDate, Slug};
use crate::registry::{Announcement, Category, Enterprise, Product, Protection, RegisterRows, Track};
use proptest::prelude::*;
use std::collections::HashMap;
use std::sync::LazyLock;

const CORPUS: &str = include_str!("../../tests/fixtures/search_corpus.csv");

/// The rows of a file by column name.
fn table(text: &str) -> Vec<HashMap<String, String>> {
    let rows = csv_rows(text).unwrap();
    rows.iter().skip(1).map(|row| rows[0].iter().cloned().zip(row.iter().cloned()).collect()).collect()
}

fn list(cell: &str) -> Vec<String> {
    cell.split('|').filter(|s| !s.is_empty()).map(str::to_owned).collect()
}

fn some(cell: &str) -> Option<String> {
    (!cell.is_empty()).then(|| cell.to_owned())
}

/// What search reads of the register, from the CSV files; a plain reading, without the import's checks.
fn register() -> RegisterRows {
    let mut rows = RegisterRows::default();
    let shorts: HashMap<String, String> = table(include_str!("../../data/henan/geo/henan_divisions.csv"))
        .into_iter()
        .map(|mut r| (r.remove("code").unwrap(), r.remove("short").unwrap()))
        .collect();
    for r in table(include_str!("../../data/henan/regions.csv")) {
        rows.divisions.push(Division {
            code: DivisionCode::parse(&r["code"]).unwrap(),
            name: r["name_zh"].clone(),
            short: shorts.get(&r["code"]).unwrap_or(&r["name_zh"]).clone(),
            name_en: r["name_en"].clone(),
            parent: DivisionCode::parse(&r["parent_code"]).ok(),
            level: DivisionLevel::from_code(&r["level"]).unwrap(),
            status: DivisionStatus::from_code(&r["status"]).unwrap(),
            area_m2: None,
            label_point: None,
            seat: None,
            note: None,
            source: r["source"].clone(),
        });
    }
    for r in table(include_str!("../../data/henan/geo/henan_division_changes.csv")) {
        let get = |column: &str| r[column].clone();
        rows.division_changes.push(DivisionChange {
            old_code: get("old_code"),
            old_name: get("old_name"),
            old_parent: get("old_parent"),
            new_code: get("new_code"),
            new_name: get("new_name"),
            new_parent: get("new_parent"),
            effective: get("effective"),
            document: some(&r["document"]),
            kind: get("kind"),
            note: some(&r["note"]),
        });
    }
    let codes: HashMap<(String, DivisionCode), DivisionCode> = rows
        .divisions
        .iter()
        .filter(|d| d.status == DivisionStatus::Current)
        .map(|d| ((d.name.clone(), d.code.prefecture()), d.code))
        .collect();
    let prefecture = |name: &str| rows.divisions.iter().find(|d| d.name == name).map(|d| d.code);
    let county = |name: &str, of: DivisionCode| codes.get(&(name.to_owned(), of)).copied();
    let slugs = |cell: &str| list(cell).iter().map(|s| Slug::parse(s).unwrap()).collect::<Vec<_>>();
    for r in table(include_str!("../../data/henan/products.csv")) {
        let slug = Slug::parse(&r["id"]).unwrap();
        let place = prefecture(&r["prefecture"]).unwrap();
        let mut protections: Vec<Protection> = Vec::new();
        for kind in list(&r["kind"]) {
            let (track, number) = match kind.as_str() {
                "保护产品" => (Track::GiProduct, None),
                "地理标志商标" => (Track::GiTrademarkUnspecified, some(&r["trademark_no"])),
                _ => (Track::AgriGiLegacy, some(&r["agi_no"])),
            };
            protections.push(Protection { track, number, holder: None, announcements: vec![], converted: false });
        }
        for (at, text) in list(&r["announcement"]).into_iter().enumerate() {
            rows.announcements.push(Announcement {
                id: Slug::parse(&format!("{slug}-{at}")).unwrap(),
                issuer: Issuer::Unstated,
                year: None,
                number: None,
                date: None,
                kind: AnnouncementKind::Recognition,
                text,
                products: vec![slug.clone()],
            });
        }
        rows.products.push(Product {
            slug,
            name: r["name_zh"].clone(),
            name_en: r["name_en"].clone(),
            aliases: list(&r["aliases"]),
            category: Category::from_zh(&r["category"]).unwrap(),
            umbrella: some(&r["umbrella"]),
            prefecture: place,
            counties: list(&r["counties"]).iter().map(|name| county(name, place).unwrap()).collect(),
            protections,
            first_protected: PartialDate::parse(&r["protection_date"]).ok(),
            area_documents: vec![],
            area_text: None,
            area_box: None,
            point: None,
            standard: some(&r["standard"]),
            applicant: None,
            quality_traits: None,
            eu_agreement: None,
            demo_zone: None,
            season_months: vec![],
            notes: None,
            sources: vec![],
        });
    }
    for r in table(include_str!("../../data/henan/enterprises.csv")) {
        let place = prefecture(&r["prefecture"]);
        rows.enterprises.push(Enterprise {
            id: Slug::parse(&r["id"]).unwrap(),
            name: r["name_zh"].clone(),
            uscc: None,
            products: slugs(&r["product_ids"]),
            prefecture: place,
            county: place.and_then(|p| county(&r["county"], p)),
            address: None,
            brands: list(&r["brand"]),
            authorisation_text: None,
            role: r["role"].clone(),
            notes: None,
            sources: vec![],
        });
    }
    rows
}

static REGISTER: LazyLock<RegisterRows> = LazyLock::new(register);
static INDEX: LazyLock<Index> = LazyLock::new(|| Index::build(tokens(&REGISTER)));

fn keys(query: &str, kind: ObjectKind) -> Vec<&'static str> {
    INDEX.search(query, kind).hits.iter().map(|hit| INDEX.key(kind, hit.object).unwrap()).collect()
}

fn products(query: &str) -> Vec<&'static str> {
    keys(query, ObjectKind::Product)
}

#[test]
fn the_corpus_is_found() {
    assert!(csv_rows(CORPUS).unwrap().len() > 200);
    let failures = check(&INDEX, CORPUS);
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn xinyang_maojian_is_where_readers_look_for_it() {
    assert_eq!(products("xymj").first(), Some(&"xinyang-maojian"));
    assert_eq!(products("毛尖").first(), Some(&"xinyang-maojian"));
    assert!(products("茶").iter().take(5).any(|key| *key == "xinyang-maojian"), "{:?}", products("茶"));
}

/// The score of a key and the best score of all.
fn standing(query: &str, kind: ObjectKind, key: &str) -> (Option<u32>, u32) {
    let found = INDEX.search(query, kind);
    let best = found.hits.first().map_or(0, |hit| hit.score);
    (found.hits.iter().find(|hit| INDEX.key(kind, hit.object) == Some(key)).map(|hit| hit.score), best)
}

#[test]
fn everything_is_found_first_by_its_name_and_its_pinyin() {
    let mut late = Vec::new();
    let mut expect = |query: &str, kind: ObjectKind, key: &str| {
        let (score, best) = standing(query, kind, key);
        if score != Some(best) {
            late.push(format!("{query}: {key} {score:?} of {best}"));
        }
    };
    for p in &REGISTER.products {
        let words: Vec<String> = read(&p.name).syllables;
        for query in [p.name.clone(), words.concat(), words.join(" "), p.slug.as_str().to_owned(), p.name_en.clone()] {
            expect(&query, ObjectKind::Product, p.slug.as_str());
        }
    }
    for e in &REGISTER.enterprises {
        expect(&e.name, ObjectKind::Enterprise, e.id.as_str());
        expect(&read(&e.name).joined(0), ObjectKind::Enterprise, e.id.as_str());
    }
    for d in REGISTER.divisions.iter().filter(|d| d.status == DivisionStatus::Current) {
        expect(&d.name, ObjectKind::Division, &d.code.to_string());
        expect(&d.code.to_string(), ObjectKind::Division, &d.code.to_string());
    }
    assert!(late.is_empty(), "{}", late.join("\n"));
}

#[test]
fn every_piece_of_a_name_finds_it() {
    for p in &REGISTER.products {
        let chars: Vec<char> = p.name.chars().collect();
        for from in 0..chars.len() {
            for to in from + 1..=chars.len() {
                let piece: String = chars[from..to].iter().collect();
                assert!(products(&piece).contains(&p.slug.as_str()), "{piece} of {}", p.name);
            }
        }
        let letters = read(&p.name).joined(0);
        for to in 1..=letters.len() {
            assert!(products(&letters[..to]).contains(&p.slug.as_str()), "{} of {}", &letters[..to], p.name);
        }
    }
}

#[test]
fn the_order_of_the_rows_does_not_matter() {
    let mut rows = tokens(&REGISTER);
    assert!(rows.windows(2).all(|w| (&w[0].token, w[0].kind, &w[0].object) < (&w[1].token, w[1].kind, &w[1].object)));
    rows.reverse();
    let other = Index::build(rows);
    for query in ["茶", "xy", "信阳 茶", "646", "山药", "x"] {
        for &kind in ObjectKind::ALL {
            assert_eq!(INDEX.search(query, kind), other.search(query, kind), "{query}");
        }
    }
}

#[test]
fn partial_corrected_and_cut_are_said() {
    let found = INDEX.search("信阳毛间", ObjectKind::Product);
    assert!(found.partial && !found.hits.is_empty());
    let found = INDEX.search("xinyangmaojain", ObjectKind::Product);
    assert!(found.corrected && !found.partial);
    assert_eq!(INDEX.key(ObjectKind::Product, found.hits[0].object), Some("xinyang-maojian"));
    let found = INDEX.search("信阳毛尖", ObjectKind::Product);
    assert!(!found.partial && !found.corrected && !found.cut);
    assert!(INDEX.search(&"茶 ".repeat(5_000_000), ObjectKind::Product).cut);
    for nothing in ["", "  ", "！？", "\u{0}", "西湖龙井", "qqqqzzzz"] {
        assert_eq!(INDEX.search(nothing, ObjectKind::Product).hits, [], "{nothing:?}");
    }
}

#[test]
fn the_register_stays_small_as_tokens() {
    let rows = tokens(&REGISTER);
    let size = INDEX.size();
    assert_eq!(size.postings, rows.len(), "each row is a posting");
    assert!(rows.len() < 40_000 && size.bytes < 2_000_000, "{} rows, {size:?}", rows.len());
}

#[test]
fn suggestions_while_typing() {
    let offered = |prefix: &str| INDEX.suggest(prefix, 6).into_iter().map(|s| s.key).collect::<Vec<_>>();
    assert!(offered("xinyangm").contains(&"xinyang-maojian"));
    assert!(offered("信阳").contains(&"411500"));
    assert!(offered("毛").contains(&"xinyang-maojian"));
    assert_eq!(offered("四大怀药").len(), 6);
    assert!(offered("").is_empty() && INDEX.suggest("茶", 0).is_empty());
}

#[test]
fn a_synthetic_register_is_the_same_each_time_and_searchable() {
    let rows = synthetic::register(2_000, 7);
    assert_eq!(rows, synthetic::register(2_000, 7));
    assert_ne!(rows.products, synthetic::register(2_000, 8).products);
    assert_eq!(rows.products.len(), 2_000);
    let index = Index::build(token_stream(&rows));
    let share = index.search("山", ObjectKind::Product).hits.len() * 100 / 2_000;
    assert!((25..60).contains(&share), "{share} %");
    let p = &rows.products[1_234];
    let found = index.search(&p.name, ObjectKind::Product);
    let best = found.hits[0].score;
    let tied = found.hits.iter().take_while(|hit| hit.score == best);
    assert!(tied.map(|hit| index.key(ObjectKind::Product, hit.object).unwrap()).any(|key| key == p.slug.as_str()));
}

proptest! {
    #[test]
    fn any_query_is_answered_in_order(text in any::<String>()) {
        let found = INDEX.search(&text, ObjectKind::Product);
        prop_assert!(found.hits.windows(2).all(|w| (w[1].score, w[0].object) < (w[0].score, w[1].object)
            || w[0].score > w[1].score));
    }

    #[test]
    fn writing_does_not_matter(at in 0_usize..228) {
        let name = &REGISTER.products[at].name;
        let wide: String = name.chars().map(|c| format!(" {c}　")).collect();
        let dotted = wide.replace([' ', '　'], "·");
        prop_assert_eq!(products(name).first().copied(), products(&dotted).first().copied());
        let letters = read(name).joined(0);
        prop_assert_eq!(products(&letters), products(&letters.to_uppercase()));
    }

    #[test]
    fn queries_of_the_registers_own_words(a in 0_usize..228, b in 0_usize..228, letters in "[a-z]{1,6}") {
        let (a, b) = (&REGISTER.products[a], &REGISTER.products[b]);
        let query = format!("{} {letters}{}", a.name, b.category.zh());
        let found = INDEX.search(&query, ObjectKind::Product);
        let mut objects: Vec<u32> = found.hits.iter().map(|hit| hit.object).collect();
        objects.sort_unstable();
        objects.dedup();
        prop_assert_eq!(objects.len(), found.hits.len(), "an object stands once");
    }
}
