//! What lists of products need, in columns made once for each generation: a list of a hundred thousand rows is narrowed,
//! counted and put in order within milliseconds.

use super::listing::{FacetCount, ProductFacets, ProductQuery, ProductSort, Standing};
use super::{Category, Product, Track};
use crate::identifiers::DivisionCode;
use crate::search::{Index, ObjectKind};

/// The columns of all products.
pub(super) struct ProductColumns {
    /// Position of the product behind each object of the search index.
    of_object: Vec<Option<usize>>,
    categories: Column<Category>,
    prefectures: Column<DivisionCode>,
    counties: Column<DivisionCode>,
    tracks: Column<Track>,
    standings: Column<Standing>,
    years: Column<i16>,
    by_name: Vec<u32>,
    by_place: Vec<u32>,
    newest: Vec<u32>,
    oldest: Vec<u32>,
}

impl ProductColumns {
    /// Makes the columns; `position` finds a product by its slug.
    pub(super) fn of(products: &[Product], search: &Index, position: impl Fn(&str) -> Option<usize>) -> Self {
        let objects = (0..).map_while(|object| search.key(ObjectKind::Product, object));
        Self {
            of_object: objects.map(position).collect(),
            categories: Column::of(products, |p| vec![p.category]),
            prefectures: Column::of(products, |p| vec![p.prefecture]),
            counties: Column::of(products, |p| p.counties.clone()),
            tracks: Column::of(products, |p| p.protections.iter().map(|right| right.track).collect()),
            standings: Column::of(products, |p| vec![Standing::of(p)]),
            years: Column::of(products, |p| p.first_protected.map(|date| date.year()).into_iter().collect()),
            by_name: ranks(products, |p| &p.slug),
            by_place: ranks(products, |p| (p.prefecture, p.counties.first())),
            newest: ranks(products, |p| std::cmp::Reverse(p.first_protected)),
            oldest: ranks(products, |p| (p.first_protected.is_none(), p.first_protected)),
        }
    }

    /// Position of the product that is this object of the search index.
    pub(super) fn position(&self, object: u32) -> Option<usize> {
        self.of_object.get(usize::try_from(object).ok()?).copied().flatten()
    }

    /// Keeps what passes every facet of the query, and counts: a facet's own choice does not narrow its own counts, so
    /// that a reader sees what another choice would give.
    pub(super) fn narrow(&self, found: &mut Vec<usize>, query: &ProductQuery) -> ProductFacets {
        let mut tallies = [
            self.categories.tally(&query.categories),
            self.prefectures.tally(&query.prefectures),
            self.counties.tally(&query.counties),
            self.tracks.tally(&query.tracks),
            self.standings.tally(&query.standings),
            self.years.tally(&query.years),
        ];
        found.retain(|&product| {
            let refused = tallies.iter().fold(0_u8, |bits, tally| bits << 1 | u8::from(!tally.admits(product)));
            let last = tallies.len() - 1;
            for (facet, tally) in tallies.iter_mut().enumerate() {
                if refused & !(1 << (last - facet)) == 0 {
                    tally.count(product);
                }
            }
            refused == 0
        });
        let [categories, prefectures, counties, tracks, standings, years] = tallies.map(|tally| tally.counts);
        let mut years = self.years.counted(&years, &query.years);
        years.reverse();
        ProductFacets {
            categories: self.categories.counted(&categories, &query.categories),
            prefectures: self.prefectures.counted(&prefectures, &query.prefectures),
            counties: self.counties.counted(&counties, &query.counties),
            tracks: self.tracks.counted(&tracks, &query.tracks),
            standings: self.standings.counted(&standings, &query.standings),
            years,
        }
    }

    /// Puts products in an order; equal ones stay as they are.
    pub(super) fn sort(&self, found: &mut [usize], order: ProductSort) {
        let ranks = match order {
            ProductSort::Relevance => return,
            ProductSort::Name => &self.by_name,
            ProductSort::Place => &self.by_place,
            ProductSort::Newest => &self.newest,
            ProductSort::Oldest => &self.oldest,
        };
        found.sort_by_key(|&product| ranks.get(product));
    }
}

/// The values of one facet: the different ones in order, and for each product the places of its own among them.
struct Column<T> {
    values: Vec<T>,
    /// Where each product's places begin in `places`; one more at the end.
    starts: Vec<usize>,
    places: Vec<usize>,
}

impl<T: Copy + Ord> Column<T> {
    fn of(products: &[Product], each: impl Fn(&Product) -> Vec<T>) -> Self {
        let mut rows: Vec<Vec<T>> = products.iter().map(each).collect();
        for row in &mut rows {
            row.sort_unstable();
            row.dedup();
        }
        let mut values: Vec<T> = rows.iter().flatten().copied().collect();
        values.sort_unstable();
        values.dedup();
        let mut column = Self { values, starts: vec![0], places: Vec::new() };
        for row in &rows {
            column.places.extend(row.iter().filter_map(|value| column.values.binary_search(value).ok()));
            column.starts.push(column.places.len());
        }
        column
    }

    fn tally(&self, chosen: &[T]) -> Tally<'_> {
        let wanted = (!chosen.is_empty()).then(|| self.values.iter().map(|value| chosen.contains(value)).collect());
        Tally { starts: &self.starts, places: &self.places, wanted, counts: vec![0; self.values.len()] }
    }

    /// The counts in the values' own order; a chosen value stays even when it counts nothing, so that it can be undone.
    fn counted(&self, counts: &[usize], chosen: &[T]) -> Vec<FacetCount<T>> {
        let known = self.values.iter().zip(counts).map(|(&value, &count)| (value, count));
        let strange = chosen.iter().filter(|value| self.values.binary_search(value).is_err()).map(|&value| (value, 0));
        let mut list: Vec<FacetCount<T>> = known
            .chain(strange)
            .map(|(value, count)| FacetCount { value, count, selected: chosen.contains(&value) })
            .filter(|facet| facet.count > 0 || facet.selected)
            .collect();
        list.sort_unstable_by_key(|facet| facet.value);
        list
    }
}

/// One facet while a list is counted.
struct Tally<'a> {
    starts: &'a [usize],
    places: &'a [usize],
    /// For each value whether it is chosen; `None` where nothing is.
    wanted: Option<Vec<bool>>,
    counts: Vec<usize>,
}

impl<'a> Tally<'a> {
    fn of(&self, product: usize) -> &'a [usize] {
        match self.starts.get(product..) {
            Some([from, to, ..]) => self.places.get(*from..*to).unwrap_or_default(),
            _ => &[],
        }
    }

    fn admits(&self, product: usize) -> bool {
        let Some(wanted) = &self.wanted else { return true };
        self.of(product).iter().any(|&place| wanted.get(place) == Some(&true))
    }

    fn count(&mut self, product: usize) {
        for &place in self.of(product) {
            if let Some(count) = self.counts.get_mut(place) {
                *count += 1;
            }
        }
    }
}

/// Each product's rank by a key; equal keys share one.
fn ranks<'a, K: Ord>(products: &'a [Product], key: impl Fn(&'a Product) -> K) -> Vec<u32> {
    let mut keyed: Vec<(K, usize)> = products.iter().enumerate().map(|(at, product)| (key(product), at)).collect();
    keyed.sort_unstable();
    let mut ranks = vec![0; products.len()];
    let mut rank = 0_u32;
    let mut before: Option<&K> = None;
    for (key, at) in &keyed {
        rank += u32::from(before.is_some_and(|before| before != key));
        before = Some(key);
        if let Some(place) = ranks.get_mut(*at) {
            *place = rank;
        }
    }
    ranks
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use crate::registry::{Protection, Register};
    use crate::search::{synthetic, tokens};

    /// A small made-up register with the rarer cases: two counties, no county, no right, no date.
    fn register() -> Register {
        let mut rows = synthetic::register(400, 7);
        for (at, product) in rows.products.iter_mut().enumerate() {
            match at % 7 {
                0 => product.protections.clear(),
                1 => product.first_protected = None,
                2 => product.counties.clear(),
                3 => product.counties.push(DivisionCode::parse("411521").unwrap()),
                4 => {
                    let again = Protection { number: None, ..product.protections.first().unwrap().clone() };
                    product.protections = vec![again.clone(), again];
                }
                _ => {}
            }
        }
        let tokens = tokens(&rows);
        Register::new(1, rows, tokens)
    }

    /// Whether a product has one of the chosen values, facet by facet in the order of [`ProductFacets`].
    fn passes(product: &Product, query: &ProductQuery) -> [bool; 6] {
        fn any<T>(chosen: &[T], test: impl Fn(&T) -> bool) -> bool {
            chosen.is_empty() || chosen.iter().any(test)
        }
        [
            any(&query.categories, |c| product.category == *c),
            any(&query.prefectures, |c| product.prefecture == *c),
            any(&query.counties, |c| product.counties.contains(c)),
            any(&query.tracks, |t| product.has_track(*t)),
            any(&query.standings, |s| Standing::of(product) == *s),
            any(&query.years, |y| product.first_protected.is_some_and(|d| d.year() == *y)),
        ]
    }

    /// Checks one facet of a list against its definition.
    fn check<T: Copy + PartialEq + std::fmt::Debug>(
        facet: usize,
        list: &[FacetCount<T>],
        matching: &[&Product],
        query: &ProductQuery,
        has: impl Fn(&Product, T) -> bool,
    ) {
        let others = |p: &Product| passes(p, query).iter().enumerate().all(|(at, ok)| *ok || at == facet);
        let counted = |value| matching.iter().filter(|p| others(p) && has(p, value)).count();
        for choice in list {
            assert_eq!(choice.count, counted(choice.value), "{:?} of {query:?}", choice.value);
            assert!(choice.count > 0 || choice.selected, "{:?} of {query:?}", choice.value);
        }
    }

    #[test]
    fn lists_and_counts_are_those_of_the_definition() {
        let register = register();
        let products = &register.rows().products;
        for address in [
            "",
            "category=tea",
            "category=tea&category=fruit&prefecture=411500",
            "county=411521&sort=name",
            "county=411521&county=410121&status=stated",
            "track=collective_mark&sort=newest",
            "status=open&sort=oldest",
            "year=2010&year=1999&sort=place",
            "q=山&category=livestock",
            "q=茶&prefecture=411500&track=gi_product&sort=newest",
            "q=绝无此物",
            "prefecture=419001",
        ] {
            let pairs: Vec<(&str, &str)> = address.split('&').filter_map(|pair| pair.split_once('=')).collect();
            let query = ProductQuery::from_pairs(pairs).unwrap();
            let list = register.list_products(&query);
            let hits = register.search().search(&query.q, ObjectKind::Product).hits;
            let matching: Vec<&Product> = if query.q.is_empty() {
                products.iter().collect()
            } else {
                let key = |object| register.search().key(ObjectKind::Product, object).unwrap();
                hits.iter().map(|hit| register.product(key(hit.object)).unwrap()).collect()
            };
            let mut expected: Vec<&Product> =
                matching.iter().copied().filter(|p| passes(p, &query).iter().all(|ok| *ok)).collect();
            match query.sort {
                ProductSort::Relevance => {}
                ProductSort::Name => expected.sort_by(|a, b| a.slug.cmp(&b.slug)),
                ProductSort::Place => expected.sort_by_key(|p| (p.prefecture, p.counties.first().copied())),
                ProductSort::Newest => expected.sort_by_key(|p| std::cmp::Reverse(p.first_protected)),
                ProductSort::Oldest => expected.sort_by_key(|p| (p.first_protected.is_none(), p.first_protected)),
            }
            let slugs = |list: &[&Product]| list.iter().map(|p| p.slug.to_string()).collect::<Vec<_>>();
            let listed: Vec<&Product> = list.all.iter().map(|&at| products.get(at).unwrap()).collect();
            assert_eq!(slugs(&listed), slugs(&expected), "{address}");
            let facets = &list.facets;
            check(0, &facets.categories, &matching, &query, |p, v| p.category == v);
            check(1, &facets.prefectures, &matching, &query, |p, v| p.prefecture == v);
            check(2, &facets.counties, &matching, &query, |p, v| p.counties.contains(&v));
            check(3, &facets.tracks, &matching, &query, |p, v| p.has_track(v));
            check(4, &facets.standings, &matching, &query, |p, v| Standing::of(p) == v);
            check(5, &facets.years, &matching, &query, |p, v| p.first_protected.is_some_and(|d| d.year() == v));
            assert!(facets.years.is_sorted_by(|a, b| a.value > b.value), "{address}");
            assert!(facets.counties.is_sorted_by(|a, b| a.value < b.value), "{address}");
        }
    }

    #[test]
    fn every_value_that_occurs_is_offered_and_a_choice_can_be_undone() {
        let register = register();
        let every = register.list_products(&ProductQuery::default()).facets;
        let of = |counts: Vec<usize>| counts.into_iter().sum::<usize>();
        assert_eq!(of(every.categories.iter().map(|f| f.count).collect()), 400);
        assert_eq!(of(every.standings.iter().map(|f| f.count).collect()), 400);
        let query = ProductQuery::from_pairs([("prefecture", "419001"), ("year", "1950")]).unwrap();
        let list = register.list_products(&query);
        assert!(list.all.is_empty());
        assert!(list.facets.prefectures.iter().any(|f| f.value == DivisionCode::JIYUAN && f.selected && f.count == 0));
        assert!(list.facets.years.iter().any(|f| f.value == 1950 && f.selected && f.count == 0));
    }
}
