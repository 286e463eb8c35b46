//! Who asks: the client's address, resolved once a request and believed only as far as it can be known.
//!
//! A peer's own address cannot be forged over TCP. What a header says can, so `X-Forwarded-For` is read only where the
//! peer is a proxy that the operator named, and only back to the first address that no such proxy vouches for.

use axum::http::{Extensions, HeaderMap, HeaderName};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::str::FromStr;

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The network an address belongs to, as limits and records keep it: /24 of IPv4, /64 of IPv6. Its text is
/// `203.0.113.0/24` or `2001:db8:1:2::/64`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Network {
    /// The first three octets.
    V4([u8; 3]),
    /// The first four groups.
    V6([u16; 4]),
}

impl Network {
    /// The network of an address. An IPv4 address written as IPv6 is an IPv4 address.
    #[must_use]
    pub fn of(ip: IpAddr) -> Self {
        match ip.to_canonical() {
            IpAddr::V4(v4) => {
                let [a, b, c, _] = v4.octets();
                Self::V4([a, b, c])
            }
            IpAddr::V6(v6) => {
                let [a, b, c, d, ..] = v6.segments();
                Self::V6([a, b, c, d])
            }
        }
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::V4([a, b, c]) => write!(f, "{a}.{b}.{c}.0/24"),
            Self::V6([a, b, c, d]) => write!(f, "{}/64", Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0)),
        }
    }
}

/// The client of a request. Stands in the extensions of every request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientAddress {
    /// The address; IPv4 in its own form. Not for logs: see [`Network`].
    pub ip: IpAddr,
    /// The network it belongs to.
    pub network: Network,
    /// Whether a trusted proxy named it, so that it is not the peer's own.
    pub forwarded: bool,
}

impl ClientAddress {
    /// The client of a request with these headers that came from this peer.
    #[must_use]
    pub fn resolve(peer: IpAddr, headers: &HeaderMap, proxies: &TrustedProxies) -> Self {
        let peer = peer.to_canonical();
        let mut ip = peer;
        if proxies.contains(peer) {
            // Each proxy appends the address it saw, so the list is read from its end. Several lines are one list.
            let lines: Vec<&[u8]> = headers.get_all(FORWARDED_FOR).iter().map(|value| value.as_bytes()).collect();
            for entry in lines.iter().rev().flat_map(|line| line.rsplit(|byte| *byte == b',')) {
                // Whatever stands left of something that is no address was not written by a proxy we know.
                let Some(next) = address(entry) else { break };
                ip = next;
                if !proxies.contains(ip) {
                    break;
                }
            }
        }
        Self { ip, network: Network::of(ip), forwarded: ip != peer }
    }

    /// The client that stands in a request's extensions. Without one, the unspecified address: never an exempt one.
    #[must_use]
    pub fn of(extensions: &Extensions) -> Self {
        extensions.get::<Self>().copied().unwrap_or_else(|| {
            let ip = IpAddr::V4(Ipv4Addr::UNSPECIFIED);
            Self { ip, network: Network::of(ip), forwarded: false }
        })
    }

    /// Whether the request comes from this machine itself, through no proxy.
    #[must_use]
    pub fn is_this_machine(&self) -> bool {
        self.ip.is_loopback() && !self.forwarded
    }
}

/// One entry of the list: an address, with or without a port, IPv6 with or without brackets.
fn address(entry: &[u8]) -> Option<IpAddr> {
    let text = std::str::from_utf8(entry).ok()?.trim_matches([' ', '\t']);
    let bracketed = || text.strip_prefix('[')?.strip_suffix(']')?.parse::<Ipv6Addr>().ok().map(IpAddr::V6);
    let ip = text.parse::<IpAddr>().ok().or_else(bracketed);
    let ip = ip.or_else(|| text.parse::<SocketAddr>().ok().map(|socket| socket.ip()))?;
    (!ip.is_unspecified() && !ip.is_multicast()).then(|| ip.to_canonical())
}

/// The proxies whose word is believed: addresses and ranges in CIDR form (RFC 4632). None by default.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(try_from = "Vec<String>", into = "Vec<String>")]
pub struct TrustedProxies(Vec<Range>);

#[derive(Clone, Debug)]
struct Range {
    text: String,
    base: u128,
    /// Bits that count, of 128.
    bits: u32,
}

/// Why a trusted proxy is refused.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ProxyError {
    /// It is no address and no range.
    #[error("trusted_proxies: {0:?} is no address and no range such as 10.0.0.0/8")]
    NotARange(String),
    /// The range would believe everyone.
    #[error("trusted_proxies: {0:?} would believe everyone; name the proxies")]
    Everyone(String),
    /// The address has bits beyond the range's length.
    #[error("trusted_proxies: {0:?} has bits beyond its length")]
    Bits(String),
}

impl FromStr for Range {
    type Err = ProxyError;

    fn from_str(text: &str) -> Result<Self, ProxyError> {
        let not = || ProxyError::NotARange(text.to_owned());
        let (address, length) = text.split_once('/').map_or((text, None), |(a, length)| (a, Some(length)));
        let ip: IpAddr = address.parse().map_err(|_| not())?;
        let width = if ip.is_ipv4() { 32 } else { 128 };
        let length = match length {
            None => width,
            Some(digits) if digits.bytes().all(|b| b.is_ascii_digit()) => digits.parse().map_err(|_| not())?,
            Some(_) => return Err(not()),
        };
        if length > width {
            return Err(not());
        }
        if length == 0 {
            return Err(ProxyError::Everyone(text.to_owned()));
        }
        let (base, bits) = (number(ip), 128 - width + length);
        if base.checked_shl(bits).unwrap_or(0) != 0 {
            return Err(ProxyError::Bits(text.to_owned()));
        }
        Ok(Self { text: text.to_owned(), base, bits })
    }
}

impl TryFrom<Vec<String>> for TrustedProxies {
    type Error = ProxyError;

    fn try_from(texts: Vec<String>) -> Result<Self, ProxyError> {
        texts.iter().map(|text| text.trim().parse()).collect::<Result<_, _>>().map(Self)
    }
}

impl From<TrustedProxies> for Vec<String> {
    fn from(proxies: TrustedProxies) -> Self {
        proxies.0.into_iter().map(|range| range.text).collect()
    }
}

impl TrustedProxies {
    /// Whether an address is one of theirs.
    #[must_use]
    pub fn contains(&self, ip: IpAddr) -> bool {
        let ip = number(ip);
        self.0.iter().any(|range| (ip ^ range.base).checked_shr(128 - range.bits).unwrap_or(0) == 0)
    }

    /// Whether none is named.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// An address as a number; IPv4 in its place inside IPv6 (RFC 4291 §2.5.5.2).
fn number(ip: IpAddr) -> u128 {
    match ip {
        IpAddr::V4(v4) => v4.to_ipv6_mapped().to_bits(),
        IpAddr::V6(v6) => v6.to_bits(),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    fn proxies(texts: &[&str]) -> Result<TrustedProxies, ProxyError> {
        TrustedProxies::try_from(texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn ranges_hold_what_they_say_and_nothing_else() {
        let own = proxies(&["10.0.0.0/8", "192.0.2.7", "2001:db8::/32", "127.0.0.1"]).unwrap();
        for inside in ["10.255.0.1", "192.0.2.7", "2001:db8:ffff::1", "::ffff:10.1.2.3", "127.0.0.1"] {
            assert!(own.contains(inside.parse().unwrap()), "{inside}");
        }
        for outside in ["11.0.0.1", "192.0.2.8", "2001:db9::1", "127.0.0.2", "::1", "::a00:1"] {
            assert!(!own.contains(outside.parse().unwrap()), "{outside}");
        }
        assert!(!proxies(&[]).unwrap().contains("127.0.0.1".parse().unwrap()));
    }

    #[test]
    fn ranges_that_mean_nothing_or_everyone_are_refused() {
        for text in ["", "proxy", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0", "::/129", "10.0.0.0/8/8"] {
            assert!(matches!(proxies(&[text]), Err(ProxyError::NotARange(_))), "{text}");
        }
        for text in ["0.0.0.0/0", "::/0"] {
            assert!(matches!(proxies(&[text]), Err(ProxyError::Everyone(_))), "{text}");
        }
        for text in ["10.0.0.1/8", "2001:db8::1/64"] {
            assert!(matches!(proxies(&[text]), Err(ProxyError::Bits(_))), "{text}");
        }
    }

    #[test]
    fn networks_have_a_text() {
        for (address, text) in [
            ("203.0.113.77", "203.0.113.0/24"),
            ("::ffff:203.0.113.77", "203.0.113.0/24"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
            ("::1", "::/64"),
        ] {
            assert_eq!(Network::of(address.parse().unwrap()).to_string(), text);
        }
    }
}
