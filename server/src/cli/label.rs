//! `daodi label …`.

use super::{CliError, Common, Outcome, open, sheet};
use crate::clock::{Clock, day};
use crate::config::Config;
use crate::keys;
use crate::services::acting::Acting;
use crate::services::demonstration;
use crate::services::labels::{IssueRequest, LabelService};
use crate::services::provinces::Provinces;
use clap::{ArgGroup, Args, Subcommand};
use daodi::label::{Batch, Code, CodeRange, LIST_HEADER, NetContent, ScanOutcome};
use daodi::ports::Labels;
use jiff::civil::Date;
use serde_json::json;
use std::io::{BufWriter, Write};

#[derive(Subcommand)]
pub(super) enum Label {
    /// Issue a batch of labels: one row, whatever the count.
    #[command(
        after_help = "Examples:\n  daodi label issue --demo --net-grams 250 --count 1000\n  daodi label issue --enterprise ent-… --product xinyang-maojian --base base-… --pack-date 2026-04-02 --net-grams 250 --count 10000\n"
    )]
    Issue(Box<Issue>),
    /// Take a batch into use: before that a scan says that its labels are not in use yet.
    #[command(after_help = "Example:\n  daodi label activate 0199…\n")]
    Activate { batch: String },
    /// Call a batch back. Every scan then says so first.
    #[command(after_help = "Example:\n  daodi label recall 0199… --reason 检验不合格\n")]
    Recall {
        batch: String,
        /// Why; shown to whoever scans.
        #[arg(long)]
        reason: String,
    },
    /// Withdraw a single label.
    #[command(after_help = "Example:\n  daodi label void 0ABCD-… --reason 破损\n")]
    Void {
        code: String,
        /// Why; shown to whoever scans.
        #[arg(long)]
        reason: String,
    },
    /// Print labels of a batch on sheets: PDF, SVG or PNG by the file's ending.
    #[command(after_help = "Example:\n  daodi label sheet 0199… --layout 65-up --out labels.pdf\n")]
    Sheet(sheet::Sheet),
    /// Write each label's symbol alone, one SVG file each.
    #[command(after_help = "Example:\n  daodi label qr 0199… --from 1 --to 100 --out symbols/\n")]
    Qr(sheet::Qr),
    /// List the addresses of a batch as CSV.
    #[command(after_help = "Example:\n  daodi label list 0199… --from 1 --to 5000 > labels.csv\n")]
    List(List),
    /// List the batches, newest first.
    #[command(after_help = "Example:\n  daodi label batches\n")]
    Batches,
    /// Say what the register knows of a code or a label's address. Counts no scan.
    #[command(after_help = "Example:\n  daodi label check https://daodi.example/0ABCD…\n")]
    Check { code: String },
}

#[derive(Args)]
#[command(group(ArgGroup::new("net").required(true).args(["net_grams", "net_pieces"])))]
pub(super) struct Issue {
    /// Id of the enterprise.
    #[arg(long, required_unless_present = "demo")]
    enterprise: Option<String>,
    /// Slug of the product.
    #[arg(long, required_unless_present = "demo")]
    product: Option<String>,
    /// Id of the base.
    #[arg(long, required_unless_present = "demo")]
    base: Option<String>,
    /// Day of packing; today where it is left out.
    #[arg(long)]
    pack_date: Option<Date>,
    /// Net mass of a pack in grams.
    #[arg(long, value_name = "N")]
    net_grams: Option<u32>,
    /// Pieces in a pack.
    #[arg(long = "pieces", value_name = "N")]
    net_pieces: Option<u32>,
    /// Number of labels, 1 to 16,777,216.
    #[arg(long)]
    count: u32,
    /// More error correction on a larger box: cold chain, scuffing.
    #[arg(long)]
    harsh: bool,
    /// For the fictional 演示企业; marked 演示 on label and scan page.
    #[arg(long, conflicts_with_all = ["enterprise", "product", "base"])]
    demo: bool,
}

/// A part of a batch. Labels are numbered from 1.
#[derive(Args)]
pub(super) struct Part {
    /// Id of the batch.
    pub batch: String,
    /// First label.
    #[arg(long, default_value_t = 1)]
    pub from: u32,
    /// Last label; the batch's last where it is left out.
    #[arg(long)]
    pub to: Option<u32>,
}

#[derive(Args)]
pub(super) struct List {
    #[command(flatten)]
    part: Part,
}

/// The label service of a configuration.
pub(super) async fn service(config: &Config) -> Result<LabelService, CliError> {
    let store = open(config).await?;
    let keys = keys::open(&config.key_file).map_err(CliError::refused)?;
    Ok(LabelService::new(store, keys, Clock::system(), config.label_host.clone(), Provinces::default()))
}

/// A batch by its id.
pub(super) async fn batch(labels: &LabelService, id: &str) -> Result<Batch, CliError> {
    labels
        .store()
        .batch(id)
        .await?
        .ok_or_else(|| CliError::Refused(format!("there is no batch {id:?}; `daodi label batches` lists them")))
}

impl Part {
    /// The batch and its codes.
    pub(super) async fn codes(&self, labels: &LabelService) -> Result<(Batch, CodeRange), CliError> {
        let batch = batch(labels, &self.batch).await?;
        let to = self.to.unwrap_or(batch.count);
        let codes = CodeRange::new(&labels.keyring(), &batch, self.from, to).map_err(CliError::refused)?;
        Ok((batch, codes))
    }
}

fn code(text: &str) -> Result<Code, CliError> {
    Code::parse(text).map_err(CliError::refused)
}

impl Label {
    pub(super) async fn run(self, common: &Common) -> Outcome {
        let labels = service(&common.load()?).await?;
        match self {
            Self::Issue(issue) => issue.run(common, &labels).await?,
            Self::Activate { batch: id } => {
                let batch = labels.activate(batch(&labels, &id).await?, &acting()).await.map_err(CliError::refused)?;
                common.print(&batch, || format!("batch {} is in use", batch.id))?;
            }
            Self::Recall { batch: id, reason } => {
                let batch =
                    labels.recall(batch(&labels, &id).await?, reason, &acting()).await.map_err(CliError::refused)?;
                common.print(&batch, || format!("batch {} is called back", batch.id))?;
            }
            Self::Void { code: text, reason } => {
                let code = code(&text)?;
                if labels.look_up(code).await?.number.is_none() {
                    return Err(CliError::Refused(format!("{code} was not issued by this register")));
                }
                labels.void(&code, &reason, &acting()).await.map_err(CliError::refused)?;
                common.print(&json!({ "void": code.to_string() }), || format!("{code} is void"))?;
            }
            Self::Sheet(sheet) => sheet.run(common, &labels).await?,
            Self::Qr(qr) => qr.run(common, &labels).await?,
            Self::List(list) => list.run(&labels).await?,
            Self::Batches => batches(common, &labels).await?,
            Self::Check { code: text } => check(common, &labels, code(&text)?).await?,
        }
        labels.store().close().await;
        Ok(())
    }
}

impl Issue {
    async fn run(self, common: &Common, labels: &LabelService) -> Outcome {
        let net = match (self.net_grams, self.net_pieces) {
            (Some(grams), _) => NetContent::Grams(grams),
            (None, Some(pieces)) => NetContent::Pieces(pieces),
            (None, None) => return Err(CliError::Refused("--net-grams or --pieces is missing".to_owned())),
        };
        let or_demo = |given: Option<String>, demo: &str| given.unwrap_or_else(|| demo.to_owned());
        let request = IssueRequest {
            enterprise: or_demo(self.enterprise, demonstration::ENTERPRISE),
            product: or_demo(self.product, demonstration::PRODUCT),
            base: or_demo(self.base, demonstration::BASE),
            pack_date: self.pack_date.unwrap_or_else(|| Clock::system().today()),
            net,
            count: self.count,
            harsh: self.harsh,
            demo: self.demo,
        };
        let batch = labels.issue(request, &acting()).await.map_err(CliError::refused)?;
        let symbol = format!("{}-{}", batch.qr_version, batch.qr_ecc);
        common.print(&json!({ "batch": batch.id, "count": batch.count, "symbol": symbol, "host": batch.host }), || {
            format!(
                "batch {}: {} labels, symbol {symbol}\nnext: daodi label sheet {} --layout 65-up --out labels.pdf",
                batch.id, batch.count, batch.id
            )
        })
    }
}

impl List {
    async fn run(&self, labels: &LabelService) -> Outcome {
        let (_, mut codes) = self.part.codes(labels).await?;
        let mut out = BufWriter::new(std::io::stdout().lock());
        let mut text = LIST_HEADER.to_owned();
        loop {
            let more = codes.write_row(&mut text);
            if !more || text.len() > 60_000 {
                // A reader that has gone away (`| head`) ends the list without a fuss.
                if out.write_all(text.as_bytes()).is_err() {
                    return Ok(());
                }
                text.clear();
            }
            if !more {
                let _ = out.flush();
                return Ok(());
            }
        }
    }
}

/// The operator at the machine.
fn acting() -> Acting {
    Acting::system("cli", Clock::system())
}

async fn batches(common: &Common, labels: &LabelService) -> Outcome {
    let batches = labels.store().batches(1000).await?;
    common.print(&batches, || {
        if batches.is_empty() {
            return "no batch has been issued".to_owned();
        }
        batches
            .iter()
            .map(|b| {
                let demo = if b.demo { "  演示" } else { "" };
                format!(
                    "{}  {}  {:>9}  {}  {}  {}{demo}",
                    b.id,
                    day(b.issued_at),
                    b.count,
                    b.state.code(),
                    b.product,
                    b.enterprise
                )
            })
            .collect::<Vec<_>>()
            .join("\n")
    })
}

async fn check(common: &Common, labels: &LabelService, code: Code) -> Outcome {
    let checked = labels.look_up(code).await?;
    let value = json!({
        "code": code.to_string(),
        "outcome": checked.outcome.code(),
        "number": checked.number,
        "batch": checked.batch.as_ref().filter(|_| checked.outcome.shows_batch()).map(|b| json!({
            "id": b.id, "product": b.product, "enterprise": b.enterprise, "pack_date": b.pack_date, "demo": b.demo,
        })),
    });
    common.print(&value, || {
        let number = checked.number.map_or(String::new(), |n| format!(", label {n}"));
        let batch = checked.batch.as_ref().filter(|_| checked.outcome.shows_batch());
        let of = batch.map_or(String::new(), |b| {
            format!("\nbatch {}{number}: {} of {}, packed {}", b.id, b.product, b.enterprise, b.pack_date)
        });
        // Looking up counts nothing: a label in use that nobody has scanned would be first seen by its next scan.
        let outcome = match checked.outcome {
            ScanOutcome::FirstSeen => "in_use, not scanned yet",
            ref other => other.code(),
        };
        format!("{}\n{outcome}{of}", code.grouped())
    })
}
