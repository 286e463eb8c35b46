//! The finished site: hashed files under `/pkg`, the files of `public/`, each with its compressed twins, and `site.json`
//! that tells the server their names.
//!
//! The site is put together aside and swapped in whole, so a running server never meets half a site, and a compressed
//! twin is never older than its file.

use super::{client, compress, digest, style};
use crate::place::Place;
use crate::progress::Ending;
use anyhow::{Context, Result, bail};
use serde_json::json;
use std::path::Path;

/// The folder of hashed files, in the site and in addresses.
const PKG: &str = "pkg";

/// Puts the site together, unless nothing changed.
pub(crate) fn publish(place: &Place) -> Result<Ending> {
    let inputs = inputs(place)?;
    let site = place.site();
    if let Ok(text) = std::fs::read_to_string(site.join("site.json"))
        && let Ok(manifest) = serde_json::from_str::<serde_json::Value>(&text)
        && manifest["inputs"].as_str() == Some(inputs.as_str())
    {
        return Ok(Ending::Unchanged);
    }

    let fresh = place.target.join("site.new");
    client::empty(&fresh)?;
    let mut manifest = json!({ "pkg": PKG, "inputs": inputs });
    manifest["client"] = put_client(place, &fresh)?.into();
    // The scan page carries its own sheet inside; see app/src/pages/scan.rs.
    let entry = place.root.join("style/main.css");
    if !entry.is_file() {
        bail!("style/main.css is missing");
    }
    let sheet = style::bundle(&entry)?;
    let file = format!("{}.{}.css", sheet.stem, digest::short(sheet.css.as_bytes()));
    put(place, &fresh, &Path::new(PKG).join(&file), sheet.css.as_bytes())?;
    manifest["css"] = format!("/{PKG}/{file}").into();
    let public = place.root.join("public");
    // The fonts for print are inside the program; readers' browsers never ask for them.
    let fonts = public.join("fonts");
    for file in digest::files(&public)?.into_iter().filter(|file| !file.starts_with(&fonts)) {
        let bytes = std::fs::read(&file).with_context(|| format!("reading {}", file.display()))?;
        put(place, &fresh, file.strip_prefix(&public)?, &bytes)?;
    }
    // Last, and not compressed: it is for the server, not for readers.
    std::fs::write(fresh.join("site.json"), format!("{manifest:#}\n"))?;
    swap(&fresh, &site)?;
    Ok(Ending::Done(format!("{} files", digest::files(&site)?.len())))
}

/// Everything the site is made of, as one hash.
fn inputs(place: &Place) -> Result<String> {
    let mut inputs = digest::Inputs::default();
    for folder in [place.root.join("style"), place.root.join("public"), client::folder(place)] {
        for file in digest::files(&folder)? {
            let bytes = std::fs::read(&file).with_context(|| format!("reading {}", file.display()))?;
            let name = file.strip_prefix(&place.root).or_else(|_| file.strip_prefix(&place.target)).unwrap_or(&file);
            inputs.add(&name.to_string_lossy(), &bytes);
        }
    }
    inputs.add("xtask", include_bytes!("site.rs"));
    inputs.add("style", include_bytes!("style.rs"));
    inputs.add("compress", include_bytes!("compress.rs"));
    Ok(inputs.finish())
}

/// Copies the browser's files under one hashed name; answers that name, without extension.
fn put_client(place: &Place, fresh: &Path) -> Result<String> {
    let folder = client::folder(place);
    let read = |kind: &str| {
        let file = folder.join(format!("{}.{kind}", client::NAME));
        std::fs::read(&file).with_context(|| format!("reading {}", file.display()))
    };
    let (js, wasm) = (read("js")?, read("wasm")?);
    let name = format!("{}.{}", client::NAME, digest::short(&[js.as_slice(), wasm.as_slice()].concat()));
    put(place, fresh, &Path::new(PKG).join(format!("{name}.js")), &js)?;
    put(place, fresh, &Path::new(PKG).join(format!("{name}.wasm")), &wasm)?;
    // Scripts that crates bring along; the script above imports them as ./snippets/…
    for file in digest::files(&folder.join("snippets"))? {
        put(place, fresh, &Path::new(PKG).join(file.strip_prefix(&folder)?), &std::fs::read(&file)?)?;
    }
    Ok(name)
}

/// Writes one file and, where it shrinks, its `.br` and `.gz`.
fn put(place: &Place, site: &Path, name: &Path, bytes: &[u8]) -> Result<()> {
    let file = site.join(name);
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(&file, bytes).with_context(|| format!("writing {}", file.display()))?;
    if compress::worthwhile(name) {
        let compressed = compress::cached(place, bytes)?;
        std::fs::write(beside(&file, "br"), compressed.brotli)?;
        std::fs::write(beside(&file, "gz"), compressed.gzip)?;
    }
    Ok(())
}

/// `file` with one more extension.
fn beside(file: &Path, kind: &str) -> std::path::PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(kind);
    name.into()
}

/// Puts `fresh` where `site` is.
fn swap(fresh: &Path, site: &Path) -> Result<()> {
    let old = site.with_extension("old");
    let _ = std::fs::remove_dir_all(&old);
    if site.exists() {
        std::fs::rename(site, &old).context("moving the old site away")?;
    }
    std::fs::rename(fresh, site).context("moving the new site in")?;
    let _ = std::fs::remove_dir_all(&old);
    Ok(())
}
