//! Search: texts and queries into tokens, tokens into a ranking. The same tokens stand in the store's `search_token`
//! table on either database; the ranking runs over them in memory, so it is the same on both.

mod token;

pub use token::{ObjectKind, TokenRow};
