//! `daodi config check`.

use super::{CliError, Common, Outcome};
use crate::clock::Clock;
use crate::http::Class;
use crate::mail::Mailer;
use crate::secrets::Vault;
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
        let keys = Vault::read(&config.secret_key_file).map_err(CliError::refused)?;
        Mailer::new(&config.mail, &config.public_url(), Clock::system()).map_err(CliError::refused)?;
        let notes: Vec<&str> = [
            (config.operator.is_empty(), "operator is empty: the footer names nobody"),
            (config.contact.is_empty(), "contact is empty: readers cannot report errors"),
            (config.map_review_no.is_empty(), "map_review_no is empty: beyond loopback pages show tiles, no outlines"),
            (config.public_url.is_none(), "public_url is not set: links name the address listened on"),
            (!config.mail.has_server(), "mail.smtp_host is not set: letters stay in the outbox, nobody gets them"),
            (keys.is_none(), "there is no secret_key_file yet: it is made at the first start"),
            (
                config.public_url.is_some() && config.listen.is_loopback() && config.trusted_proxies.is_empty(),
                "trusted_proxies is empty: every client seems to be the proxy, so none is limited and none is told apart",
            ),
            (
                config.public_url.is_some() && config.files_host.is_none(),
                "files_host is not set: files that people send in are given out on the pages' own host",
            ),
            (config.label_host.ends_with(".example"), "label_host is an example: printed labels would lead nowhere"),
        ]
        .into_iter()
        .filter_map(|(holds, note)| holds.then_some(note))
        .collect();
        let passwords = &config.passwords;
        let value = json!({
            "database": database.to_string(),
            "listen": config.listen,
            "port": config.port,
            "public_url": config.public_url(),
            "label_host": config.label_host,
            "passwords": {
                "profile": passwords.profile.code(),
                "memory_kib": passwords.memory_kib,
                "passes": passwords.passes,
                "lanes": passwords.lanes,
                "parallel": passwords.parallel,
            },
            "mail": config.mail.summary(),
            "secret_key_epochs": keys.map(|keys| keys.epochs()),
            "trusted_proxies": config.trusted_proxies,
            "connections": config.connections,
            "limits": config.limits,
            "files": config.files,
            "files_host": config.files_host,
            "notes": notes,
        });
        common.print(&value, || {
            let proxies = Vec::from(config.trusted_proxies.clone()).join(" ");
            let rules = &config.connections;
            let mut lines = vec![
                ("database", database.to_string()),
                ("listen", format!("{}:{}", config.listen, config.port)),
                ("public_url", config.public_url()),
                ("label_host", config.label_host.clone()),
                ("proxies", if proxies.is_empty() { "none is trusted".to_owned() } else { proxies }),
                ("connections", format!("at most {}, of one network {}", rules.most, rules.most_of_one)),
                (
                    "passwords",
                    format!(
                        "{}, argon2id {} KiB × {} passes, {} at a time",
                        passwords.profile.code(),
                        passwords.memory_kib,
                        passwords.passes,
                        passwords.parallel
                    ),
                ),
                ("mail", config.mail.summary()),
                ("files", config.files.display().to_string()),
                ("files_host", config.files_host.clone().map_or_else(|| "the pages' own".to_owned(), String::from)),
            ];
            lines.extend(Class::ALL.map(|class| {
                let rate = config.limits.rate(class);
                (class.name(), format!("{} a minute, {} at once", rate.per_minute, rate.burst))
            }));
            let mut text =
                lines.iter().map(|(name, value)| format!("{name:<12}{value}")).collect::<Vec<_>>().join("\n");
            for note in &notes {
                text.push_str("\nnote: ");
                text.push_str(note);
            }
            text
        })
    }
}
