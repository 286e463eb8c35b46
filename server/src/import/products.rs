//! Products.

use super::enterprises::unique_name;
use super::names::{county, prefecture};
use super::problem::{ProblemKind, Problems};
use super::protections::{Announcements, Holders, rights};
use super::row::{HENAN_LAT, HENAN_LON, Keys, Row};
use super::sources::{PlanFiles, citations};
use super::table::Table;
use daodi::division::Gazetteer;
use daodi::registry::{Announcement, AreaBox, Category, Product};
use std::collections::HashMap;

/// The products with the announcements that they cite.
pub(super) fn products(
    table: &Table,
    gazetteer: &Gazetteer,
    files: &PlanFiles,
    holders: &Holders<'_>,
    problems: &Problems,
) -> (Vec<Product>, Vec<Announcement>) {
    let (mut ids, mut names) = (Keys::new(), Keys::new());
    let mut cited = Announcements::default();
    let mut read = Vec::new();
    let members = members(table, problems);
    for row in table.rows(problems) {
        umbrella(row, &members);
        read.extend(product(row, gazetteer, files, holders, &mut cited, &mut ids, &mut names));
    }
    (read, cited.into_rows())
}

fn product(
    row: Row<'_>,
    gazetteer: &Gazetteer,
    files: &PlanFiles,
    holders: &Holders<'_>,
    cited: &mut Announcements,
    ids: &mut Keys,
    names: &mut Keys,
) -> Option<Product> {
    let slug = row.key("id", ids);
    let name = unique_name(row, names);
    let name_en = row.name("name_en");
    let category = row.coded("category", Category::ALL, Category::zh);
    row.required("prefecture");
    let prefecture = prefecture(row, "prefecture", gazetteer);
    let mut counties = Vec::new();
    for name in row.list("counties") {
        let Some(code) = prefecture.and_then(|above| county(row, "counties", name, above, gazetteer)) else { continue };
        if counties.contains(&code) {
            row.fail_with("counties", name, ProblemKind::Repeated, "each county once, by its name of today");
        } else {
            counties.push(code);
        }
    }
    let first_protected = row.date("protection_date");
    let rights = rights(row, slug.as_ref(), holders, cited);
    let area_box = area_box(row);
    let point = row.point("lon", "lat");
    let season_months = months(row);
    let sources = citations(row, files, false);
    Some(Product {
        slug: slug?,
        name: name?,
        name_en: name_en?,
        aliases: row.list("aliases").into_iter().map(str::to_owned).collect(),
        category: category?,
        umbrella: row.owned("umbrella"),
        prefecture: prefecture?,
        counties,
        protections: rights.protections,
        first_protected,
        area_documents: rights.area_documents,
        area_text: row.owned("area_text"),
        area_box,
        point,
        standard: row.owned("standard"),
        applicant: row.owned("applicant"),
        quality_traits: row.owned("quality_traits"),
        eu_agreement: row.text("in_eu_agreement").map(stated),
        demo_zone: row.text("demo_zone").map(stated),
        season_months,
        notes: row.owned("notes"),
        sources: sources?,
    })
}

/// The box of a notice: all four limits or none, inside Henan, each lower one below the upper.
fn area_box(row: Row<'_>) -> Option<AreaBox> {
    let columns = ["lon_min", "lon_max", "lat_min", "lat_max"];
    if columns.iter().all(|column| row.text(column).is_none()) {
        return None;
    }
    for column in columns {
        if row.table.text(row.index, column) == Some("") {
            row.fail(column, ProblemKind::Empty, "all four limits of the box, or none");
        }
    }
    let limits = [HENAN_LON, HENAN_LON, HENAN_LAT, HENAN_LAT];
    let mut degrees = [None; 4];
    for ((column, limits), read) in columns.iter().zip(limits).zip(&mut degrees) {
        *read = row.degrees(column).filter(|value| row.inside(column, *value, limits));
    }
    let [lon_min, lon_max, lat_min, lat_max] = degrees;
    for (low, high, column, below) in
        [(lon_min, lon_max, "lon_max", "lon_min"), (lat_min, lat_max, "lat_max", "lat_min")]
    {
        if let (Some(low), Some(high)) = (low, high)
            && low >= high
        {
            row.fail(column, ProblemKind::OutOfRange, &format!("more than {below}, {low}"));
        }
    }
    Some(AreaBox { lon_min: lon_min?, lon_max: lon_max?, lat_min: lat_min?, lat_max: lat_max? })
}

/// Months 1 to 12 in the order of the season: 11|12|1.
fn months(row: Row<'_>) -> Vec<u8> {
    let mut months = Vec::new();
    for item in row.list("season_months") {
        match item.parse::<u8>() {
            Ok(month) if (1..=12).contains(&month) && !item.starts_with(['0', '+']) => months.push(month),
            _ => row.fail_with("season_months", item, ProblemKind::OutOfRange, "months 1 to 12 separated by |"),
        }
    }
    months
}

/// How many rows carry each umbrella name, and which names products have.
fn members<'a>(table: &'a Table, problems: &'a Problems) -> HashMap<&'a str, usize> {
    let mut members = HashMap::new();
    for row in table.rows(problems) {
        for name in [row.text("umbrella"), row.text("name_zh")].into_iter().flatten() {
            *members.entry(name).or_default() += 1;
        }
    }
    members
}

/// An umbrella groups products: a name that no other row carries is a slip of the pen.
fn umbrella(row: Row<'_>, members: &HashMap<&str, usize>) {
    if row.text("umbrella").is_some_and(|name| members.get(name).copied().unwrap_or(0) < 2) {
        row.fail("umbrella", ProblemKind::UnknownReference, "a name that another product shares or bears");
    }
}

/// What a source states, without the mark `yes` that stands before it in the file.
fn stated(text: &str) -> String {
    let Some(rest) = text.strip_prefix("yes") else { return text.to_owned() };
    let rest = rest.trim_start_matches([',', ' ']);
    let inner = rest.strip_prefix('（').and_then(|rest| rest.strip_suffix('）'));
    let inner = inner.filter(|inner| !inner.contains(['（', '）'])).unwrap_or(rest);
    if inner.is_empty() { "是".to_owned() } else { inner.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_yes_is_no_part_of_what_a_source_states() {
        assert_eq!(stated("第一批(100个)"), "第一批(100个)");
        assert_eq!(stated("yes（2020年报道入选名录，批次未注明）"), "2020年报道入选名录，批次未注明");
        assert_eq!(stated("yes, 国家级（2021年批准/验收）"), "国家级（2021年批准/验收）");
        assert_eq!(stated("yes"), "是");
    }
}
