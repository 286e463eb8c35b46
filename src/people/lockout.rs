//! How long attempts are refused after failures in a row.

/// Failures in a row before attempts are refused for a while.
pub const FREE_TRIES: i64 = 5;
/// The first refusal, µs: half a minute.
const FIRST: i64 = 30 * 1_000_000;
/// The longest refusal, µs: a quarter of an hour. It stays short, so that nobody can keep somebody else out by failing on
/// purpose for long; the network's own limit does the rest (ASVS 5.0, 6.3.1).
pub const LONGEST: i64 = 15 * 60 * 1_000_000;

/// For how long attempts are refused once there are this many failures in a row, µs: nothing for the first four, then
/// half a minute, doubled with each further failure up to a quarter of an hour.
#[must_use]
pub fn lockout(failures: i64) -> i64 {
    if failures < FREE_TRIES {
        return 0;
    }
    let doublings = u32::try_from(failures - FREE_TRIES).unwrap_or(u32::MAX).min(10);
    (FIRST << doublings).min(LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grows_and_stops_growing() {
        assert_eq!((0..5).map(lockout).collect::<Vec<_>>(), [0; 5]);
        assert_eq!((5..11).map(|n| lockout(n) / 1_000_000).collect::<Vec<_>>(), [30, 60, 120, 240, 480, 900]);
        assert_eq!(lockout(i64::MAX), LONGEST);
    }
}
