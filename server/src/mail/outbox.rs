//! The outbox: a folder in which each letter becomes a file, for trying out and for servers that fetch mail themselves.

use std::io::Write;
use std::path::{Path, PathBuf};

/// Makes the folder where there is none, readable by its owner only.
#[cfg(unix)]
fn make(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn make(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)
}

/// Writes a letter as `ID.eml`, mode 600: it is there whole or not at all.
pub(super) fn put(folder: &Path, id: &str, letter: &[u8]) -> std::io::Result<PathBuf> {
    make(folder)?;
    let path = folder.join(format!("{id}.eml"));
    let mut file = tempfile::Builder::new().prefix(".letter").tempfile_in(folder)?;
    file.write_all(letter)?;
    file.as_file().sync_all()?;
    file.persist_noclobber(&path).map_err(|error| error.error)?;
    Ok(path)
}
