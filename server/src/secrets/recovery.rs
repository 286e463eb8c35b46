//! Recovery codes: for whoever has lost the telephone. Ten at a time, each good for one sign-in.

use super::vault::epoch_of;
use super::{NoRandom, Secret, Vault, random};
use std::fmt;
use subtle::ConstantTimeEq;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// How many codes are given out at a time.
pub const RECOVERY_CODES: usize = 10;
/// Characters of a code: 50 bits.
const LENGTH: usize = 10;
/// Crockford's alphabet: no I, L, O or U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A recovery code.
#[derive(Clone)]
pub struct RecoveryCode(Zeroizing<String>);

impl RecoveryCode {
    /// A new set. The former set is to be deleted with it.
    ///
    /// # Errors
    /// [`NoRandom`] where the system has no random bytes.
    pub fn set() -> Result<[Self; RECOVERY_CODES], NoRandom> {
        let mut codes = [const { None }; RECOVERY_CODES];
        for code in &mut codes {
            *code = Some(Self::new()?);
        }
        codes.into_iter().flatten().collect::<Vec<_>>().try_into().map_err(|_| NoRandom)
    }

    fn new() -> Result<Self, NoRandom> {
        let bytes = random::<LENGTH>()?;
        // 256 is a multiple of 32: every character is as likely as any other.
        let letter = |byte: &u8| char::from(ALPHABET[usize::from(byte & 31)]);
        Ok(Self(Zeroizing::new(bytes.iter().map(letter).collect())))
    }

    /// Reads a code as people type it: any case and width, O for 0, I and L for 1, with spaces or dashes.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        if typed.len() > 128 {
            return None;
        }
        let mut code = Zeroizing::new(String::with_capacity(LENGTH));
        for character in typed.nfkc().filter(|c| !c.is_whitespace() && !is_dash(*c)) {
            let letter = match character.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let known = u8::try_from(letter).is_ok_and(|byte| ALPHABET.contains(&byte));
            if !known || code.len() == LENGTH {
                return None;
            }
            code.push(letter);
        }
        (code.len() == LENGTH).then_some(Self(code))
    }

    /// The code in two groups of five, to be shown once.
    #[must_use]
    pub fn text(&self) -> Secret {
        let (first, second) = self.0.split_at(LENGTH / 2);
        Secret::new(format!("{first}-{second}"))
    }
}

impl Vault {
    /// What is stored of an account's code: a keyed hash, `EPOCH.HEX`. 50 bits are too few for a plain hash and more
    /// than enough for one with a key that is not in the database.
    #[must_use]
    pub fn recovery_hash(&self, account: &str, code: &RecoveryCode) -> String {
        // There is always a key of the newest epoch.
        self.keyed_hash(self.newest(), "recovery", &[account, &code.0]).unwrap_or_default()
    }

    /// Which of an account's unused stored hashes a typed code is, if any; it is then to be marked as used. All are
    /// compared, each in constant time.
    #[must_use]
    pub fn recovery_match<'a>(&self, account: &str, code: &RecoveryCode, stored: &'a [String]) -> Option<&'a str> {
        let mut found = None;
        for hash in stored {
            let ours = epoch_of(hash).and_then(|epoch| self.keyed_hash(epoch, "recovery", &[account, &code.0]));
            if ours.is_some_and(|ours| ours.as_bytes().ct_eq(hash.as_bytes()).into()) {
                found = Some(hash.as_str());
            }
        }
        found
    }
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{30fc}' | '_')
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(..)")
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::super::tests::vault;
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn p23_each_recovery_code_works_once_and_for_one_account() {
        let vault = vault();
        let set = RecoveryCode::set().unwrap();
        let mut stored: Vec<String> = set.iter().map(|code| vault.recovery_hash("a1", code)).collect();
        for code in &set {
            let typed = RecoveryCode::parse(code.text().expose()).unwrap();
            assert_eq!(vault.recovery_match("a2", &typed, &stored), None, "another account's");
            let hash = vault.recovery_match("a1", &typed, &stored).unwrap().to_owned();
            assert!(!hash.contains(&*code.0));
            stored.retain(|unused| *unused != hash);
            assert_eq!(vault.recovery_match("a1", &typed, &stored), None, "used");
        }
        assert!(stored.is_empty());
        let unknown = RecoveryCode::new().unwrap();
        assert_eq!(
            vault.recovery_match("a1", &unknown, &[vault.recovery_hash("a1", &set[0]), "0.".to_owned(), String::new()]),
            None
        );
    }

    #[test]
    fn codes_are_read_as_people_type_them() {
        let code = RecoveryCode::parse("01ABC-DEF01").unwrap();
        assert_eq!(code.text().expose(), "01ABC-DEF01");
        for same in [
            "01abcdef01",
            "oIaBc dEfOl",
            " 01ABC－DEF01 ",
            "０１ａｂｃ－ｄｅｆ０１",
            "0 1 A B C D E F 0 1",
            "01ABC—DEF01",
        ] {
            assert_eq!(RecoveryCode::parse(same).unwrap().text().expose(), "01ABC-DEF01", "{same}");
        }
        for wrong in
            ["", "01ABC-DEF0", "01ABC-DEF011", "01ABC-DEFU1", "01ABC.DEF01", "道地道地道地道地道地", &"0".repeat(200)]
        {
            assert!(RecoveryCode::parse(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn codes_have_fifty_bits_of_chance() {
        let codes: Vec<String> = (0..2000).map(|_| RecoveryCode::new().unwrap().0.to_string()).collect();
        assert_eq!(codes.iter().collect::<HashSet<_>>().len(), 2000);
        // 20,000 characters of 32 kinds: 625 of each, give or take six standard deviations.
        for letter in ALPHABET {
            let count = codes.iter().flat_map(|code| code.bytes()).filter(|byte| byte == letter).count();
            assert!((470..=780).contains(&count), "{}: {count}", char::from(*letter));
        }
    }
}
