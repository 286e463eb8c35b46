//! Rights that end by themselves: their term is over, or the membership, licence or mark that they hang on has ended.

use super::told::{Event, Side};
use crate::services::accounts::AccountService;
use crate::services::acting::{Acting, publish};
use crate::services::refused::Refused;
use daodi::audit::{Action, ObjectKind, fingerprint};
use daodi::identifiers::Uscc;
use daodi::ports::{Announcements, RightStep, StoreError, Trademarks};
use daodi::registrant::{EndedUse, UseEnd};
use daodi::registry::{Authorisation, AuthorisationAct, AuthorisationChange, Needs, Track, Whose, transition};
use jiff::civil::Date;
use std::collections::HashMap;

/// Words in which a right says that its term is over.
const TERM_OVER: &str = "许可、成员资格或商标权期限届满";

/// Words in which a right says that what it hangs on has ended.
fn ended(end: &EndedUse) -> String {
    let why = match (end.why, end.track) {
        (UseEnd::Ended, Track::CollectiveMark) => "集体商标成员资格终止",
        (UseEnd::Ended, _) => "证明商标使用许可终止",
        (UseEnd::Term, Track::CollectiveMark) => "集体商标成员资格期限届满",
        (UseEnd::Term, _) => "证明商标使用许可期限届满",
        (UseEnd::Mark, _) => "商标专用权期限届满",
    };
    format!("{why}（商标注册号 {}，末日 {}）", end.number, end.last_day)
}

impl AccountService {
    /// Ends the rights whose term is over, and those whose enterprise is no longer on the registrant's list, each as an act
    /// of the program's own with its entry in the public log; the enterprise and the office of its place are told. Gives how
    /// many. Does the same when it runs twice: what has ended is due no more.
    ///
    /// A right by a trademark whose enterprise never was on a list is left alone: the register does not know on which mark
    /// it hangs.
    ///
    /// # Errors
    /// [`Refused`]. What was ended before stays.
    pub async fn lapse_due(&self) -> Result<usize, Refused> {
        let today = self.clock.today();
        let mut lapsed = 0;
        for right in self.store.rights_due(today).await?.into_iter().filter(|right| right.is_due_to_lapse(today)) {
            let Some(until) = right.term_end.and_then(|last| last.tomorrow().ok()) else { continue };
            lapsed += usize::from(self.lapse(&right, until, TERM_OVER).await?);
        }
        let uses = self.store.ended_uses(today).await?;
        if uses.is_empty() {
            return Ok(lapsed);
        }
        let mut by_user: HashMap<(&str, &str), Vec<&EndedUse>> = HashMap::new();
        for one in &uses {
            by_user.entry((one.uscc.as_str(), one.product.as_str())).or_default().push(one);
        }
        for (right, uscc) in self.store.rights_by_mark().await? {
            let own = by_user.get(&(uscc.as_str(), right.product.as_str())).map_or(&[][..], Vec::as_slice);
            // Where no source states the nature of the mark, either list may be the one.
            let unstated = right.track == Track::GiTrademarkUnspecified;
            let fits = own.iter().filter(|one| unstated || one.track == right.track);
            let Some(end) = fits.max_by_key(|one| one.last_day) else { continue };
            // One that began after that hangs on something else.
            if end.last_day < right.from || (unstated && self.is_listed(&uscc, &right, today).await?) {
                continue;
            }
            let Ok(mut until) = end.last_day.tomorrow() else { continue };
            if end.why == UseEnd::Ended {
                // What one person ends takes no days away that everybody could rely on until now.
                until = until.max(today);
            }
            lapsed += usize::from(self.lapse(&right, until, &ended(end)).await?);
        }
        Ok(lapsed)
    }

    /// Whether the enterprise is on a list of either kind today.
    async fn is_listed(&self, uscc: &Uscc, right: &Authorisation, today: Date) -> Result<bool, Refused> {
        for track in [Track::CollectiveMark, Track::CertificationMark] {
            if self.store.use_of_mark(uscc, &right.product, track, today).await?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Ends one right from a day on. `false` where somebody was faster; what is left of it is due at the next turn.
    async fn lapse(&self, right: &Authorisation, until: Date, why: &str) -> Result<bool, Refused> {
        let says = Needs { whose: Whose::Program, day: until, from: right.from, reason: why, basis: why };
        let Ok(to) = transition(right.state, AuthorisationAct::Lapse, &says) else {
            tracing::error!(right = right.id, "a right that is over cannot lapse");
            return Ok(false);
        };
        let acting = Acting::system("job", self.clock);
        let mut act = acting.act(self.clock, Action::AuthorisationEnd, ObjectKind::Authorisation, &right.id);
        act.on_behalf = Some(right.enterprise.to_string());
        act.before = Some(fingerprint(b"", right.state.code()));
        act.after = Some(fingerprint(b"", to.code()));
        act.reason = Some(why.to_owned());
        publish(&mut act, |leaf| {
            leaf.fact("enterprise", right.enterprise.as_str())
                .fact("product", right.product.as_str())
                .fact("track", right.track.code())
                .fact("act", AuthorisationAct::Lapse.code())
                .fact("state", to.code())
                .fact("day", until.to_string())
        })
        .map_err(|_| Refused::Fault("leaf"))?;
        let event = Event { kind: "right_lapsed", day: until, text: why };
        for side in [Side::User, Side::Office] {
            act.notices.extend(self.tell_of_right(right, side, event).await?);
        }
        let change = AuthorisationChange {
            id: act.id.clone(),
            authorisation: right.id.clone(),
            at: act.at,
            day: until,
            act: Some(AuthorisationAct::Lapse),
            from: Some(right.state),
            to,
            announcement: None,
            basis: why.to_owned(),
            reason: String::new(),
            was: None,
            becomes: None,
        };
        let step = RightStep { version: right.version, change, until: Some(until), application: None };
        match self.store.step_right(&step, &act).await {
            Ok(done) => Ok(done),
            Err(StoreError::Conflict) => Ok(false),
            Err(other) => Err(other.into()),
        }
    }
}
