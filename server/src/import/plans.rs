//! Plans, indicators, programmes and the comparison of cities.

use super::names::region;
use super::problem::{ProblemKind, Problems};
use super::row::{Keys, Row, Targets, is_decimal};
use super::sheets::PLANS;
use super::sources::PlanFiles;
use super::table::Table;
use daodi::division::Gazetteer;
use daodi::identifiers::Slug;
use daodi::statistics::{CityFigure, FigureKind, Indicator, IndicatorKind, Plan, PlanStatus, Programme};
use std::collections::HashMap;

const STATUSES: &[(&str, PlanStatus)] = &[("正式", PlanStatus::Formal), ("征求意见稿", PlanStatus::DraftForComments)];
const INDICATOR_KINDS: &[(&str, IndicatorKind)] =
    &[("累计", IndicatorKind::Cumulative), ("当年", IndicatorKind::Yearly)];

/// The plans, with the name of the file each was taken from.
pub(super) fn plans(table: &Table, gazetteer: &Gazetteer, problems: &Problems) -> (Vec<Plan>, PlanFiles) {
    let mut seen = Keys::new();
    let mut files = PlanFiles { plans: HashMap::new(), whole: table.whole };
    let mut file_lines = Keys::new();
    let mut read = Vec::new();
    for row in table.rows(problems) {
        let id = row.key("plan_id", &mut seen);
        let file = row.required("seed_file");
        let file = file.filter(|file| row.unique("seed_file", file, &mut file_lines, "a file for each plan"));
        if let (Some(id), Some(file)) = (&id, file) {
            files.plans.insert(file.to_owned(), id.clone());
        }
        read.extend(plan(row, id, gazetteer));
    }
    (read, files)
}

fn plan(row: Row<'_>, id: Option<Slug>, gazetteer: &Gazetteer) -> Option<Plan> {
    let title = row.name("title_zh");
    let title_en = row.name("title_en");
    let issued_on = row.date("issued_on");
    row.required("period");
    let period = row.read("period", "two years, the first not after the second, such as 2021-2025", |text| {
        let (from, to) = text.split_once('-')?;
        let year = |text: &str| text.parse::<i16>().ok().filter(|y| text.len() == 4 && (1949..=2099).contains(y));
        Some((year(from)?, year(to)?)).filter(|(from, to)| from <= to)
    });
    let status = row.word("status", STATUSES);
    let region = region(row, None, gazetteer);
    let (period_from, period_to) = period?;
    Some(Plan {
        id: id?,
        title: title?,
        title_en: title_en?,
        document_no: row.owned("document_no"),
        issuer: row.owned("issuer_zh"),
        issued_on,
        period_from,
        period_to,
        status: status?,
        region: region?,
    })
}

/// The plan a row belongs to: its id must be known, and the file beside it must be that plan's.
fn plan_of(row: Row<'_>, plans: &Targets, files: &PlanFiles) -> Option<Slug> {
    let id = row.required("plan_id")?;
    let plan = row.reference("plan_id", id, plans, &format!("a plan_id of {}", PLANS.file))?;
    let file = row.required("seed_file")?;
    if files.whole && files.plans.get(file) != Some(&plan) {
        row.fail("seed_file", ProblemKind::Contradiction, &format!("the seed_file of {plan} in {}", PLANS.file));
        return None;
    }
    Some(plan)
}

/// The indicators.
pub(super) fn indicators(
    table: &Table,
    gazetteer: &Gazetteer,
    plans: &Targets,
    files: &PlanFiles,
    problems: &Problems,
) -> Vec<Indicator> {
    let mut seen = Keys::new();
    let read = table.rows(problems).filter_map(|row| {
        let id = row.key("id", &mut seen);
        let region = region(row, Some("region"), gazetteer);
        let domain = row.name("domain");
        let name = row.name("indicator");
        let base_year = row.year("base_year");
        let base_value = row.decimal("base_value");
        let target_year = row.year("target_year");
        let target_value = row.decimal("target_value");
        let kind = row.word("kind", INDICATOR_KINDS);
        row.read("attribute", "预期性, 约束性 or nothing", |text| {
            matches!(text, "预期性" | "约束性").then_some(())
        });
        let plan = plan_of(row, plans, files);
        let section = row.name("section");
        Some(Indicator {
            id: id?,
            region: region?,
            domain: domain?,
            name: name?,
            unit: row.owned("unit"),
            base_year,
            base_value,
            target_year,
            target_value,
            target_text: row.owned("target_text"),
            kind: kind?,
            attribute: row.owned("attribute"),
            note: row.owned("note"),
            plan: plan?,
            section: section?,
        })
    });
    read.collect()
}

/// The cells of the comparison tables. A value may be a range, as printed.
pub(super) fn comparison(table: &Table, plans: &Targets, files: &PlanFiles, problems: &Problems) -> Vec<CityFigure> {
    let mut seen = Keys::new();
    let read = table.rows(problems).filter_map(|row| {
        let sheet = row.required("table").and_then(|_| {
            row.read("table", "表1 to 表5", |text| {
                matches!(text, "表1" | "表2" | "表3" | "表4" | "表5").then(|| text.to_owned())
            })
        });
        let city = row.name("city");
        row.required("year");
        let year = row.year("year");
        let indicator = row.name("indicator");
        let unit = row.name("unit");
        row.required("value");
        let value = row.read("value", "a decimal number, or a range such as 3-4", |text| {
            let range = text.split_once('-').is_some_and(|(low, high)| is_decimal(low) && is_decimal(high));
            (range || is_decimal(text)).then(|| text.to_owned())
        });
        let kind = row.coded("value_kind", FigureKind::ALL, FigureKind::code);
        let plan = plan_of(row, plans, files);
        let (sheet, city, year, indicator, unit) = (sheet?, city?, year?, indicator?, unit?);
        let key = format!("{sheet}/{city}/{year}/{indicator}/{unit}/{}", row.text("value_kind")?);
        row.unique("indicator", &key, &mut seen, "each figure of a city and year once").then_some(())?;
        Some(CityFigure {
            table: sheet,
            city,
            year,
            indicator,
            unit,
            value: value?,
            kind: kind?,
            note: row.owned("note"),
            plan: plan?,
        })
    });
    read.collect()
}

/// The programmes.
pub(super) fn programmes(
    table: &Table,
    gazetteer: &Gazetteer,
    plans: &Targets,
    files: &PlanFiles,
    problems: &Problems,
) -> Vec<Programme> {
    let mut seen = Keys::new();
    let read = table.rows(problems).filter_map(|row| {
        let id = row.key("id", &mut seen);
        let region = region(row, Some("region"), gazetteer);
        let [name, topic, section, text] = ["name_zh", "topic", "section", "text_zh"].map(|column| row.name(column));
        let names = row.list("named_products_or_enterprises");
        let plan = plan_of(row, plans, files);
        Some(Programme {
            id: id?,
            region: region?,
            name: name?,
            topic: topic?,
            section: section?,
            text: text?,
            responsible: row.owned("responsible_unit"),
            deadline: row.owned("deadline"),
            names: names.into_iter().map(str::to_owned).collect(),
            plan: plan?,
        })
    });
    read.collect()
}
