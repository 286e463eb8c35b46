//! Every form of citation in the register's data and in the literature.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use super::*;
use AnnouncementKind::{Acceptance, AgriRegistration, OriginMark, Recognition};
use Issuer::{Agriculture, Aqsiq, Cnipa, Unstated};

type Row = (&'static str, Issuer, Option<i16>, Option<u32>, Option<&'static str>, AnnouncementKind, &'static str);

/// The announcements cited in `products.csv`.
const DATA: &[Row] = &[
    ("2002年第87号(原产地标记公告)", Unstated, Some(2002), Some(87), None, OriginMark, "origin-mark-87-2002"),
    ("农业部公告第1699号", Agriculture, None, Some(1699), None, AgriRegistration, "agriculture-1699"),
    ("国家知识产权局公告第601号", Cnipa, None, Some(601), None, Recognition, "cnipa-601"),
    ("国家知识产权局公告第646号(2025)", Cnipa, Some(2025), Some(646), None, Recognition, "cnipa-646-2025"),
    (
        "国家知识产权局公告：北京鸭等90个产品认定(2025-05)",
        Cnipa,
        None,
        None,
        Some("2025-05"),
        Recognition,
        "cnipa-2025-05-ec8b71e9",
    ),
    (
        "质检总局公告(涉县黑枣等30个产品，2018-01-03发布)",
        Aqsiq,
        None,
        None,
        Some("2018-01-03"),
        Recognition,
        "aqsiq-2018-01-03-c10356fe",
    ),
    ("质检总局公告(长葛枣花蜜等5个产品)", Aqsiq, None, None, None, Recognition, "aqsiq-44104efc"),
    ("质检总局公告2003年第74号", Aqsiq, Some(2003), Some(74), None, Recognition, "aqsiq-74-2003"),
    ("质检总局公告2004年第183号", Aqsiq, Some(2004), Some(183), None, Recognition, "aqsiq-183-2004"),
    ("质检总局公告2004年第94号", Aqsiq, Some(2004), Some(94), None, Recognition, "aqsiq-94-2004"),
    ("质检总局公告2005年第16号（受理）", Aqsiq, Some(2005), Some(16), None, Acceptance, "aqsiq-16-2005"),
    ("质检总局公告2006年第204号", Aqsiq, Some(2006), Some(204), None, Recognition, "aqsiq-204-2006"),
    ("质检总局公告2007年第50号", Aqsiq, Some(2007), Some(50), None, Recognition, "aqsiq-50-2007"),
    ("质检总局公告2010年第70号", Aqsiq, Some(2010), Some(70), None, Recognition, "aqsiq-70-2010"),
    ("质检总局公告2015年第74号(乐亭甜瓜等23个产品)", Aqsiq, Some(2015), Some(74), None, Recognition, "aqsiq-74-2015"),
    ("质检总局第90号（年份来源未写）", Aqsiq, None, Some(90), None, Recognition, "aqsiq-90"),
];

/// Forms seen elsewhere.
const SEEN: &[Row] = &[
    ("国家质检总局2006年第204号公告", Aqsiq, Some(2006), Some(204), None, Recognition, "aqsiq-204-2006"),
    ("质检总局公告2017年第21号", Aqsiq, Some(2017), Some(21), None, Recognition, "aqsiq-21-2017"),
    ("国家质量监督检验检疫总局公告（2010年第31号）", Aqsiq, Some(2010), Some(31), None, Recognition, "aqsiq-31-2010"),
    ("2011年第178号", Unstated, Some(2011), Some(178), None, Recognition, "announcement-178-2011"),
    ("国家知识产权局公告 第五七七号", Cnipa, None, Some(577), None, Recognition, "cnipa-577"),
    ("国家知识产权局第五〇八号公告", Cnipa, None, Some(508), None, Recognition, "cnipa-508"),
    ("第475号", Unstated, None, Some(475), None, Recognition, "announcement-475"),
    ("国家知识产权局公告（第３５４号）", Cnipa, None, Some(354), None, Recognition, "cnipa-354"),
    ("农业部公告第1813号", Agriculture, None, Some(1813), None, AgriRegistration, "agriculture-1813"),
    ("质检总局公告二〇〇六年第一百七十八号", Aqsiq, Some(2006), Some(178), None, Recognition, "aqsiq-178-2006"),
    (
        "质检总局公告2015年第74号（2015年6月24日）",
        Aqsiq,
        Some(2015),
        Some(74),
        Some("2015-06-24"),
        Recognition,
        "aqsiq-74-2015",
    ),
];

#[test]
fn announcements_are_read_as_far_as_the_citation_goes() {
    for (text, issuer, year, number, date, kind, slug) in DATA.iter().chain(SEEN).copied() {
        let Ok(CitedDocument::Announcement(read)) = AnnouncementNumber::parse(text) else {
            panic!("{text} is an announcement")
        };
        let date = date.map(|date| PartialDate::parse(date).unwrap());
        let expected = AnnouncementNumber { issuer, year, number, date, kind, text: text.to_owned() };
        assert_eq!(read, expected, "{text}");
        assert_eq!(read.slug().unwrap().as_str(), slug, "{text}");
    }
}

#[test]
fn certificates_and_documents_on_the_area_are_told_apart() {
    let certificate = |number: &str| Ok(CitedDocument::Certificate(number.to_owned()));
    let area = |number: &str| Ok(CitedDocument::AreaDocument(number.to_owned()));
    for (text, expected) in [
        ("AGI00266", certificate("AGI00266")),
        ("AGI00295", certificate("AGI00295")),
        ("AGI00451", certificate("AGI00451")),
        ("AGI02708(2019)", certificate("AGI02708")),
        ("AGI02921", certificate("AGI02921")),
        ("AGI03182", certificate("AGI03182")),
        ("AGI2010-03-00266（质量控制技术规范）", certificate("AGI2010-03-00266")),
        ("卢政[2004]32号（范围文件）", area("卢政[2004]32号")),
        ("卢政文[2004]22号（范围文件）", area("卢政文[2004]22号")),
        ("周政函〔2014〕22号(范围)", area("周政函〔2014〕22号")),
        ("宛政函〔2022〕7号（范围文件）", area("宛政函〔2022〕7号")),
        ("淮政文〔2006〕58号（范围文件）", area("淮政文〔2006〕58号")),
        ("禹政[2004]106号（范围文件）", area("禹政[2004]106号")),
        ("焦政文[2002]114号", area("焦政文[2002]114号")),
    ] {
        assert_eq!(AnnouncementNumber::parse(text), expected, "{text}");
    }
}

#[test]
fn every_cell_of_the_register_is_read() {
    let csv = include_str!("../../data/henan/products.csv");
    let mut rows = csv.lines();
    let column = rows.next().unwrap().split(',').position(|name| name == "announcement").unwrap();
    let mut read = 0;
    for row in rows {
        let mut quoted = false;
        let mut cells = row.split(|c| {
            quoted ^= c == '"';
            c == ',' && !quoted
        });
        for cell in cells.nth(column).unwrap().split('|').filter(|cell| !cell.trim().is_empty()) {
            assert!(AnnouncementNumber::parse(cell.trim_matches('"')).is_ok(), "{cell}");
            read += 1;
        }
    }
    assert!(read > 50, "{read} cells");
}

#[test]
fn what_cites_nothing_is_refused() {
    for (text, error) in [
        ("  ", CitationError::Empty),
        ("信阳毛尖", CitationError::Unknown),
        ("AGI", CitationError::Unknown),
        ("AGI之一", CitationError::Unknown),
        ("质检总局公告", CitationError::Bare),
        ("国家知识产权局公告第646号、第650号", CitationError::Several),
        ("质检总局公告2007年第0号", CitationError::Number),
        ("质检总局公告第99999999999号", CitationError::Number),
        ("质检总局公告第一二百号", CitationError::Number),
        ("质检总局公告(2018-13-03)", CitationError::Number),
    ] {
        assert_eq!(AnnouncementNumber::parse(text), Err(error), "{text}");
    }
}

proptest::proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "[0-9年第号公告〔〕()\\[\\]（）一二十百千政AGI-]{0,24}") {
        if let Ok(CitedDocument::Announcement(read)) = AnnouncementNumber::parse(&text) {
            proptest::prop_assert!(read.slug().is_ok());
        }
    }
}
