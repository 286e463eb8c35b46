//! `daodi log …`. Verifying opens neither configuration nor database: it is for whoever does not believe the operator.

mod stored;

use super::{CliError, Common, Outcome};
use crate::served_log::{LogUrl, ServedLog};
use clap::{Args, Subcommand};
use daodi::transparency_log::{
    DumpReader, KeyKind, Proof, Report, SignedCheckpoint, SourceError, Trust, TrustedKeys, Unreadable, VerifierKey,
    refused, verify,
};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read as _};
use std::path::{Path, PathBuf};

/// Largest checkpoint or proof file that is read.
const MAX_FILE: u64 = 512 * 1024;

#[derive(Subcommand)]
pub(super) enum Log {
    /// Verify a whole log, from a dump or as it is served; name the first entry that something is wrong with.
    #[command(
        after_help = "Examples:\n  daodi log verify --dump log.dump --against checkpoint.txt --key gi.example/log+1f3c…\n  daodi log verify --url https://gi.example/log\n\nExit codes: 0 the log is whole, 1 it is not or cannot be read, 2 wrong usage."
    )]
    Verify(Box<Verify>),
    /// Check a proof file offline: that its entry stands in the log.
    #[command(after_help = "Example:\n  daodi log check-proof certificate.tlog-proof --key gi.example/log+1f3c…\n")]
    CheckProof(Box<CheckProof>),
    /// Write the whole log into one file that anybody can verify without this server.
    #[command(after_help = "Example:\n  daodi log dump --out log.dump\n  daodi log verify --dump log.dump\n")]
    Dump {
        /// The file to write.
        #[arg(long)]
        out: PathBuf,
    },
    /// Print the latest signed checkpoint, to be kept elsewhere and verified against later.
    #[command(after_help = "Example:\n  daodi log checkpoint > checkpoint.txt\n")]
    Checkpoint,
    /// Begin a new signing key. It signs from the next checkpoint on; the keys so far go on signing below it.
    #[command(
        after_help = "Examples:\n  daodi log rotate-key\n  daodi log rotate-key --yes --reason 年度更换 --by sec.li\n\nWithout --yes it only says what would be done."
    )]
    RotateKey(RotateKey),
}

#[derive(Args)]
pub(super) struct RotateKey {
    /// Do it.
    #[arg(long)]
    yes: bool,
    /// Why; it stands in the audit trail.
    #[arg(long)]
    reason: Option<String>,
    /// Login name of the account that does it: the act is its own in the trail and in the public log.
    #[arg(long, value_name = "LOGIN")]
    by: Option<String>,
}

#[derive(Args)]
#[group(id = "source", required = true, multiple = false)]
struct Source {
    /// A dump of the log; `-` reads it from standard input.
    #[arg(long, value_name = "FILE")]
    dump: Option<PathBuf>,
    /// Address of a served log: what stands before `/checkpoint`.
    #[arg(long, value_name = "URL")]
    url: Option<LogUrl>,
}

#[derive(Args)]
pub(super) struct Verify {
    #[command(flatten)]
    source: Source,
    /// A checkpoint kept from earlier, which the log must still begin with. May be given several times.
    #[arg(long, value_name = "FILE")]
    against: Vec<PathBuf>,
    #[command(flatten)]
    keys: Keys,
}

#[derive(Args)]
pub(super) struct CheckProof {
    /// The proof.
    proof: PathBuf,
    /// The entry's bytes; where left out, those that the proof carries.
    #[arg(long, value_name = "FILE")]
    leaf: Option<PathBuf>,
    /// A verifier key of the log. May be given several times: one of them must have signed.
    #[arg(long, value_name = "KEY", value_parser = log_key, required = true)]
    key: Vec<VerifierKey>,
    /// A witness's verifier key. May be given several times: all of them must have cosigned.
    #[arg(long, value_name = "KEY", value_parser = witness_key)]
    witness: Vec<VerifierKey>,
}

#[derive(Args)]
struct Keys {
    /// A verifier key of the log, known from elsewhere. May be given several times: one of them must have signed. Where
    /// left out, the keys that come with the log are taken, which shows that it is whole but not whose it is.
    #[arg(long, value_name = "KEY", value_parser = log_key)]
    key: Vec<VerifierKey>,
    /// A witness's verifier key. May be given several times: all of them must have cosigned the latest checkpoint.
    #[arg(long, value_name = "KEY", value_parser = witness_key)]
    witness: Vec<VerifierKey>,
}

fn log_key(text: &str) -> Result<VerifierKey, String> {
    key_of(text, KeyKind::Log, "this is a witness's key: give it with --witness")
}

fn witness_key(text: &str) -> Result<VerifierKey, String> {
    key_of(text, KeyKind::Witness, "this is a log's key: give it with --key")
}

fn key_of(text: &str, kind: KeyKind, otherwise: &str) -> Result<VerifierKey, String> {
    let key: VerifierKey = text.parse().map_err(|error| format!("{error}"))?;
    if key.kind() == kind { Ok(key) } else { Err(otherwise.to_owned()) }
}

impl Log {
    pub(super) async fn run(self, common: &Common) -> Outcome {
        match self {
            Self::Verify(verify) => verify.run(common),
            Self::CheckProof(check) => check.run(common),
            Self::Dump { out } => stored::dump(common, &out).await,
            Self::Checkpoint => stored::checkpoint(common).await,
            Self::RotateKey(rotate) => stored::rotate_key(common, &rotate).await,
        }
    }
}

impl Verify {
    fn run(self, common: &Common) -> Outcome {
        let against: Result<Vec<SignedCheckpoint>, CliError> =
            self.against.iter().map(|path| checkpoint_file(path)).collect();
        let keys = TrustedKeys { log: self.keys.key, witnesses: self.keys.witness };
        let trust = Trust { keys, against: against? };
        let report = match (self.source.dump, self.source.url) {
            (Some(path), _) => dump_file(&path, &trust),
            (None, Some(url)) => match ServedLog::open(&url, trust.keys.log.is_empty()) {
                Ok(mut log) => verify(&mut log, &trust),
                Err(error) => refused(error),
            },
            // One of both is required.
            (None, None) => Err(Unreadable("--dump or --url is missing".to_owned())),
        };
        let report = report.map_err(CliError::refused)?;
        common.print(&as_json(&report), || words(&report))?;
        match report.findings.first() {
            None => Ok(()),
            Some(finding) => Err(CliError::Refused(format!("the log is not whole: {finding}"))),
        }
    }
}

fn dump_file(path: &Path, trust: &Trust) -> Result<Report, Unreadable> {
    let input: Box<dyn BufRead> = if path == Path::new("-") {
        Box::new(BufReader::new(std::io::stdin()))
    } else {
        let file = std::fs::File::open(path).map_err(|error| Unreadable(format!("{}: {error}", path.display())))?;
        Box::new(BufReader::with_capacity(1 << 16, file))
    };
    match DumpReader::open(input) {
        Ok(mut dump) => verify(&mut dump, trust),
        Err(SourceError::Unreadable(why)) => Err(Unreadable(format!("{}: {why}", path.display()))),
        Err(error) => refused(error),
    }
}

/// A small file, at most as large as such a file may be.
fn small_file(path: &Path) -> Result<Vec<u8>, CliError> {
    let wrong = |why: String| CliError::Refused(format!("{}: {why}", path.display()));
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(|error| wrong(error.to_string()))?;
    file.take(MAX_FILE + 1).read_to_end(&mut bytes).map_err(|error| wrong(error.to_string()))?;
    if bytes.len() as u64 > MAX_FILE { Err(wrong("the file is too large".to_owned())) } else { Ok(bytes) }
}

fn checkpoint_file(path: &Path) -> Result<SignedCheckpoint, CliError> {
    SignedCheckpoint::parse(&small_file(path)?)
        .map_err(|error| CliError::Refused(format!("{}: {error}", path.display())))
}

fn as_json(report: &Report) -> Value {
    let findings: Vec<Value> = report
        .findings
        .iter()
        .map(|f| {
            let (first, last) = f.entries.unzip();
            json!({ "fault": f.fault, "first": first, "last": last, "place": f.place, "words": f.to_string() })
        })
        .collect();
    json!({
        "good": report.is_good(), "origin": report.origin, "size": report.size, "root": report.root,
        "entries": report.entries, "signed_by": report.signed_by, "own_keys": report.own_keys,
        "checkpoints": report.checkpoints, "consistent_with": report.consistent_with,
        "first_entry": report.first_entry(), "findings": findings,
    })
}

fn words(report: &Report) -> String {
    let mut lines = Vec::new();
    let root = report.root.map_or_else(String::new, |root| format!(", root {root}"));
    if !report.origin.is_empty() {
        let origin = report.origin.replace(char::is_control, "\u{fffd}");
        lines.push(format!("log {origin}: {} entries{root}", report.size));
    }
    for by in &report.signed_by {
        let time = by.time.map_or_else(String::new, |time| format!(", cosigned at {time} s"));
        lines.push(format!("signed by {}+{}{time}", by.name, by.id));
    }
    if !report.checkpoints.is_empty() {
        lines.push(format!("{} older checkpoints in it hold", report.checkpoints.len()));
    }
    for size in &report.consistent_with {
        lines.push(format!("begins with the older checkpoint of size {size}"));
    }
    if report.own_keys {
        lines.push("the keys came with the log: compare them with ones you know, or give those with --key".to_owned());
    }
    lines.extend(report.findings.iter().map(|finding| format!("wrong: {finding}")));
    if report.is_good() {
        lines.push(format!("whole: all {} entries are as they were signed", report.entries));
    }
    lines.join("\n")
}

impl CheckProof {
    fn run(self, common: &Common) -> Outcome {
        let wrong = |error: &dyn std::fmt::Display| CliError::Refused(format!("{}: {error}", self.proof.display()));
        let proof = Proof::parse(&small_file(&self.proof)?).map_err(|error| wrong(&error))?;
        let given = self.leaf.as_deref().map(small_file).transpose()?;
        let leaf = given.or_else(|| proof.extra.clone());
        let leaf = leaf.ok_or_else(|| wrong(&"it carries no entry: give it with --leaf"))?;
        let keys = TrustedKeys { log: self.key.clone(), witnesses: self.witness.clone() };
        let signed_by = proof.verify(&leaf, &keys).map_err(|error| wrong(&error))?;
        let tree = proof.checkpoint.checkpoint();
        // A log of others may hold what a terminal would obey.
        let entry = String::from_utf8_lossy(&leaf).replace(char::is_control, "\u{fffd}");
        let value = json!({
            "good": true, "origin": tree.origin, "index": proof.index, "size": tree.size, "signed_by": signed_by,
            "entry": entry,
        });
        common.print(&value, || {
            format!("entry {} of the {} in the log {}:\n{entry}", proof.index, tree.size, tree.origin)
        })
    }
}
