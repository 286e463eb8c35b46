//! The parts that live in the browser. Each adds comfort to something that works without it, and gets its texts as
//! properties: the browser's program holds no catalogue of texts.

pub mod autosave;
pub mod draw;
pub mod locate;
pub mod queue_keys;
pub mod suggest;

pub use draw::Draw;
pub use locate::Locate;
