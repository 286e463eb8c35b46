//! The host in a label's printed address.

use std::fmt;

/// A host name as it stands on labels: lower-case ASCII, an optional port. Labels live for years: choose it once, and
/// of at most 14 characters, so that the symbol keeps to version 3 (see [`super::SymbolProfile`]).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Host(String);

/// Why a text is not a [`Host`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HostError {
    /// Empty, or longer than the 253 characters a name may have.
    #[error("a host has 1 to 253 characters")]
    Length,
    /// A character other than letters, digits, dots and hyphens. Names in Chinese are given in their `xn--` form.
    #[error("a host has only a-z, 0-9, dots and hyphens; give names in other scripts in their xn-- form")]
    Character,
    /// A part between dots is empty, longer than 63 characters, or begins or ends with a hyphen.
    #[error("a part of the host between dots has 1 to 63 characters and no hyphen at an end")]
    Part,
    /// The port is not 1–65535.
    #[error("the port is not within 1-65535")]
    Port,
}

impl Host {
    /// Reads a host, capitals lowered.
    ///
    /// # Errors
    /// [`HostError`] says which rule the text breaks.
    pub fn parse(text: &str) -> Result<Self, HostError> {
        let host = text.trim().to_ascii_lowercase();
        let (name, port) = host.split_once(':').map_or((host.as_str(), None), |(name, port)| (name, Some(port)));
        if !(1..=253).contains(&name.len()) {
            return Err(HostError::Length);
        }
        if !name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.' || b == b'-') {
            return Err(HostError::Character);
        }
        if name.split('.').any(|p| p.is_empty() || p.len() > 63 || p.starts_with('-') || p.ends_with('-')) {
            return Err(HostError::Part);
        }
        if let Some(port) = port {
            let digits = !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()) && !port.starts_with('0');
            if !digits || port.parse::<u16>().is_err() {
                return Err(HostError::Port);
            }
        }
        Ok(Self(host))
    }

    /// The text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address of a code: `https://HOST/CODE`.
    #[must_use]
    pub fn url(&self, code: &super::Code) -> String {
        format!("https://{}/{code}", self.0)
    }
}

impl fmt::Display for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_names_addresses_and_ports_and_refuses_the_rest() {
        for good in ["gi.henan-ip.cn", "127.0.0.1:3000", "localhost", "xn--fiq228c.cn", " GI.Henan-IP.cn "] {
            assert!(Host::parse(good).is_ok(), "{good}");
        }
        assert_eq!(Host::parse("GI.Henan-IP.cn").map(|h| h.to_string()), Ok("gi.henan-ip.cn".to_owned()));
        assert_eq!(Host::parse(""), Err(HostError::Length));
        for bad in ["河南.cn", "a/b", "a b", "a@b", "[::1]", "a_b.cn", "a.cn?x"] {
            assert!(Host::parse(bad).is_err(), "{bad}");
        }
        for bad in ["a..cn", ".cn", "a.cn.", "-a.cn", "a-.cn"] {
            assert_eq!(Host::parse(bad), Err(HostError::Part), "{bad}");
        }
        for bad in ["a.cn:", "a.cn:0", "a.cn:65536", "a.cn:+80", "a.cn:1:2"] {
            assert_eq!(Host::parse(bad), Err(HostError::Port), "{bad}");
        }
    }
}
