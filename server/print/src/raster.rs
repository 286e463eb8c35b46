//! Sheets as pictures: 8-bit grey PNG at the printer's own resolution, every module from whole pixels.

use crate::{PrintError, fonts, pages};
use daodi::label::{Code, Sheet, sheet_svg};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use std::sync::Arc;

/// SVG lengths count 96 to the inch.
const SVG_DPI: f32 = 96.0;

/// The sheet's pages as PNG at the sheet's resolution, one at a time.
pub fn sheet_png_pages<I: IntoIterator<Item = Code>>(
    sheet: &Sheet,
    codes: I,
) -> impl Iterator<Item = Result<Vec<u8>, PrintError>> + use<'_, I> {
    pages(sheet, codes).map(|(page, codes)| page_png(sheet, page, &codes))
}

/// One page as PNG. The picture says its resolution, so that it prints at its true size.
///
/// # Errors
/// [`PrintError::Raster`] from drawing or encoding.
pub fn page_png(sheet: &Sheet, page: u32, codes: &[Code]) -> Result<Vec<u8>, PrintError> {
    let svg = sheet_svg(sheet, page, codes)?;
    let options = Options { fontdb: Arc::clone(&fonts()?.database), dpi: SVG_DPI, ..Options::default() };
    let tree = Tree::from_str(&svg, &options).map_err(|error| PrintError::Raster(error.to_string()))?;
    let pixels = |mm: f64| (mm / 25.4 * f64::from(sheet.dpi())).round() as u32;
    let (width, height) = (pixels(sheet.layout().page_width), pixels(sheet.layout().page_height));
    let mut pixmap = Pixmap::new(width, height).ok_or_else(|| PrintError::Raster("the page has no size".to_owned()))?;
    pixmap.fill(resvg::tiny_skia::Color::WHITE);
    let scale = f32::from(sheet.dpi()) / SVG_DPI;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    // Black ink on white paper: one channel says it all.
    let grey: Vec<u8> = pixmap.data().chunks_exact(4).map(|pixel| pixel[0]).collect();
    encode(&grey, width, height, sheet.dpi())
}

fn encode(grey: &[u8], width: u32, height: u32, dpi: u16) -> Result<Vec<u8>, PrintError> {
    let failed = |error: png::EncodingError| PrintError::Raster(error.to_string());
    let per_metre = (f64::from(dpi) / 0.0254).round() as u32;
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    encoder.set_pixel_dims(Some(png::PixelDimensions { xppu: per_metre, yppu: per_metre, unit: png::Unit::Meter }));
    let mut writer = encoder.write_header().map_err(failed)?;
    writer.write_image_data(grey).map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(out)
}
