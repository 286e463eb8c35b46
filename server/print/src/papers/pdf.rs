//! Papers as PDF: black only, text as text, the number of each page and the words at its foot.

use super::flow::{Laid, lay};
use super::lines::{Voice, glyph, set};
use super::strips::Mark;
use super::{Attachment, Paper, PaperError, clean};
use crate::fonts::Fonts;
use crate::pdf::{ink, outline};
use crate::{PrintError, fonts};
use daodi::label::{QUIET_ZONE, text_symbol};
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::geom::{PathBuilder, Point, Rect, Transform};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::text::{GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};

/// Points in a millimetre.
const PT: f64 = 72.0 / 25.4;

pub(super) fn write(paper: &Paper) -> Result<Vec<u8>, PaperError> {
    let fonts = fonts()?;
    let laid = lay(paper, fonts)?;
    let settings = SerializeSettings { enable_tagging: false, xmp_metadata: false, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let title = paper.title();
    document.set_metadata(Metadata::new().language("zh-CN".to_owned()).title(title).producer("Daodi".to_owned()));
    for attachment in &paper.attachments {
        document.embed_file(embedded(attachment)).ok_or_else(|| pdf_error("an attachment is named twice"))?;
    }
    let (width, height) = ((laid.size.0 * PT) as f32, (laid.size.1 * PT) as f32);
    let settings = PageSettings::from_wh(width, height).ok_or_else(|| pdf_error("the page has no size"))?;
    let foot = clean(&paper.issue.foot);
    for (number, marks) in laid.pages.iter().enumerate() {
        let mut page = document.start_page_with(settings.clone());
        let mut surface = page.surface();
        surface.set_fill(Some(ink(255)));
        for (y, mark) in marks {
            draw(&mut surface, fonts, mark, laid.origin, *y)?;
        }
        for mark in footer(fonts, &laid, number + 1, &foot)? {
            draw(&mut surface, fonts, &mark, laid.origin, 0.0)?;
        }
        surface.finish();
        page.finish();
    }
    document.finish().map_err(|error| pdf_error(&format!("{error:?}")))
}

fn pdf_error(what: &str) -> PaperError {
    PrintError::Pdf(what.to_owned()).into()
}

fn embedded(attachment: &Attachment) -> EmbeddedFile {
    EmbeddedFile {
        path: attachment.name.clone(),
        mime_type: MimeType::new(attachment.media_type),
        description: Some(attachment.about.clone()),
        association_kind: AssociationKind::Supplement,
        data: attachment.bytes.clone().into(),
        modification_date: None,
        compress: Some(true),
        location: None,
    }
}

/// The page number, 14 pt between dashes, 7 mm under the text area, outside (GB/T 9704-2012, 7.5); under it the words
/// on what this print is.
fn footer(fonts: &Fonts, laid: &Laid, number: usize, foot: &str) -> Result<Vec<Mark>, PaperError> {
    let (width, height) = laid.area;
    let (large, small) = (14.0 / PT, 8.0 / PT);
    let text = format!("—  {number}  —");
    let wide: f64 = set(fonts, Voice::Text, &text, (large, width, 0.0))?.iter().map(|line| line.width).sum();
    let x = if number % 2 == 1 { width - large - wide } else { large };
    let text = Mark::Text { x, base: height + 7.0 + large * 0.76, size: large, voice: Voice::Text, text, spread: 0.0 };
    let mut marks = vec![text];
    let lines = set(fonts, Voice::Text, foot, (small, width, 0.0))?;
    for (at, line) in lines.into_iter().take(3).enumerate() {
        let base = height + 17.0 + at as f64 * small * 1.4;
        let x = (width - line.width).max(0.0) / 2.0;
        marks.push(Mark::Text { x, base, size: small, voice: Voice::Text, text: line.text, spread: 0.0 });
    }
    Ok(marks)
}

fn draw(surface: &mut Surface<'_>, fonts: &Fonts, mark: &Mark, origin: (f64, f64), y: f64) -> Result<(), PaperError> {
    let (left, top) = (origin.0, origin.1 + y);
    match mark {
        Mark::Text { x, base, size, voice, text, spread } => {
            draw_text(surface, fonts, (left + x, top + base), (*size, *voice), text, *spread)
        }
        Mark::Rule { x, y, width, height } => {
            let mm = |value: f64| (value * PT) as f32;
            let mut path = PathBuilder::new();
            if let Some(rect) = Rect::from_xywh(mm(left + x), mm(top + y), mm(*width), mm(*height)) {
                path.push_rect(rect);
            }
            if let Some(path) = path.finish() {
                surface.draw_path(&path);
            }
            Ok(())
        }
        Mark::Symbol { x, y, side, address } => {
            let modules = text_symbol(address)?;
            let scale = (side / f64::from(modules.side() + 2 * QUIET_ZONE) * PT) as f32;
            let (x, y) = (((left + x) * PT) as f32, ((top + y) * PT) as f32);
            if let Some(path) = outline(&modules) {
                surface.push_transform(&Transform::from_row(scale, 0.0, 0.0, scale, x, y));
                surface.draw_path(&path);
                surface.pop();
            }
            Ok(())
        }
    }
}

/// Draws a line, in as many pieces as it has faces.
fn draw_text(
    surface: &mut Surface<'_>,
    fonts: &Fonts,
    (mut x, y): (f64, f64),
    (size, voice): (f64, Voice),
    text: &str,
    spread: f64,
) -> Result<(), PaperError> {
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (face, ..) = glyph(fonts, voice, first)?;
        let mut glyphs = Vec::new();
        let (mut end, mut width) = (0, 0.0);
        for (at, character) in rest.char_indices() {
            let (own, glyph, advance) = glyph(fonts, voice, character)?;
            if !std::ptr::eq(own, face) {
                break;
            }
            let advance = advance + spread / size;
            end = at + character.len_utf8();
            let id = GlyphId::new(u32::from(glyph));
            glyphs.push(KrillaGlyph::new(id, advance as f32, 0.0, 0.0, 0.0, at..end, None));
            width += advance * size;
        }
        let start = Point::from_xy((x * PT) as f32, (y * PT) as f32);
        surface.draw_glyphs(start, &glyphs, face.krilla.clone(), &rest[..end], (size * PT) as f32, false);
        x += width;
        rest = &rest[end..];
    }
    Ok(())
}
