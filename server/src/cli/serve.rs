//! `daodi serve`.

use super::{CliError, Common, Outcome, open};
use crate::assembly::build;
use crate::clock::Clock;
use crate::http::{App, router};
use crate::services::demonstration;
use crate::services::labels::IssueRequest;
use crate::telemetry;
use clap::Args;
use daodi::label::{CodeRange, NetContent};
use daodi::ports::Labels;
use std::future::IntoFuture;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// How long running requests may take to end once the server is told to stop.
const DRAIN: Duration = Duration::from_secs(10);

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
            let report = crate::import::run(&store, &dir, clock.micros(), &clock.id(), false).await;
            let report = report.map_err(CliError::refused)?;
            if report.refused() {
                return Err(CliError::Refused(report.to_string()));
            }
            tracing::info!(dir = %dir.display(), "the register was empty and has been seeded");
        }
        let app = build(config, store.clone(), clock).await.map_err(CliError::refused)?;
        if self.demonstration {
            demonstrate(&app).await?;
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
            let batch = app.labels.issue(request).await.map_err(CliError::refused)?;
            app.labels.activate(batch).await?
        }
    };
    let code = CodeRange::new(app.labels.keyring(), &batch, 1, 1).map_err(CliError::refused)?.next();
    if let Some(code) = code {
        println!("演示标签 demonstration label: {}/{code} (batch {})", app.site.public_url, batch.id);
    }
    Ok(())
}

/// Serves until told to stop, then lets running requests end.
async fn serve(app: Arc<App>) -> Outcome {
    let address = SocketAddr::new(app.config.listen, app.config.port);
    let listener = tokio::net::TcpListener::bind(address)
        .await
        .map_err(|error| CliError::Refused(format!("cannot listen on {address}: {error}")))?;
    let fresh = tokio::spawn(Arc::clone(&app.catalogue).keep_fresh());
    tracing::info!(%address, public_url = app.site.public_url, "serving");
    println!("道地 Daodi: {}", app.site.public_url);
    let service = router(Arc::clone(&app)).into_make_service_with_connect_info::<SocketAddr>();
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let graceful = {
        let mut stopped = stopped.clone();
        async move {
            // The sender outlives this; an error would mean the same: stop.
            let _ = stopped.wait_for(|stop| *stop).await;
        }
    };
    let server = axum::serve(listener, service).with_graceful_shutdown(graceful).into_future();
    let patience = async move {
        told_to_stop().await;
        tracing::info!("told to stop; running requests may end");
        let _ = stop.send(true);
        tokio::time::sleep(DRAIN).await;
    };
    tokio::select! {
        served = server => served.map_err(|error| CliError::Refused(format!("serving failed: {error}")))?,
        () = patience => tracing::warn!("requests that would not end were cut off"),
    }
    fresh.abort();
    Ok(())
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
