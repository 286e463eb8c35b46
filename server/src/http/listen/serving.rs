//! The loop itself: accept, serve, stop.

use super::super::client::{Network, TrustedProxies};
use super::super::headers;
use super::Connections;
use super::line::{InHand, Line, Turn};
use super::places::{Place, Places};
use axum::Router;
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::ConnectInfo;
use axum::http::{Request, Response, Version};
use hyper::body::{Frame, Incoming, SizeHint};
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use tower::Service;

/// Most bytes of a request's head, and of an answer that hyper holds for a slow reader.
const BUFFER: usize = 128 * 1024;

/// Most requests at once on one HTTP/2 connection.
const STREAMS: u32 = 100;

/// How often an HTTP/2 client is asked whether it is still there, and how long its answer may take.
const PING: (Duration, Duration) = (Duration::from_secs(20), Duration::from_secs(10));

/// Oldest a connection gets. A client that has more to ask opens another.
const AGE: Duration = Duration::from_secs(3600);

/// Pause after the system would not give a connection, most often for want of file descriptors.
const BREATH: Duration = Duration::from_millis(100);

/// How many are told at once that there is no place; beyond, they are told nothing.
static TELLING: Semaphore = Semaphore::const_new(64);

/// What to serve and how.
pub struct Listener {
    /// The socket.
    pub socket: TcpListener,
    /// Who answers.
    pub router: Router,
    /// How connections are kept.
    pub rules: Connections,
    /// Proxies, of which one address may bring many clients.
    pub proxies: TrustedProxies,
}

/// What every connection shares.
struct Shared {
    router: Router,
    rules: Connections,
    builder: Builder<TokioExecutor>,
    stop: watch::Receiver<bool>,
}

/// Serves until `stop` ends, then lets running requests end for as long as the rules allow. What has only half arrived
/// by then is not begun. Gives the number of connections that had to be cut off.
pub async fn serve(listener: Listener, stop: impl Future<Output = ()>) -> usize {
    let Listener { socket, router, rules, proxies } = listener;
    let (told, stopped) = watch::channel(false);
    let shared = Arc::new(Shared { router, rules, builder: builder(&rules), stop: stopped });
    let places = Places::new(rules.most, rules.most_of_one);
    let mut connections = JoinSet::new();
    let mut stop = pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            Some(_) = connections.join_next() => {}
            accepted = socket.accept() => match accepted {
                Ok((stream, peer)) => {
                    // A proxy brings many clients, and this machine's own programs are nobody's attack.
                    let counted = !peer.ip().to_canonical().is_loopback() && !proxies.contains(peer.ip());
                    match places.take(counted.then(|| Network::of(peer.ip()))) {
                        Some(place) => drop(connections.spawn(one(Arc::clone(&shared), stream, peer, place))),
                        None => no_place(stream),
                    }
                }
                Err(error) if is_the_clients(&error) => {}
                Err(error) => {
                    tracing::warn!(%error, "no connection could be accepted");
                    tokio::time::sleep(BREATH).await;
                }
            },
        }
    }
    drop(socket);
    let _ = told.send(true);
    let all = async { while connections.join_next().await.is_some() {} };
    if tokio::time::timeout(rules.drain(), all).await.is_ok() {
        return 0;
    }
    let left = connections.len();
    connections.shutdown().await;
    left
}

fn builder(rules: &Connections) -> Builder<TokioExecutor> {
    let mut builder = Builder::new(TokioExecutor::new());
    // hyper's own time begins with the last answer, so it stands behind both of ours.
    let head = rules.idle() + rules.head();
    builder.http1().timer(TokioTimer::new()).header_read_timeout(head).max_buf_size(BUFFER);
    builder
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(PING.0)
        .keep_alive_timeout(PING.1)
        .max_concurrent_streams(STREAMS)
        .max_header_list_size(u32::try_from(BUFFER).unwrap_or(u32::MAX))
        .max_send_buf_size(BUFFER);
    builder
}

/// One connection from its beginning to its end.
async fn one(shared: Arc<Shared>, stream: TcpStream, peer: SocketAddr, _place: Place) {
    let _ = stream.set_nodelay(true);
    let turn = Arc::new(Turn::default());
    let line = TokioIo::new(Line::new(stream, Arc::clone(&turn), shared.rules));
    let requests = Arc::clone(&turn);
    let service = service_fn(|request: Request<Incoming>| {
        let framed = request.version() == Version::HTTP_2;
        let in_hand = requests.begin(framed, !request.body().is_end_stream());
        let answer = answer(shared.router.clone(), request, peer);
        async move { Ok::<_, Infallible>(answer.await.map(|body| Answering { body, _in_hand: in_hand })) }
    });
    let mut connection = pin!(shared.builder.serve_connection(line, service));
    let mut stop = shared.stop.clone();
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = over(&mut stop) => {
            turn.stop();
            connection.as_mut().graceful_shutdown();
            // Polled on: what is running ends, then the connection does.
            tokio::time::timeout(AGE, connection).await.unwrap_or(Ok(()))
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection broke off");
    }
}

/// Ends when the server stops or the connection is old.
async fn over(stop: &mut watch::Receiver<bool>) {
    // A sender that is gone means the same as one that says so: stop.
    let _ = tokio::time::timeout(AGE, stop.wait_for(|stop| *stop)).await;
}

async fn answer(mut router: Router, request: Request<Incoming>, peer: SocketAddr) -> Response<Body> {
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(ConnectInfo(peer));
    match router.call(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}

/// An answer's body, which says when it is out of our hands.
struct Answering {
    body: Body,
    _in_hand: InHand,
}

impl HttpBody for Answering {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.get_mut().body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// Whether an error belongs to the one connection that did not come about.
fn is_the_clients(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

/// Tells a client that there is no place for it, and closes.
fn no_place(mut stream: TcpStream) {
    let Ok(telling) = TELLING.try_acquire() else { return };
    tracing::warn!("a connection too many was refused");
    tokio::spawn(async move {
        let _telling = telling;
        let said = async {
            stream.write_all(headers::no_place().as_bytes()).await?;
            stream.shutdown().await?;
            // Closed before its request is read, a connection is reset, and the answer may be lost with it.
            let mut rest = [0; 4096];
            while stream.read(&mut rest).await? > 0 {}
            io::Result::Ok(())
        };
        let _ = tokio::time::timeout(Duration::from_secs(1), said).await;
    });
}
