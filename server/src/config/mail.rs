//! `[mail]`: how letters leave.

use lettre::message::Mailbox;
use serde::Deserialize;
use std::net::IpAddr;
use std::path::PathBuf;

/// Where letters go: into a folder, or to a mail server where one is named.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MailConfig {
    /// Folder in which each letter becomes a file, while no mail server is named.
    pub outbox: PathBuf,
    /// Sender, `NAME <ADDRESS>` or `ADDRESS`. Needed with a mail server.
    pub from: String,
    /// The mail server; empty: the outbox.
    pub smtp_host: String,
    /// Its port; by default 587, 465 or 25, by `tls`.
    pub smtp_port: Option<u16>,
    /// User to sign in with; empty: none.
    pub smtp_user: String,
    /// File with that user's password, mode 600.
    pub smtp_password_file: Option<PathBuf>,
    /// PEM file of an authority that signs the server's certificate, in place of the public ones.
    pub smtp_ca_file: Option<PathBuf>,
    /// How the connection is kept from others.
    pub tls: MailTls,
    /// Seconds that sending one letter may take, connecting included.
    pub timeout_seconds: u16,
}

/// How the connection to a mail server is kept from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MailTls {
    /// Begins plain and turns to TLS before anything is said (RFC 3207); a server that does not offer it gets nothing.
    Starttls,
    /// TLS from the first byte (RFC 8314).
    Tls,
    /// None: to this machine only.
    None,
}

impl MailTls {
    /// As it is written in the file.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Starttls => "starttls",
            Self::Tls => "tls",
            Self::None => "none",
        }
    }
}

impl Default for MailConfig {
    fn default() -> Self {
        Self {
            outbox: PathBuf::from("var/outbox"),
            from: String::new(),
            smtp_host: String::new(),
            smtp_port: None,
            smtp_user: String::new(),
            smtp_password_file: None,
            smtp_ca_file: None,
            tls: MailTls::Starttls,
            timeout_seconds: 60,
        }
    }
}

impl MailConfig {
    /// Whether a mail server is named.
    #[must_use]
    pub fn has_server(&self) -> bool {
        !self.smtp_host.is_empty()
    }

    /// The mail server's port.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.smtp_port.unwrap_or(match self.tls {
            MailTls::Starttls => 587,
            MailTls::Tls => 465,
            MailTls::None => 25,
        })
    }

    /// Where letters go, in words without secrets.
    #[must_use]
    pub fn summary(&self) -> String {
        if !self.has_server() {
            return format!("outbox {}", self.outbox.display());
        }
        let user = if self.smtp_user.is_empty() { "no user" } else { "a user" };
        format!("smtp {}:{} ({}, {user})", self.smtp_host, self.port(), self.tls.code())
    }

    /// Rules that concern more than one value.
    pub(super) fn check(&self) -> Result<(), String> {
        if !self.from.is_empty() && self.from.parse::<Mailbox>().is_err() {
            return Err("mail.from is written NAME <ADDRESS> or ADDRESS".to_owned());
        }
        if !(1..=300).contains(&self.timeout_seconds) {
            return Err("mail.timeout_seconds is 1 to 300".to_owned());
        }
        if self.smtp_user.is_empty() != self.smtp_password_file.is_none() {
            return Err("mail.smtp_user and mail.smtp_password_file go together".to_owned());
        }
        if !self.has_server() {
            return Ok(());
        }
        if self.from.is_empty() {
            return Err("mail.from is needed with mail.smtp_host".to_owned());
        }
        let host = self.smtp_host.trim_matches(['[', ']']);
        let loopback = host == "localhost" || host.parse().is_ok_and(|address: IpAddr| address.is_loopback());
        if self.tls == MailTls::None && !loopback {
            return Err("mail.tls = \"none\" is for a mail server on this machine only".to_owned());
        }
        Ok(())
    }
}
