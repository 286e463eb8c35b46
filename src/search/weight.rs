//! How much a match of each field says. The ranking rests on the order of these numbers alone:
//! exact name › exact alias or umbrella › part of the name › category › place › the rest.

/// The exact registered name.
pub const NAME: i32 = 2_000;
/// The exact name in pinyin.
pub const NAME_PINYIN: i32 = 1_900;
/// An exact alias, short name or brand.
pub const ALIAS: i32 = 1_800;
/// The exact English name.
pub const ENGLISH: i32 = 1_780;
/// The exact umbrella name (四大怀药).
pub const UMBRELLA: i32 = 1_740;
/// An exact alias in pinyin.
pub const ALIAS_PINYIN: i32 = 1_700;
/// The initials of the name (xymj).
pub const INITIALS: i32 = 1_640;
/// The name in pinyin with a common misreading (`miyang` for 泌阳).
pub const MISREADING: i32 = 1_560;
/// The initials of an alias.
pub const ALIAS_INITIALS: i32 = 1_520;
/// From here on a token stands for the whole of a name: matched whole, nothing but another such token may outrank it.
pub const WHOLE: i32 = 1_500;

/// The end of the name from some character on (毛尖 in 信阳毛尖); less by [`STEP`] for each character before it. In
/// Chinese the end names the thing, so a match of a whole end is worth more than one inside.
pub const PART: i32 = 700;
/// The same in pinyin.
pub const PART_PINYIN: i32 = 640;
/// The last word of the English name: what the thing is.
pub const ENGLISH_HEAD: i32 = 620;
/// The end of an alias or umbrella name.
pub const ALIAS_PART: i32 = 610;
/// Another word of the English name.
pub const ENGLISH_WORD: i32 = 570;
/// The end of an alias in pinyin.
pub const ALIAS_PART_PINYIN: i32 = 560;
/// The end of the initials.
pub const PART_INITIALS: i32 = 550;
/// An everyday word for the thing named (地瓜 for 红薯).
pub const SYNONYM: i32 = 540;
/// From here on a token belongs to the names; below it, to what surrounds them.
pub const NAMES: i32 = 500;

/// The category.
pub const CATEGORY: i32 = 470;
/// A number on a document: announcement, certificate, trademark, standard.
pub const NUMBER: i32 = 450;
/// The category in pinyin.
pub const CATEGORY_PINYIN: i32 = 420;
/// The name of a product an enterprise works with.
pub const PRODUCT: i32 = 400;
/// The county's name.
pub const COUNTY: i32 = 360;
/// A former name of the county.
pub const COUNTY_FORMER: i32 = 330;
/// The county's name in pinyin.
pub const COUNTY_PINYIN: i32 = 320;
/// The prefecture's name.
pub const PREFECTURE: i32 = 300;
/// The prefecture's name in pinyin.
pub const PREFECTURE_PINYIN: i32 = 270;
/// A year.
pub const YEAR: i32 = 120;
/// The province, or a word that fits very many.
pub const PROVINCE: i32 = 50;

/// Taken off for each character before the part of a name.
pub const STEP: i32 = 2;
/// At most this is added to a category or a place for an object that many rights and enterprises name.
pub const PROMINENCE: i32 = 20;

/// Taken off for an end of a name that begins inside a word: 桃 in 核桃 is no peach.
pub const INSIDE: i32 = 230;

/// Percent of [`of_beginning`] for letters, which may end inside a syllable.
pub(super) const LETTERS: u32 = 75;
/// Percent of [`of_beginning`] for one character.
pub(super) const ONE_CHARACTER: u32 = 70;

/// What a match says that covers only the beginning of a token of this weight. The beginning of a name (whole tokens
/// down to [`ALIAS_PINYIN`]) says nearly what a part of it does; the beginning of its initials less than initials
/// matched to their end.
#[must_use]
pub(super) const fn of_beginning(weight: u32) -> u32 {
    if weight >= ALIAS_PINYIN.unsigned_abs() {
        660
    } else if weight >= WHOLE.unsigned_abs() {
        530
    } else {
        weight * 13 / 20
    }
}

// The order that the ranking promises, held at compile time.
const _: () = {
    let most_steps = STEP * 20;
    assert!(NAME > NAME_PINYIN && NAME_PINYIN > ALIAS && ALIAS > UMBRELLA && UMBRELLA > INITIALS);
    assert!(ALIAS_INITIALS >= WHOLE, "whole names stand above");
    assert!(PART + CATEGORY + PROMINENCE < WHOLE, "a part of a name with its class stays below a whole name");
    assert!(PART_INITIALS - most_steps > NAMES && CATEGORY + PROMINENCE < NAMES, "names and context never mix");
    assert!(PART - most_steps - INSIDE < CATEGORY, "a part inside a word says less than the class");
    assert!(of_beginning(NAME.unsigned_abs()) < PART.unsigned_abs());
    let typed = of_beginning(PART_PINYIN.unsigned_abs()) * LETTERS / 100;
    assert!(typed < COUNTY_PINYIN.unsigned_abs(), "shihe is the district before it is the beginning of shi-heimuer");
    let one = of_beginning(NAME.unsigned_abs()) * ONE_CHARACTER / 100;
    assert!(one < CATEGORY.unsigned_abs(), "tea is the class before it is the beginning of a village's name");
};
