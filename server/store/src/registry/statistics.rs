//! Plans, indicators, the comparison of cities, programmes, and how sure the register is of its fields.

use super::position;
use crate::session::Session;
use crate::statements::{city_figure, field_certainty, indicator, plan, programme};
use crate::value::{args, json};
use daodi::identifiers::{DivisionCode, PartialDate, Slug};
use daodi::ports::StoreError;
use daodi::registry::{Certainty, DataSet, FieldCertainty};
use daodi::statistics::{CityFigure, FigureKind, Indicator, IndicatorKind, Plan, PlanStatus, Programme};

pub(super) async fn write_plans(session: &mut Session, rows: &[Plan], import: &str) -> Result<(), StoreError> {
    let row = |(i, p): (usize, &Plan)| {
        args![
            p.id.as_str(),
            &p.title,
            &p.title_en,
            &p.document_no,
            &p.issuer,
            p.issued_on.map(|date| date.to_string()),
            p.period_from,
            p.period_to,
            p.status.code(),
            p.region.to_string(),
            position(i),
            import,
        ]
    };
    session.insert(&plan::UPSERT, rows.iter().enumerate().map(row).collect()).await
}

pub(super) async fn read_plans(session: &mut Session) -> Result<Vec<Plan>, StoreError> {
    let rows = session.all(&plan::ALL, args![]).await?;
    rows.iter()
        .map(|row| {
            Ok(Plan {
                id: row.parsed("id", Slug::parse)?,
                title: row.text("title")?,
                title_en: row.text("title_en")?,
                document_no: row.opt_text("document_no")?,
                issuer: row.opt_text("issuer")?,
                issued_on: row.opt_parsed("issued_on", PartialDate::parse)?,
                period_from: row.number("period_from")?,
                period_to: row.number("period_to")?,
                status: row.code("status", PlanStatus::from_code)?,
                region: row.parsed("region", DivisionCode::parse)?,
            })
        })
        .collect()
}

pub(super) async fn write_indicators(
    session: &mut Session,
    rows: &[Indicator],
    import: &str,
) -> Result<(), StoreError> {
    let row = |(i, n): (usize, &Indicator)| {
        args![
            n.id.as_str(),
            n.region.to_string(),
            &n.domain,
            &n.name,
            &n.unit,
            n.base_year,
            &n.base_value,
            n.target_year,
            &n.target_value,
            &n.target_text,
            n.kind.code(),
            &n.attribute,
            &n.note,
            n.plan.as_str(),
            &n.section,
            position(i),
            import,
        ]
    };
    session.insert(&indicator::UPSERT, rows.iter().enumerate().map(row).collect()).await
}

pub(super) async fn read_indicators(session: &mut Session) -> Result<Vec<Indicator>, StoreError> {
    let rows = session.all(&indicator::ALL, args![]).await?;
    rows.iter()
        .map(|row| {
            Ok(Indicator {
                id: row.parsed("id", Slug::parse)?,
                region: row.parsed("region", DivisionCode::parse)?,
                domain: row.text("domain")?,
                name: row.text("name")?,
                unit: row.opt_text("unit")?,
                base_year: row.opt_number("base_year")?,
                base_value: row.opt_text("base_value")?,
                target_year: row.opt_number("target_year")?,
                target_value: row.opt_text("target_value")?,
                target_text: row.opt_text("target_text")?,
                kind: row.code("kind", IndicatorKind::from_code)?,
                attribute: row.opt_text("attribute")?,
                note: row.opt_text("note")?,
                plan: row.parsed("plan", Slug::parse)?,
                section: row.text("section")?,
            })
        })
        .collect()
}

pub(super) async fn write_figures(session: &mut Session, rows: &[CityFigure], import: &str) -> Result<(), StoreError> {
    let row = |(i, f): (usize, &CityFigure)| {
        args![
            f.plan.as_str(),
            &f.table,
            &f.city,
            f.year,
            &f.indicator,
            &f.unit,
            f.kind.code(),
            &f.value,
            &f.note,
            position(i),
            import,
        ]
    };
    session.insert(&city_figure::UPSERT, rows.iter().enumerate().map(row).collect()).await
}

pub(super) async fn read_figures(session: &mut Session) -> Result<Vec<CityFigure>, StoreError> {
    let rows = session.all(&city_figure::ALL, args![]).await?;
    rows.iter()
        .map(|row| {
            Ok(CityFigure {
                table: row.text("sheet")?,
                city: row.text("city")?,
                year: row.number("year")?,
                indicator: row.text("indicator")?,
                unit: row.text("unit")?,
                value: row.text("value")?,
                kind: row.code("kind", FigureKind::from_code)?,
                note: row.opt_text("note")?,
                plan: row.parsed("plan", Slug::parse)?,
            })
        })
        .collect()
}

pub(super) async fn write_programmes(
    session: &mut Session,
    rows: &[Programme],
    import: &str,
) -> Result<(), StoreError> {
    let row = |(i, p): (usize, &Programme)| {
        Ok(args![
            p.id.as_str(),
            p.region.to_string(),
            &p.name,
            &p.topic,
            &p.section,
            &p.text,
            &p.responsible,
            &p.deadline,
            json(&p.names)?,
            p.plan.as_str(),
            position(i),
            import,
        ])
    };
    session.insert(&programme::UPSERT, rows.iter().enumerate().map(row).collect::<Result<_, StoreError>>()?).await
}

pub(super) async fn read_programmes(session: &mut Session) -> Result<Vec<Programme>, StoreError> {
    let rows = session.all(&programme::ALL, args![]).await?;
    rows.iter()
        .map(|row| {
            Ok(Programme {
                id: row.parsed("id", Slug::parse)?,
                region: row.parsed("region", DivisionCode::parse)?,
                name: row.text("name")?,
                topic: row.text("topic")?,
                section: row.text("section")?,
                text: row.text("text")?,
                responsible: row.opt_text("responsible")?,
                deadline: row.opt_text("deadline")?,
                names: row.json("names")?,
                plan: row.parsed("plan", Slug::parse)?,
            })
        })
        .collect()
}

pub(super) async fn write_certainty(
    session: &mut Session,
    rows: &[FieldCertainty],
    import: &str,
) -> Result<(), StoreError> {
    let row = |(i, c): (usize, &FieldCertainty)| {
        args![c.data_set.code(), &c.field, c.certainty.code(), &c.note_zh, &c.note_en, position(i), import]
    };
    session.insert(&field_certainty::UPSERT, rows.iter().enumerate().map(row).collect()).await
}

pub(super) async fn read_certainty(session: &mut Session) -> Result<Vec<FieldCertainty>, StoreError> {
    let rows = session.all(&field_certainty::ALL, args![]).await?;
    rows.iter()
        .map(|row| {
            Ok(FieldCertainty {
                data_set: row.code("data_set", DataSet::from_code)?,
                field: row.text("field")?,
                certainty: row.code("certainty", Certainty::from_code)?,
                note_zh: row.text("note_zh")?,
                note_en: row.text("note_en")?,
            })
        })
        .collect()
}
