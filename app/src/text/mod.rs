//! The texts of the pages, from the Fluent files of `app/locales`.
//!
//! * [`text`] for a message without parameters (a hash look-up, no allocation),
//! * [`text_with`] for a message with parameters or plural forms,
//! * [`text_for`] for a message named after a code of the domain (`track-` + `gi_product`),
//! * [`text_named`] for such a message with parameters,
//! * [`number`], [`date`], [`day`], [`moment`], [`month`], [`list`] for what stands between the words.
//!
//! Nothing here fails in front of a reader: a key that does not exist reads as itself. A test walks the sources and
//! fails on a key that is missing, unused, or of the other kind.

mod format;
#[cfg(test)]
mod tests;

use crate::locale::Locale;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use std::collections::HashMap;
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

pub use fluent_bundle::FluentValue;
pub use format::{date, day, list, moment, moment_exact, month, month_short, number, shanghai_day, shanghai_iso};

macro_rules! files {
    ($($name:literal)*) => {
        /// Every file of texts: its name, the Chinese text, the English text.
        const FILES: &[(&str, &str, &str)] = &[$((
            $name,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/zh-CN/", $name, ".ftl")),
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/en/", $name, ".ftl")),
        ),)*];
    };
}

files! {
    "about" "account" "action" "admin" "announcement" "application" "apply" "brand" "common" "desk" "desk-application" "division" "enterprise" "error" "filing" "form" "ground" "grower" "home" "log" "mail" "map" "my" "my_applications" "people" "product" "right" "search" "section" "settings" "statistics" "status" "trademark" "verify"
}

/// The texts of one language.
struct Texts {
    bundle: FluentBundle<FluentResource>,
    /// Messages that need no parameter, formatted once. They live as long as the process, as the files do.
    plain: HashMap<&'static str, &'static str>,
}

impl Texts {
    fn load(locale: Locale) -> Self {
        let id: LanguageIdentifier = locale.lang().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // The marks that isolate directions are for right-to-left scripts; here they would end up in copied text.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(format::group_numbers));
        let mut keys = Vec::new();
        for (_, zh, en) in FILES {
            let source = match locale {
                Locale::Zh => *zh,
                Locale::En => *en,
            };
            keys.extend(message_keys(source));
            // A test asserts that every file is without errors; in service the good messages of a file still count.
            let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(partial, _)| partial);
            bundle.add_resource_overriding(resource);
        }
        let mut plain = HashMap::with_capacity(keys.len());
        for key in keys {
            let Some(pattern) = bundle.get_message(key).and_then(|m| m.value()) else { continue };
            let mut errors = Vec::new();
            let value = bundle.format_pattern(pattern, None, &mut errors);
            if errors.is_empty() {
                plain.insert(key, &*Box::leak(value.into_owned().into_boxed_str()));
            }
        }
        Self { bundle, plain }
    }

    fn of(locale: Locale) -> &'static Self {
        match locale {
            Locale::Zh => &ZH,
            Locale::En => &EN,
        }
    }
}

static ZH: LazyLock<Texts> = LazyLock::new(|| Texts::load(Locale::Zh));
static EN: LazyLock<Texts> = LazyLock::new(|| Texts::load(Locale::En));

/// The keys of a Fluent file: a message begins in the first column with its name and `=`.
fn message_keys(source: &'static str) -> impl Iterator<Item = &'static str> {
    source.lines().filter_map(|line| {
        let (key, _) = line.split_once('=')?;
        let key = key.trim_end();
        (line.starts_with(|c: char| c.is_ascii_alphabetic())
            && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'))
        .then_some(key)
    })
}

/// A message without parameters. An unknown key reads as itself.
#[must_use]
pub fn text(locale: Locale, key: &'static str) -> &'static str {
    Texts::of(locale).plain.get(key).copied().unwrap_or(key)
}

/// A message with parameters. Counts are written in groups of three; years and numbers of documents (parameters named
/// `year…` or `number`) are not. A parameter that is missing reads `{$name}`; an unknown key reads as itself.
#[must_use]
pub fn text_with(locale: Locale, key: &'static str, args: &[(&str, FluentValue<'_>)]) -> String {
    let texts = Texts::of(locale);
    let Some(pattern) = texts.bundle.get_message(key).and_then(|m| m.value()) else { return key.to_owned() };
    let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, format::argument(name, value))).collect();
    texts.bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
}

/// The text of a code of the domain: `text_for(locale, "track", "gi_product")` is the message `track-gi_product`.
/// An unknown code reads as itself.
#[must_use]
pub fn text_for(locale: Locale, area: &'static str, code: &'static str) -> &'static str {
    Texts::of(locale).plain.get(format!("{area}-{code}").as_str()).copied().unwrap_or(code)
}

/// The text of a code with parameters: `text_named(locale, "fault", "too_long", args)` is the message `fault-too_long`.
/// None where there is no such message.
#[must_use]
pub fn text_named(locale: Locale, area: &str, code: &str, args: &[(&str, FluentValue<'_>)]) -> Option<String> {
    let bundle = &Texts::of(locale).bundle;
    let message = bundle.get_message(&format!("{area}-{code}"))?;
    let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, format::argument(name, value))).collect();
    Some(bundle.format_pattern(message.value()?, Some(&args), &mut Vec::new()).into_owned())
}

/// The text of a code as it is stored: `text_of(locale, "action", "account.create")` is the message
/// `action-account_create`, because keys cannot hold dots. An unknown code reads as itself.
#[must_use]
pub fn text_of(locale: Locale, area: &str, code: &str) -> String {
    let key = format!("{area}-{}", code.replace('.', "_"));
    Texts::of(locale).plain.get(key.as_str()).map_or_else(|| code.to_owned(), |text| (*text).to_owned())
}
