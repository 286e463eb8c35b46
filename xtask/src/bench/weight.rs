//! What a browser downloads: the browser's part of the site, and the page behind a label with everything it needs.

use super::Stage;
use super::fetch::fetch;
use super::table::{Table, number, whole};
use crate::process::capture;
use anyhow::{Context, Result};
use std::collections::BTreeSet;

/// Measures.
pub(crate) fn measure(stage: &Stage<'_>) -> Table {
    let mut table = Table::new("What a browser downloads, brotli", &["what", "files", "bytes", "goal"]);
    table.measured("wasm and its JavaScript", client(stage));
    for (name, path) in
        [("/", "/"), ("/products", "/products"), ("/products/xinyang-maojian", "/products/xinyang-maojian")]
    {
        table.measured(&format!("{name} with all it asks for"), page(stage, path).map(|sum| sum.row("")));
    }
    match scan_page(stage) {
        Ok(sum) => {
            let script = if sum.scripts == 0 { "It has no script." } else { "It HAS A SCRIPT." };
            table.note(format!("The scan page is that of a label in use. {script} It asks for: {}.", sum.names()));
            table.measured("scan page with all it asks for", Ok(sum.row("≤ 14,336")));
        }
        Err(error) => table.measured::<3>("scan page with all it asks for", Err(error)),
    }
    table.note("Bytes of pages count heads and bodies of every answer, as transferred.");
    table
}

/// Wasm and script as the server sends them.
fn client(stage: &Stage<'_>) -> Result<[String; 3]> {
    let folder = stage.place.site().join("pkg");
    let mut sizes = Vec::new();
    for entry in std::fs::read_dir(&folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        let name = path.to_string_lossy().into_owned();
        if name.ends_with(".wasm.br") || name.ends_with(".js.br") {
            sizes.push(usize::try_from(std::fs::metadata(&path)?.len())?);
        }
    }
    anyhow::ensure!(!sizes.is_empty(), "no compressed file in {}", folder.display());
    Ok([sizes.len().to_string(), whole(number(sizes.iter().sum())), "≤ 150,000".to_owned()])
}

/// A page and what it asks for.
#[derive(Default)]
struct Sum {
    files: Vec<(String, usize)>,
    scripts: usize,
}

impl Sum {
    fn row(&self, goal: &str) -> [String; 3] {
        let bytes = self.files.iter().map(|(_, bytes)| bytes).sum();
        [self.files.len().to_string(), whole(number(bytes)), goal.to_owned()]
    }

    fn names(&self) -> String {
        self.files.iter().map(|(name, bytes)| format!("{name} {bytes}")).collect::<Vec<_>>().join(", ")
    }
}

/// The page of a demonstration label in use.
fn scan_page(stage: &Stage<'_>) -> Result<Sum> {
    let answer = stage.issue(1)?;
    let batch = answer["batch"].as_str().context("no `batch` in the answer")?;
    capture(&mut stage.daodi(&["label", "activate", batch]))?;
    let address = stage.addresses(batch, 1)?.into_iter().next().context("no address")?;
    let code = address.rsplit('/').next().context("an address without a code")?;
    let mut sum = page(stage, &format!("/{code}"))?;
    if let Some(first) = sum.files.first_mut() {
        "the page".clone_into(&mut first.0);
    }
    Ok(sum)
}

/// Fetches a page and, once each, the style sheets, icons, pictures, scripts and fonts that it names.
fn page(stage: &Stage<'_>, path: &str) -> Result<Sum> {
    let port = stage.serve.port;
    let mut sum = Sum::default();
    let mut open = vec![path.to_owned()];
    let mut seen = BTreeSet::new();
    while let Some(path) = open.pop() {
        if !seen.insert(path.clone()) {
            continue;
        }
        let answer = fetch(port, &path, "br").with_context(|| format!("asking for {path}"))?;
        if sum.files.is_empty() {
            let html = answer.text()?;
            sum.scripts = html.matches("<script").count() - html.matches("application/ld+json").count();
            open.extend(wanted(&html));
        } else if path.ends_with(".css") {
            let css = answer.text()?;
            open.extend(css.split("url(").skip(1).filter_map(|rest| rest.split(')').next()).filter_map(local));
        }
        sum.files.push((path, answer.transferred));
    }
    Ok(sum)
}

/// The files a browser fetches for a page by itself.
fn wanted(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for tag in html.split('<').filter_map(|rest| rest.split('>').next()) {
        let value = |name: &str| tag.split(&format!(" {name}=\"")).nth(1).and_then(|rest| rest.split('"').next());
        let rel = value("rel").unwrap_or_default();
        let fetched = ["stylesheet", "icon", "preload", "modulepreload", "manifest"];
        if tag.starts_with("link ") && rel.split(' ').any(|word| fetched.contains(&word)) {
            found.extend(value("href").and_then(local));
        } else if tag.starts_with("img ") || tag.starts_with("script ") {
            found.extend(value("src").and_then(local));
        }
    }
    found
}

/// An address on the same server as a path; none for others and for data in the address itself.
fn local(address: &str) -> Option<String> {
    let address = address.trim_matches(['"', '\'']);
    (address.starts_with('/') && !address.starts_with("//")).then(|| address.to_owned())
}
