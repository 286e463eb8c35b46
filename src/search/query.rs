//! What a reader typed, taken apart.

use super::fold::{is_han, runs, words};

/// Queries are read up to this many characters.
pub const QUERY_CHARS: usize = 100;
/// At most this many terms of a query are looked up.
pub const QUERY_TERMS: usize = 8;

/// A query, folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// All of it, joined: found whole, it is a name.
    pub whole: String,
    /// Its terms: runs of one script inside words. All of them must match.
    pub terms: Vec<String>,
    /// True where the text was longer than what was read.
    pub cut: bool,
}

impl Query {
    /// Takes a query apart. Any text will do.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut cut = text.char_indices().nth(QUERY_CHARS).is_some();
        let read = text.char_indices().nth(QUERY_CHARS).map_or(text, |(end, _)| text.get(..end).unwrap_or(text));
        let words = words(read);
        // Compatibility forms can fold to many characters.
        let mut whole: String = words.concat();
        if let Some((end, _)) = whole.char_indices().nth(QUERY_CHARS) {
            whole.truncate(end);
            cut = true;
        }
        let mut terms: Vec<String> = Vec::new();
        for run in words.iter().flat_map(|word| runs(word)) {
            let run: String = run.chars().take(QUERY_CHARS).collect();
            if !terms.contains(&run) {
                terms.push(run);
            }
        }
        if terms.iter().any(|term| !is_filler(term)) {
            terms.retain(|term| !is_filler(term));
        }
        if terms.len() > QUERY_TERMS {
            terms.truncate(QUERY_TERMS);
            cut = true;
        }
        Self { whole, terms, cut }
    }

    /// The terms' length in characters.
    pub(super) fn chars(&self) -> usize {
        self.terms.iter().map(|term| term.chars().count()).sum()
    }
}

/// Words that say nothing beside others: 第 50 号, the tea of …
fn is_filler(term: &str) -> bool {
    const FILLERS: &[&str] = &[
        "第",
        "号",
        "年",
        "年第",
        "公告",
        "公告第",
        "号公告",
        "的",
        "之",
        "和",
        "与",
        "及",
        "of",
        "the",
        "a",
        "an",
        "and",
        "in",
        "from",
        "no",
    ];
    FILLERS.contains(&term)
}

/// Takes a run apart that is not found whole, into pieces that are: the fewest, the longest first. `found` says whether
/// a text is found, as a beginning where `open` is true, else as a whole token. Returns pieces that are found and
/// pieces that are not.
pub(super) fn pieces(run: &str, found: impl Fn(&str, bool) -> bool) -> (Vec<String>, Vec<String>) {
    let marks: Vec<usize> = run.char_indices().map(|(at, _)| at).chain([run.len()]).collect();
    let count = marks.len() - 1;
    let han = run.chars().all(is_han);
    let piece = |from: usize, to: usize| {
        marks.get(from).zip(marks.get(to)).and_then(|(from, to)| run.get(*from..*to)).unwrap_or_default()
    };
    // Cost of the best way on from each character, with the length of its first piece and whether that is found.
    let mut best = vec![(0_u32, 0_usize, true); count + 1];
    for from in (0..count).rev() {
        let after = |len: usize| best.get(from + len).map_or(0, |b| b.0);
        let mut choice = (UNFOUND + after(1), 1, false);
        for len in (1..=(count - from).min(PIECE_CHARS)).rev() {
            let text = piece(from, from + len);
            let last = from + len == count;
            let cost = match (han, len) {
                (true, 1) => 16,
                (true, _) => 10,
                (false, 1) => continue,
                (false, 2) => 20,
                (false, _) => 10,
            } + after(len);
            if cost < choice.0 && found(text, han || last) {
                choice = (cost, len, true);
            }
        }
        if let Some(slot) = best.get_mut(from) {
            *slot = choice;
        }
    }
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Some((_, len, found)) = best.get(at).copied().filter(|_| at < count) {
        let into = if found { &mut good } else { &mut bad };
        into.push(piece(at, at + len).to_owned());
        at += len;
    }
    // Letters make sense only whole, and not in shreds.
    if !han && (!bad.is_empty() || good.len() > 3) {
        return (Vec::new(), vec![run.to_owned()]);
    }
    (good, bad)
}

/// The longest piece tried.
const PIECE_CHARS: usize = 24;
/// Cost of a character that is left over.
const UNFOUND: u32 = 60;

/// The texts one wrong, missing, extra or swapped letter away from a run of letters.
pub(super) fn neighbours(run: &str) -> Vec<String> {
    let letters: Vec<char> = run.chars().collect();
    let mut out = Vec::with_capacity(letters.len() * 53 + 26);
    let mut push = |make: &dyn Fn(&mut Vec<char>)| {
        let mut changed = letters.clone();
        make(&mut changed);
        out.push(changed.into_iter().collect::<String>());
    };
    for at in 0..=letters.len() {
        if at < letters.len() {
            push(&|l| {
                l.remove(at);
            });
        }
        if at + 1 < letters.len() {
            push(&|l| l.swap(at, at + 1));
        }
        for c in 'a'..='z' {
            push(&|l| l.insert(at, c));
            if letters.get(at).is_some_and(|held| *held != c) {
                push(&|l| {
                    l.remove(at);
                    l.insert(at, c);
                });
            }
        }
    }
    out
}

/// An English plural's singular, where the run looks like one.
pub(super) fn singular(run: &str) -> Option<String> {
    if let Some(stem) = run.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return Some(format!("{stem}y"));
    }
    if let Some(stem) = run.strip_suffix("oes") {
        return Some(format!("{stem}o"));
    }
    run.strip_suffix("es")
        .filter(|stem| stem.ends_with(['h', 'x']) && stem.len() > 2)
        .or_else(|| run.strip_suffix('s').filter(|stem| stem.len() > 2))
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn takes_queries_apart() {
        let query = Query::parse("　信阳、xinyang茶 2007年第50号");
        assert_eq!(query.terms, ["信阳", "xinyang", "茶", "2007", "50"]);
        assert_eq!(query.whole, "信阳xinyang茶2007年第50号");
        assert_eq!(Query::parse("第号").terms, ["第号"]);
        assert_eq!(Query::parse("的").terms, ["的"], "a filler alone is a query");
        let long = Query::parse(&"茶".repeat(10_000));
        assert!(long.cut && long.whole.chars().count() == QUERY_CHARS);
        assert!(Query::parse(&"ﷺ".repeat(100)).whole.chars().count() <= QUERY_CHARS);
        assert!(!Query::parse(&"茶".repeat(QUERY_CHARS)).cut);
    }

    #[test]
    fn the_fewest_pieces_that_are_found() {
        let known = ["信阳", "毛尖", "信", "阳", "xinyang", "cha", "茶", "茶油"];
        let found = |text: &str, open: bool| known.iter().any(|k| if open { k.starts_with(text) } else { *k == text });
        assert_eq!(pieces("信阳毛尖茶", found), (vec!["信阳".into(), "毛尖".into(), "茶".into()], vec![]));
        assert_eq!(pieces("信阳的茶油", found).1, ["的"]);
        assert_eq!(pieces("xinyangcha", found).0, ["xinyang", "cha"]);
        assert_eq!(pieces("xinyangqqq", found).1, ["xinyangqqq"]);
    }

    #[test]
    fn singulars() {
        for (many, one) in [("peanuts", "peanut"), ("cherries", "cherry"), ("peaches", "peach"), ("potatoes", "potato")]
        {
            assert_eq!(singular(many).as_deref(), Some(one));
        }
        assert_eq!(singular("as"), None);
    }

    proptest! {
        #[test]
        fn any_text_is_a_query(text in any::<String>()) {
            let query = Query::parse(&text);
            prop_assert!(query.terms.len() <= QUERY_TERMS);
            prop_assert!(query.whole.chars().count() <= QUERY_CHARS);
            prop_assert!(query.terms.iter().all(|t| !t.is_empty()));
        }

        #[test]
        fn pieces_join_to_the_run(run in "[信阳毛尖茶的]{1,30}") {
            let (good, bad) = pieces(&run, |text, _| text != "的");
            prop_assert_eq!(good.concat().chars().count() + bad.concat().chars().count(), run.chars().count());
        }

        #[test]
        fn a_slip_is_among_the_neighbours(run in "[a-z]{4,12}", at in 0_usize..4) {
            let mut slip = run.clone();
            slip.remove(at);
            prop_assert!(neighbours(&slip).contains(&run));
        }
    }
}
