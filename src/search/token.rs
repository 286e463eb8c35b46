//! The stored form of a token.

use crate::coded::coded;
use serde::{Deserialize, Serialize};

coded! {
    /// What kind of thing a token leads to.
    pub enum ObjectKind {
        /// A product.
        Product "product",
        /// An enterprise.
        Enterprise "enterprise",
        /// A division.
        Division "division",
    }
}

/// One row of `search_token`: this token leads to this object with this weight.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TokenRow {
    /// The token, folded (see the tokeniser).
    pub token: String,
    /// What it leads to.
    pub kind: ObjectKind,
    /// The object's key (slug, id or code).
    pub object: String,
    /// How much a match of this token says, larger is more.
    pub weight: i32,
}
