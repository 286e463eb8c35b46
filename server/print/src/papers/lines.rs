//! Chinese lines: where one may end, and how its slack is spread.
//!
//! A dozen rules stand here rather than the general algorithm (UAX #14), because that one takes Chinese quotation marks
//! for ones that may stand on either side, and so breaks neither before “ nor after ”.

use crate::fonts::{Fonts, PrintFace};
use daodi::label::MissingGlyph;

/// Signs that may not begin a line, and such as may not end one (GB/T 15834-2011, 5.1).
const CLOSING: &str = "，。、；：？！）》】」』〉〕”’…—·％℃‰,.;:?!)]}%";
const OPENING: &str = "（《【「『〈〔“‘([{";
/// A run of Latin letters and digits that long may be cut.
const LONGEST_WORD: usize = 24;
/// The most by which slack may spread a line, in ems a gap; beyond it the line stays ragged.
const WIDEST_GAP: f64 = 0.4;

/// Which face a text is set in. A character that a face lacks is taken from the running text's face.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    /// Running text: Song.
    Text,
    /// Headings inside: sans.
    Heading,
    /// Titles: bold Song.
    Title,
}

/// The face, glyph and advance (ems) of a character.
pub(super) fn glyph(fonts: &Fonts, voice: Voice, character: char) -> Result<(&PrintFace, u16, f64), MissingGlyph> {
    let own = match voice {
        Voice::Text => fonts.song(),
        Voice::Heading => fonts.face(daodi::label::Face::Sans),
        Voice::Title => fonts.face(daodi::label::Face::Serif),
    };
    [own, fonts.song()]
        .into_iter()
        .find_map(|face| face.glyph(character).map(|(glyph, advance)| (face, glyph, advance)))
        .ok_or(MissingGlyph { character })
}

/// A line of a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub text: String,
    /// Where it begins, mm from the left.
    pub indent: f64,
    /// Its natural width, mm.
    pub width: f64,
    /// What each gap between characters is widened by, mm.
    pub spread: f64,
}

/// Sets a text in lines of `room` mm at `size` mm, the first indented by `indent`.
pub(super) fn set(
    fonts: &Fonts,
    voice: Voice,
    text: &str,
    (size, room, indent): (f64, f64, f64),
) -> Result<Vec<Line>, MissingGlyph> {
    let characters: Vec<char> = text.chars().collect();
    let widths = characters.iter().map(|&c| glyph(fonts, voice, c).map(|(.., advance)| advance * size));
    let widths: Vec<f64> = widths.collect::<Result<_, _>>()?;
    let mut lines = Vec::new();
    let mut start = 0;
    while start < characters.len() {
        let indent = if start == 0 { indent } else { 0.0 };
        let (mut end, mut sum, mut stop) = (start, 0.0, None);
        while end < characters.len() && (end == start || sum + widths[end] <= room - indent + 1e-6) {
            sum += widths[end];
            end += 1;
            if end == characters.len() || may_break(&characters, end) {
                stop = Some(end);
            }
        }
        let cut = stop.unwrap_or(end);
        let last = cut == characters.len();
        let mut shown = cut;
        while shown > start && characters[shown - 1] == ' ' {
            shown -= 1;
        }
        let width: f64 = widths[start..shown].iter().sum();
        let gaps = shown.saturating_sub(start + 1) as f64;
        let spread = if last || gaps < 1.0 { 0.0 } else { (room - indent - width) / gaps };
        lines.push(Line {
            text: characters[start..shown].iter().collect(),
            indent,
            width,
            spread: if spread <= WIDEST_GAP * size { spread.max(0.0) } else { 0.0 },
        });
        start = cut;
        while start < characters.len() && characters[start] == ' ' {
            start += 1;
        }
    }
    Ok(lines)
}

/// Whether a line may end before the character at `at`.
fn may_break(characters: &[char], at: usize) -> bool {
    let (before, after) = (characters[at - 1], characters[at]);
    if before == ' ' {
        return after != ' ';
    }
    let word = |c: char| c.is_ascii_graphic();
    if word(before) && word(after) {
        let start = characters[..at].iter().rposition(|&c| !word(c)).map_or(0, |place| place + 1);
        return (at - start) >= LONGEST_WORD;
    }
    after != ' ' && !CLOSING.contains(after) && !OPENING.contains(before)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use proptest::prelude::*;

    fn lines(text: &str, ems: f64) -> Vec<String> {
        let set = set(crate::fonts().unwrap(), Voice::Text, text, (1.0, ems, 0.0)).unwrap();
        set.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn no_line_begins_with_a_closing_sign_or_ends_with_an_opening_one() {
        assert_eq!(lines("河南省知识产权局，依法受理。", 8.0), ["河南省知识产权", "局，依法受理。"]);
        assert_eq!(lines("一二三四五六七（甲）", 8.0), ["一二三四五六七", "（甲）"]);
        assert_eq!(lines("一二三四“五六”七八九", 5.0), ["一二三四", "“五六”七", "八九"]);
        assert_eq!(lines("一二三四五六——七", 7.0), ["一二三四五", "六——七"]);
    }

    #[test]
    fn a_number_stays_whole_and_a_very_long_word_is_cut() {
        assert_eq!(lines("一二三四五91410000MA4X", 8.0), ["一二三四五", "91410000MA4X"]);
        assert!(lines(&"x".repeat(400), 20.0).len() > 5);
    }

    proptest! {
        #[test]
        fn every_character_stands_in_one_line_and_none_is_too_wide(
            text in "[甲乙丙丁，。（）“”《》a-z0-9 ]{0,80}", ems in 6_u8..30,
        ) {
            let fonts = crate::fonts().unwrap();
            let text = super::super::clean(&text);
            let lines = set(fonts, Voice::Text, &text, (1.0, f64::from(ems), 0.0)).unwrap();
            let joined: String = lines.iter().map(|line| line.text.as_str()).collect();
            prop_assert_eq!(joined.replace(' ', ""), text.replace(' ', ""));
            for line in &lines {
                let gaps = line.text.chars().count().saturating_sub(1) as f64;
                prop_assert!(line.width + line.spread * gaps <= f64::from(ems) + 1e-3, "{:?}", line);
            }
        }
    }
}
