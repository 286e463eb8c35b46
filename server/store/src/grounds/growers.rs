//! Growers and their plots. Personal values are sealed before they come here.

use crate::session::Session;
use crate::statements as sql;
use crate::value::{Arg, Row, args};
use daodi::ground::{Grower, GrowerPlace, Plot, PlotEnd};
use daodi::identifiers::{DivisionCode, Slug};
use daodi::people::PageOf;
use daodi::ports::{CardFacts, GrowerOrder, GrowerQuery, GrowerReach, GrowerRecord, StoreError};
use jiff::civil::Date;

pub(super) async fn insert(
    session: &mut Session,
    growers: &[(Grower, Option<String>)],
    entered_by: &str,
) -> Result<(), StoreError> {
    let row = |(grower, lookup): &(Grower, Option<String>)| {
        let (enterprise, office) = keeper(&grower.by);
        args![
            &grower.id,
            &grower.key_part,
            &grower.name,
            &grower.phone,
            &grower.village,
            lookup,
            grower.prefecture.to_string(),
            grower.county.to_string(),
            enterprise,
            office,
            entered_by,
            &grower.card,
            grower.made_at,
            grower.version,
        ]
    };
    session.insert(&sql::GROWER_INSERT, growers.iter().map(row).collect()).await?;
    let plots = growers.iter().flat_map(|(grower, _)| grower.plots.iter().map(|plot| plot_row(&grower.id, plot)));
    session.insert(&sql::PLOT_INSERT, plots.collect()).await
}

/// Enterprise and office of whoever entered a grower: one of them.
fn keeper(by: &GrowerPlace) -> (Option<String>, Option<String>) {
    match by {
        GrowerPlace::Enterprise(id) => (Some(id.clone()), None),
        GrowerPlace::Office(code) => (None, Some(code.to_string())),
    }
}

fn plot_row(grower: &str, plot: &Plot) -> Vec<Arg> {
    args![&plot.id, grower, plot.product.as_str(), plot.year, plot.area_mu_hundredths, &plot.geometry]
}

/// Account and office of whoever asks; the one that is not meant is empty.
fn reach(reach: &GrowerReach) -> Vec<Arg> {
    match reach {
        GrowerReach::Member(account) => args![account, ""],
        GrowerReach::Office(code) => args!["", code.to_string()],
    }
}

pub(super) async fn list(
    session: &mut Session,
    whose: &GrowerReach,
    query: &GrowerQuery,
) -> Result<PageOf<GrowerRecord>, StoreError> {
    // A beginning, of the letters and digits that codes are made of.
    let letters = query.card.chars().filter(char::is_ascii_alphanumeric);
    let card: String = letters.map(|c| c.to_ascii_uppercase()).chain(['%']).collect();
    let names = if query.names.is_empty() { String::new() } else { format!(",{},", query.names.join(",")) };
    let mut wanted = reach(whose);
    wanted.extend(args![card, names, &query.product]);
    let total = session.one(&sql::GROWERS_TOTAL, wanted.clone()).await?.int("total")?;
    let order = match query.order {
        GrowerOrder::Newest => "newest",
        GrowerOrder::Oldest => "oldest",
        GrowerOrder::Area => "area",
    };
    wanted.extend(args![order, query.limit.max(0), query.offset.max(0)]);
    let rows = session.all(&sql::GROWERS, wanted).await?;
    let record = |row: &Row| {
        let (grower, by_name) = read(row)?;
        Ok(GrowerRecord { grower, by_name, year: row.opt_number("year")?, area_mu_hundredths: row.int("area")? })
    };
    Ok(PageOf { rows: rows.iter().map(record).collect::<Result<_, StoreError>>()?, total })
}

pub(super) async fn kept(
    session: &mut Session,
    by: &GrowerPlace,
    county: DivisionCode,
    (after, limit): (&str, i64),
) -> Result<Vec<(Grower, Option<String>)>, StoreError> {
    let (enterprise, office) = keeper(by);
    let wanted =
        args![enterprise.unwrap_or_default(), office.unwrap_or_default(), county.to_string(), after, limit.max(0)];
    let rows = session.all(&sql::GROWERS_KEPT, wanted).await?;
    rows.iter().map(|row| Ok((read(row)?.0, row.opt_text("name_lookup")?))).collect()
}

pub(super) async fn one(
    session: &mut Session,
    whose: &GrowerReach,
    id: &str,
) -> Result<Option<(Grower, String)>, StoreError> {
    let mut wanted = reach(whose);
    wanted.extend(args![id]);
    let Some(row) = session.optional(&sql::GROWER, wanted).await? else { return Ok(None) };
    let (mut grower, by_name) = read(&row)?;
    grower.plots = plots(session, id).await?;
    Ok(Some((grower, by_name)))
}

async fn plots(session: &mut Session, grower: &str) -> Result<Vec<Plot>, StoreError> {
    let rows = session.all(&sql::PLOTS, args![grower]).await?;
    rows.iter()
        .map(|row| {
            Ok(Plot {
                id: row.text("id")?,
                product: row.parsed("product", Slug::parse)?,
                year: row.number("year")?,
                area_mu_hundredths: row.int("area_mu_hundredths")?,
                geometry: row.opt_text("geometry")?,
                ended: plot_end(row)?,
            })
        })
        .collect()
}

fn plot_end(row: &Row) -> Result<Option<PlotEnd>, StoreError> {
    let day = |text: &str| text.parse::<Date>();
    let Some(on) = row.opt_parsed("ended_on", day)? else { return Ok(None) };
    Ok(Some(PlotEnd { on, reason: row.text("end_reason")?, by: row.text("ended_by")? }))
}

pub(super) async fn add_plot(
    session: &mut Session,
    whose: &GrowerReach,
    grower: &str,
    plot: &Plot,
) -> Result<bool, StoreError> {
    let mut row = reach(whose);
    row.extend(args![grower, &plot.id, plot.product.as_str(), plot.year, plot.area_mu_hundredths, &plot.geometry]);
    Ok(session.execute(&sql::PLOT_ADD, row).await? == 1)
}

pub(super) async fn end_plot(
    session: &mut Session,
    whose: &GrowerReach,
    (grower, plot): (&str, &str),
    end: &PlotEnd,
) -> Result<bool, StoreError> {
    let mut row = reach(whose);
    row.extend(args![grower, plot, end.on.to_string(), &end.reason, &end.by]);
    Ok(session.execute(&sql::PLOT_END, row).await? == 1)
}

pub(super) async fn ask(
    session: &mut Session,
    whose: &GrowerReach,
    grower: &str,
    (by, reason): (&str, &str),
) -> Result<bool, StoreError> {
    let mut row = reach(whose);
    row.extend(args![grower, by, reason]);
    Ok(session.execute(&sql::GROWER_ASK, row).await? == 1)
}

pub(super) async fn end(
    session: &mut Session,
    whose: &GrowerReach,
    grower: &str,
    (by, erase, at): (&str, bool, i64),
) -> Result<bool, StoreError> {
    let mut row = reach(whose);
    row.extend(args![grower]);
    if !erase {
        return Ok(session.execute(&sql::GROWER_KEEP, row).await? == 1);
    }
    row.extend(args![by, at]);
    if session.execute(&sql::GROWER_ERASE, row).await? != 1 {
        return Ok(false);
    }
    session.execute(&sql::PLOTS_ERASE, args![grower]).await?;
    Ok(true)
}

pub(super) async fn card(session: &mut Session, code: &str) -> Result<Option<CardFacts>, StoreError> {
    let Some(row) = session.optional(&sql::CARD, args![code]).await? else { return Ok(None) };
    let plots = plots(session, &row.text("id")?).await?;
    Ok(Some(CardFacts {
        prefecture: row.parsed("prefecture", DivisionCode::parse)?,
        county: row.parsed("county", DivisionCode::parse)?,
        by: by(&row)?,
        by_name: (row.text("by_name")?, row.text("by_name_en")?),
        grows: plots
            .into_iter()
            .filter(|plot| plot.ended.is_none())
            .map(|plot| (plot.product.to_string(), plot.year))
            .collect(),
        erased: row.int("erased")? != 0,
    }))
}

fn by(row: &Row) -> Result<GrowerPlace, StoreError> {
    match row.opt_text("enterprise")? {
        Some(id) => Ok(GrowerPlace::Enterprise(id)),
        None => row.parsed("office", DivisionCode::parse).map(GrowerPlace::Office),
    }
}

fn read(row: &Row) -> Result<(Grower, String), StoreError> {
    let grower = Grower {
        id: row.text("id")?,
        key_part: row.opt_text("key_part")?,
        name: row.opt_text("name")?,
        phone: row.opt_text("phone")?,
        village: row.opt_text("village")?,
        prefecture: row.parsed("prefecture", DivisionCode::parse)?,
        county: row.parsed("county", DivisionCode::parse)?,
        by: by(row)?,
        card: row.text("card")?,
        made_at: row.int("made_at")?,
        erased_at: row.opt_int("erased_at")?,
        erase_asked_by: row.opt_text("erase_asked_by")?,
        erase_reason: row.opt_text("erase_reason")?,
        version: row.int("version")?,
        plots: Vec::new(),
    };
    Ok((grower, row.text("by_name")?))
}
