//! The register by the names and codes that announcements use.

use crate::division::Gazetteer;
use crate::identifiers::DivisionCode;
use crate::registry::{Authorisation, Enterprise, Product, Register, Track};
use std::collections::{HashMap, HashSet};

/// Indexes over a picture of the register, made once for a whole announcement.
pub(super) struct Lookup<'a> {
    pub(super) register: &'a Register,
    products: HashMap<&'a str, Vec<&'a Product>>,
    aliases: HashMap<&'a str, Vec<&'a Product>>,
    enterprises: HashMap<&'a str, Vec<&'a Enterprise>>,
    former: HashMap<&'a str, Vec<&'a Enterprise>>,
    codes: HashMap<&'a str, &'a Enterprise>,
    rights: HashMap<(&'a str, &'a str), Vec<&'a Authorisation>>,
    gazetteer: Gazetteer,
    demo: HashSet<&'a str>,
}

impl<'a> Lookup<'a> {
    pub(super) fn new(register: &'a Register, demo: &'a [String]) -> Self {
        let rows = register.rows();
        let mut products: HashMap<&str, Vec<&Product>> = HashMap::new();
        let mut aliases: HashMap<&str, Vec<&Product>> = HashMap::new();
        for product in &rows.products {
            products.entry(&product.name).or_default().push(product);
            for alias in &product.aliases {
                aliases.entry(alias).or_default().push(product);
            }
        }
        let mut enterprises: HashMap<&str, Vec<&Enterprise>> = HashMap::new();
        let mut codes = HashMap::new();
        for enterprise in &rows.enterprises {
            enterprises.entry(&enterprise.name).or_default().push(enterprise);
            if let Some(uscc) = &enterprise.uscc {
                codes.insert(uscc.as_str(), enterprise);
            }
        }
        let mut former: HashMap<&str, Vec<&Enterprise>> = HashMap::new();
        for change in &rows.authorisation_changes {
            let (Some(was), Some(right)) = (&change.was, register.authorisation(&change.authorisation)) else {
                continue;
            };
            let Some(enterprise) = register.enterprise(right.enterprise.as_str()) else { continue };
            let known = former.entry(was).or_default();
            if enterprise.name != *was && !known.iter().any(|e| e.id == enterprise.id) {
                known.push(enterprise);
            }
        }
        let mut rights: HashMap<(&str, &str), Vec<&Authorisation>> = HashMap::new();
        for right in &rows.authorisations {
            rights.entry((right.enterprise.as_str(), right.product.as_str())).or_default().push(right);
        }
        let gazetteer = Gazetteer::new(&rows.divisions, &rows.division_changes);
        let demo = demo.iter().map(String::as_str).collect();
        Self { register, products, aliases, enterprises, former, codes, rights, gazetteer, demo }
    }

    pub(super) fn products(&self, name: &str) -> &[&'a Product] {
        self.products.get(name).map_or(&[], Vec::as_slice)
    }

    pub(super) fn aliases(&self, name: &str) -> &[&'a Product] {
        self.aliases.get(name).map_or(&[], Vec::as_slice)
    }

    pub(super) fn enterprises(&self, name: &str) -> &[&'a Enterprise] {
        self.enterprises.get(name).map_or(&[], Vec::as_slice)
    }

    pub(super) fn former(&self, name: &str) -> &[&'a Enterprise] {
        self.former.get(name).map_or(&[], Vec::as_slice)
    }

    pub(super) fn coded(&self, uscc: &str) -> Option<&'a Enterprise> {
        self.codes.get(uscc).copied()
    }

    pub(super) fn rights(&self, enterprise: &'a Enterprise, product: &'a Product) -> &[&'a Authorisation] {
        self.rights.get(&(enterprise.id.as_str(), product.slug.as_str())).map_or(&[], Vec::as_slice)
    }

    pub(super) fn is_demo(&self, name: &str) -> bool {
        self.demo.contains(name)
    }

    /// County and prefecture of a place as it is written; a prefecture alone where it has no counties or none is named.
    pub(super) fn place(&self, text: &str) -> Option<(Option<DivisionCode>, DivisionCode)> {
        let code = self.gazetteer.resolve(text.trim(), None).ok()?.code;
        if code == DivisionCode::HENAN {
            return None;
        }
        let prefecture = self.register.division(code).and_then(|d| d.parent).filter(|p| *p != DivisionCode::HENAN);
        Some(prefecture.map_or((None, code), |prefecture| (Some(code), prefecture)))
    }
}

/// The regimes by which the special mark can be used for a product. A registration by the agriculture ministry counts once
/// it was turned into a protected product, and what was revoked not any more.
pub(super) fn usable_tracks(product: &Product, register: &Register) -> Vec<Track> {
    let of = |right: &crate::registry::Protection| match (right.track, right.converted) {
        (Track::AgriGiLegacy, true) => Some(Track::GiProduct),
        (Track::AgriGiLegacy, false) => None,
        (track, _) => Some(track),
    };
    let mut tracks: Vec<Track> = product.protections.iter().filter_map(of).collect();
    tracks.retain(|track| !register.is_revoked(product.slug.as_str(), *track));
    tracks.sort_unstable();
    tracks.dedup();
    tracks
}

/// The regime that a text names: by its code, or by the words officers use.
pub(super) fn track_of(text: &str) -> Option<Track> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    match plain.as_str() {
        "地理标志产品" | "地理标志保护产品" | "保护产品" => Some(Track::GiProduct),
        "集体商标" | "地理标志集体商标" => Some(Track::CollectiveMark),
        "证明商标" | "地理标志证明商标" => Some(Track::CertificationMark),
        code => Track::from_code(code),
    }
    .filter(|track| *track != Track::AgriGiLegacy)
}
