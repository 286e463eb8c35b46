//! The province of an address, from a file the operator supplies. The address itself is never kept.

use std::net::IpAddr;
use std::path::Path;

/// Ranges of addresses with their province, in order.
#[derive(Default)]
pub struct Provinces(Vec<(u128, u128, String)>);

/// Why the file is refused.
#[derive(Debug, thiserror::Error)]
#[error("{file}, line {line}: {what}")]
pub struct ProvincesError {
    file: String,
    line: u64,
    what: String,
}

impl Provinces {
    /// Reads `first,last,province` lines, without a header.
    ///
    /// # Errors
    /// [`ProvincesError`] names the line.
    pub fn read(path: &Path) -> Result<Self, ProvincesError> {
        let file = path.display().to_string();
        let fail = |line: u64, what: String| ProvincesError { file: file.clone(), line, what };
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).from_path(path).map_err(|error| fail(0, error.to_string()))?;
        let mut ranges = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|e| fail(e.position().map_or(0, csv::Position::line), e.to_string()))?;
            let line = record.position().map_or(0, csv::Position::line);
            let address = |i: usize| {
                let text = record.get(i).unwrap_or_default().trim();
                text.parse().map(number).map_err(|_| fail(line, format!("{text:?} is not an address")))
            };
            let (first, last) = (address(0)?, address(1)?);
            if first > last {
                return Err(fail(line, "the first address is beyond the last".to_owned()));
            }
            ranges.push((first, last, record.get(2).unwrap_or_default().trim().to_owned()));
        }
        ranges.sort_unstable();
        Ok(Self(ranges))
    }

    /// The province of an address, where the file has it.
    #[must_use]
    pub fn of(&self, address: IpAddr) -> Option<&str> {
        let address = number(address);
        let after = self.0.partition_point(|(first, ..)| *first <= address);
        let (_, last, province) = self.0.get(after.checked_sub(1)?)?;
        (address <= *last && !province.is_empty()).then_some(province.as_str())
    }
}

/// An address as a number; IPv4 in its place inside IPv6.
fn number(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(v4) => v4.to_ipv6_mapped().to_bits(),
        IpAddr::V6(v6) => v6.to_bits(),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    #[test]
    fn addresses_find_their_range_and_others_find_none() {
        let path = std::env::temp_dir().join(format!("daodi-provinces-{}", std::process::id()));
        std::fs::write(&path, "10.1.0.0,10.1.255.255,河南\n10.2.0.0,10.2.0.255,湖北\n").unwrap();
        let provinces = Provinces::read(&path).unwrap();
        assert_eq!(provinces.of("10.1.2.3".parse().unwrap()), Some("河南"));
        assert_eq!(provinces.of("10.2.0.255".parse().unwrap()), Some("湖北"));
        for none in ["10.0.255.255", "10.2.1.0", "::1"] {
            assert_eq!(provinces.of(none.parse().unwrap()), None, "{none}");
        }
        std::fs::write(&path, "10.1.0.0,x,河南\n").unwrap();
        assert!(Provinces::read(&path).err().unwrap().to_string().contains("line 1"));
        std::fs::remove_file(&path).unwrap();
    }
}
