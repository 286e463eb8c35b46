//! `daodi demo`: a fictional world in a database of its own, for trying out. Two years of history are made through the
//! services that people's own acts go through, each at its moment by a clock that is moved: so every step obeys the rules,
//! and stands in the trail and in the public log.
//!
//! Nothing real is ever beside it: a database that holds something is refused, and one that was filled says so on every
//! page for ever.

mod accounts;
mod announce;
mod answers;
mod bases;
mod cases;
mod draw;
mod geography;
mod marks;
mod names;
mod script;
mod world;

use super::acting::{Acting, publish};
use super::progress::Progress;
use super::refused::Refused;
use crate::assembly::AssemblyError;
use crate::clock::Clock;
use crate::config::Config;
use crate::import::ImportError;
use daodi::audit::{Act, Action, ObjectKind};
use daodi::ports::{DemonstrationMark, Settings, StoreError, WorldRow};
use std::path::PathBuf;
use store::Store;

pub use accounts::Login;

/// Why a fictional world is not made.
#[derive(Debug, thiserror::Error)]
pub enum FillError {
    /// The database holds a register.
    #[error("the database holds a register ({0} products and enterprises): {OTHER}")]
    HoldsRegister(i64),
    /// It holds accounts.
    #[error("the database holds {0} accounts: {OTHER}")]
    HoldsAccounts(i64),
    /// It holds applications.
    #[error("the database holds {0} applications: {OTHER}")]
    HoldsApplications(i64),
    /// An earlier run was broken off.
    #[error(
        "an earlier run was broken off in this database: remove it, or fill another one (--database sqlite:demo.db)"
    )]
    BrokenOff,
    /// The folder of the register's files has no usable map of the divisions.
    #[error("the divisions cannot be read from {}: {report}\nname the folder with --data", folder.display())]
    Divisions {
        /// The folder.
        folder: PathBuf,
        /// What is wrong.
        report: String,
    },
    /// The divisions cannot be written.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// The services cannot be put together.
    #[error(transparent)]
    Assembly(#[from] AssemblyError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The public log failed.
    #[error(transparent)]
    Log(#[from] super::log::LogError),
    /// A file cannot be kept.
    #[error("a paper cannot be kept")]
    File(#[from] crate::uploads::FileStoreError),
    /// A service refused something: the made-up world does not fit the rules.
    #[error("{what} was refused: {why}")]
    Refused {
        /// What was to be done.
        what: String,
        /// Why it was not.
        why: String,
    },
    /// Something that is made up cannot be made.
    #[error("{0} cannot be made up")]
    Made(&'static str),
}

const OTHER: &str = "a demonstration never stands beside anything else; fill another one (--database sqlite:demo.db)";

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// From what the world is made: the same seed gives the same world.
    pub seed: i64,
    /// The folder with Henan's divisions.
    pub data: PathBuf,
}

/// What is there.
#[derive(Debug)]
pub struct Filled {
    /// The mark of the database.
    pub mark: DemonstrationMark,
    /// Whether all of it was there before.
    pub already: bool,
    /// What there is: kind, state, how many.
    pub world: Vec<WorldRow>,
    /// Accounts to try out with; their passwords only where they were made now.
    pub logins: Vec<Login>,
}

/// Fills an empty database. One that was filled before is left as it is.
///
/// # Errors
/// [`FillError`]; what was done until then stays, and the database says that it was broken off.
pub async fn fill(
    config: &Config,
    store: &Store,
    clock: Clock,
    wanted: &Wanted,
    progress: &Progress,
) -> Result<Filled, FillError> {
    if let Some(mark) = store.demonstration().await? {
        if mark.ended_at.is_none() {
            return Err(FillError::BrokenOff);
        }
        let logins = accounts::known(store).await?;
        return Ok(Filled { mark, already: true, world: store.world().await?, logins });
    }
    let held = store.held().await?;
    match (held.register, held.accounts, held.applications) {
        (1.., ..) => return Err(FillError::HoldsRegister(held.register)),
        (_, 1.., _) => return Err(FillError::HoldsAccounts(held.accounts)),
        (.., 1..) => return Err(FillError::HoldsApplications(held.applications)),
        _ => {}
    }
    // Read before anything is written.
    let divisions = geography::read(&wanted.data).await?;
    let mut world = world::World::begin(config, store, clock, wanted.seed).await?;
    progress.say("divisions and offices of Henan");
    geography::write(store, divisions, world.clock).await?;
    world.refresh().await?;
    progress.say("accounts");
    accounts::make(&mut world, progress).await?;
    progress.say("products, marks and the first users, by announcements");
    announce::first(&mut world).await?;
    marks::tie(&mut world).await?;
    announce::users(&mut world).await?;
    accounts::claims(&mut world, progress).await?;
    let plots = script::plots();
    cases::live(&mut world, &plots, progress).await?;
    progress.say("the public log");
    world.services.log.sequence_all().await?;
    let ended_at = world.end().await?;
    let mark = DemonstrationMark { ended_at: Some(ended_at), ..world.mark };
    Ok(Filled { mark, already: false, world: store.world().await?, logins: world.logins })
}

/// The act by which a database is marked, or said to be whole: everybody may know that it is no real one.
fn mark_act(clock: Clock, acting: &Acting, seed: i64, step: &str) -> Result<Act, FillError> {
    let mut act = acting.act(clock, Action::DemonstrationFill, ObjectKind::Database, "demonstration");
    act.after = Some(daodi::audit::fingerprint(b"", &format!("{seed} {step}")));
    publish(&mut act, |leaf| leaf.fact("demo", true).fact("seed", seed).fact("step", step))
        .map_err(|_| FillError::Made("entry"))?;
    Ok(act)
}

/// Says what was refused.
trait Told<T> {
    fn told(self, what: impl FnOnce() -> String) -> Result<T, FillError>;
}

impl<T> Told<T> for Result<T, Refused> {
    fn told(self, what: impl FnOnce() -> String) -> Result<T, FillError> {
        self.map_err(|refused| {
            let why = match refused {
                Refused::Faults(faults) => {
                    let line = |fault: &daodi::form::FieldFault| format!("{}: {}", fault.field, fault.fault.code());
                    faults.iter().map(line).collect::<Vec<_>>().join("; ")
                }
                Refused::Store(error) => return FillError::Store(error),
                other => other.to_string(),
            };
            FillError::Refused { what: what(), why }
        })
    }
}
