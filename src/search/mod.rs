//! Search: texts and queries into tokens, tokens into a ranking. The same tokens stand in the store's `search_token`
//! table on either database; the ranking runs over them in memory, so it is the same on both.
//!
//! A name's token is the name and every end of it (信阳毛尖, 阳毛尖, 毛尖, 尖), folded, with pinyin and initials beside
//! it; a query finds every token it is a beginning of. So a query of any length finds any piece of a name, and a reader
//! who is still typing finds what the beginning allows.

#[cfg(not(target_arch = "wasm32"))]
mod bag;
pub mod corpus;
#[cfg(not(target_arch = "wasm32"))]
mod document;
mod fold;
mod index;
#[cfg(not(target_arch = "wasm32"))]
mod pinyin;
#[cfg(not(target_arch = "wasm32"))]
mod places;
mod query;
#[cfg(not(target_arch = "wasm32"))]
mod readings;
mod scratch;
#[cfg(not(target_arch = "wasm32"))]
pub mod synthetic;
mod table;
mod token;
mod variants;
#[cfg(not(target_arch = "wasm32"))]
mod vocabulary;
pub mod weight;

#[cfg(not(target_arch = "wasm32"))]
pub use document::{token_stream, tokens};
pub use fold::{fold, is_han, runs, words};
pub use index::{Found, Hit, Index, IndexSize, Suggestion};
#[cfg(not(target_arch = "wasm32"))]
pub use pinyin::{Reading, read};
pub use query::{QUERY_CHARS, QUERY_TERMS, Query};
pub use token::{ObjectKind, TokenRow};
pub use variants::simplified;

/// The sign before a token that only its whole word matches, never its beginning: words that fit very many objects.
/// Folding leaves no such sign, so no query begins with it.
const EXACT_ONLY: char = '=';

#[cfg(test)]
mod tests;
