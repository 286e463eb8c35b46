//! Papers read by programs that are not ours.

use std::io::{Cursor, Read};
use std::process::Command;

/// What a program of another's says to a PDF; `None` where it is not installed, which CI does not allow.
fn run(program: &str, args: &[&str], pdf: &[u8]) -> Option<Vec<u8>> {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), pdf).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let run = Command::new(program).args(args).arg(file.path()).arg(&out).output();
    let Ok(run) = run else {
        assert!(std::env::var_os("CI").is_none(), "{program} is not installed");
        eprintln!("skipped: {program} is not installed");
        return None;
    };
    assert!(run.status.success(), "{program}: {}", String::from_utf8_lossy(&run.stderr));
    let made = std::fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap();
    let made =
        if made.path().is_dir() { std::fs::read_dir(made.path()).unwrap().next().unwrap().unwrap() } else { made };
    Some(std::fs::read(made.path()).unwrap())
}

/// The text of a PDF without spaces and line ends.
///
/// # Panics
/// Where it cannot be read.
#[must_use]
pub fn pdf_text(pdf: &[u8]) -> Option<String> {
    let text = run("pdftotext", &["-raw", "-enc", "UTF-8"], pdf)?;
    Some(String::from_utf8(text).unwrap().chars().filter(|c| !c.is_whitespace()).collect())
}

/// A page of a PDF as a picture, 150 dots an inch.
///
/// # Panics
/// Where it cannot be drawn.
#[must_use]
pub fn pdf_picture(pdf: &[u8], page: usize) -> Option<image::GrayImage> {
    let page = page.to_string();
    let png = run("pdftoppm", &["-png", "-r", "150", "-f", &page, "-l", &page], pdf)?;
    Some(image::load_from_memory(&png).unwrap().to_luma8())
}

/// A file that travels inside a PDF.
///
/// # Panics
/// Where there is none.
#[must_use]
pub fn pdf_attachment(pdf: &[u8], name: &str) -> Option<Vec<u8>> {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), pdf).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let run = Command::new("pdfdetach").args(["-saveall", "-o"]).arg(folder.path()).arg(file.path()).output();
    if run.is_err() {
        assert!(std::env::var_os("CI").is_none(), "pdfdetach is not installed");
        return None;
    }
    Some(std::fs::read(folder.path().join(name)).unwrap())
}

/// The text of a Word document without spaces, what stands at its foot after the rest.
///
/// # Panics
/// Where it is none.
#[must_use]
pub fn docx_text(docx: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut xml = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        if part.name().unwrap().starts_with("word/footer") {
            part.read_to_string(&mut xml).unwrap();
        }
    }
    // What stands between the tags.
    let mut text = String::new();
    let mut inside = false;
    for c in xml.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside && !c.is_whitespace() => text.push(c),
            _ => {}
        }
    }
    text
}
