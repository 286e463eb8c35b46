//! Sheets as PDF: black ink only, text as text, symbols as one path each.

use crate::fonts::{Fonts, PrintFace};
use crate::{MAX_LABELS_PER_FILE, PrintError, fonts, pages};
use daodi::label::{Bar, Code, Face, Modules, QUIET_ZONE, Sheet, TextRun};
use krilla::color::cmyk;
use krilla::geom::{Path, PathBuilder, Point, Rect, Transform};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;
use krilla::text::{GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};

/// Points in a millimetre.
const PT: f64 = 72.0 / 25.4;

/// A text run laid out in glyphs, for repeated drawing. Coordinates in points.
struct Laid<'a> {
    font: &'a PrintFace,
    x: f32,
    y: f32,
    size: f32,
    white: bool,
    text: String,
    glyphs: Vec<KrillaGlyph>,
}

/// The sheet with these codes as one PDF file: DeviceCMYK with black only, fonts embedded as subsets, MediaBox and
/// TrimBox the sheet's size. The same sheet and codes give the same bytes.
///
/// # Errors
/// [`PrintError::Nothing`] and [`PrintError::TooMany`] by the number of codes; [`PrintError::Pdf`] from the writer.
pub fn sheet_pdf(sheet: &Sheet, codes: impl IntoIterator<Item = Code>) -> Result<Vec<u8>, PrintError> {
    let fonts = fonts()?;
    let mut document = new_document(sheet.title());

    let layout = sheet.layout();
    let (width, height) = ((layout.page_width * PT) as f32, (layout.page_height * PT) as f32);
    let whole = Rect::from_xywh(0.0, 0.0, width, height);
    let settings = PageSettings::from_wh(width, height)
        .ok_or_else(|| PrintError::Pdf("the page has no size".to_owned()))?
        .with_trim_box(whole);
    let runs: Vec<Laid<'_>> = sheet.face().runs.iter().map(|run| laid(run, fonts)).collect();
    let (black, white) = (ink(255), ink(0));
    let mut printed = 0;
    for (number, codes) in pages(sheet, codes) {
        printed += codes.len();
        if printed > MAX_LABELS_PER_FILE {
            return Err(PrintError::TooMany);
        }
        let mut page = document.start_page_with(settings.clone());
        let mut surface = page.surface();
        surface.set_fill(Some(black.clone()));
        for (index, code) in (0..).zip(&codes) {
            let (x, y) = sheet.corner(number, index);
            for bar in &sheet.face().bars {
                draw_bar(&mut surface, bar, x, y);
            }
            let at = ((x * PT) as f32, (y * PT) as f32);
            for run in &runs {
                if run.white {
                    surface.set_fill(Some(white.clone()));
                }
                run.draw(&mut surface, at);
                if run.white {
                    surface.set_fill(Some(black.clone()));
                }
            }
            for line in &sheet.face().code {
                let (x, y, size, width) = (line.x, line.y, line.size, line.width);
                let run = TextRun { x, y, size, width, face: Face::Code, white: false, text: line.text(code) };
                laid(&run, fonts).draw(&mut surface, at);
            }
            let (x, y) = sheet.symbol_corner(number, index);
            draw_modules(&mut surface, &sheet.symbol(code)?, sheet.face().module, (x, y));
        }
        surface.finish();
        page.finish();
    }
    if printed == 0 {
        return Err(PrintError::Nothing);
    }
    document.finish().map_err(|error| PrintError::Pdf(format!("{error:?}")))
}

/// A document without anything that changes from one time to the next.
pub(crate) fn new_document(title: &str) -> Document {
    // No XMP: it would carry an instance id and dates, and presses do not need it.
    let settings = SerializeSettings { enable_tagging: false, xmp_metadata: false, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let metadata = Metadata::new().language("zh-CN".to_owned()).title(title.to_owned());
    document.set_metadata(metadata.producer("Daodi".to_owned()));
    document
}

/// A symbol with its quiet zone; `module` and the corner in mm.
pub(crate) fn draw_modules(surface: &mut Surface<'_>, symbol: &Modules, module: f64, (x, y): (f64, f64)) {
    let module = (module * PT) as f32;
    let place = Transform::from_row(module, 0.0, 0.0, module, (x * PT) as f32, (y * PT) as f32);
    if let Some(path) = outline(symbol) {
        surface.push_transform(&place);
        surface.draw_path(&path);
        surface.pop();
    }
}

/// A run of text, in mm.
pub(crate) fn draw_text(surface: &mut Surface<'_>, run: &TextRun, fonts: &Fonts) {
    laid(run, fonts).draw(surface, (0.0, 0.0));
}

/// A tint of the black ink alone, 255 being full.
pub(crate) fn ink(black: u8) -> Fill {
    Fill { paint: cmyk::Color::new(0, 0, 0, black).into(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}

/// Looks up a run's glyphs.
fn laid<'a>(run: &TextRun, fonts: &'a Fonts) -> Laid<'a> {
    let font = fonts.face(run.face);
    let glyphs = run
        .text
        .char_indices()
        // Composing has refused every character without a glyph.
        .filter_map(|(at, character)| Some((at, character, font.glyph(character)?)))
        .map(|(at, character, (glyph, advance))| {
            let range = at..at + character.len_utf8();
            KrillaGlyph::new(GlyphId::new(u32::from(glyph)), advance as f32, 0.0, 0.0, 0.0, range, None)
        })
        .collect();
    Laid {
        font,
        x: (run.x * PT) as f32,
        y: (run.y * PT) as f32,
        size: (run.size * PT) as f32,
        white: run.white,
        text: run.text.clone(),
        glyphs,
    }
}

impl Laid<'_> {
    fn draw(&self, surface: &mut Surface<'_>, (x, y): (f32, f32)) {
        let start = Point::from_xy(x + self.x, y + self.y);
        surface.draw_glyphs(start, &self.glyphs, self.font.krilla.clone(), &self.text, self.size, false);
    }
}

fn draw_bar(surface: &mut Surface<'_>, bar: &Bar, x: f64, y: f64) {
    let mm = |value: f64| (value * PT) as f32;
    let Some(rect) = Rect::from_xywh(mm(x + bar.x), mm(y + bar.y), mm(bar.width), mm(bar.height)) else { return };
    let mut path = PathBuilder::new();
    path.push_rect(rect);
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

/// The symbol's outlines in modules, quiet zone included.
pub(crate) fn outline(modules: &Modules) -> Option<Path> {
    let mut path = PathBuilder::new();
    modules.outlines(|ring| {
        for (at, &(x, y)) in ring.iter().enumerate() {
            let (x, y) = (f32::from(x) + QUIET_ZONE as f32, f32::from(y) + QUIET_ZONE as f32);
            if at == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
        }
        path.close();
    });
    path.finish()
}
