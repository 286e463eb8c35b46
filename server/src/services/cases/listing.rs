//! Whether whoever applies by a trademark stands on the registrant's list.

use super::CaseService;
use crate::services::refused::Refused;
use daodi::application::{Application, Kind, Route, State};
use daodi::identifiers::Uscc;
use daodi::ports::{Keeper, TrademarkQuery, Trademarks};
use daodi::registrant::{ListedMark, MarkListing, UserState};
use daodi::registry::Track;

/// Most marks of one product that are looked at.
const MOST_MARKS: i64 = 50;

impl CaseService {
    /// What the registrants' lists say today of a new application by a trademark; nothing of any other, nor of one that has
    /// ended. Of a mark whose nature no source states the way says which list it is: a collective mark has members, a
    /// certification mark licensees.
    pub(super) async fn listing(&self, case: &Application) -> Result<Option<MarkListing>, Refused> {
        let track = match case.route {
            Route::Membership => Track::CollectiveMark,
            Route::Licence => Track::CertificationMark,
            Route::GiProduct => return Ok(None),
        };
        let open = !case.state.is_end() && case.state != State::Announced;
        if case.kind != Kind::New || !open {
            return Ok(None);
        }
        let (store, today) = (&self.accounts.store, self.accounts.clock.today());
        let uscc = Uscc::parse(&case.uscc).ok();
        let entry = match &uscc {
            Some(uscc) => store.use_of_mark(uscc, &case.product, track, today).await?,
            None => None,
        };
        let query = TrademarkQuery { text: case.product.to_string(), limit: MOST_MARKS, ..TrademarkQuery::default() };
        let known = store.trademarks(Keeper::Office, &query).await?.rows.into_iter().map(|row| row.trademark);
        let fits = known.filter(|mark| mark.product == case.product && mark.track == track && mark.expires >= today);
        let marks: Vec<ListedMark> =
            fits.map(|mark| ListedMark { id: mark.id, number: mark.number, holder: mark.holder }).collect();
        let mut declared = false;
        if let (None, Some(uscc)) = (&entry, &uscc) {
            let named = TrademarkQuery { text: uscc.to_string(), limit: 10, ..TrademarkQuery::default() };
            for mark in &marks {
                let users = store.trademark_users(Keeper::Office, &mark.id, &named).await?.rows;
                declared |= users.iter().any(|user| user.uscc == *uscc && user.state == UserState::Declared);
            }
        }
        Ok(Some(MarkListing { entry, declared, marks }))
    }
}
