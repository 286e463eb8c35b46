//! Against a mail server that says what the test wants it to.

use super::*;
use crate::config::{MailConfig, MailTls};
use app::locale::Locale;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Instant;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

const PASSWORD: &str = "smtp-canary-7!";
const TO: &str = "li.ming@example.cn";

/// What the server answers.
#[derive(Clone)]
struct Answers {
    greeting: &'static str,
    extensions: &'static [&'static str],
    auth: &'static str,
    recipient: &'static str,
    end: &'static str,
    tls: Option<TlsAcceptor>,
    tls_at_once: bool,
}

impl Default for Answers {
    fn default() -> Self {
        Self {
            greeting: "220 mail.example.cn",
            extensions: &["8BITMIME", "AUTH PLAIN LOGIN"],
            auth: "235 2.7.0 ok",
            recipient: "250 2.1.5 ok",
            end: "250 2.0.0 queued",
            tls: None,
            tls_at_once: false,
        }
    }
}

/// What the server was told, a line each, and how the letter went.
struct Heard {
    lines: Vec<String>,
    sent: Result<(), MailError>,
}

fn testdata(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/mail/testdata").join(name)
}

fn acceptor() -> TlsAcceptor {
    let certificate = CertificateDer::from_pem_file(testdata("server.pem")).unwrap();
    let key = PrivateKeyDer::from_pem_file(testdata("server.key")).unwrap();
    let config = ServerConfig::builder().with_no_client_auth().with_single_cert(vec![certificate], key).unwrap();
    TlsAcceptor::from(Arc::new(config))
}

/// Talks until the other side hangs up or asks for TLS; then gives the connection back.
async fn talk<S: AsyncRead + AsyncWrite + Unpin>(
    stream: S,
    answers: &Answers,
    heard: &Mutex<Vec<String>>,
    greet: bool,
) -> Option<S> {
    let mut stream = BufReader::new(stream);
    if greet {
        stream.write_all(format!("{}\r\n", answers.greeting).as_bytes()).await.ok()?;
    }
    let mut in_letter = false;
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await.ok()? == 0 {
            return None;
        }
        let line = line.trim_end_matches(['\r', '\n']).to_owned();
        heard.lock().unwrap().push(line.clone());
        let answer = match line.split(' ').next().unwrap_or_default() {
            "." if in_letter => {
                in_letter = false;
                answers.end.to_owned()
            }
            _ if in_letter => continue,
            "EHLO" => {
                let mut lines = vec!["mail.example.cn".to_owned()];
                lines.extend(answers.extensions.iter().map(|extension| (*extension).to_owned()));
                let last = lines.pop().unwrap();
                lines.iter().map(|line| format!("250-{line}\r\n")).collect::<String>() + &format!("250 {last}")
            }
            "STARTTLS" => {
                stream.write_all(b"220 go ahead\r\n").await.ok()?;
                return Some(stream.into_inner());
            }
            "AUTH" => answers.auth.to_owned(),
            "RCPT" => answers.recipient.to_owned(),
            "DATA" => {
                in_letter = true;
                "354 go on".to_owned()
            }
            "QUIT" => "221 bye".to_owned(),
            _ => "250 ok".to_owned(),
        };
        stream.write_all(format!("{answer}\r\n").as_bytes()).await.ok()?;
    }
}

async fn send(answers: Answers, config: impl FnOnce(&mut MailConfig)) -> Heard {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let heard = Arc::new(Mutex::new(Vec::new()));
    let ears = Arc::clone(&heard);
    let server = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        match (&answers.tls, answers.tls_at_once) {
            (Some(tls), true) => {
                if let Ok(stream) = tls.accept(stream).await {
                    talk(stream, &answers, &ears, true).await;
                }
            }
            (tls, _) => {
                let rest = talk(stream, &answers, &ears, true).await;
                if let (Some(stream), Some(tls)) = (rest, tls)
                    && let Ok(stream) = tls.accept(stream).await
                {
                    ears.lock().unwrap().push("(now in TLS)".to_owned());
                    talk(stream, &answers, &ears, false).await;
                }
            }
        }
    });
    let mut set = MailConfig {
        from: "道地 <no-reply@gi.example.cn>".to_owned(),
        smtp_host: "localhost".to_owned(),
        smtp_port: Some(port),
        tls: MailTls::None,
        timeout_seconds: 5,
        ..MailConfig::default()
    };
    config(&mut set);
    let mailer = Mailer::new(&set, "https://gi.example.cn", clock()).unwrap();
    let mail = render(Locale::Zh, TO, &letters()[1], &house());
    let sent = mailer.send(&mail).await;
    // What the errors say names neither address nor password nor what the server said.
    if let Err(error) = &sent {
        let said = format!("{error} {error:?}");
        assert!(!said.contains("li.ming") && !said.contains("canary") && !said.contains("example"), "{said}");
    }
    drop(mailer);
    server.abort();
    let lines = heard.lock().unwrap().clone();
    Heard { lines, sent }
}

fn with_password(config: &mut MailConfig, folder: &Path) {
    let file = folder.join("smtp.password");
    std::fs::write(&file, format!("{PASSWORD}\n")).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
    }
    config.smtp_user = "daodi".to_owned();
    config.smtp_password_file = Some(file);
}

fn said(heard: &Heard, word: &str) -> bool {
    heard.lines.iter().any(|line| line.starts_with(word))
}

fn fault(heard: &Heard) -> (MailFault, Option<u16>, bool) {
    let error = heard.sent.unwrap_err();
    (error.fault, error.status, error.retryable)
}

#[tokio::test]
async fn a_letter_is_handed_over_to_one_address() {
    let heard = send(Answers::default(), |_| {}).await;
    assert_eq!(heard.sent, Ok(()));
    assert_eq!(heard.lines[0], "EHLO gi.example.cn");
    assert!(said(&heard, "MAIL FROM:<no-reply@gi.example.cn>"), "{:?}", heard.lines);
    let recipients: Vec<_> = heard.lines.iter().filter(|line| line.starts_with("RCPT")).collect();
    assert_eq!(recipients, ["RCPT TO:<li.ming@example.cn>"]);
    assert!(!said(&heard, "AUTH"));
}

#[tokio::test]
async fn refusals_are_told_apart() {
    for (answers, expected) in [
        (
            Answers { recipient: "550 5.1.1 no such user li.ming", ..Answers::default() },
            (MailFault::Refused, Some(550), false),
        ),
        (
            Answers { recipient: "450 4.2.1 later, li.ming", ..Answers::default() },
            (MailFault::Deferred, Some(450), true),
        ),
        (
            Answers { end: "554 5.7.1 spam from example.cn", ..Answers::default() },
            (MailFault::Refused, Some(554), false),
        ),
        (Answers { end: "452 4.3.1 full", ..Answers::default() }, (MailFault::Deferred, Some(452), true)),
        (Answers { greeting: "554 go away", ..Answers::default() }, (MailFault::Refused, Some(554), false)),
        (Answers { greeting: "421 busy", ..Answers::default() }, (MailFault::Deferred, Some(421), true)),
        (Answers { greeting: "HTTP/1.1 400 Bad Request", ..Answers::default() }, (MailFault::Unreachable, None, true)),
    ] {
        let heard = send(answers, |_| {}).await;
        assert_eq!(fault(&heard), expected, "{:?}", heard.lines);
    }
}

#[tokio::test]
async fn a_refused_sign_in_is_the_operators_to_put_right() {
    let folder = tempfile::tempdir().unwrap();
    let password = |config: &mut MailConfig| with_password(config, folder.path());
    let heard = send(Answers::default(), password).await;
    assert_eq!(heard.sent, Ok(()));
    assert!(said(&heard, "AUTH PLAIN "));
    let heard = send(Answers { auth: "535 5.7.8 bad password smtp-canary-7!", ..Answers::default() }, password).await;
    assert_eq!(fault(&heard), (MailFault::SignIn, Some(535), true));
    assert!(!said(&heard, "MAIL"));
    let heard = send(Answers { extensions: &["8BITMIME"], ..Answers::default() }, password).await;
    assert_eq!(fault(&heard), (MailFault::SignIn, None, true));
}

#[tokio::test]
async fn p34_without_starttls_nothing_is_said() {
    let folder = tempfile::tempdir().unwrap();
    // The offer is missing, as where somebody in between took it out.
    let heard = send(Answers::default(), |config| {
        with_password(config, folder.path());
        config.tls = MailTls::Starttls;
    })
    .await;
    assert_eq!(fault(&heard), (MailFault::Tls, None, true));
    for word in ["AUTH", "MAIL", "RCPT", "DATA"] {
        assert!(!said(&heard, word), "{:?}", heard.lines);
    }
}

#[tokio::test]
async fn p34_tls_needs_a_certificate_that_is_trusted() {
    let folder = tempfile::tempdir().unwrap();
    for (way, at_once) in [(MailTls::Starttls, false), (MailTls::Tls, true)] {
        let answers = || Answers {
            extensions: &["STARTTLS", "AUTH PLAIN"],
            tls: Some(acceptor()),
            tls_at_once: at_once,
            ..Answers::default()
        };
        let trusted = send(answers(), |config| {
            with_password(config, folder.path());
            (config.tls, config.smtp_ca_file) = (way, Some(testdata("ca.pem")));
        })
        .await;
        assert_eq!(trusted.sent, Ok(()), "{way:?}");
        let at = |word: &str| trusted.lines.iter().position(|line| line.starts_with(word)).unwrap();
        assert!(at_once || at("(now in TLS)") < at("AUTH"), "{:?}", trusted.lines);
        let unknown = send(answers(), |config| {
            with_password(config, folder.path());
            config.tls = way;
        })
        .await;
        assert_eq!(fault(&unknown), (MailFault::Tls, None, true), "{way:?}");
        let other_name = send(answers(), |config| {
            with_password(config, folder.path());
            (config.tls, config.smtp_ca_file) = (way, Some(testdata("ca.pem")));
            config.smtp_host = "127.0.0.1".to_owned();
        })
        .await;
        assert_eq!(fault(&other_name), (MailFault::Tls, None, true), "{way:?}");
        for heard in [unknown, other_name] {
            assert!(!said(&heard, "AUTH") && !said(&heard, "MAIL"), "{:?}", heard.lines);
        }
    }
}

#[tokio::test]
async fn a_server_that_is_silent_or_not_there_is_tried_again() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let config = MailConfig {
        from: "no-reply@gi.example.cn".to_owned(),
        smtp_host: "127.0.0.1".to_owned(),
        smtp_port: Some(port),
        tls: MailTls::None,
        timeout_seconds: 1,
        ..MailConfig::default()
    };
    let mailer = Mailer::new(&config, "https://gi.example.cn", clock()).unwrap();
    let mail = render(Locale::Zh, TO, &letters()[1], &house());
    let start = Instant::now();
    assert_eq!(mailer.send(&mail).await, Err(MailFault::Timeout.into()));
    assert!(start.elapsed().as_secs() < 4, "{:?}", start.elapsed());
    drop(listener);
    let error = mailer.send(&mail).await.unwrap_err();
    assert_eq!((error.fault, error.retryable), (MailFault::Unreachable, true));
}

/// Where a log goes that a test reads.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Everything that any library says, at the finest level.
#[tokio::test]
async fn p34_the_log_of_sending_shows_no_address_token_or_password() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let folder = tempfile::tempdir().unwrap();
    let password = |config: &mut MailConfig| with_password(config, folder.path());
    let refused = Answers { recipient: "550 no such user li.ming@example.cn", ..Answers::default() };
    let rejected = Answers { auth: "535 not smtp-canary-7!", ..Answers::default() };
    let tls = Answers { tls: Some(acceptor()), tls_at_once: true, ..Answers::default() };
    for answers in [Answers::default(), refused, rejected] {
        let _ = send(answers, password).await;
    }
    let unsafe_server = send(tls, |config| config.tls = MailTls::Tls).await;
    assert!(unsafe_server.sent.is_err());
    tracing::info!("end of log");
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("the mail server could not be used") && log.contains("end of log"), "{log}");
    // The password as it goes over the wire, and the beginning of the letter likewise.
    let coded = [format!("\0daodi\0{PASSWORD}"), "您好".to_owned()].map(|text| STANDARD.encode(text));
    for canary in ["li.ming", "canary", "您好", coded[0].as_str(), coded[1].as_str()] {
        assert!(!log.contains(canary), "{canary}: {log}");
    }
}

#[cfg(unix)]
#[test]
fn a_password_that_others_may_read_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let mut config = MailConfig {
        from: "no-reply@gi.example.cn".to_owned(),
        smtp_host: "localhost".to_owned(),
        tls: MailTls::None,
        ..MailConfig::default()
    };
    with_password(&mut config, folder.path());
    let file = config.smtp_password_file.clone().unwrap();
    assert!(Mailer::new(&config, "", clock()).is_ok());
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    let error = Mailer::new(&config, "", clock()).unwrap_err();
    assert!(matches!(error, MailSetupError::Mode { .. }) && !format!("{error:?}").contains("canary"));
    std::fs::remove_file(&file).unwrap();
    assert!(matches!(Mailer::new(&config, "", clock()), Err(MailSetupError::Io { .. })));
    let no_authority =
        MailConfig { tls: MailTls::Tls, smtp_ca_file: Some(testdata("none.pem")), smtp_password_file: None, ..config };
    assert!(matches!(Mailer::new(&no_authority, "", clock()), Err(MailSetupError::Io { .. })));
}
