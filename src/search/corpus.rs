//! The corpus of queries with what each must find, run over an index of Henan's register. It runs over the tokens as
//! made and as read back from either database.

use super::{Index, ObjectKind};

/// Reads CSV (RFC 4180: commas, quotes doubled inside quotes, LF or CRLF) into rows of fields. Empty lines are left out.
///
/// # Errors
/// The number of the line on which a quoted field begins that never ends.
pub fn csv_rows(text: &str) -> Result<Vec<Vec<String>>, usize> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut field = String::new();
    let mut quoted_since = None;
    let mut line = 1;
    let mut chars = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = chars.next() {
        line += usize::from(c == '\n');
        match (c, quoted_since) {
            ('"', Some(_)) if chars.peek() == Some(&'"') => {
                chars.next();
                field.push('"');
            }
            ('"', Some(_)) => quoted_since = None,
            (c, Some(_)) => field.push(c),
            ('"', None) if field.is_empty() => quoted_since = Some(line),
            (',', None) => row.push(std::mem::take(&mut field)),
            ('\r', None) if chars.peek() == Some(&'\n') => {}
            ('\n', None) => {
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            (c, None) => field.push(c),
        }
    }
    if let Some(line) = quoted_since {
        return Err(line);
    }
    if !field.is_empty() || !row.is_empty() {
        row.push(field);
        rows.push(row);
    }
    rows.retain(|row| row.len() > 1 || row.iter().any(|field| !field.is_empty()));
    Ok(rows)
}

/// The columns of a corpus.
pub const COLUMNS: [&str; 7] = ["kind", "query", "expect_first", "expect_top", "top_n", "expect_absent", "why"];

/// Runs a corpus over an index and returns what failed, one line each; none where all is well.
///
/// Columns: `kind` (`product`, `enterprise`, `division`), `query`, `expect_first` (a key; several joined by `|` must
/// share the best score), `expect_top` (keys joined by `|`, all among the first `top_n`), `top_n`,
/// `expect_absent` (keys that must not be found; `*` for: nothing may be found), `why`.
#[must_use]
pub fn check(index: &Index, corpus: &str) -> Vec<String> {
    let rows = match csv_rows(corpus) {
        Ok(rows) => rows,
        Err(line) => return vec![format!("line {line}: a quoted field never ends")],
    };
    let Some((header, rows)) = rows.split_first() else { return vec!["the corpus is empty".to_owned()] };
    if !header.iter().map(String::as_str).eq(COLUMNS) {
        return vec![format!("the columns are {}, not {}", header.join(","), COLUMNS.join(","))];
    }
    rows.iter().enumerate().flat_map(|(at, row)| check_row(index, at + 2, row)).collect()
}

fn check_row(index: &Index, line: usize, row: &[String]) -> Vec<String> {
    let [kind, query, first, top, top_n, absent, why] = row else {
        return vec![format!("row {line}: {} fields instead of {}", row.len(), COLUMNS.len())];
    };
    let kind = match kind.as_str() {
        "product" => ObjectKind::Product,
        "enterprise" => ObjectKind::Enterprise,
        "division" => ObjectKind::Division,
        other => return vec![format!("row {line}: no kind of object is called {other}")],
    };
    let mut failures = Vec::new();
    let mut fail = |what: String| failures.push(format!("row {line}, {query} ({why}): {what}"));
    if first.is_empty() && top.is_empty() && absent.is_empty() {
        fail("nothing is expected".to_owned());
    }
    let found = index.search(query, kind);
    let keys: Vec<(&str, u32)> =
        found.hits.iter().map(|hit| (index.key(kind, hit.object).unwrap_or_default(), hit.score)).collect();
    let listed = || keys.iter().take(8).map(|(key, score)| format!("{key} {score}")).collect::<Vec<_>>().join(", ");
    let best = keys.first().map_or(0, |hit| hit.1);
    let alone = !first.contains('|');
    for key in listed_keys(first) {
        let is_first = if alone { keys.first().is_some_and(|hit| hit.0 == key) } else { keys.contains(&(key, best)) };
        if !is_first {
            fail(format!("{key} is not first of {}: {}", keys.len(), listed()));
        }
    }
    let limit = match top_n.parse::<usize>() {
        Ok(limit) => limit,
        Err(_) if top.is_empty() => 0,
        Err(_) => {
            fail(format!("top_n is {top_n:?}"));
            0
        }
    };
    for key in listed_keys(top) {
        if !keys.iter().take(limit).any(|hit| hit.0 == key) {
            fail(format!("{key} is not among the first {limit} of {}: {}", keys.len(), listed()));
        }
    }
    for key in listed_keys(absent) {
        if (key == "*" && !keys.is_empty()) || keys.iter().any(|hit| hit.0 == key) {
            fail(format!("{key} should not be found: {}", listed()));
        }
    }
    failures
}

fn listed_keys(field: &str) -> impl Iterator<Item = &str> {
    field.split('|').filter(|key| !key.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{TokenRow, weight};

    #[test]
    fn a_corpus_can_fail() {
        let row =
            TokenRow { token: "茶".into(), kind: ObjectKind::Product, object: "tea".into(), weight: weight::NAME };
        let index = Index::build([row]);
        let head = COLUMNS.join(",");
        assert!(check(&index, &format!("{head}\nproduct,茶,tea,tea,1,,good\n")).is_empty());
        for bad in [
            "product,茶,rice,,,,x",
            "product,米,,tea,3,,x",
            "product,茶,,,,*,x",
            "product,茶,,,,,x",
            "x,茶,t,,,,x",
            "a",
        ] {
            assert_eq!(check(&index, &format!("{head}\n{bad},\n").replace("x,\n", "x\n")).len(), 1, "{bad}");
        }
        assert_eq!(check(&index, "query\n").len(), 1);
        assert_eq!(check(&index, "").len(), 1);
        assert_eq!(check(&index, "\"open\n").len(), 1);
    }

    #[test]
    fn reads_quotes_and_line_ends() {
        let rows = csv_rows("a,\"b,\"\"c\"\"\n\"\r\n\r\nd,\n");
        assert_eq!(rows, Ok(vec![vec!["a".into(), "b,\"c\"\n".into()], vec!["d".into(), String::new()]]));
        assert_eq!(csv_rows("a\nb,\"c"), Err(2));
    }
}
