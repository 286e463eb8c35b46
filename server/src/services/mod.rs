//! What the server does, apart from how it is asked.

pub mod demonstration;
pub mod labels;
pub mod maps;
pub mod provinces;
