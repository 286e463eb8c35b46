//! Who takes part: accounts with every office that the acts need, signed in once, and labels to be withdrawn.

use super::Stand;
use crate::people::{id, uscc};
use anyhow::Result;
use daodi::label::{CodeRange, NetContent};
use daodi::people::{Person, Role};
use daodi::ports::Registry as _;
use daodi::registry::{Authorisation, Track};
use daodi::transparency_log::{TrustedKeys, VerifierKey};
use server::clock::Clock;
use server::http::App;
use server::secrets::{Secret, Vault};
use server::services::accounts::Client;
use server::services::labels::IssueRequest;
use std::collections::VecDeque;
use std::sync::Mutex;
use std::sync::atomic::AtomicI64;
use std::time::Instant;
use store::{DatabaseUrl, Options, Store};

/// 浉河区, where every claim of the cast lies.
pub const COUNTY: &str = "411502";
/// The office whose contact is corrected.
pub const OFFICE: &str = "410102";
/// Labels that may be withdrawn in one run.
const LABELS: u32 = 6_000;

/// One of the cast.
#[derive(Clone, Debug)]
pub struct Player {
    /// Number of the writer.
    pub writer: usize,
    /// What it is.
    pub role: Role,
    /// The account's id.
    pub account: String,
    /// Its login name.
    pub login: String,
    /// Its password.
    pub password: String,
    /// The cookie.
    pub cookie: String,
    /// The secret of the second factor, where there is one.
    pub totp: Option<String>,
    /// When it last proved who it is.
    pub proved: Instant,
}

/// A claim on its way to an officer.
#[derive(Clone, Debug)]
pub struct Handed {
    /// The claim.
    pub claim: String,
    /// The claimant's account.
    pub account: String,
    /// The claimant's number.
    pub writer: usize,
}

/// All of them, and what they share.
pub struct Cast {
    /// The writers.
    pub players: Vec<Player>,
    /// Codes of labels in use.
    pub codes: Vec<String>,
    /// Keys that sign the public log.
    pub keys: TrustedKeys,
    /// The keys of personal values.
    pub vault: Vault,
    /// Claims to be decided.
    pub desk: Mutex<VecDeque<Handed>>,
    /// Claims that each producer has open.
    pub open: Vec<AtomicI64>,
}

impl Cast {
    /// Makes the accounts, signs them in and issues the labels, before the server starts.
    ///
    /// # Errors
    /// What the services refuse.
    pub async fn make(stand: &Stand, writers: usize) -> Result<Self> {
        let config = stand.config()?;
        let vault_file = config.secret_key_file.clone();
        let store = Store::open(&DatabaseUrl::parse(stand.house.database())?, &Options::default()).await?;
        let app = server::assembly::build(config, store.clone(), Clock::system()).await?;
        let mut players = Vec::new();
        // A few at a time: hashing waits for its memory only so long.
        for some in (0..writers).collect::<Vec<_>>().chunks(4) {
            let tasks: Vec<_> = some
                .iter()
                .map(|&writer| {
                    let app = std::sync::Arc::clone(&app);
                    tokio::spawn(async move { player(&app, writer, role(writer)).await })
                })
                .collect();
            for task in tasks {
                players.push(task.await??);
            }
        }
        let codes = labels(&app).await?;
        app.log.sequence_all().await?;
        let keys: Vec<VerifierKey> = app.log.verifier_keys().iter().map(|key| key.parse()).collect::<Result<_, _>>()?;
        store.close().await;
        Ok(Self {
            players,
            codes,
            keys: TrustedKeys::of_log(keys),
            vault: Vault::open(&vault_file)?,
            desk: Mutex::default(),
            open: (0..writers).map(|_| AtomicI64::new(0)).collect(),
        })
    }
}

/// Of eight writers one is an officer, of all one is the security administrator and one the system administrator.
fn role(writer: usize) -> Role {
    match writer {
        1 => Role::SecurityAdmin,
        2 => Role::SystemAdmin,
        n if n % 8 == 3 => [Role::CountyOfficer, Role::CityOfficer, Role::ProvinceOfficer][n / 8 % 3],
        _ => Role::Producer,
    }
}

async fn player(app: &App, writer: usize, role: Role) -> Result<Player> {
    let accounts = &app.accounts;
    let office = match role {
        Role::CountyOfficer => COUNTY,
        Role::CityOfficer => "411500",
        _ => "",
    };
    let login = format!("writer.{writer}");
    let person = Person { name: "写字人".to_owned(), mail: format!("{login}@example.cn"), phone: String::new() };
    // As for demonstration: the password need not be changed first.
    let (account, password) = accounts.create(&login, person, role.code(), office, true, &crate::acting()).await?;
    // From where they will write: an unknown network would be told of by mail.
    let client = Client { network: "127.0.0.0/24".to_owned(), agent: "Firefox/140.0 Linux".to_owned() };
    let secret = Secret::new(password.expose());
    let mut cookie = accounts.sign_in(&login, &secret, &client, &crate::acting()).await?.token;
    let mut totp = None;
    if role.needs_second_factor() {
        let who = accounts.recognise(cookie.text().expose()).await?.unwrap();
        let set_up = accounts.begin_second_factor(&who, None).await?;
        // The code of the last step: the present one is left for the next time.
        let code = crate::actor::totp(set_up.text.expose(), app.clock.micros() - 30_000_000);
        cookie = accounts.set_second_factor(&who, &set_up.sealed, &code, &crate::acting()).await?.0;
        totp = Some(set_up.text.expose().to_owned());
    }
    Ok(Player {
        writer,
        role,
        account: account.id,
        login,
        password: password.expose().to_owned(),
        cookie: cookie.text().expose().to_owned(),
        totp,
        proved: Instant::now(),
    })
}

/// A batch of a real base in use: what is done to its labels stands in the public log.
async fn labels(app: &App) -> Result<Vec<String>> {
    let register = app.catalogue.current();
    let base = register.rows().bases.iter().find(|b| b.enterprise.is_some() && b.product.is_some()).unwrap();
    let (enterprise, product) = (base.enterprise.clone().unwrap(), base.product.clone().unwrap());
    let basis = "国家知识产权局公告第999号".to_owned();
    let from = jiff::civil::date(2025, 1, 31);
    let right = Authorisation::granted(id(900_000), enterprise.clone(), product.clone(), Track::GiProduct, from, basis);
    app.store.record_authorisation(&right, &crate::act()).await?;
    let request = IssueRequest {
        enterprise: enterprise.to_string(),
        product: product.to_string(),
        base: base.id.to_string(),
        pack_date: app.clock.today(),
        net: NetContent::Grams(250),
        count: LABELS,
        harsh: false,
        demo: false,
    };
    let batch = app.labels.issue(request, &crate::acting()).await?;
    let batch = app.labels.activate(batch, &crate::acting()).await?;
    Ok(CodeRange::new(&app.labels.keyring(), &batch, 1, LABELS)?.map(|code| code.to_string()).collect())
}

/// A unified social credit code that nobody else's act has.
#[must_use]
pub fn own_uscc(writer: usize, number: u32) -> String {
    uscc(u32::try_from(writer).unwrap() * 1_000_000 + number).as_str().to_owned()
}
