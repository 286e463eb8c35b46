//! `daodi demo`.

use super::{CliError, Common, Outcome, open};
use crate::clock::Clock;
use crate::services::fictional::{Filled, Wanted, fill};
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

#[derive(Args)]
pub(super) struct Demo {
    /// From what the world is made: the same seed gives the same world.
    #[arg(long, default_value_t = 1)]
    seed: u32,
    /// The folder with Henan's divisions; nothing else of it is read into the database.
    #[arg(long, value_name = "DIR", default_value = "data/henan")]
    data: PathBuf,
}

impl Demo {
    pub(super) async fn run(self, common: &Common) -> Outcome {
        let config = common.load()?;
        let store = open(&config).await?;
        let clock = Clock::system();
        let wanted = Wanted { seed: i64::from(self.seed), data: self.data };
        let filled = fill(&config, &store, clock, &wanted, &common.progress(clock)).await;
        store.close().await;
        let filled = filled.map_err(CliError::refused)?;
        let value = json!({
            "already": filled.already, "seed": filled.mark.seed, "world": filled.world, "logins": filled.logins,
        });
        common.print(&value, || words(&filled))
    }
}

fn words(filled: &Filled) -> String {
    let mut text = if filled.already {
        "演示数据库，此前已填充；未作任何改动 a demonstration database, filled before; nothing was changed\n".to_owned()
    } else {
        format!("演示数据库已填充（种子 {0}） filled with a fictional world (seed {0})\n", filled.mark.seed)
    };
    for row in &filled.world {
        text += &format!("  {:<14} {:<22} {:>5}\n", row.what, row.state, row.total);
    }
    text += "演示账号 accounts (login, password, role, office)";
    text += if filled.already { "; passwords were printed once:\n" } else { "; passwords are printed only now:\n" };
    for login in &filled.logins {
        let password = login.password.as_deref().unwrap_or("—");
        let office = login.office.as_deref().unwrap_or_default();
        text += &format!("  {:<16} {password:<20} {:<16} {office}\n", login.login, login.role);
    }
    text.trim_end().to_owned()
}
