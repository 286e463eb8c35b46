### The list of products: search, facets, sorting

search-label = Search
search-placeholder = Xinyang Maojian, xymj, Lingbao …
search-hint = Enter a product, pinyin or initials, a county (old or new name), an English name or an announcement number.
search-heading = Products
search-heading-query = Results for “{ $q }”
search-count =
    { $n ->
        [one] 1 product
       *[other] { $n } products
    }
search-count-of =
    { $n ->
        [one] 1 product of { $all }
       *[other] { $n } products of { $all }
    }
search-partial = No product has all the words; these come closest.
search-corrected-division = { $old } is now { $new }; the search used today’s name.
search-suggest-label = Suggestions
search-suggest-count =
    { $n ->
        [one] 1 suggestion; use the arrow keys.
       *[other] { $n } suggestions; use the arrow keys.
    }
search-suggest-none = No suggestions
search-filters = Filters
search-filters-active = Filters in use
search-facet-category = Category
search-facet-prefecture = Prefecture
search-facet-county = County
search-facet-track = Right
search-facet-standing = How well founded
search-facet-year = Year of the first right
search-facet-product = Product
search-facet-enterprise-standing = What sources say
search-facet-any = Any
search-facet-more = { $n } more
search-option-count = { $name }, { $n }
search-sort = Sort by
search-sort-relevance = Best match
search-sort-name = Name
search-sort-place = Place
search-sort-newest = Latest right first
search-sort-oldest = Earliest right first
search-per-page = { $n } a page
search-as-list = List
search-as-map = Map
search-column-product = Product
search-column-place = Place of origin
search-column-category = Category
search-column-tracks = Rights
search-column-date = First right
search-export = Export these results
search-export-note = The file holds exactly this search and these filters, with sources and certainty.
search-empty-heading = Nothing found
search-empty-query = No product matches “{ $q }”.
search-empty-suggest = You could:
search-empty-shorter = use fewer words, or initials of the pinyin such as xymj
search-empty-filters = remove some filters
search-empty-division = browse by place
search-empty-all = see all products
search-empty-similar = Similar names
search-empty-not-proof = That Daodi does not list a name does not mean that it is unprotected; the national office’s announcements decide.
search-page-past-end = There is no such page. These results have { $pages }.
search-first-page = Go to the first page
search-too-long = The search text is too long; use at most { $n } characters.
search-map-heading = Where the results are
search-map-counting = Counted by county; a product of several counties counts once in each.
