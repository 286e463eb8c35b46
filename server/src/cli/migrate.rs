//! `daodi migrate`.

use super::{Common, Outcome, open};
use serde_json::json;

/// Migrates and says what the schema's version is.
pub(super) async fn run(common: &Common) -> Outcome {
    let store = open(&common.load()?).await?;
    let version = store.schema_version().await?;
    store.close().await;
    common.print(&json!({ "schema_version": version }), || format!("the schema is at version {version}"))
}
