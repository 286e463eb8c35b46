//! `daodi import-boundaries`.

use super::{CliError, Common, Outcome, by, open};
use crate::clock::Clock;
use crate::services::acting::publish;
use crate::services::maps::hex;
use clap::{Args, ValueEnum};
use daodi::audit::{Action, ObjectKind};
use daodi::division::{BoundarySet, Datum, Gazetteer, check_boundary_file};
use daodi::ports::Registry;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::path::PathBuf;

/// Coordinate system of the file. It cannot be told from the numbers, so it must be said.
#[derive(Clone, Copy, ValueEnum)]
enum Crs {
    /// China's survey system; equal to WGS84 within centimetres.
    #[value(name = "CGCS2000", alias = "cgcs2000")]
    Cgcs2000,
    /// GPS.
    #[value(name = "WGS84", alias = "wgs84")]
    Wgs84,
    /// The shifted system of 高德 and 腾讯; converted.
    #[value(name = "GCJ02", alias = "gcj02")]
    Gcj02,
}

#[derive(Args)]
pub(super) struct ImportBoundaries {
    /// GeoJSON FeatureCollection of the 157 counties; `properties.code` is the GB/T 2260 code.
    file: PathBuf,
    /// Where the file was taken from.
    #[arg(long)]
    source: String,
    /// Under which licence.
    #[arg(long)]
    licence: String,
    /// Coordinate system of the file.
    #[arg(long, value_enum, ignore_case = true)]
    crs: Crs,
    /// Number of the map review (审图号); empty where there is none.
    #[arg(long)]
    map_review_no: String,
    /// Login name of the account that imports: the act is its own in the trail and in the public log.
    #[arg(long, value_name = "LOGIN")]
    by: Option<String>,
}

impl ImportBoundaries {
    pub(super) async fn run(&self, common: &Common) -> Outcome {
        let config = common.load()?;
        let bytes = std::fs::read(&self.file)
            .map_err(|error| CliError::Refused(format!("{} cannot be read: {error}", self.file.display())))?;
        let text = String::from_utf8(bytes)
            .map_err(|error| CliError::Refused(format!("{} is not UTF-8: {error}", self.file.display())))?;
        let store = open(&config).await?;
        let clock = Clock::system();
        let wanted = by::import(Action::BoundariesReplace, ObjectKind::Boundaries, "boundaries");
        let acting = by::acting(common, &store, self.by.as_deref(), wanted, clock).await?;
        let rows = store.load().await?;
        let gazetteer = Gazetteer::new(&rows.divisions, &rows.division_changes);
        let codes: Vec<_> = gazetteer.counties().into_iter().map(|d| d.code).collect();
        if codes.is_empty() {
            return Err(CliError::Refused("the register is empty; run `daodi import data/henan` first".to_owned()));
        }
        let (datum, crs) = match self.crs {
            Crs::Cgcs2000 => (Datum::Cgcs2000, "CGCS2000"),
            Crs::Wgs84 => (Datum::Wgs84, "WGS84"),
            Crs::Gcj02 => (Datum::Gcj02, "GCJ02"),
        };
        let file = check_boundary_file(&text, Some(datum), &codes).map_err(|errors| {
            let lines: Vec<String> = errors.iter().take(20).map(|e| format!("  {e}")).collect();
            let more = errors.len().saturating_sub(lines.len());
            let rest = if more == 0 { String::new() } else { format!("\n  and {more} more") };
            CliError::Refused(format!("{} is refused:\n{}{rest}", self.file.display(), lines.join("\n")))
        })?;
        let set = BoundarySet {
            sha256: hex(&Sha256::digest(text.as_bytes())),
            geojson: file.geojson,
            source: self.source.clone(),
            licence: self.licence.clone(),
            crs: crs.to_owned(),
            map_review_no: self.map_review_no.clone(),
            at: clock.micros(),
        };
        let mut act = acting.act(clock, Action::BoundariesReplace, ObjectKind::Boundaries, &set.sha256);
        act.before = store.boundaries().await?.map(|former| former.sha256);
        act.after = Some(set.sha256.clone());
        publish(&mut act, |leaf| {
            leaf.fact("sha256", set.sha256.as_str()).fact("review_no", set.map_review_no.as_str())
        })
        .map_err(CliError::refused)?;
        store.replace_boundaries(&set, &act).await?;
        store.close().await;
        common.print(
            &json!({ "counties": file.counties.len(), "sha256": set.sha256, "crs": crs, "by": self.by }),
            || {
                format!(
                    "{} outlines taken in, SHA-256 {}.\nRestart the server: maps are drawn at its start.",
                    file.counties.len(),
                    set.sha256
                )
            },
        )
    }
}
