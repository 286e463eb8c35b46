//! How many connections there are: in all, and of each client's network.

use super::super::client::Network;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Arc, Mutex, PoisonError};

/// The places for connections.
pub(super) struct Places {
    most: usize,
    most_of_one: usize,
    taken: Mutex<Taken>,
}

#[derive(Default)]
struct Taken {
    all: usize,
    by_network: HashMap<Network, usize>,
}

/// A place that is taken until it is dropped.
pub(super) struct Place {
    places: Arc<Places>,
    network: Option<Network>,
}

impl Places {
    pub(super) fn new(most: usize, most_of_one: usize) -> Arc<Self> {
        Arc::new(Self { most, most_of_one, taken: Mutex::default() })
    }

    /// A place, where there is one. A network is given where its share is to be counted.
    pub(super) fn take(self: &Arc<Self>, network: Option<Network>) -> Option<Place> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if taken.all >= self.most {
            return None;
        }
        if let Some(network) = network {
            let own = taken.by_network.entry(network).or_default();
            if *own >= self.most_of_one {
                return None;
            }
            *own += 1;
        }
        taken.all += 1;
        Some(Place { places: Arc::clone(self), network })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = self.places.taken.lock().unwrap_or_else(PoisonError::into_inner);
        taken.all = taken.all.saturating_sub(1);
        if let Some(Entry::Occupied(mut own)) = self.network.map(|network| taken.by_network.entry(network)) {
            *own.get_mut() = own.get().saturating_sub(1);
            if *own.get() == 0 {
                own.remove();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    #[test]
    fn places_are_bounded_in_all_and_for_one_network_and_are_given_back() {
        let network = |last: &str| Some(Network::of(format!("10.0.{last}.1").parse().unwrap()));
        let places = Places::new(5, 2);
        let first: Vec<Place> = (0..2).filter_map(|_| places.take(network("1"))).collect();
        assert_eq!(first.len(), 2);
        assert!(places.take(network("1")).is_none(), "one network has its share");
        let others: Vec<Place> = (0..3).filter_map(|_| places.take(None)).collect();
        assert_eq!(others.len(), 3);
        assert!(places.take(network("2")).is_none() && places.take(None).is_none(), "all are taken");
        drop(first);
        assert!(places.take(network("1")).is_some());
        drop(others);
        let taken = places.taken.lock().unwrap();
        assert_eq!((taken.all, taken.by_network.len()), (0, 0), "nothing is remembered of who has gone");
    }
}
