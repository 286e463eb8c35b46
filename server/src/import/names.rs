//! Names of divisions in a row, resolved to units of today.

use super::problem::ProblemKind;
use super::row::Row;
use daodi::division::{Division, DivisionLevel, Gazetteer, ResolveError};
use daodi::identifiers::DivisionCode;

/// Most names suggested for one that is not known.
const SUGGESTIONS: usize = 3;

/// The prefecture-level unit that a cell names.
pub(super) fn prefecture(row: Row<'_>, column: &str, gazetteer: &Gazetteer) -> Option<DivisionCode> {
    let name = row.text(column)?;
    let expected = "a prefecture-level unit of Henan, or 济源市";
    let units = || gazetteer.prefectures();
    let code = resolve(row, column, name, None, expected, gazetteer, &units)?;
    if code != DivisionCode::JIYUAN && !has_level(gazetteer, code, DivisionLevel::Prefecture) {
        row.fail_with(column, name, ProblemKind::UnknownDivision { suggestions: Vec::new() }, expected);
        return None;
    }
    Some(code)
}

/// The county that a part of a cell names, inside its prefecture. An old name gives the unit of today.
pub(super) fn county(
    row: Row<'_>,
    column: &str,
    name: &str,
    prefecture: DivisionCode,
    gazetteer: &Gazetteer,
) -> Option<DivisionCode> {
    let above = name_of(gazetteer, prefecture);
    let expected = format!("a county of {above}");
    let units = || gazetteer.counties_of(prefecture);
    if let Err(ResolveError::Unknown { .. }) = gazetteer.resolve(name, Some(prefecture))
        && let Ok(found) = gazetteer.resolve(name, None)
        && is_county(gazetteer, found.code)
    {
        let elsewhere = name_of(gazetteer, found.code.prefecture());
        let expected = format!("{expected}; {name} lies in {elsewhere}");
        row.fail_with(column, name, ProblemKind::DivisionElsewhere, &expected);
        return None;
    }
    let code = resolve(row, column, name, Some(prefecture), &expected, gazetteer, &units)?;
    if !is_county(gazetteer, code) {
        row.fail_with(column, name, ProblemKind::UnknownDivision { suggestions: Vec::new() }, &expected);
        return None;
    }
    Some(code)
}

/// The prefecture (which may be empty) and county of a row that has one of each at most.
pub(super) fn place(row: Row<'_>, gazetteer: &Gazetteer) -> (Option<DivisionCode>, Option<DivisionCode>) {
    let above = prefecture(row, "prefecture", gazetteer);
    let county = row.text("county").and_then(|name| match above {
        Some(above) => county(row, "county", name, above, gazetteer),
        None => {
            if row.table.text(row.index, "prefecture") == Some("") {
                row.fail("prefecture", ProblemKind::Empty, "the prefecture of the county");
            }
            None
        }
    });
    (above, county)
}

/// The unit whose code a cell holds; where another cell names it, the name must be the unit's.
pub(super) fn region(row: Row<'_>, name_column: Option<&str>, gazetteer: &Gazetteer) -> Option<DivisionCode> {
    let code = row.code("region_code")?;
    if gazetteer.prefectures().is_empty() {
        return None;
    }
    let Some(unit) = gazetteer.get(code).filter(|unit| unit.level != DivisionLevel::Zone) else {
        row.fail("region_code", ProblemKind::UnknownReference, "the code of a unit of Henan");
        return None;
    };
    if let Some(column) = name_column
        && row.required(column)? != unit.name
    {
        row.fail(column, ProblemKind::Contradiction, &format!("{}, the name of {code}", unit.name));
        return None;
    }
    Some(code)
}

fn resolve<'g>(
    row: Row<'_>,
    column: &str,
    name: &str,
    within: Option<DivisionCode>,
    expected: &str,
    gazetteer: &Gazetteer,
    units: &dyn Fn() -> Vec<&'g Division>,
) -> Option<DivisionCode> {
    let names = |codes: &[DivisionCode]| -> Vec<String> { codes.iter().map(|c| name_of(gazetteer, *c)).collect() };
    // Without divisions nothing can be resolved; what is wrong with their file has been told.
    if gazetteer.prefectures().is_empty() {
        return None;
    }
    let (what, expected) = match gazetteer.resolve(name, within) {
        Ok(found) => return Some(found.code),
        Err(ResolveError::Unknown { .. }) => {
            let suggestions = close_to(name, &units());
            let hint = suggestions.join(", ");
            let expected = if hint.is_empty() { expected.to_owned() } else { format!("{expected}; perhaps {hint}") };
            (ProblemKind::UnknownDivision { suggestions }, expected)
        }
        Err(ResolveError::Ambiguous { candidates, .. }) => {
            let candidates = names(&candidates);
            let expected = format!("{expected}: one of {}", candidates.join(", "));
            (ProblemKind::AmbiguousDivision { candidates }, expected)
        }
        Err(ResolveError::OneToMany { successors, .. }) => {
            let candidates = names(&successors);
            let expected = format!("{expected}: one of its successors {}", candidates.join(", "));
            (ProblemKind::AmbiguousDivision { candidates }, expected)
        }
        Err(ResolveError::Zone { code, .. }) => {
            let expected = format!("{expected}, not a statistical zone ({code})");
            (ProblemKind::UnknownDivision { suggestions: Vec::new() }, expected)
        }
    };
    row.fail_with(column, name, what, &expected);
    None
}

fn has_level(gazetteer: &Gazetteer, code: DivisionCode, level: DivisionLevel) -> bool {
    gazetteer.get(code).is_some_and(|unit| unit.level == level)
}

fn is_county(gazetteer: &Gazetteer, code: DivisionCode) -> bool {
    code == DivisionCode::JIYUAN || has_level(gazetteer, code, DivisionLevel::County)
}

fn name_of(gazetteer: &Gazetteer, code: DivisionCode) -> String {
    gazetteer.get(code).map_or_else(|| code.to_string(), |unit| unit.name.clone())
}

/// The names closest to a text: few characters differ, and one besides 市, 县 and 区 is shared.
fn close_to(text: &str, units: &[&Division]) -> Vec<String> {
    let asked: Vec<char> = text.chars().take(30).collect();
    let telling = |c: &char| !matches!(c, '市' | '县' | '区');
    let mut close: Vec<(usize, &str)> = units
        .iter()
        .map(|unit| (unit.name.as_str(), unit.name.chars().collect::<Vec<char>>()))
        .filter(|(_, name)| name.iter().any(|c| telling(c) && asked.contains(c)))
        .map(|(name, chars)| (distance(&asked, &chars), name))
        .collect();
    close.sort();
    close.into_iter().take(SUGGESTIONS).map(|(_, name)| name.to_owned()).collect()
}

/// Levenshtein distance in characters.
fn distance(from: &[char], to: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.iter().enumerate() {
        let mut next = vec![i + 1];
        for ((j, b), pair) in to.iter().enumerate().zip(row.windows(2)) {
            let [diagonal, above] = *pair else { continue };
            let left = next.get(j).copied().unwrap_or(usize::MAX);
            next.push((diagonal + usize::from(a != b)).min(above + 1).min(left + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_counts_characters_put_in_left_out_or_changed() {
        let d = |a: &str, b: &str| distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        assert_eq!(d("光山县", "光山县"), 0);
        assert_eq!(d("光山", "光山县"), 1);
        assert_eq!(d("广山县", "光山县"), 1);
        assert_eq!(d("", "光山县"), 3);
    }
}
