//! 我能申请吗: the short look before any form. It decides nothing; it says what stands in the way and what can be done.

use super::Route;
use crate::coded::coded;
use crate::identifiers::DivisionCode;
use crate::registry::{Product, Track};

coded! {
    /// What somebody says they are.
    pub enum Being {
        /// An enterprise that grows or makes the product inside the area.
        Producer "producer",
        /// A co-operative, family farm or collective that grows or makes it.
        Cooperative "cooperative",
        /// A person who grows it without being registered.
        Grower "grower",
        /// A shop, trading company or intermediary.
        Trader "trader",
        /// A shop on the net or a streamer.
        Online "online",
        /// A plant outside the area, or one that only packs.
        OutsidePlant "outside_plant",
    }
}

coded! {
    /// What stands in the way. Each has its text: why, and what can be done.
    pub enum Obstacle {
        /// No right in the name is on record: 依据待核.
        NoRight "no_right",
        /// The right in the name was revoked.
        Revoked "revoked",
        /// Only an agricultural registration is on record; under it the mark is not applied for.
        AgriculturalOnly "agricultural_only",
        /// Who only trades cannot use the mark in their own name.
        TradesOnly "trades_only",
        /// What is made or packed outside the area may not carry the mark.
        MadeOutside "made_outside",
        /// A grower sells to those who may use the mark, or registers a business.
        NotRegistered "not_registered",
        /// The place lies in no county of the product's area as the register has it.
        PlaceOutside "place_outside",
    }
}

/// What the look gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Eligibility {
    /// What stands in the way; with none of it one may apply.
    pub obstacles: Vec<Obstacle>,
    /// Ways that are open under the name, each with the track it rests on.
    pub routes: Vec<(Track, Route)>,
    /// Whether the register names the counties of the area; else only an officer can say whether a place lies in it.
    pub area_known: bool,
}

impl Eligibility {
    /// Whether nothing stands in the way.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.obstacles.is_empty()
    }
}

/// Looks at what somebody is and where they produce. `revoked` says of a track whether the product's protection under it
/// was revoked (see [`crate::registry::Register::is_revoked`]). `county` is none where they did not say.
#[must_use]
pub fn may_apply(
    product: &Product,
    revoked: impl Fn(Track) -> bool,
    being: Being,
    county: Option<DivisionCode>,
) -> Eligibility {
    let mut routes: Vec<(Track, Route)> = Vec::new();
    for protection in product.protections.iter().filter(|protection| !revoked(protection.track)) {
        for route in Route::open_under(protection.track) {
            if !routes.contains(&(protection.track, *route)) {
                routes.push((protection.track, *route));
            }
        }
    }
    let mut obstacles = Vec::new();
    if routes.is_empty() {
        let agricultural = product.has_track(Track::AgriGiLegacy);
        obstacles.push(match () {
            () if product.protections.iter().any(|protection| revoked(protection.track)) => Obstacle::Revoked,
            () if agricultural => Obstacle::AgriculturalOnly,
            () => Obstacle::NoRight,
        });
    }
    obstacles.extend(match being {
        Being::Trader | Being::Online => Some(Obstacle::TradesOnly),
        Being::OutsidePlant => Some(Obstacle::MadeOutside),
        Being::Grower => Some(Obstacle::NotRegistered),
        Being::Producer | Being::Cooperative => None,
    });
    // Where a source names only the prefecture, its own code stands for the area.
    let area: &[DivisionCode] = &product.counties;
    if let Some(county) = county
        && !area.is_empty()
        && !area.contains(&county)
    {
        obstacles.push(Obstacle::PlaceOutside);
    }
    Eligibility { obstacles, routes, area_known: !area.is_empty() }
}
