//! The one place that reads the clock: everything else is given the time, so that it can be tested.

use jiff::civil::Date;
use jiff::{Timestamp, tz};

/// The server's clock. Days are those of Asia/Shanghai (UTC+8 all year since 1991).
#[derive(Clone, Copy)]
pub struct Clock(fn() -> Timestamp);

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub fn system() -> Self {
        #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
        Self(Timestamp::now)
    }

    /// A clock for tests.
    #[must_use]
    pub fn fixed(now: fn() -> Timestamp) -> Self {
        Self(now)
    }

    /// µs since the epoch, UTC.
    #[must_use]
    pub fn micros(self) -> i64 {
        (self.0)().as_microsecond()
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
