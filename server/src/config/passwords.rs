//! `[passwords]`: which rules hold and what hashing costs.

use daodi::people::PasswordPolicy;
use serde::Deserialize;

/// Rules for passwords and the cost of argon2id.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PasswordConfig {
    /// The profile of rules: `asvs` or `dengbao`.
    pub profile: PasswordPolicy,
    /// Memory of one hashing, KiB.
    pub memory_kib: u32,
    /// Passes over that memory.
    pub passes: u32,
    /// Lanes (argon2's p). They are computed one after the other.
    pub lanes: u32,
    /// Hashings at the same time: `parallel` × `memory_kib` is the most memory that signing in can take.
    pub parallel: usize,
    /// Seconds a sign-in waits for its turn before it is told that there are too many.
    pub wait_seconds: u16,
}

impl Default for PasswordConfig {
    fn default() -> Self {
        Self {
            profile: PasswordPolicy::Asvs,
            memory_kib: 64 * 1024,
            passes: 3,
            lanes: 1,
            parallel: 2,
            wait_seconds: 20,
        }
    }
}

impl PasswordConfig {
    /// Most memory, KiB: 1 GiB.
    pub const MAX_MEMORY_KIB: u32 = 1 << 20;
    /// Most passes.
    pub const MAX_PASSES: u32 = 16;
    /// Most lanes.
    pub const MAX_LANES: u32 = 16;
    /// Longest wait, seconds: a request has thirty in all.
    const MAX_WAIT: u32 = 25;
    /// Least memory, KiB, with two passes or more (OWASP Password Storage Cheat Sheet: 19 MiB).
    const MIN_MEMORY_KIB: u32 = 19 * 1024;
    /// Least memory, KiB, with a single pass (46 MiB).
    const MIN_MEMORY_ONE_PASS_KIB: u32 = 46 * 1024;

    /// Whether the values are within bounds.
    pub(super) fn check(&self) -> Result<(), String> {
        let least = if self.passes < 2 { Self::MIN_MEMORY_ONE_PASS_KIB } else { Self::MIN_MEMORY_KIB };
        let bounds = [
            ("memory_kib", self.memory_kib, least, Self::MAX_MEMORY_KIB),
            ("passes", self.passes, 1, Self::MAX_PASSES),
            ("lanes", self.lanes, 1, Self::MAX_LANES),
            ("parallel", u32::try_from(self.parallel).unwrap_or(u32::MAX), 1, 64),
            ("wait_seconds", self.wait_seconds.into(), 1, Self::MAX_WAIT),
        ];
        match bounds.into_iter().find(|(_, value, least, most)| !(least..=most).contains(&value)) {
            Some((name, _, least, most)) => Err(format!("passwords.{name} is {least} to {most}")),
            None => Ok(()),
        }
    }
}
