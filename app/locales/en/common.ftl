### The site: navigation, footer, buttons, common words, months

## The site

site-name = Daodi
site-tagline = Geographical indications and brands of Henan
site-title = { $page } · Daodi, the register of Henan’s geographical indications
site-description = Look up Henan’s geographical indications, the enterprises, bases and announcements behind them, each with its source and how sure it is; check a product label.
site-skip = Skip to content

## Navigation

nav-label = Main
nav-home = Home
nav-products = Products
nav-enterprises = Enterprises
nav-divisions = Places
nav-map = Map
nav-announcements = Announcements
nav-statistics = Statistics
nav-brands = Brands
nav-verify = Check a label
nav-about = About
nav-menu = Menu
nav-breadcrumb = You are here
nav-language-other = 中文
nav-language-label = Switch to Chinese
nav-on-this-page = On this page

## Footer

footer-label = Footer
footer-not-national = Daodi is not the national register. Recognition, approval of users and revocation are what the China National Intellectual Property Administration announces.
footer-not-12315 = For consumer complaints and reports call 12315 or use the national 12315 platform.
footer-national-office = China National Intellectual Property Administration
footer-12315 = National 12315 platform
footer-register = The register
footer-about = About this site
footer-operator = Operator
footer-operator-unset = Operator not yet named
footer-icp = ICP filing
footer-police = Public-security filing
footer-contact = Contact
footer-data-date = Data as of { $date }
footer-sources = Sources and how sure they are
footer-accessibility = Accessibility
footer-privacy = Privacy
footer-open-data = Open data
footer-settings = Display settings
footer-map-review = Map review number: { $number }

## Buttons and links

action-search = Search
action-filter = Filter
action-apply = Apply
action-clear = Clear
action-clear-all = Clear all filters
action-remove-filter = Remove filter: { $name }
action-verify = Check
action-print = Print
action-print-page = Print this page
action-copy = Copy
action-copied = Copied
action-copy-link = Copy link
action-download = Download
action-download-csv = Download CSV
action-download-geojson = Download GeoJSON
action-view-json = View as JSON
action-back = Back
action-home = Go to the home page
action-more = More
action-show-all = Show all
action-show-less = Show fewer
action-view-details = View details
action-open = Open
action-close = Close
action-save = Save
action-retry = Try again

## Words used everywhere

common-not-stated = Not stated
common-none = None
common-yes = Yes
common-no = No
common-name = Name
common-name-en = English name
common-aliases = Also called
common-code = Code
common-date = Date
common-year = Year
common-kind = Kind
common-category = Category
common-status = Status
common-number = Number
common-value = Value
common-unit = Unit
common-area = Area
common-place = Place
common-prefecture = Prefecture
common-county = County
common-township = Township, village
common-address = Address
common-note = Note
common-source = Source
common-sources = Sources
common-certainty-value = Certainty: { $level }
common-certainty = How sure
source-several = The facts on this page come from { $n } sources, listed at its end
source-one = Source: { $source }
common-contents = Contents
common-table = Table
common-map = Map
common-permanent-address = Permanent address
common-external = (external site)
common-new-window = (opens in a new window)
common-colon = :{" "}
common-and-more = and { $n } more
common-count-products =
    { $n ->
        [one] 1 product
       *[other] { $n } products
    }
common-count-enterprises =
    { $n ->
        [one] 1 enterprise
       *[other] { $n } enterprises
    }
common-count-bases =
    { $n ->
        [one] 1 base
       *[other] { $n } bases
    }
common-count-announcements =
    { $n ->
        [one] 1 announcement
       *[other] { $n } announcements
    }
common-count-rows =
    { $n ->
        [one] 1 row
       *[other] { $n } rows
    }
common-area-mu = { $area } mu
common-area-km2 = { $area } km²
common-mu-note = One mu is about 666.67 m².
common-point = { $lon }° E, { $lat }° N
common-demo = Demonstration
common-demo-note = Demonstration data: enterprise and product are invented; they stand outside every count, list and search.
common-reported = As reported
common-unconfirmed = Not confirmed by an official roll
common-to-confirm = To be confirmed
common-language-note = Some of the records are in Chinese only.
common-updated = Updated { $date }
common-year-only = { $year }

## Paging

page-label = Pages
page-previous = Previous
page-next = Next
page-current = Page { $page } of { $pages }
page-go = Page { $page }
page-range = { $from }–{ $to } of { $n }

## Months

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec
