//! Logs: readable lines or JSON, to standard error, with the request's id in every line of a request.

use tracing_subscriber::EnvFilter;

/// Starts logging. `RUST_LOG` chooses what is said; by default the server's own messages and warnings of the rest.
pub fn start(json: bool) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn,server=info,store=info"));
    let logs = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if json {
        logs.json().init();
    } else {
        logs.compact().init();
    }
}
