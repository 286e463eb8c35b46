//! A batch about to be issued: what must hold before its row is written.

use super::{
    Batch, BatchState, Host, HostError, MAX_COUNT, MAX_EPOCH, NetContent, SymbolError, SymbolProfile, TAG_SPACE,
};
use jiff::ToSpan;
use jiff::civil::Date;

/// Days a packing day may lie before the day of issue.
const MAX_PAST: i32 = 730;
/// Days a packing day may lie after the day of issue: labels are printed ahead of a season.
const MAX_AHEAD: i32 = 366;

/// What is asked for. Whether the enterprise may have it (authorisation, quota) is for the caller to decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewBatch {
    /// Random number below 2^30, unique.
    pub tag: u32,
    /// Epoch of the key in use.
    pub epoch: u8,
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
    /// Host of the printed address.
    pub host: String,
    /// Cold chain or scuffing: more error correction on a larger box.
    pub harsh: bool,
    /// For demonstration only.
    pub demo: bool,
}

/// Why a batch cannot be issued.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BatchError {
    /// Not 1 to 2^24 labels.
    #[error("a batch has 1 to {MAX_COUNT} labels, not {0}")]
    Count(u32),
    /// No pack holds this.
    #[error("a pack holds 1 to {} g or 1 to {} pieces", NetContent::MAX_GRAMS, NetContent::MAX_PIECES)]
    Net,
    /// The packing day is too far away.
    #[error("the packing day {day} is not within {from} and {to}")]
    PackDate {
        /// The day given.
        day: Date,
        /// First day allowed.
        from: Date,
        /// Last day allowed.
        to: Date,
    },
    /// The tag is not a 30-bit number.
    #[error("the batch tag {0} is not below 2^30")]
    Tag(u32),
    /// The epoch is not 0–30.
    #[error("the key epoch {0} is not within 0-30")]
    Epoch(u8),
    /// One of the references is empty.
    #[error("{0} is missing")]
    Missing(&'static str),
    /// The host is none.
    #[error(transparent)]
    Host(#[from] HostError),
    /// The host does not fit a symbol.
    #[error(transparent)]
    Symbol(#[from] SymbolError),
}

impl NewBatch {
    /// Checks everything and makes the batch's one row.
    ///
    /// # Errors
    /// [`BatchError`] names the first rule that does not hold.
    pub fn into_batch(self, id: String, issued_at: i64, today: Date) -> Result<Batch, BatchError> {
        if !(1..=MAX_COUNT).contains(&self.count) {
            return Err(BatchError::Count(self.count));
        }
        if !self.net.is_sane() {
            return Err(BatchError::Net);
        }
        let from = today.saturating_sub(MAX_PAST.days());
        let to = today.saturating_add(MAX_AHEAD.days());
        if !(from..=to).contains(&self.pack_date) {
            return Err(BatchError::PackDate { day: self.pack_date, from, to });
        }
        if self.tag >= TAG_SPACE {
            return Err(BatchError::Tag(self.tag));
        }
        if self.epoch > MAX_EPOCH {
            return Err(BatchError::Epoch(self.epoch));
        }
        for (name, value) in
            [("id", &id), ("enterprise", &self.enterprise), ("product", &self.product), ("base", &self.base)]
        {
            if value.trim().is_empty() {
                return Err(BatchError::Missing(name));
            }
        }
        let host = Host::parse(&self.host)?;
        let profile = SymbolProfile::for_host(&host, self.harsh)?;
        Ok(Batch {
            id,
            tag: self.tag,
            epoch: self.epoch,
            enterprise: self.enterprise,
            product: self.product,
            base: self.base,
            pack_date: self.pack_date,
            net: self.net,
            count: self.count,
            host: host.as_str().to_owned(),
            qr_version: profile.version,
            qr_ecc: profile.ecc.code(),
            state: BatchState::Issued,
            demo: self.demo,
            issued_at,
            activated_at: None,
            recalled: None,
        })
    }
}

#[cfg(test)]
pub(super) mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use jiff::civil::date;

    /// A request that is in order on 2026-11-20.
    pub(in crate::label) fn request() -> NewBatch {
        NewBatch {
            tag: 77,
            epoch: 0,
            enterprise: "ent-a".to_owned(),
            product: "xinyang-maojian".to_owned(),
            base: "base-a".to_owned(),
            pack_date: date(2026, 11, 20),
            net: NetContent::Grams(250),
            count: 1000,
            host: "gi.henan-ip.cn".to_owned(),
            harsh: false,
            demo: false,
        }
    }

    fn made(request: NewBatch) -> Result<Batch, BatchError> {
        request.into_batch("0190".to_owned(), 1, date(2026, 11, 20))
    }

    #[test]
    fn a_batch_in_order_becomes_a_row() {
        let batch = made(request()).unwrap();
        assert_eq!((batch.qr_version, batch.qr_ecc, batch.state), (3, 'M', BatchState::Issued));
        let batch = made(NewBatch { host: "gi.henan.gov.cn".to_owned(), ..request() }).unwrap();
        assert_eq!((batch.qr_version, batch.qr_ecc), (4, 'M'));
        let batch = made(NewBatch { harsh: true, count: MAX_COUNT, ..request() }).unwrap();
        assert_eq!((batch.qr_version, batch.qr_ecc), (4, 'Q'));
    }

    #[test]
    fn every_rule_is_kept() {
        assert_eq!(made(NewBatch { count: 0, ..request() }), Err(BatchError::Count(0)));
        assert_eq!(made(NewBatch { count: MAX_COUNT + 1, ..request() }), Err(BatchError::Count(MAX_COUNT + 1)));
        for net in [NetContent::Grams(0), NetContent::Grams(1_000_001), NetContent::Pieces(0)] {
            assert_eq!(made(NewBatch { net, ..request() }), Err(BatchError::Net));
        }
        for day in [date(2024, 11, 19), date(2027, 11, 22)] {
            let refused = made(NewBatch { pack_date: day, ..request() });
            assert!(matches!(refused, Err(BatchError::PackDate { .. })), "{day}");
        }
        for day in [date(2024, 11, 20), date(2027, 11, 21)] {
            assert!(made(NewBatch { pack_date: day, ..request() }).is_ok(), "{day}");
        }
        assert_eq!(made(NewBatch { tag: TAG_SPACE, ..request() }), Err(BatchError::Tag(TAG_SPACE)));
        assert_eq!(made(NewBatch { epoch: 31, ..request() }), Err(BatchError::Epoch(31)));
        assert_eq!(made(NewBatch { base: " ".to_owned(), ..request() }), Err(BatchError::Missing("base")));
        assert!(matches!(made(NewBatch { host: "a/b".to_owned(), ..request() }), Err(BatchError::Host(_))));
        assert!(matches!(made(NewBatch { host: "a".repeat(40), ..request() }), Err(BatchError::Symbol(_))));
    }

    #[test]
    fn contents_read_as_printed() {
        for (net, text) in [
            (NetContent::Grams(250), "净含量 250 g"),
            (NetContent::Grams(1000), "净含量 1 kg"),
            (NetContent::Grams(1250), "净含量 1.25 kg"),
            (NetContent::Grams(10_005), "净含量 10.005 kg"),
            (NetContent::Pieces(12), "内装 12 件"),
        ] {
            assert_eq!(net.to_string(), text);
        }
    }
}
