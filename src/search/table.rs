//! The tokens of one kind of object, packed for lookup.

use super::weight;
use std::collections::HashMap;
use std::ops::Range;

/// Sorted tokens and what they lead to. Objects are numbered in the order of length of name, then key, so that the
/// number itself breaks ties.
#[derive(Debug, Default)]
pub(super) struct Table {
    keys: Vec<Box<str>>,
    /// All tokens end to end, and where each begins; one more mark at the end.
    text: String,
    begins: Vec<u32>,
    /// Where each token's postings begin; one more mark at the end.
    firsts: Vec<u32>,
    objects: Vec<u32>,
    weights: Vec<u16>,
}

/// The postings of the tokens that begin with a text: those of the very token first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reach {
    pub(super) exact: Range<usize>,
    pub(super) longer: Range<usize>,
}

impl Reach {
    pub(super) fn is_empty(&self) -> bool {
        self.exact.is_empty() && self.longer.is_empty()
    }
}

impl Table {
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    pub(super) fn tokens(&self) -> usize {
        self.begins.len().saturating_sub(1)
    }

    pub(super) fn postings(&self) -> usize {
        self.objects.len()
    }

    pub(super) fn key(&self, object: u32) -> Option<&str> {
        self.keys.get(object as usize).map(AsRef::as_ref)
    }

    /// Bytes held.
    pub(super) fn bytes(&self) -> usize {
        self.text.len()
            + 4 * (self.begins.len() + self.firsts.len() + self.objects.len())
            + 2 * self.weights.len()
            + self.keys.iter().map(|k| k.len() + size_of::<Box<str>>()).sum::<usize>()
    }

    pub(super) fn objects(&self, range: Range<usize>) -> impl Iterator<Item = (u32, u32)> + '_ {
        let objects = self.objects.get(range.clone()).unwrap_or_default();
        let weights = self.weights.get(range).unwrap_or_default();
        objects.iter().copied().zip(weights.iter().map(|w| u32::from(*w)))
    }

    /// The postings of `text` and of what begins with it.
    pub(super) fn reach(&self, text: &str) -> Reach {
        let low = self.lower_bound(0, |token| token < text);
        let high = self.lower_bound(low, |token| token.starts_with(text));
        let exact = if self.token(low) == Some(text) { low + 1 } else { low };
        Reach { exact: self.first(low)..self.first(exact), longer: self.first(exact)..self.first(high) }
    }

    /// The postings of exactly this token.
    pub(super) fn exact(&self, text: &str) -> Range<usize> {
        let low = self.lower_bound(0, |token| token < text);
        let high = if self.token(low) == Some(text) { low + 1 } else { low };
        self.first(low)..self.first(high)
    }

    fn first(&self, token: usize) -> usize {
        self.firsts.get(token).map_or(0, |first| *first as usize)
    }

    fn token(&self, at: usize) -> Option<&str> {
        let (begin, end) = (self.begins.get(at)?, self.begins.get(at + 1)?);
        self.text.get(*begin as usize..*end as usize)
    }

    /// The first token from `from` on for which `before` no longer holds.
    fn lower_bound(&self, from: usize, before: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (from, self.tokens());
        while low < high {
            let middle = low.midpoint(high);
            if self.token(middle).is_some_and(&before) { low = middle + 1 } else { high = middle }
        }
        low
    }
}

/// A table being filled.
#[derive(Debug, Default)]
pub(super) struct Filling {
    tokens: HashMap<String, u32>,
    keys: HashMap<String, u32>,
    /// Length in characters of each object's shortest whole name.
    lengths: Vec<u32>,
    postings: Vec<(u32, u32, u16)>,
}

impl Filling {
    pub(super) fn add(&mut self, token: String, object: String, weight: i32) {
        let name_chars = (weight == weight::NAME).then(|| token.chars().count());
        let next = number(self.tokens.len());
        let token = *self.tokens.entry(token).or_insert(next);
        let next = number(self.keys.len());
        let object = *self.keys.entry(object).or_insert(next);
        if object == next {
            self.lengths.push(u32::MAX);
        }
        if let (Some(chars), Some(held)) = (name_chars, self.lengths.get_mut(object as usize)) {
            *held = number(chars).min(*held);
        }
        self.postings.push((token, object, u16::try_from(weight.max(0)).unwrap_or(u16::MAX)));
    }

    pub(super) fn done(self) -> Table {
        let mut keys: Vec<(u32, String, u32)> = Vec::with_capacity(self.keys.len());
        for (key, object) in self.keys {
            keys.push((self.lengths.get(object as usize).copied().unwrap_or(u32::MAX), key, object));
        }
        keys.sort_unstable();
        let objects = ranks(keys.iter().map(|k| k.2));
        let mut tokens: Vec<(String, u32)> = self.tokens.into_iter().collect();
        tokens.sort_unstable();
        let token_ranks = ranks(tokens.iter().map(|t| t.1));
        let mut postings = self.postings;
        let rank = |ranks: &[u32], of: u32| ranks.get(of as usize).copied().unwrap_or_default();
        for posting in &mut postings {
            *posting = (rank(&token_ranks, posting.0), rank(&objects, posting.1), u16::MAX - posting.2);
        }
        // Ascending: the highest weight of a token for an object comes first, and is kept.
        postings.sort_unstable();
        postings.dedup_by_key(|p| (p.0, p.1));

        let mut table = Table { keys: keys.into_iter().map(|k| k.1.into_boxed_str()).collect(), ..Table::default() };
        table.begins.push(0);
        for (token, _) in &tokens {
            table.text.push_str(token);
            table.begins.push(number(table.text.len()));
        }
        table.text.shrink_to_fit();
        table.firsts = vec![0; tokens.len() + 1];
        for (at, (token, object, weight)) in postings.into_iter().enumerate() {
            if let Some(end) = table.firsts.get_mut(token as usize + 1) {
                *end = number(at + 1);
            }
            table.objects.push(object);
            table.weights.push(u16::MAX - weight);
        }
        table.objects.shrink_to_fit();
        table.weights.shrink_to_fit();
        table
    }
}

/// Where each number stands in the sequence.
fn ranks(sequence: impl ExactSizeIterator<Item = u32>) -> Vec<u32> {
    let mut ranks = vec![0; sequence.len()];
    for (rank, of) in sequence.enumerate() {
        if let Some(slot) = ranks.get_mut(of as usize) {
            *slot = number(rank);
        }
    }
    ranks
}

/// Counts here stay far below 2^32: a register of that size would not fit in memory.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
