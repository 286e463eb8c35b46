//! Folding: one form for all the ways a text can be written.
//!
//! Compatibility forms (full width, ligatures, circled digits), case, accents and tone marks, traditional characters,
//! space and punctuation all disappear: `ＧＢ／Ｔ 22737`, `gb/t22737` and `GBT22737` fold alike, as do `鐵棍山藥` and
//! `铁棍山药`, `Xìnyáng` and `xinyang`.

use super::variants::simplified;
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// The folded letters and digits of a text, without anything between them.
#[must_use]
pub fn fold(text: &str) -> String {
    letters(text).collect()
}

/// The folded words of a text: what white space, brackets, quotation marks, commas and stops part. Signs that stand
/// inside one word or number (`/ - . ' ’ · _ &`) only disappear.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    text.split(parts_words).map(fold).filter(|word| !word.is_empty()).collect()
}

/// Whether a character parts words.
fn parts_words(c: char) -> bool {
    const JOINING: &[char] =
        &['/', '-', '.', '\'', '’', '‘', '·', '・', '_', '&', '／', '－', '．', '＇', '＿', '＆', '‐', '‑', '–'];
    !c.is_alphanumeric() && !is_combining_mark(c) && !JOINING.contains(&c)
}

/// The folded letters and digits of a text, in order.
fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    // Lower-casing can bring back composed forms and marks, so decomposition brackets it.
    text.nfkd()
        .flat_map(char::to_lowercase)
        .nfkd()
        .map(simplified)
        .filter(|c| c.is_alphanumeric() && !is_combining_mark(*c))
}

/// Whether a folded character is a Chinese one.
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The folded runs of one script each: `2007年第50号` is `2007`, `年第`, `50`, `号`.
#[must_use]
pub fn runs(word: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut last = None;
    for (at, c) in word.char_indices() {
        let han = is_han(c);
        if last.is_some_and(|before| before != han) {
            out.extend(word.get(start..at));
            start = at;
        }
        last = Some(han);
    }
    out.extend(word.get(start..).filter(|rest| !rest.is_empty()));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_form_for_every_way_of_writing() {
        for text in ["ＧＢ／Ｔ　２２７３７", "gb/t22737", "GB-T 22737", "Gbt 22737"] {
            assert_eq!(fold(text), "gbt22737", "{text}");
        }
        assert_eq!(fold("Xìnyáng Máojiān"), "xinyangmaojian");
        assert_eq!(fold("Xin’an"), "xinan");
        assert_eq!(fold("「鐵棍」山藥（溫縣）"), "铁棍山药温县");
        assert_eq!(fold("①②"), "12");
        assert_eq!(fold(" 　，。！？\u{200b}"), "");
    }

    #[test]
    fn words_and_runs() {
        assert_eq!(words("Jun Porcelain (Yuzhou Jun Ware)"), ["jun", "porcelain", "yuzhou", "jun", "ware"]);
        assert_eq!(words("信阳，茶"), ["信阳", "茶"]);
        assert_eq!(words("GB/T 22737-2008"), ["gbt", "227372008"]);
        assert_eq!(runs("2007年第50号"), ["2007", "年第", "50", "号"]);
        assert_eq!(runs("xinyang茶"), ["xinyang", "茶"]);
        assert!(runs("").is_empty());
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn runs_join_to_the_word(text in "[a-z0-9茶叶毛尖]{0,20}") {
            prop_assert_eq!(runs(&text).concat(), text);
        }
    }
}
