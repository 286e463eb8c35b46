//! A grower's card as PDF: a symbol and a few lines on a sheet of A6, for printing and cutting.

use crate::pdf::{draw_modules, draw_text, ink, new_document};
use crate::{PrintError, fonts};
use daodi::label::{Face, Measure, Modules, QUIET_ZONE, TextRun};
use krilla::page::PageSettings;

/// A6 across, mm.
const PAGE: (f64, f64) = (148.0, 105.0);
/// Side of the symbol with its quiet zone, mm.
const SYMBOL: f64 = 52.0;
/// From the page's edge, mm.
const MARGIN: f64 = 10.0;

/// What stands on a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// What the card is, in large type.
    pub title: String,
    /// Lines beside the symbol, top to bottom.
    pub lines: Vec<String>,
    /// The code under them, in groups.
    pub code: String,
    /// What is said at the foot.
    pub foot: String,
    /// The symbol.
    pub symbol: Modules,
}

/// The card as one PDF page. Characters that the embedded fonts lack are printed as 〓, as Chinese printers do; a line that
/// is too long is set smaller. The same card gives the same bytes.
///
/// # Errors
/// [`PrintError`] where the writer or a font fails.
pub fn card_pdf(card: &Card) -> Result<Vec<u8>, PrintError> {
    let fonts = fonts()?;
    let mut document = new_document(&card.title);
    let point = |mm: f64| (mm * 72.0 / 25.4) as f32;
    let settings = PageSettings::from_wh(point(PAGE.0), point(PAGE.1))
        .ok_or_else(|| PrintError::Pdf("the page has no size".to_owned()))?;
    let mut page = document.start_page_with(settings);
    let mut surface = page.surface();
    surface.set_fill(Some(ink(255)));
    let module = SYMBOL / f64::from(card.symbol.side() + 2 * QUIET_ZONE);
    let top = (PAGE.1 - SYMBOL) / 2.0;
    draw_modules(&mut surface, &card.symbol, module, (MARGIN, top));
    let left = MARGIN + SYMBOL + 4.0;
    let room = PAGE.0 - left - MARGIN;
    let mut line = |y: f64, size: f64, face: Face, text: &str, (x, room): (f64, f64)| {
        let text = printable(fonts, face, text);
        let ems: f64 = text.chars().filter_map(|c| fonts.advance(face, c)).sum();
        let size = if ems > 0.0 { size.min(room / ems) } else { size };
        let run = TextRun { x, y, size, width: ems * size, face, white: false, text };
        draw_text(&mut surface, &run, fonts);
    };
    line(MARGIN + 8.0, 7.0, Face::Serif, &card.title, (MARGIN, PAGE.0 - 2.0 * MARGIN));
    let mut y = top + 8.0;
    for text in &card.lines {
        line(y, 4.6, Face::Sans, text, (left, room));
        y += 7.2;
    }
    line(y + 2.0, 5.4, Face::Code, &card.code, (left, room));
    line(PAGE.1 - MARGIN, 2.8, Face::Sans, &card.foot, (MARGIN, PAGE.0 - 2.0 * MARGIN));
    surface.finish();
    page.finish();
    document.finish().map_err(|error| PrintError::Pdf(format!("{error:?}")))
}

fn printable(fonts: &dyn Measure, face: Face, text: &str) -> String {
    text.chars().map(|c| if fonts.advance(face, c).is_some() { c } else { '〓' }).collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use daodi::label::text_symbol;

    #[test]
    fn a_card_is_one_page_and_the_same_each_time() {
        let card = Card {
            title: "农户卡".to_owned(),
            lines: vec!["王*".to_owned(), "浉河区".to_owned(), "很长的名称".repeat(30), "😀".to_owned()],
            code: "0ABC DEFG HJKM NPQR".to_owned(),
            foot: "道地".to_owned(),
            symbol: text_symbol("https://gi.henan.example/growers/0ABCDEFGHJKMNPQR").unwrap(),
        };
        let pdf = card_pdf(&card).unwrap();
        assert!(pdf.starts_with(b"%PDF-"));
        assert_eq!(pdf, card_pdf(&card).unwrap());
    }
}
