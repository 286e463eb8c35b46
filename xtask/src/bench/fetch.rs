//! A page with its body, as a browser or a load generator would ask for it.

use anyhow::{Context, Result, bail};
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

/// A whole answer.
pub(crate) struct Fetched {
    /// Header lines, without the empty line after them.
    pub(crate) head: String,
    /// The body as transferred: compressed where it was asked for, chunk marks left out.
    pub(crate) body: Vec<u8>,
    /// Everything that came over the connection, bytes.
    pub(crate) transferred: usize,
}

/// `GET path` at `127.0.0.1:port`; `encoding` is the `Accept-Encoding`, none where it is empty.
///
/// # Errors
/// No answer, or one that is not 200.
pub(crate) fn fetch(port: u16, path: &str, encoding: &str) -> Result<Fetched> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    let accept = if encoding.is_empty() { String::new() } else { format!("Accept-Encoding: {encoding}\r\n") };
    write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/html,*/*\r\n{accept}")?;
    stream.write_all(b"Connection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").context("an answer without an end of its head")?;
    let head = String::from_utf8_lossy(answer.get(..end).unwrap_or_default()).into_owned();
    if head.split(' ').nth(1) != Some("200") {
        bail!("{path} answers {}", head.lines().next().unwrap_or_default());
    }
    let rest = answer.get(end + 4..).unwrap_or_default();
    let chunked = head.to_ascii_lowercase().contains("transfer-encoding: chunked");
    let body = if chunked { joined(rest)? } else { rest.to_vec() };
    Ok(Fetched { head, body, transferred: answer.len() })
}

/// The body behind `Transfer-Encoding: chunked`.
fn joined(mut rest: &[u8]) -> Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let line = rest.windows(2).position(|two| two == b"\r\n").context("a chunk without its length")?;
        let length = String::from_utf8_lossy(rest.get(..line).unwrap_or_default()).into_owned();
        let length = usize::from_str_radix(length.trim(), 16).context("the length of a chunk")?;
        if length == 0 {
            return Ok(body);
        }
        body.extend(rest.get(line + 2..line + 2 + length).context("a chunk that was cut off")?);
        rest = rest.get(line + 2 + length + 2..).context("a chunk that was cut off")?;
    }
}

impl Fetched {
    /// The body as text, decompressed where it has to be.
    pub(crate) fn text(&self) -> Result<String> {
        let mut bytes = Vec::new();
        if self.head.to_ascii_lowercase().contains("content-encoding: br") {
            brotli::Decompressor::new(self.body.as_slice(), 4096).read_to_end(&mut bytes)?;
        } else {
            bytes.clone_from(&self.body);
        }
        String::from_utf8(bytes).context("a body that is not UTF-8")
    }
}
