//! The list of products: what a reader may ask for, and the answer with its facets.

use super::{Category, Product, Register, Track};
use crate::identifiers::DivisionCode;
use crate::search::ObjectKind;
use std::ops::RangeInclusive;

/// How well a product's protection is founded in the sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// A source cites an announcement, certificate or registration number.
    Cited,
    /// A source states the kind of right, without a number.
    Stated,
    /// 依据待核: no source read states a right.
    Open,
}

impl Standing {
    /// Every standing, in the order readers see them.
    pub const ALL: &[Self] = &[Self::Cited, Self::Stated, Self::Open];

    /// The code used in addresses and the API.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Cited => "cited",
            Self::Stated => "stated",
            Self::Open => "open",
        }
    }

    /// The standing with this code, if there is one.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|s| s.code() == code)
    }

    /// The standing of a product.
    #[must_use]
    pub fn of(product: &Product) -> Self {
        if product.protections.is_empty() {
            Self::Open
        } else if product.protections.iter().any(|p| p.number.is_some() || !p.announcements.is_empty()) {
            Self::Cited
        } else {
            Self::Stated
        }
    }
}

/// The order of a list of products.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProductSort {
    /// Best match first; without a search text the file's order (by prefecture).
    Relevance,
    /// By pinyin of the name.
    Name,
    /// By division code.
    Place,
    /// Latest first right first; undated last.
    Newest,
    /// Earliest first right first; undated last.
    Oldest,
}

impl ProductSort {
    /// Every order, in the order readers see them.
    pub const ALL: &[Self] = &[Self::Relevance, Self::Name, Self::Place, Self::Newest, Self::Oldest];

    /// The code used in addresses and the API.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Relevance => "relevance",
            Self::Name => "name",
            Self::Place => "place",
            Self::Newest => "newest",
            Self::Oldest => "oldest",
        }
    }

    /// The order with this code, if there is one.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|s| s.code() == code)
    }
}

/// What a reader asks of the list of products. Values of one facet widen, facets narrow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductQuery {
    /// Search text, trimmed.
    pub q: String,
    /// Classes.
    pub categories: Vec<Category>,
    /// Prefecture-level units.
    pub prefectures: Vec<DivisionCode>,
    /// Counties.
    pub counties: Vec<DivisionCode>,
    /// Tracks of protection.
    pub tracks: Vec<Track>,
    /// How well founded.
    pub standings: Vec<Standing>,
    /// Years of the first right.
    pub years: Vec<i16>,
    /// Order.
    pub sort: ProductSort,
    /// Page, from 1.
    pub page: usize,
    /// Rows a page.
    pub per: usize,
}

impl Default for ProductQuery {
    fn default() -> Self {
        Self {
            q: String::new(),
            categories: Vec::new(),
            prefectures: Vec::new(),
            counties: Vec::new(),
            tracks: Vec::new(),
            standings: Vec::new(),
            years: Vec::new(),
            sort: ProductSort::Relevance,
            page: 1,
            per: Self::PER[0],
        }
    }
}

/// Numbers of pages that may be asked for.
pub const PAGES: RangeInclusive<usize> = 1..=1_000_000;
/// Years that may be asked for.
pub const YEARS: RangeInclusive<i16> = 1900..=2200;

/// A parameter of the address that cannot be understood.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the parameter {name} cannot be {value:?}")]
pub struct QueryError {
    /// Name of the parameter.
    pub name: &'static str,
    /// What it held, cut to 40 characters.
    pub value: String,
}

impl QueryError {
    /// The error for a parameter and what it held.
    #[must_use]
    pub fn new(name: &'static str, value: &str) -> Self {
        Self { name, value: value.chars().take(40).collect() }
    }
}

impl ProductQuery {
    /// Rows a page that may be chosen; the first is the default.
    pub const PER: [usize; 3] = [30, 60, 120];

    /// Reads the parameters of an address. Unknown names are ignored, empty values too.
    ///
    /// # Errors
    /// [`QueryError`] names the first parameter whose value means nothing.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, QueryError> {
        let mut query = Self::default();
        for (name, value) in pairs {
            let value = value.trim();
            if value.is_empty() {
                continue;
            }
            match name {
                "q" => value.clone_into(&mut query.q),
                "category" => {
                    add(&mut query.categories, Category::from_code(value).ok_or(QueryError::new("category", value))?);
                }
                "prefecture" => add(&mut query.prefectures, code("prefecture", value)?),
                "county" => add(&mut query.counties, code("county", value)?),
                "track" => add(&mut query.tracks, Track::from_code(value).ok_or(QueryError::new("track", value))?),
                "status" => {
                    add(&mut query.standings, Standing::from_code(value).ok_or(QueryError::new("status", value))?);
                }
                "year" => {
                    let year = value.parse().ok().filter(|y| YEARS.contains(y));
                    add(&mut query.years, year.ok_or(QueryError::new("year", value))?);
                }
                "sort" => query.sort = ProductSort::from_code(value).ok_or(QueryError::new("sort", value))?,
                "page" => query.page = page_number(value)?,
                "per" => {
                    let per = value.parse().ok().filter(|n| Self::PER.contains(n));
                    query.per = per.ok_or(QueryError::new("per", value))?;
                }
                _ => {}
            }
        }
        Ok(query)
    }

    /// The parameters again, in a fixed order and without defaults: the canonical address of this list.
    #[must_use]
    pub fn to_pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        if !self.q.is_empty() {
            pairs.push(("q", self.q.clone()));
        }
        pairs.extend(self.categories.iter().map(|c| ("category", c.code().to_owned())));
        pairs.extend(self.prefectures.iter().map(|c| ("prefecture", c.to_string())));
        pairs.extend(self.counties.iter().map(|c| ("county", c.to_string())));
        pairs.extend(self.tracks.iter().map(|t| ("track", t.code().to_owned())));
        pairs.extend(self.standings.iter().map(|s| ("status", s.code().to_owned())));
        pairs.extend(self.years.iter().map(|y| ("year", y.to_string())));
        if self.sort != ProductSort::Relevance {
            pairs.push(("sort", self.sort.code().to_owned()));
        }
        if self.per != Self::PER[0] {
            pairs.push(("per", self.per.to_string()));
        }
        if self.page != 1 {
            pairs.push(("page", self.page.to_string()));
        }
        pairs
    }

    /// True where nothing narrows the list.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        let plain = Self { sort: self.sort, page: self.page, per: self.per, ..Self::default() };
        *self == plain
    }
}

/// Reads a page number: 1 to 1,000,000.
///
/// # Errors
/// [`QueryError`] for anything else.
pub fn page_number(value: &str) -> Result<usize, QueryError> {
    value.parse().ok().filter(|p| PAGES.contains(p)).ok_or(QueryError::new("page", value))
}

fn add<T: PartialEq>(list: &mut Vec<T>, value: T) {
    if !list.contains(&value) {
        list.push(value);
    }
}

fn code(name: &'static str, value: &str) -> Result<DivisionCode, QueryError> {
    DivisionCode::parse(value).map_err(|_| QueryError::new(name, value))
}

/// One choice of a facet with the number of rows it would give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetCount<T> {
    /// The value.
    pub value: T,
    /// Rows with it, the other facets' choices applied.
    pub count: usize,
    /// Whether it is chosen.
    pub selected: bool,
}

/// The facets of a list of products.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProductFacets {
    /// Classes.
    pub categories: Vec<FacetCount<Category>>,
    /// Prefecture-level units.
    pub prefectures: Vec<FacetCount<DivisionCode>>,
    /// Counties of the chosen prefectures (or of all, where few match).
    pub counties: Vec<FacetCount<DivisionCode>>,
    /// Tracks.
    pub tracks: Vec<FacetCount<Track>>,
    /// How well founded.
    pub standings: Vec<FacetCount<Standing>>,
    /// Years of the first right, latest first.
    pub years: Vec<FacetCount<i16>>,
}

/// A page of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct ProductList {
    /// Positions of the page's products in the register's rows.
    pub page: Vec<usize>,
    /// Positions of every product that matches, in order.
    pub all: Vec<usize>,
    /// Number of pages, at least 1.
    pub pages: usize,
    /// The facets.
    pub facets: ProductFacets,
    /// True where no product has all the words, so that the best partial matches are shown.
    pub partial: bool,
}

impl Register {
    /// Answers a query on products. A page past the end is empty; the caller decides what to say.
    #[must_use]
    pub fn list_products(&self, query: &ProductQuery) -> ProductList {
        let (mut found, partial) = self.matching(&query.q);
        let facets = self.columns().narrow(&mut found, query);
        self.columns().sort(&mut found, query.sort);
        let page = found.iter().copied().skip((query.page - 1) * query.per).take(query.per).collect();
        ProductList { page, pages: found.len().div_ceil(query.per).max(1), all: found, facets, partial }
    }

    /// Positions of the products that match a search text, best first; all where it is empty.
    fn matching(&self, q: &str) -> (Vec<usize>, bool) {
        if q.is_empty() {
            return ((0..self.rows().products.len()).collect(), false);
        }
        let result = self.search().search(q, ObjectKind::Product);
        let positions = result.hits.iter().filter_map(|hit| self.columns().position(hit.object)).collect();
        (positions, result.partial)
    }
}
