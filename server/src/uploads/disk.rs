//! Files and folders on the disk, private and durable. Everything here waits for the disk: call it where waiting is
//! allowed.

use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

/// How much is read at once.
const CHUNK: usize = 128 * 1024;

/// SHA-256 (hex) and size of a file.
///
/// # Errors
/// The system's.
pub fn hash_file(path: &Path) -> std::io::Result<(String, u64)> {
    read_through(path, |_| Ok(()))
}

/// Copies a file into a new one that only its owner may read, syncs it, and gives SHA-256 (hex) and size of what was
/// copied.
///
/// # Errors
/// The system's, also where the target exists.
pub fn copy_file(from: &Path, to: &Path) -> std::io::Result<(String, u64)> {
    let mut target = new_file(to)?;
    let copied = read_through(from, |chunk| target.write_all(chunk))?;
    target.sync_all()?;
    Ok(copied)
}

fn read_through(path: &Path, mut each: impl FnMut(&[u8]) -> std::io::Result<()>) -> std::io::Result<(String, u64)> {
    let mut file = File::open(path)?;
    let (mut hash, mut size, mut buffer) = (Sha256::new(), 0_u64, vec![0_u8; CHUNK]);
    loop {
        let read = match file.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        hash.update(&buffer[..read]);
        each(&buffer[..read])?;
        size += read as u64;
    }
    Ok((crate::services::maps::hex(&hash.finalize()), size))
}

/// A new file that only its owner may read and write.
///
/// # Errors
/// The system's, also where the file exists.
pub fn new_file(path: &Path) -> std::io::Result<File> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Makes a folder, and those above it, for their owner alone, and brings its name to the disk. What is there is left as it
/// is.
///
/// # Errors
/// The system's.
pub fn make_folder(path: &Path) -> std::io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)?;
    path.parent().filter(|above| !above.as_os_str().is_empty()).map_or(Ok(()), sync_folder)
}

/// Makes what was changed in a folder durable.
///
/// # Errors
/// The system's.
pub fn sync_folder(path: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    File::open(path)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// Whether a folder is missing or has nothing in it.
///
/// # Errors
/// The system's, also where it is no folder.
pub fn is_empty(path: &Path) -> std::io::Result<bool> {
    match std::fs::read_dir(path) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}

/// The names in a folder, sorted; none where it is missing.
///
/// # Errors
/// The system's.
pub fn names(path: &Path) -> std::io::Result<Vec<String>> {
    let entries = match std::fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let names: std::io::Result<Vec<String>> =
        entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect();
    let mut names = names?;
    names.sort_unstable();
    Ok(names)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    #[test]
    fn copies_are_hashed_private_and_never_written_over() {
        let folder = std::env::temp_dir().join(format!("daodi-disk-{}", std::process::id()));
        make_folder(&folder).unwrap();
        let (from, to) = (folder.join("a"), folder.join("b"));
        std::fs::write(&from, "abc").unwrap();
        assert_eq!(hash_file(&from).unwrap(), (ABC.to_owned(), 3));
        assert_eq!(copy_file(&from, &to).unwrap(), (ABC.to_owned(), 3));
        assert_eq!(copy_file(&from, &to).unwrap_err().kind(), std::io::ErrorKind::AlreadyExists);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&to).unwrap().permissions().mode() & 0o777, 0o600);
            assert_eq!(std::fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
        }
        assert_eq!(names(&folder).unwrap(), ["a", "b"]);
        assert!(!is_empty(&folder).unwrap() && is_empty(&folder.join("none")).unwrap());
        assert!(is_empty(&to).is_err());
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
