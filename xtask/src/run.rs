//! `cargo xtask run`: from a fresh clone to pages in the browser.

use crate::place::Place;
use crate::progress::Steps;
use crate::server::Serve;
use crate::{build, http, process, stop};
use anyhow::{Context, Result, bail};
use clap::Args;
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;

/// Options of `run`.
#[derive(Args, Clone)]
pub(crate) struct Options {
    /// The port on 127.0.0.1
    #[arg(long, default_value_t = 3000)]
    pub(crate) port: u16,
    /// `sqlite:PATH` or `postgres://USER@HOST/NAME`
    #[arg(long, default_value = "sqlite:var/daodi.db")]
    pub(crate) database: String,
    /// Open the address in the browser
    #[arg(long)]
    pub(crate) open: bool,
    /// An unoptimised server, quicker to build
    #[arg(long)]
    pub(crate) debug: bool,
}

/// Runs the command.
pub(crate) fn command(options: &Options) -> Result<ExitCode> {
    let place = Place::find()?;
    check_port(options.port)?;
    let mut steps = Steps::new(build::STEPS + 1);
    build::all(&place, options.debug, &mut steps)?;
    let serve = prepare(&place, options)?;
    let mut service = None;
    steps.step("Starting the server", || {
        service = Some(serve.start(&place)?);
        Ok(crate::progress::Ending::Done(String::new()))
    })?;
    let Some(mut service) = service else { bail!("the server was not started") };
    announce(&serve, options.open);
    loop {
        if let Some(status) = service.ended() {
            bail!("the server ended by itself ({}); its message is above", process::ending(status));
        }
        if stop::asked() {
            eprintln!("\nStopping the server …");
            service.stop();
            return Ok(ExitCode::SUCCESS);
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// An early answer to the commonest mistake, before minutes of building.
pub(crate) fn check_port(port: u16) -> Result<()> {
    if !http::is_free(port) {
        bail!("port {port} is in use by another program. Choose another: `--port {}`", port.saturating_add(1));
    }
    Ok(())
}

/// The server's settings; makes the folder of a SQLite file.
pub(crate) fn prepare(place: &Place, options: &Options) -> Result<Serve> {
    if let Some(file) = options.database.strip_prefix("sqlite:") {
        let file = place.root.join(file.trim_start_matches("//"));
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
        }
    }
    Ok(Serve { debug: options.debug, port: options.port, database: options.database.clone(), log: None, config: None })
}

/// The last words before the pages: where they are.
pub(crate) fn announce(serve: &Serve, open: bool) {
    let address = serve.address();
    if open {
        let opener = ["xdg-open", "open"].into_iter().find(|name| process::find(name).is_some());
        match opener {
            Some(opener) => {
                let _ = Command::new(opener).arg(&address).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
            }
            None => eprintln!("no program here opens a browser; the address is below"),
        }
    }
    eprintln!("\nDaodi 道地 is ready. Ctrl-C stops it.\n");
    println!("{address}");
}
