//! One connection's bytes, with a time for each thing that a client may take its time with.
//!
//! hyper's own time-out covers a request's head alone, starts it with the connection's last answer and knows nothing of
//! a client that never says which protocol it speaks. So the times are kept here, where every byte passes.

use super::Connections;
use super::target::Target;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep};

/// What the connection's bytes and its requests tell each other.
#[derive(Default)]
pub(super) struct Turn {
    /// Requests that are being answered.
    in_hand: AtomicUsize,
    /// Whether the next byte begins a request's head, so that its address may be cut.
    fresh: AtomicBool,
    /// Whether requests come in frames, so that a pause between them means nothing.
    framed: AtomicBool,
    /// Whether nothing new is to be begun.
    stopping: AtomicBool,
}

impl Turn {
    /// Ends what has not begun, once the running requests are answered.
    pub(super) fn stop(&self) {
        self.stopping.store(true, Ordering::Release);
    }

    /// A request has arrived.
    pub(super) fn begin(self: &Arc<Self>, framed: bool, has_body: bool) -> InHand {
        self.in_hand.fetch_add(1, Ordering::AcqRel);
        if framed {
            self.framed.store(true, Ordering::Release);
        }
        InHand { turn: Arc::clone(self), plain: !framed && !has_body }
    }

    /// Whether the client has the word.
    fn is_clients(&self) -> bool {
        self.in_hand.load(Ordering::Acquire) == 0 && !self.framed.load(Ordering::Acquire)
    }
}

/// A request in hand, until its answer is out of our hands.
pub(super) struct InHand {
    turn: Arc<Turn>,
    /// Whether the next byte on the connection can only be the next request's.
    plain: bool,
}

impl Drop for InHand {
    fn drop(&mut self) {
        // A request with a body may leave some of it unread: what follows is then not known to be a head.
        if self.plain {
            self.turn.fresh.store(true, Ordering::Release);
        }
        self.turn.in_hand.fetch_sub(1, Ordering::AcqRel);
    }
}

/// Which time is running for the client's next bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Waiting {
    /// None: we have the word.
    No,
    /// For the first byte of a request.
    ForFirst,
    /// For the rest of its head.
    ForRest,
}

/// A connection.
pub(super) struct Line<S> {
    stream: S,
    turn: Arc<Turn>,
    rules: Connections,
    target: Target,
    waiting: Waiting,
    begun: bool,
    reading: Pin<Box<Sleep>>,
    writing: Option<Pin<Box<Sleep>>>,
}

impl<S> Line<S> {
    pub(super) fn new(stream: S, turn: Arc<Turn>, rules: Connections) -> Self {
        Self {
            stream,
            turn,
            rules,
            target: Target::START,
            waiting: Waiting::No,
            begun: false,
            reading: Box::pin(tokio::time::sleep(rules.head())),
            writing: None,
        }
    }

    fn wait(&mut self, waiting: Waiting, time: Duration) {
        if self.waiting != waiting {
            self.waiting = waiting;
            self.reading.as_mut().reset(Instant::now() + time);
        }
    }

    /// Takes a write's outcome: progress ends the wait, none for too long ends the connection.
    fn written<T>(&mut self, cx: &mut Context<'_>, outcome: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if outcome.is_ready() {
            self.writing = None;
            return outcome;
        }
        let time = self.rules.stalled();
        let sleep = self.writing.get_or_insert_with(|| Box::pin(tokio::time::sleep(time)));
        ready!(sleep.as_mut().poll(cx));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Line<S> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let clients = this.turn.is_clients();
        if !clients {
            this.waiting = Waiting::No;
            this.begun = true;
        } else if this.turn.stopping.load(Ordering::Acquire) {
            // Nothing that has only half arrived will be begun: an end of the connection, as far as hyper knows.
            return Poll::Ready(Ok(()));
        }
        if clients && this.waiting == Waiting::No {
            // The first request is to come at once; between two there may be a pause.
            let time = if this.begun { this.rules.idle() } else { this.rules.head() };
            this.wait(Waiting::ForFirst, time);
        }
        if clients && this.turn.fresh.swap(false, Ordering::AcqRel) {
            this.target = Target::START;
        }
        loop {
            let before = buf.filled().len();
            let Poll::Ready(read) = Pin::new(&mut this.stream).poll_read(cx, buf) else {
                if this.waiting != Waiting::No {
                    ready!(this.reading.as_mut().poll(cx));
                    return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
                }
                return Poll::Pending;
            };
            read?;
            let fresh = buf.filled().len() > before;
            if !fresh {
                return Poll::Ready(Ok(()));
            }
            if this.waiting == Waiting::ForFirst {
                this.wait(Waiting::ForRest, this.rules.head());
            }
            if this.target != Target::Past {
                let left = this.target.cut(buf.filled_mut().get_mut(before..).unwrap_or_default());
                buf.set_filled(before + left);
                if left == 0 {
                    // All of it was too much. Nothing at all would look like the connection's end.
                    continue;
                }
            }
            return Poll::Ready(Ok(()));
        }
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Line<S> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let outcome = Pin::new(&mut this.stream).poll_write(cx, bytes);
        this.written(cx, outcome)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let outcome = Pin::new(&mut this.stream).poll_write_vectored(cx, slices);
        this.written(cx, outcome)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let outcome = Pin::new(&mut this.stream).poll_flush(cx);
        this.written(cx, outcome)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(cx)
    }
}
