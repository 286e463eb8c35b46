//! The tokens of one object while they are gathered.

use super::EXACT_ONLY;
use super::fold::{fold, is_han, runs, words};
use super::pinyin::read;
use super::vocabulary::{SYNONYMS, UNDIVIDED};
use super::{ObjectKind, TokenRow, weight};
use std::collections::BTreeMap;

/// Which of an object's names a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    Main,
    Alias,
    Umbrella,
}

/// The longest token of the end of a name, in characters. Longer names are still found by any piece of them up to
/// this length, and whole.
const PART_CHARS: usize = 12;

/// Tokens with their highest weight.
#[derive(Debug, Default)]
pub(super) struct Bag(BTreeMap<String, i32>);

impl Bag {
    /// Adds one folded token.
    pub(super) fn add(&mut self, token: String, weight: i32) {
        if token.is_empty() {
            return;
        }
        let held = self.0.entry(token).or_insert(weight);
        *held = weight.max(*held);
    }

    /// A name: whole and every end of it, in characters, pinyin and initials.
    pub(super) fn name(&mut self, name: &str, which: Name) {
        let (whole, spoken, initials, part, part_spoken) = match which {
            Name::Main => (weight::NAME, weight::NAME_PINYIN, weight::INITIALS, weight::PART, weight::PART_PINYIN),
            Name::Alias => (
                weight::ALIAS,
                weight::ALIAS_PINYIN,
                weight::ALIAS_INITIALS,
                weight::ALIAS_PART,
                weight::ALIAS_PART_PINYIN,
            ),
            Name::Umbrella => (
                weight::UMBRELLA,
                weight::ALIAS_PINYIN,
                weight::ALIAS_INITIALS,
                weight::ALIAS_PART,
                weight::ALIAS_PART_PINYIN,
            ),
        };
        let chars: Vec<char> = fold(name).chars().collect();
        self.add(chars.iter().collect(), whole);
        let reading = read(name);
        let aloud = chars.iter().any(|c| is_han(*c));
        if aloud {
            self.add(reading.joined(0), spoken);
            self.add(reading.initials(0), if chars.len() > 1 { initials } else { weight::PART_INITIALS });
            for other in &reading.misread {
                self.add(other.clone(), weight::MISREADING.min(spoken));
            }
        }
        let inside = inside_words(&chars);
        for from in 1..chars.len() {
            let steps = weight::STEP * i32::try_from(from.min(20)).unwrap_or(20);
            let less = |part: i32| part - steps - if inside.contains(&from) { weight::INSIDE } else { 0 };
            self.add(chars.iter().skip(from).take(PART_CHARS).collect(), less(part));
            if aloud {
                let to = (from + PART_CHARS).min(chars.len());
                self.add(reading.syllables.get(from..to).unwrap_or_default().concat(), less(part_spoken));
                if chars.len() - from > 1 {
                    self.add(reading.initials(from).chars().take(PART_CHARS).collect(), less(weight::PART_INITIALS));
                }
            }
        }
    }

    /// An English name: whole, its words, and more for the last word before any bracket, which says what it is.
    pub(super) fn english(&mut self, name: &str) {
        self.add(fold(name), weight::ENGLISH);
        let (outside, _) = name.split_once('(').unwrap_or((name, ""));
        self.add(fold(outside), weight::ENGLISH);
        for word in words(name).into_iter().chain(hyphenated(name)) {
            self.add(word, weight::ENGLISH_WORD);
        }
        for head in words(outside).pop().into_iter().chain(hyphenated(outside).pop()) {
            self.add(head, weight::ENGLISH_HEAD);
        }
    }

    /// Everyday words for what the name names.
    pub(super) fn synonyms(&mut self, name: &str) {
        for (_, others) in SYNONYMS.iter().filter(|(word, _)| name.contains(word)) {
            for other in *others {
                self.context(other, weight::SYNONYM, None);
            }
        }
    }

    /// A word around the object, and how it is read where `spoken` is given.
    pub(super) fn context(&mut self, word: &str, weight: i32, spoken: Option<i32>) {
        self.add(fold(word), weight);
        if let Some(spoken) = spoken.filter(|_| word.chars().any(is_han)) {
            let reading = read(word);
            self.add(reading.joined(0), spoken);
            for other in reading.misread {
                self.add(other, spoken - 40);
            }
        }
    }

    /// The name of something around the object, with its ends, and its whole reading.
    pub(super) fn context_parts(&mut self, name: &str, weight: i32) {
        let folded = fold(name);
        for (i, (at, _)) in folded.char_indices().enumerate() {
            let less = weight::STEP * i32::try_from(i.min(20)).unwrap_or(20);
            self.add(folded.get(at..).unwrap_or_default().to_owned(), weight - less);
        }
        let reading = read(name);
        self.add(reading.joined(0), weight - 30);
        self.add(reading.initials(0), weight - 60);
    }

    /// The words of the English name of something around the object.
    pub(super) fn english_context(&mut self, name: &str, weight: i32) {
        for word in words(name) {
            self.add(word, weight);
        }
    }

    /// A number as printed on a document: whole, without its year, and its digits alone.
    pub(super) fn number(&mut self, number: Option<&str>) {
        let Some(number) = number else { return };
        let printed = number.split(['（', '(']).next().unwrap_or(number);
        self.add(fold(printed), weight::NUMBER);
        if let Some((before_year, _)) = printed.rsplit_once('-') {
            self.add(fold(before_year), weight::NUMBER);
        }
        self.numbers(printed, weight::NUMBER);
    }

    /// The numbers in a text: digits of two places and more, with and without leading zeros. Years only match whole.
    pub(super) fn numbers(&mut self, text: &str, weight: i32) {
        for word in words(&text.replace('-', " ")) {
            for run in runs(&word) {
                if run.chars().all(|c| c.is_ascii_alphanumeric()) && run.len() > 1 && run.contains(is_digit) {
                    self.add(run.to_owned(), weight);
                }
                for digits in run.split(|c: char| !c.is_ascii_digit()).filter(|d| d.len() > 1) {
                    if digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20")) {
                        self.add(format!("{EXACT_ONLY}{digits}"), weight::YEAR);
                    } else {
                        self.add(digits.to_owned(), weight);
                        self.add(digits.trim_start_matches('0').to_owned(), weight);
                    }
                }
            }
        }
    }

    /// A year.
    pub(super) fn year(&mut self, year: Option<i16>) {
        if let Some(year) = year {
            self.add(format!("{EXACT_ONLY}{year}"), weight::YEAR);
        }
    }

    /// The tokens with their weights, in the order of the tokens.
    pub(super) fn into_pairs(self) -> Vec<(String, i32)> {
        self.0.into_iter().collect()
    }

    /// The rows of the store, in the order of the tokens.
    pub(super) fn into_rows(self, kind: ObjectKind, object: &str) -> Vec<TokenRow> {
        let row = |(token, weight)| TokenRow { token, kind, object: object.to_owned(), weight };
        self.0.into_iter().map(row).collect()
    }
}

/// The places inside words that are not to be divided.
fn inside_words(name: &[char]) -> Vec<usize> {
    let mut inside = Vec::new();
    for word in UNDIVIDED {
        let word: Vec<char> = word.chars().collect();
        for (at, _) in name.windows(word.len()).enumerate().filter(|(_, window)| **window == *word) {
            inside.extend(at + 1..at + word.len());
        }
    }
    inside
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// The pieces of hyphenated words: `soft` and `shelled`.
fn hyphenated(name: &str) -> Vec<String> {
    if name.contains('-') { words(&name.replace('-', " ")) } else { Vec::new() }
}
