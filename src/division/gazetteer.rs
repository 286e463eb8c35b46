//! The gazetteer: from a name as sources write it, old or new, to a unit of today.

use super::names::{Names, normal};
use super::{Division, DivisionChange, DivisionLevel, DivisionStatus};
use crate::identifiers::DivisionCode;
use std::collections::BTreeMap;

/// A unit of today, found from a name or a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// The unit's code today.
    pub code: DivisionCode,
    /// The former name it was found through, where the text named a unit that is no more.
    pub through: Option<String>,
}

/// Why a text names no single unit of today.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ResolveError {
    /// No unit of Henan, past or present, has this name or code.
    #[error("no unit of Henan is or was called {name}")]
    Unknown {
        /// The text as given.
        name: String,
    },
    /// Several unrelated units have this name.
    #[error("{name} may be any of several units: {}", list(candidates))]
    Ambiguous {
        /// The text as given.
        name: String,
        /// The units it may mean, by code.
        candidates: Vec<DivisionCode>,
    },
    /// An old unit that was split over several of today.
    #[error("{name} was divided between several units: {}", list(successors))]
    OneToMany {
        /// The text as given.
        name: String,
        /// The units that hold its ground today, by code.
        successors: Vec<DivisionCode>,
    },
    /// A functional zone with a statistical code only, not a unit of GB/T 2260.
    #[error("{name} ({code}) is a statistical zone, not a unit of GB/T 2260")]
    Zone {
        /// The text as given.
        name: String,
        /// The zone's statistical code.
        code: DivisionCode,
    },
}

fn list(codes: &[DivisionCode]) -> String {
    codes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// Every unit of Henan with its names of today and before.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    divisions: BTreeMap<DivisionCode, Division>,
    names: Names,
}

impl Gazetteer {
    /// Builds the index. `divisions` may hold abolished units and statistical zones; where a code comes twice (济源市 as
    /// prefecture and as county) the row of the higher level stands.
    #[must_use]
    pub fn new(divisions: &[Division], changes: &[DivisionChange]) -> Self {
        let mut by_code: BTreeMap<DivisionCode, Division> = BTreeMap::new();
        for division in divisions {
            let level = by_code.get(&division.code).map(|seen| seen.level);
            if level.is_none_or(|seen| division.level < seen) {
                by_code.insert(division.code, division.clone());
            }
        }
        let names = Names::new(&by_code, changes);
        Self { divisions: by_code, names }
    }

    /// Finds the unit of today that a text names: a full name (孟津区), a short one (孟津, 信阳), one with the names of
    /// the units above it before it (洛阳市孟津区), a six-digit code, or a former name or code, followed through every
    /// later change. `within` keeps to one prefecture. A short name that a prefecture and its county share (安阳) means
    /// the prefecture, but the county where `within` has already named the prefecture. A name of today comes before
    /// the same name of the past.
    ///
    /// # Errors
    /// [`ResolveError`] says whether the name is unknown, not unique, split over several units, or a statistical zone.
    pub fn resolve(&self, name: &str, within: Option<DivisionCode>) -> Result<Resolved, ResolveError> {
        let within = within.map(DivisionCode::prefecture).filter(|code| *code != DivisionCode::HENAN);
        let written = normal(name);
        // The longest name with every unit above it has under 40 characters.
        if written.chars().count() > 60 {
            return Err(ResolveError::Unknown { name: name.to_owned() });
        }
        self.names.resolve(&self.divisions, name, &written, within)
    }

    /// The row of a code: current, abolished or statistical.
    #[must_use]
    pub fn get(&self, code: DivisionCode) -> Option<&Division> {
        self.divisions.get(&code)
    }

    /// The units of prefecture level, 济源 among them, by code.
    #[must_use]
    pub fn prefectures(&self) -> Vec<&Division> {
        self.current(DivisionLevel::Prefecture).collect()
    }

    /// Today's counties, districts and county-level cities of a prefecture, by code. 济源 has one: itself.
    #[must_use]
    pub fn counties_of(&self, prefecture: DivisionCode) -> Vec<&Division> {
        if prefecture == DivisionCode::JIYUAN {
            return self.get(prefecture).into_iter().collect();
        }
        self.current(DivisionLevel::County).filter(|d| d.code.prefecture() == prefecture).collect()
    }

    /// Every county-level unit of today, 济源 included, by code: the units that a map of counties must show.
    #[must_use]
    pub fn counties(&self) -> Vec<&Division> {
        let jiyuan = self.get(DivisionCode::JIYUAN).filter(|d| d.level != DivisionLevel::County);
        self.current(DivisionLevel::County).chain(jiyuan).collect()
    }

    /// The changes that led to a unit, oldest first: its former names, codes and the units merged into it. Mere moves
    /// of a border are left out.
    #[must_use]
    pub fn former_names(&self, code: DivisionCode) -> Vec<&DivisionChange> {
        self.names.leading_to(code)
    }

    /// The units from the province down to `code` itself; empty where the code is unknown.
    #[must_use]
    pub fn path(&self, code: DivisionCode) -> Vec<&Division> {
        let mut path = Vec::new();
        let mut next = Some(code);
        while let Some(division) = next.and_then(|code| self.get(code)) {
            path.push(division);
            next = division.parent.filter(|parent| path.iter().all(|seen| seen.code != *parent));
        }
        path.reverse();
        path
    }

    fn current(&self, level: DivisionLevel) -> impl Iterator<Item = &Division> {
        self.divisions.values().filter(move |d| d.level == level && d.status == DivisionStatus::Current)
    }
}

#[cfg(test)]
#[path = "gazetteer_tests.rs"]
mod tests;
