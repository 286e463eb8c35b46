//! Drawing a base's outline at the desk. Who draws does not decide: another officer accepts or returns the version.

use super::declare::ReadVersion;
use super::{GroundService, NewShape, NewVersion};
use crate::services::accounts::Told;
use crate::services::acting::Acting;
use crate::services::refused::Refused;
use daodi::division::CountyRings;
use daodi::ground::{BoundingBox, Ground, GroundState, GroundVersion, ShapeSource, VersionState};
use daodi::people::{Capability, Principal, Upload, capability::decide};
use daodi::ports::Grounds;
use daodi::registry::Register;

/// What an officer sends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawn {
    /// The year.
    pub year: String,
    /// Corners in CGCS2000, one a line.
    pub corners: String,
    /// What it rests on: a site check, a survey report.
    pub reason: String,
}

/// Why a base cannot be drawn now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotNow {
    /// It is not in use any more.
    Closed,
    /// A version waits for a decision.
    Waits,
}

impl GroundService {
    /// Whether a base can be drawn now.
    #[must_use]
    pub fn not_now(ground: &Ground, versions: &[GroundVersion]) -> Option<NotNow> {
        if ground.state == GroundState::Closed {
            return Some(NotNow::Closed);
        }
        versions.iter().any(|version| version.state == VersionState::Declared).then_some(NotNow::Waits)
    }

    /// Reads what was drawn; nothing is written.
    ///
    /// # Errors
    /// [`Refused::Faults`] names every field that is not in order; [`Refused::Missing`] where the base lies elsewhere.
    pub async fn read_drawn(
        &self,
        who: &Principal,
        register: &Register,
        id: &str,
        typed: &Drawn,
    ) -> Result<ReadVersion, Refused> {
        let (ground, versions) = self.desk_ground(who, id).await?;
        let place = Self::place_of(&ground);
        decide(Some(who), Capability::DecideGround, place, self.accounts.clock.micros())?;
        if Self::not_now(&ground, &versions).is_some() {
            return Err(Refused::Changed);
        }
        let as_typed = NewVersion {
            year: typed.year.clone(),
            shape: NewShape { corners: typed.corners.clone(), file: None, datum: "CGCS2000".to_owned() },
            ..NewVersion::default()
        };
        let reason = self.accounts.reason(&typed.reason);
        let read = self.further(who, register, &ground, &as_typed, Some(ShapeSource::Drawn)).await;
        match (read, reason) {
            (Ok(read), Ok(_)) => Ok(read),
            (Err(Refused::Faults(mut faults)), Err(Refused::Faults(more))) => {
                faults.extend(more);
                Err(Refused::Faults(faults))
            }
            (Err(refused), _) | (Ok(_), Err(refused)) => Err(refused),
        }
    }

    /// Keeps what was drawn, as a version that waits for another officer. The enterprise's people are told.
    ///
    /// # Errors
    /// [`Refused::Changed`] where another version waits, or the base was given up meanwhile.
    pub async fn draw(
        &self,
        who: &Principal,
        read: &ReadVersion,
        (file, reason): (&Upload, &str),
        acting: &Acting,
    ) -> Result<(), Refused> {
        let version = GroundVersion { upload: Some(file.id.clone()), ..read.version.clone() };
        let mut act = self.declared(&read.ground, &version, acting);
        act.reason = Some(self.accounts.reason(reason)?);
        // The office does this of its own accord.
        act.on_behalf = None;
        let args = [
            ("ground", read.ground.name.clone()),
            ("year", version.year.to_string()),
            ("reason", act.reason.clone().unwrap_or_default()),
        ];
        let link = format!("/my/bases/{}", read.ground.id);
        for account in self.accounts.people_of(&read.ground.enterprise).await? {
            let told = Told { kind: "ground_drawn", args: &args, link: &link, letter: None };
            act.notices.push(self.accounts.notice(&account, &told).await?);
        }
        let file_act = self.file_act(acting, file);
        let office = Self::desk_of(who)?;
        let done = self.store.draw_version(office, &version, (file, &file_act), &act).await?;
        if done { Ok(()) } else { Err(Refused::Changed) }
    }

    /// The counties around a place, thinned to `tolerance` (degrees) for a map that decides nothing.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn counties_around(&self, bounds: BoundingBox, tolerance: f64) -> Result<Vec<CountyRings>, Refused> {
        let boundaries = self.boundaries().await?;
        super::declare::apart(move || boundaries.index.around(bounds, tolerance)).await
    }

    /// Name and version of the boundary data.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn boundary_name(&self) -> Result<String, Refused> {
        Ok(self.boundaries().await?.name.clone())
    }
}
