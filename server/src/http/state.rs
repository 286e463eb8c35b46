//! What every handler shares.

use super::{DrawnPages, SiteFiles};
use crate::catalogue::Catalogue;
use crate::clock::Clock;
use crate::config::Config;
use crate::services::labels::LabelService;
use app::cx::Site;
use std::sync::Arc;
use store::Store;

/// The server's parts.
pub struct App {
    /// Configuration.
    pub config: Config,
    /// The store.
    pub store: Store,
    /// The register in memory.
    pub catalogue: Arc<Catalogue>,
    /// Labels: issue, check, scan.
    pub labels: LabelService,
    /// What pages say of the site.
    pub site: Arc<Site>,
    /// The built site's files.
    pub files: SiteFiles,
    /// Pages drawn before.
    pub drawn: DrawnPages,
    /// The clock.
    pub clock: Clock,
}
