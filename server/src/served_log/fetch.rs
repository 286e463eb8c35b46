//! Fetching single resources of a log, within bounds.

use daodi::transparency_log::{MAX_BUNDLE, MAX_NOTE, Resource, SourceError};
use std::str::FromStr;
use std::time::Duration;
use ureq::Agent;
use ureq::http::{StatusCode, Uri};

/// How often a request is made anew that came to nothing or to a server's own error.
const TRIES: u32 = 3;
/// Pause before the second try; doubled before the third.
const PAUSE: Duration = Duration::from_millis(300);

/// The address of a log: what stands before `/checkpoint`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogUrl(String);

/// The text is no address of a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected http:// or https://, a host and a path, without user, query and fragment")]
pub struct LogUrlError;

impl FromStr for LogUrl {
    type Err = LogUrlError;

    fn from_str(text: &str) -> Result<Self, LogUrlError> {
        let uri: Uri = text.parse().map_err(|_| LogUrlError)?;
        let known = matches!(uri.scheme_str(), Some("http" | "https"));
        let host = uri.authority().is_some_and(|authority| !authority.as_str().contains('@'));
        if known && host && !text.contains(['?', '#']) {
            Ok(Self(text.trim_end_matches('/').to_owned()))
        } else {
            Err(LogUrlError)
        }
    }
}

/// What came of a request.
pub(super) enum Fetched {
    Bytes(Vec<u8>),
    /// The server says that there is no such thing.
    Absent,
}

pub(super) struct Fetch {
    agent: Agent,
    prefix: String,
}

impl Fetch {
    pub(super) fn new(url: &LogUrl) -> Self {
        let config = Agent::config_builder()
            .timeout_connect(Some(Duration::from_secs(10)))
            .timeout_recv_response(Some(Duration::from_secs(30)))
            .timeout_global(Some(Duration::from_secs(120)))
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .max_idle_connections_per_host(16)
            .user_agent(concat!("daodi/", env!("CARGO_PKG_VERSION")))
            .build();
        Self { agent: config.into(), prefix: url.0.clone() }
    }

    /// Fetches what must be there.
    pub(super) fn must(&self, resource: &Resource) -> Result<Vec<u8>, SourceError> {
        match self.get(resource)? {
            Fetched::Bytes(bytes) => Ok(bytes),
            Fetched::Absent => Err(self.unreadable(resource, "there is nothing")),
        }
    }

    /// Fetches a resource.
    ///
    /// # Errors
    /// [`SourceError::Form`] where it is larger than it may be, [`SourceError::Unreadable`] where it cannot be had.
    pub(super) fn get(&self, resource: &Resource) -> Result<Fetched, SourceError> {
        let mut pause = PAUSE;
        for _ in 1..TRIES {
            match self.try_once(resource) {
                Err(SourceError::Unreadable(_)) => std::thread::sleep(pause),
                done => return done,
            }
            pause *= 2;
        }
        self.try_once(resource)
    }

    fn try_once(&self, resource: &Resource) -> Result<Fetched, SourceError> {
        let limit = match resource {
            Resource::Checkpoint => MAX_NOTE,
            Resource::Keys => 64 * 1024,
            Resource::Tile(_) => 8192,
            Resource::Bundle(_) => MAX_BUNDLE,
        };
        let asked = self.agent.get(format!("{}/{resource}", self.prefix)).call();
        let mut answer = asked.map_err(|error| self.unreadable(resource, error))?;
        match answer.status() {
            StatusCode::OK => {}
            StatusCode::NOT_FOUND | StatusCode::GONE => return Ok(Fetched::Absent),
            status if status.is_redirection() => {
                return Err(self.unreadable(resource, "it leads elsewhere, which is not followed"));
            }
            status => return Err(self.unreadable(resource, format!("the answer is {}", status.as_u16()))),
        }
        match answer.body_mut().with_config().limit(limit as u64 + 1).read_to_vec() {
            Ok(bytes) if bytes.len() <= limit => Ok(Fetched::Bytes(bytes)),
            Ok(_) | Err(ureq::Error::BodyExceedsLimit(_)) => Err(SourceError::Form {
                place: resource.to_string(),
                what: "it is larger than it may be",
                entries: None,
            }),
            Err(error) => Err(self.unreadable(resource, error)),
        }
    }

    fn unreadable(&self, resource: &Resource, why: impl std::fmt::Display) -> SourceError {
        SourceError::Unreadable(format!("{}/{resource} cannot be read: {why}", self.prefix))
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    #[test]
    fn only_addresses_of_logs_are_taken() {
        for good in ["https://gi.example/log", "http://127.0.0.1:3000/log/", "https://gi.example"] {
            assert_eq!(good.parse::<LogUrl>().unwrap().0, good.trim_end_matches('/'));
        }
        for bad in [
            "",
            "gi.example/log",
            "/log",
            "ftp://a/b",
            "file:///etc/passwd",
            "https://",
            "https://a/b?c",
            "https://a/#b",
            "https://u:p@a/b",
            "http://a b/",
        ] {
            assert_eq!(bad.parse::<LogUrl>(), Err(LogUrlError), "{bad}");
        }
    }
}
