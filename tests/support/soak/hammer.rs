//! P6 and T12: many writers and readers at once on one SQLite file, for long, and the server stays as it was.

use super::check::{self, Found};
use super::figures::{Sample, ms, quarters, share};
use super::gate::Gate;
use super::ledger::Books;
use super::random::Random;
use super::writer::{Scene, Writer};
use super::{Cast, Stand};
use anyhow::{Context, Result, bail, ensure};
use daodi::transparency_log::{Proof, SignedCheckpoint};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// One read of so many asks for an entry of the public log and verifies its inclusion.
const PROVED: u64 = 100;
/// Most that memory may have grown from the second quarter of a run to its last, KiB: the 64 MiB that drawn pages may take
/// fill up only while the register changes, and an allocator keeps half as much again for itself.
pub const RSS_BOUND: u64 = 96 * 1024;
/// Most that memory may be at any moment, KiB: a register beside the one that follows it, and what was drawn from either.
pub const RSS_MOST: u64 = 768 * 1024;
/// How long a server that was just started still fills its memory: drawn pages, and the second register that every change
/// builds beside the first. Growth is judged where the second quarter begins after that.
const FILLING: Duration = Duration::from_secs(10);
/// Most that open files may have grown likewise.
pub const FILES_BOUND: u64 = 16;
/// Longest that SQLite's log may become, bytes.
pub const WAL_BOUND: u64 = 256 * 1024 * 1024;

/// What is read by turns.
const PAGES: [&str; 10] = [
    "/",
    "/products",
    "/products?q=%E6%AF%9B%E5%B0%96",
    "/en/products",
    "/enterprises",
    "/divisions",
    "/log",
    "/log/entries",
    "/api/v1/products",
    "/statistics",
];

/// How a run is to go.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// How long.
    pub lasts: Duration,
    /// Readers beside the writers.
    pub readers: usize,
    /// From this everything follows that is drawn.
    pub seed: u64,
    /// The pause between two acts of the operator at the machine.
    pub pause: Duration,
}

/// What a run gave.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// How long the load lasted.
    pub lasted: Duration,
    /// When each act was acknowledged, and how long that took.
    pub writes: Vec<(Duration, Duration)>,
    /// How long each read took.
    pub reads: Vec<Duration>,
    /// Proofs that were verified.
    pub proofs: u64,
    /// What the server took, once a second.
    pub samples: Vec<Sample>,
    /// How often the server's log says that the database is locked.
    pub locked: usize,
    /// What the comparison found.
    pub found: Found,
}

impl Report {
    /// In words.
    #[must_use]
    pub fn text(&self) -> String {
        let sorted = |half: &dyn Fn(&Duration) -> bool| {
            let mut took: Vec<Duration> =
                self.writes.iter().filter(|(at, _)| half(at)).map(|(_, took)| *took).collect();
            took.sort_unstable();
            took
        };
        let middle = self.lasted / 2;
        let (all, first, second) = (sorted(&|_| true), sorted(&|at| *at < middle), sorted(&|at| *at >= middle));
        let mut reads = self.reads.clone();
        reads.sort_unstable();
        let rate = |count: usize| count as f64 / self.lasted.as_secs_f64().max(0.001);
        let (rss, files) = (quarters(&self.samples, |s| s.rss), quarters(&self.samples, |s| s.files));
        let most = |of: &dyn Fn(&Sample) -> u64| self.samples.iter().map(of).max().unwrap_or_default();
        format!(
            "lasted      {:.0} s\nwrites      {} ({:.0}/s), p50 {}, p99 {}; p99 of the first half {}, of the second {}\n\
             reads       {} ({:.0}/s), p50 {}, p99 {}\n5xx         0; \"database is locked\" {} times\n\
             lost        {}, doubled {}, half or wrong {}\nproofs      {} verified, 0 invalid\n\
             memory      {} MiB in the second quarter, {} MiB in the last, {} MiB at most (allowed: {} MiB; growth: {} MiB); \
             {:+.1} MiB a minute in the last quarter\n\
             open files  {} and {}, {} at most (growth allowed: {FILES_BOUND})\n\
             SQLite log  {:.1} MiB at most (allowed: {} MiB)",
            self.lasted.as_secs_f64(),
            all.len(),
            rate(all.len()),
            ms(share(&all, 500)),
            ms(share(&all, 990)),
            ms(share(&first, 990)),
            ms(share(&second, 990)),
            reads.len(),
            rate(reads.len()),
            ms(share(&reads, 500)),
            ms(share(&reads, 990)),
            self.locked,
            self.found.lost.len(),
            self.found.doubled.len(),
            self.found.broken.len(),
            self.proofs,
            rss.0 / 1024,
            rss.1 / 1024,
            most(&|s| s.rss) / 1024,
            RSS_MOST / 1024,
            RSS_BOUND / 1024,
            self.last_slope(),
            files.0,
            files.1,
            most(&|s| s.files),
            most(&|s| s.wal) as f64 / 1024.0 / 1024.0,
            WAL_BOUND / 1024 / 1024,
        )
    }

    /// How memory went in the last quarter, MiB a minute: from the mean of its first half to that of its second.
    fn last_slope(&self) -> f64 {
        let quarter = &self.samples[self.samples.len() - self.samples.len() / 4..];
        let (first, second) = quarter.split_at(quarter.len() / 2);
        let mean = |part: &[Sample]| part.iter().map(|s| s.rss as f64).sum::<f64>() / part.len().max(1) as f64 / 1024.0;
        let minutes = self.lasted.as_secs_f64() / 8.0 / 60.0;
        if first.is_empty() { 0.0 } else { (mean(second) - mean(first)) / minutes.max(f64::EPSILON) }
    }

    /// Holds the figures against their bounds.
    ///
    /// # Errors
    /// The first bound that is broken.
    fn judge(&self) -> Result<()> {
        ensure!(self.locked == 0, "the server's log says {} times that the database is locked", self.locked);
        ensure!(self.proofs > 0, "no proof was verified");
        let (rss, files) = (quarters(&self.samples, |s| s.rss), quarters(&self.samples, |s| s.files));
        let most = self.samples.iter().map(|s| s.rss).max().unwrap_or_default();
        ensure!(most <= RSS_MOST, "memory was {most} KiB");
        let full = self.lasted / 4 >= FILLING;
        ensure!(!full || rss.1 <= rss.0 + RSS_BOUND, "memory grew from {} to {} KiB", rss.0, rss.1);
        ensure!(files.1 <= files.0 + FILES_BOUND, "open files grew from {} to {}", files.0, files.1);
        let wal = self.samples.iter().map(|s| s.wal).max().unwrap_or_default();
        ensure!(wal <= WAL_BOUND, "SQLite's log grew to {wal} bytes");
        match self.found.first() {
            Some(wrong) => bail!("{wrong}"),
            None => Ok(()),
        }
    }
}

/// What readers gather.
#[derive(Default)]
struct Seen {
    reads: Mutex<Vec<Duration>>,
    proofs: AtomicU64,
}

/// Hammers the server in a stand.
///
/// # Errors
/// Whatever must not happen: an answer that was none, a proof that does not verify, a bound that is broken.
pub fn run(stand: &mut Stand, cast: &Cast, plan: Plan, say: &dyn Fn(String)) -> Result<Report> {
    stand.start()?;
    let begun = Instant::now();
    let books = Books::new(stand.house.folder(), cast.players.len())?;
    let (gate, seen, house) = (Gate::default(), Seen::default(), stand.house.clone());
    let scene = Scene { cast, gate: &gate, ledger: &books.ledger, begun };
    let mut report = Report::default();
    gate.open();
    std::thread::scope(|threads| -> Result<()> {
        for player in &cast.players {
            let writer = Writer::new(&scene, player, (stand.port, plan.seed));
            threads.spawn(move || writer.write());
        }
        for number in 0..plan.readers {
            let (gate, seen, stand) = (&gate, &seen, &*stand);
            threads.spawn(move || {
                if let Err(error) = read(stand, cast, (gate, seen), Random::new(plan.seed, 1_000 + number as u64)) {
                    gate.fault(format!("reader {number}: {error:#}"));
                }
            });
        }
        threads.spawn(|| books.voids.withdraw((&house, &gate), &cast.codes, plan.pause));
        let wal = house.file().map(|file| file.with_extension("db-wal"));
        let process = stand.id().context("there is no server")?;
        while begun.elapsed() < plan.lasts && gate.first_fault().is_none() {
            report.samples.extend(Sample::of(process, wal.as_deref(), begun.elapsed()));
            let rss = report.samples.last().map(|s| s.rss / 1024).unwrap_or_default();
            say(format!(
                "{:.0} of {:.0} s: {} written, {} proofs, {rss} MiB",
                begun.elapsed().as_secs_f64(),
                plan.lasts.as_secs_f64(),
                books.ledger.acknowledgements(),
                seen.proofs.load(Ordering::SeqCst),
            ));
            std::thread::sleep(Duration::from_secs(1).min(plan.lasts / 8));
        }
        report.lasted = begun.elapsed();
        gate.end();
        Ok(())
    })?;
    if let Some(fault) = gate.first_fault() {
        bail!("{fault} ({} such in all)", gate.faults());
    }
    stand.stop().context("stopping the server at the end")?;
    report.locked = stand.logged("database is locked")? + stand.logged("database table is locked")?;
    report.writes = books.ledger.waits();
    report.reads = seen.reads.into_inner().unwrap();
    report.proofs = seen.proofs.into_inner();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    report.found = runtime.block_on(check::all(&house, cast, &books));
    report.judge().with_context(|| report.text())?;
    house.done(&["verify"]).context("daodi verify")?;
    Ok(report)
}

/// Reads pages by turns until it is over, and now and then a proof.
fn read(stand: &Stand, cast: &Cast, (gate, seen): (&Gate, &Seen), mut random: Random) -> Result<()> {
    let wire = stand.wire("");
    let mut took = Vec::new();
    let mut newest = 0;
    for number in 0.. {
        if gate.is_ending() || gate.first_fault().is_some() {
            break;
        }
        if number % PROVED == 0 {
            newest = prove(stand, cast, (newest, &mut random))?;
            seen.proofs.fetch_add(1, Ordering::SeqCst);
        }
        let path = PAGES[usize::try_from(number).unwrap_or(0) % PAGES.len()];
        let since = Instant::now();
        let answer = wire.get(path).map_err(|broken| anyhow::anyhow!("{path}: {}", broken.0))?;
        took.push(since.elapsed());
        ensure!(answer.status == 200, "{path} was answered {}", answer.status);
    }
    seen.reads.lock().unwrap().extend(took);
    Ok(())
}

/// Asks for the proof of an entry and verifies it with the key that was known before; the size that the log has now.
fn prove(stand: &Stand, cast: &Cast, (before, random): (u64, &mut Random)) -> Result<u64> {
    let wire = stand.wire("");
    let get = |path: &str| -> Result<Vec<u8>> {
        let answer = wire.get(path).map_err(|broken| anyhow::anyhow!("{path}: {}", broken.0))?;
        ensure!(answer.status == 200, "{path} was answered {}", answer.status);
        Ok(answer.body)
    };
    let head = SignedCheckpoint::parse(&get("/log/checkpoint")?).context("the checkpoint")?;
    let size = head.checkpoint().size;
    ensure!(size > 0 && size >= before, "the log had {before} entries and has {size}");
    let index = random.below(size);
    let path = format!("/log/entries/{index}/proof");
    let proof = Proof::parse(&get(&path)?).with_context(|| path.clone())?;
    let entry = proof.extra.clone().with_context(|| format!("{path} has no entry in it"))?;
    proof.verify(&entry, &cast.keys).with_context(|| format!("{path} does not verify"))?;
    ensure!(proof.index == index && proof.checkpoint.checkpoint().size >= size, "{path} proves another entry");
    Ok(size)
}
