### The list of products: search, facets, sorting

search-label = Search
search-placeholder = Xinyang Maojian, xymj, Lingbao …
search-hint = Enter a product, pinyin or initials, a county (old or new name), an English name or an announcement number.
search-heading = Products
search-heading-query = Results for “{ $q }”
search-count-of =
    { $n ->
        [one] 1 product of { $all }
       *[other] { $n } products of { $all }
    }
search-partial = No product has all the words; these come closest.
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
search-facet-enterprise-standing = What sources say
search-facet-any = Any
search-sort = Sort by
search-sort-relevance = Best match
search-sort-name = Name
search-sort-place = Place
search-sort-newest = Latest right first
search-sort-oldest = Earliest right first
search-per-page = { $n } a page
search-as-list = List
search-as-map = Map
search-export = Export these results
search-export-note = The file holds exactly this search and these filters, with sources and certainty.
search-empty-heading = Nothing found
search-empty-query = No product matches “{ $q }”.
search-empty-shorter = use fewer words, or initials of the pinyin such as xymj
search-empty-filters = remove some filters
search-empty-division = browse by place
search-empty-all = see all products
search-empty-not-proof = That Daodi does not list a name does not mean that it is unprotected; the national office’s announcements decide.
search-page-past-end = There is no such page. These results have { $pages }.
search-map-heading = Where the results are
