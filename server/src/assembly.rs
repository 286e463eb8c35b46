//! Putting the server's parts together: store, keys, register in memory, maps, the built site.

use crate::catalogue::Catalogue;
use crate::clock::Clock;
use crate::config::Config;
use crate::http::{App, DrawnPages, Limiter, SiteError, SiteFiles};
use crate::keys::{self, KeyFileError};
use crate::log_keys::{LogKeyError, LogKeys};
use crate::mail::{MailSetupError, Mailer};
use crate::secrets::{PasswordError, Passwords, Vault, VaultError};
use crate::services::accounts::{AccountService, SessionRules};
use crate::services::announcements::AnnouncementService;
use crate::services::cases::CaseService;
use crate::services::grounds::GroundService;
use crate::services::labels::LabelService;
use crate::services::log::LogService;
use crate::services::maps;
use crate::services::provinces::{Provinces, ProvincesError};
use crate::uploads::Uploads;
use app::cx::Site;
use daodi::ports::StoreError;
use std::sync::Arc;
use store::Store;

/// Why the parts cannot be put together.
#[derive(Debug, thiserror::Error)]
pub enum AssemblyError {
    /// The label keys cannot be had.
    #[error(transparent)]
    Keys(#[from] KeyFileError),
    /// The file of address ranges is refused.
    #[error(transparent)]
    Provinces(#[from] ProvincesError),
    /// The built site is not there.
    #[error(transparent)]
    Site(#[from] SiteError),
    /// The keys of personal values cannot be had.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The rules for passwords cannot be applied.
    #[error(transparent)]
    Passwords(#[from] PasswordError),
    /// The keys that sign the public log cannot be had.
    #[error(transparent)]
    LogKeys(#[from] LogKeyError),
    /// Letters cannot leave.
    #[error(transparent)]
    Mail(#[from] MailSetupError),
    /// The register cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Puts the server's parts together over a migrated store. Nothing listens yet: see [`crate::http::router`].
///
/// # Errors
/// [`AssemblyError`] where the store, the keys or the site cannot be had.
pub async fn build(config: Config, store: Store, clock: Clock) -> Result<Arc<App>, AssemblyError> {
    let keys = keys::open(&config.key_file)?;
    let provinces = config.ip_provinces.as_deref().map(Provinces::read).transpose()?.unwrap_or_default();
    let files = SiteFiles::open(&config.site.clone().unwrap_or_else(SiteFiles::usual_place))?;
    let catalogue = Arc::new(Catalogue::load(store.clone()).await?);
    let register = catalogue.current();
    let map = maps::load(&store, &register, &config).await?;
    let site = Site {
        public_url: config.public_url(),
        operator: config.operator.clone(),
        contact: config.contact.clone(),
        icp_no: config.icp_no.clone(),
        police_no: config.police_no.clone(),
        label_host: config.label_host.clone(),
        css: files.css.clone(),
        client: files.client.clone(),
        map,
        dev: cfg!(debug_assertions),
    };
    let labels = LabelService::new(store.clone(), keys, clock, config.label_host.clone(), provinces);
    let accounts = accounts(&config, store.clone(), clock)?;
    let cases = CaseService::new(accounts.clone(), Arc::clone(&catalogue), config.applications.clone());
    let months = config.objection_months;
    let announcements = AnnouncementService::new(store.clone(), Arc::clone(&catalogue), cases.clone(), clock, months);
    let log = LogService::new(store.clone(), clock, LogKeys::open(&config.log_key_file, &config.log_origin())?);
    let mailer = Mailer::new(&config.mail, &config.public_url(), clock)?;
    Ok(Arc::new(App {
        limiter: Limiter::new(&config.limits, clock),
        uploads: Uploads::new(&config.files),
        config,
        store,
        catalogue,
        labels,
        grounds: GroundService::new(accounts.clone()),
        cases,
        accounts,
        announcements,
        log,
        mailer,
        site: Arc::new(site),
        files,
        drawn: DrawnPages::default(),
        clock,
    }))
}

/// The service of accounts over a store, as the server and the commands use it.
///
/// # Errors
/// [`AssemblyError`] where the keys of personal values cannot be had.
pub fn accounts(config: &Config, store: Store, clock: Clock) -> Result<AccountService, AssemblyError> {
    let passwords = Passwords::new(&config.passwords)?;
    let vault = Arc::new(Vault::open(&config.secret_key_file)?);
    let issuer = crate::secrets::issuer(&config.operator).to_owned();
    Ok(AccountService::new(store, passwords, vault, clock, SessionRules::of(&config.sessions), issuer))
}
