//! What every handler shares.

use super::{DrawnPages, Limiter, SiteFiles};
use crate::catalogue::Catalogue;
use crate::clock::Clock;
use crate::config::Config;
use crate::mail::Mailer;
use crate::services::accounts::AccountService;
use crate::services::announcements::AnnouncementService;
use crate::services::cases::CaseService;
use crate::services::grounds::GroundService;
use crate::services::labels::LabelService;
use crate::services::log::LogService;
use crate::uploads::Uploads;
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
    /// Accounts, claims, proposals.
    pub accounts: AccountService,
    /// Bases and growers.
    pub grounds: GroundService,
    /// Applications for the mark.
    pub cases: CaseService,
    /// Announcements being entered.
    pub announcements: AnnouncementService,
    /// The public log.
    pub log: LogService,
    /// How letters leave.
    pub mailer: Mailer,
    /// What pages say of the site.
    pub site: Arc<Site>,
    /// The built site's files.
    pub files: SiteFiles,
    /// Pages drawn before.
    pub drawn: DrawnPages,
    /// How often clients have asked.
    pub limiter: Limiter,
    /// Files that were sent in.
    pub uploads: Uploads,
    /// The clock.
    pub clock: Clock,
}
