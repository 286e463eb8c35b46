//! The second factor: time-based codes (RFC 6238) from any authenticator: SHA-1, six digits, thirty seconds.

use super::{NoRandom, Secret, random};
use daodi::label::{SymbolError, symbol_svg, text_symbol};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::fmt;
use subtle::ConstantTimeEq;
use totp_rs::{Algorithm, Builder, Totp};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// Seconds of a step. A code is good for its step and one to either side: 90 seconds at most (ASVS 6.5.5).
const STEP: u64 = 30;
/// Steps to either side, for telephones whose clock is wrong.
const SKEW: i64 = 1;
/// Characters of an address that need no escape (RFC 3986, 2.3).
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// An account's secret: 160 bits, as RFC 4226 advises.
#[derive(Clone)]
pub struct TotpSecret(Zeroizing<[u8; 20]>);

/// Why there is no second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TotpError {
    /// The system gives no random bytes.
    #[error(transparent)]
    Random(#[from] NoRandom),
    /// The names are too long for a symbol that a telephone reads.
    #[error(transparent)]
    Symbol(#[from] SymbolError),
}

impl TotpSecret {
    /// A new one.
    ///
    /// # Errors
    /// [`NoRandom`] where the system has no random bytes.
    pub fn new() -> Result<Self, NoRandom> {
        random().map(Self)
    }

    /// Reads what [`Self::text`] gave.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let secret = totp_rs::Secret::try_from_base32(text).ok()?;
        <[u8; 20]>::try_from(secret.as_bytes()).ok().map(|bytes| Self(Zeroizing::new(bytes)))
    }

    /// 32 characters of base32: to be sealed for the store, and to be typed by whoever cannot scan the symbol.
    #[must_use]
    pub fn text(&self) -> Secret {
        Secret::new(totp_rs::Secret::from(*self.0).to_base32())
    }

    /// The address that authenticators read (otpauth://totp/…, Key Uri Format). Algorithm, digits and period are left
    /// out: they are what every authenticator takes without them, and the symbol is easier to scan.
    #[must_use]
    pub fn uri(&self, issuer: &str, login: &str) -> Secret {
        let (issuer, login) = (escaped(issuer), escaped(login));
        Secret::new(format!("otpauth://totp/{issuer}:{login}?secret={}&issuer={issuer}", self.text().expose()))
    }

    /// The address as a QR symbol in SVG, black on white, 60 mm wide at most. It holds the secret.
    ///
    /// # Errors
    /// [`TotpError::Symbol`] where issuer and login name are too long together (321 characters in all).
    pub fn svg(&self, issuer: &str, login: &str) -> Result<Secret, TotpError> {
        let symbol = text_symbol(self.uri(issuer, login).expose())?;
        Ok(Secret::new(symbol_svg(&symbol, 60.0 / f64::from(symbol.side() + 8))))
    }

    /// The time step of a typed code, if it is one of the three that may be used now and later than the last one that
    /// was accepted (−1 where there was none). The caller stores the step in the same transaction, and only where a
    /// smaller one stands, so that of two at once one is refused: a code works once (RFC 6238, 5.2), and none works
    /// again when the clock goes back. `now` in µs since the epoch.
    #[must_use]
    pub fn check(&self, typed: &str, now: i64, last_step: i64) -> Option<i64> {
        let typed = digits(typed)?;
        let totp = self.totp();
        let step = now.div_euclid(1_000_000).div_euclid(STEP as i64);
        let mut accepted = None;
        // All three are computed and compared, whichever it is.
        for step in step.saturating_sub(SKEW)..=step.saturating_add(SKEW) {
            let Ok(at) = u64::try_from(step) else { continue };
            let code = Zeroizing::new(totp.generate(at.saturating_mul(STEP)).to_string());
            let same: bool = code.as_bytes().ct_eq(typed.as_bytes()).into();
            if same && step > last_step && accepted.is_none() {
                accepted = Some(step);
            }
        }
        accepted
    }

    fn totp(&self) -> Totp {
        Builder::new()
            .with_algorithm(Algorithm::SHA1)
            .with_digits(6)
            .with_skew(0)
            .with_step_duration(STEP)
            .with_secret(*self.0)
            .build_noncompliant()
    }
}

/// The name under which an authenticator lists the account: the operator's, where it is short enough to be scanned.
#[must_use]
pub fn issuer(operator: &str) -> &str {
    let operator = operator.trim();
    if operator.is_empty() || operator.contains(':') || escaped(operator).len() > 72 { "道地" } else { operator }
}

fn escaped(text: &str) -> String {
    utf8_percent_encode(text, PLAIN).to_string()
}

/// Six digits as people type them: full-width ones too, with spaces between.
fn digits(typed: &str) -> Option<Zeroizing<String>> {
    if typed.len() > 64 {
        return None;
    }
    let digits: Zeroizing<String> = Zeroizing::new(typed.nfkc().filter(|c| !c.is_whitespace()).collect());
    (digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

impl fmt::Debug for TotpSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TotpSecret(..)")
    }
}

#[cfg(test)]
mod tests;
