//! Accounts, all of them marked as demonstration accounts, and what ties producers to enterprises.

use super::names::{CITIES, COUNTIES};
use super::script::APPLICANTS;
use super::world::World;
use super::{FillError, Told, announce, names, script};
use crate::services::acting::Acting;
use crate::services::claims::NewClaim;
use crate::services::progress::Progress;
use daodi::people::{Person, Role};
use daodi::ports::{AccountQuery, Accounts};
use serde::Serialize;
use store::Store;

/// An account to try out with.
#[derive(Clone, Debug, Serialize)]
pub struct Login {
    /// Login name.
    pub login: String,
    /// Its password, once.
    pub password: Option<String>,
    /// Its role.
    pub role: &'static str,
    /// Code of its office.
    pub office: Option<String>,
}

/// The accounts that are printed: login name, role, office. What takes two people has two.
const SHOWN: [(&str, Role, &str); 11] = [
    ("demo.producer", Role::Producer, ""),
    ("demo.registrant", Role::Registrant, ""),
    ("demo.county", Role::CountyOfficer, COUNTIES[0]),
    ("demo.county2", Role::CountyOfficer, COUNTIES[0]),
    ("demo.city", Role::CityOfficer, CITIES[0]),
    ("demo.province", Role::ProvinceOfficer, "410000"),
    ("demo.province2", Role::ProvinceOfficer, "410000"),
    ("demo.auditor", Role::Auditor, ""),
    ("demo.system", Role::SystemAdmin, ""),
    ("demo.security", Role::SecurityAdmin, ""),
    ("demo.audit", Role::AuditAdmin, ""),
];

/// Login name of an office's officer, the first or the second.
pub(super) fn officer(office: &str, second: bool) -> String {
    let shown = |login: &str| login.to_owned();
    match (office, second) {
        ("410000", false) => shown("demo.province"),
        ("410000", true) => shown("demo.province2"),
        (code, false) if code == COUNTIES[0] => shown("demo.county"),
        (code, true) if code == COUNTIES[0] => shown("demo.county2"),
        (code, false) if code == CITIES[0] => shown("demo.city"),
        (code, _) => format!("demo.{code}.{}", if second { "b" } else { "a" }),
    }
}

/// Login name of the `n`-th applicant; the first is the one that is printed.
pub(super) fn applicant(n: usize) -> String {
    if n == 0 { "demo.producer".to_owned() } else { format!("demo.producer.{:02}", n + 1) }
}

/// Login name of whoever claims the user of the `n`-th right.
pub(super) fn holder(n: usize) -> String {
    format!("demo.user.{:02}", n + 1)
}

/// Makes every account.
pub(super) async fn make(world: &mut World, progress: &Progress) -> Result<(), FillError> {
    let mut wanted: Vec<(String, Role, String)> =
        SHOWN.iter().map(|(login, role, office)| ((*login).to_owned(), *role, (*office).to_owned())).collect();
    for (codes, role) in [(&COUNTIES[..], Role::CountyOfficer), (&CITIES[..], Role::CityOfficer)] {
        for code in codes {
            wanted.extend([false, true].map(|second| (officer(code, second), role, (*code).to_owned())));
        }
    }
    wanted.push((marks_registrant(), Role::Registrant, String::new()));
    let producers = (0..APPLICANTS).map(applicant).chain((0..announce::CLAIMED).map(holder));
    wanted.extend(producers.map(|login| (login, Role::Producer, String::new())));
    let count = wanted.len();
    for (n, (login, role, office)) in wanted.into_iter().enumerate() {
        if world.people.contains_key(&login) {
            continue;
        }
        let acting = Acting::system("cli", world.clock);
        let person = Person { name: format!("虚构人员{:02}", n + 1), ..Person::default() };
        let made = world.services.accounts.create(&login, person, role.code(), &office, true, &acting);
        let (account, password) = made.await.told(|| format!("account {login}"))?;
        world.meet(&account.id, &login, role, &office).await?;
        if SHOWN.iter().any(|(shown, ..)| *shown == login) {
            let office = Some(office).filter(|office| !office.is_empty());
            let password = Some(password.expose().to_owned());
            world.logins.push(Login { login, password, role: role.code(), office });
        }
        progress.tick(|| format!("accounts: {} of {count}", n + 1));
    }
    Ok(())
}

/// Login name of the second registrant.
pub(super) fn marks_registrant() -> String {
    "demo.registrant.02".to_owned()
}

/// The printed accounts that are there.
pub(super) async fn known(store: &Store) -> Result<Vec<Login>, FillError> {
    let query = AccountQuery { limit: 1_000, ..AccountQuery::default() };
    let there = store.accounts(&query).await?.rows;
    let shown = |(login, role, office): &(&str, Role, &str)| {
        there.iter().find(|account| account.login == *login).map(|_| Login {
            login: (*login).to_owned(),
            password: None,
            role: role.code(),
            office: Some((*office).to_owned()).filter(|office| !office.is_empty()),
        })
    };
    Ok(SHOWN.iter().filter_map(shown).collect())
}

/// Applicants claim enterprises of their own, holders those that announcements brought; their counties accept.
pub(super) async fn claims(world: &mut World, progress: &Progress) -> Result<(), FillError> {
    progress.say("producers and their enterprises");
    let plots = script::plots();
    let place = |product: usize| match names::PRODUCTS[product].place {
        "411300" => "411323",
        county => county,
    };
    let mut wanted: Vec<(String, usize, &str)> = (0..APPLICANTS)
        .map(|n| {
            let product = plots.iter().find(|plot| plot.kind == daodi::application::Kind::New && plot.who == n);
            (applicant(n), announce::RIGHTS + n, place(product.map_or(0, |plot| plot.product)))
        })
        .collect();
    wanted.extend((0..announce::CLAIMED).map(|n| (holder(n), n, place(n / 2))));
    for (n, (login, number, county)) in wanted.into_iter().enumerate() {
        // Within two weeks, some each day.
        world.at(30 + n / 4, 30 * (n % 4));
        let code = names::uscc(number)?;
        let typed = NewClaim {
            uscc: code.to_string(),
            enterprise_name: names::enterprise(number),
            county: county.to_owned(),
            statement: "演示：虚构的企业认领说明。".to_owned(),
        };
        let register = world.register();
        let (who, acting) = world.who(&login)?;
        let what = || format!("the claim of {login}");
        let accounts = &world.services.accounts;
        let claim = accounts.read_claim(&who, &register, &typed).await.told(what)?;
        let paper = world.upload(&who.account, world.paper.clone()).await?;
        accounts.make_claim(&claim, Some(&paper), &acting).await.told(what)?;
        let (officer, acting) = world.who(&officer(county, n % 2 == 1))?;
        let decision = ("accept", "演示：经核对营业执照，情况属实。", "1");
        accounts.decide_claim(&officer, &claim.id, decision, &acting).await.told(what)?;
        world.owns(&login, &format!("e-{}", code.as_str().to_lowercase()));
    }
    world.refresh().await?;
    Ok(())
}
