//! The floor of the bench: axum answering one line of text, built as the server is.
//! Usage: `bare_axum PORT`

use axum::{Router, routing::get};
use std::net::Ipv4Addr;

#[tokio::main(worker_threads = 4)]
async fn main() -> anyhow::Result<()> {
    let port: u16 = std::env::args().nth(1).unwrap_or_default().parse()?;
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    axum::serve(listener, Router::new().route("/", get(|| async { "道地" }))).await?;
    Ok(())
}
