//! Labels: the code, its symbol, sheets, batches and what a scan may say.

mod batch;
mod code;
mod compose;
mod face;
mod host;
mod keyring;
mod layout;
mod list;
mod modules;
mod new_batch;
mod outcome;
mod penalty;
mod permutation;
mod sheet;
mod svg;
mod symbol;
mod text_symbol;
mod typeset;

pub use batch::{Batch, BatchState, NetContent, NetDisplay};
pub use code::{CODE_LENGTH, Code, CodeError, MAX_EPOCH, TAG_SPACE};
pub use face::{Bar, CodeLine, FaceError, LabelFace, LabelText, TextRun};
pub use host::{Host, HostError};
pub use keyring::{BatchKeyInput, BatchKeys, KeyError, Keyring, MAX_COUNT};
pub use layout::{LAYOUTS, Layout};
pub use list::{CodeRange, LIST_HEADER, RangeError};
pub use modules::{Corner, Modules, QUIET_ZONE};
pub use new_batch::{BatchError, NewBatch};
pub use outcome::{ScanFacts, ScanOutcome, scan_outcome};
pub use sheet::{Placement, Sheet, SheetError, SheetSpec};
pub use svg::{sheet_svg, symbol_svg};
pub use symbol::{Ecc, SymbolError, SymbolMaker, SymbolProfile};
pub use text_symbol::text_symbol;
pub use typeset::{Face, Measure, MissingGlyph};
