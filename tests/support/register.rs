//! A small register that uses every field, with texts that are easily spoilt.

use daodi::division::{Division, DivisionChange, DivisionLevel, DivisionStatus, Place, PlacePrecision, Township};
use daodi::identifiers::{AnnouncementKind, DivisionCode, Issuer, PartialDate, Slug};
use daodi::ports::{ImportRecord, RecordChange};
use daodi::registry::{
    Announcement, AreaBox, Authorisation, AuthorisationState, Base, Category, Certainty, Citation, DataSet, Enterprise,
    FieldCertainty, Product, Protection, RegisterRows, SourceKind, Track,
};
use daodi::search::{ObjectKind, TokenRow};
use daodi::statistics::{CityFigure, FigureKind, Indicator, IndicatorKind, Plan, PlanStatus, Programme};

/// Quotes, a backslash, a dollar and a question mark, line ends, a character beyond the basic plane, a combining mark,
/// directional marks, leading and trailing spaces.
pub const TRICKY: &str = " '\"`\\ $1 ? %_ ; -- \r\n\t 𠮷 e\u{301} \u{202e}\u{feff} 信阳毛尖 ";

/// A slug.
#[must_use]
pub fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

/// A division's code.
#[must_use]
pub fn code(text: &str) -> DivisionCode {
    DivisionCode::parse(text).unwrap()
}

/// An import of this number.
#[must_use]
pub fn import(number: i64) -> ImportRecord {
    ImportRecord {
        id: format!("0198c0de-0000-7000-8000-{number:012}"),
        at: 1_763_600_000_000_000 + number,
        files_sha256: "0".repeat(64),
        added: 3,
        changed: 1,
    }
}

/// A product of which only the name is known.
#[must_use]
pub fn product(id: &str, name: &str) -> Product {
    Product {
        slug: slug(id),
        name: name.to_owned(),
        name_en: name.to_owned(),
        aliases: vec![],
        category: Category::Other,
        umbrella: None,
        prefecture: code("411500"),
        counties: vec![],
        protections: vec![],
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

/// An enterprise of which only the name is known.
#[must_use]
pub fn enterprise(id: &str, name: &str) -> Enterprise {
    Enterprise {
        id: slug(id),
        name: name.to_owned(),
        uscc: None,
        products: vec![],
        prefecture: None,
        county: None,
        address: None,
        brands: vec![],
        authorisation_text: None,
        role: "龙头企业".to_owned(),
        notes: None,
        sources: vec![],
    }
}

/// A base of which only the name is known.
#[must_use]
pub fn base(id: &str, name: &str) -> Base {
    Base {
        id: slug(id),
        enterprise: None,
        product: None,
        name: name.to_owned(),
        prefecture: code("411500"),
        county: None,
        township: None,
        area_mu_hundredths: None,
        notes: None,
        sources: vec![],
    }
}

/// An authorisation in force since 2025.
#[must_use]
pub fn authorisation(number: u32, enterprise: &str, product: &str) -> Authorisation {
    let id = format!("0198c0de-0000-7000-9000-{number:012}");
    let from = jiff::civil::date(2025, 1, 31);
    Authorisation::granted(id, slug(enterprise), slug(product), Track::GiProduct, from, TRICKY.to_owned())
}

fn citation(kind: SourceKind, text: &str) -> Citation {
    Citation { kind, text: text.to_owned() }
}

fn division(code_text: &str, name: &str, parent: Option<&str>, level: DivisionLevel) -> Division {
    Division {
        code: code(code_text),
        name: name.to_owned(),
        short: name.trim_end_matches('市').to_owned(),
        name_en: String::new(),
        parent: parent.map(code),
        level,
        status: DivisionStatus::Current,
        area_m2: None,
        label_point: None,
        seat: None,
        note: None,
        source: "名录".to_owned(),
    }
}

fn divisions() -> Vec<Division> {
    vec![
        // Before the unit above it, on purpose.
        Division {
            area_m2: Some(1_839_000_000),
            label_point: Some((113.999_999_999_9, 32.1)),
            seat: Some((114.0, 32.0)),
            note: Some(TRICKY.to_owned()),
            source: TRICKY.to_owned(),
            ..division("411502", "浉河区", Some("411500"), DivisionLevel::County)
        },
        division("411500", "信阳市", Some("410000"), DivisionLevel::Prefecture),
        division("410000", "河南省", None, DivisionLevel::Province),
        Division {
            status: DivisionStatus::Abolished,
            note: Some(String::new()),
            ..division("410322", "孟津县", Some("410000"), DivisionLevel::County)
        },
        Division { status: DivisionStatus::Statistical, ..division("411571", "开发区", None, DivisionLevel::Zone) },
    ]
}

fn products() -> Vec<Product> {
    let right = |track, announcements: &[&str]| Protection {
        track,
        number: None,
        holder: None,
        announcements: announcements.iter().map(|id| (*id).to_owned()).collect(),
        converted: false,
    };
    vec![
        Product {
            aliases: vec![TRICKY.to_owned(), String::new(), "豫毛峰".to_owned()],
            category: Category::Tea,
            umbrella: Some("四大怀药".to_owned()),
            counties: vec![code("411502"), code("410322")],
            protections: vec![
                right(Track::GiProduct, &["cnipa-2025-646", "aqsiq-2005-1"]),
                Protection {
                    number: Some("3047772".to_owned()),
                    holder: Some(TRICKY.to_owned()),
                    converted: true,
                    ..right(Track::CertificationMark, &[])
                },
                right(Track::AgriGiLegacy, &["cnipa-2025-646"]),
            ],
            first_protected: PartialDate::parse("2012-07").ok(),
            area_documents: vec!["文件一".to_owned()],
            area_text: Some(String::new()),
            area_box: Some(AreaBox { lon_min: 113.75, lon_max: 115.916_666_666_666_67, lat_min: 31.0, lat_max: -0.0 }),
            point: Some((0.1 + 0.2, f64::MIN_POSITIVE)),
            standard: Some("GB/T 22737".to_owned()),
            applicant: Some("市政府".to_owned()),
            quality_traits: Some(TRICKY.to_owned()),
            eu_agreement: Some("首批".to_owned()),
            demo_zone: Some("国家级".to_owned()),
            season_months: vec![11, 12, 1, 2],
            notes: Some("𠮷".to_owned()),
            sources: vec![citation(SourceKind::Web, TRICKY), citation(SourceKind::Plan, "henan-145")],
            ..product("xinyang-maojian", "信阳毛尖")
        },
        // Out of the alphabet's order, on purpose.
        product("aa-first-by-name", TRICKY),
        Product { category: Category::Craft, ..product("jun-ci", "钧瓷") },
    ]
}

fn announcements() -> Vec<Announcement> {
    let one = |id: &str, issuer, kind| Announcement {
        id: slug(id),
        issuer,
        year: None,
        number: None,
        date: None,
        kind,
        text: TRICKY.to_owned(),
        products: vec![],
    };
    vec![
        Announcement {
            year: Some(2025),
            number: Some(u32::MAX),
            date: PartialDate::parse("2025").ok(),
            products: vec![slug("xinyang-maojian"), slug("aa-first-by-name")],
            ..one("cnipa-2025-646", Issuer::Cnipa, AnnouncementKind::Recognition)
        },
        one("aqsiq-2005-1", Issuer::Aqsiq, AnnouncementKind::OriginMark),
        one("agri-x", Issuer::Agriculture, AnnouncementKind::AgriRegistration),
        one("aa-x", Issuer::Unstated, AnnouncementKind::Acceptance),
    ]
}

fn statistics(rows: &mut RegisterRows) {
    let plan = |id: &str, status| Plan {
        id: slug(id),
        title: TRICKY.to_owned(),
        title_en: "Plan".to_owned(),
        document_no: None,
        issuer: None,
        issued_on: None,
        period_from: 2021,
        period_to: 2025,
        status,
        region: code("410000"),
    };
    rows.plans = vec![
        Plan {
            document_no: Some("豫知〔2022〕4号".to_owned()),
            issuer: Some("局".to_owned()),
            issued_on: PartialDate::parse("2022").ok(),
            ..plan("zz-plan", PlanStatus::Formal)
        },
        plan("henan-145", PlanStatus::DraftForComments),
    ];
    let indicator = |id: &str, kind| Indicator {
        id: slug(id),
        region: code("410000"),
        domain: "地理标志".to_owned(),
        name: "数量".to_owned(),
        unit: None,
        base_year: None,
        base_value: None,
        target_year: None,
        target_value: None,
        target_text: None,
        kind,
        attribute: None,
        note: None,
        plan: slug("henan-145"),
        section: TRICKY.to_owned(),
    };
    rows.indicators = vec![
        Indicator {
            unit: Some("个".to_owned()),
            base_year: Some(2020),
            base_value: Some("66.50".to_owned()),
            target_year: Some(2025),
            target_value: Some("100".to_owned()),
            target_text: Some(String::new()),
            attribute: Some("预期性".to_owned()),
            note: Some(TRICKY.to_owned()),
            ..indicator("ind-002", IndicatorKind::Cumulative)
        },
        indicator("ind-001", IndicatorKind::Yearly),
    ];
    let figure = |year, kind, note: Option<&str>| CityFigure {
        table: "表1".to_owned(),
        city: "郑州".to_owned(),
        year,
        indicator: TRICKY.to_owned(),
        unit: "件".to_owned(),
        value: "2.43/2.35".to_owned(),
        kind,
        note: note.map(ToOwned::to_owned),
        plan: slug("henan-145"),
    };
    rows.city_comparison = vec![
        figure(2025, FigureKind::Target, Some(TRICKY)),
        figure(2020, FigureKind::Base, Some("")),
        figure(2020, FigureKind::Actual, None),
    ];
    let programme = |id: &str| Programme {
        id: slug(id),
        region: code("411500"),
        name: "工程".to_owned(),
        topic: "品牌".to_owned(),
        section: String::new(),
        text: TRICKY.to_owned(),
        responsible: None,
        deadline: None,
        names: vec![],
        plan: slug("zz-plan"),
    };
    rows.programmes = vec![
        Programme {
            responsible: Some("局".to_owned()),
            deadline: Some("每年".to_owned()),
            names: vec![TRICKY.to_owned(), "信阳毛尖".to_owned()],
            ..programme("prog-002")
        },
        programme("prog-001"),
    ];
    let certainty = |data_set, field: &str, certainty| FieldCertainty {
        data_set,
        field: field.to_owned(),
        certainty,
        note_zh: TRICKY.to_owned(),
        note_en: String::new(),
    };
    rows.certainty = vec![
        certainty(DataSet::Products, "uscc", Certainty::Incomplete),
        certainty(DataSet::Bases, "*", Certainty::Low),
        certainty(DataSet::Products, "*", Certainty::High),
        certainty(DataSet::Certainty, "*", Certainty::Good),
        certainty(DataSet::Divisions, "*", Certainty::Medium),
    ];
}

/// The whole small register.
#[must_use]
pub fn rows() -> RegisterRows {
    let change = |old_code: &str, document: Option<&str>| DivisionChange {
        old_code: old_code.to_owned(),
        old_name: "孟津县".to_owned(),
        old_parent: "洛阳市".to_owned(),
        new_code: "410308".to_owned(),
        new_name: "孟津区".to_owned(),
        new_parent: "洛阳市".to_owned(),
        effective: "2021-03-18".to_owned(),
        document: document.map(ToOwned::to_owned),
        kind: "县改区".to_owned(),
        note: document.map(|_| TRICKY.to_owned()),
    };
    let place = |name: &str, precision, full: bool| Place {
        code: full.then(|| "411502001".to_owned()),
        name: name.to_owned(),
        lon: 114.123_456_789,
        lat: 32.0,
        precision,
        county: code("411502"),
        boundary_m: full.then_some(-12),
        source: TRICKY.to_owned(),
    };
    let mut rows = RegisterRows {
        divisions: divisions(),
        division_changes: vec![change("410322", Some("国函")), change("10322", None)],
        places: vec![
            place("浉河区", PlacePrecision::CountySeat, true),
            place("浉河区", PlacePrecision::CountyLabelPoint, false),
            place("河南", PlacePrecision::ProvinceSeat, false),
            place("信阳", PlacePrecision::PrefectureSeat, false),
            place("董家河", PlacePrecision::Township, false),
            place(TRICKY, PlacePrecision::Locality, false),
        ],
        townships: vec![
            Township {
                code: "411502999000".to_owned(),
                name: TRICKY.to_owned(),
                kind: "其他".to_owned(),
                county: code("411571"),
                statistical_zone: true,
                point: None,
                point_source: None,
            },
            Township {
                code: "411502001000".to_owned(),
                name: "老城街道".to_owned(),
                kind: "街道".to_owned(),
                county: code("411502"),
                statistical_zone: false,
                point: Some((114.07, 32.13)),
                point_source: Some(TRICKY.to_owned()),
            },
        ],
        products: products(),
        announcements: announcements(),
        enterprises: vec![
            Enterprise {
                uscc: daodi::identifiers::Uscc::parse("91350100M000100Y43").ok(),
                products: vec![slug("jun-ci"), slug("xinyang-maojian")],
                prefecture: Some(code("411500")),
                county: Some(code("411502")),
                address: Some(TRICKY.to_owned()),
                brands: vec!["龙潭".to_owned(), TRICKY.to_owned()],
                authorisation_text: Some(String::new()),
                notes: Some(TRICKY.to_owned()),
                sources: vec![citation(SourceKind::Package, TRICKY), citation(SourceKind::Web, TRICKY)],
                ..enterprise("ent-zz", TRICKY)
            },
            enterprise("ent-aa", "茶业"),
        ],
        grounds: Vec::new(),
        bases: vec![
            Base {
                enterprise: Some(slug("ent-zz")),
                product: Some(slug("xinyang-maojian")),
                county: Some(code("411502")),
                township: Some(TRICKY.to_owned()),
                area_mu_hundredths: Some(i64::MAX),
                notes: Some(String::new()),
                sources: vec![citation(SourceKind::Web, "")],
                ..base("base-zz", TRICKY)
            },
            base("base-aa", "基地"),
        ],
        authorisations: vec![
            Authorisation {
                until: Some(jiff::civil::date(2025, 12, 31)),
                state: AuthorisationState::Stopped,
                ..authorisation(2, "ent-zz", "xinyang-maojian")
            },
            authorisation(1, "ent-zz", "xinyang-maojian"),
        ],
        ..RegisterRows::default()
    };
    statistics(&mut rows);
    rows
}

/// Tokens for the small register.
#[must_use]
pub fn tokens() -> Vec<TokenRow> {
    let token = |token: &str, kind, object: &str, weight| TokenRow {
        token: token.to_owned(),
        kind,
        object: object.to_owned(),
        weight,
    };
    vec![
        token("毛尖", ObjectKind::Product, "xinyang-maojian", 90),
        token("毛尖", ObjectKind::Enterprise, "ent-zz", -5),
        token("xymj", ObjectKind::Product, "xinyang-maojian", i32::MAX),
        token("𠮷", ObjectKind::Division, "411500", 1),
    ]
}

/// What an import of the small register would record for its products.
#[must_use]
pub fn changes(rows: &RegisterRows, added: bool) -> Vec<RecordChange> {
    rows.products
        .iter()
        .map(|product| RecordChange {
            data_set: DataSet::Products,
            key: product.slug.to_string(),
            added,
            after: serde_json::to_value(product).unwrap(),
        })
        .collect()
}
