//! The fictional product and enterprise that labels may be tried with. They stand outside lists, search and counts.

use super::acting::Acting;
use super::refused::Refused;
use crate::clock::Clock;
use crate::http::App;
use daodi::audit::{Action, ObjectKind};
use daodi::identifiers::{DivisionCode, Slug};
use daodi::people::{Part, Person};
use daodi::ports::{Accounts, People, Registry, StoreError};
use daodi::registry::{Authorisation, Base, Category, Citation, Enterprise, Product, SourceKind, Track};
use jiff::civil::Date;
use std::io::Write;
use std::path::Path;
use store::Store;

/// Slug of the fictional product.
pub const PRODUCT: &str = "demo-product";
/// Id of the fictional enterprise.
pub const ENTERPRISE: &str = "demo-enterprise";
/// Id of its base.
pub const BASE: &str = "demo-base";

fn slug(text: &str) -> Result<Slug, StoreError> {
    Slug::parse(text).map_err(|error| StoreError::Inconsistent { table: "product", what: error.to_string() })
}

/// Adds them where they are missing.
///
/// # Errors
/// [`StoreError`].
pub async fn ensure(store: &Store, clock: Clock, acting: &Acting) -> Result<(), StoreError> {
    if store.product(PRODUCT).await?.is_some_and(|(_, demo)| demo)
        && store.enterprise(ENTERPRISE).await?.is_some_and(|(_, demo)| demo)
        && store.base(BASE).await?.is_some_and(|(_, demo)| demo)
        && !store.authorisations(ENTERPRISE, PRODUCT).await?.is_empty()
    {
        return Ok(());
    }
    let today = clock.today();
    let sources = vec![Citation { kind: SourceKind::Package, text: "虚构，仅供演示".to_owned() }];
    let product = Product {
        slug: slug(PRODUCT)?,
        name: "演示产品".to_owned(),
        name_en: "Demonstration Product".to_owned(),
        aliases: Vec::new(),
        category: Category::Other,
        umbrella: None,
        prefecture: DivisionCode::JIYUAN,
        counties: Vec::new(),
        protections: Vec::new(),
        first_protected: None,
        area_documents: Vec::new(),
        area_text: None,
        area_box: None,
        point: None,
        standard: None,
        applicant: None,
        quality_traits: None,
        eu_agreement: None,
        demo_zone: None,
        season_months: Vec::new(),
        notes: None,
        sources: sources.clone(),
    };
    let enterprise = Enterprise {
        id: slug(ENTERPRISE)?,
        name: "演示企业".to_owned(),
        uscc: None,
        products: vec![slug(PRODUCT)?],
        prefecture: None,
        county: None,
        address: None,
        brands: Vec::new(),
        authorisation_text: None,
        role: "企业".to_owned(),
        notes: None,
        sources: sources.clone(),
    };
    let base = Base {
        id: slug(BASE)?,
        enterprise: Some(slug(ENTERPRISE)?),
        product: Some(slug(PRODUCT)?),
        name: "演示基地".to_owned(),
        prefecture: DivisionCode::JIYUAN,
        county: None,
        township: None,
        area_mu_hundredths: None,
        notes: None,
        sources,
    };
    let authorisation = Authorisation::granted(
        "00000000-0000-7000-8000-000000000001".to_owned(),
        slug(ENTERPRISE)?,
        slug(PRODUCT)?,
        Track::GiProduct,
        Date::new(today.year() - 1, 1, 1).unwrap_or(today),
        "演示".to_owned(),
    );
    let act = Acting { once: None, ..acting.clone() };
    let mut act = act.act(clock, Action::DemonstrationEnsure, ObjectKind::Register, PRODUCT);
    let made = format!("{PRODUCT} {ENTERPRISE} {BASE} {}", authorisation.id);
    act.after = Some(daodi::audit::fingerprint(b"", &made));
    store.ensure_demonstration(&product, &enterprise, &base, &authorisation, &act).await
}

/// The demonstration accounts: login name, role, office, name of the fictional person.
const ACCOUNTS: [(&str, &str, &str, &str); 8] = [
    ("demo.producer", "producer", "", "演示甲"),
    ("demo.county", "county_officer", "411502", "演示乙"),
    ("demo.city", "city_officer", "411500", "演示丙"),
    ("demo.province", "province_officer", "", "演示丁"),
    ("demo.auditor", "auditor", "", "演示戊"),
    ("demo.system", "system_admin", "", "演示己"),
    ("demo.security", "security_admin", "", "演示庚"),
    ("demo.audit", "audit_admin", "", "演示辛"),
];

/// Makes the demonstration accounts that are missing, with passwords drawn at random, and gives all of them as lines. The
/// passwords are kept in a file that only its owner reads: of what the database has, nobody can tell them.
///
/// # Errors
/// [`Refused`].
pub async fn accounts(app: &App, file: &Path) -> Result<Vec<String>, Refused> {
    let acting = Acting::system("cli", app.clock);
    let mut lines: Vec<String> = std::fs::read_to_string(file).unwrap_or_default().lines().map(str::to_owned).collect();
    let mut made = false;
    for (login, role, office, name) in ACCOUNTS {
        if app.store.account_by_login(login).await?.is_some() {
            continue;
        }
        lines.retain(|line| !line.starts_with(&format!("{login} ")));
        let person = Person { name: name.to_owned(), ..Person::default() };
        let (account, password) = app.accounts.create(login, person, role, office, true, &acting).await?;
        if role == "producer" {
            let mut act = acting.act(app.clock, Action::MemberAdd, ObjectKind::Enterprise, ENTERPRISE);
            act.after = Some(super::claims::state_of_member(&account.id, Part::Owner));
            app.store.add_member(ENTERPRISE, &account.id, Part::Owner, &[], &act).await?;
        }
        lines.push(format!("{login:<14} {:<21} {role}", password.expose()));
        made = true;
    }
    if made {
        let kept = keep(file, &lines.join("\n"));
        kept.map_err(|error| {
            tracing::error!(%error, "the demonstration accounts could not be written down");
            Refused::Fault("file")
        })?;
    }
    Ok(lines)
}

fn keep(file: &Path, text: &str) -> std::io::Result<()> {
    let mut open = std::fs::OpenOptions::new();
    open.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut open, 0o600);
    writeln!(open.open(file)?, "{text}")
}
