//! Configuration: one TOML file, every key optional, unknown keys refused.

use serde::Deserialize;
use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};

/// Everything an operator may set. `docs/OPERATING.md` explains each key.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Where the database is: `sqlite:PATH` or `postgres://…`.
    pub database: String,
    /// Address to listen on. Only loopback until an operator says otherwise.
    pub listen: IpAddr,
    /// Port to listen on.
    pub port: u16,
    /// The address readers know, without a trailing slash; links, canonical addresses and JSON-LD are made from it, never
    /// from what a request claims.
    pub public_url: Option<String>,
    /// Host printed in labels' addresses.
    pub label_host: String,
    /// File of the label keys.
    pub key_file: PathBuf,
    /// Folder of the built site (`site.json`, `pkg/`, public files).
    pub site: Option<PathBuf>,
    /// Who runs this server.
    pub operator: String,
    /// How to reach the operator.
    pub contact: String,
    /// ICP filing number, shown in the footer.
    pub icp_no: String,
    /// Public-security filing number (公安备案号), shown in the footer.
    pub police_no: String,
    /// Number of the map review (审图号). While it is empty, outlines are shown on loopback only.
    pub map_review_no: String,
    /// CSV of address ranges and provinces (`first,last,province`) for scan records; without it: 地区未知.
    pub ip_provinces: Option<PathBuf>,
    /// Logs as JSON lines instead of text.
    pub log_json: bool,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            database: "sqlite:var/daodi.db".to_owned(),
            listen: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: 3000,
            public_url: None,
            label_host: "daodi.example".to_owned(),
            key_file: PathBuf::from("var/label.keys"),
            site: None,
            operator: String::new(),
            contact: String::new(),
            icp_no: String::new(),
            police_no: String::new(),
            map_review_no: String::new(),
            ip_provinces: None,
            log_json: false,
        }
    }
}

/// Why a configuration file is refused.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("the configuration file {path} cannot be read: {source}")]
    Read {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// The file is not TOML, has an unknown key or a value of the wrong kind.
    #[error("the configuration file {path} is refused: {reason}")]
    Refused {
        /// The file.
        path: PathBuf,
        /// What is wrong and where.
        reason: String,
    },
}

impl Config {
    /// Reads a file; without one, the defaults.
    ///
    /// # Errors
    /// [`ConfigError`] where the file cannot be read or is refused.
    pub fn load(path: Option<&Path>) -> Result<Self, ConfigError> {
        let Some(path) = path else { return Ok(Self::default()) };
        let text =
            std::fs::read_to_string(path).map_err(|source| ConfigError::Read { path: path.to_owned(), source })?;
        let refused = |reason: String| ConfigError::Refused { path: path.to_owned(), reason };
        let config: Self = toml::from_str(&text).map_err(|error| refused(error.to_string()))?;
        config.check().map_err(refused)?;
        Ok(config)
    }

    /// Rules that concern more than one value.
    fn check(&self) -> Result<(), String> {
        if let Some(url) = &self.public_url
            && (!(url.starts_with("https://") || url.starts_with("http://")) || url.ends_with('/'))
        {
            return Err("public_url is written https://HOST without a slash at the end".to_owned());
        }
        daodi::label::Host::parse(&self.label_host).map(|_| ()).map_err(|error| format!("label_host: {error}"))
    }

    /// The address readers know: as set, else the one listened on.
    #[must_use]
    pub fn public_url(&self) -> String {
        self.public_url.clone().unwrap_or_else(|| format!("http://{}:{}", self.listen, self.port))
    }

    /// Whether only this machine reaches the pages: it listens on loopback, and no proxy gives it a public address.
    #[must_use]
    pub fn is_private(&self) -> bool {
        let local = |url: &String| {
            let host = url.split("//").nth(1).unwrap_or_default();
            ["127.", "localhost", "[::1]"].iter().any(|name| host.starts_with(name))
        };
        self.listen.is_loopback() && self.public_url.as_ref().is_none_or(local)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    fn load(text: &str) -> Result<Config, ConfigError> {
        let dir = std::env::temp_dir().join(format!("daodi-config-{}-{}", std::process::id(), text.len()));
        std::fs::write(&dir, text).unwrap();
        let config = Config::load(Some(&dir));
        std::fs::remove_file(&dir).unwrap();
        config
    }

    #[test]
    fn unknown_keys_and_wrong_values_are_refused_by_name() {
        assert!(load("port = 8080\n").is_ok_and(|c| c.port == 8080));
        assert!(load("prot = 8080\n").unwrap_err().to_string().contains("prot"));
        assert!(load("port = 99999\n").is_err());
        assert!(load("public_url = \"https://gi.henan.example/\"\n").unwrap_err().to_string().contains("public_url"));
    }

    #[test]
    fn a_public_address_makes_a_server_public_even_behind_loopback() {
        let config = |public_url: &str| Config { public_url: Some(public_url.to_owned()), ..Config::default() };
        assert!(Config::default().is_private());
        assert!(config("http://localhost:3000").is_private());
        assert!(!config("https://gi.henan.example").is_private());
        assert!(!Config { listen: IpAddr::from([0, 0, 0, 0]), ..Config::default() }.is_private());
    }
}
