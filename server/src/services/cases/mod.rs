//! Applications for the special mark: written by producers, worked on by offices. Who may take which step stands in the
//! domain ([`daodi::application::TABLE`]); here it meets people, clocks and the store.

mod apply;
mod desk;
mod handover;
mod listing;
mod moving;
mod notices;
mod offices;
mod papers;
mod remind;
mod rights;
mod site_check;
mod supplemented;

pub use apply::{Beginning, Begun, Own, Saved};
pub use desk::{DeskCase, Taken};
pub use handover::{NewHandover, PASSWORD as HANDOVER_PASSWORD};
pub(crate) use moving::{REASON, action};
pub use offices::{Handled, TypedOffice};
pub use papers::ReadyPaper;
pub(crate) use papers::{announcement_words, protection_words};
pub use site_check::{SITE_QUESTIONS, SiteTyped};

use super::accounts::AccountService;
use super::refused::Refused;
use crate::catalogue::Catalogue;
use crate::config::ApplicationConfig;
use daodi::application::{Application, Calendar, Handling, managing_office};
use daodi::identifiers::DivisionCode;
use daodi::people::{OfficeLevel, Principal, Refusal, Role};
use daodi::ports::{Cases, DeskOffice};
use daodi::registry::{Product, Track};
use std::sync::Arc;

/// The service.
#[derive(Clone)]
pub struct CaseService {
    pub(super) accounts: AccountService,
    pub(super) config: Arc<ApplicationConfig>,
    catalogue: Arc<Catalogue>,
}

impl CaseService {
    /// A service beside that of accounts, over the same store and the register in memory, which has the calendar.
    #[must_use]
    pub fn new(accounts: AccountService, catalogue: Arc<Catalogue>, config: ApplicationConfig) -> Self {
        Self { accounts, config: Arc::new(config), catalogue }
    }

    /// How applications are handled here.
    #[must_use]
    pub fn config(&self) -> &ApplicationConfig {
        &self.config
    }

    /// The calendar that clocks run by.
    #[must_use]
    pub fn calendar(&self) -> Calendar {
        self.catalogue.current().calendar().clone()
    }

    /// The office whose cases somebody sees: an officer's own, the province's for an auditor.
    ///
    /// # Errors
    /// [`Refused::May`] for whoever has none.
    pub fn office_of(who: &Principal) -> Result<DeskOffice, Refused> {
        match (who.role, &who.office) {
            (Role::Auditor, _) => Ok(DeskOffice { code: DivisionCode::HENAN, city: None }),
            (_, Some(office)) => {
                let city = office.parent.filter(|_| office.level == OfficeLevel::County);
                Ok(DeskOffice { code: office.code, city })
            }
            _ => Err(Refused::May(Refusal::Role)),
        }
    }

    /// How applications under a right are handled: as a document says, else as follows from the product's place.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn handling(&self, product: &Product, track: Track) -> Result<Handling, Refused> {
        let named = self.accounts.store.handling(product.slug.as_str(), track).await?;
        Ok(named.unwrap_or_else(|| managing_office(product)))
    }
}

/// What an application is called in messages: whose it is, and for what.
fn title(case: &Application) -> String {
    format!("{} · {}", case.name, case.product_name)
}
