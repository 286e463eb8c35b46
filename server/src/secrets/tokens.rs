//! Random tokens: login sessions, invitations, confirmations, resets.

use super::{NoRandom, Secret, random};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use std::fmt;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

/// 256 random bits (ASVS 5.0, 7.2.3 asks for 128). Who has the token has the right; the store has only its hash.
#[derive(Clone)]
pub struct Token(Zeroizing<[u8; 32]>);

impl Token {
    /// A new one.
    ///
    /// # Errors
    /// [`NoRandom`] where the system has no random bytes.
    pub fn new() -> Result<Self, NoRandom> {
        random().map(Self)
    }

    /// Reads a cookie's value or the end of a link: 43 characters of base64url, exactly as they were given out.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = Zeroizing::new(URL_SAFE_NO_PAD.decode(text).ok()?);
        <[u8; 32]>::try_from(bytes.as_slice()).ok().map(|bytes| Self(Zeroizing::new(bytes)))
    }

    /// The 43 characters for the cookie or the link.
    #[must_use]
    pub fn text(&self) -> Secret {
        Secret::new(URL_SAFE_NO_PAD.encode(*self.0))
    }

    /// What is stored and looked up: SHA-256 in hexadecimal. With 256 random bits no salt and no slow hash is needed.
    #[must_use]
    pub fn stored(&self) -> String {
        Sha256::digest(*self.0).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Whether a stored hash is this token's, compared in constant time.
    #[must_use]
    pub fn matches(&self, stored: &str) -> bool {
        self.stored().as_bytes().ct_eq(stored.as_bytes()).into()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(..)")
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn p21_a_token_has_256_bits_and_is_stored_as_its_hash() {
        let token = Token::new().unwrap();
        let text = token.text();
        assert_eq!(text.expose().len(), 43);
        let back = Token::parse(text.expose()).unwrap();
        assert_eq!((back.stored(), back.matches(&token.stored())), (token.stored(), true));
        assert_eq!(token.stored().len(), 64);
        assert!(!token.stored().contains(text.expose()));
        assert!(!Token::new().unwrap().matches(&token.stored()) && !token.matches("") && !token.matches("é"));
        let many: HashSet<String> = (0..1000).map(|_| Token::new().unwrap().stored()).collect();
        assert_eq!(many.len(), 1000);
    }

    #[test]
    fn only_the_exact_text_is_a_token() {
        let text = Token::parse(&"A".repeat(43)).unwrap().text();
        assert_eq!(text.expose(), "A".repeat(43));
        // Too short, too long, padded, other alphabet, spare bits that are not zero, spaces, nothing.
        for wrong in [
            "A".repeat(42),
            "A".repeat(44),
            "A".repeat(43) + "=",
            "+".repeat(43),
            "A".repeat(42) + "B",
            format!(" {}", "A".repeat(43)),
            String::new(),
        ] {
            assert!(Token::parse(&wrong).is_none(), "{wrong}");
        }
    }

    /// The hash is SHA-256 as others compute it: `printf '\0…' | sha256sum` of 32 zero bytes.
    #[test]
    fn the_stored_form_is_plain_sha_256() {
        let zeros = Token::parse(&"A".repeat(43)).unwrap();
        assert_eq!(zeros.stored(), "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925");
    }
}
