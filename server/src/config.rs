//! Configuration: one TOML file, every key optional, unknown keys refused.

mod applications;
mod mail;
mod passwords;
mod sessions;

pub use applications::ApplicationConfig;
pub use mail::{MailConfig, MailTls};
pub use passwords::PasswordConfig;
pub use sessions::SessionConfig;

use crate::http::{Connections, FilesHost, Limits, TrustedProxies};
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
    /// File of the keys of personal values.
    pub secret_key_file: PathBuf,
    /// Rules for passwords and what hashing them costs.
    pub passwords: PasswordConfig,
    /// How letters leave.
    pub mail: MailConfig,
    /// How long sessions hold.
    pub sessions: SessionConfig,
    /// How applications for the mark are handled.
    pub applications: ApplicationConfig,
    /// For how many months anyone may object to a preliminary recognition, as this office has it; no law that was read
    /// states the length. 0: nothing is said.
    pub objection_months: u32,
    /// Whether producers, too, draw their bases on a map. Off: they give points, files or corner tables, because letting the
    /// public mark places on a map may need a surveying licence (地图管理条例).
    pub producers_draw: bool,
    /// File of the keys that sign the public log.
    pub log_key_file: PathBuf,
    /// Name of the public log, `HOST/log`: fixed for its life. Empty: made from the public address.
    pub log_origin: String,
    /// Proxies whose word on a client's address is believed.
    pub trusted_proxies: TrustedProxies,
    /// How connections are kept.
    pub connections: Connections,
    /// How often a client's network may ask.
    pub limits: Limits,
    /// Folder of the files that were sent in. Nothing in it is served but through a check of who asks.
    pub files: PathBuf,
    /// Host from which files are served, apart from the pages' own.
    pub files_host: Option<FilesHost>,
    /// Folder with a folder for each backup; `daodi doctor` looks here for the newest.
    pub backup_dir: Option<PathBuf>,
    /// After how many days without a new backup `daodi doctor` complains.
    pub backup_days: u16,
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
            objection_months: 2,
            producers_draw: false,
            site: None,
            operator: String::new(),
            contact: String::new(),
            icp_no: String::new(),
            police_no: String::new(),
            map_review_no: String::new(),
            ip_provinces: None,
            log_json: false,
            secret_key_file: PathBuf::from("var/secret.keys"),
            passwords: PasswordConfig::default(),
            mail: MailConfig::default(),
            sessions: SessionConfig::default(),
            applications: ApplicationConfig::default(),
            log_key_file: PathBuf::from("var/log.keys"),
            log_origin: String::new(),
            trusted_proxies: TrustedProxies::default(),
            connections: Connections::default(),
            limits: Limits::default(),
            files: PathBuf::from("var/files"),
            files_host: None,
            backup_dir: None,
            backup_days: 2,
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
        if self.secret_key_file == self.key_file {
            return Err("secret_key_file and key_file are two files".to_owned());
        }
        self.passwords.check()?;
        self.mail.check()?;
        self.sessions.check()?;
        self.applications.check()?;
        self.connections.check()?;
        if self.files_host.as_ref().is_some_and(|host| host.is_of(&self.public_url())) {
            return Err("files_host is the pages' own host; name another, or leave it out".to_owned());
        }
        daodi::label::Host::parse(&self.label_host).map(|_| ()).map_err(|error| format!("label_host: {error}"))
    }

    /// The address readers know: as set, else the one listened on.
    #[must_use]
    pub fn public_url(&self) -> String {
        self.public_url.clone().unwrap_or_else(|| format!("http://{}:{}", self.listen, self.port))
    }

    /// The files of keys, by the setting that names them: what no backup holds and no server runs without.
    #[must_use]
    pub fn key_files(&self) -> Vec<(&'static str, &Path)> {
        vec![
            ("key_file", &self.key_file),
            ("secret_key_file", &self.secret_key_file),
            ("log_key_file", &self.log_key_file),
        ]
    }

    /// Name of the public log: as set, else the public address without its scheme, and `/log`.
    #[must_use]
    pub fn log_origin(&self) -> String {
        if !self.log_origin.is_empty() {
            return self.log_origin.clone();
        }
        let url = self.public_url();
        // A server that only this machine reaches has no lasting address: its log is named after the labels' host.
        let host =
            if self.is_private() { self.label_host.as_str() } else { url.split("//").nth(1).unwrap_or_default() };
        format!("{host}/log")
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
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        Config::load(Some(file.path()))
    }

    #[test]
    fn unknown_keys_and_wrong_values_are_refused_by_name() {
        assert!(load("port = 8080\n").is_ok_and(|c| c.port == 8080));
        assert!(load("prot = 8080\n").unwrap_err().to_string().contains("prot"));
        assert!(load("port = 99999\n").is_err());
        assert!(load("public_url = \"https://gi.henan.example/\"\n").unwrap_err().to_string().contains("public_url"));
    }

    #[test]
    fn weak_hashing_and_open_mail_are_refused_by_name() {
        assert!(load("").is_ok());
        for (text, name) in [
            ("[passwords]\nprofile = \"none\"\n", "asvs"),
            ("[passwords]\nmemory_kib = 1024\n", "passwords.memory_kib"),
            ("[passwords]\nmemory_kib = 19456\npasses = 1\n", "passwords.memory_kib"),
            ("[passwords]\nmemory_kib = 2097152\n", "passwords.memory_kib"),
            ("[passwords]\npasses = 0\n", "passwords.passes"),
            ("[passwords]\nlanes = 0\n", "passwords.lanes"),
            ("[passwords]\nparallel = 0\n", "passwords.parallel"),
            ("[passwords]\nwait_seconds = 0\n", "passwords.wait_seconds"),
            ("[passwords]\npepper = 1\n", "pepper"),
            ("secret_key_file = \"var/label.keys\"\n", "secret_key_file"),
            ("[mail]\nsmtp_host = \"mail.example.cn\"\n", "mail.from"),
            ("[mail]\nfrom = \"nobody\"\n", "mail.from"),
            ("[mail]\nfrom = \"a@x.cn\"\nsmtp_host = \"mail.x.cn\"\ntls = \"none\"\n", "mail.tls"),
            ("[mail]\nfrom = \"a@x.cn\"\nsmtp_host = \"mail.x.cn\"\ntls = \"maybe\"\n", "starttls"),
            ("[mail]\nsmtp_user = \"a\"\n", "mail.smtp_password_file"),
            ("[mail]\nsmtp_password_file = \"a\"\n", "mail.smtp_user"),
            ("[mail]\nsmtp_password = \"hunter2\"\n", "smtp_password"),
            ("[mail]\ntimeout_seconds = 0\n", "mail.timeout_seconds"),
        ] {
            let error = load(text).unwrap_err().to_string();
            assert!(error.contains(name), "{text}: {error}");
        }
        for good in [
            "[passwords]\nprofile = \"dengbao\"\nmemory_kib = 19456\npasses = 2\n",
            "[passwords]\nmemory_kib = 47104\npasses = 1\n",
            "[mail]\nfrom = \"道地 <no-reply@x.cn>\"\nsmtp_host = \"127.0.0.1\"\ntls = \"none\"\n",
            "[mail]\nfrom = \"no-reply@x.cn\"\nsmtp_host = \"[::1]\"\ntls = \"none\"\n",
            "[mail]\nfrom = \"no-reply@x.cn\"\nsmtp_host = \"mail.x.cn\"\nsmtp_user = \"a\"\nsmtp_password_file = \"b\"\n",
        ] {
            assert!(load(good).is_ok(), "{good}: {}", load(good).unwrap_err());
        }
    }

    #[test]
    fn the_mail_servers_port_goes_with_its_protection() {
        let port = |text: &str| {
            let config = load(&format!("[mail]\nfrom = \"a@x.cn\"\nsmtp_host = \"localhost\"\n{text}")).unwrap();
            config.mail.port()
        };
        assert_eq!(
            [port(""), port("tls = \"tls\""), port("tls = \"none\""), port("smtp_port = 2525")],
            [587, 465, 25, 2525]
        );
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
