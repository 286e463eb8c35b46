//! GI trademarks: tied to registrants by the province's office; their members and licensees, declared by the registrant,
//! confirmed by the office, ended by either.

use super::accounts::{AccountService, Faults, Told};
use super::acting::{Acting, publish};
use super::refused::Refused;
use daodi::audit::{Act, Action, ObjectKind, fingerprint};
use daodi::form::{Fault, FieldFault};
use daodi::identifiers::Slug;
use daodi::people::{Account, AccountState, Capability, Object, PageOf, Principal, Refusal, Role, capability::decide};
use daodi::ports::{Keeper, Notice, StoreError, TrademarkQuery, TrademarkRow, Trademarks, UseEnding};
use daodi::registrant::{RowProblem, Trademark, TrademarkUser, TypedUser, UserAnswers, UserState, is_kept, read_users};
use daodi::registry::{Register, Track};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Most bytes of a list that is read.
pub const LARGEST_LIST: usize = 60_000;

/// What an officer types to tie a mark to a registrant.
#[derive(Clone, Debug, Default)]
pub struct NewTrademark {
    /// The registrant's login name.
    pub registrant: String,
    /// The product's slug.
    pub product: String,
    /// The track's code.
    pub track: String,
    /// The registration number.
    pub number: String,
    /// The registrant's name, as on the certificate.
    pub holder: String,
    /// The last day.
    pub expires: String,
}

/// A list that was read: what can be taken, and what must be put right first.
#[derive(Clone, Debug)]
pub struct ReadList {
    /// The mark it is for.
    pub mark: Trademark,
    /// Rows in order.
    pub users: Vec<TypedUser>,
    /// Rows that are not.
    pub problems: Vec<RowProblem>,
}

/// On whose behalf somebody looks at marks.
fn keeper_of(who: &Principal) -> Result<Keeper<'_>, Refused> {
    match who.role {
        Role::Registrant => Ok(Keeper::Registrant(&who.account)),
        Role::ProvinceOfficer | Role::Auditor => Ok(Keeper::Office),
        _ => Err(Refused::May(Refusal::Role)),
    }
}

/// A registration number: digits, with what the office puts before or behind them.
fn number(typed: &str) -> Result<String, Fault> {
    let number = typed.trim().trim_start_matches('第').trim_end_matches('号').to_owned();
    let fits = (4..=20).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_alphanumeric());
    match () {
        () if number.is_empty() => Err(Fault::Missing),
        () if !fits || !number.bytes().any(|b| b.is_ascii_digit()) => Err(Fault::Character),
        () => Ok(number.to_uppercase()),
    }
}

fn day(typed: &str) -> Result<Date, Fault> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Fault::Missing);
    }
    typed.parse().ok().filter(|day: &Date| day.to_string() == typed && day.year() >= 1900).ok_or(Fault::Date)
}

/// What of a mark an act vouches for.
fn state_of(mark: &Trademark) -> String {
    let state = format!(
        "{} {} {} {} {} {}\n{}",
        mark.version,
        mark.account,
        mark.product,
        mark.track.code(),
        mark.number,
        mark.expires,
        mark.holder,
    );
    fingerprint(b"", &state)
}

/// What of a member or licensee an act vouches for, as one line or more.
fn line_of(user: &TrademarkUser) -> String {
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    format!(
        "{} {} {} {} {} {} {} {} {}\n{}\n{}",
        user.state.code(),
        user.version,
        user.trademark,
        user.uscc.as_str(),
        user.filing_no.as_deref().unwrap_or_default(),
        day(user.filed_on),
        user.since,
        day(user.until),
        day(user.ended_on),
        user.name,
        user.reason.as_deref().unwrap_or_default(),
    )
}

impl AccountService {
    /// Marks: a registrant's own, or all of them.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn trademarks(&self, who: &Principal, query: &TrademarkQuery) -> Result<PageOf<TrademarkRow>, Refused> {
        Ok(self.store.trademarks(keeper_of(who)?, query).await?)
    }

    /// A mark.
    ///
    /// # Errors
    /// [`Refused::Missing`] where it is another's.
    pub async fn trademark(&self, who: &Principal, id: &str) -> Result<Trademark, Refused> {
        self.store.trademark(keeper_of(who)?, id).await?.ok_or(Refused::Missing)
    }

    /// The users of a mark, and how many there are in each state.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn trademark_users(
        &self,
        who: &Principal,
        id: &str,
        query: &TrademarkQuery,
    ) -> Result<(PageOf<TrademarkUser>, Vec<(UserState, i64)>), Refused> {
        let keeper = keeper_of(who)?;
        let users = self.store.trademark_users(keeper, id, query).await?;
        Ok((users, self.store.trademark_user_counts(keeper, id).await?))
    }

    /// A user with its mark.
    ///
    /// # Errors
    /// [`Refused::Missing`] where it is another's.
    pub async fn trademark_user(&self, who: &Principal, id: &str) -> Result<(Trademark, TrademarkUser), Refused> {
        let user = self.store.trademark_user(keeper_of(who)?, id).await?.ok_or(Refused::Missing)?;
        Ok((self.trademark(who, &user.trademark).await?, user))
    }

    /// Ties a mark to a registrant's account.
    ///
    /// # Errors
    /// [`Refused::Faults`].
    pub async fn tie_trademark(
        &self,
        who: &Principal,
        register: &Register,
        typed: &NewTrademark,
        acting: &Acting,
    ) -> Result<(), Refused> {
        decide(Some(who), Capability::TieTrademark, Object::None, self.clock.micros())?;
        let mut faults = Faults(Vec::new());
        let registrant = match self.find(&typed.registrant).await? {
            _ if typed.registrant.trim().is_empty() => Err(Fault::Missing),
            Some(account) if account.role == Some(Role::Registrant) && account.state == AccountState::Active => {
                Ok(account)
            }
            _ => Err(Fault::NoRegistrant),
        };
        let registrant = faults.take("registrant", registrant, None);
        let product = Slug::parse(typed.product.trim()).ok().filter(|slug| register.product(slug.as_str()).is_some());
        let product = faults.take("product", product.ok_or(Fault::Choice), None);
        let track = Track::from_code(&typed.track).filter(|track| is_kept(*track));
        let track = faults.take("track", track.ok_or(Fault::Choice), None);
        let number = faults.take("mark_no", number(&typed.number), None);
        let holder = faults.line("holder", &typed.holder, 100);
        let expires = faults.take("expires", day(&typed.expires), None);
        let (Some(registrant), Some(product), Some(track), Some(number), Some(holder), Some(expires)) =
            (registrant, product, track, number, holder, expires)
        else {
            return faults.none();
        };
        let mark = Trademark {
            id: self.clock.id(),
            account: registrant.id.clone(),
            login: registrant.login.clone(),
            product,
            track,
            number,
            holder,
            expires,
            tied_at: self.clock.micros(),
            tied_by: who.account.clone(),
            version: 1,
        };
        let mut act = acting.act(self.clock, Action::TrademarkTie, ObjectKind::Trademark, &mark.id);
        act.after = Some(state_of(&mark));
        self.publish_mark(&mut act, &mark)?;
        let notices = self.tell(&registrant, "trademark_tied", &mark, &[]).await?;
        match self.store.tie_trademark(&mark, &notices, &act).await {
            Err(StoreError::Conflict) => Err(Refused::field("mark_no", Fault::Taken)),
            other => Ok(other?),
        }
    }

    /// Corrects holder and last day of a mark, as after a renewal or a transfer.
    ///
    /// # Errors
    /// [`Refused::Faults`]; [`Refused::Changed`] where it was changed meanwhile.
    pub async fn change_trademark(
        &self,
        who: &Principal,
        id: &str,
        (holder, expires, version): (&str, &str, &str),
        acting: &Acting,
    ) -> Result<(), Refused> {
        decide(Some(who), Capability::TieTrademark, Object::None, self.clock.micros())?;
        let before = self.trademark(who, id).await?;
        let mut faults = Faults(Vec::new());
        let holder = faults.line("holder", holder, 100);
        let expires = faults.take("expires", day(expires), None);
        let (Some(holder), Some(expires)) = (holder, expires) else { return faults.none() };
        if version.parse() != Ok(before.version) {
            return Err(Refused::Changed);
        }
        if expires != before.expires && expires < self.clock.today() {
            // Rights that hang on it would end for days that are over.
            return Err(Refused::field("expires", Fault::Past));
        }
        let mark = Trademark { holder, expires, ..before.clone() };
        if mark == before {
            return Err(Refused::field("expires", Fault::Unchanged));
        }
        let mut act = acting.act(self.clock, Action::TrademarkChange, ObjectKind::Trademark, id);
        act.before = Some(state_of(&before));
        act.after = Some(state_of(&Trademark { version: before.version + 1, ..mark.clone() }));
        self.publish_mark(&mut act, &mark)?;
        let registrant = self.known(&mark.account).await?;
        let notices = self.tell(&registrant, "trademark_changed", &mark, &[]).await?;
        match self.store.change_trademark(&mark, &notices, &act).await {
            Ok(true) => Ok(()),
            Ok(false) => Err(Refused::Changed),
            // A use that has not ended runs longer.
            Err(StoreError::Conflict) => Err(Refused::field("expires", Fault::UseRunsLonger)),
            Err(other) => Err(other.into()),
        }
    }

    /// Declares a user of one's own mark.
    ///
    /// # Errors
    /// [`Refused::Faults`].
    pub async fn declare_user(
        &self,
        who: &Principal,
        id: &str,
        typed: &UserAnswers,
        acting: &Acting,
    ) -> Result<(), Refused> {
        let mark = self.trademark(who, id).await?;
        let user = typed.read(mark.track, mark.expires).map_err(Refused::Faults)?;
        self.declare(who, &mark, vec![user], acting).await
    }

    /// Reads a list of users for one's own mark; nothing is written.
    ///
    /// # Errors
    /// [`Refused::Missing`] where the mark is another's.
    pub async fn read_user_list(&self, who: &Principal, id: &str, text: &str) -> Result<ReadList, Refused> {
        let mark = self.trademark(who, id).await?;
        if text.len() > LARGEST_LIST {
            let n = u32::try_from(daodi::registrant::MOST_USERS).unwrap_or(u32::MAX);
            return Err(Refused::Faults(vec![FieldFault::bound("rows", Fault::TooManyRows, n)]));
        }
        let mut known = BTreeSet::new();
        for state in [UserState::Declared, UserState::Confirmed] {
            let all = TrademarkQuery { state: Some(state), limit: 100_000, ..TrademarkQuery::default() };
            let users = self.store.trademark_users(keeper_of(who)?, id, &all).await?;
            known.extend(users.rows.into_iter().map(|user| user.uscc));
        }
        let (users, problems) = read_users(text, (mark.track, mark.expires), &known);
        Ok(ReadList { mark, users, problems })
    }

    /// Declares the users of a list, all or none.
    ///
    /// # Errors
    /// [`Refused::Changed`] where it is no longer in order.
    pub async fn declare_list(&self, who: &Principal, id: &str, text: &str, acting: &Acting) -> Result<(), Refused> {
        let list = self.read_user_list(who, id, text).await?;
        if !list.problems.is_empty() || list.users.is_empty() {
            return Err(Refused::Changed);
        }
        self.declare(who, &list.mark, list.users, acting).await
    }

    async fn declare(
        &self,
        who: &Principal,
        mark: &Trademark,
        users: Vec<TypedUser>,
        acting: &Acting,
    ) -> Result<(), Refused> {
        if who.role != Role::Registrant {
            return Err(Refused::May(Refusal::Role));
        }
        let users: Vec<TrademarkUser> = users
            .into_iter()
            .map(|user| TrademarkUser {
                id: self.clock.id(),
                trademark: mark.id.clone(),
                uscc: user.uscc,
                name: user.name,
                filing_no: user.filing_no,
                filed_on: user.filed_on,
                since: user.since,
                until: user.until,
                state: UserState::Declared,
                declared_at: self.clock.micros(),
                declared_by: who.account.clone(),
                confirmed_at: None,
                ended_on: None,
                reason: None,
                version: 1,
            })
            .collect();
        let mut act = acting.act(self.clock, Action::UseDeclare, ObjectKind::Trademark, &mark.id);
        let lines: Vec<String> = users.iter().map(line_of).collect();
        act.after = Some(fingerprint(b"", &lines.join("\n")));
        match self.store.declare_users(&who.account, &users, &act).await {
            Err(StoreError::Conflict) => Err(Refused::field("uscc", Fault::Declared)),
            other => Ok(other?),
        }
    }

    /// Confirms declared users of a mark in the versions seen, all or none.
    ///
    /// # Errors
    /// [`Refused::Changed`] where one was changed meanwhile; [`Refused::Faults`] where none is chosen.
    pub async fn confirm_users(
        &self,
        who: &Principal,
        id: &str,
        chosen: &[(String, i64)],
        acting: &Acting,
    ) -> Result<(), Refused> {
        decide(Some(who), Capability::ConfirmTrademarkUser, Object::None, self.clock.micros())?;
        let mark = self.trademark(who, id).await?;
        let mut users = Vec::new();
        for (user, version) in chosen.iter().collect::<BTreeSet<_>>() {
            let user = self.store.trademark_user(Keeper::Office, user).await?.ok_or(Refused::Missing)?;
            if user.trademark != mark.id {
                return Err(Refused::Missing);
            }
            if user.version != *version || user.state != UserState::Declared {
                return Err(Refused::Changed);
            }
            users.push(user);
        }
        if users.is_empty() {
            return Err(Refused::field("use", Fault::Missing));
        }
        if users.iter().any(|user| user.declared_by == who.account) {
            return Err(Refused::field("use", Fault::SamePerson));
        }
        let mut acts = Vec::new();
        for (at, user) in users.iter().enumerate() {
            // The form's key goes with the first.
            let acting = if at == 0 { acting.clone() } else { Acting { once: None, ..acting.clone() } };
            let mut act = acting.act(self.clock, Action::UseConfirm, ObjectKind::TrademarkUser, &user.id);
            let version = user.version + 1;
            let confirmed = TrademarkUser { state: UserState::Confirmed, version, ..user.clone() };
            act.before = Some(fingerprint(b"", &line_of(user)));
            act.after = Some(fingerprint(b"", &line_of(&confirmed)));
            self.publish_use(&mut act, &mark, user, user.until)?;
            acts.push(act);
        }
        let registrant = self.known(&mark.account).await?;
        let count = [("n", users.len().to_string())];
        let notices = self.tell(&registrant, "use_confirmed", &mark, &count).await?;
        let Some((first, further)) = acts.split_first() else { return Err(Refused::Fault("acts")) };
        if self.store.confirm_users(&who.account, &users, &notices, first, further).await? {
            Ok(())
        } else {
            Err(Refused::Changed)
        }
    }

    /// Ends a use in the version seen: a registrant's own, or any by the office. The last day may not lie before the first
    /// and not in the future: what ends later ends by its term.
    ///
    /// # Errors
    /// [`Refused::Faults`]; [`Refused::Changed`] where it was changed meanwhile.
    pub async fn end_use(
        &self,
        who: &Principal,
        id: &str,
        (last_day, reason, version): (&str, &str, &str),
        acting: &Acting,
    ) -> Result<(), Refused> {
        if who.role != Role::Registrant {
            decide(Some(who), Capability::ConfirmTrademarkUser, Object::None, self.clock.micros())?;
        }
        let (mark, user) = self.trademark_user(who, id).await?;
        let mut faults = Faults(Vec::new());
        let last_day = day(last_day).and_then(|day| match () {
            () if day > self.clock.today() => Err(Fault::Future),
            () if day < user.since && user.since <= self.clock.today() => Err(Fault::TooEarly),
            () => Ok(day),
        });
        let last_day = faults.take("last_day", last_day, None);
        let reason = faults.lines("reason", reason, 500);
        let (Some(last_day), Some(reason)) = (last_day, reason) else { return faults.none() };
        if version.parse() != Ok(user.version) || user.state == UserState::Ended {
            return Err(Refused::Changed);
        }
        let mut act = acting.act(self.clock, Action::UseEnd, ObjectKind::TrademarkUser, id);
        let ended = TrademarkUser {
            state: UserState::Ended,
            ended_on: Some(last_day),
            reason: Some(reason.clone()),
            version: user.version + 1,
            ..user.clone()
        };
        act.before = Some(fingerprint(b"", &line_of(&user)));
        act.after = Some(fingerprint(b"", &line_of(&ended)));
        act.reason = Some(reason.clone());
        self.publish_use(&mut act, &mark, &user, Some(last_day))?;
        let ending = UseEnding { last_day, reason: reason.clone(), at: self.clock.micros(), by: who.account.clone() };
        let notices = if who.account == mark.account {
            Vec::new()
        } else {
            let registrant = self.known(&mark.account).await?;
            let args = [("enterprise", user.name.clone()), ("reason", reason)];
            self.tell(&registrant, "use_ended", &mark, &args).await?
        };
        let done = self.store.end_use(keeper_of(who)?, &user, &ending, &notices, &act).await?;
        if done { Ok(()) } else { Err(Refused::Changed) }
    }

    /// What everybody may know of a mark.
    fn publish_mark(&self, act: &mut Act, mark: &Trademark) -> Result<(), Refused> {
        publish(act, |leaf| {
            leaf.fact("product", mark.product.as_str())
                .fact("track", mark.track.code())
                .fact("mark_no", mark.number.as_str())
                .fact("until", mark.expires.to_string())
        })
        .map_err(|_| Refused::Fault("leaf"))
    }

    /// What everybody may know of a member or licensee: announcements name them with their codes.
    fn publish_use(
        &self,
        act: &mut Act,
        mark: &Trademark,
        user: &TrademarkUser,
        until: Option<Date>,
    ) -> Result<(), Refused> {
        publish(act, |leaf| {
            let leaf = leaf
                .fact("product", mark.product.as_str())
                .fact("track", mark.track.code())
                .fact("mark_no", mark.number.as_str())
                .fact("uscc", user.uscc.as_str())
                .fact("until", until.unwrap_or(mark.expires).to_string());
            match &user.filing_no {
                Some(number) => leaf.fact("filing_no", number.as_str()),
                None => leaf,
            }
        })
        .map_err(|_| Refused::Fault("leaf"))
    }

    async fn tell(
        &self,
        account: &Account,
        kind: &'static str,
        mark: &Trademark,
        more: &[(&'static str, String)],
    ) -> Result<Vec<Notice>, Refused> {
        let mut args = vec![("number", mark.number.clone())];
        args.extend_from_slice(more);
        let link = format!("/my/members/{}", mark.id);
        let told = Told { kind, args: &args, link: &link, letter: None };
        Ok(vec![self.notice(account, &told).await?])
    }
}
