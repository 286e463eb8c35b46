//! Trademarks and their users, for the tests of the store.

use crate::people::{NOW, id, login, uscc};
use crate::register::TRICKY;
use daodi::identifiers::Slug;
use daodi::ports::UseEnding;
use daodi::registrant::{Trademark, TrademarkUser, UserState};
use daodi::registry::Track;
use jiff::civil::{Date, date};

/// A certification mark in the name of 信阳毛尖, kept by an account.
#[must_use]
pub fn trademark(number: u32, account: &str, by: &str) -> Trademark {
    Trademark {
        id: id(800_000 + number),
        account: account.to_owned(),
        login: login(account),
        product: Slug::parse("xinyang-maojian").unwrap(),
        track: Track::CertificationMark,
        number: format!("{}", 3_047_772 + number),
        holder: format!("信阳市茶叶协会{number}"),
        expires: date(2031, 3, 1),
        tied_at: NOW + i64::from(number),
        tied_by: by.to_owned(),
        version: 1,
    }
}

/// A licensee of a mark, declared by an account.
#[must_use]
pub fn licensee(number: u32, mark: &Trademark, by: &str) -> TrademarkUser {
    TrademarkUser {
        id: id(810_000 + number),
        trademark: mark.id.clone(),
        uscc: uscc(number),
        name: format!("企业{number} {TRICKY}"),
        filing_no: Some(format!("2026备{number}")),
        filed_on: Some(date(2026, 5, 6)),
        since: date(2026, 6, 1),
        until: Some(date(2030, 12, 31)),
        state: UserState::Declared,
        declared_at: NOW + i64::from(number),
        declared_by: by.to_owned(),
        confirmed_at: None,
        ended_on: None,
        reason: None,
        version: 1,
    }
}

/// How a use is ended.
#[must_use]
pub fn ending(by: &str, last_day: Date) -> UseEnding {
    UseEnding { last_day, reason: TRICKY.to_owned(), at: NOW, by: by.to_owned() }
}
