//! The fictional product and enterprise that labels may be tried with. They stand outside lists, search and counts.

use daodi::identifiers::{DivisionCode, Slug};
use daodi::ports::{Registry, StoreError};
use daodi::registry::{Authorisation, AuthorisationState, Base, Category, Citation, Enterprise, Product, SourceKind};
use jiff::civil::Date;
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
pub async fn ensure(store: &Store, today: Date) -> Result<(), StoreError> {
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
    let authorisation = Authorisation {
        id: "00000000-0000-7000-8000-000000000001".to_owned(),
        enterprise: slug(ENTERPRISE)?,
        product: slug(PRODUCT)?,
        from: Date::new(today.year() - 1, 1, 1).unwrap_or(today),
        until: None,
        state: AuthorisationState::Active,
        basis: "演示".to_owned(),
    };
    store.ensure_demonstration(&product, &enterprise, &base, &authorisation).await
}
