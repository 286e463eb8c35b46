//! The limiter: a generic cell rate algorithm for each network and class, in a table that cannot grow without end.

use super::{Class, Limits};
use crate::clock::Clock;
use crate::http::client::{ClientAddress, Network};
use governor::clock::Clock as Ticking;
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::keyed::ShrinkableKeyedStateStore;
use governor::state::{InMemoryState, NotKeyed, StateStore};
use governor::{Quota, RateLimiter};
use quick_cache::sync::Cache;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

/// The server's clock as the algorithm reads it: time that never goes back.
#[derive(Clone, Copy)]
struct Ticks(Clock);

impl Ticking for Ticks {
    type Instant = Duration;

    fn now(&self) -> Duration {
        self.0.elapsed()
    }
}

/// What is remembered of each network. Where the table is full, whoever has not asked for long is forgotten, which is
/// as good as never having asked.
struct Remembered(Cache<Network, Arc<InMemoryState>>);

impl StateStore for Remembered {
    type Key = Network;

    fn measure_and_replace<T, F, E>(&self, network: &Network, decide: F) -> Result<T, E>
    where
        F: Fn(Option<Nanos>) -> Result<(T, Nanos), E>,
    {
        let state = match self.0.get_or_insert_with(network, || Ok::<_, Infallible>(Arc::default())) {
            Ok(state) => state,
            Err(never) => match never {},
        };
        state.measure_and_replace(&NotKeyed::NonKey, decide)
    }
}

impl ShrinkableKeyedStateStore<Network> for Remembered {
    /// The table bounds itself; nothing is swept.
    fn retain_recent(&self, _: Nanos) {}

    fn len(&self) -> usize {
        self.0.len()
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

type Rule = RateLimiter<Network, Remembered, Ticks, NoOpMiddleware<Duration>>;

/// Says who has asked too often.
pub struct Limiter {
    rules: Vec<(Class, Rule)>,
    loopback: bool,
    clock: Ticks,
}

impl Limiter {
    /// A limiter with the operator's rates.
    #[must_use]
    pub fn new(limits: &Limits, clock: Clock) -> Self {
        let clock = Ticks(clock);
        let rule = |class: Class| {
            let rate = limits.rate(class);
            let quota = Quota::per_minute(rate.per_minute).allow_burst(rate.burst);
            (class, RateLimiter::new(quota, Remembered(Cache::new(limits.networks.get())), clock))
        };
        Self { rules: Class::ALL.into_iter().map(rule).collect(), loopback: limits.loopback, clock }
    }

    /// Counts a request.
    ///
    /// # Errors
    /// The number of seconds after which the client may ask again, at least one.
    pub fn check(&self, class: Class, client: &ClientAddress) -> Result<(), u64> {
        if client.is_this_machine() && !self.loopback {
            return Ok(());
        }
        let Some((_, rule)) = self.rules.iter().find(|(of, _)| *of == class) else { return Ok(()) };
        rule.check_key(&client.network).map_err(|until| {
            let wait = until.wait_time_from(self.clock.now());
            wait.as_secs() + u64::from(wait.subsec_nanos() > 0 || wait.is_zero())
        })
    }

    /// How many networks are remembered, over all classes.
    #[must_use]
    pub fn remembered(&self) -> usize {
        self.rules.iter().map(|(_, rule)| rule.len()).sum()
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use axum::http::HeaderMap;
    use jiff::Timestamp;
    use std::net::{IpAddr, Ipv4Addr};
    use std::num::NonZeroUsize;
    use std::sync::atomic::{AtomicI64, Ordering};

    /// A client that was not named by a proxy.
    fn client(ip: impl Into<IpAddr>) -> ClientAddress {
        ClientAddress::resolve(ip.into(), &HeaderMap::new(), &crate::http::TrustedProxies::default())
    }

    #[test]
    fn a_burst_then_the_rate_and_no_more() {
        static NOW: AtomicI64 = AtomicI64::new(1_800_000_000);
        let clock = Clock::fixed(|| Timestamp::new(NOW.load(Ordering::Relaxed), 0).unwrap());
        let limiter = Limiter::new(&Limits::default(), clock);
        let one = client([203, 0, 113, 9]);
        let may = |n: usize| (0..n).filter(|_| limiter.check(Class::SignIn, &one).is_ok()).count();
        assert_eq!(may(100), 20, "the burst");
        assert_eq!(limiter.check(Class::SignIn, &one), Err(2), "thirty a minute is one every two seconds");
        assert!(limiter.check(Class::SignIn, &client([203, 0, 113, 200])).is_err(), "the same network");
        assert!(limiter.check(Class::SignIn, &client([203, 0, 114, 9])).is_ok(), "another");
        assert!(limiter.check(Class::Search, &one).is_ok(), "another class");
        NOW.fetch_add(2, Ordering::Relaxed);
        assert_eq!(may(100), 1);
        NOW.fetch_add(20, Ordering::Relaxed);
        assert_eq!(may(100), 10);
        NOW.fetch_sub(3600, Ordering::Relaxed);
        assert!(may(100) == 0, "a clock that goes back frees nobody");
        NOW.fetch_add(7200, Ordering::Relaxed);
        assert_eq!(may(100), 20);
    }

    #[test]
    fn this_machine_is_let_through_unless_it_is_to_be_limited_and_never_by_a_proxys_word() {
        let clock = Clock::system();
        let here = client(Ipv4Addr::LOCALHOST);
        let open = Limiter::new(&Limits::default(), clock);
        assert!((0..1000).all(|_| open.check(Class::Export, &here).is_ok()));
        let named = ClientAddress { forwarded: true, ..here };
        assert!((0..1000).any(|_| open.check(Class::Export, &named).is_err()));
        let strict = Limiter::new(&Limits { loopback: true, ..Limits::default() }, clock);
        assert!((0..1000).any(|_| strict.check(Class::Export, &here).is_err()));
    }

    #[test]
    fn p31_a_million_addresses_take_no_more_memory_and_free_nobody() {
        fn still() -> Timestamp {
            Timestamp::constant(1_800_000_000, 0)
        }
        let networks = NonZeroUsize::new(5000).unwrap();
        let limiter = Limiter::new(&Limits { networks, ..Limits::default() }, Clock::fixed(still));
        let greedy = client([198, 51, 100, 1]);
        while limiter.check(Class::SignIn, &greedy).is_ok() {}
        for n in 0..1_000_000_u32 {
            let [_, a, b, c] = n.to_be_bytes();
            let _ = limiter.check(Class::SignIn, &client([10 + a, b, c, 1]));
            if n % 500 == 0 {
                assert!(limiter.check(Class::SignIn, &greedy).is_err(), "forgotten after {n} others");
            }
        }
        assert!(limiter.remembered() <= 5000, "{}", limiter.remembered());
        assert!(limiter.remembered() > 4000, "{}: the table is used", limiter.remembered());
    }
}
