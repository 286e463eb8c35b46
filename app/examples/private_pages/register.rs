//! A register with the real divisions and a few invented enterprises.

use daodi::division::{Division, DivisionLevel, DivisionStatus};
use daodi::identifiers::{DivisionCode, Slug, Uscc};
use daodi::registry::{Category, Enterprise, Product, Protection, Register, RegisterRows, Track};
use daodi::search::tokens;
use std::{fs, io, path::Path};

/// Reads the divisions.
pub(crate) fn read(regions: &Path) -> io::Result<Register> {
    let text = fs::read_to_string(regions)?;
    let divisions = text.lines().skip(1).filter_map(division).collect();
    let enterprises = [
        ("ent-yanshi-chaye", "信阳演示茶叶专业合作社", Some("93411502MADEM0011X"), "411500", Some("411502")),
        ("ent-yanshi-maojian", "信阳市演示毛尖有限公司", None, "411500", Some("411503")),
    ];
    let enterprises = enterprises.iter().filter_map(|(id, name, uscc, prefecture, county)| {
        Some(Enterprise {
            id: Slug::parse(id).ok()?,
            name: (*name).to_owned(),
            uscc: uscc.and_then(|code| Uscc::parse(code).ok()),
            products: Vec::new(),
            prefecture: DivisionCode::parse(prefecture).ok(),
            county: county.and_then(|code| DivisionCode::parse(code).ok()),
            address: uscc.map(|_| "河南省信阳市浉河区浉河港镇演示村 18 号".to_owned()),
            brands: Vec::new(),
            authorisation_text: None,
            role: "企业".to_owned(),
            notes: None,
            sources: Vec::new(),
        })
    });
    let products = products();
    let rows = RegisterRows { divisions, enterprises: enterprises.collect(), products, ..RegisterRows::default() };
    let words = tokens(&rows);
    Ok(Register::new(1, rows, words).of_day("2026-11-20".to_owned()))
}

/// Names of the real register, with what the samples need of them.
fn products() -> Vec<Product> {
    let xinyang = "411500";
    let maojian = ["411502", "411503", "411521", "411522", "411523", "411524", "411525", "411526"];
    [
        product(
            ("xinyang-maojian", "信阳毛尖", "Xinyang Maojian Tea"),
            (xinyang, &maojian),
            &[Track::GiProduct, Track::GiTrademarkUnspecified, Track::AgriGiLegacy],
        ),
        product(("xinyang-hong", "信阳红", "Xinyang Hong Black Tea"), (xinyang, &[]), &[]),
        product(("gushi-ji", "固始鸡", "Gushi Chicken"), (xinyang, &["411525"]), &[Track::AgriGiLegacy]),
        product(
            ("zhengyang-huasheng", "正阳花生", "Zhengyang Peanuts"),
            ("411700", &["411724"]),
            &[Track::CollectiveMark],
        ),
        product(("xixia-xianggu", "西峡香菇", "Xixia Shiitake"), ("411300", &["411323"]), &[Track::GiProduct]),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn product(names: (&str, &str, &str), place: (&str, &[&str]), tracks: &[Track]) -> Option<Product> {
    let (slug, name, name_en) = names;
    let tea = slug.starts_with("xinyang");
    Some(Product {
        slug: Slug::parse(slug).ok()?,
        name: name.to_owned(),
        name_en: name_en.to_owned(),
        aliases: Vec::new(),
        category: Category::ALL.first().copied()?,
        umbrella: None,
        prefecture: DivisionCode::parse(place.0).ok()?,
        counties: place.1.iter().filter_map(|code| DivisionCode::parse(code).ok()).collect(),
        protections: tracks
            .iter()
            .map(|track| Protection {
                track: *track,
                number: track.is_trademark().then(|| "3047772".to_owned()),
                holder: None,
                announcements: Vec::new(),
                converted: false,
            })
            .collect(),
        first_protected: None,
        area_documents: Vec::new(),
        area_text: (tea && !tracks.is_empty())
            .then(|| "信阳市浉河、平桥、潢川、光山、新县、罗山、商城、固始的128个产茶乡镇和10个国有林场".to_owned()),
        area_box: None,
        point: None,
        standard: tea.then(|| "GB/T 22737-2008".to_owned()),
        applicant: None,
        quality_traits: None,
        eu_agreement: None,
        demo_zone: None,
        season_months: Vec::new(),
        notes: None,
        sources: Vec::new(),
    })
}

/// A line of the file. Commas inside quotes stand in the last two columns only, which are not needed.
fn division(line: &str) -> Option<Division> {
    let cells: Vec<&str> = line.split(',').collect();
    let (name, level) = (*cells.get(1)?, *cells.get(4)?);
    Some(Division {
        code: DivisionCode::parse(cells.first()?).ok()?,
        name: name.to_owned(),
        short: name.trim_end_matches(['市', '县', '区']).to_owned(),
        name_en: (*cells.get(2)?).to_owned(),
        parent: DivisionCode::parse(cells.get(3)?).ok(),
        level: DivisionLevel::from_code(level)?,
        status: DivisionStatus::from_code(cells.get(5)?)?,
        area_m2: None,
        label_point: None,
        seat: None,
        note: None,
        source: String::new(),
    })
}
