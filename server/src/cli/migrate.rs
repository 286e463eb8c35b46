//! `daodi migrate`.

use super::{CliError, Common, Outcome, open, open_existing};
use clap::Args;
use serde_json::json;
use store::maintenance::Steps;
use store::{DatabaseUrl, Engine, OpenError, Store};

#[derive(Args)]
pub(super) struct Migrate {
    /// Say what would be run, and change nothing.
    #[arg(long)]
    dry_run: bool,
}

impl Migrate {
    /// Migrates and says what the schema's version is.
    pub(super) async fn run(&self, common: &Common) -> Outcome {
        let config = common.load()?;
        if self.dry_run {
            return self.say(common, &DatabaseUrl::parse(&config.database)?).await;
        }
        let store = open(&config).await?;
        let version = store.schema_version().await?;
        store.close().await;
        common.print(&json!({ "schema_version": version }), || format!("the schema is at version {version}"))
    }

    async fn say(&self, common: &Common, url: &DatabaseUrl) -> Outcome {
        let steps = match open_existing(&common.load()?).await {
            Ok(store) => {
                let steps = store.steps().await;
                store.release().await;
                steps?
            }
            Err(CliError::Open(OpenError::Missing { .. })) => {
                Store::all_steps(if url.is_postgres() { Engine::Postgres } else { Engine::Sqlite })
            }
            Err(other) => return Err(other),
        };
        let names: Vec<&str> = steps.pending.iter().map(|step| step.name.as_str()).collect();
        let value = json!({ "schema_version": steps.now, "would_run": names });
        common.print(&value, || words(&steps))
    }
}

fn words(steps: &Steps) -> String {
    if steps.pending.is_empty() {
        return format!("the schema is at version {}; nothing would be run", steps.now);
    }
    let names: Vec<&str> = steps.pending.iter().map(|step| step.name.as_str()).collect();
    format!("the schema is at version {}; these would be run: {}", steps.now, names.join(", "))
}
