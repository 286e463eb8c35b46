//! Passwords: argon2id (RFC 9106) behind a bound, so that many sign-ins at once cannot take the machine's memory.

use super::{NoRandom, Secret, random, strength};
use crate::config::PasswordConfig;
use argon2::password_hash::{Output, ParamsString, PasswordHash, Salt, SaltString};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use daodi::people::password::normalised;
use daodi::people::{PasswordFault, PasswordPolicy};
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

/// Longest text that is looked at when somebody signs in, in bytes; no password can be set that is as long.
const MAX_INPUT: usize = 4096;

/// Hashes and checks passwords. Cheap to clone; all clones share the bound.
#[derive(Clone)]
pub struct Passwords(Arc<Shared>);

struct Shared {
    policy: PasswordPolicy,
    params: Params,
    permits: Arc<Semaphore>,
    wait: Duration,
    /// A hash that no password has, with the same parameters as the real ones.
    dummy: String,
    /// Memory of hashings that have ended, for the next ones: at most one piece for each permit. Left to the C library,
    /// each of its arenas would keep some of what is freed, which is many times what runs at once.
    spare: Mutex<Vec<Vec<Block>>>,
    now: AtomicUsize,
    peak: AtomicUsize,
    hashed: AtomicUsize,
}

/// What came of comparing a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is the right one.
    Right {
        /// The stored hash was made with other parameters than today's: hash the password again and store that.
        outdated: bool,
    },
    /// It is not, or there is none.
    Wrong,
}

/// Why a password could be neither hashed nor compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    /// Too many at once. Try again in some seconds.
    #[error("too many passwords are being checked at once")]
    Busy,
    /// The stored text is no argon2id hash within the bounds. The sign-in fails; the operator must know.
    #[error("a stored password hash cannot be read")]
    Unreadable,
    /// The system gives no random bytes.
    #[error(transparent)]
    Random(#[from] NoRandom),
    /// The configured parameters are outside what argon2 allows.
    #[error("argon2 does not take these parameters")]
    Parameters,
    /// Hashing ended without a result.
    #[error("the password could not be hashed")]
    Failed,
}

/// Why a chosen password is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChoiceError {
    /// The rules refuse it; to be told to whoever chooses.
    #[error(transparent)]
    Fault(#[from] PasswordFault),
    /// It could not be judged or hashed.
    #[error(transparent)]
    Failed(#[from] PasswordError),
}

impl Passwords {
    /// With an operator's parameters.
    ///
    /// # Errors
    /// [`PasswordError::Parameters`], which a checked configuration excludes, or [`PasswordError::Random`].
    pub fn new(config: &PasswordConfig) -> Result<Self, PasswordError> {
        let params =
            Params::new(config.memory_kib, config.passes, config.lanes, None).map_err(|_| PasswordError::Parameters)?;
        // Random bytes in place of a result: as dear to compare with as a real one, and nothing has to be hashed now.
        let (salt, output) = (random::<16>()?, random::<32>()?);
        let dummy = format!(
            "$argon2id$v=19$m={},t={},p={}${}${}",
            config.memory_kib,
            config.passes,
            config.lanes,
            STANDARD_NO_PAD.encode(*salt),
            STANDARD_NO_PAD.encode(*output)
        );
        Ok(Self(Arc::new(Shared {
            policy: config.profile,
            params,
            permits: Arc::new(Semaphore::new(config.parallel.max(1))),
            wait: Duration::from_secs(config.wait_seconds.into()),
            dummy,
            spare: Mutex::default(),
            now: AtomicUsize::new(0),
            peak: AtomicUsize::new(0),
            hashed: AtomicUsize::new(0),
        })))
    }

    /// The profile of rules.
    #[must_use]
    pub fn policy(&self) -> PasswordPolicy {
        self.0.policy
    }

    /// Most hashings that ever ran at the same time; never above the configured `parallel`.
    #[must_use]
    pub fn peak(&self) -> usize {
        self.0.peak.load(Ordering::Relaxed)
    }

    /// How many hashings were begun so far. They are what a sign-in takes its time for: whoever compares the times of two
    /// answers compares these.
    #[must_use]
    pub fn hashed(&self) -> usize {
        self.0.hashed.load(Ordering::Relaxed)
    }

    /// Hashes a password as it is, without judging it: a PHC text for the store.
    ///
    /// # Errors
    /// [`PasswordError::Busy`] after the configured wait; the other kinds where the system fails.
    pub async fn hash(&self, password: &Secret) -> Result<String, PasswordError> {
        let password = password.clone();
        self.work(move |shared| shared.hash(&password)).await?
    }

    /// Compares a password with a stored hash. Without one (no such account, no password yet, a locked account) as much
    /// is spent as with one, so that the answer's time tells nothing.
    ///
    /// # Errors
    /// [`PasswordError::Busy`] after the configured wait; [`PasswordError::Unreadable`] where the stored text is
    /// damaged, which is to be answered like a wrong password.
    pub async fn verify(&self, password: &Secret, stored: Option<&str>) -> Result<Verdict, PasswordError> {
        let (password, stored) = (password.clone(), stored.map(str::to_owned));
        self.work(move |shared| shared.verify(&password, stored.as_deref())).await?
    }

    /// Judges a new password by the profile and hashes it. `names` are the login name and others that it may not
    /// contain; `former` the hashes of the account's last passwords, the present one among them, newest first.
    ///
    /// # Errors
    /// [`ChoiceError::Fault`] for whoever chooses; [`ChoiceError::Failed`] as [`Self::hash`].
    pub async fn choose(&self, password: &Secret, names: &[&str], former: &[String]) -> Result<String, ChoiceError> {
        let password = password.clone();
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let former: Vec<String> = former.iter().take(self.0.policy.remembered()).cloned().collect();
        self.work(move |shared| {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            shared.policy.check(password.expose(), &names, |seen| strength(seen, &names))?;
            for old in &former {
                if matches!(shared.verify(&password, Some(old)), Ok(Verdict::Right { .. })) {
                    return Err(PasswordFault::Reused.into());
                }
            }
            Ok(shared.hash(&password)?)
        })
        .await?
    }

    /// Runs a piece of work on a thread of its own when there is room. The permit goes with it: a reader who has gone
    /// away frees nothing before the memory is freed.
    async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Shared) -> T + Send + 'static,
    ) -> Result<T, PasswordError> {
        let permit = tokio::time::timeout(self.0.wait, Arc::clone(&self.0.permits).acquire_owned())
            .await
            .map_err(|_| PasswordError::Busy)?
            .map_err(|_| PasswordError::Failed)?;
        let shared = Arc::clone(&self.0);
        let done = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            let _running = Running::begin(&shared);
            work(&shared)
        });
        done.await.map_err(|_| PasswordError::Failed)
    }
}

/// A hashing that runs, counted until it ends, however it ends.
struct Running<'a>(&'a Shared);

impl<'a> Running<'a> {
    fn begin(shared: &'a Shared) -> Self {
        let now = shared.now.fetch_add(1, Ordering::SeqCst) + 1;
        shared.peak.fetch_max(now, Ordering::Relaxed);
        Self(shared)
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.0.now.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Shared {
    fn hash(&self, password: &Secret) -> Result<String, PasswordError> {
        let salt = SaltString::encode_b64(&*random::<16>()?).map_err(|_| PasswordError::Failed)?;
        let made = || {
            let password = Zeroizing::new(normalised(password.expose()));
            let params = ParamsString::try_from(&self.params)?;
            let hash = Some(self.fill(password.as_bytes(), salt.as_salt(), Version::V0x13, &self.params)?);
            let (algorithm, version) = (Algorithm::Argon2id.ident(), Some(Version::V0x13.into()));
            Ok(PasswordHash { algorithm, version, params, salt: Some(salt.as_salt()), hash }.to_string())
        };
        made().map_err(|_: argon2::password_hash::Error| PasswordError::Failed)
    }

    /// The argon2id result, computed in memory that is used again.
    fn fill(
        &self,
        password: &[u8],
        salt: Salt<'_>,
        version: Version,
        params: &Params,
    ) -> argon2::password_hash::Result<Output> {
        self.hashed.fetch_add(1, Ordering::Relaxed);
        let mut bytes = [0; Salt::MAX_LENGTH];
        let salt = salt.decode_b64(&mut bytes)?;
        let spare = || self.spare.lock().unwrap_or_else(PoisonError::into_inner);
        let mut blocks = spare().pop().unwrap_or_default();
        blocks.resize(params.block_count(), Block::default());
        // A row of older parameters may have needed more: that is given back.
        blocks.shrink_to_fit();
        let argon2 = Argon2::new(Algorithm::Argon2id, version, params.clone());
        let length = params.output_len().unwrap_or(Params::DEFAULT_OUTPUT_LEN);
        let result = Output::init_with(length, |output| {
            Ok(argon2.hash_password_into_with_memory(password, salt, output, &mut blocks)?)
        });
        spare().push(blocks);
        result
    }

    fn verify(&self, password: &Secret, stored: Option<&str>) -> Result<Verdict, PasswordError> {
        if password.expose().len() > MAX_INPUT {
            return self.compare("", &self.dummy).map(|_| Verdict::Wrong);
        }
        let Some(stored) = stored else {
            return self.compare(password.expose(), &self.dummy).map(|_| Verdict::Wrong);
        };
        let verdict = self.compare(password.expose(), stored);
        if verdict.is_err() {
            let _ = self.compare(password.expose(), &self.dummy);
        }
        verdict
    }

    fn compare(&self, password: &str, stored: &str) -> Result<Verdict, PasswordError> {
        let hash = PasswordHash::new(stored).map_err(|_| PasswordError::Unreadable)?;
        let params = Params::try_from(&hash).map_err(|_| PasswordError::Unreadable)?;
        // A row that somebody else wrote must not take more memory than an operator may ask for.
        let bounded = params.m_cost() <= PasswordConfig::MAX_MEMORY_KIB
            && params.t_cost() <= PasswordConfig::MAX_PASSES
            && params.p_cost() <= PasswordConfig::MAX_LANES;
        if hash.algorithm != Algorithm::Argon2id.ident() || !bounded {
            return Err(PasswordError::Unreadable);
        }
        let (Some(salt), Some(wanted)) = (hash.salt, hash.hash) else { return Err(PasswordError::Unreadable) };
        let version = hash.version.map_or(Ok(Version::default()), Version::try_from);
        let version = version.map_err(|_| PasswordError::Unreadable)?;
        let password = Zeroizing::new(normalised(password));
        let found = self.fill(password.as_bytes(), salt, version, &params).map_err(|_| PasswordError::Unreadable)?;
        // Compared in constant time by `Output`.
        if found != wanted {
            return Ok(Verdict::Wrong);
        }
        let cost = |params: &Params| (params.m_cost(), params.t_cost(), params.p_cost());
        Ok(Verdict::Right { outdated: cost(&params) != cost(&self.params) || version != Version::V0x13 })
    }
}

impl fmt::Debug for Passwords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Passwords").field("policy", &self.0.policy).field("peak", &self.peak()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
