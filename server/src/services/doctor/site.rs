//! The built site.

use super::{Facts, when};
use crate::http::SiteFiles;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// Copying a site gives each file a time of its own: so far apart they are still of one copy.
const COPYING: Duration = Duration::from_secs(60);

fn folder(facts: &Facts) -> PathBuf {
    facts.config.site.clone().unwrap_or_else(SiteFiles::usual_place)
}

pub(super) fn missing(facts: &Facts) -> Vec<String> {
    match SiteFiles::open(&folder(facts)) {
        Err(error) => vec![error.to_string()],
        Ok(site) => when(site.client.is_none(), || "the browser's half was not built".to_owned()),
    }
}

/// A file under `pkg/` is served in the form that a browser takes; one that is older than it is another's.
pub(super) fn twins(facts: &Facts) -> Vec<String> {
    let mut found = Vec::new();
    let entries = std::fs::read_dir(folder(facts).join("pkg")).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()) {
        let kind = path.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
        if !matches!(kind, "css" | "js" | "wasm") {
            continue;
        }
        let own = changed(&path);
        for ending in [".br", ".gz"] {
            let twin = super::facts::beside(&path, ending);
            match (own, changed(&twin)) {
                (_, None) => found.push(format!("{} is missing", twin.display())),
                (Some(own), Some(twin_changed)) if twin_changed + COPYING < own => {
                    found.push(format!("{} is older than its file", twin.display()));
                }
                _ => {}
            }
        }
    }
    found.sort();
    found
}

fn changed(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path).and_then(|about| about.modified()).ok()
}
