//! All files of a register, read and checked.

use super::certainty::certainty;
use super::enterprises::{Known, bases, enterprises};
use super::geography::{changes, divisions, places, townships};
use super::outlines::{self, OutlineFile, hex};
use super::plans::{comparison, indicators, plans, programmes};
use super::problem::Problems;
use super::products::products;
use super::protections::Holders;
use super::report::{ImportReport, Outcome};
use super::row::Targets;
use super::sheets::{self, OUTLINES};
use super::table::{Table, bytes_of};
use daodi::division::Gazetteer;
use daodi::registry::RegisterRows;
use sha2::{Digest, Sha256};
use std::path::Path;

/// A register that was read whole and in which nothing is wrong.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// Every row. Authorisations are never among them: no file of the register makes one.
    pub rows: RegisterRows,
    /// SHA-256 over the names and contents of all files, hex.
    pub files_sha256: String,
    /// The files of outlines, checked.
    pub outlines: Vec<OutlineFile>,
}

/// Reads and checks every file of a directory. Every row of every file is looked at before anything is refused.
///
/// # Errors
/// A report with all problems found, where there are any.
pub fn read(dir: &Path) -> Result<Incoming, Box<ImportReport>> {
    let problems = Problems::default();
    let mut digest = Sha256::new();
    let mut tables = Vec::new();
    for (sheet, _) in &sheets::ALL {
        let bytes = bytes_of(dir, sheet.file, &problems).unwrap_or_default();
        digest.update(format!("{}\0{}\0", sheet.file, bytes.len()));
        digest.update(&bytes);
        // Of a file that is not there nothing more is said.
        let missing = problems.has(sheet.file);
        tables.push(if missing { Table::absent(sheet) } else { Table::read(sheet, &bytes, &problems) });
    }
    let rows = rows(&tables, &problems);
    let outlines = outlines::check(dir, &rows.divisions, &problems);
    for outline in &outlines {
        digest.update(format!("{}\0{}\0", outline.file, outline.sha256));
    }
    let files_sha256 = hex(&digest.finalize());
    let order: Vec<&str> =
        sheets::ALL.iter().map(|(sheet, _)| sheet.file).chain(OUTLINES.iter().map(|(file, _)| *file)).collect();
    let (found, beyond) = problems.into_sorted(&order);
    if found.is_empty() {
        return Ok(Incoming { rows, files_sha256, outlines });
    }
    let mut report = ImportReport::new(Outcome::Refused, files_sha256);
    report.problem_count = found.len() + beyond;
    report.problems = found.into_iter().take(super::SHOWN).collect();
    Err(Box::new(report))
}

fn rows(tables: &[Table], problems: &Problems) -> RegisterRows {
    let table = |sheet: &'static super::table::Sheet| tables.iter().find(|t| std::ptr::eq(t.sheet, sheet));
    let all = (
        (table(&sheets::REGIONS), table(&sheets::GEO_DIVISIONS), table(&sheets::CHANGES)),
        (table(&sheets::PLACES), table(&sheets::TOWNSHIPS), table(&sheets::CERTAINTY)),
        (table(&sheets::PLANS), table(&sheets::INDICATORS), table(&sheets::COMPARISON), table(&sheets::PROGRAMMES)),
        (table(&sheets::PRODUCTS), table(&sheets::ENTERPRISES), table(&sheets::BASES)),
    );
    let (
        (Some(region_table), Some(geo_table), Some(change_table)),
        (Some(place_table), Some(township_table), Some(certainty_table)),
        (Some(plan_table), Some(indicator_table), Some(comparison_table), Some(programme_table)),
        (Some(product_table), Some(enterprise_table), Some(base_table)),
    ) = all
    else {
        return RegisterRows::default();
    };
    let divisions = divisions(region_table, geo_table, problems);
    let division_changes = changes(change_table, &divisions, problems);
    let gazetteer = Gazetteer::new(&divisions, &division_changes);
    let units = Targets::read(region_table, "code", problems);
    let (plan_rows, files) = plans(plan_table, &gazetteer, problems);
    let plan_keys = Targets::read(plan_table, "plan_id", problems);
    let product_keys = Targets::read(product_table, "id", problems);
    let enterprise_keys = Targets::read(enterprise_table, "id", problems);
    let known = Known { gazetteer: &gazetteer, files: &files, products: &product_keys, enterprises: &enterprise_keys };
    let holders = Holders::read(enterprise_table, problems);
    let (product_rows, announcements) = products(product_table, &gazetteer, &files, &holders, problems);
    RegisterRows {
        division_changes,
        places: places(place_table, &units, problems),
        townships: townships(township_table, &units, problems),
        indicators: indicators(indicator_table, &gazetteer, &plan_keys, &files, problems),
        city_comparison: comparison(comparison_table, &plan_keys, &files, problems),
        programmes: programmes(programme_table, &gazetteer, &plan_keys, &files, problems),
        plans: plan_rows,
        products: product_rows,
        announcements,
        enterprises: enterprises(enterprise_table, &known, problems),
        bases: bases(base_table, &known, problems),
        authorisations: Vec::new(),
        grounds: Vec::new(),
        authorisation_changes: Vec::new(),
        filed: Vec::new(),
        protection_steps: Vec::new(),
        certainty: certainty(certainty_table, problems),
        divisions,
    }
}
