//! The index: an immutable snapshot of the tokens, and the ranking over them.

use super::EXACT_ONLY;
use super::fold::is_han;
use super::query::{Query, neighbours, pieces, singular};
use super::scratch::{Scratch, with_scratch};
use super::table::{Filling, Reach, Table};
use super::{ObjectKind, TokenRow, weight};

/// The register's tokens in memory. Built once for each generation of the register, then only read.
#[derive(Debug, Default)]
pub struct Index {
    products: Table,
    enterprises: Table,
    divisions: Table,
}

/// One object found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The object's number in this index, see [`Index::key`]. Numbers run in the order of length of name, then key.
    pub object: u32,
    /// How well it matches; only the order means something.
    pub score: u32,
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Best first; equal scores in the order of [`Hit::object`].
    pub hits: Vec<Hit>,
    /// True where nothing matched all of the query: these match at least half of it, by its words or its characters.
    pub partial: bool,
    /// True where a word of letters was found only with one letter changed.
    pub corrected: bool,
    /// True where the query was too long and only its beginning was read.
    pub cut: bool,
}

/// A thing to offer while a reader types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion<'a> {
    /// What it is.
    pub kind: ObjectKind,
    /// Its key (slug, id or code).
    pub key: &'a str,
    /// How well it matches.
    pub score: u32,
}

/// Figures of an index.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct IndexSize {
    /// Objects of all kinds.
    pub objects: usize,
    /// Different tokens, kind by kind.
    pub tokens: usize,
    /// Links from a token to an object.
    pub postings: usize,
    /// Memory held, bytes.
    pub bytes: usize,
}

/// A term with what it reaches.
struct Term {
    chars: usize,
    /// Postings, and by how many percent their weights count.
    reaches: Vec<(Reach, u32)>,
}

impl Index {
    /// Builds the index. The order of the rows does not matter; where a token leads to an object twice, the higher
    /// weight counts.
    #[must_use]
    pub fn build(rows: impl IntoIterator<Item = TokenRow>) -> Self {
        let (mut products, mut enterprises, mut divisions) =
            (Filling::default(), Filling::default(), Filling::default());
        for row in rows {
            let filling = match row.kind {
                ObjectKind::Product => &mut products,
                ObjectKind::Enterprise => &mut enterprises,
                ObjectKind::Division => &mut divisions,
            };
            filling.add(row.token, row.object, row.weight);
        }
        Self { products: products.done(), enterprises: enterprises.done(), divisions: divisions.done() }
    }

    /// The key (slug, id or code) of an object.
    #[must_use]
    pub fn key(&self, kind: ObjectKind, object: u32) -> Option<&str> {
        self.table(kind).key(object)
    }

    /// How large the index is.
    #[must_use]
    pub fn size(&self) -> IndexSize {
        let tables = [&self.products, &self.enterprises, &self.divisions];
        IndexSize {
            objects: tables.iter().map(|t| t.len()).sum(),
            tokens: tables.iter().map(|t| t.tokens()).sum(),
            postings: tables.iter().map(|t| t.postings()).sum(),
            bytes: tables.iter().map(|t| t.bytes()).sum(),
        }
    }

    /// Finds objects of a kind, best first: the exact name, then matches in name and category, then the rest.
    ///
    /// All terms of the query must match; a run of characters or letters that nothing holds is first taken apart into
    /// the fewest pieces that are found (信阳茶 into 信阳 and 茶), and a word of letters may be one letter off. Where
    /// still nothing matches all terms, see [`Found::partial`]. An empty query finds nothing.
    #[must_use]
    pub fn search(&self, text: &str, kind: ObjectKind) -> Found {
        self.run(&Query::parse(text), kind, false)
    }

    /// What to offer while a reader types: at most `limit` things whose names match, of all kinds, best first, products
    /// before divisions before enterprises where scores are equal.
    #[must_use]
    pub fn suggest(&self, prefix: &str, limit: usize) -> Vec<Suggestion<'_>> {
        let query = Query::parse(prefix);
        let mut offers: Vec<Suggestion<'_>> = Vec::new();
        for kind in [ObjectKind::Product, ObjectKind::Division, ObjectKind::Enterprise] {
            let found = self.run(&query, kind, true);
            let hits = found.hits.into_iter().filter(|_| !found.partial).take(limit);
            offers.extend(
                hits.filter_map(|hit| Some(Suggestion { kind, key: self.key(kind, hit.object)?, score: hit.score })),
            );
        }
        offers.sort_by_key(|offer| std::cmp::Reverse(offer.score));
        offers.truncate(limit);
        offers
    }

    fn table(&self, kind: ObjectKind) -> &Table {
        match kind {
            ObjectKind::Product => &self.products,
            ObjectKind::Enterprise => &self.enterprises,
            ObjectKind::Division => &self.divisions,
        }
    }

    fn run(&self, query: &Query, kind: ObjectKind, names_only: bool) -> Found {
        let table = self.table(kind);
        let mut found = Found { cut: query.cut, ..Found::default() };
        if query.terms.is_empty() || table.len() == 0 {
            return found;
        }
        let (terms, missing_chars) = terms_of(query, table, &mut found.corrected);
        // The query may be one name although it is written in several words.
        let whole = Term { chars: 0, reaches: vec![(table.reach(&query.whole), 100)] };
        with_scratch(table.len(), |scratch| {
            let apart = terms.len() > 1 || missing_chars > 0;
            if apart {
                scratch.gather(table, &whole.reaches, names_only);
                scratch.keep_whole();
            }
            for term in &terms {
                scratch.gather(table, &term.reaches, names_only);
                scratch.keep_term(term.chars);
            }
            (found.hits, found.partial) = rank(scratch, terms.len(), missing_chars, query);
        });
        found
    }
}

/// The objects that match everything, else those that match half.
fn rank(scratch: &Scratch, terms: usize, missing_chars: usize, query: &Query) -> (Vec<Hit>, bool) {
    let count = u32::try_from(terms).unwrap_or(u32::MAX).max(1);
    let complete = |matched: u32| missing_chars == 0 && matched == count;
    let hits = scratch.ranked(|o| {
        if complete(o.matched) { Some((o.total / count).max(o.whole)) } else { Some(o.whole).filter(|w| *w > 0) }
    });
    if !hits.is_empty() || (terms < 2 && missing_chars == 0) {
        return (hits, false);
    }
    let all_chars = u32::try_from(query.chars()).unwrap_or(u32::MAX);
    let words = u32::try_from(query.terms.len()).unwrap_or(u32::MAX);
    let missed = u32::from(missing_chars > 0);
    let half = scratch.ranked(|o| {
        let enough = 2 * o.chars >= all_chars || (words > 1 && 2 * o.matched >= words.max(count));
        enough.then(|| o.total / (count + missed) * o.chars / all_chars.max(1))
    });
    let partial = !half.is_empty();
    (half, partial)
}

/// Looks up the terms; returns those found and how many characters of the query are found nowhere.
fn terms_of(query: &Query, table: &Table, corrected: &mut bool) -> (Vec<Term>, usize) {
    let mut terms = Vec::new();
    let mut missing = 0;
    for run in &query.terms {
        let chars = run.chars().count();
        if let Some(term) = term(table, run, chars) {
            terms.push(term);
            continue;
        }
        let letters = run.chars().all(|c| c.is_ascii_lowercase());
        if let Some(term) = singular(run).filter(|_| letters).and_then(|one| term(table, &one, chars)) {
            terms.push(term);
            continue;
        }
        let exact_only = |text: &str| !table.exact(&format!("{EXACT_ONLY}{text}")).is_empty();
        let (good, bad) = pieces(run, |text, open| {
            let reach = table.reach(text);
            !reach.exact.is_empty() || (open && !reach.longer.is_empty()) || exact_only(text)
        });
        if good.is_empty() && letters && chars >= 4 {
            let near: Vec<(Reach, u32)> = neighbours(run)
                .iter()
                .map(|text| Reach { exact: table.exact(text), ..Reach::default() })
                .filter(|reach| !reach.is_empty())
                .map(|reach| (reach, 60))
                .collect();
            if !near.is_empty() {
                *corrected = true;
                terms.push(Term { chars, reaches: near });
                continue;
            }
        }
        for piece in good {
            let chars = piece.chars().count();
            terms.extend(term(table, &piece, chars));
        }
        missing += bad.iter().map(|piece| piece.chars().count()).sum::<usize>();
    }
    (terms, missing)
}

/// A text that some token begins with or is.
fn term(table: &Table, text: &str, chars: usize) -> Option<Term> {
    let exact_only = Reach { exact: table.exact(&format!("{EXACT_ONLY}{text}")), ..Reach::default() };
    let mut reach = table.reach(text);
    let longer = Reach { longer: std::mem::take(&mut reach.longer), ..Reach::default() };
    let percent = match chars {
        _ if !text.chars().all(is_han) => weight::LETTERS,
        1 => weight::ONE_CHARACTER,
        _ => 100,
    };
    let reaches: Vec<_> =
        [(reach, 100), (exact_only, 100), (longer, percent)].into_iter().filter(|r| !r.0.is_empty()).collect();
    (!reaches.is_empty()).then_some(Term { chars, reaches })
}
