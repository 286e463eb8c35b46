//! Files as downloads: named by RFC 6266, and so that nothing in them runs.

use crate::uploads::{Kind, OpenFile};
use axum::body::{Body, Bytes, HttpBody};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderValue, Response};
use hyper::body::{Frame, SizeHint};
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, ReadBuf};

/// Policy of a file that somebody sent in: were it shown after all, it could do nothing and belong to no origin.
const SANDBOX: &str = "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/// Bytes that are read at a time.
const PIECE: usize = 64 * 1024;

/// `Content-Disposition` of a download (RFC 6266): a plain name for every browser and, where that loses something, the
/// whole name in UTF-8 (RFC 8187).
#[must_use]
pub fn disposition(name: &str) -> HeaderValue {
    let plain: String = name
        .chars()
        .map(|c| if (' '..='~').contains(&c) && !matches!(c, '"' | '\\' | '%' | '/') { c } else { '_' })
        .collect();
    let mut text = format!("attachment; filename=\"{plain}\"");
    if plain != name {
        text.push_str("; filename*=UTF-8''");
        for byte in name.bytes() {
            // attr-char of RFC 8187.
            if byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte) {
                text.push(char::from(byte));
            } else {
                text.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    // Every character is printable ASCII by now.
    HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static("attachment"))
}

/// The answer that gives out a file that somebody sent in, as what it was found to be; none: as mere bytes. Whether the
/// reader may have it is decided before.
#[must_use]
pub fn attachment_response(file: OpenFile, name: &str, kind: Option<Kind>) -> Response<Body> {
    let kind = kind.map_or("application/octet-stream", Kind::media_type);
    let length = file.length;
    let body = Reading { file: tokio::fs::File::from_std(file.file), left: length };
    let mut response = Response::new(Body::new(body));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
    headers.insert(CONTENT_DISPOSITION, disposition(name));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(SANDBOX));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert("x-content-type-options", HeaderValue::from_static("nosniff"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    response
}

/// A file's bytes as a body.
struct Reading {
    file: tokio::fs::File,
    left: u64,
}

impl HttpBody for Reading {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let this = self.get_mut();
        if this.left == 0 {
            return Poll::Ready(None);
        }
        let mut piece = vec![0; usize::try_from(this.left).unwrap_or(PIECE).min(PIECE)];
        let mut buffer = ReadBuf::new(&mut piece);
        ready!(Pin::new(&mut this.file).poll_read(cx, &mut buffer))?;
        let read = buffer.filled().len();
        if read == 0 {
            // The length was promised; an answer that ends early must not look whole.
            return Poll::Ready(Some(Err(io::ErrorKind::UnexpectedEof.into())));
        }
        piece.truncate(read);
        this.left = this.left.saturating_sub(u64::try_from(read).unwrap_or(this.left));
        Poll::Ready(Some(Ok(Frame::data(piece.into()))))
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_for_every_browser() {
        for (name, header) in [
            ("daodi-products.csv", "attachment; filename=\"daodi-products.csv\""),
            ("a b.pdf", "attachment; filename=\"a b.pdf\""),
            ("名录.csv", "attachment; filename=\"__.csv\"; filename*=UTF-8''%E5%90%8D%E5%BD%95.csv"),
            (
                "a\"; x=\"b\r\nSet-Cookie: c.pdf",
                "attachment; filename=\"a_; x=_b__Set-Cookie: c.pdf\"; \
                 filename*=UTF-8''a%22%3B%20x%3D%22b%0D%0ASet-Cookie%3A%20c.pdf",
            ),
            ("100%.csv", "attachment; filename=\"100_.csv\"; filename*=UTF-8''100%25.csv"),
            ("", "attachment; filename=\"\""),
        ] {
            assert_eq!(disposition(name), header, "{name:?}");
        }
    }
}
