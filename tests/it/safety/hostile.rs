//! Files made by hand, good and hostile, byte by byte.

use image::codecs::webp::WebPEncoder;
use image::{DynamicImage, ImageEncoder as _, ImageFormat, Rgb, RgbImage, RgbaImage};
use std::io::Cursor;

/// The text by which scanners of viruses are tried out (EICAR), in two parts so that no scanner minds this source.
pub(super) fn eicar() -> Vec<u8> {
    ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE!$H+H*"].concat().into_bytes()
}

/// A picture in which every point differs from its neighbours, so that turning it shows.
pub(super) fn picture(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| Rgb([(x * 7 % 256) as u8, (y * 11 % 256) as u8, ((x + y) % 256) as u8]))
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, format).unwrap();
    out.into_inner()
}

pub(super) fn jpeg(width: u32, height: u32) -> Vec<u8> {
    encoded(&DynamicImage::ImageRgb8(picture(width, height)), ImageFormat::Jpeg)
}

pub(super) fn png(width: u32, height: u32) -> Vec<u8> {
    encoded(&DynamicImage::ImageRgb8(picture(width, height)), ImageFormat::Png)
}

pub(super) fn webp(width: u32, height: u32) -> Vec<u8> {
    encoded(&DynamicImage::ImageRgb8(picture(width, height)), ImageFormat::WebP)
}

/// A WebP picture that can be seen through.
pub(super) fn glass(width: u32, height: u32) -> Vec<u8> {
    let picture = RgbaImage::from_fn(width, height, |x, y| image::Rgba([9, x as u8, y as u8, (x * 3 % 256) as u8]));
    let mut out = Vec::new();
    WebPEncoder::new_lossless(&mut out).write_image(&picture, width, height, image::ExtendedColorType::Rgba8).unwrap();
    out
}

/// What a telephone writes beside a picture: how it is to be turned, who made it and where (TIFF 6.0 with the GPS tags
/// of Exif 2.32). The latitude is that of Xinyang.
pub(super) fn exif(orientation: u16) -> Vec<u8> {
    let mut out = b"II*\0\x08\0\0\0".to_vec();
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value.to_le_bytes()].concat()
    };
    out.extend(3_u16.to_le_bytes());
    out.extend(entry(0x010f, 2, 13, 50));
    out.extend(entry(0x0112, 3, 1, u32::from(orientation)));
    out.extend(entry(0x8825, 4, 1, 64));
    out.extend([0; 4]);
    out.extend(b"SecretMaker!\0\0");
    assert_eq!(out.len(), 64);
    out.extend(2_u16.to_le_bytes());
    out.extend(entry(0x0001, 2, 2, u32::from(b'N')));
    out.extend(entry(0x0002, 5, 3, 96));
    out.extend([0; 6]);
    out.truncate(96);
    for number in [32_u32, 1, 7, 1, 123_456, 10_000] {
        out.extend(number.to_le_bytes());
    }
    out.extend(b"GPSLatitude 32.1237");
    out
}

/// A JPEG with a segment behind its first mark.
pub(super) fn jpeg_with(jpeg: &[u8], marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap();
    [&jpeg[..2], &[0xff, marker], &length.to_be_bytes(), content, &jpeg[2..]].concat()
}

pub(super) fn jpeg_with_exif(jpeg: &[u8], orientation: u16) -> Vec<u8> {
    jpeg_with(jpeg, 0xe1, &[b"Exif\0\0", &exif(orientation)[..]].concat())
}

/// A PNG chunk with its checksum.
pub(super) fn chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let body = [kind, content].concat();
    let length = u32::try_from(content.len()).unwrap();
    [&length.to_be_bytes()[..], &body, &crc(&body).to_be_bytes()].concat()
}

/// CRC-32 of ISO/IEC 15948 Annex D.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 })
    })
}

/// A PNG with chunks behind its header.
pub(super) fn png_with(png: &[u8], chunks: &[Vec<u8>]) -> Vec<u8> {
    [&png[..33], &chunks.concat(), &png[33..]].concat()
}

/// A PNG's header.
pub(super) fn png_header(width: u32, height: u32, depth: u8, colour: u8) -> Vec<u8> {
    chunk(b"IHDR", &[&width.to_be_bytes()[..], &height.to_be_bytes(), &[depth, colour, 0, 0, 0]].concat())
}

pub(super) const PNG_MARK: &[u8] = b"\x89PNG\r\n\x1a\n";

/// A PNG of one colour, packed as tightly as zlib packs it.
pub(super) fn flat_png(width: u32, height: u32) -> Vec<u8> {
    encoded(&DynamicImage::new_luma8(width, height), ImageFormat::Png)
}

/// zlib data (RFC 1950) that unpacks to nothing but zeros: `blocks` copies of a block that repeats one byte 258 times
/// for each of `n` two-bit pairs. Built with the fixed code of RFC 1951 §3.2.6.
pub(super) fn zeros(bytes: usize) -> Vec<u8> {
    let mut bits: Vec<bool> = vec![true, true, false];
    let code =
        |bits: &mut Vec<bool>, value: u32, length: u32| bits.extend((0..length).rev().map(|n| value >> n & 1 == 1));
    // A zero, then "258 bytes from one back" again and again, then the end.
    code(&mut bits, 0b0011_0000, 8);
    for _ in 0..bytes / 258 {
        code(&mut bits, 0b1100_0101, 8);
        code(&mut bits, 0, 5);
    }
    code(&mut bits, 0, 7);
    let packed =
        bits.chunks(8).map(|eight| eight.iter().enumerate().fold(0, |sum, (n, bit)| sum | u8::from(*bit) << n));
    let mut out = vec![0x78, 0x01];
    out.extend(packed);
    out.extend([0; 4]);
    out
}

/// A WebP container (RFC 9649) of chunks.
pub(super) fn riff(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut body = b"WEBP".to_vec();
    for (kind, content) in chunks {
        body.extend(*kind);
        body.extend(u32::try_from(content.len()).unwrap().to_le_bytes());
        body.extend(*content);
        body.extend(vec![0; content.len() % 2]);
    }
    [&b"RIFF"[..], &u32::try_from(body.len()).unwrap().to_le_bytes(), &body].concat()
}

/// The header of a WebP picture with extras: flags, then the size less one in 24 bits each.
pub(super) fn vp8x(flags: u8, width: u32, height: u32) -> Vec<u8> {
    let three = |n: u32| n.to_le_bytes()[..3].to_vec();
    [&[flags, 0, 0, 0][..], &three(width - 1), &three(height - 1)].concat()
}

/// A WebP picture with a note of how and where it was taken.
pub(super) fn webp_with_exif(orientation: u16) -> Vec<u8> {
    let plain = webp(24, 16);
    let picture = &plain[20..];
    let length = u32::from_le_bytes(plain[16..20].try_into().unwrap()) as usize;
    riff(&[(b"VP8X", &vp8x(8, 24, 16)), (b"VP8L", &picture[..length]), (b"EXIF", &exif(orientation))])
}

/// A PDF of these objects.
pub(super) fn pdf(objects: &str) -> Vec<u8> {
    format!(
        "%PDF-1.7\n%\u{e2}\u{e3}\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n\
         2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n{objects}\n\
         xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R /Size 3 >>\nstartxref\n9\n%%EOF\n"
    )
    .into_bytes()
}

/// A ZIP archive (APPNOTE 6.3) of one stored file without its checksums, which no reader of hostile files minds.
pub(super) fn zip(name: &str, content: &[u8]) -> Vec<u8> {
    let (name, size) = (name.as_bytes(), u32::try_from(content.len()).unwrap());
    let lengths = u16::try_from(name.len()).unwrap().to_le_bytes();
    let local = [
        &b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0"[..],
        &size.to_le_bytes(),
        &size.to_le_bytes(),
        &lengths,
        &[0; 2],
        name,
        content,
    ]
    .concat();
    let central = [
        &b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0\0\0\0\0"[..],
        &size.to_le_bytes(),
        &size.to_le_bytes(),
        &lengths,
        &[0; 16],
        name,
    ]
    .concat();
    let (at, length) = (u32::try_from(local.len()).unwrap(), u32::try_from(central.len()).unwrap());
    let end = [&b"PK\x05\x06\0\0\0\0\x01\0\x01\0"[..], &length.to_le_bytes(), &at.to_le_bytes(), &[0; 2]].concat();
    [local, central, end].concat()
}
