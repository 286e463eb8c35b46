//! Rows against a small register: each doubt is named once, and what is clear is resolved.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use super::{
    AnnouncedItem, CaseAnswer, CheckedItem, Filing, FilingState, ItemField, ItemProblem, check, waiting_cases,
};
use crate::application::{Application, ChangeOf, Kind, State};
use crate::division::{Division, DivisionLevel, DivisionStatus};
use crate::identifiers::{AnnouncementKind, DivisionCode, Issuer, Slug, Uscc};
use crate::registry::{
    Authorisation, AuthorisationState, Category, Enterprise, Product, Protection, Register, RegisterRows, Track,
};
use jiff::civil::date;

const GOOD: &str = "91350100M000100Y43";

fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

fn product(id: &str, name: &str, aliases: &[&str], tracks: &[Track]) -> Product {
    Product {
        slug: slug(id),
        name: name.to_owned(),
        name_en: name.to_owned(),
        aliases: aliases.iter().map(|a| (*a).to_owned()).collect(),
        category: Category::Tea,
        umbrella: None,
        prefecture: DivisionCode::parse("411500").unwrap(),
        counties: vec![],
        protections: tracks
            .iter()
            .map(|track| Protection {
                track: *track,
                number: None,
                holder: None,
                announcements: vec![],
                converted: false,
            })
            .collect(),
        first_protected: None,
        area_documents: vec![],
        area_text: None,
        area_box: None,
        point: None,
        standard: None,
        applicant: None,
        quality_traits: None,
        eu_agreement: None,
        demo_zone: None,
        season_months: vec![],
        notes: None,
        sources: vec![],
    }
}

fn enterprise(id: &str, name: &str, uscc: Option<&str>) -> Enterprise {
    Enterprise {
        id: slug(id),
        name: name.to_owned(),
        uscc: uscc.map(|code| Uscc::parse(code).unwrap()),
        products: vec![],
        prefecture: None,
        county: None,
        address: None,
        brands: vec![],
        authorisation_text: None,
        role: "企业".to_owned(),
        notes: None,
        sources: vec![],
    }
}

fn division(code: &str, name: &str, parent: &str, level: DivisionLevel) -> Division {
    Division {
        code: DivisionCode::parse(code).unwrap(),
        name: name.to_owned(),
        short: name.trim_end_matches(['市', '区', '县']).to_owned(),
        name_en: name.to_owned(),
        parent: Some(DivisionCode::parse(parent).unwrap()),
        level,
        status: DivisionStatus::Current,
        area_m2: None,
        label_point: None,
        seat: None,
        note: None,
        source: String::new(),
    }
}

/// 毛尖 has one usable right, 怀山药 two, 老茶 none; the tea firm has a right in force for 毛尖 and had one for 怀山药.
fn register() -> Register {
    let right = |id: &str, product: &str, state| {
        let from = date(2020, 1, 1);
        let new = Authorisation::granted(
            id.to_owned(),
            slug("ent-tea"),
            slug(product),
            Track::GiProduct,
            from,
            "b".to_owned(),
        );
        Authorisation { state, until: (!AuthorisationState::is_live(state)).then(|| date(2022, 1, 1)), ..new }
    };
    let rows = RegisterRows {
        divisions: vec![
            division("411500", "信阳市", "410000", DivisionLevel::Prefecture),
            division("411502", "浉河区", "411500", DivisionLevel::County),
        ],
        products: vec![
            product("maojian", "信阳毛尖", &["毛尖"], &[Track::GiProduct, Track::AgriGiLegacy]),
            product("shanyao", "怀山药", &[], &[Track::GiProduct, Track::CertificationMark]),
            product("laocha", "老茶", &[], &[Track::AgriGiLegacy]),
        ],
        enterprises: vec![
            enterprise("ent-tea", "信阳市某茶厂", Some(GOOD)),
            enterprise("ent-open", "无码合作社", None),
            enterprise("ent-one", "同名社", None),
            enterprise("ent-two", "同名社", None),
        ],
        authorisations: vec![
            right("r1", "maojian", AuthorisationState::Active),
            right("r2", "shanyao", AuthorisationState::Stopped),
        ],
        ..RegisterRows::default()
    };
    Register::new(1, rows, vec![])
}

fn filing(kind: AnnouncementKind) -> Filing {
    Filing {
        id: "f".to_owned(),
        state: FilingState::Draft,
        issuer: Issuer::Cnipa,
        year: None,
        number: Some(650),
        date: Some(date(2025, 11, 1)),
        kind,
        track: None,
        text: "第六五〇号".to_owned(),
        source: String::new(),
        objection_months: 2,
        made_by: "a".to_owned(),
        made_at: 0,
        changed_at: 0,
        proposed_by: None,
        proposed_at: None,
        decided_by: None,
        decided_at: None,
        decision: None,
        announcement: None,
        version: 1,
    }
}

fn item(line: u32, product: &str, enterprise: &str, uscc: &str) -> AnnouncedItem {
    let row = AnnouncedItem { line, ..AnnouncedItem::default() };
    row.with(ItemField::Product, product).with(ItemField::Enterprise, enterprise).with(ItemField::Uscc, uscc)
}

fn one(kind: AnnouncementKind, item: AnnouncedItem) -> CheckedItem {
    check(&filing(kind), &[item], &register(), &["演示产品".to_owned(), "演示企业".to_owned()]).remove(0)
}

fn problems(checked: &CheckedItem) -> Vec<(ItemField, ItemProblem)> {
    checked.findings.iter().map(|f| (f.field, f.problem)).collect()
}

#[test]
fn each_doubt_about_an_approval_is_named_with_its_field() {
    use ItemField::{Enterprise as E, Product as P, Track as T, Uscc as U};
    use ItemProblem as I;
    let bad = "91350100M000100Y44";
    for (product, enterprise, uscc, expected) in [
        ("怀山药", "无码合作社", "", vec![(T, I::TrackSeveral)]),
        ("老茶", "无码合作社", "", vec![(T, I::TrackNone)]),
        ("信阳毛尖", "信阳市某茶厂", GOOD, vec![(E, I::RightExists)]),
        ("信阳毛尖", "另一个名字", GOOD, vec![(E, I::NameDisagrees)]),
        ("信阳毛尖", "无码合作社", bad, vec![(U, I::UsccCheck)]),
        ("信阳毛尖", "无码合作社", "12", vec![(U, I::Uscc)]),
        ("信阳毛尖", "同名社", "", vec![(E, I::EnterpriseSeveral)]),
        ("信阳毛尖", "没有的厂", "", vec![(E, I::EnterpriseUnknown)]),
        ("信阳毛尖", "演示企业", "", vec![(E, I::Demo)]),
        ("毛尖", "无码合作社", "", vec![(P, I::ProductAlias)]),
        ("信阳毛尖茶", "无码合作社", "", vec![(P, I::ProductUnknown)]),
        ("演示产品", "无码合作社", "", vec![(P, I::Demo)]),
        ("", "", "", vec![(P, I::Missing), (E, I::Missing)]),
        ("信阳毛尖", "无码合作社", "", vec![]),
        ("信阳毛尖", "无码\u{202e}合作社", "", vec![(E, I::Character), (E, I::EnterpriseUnknown)]),
    ] {
        let got = one(AnnouncementKind::UserApproval, item(2, product, enterprise, uscc));
        assert_eq!(problems(&got), expected, "{product} {enterprise} {uscc}");
    }
    let clear = one(AnnouncementKind::UserApproval, item(2, "信阳毛尖", "无码合作社", "91410100MA45BD6J50"));
    assert_eq!((clear.product, clear.enterprise), (Some(slug("maojian")), Some(slug("ent-open"))));
    assert_eq!(clear.track, Some(Track::GiProduct), "the unconverted agricultural right does not count");
}

#[test]
fn a_code_of_another_enterprise_is_never_passed_over() {
    let mut row = item(2, "信阳毛尖", "无码合作社", GOOD);
    assert_eq!(
        problems(&one(AnnouncementKind::UserApproval, row.clone())),
        [(ItemField::Enterprise, ItemProblem::NameDisagrees)]
    );
    // The officer says who is meant: that the code is another's still stands.
    row.chosen_enterprise = Some(slug("ent-tea"));
    let got = one(AnnouncementKind::UserApproval, row.clone());
    assert_eq!(problems(&got), [(ItemField::Enterprise, ItemProblem::RightExists)]);
    row.chosen_enterprise = Some(slug("ent-open"));
    assert!(one(AnnouncementKind::UserApproval, row).learns_uscc, "and the database refuses a code that is taken");
}

#[test]
fn what_the_register_lacks_is_taken_up_only_where_the_announcement_names_it_whole() {
    let bare = item(2, "信阳毛尖", "没有的厂", "");
    assert!(!one(AnnouncementKind::UserApproval, bare.clone()).may_take_up);
    let mut asked = AnnouncedItem { take_up: true, ..bare };
    let got = one(AnnouncementKind::UserApproval, asked.clone());
    assert_eq!(problems(&got), [(ItemField::Uscc, ItemProblem::UsccMissing), (ItemField::Place, ItemProblem::Place)]);
    asked = asked.with(ItemField::Uscc, "91350100 M000100Y43".replace(' ', "")).with(ItemField::Place, "信阳市浉河区");
    assert_eq!(
        problems(&one(AnnouncementKind::UserApproval, asked.clone())),
        [(ItemField::Enterprise, ItemProblem::NameDisagrees)]
    );
    let free = free_code();
    asked = asked.with(ItemField::Uscc, free.clone());
    let got = one(AnnouncementKind::UserApproval, asked.clone());
    assert_eq!(problems(&got), []);
    let new = got.new_enterprise.unwrap();
    assert_eq!((new.name.as_str(), new.uscc.as_str()), ("没有的厂", free.as_str()));
    assert_eq!(new.county, DivisionCode::parse("411502").ok());
    asked.take_up = false;
    let got = one(AnnouncementKind::UserApproval, asked);
    assert_eq!(problems(&got), [(ItemField::Enterprise, ItemProblem::EnterpriseUnknown)]);
    assert!(got.may_take_up);
    // A product likewise, with its class and place.
    let row = AnnouncedItem { line: 3, take_up: true, ..AnnouncedItem::default() }.with(ItemField::Product, "浉河新茶");
    let got = one(AnnouncementKind::Recognition, row.clone());
    assert_eq!(
        problems(&got),
        [
            (ItemField::Place, ItemProblem::Place),
            (ItemField::Category, ItemProblem::Category),
            (ItemField::Product, ItemProblem::ProductUnknown)
        ]
    );
    let got =
        one(AnnouncementKind::Recognition, row.with(ItemField::Place, "信阳市").with(ItemField::Category, "茶叶"));
    assert_eq!(problems(&got), []);
    assert_eq!(got.new_product.map(|new| (new.name, new.category)), Some(("浉河新茶".to_owned(), Category::Tea)));
}

/// A code with right check characters that nobody in the small register has.
fn free_code() -> String {
    let alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    let stem = "91411502MA000001";
    let both = alphabet.chars().flat_map(|a| alphabet.chars().map(move |b| format!("{stem}{a}{b}")));
    both.into_iter().find(|code| Uscc::parse(code).is_ok()).unwrap()
}

#[test]
fn changes_and_stops_need_the_right_that_they_are_about() {
    let stop = |product: &str, enterprise: &str| {
        let row = item(2, product, enterprise, "").with(ItemField::Reason, "连续两年未使用");
        one(AnnouncementKind::UserStop, row)
    };
    assert_eq!(stop("信阳毛尖", "信阳市某茶厂").right.as_deref(), Some("r1"));
    assert_eq!(problems(&stop("怀山药", "信阳市某茶厂")), [(ItemField::Enterprise, ItemProblem::RightEnded)]);
    assert_eq!(problems(&stop("信阳毛尖", "无码合作社")), [(ItemField::Enterprise, ItemProblem::RightNone)]);
    let silent = one(AnnouncementKind::UserStop, item(2, "信阳毛尖", "信阳市某茶厂", ""));
    assert_eq!(problems(&silent), [(ItemField::Reason, ItemProblem::Missing)]);
    let change = item(2, "信阳毛尖", "信阳市某茶厂", "");
    let nothing = one(AnnouncementKind::UserChange, change.clone());
    assert_eq!(problems(&nothing), [(ItemField::NewName, ItemProblem::Missing)]);
    assert_eq!(problems(&one(AnnouncementKind::UserChange, change.with(ItemField::NewName, "新名茶厂"))), []);
    let early = Filing { date: Some(date(2019, 1, 1)), ..filing(AnnouncementKind::UserStop) };
    let row = item(2, "信阳毛尖", "信阳市某茶厂", "").with(ItemField::Reason, "x");
    assert_eq!(
        problems(&check(&early, &[row], &register(), &[]).remove(0)),
        [(ItemField::Enterprise, ItemProblem::Day)]
    );
}

#[test]
fn a_second_row_about_the_same_names_the_first_and_a_row_left_out_counts_for_nothing() {
    let row = |line| item(line, "信阳毛尖", "无码合作社", "");
    let out = AnnouncedItem { left_out: Some("不属本省".to_owned()), ..item(4, "没有", "没有", "x") };
    let got = check(&filing(AnnouncementKind::UserApproval), &[row(2), row(3), out], &register(), &[]);
    assert_eq!(problems(&got[0]), []);
    assert_eq!(problems(&got[1]), [(ItemField::Product, ItemProblem::Duplicate)]);
    assert_eq!(got[1].findings[0].other.as_deref(), Some("2"));
    assert!(got[2].left_out && got[2].findings.is_empty());
}

#[test]
fn a_row_answers_the_case_that_waited_for_it_and_no_other() {
    let case = |kind: Kind, change_of: Option<ChangeOf>, handed_in: i64| Application {
        kind,
        change_of,
        enterprise: "ent-tea".to_owned(),
        product: slug("maojian"),
        state: State::NationalReview,
        submitted_at: Some(handed_in),
        ..Application::sample()
    };
    let register = register();
    let answer = |kind: AnnouncementKind, values: &[(ItemField, &str)], case: &Application| {
        let mut row = item(2, "信阳毛尖", "信阳市某茶厂", "");
        row.values.extend(values.iter().map(|(field, value)| (*field, (*value).to_owned())));
        let (entry, rows) = (filing(kind), [row]);
        let checked = check(&entry, &rows, &register, &[]);
        waiting_cases(&entry, (&rows, &checked), &register, vec![case.clone()]).remove(&2).map(|found| found.answer)
    };
    // The announcement is of 1 November 2025, which began at this instant in China.
    let day = 1_761_926_400_000_000;
    let (change, stop) = (AnnouncementKind::UserChange, AnnouncementKind::UserStop);
    let (name, address) = ([(ItemField::NewName, "新茶厂")], [(ItemField::NewAddress, "新路1号")]);
    let wants = |of, at| case(Kind::Change, Some(of), at);
    let late_that_day = day + 86_399_999_999;
    assert_eq!(answer(change, &name, &wants(ChangeOf::Name, late_that_day)), Some(CaseAnswer::Answers));
    assert_eq!(answer(change, &name, &wants(ChangeOf::Name, late_that_day + 1)), Some(CaseAnswer::Before));
    assert_eq!(answer(change, &address, &wants(ChangeOf::Name, day)), Some(CaseAnswer::OtherChange));
    assert_eq!(answer(change, &name, &wants(ChangeOf::Address, day)), Some(CaseAnswer::OtherChange));
    assert_eq!(answer(change, &address, &wants(ChangeOf::Address, day)), Some(CaseAnswer::Answers));
    assert_eq!(answer(change, &name, &wants(ChangeOf::Place, day)), Some(CaseAnswer::Answers));
    let why = [(ItemField::Reason, "企业申请")];
    assert_eq!(answer(stop, &why, &case(Kind::GivingUp, None, day)), Some(CaseAnswer::Answers));
    assert_eq!(answer(stop, &why, &wants(ChangeOf::Name, day)), None, "a stop answers no change");
    assert_eq!(answer(stop, &[], &case(Kind::GivingUp, None, day)), None, "a doubtful row answers nothing");
    let elsewhere = Application { enterprise: "ent-open".to_owned(), ..case(Kind::GivingUp, None, day) };
    assert_eq!(answer(stop, &why, &elsewhere), None);
    let earlier = Application { state: State::ProvinceReview, ..case(Kind::GivingUp, None, day) };
    assert_eq!(answer(stop, &why, &earlier), None, "what the province has not decided waits for no announcement");
}
