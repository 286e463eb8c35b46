//! Hostile files, each with what must come of it.

use super::hostile::*;
use server::uploads::{Kind, LARGEST_PDF, LARGEST_PICTURE, UploadError};

/// What must come of a hostile file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Then {
    /// It is refused, for this reason.
    Refused(UploadError),
    /// It is kept, as another file of this kind that has nothing of what is in the list below.
    Cleaned(Kind),
    /// Either: what decoders make of it is theirs. It must do no harm.
    Either,
}

use Then::{Cleaned, Either, Refused};
use UploadError::{Active, Damaged, Dimensions, Empty, Mismatch, TooLarge};

const NO_KIND: Then = Refused(UploadError::Kind);

fn html() -> Vec<u8> {
    b"<html><script>alert(document.domain)</script></html><?php system($_GET[0]); ?>".to_vec()
}

/// `jpeg` with the size in its frame's header changed.
fn resized(mut jpeg: Vec<u8>, width: u16, height: u16) -> Vec<u8> {
    let at = jpeg.windows(2).position(|two| two == [0xff, 0xc0]).unwrap();
    jpeg[at + 5..at + 7].copy_from_slice(&height.to_be_bytes());
    jpeg[at + 7..at + 9].copy_from_slice(&width.to_be_bytes());
    jpeg
}

/// A progressive JPEG with this many passes over a picture of this size, none of which says anything.
fn passes(width: u16, height: u16, passes: usize) -> Vec<u8> {
    let plain = jpeg(16, 16);
    let tables = {
        let frame = plain.windows(2).position(|two| two == [0xff, 0xc0]).unwrap();
        let scan = plain.windows(2).position(|two| two == [0xff, 0xda]).unwrap();
        let after = frame + 2 + usize::from(u16::from_be_bytes([plain[frame + 2], plain[frame + 3]]));
        [&plain[2..frame], &plain[after..scan]].concat()
    };
    let [w, x] = width.to_be_bytes();
    let [h, y] = height.to_be_bytes();
    let frame = [0xff, 0xc2, 0, 11, 8, h, y, w, x, 1, 1, 0x11, 0];
    let scan = [0xff, 0xda, 0, 8, 1, 1, 0, 1, 63, 0, 0x00, 0x00];
    [&[0xff, 0xd8][..], &tables, &frame, &scan.repeat(passes), &[0xff, 0xd9]].concat()
}

/// A file: what it is, its bytes, its name and type, what must come of it.
pub(super) type Hostile = (&'static str, Vec<u8>, (&'static str, &'static str), Then);

/// Every file.
pub(super) fn corpus() -> Vec<Hostile> {
    const J: (&str, &str) = ("a.jpg", "image/jpeg");
    const P: (&str, &str) = ("a.png", "image/png");
    const W: (&str, &str) = ("a.webp", "image/webp");
    const D: (&str, &str) = ("a.pdf", "application/pdf");
    let (jpg, small) = (jpeg(40, 30), png(40, 30));
    let doc = pdf("");
    let jpeg_note = |marker, content: &[u8]| jpeg_with(&jpg, marker, content);
    let png_note = |kind: &[u8; 4], content: &[u8]| png_with(&small, &[chunk(kind, content)]);
    let damaged = Refused(Damaged);
    vec![
        // Other kinds, under their own name and under others'.
        ("nothing", vec![], J, Refused(Empty)),
        ("one byte", vec![0xff], J, NO_KIND),
        (
            "SVG with script",
            b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".to_vec(),
            ("a.svg", "image/svg+xml"),
            NO_KIND,
        ),
        ("SVG as PNG", b"<svg onload='alert(1)'/>".to_vec(), P, NO_KIND),
        ("XML bomb", b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'bbbb'>]><a>&b;</a>".to_vec(), P, NO_KIND),
        ("HTML", html(), ("a.html", "text/html"), NO_KIND),
        ("HTML as JPEG", html(), J, NO_KIND),
        ("GIF", b"GIF89a\x01\0\x01\0\0\0\0;".to_vec(), ("a.gif", "image/gif"), NO_KIND),
        ("GIF as PNG", b"GIF89a/*\0*/=1;alert(1)".to_vec(), P, NO_KIND),
        ("BMP", b"BM\x3a\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0".to_vec(), ("a.bmp", "image/bmp"), NO_KIND),
        ("BMP as JPEG", b"BM\x3a\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0".to_vec(), J, NO_KIND),
        ("TIFF", b"II*\0\x08\0\0\0".to_vec(), J, NO_KIND),
        ("ZIP", zip("a.txt", b"x"), ("a.zip", "application/zip"), NO_KIND),
        ("ZIP that climbs", zip("../../etc/cron.d/x", b"x"), P, NO_KIND),
        ("workbook", zip("xl/workbook.xml", b"<workbook/>"), ("a.xlsx", "application/vnd.ms-excel"), NO_KIND),
        ("program", b"\x7fELF\x02\x01\x01".to_vec(), J, NO_KIND),
        ("Windows program", b"MZ\x90\0".to_vec(), J, NO_KIND),
        ("Flash", b"CWS\x0a".to_vec(), P, NO_KIND),
        ("PostScript", b"%!PS-Adobe-3.0\n(/etc/passwd) run".to_vec(), D, NO_KIND),
        ("EICAR", eicar(), D, NO_KIND),
        ("WAVE in RIFF", b"RIFF\x04\0\0\0WAVE".to_vec(), W, NO_KIND),
        ("PDF behind a line", [b"\n", &doc[..]].concat(), D, NO_KIND),
        ("JPEG named PNG", jpg.clone(), ("a.png", "image/jpeg"), Refused(Mismatch)),
        ("JPEG said to be PNG", jpg.clone(), ("a.jpg", "image/png"), Refused(Mismatch)),
        ("JPEG said to be HTML", jpg.clone(), ("a.jpg", "text/html"), Refused(Mismatch)),
        ("JPEG named program", jpg.clone(), ("a.jpg.exe", "image/jpeg"), Refused(Mismatch)),
        ("JPEG without ending", jpg.clone(), ("jpg", "image/jpeg"), Refused(Mismatch)),
        ("JPEG without type", jpg.clone(), ("a.jpg", ""), Refused(Mismatch)),
        ("PDF named picture", doc.clone(), J, Refused(Mismatch)),
        ("PNG named PDF", small.clone(), D, Refused(Mismatch)),
        // JPEG.
        ("JPEG with place", jpeg_with_exif(&jpg, 1), J, Cleaned(Kind::Jpeg)),
        ("JPEG turned, with place", jpeg_with_exif(&jpg, 6), J, Cleaned(Kind::Jpeg)),
        ("JPEG with broken notes", jpeg_note(0xe1, b"Exif\0\0II*\0\xff\xff\xff\xff"), J, Cleaned(Kind::Jpeg)),
        (
            "JPEG with XMP",
            jpeg_note(0xe1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><script>"),
            J,
            Cleaned(Kind::Jpeg),
        ),
        ("JPEG with PHP in a comment", jpeg_note(0xfe, &html()), J, Cleaned(Kind::Jpeg)),
        ("JPEG with script in a profile", jpeg_note(0xe2, b"ICC_PROFILE\0\x01\x01<script>"), J, Cleaned(Kind::Jpeg)),
        ("JPEG then HTML", [&jpg[..], &html()].concat(), J, Cleaned(Kind::Jpeg)),
        ("JPEG then EICAR", [&jpg[..], &eicar()].concat(), J, Cleaned(Kind::Jpeg)),
        ("JPEG then ZIP", [&jpg[..], &zip("a.jsp", b"<%= 1 %>")].concat(), J, Cleaned(Kind::Jpeg)),
        ("JPEG then PDF", [&jpg[..], &doc[..]].concat(), J, Cleaned(Kind::Jpeg)),
        ("JPEG then JPEG", [&jpg[..], &jpeg_with_exif(&jpg, 1)[..]].concat(), J, Cleaned(Kind::Jpeg)),
        ("JPEG cut in the middle", jpg[..jpg.len() / 2].to_vec(), J, damaged),
        ("JPEG without its end", jpg[..jpg.len() - 2].to_vec(), J, damaged),
        ("JPEG of a mark alone", b"\xff\xd8\xff\xd9".to_vec(), J, damaged),
        ("JPEG of marks without end", [&b"\xff\xd8"[..], &[0xff; 100_000]].concat(), J, damaged),
        ("JPEG of 65,535²", resized(jpg.clone(), 65_535, 65_535), J, Refused(Dimensions)),
        ("JPEG of 20,000 × 10", resized(jpg.clone(), 20_000, 10), J, Refused(Dimensions)),
        ("JPEG of 40 megapixels", resized(jpg.clone(), 8000, 5000), J, Refused(Dimensions)),
        ("JPEG of 20 megapixels and a row", resized(jpg.clone(), 5000, 4001), J, Refused(Dimensions)),
        ("JPEG of no height", resized(jpg.clone(), 40, 0), J, damaged),
        ("JPEG larger than its data", resized(jpg.clone(), 800, 600), J, Either),
        ("JPEG of a thousand passes", passes(4000, 4000, 1000), J, damaged),
        ("JPEG of forty passes", passes(640, 480, 40), J, Either),
        ("progressive JPEG of 12 MP", passes(4000, 3000, 1), J, Either),
        (
            "PNG of 16 MP with transparency",
            [PNG_MARK, &png_header(4000, 4000, 8, 6), &chunk(b"IDAT", &zeros(1000)), &chunk(b"IEND", b"")].concat(),
            P,
            Refused(Dimensions),
        ),
        (
            "PNG of 12 MP that lies on its side",
            [
                PNG_MARK,
                &png_header(4000, 3000, 8, 2),
                &chunk(b"eXIf", &exif(6)),
                &chunk(b"IDAT", &zeros(1000)),
                &chunk(b"IEND", b""),
            ]
            .concat(),
            P,
            Refused(Dimensions),
        ),
        (
            "lossless JPEG",
            jpg.iter()
                .scan(0, |last, b| {
                    let c = if *last == 0xff && *b == 0xc0 { 0xc3 } else { *b };
                    *last = *b;
                    Some(c)
                })
                .collect(),
            J,
            damaged,
        ),
        (
            "JPEG of ten megabytes and one",
            [&jpg[..], &vec![0; LARGEST_PICTURE]].concat(),
            J,
            Refused(TooLarge { limit: LARGEST_PICTURE }),
        ),
        // PNG.
        ("PNG with HTML in a text", png_note(b"tEXt", &[b"Comment\0", &html()[..]].concat()), P, Cleaned(Kind::Png)),
        ("PNG with place", png_note(b"eXIf", &exif(3)), P, Cleaned(Kind::Png)),
        (
            "PNG with a text that unpacks to 60 MB",
            png_note(b"zTXt", &[b"a\0\0", &zeros(60_000_000)[..]].concat()),
            P,
            Cleaned(Kind::Png),
        ),
        (
            "PNG with a profile that unpacks to 60 MB",
            png_note(b"iCCP", &[b"a\0\0", &zeros(60_000_000)[..]].concat()),
            P,
            Cleaned(Kind::Png),
        ),
        ("PNG with 20,000 texts", png_with(&small, &vec![chunk(b"tEXt", b"a\0b"); 20_000]), P, Cleaned(Kind::Png)),
        ("PNG then ZIP", [&small[..], &zip("a", b"x")].concat(), P, Cleaned(Kind::Png)),
        ("PNG then script", [&small[..], &html()].concat(), P, Cleaned(Kind::Png)),
        ("PNG cut", small[..small.len() - 20].to_vec(), P, damaged),
        ("PNG of a mark alone", PNG_MARK.to_vec(), P, damaged),
        ("PNG that begins with its data", [PNG_MARK, &chunk(b"IDAT", b"x"), &chunk(b"IEND", b"")].concat(), P, damaged),
        (
            "PNG of 100,000²",
            [PNG_MARK, &png_header(100_000, 100_000, 8, 6), &chunk(b"IDAT", &zeros(1000)), &chunk(b"IEND", b"")]
                .concat(),
            P,
            Refused(Dimensions),
        ),
        (
            "PNG of 2³¹ in a row",
            [PNG_MARK, &png_header(0x7fff_ffff, 1, 16, 6), &chunk(b"IEND", b"")].concat(),
            P,
            Refused(Dimensions),
        ),
        ("PNG of no width", [PNG_MARK, &png_header(0, 5, 8, 2), &chunk(b"IEND", b"")].concat(), P, damaged),
        (
            "PNG of 39 MP, sixteen bits",
            [PNG_MARK, &png_header(6240, 6240, 16, 6), &chunk(b"IDAT", &zeros(1000)), &chunk(b"IEND", b"")].concat(),
            P,
            Refused(Dimensions),
        ),
        (
            "PNG whose data is cut",
            [PNG_MARK, &png_header(3000, 3000, 8, 2), &chunk(b"IDAT", &zeros(1000)), &chunk(b"IEND", b"")].concat(),
            P,
            Refused(Damaged),
        ),
        ("PNG of one colour, 6 MP", flat_png(3000, 2000), P, Cleaned(Kind::Png)),
        (
            "PNG with a chunk of 4 GB",
            [PNG_MARK, &png_header(4, 4, 8, 2), &b"\xff\xff\xff\xffIDAT"[..]].concat(),
            P,
            damaged,
        ),
        ("PNG with an unknown chunk", png_with(&small, &[chunk(b"EVIL", b"x")]), P, damaged),
        (
            "PNG with a wrong checksum",
            {
                let mut bad = small.clone();
                bad[31] ^= 1;
                bad
            },
            P,
            damaged,
        ),
        ("APNG", png_with(&small, &[chunk(b"acTL", &[0, 0, 0, 2, 0, 0, 0, 0])]), P, Cleaned(Kind::Png)),
        // WebP.
        ("WebP with place", webp_with_exif(6), W, Cleaned(Kind::Jpeg)),
        ("WebP that is seen through", glass(20, 20), W, Cleaned(Kind::Png)),
        ("WebP then HTML", [&webp(20, 20)[..], &html()].concat(), W, Cleaned(Kind::Jpeg)),
        ("WebP cut", webp(60, 60)[..100].to_vec(), W, damaged),
        ("WebP of nothing", riff(&[]), W, damaged),
        ("WebP of 16 million²", riff(&[(b"VP8X", &vp8x(0, 1 << 24, 1 << 24)), (b"VP8L", b"\x2f\0\0\0\0")]), W, Either),
        ("WebP of 16,383²", riff(&[(b"VP8L", b"\x2f\xfe\xbf\xff\x0f\0\0\0\0\0\0\0\0\0\0")]), W, Either),
        (
            "WebP whose parts disagree",
            riff(&[(b"VP8X", &vp8x(2, 50, 50)), (b"ANIM", &[0; 6]), (b"ANMF", &[0xff; 16])]),
            W,
            Either,
        ),
        // PDF.
        (
            "PDF that runs a script",
            pdf("3 0 obj\n<< /S /JavaScript /JS (app.launchURL('http://x')) >>\nendobj"),
            D,
            Refused(Active),
        ),
        ("PDF that runs one in other letters", pdf("3 0 obj\n<< /S /J#61v#61Script >>\nendobj"), D, Refused(Active)),
        (
            "PDF that acts when opened",
            pdf("3 0 obj\n<< /OpenAction << /S /URI /URI (http://x) >> >>\nendobj"),
            D,
            Refused(Active),
        ),
        ("PDF that starts a program", pdf("3 0 obj\n<< /S /Launch /F (cmd.exe) >>\nendobj"), D, Refused(Active)),
        (
            "PDF with a file in it",
            pdf("3 0 obj\n<< /Type /EmbeddedFile /Length 0 >>\nstream\n\nendstream\nendobj"),
            D,
            Refused(Active),
        ),
        ("PDF that sends a form", pdf("3 0 obj\n<< /S /SubmitForm /F (http://x) >>\nendobj"), D, Refused(Active)),
        ("PDF with film", pdf("3 0 obj\n<< /Subtype /RichMedia >>\nendobj"), D, Refused(Active)),
        ("PDF in a PDF", pdf(&String::from_utf8_lossy(&pdf(""))), D, damaged),
        ("PDF then ZIP", [&doc[..], &zip("a", b"x")].concat(), D, damaged),
        ("PDF then HTML", [&doc[..], &html()].concat(), D, damaged),
        ("PDF then EICAR", [&doc[..], &eicar()].concat(), D, damaged),
        ("PDF cut", doc[..doc.len() - 10].to_vec(), D, damaged),
        ("PDF of a mark alone", b"%PDF-1.7".to_vec(), D, damaged),
        ("PDF of ten thousand brackets", pdf(&"[".repeat(1_000_000)), D, Either),
        ("PDF of a million slashes", pdf(&"/#4a".repeat(1_000_000)), D, Either),
        (
            "PDF of twenty megabytes and one",
            [&doc[..], &vec![b' '; LARGEST_PDF]].concat(),
            D,
            Refused(TooLarge { limit: LARGEST_PDF }),
        ),
    ]
}
