//! Accepting connections: our own loop, because `axum::serve` sets no timer and so never ends a connection that does
//! not speak.
//!
//! Each connection has a time for each thing it may take its time with (`line.rs`), the number of connections is
//! bounded in all and for each client's network (`places.rs`), and stopping takes no longer than the operator allows.

mod line;
mod places;
mod serving;
mod target;

pub use serving::{Listener, serve};

use serde::{Deserialize, Serialize};
use std::time::Duration;

/// How connections are kept. The section `[connections]` of the configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Connections {
    /// Most connections at once. One more is answered 503 and closed.
    pub most: usize,
    /// Most connections of one client's network; proxies that are trusted and this machine are not counted.
    pub most_of_one: usize,
    /// Longest time for a request's head to arrive, from its first byte or the connection's beginning, seconds.
    pub head_seconds: u64,
    /// Longest time between two requests on one connection, seconds.
    pub idle_seconds: u64,
    /// Longest time a client may refuse to take more of its answer, seconds.
    pub stalled_seconds: u64,
    /// Longest time a request may take from the end of its head to the beginning of its answer, seconds.
    pub request_seconds: u64,
    /// The same where it sends files.
    pub upload_seconds: u64,
    /// How long running requests may take to end once the server is told to stop, seconds.
    pub drain_seconds: u64,
}

impl Default for Connections {
    fn default() -> Self {
        Self {
            most: 900,
            most_of_one: 256,
            head_seconds: 10,
            idle_seconds: 75,
            stalled_seconds: 30,
            request_seconds: 30,
            upload_seconds: 300,
            drain_seconds: 10,
        }
    }
}

impl Connections {
    fn head(&self) -> Duration {
        Duration::from_secs(self.head_seconds)
    }

    fn idle(&self) -> Duration {
        Duration::from_secs(self.idle_seconds)
    }

    fn stalled(&self) -> Duration {
        Duration::from_secs(self.stalled_seconds)
    }

    /// Longest time for a request.
    pub(super) fn request(&self) -> Duration {
        Duration::from_secs(self.request_seconds)
    }

    /// Longest time for a request that sends files.
    pub(super) fn upload(&self) -> Duration {
        Duration::from_secs(self.upload_seconds)
    }

    fn drain(&self) -> Duration {
        Duration::from_secs(self.drain_seconds)
    }

    /// What would make a server that serves nobody.
    ///
    /// # Errors
    /// The setting that is too small, in words.
    pub fn check(&self) -> Result<(), String> {
        let zero = [
            ("most", self.most == 0),
            ("most_of_one", self.most_of_one == 0),
            ("head_seconds", self.head_seconds == 0),
            ("idle_seconds", self.idle_seconds == 0),
            ("stalled_seconds", self.stalled_seconds == 0),
            ("request_seconds", self.request_seconds == 0),
            ("upload_seconds", self.upload_seconds == 0),
        ];
        match zero.iter().find(|(_, zero)| *zero) {
            Some((name, _)) => Err(format!("connections.{name} cannot be 0")),
            None => Ok(()),
        }
    }
}
