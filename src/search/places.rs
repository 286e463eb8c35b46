//! Names of divisions, today's and former, as tokens.

use super::EXACT_ONLY;
use super::bag::{Bag, Name};
use super::fold::{fold, words};
use super::weight;
use crate::division::{Division, DivisionChange};
use crate::identifiers::DivisionCode;
use crate::registry::RegisterRows;
use std::collections::HashMap;

/// Tokens with their weights.
type Weighted = Vec<(String, i32)>;

/// The divisions of the register, by code, with the names they had.
pub(super) struct Places {
    former: HashMap<DivisionCode, Vec<String>>,
    /// Tokens of a division as a county and as a prefecture, made once.
    around: HashMap<DivisionCode, (Weighted, Weighted)>,
}

impl Places {
    pub(super) fn new(rows: &RegisterRows) -> Self {
        let former: HashMap<_, _> =
            rows.divisions.iter().map(|d| (d.code, former_names(d, &rows.division_changes))).collect();
        let mut around = HashMap::new();
        for division in &rows.divisions {
            let old = former.get(&division.code).map_or(&[][..], Vec::as_slice);
            let county = names(division, old, weight::COUNTY, weight::COUNTY_FORMER, weight::COUNTY_PINYIN);
            let old_prefecture = weight::PREFECTURE - 20;
            let prefecture = names(division, old, weight::PREFECTURE, old_prefecture, weight::PREFECTURE_PINYIN);
            around.insert(division.code, (county, prefecture));
        }
        Self { former, around }
    }

    /// Adds the places an object comes from.
    pub(super) fn around(
        &self,
        bag: &mut Bag,
        prefecture: Option<DivisionCode>,
        counties: &[DivisionCode],
        known: i32,
    ) {
        let county = counties.iter().filter_map(|c| self.around.get(c)).flat_map(|names| &names.0);
        let prefecture = prefecture.and_then(|c| self.around.get(&c)).into_iter().flat_map(|names| &names.1);
        for (token, weight) in county.chain(prefecture) {
            bag.add(token.clone(), weight + known);
        }
        for province in ["河南", "河南省", "henan", "henanprovince"] {
            bag.add(format!("{EXACT_ONLY}{province}"), weight::PROVINCE);
        }
    }

    /// The tokens of a division itself.
    pub(super) fn division(&self, d: &Division) -> Bag {
        let mut bag = Bag::default();
        bag.name(&d.name, Name::Main);
        if d.short != d.name {
            bag.name(&d.short, Name::Alias);
        }
        for old in self.former.get(&d.code).into_iter().flatten() {
            bag.name(old, Name::Alias);
            bag.add(fold(short_of(old)), weight::ALIAS_PART);
        }
        bag.add(fold(&d.name_en), weight::ENGLISH);
        for word in words(&d.name_en) {
            bag.add(word, weight::ENGLISH_WORD);
        }
        bag.add(d.code.to_string(), weight::NUMBER);
        if let Some((_, prefecture)) = d.parent.and_then(|p| self.around.get(&p)) {
            for (token, weight) in prefecture {
                bag.add(token.clone(), *weight);
            }
        }
        bag
    }
}

/// The tokens a division's names give what lies in it.
fn names(d: &Division, former: &[String], now: i32, old: i32, spoken: i32) -> Weighted {
    let mut bag = Bag::default();
    bag.context(&d.name, now, Some(spoken));
    bag.context(&d.short, now, Some(spoken));
    for name in former {
        bag.context(name, old, Some(spoken - 30));
        bag.context(short_of(name), old, Some(spoken - 30));
    }
    // The English name without its last word: `Mengjin` of `Mengjin District`.
    if let Some((english, _)) = d.name_en.rsplit_once(' ') {
        bag.add(fold(english), spoken);
    }
    bag.into_pairs()
}

/// The names a division had, through every renaming. Parts that only moved from one unit to another are left out: their
/// old unit's name still stands for the rest of it.
fn former_names(division: &Division, changes: &[DivisionChange]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut codes = vec![division.code.to_string()];
    let mut next = 0;
    while let Some(code) = codes.get(next).cloned() {
        next += 1;
        for change in changes.iter().filter(|c| c.new_code == code) {
            let (name, within) = change.old_name.split_once(['(', '（']).unwrap_or((&change.old_name, ""));
            if within.contains(['乡', '镇', '村', '街']) && !within.contains("新乡") {
                continue;
            }
            if name != division.name && !names.iter().any(|held| held == name) {
                names.push(name.to_owned());
            }
            if !codes.contains(&change.old_code) {
                codes.push(change.old_code.clone());
            }
        }
    }
    names
}

/// A unit's name without its class, where two characters or more remain.
fn short_of(name: &str) -> &str {
    let classes = ["地区", "县", "市", "区"];
    let short = classes.iter().find_map(|class| name.strip_suffix(class)).unwrap_or(name);
    if short.chars().count() > 1 { short } else { name }
}
