//! Labels: issuing a batch, checking a code, answering a scan.

use super::acting::{Acting, publish};
use super::demonstration;
use super::provinces::Provinces;
use crate::clock::{Clock, day};
use crate::keys::{KeyFileError, Keys, random};
use daodi::audit::{Action, ObjectKind, fingerprint};
use daodi::label::{
    Batch, BatchError, BatchState, Code, Keyring, NetContent, NewBatch, ScanFacts, ScanOutcome, TAG_SPACE, scan_outcome,
};
use daodi::ports::{Labels, NewScan, Registry, ScanSummary, StoreError};
use daodi::registry::{Authorisation, Base, Enterprise, Product};
use daodi::transparency_log::LeafError;
use hmac::{Hmac, Mac};
use jiff::civil::Date;
use sha2::Sha256;
use std::net::IpAddr;
use std::sync::{Arc, PoisonError, RwLock};
use store::Store;

/// How often a new tag is drawn before giving up; a collision has a chance of one in a billion a batch.
const DRAWS: usize = 8;

/// What a batch is asked for with.
#[derive(Clone, Debug)]
pub struct IssueRequest {
    /// Whose labels.
    pub enterprise: String,
    /// For which product.
    pub product: String,
    /// From which base.
    pub base: String,
    /// Day of packing.
    pub pack_date: Date,
    /// What a pack holds.
    pub net: NetContent,
    /// Number of labels.
    pub count: u32,
    /// Cold chain or scuffing.
    pub harsh: bool,
    /// For the fictional 演示企业.
    pub demo: bool,
}

/// Why no batch is issued.
#[derive(Debug, thiserror::Error)]
pub enum IssueError {
    /// The register has no such thing.
    #[error("the register has no {what} {id:?}")]
    Unknown {
        /// Product, enterprise or base.
        what: &'static str,
        /// What was given.
        id: String,
    },
    /// The base belongs to another enterprise or product.
    #[error("base {base:?} is recorded for {owner:?}, not for {given:?}")]
    Base {
        /// The base.
        base: String,
        /// Whose or what it is.
        owner: String,
        /// What was given.
        given: String,
    },
    /// There is no register to issue from.
    #[error("the register is empty; run `daodi import data/henan` first")]
    Empty,
    /// No authorisation is in force.
    #[error(
        "{enterprise} has no authorisation in force for {product} on {day}: labels are issued to authorised users only. \
         The register records an authorisation from an announcement or a roll; a report is not one. For a trial use --demo"
    )]
    NotAuthorised {
        /// The enterprise.
        enterprise: String,
        /// The product.
        product: String,
        /// The day.
        day: Date,
    },
    /// Demonstration and real things do not mix.
    #[error("demonstration batches are for the fictional enterprise alone, and it has no others")]
    Mixed,
    /// A value is out of bounds.
    #[error(transparent)]
    Batch(#[from] BatchError),
    /// There is no key, or no randomness.
    #[error(transparent)]
    Keys(#[from] KeyFileError),
    /// The act cannot stand in the public log.
    #[error(transparent)]
    Leaf(#[from] LeafError),
    /// The key file holds no key.
    #[error("the key file holds no key")]
    NoKey,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why a batch or a label is not changed.
#[derive(Debug, thiserror::Error)]
pub enum LabelError {
    /// The act cannot stand in the public log: the reason is too long.
    #[error(transparent)]
    Leaf(#[from] LeafError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Who asks, as far as a scan may know.
#[derive(Clone, Debug)]
pub struct Scanner {
    /// The address; used for the hash and the province, then dropped.
    pub address: IpAddr,
    /// The browser's own description; used for the hash and the class, then dropped.
    pub user_agent: String,
}

/// What is known of a code.
pub struct Checked {
    /// The code.
    pub code: Code,
    /// The answer.
    pub outcome: ScanOutcome,
    /// Its batch, where it has one.
    pub batch: Option<Batch>,
    /// Product, enterprise and base of the batch.
    pub product: Option<Product>,
    /// The enterprise.
    pub enterprise: Option<Enterprise>,
    /// The base.
    pub base: Option<Base>,
    /// The rights of the enterprise for the product.
    pub authorisations: Vec<Authorisation>,
    /// Province of this scan, where known.
    pub province: Option<String>,
    /// Number of the label in its batch, from 1.
    pub number: Option<u32>,
}

/// The service.
#[derive(Clone)]
pub struct LabelService {
    store: Store,
    keys: Arc<RwLock<Arc<Keys>>>,
    clock: Clock,
    host: String,
    provinces: Arc<Provinces>,
}

impl LabelService {
    /// A service over a store, with its keys and the host printed in addresses.
    #[must_use]
    pub fn new(store: Store, keys: Keys, clock: Clock, host: String, provinces: Provinces) -> Self {
        Self { store, keys: Arc::new(RwLock::new(Arc::new(keys))), clock, host, provinces: Arc::new(provinces) }
    }

    fn keys(&self) -> Arc<Keys> {
        Arc::clone(&self.keys.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes in what was added to the key file. `false` where it has not changed.
    ///
    /// # Errors
    /// [`KeyFileError`]; then the keys stay as they were.
    pub fn reopen_keys(&self) -> Result<bool, KeyFileError> {
        let Some(new) = self.keys().reopened()? else { return Ok(false) };
        *self.keys.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(new);
        Ok(true)
    }

    /// The label keys as they are now.
    #[must_use]
    pub fn keyring(&self) -> Keyring {
        self.keys().labels.clone()
    }

    /// The store.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Issues a batch: one row, whatever its count.
    ///
    /// # Errors
    /// [`IssueError`]; then nothing was written.
    pub async fn issue(&self, request: IssueRequest, acting: &Acting) -> Result<Batch, IssueError> {
        if self.store.is_empty().await? {
            return Err(IssueError::Empty);
        }
        if request.demo {
            demonstration::ensure(&self.store, self.clock, acting).await?;
        }
        self.check(&request).await?;
        let epoch = self.keys().labels.newest().ok_or(IssueError::NoKey)?;
        for _ in 0..DRAWS {
            let new = NewBatch {
                tag: draw_tag()?,
                epoch,
                enterprise: request.enterprise.clone(),
                product: request.product.clone(),
                base: request.base.clone(),
                pack_date: request.pack_date,
                net: request.net,
                count: request.count,
                host: self.host.clone(),
                harsh: request.harsh,
                demo: request.demo,
            };
            let batch = new.into_batch(self.clock.id(), self.clock.micros(), self.clock.today())?;
            let mut act = acting.act(self.clock, Action::BatchIssue, ObjectKind::LabelBatch, &batch.id);
            act.after = Some(state_of(&batch));
            // Demonstration labels prove nothing and are no acts of the register.
            if !batch.demo {
                publish(&mut act, |leaf| {
                    leaf.fact("product", batch.product.as_str())
                        .fact("enterprise", batch.enterprise.as_str())
                        .fact("count", i64::from(batch.count))
                        .fact("pack_date", batch.pack_date.to_string())
                        .fact("epoch", i64::from(batch.epoch))
                })?;
            }
            if self.store.insert_batch(&batch, &act).await? {
                return Ok(batch);
            }
        }
        Err(StoreError::Conflict.into())
    }

    /// Whether the request's things exist, belong together, and the right is in force today.
    async fn check(&self, request: &IssueRequest) -> Result<(), IssueError> {
        let unknown = |what, id: &str| IssueError::Unknown { what, id: id.to_owned() };
        let (_, product_demo) =
            self.store.product(&request.product).await?.ok_or_else(|| unknown("product", &request.product))?;
        let (_, enterprise_demo) = self
            .store
            .enterprise(&request.enterprise)
            .await?
            .ok_or_else(|| unknown("enterprise", &request.enterprise))?;
        let (base, base_demo) = self.store.base(&request.base).await?.ok_or_else(|| unknown("base", &request.base))?;
        if [product_demo, enterprise_demo, base_demo].iter().any(|demo| *demo != request.demo) {
            return Err(IssueError::Mixed);
        }
        for (owner, given) in [(base.enterprise, &request.enterprise), (base.product, &request.product)] {
            if let Some(owner) = owner.filter(|o| o.as_str() != given) {
                return Err(IssueError::Base {
                    base: request.base.clone(),
                    owner: owner.to_string(),
                    given: given.clone(),
                });
            }
        }
        let today = self.clock.today();
        let rights = self.store.authorisations(&request.enterprise, &request.product).await?;
        if rights.iter().any(|right| right.in_force_on(today)) {
            return Ok(());
        }
        Err(IssueError::NotAuthorised {
            enterprise: request.enterprise.clone(),
            product: request.product.clone(),
            day: today,
        })
    }

    /// Takes a batch into use.
    ///
    /// # Errors
    /// [`LabelError`].
    pub async fn activate(&self, mut batch: Batch, acting: &Acting) -> Result<Batch, LabelError> {
        let mut act = acting.act(self.clock, Action::BatchChange, ObjectKind::LabelBatch, &batch.id);
        act.before = Some(state_of(&batch));
        batch.state = BatchState::Activated;
        batch.activated_at = Some(self.clock.micros());
        act.after = Some(state_of(&batch));
        if !batch.demo {
            publish(&mut act, |leaf| leaf.fact("state", batch.state.code()))?;
        }
        self.store.update_batch(&batch, &act).await?;
        Ok(batch)
    }

    /// Calls a batch back.
    ///
    /// # Errors
    /// [`LabelError`].
    pub async fn recall(&self, mut batch: Batch, reason: String, acting: &Acting) -> Result<Batch, LabelError> {
        let mut act = acting.act(self.clock, Action::BatchRecall, ObjectKind::LabelBatch, &batch.id);
        act.before = Some(state_of(&batch));
        batch.state = BatchState::Recalled;
        act.reason = Some(reason.clone());
        if !batch.demo {
            publish(&mut act, |leaf| leaf.fact("reason", reason.as_str()))?;
        }
        batch.recalled = Some((self.clock.micros(), reason));
        act.after = Some(state_of(&batch));
        self.store.update_batch(&batch, &act).await?;
        Ok(batch)
    }

    /// Withdraws a single label.
    ///
    /// # Errors
    /// [`LabelError`].
    pub async fn void(&self, code: &Code, reason: &str, acting: &Acting) -> Result<(), LabelError> {
        let mut act = acting.act(self.clock, Action::LabelVoid, ObjectKind::Label, &code.to_string());
        act.reason = Some(reason.to_owned());
        act.after = Some(fingerprint(b"", &format!("void {reason}")));
        let demo = self.store.batch_by_tag(code.tag()).await?.is_some_and(|batch| batch.demo);
        if !demo {
            publish(&mut act, |leaf| leaf.fact("reason", reason))?;
        }
        Ok(self.store.void_label(&code.to_string(), self.clock.micros(), reason, &act).await?)
    }

    /// Whether a code's check is ours. Says nothing of its batch.
    #[must_use]
    pub fn is_ours(&self, code: &Code) -> bool {
        self.keys().labels.verify(code)
    }

    /// What is known of a code, without counting anything.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn look_up(&self, code: Code) -> Result<Checked, StoreError> {
        self.answer(code, None).await
    }

    /// Answers a scan. Where the code is one of ours the scan is on disk before this returns.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn scan(&self, code: Code, scanner: &Scanner) -> Result<Checked, StoreError> {
        self.answer(code, Some(scanner)).await
    }

    async fn answer(&self, code: Code, scanner: Option<&Scanner>) -> Result<Checked, StoreError> {
        let authentic = self.keys().labels.verify(&code);
        let batch = self.store.batch_by_tag(code.tag()).await?.filter(|b| b.epoch == code.epoch());
        let index = self.keys().labels.index_of(&code);
        let issued = authentic && batch.as_ref().is_some_and(|b| index.is_some_and(|i| i < b.count));
        let text = code.to_string();
        let void = if issued { self.store.voided(&text).await? } else { None };
        let province = scanner.and_then(|s| self.provinces.of(s.address)).map(str::to_owned);
        let scans = match scanner {
            Some(scanner) if issued => Some(self.count(&text, scanner, province.clone()).await?),
            _ if issued => self.store.scans(&text).await?.map(|known| ScanSummary { is_first: false, ..known }),
            _ => None,
        };
        let authorisations = match &batch {
            Some(b) => self.store.authorisations(&b.enterprise, &b.product).await?,
            None => Vec::new(),
        };
        let outcome = scan_outcome(&ScanFacts {
            authentic,
            batch: batch.as_ref(),
            index,
            void: void.as_ref(),
            authorisations: &authorisations,
            scans: scans.as_ref(),
        });
        // A recall is told even to a code that fails the check, but whose label it is is said of issued codes only.
        let batch = batch.filter(|_| issued && outcome.shows_batch());
        let (product, enterprise, base) = match &batch {
            Some(b) => (
                self.store.product(&b.product).await?.map(|(p, _)| p),
                self.store.enterprise(&b.enterprise).await?.map(|(e, _)| e),
                self.store.base(&b.base).await?.map(|(b, _)| b),
            ),
            None => (None, None, None),
        };
        let number = index.filter(|_| issued).map(|i| i + 1);
        Ok(Checked { code, outcome, batch, product, enterprise, base, authorisations, province, number })
    }

    /// Counts a scan: code, minute, province, a hash of the device that changes its key every day, client class.
    async fn count(&self, code: &str, scanner: &Scanner, province: Option<String>) -> Result<ScanSummary, StoreError> {
        let now = self.clock.micros();
        let today = day(now).to_string();
        let minute = now - now.rem_euclid(60_000_000);
        let scan = NewScan {
            code: code.to_owned(),
            at: minute,
            province,
            device: self.device(&today, scanner),
            day: today,
            client: client_class(&scanner.user_agent).to_owned(),
        };
        self.store.record_scan(&scan).await
    }

    fn device(&self, day: &str, scanner: &Scanner) -> String {
        use std::fmt::Write;
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.keys().scans) else { return String::new() };
        mac.update(day.as_bytes());
        mac.update(scanner.address.to_string().as_bytes());
        mac.update(b"\n");
        mac.update(scanner.user_agent.as_bytes());
        mac.finalize().into_bytes().iter().take(16).fold(String::new(), |mut hex, byte| {
            // Writing into a String cannot fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }
}

/// What of a batch an act vouches for.
fn state_of(batch: &Batch) -> String {
    let (recalled_at, why) = batch.recalled.as_ref().map_or((0, ""), |(at, why)| (*at, why.as_str()));
    let state = format!(
        "{} {} {} {} {} {} {} {} {} {} {} {} {recalled_at}\n{}\n{why}",
        batch.state.code(),
        batch.tag,
        batch.epoch,
        batch.enterprise,
        batch.product,
        batch.base,
        batch.pack_date,
        batch.count,
        batch.qr_version,
        batch.qr_ecc,
        batch.demo,
        batch.activated_at.unwrap_or_default(),
        batch.net,
    );
    fingerprint(b"", &state)
}

/// A random 30-bit tag.
fn draw_tag() -> Result<u32, KeyFileError> {
    let bytes = random()?;
    let [a, b, c, d, ..] = bytes;
    Ok(u32::from_be_bytes([a, b, c, d]) % TAG_SPACE)
}

/// The kind of program that scans.
fn client_class(user_agent: &str) -> &'static str {
    if user_agent.contains("MicroMessenger") {
        "wechat"
    } else if user_agent.contains("AlipayClient") {
        "alipay"
    } else {
        "browser"
    }
}
