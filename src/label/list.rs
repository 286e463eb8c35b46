//! A batch's codes in order, for lists and printers: computed one at a time, never held together.

use super::{Batch, BatchKeyInput, BatchKeys, Code, KeyError, Keyring};
use std::fmt::Write;

/// First line of a list.
pub const LIST_HEADER: &str = "seq,url,code\r\n";

/// The codes of a range of a batch.
#[derive(Debug)]
pub struct CodeRange {
    keys: BatchKeys,
    next: u32,
    end: u32,
    host: String,
}

/// Why a range cannot be listed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RangeError {
    /// The range is empty or goes beyond the batch.
    #[error("labels {from} to {to} are not within 1 to {count}")]
    Range {
        /// First label asked for.
        from: u32,
        /// Last label asked for.
        to: u32,
        /// Labels in the batch.
        count: u32,
    },
    /// The keys refuse.
    #[error(transparent)]
    Key(#[from] KeyError),
}

impl CodeRange {
    /// The codes of labels `from` to `to`, both included, numbered from 1 as printers count them.
    ///
    /// # Errors
    /// [`RangeError`]: the range is not within the batch, or its key is not at hand.
    pub fn new(keyring: &Keyring, batch: &Batch, from: u32, to: u32) -> Result<Self, RangeError> {
        if from == 0 || from > to || to > batch.count {
            return Err(RangeError::Range { from, to, count: batch.count });
        }
        let keys = keyring.batch(&BatchKeyInput { tag: batch.tag, epoch: batch.epoch })?;
        Ok(Self { keys, next: from - 1, end: to, host: batch.host.clone() })
    }

    /// Appends the next row `seq,url,code` with CRLF (RFC 4180) to `out`; `false` at the end. No field needs quotes:
    /// codes and hosts have neither commas nor signs that a spreadsheet takes for a formula.
    pub fn write_row(&mut self, out: &mut String) -> bool {
        let number = self.next + 1;
        let Some(code) = self.next() else { return false };
        // Writing to a String cannot fail.
        let _ = write!(out, "{number},https://{}/{code},{code}\r\n", self.host);
        true
    }
}

impl Iterator for CodeRange {
    type Item = Code;

    fn next(&mut self) -> Option<Code> {
        if self.next >= self.end {
            return None;
        }
        // Within the batch, whose count is at most 2^24, so the key never refuses.
        let code = self.keys.issue(self.next).ok()?;
        self.next += 1;
        Some(code)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = (self.end - self.next) as usize;
        (left, Some(left))
    }
}

impl ExactSizeIterator for CodeRange {}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use crate::label::new_batch::tests::request;
    use jiff::civil::date;
    use std::collections::HashSet;

    #[test]
    fn a_list_has_every_label_once_in_order() {
        let ring = Keyring::generate([1; 32]);
        let batch = request().into_batch("id".to_owned(), 0, date(2026, 11, 20)).unwrap();
        let mut range = CodeRange::new(&ring, &batch, 1, 1000).unwrap();
        assert_eq!(range.len(), 1000);
        let mut list = String::new();
        while range.write_row(&mut list) {}
        let rows: Vec<&str> = list.split_terminator("\r\n").collect();
        assert_eq!(rows.len(), 1000);
        let mut codes = HashSet::new();
        for (at, row) in rows.iter().enumerate() {
            let [seq, url, code] = row.split(',').collect::<Vec<_>>()[..] else { panic!("{row}") };
            assert_eq!(seq, (at + 1).to_string());
            assert_eq!(url, format!("https://gi.henan-ip.cn/{code}"));
            let code = Code::parse(url).unwrap();
            assert!(ring.verify(&code));
            assert_eq!(ring.index_of(&code), Some(at as u32));
            codes.insert(code);
        }
        assert_eq!(codes.len(), 1000);
        let part: Vec<Code> = CodeRange::new(&ring, &batch, 500, 501).unwrap().collect();
        assert_eq!(part.iter().map(|c| ring.index_of(c)).collect::<Vec<_>>(), [Some(499), Some(500)]);
    }

    #[test]
    fn a_range_beyond_the_batch_is_refused() {
        let ring = Keyring::generate([1; 32]);
        let batch = request().into_batch("id".to_owned(), 0, date(2026, 11, 20)).unwrap();
        for (from, to) in [(0, 5), (6, 5), (1, 1001), (1001, 1001)] {
            let refused = CodeRange::new(&ring, &batch, from, to).err();
            assert_eq!(refused, Some(RangeError::Range { from, to, count: 1000 }));
        }
        assert_eq!(CodeRange::new(&Keyring::default(), &batch, 1, 1).err(), Some(RangeError::Key(KeyError::NoKey(0))));
    }
}
