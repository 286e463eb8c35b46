//! A keyed permutation of the 30-bit item numbers, so that neighbouring labels have unrelated codes and the running
//! number, with it a producer's volume, cannot be read off a pack.

use super::keyring::keyed;
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// Bits of a half.
const HALF: u32 = 15;
/// Mask of a half.
const MASK: u32 = (1 << HALF) - 1;
/// Rounds: four make a strong pseudorandom permutation (Luby and Rackoff 1988); two more for the small domain.
const ROUNDS: u8 = 6;

/// A balanced Feistel network of six rounds over two halves of 15 bits, with HMAC-SHA-256 as round function. Its
/// domain is exactly 2^30, so no walking through cycles is needed.
#[derive(Clone)]
pub(super) struct Permutation {
    key: Hmac<Sha256>,
}

impl Permutation {
    pub(super) fn new(key: &[u8; 32]) -> Self {
        Self { key: keyed(key) }
    }

    /// Item number → number in the code. Takes the low 30 bits.
    pub(super) fn forward(&self, number: u32) -> u32 {
        let (mut left, mut right) = (number >> HALF & MASK, number & MASK);
        for round in 0..ROUNDS {
            (left, right) = (right, left ^ self.round(round, right));
        }
        left << HALF | right
    }

    /// Number in the code → item number.
    pub(super) fn backward(&self, number: u32) -> u32 {
        let (mut left, mut right) = (number >> HALF & MASK, number & MASK);
        for round in (0..ROUNDS).rev() {
            (left, right) = (right ^ self.round(round, left), left);
        }
        left << HALF | right
    }

    fn round(&self, round: u8, half: u32) -> u32 {
        let mut mac = self.key.clone();
        mac.update(&[round]);
        mac.update(&half.to_be_bytes());
        let bytes = mac.finalize().into_bytes();
        (u32::from(bytes[0]) << 8 | u32::from(bytes[1])) & MASK
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashSet;

    proptest! {
        #[test]
        fn backward_undoes_forward_over_the_whole_space(key: [u8; 32], number in 0_u32..1 << 30) {
            let permutation = Permutation::new(&key);
            let there = permutation.forward(number);
            prop_assert!(there < 1 << 30);
            prop_assert_eq!(permutation.backward(there), number);
            prop_assert_eq!(permutation.forward(permutation.backward(number)), number);
        }
    }

    #[test]
    fn numbers_are_distinct_and_scattered() {
        let permutation = Permutation::new(&[1; 32]);
        let seen: HashSet<u32> = (0..20_000).map(|n| permutation.forward(n)).collect();
        assert_eq!(seen.len(), 20_000);
        // Neighbours share no high half more often than chance lets them (20,000 / 2^15 < 1).
        let same = (0..20_000).filter(|n| permutation.forward(*n) >> HALF == permutation.forward(n + 1) >> HALF);
        assert!(same.count() < 10);
        // Another key scatters otherwise.
        let other = Permutation::new(&[2; 32]);
        assert!((0..1_000).filter(|n| permutation.forward(*n) == other.forward(*n)).count() < 3);
    }
}
