//! Which office takes the applications under a right, where a document says so.

use super::CaseService;
use crate::services::acting::{Acting, publish};
use crate::services::refused::Refused;
use daodi::application::{Handling, NamedOffice, Route, managing_office};
use daodi::audit::{Action, ObjectKind, fingerprint};
use daodi::form::{Fault, FieldFault};
use daodi::identifiers::DivisionCode;
use daodi::people::{Capability, Object, OfficeLevel, Principal, capability::decide};
use daodi::ports::{Cases, People, StoreError};
use daodi::registry::{Product, Register, Track};

/// Most characters of a document's name.
const LONGEST: u32 = 200;

/// What an officer types.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedOffice {
    /// The office's code; empty: it follows from the place again.
    pub office: String,
    /// `yes` where the city's office reviews too.
    pub city_review: String,
    /// The document that names it.
    pub document: String,
    /// The version that was seen; 0 where nothing was recorded.
    pub version: String,
}

/// A right under which is applied, and who takes the applications.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handled {
    /// The product's slug.
    pub product: String,
    /// The track.
    pub track: Track,
    /// Who takes them.
    pub handling: Handling,
    /// The document that says so; empty where none does.
    pub document: String,
    /// The version of the record; 0 where there is none.
    pub version: i64,
}

fn handled(product: &Product, track: Track, named: &[NamedOffice]) -> Handled {
    let known = named.iter().find(|known| known.product == product.slug && known.track == track);
    Handled {
        product: product.slug.to_string(),
        track,
        handling: known.map_or_else(|| managing_office(product), |known| known.handling),
        document: known.map(|known| known.document.clone()).unwrap_or_default(),
        version: known.map_or(0, |known| known.version),
    }
}

/// What of a record an act vouches for.
fn state_of(track: Track, handling: &Handling, document: &str) -> String {
    let state = format!("{} {} {} {document}", track.code(), handling.office, handling.city_review);
    fingerprint(b"", &state)
}

/// The tracks of a product under which is applied, each once.
fn tracks(product: &Product) -> Vec<Track> {
    let open = |track: &Track| !Route::open_under(*track).is_empty();
    Track::ALL.iter().copied().filter(open).filter(|track| product.has_track(*track)).collect()
}

impl CaseService {
    /// Every right under which is applied, with its office, by product.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn handled(&self, register: &Register) -> Result<Vec<Handled>, Refused> {
        let named = self.accounts.store.named_offices().await?;
        let of = |product| tracks(product).into_iter().map(|track| handled(product, track, &named)).collect::<Vec<_>>();
        Ok(register.rows().products.iter().flat_map(of).collect())
    }

    /// One of them.
    ///
    /// # Errors
    /// [`Refused::Missing`] where nobody applies under such a right.
    pub async fn handled_one(&self, register: &Register, product: &str, track: &str) -> Result<Handled, Refused> {
        let product = register.product(product).ok_or(Refused::Missing)?;
        let track = Track::from_code(track).filter(|track| tracks(product).contains(track)).ok_or(Refused::Missing)?;
        Ok(handled(product, track, &self.accounts.store.named_offices().await?))
    }

    /// Records what a document says, or takes such a record away. Cases that were handed in stay where they are.
    ///
    /// # Errors
    /// [`Refused::Faults`]; [`Refused::Changed`] where it was changed meanwhile.
    pub async fn name_office(
        &self,
        who: &Principal,
        register: &Register,
        (product, track): (&str, &str),
        typed: &TypedOffice,
        acting: &Acting,
    ) -> Result<(), Refused> {
        decide(Some(who), Capability::NameOffice, Object::None, self.accounts.clock.micros())?;
        let now = self.handled_one(register, product, track).await?;
        if typed.version.parse() != Ok(now.version) {
            return Err(Refused::Changed);
        }
        let mut act = acting.act(self.accounts.clock, Action::OfficeName, ObjectKind::Product, product);
        act.before = (now.version > 0).then(|| state_of(now.track, &now.handling, &now.document));
        let mut say = |facts: &[(&str, &str)]| {
            publish(&mut act, |leaf| {
                let leaf = leaf.fact("product", product).fact("track", now.track.code());
                facts.iter().fold(leaf, |leaf, (name, value)| leaf.fact(name, *value))
            })
            .map_err(|_| Refused::Fault("leaf"))
        };
        let written = if typed.office.is_empty() {
            // Another document without an office is a slip, not a withdrawal.
            let document = typed.document.trim();
            if !document.is_empty() && document != now.document {
                return Err(Refused::field("office", Fault::Missing));
            }
            if now.version == 0 {
                return Err(Refused::field("office", Fault::NoRecord));
            }
            say(&[("office", "")])?;
            self.accounts.store.forget_office(product, now.track, now.version, &act).await
        } else {
            let named = self.read_office(&now, typed).await?;
            let (office, review) = (named.handling.office.to_string(), named.handling.city_review);
            say(&[
                ("office", &office),
                ("city_review", if review { "yes" } else { "no" }),
                ("document", &named.document),
            ])?;
            act.after = Some(state_of(named.track, &named.handling, &named.document));
            self.accounts.store.name_office(&named, &act).await
        };
        match written {
            Ok(true) => Ok(()),
            Ok(false) | Err(StoreError::Conflict) => Err(Refused::Changed),
            Err(other) => Err(other.into()),
        }
    }

    async fn read_office(&self, now: &Handled, typed: &TypedOffice) -> Result<NamedOffice, Refused> {
        let mut faults = Vec::new();
        let office = match DivisionCode::parse(&typed.office) {
            Ok(code) => self.accounts.store.office(code).await?,
            Err(_) => None,
        };
        let handling = office.and_then(|record| {
            let (office, above) = (record.office.code, record.office.parent);
            let prefecture = match record.office.level {
                OfficeLevel::County => above?,
                OfficeLevel::City => office,
                OfficeLevel::Province => return None,
            };
            Some(Handling::named(office, prefecture, typed.city_review == "yes"))
        });
        if handling.is_none() {
            faults.push(FieldFault::new("office", Fault::Choice));
        }
        let document = typed.document.trim().to_owned();
        if document.is_empty() {
            faults.push(FieldFault::new("document", Fault::Missing));
        } else if document.chars().count() > LONGEST as usize {
            faults.push(FieldFault::bound("document", Fault::TooLong, LONGEST));
        } else if document.contains(char::is_control) {
            faults.push(FieldFault::new("document", Fault::Character));
        }
        match (handling, daodi::identifiers::Slug::parse(&now.product)) {
            (Some(handling), Ok(product)) if faults.is_empty() => {
                Ok(NamedOffice { product, track: now.track, handling, document, version: now.version })
            }
            _ => Err(Refused::Faults(faults)),
        }
    }
}
