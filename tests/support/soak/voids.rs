//! The operator at the machine, who withdraws one label after the other while the server is killed or hammered: each is
//! an entry of the public log.

use super::gate::Gate;
use super::stand::House;
use std::sync::Mutex;
use std::time::Duration;

/// The codes withdrawn so far, with the reason of each.
#[derive(Default)]
pub struct Voids(Mutex<Vec<(String, String)>>);

impl Voids {
    /// Withdraws labels until it is over, with a pause after each.
    pub fn withdraw(&self, (house, gate): (&House, &Gate), codes: &[String], pause: Duration) {
        for (number, code) in codes.iter().enumerate() {
            if gate.is_ending() {
                return;
            }
            let reason = format!("浸泡{number}");
            match house.done(&["label", "void", code, "--reason", &reason]) {
                Ok(_) => self.0.lock().unwrap().push((code.clone(), reason)),
                Err(error) => return gate.fault(format!("label {code}: {error:#}")),
            }
            std::thread::sleep(pause);
        }
    }

    /// What was withdrawn.
    #[must_use]
    pub fn all(&self) -> Vec<(String, String)> {
        self.0.lock().unwrap().clone()
    }
}
