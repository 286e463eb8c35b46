//! `daodi config check`.

use super::{CliError, Common, Outcome};
use clap::Subcommand;
use serde_json::json;
use store::DatabaseUrl;

#[derive(Subcommand)]
pub(super) enum ConfigCommand {
    /// Read the configuration and say what holds.
    #[command(after_help = "Example:\n  daodi config check --config daodi.toml\n")]
    Check,
}

impl ConfigCommand {
    pub(super) fn run(&self, common: &Common) -> Outcome {
        let Self::Check = self;
        let config = common.load()?;
        let database = DatabaseUrl::parse(&config.database)?;
        if let Some(file) = &config.ip_provinces {
            crate::services::provinces::Provinces::read(file).map_err(CliError::refused)?;
        }
        let notes: Vec<&str> = [
            (config.operator.is_empty(), "operator is empty: the footer names nobody"),
            (config.contact.is_empty(), "contact is empty: readers cannot report errors"),
            (config.map_review_no.is_empty(), "map_review_no is empty: beyond loopback pages show tiles, no outlines"),
            (config.public_url.is_none(), "public_url is not set: links name the address listened on"),
            (config.label_host.ends_with(".example"), "label_host is an example: printed labels would lead nowhere"),
        ]
        .into_iter()
        .filter_map(|(holds, note)| holds.then_some(note))
        .collect();
        let value = json!({
            "database": database.to_string(),
            "listen": config.listen,
            "port": config.port,
            "public_url": config.public_url(),
            "label_host": config.label_host,
            "notes": notes,
        });
        common.print(&value, || {
            let mut text = format!(
                "database    {database}\nlisten      {}:{}\npublic_url  {}\nlabel_host  {}",
                config.listen,
                config.port,
                config.public_url(),
                config.label_host
            );
            for note in &notes {
                text.push_str("\nnote: ");
                text.push_str(note);
            }
            text
        })
    }
}
