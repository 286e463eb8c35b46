//! The sender's name for a file: shown to people and given back with the download, never used as a path.

use super::Kind;

/// Most characters that are kept of it, the ending aside.
const LONGEST: usize = 100;

/// The name without folders, without characters that cannot be seen or turn the line around, with the ending of the
/// kind it has now.
pub(super) fn clean(name: &str, kind: Kind) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
    let kept: String = stem.chars().filter(|c| !misleads(*c)).take(LONGEST).collect();
    let kept = kept.trim_matches(|c: char| c == '.' || c.is_whitespace());
    format!("{}.{}", if kept.is_empty() { "file" } else { kept }, kind.ending())
}

/// The name without folders and without characters that mislead, its ending kept.
pub(super) fn plain(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last.chars().filter(|c| !misleads(*c)).collect();
    let kept = kept.trim_matches(|c: char| c == '.' || c.is_whitespace());
    let from = kept.chars().count().saturating_sub(LONGEST);
    let kept: String = kept.chars().skip(from).collect();
    if kept.is_empty() { "file".to_owned() } else { kept }
}

/// Control characters, marks that turn the direction of the line or have no width, and what file systems or headers
/// give a meaning.
fn misleads(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        || matches!(c, '"' | '*' | ':' | '<' | '>' | '?' | '|' | '%')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_name_and_no_path() {
        for (given, kept) in [
            ("营业执照.pdf", "营业执照.pdf"),
            ("C:\\Users\\王\\照片 1.PDF", "照片 1.pdf"),
            ("../../etc/passwd.pdf", "passwd.pdf"),
            ("shell.php.pdf", "shell.php.pdf"),
            ("a\u{202e}fdp.exe.pdf", "afdp.exe.pdf"),
            ("a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie x=1.pdf"),
            (".pdf", "file.pdf"),
            ("...pdf", "file.pdf"),
            ("", "file.pdf"),
        ] {
            assert_eq!(clean(given, Kind::Pdf), kept, "{given:?}");
        }
        assert_eq!(clean(&"长".repeat(5000), Kind::Png).chars().count(), LONGEST + 4);
        assert_eq!(clean("a.webp", Kind::Jpeg), "a.jpg");
    }
}
