//! A directory with the register's files, to be spoilt for a test.

use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The register of the repository.
pub(super) fn henan() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/henan")
}

/// The small files that tests lay over the register.
fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/import")
}

/// A copy of the register that may be changed.
pub(super) struct Copy {
    dir: TempDir,
}

impl Copy {
    pub(super) fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        for folder in ["", "geo"] {
            let from = henan().join(folder);
            std::fs::create_dir_all(dir.path().join(folder)).unwrap();
            for entry in std::fs::read_dir(from).unwrap() {
                let entry = entry.unwrap();
                if entry.file_type().unwrap().is_file() {
                    std::fs::copy(entry.path(), dir.path().join(folder).join(entry.file_name())).unwrap();
                }
            }
        }
        Self { dir }
    }

    pub(super) fn path(&self) -> &Path {
        self.dir.path()
    }

    /// Replaces the first occurrence of a text, which must be there.
    pub(super) fn replace(self, file: &str, from: &str, to: &str) -> Self {
        self.replace_bytes(file, from.as_bytes(), to.as_bytes())
    }

    /// Replaces the first occurrence of bytes, which must be there.
    pub(super) fn replace_bytes(self, file: &str, from: &[u8], to: &[u8]) -> Self {
        let path = self.path().join(file);
        let mut bytes = std::fs::read(&path).unwrap();
        let at = bytes.windows(from.len()).position(|window| window == from).unwrap();
        bytes.splice(at..at + from.len(), to.iter().copied());
        std::fs::write(path, bytes).unwrap();
        self
    }

    /// Adds lines from a fixture to the end of a file.
    pub(super) fn append(self, file: &str, fixture: &str) -> Self {
        let mut bytes = std::fs::read(self.path().join(file)).unwrap();
        bytes.extend(std::fs::read(fixtures().join(fixture)).unwrap());
        std::fs::write(self.path().join(file), bytes).unwrap();
        self
    }

    /// Puts a fixture in the place of a file.
    pub(super) fn put(self, file: &str, fixture: &str) -> Self {
        std::fs::copy(fixtures().join(fixture), self.path().join(file)).unwrap();
        self
    }

    pub(super) fn remove(self, file: &str) -> Self {
        std::fs::remove_file(self.path().join(file)).unwrap();
        self
    }
}
