//! `[sessions]`: how long a sign-in holds.

use serde::Deserialize;

/// How long a sign-in holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SessionConfig {
    /// Minutes without use after which a session has ended.
    pub idle_minutes: u32,
    /// Hours after which a session has ended, used or not.
    pub absolute_hours: u32,
}

impl Default for SessionConfig {
    /// Half an hour and half a day: an officer signs in once a morning. An assessor may ask for 10 minutes without use.
    fn default() -> Self {
        Self { idle_minutes: 30, absolute_hours: 12 }
    }
}

impl SessionConfig {
    /// Bounds of the values.
    pub(super) fn check(self) -> Result<(), String> {
        if !(5..=1440).contains(&self.idle_minutes) {
            return Err("sessions.idle_minutes is 5 to 1440".to_owned());
        }
        if !(1..=168).contains(&self.absolute_hours) {
            return Err("sessions.absolute_hours is 1 to 168".to_owned());
        }
        Ok(())
    }
}
