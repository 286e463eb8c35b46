//! Logs: readable lines or JSON, to standard error, with the request's id in every line of a request.

use tracing_subscriber::EnvFilter;

/// What is said where `RUST_LOG` says nothing.
const USUAL: &str = "warn,server=info,store=info";

/// Libraries that tell the whole address of a request where they are asked for more: what follows `/reset/` in one opens
/// an account. They are never asked.
const NEVER_LOUDER: [&str; 4] = ["tower_http=info", "hyper=info", "hyper_util=info", "h2=info"];

/// What is said, as an operator wants it, but for what must stand in no log.
#[must_use]
pub fn filter(wanted: &str) -> EnvFilter {
    let bounds = NEVER_LOUDER.iter().filter_map(|bound| bound.parse().ok());
    bounds.fold(EnvFilter::try_new(wanted).unwrap_or_else(|_| EnvFilter::new(USUAL)), EnvFilter::add_directive)
}

/// Starts logging. `RUST_LOG` chooses what is said; by default the server's own messages and warnings of the rest.
pub fn start(json: bool) {
    let wanted = std::env::var(EnvFilter::DEFAULT_ENV).unwrap_or_default();
    let filter = filter(if wanted.is_empty() { USUAL } else { &wanted });
    let logs = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if json {
        logs.json().init();
    } else {
        logs.compact().init();
    }
}
