//! Drawn pages, kept until the register or the day changes.
//!
//! A public page is a function of its address, the language, how the reader wants it to look, the register's generation
//! and the day. So a page drawn once is right for every reader until one of these changes; the generation in the key
//! makes a committed change visible as soon as [`crate::catalogue::Catalogue`] has it. Only the nonce is each answer's
//! own: the page is kept as the pieces between its nonces.

use app::cx::{Cx, Display};
use app::locale::Locale;
use jiff::civil::Date;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use std::sync::Arc;

/// Most bytes of pages that are kept.
const CAPACITY: u64 = 64 * 1024 * 1024;

/// About how many pages that is.
const ESTIMATE: usize = 2000;

/// Longest path with its query that is kept: what somebody made up is drawn each time.
const LONGEST: usize = 256;

#[derive(Clone, PartialEq, Eq, Hash)]
struct Key {
    generation: i64,
    today: Date,
    locale: Locale,
    display: Display,
    path: String,
}

/// A drawn page as the pieces between its nonces.
pub(crate) struct Drawn(Vec<Box<str>>);

impl Drawn {
    /// Takes a drawn page apart.
    pub(crate) fn new(html: &str, nonce: &str) -> Self {
        Self(html.split(nonce).map(Box::from).collect())
    }

    /// The page with a nonce of its own.
    pub(crate) fn with(&self, nonce: &str) -> String {
        self.0.join(nonce)
    }

    fn bytes(&self) -> usize {
        self.0.iter().map(|piece| piece.len()).sum()
    }
}

#[derive(Clone)]
struct Bytes;

impl Weighter<Key, Arc<Drawn>> for Bytes {
    fn weight(&self, key: &Key, drawn: &Arc<Drawn>) -> u64 {
        u64::try_from(key.path.len() + drawn.bytes()).unwrap_or(u64::MAX)
    }
}

/// The pages kept.
pub struct DrawnPages(Cache<Key, Arc<Drawn>, Bytes>);

impl Default for DrawnPages {
    fn default() -> Self {
        Self(Cache::with_weighter(ESTIMATE, CAPACITY, Bytes))
    }
}

impl DrawnPages {
    fn key(cx: &Cx) -> Option<Key> {
        (cx.path.len() <= LONGEST).then(|| Key {
            generation: cx.register.generation(),
            today: cx.today,
            locale: cx.locale,
            display: cx.display,
            path: cx.path.clone(),
        })
    }

    /// The page for what a reader asks, where it is kept.
    pub(crate) fn get(&self, cx: &Cx) -> Option<Arc<Drawn>> {
        self.0.get(&Self::key(cx)?)
    }

    /// Keeps a page.
    pub(crate) fn keep(&self, cx: &Cx, drawn: Drawn) {
        if let Some(key) = Self::key(cx) {
            self.0.insert(key, Arc::new(drawn));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Drawn;

    #[test]
    fn a_page_gets_each_readers_own_nonce() {
        let page = "<script nonce=\"AAA\"></script><link crossorigin=\"AAA\">";
        let drawn = Drawn::new(page, "AAA");
        assert_eq!(drawn.with("AAA"), page);
        assert_eq!(drawn.with("B"), "<script nonce=\"B\"></script><link crossorigin=\"B\">");
        assert_eq!(Drawn::new("no script", "AAA").with("B"), "no script");
    }
}
