//! Who may read and write what the server keeps.

use super::facts::beside;
use super::{Facts, when};
use std::path::{Path, PathBuf};

/// Others' rights to read or write.
const OTHERS: u32 = 0o007;
/// Rights of anybody but the owner.
const NOT_OWNER: u32 = 0o077;
/// Rights to write of anybody but the owner.
const WRITE: u32 = 0o022;

/// The rights of a path that are among these; none where it is not there.
#[cfg(unix)]
fn rights(path: &Path, of: u32) -> Option<u32> {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(path).ok()?.permissions().mode() & 0o777;
    (mode & of != 0).then_some(mode)
}

#[cfg(not(unix))]
fn rights(_: &Path, _: u32) -> Option<u32> {
    None
}

fn open_ones(paths: impl IntoIterator<Item = PathBuf>, of: u32) -> Vec<String> {
    let shown = |path: PathBuf| rights(&path, of).map(|mode| format!("{} has mode {mode:03o}", path.display()));
    paths.into_iter().filter_map(shown).collect()
}

pub(super) fn database(facts: &Facts) -> Vec<String> {
    let Some(file) = facts.url.sqlite_path() else { return Vec::new() };
    open_ones([file.to_owned(), beside(file, "-wal"), beside(file, "-shm")], NOT_OWNER)
}

pub(super) fn database_folder(facts: &Facts) -> Vec<String> {
    let file = facts.url.sqlite_path().and_then(Path::parent);
    let folder = file.map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
    open_ones(folder.map(Path::to_owned), WRITE)
}

pub(super) fn key_files(facts: &Facts) -> Vec<String> {
    let keys = facts.config.key_files().into_iter().map(|(_, path)| path.to_owned());
    open_ones(keys.chain(facts.config.mail.smtp_password_file.clone()), NOT_OWNER)
}

pub(super) fn outbox(facts: &Facts) -> Vec<String> {
    open_ones((!facts.config.mail.has_server()).then(|| facts.config.mail.outbox.clone()), NOT_OWNER)
}

pub(super) fn files(facts: &Facts) -> Vec<String> {
    open_ones([facts.config.files.clone()], OTHERS | WRITE)
}

pub(super) fn config(facts: &Facts) -> Vec<String> {
    let Some(file) = &facts.config_file else { return Vec::new() };
    let mut found = open_ones([file.clone()], WRITE);
    if facts.url.has_password() && rights(file, OTHERS).is_some() {
        found.push(format!("{} holds the database's password and others may read it", file.display()));
    }
    found
}

pub(super) fn backups(facts: &Facts) -> Vec<String> {
    open_ones(facts.config.backup_dir.clone(), NOT_OWNER)
}

/// A command run by somebody else leaves files behind that the server cannot write.
#[cfg(unix)]
pub(super) fn owners(facts: &Facts) -> Vec<String> {
    use std::os::unix::fs::MetadataExt;
    let owner = |path: &Path| std::fs::metadata(path).ok().map(|about| about.uid());
    let file = facts.url.sqlite_path().map(Path::to_owned);
    let Some(expected) = file.as_deref().and_then(owner) else { return Vec::new() };
    let of_database = file.iter().flat_map(|file| [beside(file, "-wal"), beside(file, "-shm")]);
    let keys = facts.config.key_files().into_iter().map(|(_, path)| path.to_owned());
    let all = of_database.chain(keys).chain([facts.config.files.clone()]);
    all.filter(|path| owner(path).is_some_and(|owner| owner != expected))
        .map(|path| format!("{} belongs to another user than the database", path.display()))
        .collect()
}

#[cfg(not(unix))]
pub(super) fn owners(_: &Facts) -> Vec<String> {
    Vec::new()
}

/// Whether the server can put a file there. Whoever runs the check is taken for the server.
pub(super) fn files_writable(facts: &Facts) -> Vec<String> {
    let folder = &facts.config.files;
    if folder.exists() && !folder.is_dir() {
        return vec![format!("{} is no folder", folder.display())];
    }
    #[cfg(unix)]
    {
        let given = folder.ancestors().map(|one| if one.as_os_str().is_empty() { Path::new(".") } else { one });
        let Some(there) = given.into_iter().find(|one| one.exists()) else { return Vec::new() };
        let can = rustix::fs::access(there, rustix::fs::Access::WRITE_OK | rustix::fs::Access::EXEC_OK);
        when(can.is_err(), || format!("{} cannot be written", there.display()))
    }
    #[cfg(not(unix))]
    when(false, String::new)
}
