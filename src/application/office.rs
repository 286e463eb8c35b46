//! Which office takes an application, and which offices look at it after that.

use crate::identifiers::{DivisionCode, Slug};
use crate::registry::{Product, Track};

/// How applications under a right are handled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handling {
    /// The managing office 受理机构: a county's or a city's.
    pub office: DivisionCode,
    /// Its county; none where it is a city's office.
    pub county: Option<DivisionCode>,
    /// Its city.
    pub prefecture: DivisionCode,
    /// Whether the city's office reviews before the province.
    pub city_review: bool,
    /// Whether a document names the office. Else it follows from the place of the product, and pages say 待核.
    pub confirmed: bool,
}

/// The managing office as it follows from where a product comes from, while no document names one: the office of its
/// one county, else its city's. AQSIQ's announcements of recognition each name an office of their own.
#[must_use]
pub fn managing_office(product: &Product) -> Handling {
    let county = match product.counties.as_slice() {
        // 济源 is a county and its own city.
        [only] if *only != product.prefecture => Some(*only),
        _ => None,
    };
    Handling {
        office: county.unwrap_or(product.prefecture),
        county,
        prefecture: product.prefecture,
        city_review: county.is_some(),
        confirmed: false,
    }
}

impl Handling {
    /// The same, as a document names it.
    #[must_use]
    pub fn named(office: DivisionCode, prefecture: DivisionCode, city_review: bool) -> Self {
        let county = (office != prefecture).then_some(office);
        Self { office, county, prefecture, city_review: city_review && county.is_some(), confirmed: true }
    }
}

/// What a document says of who handles applications under a right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedOffice {
    /// The product.
    pub product: Slug,
    /// Under which track it is protected.
    pub track: Track,
    /// The office.
    pub handling: Handling,
    /// The document that names it: issuer, number, title.
    pub document: String,
    /// Grows with every change.
    pub version: i64,
}
