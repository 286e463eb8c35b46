//! The one binary: `daodi serve`, `daodi import`, `daodi label …`; see `daodi --help`.

use std::process::ExitCode;

fn main() -> ExitCode {
    // Four threads whatever the number of cores: a page that waits must never keep the others from being drawn.
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(4).enable_all().build();
    match runtime {
        Ok(runtime) => runtime.block_on(server::cli::run()),
        Err(error) => {
            eprintln!("daodi: the runtime could not be started: {error}");
            ExitCode::from(1)
        }
    }
}
