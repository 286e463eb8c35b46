//! The least of HTTP: ask the server on this machine for a page and read the whole answer.

use anyhow::{Context, Result};
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

/// An answer of the server.
pub(crate) struct Answer {
    /// The status code.
    pub(crate) status: u16,
    /// Status line, headers and body as they came.
    pub(crate) text: String,
}

/// `GET path` at `127.0.0.1:port`.
pub(crate) fn get(port: u16, path: &str) -> Result<Answer> {
    ask(port, &format!("GET {path}"), "", "")
}

/// A form sent as a browser on the page itself sends it.
pub(crate) fn post(port: u16, path: &str, form: &str) -> Result<Answer> {
    let headers = format!(
        "Origin: http://127.0.0.1:{port}\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
        form.len()
    );
    ask(port, &format!("POST {path}"), &headers, form)
}

fn ask(port: u16, line: &str, headers: &str, body: &str) -> Result<Answer> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(2))?;
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    write!(
        stream,
        "{line} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/html\r\nConnection: close\r\n{headers}\r\n{body}"
    )?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let text = String::from_utf8_lossy(&answer).into_owned();
    let status = text.split(' ').nth(1).and_then(|code| code.parse().ok()).context("no status in the answer")?;
    Ok(Answer { status, text })
}

/// A port nobody listens on now.
pub(crate) fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port")?.local_addr()?.port())
}

/// Whether `port` can be listened on.
pub(crate) fn is_free(port: u16) -> bool {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
}
