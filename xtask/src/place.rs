//! Where things are: the workspace, the target folder, the tools kept beside it.

use anyhow::{Context, Result};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folders a command works in.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// The repository.
    pub(crate) root: PathBuf,
    /// Cargo's target folder, wherever the configuration puts it.
    pub(crate) target: PathBuf,
    /// The targets (binaries, examples) the workspace declares, as `package/name`.
    pub(crate) targets: Vec<String>,
}

impl Place {
    /// Asks cargo.
    pub(crate) fn find() -> Result<Self> {
        let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest.parent().map(Path::to_path_buf).context("xtask has no parent folder")?;
        let mut ask = Command::new(cargo());
        ask.args(["metadata", "--no-deps", "--format-version", "1", "--locked"]).current_dir(&root);
        let text = crate::process::capture(&mut ask)?;
        let metadata: serde_json::Value = serde_json::from_str(&text).context("reading cargo's metadata")?;
        let target = metadata["target_directory"].as_str().context("cargo names no target folder")?;
        let mut targets = Vec::new();
        for package in metadata["packages"].as_array().into_iter().flatten() {
            for target in package["targets"].as_array().into_iter().flatten() {
                if let (Some(package), Some(name)) = (package["name"].as_str(), target["name"].as_str()) {
                    targets.push(format!("{package}/{name}"));
                }
            }
        }
        Ok(Self { root, target: PathBuf::from(target), targets })
    }

    /// Tools fetched by these commands, one folder each.
    pub(crate) fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }

    /// The finished site: what the server serves as files.
    pub(crate) fn site(&self) -> PathBuf {
        self.target.join("site")
    }

    /// The server's program in this profile.
    pub(crate) fn daodi(&self, debug: bool) -> PathBuf {
        self.target.join(if debug { "debug" } else { "release" }).join("daodi")
    }

    /// `cargo ARGS…` in the workspace.
    pub(crate) fn cargo<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(&self, arguments: I) -> Command {
        let mut command = Command::new(cargo());
        command.args(arguments).current_dir(&self.root);
        // Set by `cargo run` for this process; a build script that saw them would be built again for nothing.
        for name in ["CARGO_MANIFEST_DIR", "CARGO_MANIFEST_PATH", "CARGO_PKG_NAME", "CARGO_PKG_VERSION"] {
            command.env_remove(name);
        }
        command
    }
}

/// The cargo that runs this command.
fn cargo() -> std::ffi::OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}
