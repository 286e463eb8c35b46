//! The official artwork of the special mark, as its user fetched it from the national office: kept byte for byte, never
//! drawn, converted or shown, and given back to its user as a download in a sandbox.
//!
//! Because nothing of the file may be changed it cannot be made harmless, only refused. Taken are PDF (Illustrator's files
//! with PDF content among them), PNG, JPEG and plain SVG. PostScript, and with it EPS and old Illustrator files, is a
//! program that runs where it is opened: it is not taken.

use crate::uploads::{Kind, UploadError, sanitise};

/// Largest artwork, bytes.
pub const LARGEST: usize = 10 * 1024 * 1024;

/// A kind of artwork.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Artwork {
    /// PDF, by whatever ending.
    Pdf,
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// SVG without anything that runs or is fetched.
    Svg,
}

impl Artwork {
    /// Its media type, for the record. It is served as mere bytes.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Svg => "image/svg+xml",
        }
    }
}

/// Looks at a file: what it is, or why it is not taken. Takes processor time for pictures: in a request off the threads
/// that answer.
///
/// # Errors
/// [`UploadError`].
pub fn examine(bytes: &[u8], name: &str) -> Result<Artwork, UploadError> {
    if bytes.is_empty() {
        return Err(UploadError::Empty);
    }
    if bytes.len() > LARGEST {
        return Err(UploadError::TooLarge { limit: LARGEST });
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    let kind = Kind::of_bytes(bytes);
    match (kind, ending.as_str()) {
        // The cleaner's own look; what it would make of the file is thrown away.
        (Some(Kind::Pdf), "pdf" | "ai") => sanitise(bytes, "a.pdf", Kind::Pdf.media_type()).map(|_| Artwork::Pdf),
        (Some(Kind::Png), "png") => sanitise(bytes, "a.png", Kind::Png.media_type()).map(|_| Artwork::Png),
        (Some(Kind::Jpeg), "jpg" | "jpeg") => sanitise(bytes, "a.jpg", Kind::Jpeg.media_type()).map(|_| Artwork::Jpeg),
        (Some(_), _) => Err(UploadError::Mismatch),
        (None, "svg") => svg(bytes),
        (None, _) => Err(UploadError::Kind),
    }
}

/// Whether an SVG is a drawing and no more: no script, no handler, no foreign content, no entity, nothing from elsewhere.
fn svg(bytes: &[u8]) -> Result<Artwork, UploadError> {
    let text = std::str::from_utf8(bytes).map_err(|_| UploadError::Damaged)?.to_ascii_lowercase();
    let start = text.trim_start_matches('\u{feff}').trim_start();
    if !(start.starts_with("<svg") || start.starts_with("<?xml") || start.starts_with("<!--")) || !text.contains("<svg")
    {
        return Err(UploadError::Kind);
    }
    // Character references could hide any of these: a drawing needs none in names or addresses.
    let plain: String = text.chars().filter(|c| !c.is_ascii_whitespace() && !c.is_control()).collect();
    const NEVER: &[&str] = &[
        "<script",
        ":script",
        "<!entity",
        "<!doctypesvg[",
        "<foreignobject",
        ":foreignobject",
        "<iframe",
        "<embed",
        "<object",
        "<audio",
        "<video",
        "<handler",
        "<set",
        "<animate",
        "javascript:",
        "data:text",
        "@import",
        "<?xml-stylesheet",
        "&#",
    ];
    if NEVER.iter().any(|never| plain.contains(never)) || handles(&text) || fetches(&plain) {
        return Err(UploadError::Active);
    }
    Ok(Artwork::Svg)
}

/// Whether an attribute's name begins with `on`.
fn handles(text: &str) -> bool {
    text.match_indices("on").any(|(at, _)| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let rest = text.get(at + 2..).unwrap_or_default();
        let name = rest.chars().take_while(char::is_ascii_alphabetic).count();
        let next = rest.get(name..).unwrap_or_default().trim_start().starts_with('=');
        before.is_some_and(|c| c.is_ascii_whitespace() || matches!(c, '"' | '\'' | '/')) && name > 1 && next
    })
}

/// Whether an address leads out of the file: anything but a part of it, or a picture inside it.
fn fetches(plain: &str) -> bool {
    let inside = |address: &str| address.starts_with('#') || address.starts_with("data:image/");
    let quoted = |mark: &str| {
        plain.match_indices(mark).any(|(at, _)| {
            let rest = plain.get(at + mark.len()..).unwrap_or_default();
            !inside(rest.trim_start_matches(['"', '\'']))
        })
    };
    quoted("href=") || quoted("url(") || plain.contains("src=")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p26_artwork_is_a_drawing_or_it_is_refused() {
        let pdf = b"%PDF-1.4\nstartxref\n0\n%%EOF\n";
        assert_eq!(examine(pdf, "标志.pdf"), Ok(Artwork::Pdf));
        assert_eq!(examine(pdf, "标志.AI"), Ok(Artwork::Pdf));
        assert_eq!(examine(pdf, "标志.svg"), Err(UploadError::Mismatch));
        let drawing = "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\" fill=\"url(#a)\"/>\
            <use href=\"#a\"/><text>onion = 1</text></svg>";
        assert_eq!(examine(drawing.as_bytes(), "a.svg"), Ok(Artwork::Svg));
        for bad in [
            "<script>1</script>",
            "<a href=\"javascript:1\"/>",
            "<path onload=\"x\"/>",
            "<path d='' onmouseover = 'x'/>",
            "<image href=\"http://x/\"/>",
            "<image xlink:href='//x/y.png'/>",
            "<style>@import 'x'</style>",
            "<path fill=\"url(http://x)\"/>",
            "<foreignObject/>",
            "<animate attributeName=\"href\"/>",
            "<svg:script/>",
            "&#106;avascript",
        ] {
            let text = format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{bad}</svg>");
            assert_eq!(examine(text.as_bytes(), "a.svg"), Err(UploadError::Active), "{bad}");
        }
        for (bytes, name, error) in [
            (&b""[..], "a.pdf", UploadError::Empty),
            (b"%!PS-Adobe-3.0 EPSF-3.0", "a.eps", UploadError::Kind),
            (b"%!PS-Adobe-3.0", "a.ai", UploadError::Kind),
            (b"<html></html>", "a.svg", UploadError::Kind),
            (b"\xff<svg", "a.svg", UploadError::Damaged),
            (b"MZ", "a.exe", UploadError::Kind),
        ] {
            assert_eq!(examine(bytes, name), Err(error), "{name}");
        }
        assert_eq!(examine(&vec![b' '; LARGEST + 1], "a.svg"), Err(UploadError::TooLarge { limit: LARGEST }));
    }
}
