//! The kinds of file that are taken.

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A JPEG picture (ISO/IEC 10918-1).
    Jpeg,
    /// A PNG picture (ISO/IEC 15948).
    Png,
    /// A WebP picture (RFC 9649).
    Webp,
    /// A PDF document (ISO 32000).
    Pdf,
    /// Plain text. Never found by looking at a file: what is text was read by a reader of its own.
    Plain,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Jpeg, Self::Png, Self::Webp, Self::Pdf, Self::Plain];

    /// What the first bytes say. A PDF must begin with its mark: what stands before it would be another file.
    #[must_use]
    pub fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let webp = || bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
        if bytes.starts_with(b"\xff\xd8\xff") {
            Some(Self::Jpeg)
        } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(Self::Png)
        } else if webp() {
            Some(Self::Webp)
        } else if bytes.starts_with(b"%PDF-") {
            Some(Self::Pdf)
        } else {
            None
        }
    }

    /// What a name's ending says.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        Some(match ending.to_ascii_lowercase().as_str() {
            "jpg" | "jpeg" => Self::Jpeg,
            "png" => Self::Png,
            "webp" => Self::Webp,
            "pdf" => Self::Pdf,
            "txt" => Self::Plain,
            _ => return None,
        })
    }

    /// What a media type says. Parameters are not read.
    #[must_use]
    pub fn of_media_type(media_type: &str) -> Option<Self> {
        let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        Self::ALL.into_iter().find(|kind| kind.media_type() == essence)
    }

    /// Its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Pdf => "application/pdf",
            Self::Plain => "text/plain",
        }
    }

    /// The ending of its names.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
            Self::Pdf => "pdf",
            Self::Plain => "txt",
        }
    }

    /// Most bytes that are read of it.
    #[must_use]
    pub fn largest(self) -> usize {
        match self {
            Self::Pdf => super::LARGEST_PDF,
            Self::Plain => daodi::ground::MOST_BYTES,
            Self::Jpeg | Self::Png | Self::Webp => super::LARGEST_PICTURE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_types_and_bytes_name_the_kind() {
        for kind in Kind::ALL {
            assert_eq!(Kind::of_media_type(kind.media_type()), Some(kind));
            assert_eq!(Kind::of_name(&format!("a.b.{}", kind.ending().to_uppercase())), Some(kind));
        }
        assert_eq!(Kind::of_media_type("Image/JPEG; q=1"), Some(Kind::Jpeg));
        for none in ["", "png", "a.png.exe", "a.svg", "a.", ".", "a.png "] {
            assert_eq!(Kind::of_name(none), None, "{none:?}");
        }
        for none in ["", "image/jpg", "image/svg+xml", "text/html", "image/*"] {
            assert_eq!(Kind::of_media_type(none), None, "{none:?}");
        }
        for none in [&b""[..], b"\xff\xd8", b"GIF89a", b"BM", b"RIFF....WAVE", b" %PDF-1.4", b"<svg/>", b"PK\x03\x04"] {
            assert_eq!(Kind::of_bytes(none), None, "{none:?}");
        }
    }
}
