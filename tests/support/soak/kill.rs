//! P2: the server is killed again and again while many write, and nothing that was acknowledged is lost or doubled.

use super::check::{self, Found};
use super::figures::{ms, spread};
use super::gate::Gate;
use super::ledger::Books;
use super::random::Random;
use super::writer::{Scene, Writer};
use super::{Cast, House, Stand};
use anyhow::{Context, Result, bail};
use std::time::{Duration, Instant};

/// Rounds between two comparisons while the server is down.
const COMPARED: u32 = 10;
/// Rounds between two checkpoints that are kept to be held against the log at the end.
const KEPT: u32 = 50;
/// How long a round waits at most for the answers that were drawn, after its time is over.
const PATIENCE: Duration = Duration::from_secs(3);
/// One kill of so many comes while the server is starting.
const EARLY: u64 = 10;

/// How a run is to go.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Kills.
    pub rounds: u32,
    /// From this everything follows that is drawn.
    pub seed: u64,
    /// Longest time of load that is drawn before a kill; up to half as many answers again as there are writers are waited
    /// for as well.
    pub load: Duration,
    /// Longest time that a start may take.
    pub start: Duration,
    /// The pause between two acts of the operator at the machine.
    pub pause: Duration,
}

/// What a run gave.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Kills.
    pub kills: u32,
    /// Of them while the server was starting.
    pub early: u32,
    /// Acts that were sent again under the same key.
    pub repeated: u64,
    /// Of the acts that had no answer at a comparison, those that were done.
    pub unanswered: usize,
    /// Comparisons while the server was down.
    pub compared: u32,
    /// What the last comparison found.
    pub found: Found,
    /// How long each start took.
    pub starts: Vec<Duration>,
    /// Acts of the operator at the machine.
    pub at_machine: usize,
    /// What `daodi verify` and `daodi log verify` said.
    pub verified: String,
    /// How long it took.
    pub took: Duration,
}

impl Report {
    /// In words.
    #[must_use]
    pub fn text(&self) -> String {
        format!(
            "kills         {} ({} while starting) in {:.0} s\nacknowledged  {} acts over HTTP, {} at the machine\n\
             sent again    {} under the same key; of those open at {} comparisons {} were done already\n\
             lost          {}\ndoubled       {}\nhalf or wrong {}\nstart-up      {}\n{}",
            self.kills,
            self.early,
            self.took.as_secs_f64(),
            self.found.acknowledged,
            self.at_machine,
            self.repeated,
            self.compared,
            self.unanswered,
            self.found.lost.len(),
            self.found.doubled.len(),
            self.found.broken.len(),
            spread(self.starts.clone()),
            self.verified.trim_end(),
        )
    }
}

/// Kills the server in a stand so many times under the writers of a cast.
///
/// # Errors
/// Whatever must not happen: the first key that was lost or doubled, an answer that was none, a start that took too long,
/// a log that does not verify.
pub fn run(stand: &mut Stand, cast: &Cast, (plan, books): (Plan, &Books), say: &dyn Fn(String)) -> Result<Report> {
    let begun = Instant::now();
    let (gate, house) = (Gate::default(), stand.house.clone());
    let scene = Scene { cast, gate: &gate, ledger: &books.ledger, begun };
    let mut report = Report::default();
    let mut kept = Vec::new();
    std::thread::scope(|threads| {
        for player in &cast.players {
            let writer = Writer::new(&scene, player, (stand.port, plan.seed));
            threads.spawn(move || writer.write());
        }
        threads.spawn(|| books.voids.withdraw((&house, &gate), &cast.codes, plan.pause));
        let killed = rounds(stand, (cast, books, &gate), plan, (&mut report, &mut kept), say);
        // Everybody gets an answer before it is over; where it failed, nobody waits for one.
        if let Err(error) = &killed {
            gate.fault(format!("{error:#}"));
        }
        gate.end();
        killed
    })?;
    if let Some(fault) = gate.first_fault() {
        bail!("{fault} ({} such in all)", gate.faults());
    }
    stand.stop().context("stopping the server at the end")?;
    report.found = database(&house, cast, books);
    if let Some(wrong) = report.found.first() {
        bail!("{wrong}");
    }
    (report.repeated, report.at_machine) = (books.ledger.repetitions(), books.voids.all().len());
    report.verified = verify(&house, &kept)?;
    report.took = begun.elapsed();
    Ok(report)
}

fn rounds(
    stand: &mut Stand,
    (cast, books, gate): (&Cast, &Books, &Gate),
    plan: Plan,
    (report, kept): (&mut Report, &mut Vec<std::path::PathBuf>),
    say: &dyn Fn(String),
) -> Result<()> {
    let mut random = Random::new(plan.seed, 0);
    let up = |stand: &mut Stand, report: &mut Report| -> Result<()> {
        let took = stand.start()?;
        report.starts.push(took);
        if took > plan.start {
            bail!("the server took {} to start, {} at most are allowed", ms(took), ms(plan.start));
        }
        Ok(())
    };
    for round in 1..=plan.rounds {
        let usual = report.starts.iter().max().copied().unwrap_or_default();
        if random.one_in(EARLY) && !usual.is_zero() {
            stand.spawn()?;
            std::thread::sleep(part_of(usual, &mut random));
            stand.kill()?;
            report.early += 1;
        } else {
            up(stand, report)?;
            if round % KEPT == 1 {
                kept.push(checkpoint(stand, round)?);
            }
            let wanted =
                usize::try_from(random.below(cast.players.len() as u64 * 3 / 2))? + books.ledger.acknowledgements();
            let least = Instant::now() + Duration::from_millis(20) + part_of(plan.load, &mut random);
            gate.open();
            // Not before the time drawn, nor before so many were answered; but on a slow day not much later either.
            while Instant::now() < least || (books.ledger.acknowledgements() < wanted && least.elapsed() < PATIENCE) {
                std::thread::sleep(Duration::from_millis(1));
            }
            gate.close();
            stand.kill()?;
        }
        report.kills += 1;
        if let Some(fault) = gate.first_fault() {
            bail!("in round {round}: {fault}");
        }
        if round % COMPARED == 0 {
            let found = database(&stand.house, cast, books);
            report.compared += 1;
            report.unanswered += found.unanswered;
            if let Some(wrong) = found.first() {
                bail!("after round {round}: {wrong}");
            }
        }
        let last = report.starts.last().copied().unwrap_or_default();
        say(format!(
            "kill {round} of {}: {} acknowledged, {} sent again, lost 0, doubled 0, last start {}",
            plan.rounds,
            books.ledger.acknowledgements(),
            books.ledger.repetitions(),
            ms(last)
        ));
    }
    up(stand, report)?;
    gate.open();
    Ok(())
}

fn part_of(most: Duration, random: &mut Random) -> Duration {
    Duration::from_micros(random.below(u64::try_from(most.as_micros()).unwrap_or(u64::MAX).max(1)))
}

/// Compares the database with the books; from outside of any runtime.
#[must_use]
pub fn database(house: &House, cast: &Cast, books: &Books) -> Found {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(check::all(house, cast, books))
}

/// Keeps the checkpoint that the server shows now.
fn checkpoint(stand: &Stand, round: u32) -> Result<std::path::PathBuf> {
    let shown = stand.wire("").get("/log/checkpoint").map_err(|broken| anyhow::anyhow!(broken.0))?;
    anyhow::ensure!(shown.status == 200, "the checkpoint was answered {}", shown.status);
    let file = stand.house.folder().join(format!("checkpoint-{round}.txt"));
    std::fs::write(&file, shown.body)?;
    Ok(file)
}

/// Database, files, trail and log against each other, and the log by itself from a dump, held against every checkpoint
/// that was seen on the way.
fn verify(house: &House, kept: &[std::path::PathBuf]) -> Result<String> {
    let whole = house.done(&["verify"]).context("daodi verify")?;
    let dump = house.folder().join("log.dump").display().to_string();
    house.done(&["log", "dump", "--out", &dump]).context("daodi log dump")?;
    let against: Vec<String> = kept.iter().map(|path| path.display().to_string()).collect();
    let mut words = vec!["log", "verify", "--dump", &dump];
    words.extend(against.iter().flat_map(|path| ["--against", path.as_str()]));
    let log = house.checks(&words).context("daodi log verify")?;
    let line = |text: &str, from: &str| {
        let found = text.lines().find(|line| line.starts_with(from));
        found.map(str::to_owned).unwrap_or_default()
    };
    Ok(format!(
        "verify        {}; {}; {}\nlog verify    {}; against {} earlier checkpoints",
        line(&whole, "database"),
        line(&whole, "files"),
        line(&whole, "log"),
        log.lines().collect::<Vec<_>>().join("; "),
        kept.len()
    ))
}
