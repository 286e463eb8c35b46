//! Registrants 商标注册人 of GI trademarks, and who may use their marks: members 成员 of a collective mark, licensees
//! 被许可人 of a certification mark (Order 79 of 2023). Their right never lasts longer than the mark's.

mod reading;
mod typed;

pub use reading::{MOST_USERS, RowProblem, USER_COLUMNS, read_users};
pub use typed::{TypedUser, UserAnswers};

use crate::coded::coded;
use crate::identifiers::{Slug, Uscc};
use crate::registry::Track;
use jiff::civil::Date;

coded! {
    /// Where the use of a mark by an enterprise stands.
    pub enum UserState {
        /// The registrant has named the enterprise.
        Declared "declared",
        /// The province's office has confirmed it.
        Confirmed "confirmed",
        /// It ended on a day; final.
        Ended "ended",
    }
}

coded! {
    /// Why a use ended.
    pub enum UseEnd {
        /// Registrant or office ended it.
        Ended "ended",
        /// The term of membership or licence is over.
        Term "term",
        /// The mark has expired.
        Mark "mark",
    }
}

/// A GI trademark with the account that keeps its users. Instants are µs since the epoch, UTC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trademark {
    /// UUIDv7.
    pub id: String,
    /// The registrant's account.
    pub account: String,
    /// Its login name.
    pub login: String,
    /// The product whose name it protects.
    pub product: Slug,
    /// [`Track::CollectiveMark`] or [`Track::CertificationMark`].
    pub track: Track,
    /// Its registration number, as 3047772.
    pub number: String,
    /// The registrant's name, as on the certificate.
    pub holder: String,
    /// The last day on which it is in force.
    pub expires: Date,
    /// When it was tied to the account.
    pub tied_at: i64,
    /// By which account.
    pub tied_by: String,
    /// Grows with every change.
    pub version: i64,
}

/// An enterprise that may use a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrademarkUser {
    /// UUIDv7.
    pub id: String,
    /// The mark's id.
    pub trademark: String,
    /// The enterprise's code.
    pub uscc: Uscc,
    /// Its name as on the business licence.
    pub name: String,
    /// Number of the filing 许可备案 of the licence; always there for a certification mark.
    pub filing_no: Option<String>,
    /// Day of the announcement of the filing.
    pub filed_on: Option<Date>,
    /// The first day.
    pub since: Date,
    /// The last day; none: as long as the mark.
    pub until: Option<Date>,
    /// Where it stands.
    pub state: UserState,
    /// When it was declared.
    pub declared_at: i64,
    /// By which account.
    pub declared_by: String,
    /// When it was confirmed.
    pub confirmed_at: Option<i64>,
    /// The last day of a use that was ended.
    pub ended_on: Option<Date>,
    /// Why it was ended.
    pub reason: Option<String>,
    /// Grows with every change.
    pub version: i64,
}

/// A confirmed use on a day: what an application by the trademark way, or a right that rests on it, needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UseOfMark {
    /// The mark's registration number.
    pub number: String,
    /// The registrant's name.
    pub holder: String,
    /// Number of the licence's filing; none for a member without one.
    pub filing_no: Option<String>,
    /// Day of the filing's announcement.
    pub filed_on: Option<Date>,
    /// The first day.
    pub since: Date,
    /// The last day: that of the use or of the mark, whichever comes first.
    pub until: Date,
}

/// A mark in a product's name whose users a registrant keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedMark {
    /// The mark's id.
    pub id: String,
    /// Its registration number.
    pub number: String,
    /// The registrant's name.
    pub holder: String,
}

/// What the registrants' lists say of an application by a trademark. They are the registrants' own: that an enterprise is
/// not on one keeps nobody from applying, and the officer decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarkListing {
    /// The confirmed entry that is in force today.
    pub entry: Option<UseOfMark>,
    /// Whether a registrant has named the enterprise, and the province's office has not confirmed it yet.
    pub declared: bool,
    /// The marks whose lists were looked at.
    pub marks: Vec<ListedMark>,
}

/// A use that is over, for whoever lets rights lapse that rest on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndedUse {
    /// The use's id.
    pub id: String,
    /// The enterprise's code.
    pub uscc: Uscc,
    /// The product.
    pub product: Slug,
    /// The track.
    pub track: Track,
    /// The mark's registration number.
    pub number: String,
    /// The last day of the use.
    pub last_day: Date,
    /// Why it ended.
    pub why: UseEnd,
}

/// Whether a track is one whose users a registrant keeps.
#[must_use]
pub fn is_kept(track: Track) -> bool {
    matches!(track, Track::CollectiveMark | Track::CertificationMark)
}

/// The last day of a use and why it ends then: the first of what ended it, its own term and the mark's.
#[must_use]
pub fn last_day(ended_on: Option<Date>, until: Option<Date>, expires: Date) -> (Date, UseEnd) {
    let ends = [(ended_on, UseEnd::Ended), (until, UseEnd::Term), (Some(expires), UseEnd::Mark)];
    let first = ends.into_iter().filter_map(|(day, why)| Some((day?, why))).min_by_key(|(day, _)| *day);
    first.unwrap_or((expires, UseEnd::Mark))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_use_ends_with_the_first_of_its_ends() {
        let day = |d| date(2026, 11, d);
        assert_eq!(last_day(None, None, day(30)), (day(30), UseEnd::Mark));
        assert_eq!(last_day(None, Some(day(20)), day(30)), (day(20), UseEnd::Term));
        assert_eq!(last_day(Some(day(10)), Some(day(20)), day(30)), (day(10), UseEnd::Ended));
        // Of two on one day, what was done counts before what came by itself.
        assert_eq!(last_day(Some(day(30)), Some(day(30)), day(30)), (day(30), UseEnd::Ended));
    }

    #[test]
    fn registrants_keep_the_users_of_two_tracks() {
        let kept: Vec<_> = Track::ALL.iter().filter(|track| is_kept(**track)).collect();
        assert_eq!(kept, [&Track::CollectiveMark, &Track::CertificationMark]);
    }
}
