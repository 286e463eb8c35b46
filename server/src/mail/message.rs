//! A letter as it leaves: RFC 5322 with the few headers it needs.

use super::{MailError, MailFault};
use app::locale::Locale;
use daodi::people::masking;
use lettre::Address;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, SinglePart};
use std::fmt;
use std::time::{Duration, SystemTime};

/// Longest subject, in characters.
const SUBJECT: usize = 200;

/// A letter in words, to one address.
#[derive(Clone, PartialEq, Eq)]
pub struct Mail {
    locale: Locale,
    to: String,
    subject: String,
    body: String,
}

impl Mail {
    /// A letter. The subject becomes one line; the body is plain text.
    #[must_use]
    pub fn new(locale: Locale, to: &str, subject: &str, body: String) -> Self {
        Self { locale, to: to.trim().to_owned(), subject: one_line(subject, SUBJECT), body }
    }

    /// The address it goes to.
    #[must_use]
    pub fn to(&self) -> &str {
        &self.to
    }

    /// The subject.
    #[must_use]
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// The text.
    #[must_use]
    pub fn body(&self) -> &str {
        &self.body
    }

    /// The message with its headers. `now` in µs since the epoch; `id` is unique.
    pub(super) fn message(&self, from: &Mailbox, id: &str, now: i64) -> Result<Message, MailError> {
        let to = address(&self.to).ok_or(MailFault::Address)?;
        let date = SystemTime::UNIX_EPOCH + Duration::from_micros(u64::try_from(now).unwrap_or(0));
        let header = |name, value: &str| HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned());
        Message::builder()
            .from(from.clone())
            .to(Mailbox::new(None, to))
            .subject(&self.subject)
            .date(date)
            .message_id(Some(format!("<{id}@{}>", from.email.domain())))
            // RFC 3834: nobody's machine answers a machine.
            .raw_header(header("Auto-Submitted", "auto-generated"))
            .raw_header(header("Content-Language", self.locale.lang()))
            .singlepart(SinglePart::plain(self.body.clone()))
            .map_err(|_| MailFault::Address.into())
    }
}

impl fmt::Debug for Mail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mail").field("to", &masking::mail(&self.to)).finish_non_exhaustive()
    }
}

/// An address to which mail may go: `NAME@HOST` alone, without a display name, comment, quotes or control characters.
fn address(text: &str) -> Option<Address> {
    let odd = |c: char| {
        c.is_control() || c.is_whitespace() || matches!(c, '<' | '>' | '"' | '(' | ')' | ',' | ';' | ':' | '\\')
    };
    if text.len() > 254 || text.contains(odd) { None } else { text.parse().ok() }
}

/// A text on one line: line ends, control characters, marks that turn the direction of writing and characters without
/// width become spaces, rows of spaces one. At most as many characters as said, then an ellipsis. What a mail program
/// would decode as an encoded word (RFC 2047) is broken up.
pub(super) fn one_line(text: &str, longest: usize) -> String {
    let mut line = String::with_capacity(text.len().min(longest * 4));
    let mut count = 0;
    for word in text.split(|c: char| c.is_whitespace() || unprintable(c)).filter(|word| !word.is_empty()) {
        for character in (count > 0).then_some(' ').into_iter().chain(word.chars()) {
            if count == longest {
                line.push('…');
                return line.replace("=?", "= ?");
            }
            line.push(character);
            count += 1;
        }
    }
    line.replace("=?", "= ?")
}

/// Characters that are not seen and change what is: controls, line and paragraph separators, directions, no width.
fn unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod unit_tests {
    use super::*;

    #[test]
    fn a_text_stays_on_its_line() {
        for (text, line) in [
            ("张三\r\nBcc: all@example.cn", "张三 Bcc: all@example.cn"),
            (" a\tb\n\n\nc ", "a b c"),
            ("a\u{85}b\u{2028}c\u{2029}d\u{0}e\u{b}f", "a b c d e f"),
            ("abc\u{202e}fdp.exe", "abc fdp.exe"),
            ("=?utf-8?b?QQ==?=", "= ?utf-8?b?QQ== ?="),
            ("", ""),
            ("\r\n", ""),
            ("一二三四五六", "一二三四五…"),
            ("一二三四五", "一二三四五"),
        ] {
            assert_eq!(one_line(text, if text.starts_with('一') { 5 } else { 100 }), line, "{text:?}");
        }
    }

    #[test]
    fn only_a_plain_address_is_written_to() {
        for good in ["a@example.cn", "wang.fang+x@mail.example.cn", "王芳@例子.中国", "a@[192.0.2.1]"] {
            assert!(address(good).is_some(), "{good}");
        }
        for wrong in [
            "",
            "a",
            "@",
            "a@",
            "@example.cn",
            "a@example.cn\r\nBcc: b@example.cn",
            "a@example.cn\n",
            "a b@example.cn",
            "王芳 <a@example.cn>",
            "<a@example.cn>",
            "\"a\r\nb\"@example.cn",
            "a@example.cn,b@example.cn",
            "a@b@c",
            "a@example.cn>\r\nRCPT TO:<b@example.cn",
            "a(comment)@example.cn",
            "a@exa\0mple.cn",
            "a@-",
            &format!("{}@example.cn", "a".repeat(250)),
        ] {
            assert!(address(wrong).is_none(), "{wrong:?}");
        }
    }
}
