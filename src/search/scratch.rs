//! The working memory of a search, kept from one query to the next: a query allocates nothing in proportion to the
//! register but its result.

use super::index::Hit;
use super::table::{Reach, Table};
use super::weight;
use std::cell::RefCell;

/// What a query has found of one object so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    /// Score of the whole query as one name.
    pub(super) whole: u32,
    /// Sum of the terms' scores.
    pub(super) total: u32,
    /// How many terms matched.
    pub(super) matched: u32,
    /// How many characters of the query they have.
    pub(super) chars: u32,
}

/// Working memory for one search at a time.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    /// Best match of the term at hand for each object: in its names (upper half) and around them (lower half).
    term: Vec<u32>,
    term_touched: Vec<u32>,
    tally: Vec<Tally>,
    touched: Vec<u32>,
}

/// Lends this thread's working memory, cleared and large enough for `objects`.
pub(super) fn with_scratch<T>(objects: usize, work: impl FnOnce(&mut Scratch) -> T) -> T {
    thread_local! {
        static SCRATCH: RefCell<Scratch> = RefCell::default();
    }
    SCRATCH.with(|cell| match cell.try_borrow_mut() {
        Ok(mut scratch) => {
            scratch.clear(objects);
            work(&mut scratch)
        }
        // Only a search inside a search would come here.
        Err(_) => {
            let mut scratch = Scratch::default();
            scratch.clear(objects);
            work(&mut scratch)
        }
    })
}

impl Scratch {
    fn clear(&mut self, objects: usize) {
        for object in self.touched.drain(..) {
            if let Some(tally) = self.tally.get_mut(object as usize) {
                *tally = Tally::default();
            }
        }
        // A search that panicked may have left a term behind.
        for object in self.term_touched.drain(..) {
            if let Some(best) = self.term.get_mut(object as usize) {
                *best = 0;
            }
        }
        if self.term.len() < objects {
            self.term.resize(objects, 0);
            self.tally.resize(objects, Tally::default());
        }
    }

    /// Finds the best match of each object among these postings.
    pub(super) fn gather(&mut self, table: &Table, reaches: &[(Reach, u32)], names_only: bool) {
        for (reach, percent) in reaches {
            for (object, weight) in table.objects(reach.exact.clone()) {
                self.offer(object, weight, weight * percent / 100, names_only);
            }
            for (object, weight) in table.objects(reach.longer.clone()) {
                self.offer(object, weight, weight::of_beginning(weight) * percent / 100, names_only);
            }
        }
    }

    fn offer(&mut self, object: u32, weight: u32, score: u32, names_only: bool) {
        let in_name = weight >= weight::NAMES.unsigned_abs();
        if names_only && !in_name {
            return;
        }
        let Some(best) = self.term.get_mut(object as usize) else { return };
        if *best == 0 {
            self.term_touched.push(object);
        }
        let (name, around) = (*best >> 16, *best & 0xffff);
        *best = if in_name { name.max(score) << 16 | around } else { name << 16 | around.max(score) };
    }

    /// Counts the term at hand as the whole query.
    pub(super) fn keep_whole(&mut self) {
        self.keep(|tally, score| tally.whole = score);
    }

    /// Counts the term at hand, of `chars` characters.
    pub(super) fn keep_term(&mut self, chars: usize) {
        let chars = u32::try_from(chars).unwrap_or(u32::MAX);
        self.keep(|tally, score| {
            tally.total += score;
            tally.matched += 1;
            tally.chars += chars;
        });
    }

    fn keep(&mut self, count: impl Fn(&mut Tally, u32)) {
        for object in self.term_touched.drain(..) {
            let (Some(best), Some(tally)) = (self.term.get_mut(object as usize), self.tally.get_mut(object as usize))
            else {
                continue;
            };
            let (name, around) = (*best >> 16, *best & 0xffff);
            *best = 0;
            if tally.matched == 0 && tally.whole == 0 {
                self.touched.push(object);
            }
            // What surrounds a name adds to a part of it, but never lifts one whole name over a better one.
            let score = if name >= weight::WHOLE.unsigned_abs() { name + around / 32 } else { name + around };
            count(tally, score.max(1));
        }
    }

    /// The objects that `score` keeps, best first, equal ones by number.
    pub(super) fn ranked(&self, score: impl Fn(&Tally) -> Option<u32>) -> Vec<Hit> {
        let mut packed: Vec<u64> = Vec::with_capacity(self.touched.len());
        for object in &self.touched {
            if let Some(score) = self.tally.get(*object as usize).and_then(&score) {
                packed.push(u64::from(u32::MAX - score) << 32 | u64::from(*object));
            }
        }
        packed.sort_unstable();
        let hit = |p: u64| Hit { object: p as u32, score: u32::MAX - (p >> 32) as u32 };
        packed.into_iter().map(hit).collect()
    }
}
