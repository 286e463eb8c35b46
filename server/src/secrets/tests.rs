//! What holds for all secrets alike.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use super::*;
use crate::config::PasswordConfig;

/// Keys in a file that is gone again.
pub(super) fn vault() -> Vault {
    let folder = tempfile::tempdir().unwrap();
    Vault::open(&folder.path().join("secret.keys")).unwrap()
}

/// Whether a type has `Display`: an inherent constant goes before a trait's, where its bound holds.
struct Look<T>(std::marker::PhantomData<T>);

impl<T: std::fmt::Display> Look<T> {
    const PRINTED: bool = true;
}

trait Otherwise {
    const PRINTED: bool = false;
}

impl<T> Otherwise for T {}

macro_rules! can_be_printed {
    ($type:ty) => {
        <Look<$type>>::PRINTED
    };
}

#[test]
fn p34_no_secret_can_be_printed() {
    // The looking works.
    const { assert!(can_be_printed!(String)) };
    const { assert!(!can_be_printed!(Secret)) };
    const { assert!(!can_be_printed!(Token)) };
    const { assert!(!can_be_printed!(KeyPart)) };
    const { assert!(!can_be_printed!(TotpSecret)) };
    const { assert!(!can_be_printed!(RecoveryCode)) };
    const { assert!(!can_be_printed!(Vault)) };
    const { assert!(!can_be_printed!(Passwords)) };
}

#[test]
fn p34_debug_never_shows_a_value() {
    let canary = "kx7!vQ2z-canary";
    let (secret, token, part) = (Secret::new(canary), Token::new().unwrap(), KeyPart::new().unwrap());
    let (totp, code, vault) = (TotpSecret::new().unwrap(), RecoveryCode::set().unwrap(), vault());
    let passwords = Passwords::new(&PasswordConfig::default()).unwrap();
    let form: std::collections::HashMap<String, Secret> =
        serde_json::from_str(&format!("{{\"password\":\"{canary}\"}}")).unwrap();
    assert_eq!(form["password"].expose(), canary);
    let shown = [
        (format!("{secret:?} {:#?} {form:?}", Some(&secret)), canary.to_owned()),
        (format!("{token:?} {token:#?}"), token.text().expose().to_owned()),
        (format!("{part:?} {part:#?}"), part.text().expose().to_owned()),
        (format!("{totp:?} {totp:#?}"), totp.text().expose().to_owned()),
        (format!("{code:?} {code:#?}"), code[0].text().expose().to_owned()),
        (format!("{passwords:?} {passwords:#?}"), "$argon2id$".to_owned()),
    ];
    for (shown, value) in &shown {
        assert!(!shown.contains(value.as_str()) && shown.contains(".."), "{shown}");
        // Nor a part of it, nor its bytes as numbers or hexadecimal digits.
        assert!(!value.as_bytes().windows(6).any(|part| shown.contains(&*String::from_utf8_lossy(part))), "{shown}");
    }
    assert_eq!(format!("{vault:?}"), "Vault { epochs: [0], .. }");
}

#[test]
fn p34_no_error_repeats_what_was_given() {
    let vault = vault();
    let part = KeyPart::new().unwrap();
    let canary = "13812345678";
    let sealed = vault.seal("a1", "phone", &part, canary).unwrap();
    for error in [
        vault.unseal("a1", "mail", &part, &sealed).unwrap_err(),
        vault.unseal("a1", "phone", &part, canary).unwrap_err(),
        vault.unseal("a1", "phone", &part, &format!("9.{canary}.{canary}")).unwrap_err(),
    ] {
        let said = format!("{error} {error:?}");
        assert!(!said.contains(canary) && !said.contains(&sealed), "{said}");
    }
}
