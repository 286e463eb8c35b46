//! Reading the text of a citation.

use super::PartialDate;
use super::announcement_number::{AnnouncementKind, AnnouncementNumber, CitationError, CitedDocument, Issuer};
use unicode_normalization::UnicodeNormalization;

/// One form for reading: compatibility forms folded, blanks dropped.
pub(super) fn normal(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace()).collect()
}

pub(super) fn parse(text: &str) -> Result<CitedDocument, CitationError> {
    let plain = normal(text);
    if plain.is_empty() {
        return Err(CitationError::Empty);
    }
    if plain.starts_with("AGI") {
        let number = head(&plain).to_owned();
        let well = number.bytes().skip(3).all(|b| b.is_ascii_digit() || b == b'-') && number.len() > 3;
        return if well { Ok(CitedDocument::Certificate(number)) } else { Err(CitationError::Unknown) };
    }
    if is_area_document(&plain) {
        // The document's own square brackets stay as written; only the remark behind the number goes.
        let end = text.find('号').map_or(text.len(), |at| at + '号'.len_utf8());
        return Ok(CitedDocument::AreaDocument(text.get(..end).unwrap_or(text).to_owned()));
    }
    announcement(text, &plain).map(CitedDocument::Announcement)
}

fn announcement(text: &str, plain: &str) -> Result<AnnouncementNumber, CitationError> {
    let issuer = issuer(plain);
    let (year_before, number) = match numbers(plain).as_slice() {
        [] => (None, None),
        [one] => (one.0, Some(one.1.ok_or(CitationError::Number)?)),
        _ => return Err(CitationError::Several),
    };
    let says_announcement = plain.contains("公告");
    if number.is_none() && !says_announcement {
        return Err(CitationError::Unknown);
    }
    let date = date(plain)?;
    let kind = if plain.contains("原产地标记") {
        AnnouncementKind::OriginMark
    } else if plain.contains("受理") {
        AnnouncementKind::Acceptance
    } else if issuer == Issuer::Agriculture {
        AnnouncementKind::AgriRegistration
    } else {
        AnnouncementKind::Recognition
    };
    let year = year_before.or_else(|| brackets(plain).find_map(year));
    let subject = plain.split("公告").nth(1).is_some_and(|rest| !rest.is_empty());
    if number.is_none() && date.is_none() && !subject {
        return Err(CitationError::Bare);
    }
    Ok(AnnouncementNumber { issuer, year, number, date, kind, text: text.to_owned() })
}

fn issuer(plain: &str) -> Issuer {
    if plain.contains("知识产权局") {
        Issuer::Cnipa
    } else if plain.contains("质检总局") || plain.contains("质量监督检验检疫总局") {
        Issuer::Aqsiq
    } else if plain.contains("农业部") || plain.contains("农业农村部") {
        Issuer::Agriculture
    } else {
        Issuer::Unstated
    }
}

/// `卢政[2004]32号`: a government's letters, a year in brackets, a number; or any document marked 范围.
fn is_area_document(plain: &str) -> bool {
    let marked = brackets(plain).any(|inner| inner.starts_with("范围"));
    let letters = head(plain);
    let behind = plain.strip_prefix(letters).unwrap_or_default();
    let dated = year(behind.chars().skip(1).take(4).collect::<String>().as_str()).is_some();
    let government = letters.contains('政') && !letters.contains('第') && dated;
    (marked || government) && plain.contains('号')
}

/// The text before the first bracket.
fn head(plain: &str) -> &str {
    plain.split(['(', '[', '〔', '【']).next().unwrap_or_default()
}

/// What stands in round brackets.
fn brackets(plain: &str) -> impl Iterator<Item = &str> {
    plain.split('(').skip(1).filter_map(|rest| rest.split(')').next())
}

/// Every `第…号`, with the year where `…年` stands before it. The number is empty where it is none.
fn numbers(plain: &str) -> Vec<(Option<i16>, Option<u32>)> {
    let mut found = Vec::new();
    for (at, _) in plain.match_indices('第') {
        let behind = plain.get(at + '第'.len_utf8()..).unwrap_or_default();
        let Some((digits, _)) = behind.split_once('号') else { continue };
        if digits.is_empty() || !digits.chars().all(|c| numeral(c).is_some() || c.is_ascii_digit()) {
            continue;
        }
        let before = plain.get(..at).unwrap_or_default();
        let year_digits: Vec<char> =
            before.strip_suffix('年').map(|b| b.chars().rev().take(4).collect()).unwrap_or_default();
        found.push((year(&year_digits.iter().rev().collect::<String>()), number(digits).filter(|n| *n > 0)));
    }
    found
}

/// A year in four digits, Arabic or Chinese: 2006, 二〇〇六.
fn year(text: &str) -> Option<i16> {
    if text.chars().count() != 4 || !text.chars().all(|c| digit(c).is_some()) {
        return None;
    }
    i16::try_from(number(text)?).ok().filter(|year| (1949..=2100).contains(year))
}

fn digit(c: char) -> Option<u32> {
    c.to_digit(10).or_else(|| numeral(c).filter(|value| *value < 10))
}

/// 〇 to 九, and 十, 百, 千.
fn numeral(c: char) -> Option<u32> {
    let ones = "〇一二三四五六七八九".chars().zip(0..).find(|(one, _)| *one == c).map(|(_, value)| value);
    ones.or(match c {
        '零' | '○' => Some(0),
        '两' => Some(2),
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    })
}

/// A number in Arabic digits, in Chinese digits one after the other (五七七) or with units (一百七十八).
fn number(text: &str) -> Option<u32> {
    if text.chars().all(|c| digit(c).is_some()) {
        return text.chars().try_fold(0_u32, |sum, c| sum.checked_mul(10)?.checked_add(digit(c)?));
    }
    let (mut sum, mut one, mut last_unit) = (0_u32, None, u32::MAX);
    for c in text.chars() {
        match numeral(c)? {
            0 => {}
            value if value < 10 && one.is_none() => one = Some(value),
            value if value < 10 => return None,
            unit if unit < last_unit => {
                // 十八 is 一十八; 百 and 千 never stand without a digit.
                let times = one.take().or((unit == 10 && sum == 0).then_some(1))?;
                sum += times * unit;
                last_unit = unit;
            }
            _ => return None,
        }
    }
    Some(sum + one.unwrap_or(0))
}

/// A date to the month or the day: `2018-01-03`, `2025-05`, `2018年1月3日`.
fn date(plain: &str) -> Result<Option<PartialDate>, CitationError> {
    for (at, _) in plain.char_indices() {
        let rest = plain.get(at..).unwrap_or_default();
        let fresh = plain.get(..at).and_then(|b| b.chars().next_back()).is_none_or(|c| !c.is_ascii_digit());
        let Some(found) = date_here(rest).filter(|_| fresh) else { continue };
        return PartialDate::parse(&found).map(Some).map_err(|_| CitationError::Number);
    }
    Ok(None)
}

/// The date that a text begins with, rewritten with hyphens.
fn date_here(text: &str) -> Option<String> {
    let (year, rest) = split_digits(text);
    if year.len() != 4 {
        return None;
    }
    let chinese = rest.starts_with('年');
    let (month, rest) = split_digits(rest.strip_prefix(['-', '年'])?);
    let rest = if chinese { rest.strip_prefix('月')? } else { rest };
    if month.is_empty() || month.len() > 2 {
        return None;
    }
    let day = if chinese { Some(rest) } else { rest.strip_prefix('-') };
    let day = day.map(|rest| split_digits(rest).0).filter(|day| !day.is_empty());
    let day = day.map(|day| format!("-{day:0>2}")).unwrap_or_default();
    Some(format!("{year}-{month:0>2}{day}"))
}

fn split_digits(text: &str) -> (&str, &str) {
    text.split_at(text.bytes().take_while(u8::is_ascii_digit).count())
}
