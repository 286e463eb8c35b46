//! The gate that writers pass while the server is up.

use std::sync::{Condvar, Mutex};
use std::time::Duration;

/// Opened when the server serves, closed when it is about to be killed.
#[derive(Default)]
pub struct Gate {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    open: bool,
    /// How often it was opened.
    opened: u64,
    ending: bool,
    faults: Vec<String>,
}

impl Gate {
    /// The server serves.
    pub fn open(&self) {
        let mut state = self.state.lock().unwrap();
        state.open = true;
        state.opened += 1;
        self.changed.notify_all();
    }

    /// The server is about to go.
    pub fn close(&self) {
        self.state.lock().unwrap().open = false;
    }

    /// No new acts: what has no answer is repeated, then everybody goes home.
    pub fn end(&self) {
        self.state.lock().unwrap().ending = true;
        self.changed.notify_all();
    }

    /// Whether no new acts are wanted.
    pub fn is_ending(&self) -> bool {
        self.state.lock().unwrap().ending
    }

    /// Waits until the server serves; which opening it is. `None` where it is over and the server is down.
    pub fn pass(&self) -> Option<u64> {
        let mut state = self.state.lock().unwrap();
        while !state.open {
            if state.ending && !state.faults.is_empty() {
                return None;
            }
            state = self.changed.wait_timeout(state, Duration::from_millis(100)).unwrap().0;
        }
        Some(state.opened)
    }

    /// After a broken connection: waits for the next opening, but not for ever, as not every break is the server's end.
    pub fn next_after(&self, opening: u64) {
        let state = self.state.lock().unwrap();
        let patience = Duration::from_millis(500);
        drop(self.changed.wait_timeout_while(state, patience, |state| state.opened == opening).unwrap());
    }

    /// Something that must not happen has happened: the run fails with it.
    pub fn fault(&self, what: String) {
        self.state.lock().unwrap().faults.push(what);
    }

    /// The first thing that must not have happened.
    pub fn first_fault(&self) -> Option<String> {
        self.state.lock().unwrap().faults.first().cloned()
    }

    /// How many things there were that must not have happened.
    pub fn faults(&self) -> usize {
        self.state.lock().unwrap().faults.len()
    }
}
