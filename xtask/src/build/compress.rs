//! Brotli and gzip, made once per content and kept, so that a rebuilt site compresses only what is new.

use super::digest;
use crate::place::Place;
use anyhow::{Context, Result};
use std::io::Write;
use std::path::Path;

/// Above this size the strongest brotli level costs more time than it saves bytes.
const LARGE: usize = 2_000_000;

/// Both compressed forms of one content.
pub(crate) struct Compressed {
    /// For `.br`.
    pub(crate) brotli: Vec<u8>,
    /// For `.gz`.
    pub(crate) gzip: Vec<u8>,
}

/// Whether a file of this name shrinks; pictures and woff2 fonts are compressed already.
pub(crate) fn worthwhile(file: &Path) -> bool {
    const KINDS: [&str; 14] =
        ["css", "js", "wasm", "svg", "json", "geojson", "txt", "html", "xml", "webmanifest", "ico", "otf", "ttf", "md"];
    file.extension().is_some_and(|kind| KINDS.iter().any(|known| kind.eq_ignore_ascii_case(known)))
}

/// The compressed forms, from the cache or made now.
pub(crate) fn cached(place: &Place, bytes: &[u8]) -> Result<Compressed> {
    let folder = place.target.join("compressed");
    std::fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
    let name = digest::of(bytes);
    let keep = |kind: &str, make: &dyn Fn() -> Result<Vec<u8>>| -> Result<Vec<u8>> {
        let file = folder.join(format!("{name}.{kind}"));
        if let Ok(kept) = std::fs::read(&file) {
            return Ok(kept);
        }
        let made = make()?;
        // Written aside and renamed: an interrupted build leaves no half file behind.
        let aside = folder.join(format!("{name}.{kind}.{}", std::process::id()));
        std::fs::write(&aside, &made)?;
        std::fs::rename(&aside, &file)?;
        Ok(made)
    };
    Ok(Compressed { brotli: keep("br", &|| brotli(bytes))?, gzip: keep("gz", &|| gzip(bytes))? })
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let level = if bytes.len() > LARGE { 9 } else { 11 };
    brotli::CompressorWriter::new(&mut out, 64 * 1024, level, 22).write_all(bytes).context("brotli")?;
    Ok(out)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).context("gzip")?;
    encoder.finish().context("gzip")
}
