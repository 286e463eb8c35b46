//! Secrets: passwords, second factors, tokens, and personal values at rest. Nothing here shows a value by `Debug`, and
//! none of these types has `Display`.
//!
//! | what | how it is kept |
//! |---|---|
//! | password | [`Passwords`]: argon2id, as a PHC text |
//! | TOTP secret, name, mail address, telephone | sealed by [`Vault`] under the person's own [`KeyPart`] |
//! | recovery code | keyed hash ([`Vault::recovery_hash`]) |
//! | session, invitation, reset | SHA-256 of a [`Token`] |

mod password;
mod recovery;
mod sealing;
mod secret;
mod strength;
mod tokens;
mod totp;
mod vault;

#[cfg(test)]
mod tests;

pub use password::{ChoiceError, PasswordError, Passwords, Verdict};
pub use recovery::{RECOVERY_CODES, RecoveryCode};
pub use sealing::{KeyPart, SealError};
pub use secret::Secret;
pub use strength::strength;
pub use tokens::Token;
pub use totp::{TotpError, TotpSecret, issuer};
pub use vault::{Vault, VaultError};

use zeroize::Zeroizing;

/// The system gives no random bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the system gives no random bytes")]
pub struct NoRandom;

/// Up to 32 bytes from the system's random source, wiped when they are dropped.
fn random<const N: usize>() -> Result<Zeroizing<[u8; N]>, NoRandom> {
    const { assert!(N <= 32) };
    let whole = Zeroizing::new(crate::keys::random().map_err(|_| NoRandom)?);
    let mut bytes = Zeroizing::new([0_u8; N]);
    bytes.copy_from_slice(&whole[..N]);
    Ok(bytes)
}
