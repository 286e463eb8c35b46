//! What may go wrong with a letter. Nothing here repeats what a mail server said: that may hold an address.

use std::path::PathBuf;

/// Why a letter did not leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{fault}{}", status.map(|status| format!(" ({status})")).unwrap_or_default())]
pub struct MailError {
    /// What happened.
    pub fault: MailFault,
    /// The mail server's reply code, where it gave one (RFC 5321, 4.2).
    pub status: Option<u16>,
    /// Whether it is worth trying again.
    pub retryable: bool,
}

/// What happened to a letter that did not leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MailFault {
    /// The address is none that mail can go to.
    #[error("the address cannot be written to")]
    Address,
    /// The server refused for good: no such mailbox, not wanted.
    #[error("the mail server refused the letter")]
    Refused,
    /// The server refused for now.
    #[error("the mail server refused the letter for now")]
    Deferred,
    /// The server does not let us in: user, password or policy.
    #[error("the mail server refused the sign-in")]
    SignIn,
    /// No TLS, or not with a certificate that is trusted.
    #[error("the connection to the mail server is not safe")]
    Tls,
    /// The server cannot be reached, hung up, or speaks something else.
    #[error("the mail server cannot be reached")]
    Unreachable,
    /// The server took too long.
    #[error("the mail server took too long")]
    Timeout,
    /// The outbox cannot be written.
    #[error("the outbox cannot be written")]
    Outbox,
}

impl MailFault {
    /// The code in tables and on pages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Refused => "refused",
            Self::Deferred => "deferred",
            Self::SignIn => "sign_in",
            Self::Tls => "tls",
            Self::Unreachable => "unreachable",
            Self::Timeout => "timeout",
            Self::Outbox => "outbox",
        }
    }
}

impl From<MailFault> for MailError {
    /// Only an address or a refusal for good stays what it is; everything else an operator may put right.
    fn from(fault: MailFault) -> Self {
        Self { fault, status: None, retryable: !matches!(fault, MailFault::Address | MailFault::Refused) }
    }
}

/// Why letters cannot be sent as configured.
#[derive(Debug, thiserror::Error)]
pub enum MailSetupError {
    /// A file cannot be read.
    #[error("{path} cannot be used for mail: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// Others may read the password.
    #[error("{path} can be read by others than its owner; set its mode to 600")]
    Mode {
        /// The file.
        path: PathBuf,
    },
    /// The sender is no address.
    #[error("mail.from is no mail address")]
    From,
    /// The authority's file holds no certificate, or the host cannot have one.
    #[error("mail.smtp_ca_file or mail.smtp_host does not fit TLS")]
    Tls,
}
