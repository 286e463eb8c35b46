//! What the checks go by.

use super::machine::{Disk, disk, network_file_system, servers_of};
use crate::clock::Clock;
use crate::config::Config;
use crate::keys::KeyFileError;
use crate::log_keys::{LogKeyError, LogKeys};
use crate::secrets::{Vault, VaultError};
use crate::services::backup::{MANIFEST, Manifest};
use crate::services::verify::{self, Finding};
use crate::uploads::disk::names;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use daodi::label::{KeyError, Keyring};
use daodi::ports::StoreError;
use daodi::transparency_log::{SignedCheckpoint, Tile, TileSet, TrustedKeys, root, root_nodes};
use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use store::maintenance::{ActiveAccounts, BatchKeys, SchemaObject, SealedValues, Snapshot, SqliteSettings};
use store::{DatabaseUrl, OpenError, Options, Store};

/// Everything that the checks go by, as it was at one moment.
pub struct Facts {
    /// The configuration.
    pub config: Config,
    /// Its file.
    pub config_file: Option<PathBuf>,
    /// Now, µs since the epoch, UTC.
    pub now: i64,
    /// The database's address.
    pub url: DatabaseUrl,
    /// What is known of the database.
    pub database: DatabaseState,
    /// Room on the disks that matter.
    pub disks: Vec<(PathBuf, Disk)>,
    /// The network's file system that the SQLite file is on.
    pub network_file_system: Option<String>,
    /// Processes that serve the SQLite file.
    pub servers: Vec<u32>,
    /// The label keys; none where the file is missing.
    pub label_keys: Option<Result<LabelKeys, String>>,
    /// The keys that sign the public log.
    pub log_keys: KeyFile,
    /// The keys of personal values.
    pub secret_keys: KeyFile,
    /// The epochs that have one; none where the file cannot be used.
    pub secret_epochs: Option<Vec<u8>>,
    /// The newest whole backup in `backup_dir`.
    pub newest_backup: Option<Manifest>,
    /// Folders of `backup_dir` that are no whole backup, and why.
    pub broken_backups: Vec<(PathBuf, String)>,
}

/// What is known of the database.
pub enum DatabaseState {
    /// There is no SQLite file.
    Missing,
    /// It cannot be opened or read.
    Closed(String),
    /// It is open.
    Open(Box<Database>),
}

/// What an open database says of itself.
#[derive(Default)]
pub struct Database {
    /// Version of its schema.
    pub schema: i64,
    /// Migrations that would be run.
    pub pending: Vec<String>,
    /// Why the schema is not one that this release knows.
    pub unknown_schema: Option<String>,
    /// What the migrations made and is not there.
    pub missing: Vec<SchemaObject>,
    /// Settings of SQLite's connections.
    pub settings: Option<SqliteSettings>,
    /// Bytes 18 and 19 of the SQLite file: 2 each where it has a write-ahead log.
    pub journal: Option<[u8; 2]>,
    /// Size of the write-ahead log, bytes.
    pub wal: u64,
    /// Rows of each table.
    pub rows: BTreeMap<String, i64>,
    /// Whether the schema is this release's, so that what follows could be read.
    pub whole: bool,
    /// Instants of the trail's oldest and newest row.
    pub audit_span: Option<(i64, i64)>,
    /// The last sealed day, ISO.
    pub last_sealed: Option<String>,
    /// The public log.
    pub log: LogFacts,
    /// Active accounts by role.
    pub accounts: Vec<ActiveAccounts>,
    /// Batches by key epoch and host.
    pub batches: Vec<BatchKeys>,
    /// What is sealed with keys of personal values, by epoch.
    pub sealed: Vec<SealedValues>,
    /// Mails that wait: how many, and since when the oldest.
    pub waiting_mail: (i64, Option<i64>),
    /// Requests to erase a person that wait: how many, and since when the oldest.
    pub waiting_erasures: (i64, Option<i64>),
    /// Mails given up in the last seven days.
    pub failed_mail: i64,
    /// What is wrong with the files, their bytes apart.
    pub files: Vec<Finding>,
    /// Why nothing can be said of them.
    pub files_fault: Option<String>,
}

/// What is known of the public log.
#[derive(Clone, Debug, Default)]
pub struct LogFacts {
    /// Since when the oldest entry waits for its number.
    pub oldest_waiting: Option<i64>,
    /// Entries that have a number.
    pub numbered: i64,
    /// Why the newest checkpoint is not one of this log.
    pub checkpoint_fault: Option<String>,
}

/// What is known of a file of keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyFile {
    /// It is not there.
    Missing,
    /// It cannot be used.
    Broken(String),
    /// It can.
    Good,
}

/// What is known of the label keys: never a key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LabelKeys {
    /// The epochs that have a key.
    pub epochs: Vec<u8>,
    /// Those whose key was not made at random.
    pub guessable: Vec<u8>,
}

impl Facts {
    /// Gathers them.
    pub async fn gather(config: Config, config_file: Option<PathBuf>, url: DatabaseUrl, clock: Clock) -> Self {
        let file = url.sqlite_path().map(Path::to_owned);
        let journal = file.as_deref().and_then(journal_of);
        let (newest_backup, broken_backups) = backups(config.backup_dir.as_deref());
        let (log_keys, trusted) = match LogKeys::read_public(&config.log_key_file, &config.log_origin()) {
            Ok(None) => (KeyFile::Missing, Vec::new()),
            Ok(Some(keys)) => (KeyFile::Good, keys),
            // Said by the check of rights.
            Err(LogKeyError::File(KeyFileError::Mode { .. })) => (KeyFile::Good, Vec::new()),
            Err(error) => (KeyFile::Broken(error.to_string()), Vec::new()),
        };
        let mut database = open(&url, &config, &TrustedKeys::of_log(trusted), clock).await;
        if let DatabaseState::Open(database) = &mut database {
            database.journal = journal;
            database.wal = file.as_deref().map_or(0, |file| size_of(&beside(file, "-wal")));
        }
        let places = [file.clone(), Some(config.files.clone()), config.backup_dir.clone()];
        let disks = places.into_iter().flatten().filter_map(|path| disk(&path).map(|disk| (path, disk))).collect();
        let vault = Vault::read(&config.secret_key_file);
        Self {
            now: clock.micros(),
            label_keys: label_keys(&config.key_file),
            log_keys,
            secret_epochs: vault.as_ref().ok().and_then(|vault| Some(vault.as_ref()?.epochs())),
            secret_keys: match vault {
                Ok(None) => KeyFile::Missing,
                Ok(Some(_)) | Err(VaultError::Mode { .. }) => KeyFile::Good,
                Err(error) => KeyFile::Broken(error.to_string()),
            },
            network_file_system: file.as_deref().and_then(network_file_system).map(ToOwned::to_owned),
            servers: file.as_deref().map(servers_of).unwrap_or_default(),
            disks,
            newest_backup,
            broken_backups,
            database,
            url,
            config,
            config_file,
        }
    }

    /// The database, where it is open.
    #[must_use]
    pub fn open(&self) -> Option<&Database> {
        match &self.database {
            DatabaseState::Open(database) => Some(database),
            _ => None,
        }
    }

    /// Rows of a table; 0 where nothing is known of it.
    #[must_use]
    pub fn rows(&self, table: &str) -> i64 {
        self.open().and_then(|database| database.rows.get(table)).copied().unwrap_or(0)
    }

    /// Whether anybody but this machine reaches the server.
    #[must_use]
    pub fn is_public(&self) -> bool {
        !self.config.is_private()
    }
}

/// A path with an ending after its name.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn size_of(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |about| about.len())
}

/// The file format's write and read version (SQLite file format, 1.3.3): read before anything opens the file.
fn journal_of(path: &Path) -> Option<[u8; 2]> {
    let mut head = [0_u8; 20];
    std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut head)).ok()?;
    head.starts_with(b"SQLite format 3\0").then(|| [head[18], head[19]])
}

fn label_keys(path: &Path) -> Option<Result<LabelKeys, String>> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
        Err(error) => return Some(Err(error.to_string())),
    };
    Some(read_keys(&text).map_err(|error| error.to_string()))
}

fn read_keys(text: &str) -> Result<LabelKeys, KeyError> {
    Keyring::parse(text)?;
    let mut keys = LabelKeys::default();
    for line in text.lines().map(str::trim) {
        let mut words = line.split_whitespace();
        let (Some(Ok(epoch)), Some(_), Some(key)) = (words.next().map(str::parse), words.next(), words.next()) else {
            continue;
        };
        keys.epochs.push(epoch);
        // 32 random bytes have some thirty different values; fewer than sixteen come about once in 10^15 times.
        let mut bytes: Vec<&str> = (0..32).filter_map(|at| key.get(2 * at..2 * at + 2)).collect();
        bytes.sort_unstable();
        bytes.dedup();
        if bytes.len() < 16 {
            keys.guessable.push(epoch);
        }
    }
    Ok(keys)
}

/// The newest whole backup, and what looks like one and is none.
fn backups(folder: Option<&Path>) -> (Option<Manifest>, Vec<(PathBuf, String)>) {
    let Some(folder) = folder else { return (None, Vec::new()) };
    let mut newest: Option<Manifest> = None;
    let mut broken = Vec::new();
    // The folder itself may be one backup, written over by hand from time to time.
    let own = folder.join(MANIFEST).exists().then(|| folder.to_owned());
    let inside = names(folder).unwrap_or_default().into_iter().map(|name| folder.join(name));
    let inside = inside.filter(|path| own.is_none() && path.is_dir());
    for path in own.clone().into_iter().chain(inside) {
        match Manifest::read(&path) {
            Ok(manifest) if newest.as_ref().is_none_or(|known| known.at < manifest.at) => newest = Some(manifest),
            Ok(_) => {}
            Err(error) => broken.push((path, error.to_string())),
        }
    }
    (newest, broken)
}

async fn open(url: &DatabaseUrl, config: &Config, keys: &TrustedKeys, clock: Clock) -> DatabaseState {
    let store = match Store::open_existing(url, &Options::default()).await {
        Ok(store) => store,
        Err(OpenError::Missing { .. }) => return DatabaseState::Missing,
        Err(error) => return DatabaseState::Closed(error.to_string()),
    };
    let read = read(&store, config, keys, clock).await;
    store.release().await;
    match read {
        Ok(database) => DatabaseState::Open(Box::new(database)),
        Err(error) => DatabaseState::Closed(error.to_string()),
    }
}

async fn read(store: &Store, config: &Config, keys: &TrustedKeys, clock: Clock) -> Result<Database, StoreError> {
    let settings = store.sqlite_settings().await?;
    let mut database = Database { settings, schema: store.schema_version().await?, ..Database::default() };
    match store.steps().await {
        Ok(steps) => database.pending = steps.pending.into_iter().map(|step| step.name).collect(),
        Err(error) => database.unknown_schema = Some(error.to_string()),
    }
    database.missing = store.missing_objects(database.schema).await?;
    let mut state = store.snapshot().await?;
    database.rows = state.counts().await?;
    if state.has("label_batch") {
        database.batches = state.batch_keys().await?;
    }
    // What follows asks for tables of the latest schema.
    let known = database.pending.is_empty() && database.unknown_schema.is_none();
    if !known || database.missing.iter().any(|object| object.kind.code() == "table") {
        return Ok(database);
    }
    database.whole = true;
    database.audit_span = state.audit_span().await?;
    database.last_sealed = state.last_sealed_day().await?;
    database.sealed = state.sealed_values().await?;
    database.accounts = state.active_accounts().await?;
    database.waiting_mail = state.waiting_mail().await?;
    database.waiting_erasures = state.waiting_erasures().await?;
    database.failed_mail = state.failed_mail(clock.micros() - 7 * 86_400_000_000).await?;
    database.log = log(&mut state, keys).await?;
    match verify::names_only(store, &mut state, &config.files, clock).await {
        Ok(found) => database.files = found,
        Err(error) => database.files_fault = Some(error.to_string()),
    }
    Ok(database)
}

async fn log(state: &mut Snapshot, keys: &TrustedKeys) -> Result<LogFacts, StoreError> {
    let (numbered, _) = state.log_numbers().await?;
    let oldest_waiting = state.oldest_waiting_entry().await?;
    let checkpoint_fault = checkpoint_fault(state, keys, numbered).await?;
    Ok(LogFacts { oldest_waiting, numbered, checkpoint_fault })
}

/// Why the newest checkpoint is not that of the numbered entries: compared with the stored tiles, which is quick however
/// long the log is. Whether the tiles are right is for `daodi verify`.
async fn checkpoint_fault(
    state: &mut Snapshot,
    keys: &TrustedKeys,
    numbered: i64,
) -> Result<Option<String>, StoreError> {
    let fault = |text: &str| Ok(Some(text.to_owned()));
    let Some(newest) = state.newest_checkpoint().await? else {
        return if numbered == 0 { Ok(None) } else { fault("there is none") };
    };
    let Ok(signed) = SignedCheckpoint::parse(newest.note.as_bytes()) else {
        return fault("it is no signed checkpoint");
    };
    if !keys.log.is_empty() && keys.verify(&signed).is_err() {
        return fault("it is not signed by the log's key");
    }
    let said = signed.checkpoint();
    if i64::try_from(said.size) != Ok(newest.size) || newest.size != numbered {
        return Ok(Some(format!("it covers {} entries, {numbered} have a number", said.size)));
    }
    let mut tiles = TileSet::new();
    let nodes = root_nodes(said.size).unwrap_or_default();
    for tile in Tile::holding_all(&nodes, said.size) {
        let (level, number) = (i64::from(tile.level), i64::try_from(tile.index).unwrap_or(i64::MAX));
        let stored = state.tile(level, number).await.unwrap_or_default();
        let bytes = stored.and_then(|text| STANDARD.decode(text).ok());
        if !bytes.is_some_and(|bytes| tiles.insert_bytes(tile, &bytes)) {
            return Ok(Some(format!("the tile {level}/{number} is missing or broken")));
        }
    }
    match root(said.size, &tiles) {
        Ok(found) if found == said.root => Ok(None),
        _ => fault("the stored tree has another root"),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    #[test]
    fn a_key_that_was_thought_up_is_told_from_a_random_one() {
        let random = Keyring::generate(crate::keys::random().unwrap()).to_file();
        assert_eq!(read_keys(&random).unwrap(), LabelKeys { epochs: vec![0], guessable: vec![] });
        let example =
            format!("{}1 hmac-sha-256 {}\n2 hmac-sha-256 {}\n", random, "00".repeat(32), "0123456789abcdef".repeat(4));
        assert_eq!(read_keys(&example).unwrap(), LabelKeys { epochs: vec![0, 1, 2], guessable: vec![1, 2] });
    }
}
