//! `daodi serve`.

use super::{CliError, Common, Outcome, open};
use crate::assembly::build;
use crate::clock::Clock;
use crate::http::{self, App, Listener, router};
use crate::services::acting::Acting;
use crate::services::demonstration;
use crate::services::labels::IssueRequest;
use crate::telemetry;
use clap::Args;
use daodi::label::{CodeRange, NetContent};
use daodi::ports::Labels;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

#[derive(Args)]
pub(super) struct Serve {
    /// Port to listen on.
    #[arg(long)]
    port: Option<u16>,
    /// Address to listen on.
    #[arg(long)]
    listen: Option<IpAddr>,
    /// Folder of the built site.
    #[arg(long)]
    site: Option<PathBuf>,
    /// Import this folder first where the register is empty.
    #[arg(long, value_name = "DIR")]
    seed: Option<PathBuf>,
    /// Make one batch of demonstration labels where there is none, and print the address of one.
    #[arg(long)]
    demonstration: bool,
}

impl Serve {
    pub(super) async fn run(self, common: &Common) -> Outcome {
        let mut config = common.load()?;
        config.port = self.port.unwrap_or(config.port);
        config.listen = self.listen.unwrap_or(config.listen);
        if self.site.is_some() {
            config.site = self.site;
        }
        telemetry::start(config.log_json);
        let clock = Clock::system();
        let store = open(&config).await?;
        if let Some(dir) = self.seed
            && store.is_empty().await?
        {
            let report = crate::import::run(&store, &dir, clock, &Acting::system("cli", clock), false).await;
            let report = report.map_err(CliError::refused)?;
            if report.refused() {
                return Err(CliError::Refused(report.to_string()));
            }
            tracing::info!(dir = %dir.display(), "the register was empty and has been seeded");
        }
        let app = build(config, store.clone(), clock).await.map_err(CliError::refused)?;
        if self.demonstration {
            demonstrate(&app).await?;
            demonstration_accounts(&app).await?;
        }
        serve(app).await?;
        store.close().await;
        Ok(())
    }
}

/// Makes one demonstration batch, in use, and says where one of its labels leads.
async fn demonstrate(app: &App) -> Outcome {
    let known = app.store.batches(1000).await?;
    let batch = match known.into_iter().find(|b| b.demo) {
        Some(batch) => batch,
        None => {
            let request = IssueRequest {
                enterprise: demonstration::ENTERPRISE.to_owned(),
                product: demonstration::PRODUCT.to_owned(),
                base: demonstration::BASE.to_owned(),
                pack_date: app.clock.today(),
                net: NetContent::Grams(250),
                count: 1000,
                harsh: false,
                demo: true,
            };
            let acting = Acting::system("cli", app.clock);
            let batch = app.labels.issue(request, &acting).await.map_err(CliError::refused)?;
            app.labels.activate(batch, &acting).await.map_err(CliError::refused)?
        }
    };
    let code = CodeRange::new(&app.labels.keyring(), &batch, 1, 1).map_err(CliError::refused)?.next();
    if let Some(code) = code {
        println!("演示标签 demonstration label: {}/{code} (batch {})", app.site.public_url, batch.id);
    }
    Ok(())
}

/// Makes the demonstration accounts where only this machine reaches the pages, and prints them.
async fn demonstration_accounts(app: &App) -> Outcome {
    if !app.config.is_private() {
        tracing::warn!("no demonstration accounts: the server can be reached from elsewhere");
        return Ok(());
    }
    let file = app.config.key_file.with_file_name("demonstration.accounts");
    let lines = demonstration::accounts(app, &file).await.map_err(super::account::refused)?;
    println!("演示账号 demonstration accounts (login, password, role), also in {}:", file.display());
    for line in lines {
        println!("  {line}");
    }
    Ok(())
}

/// Serves until told to stop, then lets running requests end.
async fn serve(app: Arc<App>) -> Outcome {
    let address = SocketAddr::new(app.config.listen, app.config.port);
    let socket = tokio::net::TcpListener::bind(address)
        .await
        .map_err(|error| CliError::Refused(format!("cannot listen on {address}: {error}")))?;
    let fresh = tokio::spawn(Arc::clone(&app.catalogue).keep_fresh());
    let jobs = crate::jobs::start(&app);
    tracing::info!(%address, public_url = app.site.public_url, "serving");
    println!("道地 Daodi: {}", app.site.public_url);
    warn_of_few_files(app.config.connections.most);
    let listener = Listener {
        socket,
        router: router(Arc::clone(&app)),
        rules: app.config.connections,
        proxies: app.config.trusted_proxies.clone(),
    };
    let stop = async {
        told_to_stop().await;
        tracing::info!("told to stop; running requests may end");
    };
    let cut_off = http::serve(listener, stop).await;
    if cut_off > 0 {
        tracing::warn!(connections = cut_off, "requests that would not end were cut off");
    }
    fresh.abort();
    jobs.iter().for_each(tokio::task::JoinHandle::abort);
    // What was done until now is covered by a checkpoint before the server goes.
    if let Err(error) = app.log.sequence_all().await {
        tracing::error!(%error, "the last entries of the public log have no number yet");
    }
    Ok(())
}

/// Says so where the system lets this process open fewer files than it may have connections (proc(5), on Linux).
fn warn_of_few_files(connections: usize) {
    /// What the database, the site and the logs may want beside.
    const OTHERS: usize = 100;
    let limits = std::fs::read_to_string("/proc/self/limits").unwrap_or_default();
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"));
    let most: Option<usize> = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
    if let Some(most) = most.filter(|most| *most < connections + OTHERS) {
        tracing::warn!(most, connections, "the system lets this process open fewer files than it may have connections");
    }
}

/// Ends on Ctrl-C or, where there is one, on the signal to terminate.
async fn told_to_stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}
