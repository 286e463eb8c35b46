//! Letters as they look on the wire: their headers, their encoding, the file in the outbox.

use super::*;
use crate::config::MailConfig;
use app::locale::Locale;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use proptest::prelude::*;

/// A message's headers, unfolded, and its body decoded.
fn read(message: &str) -> (Vec<(String, String)>, String) {
    assert!(!message.replace("\r\n", "").contains(['\r', '\n']), "line ends are CRLF: {message:?}");
    let (head, body) = message.split_once("\r\n\r\n").unwrap();
    let head = head.replace("\r\n ", " ").replace("\r\n\t", " ");
    let headers: Vec<(String, String)> =
        head.split("\r\n").map(|line| line.split_once(": ").unwrap()).map(|(n, v)| (n.to_owned(), words(v))).collect();
    let encoding = headers.iter().find(|(name, _)| name == "Content-Transfer-Encoding").unwrap();
    let body = match encoding.1.as_str() {
        "base64" => String::from_utf8(STANDARD.decode(body.replace("\r\n", "")).unwrap()).unwrap(),
        "7bit" => body.to_owned(),
        other => panic!("{other}"),
    };
    (headers, body)
}

/// The encoded words of RFC 2047, base64 only, decoded; spaces between two of them left out.
fn words(value: &str) -> String {
    let mut out = String::new();
    let mut encoded = false;
    for word in value.split(' ') {
        let text = word.strip_prefix("=?utf-8?b?").and_then(|word| word.strip_suffix("?="));
        match text {
            Some(text) => {
                if !encoded && !out.is_empty() {
                    out.push(' ');
                }
                out.push_str(std::str::from_utf8(&STANDARD.decode(text).unwrap()).unwrap());
            }
            None => {
                if !out.is_empty() {
                    out.push(' ');
                }
                out.push_str(word);
            }
        }
        encoded = text.is_some();
    }
    out
}

const NAMES: [&str; 10] = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "Auto-Submitted",
    "Content-Language",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
];

fn written(mail: &Mail) -> Result<String, MailError> {
    let from = "道地 <no-reply@gi.example.cn>".parse().unwrap();
    mail.message(&from, "0198-id", AT).map(|message| String::from_utf8(message.formatted()).unwrap())
}

#[test]
fn a_letter_has_the_headers_it_needs_and_no_others() {
    let mail = super::render(Locale::Zh, " li.ming@example.cn ", &letters()[3], &house());
    let (headers, body) = read(&written(&mail).unwrap());
    let mut names: Vec<&str> = headers.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    let mut expected = NAMES.to_vec();
    expected.sort_unstable();
    assert_eq!(names, expected);
    let value = |name: &str| headers.iter().find(|(n, _)| n == name).unwrap().1.as_str();
    assert_eq!(value("From"), "道地 <no-reply@gi.example.cn>");
    assert_eq!(value("To"), "li.ming@example.cn");
    assert_eq!(value("Subject"), "【道地】重置密码");
    assert_eq!(value("Date"), "Fri, 20 Nov 2026 09:30:00 +0000");
    assert_eq!(value("Message-ID"), "<0198-id@gi.example.cn>");
    assert_eq!(value("Content-Type"), "text/plain; charset=utf-8");
    assert_eq!((value("Auto-Submitted"), value("Content-Language")), ("auto-generated", "zh-CN"));
    assert_eq!(body.replace("\r\n", "\n").trim_end(), mail.body().trim_end());
}

#[test]
fn no_header_can_be_put_in() {
    for hostile in [
        "x\r\nBcc: all@evil.example",
        "x\nBcc: all@evil.example",
        "x\rBcc: all@evil.example",
        "x\r\n\r\nbody",
        "x\u{85}Bcc: a\u{2028}Bcc: b\u{b}Bcc: c\u{c}Bcc: d",
        "=?utf-8?b?eA0KQmNjOiBhbGxAZXZpbC5leGFtcGxl?=",
        "长\r\n Bcc: all@evil.example 题",
        &"长 word\r\n".repeat(400),
    ] {
        let mail = Mail::new(Locale::Zh, "a@example.cn", hostile, "正文".to_owned());
        let message = written(&mail).unwrap();
        let (headers, body) = read(&message);
        assert_eq!(headers.len(), NAMES.len(), "{message}");
        assert!(headers.iter().all(|(name, _)| NAMES.contains(&name.as_str())), "{message}");
        assert_eq!(body.trim_end(), "正文");
        assert!(!headers.iter().any(|(_, value)| value.contains(['\r', '\n'])), "{message}");
        assert!(message.lines().all(|line| line.len() <= 998), "RFC 5322, 2.1.1");
        let to = format!("a@example.cn{hostile}");
        let error = written(&Mail::new(Locale::Zh, &to, "x", String::new())).unwrap_err();
        assert_eq!((error.fault, error.retryable), (MailFault::Address, false));
    }
}

proptest! {
    #[test]
    fn any_subject_and_text_is_one_letter(subject in any::<String>(), body in "(\\PC|[\r\n.\t]){0,300}") {
        let mail = Mail::new(Locale::En, "a@example.cn", &subject, body);
        let message = written(&mail).unwrap();
        let head = message.split_once("\r\n\r\n").unwrap().0;
        let names: Vec<&str> =
            head.split("\r\n").filter(|l| !l.starts_with([' ', '\t'])).map(|l| l.split(':').next().unwrap()).collect();
        prop_assert_eq!(names.len(), NAMES.len());
        prop_assert!(names.iter().all(|name| NAMES.contains(name)));
        prop_assert!(message.is_ascii());
    }
}

#[tokio::test]
async fn the_outbox_has_each_letter_whole_and_for_its_owner_only() {
    let folder = tempfile::tempdir().unwrap();
    let outbox = folder.path().join("var").join("outbox");
    let config = MailConfig { outbox: outbox.clone(), ..MailConfig::default() };
    let mailer = Mailer::new(&config, "https://gi.example.cn", clock()).unwrap();
    assert!(!outbox.exists(), "nothing is made before there is a letter");
    let mail = super::render(Locale::Zh, "li.ming@example.cn", &letters()[1], &house());
    for _ in 0..20 {
        mailer.send(&mail).await.unwrap();
    }
    let files: Vec<_> = std::fs::read_dir(&outbox).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(files.len(), 20, "and nothing half written beside them");
    for file in &files {
        assert!(file.extension().is_some_and(|extension| extension == "eml"), "{}", file.display());
        let (headers, body) = read(&std::fs::read_to_string(file).unwrap());
        assert!(headers.iter().any(|(name, value)| name == "From" && value == "道地 <no-reply@gi.example.cn>"));
        assert!(body.contains("https://gi.example.cn/confirm/TOKEN-canary"));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&outbox), mode(&files[0])), (0o700, 0o600));
    }
    // A wrong address is refused before anything is written; an outbox that cannot be written is worth another try.
    let wrong = Mail::new(Locale::Zh, "nobody", "x", String::new());
    assert_eq!(mailer.send(&wrong).await.map_err(|e| (e.fault, e.retryable)), Err((MailFault::Address, false)));
    std::fs::remove_dir_all(&outbox).unwrap();
    std::fs::write(&outbox, "").unwrap();
    assert_eq!(mailer.send(&mail).await.map_err(|e| (e.fault, e.retryable)), Err((MailFault::Outbox, true)));
}

#[test]
fn the_sender_is_as_set_or_nobody_at_our_host() {
    let folder = tempfile::tempdir().unwrap();
    let config =
        |from: &str| MailConfig { outbox: folder.path().to_owned(), from: from.to_owned(), ..MailConfig::default() };
    for url in ["https://gi.example.cn", "http://127.0.0.1:3000", "http://localhost:3000", "http://[::1]:3000", ""] {
        assert!(Mailer::new(&config(""), url, clock()).is_ok(), "{url}");
    }
    assert!(matches!(Mailer::new(&config("nobody"), "", clock()), Err(MailSetupError::From)));
}
