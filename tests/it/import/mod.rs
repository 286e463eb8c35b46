//! Importing a register: the real one, broken ones, and what the store then holds.

mod broken;
mod directory;
mod real;
mod stored;
