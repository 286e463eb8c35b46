//! The embedded print fonts: subsets of Noto CJK, made by `public/fonts/print/subset.py`.

use crate::PrintError;
use daodi::label::{Face, Measure};
use resvg::usvg::fontdb::{Database, Source};
use std::sync::{Arc, LazyLock};

/// Small text.
const SANS: &[u8] = include_bytes!("../../../public/fonts/print/DaodiPrintSans.otf");
/// Names.
const SERIF: &[u8] = include_bytes!("../../../public/fonts/print/DaodiPrintSerif.otf");
/// The code's characters.
const CODE: &[u8] = include_bytes!("../../../public/fonts/print/DaodiPrintCode.otf");

/// Running text of papers.
const SONG: &[u8] = include_bytes!("../../../public/fonts/print/DaodiPrintSong.otf");

/// One face, ready for measuring and for the PDF.
pub(crate) struct PrintFace {
    metrics: ttf_parser::Face<'static>,
    per_em: f64,
    /// The same face for the PDF writer.
    pub(crate) krilla: krilla::text::Font,
}

/// The print fonts, read once.
pub struct Fonts {
    sans: PrintFace,
    serif: PrintFace,
    code: PrintFace,
    song: PrintFace,
    /// The same faces for drawing pictures.
    pub(crate) database: Arc<Database>,
}

/// The print fonts, read at first use.
///
/// # Errors
/// [`PrintError::Font`] where the build embedded something that is no font.
pub fn fonts() -> Result<&'static Fonts, PrintError> {
    static FONTS: LazyLock<Result<Fonts, &'static str>> = LazyLock::new(Fonts::read);
    FONTS.as_ref().map_err(|name| PrintError::Font(name))
}

impl Fonts {
    fn read() -> Result<Self, &'static str> {
        let mut database = Database::new();
        for data in [SANS, SERIF, CODE] {
            database.load_font_source(Source::Binary(Arc::new(data)));
        }
        Ok(Self {
            sans: PrintFace::read(SANS).ok_or("DaodiPrintSans")?,
            serif: PrintFace::read(SERIF).ok_or("DaodiPrintSerif")?,
            code: PrintFace::read(CODE).ok_or("DaodiPrintCode")?,
            song: PrintFace::read(SONG).ok_or("DaodiPrintSong")?,
            database: Arc::new(database),
        })
    }

    /// The font of a face.
    pub(crate) fn face(&self, face: Face) -> &PrintFace {
        match face {
            Face::Sans => &self.sans,
            Face::Serif => &self.serif,
            Face::Code => &self.code,
        }
    }
}

impl Fonts {
    /// The face of running text, which has every character of the other Chinese faces and more.
    pub(crate) fn song(&self) -> &PrintFace {
        &self.song
    }
}

impl PrintFace {
    fn read(data: &'static [u8]) -> Option<Self> {
        let metrics = ttf_parser::Face::parse(data, 0).ok()?;
        let per_em = f64::from(metrics.units_per_em());
        Some(Self { metrics, per_em, krilla: krilla::text::Font::new(data.into(), 0)? })
    }

    /// Number and advance (in ems) of a character's glyph.
    pub(crate) fn glyph(&self, character: char) -> Option<(u16, f64)> {
        let glyph = self.metrics.glyph_index(character)?;
        Some((glyph.0, f64::from(self.metrics.glyph_hor_advance(glyph)?) / self.per_em))
    }
}

impl Measure for Fonts {
    fn advance(&self, face: Face, character: char) -> Option<f64> {
        self.face(face).glyph(character).map(|(_, advance)| advance)
    }
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Fonts").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    /// The seed register can be printed whole: no character of it lacks a glyph.
    #[test]
    fn every_character_of_the_register_has_a_glyph() {
        let fonts = fonts().unwrap();
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/henan");
        let mut files = 0;
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|e| e == "csv") {
                files += 1;
                for character in std::fs::read_to_string(&path).unwrap().chars().filter(|c| !c.is_control()) {
                    for face in [Face::Sans, Face::Serif] {
                        assert!(fonts.advance(face, character).is_some(), "{path:?} {face:?} {character:?}");
                    }
                    assert!(fonts.song().glyph(character).is_some(), "{path:?} Song {character:?}");
                }
            }
        }
        assert!(files >= 5, "{files}");
    }

    /// The Table of General Standard Chinese Characters of 2013 is there, so names of people can be printed.
    #[test]
    fn papers_have_the_characters_that_names_are_made_of() {
        let song = fonts().unwrap().song();
        let standard = include_str!("../../../public/fonts/print/standard.txt");
        assert!(standard.chars().filter(|c| !c.is_control()).count() == 1467);
        for character in standard.chars().filter(|c| !c.is_control()).chain("王堃李喆张玥祎昇〔2026〕□√—〇".chars())
        {
            assert!(song.glyph(character).is_some(), "{character}");
        }
    }

    #[test]
    fn the_code_font_has_one_width_and_the_others_lack_what_they_should() {
        let fonts = fonts().unwrap();
        for character in "0123456789ABCDEFGHJKMNPQRSTVWXYZ ".chars() {
            assert_eq!(fonts.advance(Face::Code, character), Some(0.5), "{character}");
        }
        assert_eq!(fonts.advance(Face::Sans, '\u{202E}'), None);
        assert_eq!(fonts.advance(Face::Sans, '😀'), None);
        let families: Vec<String> = fonts.database.faces().map(|face| face.families[0].0.clone()).collect();
        assert_eq!(families, ["Daodi Print Sans", "Daodi Print Serif", "Daodi Print Code"]);
    }
}
