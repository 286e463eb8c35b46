//! What only the operating system knows.

use std::path::Path;

/// Room on a disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Disk {
    /// Bytes that the server may still use.
    pub free: u64,
    /// Bytes in all.
    pub total: u64,
}

/// Room on the disk of a path; of its folder where it is not there yet.
#[cfg(unix)]
#[must_use]
pub fn disk(path: &Path) -> Option<Disk> {
    let there = existing(path)?;
    let about = rustix::fs::statvfs(there).ok()?;
    Some(Disk { free: about.f_bavail * about.f_frsize, total: about.f_blocks * about.f_frsize })
}

/// Room on the disk of a path: not known here.
#[cfg(not(unix))]
#[must_use]
pub fn disk(_: &Path) -> Option<Disk> {
    None
}

/// The name of the network's file system that a path is on; none where it is on a local one.
#[cfg(target_os = "linux")]
#[must_use]
pub fn network_file_system(path: &Path) -> Option<&'static str> {
    // statfs(2), linux/magic.h.
    const KNOWN: [(u64, &str); 9] = [
        (0x6969, "nfs"),
        (0xff53_4d42, "cifs"),
        (0xfe53_4d42, "smb2"),
        (0x517b, "smb"),
        (0x0102_1997, "9p"),
        (0x00c3_6400, "ceph"),
        (0x0bd0_0bd0, "lustre"),
        (0x5346_414f, "afs"),
        (0x7375_7245, "coda"),
    ];
    let about = rustix::fs::statfs(existing(path)?).ok()?;
    // The kind is a number of the machine's word with or without a sign.
    let kind = (about.f_type as u64) & 0xffff_ffff;
    KNOWN.iter().find(|(known, _)| *known == kind).map(|(_, name)| *name)
}

/// The name of the network's file system that a path is on: not known here.
#[cfg(not(target_os = "linux"))]
#[must_use]
pub fn network_file_system(_: &Path) -> Option<&'static str> {
    None
}

/// A path itself or the nearest folder above it that is there.
#[cfg(unix)]
fn existing(path: &Path) -> Option<&Path> {
    let given = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    given.ancestors().map(|one| if one.as_os_str().is_empty() { Path::new(".") } else { one }).find(|one| one.exists())
}

/// Processes that serve and have a file open, as far as this process may see others'.
#[must_use]
pub fn servers_of(file: &Path) -> Vec<u32> {
    let Ok(file) = file.canonicalize() else { return Vec::new() };
    let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    let mut found: Vec<u32> = processes
        .filter_map(|entry| {
            let process: u32 = entry.file_name().to_str()?.parse().ok()?;
            let arguments = std::fs::read(entry.path().join("cmdline")).ok()?;
            let serves = arguments.split(|byte| *byte == 0).skip(1).any(|argument| argument == b"serve");
            let mut open = std::fs::read_dir(entry.path().join("fd")).ok()?.flatten();
            let mut holds = || open.any(|fd| std::fs::read_link(fd.path()).is_ok_and(|target| target == file));
            (serves && holds()).then_some(process)
        })
        .collect();
    found.sort_unstable();
    found
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use std::process::{Command, Stdio};

    #[test]
    fn room_is_known_also_where_the_file_is_not_there_yet() {
        let there = disk(&std::env::temp_dir()).unwrap();
        assert!(there.total > 0 && there.free <= there.total);
        assert_eq!(disk(&std::env::temp_dir().join("not/there")).unwrap().total, there.total);
        assert!(disk(Path::new("")).is_some());
        assert_eq!(network_file_system(Path::new("/proc")), None);
    }

    #[test]
    fn processes_that_serve_a_file_are_found() {
        let file = std::env::temp_dir().join(format!("daodi-held-{}", std::process::id()));
        std::fs::write(&file, "").unwrap();
        let holder = |act: &str| {
            let mut command = Command::new("sh");
            command.args(["-c", "exec 3<\"$2\"; echo open; read line", "daodi", act]).arg(&file);
            let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
            // It says so once the file is open.
            std::io::Read::read_exact(child.stdout.as_mut().unwrap(), &mut [0; 4]).unwrap();
            child
        };
        let mut holders = [holder("serve"), holder("serve"), holder("label")];
        let mut expected = vec![holders[0].id(), holders[1].id()];
        expected.sort_unstable();
        assert_eq!(servers_of(&file), expected);
        for child in &mut holders {
            drop(child.stdin.take());
            child.wait().unwrap();
        }
        assert!(servers_of(&file).is_empty());
        std::fs::remove_file(file).unwrap();
    }
}
