//! Files that are sent in: what is hostile is refused or made harmless, quickly, and the server lives on.

use super::corpus::Then::{Cleaned, Either, Refused};
use super::corpus::corpus;
use super::hostile::*;
use image::{DynamicImage, GenericImageView as _, ImageFormat};
use server::uploads::{CleanFile, Cleaner, Kind, sanitise};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// What no kept picture may hold.
const FOREIGN: [&[u8]; 14] = [
    b"Exif",
    b"GPSLatitude",
    b"SecretMaker",
    b"EICAR",
    b"<script",
    b"<html",
    b"<?php",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"%PDF-",
    b"http://ns.adobe.com",
    b"ICC_PROFILE",
    b"tEXt",
    b"iCCP",
];

/// Resident memory of this process, bytes: now, or the most it ever had.
fn memory(of: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with(of))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kib| kib * 1024)
}

/// Processor time of this process: a machine that is busy with something else makes a test no slower by it.
fn worked() -> Duration {
    let ticks = || {
        let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
        let fields: Vec<&str> = stat.rsplit(')').next()?.split_whitespace().collect();
        Some(fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?)
    };
    static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);
    // A tick is a hundredth of a second wherever Linux tells of them (proc(5)).
    ticks().map_or_else(|| BEGUN.elapsed(), |ticks| Duration::from_millis(ticks * 10))
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn assert_harmless(what: &str, file: &CleanFile) {
    for part in FOREIGN.iter().filter(|_| file.kind != Kind::Pdf) {
        assert!(!holds(&file.bytes, part), "{what}: {} is in what is kept", String::from_utf8_lossy(part));
    }
    assert_eq!(Kind::of_bytes(&file.bytes), Some(file.kind), "{what}");
    assert_eq!(Kind::of_name(&file.name), Some(file.kind), "{what}");
}

#[test]
fn p26_hostile_files_do_no_harm() {
    tests::database::run(async {
        let cleaner = Cleaner::default();
        let corpus = corpus();
        assert!(corpus.len() >= 60, "{}", corpus.len());
        let before = memory("VmRSS:");
        let (mut slowest, mut refused, mut cleaned) = ((Duration::ZERO, ""), 0, 0);
        for (what, bytes, (name, media_type), then) in corpus {
            let begun = worked();
            let outcome = cleaner.clean(bytes, name, media_type).await;
            let time = worked().saturating_sub(begun);
            assert!(time < Duration::from_secs(2), "{what}: {time:?}");
            slowest = slowest.max((time, what));
            match (&outcome, then) {
                (Err(error), Refused(reason)) => assert_eq!(*error, reason, "{what}"),
                (Ok(file), Cleaned(kind)) => assert_eq!(file.kind, kind, "{what}"),
                (_, Either) => {}
                (outcome, then) => panic!("{what}: {then:?} was expected, not {:?}", outcome.as_ref().map(|f| f.kind)),
            }
            match outcome {
                Ok(file) => {
                    cleaned += 1;
                    assert_harmless(what, &file);
                }
                Err(error) => {
                    refused += 1;
                    assert!(!error.is_passing(), "{what}: {error}");
                }
            }
        }
        let grown = memory("VmHWM:").zip(before).map(|(most, before)| most.saturating_sub(before) / 1_048_576);
        println!("{refused} refused, {cleaned} cleaned, slowest {slowest:?}, memory at most + {grown:?} MiB");
        assert!(grown.is_none_or(|grown| grown <= 100), "memory grew by {grown:?} MiB");
    });
}

/// A picture whose points are made as they are asked for: writing it takes no memory to speak of.
struct Made(u32, u32);

impl image::GenericImageView for Made {
    type Pixel = image::Rgb<u8>;

    fn dimensions(&self) -> (u32, u32) {
        (self.0, self.1)
    }

    fn get_pixel(&self, x: u32, y: u32) -> image::Rgb<u8> {
        let noise = x.wrapping_mul(0x9e37_79b9) ^ y.wrapping_mul(0x85eb_ca6b);
        image::Rgb([(x / 16) as u8, (y / 16) as u8, (noise >> 24) as u8 / 8])
    }
}

/// The largest picture that is taken: 20 megapixels, turned by a quarter.
fn largest() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 85);
    encoder.encode_image(&Made(5000, 4000)).unwrap();
    jpeg_with_exif(&bytes, 6)
}

#[test]
fn p26_the_largest_picture_takes_no_more_memory_than_it_may() {
    tests::database::run(async {
        let bytes = largest();
        assert!(bytes.len() > 500_000 && bytes.len() < 10 * 1024 * 1024, "{}", bytes.len());
        let (one, other) = (bytes.clone(), bytes.clone());
        let before = memory("VmRSS:");
        // What it takes of memory is asked, not how long a busy machine works on it.
        let cleaner = || Cleaner::within(std::time::Duration::from_secs(300));
        let file = cleaner().clean(bytes, "a.jpg", "image/jpeg").await.unwrap();
        assert_eq!(
            image::ImageReader::new(std::io::Cursor::new(&file.bytes))
                .with_guessed_format()
                .unwrap()
                .into_dimensions()
                .unwrap(),
            (4000, 5000)
        );
        let grown = memory("VmHWM:").zip(before).map(|(most, before)| most.saturating_sub(before) / 1_000_000);
        println!("20 megapixels: memory at most + {grown:?} MB");
        assert!(grown.is_none_or(|grown| grown <= 100), "memory grew by {grown:?} MB");
        // The next one waits for the first, so that many need no more than one.
        let cleaner = cleaner();
        let two = tokio::join!(cleaner.clean(one, "a.jpg", "image/jpeg"), cleaner.clean(other, "b.jpg", "image/jpeg"));
        assert!(two.0.is_ok() && two.1.is_ok());
        let grown = memory("VmHWM:").zip(before).map(|(most, before)| most.saturating_sub(before) / 1_000_000);
        println!("two of them at once: memory at most + {grown:?} MB");
        assert!(grown.is_none_or(|grown| grown <= 125), "memory grew by {grown:?} MB");
    });
}

#[test]
fn pictures_are_turned_upright_and_look_as_they_did() {
    let source = jpeg(40, 30);
    let upright = image::load_from_memory(&source).unwrap();
    for orientation in 1..=8 {
        let file = sanitise(&jpeg_with_exif(&source, orientation), "照片.JPG", "image/jpeg").unwrap();
        assert_eq!((file.kind, file.name.as_str()), (Kind::Jpeg, "照片.jpg"));
        let mut expected = upright.clone();
        expected.apply_orientation(image::metadata::Orientation::from_exif(orientation as u8).unwrap());
        let made = image::load_from_memory_with_format(&file.bytes, ImageFormat::Jpeg).unwrap();
        assert_eq!(made.dimensions(), expected.dimensions(), "{orientation}");
        assert!(difference(&made, &expected) < 8.0, "{orientation}: {}", difference(&made, &expected));
    }
    let plain = sanitise(&png(33, 21), "a.png", "image/png").unwrap();
    let made = image::load_from_memory(&plain.bytes).unwrap();
    assert_eq!(made.to_rgb8(), picture(33, 21), "without loss");
    let turned = png_with(&png(33, 21), &[chunk(b"eXIf", &exif(6))]);
    let made = image::load_from_memory(&sanitise(&turned, "a.png", "image/png").unwrap().bytes).unwrap();
    assert_eq!(made.to_rgb8(), image::imageops::rotate90(&picture(33, 21)));
    let glassy = sanitise(&glass(20, 20), "a.webp", "image/webp").unwrap();
    assert_eq!((glassy.kind, glassy.name.as_str()), (Kind::Png, "a.png"));
    assert_eq!(
        image::load_from_memory(&glassy.bytes).unwrap().to_rgba8(),
        image::load_from_memory(&glass(20, 20)).unwrap().to_rgba8()
    );
}

/// Mean difference of two pictures' points.
fn difference(one: &DynamicImage, other: &DynamicImage) -> f64 {
    let (one, other) = (one.to_rgb8(), other.to_rgb8());
    let sum: u64 = one.iter().zip(other.iter()).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    sum as f64 / one.len() as f64
}

#[test]
fn a_pdf_is_kept_as_it_is() {
    let doc = pdf("3 0 obj\n<< /OpenAction [2 0 R /Fit] /Title (JavaScript) >>\nendobj");
    let file = sanitise(&doc, "C:\\合同\\用标合同.PDF", "application/pdf").unwrap();
    assert_eq!((file.kind, file.name.as_str(), file.bytes), (Kind::Pdf, "用标合同.pdf", doc));
}

#[test]
fn nothing_that_is_cut_or_changed_anywhere_panics() {
    let files = [
        (jpeg_with_exif(&jpeg(24, 16), 6), "a.jpg", "image/jpeg"),
        (png_with(&png(24, 16), &[chunk(b"eXIf", &exif(6))]), "a.png", "image/png"),
        (webp_with_exif(6), "a.webp", "image/webp"),
        (pdf(""), "a.pdf", "application/pdf"),
    ];
    for (bytes, name, media_type) in files {
        let _whole = sanitise(&bytes, name, media_type).unwrap();
        for at in 0..bytes.len() {
            let _cut = sanitise(&bytes[..at], name, media_type);
            for with in [0, 0x7f, 0xff] {
                let mut changed = bytes.clone();
                changed[at] = with;
                if let Ok(file) = sanitise(&changed, name, media_type) {
                    assert_harmless(name, &file);
                }
            }
        }
    }
}
