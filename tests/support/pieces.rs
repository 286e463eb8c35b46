//! A body that comes piece by piece, does not say how long it is, and may never end.

use axum::body::{Bytes, HttpBody};
use hyper::body::Frame;
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

/// What comes after the last piece.
enum Then {
    /// The end.
    End,
    /// Nothing, ever.
    Silence,
    /// The last piece again, ever.
    Again,
}

/// A body in pieces.
pub struct Pieces {
    pieces: Vec<Bytes>,
    then: Then,
    asked: Arc<AtomicUsize>,
}

impl Pieces {
    /// These pieces, then the end.
    #[must_use]
    pub fn of(pieces: Vec<Vec<u8>>) -> Self {
        Self { pieces: pieces.into_iter().map(Bytes::from).collect(), then: Then::End, asked: Arc::default() }
    }

    /// Bytes in pieces of a length.
    #[must_use]
    pub fn cut(bytes: &[u8], length: usize) -> Self {
        Self::of(bytes.chunks(length).map(<[u8]>::to_vec).collect())
    }

    /// These pieces, then nothing more, without an end.
    #[must_use]
    pub fn then_silence(pieces: Vec<Vec<u8>>) -> Self {
        Self { then: Then::Silence, ..Self::of(pieces) }
    }

    /// One piece again and again.
    #[must_use]
    pub fn endless(piece: Vec<u8>) -> Self {
        Self::then_again(vec![piece])
    }

    /// These pieces, then the last again and again.
    #[must_use]
    pub fn then_again(pieces: Vec<Vec<u8>>) -> Self {
        Self { then: Then::Again, ..Self::of(pieces) }
    }

    /// How many pieces have been given.
    #[must_use]
    pub fn asked(&self) -> Arc<AtomicUsize> {
        Arc::clone(&self.asked)
    }
}

impl HttpBody for Pieces {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let at = self.asked.fetch_add(1, Ordering::Relaxed);
        match (self.pieces.get(at), &self.then) {
            (Some(piece), _) => Poll::Ready(Some(Ok(Frame::data(piece.clone())))),
            (None, Then::End) => Poll::Ready(None),
            (None, Then::Silence) => Poll::Pending,
            (None, Then::Again) => Poll::Ready(self.pieces.last().map(|piece| Ok(Frame::data(piece.clone())))),
        }
    }
}
