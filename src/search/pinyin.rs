//! Pinyin of names, with the readings that place names and goods really have.

use super::fold::fold;
use super::readings::{MISREADINGS, WORDS};
use ::pinyin::ToPinyin as _;

/// A name read aloud.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// One syllable for each character of the folded name, without tones, ü written `v`; a letter or digit stands for
    /// itself.
    pub syllables: Vec<String>,
    /// Full readings with one common misreading each.
    pub misread: Vec<String>,
}

impl Reading {
    /// The syllables from `from` on, joined.
    #[must_use]
    pub fn joined(&self, from: usize) -> String {
        self.syllables.iter().skip(from).map(String::as_str).collect()
    }

    /// The first letters from the syllable `from` on.
    #[must_use]
    pub fn initials(&self, from: usize) -> String {
        self.syllables.iter().skip(from).filter_map(|s| s.chars().next()).collect()
    }
}

/// Reads a name.
#[must_use]
pub fn read(name: &str) -> Reading {
    let folded: Vec<char> = fold(name).chars().collect();
    let mut syllables: Vec<String> = Vec::with_capacity(folded.len());
    while let Some(rest) = folded.get(syllables.len()..).filter(|rest| !rest.is_empty()) {
        if let Some((_, spoken)) = WORDS.iter().filter(|(word, _)| starts_with(rest, word)).max_by_key(|w| w.0.len()) {
            syllables.extend(spoken.split(' ').map(str::to_owned));
        } else if let Some(c) = rest.first() {
            syllables.push(syllable(*c));
        }
    }
    let mut misread = Vec::new();
    for (at, c) in folded.iter().enumerate() {
        let others = MISREADINGS.iter().filter(|(m, _)| m == c).flat_map(|(_, others)| others.split(' '));
        let umlaut = syllables.get(at).filter(|s| s.contains('v')).map(|s| s.replace('v', "u"));
        for other in others.map(str::to_owned).chain(umlaut) {
            if syllables.get(at).is_some_and(|s| *s != other) {
                let with = syllables.iter().enumerate().map(|(i, s)| if i == at { other.as_str() } else { s.as_str() });
                misread.push(with.collect());
            }
        }
    }
    Reading { syllables, misread }
}

fn starts_with(rest: &[char], word: &str) -> bool {
    let mut chars = rest.iter();
    word.chars().all(|c| chars.next() == Some(&c))
}

fn syllable(c: char) -> String {
    c.to_pinyin().map_or_else(|| c.to_string(), |p| p.plain().replace('ü', "v"))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use crate::search::corpus::csv_rows;
    use proptest::prelude::*;

    #[test]
    fn reads_the_place_names_of_henan() {
        for (name, spoken) in [
            ("济源市", "jiyuanshi"),
            ("郏县", "jiaxian"),
            ("浉河区", "shihequ"),
            ("泌阳县", "biyangxian"),
            ("荥阳市", "xingyangshi"),
            ("中牟县", "zhongmuxian"),
            ("柘城县", "zhechengxian"),
            ("渑池县", "mianchixian"),
            ("瀍河回族区", "chanhehuizuqu"),
            ("长葛市", "changgeshi"),
            ("长垣市", "changyuanshi"),
            ("禹州市", "yuzhoushi"),
            ("浚县", "xunxian"),
            ("尉氏县", "weishixian"),
            ("南召县", "nanzhaoxian"),
            ("召陵区", "shaolingqu"),
            ("睢县", "suixian"),
            ("鄢陵县", "yanlingxian"),
            ("项城市", "xiangchengshi"),
        ] {
            assert_eq!(read(name).joined(0), spoken, "{name}");
        }
        assert!(read("泌阳花菇").misread.contains(&"miyanghuagu".to_owned()));
        assert!(read("荥阳柿子").misread.contains(&"yingyangshizi".to_owned()));
        assert_eq!(read("信阳毛尖").initials(0), "xymj");
        assert_eq!(read("怀府闹汤驴肉").joined(4), "lvrou");
    }

    #[test]
    fn agrees_with_every_slug_of_the_register() {
        let mut wrong = Vec::new();
        let text = include_str!("../../data/henan/products.csv");
        for row in csv_rows(text).unwrap().iter().skip(1) {
            let slug: String = row[0].replace('-', "");
            let spoken = read(&row[1]).joined(0);
            if spoken != slug {
                wrong.push(format!("{} {spoken} {slug}", row[1]));
            }
        }
        let text = include_str!("../../data/henan/regions.csv");
        for row in csv_rows(text).unwrap().iter().skip(1).filter(|r| r[4] == "county" && !r[1].contains("族区")) {
            let reading = read(&row[1]);
            let english = fold(row[2].rsplit_once(' ').unwrap().0);
            // The data's own pinyin misreads one (魏都 as Weidou).
            if !reading.misread.iter().chain([&reading.joined(0)]).any(|spoken| spoken.starts_with(&english)) {
                wrong.push(format!("{} {reading:?} {english}", row[1]));
            }
        }
        assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
    }

    proptest! {
        #[test]
        fn one_syllable_for_each_character(name in any::<String>()) {
            prop_assert_eq!(read(&name).syllables.len(), fold(&name).chars().count());
        }
    }
}
