//! The 25 characters on a label: Crockford base32, 125 bits, and how a typed or scanned text is read back.

use std::fmt;

/// Characters in a code.
pub const CODE_LENGTH: usize = 25;
/// Highest usable value of the first character; 31 is the escape to a longer format that does not exist yet.
pub const MAX_EPOCH: u8 = 30;
/// One past the highest batch tag and item number: 30 bits each.
pub const TAG_SPACE: u32 = 1 << 30;
/// Longest text that is looked at: anything longer is no label's address.
const MAX_INPUT: usize = 512;
/// Crockford's alphabet: no I, L, O or U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A label's code in its parts: 5 bits of format and key epoch, 30 of batch tag, 30 of permuted item number, 60 of MAC.
///
/// Reading a code proves nothing: whether it was issued is for the key to say (see [`super::Keyring::verify`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Code {
    pub(super) epoch: u8,
    pub(super) tag: u32,
    pub(super) item: u32,
    pub(super) mac: u64,
}

/// Why a text is not a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Not 25 characters once spaces and dashes are taken out.
    #[error("a code has 25 characters, this has {0}")]
    Length(usize),
    /// A character that no code has.
    #[error("character {position} of the code, {character:?}, is none a code has")]
    Character {
        /// The character as typed.
        character: char,
        /// Which one, counted from 1 without spaces and dashes.
        position: usize,
    },
    /// The first character is the escape to a format this version does not know.
    #[error("the code is in a format not known here")]
    UnknownFormat,
}

impl Code {
    /// Reads a code as people type it and scanners send it: any case, O for 0, I and L for 1, with dashes, spaces or
    /// full-width characters, alone or at the end of an address.
    ///
    /// # Errors
    /// [`CodeError`] says what is wrong with the text.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        if text.len() > MAX_INPUT {
            return Err(CodeError::Length(text.chars().count()));
        }
        // An address in full-width letters happens with Chinese input methods: narrow it before looking for slashes.
        let narrow: String = text.chars().map(narrowed).collect();
        let mut value = [0_u8; CODE_LENGTH];
        let mut count = 0;
        for character in last_segment(&narrow).chars().filter(|c| !is_filler(*c)) {
            if count < CODE_LENGTH {
                value[count] = digit(character).ok_or(CodeError::Character { character, position: count + 1 })?;
            }
            count += 1;
        }
        if count != CODE_LENGTH {
            return Err(CodeError::Length(count));
        }
        if value[0] > MAX_EPOCH {
            return Err(CodeError::UnknownFormat);
        }
        let number = |part: &[u8]| part.iter().fold(0_u64, |n, d| n << 5 | u64::from(*d));
        let half = |part: &[u8]| part.iter().fold(0_u32, |n, d| n << 5 | u32::from(*d));
        Ok(Self { epoch: value[0], tag: half(&value[1..7]), item: half(&value[7..13]), mac: number(&value[13..]) })
    }

    /// The canonical 25 characters.
    #[must_use]
    pub fn to_ascii(&self) -> [u8; CODE_LENGTH] {
        let mut out = [0; CODE_LENGTH];
        out[0] = ALPHABET[usize::from(self.epoch & 31)];
        spell(u64::from(self.tag), &mut out[1..7]);
        spell(u64::from(self.item), &mut out[7..13]);
        spell(self.mac, &mut out[13..]);
        out
    }

    /// The code in five groups of five, as printed under the symbol.
    #[must_use]
    pub fn grouped(&self) -> String {
        let ascii = self.to_ascii();
        let mut out = String::with_capacity(CODE_LENGTH + 4);
        for (at, byte) in ascii.iter().enumerate() {
            if at > 0 && at % 5 == 0 {
                out.push(' ');
            }
            out.push(char::from(*byte));
        }
        out
    }

    /// Key epoch (and with it format and algorithm), 0–30.
    #[must_use]
    pub fn epoch(&self) -> u8 {
        self.epoch
    }

    /// Tag of the batch, below [`TAG_SPACE`].
    #[must_use]
    pub fn tag(&self) -> u32 {
        self.tag
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_ascii().iter().try_for_each(|byte| fmt::Write::write_char(f, char::from(*byte)))
    }
}

impl std::str::FromStr for Code {
    type Err = CodeError;
    fn from_str(text: &str) -> Result<Self, CodeError> {
        Self::parse(text)
    }
}

/// Writes a number's low bits, five to a character, filling `out`.
fn spell(number: u64, out: &mut [u8]) {
    let mut rest = number;
    for byte in out.iter_mut().rev() {
        *byte = ALPHABET[(rest & 31) as usize];
        rest >>= 5;
    }
}

/// The value of one character, forgiving what people confuse.
fn digit(character: char) -> Option<u8> {
    let upper = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET.iter().position(|a| char::from(*a) == upper).and_then(|at| u8::try_from(at).ok())
}

/// Full-width ASCII (U+FF01–FF5E) and the ideographic space as their narrow forms.
fn narrowed(character: char) -> char {
    match character {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
        '\u{3000}' => ' ',
        other => other,
    }
}

/// What may stand between characters without meaning: spaces, dashes of all kinds, invisible marks.
fn is_filler(character: char) -> bool {
    character.is_whitespace()
        || matches!(
            character,
            '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}'
        )
}

/// The last path segment of an address, or the text itself where there is no slash.
fn last_segment(text: &str) -> &str {
    let Some(slash) = text.find('/') else { return text };
    let path = &text[..text[slash..].find(['?', '#']).map_or(text.len(), |end| slash + end)];
    let path = path.trim_end().trim_end_matches('/');
    path.rsplit_once('/').map_or(path, |(_, last)| last)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use proptest::prelude::*;

    fn any_code() -> impl Strategy<Value = Code> {
        (0..=MAX_EPOCH, 0..TAG_SPACE, 0..TAG_SPACE, 0..1_u64 << 60).prop_map(|(epoch, tag, item, mac)| Code {
            epoch,
            tag,
            item,
            mac,
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(code in any_code()) {
            prop_assert_eq!(Code::parse(&code.to_string()), Ok(code));
            prop_assert_eq!(Code::parse(&code.grouped()), Ok(code));
            prop_assert_eq!(Code::parse(&code.to_string().to_lowercase()), Ok(code));
            prop_assert_eq!(Code::parse(&format!("https://gi.example.cn/{code}?from=wx#top")), Ok(code));
            prop_assert_eq!(Code::parse(&format!("HTTPS://GI.EXAMPLE.CN/c/{code}/")), Ok(code));
            prop_assert_eq!(Code::parse(&format!("gi.example.cn/{code}")), Ok(code));
        }

        #[test]
        fn any_text_is_read_or_refused_without_panic(text in "\\PC{0,80}") {
            let _ = Code::parse(&text);
        }
    }

    #[test]
    fn forgives_what_people_type() {
        let code = Code::parse("1G7K2QMX0110AB23CD45EF678").unwrap();
        for typed in [
            "1g7k2-qmxoi-ioab2-3cd45-ef678",
            " lG7K2 QMX0L 10AB2 3CD45 EF678 ",
            "１Ｇ７Ｋ２－ＱＭＸ０１　１０ＡＢ２－３ＣＤ４５－ＥＦ６７８",
            "ｈｔｔｐｓ：／／gi.example.cn／1G7K2QMX0110AB23CD45EF678",
            "1G7K2\u{2014}QMX01\u{200B}10AB2\u{2212}3CD45\r\nEF678\u{FEFF}",
        ] {
            assert_eq!(Code::parse(typed), Ok(code), "{typed}");
        }
        assert_eq!(code.grouped(), "1G7K2 QMX01 10AB2 3CD45 EF678");
    }

    #[test]
    fn says_what_is_wrong() {
        assert_eq!(Code::parse(""), Err(CodeError::Length(0)));
        assert_eq!(Code::parse("https://gi.example.cn/"), Err(CodeError::Character { character: '.', position: 3 }));
        assert_eq!(Code::parse("1G7K2QMX0110AB23CD45EF67"), Err(CodeError::Length(24)));
        assert_eq!(Code::parse("1G7K2QMX0110AB23CD45EF6789"), Err(CodeError::Length(26)));
        assert_eq!(
            Code::parse("1G7K2QMX0110AB23CD45EF67U"),
            Err(CodeError::Character { character: 'U', position: 25 })
        );
        assert_eq!(Code::parse("1G7K2信"), Err(CodeError::Character { character: '信', position: 6 }));
        assert_eq!(Code::parse("ZG7K2QMX0110AB23CD45EF678"), Err(CodeError::UnknownFormat));
        assert!(matches!(Code::parse(&"1".repeat(10_000_000)), Err(CodeError::Length(10_000_000))));
    }
}
