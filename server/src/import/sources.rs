//! Where a row's facts were read.

use super::problem::ProblemKind;
use super::row::Row;
use daodi::identifiers::Slug;
use daodi::registry::{Citation, SourceKind};
use std::collections::HashMap;

/// The plans by the name of the file they were taken from. The name itself goes no further than this.
#[derive(Debug)]
pub(super) struct PlanFiles {
    pub(super) plans: HashMap<String, Slug>,
    /// False where the file of plans could not be used whole: then a name that is not found may have been in it.
    pub(super) whole: bool,
}

/// The sources of a row: `seed:FILE` is the plan of that file, `web:PAGE` a page of the web; anything else is a
/// published data package where `packages` says that there may be one.
pub(super) fn citations(row: Row<'_>, plans: &PlanFiles, packages: bool) -> Option<Vec<Citation>> {
    let text = row.required("source")?;
    let mut cited = Vec::new();
    for part in text.split(" | ") {
        let citation = if let Some(file) = part.strip_prefix("seed:") {
            let plan = plans.plans.get(file.trim());
            if plan.is_none() && plans.whole {
                row.fail_with("source", part, ProblemKind::UnknownReference, "a seed_file of plans.csv after seed:");
            }
            Citation { kind: SourceKind::Plan, text: plan?.to_string() }
        } else if let Some(page) = part.strip_prefix("web:").map(str::trim).filter(|page| !page.is_empty()) {
            Citation { kind: SourceKind::Web, text: page.to_owned() }
        } else if packages && !part.trim().is_empty() && !part.contains(':') {
            Citation { kind: SourceKind::Package, text: part.trim().to_owned() }
        } else {
            row.fail_with("source", part, ProblemKind::Malformed, "seed:FILE or web:PAGE, separated by \" | \"");
            return None;
        };
        if !cited.contains(&citation) {
            cited.push(citation);
        }
    }
    Some(cited)
}
