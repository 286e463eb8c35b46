//! The one place that reads the clock: everything else is given the time, so that it can be tested.

use jiff::civil::Date;
use jiff::{Timestamp, tz};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

/// The server's clock. Days are those of Asia/Shanghai (UTC+8 all year since 1991).
#[derive(Clone, Copy)]
pub struct Clock {
    now: Source,
    /// Time that never goes back, where it is not to be taken from `now`.
    steady: Option<fn() -> Duration>,
}

/// Where the time comes from.
#[derive(Clone, Copy)]
enum Source {
    Read(fn() -> Timestamp),
    /// Moved by hand, µs since the epoch.
    Hand(&'static AtomicI64),
}

/// By how much a clock that is moved by hand goes on with each look at it, µs: what is done one after the other has
/// instants and ids in that order.
const LOOK: i64 = 1_000;

/// Time since this was first asked.
fn steady() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    START.elapsed()
}

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub fn system() -> Self {
        #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
        Self { now: Source::Read(Timestamp::now), steady: Some(steady) }
    }

    /// A clock for tests.
    #[must_use]
    pub fn fixed(now: fn() -> Timestamp) -> Self {
        Self { now: Source::Read(now), steady: None }
    }

    /// A clock that shows what stands in `hand` (µs since the epoch, UTC): a history is made with it, each act at its own
    /// moment. It never goes back.
    #[must_use]
    pub fn by_hand(hand: &'static AtomicI64) -> Self {
        Self { now: Source::Hand(hand), steady: None }
    }

    /// µs since the epoch, UTC.
    #[must_use]
    pub fn micros(self) -> i64 {
        match self.now {
            Source::Read(now) => now().as_microsecond(),
            Source::Hand(hand) => hand.fetch_add(LOOK, Ordering::SeqCst),
        }
    }

    /// Time since some moment in the past, for measuring: setting the machine's clock does not change it.
    #[must_use]
    pub fn elapsed(self) -> Duration {
        match self.steady {
            Some(steady) => steady(),
            None => Duration::from_micros(u64::try_from(self.micros()).unwrap_or(0)),
        }
    }

    /// A new UUIDv7: ordered by time, otherwise random.
    #[must_use]
    pub fn id(self) -> String {
        let micros = self.micros();
        let seconds = u64::try_from(micros.div_euclid(1_000_000)).unwrap_or(0);
        let nanos = u32::try_from(micros.rem_euclid(1_000_000) * 1000).unwrap_or(0);
        uuid::Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, seconds, nanos)).to_string()
    }

    /// Today in Asia/Shanghai.
    #[must_use]
    pub fn today(self) -> Date {
        day(self.micros())
    }
}

/// The day in Asia/Shanghai on which an instant (µs since the epoch) falls.
#[must_use]
pub fn day(micros: i64) -> Date {
    let instant = Timestamp::from_microsecond(micros).unwrap_or(Timestamp::UNIX_EPOCH);
    instant.to_zoned(tz::TimeZone::fixed(tz::offset(8))).date()
}

/// The instants (µs since the epoch) at which a day in Asia/Shanghai begins and the next one does.
#[must_use]
pub fn day_bounds(day: Date) -> (i64, i64) {
    let start = |day: Date| {
        let zoned = day.to_zoned(tz::TimeZone::fixed(tz::offset(8)));
        zoned.map_or(i64::MAX, |zoned| zoned.timestamp().as_microsecond())
    };
    (start(day), day.tomorrow().map_or(i64::MAX, start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_midnight_in_shanghai() {
        let (from, to) = day_bounds(jiff::civil::date(2026, 11, 20));
        assert_eq!(to - from, 86_400_000_000);
        assert_eq!((day(from), day(to - 1), day(to)), {
            let today = jiff::civil::date(2026, 11, 20);
            (today, today, jiff::civil::date(2026, 11, 21))
        });
        assert_eq!(from, 1_795_104_000_000_000);
    }
}
