//! The whole register as rows: what an import brings and what the store gives back.

use super::announcing::FiledAnnouncement;
use super::{
    Announcement, Authorisation, AuthorisationChange, Base, Enterprise, FieldCertainty, Product, ProtectionStep,
};
use crate::division::{Division, DivisionChange, Place, Township};
use crate::ground::PublicGround;
use crate::statistics::{CityFigure, Indicator, Plan, Programme};
use serde::{Deserialize, Serialize};

macro_rules! data_sets {
    ($($variant:ident $code:literal;)*) => {
        /// One of the register's sets of rows, named as its file is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum DataSet { $(#[doc = concat!("`", $code, "`")] $variant,)* }

        impl DataSet {
            /// Every set, in the order in which they are loaded: what is referred to comes first.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The code used in tables and messages.
            #[must_use]
            pub fn code(self) -> &'static str { match self { $(Self::$variant => $code,)* } }

            /// The set with this code, if there is one.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> { match code { $($code => Some(Self::$variant),)* _ => None } }
        }
    };
}

data_sets! {
    Divisions "divisions";
    DivisionChanges "division_changes";
    Places "places";
    Townships "townships";
    Plans "plans";
    Indicators "indicators";
    CityComparison "city_comparison";
    Programmes "programmes";
    Products "products";
    Enterprises "enterprises";
    Bases "bases";
    Certainty "certainty";
}

/// Every row of the register. Real rows only: what is made for demonstration is never among them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RegisterRows {
    /// Current, abolished and statistical units.
    pub divisions: Vec<Division>,
    /// Name and code changes since 2000.
    pub division_changes: Vec<DivisionChange>,
    /// Seats, townships and localities with a point.
    pub places: Vec<Place>,
    /// Every township of the 2023 code list.
    pub townships: Vec<Township>,
    /// The published plans.
    pub plans: Vec<Plan>,
    /// Their indicators and targets.
    pub indicators: Vec<Indicator>,
    /// The Zhengzhou plan's comparison of cities.
    pub city_comparison: Vec<CityFigure>,
    /// Named programmes and tasks.
    pub programmes: Vec<Programme>,
    /// Products.
    pub products: Vec<Product>,
    /// Announcements cited by products.
    pub announcements: Vec<Announcement>,
    /// Enterprises.
    pub enterprises: Vec<Enterprise>,
    /// Bases.
    pub bases: Vec<Base>,
    /// Authorisations; only a roll or an announcement makes one.
    pub authorisations: Vec<Authorisation>,
    /// What enterprises let everybody see of the grounds that an officer accepted. Declared here, never imported.
    pub grounds: Vec<PublicGround>,
    /// What was done to them, oldest first.
    pub authorisation_changes: Vec<AuthorisationChange>,
    /// Announcements that officers entered and that were applied.
    pub filed: Vec<FiledAnnouncement>,
    /// What those did to the protection of products, oldest first.
    pub protection_steps: Vec<ProtectionStep>,
    /// How sure each kind of field is.
    pub certainty: Vec<FieldCertainty>,
}
