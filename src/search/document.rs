//! What of the register is indexed, and under which tokens.

use super::bag::{Bag, Name};
use super::places::Places;
use super::vocabulary::category_words;
use super::{ObjectKind, TokenRow, weight};
use crate::division::DivisionStatus;
use crate::registry::{Announcement, Enterprise, Product, RegisterRows};
use std::collections::HashMap;

/// Every token of the register, in the order of token, kind and object, each once with its highest weight.
#[must_use]
pub fn tokens(rows: &RegisterRows) -> Vec<TokenRow> {
    let mut all: Vec<TokenRow> = token_stream(rows).collect();
    all.sort_unstable();
    // Ascending order leaves the highest weight last.
    all.reverse();
    all.dedup_by(|a, b| a.token == b.token && a.kind == b.kind && a.object == b.object);
    all.reverse();
    all
}

/// The tokens object by object, for an index over more rows than are well held as tokens at once. One object's tokens
/// are each there once.
pub fn token_stream(rows: &RegisterRows) -> impl Iterator<Item = TokenRow> + '_ {
    let places = Places::new(rows);
    let mut announcements: HashMap<&str, Vec<&Announcement>> = HashMap::new();
    for announcement in &rows.announcements {
        for product in &announcement.products {
            announcements.entry(product.as_str()).or_default().push(announcement);
        }
    }
    let names: HashMap<&str, &Product> = rows.products.iter().map(|p| (p.slug.as_str(), p)).collect();
    let mut makers: HashMap<&str, i32> = HashMap::new();
    for product in rows.enterprises.iter().flat_map(|e| &e.products) {
        *makers.entry(product.as_str()).or_default() += 1;
    }
    let divisions: Vec<TokenRow> = rows
        .divisions
        .iter()
        .filter(|d| d.status == DivisionStatus::Current)
        .flat_map(|d| places.division(d).into_rows(ObjectKind::Division, &d.code.to_string()))
        .collect();
    let enterprises: Vec<TokenRow> = rows
        .enterprises
        .iter()
        .flat_map(|e| enterprise(e, &names, &places).into_rows(ObjectKind::Enterprise, e.id.as_str()))
        .collect();
    let products = rows.products.iter().flat_map(move |p| {
        let cited = announcements.get(p.slug.as_str()).map_or(&[][..], Vec::as_slice);
        let makers = makers.get(p.slug.as_str()).copied().unwrap_or_default();
        product(p, cited, makers, &places).into_rows(ObjectKind::Product, p.slug.as_str())
    });
    products.chain(enterprises).chain(divisions)
}

fn product(p: &Product, cited: &[&Announcement], makers: i32, places: &Places) -> Bag {
    let mut bag = Bag::default();
    // Rights and makers named by the sources decide between objects that a class or place fits alike.
    let known = (2 * i32::try_from(p.protections.len()).unwrap_or(i32::MAX).min(5)
        + i32::try_from(p.counties.len()).unwrap_or(i32::MAX).min(4)
        + makers.min(6))
    .min(weight::PROMINENCE);
    bag.name(&p.name, Name::Main);
    bag.add(p.slug.as_str().replace('-', ""), weight::NAME_PINYIN);
    bag.english(&p.name_en);
    bag.synonyms(&p.name);
    for alias in &p.aliases {
        bag.name(alias, Name::Alias);
    }
    if let Some(umbrella) = &p.umbrella {
        bag.name(umbrella, Name::Umbrella);
    }
    for word in category_words(p.category) {
        bag.context(word, weight::CATEGORY + known, Some(weight::CATEGORY_PINYIN + known));
    }
    places.around(&mut bag, Some(p.prefecture), &p.counties, known);
    for announcement in cited {
        bag.numbers(&announcement.text, weight::NUMBER);
        bag.number(announcement.number.map(|n| n.to_string()).as_deref());
        bag.year(announcement.year);
    }
    bag.year(p.first_protected.map(|d| d.year()));
    for protection in &p.protections {
        bag.number(protection.number.as_deref());
    }
    for document in &p.area_documents {
        bag.numbers(document, weight::NUMBER);
    }
    bag.number(p.standard.as_deref());
    bag
}

fn enterprise(e: &Enterprise, names: &HashMap<&str, &Product>, places: &Places) -> Bag {
    let mut bag = Bag::default();
    bag.name(&e.name, Name::Main);
    for brand in &e.brands {
        // A brand may carry its registration number or class in brackets.
        let (name, rest) = brand.split_once(['（', '(']).unwrap_or((brand, ""));
        bag.name(name, Name::Alias);
        bag.numbers(rest, weight::NUMBER);
    }
    bag.number(e.uscc.as_ref().map(crate::identifiers::Uscc::as_str));
    for product in e.products.iter().filter_map(|slug| names.get(slug.as_str())) {
        bag.context_parts(&product.name, weight::PRODUCT);
        for alias in product.aliases.iter().chain(&product.umbrella) {
            bag.context_parts(alias, weight::PRODUCT - 20);
        }
        bag.english_context(&product.name_en, weight::PRODUCT - 20);
    }
    let counties: Vec<_> = e.county.into_iter().collect();
    places.around(&mut bag, e.prefecture, &counties, 0);
    bag
}
