//! Cutting an address that is longer than the reader of requests takes.
//!
//! hyper answers an address beyond 65,534 bytes with a bare 414. Such an address is cut here to one that our router
//! still finds too long, so that its reader gets a page in their language, with an id and with every header.

/// Bytes of an address that are let through: far above what the router reads, below what hyper refuses.
const KEPT: usize = 60_000;

/// Longest address that is cut, bytes; beyond, hyper refuses the request at its own limit.
const LONGEST: usize = 128 * 1024;

/// Longest method, bytes. What has no space by then is no request line.
const METHOD: usize = 32;

/// Where in a connection's bytes we are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// In a request's method, this many bytes of it seen.
    Method(usize),
    /// In its address.
    Address(usize),
    /// Past the request line, or where there is none: nothing is touched.
    Past,
}

impl Target {
    /// The beginning of a request.
    pub(super) const START: Self = Self::Method(0);

    /// Looks at the next bytes and takes out what an address has too much. Gives the number of bytes that are left,
    /// moved to the front.
    pub(super) fn cut(&mut self, bytes: &mut [u8]) -> usize {
        let mut left = 0;
        for at in 0..bytes.len() {
            if *self == Self::Past {
                bytes.copy_within(at.., left);
                return left + bytes.len() - at;
            }
            let byte = bytes.get(at).copied().unwrap_or_default();
            if self.keeps(byte) {
                if let Some(place) = bytes.get_mut(left) {
                    *place = byte;
                }
                left += 1;
            }
        }
        left
    }

    fn keeps(&mut self, byte: u8) -> bool {
        *self = match (*self, byte) {
            // Empty lines before a request are allowed (RFC 9112 §2.2).
            (Self::Method(0), b'\r' | b'\n') => Self::START,
            (Self::Method(1..), b' ') => Self::Address(0),
            (Self::Method(seen), b'A'..=b'Z') if seen < METHOD => Self::Method(seen + 1),
            (Self::Address(_), b' ' | b'\r' | b'\n') | (Self::Method(_) | Self::Past, _) => Self::Past,
            (Self::Address(seen), _) => {
                *self = Self::Address(seen + 1);
                return !(KEPT..LONGEST).contains(&seen);
            }
        };
        true
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use proptest::prelude::*;

    /// A request's bytes after the cut, given in pieces of a length.
    fn cut(request: &[u8], piece: usize) -> Vec<u8> {
        let mut target = Target::START;
        let mut out = Vec::new();
        for part in request.chunks(piece) {
            let mut part = part.to_vec();
            let left = target.cut(&mut part);
            out.extend_from_slice(&part[..left]);
        }
        out
    }

    fn request(length: usize) -> Vec<u8> {
        format!("GET /{} HTTP/1.1\r\nhost: x\r\n\r\n", "x".repeat(length - 1)).into_bytes()
    }

    #[test]
    fn only_what_an_address_has_too_much_is_taken_out() {
        for piece in [1, 7, 1000, 1_000_000] {
            for length in [1, 100, KEPT] {
                assert_eq!(cut(&request(length), piece), request(length), "{length} by {piece}");
            }
            for length in [KEPT + 1, 80_000, LONGEST] {
                assert_eq!(cut(&request(length), piece), request(KEPT), "{length} by {piece}");
            }
            assert_eq!(cut(&request(LONGEST + 9), piece), request(KEPT + 9));
        }
    }

    #[test]
    fn what_follows_the_address_and_what_is_no_request_line_is_not_touched() {
        let body = "y".repeat(200_000);
        for text in [
            format!("POST / HTTP/1.1\r\ncontent-length: 200000\r\n\r\n{body}"),
            format!("\r\n\r\nPOST / HTTP/1.1\r\n\r\n{body}"),
            format!("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n{body} {body}"),
            format!("\u{16}\u{3}\u{1}{body} {body}"),
            format!("GET{body} {body}"),
            format!(" /{body}"),
        ] {
            assert_eq!(cut(text.as_bytes(), 4096), text.as_bytes(), "{}", text.get(..20).unwrap());
        }
    }

    proptest! {
        #[test]
        fn short_requests_pass_whole_in_any_pieces(bytes in proptest::collection::vec(any::<u8>(), 0..300), piece in 1_usize..50) {
            prop_assert_eq!(cut(&bytes, piece), bytes);
        }
    }
}
