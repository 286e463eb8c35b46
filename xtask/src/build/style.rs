//! Style sheets: `@import`s joined, minified, and written for the browsers readers really have.

use anyhow::{Context, Result, anyhow};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions};
use lightningcss::targets::{Browsers, Targets};
use std::path::Path;

/// A finished sheet and the files it came from.
pub(crate) struct Sheet {
    /// The minified text.
    pub(crate) css: String,
    /// The share of the name before the hash: `main` of `style/main.css`.
    pub(crate) stem: String,
}

/// Joins and minifies one entry file. The scan page is read in messengers' old web views, so it is written for them.
pub(crate) fn bundle(entry: &Path) -> Result<Sheet> {
    let stem = entry.file_stem().map(|s| s.to_string_lossy().into_owned()).context("a style sheet without a name")?;
    let targets = Targets::from(if stem == "scan" { old_web_views() } else { browsers() });
    let files = FileProvider::new();
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let mut sheet = bundler.bundle(entry).map_err(|error| anyhow!("{}: {error}", entry.display()))?;
    sheet
        .minify(MinifyOptions { targets, ..MinifyOptions::default() })
        .map_err(|error| anyhow!("{}: {error}", entry.display()))?;
    let printed = sheet
        .to_css(PrinterOptions { minify: true, targets, ..PrinterOptions::default() })
        .map_err(|error| anyhow!("{}: {error}", entry.display()))?;
    Ok(Sheet { css: printed.code, stem })
}

/// Versions as Lightning CSS packs them: major in the third byte, minor in the second.
const fn version(major: u32, minor: u32) -> Option<u32> {
    Some((major << 16) | (minor << 8))
}

fn browsers() -> Browsers {
    Browsers {
        chrome: version(94, 0),
        edge: version(94, 0),
        android: version(94, 0),
        firefox: version(91, 0),
        safari: version(14, 1),
        ios_saf: version(14, 5),
        ..Browsers::default()
    }
}

fn old_web_views() -> Browsers {
    Browsers {
        chrome: version(57, 0),
        android: version(57, 0),
        firefox: version(60, 0),
        safari: version(11, 0),
        ios_saf: version(11, 0),
        ..Browsers::default()
    }
}
