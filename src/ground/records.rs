//! Grounds, their yearly versions, growers and their plots as they are stored.

use crate::coded::coded;
use crate::division::Datum;
use crate::identifiers::{DivisionCode, Slug};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

coded! {
    /// What is done at a ground.
    pub enum GroundKind {
        /// 种植.
        Planting "planting",
        /// 加工.
        Processing "processing",
        /// 养殖.
        Raising "raising",
    }
}

coded! {
    /// What everybody may see of an accepted ground. The enterprise chooses; officers see all of it.
    pub enum Visibility {
        /// County and area, no more: what stands unless something else was chosen.
        CountyOnly "county_only",
        /// Name and outline as well.
        Outline "outline",
        /// Nothing.
        Hidden "hidden",
    }
}

coded! {
    /// Whether a ground is in use.
    pub enum GroundState {
        /// In use.
        Active "active",
        /// Given up by its enterprise; its versions are kept.
        Closed "closed",
    }
}

coded! {
    /// Where a declared version stands.
    pub enum VersionState {
        /// Waits for an officer.
        Declared "declared",
        /// An officer has accepted it.
        Accepted "accepted",
        /// An officer has given it back, with a reason.
        Returned "returned",
        /// Its enterprise took it back before it was decided.
        Withdrawn "withdrawn",
    }
}

impl VersionState {
    /// Whether somebody can still rest on such a version.
    #[must_use]
    pub fn stands(self) -> bool {
        matches!(self, Self::Declared | Self::Accepted)
    }
}

coded! {
    /// How a shape was sent.
    pub enum ShapeSource {
        /// Points typed or sent from a phone, one a line.
        Points "points",
        /// A corner table (拐点坐标表), CSV.
        Table "table",
        /// GeoJSON.
        GeoJson "geojson",
        /// KML.
        Kml "kml",
        /// Drawn on the map by an officer, another than who decides it; corners, one a line, in CGCS2000.
        Drawn "drawn",
        /// Nothing new was sent: the shape of the version before stands for this year too.
        Unchanged "unchanged",
    }
}

coded! {
    /// What the boundary data says of a ground and a protected area. The software decides nothing by it.
    pub enum AreaFinding {
        /// Inside with margin.
        Inside "inside",
        /// Outside with margin.
        Outside "outside",
        /// On the border, or nearer to it than the data is good for.
        Near "near",
        /// The area is known in words only, or to a part.
        Undecidable "undecidable",
    }
}

/// A base 基地 that an enterprise declares: planting or processing place. What the sources of the register say of bases is
/// [`crate::registry::Base`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// UUIDv7.
    pub id: String,
    /// Whose it is.
    pub enterprise: String,
    /// What is grown or made there.
    pub product: Slug,
    /// What is done there.
    pub kind: GroundKind,
    /// The enterprise's name for it.
    pub name: String,
    /// Prefecture-level unit it lies in.
    pub prefecture: DivisionCode,
    /// County it lies in; 济源's own code where there is none below it.
    pub county: DivisionCode,
    /// Township or village in the enterprise's words; may be empty.
    pub place: String,
    /// What everybody may see.
    pub visibility: Visibility,
    /// Whether it is in use.
    pub state: GroundState,
    /// When it was made, µs since the epoch, UTC.
    pub made_at: i64,
    /// Grows with every change.
    pub version: i64,
}

/// What an enterprise declares of a ground for one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroundVersion {
    /// UUIDv7.
    pub id: String,
    /// Of which ground.
    pub ground: String,
    /// For which year.
    pub year: i16,
    /// The shape in CGCS2000, as [`super::Shape::to_geojson`] gives it.
    pub geometry: String,
    /// How it was sent.
    pub source: ShapeSource,
    /// The datum the sender stated.
    pub datum: Datum,
    /// The file it was sent as, byte for byte, by its upload's id; none where nothing new was sent.
    pub upload: Option<String>,
    /// Area on the ellipsoid, m².
    pub area_m2: i64,
    /// What the boundary data said when it was declared.
    pub finding: AreaFinding,
    /// Metres to the border of the area, where that is why it is near.
    pub metres: Option<i64>,
    /// Name and version of the boundary data.
    pub boundary: String,
    /// Account that declared it.
    pub declared_by: String,
    /// When, µs since the epoch, UTC.
    pub declared_at: i64,
    /// Where it stands.
    pub state: VersionState,
    /// Account of the officer who decided.
    pub decided_by: Option<String>,
    /// Why so.
    pub reason: Option<String>,
    /// When, µs since the epoch, UTC.
    pub decided_at: Option<i64>,
    /// Grows with every change: who decides names the version they saw.
    pub version: i64,
}

/// What everybody may see of an accepted ground.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PublicGround {
    /// The ground's id.
    pub id: String,
    /// Whose it is.
    pub enterprise: Slug,
    /// What is grown or made there.
    pub product: Slug,
    /// What is done there.
    pub kind: GroundKind,
    /// Prefecture-level unit.
    pub prefecture: DivisionCode,
    /// County.
    pub county: DivisionCode,
    /// The year of the version that counts.
    pub year: i16,
    /// Area, m².
    pub area_m2: i64,
    /// Name and shape (GeoJSON, CGCS2000), where the enterprise shows them.
    pub outline: Option<(String, String)>,
}

/// Who entered a grower, and speaks for them here.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum GrowerPlace {
    /// A co-operative or enterprise of the register, by its id.
    Enterprise(String),
    /// A county's office (村级代办点 work through it).
    Office(DivisionCode),
}

/// A grower 农户: a natural person without a unified social credit code and without an account. Name and telephone number
/// are sealed with a key part of their own and shown masked; without the part nobody can read them any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grower {
    /// UUIDv7.
    pub id: String,
    /// The person's half of the key; none once erased.
    pub key_part: Option<String>,
    /// Name, sealed.
    pub name: Option<String>,
    /// Telephone number, sealed; none where none was given.
    pub phone: Option<String>,
    /// Village, sealed.
    pub village: Option<String>,
    /// Prefecture-level unit.
    pub prefecture: DivisionCode,
    /// County.
    pub county: DivisionCode,
    /// Who entered them.
    pub by: GrowerPlace,
    /// The card's code: 16 characters of Crockford's base32, 80 random bits.
    pub card: String,
    /// When they were entered, µs since the epoch, UTC.
    pub made_at: i64,
    /// When they were erased.
    pub erased_at: Option<i64>,
    /// Who asked for them to be erased: another carries it out.
    pub erase_asked_by: Option<String>,
    /// Why.
    pub erase_reason: Option<String>,
    /// Grows with every change.
    pub version: i64,
    /// Their plots, newest year first.
    pub plots: Vec<Plot>,
}

/// A grower's plot in one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plot {
    /// UUIDv7.
    pub id: String,
    /// What grows there.
    pub product: Slug,
    /// The year.
    pub year: i16,
    /// Area, hundredths of a 亩.
    pub area_mu_hundredths: i64,
    /// The shape in CGCS2000, sealed with the grower's key part; none where only the area is known.
    pub geometry: Option<String>,
    /// That it is no longer worked, or was entered wrongly: such a plot counts in no area and stands on no card.
    pub ended: Option<PlotEnd>,
}

/// The end of a plot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlotEnd {
    /// The last day on which it was worked.
    pub on: Date,
    /// Why it was ended; empty once the grower is erased.
    pub reason: String,
    /// Account that ended it.
    pub by: String,
}
