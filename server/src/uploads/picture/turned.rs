//! Encoding a picture turned, without holding it twice.

use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, GenericImageView, ImageBuffer, ImageResult, Pixel, PixelWithColorType};
use std::io::Write;

/// A picture as it looks turned by a quarter.
struct Turned<P: Pixel> {
    picture: ImageBuffer<P, Vec<P::Subpixel>>,
    /// Whether the picture's columns are read from the right, and its rows from the bottom.
    from_right: bool,
    from_bottom: bool,
}

impl<P: Pixel> GenericImageView for Turned<P> {
    type Pixel = P;

    fn dimensions(&self) -> (u32, u32) {
        (self.picture.height(), self.picture.width())
    }

    fn get_pixel(&self, x: u32, y: u32) -> P {
        let column = if self.from_right { self.picture.width() - 1 - y } else { y };
        let row = if self.from_bottom { self.picture.height() - 1 - x } else { x };
        *self.picture.get_pixel(column, row)
    }
}

/// Encodes a picture turned as its maker meant it (Exif 2.32, tag Orientation).
pub(super) fn encode<P, W>(
    encoder: &mut JpegEncoder<W>,
    picture: ImageBuffer<P, Vec<u8>>,
    orientation: Orientation,
) -> ImageResult<()>
where
    W: Write,
    P: Pixel<Subpixel = u8> + PixelWithColorType,
    DynamicImage: From<ImageBuffer<P, Vec<u8>>>,
{
    let quarter = match orientation {
        Orientation::Rotate90 => Some((false, true)),
        Orientation::Rotate270 => Some((true, false)),
        Orientation::Rotate90FlipH => Some((false, false)),
        Orientation::Rotate270FlipH => Some((true, true)),
        Orientation::NoTransforms
        | Orientation::Rotate180
        | Orientation::FlipHorizontal
        | Orientation::FlipVertical => None,
    };
    if let Some((from_right, from_bottom)) = quarter {
        return encoder.encode_image(&Turned { picture, from_right, from_bottom });
    }
    // The others are done in place.
    let mut picture = DynamicImage::from(picture);
    picture.apply_orientation(orientation);
    encoder.encode(picture.as_bytes(), picture.width(), picture.height(), picture.color().into())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use image::RgbImage;

    #[test]
    fn a_quarter_turn_is_the_librarys_own() {
        let picture = RgbImage::from_fn(5, 3, |x, y| image::Rgb([x as u8, y as u8, 7]));
        for (orientation, from_right, from_bottom) in [
            (Orientation::Rotate90, false, true),
            (Orientation::Rotate270, true, false),
            (Orientation::Rotate90FlipH, false, false),
            (Orientation::Rotate270FlipH, true, true),
        ] {
            let mut expected = DynamicImage::ImageRgb8(picture.clone());
            expected.apply_orientation(orientation);
            let turned = Turned { picture: picture.clone(), from_right, from_bottom };
            assert_eq!(turned.dimensions(), expected.dimensions(), "{orientation:?}");
            for (x, y, point) in expected.as_rgb8().unwrap().enumerate_pixels() {
                assert_eq!(turned.get_pixel(x, y), *point, "{orientation:?} {x} {y}");
            }
        }
    }
}
