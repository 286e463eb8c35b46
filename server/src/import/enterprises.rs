//! Enterprises and bases.

use super::names::place;
use super::problem::{ProblemKind, Problems};
use super::row::{Keys, Row, Targets, scaled};
use super::sheets::{ENTERPRISES, PRODUCTS};
use super::sources::{PlanFiles, citations};
use super::table::Table;
use daodi::division::Gazetteer;
use daodi::identifiers::{Slug, Uscc, UsccError};
use daodi::registry::{Base, Enterprise};

/// What the rows of enterprises and bases may refer to.
pub(super) struct Known<'a> {
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) files: &'a PlanFiles,
    pub(super) products: &'a Targets,
    pub(super) enterprises: &'a Targets,
}

/// The enterprises. A product they are listed with is one they work with, never an authorisation.
pub(super) fn enterprises(table: &Table, known: &Known<'_>, problems: &Problems) -> Vec<Enterprise> {
    let (mut ids, mut names, mut codes) = (Keys::new(), Keys::new(), Keys::new());
    let read = table.rows(problems).filter_map(|row| {
        let id = row.key("id", &mut ids);
        let name = unique_name(row, &mut names);
        let uscc = uscc(row).filter(|code| row.unique("uscc", code.as_str(), &mut codes, "a code of its own"));
        let products = row.list("product_ids").into_iter().filter_map(|id| product(row, "product_ids", id, known));
        let products: Vec<Slug> = products.collect();
        let (prefecture, county) = place(row, known.gazetteer);
        let brands = row.list("brand").into_iter().map(str::to_owned).collect();
        let role = row.name("role");
        let sources = citations(row, known.files, false);
        Some(Enterprise {
            id: id?,
            name: name?,
            uscc,
            products,
            prefecture,
            county,
            address: row.owned("address"),
            brands,
            authorisation_text: row.owned("authorisation"),
            role: role?,
            notes: row.owned("notes"),
            sources: sources?,
        })
    });
    read.collect()
}

fn uscc(row: Row<'_>) -> Option<Uscc> {
    match Uscc::parse(row.text("uscc")?) {
        Ok(code) => Some(code),
        Err(error) => {
            let what = match error {
                UsccError::SubjectCheck | UsccError::Check => ProblemKind::CheckDigit,
                _ => ProblemKind::Malformed,
            };
            row.fail("uscc", what, &format!("a code of GB 32100: {error}"));
            None
        }
    }
}

/// A name that no other row of the same prefecture has.
pub(super) fn unique_name(row: Row<'_>, seen: &mut Keys) -> Option<String> {
    let name = row.name("name_zh")?;
    let key = format!("{name}/{}", row.text("prefecture").unwrap_or_default());
    row.unique("name_zh", &key, seen, "each name once in a prefecture").then_some(name)
}

fn product(row: Row<'_>, column: &str, id: &str, known: &Known<'_>) -> Option<Slug> {
    row.reference(column, id, known.products, &format!("an id of {}", PRODUCTS.file))
}

/// The bases.
pub(super) fn bases(table: &Table, known: &Known<'_>, problems: &Problems) -> Vec<Base> {
    let (mut ids, mut names) = (Keys::new(), Keys::new());
    let read = table.rows(problems).filter_map(|row| {
        let id = row.key("id", &mut ids);
        let enterprise = row.text("enterprise_id").and_then(|id| {
            row.reference("enterprise_id", id, known.enterprises, &format!("an id of {}", ENTERPRISES.file))
        });
        let product = row.text("product_id").and_then(|id| product(row, "product_id", id, known));
        let name = unique_name(row, &mut names);
        row.required("prefecture");
        let (prefecture, county) = place(row, known.gazetteer);
        for column in ["lon", "lat"] {
            if row.text(column).is_some() {
                row.fail(column, ProblemKind::NotHeld, "nothing: no source states a base's point yet");
            }
        }
        let area_mu_hundredths = row.read("area_mu", "an area above 0 in mu, at most two decimal places", |text| {
            scaled(text, 2).filter(|area| *area > 0)
        });
        let sources = citations(row, known.files, false);
        Some(Base {
            id: id?,
            enterprise,
            product,
            name: name?,
            prefecture: prefecture?,
            county,
            township: row.owned("township"),
            area_mu_hundredths,
            notes: row.owned("notes"),
            sources: sources?,
        })
    });
    read.collect()
}
