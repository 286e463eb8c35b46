//! Programs the tests need beyond Rust: installed where that is possible (Debian, as root), else named in one line.

use crate::process::{self, find};
use crate::progress::{Paint, note, paint};
use std::path::Path;
use std::process::Command;

/// A thing that is needed.
struct Need {
    /// The Debian package.
    package: &'static str,
    /// Whether it is here.
    here: fn() -> bool,
}

const NEEDS: [Need; 8] = [
    Need { package: "postgresql", here: || super::postgres::programs().is_some() },
    Need { package: "chromium", here: || super::browser::chromium().is_some() },
    Need { package: "fonts-noto-cjk", here: has_chinese_font },
    Need { package: "zbar-tools", here: || find("zbarimg").is_some() },
    Need { package: "poppler-utils", here: || find("pdftoppm").is_some() },
    Need { package: "nodejs", here: || find("node").is_some() },
    Need { package: "npm", here: || find("npm").is_some() },
    Need { package: "strace", here: || find("strace").is_some() },
];

/// Installs what is missing; what stays missing fails the steps that need it.
pub(crate) fn install_missing() {
    for component in ["rustfmt", "clippy"] {
        let driver = if component == "clippy" { "cargo-clippy" } else { component };
        if !process::capture(Command::new(driver).arg("--version")).is_ok_and(|text| !text.is_empty())
            && find("rustup").is_some()
        {
            note(&format!("adding {component} through rustup"));
            let _ = process::status(Command::new("rustup").args(["component", "add", component]));
        }
    }
    install(|_| true);
}

/// Installs what is missing of these packages; what stays missing is named in one line.
pub(crate) fn install_missing_of(packages: &[&str]) {
    install(|package| packages.contains(&package));
}

fn install(wanted: impl Fn(&str) -> bool) {
    let missing = missing(&wanted);
    if missing.is_empty() {
        return;
    }
    if is_root() && find("apt-get").is_some() {
        note(&format!("installing {}", missing.join(" ")));
        let apt = |arguments: &[&str]| {
            let mut command = Command::new("apt-get");
            command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
            process::capture(&mut command)
        };
        let mut install = vec!["install", "--yes", "--no-install-recommends"];
        install.extend(&missing);
        if let Err(error) = apt(&["update"]).and_then(|_| apt(&install)) {
            note(&format!("{error:#}"));
        }
    }
    let still = self::missing(&wanted);
    if !still.is_empty() {
        eprintln!("{} apt-get install {}", paint(Paint::Warn, "please install:"), still.join(" "));
    }
}

fn missing(wanted: impl Fn(&str) -> bool) -> Vec<&'static str> {
    NEEDS.iter().filter(|need| wanted(need.package) && !(need.here)()).map(|need| need.package).collect()
}

fn has_chinese_font() -> bool {
    process::capture(Command::new("fc-list").args([":lang=zh-cn", "file"])).is_ok_and(|text| !text.trim().is_empty())
        || Path::new("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc").exists()
}

/// Whether this process may install packages, and may not run PostgreSQL itself.
pub(crate) fn is_root() -> bool {
    process::capture(Command::new("id").arg("-u")).is_ok_and(|text| text.trim() == "0")
}
