//! Setting short Chinese and Latin lines within a width: shrink, wrap, and only then shorten.

/// A typeface of the print fonts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Face {
    /// Small text.
    Sans,
    /// Names.
    Serif,
    /// The code's characters, all of one width.
    Code,
}

/// What typesetting needs to know of the fonts. Implemented where the fonts are.
pub trait Measure {
    /// How far a character moves on, in ems; `None` where the face has no such character.
    fn advance(&self, face: Face, character: char) -> Option<f64>;
}

/// A character that the font lacks. It is an error, never a box on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the print font has no glyph for {character:?} (U+{code:04X})", code = u32::from(*character))]
pub struct MissingGlyph {
    /// The character.
    pub character: char,
}

/// A line set: its text and width in millimetres.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// What is printed.
    pub text: String,
    /// Its width at the size it was set in.
    pub width: f64,
}

/// Lines of one size.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Block {
    /// Size of an em in millimetres.
    pub size: f64,
    /// The lines.
    pub lines: Vec<Line>,
    /// Whether … stands for a part that did not fit.
    pub shortened: bool,
}

/// Spaces and line breaks as single spaces, none at the ends.
#[must_use]
pub(super) fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Width of a text in millimetres.
pub(super) fn width(text: &str, face: Face, size: f64, measure: &dyn Measure) -> Result<f64, MissingGlyph> {
    let ems = text.chars().try_fold(0.0, |sum, character| {
        measure.advance(face, character).map(|advance| sum + advance).ok_or(MissingGlyph { character })
    })?;
    Ok(ems * size)
}

/// Sets a text into at most `max_lines` lines of `room` millimetres: at the largest size from `size` down to `least`
/// at which it fits whole in the fewest lines, else at `least`, shortened with ….
pub(super) fn set(
    text: &str,
    face: Face,
    (size, least): (f64, f64),
    room: f64,
    max_lines: usize,
    measure: &dyn Measure,
) -> Result<Block, MissingGlyph> {
    let text = tidy(text);
    let whole = width(&text, face, 1.0, measure)?;
    if whole * least <= room {
        let size = if whole * size <= room { size } else { room / whole };
        return Ok(Block { size, lines: vec![Line { width: whole * size, text }], shortened: false });
    }
    // A few steps down are enough: between them nothing changes that an eye would see.
    for step in 0..=4 {
        let size = size + (least - size) * f64::from(step) / 4.0;
        let lines = wrap(&text, face, size, room, measure)?;
        if lines.len() <= max_lines && lines.iter().all(|line| line.width <= room) {
            return Ok(Block { size, lines, shortened: false });
        }
    }
    let mut lines = wrap(&text, face, least, room, measure)?;
    lines.truncate(max_lines);
    if let Some(last) = lines.last_mut() {
        let kept = text.find(last.text.as_str()).map_or("", |at| &text[at..]);
        *last = shortened(kept, face, least, room, measure)?;
    }
    Ok(Block { size: least, lines, shortened: true })
}

/// As much of the text's beginning as fits with … behind it.
fn shortened(text: &str, face: Face, size: f64, room: f64, measure: &dyn Measure) -> Result<Line, MissingGlyph> {
    let dots = width("…", face, size, measure)?;
    let mut end = 0;
    let mut sum = 0.0;
    for (at, character) in text.char_indices() {
        let advance = width(character.encode_utf8(&mut [0; 4]), face, size, measure)?;
        if sum + advance + dots > room {
            break;
        }
        sum += advance;
        end = at + character.len_utf8();
    }
    let kept = text[..end].trim_end_matches([' ', '（', '(', '《', '【', '「', '、', '，']);
    let width = width(kept, face, size, measure)? + dots;
    Ok(Line { text: format!("{kept}…"), width })
}

/// Breaks between Chinese characters and at spaces, keeping closing signs off a line's start and opening signs off its
/// end. A Latin word wider than the room is cut.
fn wrap(text: &str, face: Face, size: f64, room: f64, measure: &dyn Measure) -> Result<Vec<Line>, MissingGlyph> {
    let characters: Vec<char> = text.chars().collect();
    let mut lines = Vec::new();
    let mut start = 0;
    while start < characters.len() {
        let (mut end, mut sum, mut stop) = (start, 0.0, None);
        while end < characters.len() {
            sum += measure.advance(face, characters[end]).ok_or(MissingGlyph { character: characters[end] })? * size;
            if sum > room && end > start {
                break;
            }
            end += 1;
            if end == characters.len() || may_break(characters[end - 1], characters[end]) {
                stop = Some(end);
            }
        }
        let end = if end == characters.len() { end } else { stop.unwrap_or(end) };
        let line: String = characters[start..end].iter().collect();
        let line = line.trim().to_owned();
        lines.push(Line { width: width(&line, face, size, measure)?, text: line });
        start = end;
    }
    Ok(lines)
}

/// Whether a line may end between two characters.
fn may_break(before: char, after: char) -> bool {
    let closing = "）)》】」』〉、，。；：！？%·…,.;:!?";
    let opening = "（(《【「『〈";
    (before == ' ' || !before.is_ascii() || !after.is_ascii())
        && after != ' '
        && !closing.contains(after)
        && !opening.contains(before)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    /// Full-width for everything but ASCII, which is half; no glyph for 𠮷.
    struct Grid;
    impl Measure for Grid {
        fn advance(&self, _: Face, character: char) -> Option<f64> {
            (character != '𠮷').then_some(if character.is_ascii() { 0.5 } else { 1.0 })
        }
    }

    fn set_at(text: &str, room: f64, lines: usize) -> Vec<String> {
        let block = set(text, Face::Sans, (2.0, 1.0), room, lines, &Grid).unwrap();
        for line in &block.lines {
            assert!(line.width <= room + 1e-9, "{line:?} overflows {room}");
        }
        block.lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn fits_shrinks_wraps_and_shortens_in_this_order() {
        assert_eq!(set("信阳毛尖", Face::Sans, (2.0, 1.0), 8.0, 1, &Grid).unwrap().size, 2.0);
        assert_eq!(set("信阳毛尖茶", Face::Sans, (2.0, 1.0), 8.0, 1, &Grid).unwrap().size, 1.6);
        assert_eq!(set_at("信阳市文新茶叶有限责任公司", 8.0, 2), ["信阳市文新茶叶有", "限责任公司"]);
        assert_eq!(set_at("信阳市文新茶叶有限责任公司", 8.0, 1), ["信阳市文新茶叶…"]);
        assert_eq!(set_at("信阳市文新茶叶有限责任公司信阳分公司", 8.0, 2), ["信阳市文新茶叶有", "限责任公司信阳…"]);
    }

    #[test]
    fn breaks_where_a_reader_expects_it() {
        assert_eq!(set_at("Xinyang Maojian Tea Co Ltd", 8.0, 2), ["Xinyang Maojian", "Tea Co Ltd"]);
        assert_eq!(set_at("一二三四五（甲）八九", 8.0, 2), ["一二三四五", "（甲）八九"]);
        assert_eq!(set_at("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 8.0, 2), ["ABCDEFGHIJKLMNOP", "QRSTUVWXYZ"]);
        assert_eq!(set_at(" 两\n行\t字 ", 8.0, 1), ["两 行 字"]);
    }

    #[test]
    fn a_missing_glyph_is_named() {
        let error = set("𠮷祥", Face::Sans, (2.0, 1.0), 8.0, 1, &Grid).unwrap_err();
        assert_eq!(error.to_string(), "the print font has no glyph for '𠮷' (U+20BB7)");
    }
}
