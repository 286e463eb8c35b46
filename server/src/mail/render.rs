//! Letters in words: plain text in the reader's language. What people typed stays on its line and does not become
//! more than it is; a link leads here and nowhere else.

use super::message::one_line;
use super::{Letter, Mail};
use crate::clock::day;
use crate::config::Config;
use app::locale::Locale;
use app::text::{FluentValue, text_named, text_with};
use daodi::people::LetterKind;
use jiff::{Timestamp, tz};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// Longest name or other short text, in characters.
const NAME: usize = 100;
/// Longest reason.
const REASON: usize = 2000;
/// Most messages that a digest lists.
const LISTED: usize = 20;
/// What may not stand in a link bare: it would end it for a mail program.
const UNSAFE: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'\\').add(b'^').add(b'`').add(b'{').add(b'|').add(b'}');

/// Who writes, as readers know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct House {
    /// The address of the pages, without a slash at the end.
    pub public_url: String,
    /// Who runs the server.
    pub operator: String,
    /// How to reach them.
    pub contact: String,
}

impl House {
    /// From the configuration.
    #[must_use]
    pub fn of(config: &Config) -> Self {
        Self { public_url: config.public_url(), operator: config.operator.clone(), contact: config.contact.clone() }
    }

    /// A page's address in a language. Whatever the path is, the address is one of this server.
    fn link(&self, locale: Locale, path: &str) -> String {
        let path = locale.href(&format!("/{}", path.trim_start_matches('/')));
        format!("{}{}", self.public_url, utf8_percent_encode(&path, UNSAFE))
    }
}

type Args<'a> = Vec<(&'a str, FluentValue<'a>)>;

/// Puts a letter into words.
#[must_use]
pub fn render(locale: Locale, to: &str, letter: &Letter, house: &House) -> Mail {
    let accepted =
        matches!(letter, Letter::ClaimDecided { accepted: true, .. } | Letter::GroundDecided { accepted: true, .. });
    let (subject, body) = keys(letter.kind(), accepted);
    let args = arguments(locale, letter, house);
    let subject = text_with(locale, subject, &args);
    let mut text = text_with(locale, body, &args);
    text.push_str("\n\n--\n");
    text.push_str(&text_with(locale, "mail-foot", &[("url", house.public_url.as_str().into())]));
    for (key, name, value) in
        [("mail-foot-operator", "operator", &house.operator), ("mail-foot-contact", "contact", &house.contact)]
    {
        if !value.is_empty() {
            text.push('\n');
            text.push_str(&text_with(locale, key, &[(name, one_line(value, NAME).into())]));
        }
    }
    text.push('\n');
    let from = text_with(locale, "mail-subject", &[("subject", subject.into())]);
    Mail::new(locale, to, &from, text)
}

/// The texts of a kind.
fn keys(kind: LetterKind, accepted: bool) -> (&'static str, &'static str) {
    match kind {
        LetterKind::Invitation => ("mail-invitation-subject", "mail-invitation-body"),
        LetterKind::ConfirmMail => ("mail-confirm_mail-subject", "mail-confirm_mail-body"),
        LetterKind::AlreadyRegistered => ("mail-already_registered-subject", "mail-already_registered-body"),
        LetterKind::ResetPassword => ("mail-reset_password-subject", "mail-reset_password-body"),
        LetterKind::PasswordChanged => ("mail-password_changed-subject", "mail-password_changed-body"),
        LetterKind::SecondFactorReset => ("mail-second_factor_reset-subject", "mail-second_factor_reset-body"),
        LetterKind::SignInFromNewNetwork => {
            ("mail-sign_in_from_new_network-subject", "mail-sign_in_from_new_network-body")
        }
        LetterKind::ClaimReceived => ("mail-claim_received-subject", "mail-claim_received-body"),
        LetterKind::ClaimDecided if accepted => {
            ("mail-claim_decided-accepted-subject", "mail-claim_decided-accepted-body")
        }
        LetterKind::ClaimDecided => ("mail-claim_decided-refused-subject", "mail-claim_decided-refused-body"),
        LetterKind::GroundDecided if accepted => {
            ("mail-ground_decided-accepted-subject", "mail-ground_decided-accepted-body")
        }
        LetterKind::GroundDecided => ("mail-ground_decided-returned-subject", "mail-ground_decided-returned-body"),
        LetterKind::AccountDisabled => ("mail-account_disabled-subject", "mail-account_disabled-body"),
        LetterKind::ApplicationMoved => ("mail-application_moved-subject", "mail-application_moved-body"),
        LetterKind::ApplicationDue => ("mail-application_due-subject", "mail-application_due-body"),
        LetterKind::ApplicationSaid => ("mail-application_said-subject", "mail-application_said-body"),
        LetterKind::RightTold => ("mail-right_told-subject", "mail-right_told-body"),
        LetterKind::Digest => ("mail-digest-subject", "mail-digest-body"),
    }
}

/// What the texts name.
fn arguments<'a>(locale: Locale, letter: &'a Letter, house: &House) -> Args<'a> {
    let name = |text: &str| FluentValue::from(one_line(text, NAME));
    let reason = |text: &str| FluentValue::from(one_line(text, REASON));
    let link = |path: &str| FluentValue::from(house.link(locale, path));
    let time = |at: i64| FluentValue::from(moment(locale, at));
    match letter {
        Letter::Invitation { inviter, role, office, login, path, until } => {
            let post = match office {
                Some(office) => text_with(locale, "mail-post", &[("office", name(office)), ("role", name(role))]),
                None => one_line(role, NAME),
            };
            vec![
                ("inviter", name(inviter)),
                ("post", post.into()),
                ("login", name(login)),
                ("link", link(path)),
                ("until", time(*until)),
            ]
        }
        Letter::ConfirmMail { path, until } => vec![("link", link(path)), ("until", time(*until))],
        Letter::AlreadyRegistered { path } => vec![("link", link(path))],
        Letter::ResetPassword { login, path, until } => {
            vec![("login", name(login)), ("link", link(path)), ("until", time(*until))]
        }
        Letter::PasswordChanged { login, at, path } => {
            vec![("login", name(login)), ("at", time(*at)), ("link", link(path))]
        }
        Letter::SecondFactorReset { login, at } => vec![("login", name(login)), ("at", time(*at))],
        Letter::SignInFromNewNetwork { login, at, network, agent, path } => {
            let network = network.as_deref().map(|network| one_line(network, NAME));
            let network = network.unwrap_or_else(|| text_with(locale, "mail-network-unknown", &[]));
            vec![
                ("login", name(login)),
                ("at", time(*at)),
                ("network", network.into()),
                ("agent", name(agent)),
                ("link", link(path)),
            ]
        }
        Letter::ClaimReceived { enterprise, office, at, path } => {
            vec![("enterprise", name(enterprise)), ("office", name(office)), ("at", time(*at)), ("link", link(path))]
        }
        Letter::ClaimDecided { enterprise, office, accepted: _, reason: why, path } => vec![
            ("enterprise", name(enterprise)),
            ("office", name(office)),
            ("reason", reason(why)),
            ("link", link(path)),
        ],
        Letter::GroundDecided { ground, year, office, accepted: _, reason: why, path } => vec![
            ("ground", name(ground)),
            ("year", year.to_string().into()),
            ("office", name(office)),
            ("reason", reason(why)),
            ("link", link(path)),
        ],
        Letter::AccountDisabled { login, at, reason: why } => {
            vec![("login", name(login)), ("at", time(*at)), ("reason", reason(why))]
        }
        Letter::ApplicationMoved { title, step, state, office, reason: why, path } => {
            let said = |group: &str, code: &str| text_named(locale, group, code, &[]).unwrap_or_default();
            let none = || text_with(locale, "mail-none", &[]);
            let or_none = |text: &str, most| if text.is_empty() { none() } else { one_line(text, most) };
            vec![
                ("title", name(title)),
                ("step", said("application-step", step).into()),
                ("state", said("application-state", state).into()),
                ("office", or_none(office, NAME).into()),
                ("reason", or_none(why, REASON).into()),
                ("link", link(path)),
            ]
        }
        Letter::ApplicationDue { title, state, due, path } => vec![
            ("title", name(title)),
            ("state", text_named(locale, "application-state", state, &[]).unwrap_or_default().into()),
            ("due", time(*due)),
            ("link", link(path)),
        ],
        Letter::ApplicationSaid { title, text, path } => {
            vec![("title", name(title)), ("text", reason(text)), ("link", link(path))]
        }
        Letter::RightTold { title, event, day, reason: why, path } => {
            let told = text_named(locale, "right-told", event, &[("day", name(day))]).unwrap_or_default();
            let why = if why.is_empty() { text_with(locale, "mail-none", &[]) } else { one_line(why, REASON) };
            vec![("title", name(title)), ("told", told.into()), ("reason", why.into()), ("link", link(path))]
        }
        Letter::Digest { subjects, count, path } => {
            vec![("n", (*count).into()), ("list", list(locale, subjects, *count).into()), ("link", link(path))]
        }
    }
}

/// A line for each of the first messages, and how many more there are.
fn list(locale: Locale, subjects: &[String], count: u32) -> String {
    let shown = &subjects[..subjects.len().min(LISTED)];
    let mut lines: Vec<String> = shown
        .iter()
        .map(|subject| text_with(locale, "mail-digest-item", &[("subject", one_line(subject, NAME).into())]))
        .collect();
    let more = count.saturating_sub(u32::try_from(shown.len()).unwrap_or(u32::MAX));
    if more > 0 {
        lines.push(text_with(locale, "mail-digest-more", &[("n", more.into())]));
    }
    lines.join("\n")
}

/// 2026年11月20日 17:30（北京时间）; 20 November 2026, 17:30 (Beijing time).
fn moment(locale: Locale, micros: i64) -> String {
    let instant = Timestamp::from_microsecond(micros).unwrap_or(Timestamp::UNIX_EPOCH);
    let time = instant.to_zoned(tz::TimeZone::fixed(tz::offset(8)));
    let args = [
        ("day", app::text::day(locale, day(micros)).into()),
        ("time", format!("{:02}:{:02}", time.hour(), time.minute()).into()),
    ];
    text_with(locale, "mail-time", &args)
}
