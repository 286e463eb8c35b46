//! What long work says while it lasts.

use crate::clock::Clock;
use std::sync::atomic::{AtomicI64, Ordering};

/// Least time between two lines that only say how far it is, µs.
const PAUSE: i64 = 2_000_000;

/// Takes the lines of long work.
pub struct Progress {
    say: Option<fn(&str)>,
    clock: Clock,
    last: AtomicI64,
}

impl Progress {
    /// Nobody listens.
    #[must_use]
    pub fn silent(clock: Clock) -> Self {
        Self { say: None, clock, last: AtomicI64::new(0) }
    }

    /// Each line is handed to a function.
    #[must_use]
    pub fn to(say: fn(&str), clock: Clock) -> Self {
        Self { say: Some(say), clock, last: AtomicI64::new(clock.micros()) }
    }

    /// Says that something begins or is done.
    pub fn say(&self, line: &str) {
        if let Some(say) = self.say {
            self.last.store(self.clock.micros(), Ordering::Relaxed);
            say(line);
        }
    }

    /// Says how far it is, at most every two seconds.
    pub fn tick(&self, line: impl FnOnce() -> String) {
        if self.say.is_some() && self.clock.micros() - self.last.load(Ordering::Relaxed) >= PAUSE {
            self.say(&line());
        }
    }
}

/// A number of bytes as people read it: `12.3 MB`, in powers of 1000.
#[must_use]
pub fn bytes(count: u64) -> String {
    let (mut rest, mut unit) = (count as f64, "B");
    for next in ["kB", "MB", "GB", "TB"] {
        if rest < 1000.0 {
            break;
        }
        (rest, unit) = (rest / 1000.0, next);
    }
    if unit == "B" { format!("{count} B") } else { format!("{rest:.1} {unit}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_rounded_for_people() {
        for (count, text) in
            [(0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (12_345_678, "12.3 MB"), (5 * 10_u64.pow(12), "5.0 TB")]
        {
            assert_eq!(bytes(count), text);
        }
    }
}
