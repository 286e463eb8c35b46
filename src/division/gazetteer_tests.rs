//! The gazetteer against the whole of Henan's divisions and changes.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use super::*;
use crate::division::fixtures::{changes, divisions};

fn gazetteer() -> Gazetteer {
    Gazetteer::new(&divisions(), &changes())
}

fn code(text: &str) -> DivisionCode {
    DivisionCode::parse(text).unwrap()
}

#[test]
fn every_unit_of_today_is_found_by_name_short_name_code_and_path() {
    let henan = gazetteer();
    for unit in henan.prefectures().into_iter().chain(henan.counties()) {
        let direct = Ok(Resolved { code: unit.code, through: None });
        assert_eq!(henan.resolve(&unit.code.to_string(), None), direct, "{}", unit.name);
        assert_eq!(henan.resolve(&unit.name, Some(unit.code.prefecture())), direct, "{}", unit.name);
        assert_eq!(henan.resolve(&unit.name, None), direct, "{}", unit.name);
        let written: String = henan.path(unit.code).iter().map(|d| d.name.as_str()).collect();
        assert_eq!(henan.resolve(&written, None), direct, "{written}");
        if unit.level == DivisionLevel::County {
            assert_eq!(henan.resolve(&unit.short, Some(unit.code.prefecture())), direct, "{}", unit.short);
        } else {
            assert_eq!(henan.resolve(&unit.short, None), direct, "{}", unit.short);
        }
    }
}

#[test]
fn former_names_and_codes_lead_to_the_unit_of_today() {
    let henan = gazetteer();
    for (old, today, name) in [
        ("开封县", "410212", "开封县"),
        ("孟津县", "410308", "孟津县"),
        ("吉利区", "410308", "吉利区"),
        ("偃师市", "410307", "偃师市"),
        ("410381", "410307", "偃师市"),
        ("陕县", "411203", "陕县"),
        ("许昌县", "411003", "许昌县"),
        ("淮阳县", "411603", "淮阳县"),
        ("412727", "411603", "淮阳县"),
        ("长垣县", "410783", "长垣县"),
        ("金明区", "410202", "金明区"),
        ("金明", "410202", "金明区"),
        ("开封市郊区", "410202", "开封市郊区"),
        ("410211", "410202", "金明区"),
        ("周口地区", "411600", "周口地区"),
        ("驻马店地区", "411700", "驻马店地区"),
        ("412701", "411602", "周口市(县级)"),
        ("周口市（县级）", "411602", "周口市(县级)"),
        ("铁西区", "410505", "铁西区"),
        ("洛阳市孟津县", "410308", "孟津县"),
        ("河南省开封市开封县", "410212", "开封县"),
        ("邙山区", "410108", "邙山区"),
    ] {
        let expected = Ok(Resolved { code: code(today), through: Some(name.to_owned()) });
        assert_eq!(henan.resolve(old, None), expected, "{old}");
    }
}

#[test]
fn every_change_of_the_data_leads_to_a_unit_of_today() {
    let henan = gazetteer();
    for change in changes().iter().filter(|c| c.kind != "仅调界") {
        let parent = henan.resolve(&change.new_parent, None).unwrap().code;
        match henan.resolve(&change.old_name, Some(parent)) {
            Ok(found) => assert!(henan.get(found.code).is_some_and(|d| d.status == DivisionStatus::Current)),
            Err(ResolveError::OneToMany { successors, .. }) => assert!(successors.contains(&code(&change.new_code))),
            Err(other) => panic!("{}: {other}", change.old_name),
        }
    }
}

#[test]
fn a_name_of_today_comes_before_the_same_name_of_the_past() {
    let henan = gazetteer();
    let today = |text: &str, within: Option<&str>| henan.resolve(text, within.map(code)).unwrap();
    assert_eq!(today("周口市", None).code, code("411600"));
    assert_eq!(today("新华区", None), Resolved { code: code("410402"), through: None });
    assert_eq!(today("新华区", Some("410700")).code, code("410703"));
    assert_eq!(today("开封", None).code, code("410200"));
    assert_eq!(today("安阳", None).code, code("410500"));
    assert_eq!(today("安阳", Some("410500")).code, code("410522"));
    assert_eq!(today("管城区", None).code, code("410104"));
    assert_eq!(today("济源示范区", None).code, DivisionCode::JIYUAN);
    assert_eq!(today("　孟津 区 ", None).code, code("410308"));
    assert_eq!(today("河南", None).code, DivisionCode::HENAN);
}

#[test]
fn what_is_not_one_unit_is_an_error_that_says_why() {
    let henan = gazetteer();
    let split = henan.resolve("郾城县", None);
    let successors = vec![code("411103"), code("411104")];
    assert_eq!(split, Err(ResolveError::OneToMany { name: "郾城县".to_owned(), successors }));
    let suburb = henan.resolve("安阳市郊区", None);
    let heirs = ["410502", "410503", "410505", "410506"].map(code).to_vec();
    assert_eq!(suburb, Err(ResolveError::OneToMany { name: "安阳市郊区".to_owned(), successors: heirs }));
    assert!(
        matches!(henan.resolve("郊区", None), Err(ResolveError::Ambiguous { candidates, .. }) if candidates.len() > 3)
    );
    assert_eq!(henan.resolve("郊区", Some(code("410300"))).unwrap().code, code("410311"));
    let zone = ResolveError::Zone { name: "410173".to_owned(), code: code("410173") };
    assert_eq!(henan.resolve("410173", None), Err(zone));
    assert!(matches!(henan.resolve("郑州航空港经济综合实验区", None), Err(ResolveError::Zone { .. })));
    for unknown in ["", "北京市", "110000", "419000", "县", "孟津县县", "信阳市孟津区", "410522 安阳县"]
    {
        assert!(matches!(henan.resolve(unknown, None), Err(ResolveError::Unknown { .. })), "{unknown}");
    }
    assert!(henan.resolve(&"河南省".repeat(100_000), None).is_err());
    assert!(henan.resolve("孟津区", Some(code("410100"))).is_err());
    assert!(henan.resolve("410308", Some(code("410100"))).is_err());
}

#[test]
fn the_province_has_eighteen_prefectures_and_157_counties() {
    let henan = gazetteer();
    let prefectures = henan.prefectures();
    assert_eq!(prefectures.len(), 18);
    assert_eq!(prefectures.last().unwrap().code, DivisionCode::JIYUAN);
    assert_eq!(henan.counties().len(), 157);
    assert_eq!(prefectures.iter().map(|p| henan.counties_of(p.code).len()).sum::<usize>(), 157);
    assert_eq!(henan.counties_of(DivisionCode::JIYUAN).len(), 1);
    let path = henan.path(code("411525"));
    assert_eq!(path.iter().map(|d| d.name.as_str()).collect::<Vec<_>>(), ["河南省", "信阳市", "固始县"]);
    let former: Vec<_> = henan.former_names(code("410308")).iter().map(|c| c.old_name.as_str()).collect();
    assert_eq!(former, ["孟津县", "吉利区"]);
    assert_eq!(henan.former_names(code("411603")).len(), 2);
}
