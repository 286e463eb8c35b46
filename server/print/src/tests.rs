//! Sheets of labels on paper: every symbol of PNG and PDF reads, sizes are true, texts are texts.

#![expect(clippy::unwrap_used, reason = "a test may panic")]
use super::*;
use daodi::label::{
    Batch, CodeRange, FaceError, Keyring, Layout, MissingGlyph, NetContent, NewBatch, Placement, QUIET_ZONE,
};
use image::GrayImage;
use jiff::civil::date;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

fn ring() -> Keyring {
    Keyring::generate([42; 32])
}

fn batch(host: &str, harsh: bool, demo: bool) -> Batch {
    let request = NewBatch {
        tag: 0x2345_6789,
        epoch: 0,
        enterprise: "ent".to_owned(),
        product: "xinyang-maojian".to_owned(),
        base: "base".to_owned(),
        pack_date: date(2026, 11, 20),
        net: NetContent::Grams(250),
        count: 10_000_000,
        host: host.to_owned(),
        harsh,
        demo,
    };
    request.into_batch("id".to_owned(), 0, date(2026, 11, 20)).unwrap()
}

fn spec(batch: &Batch, layout: &str) -> SheetSpec {
    SheetSpec::of(batch, "信阳毛尖", "信阳市文新茶叶有限责任公司", Layout::by_id(layout).unwrap())
}

fn codes(batch: &Batch, to: u32) -> Vec<Code> {
    CodeRange::new(&ring(), batch, 1, to).unwrap().collect()
}

fn url(batch: &Batch, code: &Code) -> String {
    format!("https://{}/{code}", batch.host)
}

/// Whether an outside tool is there. In CI it must be.
fn has(tool: &str) -> bool {
    let found = Command::new(tool).arg("--version").output().is_ok();
    assert!(found || std::env::var_os("CI").is_none(), "{tool} is not installed");
    if !found {
        eprintln!("skipped: {tool} is not installed");
    }
    found
}

/// Every label of a page picture, cut out along the layout.
fn labels(sheet: &Sheet, page: &GrayImage, count: u32) -> Vec<GrayImage> {
    let dots = |mm: f64| (mm / 25.4 * f64::from(sheet.dpi())).floor() as u32;
    let (width, height) = (dots(sheet.layout().width), dots(sheet.layout().height));
    let cut = |index| {
        let (x, y) = sheet.corner(0, index);
        image::imageops::crop_imm(page, dots(x), dots(y), width, height).to_image()
    };
    (0..count).map(cut).collect()
}

/// A page of each of the profiles in each form it is printed in: every pixel of every module is as it should be, and
/// rqrr reads every label.
#[test]
fn every_label_of_a_png_page_is_crisp_and_reads() {
    for (host, harsh, demo, layout) in [
        ("gi.henan-ip.cn", false, true, "65-up"),
        ("gi.henan-province.gov.cn", false, false, "24-up"),
        ("gi.henan.gov.cn", true, false, "21-up"),
        ("gi.henan-ip.cn", false, true, "40x30"),
    ] {
        let batch = batch(host, harsh, demo);
        let sheet = sheet(&spec(&batch, layout)).unwrap();
        let count = sheet.layout().per_page();
        let codes = codes(&batch, count);
        let png = page_png(&sheet, 0, &codes).unwrap();
        let page = image::load_from_memory(&png).unwrap().to_luma8();
        let module = (sheet.face().module / 25.4 * 300.0).round() as u32;
        for (index, code) in (0..).zip(&codes) {
            let modules = sheet.symbol(code).unwrap();
            let (x, y) = sheet.symbol_corner(0, index);
            let dots = |mm: f64| (mm / 25.4 * 300.0).round() as u32;
            let side = modules.side() + 2 * QUIET_ZONE;
            for (px, py) in (0..side * module).flat_map(|py| (0..side * module).map(move |px| (px, py))) {
                let (mx, my) = ((px / module).wrapping_sub(QUIET_ZONE), (py / module).wrapping_sub(QUIET_ZONE));
                let expected = if modules.is_dark(mx, my) { 0 } else { 255 };
                let pixel = page.get_pixel(dots(x) + px, dots(y) + py).0[0];
                assert_eq!(pixel, expected, "{layout}: label {index}, pixel {px},{py}");
            }
        }
        for (label, code) in labels(&sheet, &page, count).into_iter().zip(&codes) {
            let mut picture = rqrr::PreparedImage::prepare(label);
            let found: Vec<String> = picture.detect_grids().iter().map(|grid| grid.decode().unwrap().1).collect();
            assert_eq!(found, [url(&batch, code)], "{layout}");
        }
    }
}

/// Through outside programs: poppler draws the PDF at 300 dpi, zbar reads all 65 labels. (One label at a time: zbar
/// gives up on a page with so many finder patterns, whoever printed it.)
#[test]
fn every_label_of_a_pdf_sheet_reads_with_zbar() {
    if !has("pdftoppm") || !has("zbarimg") {
        return;
    }
    let batch = batch("gi.henan-ip.cn", false, true);
    let sheet = sheet(&spec(&batch, "65-up")).unwrap();
    let codes = codes(&batch, 65);
    let folder = tempfile::tempdir().unwrap();
    let pdf = folder.path().join("sheet.pdf");
    std::fs::write(&pdf, sheet_pdf(&sheet, codes.iter().copied()).unwrap()).unwrap();
    let page = rasterised(&pdf, folder.path());
    let mut zbar = Command::new("zbarimg");
    zbar.args(["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable"]);
    for (index, label) in labels(&sheet, &page, 65).iter().enumerate() {
        let file = folder.path().join(format!("label-{index}.png"));
        label.save(&file).unwrap();
        zbar.arg(&file);
    }
    let output = String::from_utf8(zbar.output().unwrap().stdout).unwrap();
    let found: Vec<&str> = output.lines().collect();
    let expected: Vec<String> = codes.iter().map(|code| url(&batch, code)).collect();
    assert_eq!(found, expected);
}

fn rasterised(pdf: &Path, folder: &Path) -> GrayImage {
    let picture = folder.join("page");
    let run = Command::new("pdftoppm").args(["-r", "300", "-png", "-singlefile"]).arg(pdf).arg(&picture).status();
    assert!(run.unwrap().success());
    image::open(picture.with_extension("png")).unwrap().to_luma8()
}

/// What the PDF says can be copied out of it: names, dates and every code.
#[test]
fn the_text_of_a_pdf_is_text() {
    if !has("pdftotext") {
        return;
    }
    let batch = batch("gi.henan-ip.cn", false, true);
    let sheet = sheet(&spec(&batch, "24-up")).unwrap();
    let codes = codes(&batch, 30);
    let folder = tempfile::tempdir().unwrap();
    let pdf = folder.path().join("sheet.pdf");
    std::fs::write(&pdf, sheet_pdf(&sheet, codes.iter().copied()).unwrap()).unwrap();
    let output = Command::new("pdftotext").arg("-raw").arg(&pdf).arg("-").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    for words in
        ["信阳毛尖", "信阳市文新茶叶有限责任公司", "净含量 250 g / 包装 2026-11-20", "查验 gi.henan-ip.cn", "演示标签"]
    {
        assert_eq!(text.matches(words).count(), 30, "{words}");
    }
    let found: BTreeSet<String> = codes.iter().map(Code::grouped).filter(|code| text.contains(code.as_str())).collect();
    assert_eq!(found.len(), 30);
}

/// All streams of a PDF that inflate, as text.
fn streams(pdf: &[u8]) -> Vec<String> {
    let find = |from: usize, mark: &[u8]| pdf[from..].windows(mark.len()).position(|w| w == mark).map(|at| from + at);
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(start) = find(at, b"stream\n").map(|start| start + 7) {
        let end = find(start, b"endstream").unwrap();
        let mut text = Vec::new();
        let mut zlib = flate2::read::ZlibDecoder::new(&pdf[start..end]);
        if std::io::Read::read_to_end(&mut zlib, &mut text).is_ok() {
            out.push(String::from_utf8_lossy(&text).into_owned());
        }
        at = end + 9;
    }
    out
}

#[test]
fn a_pdf_has_black_ink_only_true_size_and_the_same_bytes_every_time() {
    let batch = batch("gi.henan-ip.cn", false, true);
    let sheet = sheet(&spec(&batch, "65-up")).unwrap();
    let codes = codes(&batch, 66);
    let pdf = sheet_pdf(&sheet, codes.iter().copied()).unwrap();
    assert_eq!(pdf, sheet_pdf(&sheet, codes.iter().copied()).unwrap());
    let raw = String::from_utf8_lossy(&pdf);
    for page_box in ["MediaBox", "TrimBox"] {
        assert_eq!(raw.matches(&format!("/{page_box}[0 0 595.2756 841.8898]")).count(), 2, "{page_box}");
    }
    let pages: Vec<String> = streams(&pdf).into_iter().filter(|s| s.contains(" Tf")).collect();
    assert_eq!(pages.len(), 2);
    for page in pages {
        let mut inks = BTreeSet::new();
        // Text operands are left aside: their bytes may look like anything.
        for line in page.lines().filter(|line| !line.contains("TJ")) {
            let words: Vec<&str> = line.split(' ').collect();
            for (at, word) in words.iter().enumerate() {
                assert!(!["rg", "RG", "g", "G", "K", "cs", "scn", "S", "s", "Do"].contains(word), "{line}");
                if *word == "k" {
                    inks.insert(words[at - 4..at].join(" "));
                }
            }
        }
        assert_eq!(inks.into_iter().collect::<Vec<_>>(), ["0 0 0 0", "0 0 0 1"]);
    }
}

#[test]
fn skipped_labels_stay_blank_and_pages_follow() {
    let batch = batch("gi.henan-ip.cn", false, false);
    let mut spec = spec(&batch, "24-up");
    spec.placement = Placement { skip: 20, offset_x: 0.5, offset_y: -0.5 };
    let sheet = sheet(&spec).unwrap();
    let pages: Vec<String> = sheet_svg_pages(&sheet, codes(&batch, 30)).map(Result::unwrap).collect();
    let labels: Vec<usize> = pages.iter().map(|page| page.matches("<use").count()).collect();
    assert_eq!(labels, [4, 24, 2]);
    let first = image::load_from_memory(&page_png(&sheet, 0, &codes(&batch, 4)).unwrap()).unwrap().to_luma8();
    // The first six rows of three are blank: 12.9 mm and six times 33.9 mm.
    let blank = ((12.9 + 6.0 * 33.9 - 0.6) / 25.4 * 300.0) as u32;
    assert!(first.rows().take(blank as usize).flatten().all(|pixel| pixel.0[0] == 255));
    assert!(first.pixels().any(|pixel| pixel.0[0] == 0));
}

#[test]
fn what_cannot_be_printed_is_an_error() {
    let batch = batch("gi.henan-ip.cn", false, false);
    let odd = SheetSpec::of(&batch, "𪚥毛尖", "文新茶叶", Layout::by_id("65-up").unwrap());
    let missing = FaceError::MissingGlyph(MissingGlyph { character: '𪚥' });
    assert!(matches!(sheet(&odd), Err(PrintError::Sheet(SheetError::Face(error))) if error == missing));
    let bidi = SheetSpec::of(&batch, "毛尖\u{202E}", "文新茶叶", Layout::by_id("65-up").unwrap());
    assert!(matches!(sheet(&bidi), Err(PrintError::Sheet(SheetError::Face(FaceError::MissingGlyph(_))))));
    let sheet = sheet(&spec(&batch, "40x30")).unwrap();
    assert!(matches!(sheet_pdf(&sheet, []), Err(PrintError::Nothing)));
}

#[test]
fn a_hostile_name_prints_as_it_reads() {
    let batch = batch("gi.henan-ip.cn", false, false);
    let hostile = "</text><script>alert(1)</script>&\"'";
    let sheet = sheet(&SheetSpec::of(&batch, hostile, hostile, Layout::by_id("14-up").unwrap())).unwrap();
    let codes = codes(&batch, 2);
    let svg = sheet_svg_pages(&sheet, codes.clone()).next().unwrap().unwrap();
    assert!(!svg.contains("<script"));
    assert!(page_png(&sheet, 0, &codes).is_ok(), "the SVG is well-formed");
}
