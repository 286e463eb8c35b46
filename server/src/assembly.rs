//! Putting the server's parts together: store, keys, register in memory, maps, the built site.

use crate::catalogue::Catalogue;
use crate::clock::Clock;
use crate::config::Config;
use crate::http::{App, DrawnPages, SiteError, SiteFiles};
use crate::keys::{self, KeyFileError};
use crate::services::labels::LabelService;
use crate::services::maps;
use crate::services::provinces::{Provinces, ProvincesError};
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
    Ok(Arc::new(App {
        config,
        store,
        catalogue,
        labels,
        site: Arc::new(site),
        files,
        drawn: DrawnPages::default(),
        clock,
    }))
}
