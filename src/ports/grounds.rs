//! The store of grounds and growers.
//!
//! Every method that is given an [`Act`] writes it in the same transaction and may answer [`StoreError::Repeated`]. Who asks
//! for their own names the account, who asks as an office its code: neither gets another's.

use super::StoreError;
use crate::audit::Act;
use crate::ground::{BoundingBox, Ground, GroundVersion, Grower, GrowerPlace, Plot, PlotEnd, VersionState, Visibility};
use crate::identifiers::DivisionCode;
use crate::people::{PageOf, Upload};
use async_trait::async_trait;

/// What a list of grounds is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroundQuery {
    /// Part of the ground's, the enterprise's or the product's name.
    pub text: String,
    /// State of the version shown; none: any.
    pub state: Option<VersionState>,
    /// Order.
    pub order: GroundOrder,
    /// Rows to leave out.
    pub offset: i64,
    /// Rows to give.
    pub limit: i64,
}

/// Orders of a list of grounds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GroundOrder {
    /// Declared last first.
    #[default]
    Newest,
    /// Declared first first: whoever waits longest.
    Oldest,
    /// By the ground's name.
    Name,
    /// Largest first.
    Area,
}

/// A row of a list: a ground with one of its versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroundRow {
    /// The ground.
    pub ground: Ground,
    /// The enterprise's name.
    pub enterprise_name: String,
    /// The version: the newest, or in an officer's list each that is asked for.
    pub version: GroundVersion,
    /// Login name of whoever declared it.
    pub declared_login: String,
}

/// How a declared version is decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroundDecision {
    /// The version's id.
    pub id: String,
    /// What it was when it was seen.
    pub version: i64,
    /// Accepted or returned.
    pub accepted: bool,
    /// Why so.
    pub reason: String,
    /// By which account.
    pub by: String,
    /// When, µs since the epoch, UTC.
    pub at: i64,
    /// What everybody may see of the ground, as the act tells it.
    pub visibility: Visibility,
}

/// Whose growers somebody reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GrowerReach {
    /// Those that an enterprise entered which the account belongs to.
    Member(String),
    /// Those who live where the office is, whoever entered them.
    Office(DivisionCode),
}

/// What a list of growers is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GrowerQuery {
    /// Beginning of the card's code; empty: any.
    pub card: String,
    /// Keyed hashes of the whole name, one of which must be the grower's; none: any.
    pub names: Vec<String>,
    /// Slug of a product that they grow; empty: any.
    pub product: String,
    /// Order.
    pub order: GrowerOrder,
    /// Rows to leave out.
    pub offset: i64,
    /// Rows to give.
    pub limit: i64,
}

/// Orders of a list of growers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GrowerOrder {
    /// Entered last first.
    #[default]
    Newest,
    /// Entered first first.
    Oldest,
    /// Most ground first.
    Area,
}

/// A row of a list of growers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrowerRecord {
    /// The grower; without plots.
    pub grower: Grower,
    /// Name of the enterprise or office that entered them.
    pub by_name: String,
    /// Year of the newest plots that have not ended; none where there are none.
    pub year: Option<i16>,
    /// Area of that year's plots, hundredths of a 亩.
    pub area_mu_hundredths: i64,
}

/// What everybody may learn from a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardFacts {
    /// Prefecture-level unit.
    pub prefecture: DivisionCode,
    /// County.
    pub county: DivisionCode,
    /// Who entered the grower.
    pub by: GrowerPlace,
    /// Their name, in Chinese and in English where there is one.
    pub by_name: (String, String),
    /// Product and year of each plot that has not ended, newest first.
    pub grows: Vec<(String, i16)>,
    /// Whether the grower was erased.
    pub erased: bool,
}

/// The store of grounds.
#[async_trait]
pub trait Grounds: Send + Sync {
    /// Makes a ground with its first version and the file it was sent as, whose bytes are in the file store already, with the
    /// file's own act. [`StoreError::Conflict`] where enterprise, product or a division is not there.
    async fn insert_ground(
        &self,
        ground: &Ground,
        version: &GroundVersion,
        file: (&Upload, &Act),
        act: &Act,
    ) -> Result<(), StoreError>;

    /// Declares a further version of a ground of one's own, which is in use and has none that waits. `false` where it is not
    /// so. [`StoreError::Conflict`] where a reference leads nowhere.
    async fn declare_version(
        &self,
        account: &str,
        version: &GroundVersion,
        file: Option<(&Upload, &Act)>,
        act: &Act,
    ) -> Result<bool, StoreError>;

    /// Keeps what an officer drew as a further version of a ground that lies with an office or one below it, is in use and has
    /// no version that waits. `false` where it is not so.
    async fn draw_version(
        &self,
        office: DivisionCode,
        version: &GroundVersion,
        file: (&Upload, &Act),
        act: &Act,
    ) -> Result<bool, StoreError>;

    /// Grounds of the enterprises that an account belongs to, each with its newest version.
    async fn grounds_of(&self, account: &str, query: &GroundQuery) -> Result<PageOf<GroundRow>, StoreError>;

    /// A ground of one's own with all its versions, newest first.
    async fn ground_of(&self, account: &str, id: &str) -> Result<Option<(Ground, Vec<GroundVersion>)>, StoreError>;

    /// Changes name, place, visibility and state of a ground of one's own in the version seen. What everybody sees of it is
    /// right at once. `false` where it has changed meanwhile or is another's.
    async fn change_ground(&self, account: &str, ground: &Ground, act: &Act) -> Result<bool, StoreError>;

    /// Takes a version that waits back. `false` where it is another's, was decided meanwhile or was drawn by an officer.
    async fn withdraw_version(&self, account: &str, id: &str, act: &Act) -> Result<bool, StoreError>;

    /// Versions that lie with an office or one below it.
    async fn grounds_in(&self, office: DivisionCode, query: &GroundQuery) -> Result<PageOf<GroundRow>, StoreError>;

    /// How many versions of each state lie with an office or one below it.
    async fn ground_counts(&self, office: DivisionCode) -> Result<Vec<(VersionState, i64)>, StoreError>;

    /// A ground that lies with an office or one below it, with all its versions, newest first.
    async fn ground_in(
        &self,
        office: DivisionCode,
        id: &str,
    ) -> Result<Option<(Ground, Vec<GroundVersion>)>, StoreError>;

    /// Decides a version that waits, in the version seen. What everybody sees is right at once. `false` where it was decided
    /// meanwhile, lies elsewhere, was declared by the one who decides, or where what everybody may see of it has changed.
    async fn decide_version(
        &self,
        office: DivisionCode,
        decision: &GroundDecision,
        act: &Act,
    ) -> Result<bool, StoreError>;

    /// Other grounds in use whose newest standing version has its box on this one: for laying shapes over each other. At most
    /// 200, nearest in time first.
    async fn grounds_near(&self, bounds: BoundingBox, except: &str) -> Result<Vec<GroundRow>, StoreError>;

    /// The grounds of an enterprise that are in use, by name, each with its newest version that was not returned or taken
    /// back: the places that a form offers.
    async fn ground_places(&self, enterprise: &str) -> Result<Vec<GroundRow>, StoreError>;

    /// Versions of an enterprise's grounds by their ids, in the order of those; what is another's is left out.
    async fn ground_versions(&self, enterprise: &str, ids: &[&str]) -> Result<Vec<GroundRow>, StoreError>;

    /// A file that was sent as the shape of a ground which lies with an office or one below it.
    async fn ground_file_in(&self, office: DivisionCode, id: &str) -> Result<Option<Upload>, StoreError>;

    /// Enters growers with their plots, all or none. [`StoreError::Conflict`] where a reference leads nowhere or a card's code is
    /// taken.
    async fn insert_growers(
        &self,
        growers: &[(Grower, Option<String>)],
        entered_by: &str,
        act: &Act,
    ) -> Result<(), StoreError>;

    /// Growers of a county whom one keeper has entered and who are not erased, by id, from behind `after` (empty: from the
    /// first), with the keyed hash of each one's name; without plots.
    async fn growers_kept(
        &self,
        by: &GrowerPlace,
        county: DivisionCode,
        after: &str,
        limit: i64,
    ) -> Result<Vec<(Grower, Option<String>)>, StoreError>;

    /// Growers within reach.
    async fn growers(&self, reach: &GrowerReach, query: &GrowerQuery) -> Result<PageOf<GrowerRecord>, StoreError>;

    /// A grower within reach, with their plots and the name of whoever entered them.
    async fn grower(&self, reach: &GrowerReach, id: &str) -> Result<Option<(Grower, String)>, StoreError>;

    /// Adds a plot to a grower within reach who is not erased. `false` where there is none.
    async fn add_plot(&self, reach: &GrowerReach, grower: &str, plot: &Plot, act: &Act) -> Result<bool, StoreError>;

    /// Ends a plot of a grower within reach who is not erased. `false` where there is none, or it has ended.
    async fn end_plot(
        &self,
        reach: &GrowerReach,
        grower: &str,
        plot: &str,
        end: &PlotEnd,
        act: &Act,
    ) -> Result<bool, StoreError>;

    /// Asks for a grower within reach to be erased. `false` where there is none, or where it was asked for before.
    async fn ask_erasure(
        &self,
        reach: &GrowerReach,
        grower: &str,
        by: &str,
        reason: &str,
        act: &Act,
    ) -> Result<bool, StoreError>;

    /// Ends such a request: erases the grower's values and the half of the key that opens them, and the shapes of their plots
    /// and the reasons for which plots were ended, by another than who asked for it; or, where `erase` is false, lets the request fall. `false` where none is open within
    /// reach, or the one who asked would erase.
    async fn end_erasure(
        &self,
        reach: &GrowerReach,
        grower: &str,
        by: &str,
        erase: bool,
        act: &Act,
    ) -> Result<bool, StoreError>;

    /// What a card says to everybody. None where no card has this code.
    async fn card(&self, code: &str) -> Result<Option<CardFacts>, StoreError>;
}
