//! How letters leave: into the outbox, or by SMTP.

use super::{Mail, MailError, MailFault, MailSetupError, outbox};
use crate::clock::Clock;
use crate::config::{MailConfig, MailTls};
use crate::keys::readable_by_others;
use crate::secrets::Secret;
use lettre::message::Mailbox;
use lettre::transport::smtp;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, CertificateStore, Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use std::error::Error as _;
use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Sends letters. Nothing is kept of them here: who calls keeps them until they are sent.
pub struct Mailer {
    from: Mailbox,
    clock: Clock,
    way: Way,
}

enum Way {
    Outbox(PathBuf),
    Smtp { client: Box<AsyncSmtpTransport<Tokio1Executor>>, timeout: Duration },
}

impl Mailer {
    /// As configured. `public_url` gives the outbox its sender where none is set. Connects to nothing and makes nothing yet.
    ///
    /// # Errors
    /// [`MailSetupError`] where a file cannot be read or the sender is no address.
    pub fn new(config: &MailConfig, public_url: &str, clock: Clock) -> Result<Self, MailSetupError> {
        if !config.has_server() {
            return Ok(Self { from: sender(config, public_url)?, clock, way: Way::Outbox(config.outbox.clone()) });
        }
        let from = sender(config, public_url)?;
        // A mail server sees our name in its greeting: the sender's domain, not this machine's.
        let hello = ClientId::Domain(from.email.domain().to_owned());
        let timeout = Duration::from_secs(config.timeout_seconds.into());
        let host = config.smtp_host.trim_matches(['[', ']']);
        let mut client = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host)
            .port(config.port())
            .hello_name(hello)
            .timeout(Some(timeout))
            .tls(tls(config)?);
        if let Some(file) = &config.smtp_password_file {
            let password = password(file)?;
            client = client.credentials(Credentials::new(config.smtp_user.clone(), password.expose().to_owned()));
        }
        Ok(Self { from, clock, way: Way::Smtp { client: Box::new(client.build()), timeout } })
    }

    /// Sends a letter and waits until the mail server has taken it, or the file is on disk.
    ///
    /// # Errors
    /// [`MailError`] says whether it is worth trying again.
    pub async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        let id = self.clock.id();
        let message = mail.message(&self.from, &id, self.clock.micros())?;
        match &self.way {
            Way::Outbox(folder) => {
                let folder = folder.clone();
                let put = move || outbox::put(&folder, &id, &message.formatted());
                match tokio::task::spawn_blocking(put).await {
                    Ok(Ok(_)) => Ok(()),
                    Ok(Err(cause)) => {
                        tracing::warn!(%cause, "a letter could not be written into the outbox");
                        Err(MailFault::Outbox.into())
                    }
                    Err(_) => Err(MailFault::Outbox.into()),
                }
            }
            Way::Smtp { client, timeout } => match tokio::time::timeout(*timeout, client.send(message)).await {
                Ok(Ok(_)) => Ok(()),
                Ok(Err(error)) => Err(understood(&error)),
                Err(_) => Err(MailFault::Timeout.into()),
            },
        }
    }
}

/// The sender: as set, else nobody at the host of the pages.
fn sender(config: &MailConfig, public_url: &str) -> Result<Mailbox, MailSetupError> {
    if !config.from.is_empty() {
        return config.from.parse().map_err(|_| MailSetupError::From);
    }
    let host = public_url.split("//").nth(1).unwrap_or_default();
    let host = host.split(['/', ':']).next().filter(|host| host.contains('.')).unwrap_or("localhost.invalid");
    let address = Address::new("no-reply", host).map_err(|_| MailSetupError::From)?;
    let name = app::text::text(app::locale::Locale::Zh, "mail-from");
    Ok(Mailbox::new(Some(name.to_owned()), address))
}

fn tls(config: &MailConfig) -> Result<Tls, MailSetupError> {
    if config.tls == MailTls::None {
        return Ok(Tls::None);
    }
    let mut parameters = TlsParameters::builder(config.smtp_host.trim_matches(['[', ']']).to_owned());
    if let Some(file) = &config.smtp_ca_file {
        let pem = std::fs::read(file).map_err(|source| MailSetupError::Io { path: file.clone(), source })?;
        let authority = Certificate::from_pem(&pem).map_err(|_| MailSetupError::Tls)?;
        parameters = parameters.certificate_store(CertificateStore::None).add_root_certificate(authority);
    }
    let parameters = parameters.build_rustls().map_err(|_| MailSetupError::Tls)?;
    // Starttls is required, never taken only where it is offered: who sits between could take the offer out.
    Ok(if config.tls == MailTls::Tls { Tls::Wrapper(parameters) } else { Tls::Required(parameters) })
}

fn password(file: &Path) -> Result<Secret, MailSetupError> {
    let io = |source| MailSetupError::Io { path: file.to_owned(), source };
    let text = Secret::new(std::fs::read_to_string(file).map_err(io)?);
    if readable_by_others(file).map_err(io)? {
        return Err(MailSetupError::Mode { path: file.to_owned() });
    }
    Ok(Secret::new(text.expose().trim_end_matches(['\r', '\n'])))
}

/// The library's error as one of ours.
fn understood(error: &smtp::Error) -> MailError {
    let status = error.status().map(u16::from);
    let cause = cause(error);
    if let Some(cause) = cause {
        tracing::warn!(%cause, "the mail server could not be used");
    }
    // TLS says what is wrong with a certificate or a record as data that is not valid.
    let broken = cause.is_some_and(|cause| cause.kind() == std::io::ErrorKind::InvalidData);
    let fault = match status {
        // RFC 4954, 6: authentication required, too weak, failed, encryption needed.
        Some(454 | 530 | 534 | 535 | 538) => MailFault::SignIn,
        Some(_) if error.is_permanent() => MailFault::Refused,
        Some(_) => MailFault::Deferred,
        None if error.is_timeout() => MailFault::Timeout,
        None if error.is_tls() || broken => MailFault::Tls,
        // The client's own refusals: no STARTTLS offered, no way of signing in, an address beyond what the server takes.
        None if error.is_client() => refused_by_ourselves(error),
        None => MailFault::Unreachable,
    };
    MailError { status, ..fault.into() }
}

/// The system's or TLS's own reason, if one of them is the cause. It names hosts and certificates, never a reader.
fn cause(error: &smtp::Error) -> Option<&std::io::Error> {
    let mut cause = error.source();
    while let Some(error) = cause {
        if let Some(io) = error.downcast_ref::<std::io::Error>() {
            return Some(io);
        }
        cause = error.source();
    }
    None
}

/// Why the client itself went no further. It says so in words only; a test holds them.
fn refused_by_ourselves(error: &smtp::Error) -> MailFault {
    let what = error.source().map(ToString::to_string).unwrap_or_default();
    if what.contains("STARTTLS") {
        MailFault::Tls
    } else if what.contains("uthentication") {
        MailFault::SignIn
    } else {
        MailFault::Address
    }
}

impl fmt::Debug for Mailer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let way = match &self.way {
            Way::Outbox(_) => "outbox",
            Way::Smtp { .. } => "smtp",
        };
        f.debug_struct("Mailer").field("way", &way).finish_non_exhaustive()
    }
}
