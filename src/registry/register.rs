//! The register as readers see it: every row with the indexes the pages need, built once for each generation.

use super::announcing::FiledAnnouncement;
use super::columns::ProductColumns;
use super::protection_step::raise;
use super::{
    Announcement, Authorisation, AuthorisationAct, AuthorisationChange, Base, Category, Certainty, DataSet, Enterprise,
    Product, ProtectionAct, ProtectionStep, RegisterRows, Track,
};
use crate::application::Calendar;
use crate::division::{Division, DivisionLevel, DivisionStatus};
use crate::ground::PublicGround;
use crate::identifiers::{DivisionCode, Slug};
use crate::search::{Index, TokenRow};
use crate::statistics::{Indicator, Plan, Programme};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// An immutable picture of the register at one generation. Shared by all requests; replaced as a whole when a change
/// is committed, so that no reader ever sees half of one.
pub struct Register {
    generation: i64,
    data_date: String,
    calendar: Option<Calendar>,
    demonstration: bool,
    rows: RegisterRows,
    search: Index,
    columns: ProductColumns,
    products: HashMap<String, usize>,
    enterprises: HashMap<String, usize>,
    divisions: HashMap<DivisionCode, usize>,
    announcements: HashMap<String, usize>,
    plans: HashMap<String, usize>,
    bases: HashMap<String, usize>,
    enterprises_of_product: HashMap<String, Vec<usize>>,
    bases_of_product: HashMap<String, Vec<usize>>,
    bases_of_enterprise: HashMap<String, Vec<usize>>,
    grounds_of_product: HashMap<String, Vec<usize>>,
    grounds_of_enterprise: HashMap<String, Vec<usize>>,
    authorisations: HashMap<String, usize>,
    authorisations_of_enterprise: HashMap<String, Vec<usize>>,
    authorisations_of_product: HashMap<String, Vec<usize>>,
    changes_of: HashMap<String, Vec<usize>>,
    certainty: HashMap<(DataSet, String), usize>,
}

/// Figures of one division for lists, tiles and the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DivisionCounts {
    /// Products that come from it.
    pub products: usize,
    /// Enterprises that stand in it.
    pub enterprises: usize,
    /// Bases that lie in it.
    pub bases: usize,
}

fn by_key<T>(rows: &[T], key: impl Fn(&T) -> String) -> HashMap<String, usize> {
    rows.iter().enumerate().map(|(i, row)| (key(row), i)).collect()
}

fn grouped<T>(rows: &[T], keys: impl Fn(&T) -> Vec<String>) -> HashMap<String, Vec<usize>> {
    let mut groups: HashMap<String, Vec<usize>> = HashMap::new();
    for (i, row) in rows.iter().enumerate() {
        for key in keys(row) {
            groups.entry(key).or_default().push(i);
        }
    }
    groups
}

/// Puts what officers entered beside what the files cite: an announcement that both know is one, with the officers' kind
/// and date; products rest on what recognised them.
fn apply_filed(rows: &mut RegisterRows) {
    for filed in &rows.filed {
        let new = &filed.announcement;
        match rows.announcements.iter_mut().find(|known| known.id == new.id) {
            Some(known) => {
                known.kind = new.kind;
                known.date = new.date.or(known.date);
                let missing: Vec<Slug> =
                    new.products.iter().filter(|slug| !known.products.contains(slug)).cloned().collect();
                known.products.extend(missing);
            }
            None => rows.announcements.push(new.clone()),
        }
    }
    let mut steps: HashMap<&str, Vec<&ProtectionStep>> = HashMap::new();
    for step in &rows.protection_steps {
        steps.entry(step.product.as_str()).or_default().push(step);
    }
    for product in &mut rows.products {
        if let Some(own) = steps.get(product.slug.as_str()) {
            raise(&mut product.protections, own.iter().copied());
        }
    }
}

impl Register {
    /// Builds the picture from stored rows and tokens.
    #[must_use]
    pub fn new(generation: i64, mut rows: RegisterRows, tokens: Vec<TokenRow>) -> Self {
        apply_filed(&mut rows);
        let search = Index::build(tokens);
        let products = by_key(&rows.products, |p| p.slug.to_string());
        Self {
            generation,
            data_date: String::new(),
            calendar: None,
            demonstration: false,
            columns: ProductColumns::of(&rows.products, &search, |slug| products.get(slug).copied()),
            search,
            products,
            enterprises: by_key(&rows.enterprises, |e| e.id.to_string()),
            divisions: rows.divisions.iter().enumerate().map(|(i, d)| (d.code, i)).collect(),
            announcements: by_key(&rows.announcements, |a| a.id.to_string()),
            plans: by_key(&rows.plans, |p| p.id.to_string()),
            bases: by_key(&rows.bases, |b| b.id.to_string()),
            enterprises_of_product: grouped(&rows.enterprises, |e| e.products.iter().map(Slug::to_string).collect()),
            bases_of_product: grouped(&rows.bases, |b| b.product.iter().map(Slug::to_string).collect()),
            grounds_of_product: grouped(&rows.grounds, |g| vec![g.product.to_string()]),
            grounds_of_enterprise: grouped(&rows.grounds, |g| vec![g.enterprise.to_string()]),
            bases_of_enterprise: grouped(&rows.bases, |b| b.enterprise.iter().map(Slug::to_string).collect()),
            authorisations: by_key(&rows.authorisations, |a| a.id.clone()),
            authorisations_of_enterprise: grouped(&rows.authorisations, |a| vec![a.enterprise.to_string()]),
            authorisations_of_product: grouped(&rows.authorisations, |a| vec![a.product.to_string()]),
            changes_of: grouped(&rows.authorisation_changes, |c| vec![c.authorisation.clone()]),
            certainty: rows.certainty.iter().enumerate().map(|(i, c)| ((c.data_set, c.field.clone()), i)).collect(),
            rows,
        }
    }

    /// The same picture with the day of its data (ISO), which figures are shown with.
    #[must_use]
    pub fn of_day(mut self, data_date: String) -> Self {
        self.data_date = data_date;
        self
    }

    /// The same picture with the working days that count here, where they are not those that the program ships, and with
    /// whether the whole database is a demonstration.
    #[must_use]
    pub fn of_database(mut self, calendar: Option<Calendar>, demonstration: bool) -> Self {
        (self.calendar, self.demonstration) = (calendar, demonstration);
        self
    }

    /// The working days that clocks run by.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        self.calendar.as_ref().unwrap_or_else(|| Calendar::shipped())
    }

    /// Whether everything here is fictional: the database was filled for trying out.
    #[must_use]
    pub fn is_demonstration(&self) -> bool {
        self.demonstration
    }

    /// Day of the data, ISO: that of the newest import. Empty where nothing was imported.
    #[must_use]
    pub fn data_date(&self) -> &str {
        &self.data_date
    }

    /// The generation this picture shows.
    #[must_use]
    pub fn generation(&self) -> i64 {
        self.generation
    }

    /// Every row.
    #[must_use]
    pub fn rows(&self) -> &RegisterRows {
        &self.rows
    }

    /// The search index over it.
    #[must_use]
    pub fn search(&self) -> &Index {
        &self.search
    }

    /// What lists of products are made from.
    pub(super) fn columns(&self) -> &ProductColumns {
        &self.columns
    }

    /// A product by slug.
    #[must_use]
    pub fn product(&self, slug: &str) -> Option<&Product> {
        self.products.get(slug).and_then(|&i| self.rows.products.get(i))
    }

    /// A product's place in the file's order, for lists.
    #[must_use]
    pub fn product_position(&self, slug: &str) -> Option<usize> {
        self.products.get(slug).copied()
    }

    /// An enterprise by id.
    #[must_use]
    pub fn enterprise(&self, id: &str) -> Option<&Enterprise> {
        self.enterprises.get(id).and_then(|&i| self.rows.enterprises.get(i))
    }

    /// An enterprise's place in the file's order, for lists.
    #[must_use]
    pub fn enterprise_position(&self, id: &str) -> Option<usize> {
        self.enterprises.get(id).copied()
    }

    /// A base by id.
    #[must_use]
    pub fn base(&self, id: &str) -> Option<&Base> {
        self.bases.get(id).and_then(|&i| self.rows.bases.get(i))
    }

    /// An authorisation by id.
    #[must_use]
    pub fn authorisation(&self, id: &str) -> Option<&Authorisation> {
        self.authorisations.get(id).and_then(|&i| self.rows.authorisations.get(i))
    }

    /// Authorisations of an enterprise, ended ones included.
    pub fn authorisations_of_enterprise(&self, id: &str) -> impl Iterator<Item = &Authorisation> {
        let places = self.authorisations_of_enterprise.get(id).into_iter().flatten();
        places.filter_map(|&i| self.rows.authorisations.get(i))
    }

    /// Authorisations for a product, ended ones included.
    pub fn authorisations_of_product(&self, slug: &str) -> impl Iterator<Item = &Authorisation> {
        let places = self.authorisations_of_product.get(slug).into_iter().flatten();
        places.filter_map(|&i| self.rows.authorisations.get(i))
    }

    /// What was done to an authorisation, oldest first.
    pub fn changes_of(&self, authorisation: &str) -> impl Iterator<Item = &AuthorisationChange> {
        let places = self.changes_of.get(authorisation).into_iter().flatten();
        places.filter_map(|&i| self.rows.authorisation_changes.get(i))
    }

    /// Changes of an enterprise's name or address as its rights record them, oldest first: what it was called before.
    #[must_use]
    pub fn renamings_of(&self, enterprise: &str) -> Vec<&AuthorisationChange> {
        let rights = self.authorisations_of_enterprise(enterprise);
        let changes = rights.flat_map(|right| self.changes_of(&right.id));
        let mut found: Vec<_> =
            changes.filter(|c| c.act == Some(AuthorisationAct::Change) && c.becomes.is_some()).collect();
        found.sort_by_key(|change| (change.day, change.at));
        found
    }

    /// What announcements did to the protection of a product, oldest first.
    pub fn protection_steps_of<'a>(&'a self, product: &'a str) -> impl Iterator<Item = &'a ProtectionStep> {
        self.rows.protection_steps.iter().filter(move |step| step.product.as_str() == product)
    }

    /// Whether the protection of a product under a legal regime was revoked, and not recognised again since.
    #[must_use]
    pub fn is_revoked(&self, product: &str, track: Track) -> bool {
        let steps = self.protection_steps_of(product).filter(|step| step.track == track);
        let last = steps.filter(|step| step.act != ProtectionAct::Preliminary).max_by_key(|step| (step.day, step.at));
        last.is_some_and(|step| step.act == ProtectionAct::Revoked)
    }

    /// What officers entered of an announcement, the latest last.
    pub fn filed<'a>(&'a self, announcement: &'a str) -> impl Iterator<Item = &'a FiledAnnouncement> {
        self.rows.filed.iter().filter(move |filed| filed.announcement.id.as_str() == announcement)
    }

    /// When the register began to record announcements itself, µs since the epoch, UTC: the first that was applied. Before
    /// that, that nothing is recorded says nothing.
    #[must_use]
    pub fn records_from(&self) -> Option<i64> {
        self.rows.filed.iter().map(|filed| filed.at).min()
    }

    /// An announcement by id.
    #[must_use]
    pub fn announcement(&self, id: &str) -> Option<&Announcement> {
        self.announcements.get(id).and_then(|&i| self.rows.announcements.get(i))
    }

    /// A plan by id.
    #[must_use]
    pub fn plan(&self, id: &str) -> Option<&Plan> {
        self.plans.get(id).and_then(|&i| self.rows.plans.get(i))
    }

    /// A division by code, whatever its status.
    #[must_use]
    pub fn division(&self, code: DivisionCode) -> Option<&Division> {
        self.divisions.get(&code).and_then(|&i| self.rows.divisions.get(i))
    }

    /// A division's Chinese name; its code where the register has no name for it.
    #[must_use]
    pub fn division_name(&self, code: DivisionCode, english: bool) -> String {
        self.division(code)
            .map_or_else(|| code.to_string(), |d| if english { d.name_en.clone() } else { d.name.clone() })
    }

    /// The 18 units of prefecture level, 济源 included, by code.
    #[must_use]
    pub fn prefectures(&self) -> Vec<&Division> {
        let mut units: Vec<&Division> = self
            .rows
            .divisions
            .iter()
            .filter(|d| d.level == DivisionLevel::Prefecture && d.status == DivisionStatus::Current)
            .collect();
        units.sort_by_key(|d| d.code);
        units
    }

    /// The counties of a prefecture that exist today, by code.
    #[must_use]
    pub fn counties(&self, prefecture: DivisionCode) -> Vec<&Division> {
        let mut units: Vec<&Division> = self
            .rows
            .divisions
            .iter()
            .filter(|d| {
                d.level == DivisionLevel::County
                    && d.status == DivisionStatus::Current
                    && d.code.prefecture() == prefecture
            })
            .collect();
        units.sort_by_key(|d| d.code);
        units
    }

    /// Enterprises that a source links with a product.
    pub fn enterprises_of(&self, slug: &Slug) -> impl Iterator<Item = &Enterprise> {
        self.enterprises_of_product
            .get(slug.as_str())
            .into_iter()
            .flatten()
            .filter_map(|&i| self.rows.enterprises.get(i))
    }

    /// Bases of a product.
    pub fn bases_of_product(&self, slug: &Slug) -> impl Iterator<Item = &Base> {
        self.bases_of_product.get(slug.as_str()).into_iter().flatten().filter_map(|&i| self.rows.bases.get(i))
    }

    /// Bases of an enterprise.
    pub fn bases_of_enterprise(&self, id: &Slug) -> impl Iterator<Item = &Base> {
        self.bases_of_enterprise.get(id.as_str()).into_iter().flatten().filter_map(|&i| self.rows.bases.get(i))
    }

    /// What is public of the grounds declared for a product.
    pub fn grounds_of_product(&self, slug: &Slug) -> impl Iterator<Item = &PublicGround> {
        self.grounds_of_product.get(slug.as_str()).into_iter().flatten().filter_map(|&i| self.rows.grounds.get(i))
    }

    /// What is public of the grounds that an enterprise declared.
    pub fn grounds_of_enterprise(&self, id: &Slug) -> impl Iterator<Item = &PublicGround> {
        self.grounds_of_enterprise.get(id.as_str()).into_iter().flatten().filter_map(|&i| self.rows.grounds.get(i))
    }

    /// Indicators of the plans made for exactly this division.
    pub fn indicators_of(&self, code: DivisionCode) -> impl Iterator<Item = &Indicator> {
        self.rows.indicators.iter().filter(move |i| i.region == code)
    }

    /// Programmes of the plans made for exactly this division.
    pub fn programmes_of(&self, code: DivisionCode) -> impl Iterator<Item = &Programme> {
        self.rows.programmes.iter().filter(move |p| p.region == code)
    }

    /// Members of an umbrella name, in the file's order.
    pub fn umbrella<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Product> {
        self.rows.products.iter().filter(move |p| p.umbrella.as_deref() == Some(name))
    }

    /// How sure a field of a set is: its own row, else the set's.
    #[must_use]
    pub fn certainty(&self, set: DataSet, field: &str) -> Option<Certainty> {
        self.certainty_row(set, field).map(|row| row.certainty)
    }

    fn certainty_row(&self, set: DataSet, field: &str) -> Option<&super::FieldCertainty> {
        let find = |name: &str| self.certainty.get(&(set, name.to_owned()));
        find(field).or_else(|| find("*")).and_then(|&i| self.rows.certainty.get(i))
    }

    /// Counts for one division: a county's own rows, a prefecture's or the province's with everything in it.
    #[must_use]
    pub fn counts(&self, code: DivisionCode) -> DivisionCounts {
        let inside = |prefecture: Option<DivisionCode>, counties: &[DivisionCode]| {
            code == DivisionCode::HENAN || prefecture == Some(code) || counties.contains(&code)
        };
        DivisionCounts {
            products: self.rows.products.iter().filter(|p| inside(Some(p.prefecture), &p.counties)).count(),
            enterprises: self.rows.enterprises.iter().filter(|e| inside(e.prefecture, e.county.as_slice())).count(),
            bases: self.rows.bases.iter().filter(|b| inside(Some(b.prefecture), b.county.as_slice())).count(),
        }
    }

    /// Products that come from a division (see [`Self::counts`]), in the file's order.
    pub fn products_in(&self, code: DivisionCode) -> impl Iterator<Item = &Product> {
        self.rows.products.iter().filter(move |p| p.prefecture == code || p.counties.contains(&code))
    }

    /// Enterprises that stand in a division.
    pub fn enterprises_in(&self, code: DivisionCode) -> impl Iterator<Item = &Enterprise> {
        self.rows.enterprises.iter().filter(move |e| e.prefecture == Some(code) || e.county == Some(code))
    }

    /// Bases that lie in a division.
    pub fn bases_in(&self, code: DivisionCode) -> impl Iterator<Item = &Base> {
        self.rows.bases.iter().filter(move |b| b.prefecture == code || b.county == Some(code))
    }

    /// Products whose season includes a month (1–12).
    pub fn in_season(&self, month: u8) -> impl Iterator<Item = &Product> {
        self.rows.products.iter().filter(move |p| p.season_months.contains(&month))
    }

    /// Products of the same umbrella or, failing that, of the same class nearby: at most `limit`.
    #[must_use]
    pub fn related(&self, product: &Product, limit: usize) -> Vec<&Product> {
        let same_umbrella = |p: &Product| product.umbrella.is_some() && p.umbrella == product.umbrella;
        let near = |p: &Product| p.counties.iter().any(|c| product.counties.contains(c));
        let mut others: Vec<(u8, &Product)> = self
            .rows
            .products
            .iter()
            .filter(|p| p.slug != product.slug)
            .filter_map(|p| {
                let same_class = p.category == product.category && p.prefecture == product.prefecture;
                let rank = match (same_umbrella(p), near(p), same_class) {
                    (true, ..) => 0,
                    (_, true, true) => 1,
                    (_, true, _) => 2,
                    (_, _, true) => 3,
                    _ => return None,
                };
                Some((rank, p))
            })
            .collect();
        others.sort_by_key(|&(rank, _)| rank);
        others.into_iter().take(limit).map(|(_, p)| p).collect()
    }

    /// The classes that occur, with their counts.
    #[must_use]
    pub fn categories(&self) -> BTreeMap<Category, usize> {
        let mut counts = BTreeMap::new();
        for product in &self.rows.products {
            *counts.entry(product.category).or_insert(0) += 1;
        }
        counts
    }

    /// The umbrella names that occur.
    #[must_use]
    pub fn umbrellas(&self) -> BTreeSet<&str> {
        self.rows.products.iter().filter_map(|p| p.umbrella.as_deref()).collect()
    }
}
