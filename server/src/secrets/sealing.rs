//! Personal values at rest: sealed so that the database alone cannot be read, and so that a person can be forgotten.
//!
//! A value is encrypted with XChaCha20-Poly1305 under a key made of two: a master key, which is in a file apart from
//! the database, and the person's own key part, which stands in the person's row. Without the row's part nobody can
//! open what was sealed with it, in whatever table or log it stands (PIPL art. 47).

use super::vault::epoch_of;
use super::{NoRandom, Secret, Vault, random};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use daodi::transparency_log::{Commitment, FactValue, commit};
use hkdf::Hkdf;
use sha2::Sha256;
use std::fmt;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// Separates the salts of the public log from any other use of a person's part.
const SALTS: &[u8] = b"daodi public log salts v1\n";

/// A person's half of the key. To delete it is to forget the person.
#[derive(Clone)]
pub struct KeyPart(Zeroizing<[u8; 32]>);

/// Why a value cannot be sealed or opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The key file has no key of this epoch.
    #[error("there is no key of epoch {0} for personal values")]
    NoKey(u8),
    /// The text is not one of a sealed value.
    #[error("a sealed value is malformed")]
    Malformed,
    /// Another key part, another account, another field, or a changed text.
    #[error("a sealed value cannot be opened")]
    Unreadable,
    /// The system gives no random bytes.
    #[error(transparent)]
    Random(#[from] NoRandom),
}

impl KeyPart {
    /// A new person's part.
    ///
    /// # Errors
    /// [`NoRandom`] where the system has no random bytes.
    pub fn new() -> Result<Self, NoRandom> {
        random().map(Self)
    }

    /// Reads what stands in the person's row.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = Zeroizing::new(URL_SAFE_NO_PAD.decode(text).ok()?);
        <[u8; 32]>::try_from(bytes.as_slice()).ok().map(|bytes| Self(Zeroizing::new(bytes)))
    }

    /// The 43 characters for the person's row.
    #[must_use]
    pub fn text(&self) -> Secret {
        Secret::new(URL_SAFE_NO_PAD.encode(*self.0))
    }

    /// What the public log has in place of a value of this person that an act is about ([`commit`]). The salt is HMAC-SHA-256
    /// of act and name under this part: another for each, not stored anywhere, and gone with the part.
    #[must_use]
    pub fn commitment(&self, act: &str, name: &str, value: &str) -> Commitment {
        // An id has no zero byte: what follows cannot be taken for a part of it.
        let of = [SALTS, act.as_bytes(), &[0], name.as_bytes()].concat();
        // HKDF's first step is HMAC, with any key.
        let (salt, _) = Hkdf::<Sha256>::extract(Some(&*self.0), &of);
        commit(&salt.into(), &FactValue::from(value).canonical())
    }
}

impl fmt::Debug for KeyPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyPart(..)")
    }
}

impl Vault {
    /// Seals a value of an account's field with the newest key: `EPOCH.NONCE.CIPHERTEXT` in base64url. The same value
    /// gives another text each time.
    ///
    /// # Errors
    /// [`SealError::Random`] where the system has no random bytes.
    pub fn seal(&self, account: &str, field: &str, part: &KeyPart, value: &str) -> Result<String, SealError> {
        let epoch = self.newest();
        let nonce = random::<24>()?;
        let bound = bound_to(epoch, account, field);
        let sealed = self
            .cipher(epoch, part)?
            .encrypt(XNonce::from_slice(&*nonce), Payload { msg: value.as_bytes(), aad: &bound })
            .map_err(|_| SealError::Unreadable)?;
        Ok(format!("{epoch}.{}.{}", URL_SAFE_NO_PAD.encode(*nonce), URL_SAFE_NO_PAD.encode(sealed)))
    }

    /// Opens what [`Self::seal`] gave for the same account and field.
    ///
    /// # Errors
    /// [`SealError`]. A changed text, and a value moved to another account or field, cannot be opened.
    pub fn unseal(&self, account: &str, field: &str, part: &KeyPart, sealed: &str) -> Result<Secret, SealError> {
        let epoch = epoch_of(sealed).ok_or(SealError::Malformed)?;
        let (nonce, text) = sealed
            .split_once('.')
            .and_then(|(_, rest)| rest.split_once('.'))
            .and_then(|(nonce, text)| Some((URL_SAFE_NO_PAD.decode(nonce).ok()?, URL_SAFE_NO_PAD.decode(text).ok()?)))
            .filter(|(nonce, _)| nonce.len() == 24)
            .ok_or(SealError::Malformed)?;
        let bound = bound_to(epoch, account, field);
        let value = self
            .cipher(epoch, part)?
            .decrypt(XNonce::from_slice(&nonce), Payload { msg: &text, aad: &bound })
            .map(Zeroizing::new)
            .map_err(|_| SealError::Unreadable)?;
        std::str::from_utf8(&value).map(Secret::new).map_err(|_| SealError::Unreadable)
    }

    /// A keyed hash of a value, to find a row by it without storing it: `EPOCH.HEX`, of the newest key. Case, width and
    /// spaces around it make no difference. Without the key file nobody can try addresses or numbers against it.
    #[must_use]
    pub fn lookup(&self, field: &str, value: &str) -> String {
        self.lookups(field, value).swap_remove(0)
    }

    /// The value's keyed hashes under every epoch's key, newest first: any of them may stand in a row until the rows
    /// are written anew (see [`Self::is_current`]).
    #[must_use]
    pub fn lookups(&self, field: &str, value: &str) -> Vec<String> {
        let folded: String = value.trim().nfkc().flat_map(char::to_lowercase).nfkc().collect();
        let folded = Zeroizing::new(folded);
        self.epochs()
            .into_iter()
            .rev()
            .filter_map(|epoch| self.keyed_hash(epoch, "lookup", &[field, &folded]))
            .collect()
    }

    fn cipher(&self, epoch: u8, part: &KeyPart) -> Result<XChaCha20Poly1305, SealError> {
        let key = self.derive(epoch, "seal", &*part.0).ok_or(SealError::NoKey(epoch))?;
        Ok(XChaCha20Poly1305::new((&*key).into()))
    }
}

/// What a sealed value is bound to: it opens nowhere else. Lengths keep one from running into the other.
fn bound_to(epoch: u8, account: &str, field: &str) -> Vec<u8> {
    let mut bound = vec![epoch];
    for part in [account, field] {
        bound.extend_from_slice(&(part.len() as u64).to_be_bytes());
        bound.extend_from_slice(part.as_bytes());
    }
    bound
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use proptest::prelude::*;

    fn vault() -> (tempfile::TempDir, Vault) {
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::open(&folder.path().join("secret.keys")).unwrap();
        (folder, vault)
    }

    #[test]
    fn p34_a_sealed_value_opens_only_where_it_belongs() {
        let (_folder, vault) = vault();
        let (_other_folder, other_vault) = self::vault();
        let (part, other) = (KeyPart::new().unwrap(), KeyPart::new().unwrap());
        let sealed = vault.seal("a1", "phone", &part, "13812345678").unwrap();
        assert!(!sealed.contains("13812345678"));
        assert_eq!(vault.unseal("a1", "phone", &part, &sealed).unwrap().expose(), "13812345678");
        assert_ne!(vault.seal("a1", "phone", &part, "13812345678").unwrap(), sealed);
        let unreadable = |result: Result<Secret, SealError>| result.map(|_| ()) == Err(SealError::Unreadable);
        assert!(unreadable(vault.unseal("a2", "phone", &part, &sealed)), "another account");
        assert!(unreadable(vault.unseal("a1", "mail", &part, &sealed)), "another field");
        assert!(unreadable(vault.unseal("a1p", "hone", &part, &sealed)), "the same letters, cut elsewhere");
        assert!(unreadable(vault.unseal("a1", "phone", &other, &sealed)), "another person's part");
        assert!(unreadable(other_vault.unseal("a1", "phone", &part, &sealed)), "another key file");
    }

    /// Every single character of the text matters: P34 for whoever can write to the database.
    #[test]
    fn p34_a_changed_value_is_not_opened() {
        let (_folder, vault) = vault();
        let part = KeyPart::new().unwrap();
        let sealed = vault.seal("a1", "name", &part, "张小三").unwrap();
        for at in 0..sealed.len() {
            for with in ["A", "B", ".", "1", ""] {
                let changed = format!("{}{with}{}", &sealed[..at], &sealed[at + 1..]);
                if changed != sealed {
                    assert!(vault.unseal("a1", "name", &part, &changed).is_err(), "{at} {with}");
                }
            }
        }
        for malformed in ["", ".", "..", "0", "0.", "0..", "0.AA.AA", "x.AA.AA", "-1.AA.AA", "张.小.三"] {
            assert_eq!(
                vault.unseal("a1", "name", &part, malformed).map(|_| ()),
                Err(SealError::Malformed),
                "{malformed}"
            );
        }
        assert_eq!(
            vault.unseal("a1", "name", &part, &sealed.replacen('0', "7", 1)).map(|_| ()),
            Err(SealError::NoKey(7))
        );
    }

    #[test]
    fn p38_a_commitment_is_of_one_act_one_name_one_value_and_one_person() {
        // HMAC-SHA-256 and SHA-256 as Python's hmac and hashlib give them.
        let part = KeyPart(Zeroizing::new([7; 32]));
        assert_eq!(part.commitment("act-1", "reason", "调离").to_string(), EXAMPLE);
        let other = KeyPart::new().unwrap();
        let all = [
            part.commitment("act-1", "reason", "调离"),
            part.commitment("act-1", "reason", "调动"),
            part.commitment("act-1", "object", "调离"),
            part.commitment("act-2", "reason", "调离"),
            part.commitment("act-", "1reason", "调离"),
            other.commitment("act-1", "reason", "调离"),
        ];
        for (at, one) in all.iter().enumerate() {
            assert!(!all[at + 1..].contains(one), "{at}");
        }
    }
    const EXAMPLE: &str = "34dd915ec2c0f2c8cea093482712df7c149e93f0ba24520192ab2f94bce3fed1";

    #[test]
    fn p38_without_the_key_part_a_person_is_forgotten() {
        let (_folder, vault) = vault();
        let part = KeyPart::new().unwrap();
        let text = part.text();
        let sealed = vault.seal("a1", "name", &part, "张小三").unwrap();
        let stored = KeyPart::parse(text.expose()).unwrap();
        assert_eq!(vault.unseal("a1", "name", &stored, &sealed).unwrap().expose(), "张小三");
        // The row's part is gone: whoever has all keys and the text makes a new part and gets nowhere.
        let anew = KeyPart::new().unwrap();
        assert_eq!(vault.unseal("a1", "name", &anew, &sealed).map(|_| ()), Err(SealError::Unreadable));
        for wrong in ["", "A", &text.expose()[1..], &format!("{}=", text.expose())] {
            assert!(KeyPart::parse(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn a_new_epoch_seals_anew_and_opens_what_is_old() {
        let (folder, vault) = vault();
        let path = folder.path().join("secret.keys");
        let part = KeyPart::new().unwrap();
        let (sealed, found) =
            (vault.seal("a1", "mail", &part, "a@example.cn").unwrap(), vault.lookup("mail", "a@example.cn"));
        assert_eq!(Vault::begin_epoch(&path).unwrap(), 1);
        let later = Vault::open(&path).unwrap();
        assert_eq!(later.unseal("a1", "mail", &part, &sealed).unwrap().expose(), "a@example.cn");
        assert!(vault.is_current(&sealed) && !later.is_current(&sealed) && !later.is_current(&found));
        let anew = later.seal("a1", "mail", &part, "a@example.cn").unwrap();
        assert!(anew.starts_with("1.") && later.is_current(&anew));
        // A server that has not looked at the file since then looks when it meets the new epoch.
        assert_eq!(vault.unseal("a1", "mail", &part, &anew).unwrap().expose(), "a@example.cn");
        assert_eq!(
            vault.unseal("a1", "mail", &part, &anew.replacen('1', "2", 1)).map(|_| ()),
            Err(SealError::NoKey(2))
        );
        let lookups = later.lookups("mail", "a@example.cn");
        assert_eq!((lookups.len(), &lookups[1]), (2, &found));
        assert_eq!(lookups[0], later.lookup("mail", "a@example.cn"));
    }

    #[test]
    fn a_value_is_found_in_any_case_and_width_and_by_no_one_without_the_key() {
        let (_folder, vault) = vault();
        let found = vault.lookup("mail", "Wang.Fang@Example.cn");
        for same in ["wang.fang@example.cn", " WANG.FANG@EXAMPLE.CN\n", "ｗang.fang@example.cn"] {
            assert_eq!(vault.lookup("mail", same), found, "{same}");
        }
        for other in ["wang.fang@example.com", "wangfang@example.cn", ""] {
            assert_ne!(vault.lookup("mail", other), found, "{other}");
        }
        assert_ne!(vault.lookup("phone", "Wang.Fang@Example.cn"), found);
        assert_ne!(self::vault().1.lookup("mail", "Wang.Fang@Example.cn"), found);
        assert_eq!(found.len(), "0.".len() + 64);
    }

    proptest! {
        #[test]
        fn any_value_comes_back_as_it_was(account in any::<String>(), field in any::<String>(), value in any::<String>()) {
            let vault = super::super::tests::vault();
            let part = KeyPart::new().unwrap();
            let sealed = vault.seal(&account, &field, &part, &value).unwrap();
            let opened = vault.unseal(&account, &field, &part, &sealed).unwrap();
            prop_assert_eq!(opened.expose(), &value);
        }

        #[test]
        fn no_text_makes_opening_panic(sealed in "[0-9A-Za-z_.-]{0,80}|\\PC{0,20}") {
            let vault = super::super::tests::vault();
            prop_assert!(vault.unseal("a", "b", &KeyPart::new().unwrap(), &sealed).is_err());
        }
    }
}
