//! The services with a clock that is moved, and who acts through them.

use super::draw::Draw;
use super::{FillError, Login, Told, mark_act};
use crate::catalogue::Catalogue;
use crate::clock::{Clock, day, day_bounds};
use crate::config::Config;
use crate::log_keys::LogKeys;
use crate::services::accounts::AccountService;
use crate::services::acting::Acting;
use crate::services::announcements::AnnouncementService;
use crate::services::cases::CaseService;
use crate::services::grounds::GroundService;
use crate::services::log::LogService;
use crate::uploads::{CleanFile, Uploads};
use daodi::application::Calendar;
use daodi::audit::Actor;
use daodi::people::{Membership, Part, Principal, Role, Upload};
use daodi::ports::{DemonstrationMark, People, Settings};
use daodi::registry::Register;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use store::Store;

/// How long the history is.
const DAYS: i32 = 730;
const MINUTE: i64 = 60_000_000;
/// Offices open at nine.
const OPENS: i64 = 9 * 60 * MINUTE;

/// The services that act.
pub(super) struct Services {
    pub(super) accounts: AccountService,
    pub(super) cases: CaseService,
    pub(super) announcements: AnnouncementService,
    pub(super) grounds: GroundService,
    pub(super) log: LogService,
    pub(super) uploads: Uploads,
    catalogue: Arc<Catalogue>,
}

/// The world while it is made.
pub(super) struct World {
    pub(super) store: Store,
    pub(super) services: Services,
    /// The clock that is moved.
    pub(super) clock: Clock,
    hand: &'static AtomicI64,
    /// The working days of the history, the last one yesterday at the latest.
    pub(super) days: Vec<Date>,
    pub(super) draw: Draw,
    pub(super) mark: DemonstrationMark,
    pub(super) now: i64,
    /// Those who act, by login name.
    pub(super) people: BTreeMap<String, Principal>,
    pub(super) logins: Vec<Login>,
    /// The paper that stands for every paper.
    pub(super) paper: CleanFile,
}

impl World {
    /// Marks the database and puts the services together at the beginning of the history.
    pub(super) async fn begin(config: &Config, store: &Store, clock: Clock, seed: i64) -> Result<Self, FillError> {
        let now = clock.micros();
        let first = day(now).checked_sub(jiff::Span::new().days(DAYS)).unwrap_or(Date::MIN);
        let calendar = Calendar::shipped();
        let days = std::iter::successors(Some(calendar.add_working_days(first, 0)), |day| {
            Some(calendar.add_working_days(*day, 1))
        });
        let days: Vec<Date> = days.take_while(|at| *at < day(now)).collect();
        let start = days.first().ok_or(FillError::Made("calendar"))?;
        // One number for each run of the command, until the program ends.
        let hand: &'static AtomicI64 = Box::leak(Box::new(AtomicI64::new(day_bounds(*start).0 + OPENS)));
        let clock = Clock::by_hand(hand);
        let acting = Acting::system("cli", clock);
        let mark = DemonstrationMark { seed, begun_at: now, ended_at: None };
        store.begin_demonstration(&mark, &mark_act(clock, &acting, seed, "begun")?).await?;
        let accounts = crate::assembly::accounts(config, store.clone(), clock)?;
        let catalogue = Arc::new(Catalogue::load(store.clone()).await?);
        let keys =
            LogKeys::open(&config.log_key_file, &config.log_origin()).map_err(crate::assembly::AssemblyError::from)?;
        let cases = CaseService::new(accounts.clone(), Arc::clone(&catalogue), config.applications.clone());
        let (of, months) = (Arc::clone(&catalogue), config.objection_months);
        let services = Services {
            announcements: AnnouncementService::new(store.clone(), of, cases.clone(), clock, months),
            cases,
            grounds: GroundService::new(accounts.clone()),
            log: LogService::new(store.clone(), clock, keys),
            uploads: Uploads::new(&config.files),
            accounts,
            catalogue,
        };
        let (people, logins) = (BTreeMap::new(), Vec::new());
        let (store, draw, paper) = (store.clone(), Draw::new(seed), super::answers::paper()?);
        Ok(Self { store, services, clock, hand, days, draw, mark, now, people, logins, paper })
    }

    /// Says that the world is whole; gives the instant.
    pub(super) async fn end(&mut self) -> Result<i64, FillError> {
        self.hand.fetch_max(self.now, Ordering::SeqCst);
        let acting = Acting::system("cli", self.clock);
        let act = mark_act(self.clock, &acting, self.mark.seed, "whole")?;
        let at = act.at;
        self.store.end_demonstration(at, &act).await?;
        self.services.log.sequence_all().await?;
        Ok(at)
    }

    /// Moves the clock on to a minute of a working day; it never goes back.
    pub(super) fn at(&self, working_day: usize, minute: usize) {
        let last = self.days.len().saturating_sub(1);
        let begins = day_bounds(self.days[working_day.min(last)]).0;
        let minutes = i64::try_from(minute).unwrap_or(0) * MINUTE;
        self.hand.fetch_max(begins + OPENS + minutes, Ordering::SeqCst);
    }

    /// What jobs do of a night: rights whose term is over end, and the public log goes on.
    pub(super) async fn night(&self) -> Result<(), FillError> {
        self.services.accounts.lapse_due().await.told(|| "ending a right".to_owned())?;
        self.services.log.sequence_all().await?;
        Ok(())
    }

    /// The register as it is now.
    pub(super) async fn refresh(&self) -> Result<Arc<Register>, FillError> {
        self.services.catalogue.refresh().await?;
        Ok(self.register())
    }

    /// The register as it was looked at last.
    pub(super) fn register(&self) -> Arc<Register> {
        self.services.catalogue.current()
    }

    /// Somebody, as if they had just shown who they are.
    pub(super) fn who(&self, login: &str) -> Result<(Principal, Acting), FillError> {
        let known = self.people.get(login).ok_or(FillError::Made("account"))?;
        let who = Principal { confirmed_at: self.clock.micros(), ..known.clone() };
        let acting = Acting { actor: Actor::of(&who), request: self.clock.id(), network: None, once: None };
        Ok((who, acting))
    }

    /// Takes somebody in who was made an account.
    pub(super) async fn meet(&mut self, account: &str, login: &str, role: Role, office: &str) -> Result<(), FillError> {
        let office = match daodi::identifiers::DivisionCode::parse(office) {
            Ok(code) => self.store.office(code).await?.map(|record| record.office),
            Err(_) => None,
        };
        let who = Principal {
            account: account.to_owned(),
            login: login.to_owned(),
            role,
            office,
            memberships: Vec::new(),
            session: self.clock.id(),
            complete: true,
            confirmed_at: 0,
        };
        self.people.insert(login.to_owned(), who);
        Ok(())
    }

    /// Somebody owns an enterprise from now on.
    pub(super) fn owns(&mut self, login: &str, enterprise: &str) {
        if let Some(who) = self.people.get_mut(login) {
            who.memberships.push(Membership { enterprise: enterprise.to_owned(), part: Part::Owner });
        }
    }

    /// Keeps a file and gives its record.
    pub(super) async fn upload(&self, owner: &str, file: CleanFile) -> Result<Upload, FillError> {
        let (name, media, size) = (file.name.clone(), file.kind.media_type().to_owned(), file.bytes.len());
        let hash = self.services.uploads.keep(file).await?;
        Ok(Upload {
            id: self.clock.id(),
            sha256: hash.to_string(),
            owner: owner.to_owned(),
            name,
            media,
            size: i64::try_from(size).unwrap_or(0),
            at: self.clock.micros(),
        })
    }
}
