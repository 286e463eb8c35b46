//! What a password must be, in the two profiles that an operator chooses from.
//!
//! `asvs` follows OWASP ASVS 5.0 (6.2): length, no rules of composition, no forced change, nothing common. `dengbao`
//! follows what assessors of GB/T 22239-2019 (8.1.4.1) ask for: complexity, a change every 90 days, no repetition. The
//! two contradict each other, so the operator decides.

use crate::coded::coded;
use crate::form::{Fault, FieldFault};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// Most characters of a password, in both profiles.
pub const MAX_LENGTH: usize = 128;
/// Most bytes of a normalised password: a character may be made of many combining marks.
const MAX_BYTES: usize = 1024;
/// Orders of magnitude of guesses a password must take: 10^8, which eight random characters just reach.
pub const MIN_STRENGTH: u8 = 8;
/// The product's own names, which nobody's password contains.
const PRODUCT: [&str; 2] = ["daodi", "道地"];
/// µs in a day.
const DAY: i64 = 24 * 60 * 60 * 1_000_000;

coded! {
    /// A profile of rules for passwords.
    pub enum PasswordPolicy {
        /// ASVS 5.0, 6.2: 8 to 128 characters of any kind.
        Asvs "asvs",
        /// 等保, GB/T 22239-2019 8.1.4.1: 10 to 128 characters, three of four kinds, 90 days, none of the last five.
        Dengbao "dengbao",
    }
}

coded! {
    /// Why a password is not taken.
    #[derive(thiserror::Error)]
    pub enum PasswordFault {
        /// Fewer characters than [`PasswordPolicy::min_length`].
        #[error("the password is too short")]
        TooShort "too_short",
        /// More than [`MAX_LENGTH`] characters.
        #[error("the password is too long")]
        TooLong "too_long",
        /// It is among the first that somebody would try.
        #[error("the password is too easily guessed")]
        TooCommon "too_common",
        /// It contains the login name or the product's name.
        #[error("the password contains a name")]
        ContainsName "contains_name",
        /// Fewer than three of: small letters, capital letters, digits, anything else.
        #[error("the password has too few kinds of characters")]
        TooFewKinds "too_few_kinds",
        /// It is one of the account's last passwords.
        #[error("the password was used before")]
        Reused "reused",
    }
}

/// What is told of a password that is not taken, beside its field.
#[must_use]
pub fn fault(field: &'static str, fault: PasswordFault, policy: PasswordPolicy) -> FieldFault {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    match fault {
        PasswordFault::TooShort => FieldFault::bound(field, Fault::TooShort, number(policy.min_length())),
        PasswordFault::TooLong => FieldFault::bound(field, Fault::TooLong, number(MAX_LENGTH)),
        PasswordFault::TooCommon => FieldFault::new(field, Fault::TooCommon),
        PasswordFault::ContainsName => FieldFault::new(field, Fault::ContainsName),
        PasswordFault::TooFewKinds => FieldFault::new(field, Fault::TooFewKinds),
        PasswordFault::Reused => FieldFault::new(field, Fault::Reused),
    }
}

impl PasswordPolicy {
    /// Fewest characters, as a reader counts them.
    #[must_use]
    pub fn min_length(self) -> usize {
        match self {
            Self::Asvs => 8,
            Self::Dengbao => 10,
        }
    }

    /// Days after which a password must be changed; none where change is not forced (ASVS 6.2.10).
    #[must_use]
    pub fn max_age_days(self) -> Option<u16> {
        match self {
            Self::Asvs => None,
            Self::Dengbao => Some(90),
        }
    }

    /// How many former passwords are kept (hashed) and may not be used again.
    #[must_use]
    pub fn remembered(self) -> usize {
        match self {
            Self::Asvs => 0,
            Self::Dengbao => 5,
        }
    }

    /// Whether a password set at an instant must be changed by now; both in µs since the epoch, UTC.
    #[must_use]
    pub fn expired(self, set_at: i64, now: i64) -> bool {
        self.max_age_days().is_some_and(|days| now.saturating_sub(set_at) > i64::from(days) * DAY)
    }

    /// Whether a password may be chosen. `names` are those that it may not contain beside the product's: the login
    /// name, the mail address's first part. `strength` tells the orders of magnitude of guesses that a normalised
    /// password takes (8 for 10^8); it is asked last. Whether it was used before, only the stored hashes can tell.
    ///
    /// # Errors
    /// The first [`PasswordFault`], in the order in which it is of use to whoever chooses.
    pub fn check(self, password: &str, names: &[&str], strength: impl FnOnce(&str) -> u8) -> Result<(), PasswordFault> {
        // Before anything is spent on it: normalising makes at most a handful of characters of one.
        if password.len() > 4 * MAX_BYTES {
            return Err(PasswordFault::TooLong);
        }
        let password = normalised(password);
        let length = password.graphemes(true).count();
        if length < self.min_length() {
            return Err(PasswordFault::TooShort);
        }
        if length > MAX_LENGTH || password.len() > MAX_BYTES {
            return Err(PasswordFault::TooLong);
        }
        let folded = folded(&password);
        if names.iter().chain(&PRODUCT).any(|name| contains_name(&folded, name)) {
            return Err(PasswordFault::ContainsName);
        }
        if self == Self::Dengbao && kinds(&password) < 3 {
            return Err(PasswordFault::TooFewKinds);
        }
        if strength(&password) < MIN_STRENGTH {
            return Err(PasswordFault::TooCommon);
        }
        Ok(())
    }
}

/// The form in which passwords are compared and hashed (NFKC, as NIST SP 800-63B advises): the same characters from
/// another keyboard are the same password. Nothing is cut off and case is kept (ASVS 6.2.8).
#[must_use]
pub fn normalised(password: &str) -> String {
    password.nfkc().collect()
}

/// Normalised and without regard to case.
fn folded(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).collect()
}

/// Whether a folded password is a name or contains it. A name of one or two letters may stand in any password.
fn contains_name(password: &str, name: &str) -> bool {
    let name = folded(name.trim());
    let telling = name.chars().count() >= if name.is_ascii() { 3 } else { 2 };
    if telling { password.contains(&name) } else { !name.is_empty() && password == name }
}

/// How many of four kinds of characters there are: small letters, capitals, digits, all others (Han included).
fn kinds(password: &str) -> usize {
    let mut found = [false; 4];
    for character in password.chars() {
        let kind = match character {
            c if c.is_lowercase() => 0,
            c if c.is_uppercase() => 1,
            c if c.is_numeric() => 2,
            _ => 3,
        };
        found[kind] = true;
    }
    found.iter().filter(|there| **there).count()
}

#[cfg(test)]
mod tests;
