//! Draws that depend on nothing but the seed (SplitMix64, Steele, Lea and Flood, 2014). For a made-up world only; what must
//! not be guessed comes from [`crate::keys::random`].

/// The draws.
pub(super) struct Draw(u64);

impl Draw {
    /// From a seed.
    pub(super) fn new(seed: i64) -> Self {
        Self(u64::from_ne_bytes(seed.to_ne_bytes()))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: usize, high: usize) -> usize {
        let span = (high.max(low) - low + 1) as u64;
        low + usize::try_from(self.next() % span).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_draws() {
        let drawn = |seed| (0..100).scan(Draw::new(seed), |draw, _| Some(draw.between(3, 9))).collect::<Vec<_>>();
        assert_eq!(drawn(7), drawn(7));
        assert_ne!(drawn(7), drawn(8));
        assert!((3..=9).all(|n| drawn(7).contains(&n)) && drawn(7).iter().all(|n| (3..=9).contains(n)));
    }
}
