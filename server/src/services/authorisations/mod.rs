//! Rights after they were given: what users record and keep, what offices order, what ends or is said by itself.

mod artwork;
mod lapse;
mod rectify;
mod told;
mod unused;

pub use artwork::{Artwork, LARGEST as LARGEST_ARTWORK, examine as examine_artwork};
pub use rectify::{Found, Looked, Ordered};

use super::accounts::{AccountService, Faults};
use super::acting::Acting;
use super::refused::Refused;
use daodi::audit::{Action, ObjectKind, fingerprint};
use daodi::form::Fault;
use daodi::people::{Capability, Object, Principal, Upload, capability::decide};
use daodi::ports::{Announcements, MarkUse, People};
use daodi::registry::Authorisation;
use jiff::civil::Date;

impl AccountService {
    /// A right of an enterprise that one works for.
    ///
    /// # Errors
    /// [`Refused::Missing`] where there is none such.
    pub async fn own_right(&self, who: &Principal, id: &str) -> Result<Authorisation, Refused> {
        let (right, _) = self.store.right(id).await?.ok_or(Refused::Missing)?;
        let enterprise = Object::Enterprise(right.enterprise.as_str());
        decide(Some(who), Capability::OwnAuthorisations, enterprise, self.clock.micros())
            .map_err(|_| Refused::Missing)?;
        Ok(right)
    }

    /// Records that the mark was in use.
    ///
    /// # Errors
    /// [`Refused::Faults`]: `day` where the right was not in force then, or the day has not come.
    pub async fn record_use(
        &self,
        who: &Principal,
        id: &str,
        (day, batch, note): (&str, &str, &str),
        acting: &Acting,
    ) -> Result<(), Refused> {
        let right = self.own_right(who, id).await?;
        let mut faults = Faults(Vec::new());
        let today = self.clock.today();
        let read =
            day.trim().parse::<Date>().map_err(|_| if day.trim().is_empty() { Fault::Missing } else { Fault::Date });
        let day = faults.take(
            "day",
            read.and_then(|day| if day <= today && right.in_force_on(day) { Ok(day) } else { Err(Fault::Day) }),
            None,
        );
        let batch = faults.line("batch", batch, 60);
        let note = if note.trim().is_empty() { Some(String::new()) } else { faults.line("note", note, 200) };
        let (Some(day), Some(batch), Some(note)) = (day, batch, note) else {
            faults.none()?;
            return Err(Refused::Fault("faults"));
        };
        let usage = MarkUse {
            id: self.clock.id(),
            authorisation: id.to_owned(),
            day,
            batch,
            note,
            at: self.clock.micros(),
            by: who.account.clone(),
        };
        let mut act = acting.act(self.clock, Action::AuthorisationUse, ObjectKind::Authorisation, id);
        act.on_behalf = Some(right.enterprise.to_string());
        act.after = Some(fingerprint(b"", &format!("{} {}", usage.day, usage.batch)));
        if self.store.record_mark_use(&usage, &act).await? { Ok(()) } else { Err(Refused::Changed) }
    }

    /// Records an artwork file of one's own right. Its bytes are in the file store already, as they came.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn keep_artwork(
        &self,
        who: &Principal,
        id: &str,
        upload: &Upload,
        acting: &Acting,
    ) -> Result<(), Refused> {
        let right = self.own_right(who, id).await?;
        if !right.state.is_live() {
            return Err(Refused::field("artwork", Fault::Day));
        }
        let mut act = acting.act(self.clock, Action::FileUpload, ObjectKind::File, &upload.id);
        act.on_behalf = Some(right.enterprise.to_string());
        act.after = Some(upload.sha256.clone());
        Ok(self.store.insert_upload(upload, ObjectKind::Authorisation.code(), id, &act).await?)
    }
}
