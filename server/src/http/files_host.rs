//! A host of its own for files that people sent in: whatever such a file does, it does it to an origin that holds
//! nothing.

use axum::extract::Request;
use axum::http::Uri;
use axum::http::header::HOST;
use serde::{Deserialize, Serialize};

/// Path under which files that people sent in are fetched, on whichever host.
pub const FILES: &str = "/files";

/// The name of a host, with a port where it has one, in lower case.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct FilesHost(String);

/// A text that names no host.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("files_host: {0:?} is no host; write it as files.example.cn or 127.0.0.1:3001")]
pub struct HostError(String);

impl TryFrom<String> for FilesHost {
    type Error = HostError;

    fn try_from(text: String) -> Result<Self, HostError> {
        let host = text.to_ascii_lowercase();
        let (name, port) = host.split_once(':').unwrap_or((&host, "80"));
        let part = |part: &str| {
            !part.is_empty()
                && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
                && !part.starts_with('-')
                && !part.ends_with('-')
        };
        let good = host.len() <= 253 && name.split('.').all(part) && port.parse::<u16>().is_ok_and(|port| port > 0);
        if good { Ok(Self(host)) } else { Err(HostError(text)) }
    }
}

impl From<FilesHost> for String {
    fn from(host: FilesHost) -> Self {
        host.0
    }
}

impl FilesHost {
    /// Whether an address is on this host.
    #[must_use]
    pub fn is_of(&self, url: &str) -> bool {
        url.parse::<Uri>().is_ok_and(|uri| uri.authority().is_some_and(|authority| self.is(authority.as_str())))
    }

    /// The whole address of a path under [`FILES`], asked for in the way that pages are.
    #[must_use]
    pub fn address(&self, public_url: &str, path: &str) -> String {
        let scheme = public_url.split("://").next().unwrap_or("https");
        format!("{scheme}://{}{path}", self.0)
    }

    fn is(&self, authority: &str) -> bool {
        authority.eq_ignore_ascii_case(&self.0)
    }
}

/// What may be asked of a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is where it belongs.
    Here,
    /// A file, asked of the files' host.
    File,
    /// A file, asked of the pages' host, or where files have no host of their own: their links lead elsewhere.
    NoFileHere,
    /// Something else, asked of the files' host.
    OnlyFilesHere,
}

/// Whether a request is where it belongs: links to files lead to the files' own host alone, and nothing else is there.
pub(super) fn judge(host: Option<&FilesHost>, request: &Request) -> Verdict {
    // HTTP/2 names the host in the address itself.
    let authority = request.uri().authority().map(|authority| authority.as_str());
    let asked = authority.or_else(|| request.headers().get(HOST)?.to_str().ok());
    judge_of(host, asked, request.uri().path())
}

fn judge_of(host: Option<&FilesHost>, asked: Option<&str>, path: &str) -> Verdict {
    let is_file = path.strip_prefix(FILES).is_some_and(|rest| rest.starts_with('/'));
    let on_files_host = host.is_some_and(|host| asked.is_some_and(|asked| host.is(asked)));
    match (is_file, on_files_host) {
        // Health is answered wherever it is asked.
        _ if matches!(path, "/healthz" | "/readyz") => Verdict::Here,
        (true, true) => Verdict::File,
        (true, false) => Verdict::NoFileHere,
        (false, true) => Verdict::OnlyFilesHere,
        (false, false) => Verdict::Here,
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    #[test]
    fn hosts_are_hosts_and_addresses_are_made_of_them() {
        let host = |text: &str| FilesHost::try_from(text.to_owned());
        let files = host("Files.Example.cn").unwrap();
        assert_eq!(files.address("https://gi.example.cn", "/files/x"), "https://files.example.cn/files/x");
        assert_eq!(files.address("http://127.0.0.1:3000", "/files/x"), "http://files.example.cn/files/x");
        assert!(files.is_of("https://files.example.cn") && files.is_of("http://FILES.example.cn/x"));
        assert!(!files.is_of("https://gi.example.cn") && !files.is_of("files"));
        assert!(host("127.0.0.1:3001").is_ok());
        for bad in ["", "https://files.example.cn", "a..b", "-a.cn", "a.cn:", "a.cn:0", "a.cn:99999", "a.cn/x", "a b"] {
            assert_eq!(host(bad), Err(HostError(bad.to_owned())), "{bad}");
        }
    }

    #[test]
    fn each_host_has_what_belongs_to_it() {
        let files = FilesHost::try_from("files.example.cn".to_owned()).unwrap();
        for (asked, path, verdict) in [
            (Some("files.example.cn"), "/files/ab/x.pdf", Verdict::File),
            (Some("FILES.example.CN"), "/files/ab/x.pdf", Verdict::File),
            (Some("gi.example.cn"), "/products", Verdict::Here),
            (None, "/products", Verdict::Here),
            (Some("gi.example.cn"), "/files/ab/x.pdf", Verdict::NoFileHere),
            (Some("files.example.cn:8080"), "/files/ab/x.pdf", Verdict::NoFileHere),
            (Some("files.example.cn.evil.example"), "/files/ab/x.pdf", Verdict::NoFileHere),
            (None, "/files/ab/x.pdf", Verdict::NoFileHere),
            (Some("files.example.cn"), "/", Verdict::OnlyFilesHere),
            (Some("files.example.cn"), "/products", Verdict::OnlyFilesHere),
            (Some("files.example.cn"), "/files", Verdict::OnlyFilesHere),
            (Some("files.example.cn"), "/filesystem", Verdict::OnlyFilesHere),
            (Some("files.example.cn"), "/healthz", Verdict::Here),
        ] {
            assert_eq!(judge_of(Some(&files), asked, path), verdict, "{asked:?} {path}");
        }
        // Without a host of their own, no link leads to files.
        assert_eq!(judge_of(None, Some("gi.example.cn"), "/files/ab/x.pdf"), Verdict::NoFileHere);
        assert_eq!(judge_of(None, Some("files.example.cn"), "/products"), Verdict::Here);
    }
}
