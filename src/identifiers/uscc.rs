//! The unified social credit code 统一社会信用代码, GB 32100-2015.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The 31 characters of GB 32100-2015 in the order of their values: no I, O, S, V, Z.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// 3ⁱ mod 31 for the first 17 characters (GB 32100-2015, annex B).
const WEIGHTS: [u32; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/// Weights of the first eight characters of a subject code (GB 11714).
const SUBJECT_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// An 18-character unified social credit code whose check characters agree.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Uscc(String);

/// Why a text is not a [`Uscc`]: the first rule of GB 32100-2015 that it breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UsccError {
    /// Not 18 characters.
    #[error("a unified social credit code has 18 characters")]
    Length,
    /// A character outside the standard's 31.
    #[error("a unified social credit code has only digits and capital letters without I, O, S, V and Z")]
    Character,
    /// Characters 3 to 8, the division of the registering office, are not all digits.
    #[error("characters 3 to 8 of a unified social credit code are digits")]
    RegionDigits,
    /// The subject code (characters 9 to 17) fails its own check of GB 11714.
    #[error("the check character of the organisation code (the 17th) does not agree")]
    SubjectCheck,
    /// The last character fails the check of GB 32100.
    #[error("the last check character does not agree")]
    Check,
}

/// What kind of body a code was given to, by its first two characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubjectNature {
    /// `11` 机关: an office of the state.
    StateOrgan,
    /// `12` 事业单位: a public institution.
    PublicInstitution,
    /// `13` 群众团体: a mass organisation.
    MassOrganisation,
    /// `51` 社会团体: a society or an association.
    SocialOrganisation,
    /// `52` 民办非企业单位: a private non-enterprise unit.
    PrivateNonEnterprise,
    /// `53` 基金会: a foundation.
    Foundation,
    /// `91` 企业: an enterprise.
    Enterprise,
    /// `92` 个体工商户: an individual business.
    IndividualBusiness,
    /// `93` 农民专业合作社: a farmers' co-operative.
    Cooperative,
    /// `N1`–`N3` 农村集体经济组织: a collective of a group, a village or a township.
    RuralCollective,
    /// Any other registration.
    Other,
}

impl Uscc {
    /// Reads a code. Blanks around it, small letters and full-width characters are put right; nothing else is.
    ///
    /// # Errors
    /// [`UsccError`] names the first rule that the text breaks.
    pub fn parse(text: &str) -> Result<Self, UsccError> {
        let code: String = text.trim().chars().map(half_width).map(|c| c.to_ascii_uppercase()).collect();
        if code.chars().count() != 18 {
            return Err(UsccError::Length);
        }
        let values = code.bytes().map(value).collect::<Option<Vec<u32>>>().ok_or(UsccError::Character)?;
        let bytes = code.as_bytes();
        if !bytes.iter().skip(2).take(6).all(u8::is_ascii_digit) {
            return Err(UsccError::RegionDigits);
        }
        if bytes.get(16).copied() != Some(subject_check(bytes.iter().skip(8))) {
            return Err(UsccError::SubjectCheck);
        }
        if values.get(17).copied() != Some(check_value(&values)) {
            return Err(UsccError::Check);
        }
        Ok(Self(code))
    }

    /// The text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Registration department and class of body: the first two characters, `91` for an enterprise.
    #[must_use]
    pub fn nature_code(&self) -> &str {
        self.0.get(..2).unwrap_or_default()
    }

    /// What kind of body the code was given to.
    #[must_use]
    pub fn nature(&self) -> SubjectNature {
        match self.nature_code() {
            "11" => SubjectNature::StateOrgan,
            "12" => SubjectNature::PublicInstitution,
            "13" => SubjectNature::MassOrganisation,
            "51" => SubjectNature::SocialOrganisation,
            "52" => SubjectNature::PrivateNonEnterprise,
            "53" => SubjectNature::Foundation,
            "91" => SubjectNature::Enterprise,
            "92" => SubjectNature::IndividualBusiness,
            "93" => SubjectNature::Cooperative,
            "N1" | "N2" | "N3" => SubjectNature::RuralCollective,
            _ => SubjectNature::Other,
        }
    }

    /// The division of the office that registered the body, six digits. It stays when the body moves, so it proves no
    /// place.
    #[must_use]
    pub fn registered_in(&self) -> &str {
        self.0.get(2..8).unwrap_or_default()
    }
}

fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

fn value(byte: u8) -> Option<u32> {
    ALPHABET.iter().position(|c| *c == byte).and_then(|i| u32::try_from(i).ok())
}

/// The value of the 18th character that the first 17 ask for.
fn check_value(values: &[u32]) -> u32 {
    let sum: u32 = WEIGHTS.iter().zip(values).map(|(weight, value)| weight * value).sum();
    (31 - sum % 31) % 31
}

/// The ninth character of a subject code that its first eight ask for. Letters count A = 10 to Z = 35 here.
fn subject_check<'a>(subject: impl Iterator<Item = &'a u8>) -> u8 {
    let value = |byte: &u8| if byte.is_ascii_digit() { u32::from(byte - b'0') } else { u32::from(byte - b'A') + 10 };
    let sum: u32 = SUBJECT_WEIGHTS.iter().zip(subject).map(|(weight, byte)| weight * value(byte)).sum();
    match 11 - sum % 11 {
        10 => b'X',
        11 => b'0',
        digit => b"0123456789"[digit as usize],
    }
}

impl fmt::Display for Uscc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Uscc {
    type Error = UsccError;
    fn try_from(text: String) -> Result<Self, UsccError> {
        Self::parse(&text)
    }
}

impl From<Uscc> for String {
    fn from(code: Uscc) -> Self {
        code.0
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;
    use proptest::prelude::*;

    /// Codes seen in print, both checks computed apart from this code.
    const PRINTED: [&str; 10] = [
        "91410000170001401D",
        "91410000169955857C",
        "914100001711393654",
        "914101057355318653",
        "914403001922038216",
        "91330100799655058B",
        "9144030071526726XG",
        "91110000802100433B",
        "91350100M000100Y43",
        "114502247537121335",
    ];

    #[test]
    fn printed_codes_are_read() {
        for code in PRINTED {
            assert_eq!(Uscc::parse(code).map(|c| c.to_string()), Ok(code.to_owned()));
        }
        let written = Uscc::parse("　９１４１００００１７０００１４０１d \n").unwrap();
        assert_eq!(written.as_str(), "91410000170001401D");
        assert_eq!(written.nature(), SubjectNature::Enterprise);
        assert_eq!(written.registered_in(), "410000");
        assert_eq!(Uscc::parse("114502247537121335").unwrap().nature(), SubjectNature::StateOrgan);
    }

    #[test]
    fn each_rule_has_its_own_error() {
        assert_eq!(Uscc::parse(""), Err(UsccError::Length));
        assert_eq!(Uscc::parse("91410000170001401"), Err(UsccError::Length));
        assert_eq!(Uscc::parse("91410000170001401DD"), Err(UsccError::Length));
        assert_eq!(Uscc::parse("9141000017000140ID"), Err(UsccError::Character));
        assert_eq!(Uscc::parse("91410000-70001401D"), Err(UsccError::Character));
        assert_eq!(Uscc::parse("914100道017000140D1"), Err(UsccError::Character));
        assert_eq!(Uscc::parse("9141A000170001401D"), Err(UsccError::RegionDigits));
        assert_eq!(Uscc::parse("91410000170001402D"), Err(UsccError::SubjectCheck));
        assert_eq!(Uscc::parse("91410000170001401G"), Err(UsccError::Check));
    }

    fn any_code() -> impl Strategy<Value = String> {
        let letters = |count: usize| prop::collection::vec(prop::sample::select(ALPHABET.to_vec()), count);
        (letters(2), 0..1_000_000_u32, letters(8)).prop_map(|(head, region, subject)| {
            let mut code = String::from_utf8(head).unwrap() + &format!("{region:06}");
            code.push(char::from(subject_check(subject.iter())));
            code.insert_str(8, std::str::from_utf8(&subject).unwrap());
            let values: Vec<u32> = code.bytes().map(|b| value(b).unwrap()).collect();
            code.push(char::from(ALPHABET[check_value(&values) as usize]));
            code
        })
    }

    proptest! {
        #[test]
        fn a_code_with_one_wrong_character_is_refused(code in any_code(), at in 0..18_usize, other in "[0-9A-Z]") {
            prop_assert_eq!(Uscc::parse(&code).map(|c| c.to_string()), Ok(code.clone()));
            let mut wrong = code.clone();
            wrong.replace_range(at..=at, &other);
            prop_assert_eq!(Uscc::parse(&wrong).is_ok(), wrong == code);
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,24}") {
            let _ = Uscc::parse(&text);
        }
    }
}
