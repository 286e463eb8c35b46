//! What every text must be.
