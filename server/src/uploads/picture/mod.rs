//! Pictures: bounded before they are unpacked, decoded, and encoded anew without anything but their points.

mod jpeg;
mod png;
mod turned;

use super::{Kind, UploadError};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::metadata::Orientation;
use image::{DynamicImage, GenericImageView, ImageDecoder, ImageFormat, ImageReader, Limits, Pixel};
use std::borrow::Cow;
use std::io::{Cursor, Write};

/// Most points of a picture: 20 megapixels.
pub(super) const POINTS: u64 = 20_000_000;

/// Longest side, points.
pub(super) const SIDE: u32 = 16_384;

/// Most memory that the points of one picture may take, bytes: 20 megapixels of a photograph. With what was sent, held
/// twice, and what is made, a picture stays below 100 MB altogether.
pub(super) const MEMORY: u64 = POINTS * 3;

/// Quality of the JPEG pictures that are made, of 100.
const QUALITY: u8 = 90;

/// Most bytes of a picture that is made.
const LARGEST: usize = 16 * 1024 * 1024;

/// A picture that may be decoded.
pub(super) struct Plan {
    format: ImageFormat,
    memory: u64,
}

/// What a picture's header promises.
struct Promise {
    width: u32,
    height: u32,
    /// Bytes that decoding takes for all points.
    memory: u64,
}

/// Reads a picture's outside: its size, the memory it would take, whether it comes to an end.
///
/// # Errors
/// [`UploadError::Dimensions`] or [`UploadError::Damaged`].
pub(super) fn plan(kind: Kind, bytes: &[u8]) -> Result<Plan, UploadError> {
    let (format, promise) = match kind {
        Kind::Jpeg => (ImageFormat::Jpeg, jpeg::promise(bytes)),
        Kind::Png => (ImageFormat::Png, png::promise(bytes)),
        Kind::Webp => (ImageFormat::WebP, webp(bytes)),
        Kind::Pdf | Kind::Plain => return Err(UploadError::Kind),
    };
    let promise = promise.ok_or(UploadError::Damaged)?;
    let points = u64::from(promise.width) * u64::from(promise.height);
    if points == 0 {
        return Err(UploadError::Damaged);
    }
    if points > POINTS || promise.width > SIDE || promise.height > SIDE || promise.memory > MEMORY {
        return Err(UploadError::Dimensions);
    }
    Ok(Plan { format, memory: promise.memory })
}

/// The promise of a WebP picture. Its decoder holds the points once more while it works.
fn webp(bytes: &[u8]) -> Option<Promise> {
    let declared = u32::from_le_bytes(*bytes.get(4..8)?.first_chunk()?);
    // A picture that says it is longer than it is has lost its end (RFC 9649 §2.4).
    if u64::from(declared) + 8 > u64::try_from(bytes.len()).ok()? {
        return None;
    }
    let decoder = image::codecs::webp::WebPDecoder::new(Cursor::new(bytes)).ok()?;
    let (width, height) = decoder.dimensions();
    Some(Promise { width, height, memory: u64::from(width) * u64::from(height) * 8 })
}

impl Plan {
    /// About how much memory decoding takes, bytes.
    pub(super) fn memory(&self) -> u64 {
        self.memory
    }

    /// Decodes the picture, turns it upright and encodes it anew.
    ///
    /// # Errors
    /// [`UploadError::Damaged`] where it cannot be decoded, [`UploadError::TooLarge`] where what was made of it is.
    pub(super) fn encode_anew(self, bytes: &[u8]) -> Result<(Kind, Vec<u8>), UploadError> {
        // What decodes nothing of the picture itself is not even shown to the decoder.
        let bytes = match self.format {
            ImageFormat::Png => Cow::Owned(png::core(bytes).ok_or(UploadError::Damaged)?),
            _ => Cow::Borrowed(bytes),
        };
        let (picture, orientation) = self.decode(&bytes).ok_or(UploadError::Damaged)?;
        let mut out = Bounded::default();
        match encode(self.format, picture, orientation, &mut out) {
            _ if out.full => Err(UploadError::TooLarge { limit: LARGEST }),
            Some(kind) => Ok((kind, out.bytes)),
            None => Err(UploadError::Damaged),
        }
    }

    fn decode(&self, bytes: &[u8]) -> Option<(DynamicImage, Orientation)> {
        let mut reader = ImageReader::with_format(Cursor::new(bytes), self.format);
        let mut limits = Limits::default();
        limits.max_image_width = Some(SIDE);
        limits.max_image_height = Some(SIDE);
        limits.max_alloc = Some(MEMORY);
        reader.limits(limits);
        let mut decoder = reader.into_decoder().ok()?;
        let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        Some((DynamicImage::from_decoder(decoder).ok()?, orientation))
    }
}

/// What is made of a picture, as long as it stays small enough to be kept.
#[derive(Default)]
struct Bounded {
    bytes: Vec<u8>,
    full: bool,
}

impl Write for Bounded {
    fn write(&mut self, part: &[u8]) -> std::io::Result<usize> {
        self.full |= self.bytes.len() + part.len() > LARGEST;
        if self.full {
            return Err(std::io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(part);
        Ok(part.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn encode(format: ImageFormat, picture: DynamicImage, orientation: Orientation, out: &mut Bounded) -> Option<Kind> {
    // A WebP that was made small with loss would be many times its size without.
    if format == ImageFormat::Png || is_seen_through(&picture) {
        png(picture, orientation, out).map(|()| Kind::Png)
    } else {
        jpeg(picture, orientation, out).map(|()| Kind::Jpeg)
    }
}

fn is_seen_through(picture: &DynamicImage) -> bool {
    picture.color().has_alpha() && picture.pixels().any(|(_, _, point)| point.channels().last() != Some(&u8::MAX))
}

fn jpeg(picture: DynamicImage, orientation: Orientation, out: &mut Bounded) -> Option<()> {
    let mut encoder = JpegEncoder::new_with_quality(out, QUALITY);
    if picture.color().has_color() {
        turned::encode(&mut encoder, picture.into_rgb8(), orientation).ok()
    } else {
        turned::encode(&mut encoder, picture.into_luma8(), orientation).ok()
    }
}

fn png(picture: DynamicImage, orientation: Orientation, out: &mut Bounded) -> Option<()> {
    let (alpha, colour) = (picture.color().has_alpha(), picture.color().has_color());
    let mut picture = match (colour, alpha) {
        (true, true) => DynamicImage::ImageRgba8(picture.into_rgba8()),
        (true, false) => DynamicImage::ImageRgb8(picture.into_rgb8()),
        (false, true) => DynamicImage::ImageLumaA8(picture.into_luma_alpha8()),
        (false, false) => DynamicImage::ImageLuma8(picture.into_luma8()),
    };
    picture.apply_orientation(orientation);
    picture.write_with_encoder(PngEncoder::new_with_quality(out, CompressionType::Fast, FilterType::Adaptive)).ok()
}
